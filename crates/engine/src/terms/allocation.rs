//! The order in which money covers what is open on a statement.

use minicbor::{Decode, Encode};

/// What a customer can owe on a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receivable {
    /// Its penalty.
    Penalty,
    /// The fees of its lines.
    Fee,
    /// The principals of its lines.
    Principal,
}

/// The order in which money covers what is open on a statement: each kind whole before the next, line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum Allocation {
    /// Penalty, fees, principals.
    #[n(0)]
    #[default]
    PenaltyFeePrincipal,
    /// Penalty, principals, fees.
    #[n(1)]
    PenaltyPrincipalFee,
    /// Fees, penalty, principals.
    #[n(2)]
    FeePenaltyPrincipal,
    /// Fees, principals, penalty.
    #[n(3)]
    FeePrincipalPenalty,
    /// Principals, penalty, fees.
    #[n(4)]
    PrincipalPenaltyFee,
    /// Principals, fees, penalty.
    #[n(5)]
    PrincipalFeePenalty,
}

impl Allocation {
    /// Every order there is.
    pub const ALL: [Allocation; 6] = [
        Allocation::PenaltyFeePrincipal,
        Allocation::PenaltyPrincipalFee,
        Allocation::FeePenaltyPrincipal,
        Allocation::FeePrincipalPenalty,
        Allocation::PrincipalPenaltyFee,
        Allocation::PrincipalFeePenalty,
    ];

    /// What is covered first, second and last.
    pub fn order(self) -> [Receivable; 3] {
        use Receivable::{Fee, Penalty, Principal};
        match self {
            Allocation::PenaltyFeePrincipal => [Penalty, Fee, Principal],
            Allocation::PenaltyPrincipalFee => [Penalty, Principal, Fee],
            Allocation::FeePenaltyPrincipal => [Fee, Penalty, Principal],
            Allocation::FeePrincipalPenalty => [Fee, Principal, Penalty],
            Allocation::PrincipalPenaltyFee => [Principal, Penalty, Fee],
            Allocation::PrincipalFeePenalty => [Principal, Fee, Penalty],
        }
    }

    /// The same order with principal before the other two.
    #[must_use]
    pub fn principal_first(self) -> Allocation {
        match self {
            Allocation::PenaltyFeePrincipal | Allocation::PenaltyPrincipalFee | Allocation::PrincipalPenaltyFee => {
                Allocation::PrincipalPenaltyFee
            }
            Allocation::FeePenaltyPrincipal | Allocation::FeePrincipalPenalty | Allocation::PrincipalFeePenalty => {
                Allocation::PrincipalFeePenalty
            }
        }
    }

    /// Its name outside: the three in their order.
    pub fn name(self) -> &'static str {
        match self {
            Allocation::PenaltyFeePrincipal => "penalty fee principal",
            Allocation::PenaltyPrincipalFee => "penalty principal fee",
            Allocation::FeePenaltyPrincipal => "fee penalty principal",
            Allocation::FeePrincipalPenalty => "fee principal penalty",
            Allocation::PrincipalPenaltyFee => "principal penalty fee",
            Allocation::PrincipalFeePenalty => "principal fee penalty",
        }
    }
}
