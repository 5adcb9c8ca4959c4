//! A story as it was read: who takes part, what they do when, and what is expected of it.

use calendar::Date;
use engine::closing::ClosingReason;
use engine::concession::ReversalReason;
use engine::instruction::{Outcome, Purpose};
use engine::limit::{BelowExposure, Reason, TemporaryChange};
use engine::repayment::Source;
use engine::terms::Terms;
use engine::turn::Intent;
use money::{Currency, Money};

use crate::bill::BillAsk;
use crate::coupon;
use crate::fact::Fact;
use crate::lateness;
use crate::law::LawAsk;

mod care;
mod setup;

pub use care::{Conceded, Concession, Reopening, Staff};
pub use setup::{Contract, Line, Setup};

/// A story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its file.
    pub path: String,
    /// What holds before it begins.
    pub setup: Setup,
    /// What happens, in order of time; at least one step.
    pub steps: Vec<Step>,
}

/// One step: somebody asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The day.
    pub date: Date,
    /// The time of that day, in seconds from its start.
    pub seconds: u32,
    /// Whose account it is about.
    pub customer: String,
    /// The idempotency key it is sent under.
    pub key: Option<String>,
    /// Whether it is to happen.
    pub intent: Intent,
    /// How often it is asked, one time after the other; each but the last has to be accepted.
    pub times: u32,
    /// What is asked.
    pub ask: Ask,
    /// What is expected of it; empty when it only has to be accepted.
    pub expected: Vec<Expected>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Nothing: only to look.
    Look,
    /// To open an account for the step's customer.
    Open(Line),
    /// To register a merchant.
    Register {
        /// Its name in the story.
        merchant: String,
        /// What it agrees to.
        contract: Contract,
    },
    /// To set the clock of the sandbox.
    SetClock {
        /// The day it shall show.
        date: Date,
        /// The time of that day, in seconds from its start.
        seconds: u32,
    },
    /// What an amount would cost in instalments.
    Quote {
        /// The amount.
        amount: Money,
        /// What the wallet would pay of it.
        balance: Option<Money>,
        /// Whose contract it is priced under.
        merchant: String,
    },
    /// The figures that the law pack asks of a quote.
    Figures {
        /// The amount.
        amount: Money,
        /// In how many instalments; on one bill when left out.
        terms: Option<u32>,
        /// Whose contract it is priced under.
        merchant: String,
    },
    /// To freeze the account of the step's customer, to charge it off, or to promise to pay on it.
    Late(lateness::Ask),
    /// Something about campaigns of coupons.
    Coupon(coupon::Ask),
    /// To authorise an order.
    Authorise(Purchase),
    /// To capture an order.
    Capture(Change),
    /// To void an order.
    Void(Change),
    /// To refund an order.
    Refund(Change),
    /// To take a repayment.
    Repay {
        /// What for.
        target: Target,
        /// How much; what it costs when left out.
        amount: Option<Money>,
        /// Where the money comes from.
        source: Source,
        /// The day from which it counts; the day of the step when left out.
        value_date: Option<Date>,
    },
    /// To propose Terms.
    Propose {
        /// Their name in the story.
        name: String,
        /// What they say.
        terms: Box<Terms>,
        /// Who of the staff proposes them.
        staff: String,
    },
    /// To approve Terms.
    Approve {
        /// Their name.
        name: String,
        /// Who of the staff approves them.
        staff: String,
    },
    /// A request as it is written, of the kind that never becomes one of the above.
    Written(Written),
    /// To change the limit of the step's customer.
    ChangeLimit(LimitChange),
    /// Something about texts.
    Law(LawAsk),
    /// Something about bills.
    Bill(BillAsk),
    /// To ask the bank to move money between the card and us.
    Instruct(Instruct),
    /// To say what became of it.
    Confirm {
        /// The instruction.
        instruction: String,
        /// What became of it.
        outcome: Outcome,
    },
    /// To concede something to the step's customer.
    Concede(Concession),
    /// To approve a concession.
    ApproveConcession {
        /// Its name.
        name: String,
        /// Who of the staff approves it.
        staff: Staff,
    },
    /// To decline a concession.
    DeclineConcession {
        /// Its name.
        name: String,
        /// Who of the staff declines it.
        staff: Staff,
    },
    /// To take a concession back.
    ReverseConcession {
        /// Its name.
        name: String,
        /// Why.
        reason: ReversalReason,
        /// Who of the staff takes it back.
        staff: Staff,
    },
    /// To close the account of the step's customer.
    Close {
        /// Why.
        reason: ClosingReason,
        /// Who of the staff closes it.
        staff: Staff,
    },
    /// To open that account again.
    Reopen {
        /// How.
        reopening: Reopening,
        /// Who of the staff does it.
        staff: Staff,
    },
}

