//! Texts: what customers read and accept, published by the operator, and shown years later byte by byte.

pub mod publish;
pub mod list;
pub mod get;

use calendar::Instant;
use engine::text::{Published, Text as Known};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::instant;

/// A text.
#[derive(Debug, Serialize, ToSchema)]
pub struct Text {
    /// Its number, which stands for its kind, version, language and hash.
    #[schema(example = 3)]
    id: u32,
    /// What it is.
    #[schema(example = "cost_sheet")]
    kind: String,
    /// Which version of its kind.
    #[schema(example = 1)]
    version: u32,
    /// Its language.
    #[schema(example = "zh")]
    language: String,
    /// The BLAKE3 hash of its exact bytes, in hexadecimal digits.
    hash: String,
    /// How many bytes it has.
    #[schema(example = 4_096)]
    bytes: u32,
    /// The first business date it is in force.
    #[schema(format = Date)]
    in_force_from: String,
    /// Who published it: the name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    published_by: String,
    /// When.
    #[schema(format = DateTime)]
    published_at: String,
}

impl Text {
    /// A text that was published at the instant `at`.
    pub fn of(text: &Published, at: Instant) -> Text {
        Text {
            id: text.text.0,
            kind: text.kind.to_string(),
            version: text.version,
            language: text.language.tag().to_string(),
            hash: text.hash.to_string(),
            bytes: text.bytes,
            in_force_from: text.in_force_from.to_string(),
            published_by: text.by.to_string(),
            published_at: instant(at),
        }
    }

    /// A text as it is known.
    pub fn known(text: &Known) -> Text {
        Text::of(&text.of, text.at)
    }
}
