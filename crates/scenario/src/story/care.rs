//! What staff do for a customer, as a story tells it.

use calendar::CycleDay;
use engine::closing::ReopeningReason;
use engine::concession::Reason;
use engine::staff::Role;
use money::Money;

use super::StatementName;

/// One of the staff, by the name and the role that they have in the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
}

/// What is asked to be conceded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concession {
    /// Its name in the story.
    pub name: String,
    /// What.
    pub conceded: Conceded,
    /// How much; all that is owed when left out.
    pub amount: Option<Money>,
    /// Why.
    pub reason: Reason,
    /// Who of the staff asks for it.
    pub staff: Staff,
}

/// What is conceded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conceded {
    /// The penalty of a statement.
    Penalty(StatementName),
    /// The fees of a statement.
    Fee(StatementName),
    /// An amount, perhaps for an order.
    Goodwill(Option<String>),
}

/// How an account is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reopening {
    /// Its limit.
    pub limit: Money,
    /// Its cycle day; as a new account gets one when left out.
    pub cycle_day: Option<CycleDay>,
    /// Why.
    pub reason: ReopeningReason,
}
