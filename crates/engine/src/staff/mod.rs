//! Staff: who works for the operator, and in which role.

use std::fmt;

use minicbor::{Decode, Encode};

use crate::id::StaffId;

/// What somebody is there for: it says what they may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Role {
    /// Solves a customer's problem, within limits.
    #[n(0)]
    Agent,
    /// Decides what the rules leave open.
    #[n(1)]
    Underwriter,
    /// Finds fake trades, stolen accounts and cash-out.
    #[n(2)]
    Risk,
    /// Reminds, lawfully, and agrees on promises and hardship.
    #[n(3)]
    Collector,
    /// Keeps books that balance.
    #[n(4)]
    Accountant,
    /// Runs the platform.
    #[n(5)]
    Operator,
    /// Says who may do what.
    #[n(6)]
    Admin,
}

/// One of the staff, in the role in which they act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Staff {
    /// Who.
    #[n(0)]
    pub id: StaffId,
    /// In which role.
    #[n(1)]
    pub role: Role,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 7] =
        [Role::Agent, Role::Underwriter, Role::Risk, Role::Collector, Role::Accountant, Role::Operator, Role::Admin];

    /// The role's name in keys, documents and answers: `agent`.
    pub fn name(self) -> &'static str {
        match self {
            Role::Agent => "agent",
            Role::Underwriter => "underwriter",
            Role::Risk => "risk",
            Role::Collector => "collector",
            Role::Accountant => "accountant",
            Role::Operator => "operator",
            Role::Admin => "admin",
        }
    }

    /// The role of a name.
    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
