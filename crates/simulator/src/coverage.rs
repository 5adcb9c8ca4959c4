//! The table of what was met: every command, every answer to it, and the states its order and its account were in.

use std::collections::BTreeMap;
use std::fmt;

use engine::order::Status;

use crate::limits::CELL_HITS_MIN;

mod possible;

pub use possible::{Impossible, impossibles};
use possible::{answers, impossible};

/// How the statements of an account stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Billed {
    /// It never had one.
    Never,
    /// Each is paid.
    Paid,
    /// One is open and none is past due.
    Open,
    /// One is past due.
    Overdue,
}

/// One cell of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The command.
    pub command: &'static str,
    /// The answer: `accepted`, `already`, `repeated`, or the code of a refusal.
    pub answer: &'static str,
    /// The state of the order it was about, if it was about one.
    pub order: Option<Status>,
    /// How the statements of its account stood, if it was about one.
    pub billed: Option<Billed>,
}

/// The table.
#[derive(Debug, Clone, Default)]
pub struct Coverage(BTreeMap<Cell, u64>);

/// The states of an order.
pub const ORDERS: [Status; 7] = [
    Status::Authorised,
    Status::PartCaptured,
    Status::Captured,
    Status::PartRefunded,
    Status::Refunded,
    Status::Voided,
    Status::Expired,
];

/// How statements can stand.
pub const BILLED: [Billed; 4] = [Billed::Never, Billed::Paid, Billed::Open, Billed::Overdue];

impl Coverage {
    /// Counts a cell.
    ///
    /// # Errors
    /// When the table says that it is impossible.
    pub fn hit(&mut self, cell: Cell) -> Result<(), String> {
        *self.0.entry(cell).or_default() += 1;
        if !answers(cell.command).contains(&cell.answer) {
            return Err(format!("coverage: {cell} is no answer the table knows"));
        }
        match impossible(&cell) {
            Some(why) => Err(format!("coverage: {cell} was met, and is listed as impossible: {}", why.why)),
            None => Ok(()),
        }
    }

    /// Adds another table.
    pub fn add(&mut self, other: &Coverage) {
        for (cell, count) in &other.0 {
            *self.0.entry(*cell).or_default() += count;
        }
    }

    /// How often a cell was met.
    pub fn of(&self, cell: &Cell) -> u64 {
        self.0.get(cell).copied().unwrap_or_default()
    }

    /// The possible cells met fewer than [`CELL_HITS_MIN`] times.
    pub fn missing(&self) -> Vec<Cell> {
        possible_cells().filter(|cell| self.of(cell) < CELL_HITS_MIN).collect()
    }
}

/// Every cell that is not impossible.
pub fn possible_cells() -> impl Iterator<Item = Cell> {
    all_cells().filter(|cell| impossible(cell).is_none())
}

/// Every cell there is.
pub fn all_cells() -> impl Iterator<Item = Cell> {
    possible::commands().flat_map(|command| {
        let orders = if command.is_about_order() { with_none(&ORDERS) } else { vec![None] };
        let billed = if command.is_about_account() { with_none(&BILLED) } else { vec![None] };
        let answers = command.answers;
        orders.into_iter().flat_map(move |order| {
            let billed = billed.clone();
            billed.into_iter().flat_map(move |billed| {
                answers.iter().map(move |answer| Cell { command: command.name, answer, order, billed })
            })
        })
    })
}

fn with_none<T: Copy>(all: &[T]) -> Vec<Option<T>> {
    all.iter().copied().map(Some).chain([None]).collect()
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let order = self.order.map_or("-", Status::name);
        let billed = self.billed.map_or("-", Billed::name);
        write!(f, "{} {} order {order} statement {billed}", self.command, self.answer)
    }
}

impl Billed {
    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Billed::Never => "none",
            Billed::Paid => "paid",
            Billed::Open => "open",
            Billed::Overdue => "overdue",
        }
    }
}

/// A line a command and answer, with the counts over the states of the order and the statements.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells: Vec<Cell> = all_cells().collect();
        let possible = cells.iter().filter(|cell| impossible(cell).is_none()).count();
        let missing = self.missing().len();
        writeln!(f, "{possible} possible cells, {} of them met {CELL_HITS_MIN} times or more", possible - missing)?;
        for cell in cells.iter().filter(|cell| impossible(cell).is_none()) {
            writeln!(f, "  {:>9} {cell}", self.of(cell))?;
        }
        Ok(())
    }
}
