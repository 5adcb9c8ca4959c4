//! What a story is played on: anything that takes the same commands and shows the same figures.
//!
//! Ids are the written ones, as they travel outside: `ord_0000000000001`.

use std::collections::BTreeMap;

use calendar::{CycleDay, Date, Instant};
use engine::closing::ClosingReason;
use engine::concession::ReversalReason;
use engine::instruction::{self, Outcome};
use engine::order::Timing;
use engine::repayment::Source;
use engine::terms::Terms;
use engine::turn::Intent;
use ledger::Kind;
use money::{Amount, Currency, Money};

use crate::bill::Bills;
use crate::coupon::{Coupons, Wish};
use crate::fact::{LimitChanged, Payments, Price, Refused};
use crate::law::Laws;
use crate::{lateness, story};

mod concession;
mod shown;
pub(crate) mod unknown;

pub use concession::{Conceded, Concession, ConcessionAsk, Given};
pub use shown::{Account, Explained, Line, Merchant, Order, Statement, Wallet, Written};

/// Why there is no answer of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum No {
    /// The business says no.
    Refused(Refused),
    /// Something is broken: the reason.
    Broken(String),
    /// This driver has no words for what was asked, so nothing was.
    Wordless,
}

/// How a command is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its idempotency key.
    pub key: Option<String>,
    /// Whether it is to happen.
    pub intent: Intent,
}

/// A new order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// The account that pays.
    pub account: String,
    /// The merchant that sells.
    pub merchant: String,
    /// How much.
    pub amount: Money,
    /// What the wallet pays of it.
    pub balance: story::FromBalance,
    /// Its coupons, and what is bought.
    pub wish: Wish,
    /// In how many instalments.
    pub terms: Option<u32>,
    /// When it is captured.
    pub timing: Timing,
}

/// Something done to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnOrder {
    /// The order.
    pub order: String,
    /// The merchant that asks.
    pub merchant: String,
    /// How much; all there is when left out.
    pub amount: Option<Money>,
}

/// What a repayment is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// All open statements.
    Due,
    /// One statement, by its id.
    Statement(String),
    /// One plan, by its id.
    Plan(String),
    /// Everything.
    Everything,
}

/// A repayment as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// What for.
    pub target: Target,
    /// How much; what it costs when left out.
    pub amount: Option<Money>,
    /// Where the money comes from.
    pub source: Source,
    /// The day from which it counts; today when left out.
    pub value_date: Option<Date>,
}

/// A repayment as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaid {
    /// How much was paid.
    pub amount: Amount,
    /// What it paid: penalty, fee, principal; and what became credit balance.
    pub parts: [Amount; 4],
    /// What was charged too much for being late, and was taken back.
    pub taken_back: Amount,
}

/// A capture as it was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// How much.
    pub amount: Amount,
    /// The plan it made.
    pub plan: Option<Payments>,
}

/// What stories are played on.
pub trait Driver: Bills + Laws + Coupons {
    /// Moves time forward to `at`.
    ///
    /// # Errors
    /// [`No`].
    fn move_to(&mut self, at: Instant) -> Result<(), No>;

    /// Sets the clock to `at`, by name; time goes forward only.
    ///
    /// # Errors
    /// [`No`].
    fn set_clock(&mut self, at: Instant) -> Result<(), No>;

    /// Creates a customer; returns the id.
    ///
    /// # Errors
    /// [`No`].
    fn create(&mut self) -> Result<String, No>;

    /// Opens an account for a customer; returns its id.
    ///
    /// # Errors
    /// [`No`].
    fn open(&mut self, customer: &str, line: &story::Line, call: &Call) -> Result<String, No>;

    /// Registers a merchant; returns its id.
    ///
    /// # Errors
    /// [`No`].
    fn register(&mut self, contract: &story::Contract, call: &Call) -> Result<String, No>;

    /// What `amount`, but for what the wallet pays, would cost on an account, for each number of terms that it is large enough for.
    ///
    /// # Errors
    /// [`No`].
    fn quotes(
        &mut self,
        account: &str,
        merchant: &str,
        amount: Money,
        balance: Option<Money>,
    ) -> Result<Vec<(u32, Price)>, No>;

