//! What it costs to settle a plan early.

use minicbor::{Decode, Encode};

/// What is asked for settling a plan early, beside its billed unpaid instalments and its unbilled principal.
///
/// The unbilled fees that are not asked for are waived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum EarlySettlement {
    /// Nothing.
    #[n(0)]
    #[default]
    Waived,
    /// The fee of the next unbilled term, and that of the term after it unless at most two terms are unbilled.
    #[n(1)]
    NextFee,
    /// Of the fee of the next unbilled term the part for the days that are over, rounded half-up once.
    #[n(2)]
    ProRata,
}

impl EarlySettlement {
    /// Every value.
    pub const ALL: [EarlySettlement; 3] = [EarlySettlement::Waived, EarlySettlement::NextFee, EarlySettlement::ProRata];

    /// Its name outside.
    pub fn name(self) -> &'static str {
        match self {
            EarlySettlement::Waived => "waived",
            EarlySettlement::NextFee => "next_fee",
            EarlySettlement::ProRata => "pro_rata",
        }
    }
}
