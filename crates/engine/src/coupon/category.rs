//! What is bought, by a short name.

use minicbor::{Decode, Encode};

/// The most letters of a category: enough for any shop's, and few enough for a list.
const LETTERS_MAX: usize = 32;

/// What an order is for, by the name that the operator gives it: `electronics`.
///
/// Invariant: 1 to 32 small letters, digits and underscores, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Category(#[n(0)] String);

impl Category {
    /// The category of a name; none for what is no name.
    pub fn named(name: &str) -> Option<Category> {
        let is_small = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        let is_sound = name.len() <= LETTERS_MAX
            && name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.chars().all(is_small);
        is_sound.then(|| Category(name.to_string()))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
}
