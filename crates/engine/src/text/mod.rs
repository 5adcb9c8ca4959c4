//! Texts: what a customer reads and accepts, such as the credit agreement, each with a version and the hash of its exact bytes.

use std::fmt;

use minicbor::{Decode, Encode};

/// What a text is, by the name that law packs and operators give it: `cost_sheet`.
///
/// Invariant: 1 to 40 small letters, digits and underscores, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct TextKind(#[n(0)] String);

/// The most letters of a kind's name: enough for any, and few enough for a list.
const KIND_LETTERS_MAX: usize = 40;

impl TextKind {
    /// The kind of a name; none for what is no name.
    pub fn named(name: &str) -> Option<TextKind> {
        let is_small = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        let is_sound = name.len() <= KIND_LETTERS_MAX
            && name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.chars().all(is_small);
        is_sound.then(|| TextKind(name.to_string()))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TextKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
