//! Hardship plans: what is owed on open statements, planned anew by staff.

pub mod create;

use engine::hardship;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why somebody cannot pay as it is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = HardshipReason)]
pub enum Reason {
    /// An illness or an accident.
    Illness,
    /// Work or another income was lost.
    IncomeLost,
    /// A disaster where they live.
    Disaster,
    /// A death, a birth, a separation.
    Family,
    /// Anything else.
    Other,
}

impl From<hardship::Reason> for Reason {
    fn from(reason: hardship::Reason) -> Reason {
        match reason {
            hardship::Reason::Illness => Reason::Illness,
            hardship::Reason::IncomeLost => Reason::IncomeLost,
            hardship::Reason::Disaster => Reason::Disaster,
            hardship::Reason::Family => Reason::Family,
            hardship::Reason::Other => Reason::Other,
        }
    }
}

impl From<Reason> for hardship::Reason {
    fn from(reason: Reason) -> hardship::Reason {
        match reason {
            Reason::Illness => hardship::Reason::Illness,
            Reason::IncomeLost => hardship::Reason::IncomeLost,
            Reason::Disaster => hardship::Reason::Disaster,
            Reason::Family => hardship::Reason::Family,
            Reason::Other => hardship::Reason::Other,
        }
    }
}