    /// The figures that the law pack asks of a quote, in its order, each as it is shown.
    ///
    /// # Errors
    /// [`No`].
    fn figures(
        &mut self,
        account: &str,
        merchant: &str,
        amount: Money,
        terms: Option<u32>,
    ) -> Result<Vec<(String, String)>, No>;

    /// Authorises an order; returns its id, what it costs on credit, and what the wallet pays.
    ///
    /// # Errors
    /// [`No`].
    fn authorise(&mut self, ask: &NewOrder, call: &Call) -> Result<(String, Price, Amount), No>;

    /// Captures an order; none when it is captured already.
    ///
    /// # Errors
    /// [`No`].
    fn capture(&mut self, ask: &OnOrder, call: &Call) -> Result<Option<Captured>, No>;

    /// Voids an order; returns how much was released, and none when it is voided already.
    ///
    /// # Errors
    /// [`No`].
    fn void(&mut self, ask: &OnOrder, call: &Call) -> Result<Option<Amount>, No>;

    /// Refunds an order; returns how much.
    ///
    /// # Errors
    /// [`No`].
    fn refund(&mut self, ask: &OnOrder, call: &Call) -> Result<Amount, No>;

    /// Takes a repayment.
    ///
    /// # Errors
    /// [`No`].
    fn repay(&mut self, account: &str, payment: &Payment, call: &Call) -> Result<Repaid, No>;

    /// Asks the bank to move money between the card and us; returns the instruction's id.
    ///
    /// # Errors
    /// [`No`].
    fn instruct(&mut self, account: &str, ask: &story::Instruct, call: &Call) -> Result<String, No>;

    /// Says what became of an instruction; returns its amount, and none when that was said before.
    ///
    /// # Errors
    /// [`No`].
    fn confirm(&mut self, instruction: &str, outcome: Outcome, call: &Call) -> Result<Option<Amount>, No>;

    /// Shows how far an instruction is, and its amount.
    ///
    /// # Errors
    /// [`No`].
    fn instruction(&mut self, instruction: &str) -> Result<(instruction::Status, Amount), No>;

    /// Shows the wallet beside an account.
    ///
    /// # Errors
    /// [`No`].
    fn wallet(&mut self, account: &str) -> Result<Wallet, No>;

    /// Proposes Terms as one of the staff; returns their version.
    ///
    /// # Errors
    /// [`No`].
    fn propose(&mut self, terms: &Terms, staff: &str, call: &Call) -> Result<u32, No>;

    /// Approves a version of the Terms as one of the staff; none when it is approved already.
    ///
    /// # Errors
    /// [`No`].
    fn approve(&mut self, version: u32, staff: &str, call: &Call) -> Result<Option<()>, No>;

    /// Shows the version of the Terms of a currency that is in force.
    ///
    /// # Errors
    /// [`No`].
    fn in_force(&mut self, currency: Currency) -> Result<u32, No>;

    /// Changes the limit of an account; returns what it was, what it is, and by how much more is used than that; none when
    /// it is already so.
    ///
    /// # Errors
    /// [`No`].
    fn change_limit(
        &mut self,
        account: &str,
        change: &story::LimitChange,
        call: &Call,
    ) -> Result<Option<[Amount; 3]>, No>;

    /// Shows every change of an account's limit, oldest first.
    ///
    /// # Errors
    /// [`No`].
    fn limit_changes(&mut self, account: &str) -> Result<Vec<LimitChanged>, No>;

    /// Explains a figure of an account, statement, plan, order or merchant, or every one of them.
    ///
    /// # Errors
    /// [`No`]; always for an explanation that does not add up.
    fn explain(&mut self, subject: &str, figure: Option<(explain::Kind, u32)>) -> Result<Vec<Explained>, No>;

    /// Exports all that happened on an account; gives what its transfers come to on each of its ledger accounts, which is what the
    /// books have, too.
    ///
    /// # Errors
    /// [`No`].
    fn export(&mut self, account: &str) -> Result<Vec<(String, i64)>, No>;

