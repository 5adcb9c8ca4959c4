//! Texts: what a customer reads and accepts, such as the credit agreement, each with a version and the hash of its exact bytes.
//!
//! An operator publishes them; one shard, [`Shard::HOME`](crate::id::Shard::HOME), decides it, and every shard gets them in the same
//! turn. The bytes stand beside the journal, which holds their hash.

use std::fmt;

use calendar::{Date, Instant};
use minicbor::{Decode, Encode};

use crate::id::StaffId;
use crate::{Rejection, State};

mod hash;
mod publish;

pub use hash::TextHash;
pub(crate) use publish::{apply, decide};

/// What a text is, by the name that law packs and operators give it: `cost_sheet`.
///
/// Invariant: 1 to 40 small letters, digits and underscores, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct TextKind(#[n(0)] String);

/// The most letters of a kind's name: enough for any, and few enough for a list.
const KIND_LETTERS_MAX: usize = 40;

/// The language of a text, as a tag such as `zh` or `zh-Hans`.
///
/// Invariant: 2 to 35 letters, digits and hyphens, as the longest tags have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Language(#[n(0)] String);

/// The fewest and the most letters of a language's tag.
const LANGUAGE_LETTERS: std::ops::RangeInclusive<usize> = 2..=35;

/// The number of a text: it stands for its kind, version, language and hash, none of which ever changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct TextId(#[n(0)] pub u32);

/// What is asked to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publish {
    /// What it is.
    pub kind: TextKind,
    /// Which version of its kind: the last one in another language, or the next.
    pub version: u32,
    /// Its language.
    pub language: Language,
    /// The hash of its bytes.
    pub hash: TextHash,
    /// How many bytes it has.
    pub bytes: u32,
    /// The first business date it is in force; today when left out.
    pub in_force_from: Option<Date>,
    /// Who of the staff publishes it.
    pub by: StaffId,
}

/// A text was published.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Published {
    /// Its number.
    #[n(0)]
    pub text: TextId,
    /// What it is.
    #[n(1)]
    pub kind: TextKind,
    /// Which version of its kind.
    #[n(2)]
    pub version: u32,
    /// Its language.
    #[n(3)]
    pub language: Language,
    /// The hash of its bytes.
    #[n(4)]
    pub hash: TextHash,
    /// How many bytes it has.
    #[n(5)]
    pub bytes: u32,
    /// The first business date it is in force.
    #[n(6)]
    pub in_force_from: Date,
    /// Who of the staff published it.
    #[n(7)]
    pub by: StaffId,
}

/// A text that is published.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Text {
    /// What it is.
    #[n(0)]
    pub of: Published,
    /// When it was published.
    #[n(1)]
    pub at: Instant,
}

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

impl Language {
    /// The language of a tag; none for what is no tag.
    pub fn tagged(tag: &str) -> Option<Language> {
        let is_sound = LANGUAGE_LETTERS.contains(&tag.len())
            && tag.starts_with(|first: char| first.is_ascii_alphabetic())
            && tag.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        is_sound.then(|| Language(tag.to_string()))
    }

    /// Its tag.
    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TextKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reading.
impl State {
    /// Every text that was published, in the order in which they were.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.head.texts.values()
    }

    pub(crate) fn has_texts(&self) -> bool {
        !self.head.texts.is_empty()
    }

    /// A text.
    ///
    /// # Errors
    /// [`Rejection::TextUnknown`].
    pub fn text(&self, id: TextId) -> Result<&Text, Rejection> {
        self.head.texts.get(&id).ok_or(Rejection::TextUnknown)
    }

    /// The version of a kind that is in force on a business date: the last one of which a text has begun.
    pub fn text_version_on(&self, kind: &TextKind, date: Date) -> Option<u32> {
        let begun = self.texts().filter(|text| text.of.kind == *kind && text.of.in_force_from <= date);
        begun.map(|text| text.of.version).max()
    }

    /// Whether a text is of the version of its kind that is in force on a business date.
    pub fn is_text_in_force(&self, text: &Text, date: Date) -> bool {
        text.of.in_force_from <= date && self.text_version_on(&text.of.kind, date) == Some(text.of.version)
    }
}
