//! What a driver shows.

use calendar::{CycleDay, Date};
use engine::order::Status;
use money::Amount;

use crate::{lateness, story};

/// An account as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its limit today.
    pub limit: Amount,
    /// The fixed part of it.
    pub fixed_limit: Amount,
    /// The temporary part of it, with the last day it counts.
    pub temporary_limit: Option<(Amount, Date)>,
    /// Its cycle day.
    pub cycle_day: CycleDay,
    /// What can still be bought.
    pub available: Amount,
    /// Unpaid principal and holds.
    pub exposure: Amount,
    /// Holds alone.
    pub held: Amount,
    /// The credit balance.
    pub credit: Amount,
    /// All open statements together.
    pub due: Amount,
    /// What of that is to be paid so that none is late, where a minimum is asked; else nothing.
    pub minimum_due: Amount,
    /// The interest on what revolves that no statement lists yet.
    pub interest_run_up: Amount,
    /// How many days it is past due.
    pub days_past_due: u32,
    /// The day it was closed, while it is.
    pub closed: Option<Date>,
    /// Why it is frozen, what was charged off, and what was promised.
    pub stands: lateness::Stands,
}

/// A statement as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// The day it was cut.
    pub cycle: Date,
    /// The last day to pay it.
    pub due: Date,
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// Penalty not paid yet.
    pub penalty: Amount,
    /// The fee of its deferral, not paid yet.
    pub deferral_fee: Amount,
    /// The minimum that it asks for, and what is left to pay of it.
    pub minimum: Option<[Amount; 2]>,
}

/// A figure, and what it is a sum of; what it is in turn is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Its name.
    pub figure: String,
    /// Which line or term, from 1; 0 for what there is only one of.
    pub number: u32,
    /// How much it is, in minor units.
    pub amount: i64,
    /// Every piece: what it is, and how much in major units.
    pub pieces: Vec<(String, String)>,
}

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The order it comes from, or the plan of what stood on statements.
    pub order: String,
    /// Which of the order's captures, counted from 0.
    pub capture: u32,
    /// Which instalment of how many, when it is one.
    pub instalment: Option<(u32, u32)>,
    /// Principal and fee as billed.
    pub billed: (Amount, Amount),
    /// Principal and fee still open.
    pub open: (Amount, Amount),
}

/// An order as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its state.
    pub status: Status,
    /// What was authorised, captured, voided, expired and refunded.
    pub amounts: [Amount; 5],
    /// What the wallet pays of these.
    pub balance: [Amount; 5],
    /// The plan of each capture, by its id.
    pub plans: Vec<Option<String>>,
}

/// A wallet as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wallet {
    /// What is in it, holds included.
    pub balance: Amount,
    /// What orders hold of it.
    pub held: Amount,
    /// What can be spent of it.
    pub available: Amount,
    /// What has to come in before anything can be taken again.
    pub missing: Amount,
    /// Top-ups that no bank has confirmed yet.
    pub incoming: Amount,
    /// Withdrawals that no bank has confirmed yet.
    pub outgoing: Amount,
}

/// A merchant as it stands, over all shards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merchant {
    /// What it sold, gave back, paid as discount and paid as subsidy.
    pub sums: [Amount; 4],
    /// What it is owed, in minor units; negative when it owes.
    pub owed: i64,
}

/// A request as it is written, every name replaced by what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The method.
    pub method: String,
    /// The path below `/v1/`, with its query.
    pub path: String,
    /// Who sends it; a merchant by its id.
    pub caller: story::Caller,
    /// The idempotency key; a new one when it is none of these.
    pub key: story::KeyHeader,
    /// Its `Content-Type`.
    pub content_type: String,
    /// Its body.
    pub body: Vec<u8>,
}

impl Account {
    /// The due date of the oldest of `statements` with something open.
    pub fn due_by(statements: &[Statement]) -> Option<Date> {
        let open = statements.iter().filter(|statement| !statement.open().is_zero());
        open.map(|statement| statement.due).min()
    }
}

impl Statement {
    /// Principal still open.
    pub fn principal(&self) -> Amount {
        self.lines.iter().map(|line| line.open.0).sum()
    }

    /// Fees still open.
    pub fn fee(&self) -> Amount {
        self.lines.iter().map(|line| line.open.1).sum::<Amount>() + self.deferral_fee
    }

    /// Everything still open.
    pub fn open(&self) -> Amount {
        self.principal() + self.fee() + self.penalty
    }
}