    /// Concedes something, or proposes to.
    ///
    /// # Errors
    /// [`No`].
    fn concede(&mut self, account: &str, ask: &ConcessionAsk, staff: &story::Staff, call: &Call) -> Result<Given, No>;

    /// Approves a concession; returns how much was given, and none when it is approved already.
    ///
    /// # Errors
    /// [`No`].
    fn approve_concession(&mut self, id: &str, staff: &story::Staff, call: &Call) -> Result<Option<Amount>, No>;

    /// Declines a concession; none when it is declined already.
    ///
    /// # Errors
    /// [`No`].
    fn decline_concession(&mut self, id: &str, staff: &story::Staff, call: &Call) -> Result<Option<()>, No>;

    /// Takes a concession back; returns how much, and none when it is taken back already.
    ///
    /// # Errors
    /// [`No`].
    fn reverse_concession(
        &mut self,
        id: &str,
        reason: ReversalReason,
        staff: &story::Staff,
        call: &Call,
    ) -> Result<Option<Amount>, No>;

    /// Shows a concession.
    ///
    /// # Errors
    /// [`No`].
    fn concession(&mut self, id: &str) -> Result<Concession, No>;

    /// Closes an account; none when it is closed already.
    ///
    /// # Errors
    /// [`No`].
    fn close(
        &mut self,
        account: &str,
        reason: ClosingReason,
        staff: &story::Staff,
        call: &Call,
    ) -> Result<Option<()>, No>;

    /// Opens an account again; returns its limit and its cycle day.
    ///
    /// # Errors
    /// [`No`].
    fn reopen(
        &mut self,
        account: &str,
        reopening: &story::Reopening,
        staff: &story::Staff,
        call: &Call,
    ) -> Result<(Amount, CycleDay), No>;
    /// Freezes or unfreezes an account, charges it off, or promises to pay on it; none when it is already so.
    ///
    /// # Errors
    /// [`No`].
    fn late(&mut self, account: &str, ask: &lateness::Ask, call: &Call) -> Result<Option<lateness::Done>, No>;

    /// Shows every act of the staff that froze or unfroze an account, oldest first.
    ///
    /// # Errors
    /// [`No`].
    fn freeze_changes(&mut self, account: &str) -> Result<Vec<lateness::FreezeChange>, No>;

    /// Shows how many accounts owe how much in each bucket of days past due, and last what was charged off.
    ///
    /// # Errors
    /// [`No`].
    fn buckets(&mut self, currency: Currency) -> Result<Vec<(Option<u32>, u64, Amount)>, No>;

    /// Sends a request as it is written; it is to be refused.
    ///
    /// # Errors
    /// [`No`]; always [`No::Wordless`] where there are no requests to write.
    fn write(&mut self, written: &Written) -> Result<(), No>;

    /// Shows an account.
    ///
    /// # Errors
    /// [`No`].
    fn account(&mut self, account: &str) -> Result<Account, No>;

    /// Shows every statement of an account, paid or not, oldest first.
    ///
    /// # Errors
    /// [`No`].
    fn statements(&mut self, account: &str) -> Result<Vec<Statement>, No>;

    /// Shows an order, to the merchant that sold it.
    ///
    /// # Errors
    /// [`No`].
    fn order(&mut self, order: &str, merchant: &str) -> Result<Order, No>;

    /// Shows the terms of a plan that are still to be billed; none when there are no more.
    ///
    /// # Errors
    /// [`No`].
    fn plan(&mut self, plan: &str) -> Result<Option<Payments>, No>;

    /// Shows a merchant.
    ///
    /// # Errors
    /// [`No`].
    fn merchant(&mut self, merchant: &str) -> Result<Merchant, No>;

    /// Shows the trial balance of a currency: debits minus credits of each kind, in minor units.
    ///
    /// # Errors
    /// [`No`].
    fn books(&mut self, currency: Currency) -> Result<BTreeMap<Kind, i64>, No>;

    /// Checks every equation of the books.
    ///
    /// # Errors
    /// [`No::Broken`] with the first that does not hold.
    fn check(&mut self) -> Result<(), No>;
}

impl No {
    /// A refusal that says no more than its code.
    pub fn plain(code: &str) -> No {
        No::Refused(Refused::plain(code))
    }
}
