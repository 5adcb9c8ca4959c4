//! What is kept of a person.

/// A person, by the id that the journal knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person(pub u64);

/// One thing that is kept of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The phone number that the person signs in with.
    Phone,
    /// The name as it stands on the document.
    Name,
    /// The number of the document.
    IdNumber,
    /// The picture of one side of the document.
    Document(Side),
    /// A bank card: what stands on it but for its number, and the bank's token; the first is 0.
    Card(u32),
}

/// A side of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The one with the picture.
    Front,
    /// The other one.
    Back,
}

impl Field {
    /// Its name in files and messages: `id_number`.
    pub fn name(self) -> &'static str {
        match self {
            Field::Phone => "phone",
            Field::Name => "name",
            Field::IdNumber => "id_number",
            Field::Document(Side::Front) => "document_front",
            Field::Document(Side::Back) => "document_back",
            Field::Card(_) => "card",
        }
    }

    /// Which of several, from 0.
    pub fn place(self) -> u32 {
        match self {
            Field::Card(place) => place,
            Field::Phone | Field::Name | Field::IdNumber | Field::Document(_) => 0,
        }
    }

    /// Whether people are found by it, and it belongs to one person only.
    pub fn is_searched(self) -> bool {
        match self {
            Field::Phone | Field::IdNumber => true,
            Field::Name | Field::Document(_) | Field::Card(_) => false,
        }
    }

    /// What a sealed field is bound to: it opens in this place and in no other.
    pub(crate) fn context(self, person: Person) -> Vec<u8> {
        format!("yuefu vault field 1: {} {} of {}", self.name(), self.place(), person.0).into_bytes()
    }
}
