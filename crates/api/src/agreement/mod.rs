//! Agreements: the texts that a customer was shown, and accepted.

pub mod show;
pub mod accept;
pub mod withdraw;
pub mod get;

use engine::agreement::Acceptance as Known;
use engine::text::{Text, TextId};
use engine::{Rejection, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::instant;

/// Which text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfText {
    /// Its number.
    #[schema(example = 3)]
    text: u32,
}

/// A text as it was accepted.
#[derive(Debug, Serialize, ToSchema)]
pub struct Acceptance {
    /// Its number.
    #[schema(example = 3)]
    text: u32,
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
    /// When it was shown.
    #[schema(format = DateTime)]
    shown_at: String,
    /// When it was accepted.
    #[schema(format = DateTime)]
    accepted_at: String,
}

/// A text that something was made under.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgreedText {
    /// Its number.
    #[schema(example = 3)]
    text: u32,
    /// What it is.
    #[schema(example = "cost_sheet")]
    kind: String,
    /// Which version of its kind.
    #[schema(example = 1)]
    version: u32,
    /// The BLAKE3 hash of its exact bytes, in hexadecimal digits.
    hash: String,
}

impl Acceptance {
    fn of(text: &Text, accepted: &Known) -> Acceptance {
        Acceptance {
            text: text.of.text.0,
            kind: text.of.kind.to_string(),
            version: text.of.version,
            language: text.of.language.tag().to_string(),
            hash: text.of.hash.to_string(),
            shown_at: instant(accepted.shown),
            accepted_at: instant(accepted.at),
        }
    }
}

impl AgreedText {
    /// A text by its number.
    ///
    /// # Errors
    /// [`Rejection::TextUnknown`].
    pub fn of(state: &State, id: TextId) -> Result<AgreedText, Rejection> {
        let text = &state.text(id)?.of;
        let (kind, hash) = (text.kind.to_string(), text.hash.to_string());
        Ok(AgreedText { text: id.0, kind, version: text.version, hash })
    }
}
