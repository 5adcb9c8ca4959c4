//! Which terms of a plan a refund makes smaller.

use minicbor::{Decode, Encode};

/// Which unbilled terms of a plan a refund makes smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum RefundOntoPlan {
    /// All of them alike: what is left is priced anew over as many terms.
    #[n(0)]
    #[default]
    EveryTerm,
    /// The last ones first: the plan ends sooner.
    #[n(1)]
    LastTermsFirst,
}

impl RefundOntoPlan {
    /// Every value.
    pub const ALL: [RefundOntoPlan; 2] = [RefundOntoPlan::EveryTerm, RefundOntoPlan::LastTermsFirst];

    /// Its name outside.
    pub fn name(self) -> &'static str {
        match self {
            RefundOntoPlan::EveryTerm => "every_term",
            RefundOntoPlan::LastTermsFirst => "last_terms",
        }
    }
}
