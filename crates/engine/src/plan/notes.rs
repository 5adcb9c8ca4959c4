//! What is kept of a plan's fees where its Terms ask for it.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::Amount;

/// What is kept of a plan's fees beyond what the default Terms need: most plans have none of it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct FeeNotes {
    /// The day from which the fee of the next term runs: the capture, then each cycle date.
    #[n(0)]
    pub since: Date,
    /// For each billed term the principal that was not refunded when it was billed.
    #[n(1)]
    #[cbor(with = "crate::list")]
    pub bases: Vec<Amount>,
    /// How it was settled early, if that cost a fee.
    #[n(2)]
    pub settled: Option<Settled>,
}

/// What it cost to settle a plan early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Settled {
    /// The fee, as it was paid.
    #[n(0)]
    pub fee: Amount,
    /// The principal that was not refunded then.
    #[n(1)]
    pub basis: Amount,
}

impl FeeNotes {
    /// Those of a plan that is captured on the day `on`.
    pub(crate) fn from(on: Date) -> FeeNotes {
        FeeNotes { since: on, bases: Vec::new(), settled: None }
    }
}
