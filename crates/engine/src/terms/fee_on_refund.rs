//! What a refund gives back of fees.

use minicbor::{Decode, Encode};

/// What a refund later than 24 hours gives back of the fees of its plans; the unbilled ones always follow what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum FeeOnRefund {
    /// Nothing: what is billed stays.
    #[n(0)]
    #[default]
    BilledStay,
    /// Fees of billed terms, in proportion; what it cost to settle a plan early stays.
    #[n(1)]
    ProRata,
    /// Every fee, billed or paid, as within 24 hours: all of them with all that was captured, in proportion with a part of it.
    #[n(2)]
    All,
}

impl FeeOnRefund {
    /// Every value.
    pub const ALL: [FeeOnRefund; 3] = [FeeOnRefund::BilledStay, FeeOnRefund::ProRata, FeeOnRefund::All];

    /// Its name outside.
    pub fn name(self) -> &'static str {
        match self {
            FeeOnRefund::BilledStay => "billed_stay",
            FeeOnRefund::ProRata => "pro_rata",
            FeeOnRefund::All => "all",
        }
    }
}