/// What the bank is asked to move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruct {
    /// The instruction's name in the story.
    pub name: String,
    /// What for.
    pub purpose: Purpose,
    /// How much.
    pub amount: Money,
}

/// What the wallet pays of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FromBalance {
    /// Nothing.
    Nothing,
    /// So much, beside credit.
    Part(Money),
    /// All of it.
    Everything,
}

/// A request over HTTP as it is written; it is always refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The method: `POST`.
    pub method: String,
    /// The path below `/v1/`, perhaps with names such as `<order:o1>`, and a query.
    pub path: String,
    /// Who sends it.
    pub caller: Caller,
    /// What it has as its idempotency key.
    pub key: KeyHeader,
    /// Its `Content-Type`.
    pub content_type: String,
    /// What is in its body, perhaps with names.
    pub body: String,
    /// How the bytes of the body are made of that text.
    pub bytes: Bytes,
}

/// Who sends a written request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// Somebody with an operator's API key.
    Operator,
    /// Somebody with a merchant's API key.
    Merchant(String),
    /// Somebody without an API key.
    Nobody,
}

/// The idempotency key of a written request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyHeader {
    /// One that was not used before.
    New,
    /// None.
    Missing,
    /// One of so many letters.
    Letters(usize),
    /// This one.
    Named(String),
}

/// How the bytes of a body are made of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bytes {
    /// They are its text.
    Plain,
    /// Blanks follow, up to so many bytes.
    Padded(usize),
    /// A byte follows that no UTF-8 has.
    NotUtf8,
}

/// A new order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// Its name in the story.
    pub order: String,
    /// How much.
    pub amount: Money,
    /// What the wallet pays of it.
    pub balance: FromBalance,
    /// Its coupons, and what is bought.
    pub wish: coupon::Wish,
    /// In how many instalments.
    pub terms: Option<u32>,
    /// Who sells.
    pub merchant: String,
    /// Whether it is captured at once.
    pub timing: engine::order::Timing,
}

/// Something done to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The order.
    pub order: String,
    /// How much; all there is when left out.
    pub amount: Option<Money>,
    /// The merchant that asks, when it is not the one that sold it.
    pub merchant: Option<String>,
}

/// What shall become of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitChange {
    /// The fixed limit; as it is when left out.
    pub fixed: Option<Money>,
    /// The temporary limit.
    pub temporary: TemporaryChange,
    /// Whether it may fall below what is used of it.
    pub below_exposure: BelowExposure,
    /// Why.
    pub reason: Reason,
}

/// What a repayment is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// All open statements.
    Due,
    /// One statement, by its cycle date.
    Statement(StatementName),
    /// The plan of one capture.
    Plan(Capture),
    /// Everything.
    Everything,
}

/// A statement as a story names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementName {
    /// The one of the step's customer that was cut on this date.
    Cut(Date),
    /// The one of somebody else that was cut on this date.
    Of(Date, String),
    /// One that there never was.
    Unknown,
}

/// One capture of an order: `o1` is its first, `o1/2` its second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// The order.
    pub order: String,
    /// Which of its captures, counted from 0.
    pub nth: u32,
}

/// One expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The currency of the amounts in it.
    pub currency: Currency,
    /// What is to be so.
    pub fact: Fact,
}

/// The name in a story of what there never was: an id that names nothing.
pub const UNKNOWN: &str = "unknown";

impl Step {
    /// The step as it is asked the `n`th time, counted from 1: an order or instruction that is made several times is `many-1`, `many-2`, ….
    pub fn nth(&self, n: u32) -> Step {
        let mut step = self.clone();
        let name = match &mut step.ask {
            Ask::Authorise(purchase) => &mut purchase.order,
            Ask::Instruct(instruct) => &mut instruct.name,
            _ => return step,
        };
        if self.times > 1 {
            *name = numbered(name, n);
        }
        step
    }
}

/// The name of one of several orders or instructions.
pub(crate) fn numbered(order: &str, n: u32) -> String {
    format!("{order}-{n}")
}
