//! Concessions in the words of a driver.

use engine::concession::{Reason, Status};
use money::{Amount, Money};

/// What is asked to be conceded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcessionAsk {
    /// What.
    pub conceded: Conceded,
    /// How much; all that is owed when left out.
    pub amount: Option<Money>,
    /// Why.
    pub reason: Reason,
}

/// What is conceded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conceded {
    /// The penalty of a statement, by its id.
    Penalty(String),
    /// The fees of a statement, by its id.
    Fee(String),
    /// An amount, perhaps for an order, by its id.
    Goodwill(Option<String>),
}

/// A concession as it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its id.
    pub id: String,
    /// How much was given, or is to be.
    pub amount: Amount,
    /// Whether somebody else is to decide.
    pub is_proposed: bool,
}

/// A concession as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concession {
    /// Where it stands.
    pub status: Status,
    /// How much was asked for.
    pub asked: Amount,
    /// How much was given.
    pub given: Amount,
    /// Who asked for it, decided on it, and took it back, by their names.
    pub staff: Vec<String>,
}
