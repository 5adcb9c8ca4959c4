//! Charging the penalty of the days that have passed, or the late fee.

use calendar::Date;

use super::Charged;
use crate::account::Account;
use crate::id::StatementId;
use crate::{Event, State};

/// The penalty that has come to a whole minor unit on one of the account's statements by `today`; what was charged off grows no
/// more.
pub(crate) fn next(state: &State, account: &Account, today: Date) -> Option<Event> {
    if account.charged_off.is_some() {
        return None;
    }
    account.statements.iter().find_map(|id| charge(state, *id, today))
}

fn charge(state: &State, id: StatementId, today: Date) -> Option<Event> {
    let statement = state.open_statement(id);
    if statement.due >= today {
        return None;
    }
    let charges = statement.charges_through(state.terms(statement.terms), today);
    let amount = charges.less(statement.penalty);
    let account = statement.account;
    (!amount.is_zero()).then_some(Event::PenaltyCharged(Charged { statement: id, account, amount, through: today }))
}

pub(crate) fn apply(state: &mut State, event: &Charged) {
    let statement = state.statement_mut(event.statement);
    statement.penalty += event.amount;
    statement.penalty_open += event.amount;
}
