//! What is asked: steps of a world that may be about anything, and say what they mean by what there is.

use crate::second::Minor;
use crate::second::concession::Staff;
use crate::second::order::When;
use crate::second::repayment::Source;
use crate::second::terms::Terms;
use crate::second::wallet::{Purpose, Status};

/// One thing that is asked.
#[derive(Debug, Clone)]
pub struct Step {
    /// Days since the world began, and seconds of that day.
    pub day: i32,
    pub second: i64,
    pub account: usize,
    pub ask: Ask,
}

#[derive(Debug, Clone)]
pub enum Ask {
    Open {
        limit: i64,
        cycle_day: Option<u32>,
    },
    Sell(Box<Terms>),
    Buy {
        merchant: usize,
        size: Size,
        terms: Option<usize>,
        wallet: Paying,
        when: When,
    },
    /// To move money between card and wallet.
    Move {
        purpose: Purpose,
        size: Size,
    },
    /// What the bank says became of that.
    Hear {
        instruction: Pick,
        outcome: Status,
    },
    Capture {
        order: Pick,
        size: Size,
    },
    Void {
        order: Pick,
        size: Size,
    },
    Refund {
        order: Pick,
        size: Size,
    },
    Defer {
        statement: Pick,
        days: i32,
    },
    CycleDay {
        day: u32,
    },
    Split {
        statement: Pick,
        terms: usize,
        size: Size,
    },
    Hardship {
        terms: usize,
        yearly: Option<i128>,
    },
    Concede {
        what: Conceding,
        size: Size,
        by: Staff,
    },
    /// What becomes of a concession.
    Decide {
        concession: Pick,
        act: Act,
        by: Staff,
    },
    Close,
    Reopen {
        limit: i64,
        cycle_day: Option<u32>,
    },
    /// To charge off before the age does.
    GiveUp,
    Freeze {
        freezes: bool,
    },
    Promise {
        size: Size,
        days: i32,
    },
    Repay {
        aim: Aim,
        size: Size,
        manner: Manner,
        source: Source,
        /// How many days ago the money came.
        ago: Option<i32>,
    },
    Limit {
        fixed: Option<Size>,
        temporary: Temporary,
        accepts: bool,
        is_customers: bool,
    },
    /// Compare every account, with all that ever was on it.
    LookAtAll,
}

/// Whether something is asked for where it cannot be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Manner {
    /// Only where there is something to ask for.
    Sensible,
    /// Whatever there is.
    Blind,
}

/// Which one of many, counted from the newest; mostly of those for which it makes sense.
#[derive(Debug, Clone, Copy)]
pub struct Pick {
    pub nth: usize,
    pub manner: Manner,
}

impl Pick {
    /// Its choice of these, the newest last, of which `sensible` tells some.
    pub fn from(self, all: impl Iterator<Item = usize>, sensible: impl Fn(usize) -> bool) -> Option<usize> {
        let all: Vec<usize> = all.collect();
        let some: Vec<usize> = all.iter().copied().filter(|one| sensible(*one)).collect();
        let list = if self.manner == Manner::Blind || some.is_empty() { all } else { some };
        list.iter().rev().nth(self.nth.checked_rem(list.len())?).copied()
    }
}

/// What of an order the wallet pays.
#[derive(Debug, Clone, Copy)]
pub enum Paying {
    Nothing,
    Beside(Size),
    Alone,
}

/// What a repayment is for; statements and plans count from the newest.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    Due,
    Statement(Pick),
    Plan(Pick),
    Everything,
}

/// What is conceded; statements count from the newest.
#[derive(Debug, Clone, Copy)]
pub enum Conceding {
    Penalty(Pick),
    Fee(Pick),
    Goodwill,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Act {
    Approve,
    Decline,
    TakeBack,
}

#[derive(Debug, Clone, Copy)]
pub enum Temporary {
    Keep,
    Remove,
    Set { size: Size, days: i32 },
}

/// How much: of what there is, or so much.
#[derive(Debug, Clone, Copy)]
pub enum Size {
    /// Leave the amount out, where that can be.
    All,
    /// All there is, and so much more.
    Near(i64),
    /// So many hundredths of all there is.
    Part(i64),
    Minor(i64),
    /// The smallest that a plan can be (when buying), what is not billed (when refunding), the oldest bill's penalty and fees
    /// (when paying), and so much more.
    Edge(i64),
}

impl Size {
    /// The amount, when `all` is all there is; none to leave it out.
    pub fn of(self, all: Minor, edge: Minor) -> Option<Minor> {
        match self {
            Size::All => None,
            Size::Near(by) => Some((all + Minor::from(by)).max(0)),
            Size::Part(hundredths) => Some(all * Minor::from(hundredths) / 100),
            Size::Minor(minor) => Some(Minor::from(minor)),
            Size::Edge(by) => Some((edge + Minor::from(by)).max(0)),
        }
    }
}
