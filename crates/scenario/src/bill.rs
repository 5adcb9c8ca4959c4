//! What is done to bills: the cycle day is moved, a statement is deferred, split, or planned anew.

use calendar::{CycleDay, Date};
use engine::hardship::Reason;
use engine::turn::Intent;
use money::{Amount, Currency, Money, Rate};

use crate::cast::Cast;
use crate::driver::{Call, Driver, No};
use crate::fact::{Answer, BillAnswer, PlannedAs, Price};
use crate::story::{StatementName, Step};

/// What is asked about bills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BillAsk {
    /// To move the cycle day of the step's customer.
    CycleDay(CycleDay),
    /// To defer a statement.
    Defer {
        /// Which.
        statement: StatementName,
        /// By how many days.
        days: u32,
    },
    /// To tell what splitting a statement would cost.
    QuoteSplit {
        /// Which.
        statement: StatementName,
        /// How much; all that can be when left out.
        amount: Option<Money>,
    },
    /// To split a statement.
    Split(Split),
    /// To plan anew what is owed on open statements.
    Hardship(Hardship),
}

/// A part of a statement to be split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The name of the plan.
    pub plan: String,
    /// The statement.
    pub statement: StatementName,
    /// How much; all that can be when left out.
    pub amount: Option<Money>,
    /// In how many terms.
    pub terms: u32,
}

/// What is owed, to be planned anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hardship {
    /// The name of the plan.
    pub plan: String,
    /// In how many terms.
    pub terms: u32,
    /// At which yearly rate; free of interest when left out.
    pub yearly: Option<Rate>,
    /// Why.
    pub reason: Reason,
}

/// A plan as it was agreed on: its id, what it settles, and its price.
pub type Planned = (String, Amount, Price);

/// The part of a driver that is about bills.
pub trait Bills {
    /// Changes the cycle day of an account; returns the day it was, and the first cycle date on the new one.
    ///
    /// # Errors
    /// [`No`].
    fn change_cycle_day(&mut self, account: &str, day: CycleDay, call: &Call) -> Result<(CycleDay, Date), No>;

    /// Defers a statement; returns the due date it had, the one it has, and the fee.
    ///
    /// # Errors
    /// [`No`].
    fn defer(&mut self, account: &str, statement: &str, days: u32, call: &Call) -> Result<(Date, Date, Amount), No>;

    /// What splitting `amount` of a statement would cost, for each number of terms that it is large enough for.
    ///
    /// # Errors
    /// [`No`].
    fn split_quotes(&mut self, account: &str, statement: &str, amount: Option<Money>) -> Result<Vec<(u32, Price)>, No>;

    /// Splits a statement.
    ///
    /// # Errors
    /// [`No`].
    fn split(&mut self, account: &str, statement: &str, split: &Split, call: &Call) -> Result<Planned, No>;

    /// Plans anew what is owed on open statements.
    ///
    /// # Errors
    /// [`No`].
    fn plan_hardship(&mut self, account: &str, ask: &Hardship, call: &Call) -> Result<Planned, No>;
}

/// Asks what a step asks about bills.
pub(crate) fn act(
    driver: &mut dyn Driver,
    cast: &mut Cast,
    step: &Step,
    ask: &BillAsk,
    call: &Call,
) -> Result<Vec<Answer>, No> {
    let account = cast.account(&step.customer, Currency::Cny);
    let answer = match ask {
        BillAsk::CycleDay(after) => {
            let (before, first) = driver.change_cycle_day(&account, *after, call)?;
            BillAnswer::CycleDayChanged(before, *after, first)
        }
        BillAsk::Defer { statement, days } => {
            let statement = crate::act::statement_named(driver, cast, &account, statement)?;
            let (before, due, fee) = driver.defer(&account, &statement, *days, call)?;
            BillAnswer::Deferred(before, due, fee)
        }
        BillAsk::QuoteSplit { statement, amount } => {
            let statement = crate::act::statement_named(driver, cast, &account, statement)?;
            let quotes = driver.split_quotes(&account, &statement, *amount)?;
            return Ok(crate::act::offers(quotes));
        }
        BillAsk::Split(split) => {
            let statement = crate::act::statement_named(driver, cast, &account, &split.statement)?;
            let planned = driver.split(&account, &statement, split, call)?;
            named(cast, PlannedAs::Split, &split.plan, planned, call)?
        }
        BillAsk::Hardship(ask) => {
            let planned = driver.plan_hardship(&account, ask, call)?;
            named(cast, PlannedAs::Replanned, &ask.plan, planned, call)?
        }
    };
    Ok(vec![Answer::Bill(answer)])
}

/// Gives a plan its name.
fn named(
    cast: &mut Cast,
    how: PlannedAs,
    name: &str,
    (id, amount, price): Planned,
    call: &Call,
) -> Result<BillAnswer, No> {
    if call.intent == Intent::Do {
        if let Some(first) = cast.plan(name).filter(|first| *first != id) {
            return Err(No::Broken(format!("a second plan, {id}; the first was {first}")));
        }
        cast.plan_as(name, id);
    }
    Ok(BillAnswer::Planned(how, name.to_string(), amount, price))
}
