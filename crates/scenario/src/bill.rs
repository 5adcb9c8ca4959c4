//! What is done to bills: the cycle day is moved, a statement is deferred.

use calendar::{CycleDay, Date};
use money::{Amount, Currency};

use crate::cast::Cast;
use crate::driver::{Call, Driver, No};
use crate::fact::BillAnswer;
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
}

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
}

/// Asks what a step asks about bills.
pub(crate) fn act(
    driver: &mut dyn Driver,
    cast: &Cast,
    step: &Step,
    ask: &BillAsk,
    call: &Call,
) -> Result<BillAnswer, No> {
    let account = cast.account(&step.customer, Currency::Cny);
    Ok(match ask {
        BillAsk::CycleDay(after) => {
            let (before, first) = driver.change_cycle_day(&account, *after, call)?;
            BillAnswer::CycleDayChanged(before, *after, first)
        }
        BillAsk::Defer { statement, days } => {
            let statement = crate::act::statement_named(driver, cast, &account, statement)?;
            let (before, due, fee) = driver.defer(&account, &statement, *days, call)?;
            BillAnswer::Deferred(before, due, fee)
        }
    })
}
