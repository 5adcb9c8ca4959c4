//! What is worked out anew because a payment counts from an earlier day.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::Amount;

use crate::State;
use crate::id::{AccountId, RepaymentId, StatementId};
use crate::minimum::Minimum;
use crate::part::{Item, Part};
use crate::statement::Step;

/// What being late had cost was worked out anew, and what money had paid since: a payment counts from an earlier day.
///
/// It comes before the payment itself, which pays what is open after it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Corrected {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// The payment.
    #[n(1)]
    pub repayment: RepaymentId,
    /// The day from which it counts.
    #[n(2)]
    pub value_date: Date,
    /// Statements that were late otherwise than it was thought.
    #[n(3)]
    pub statements: Vec<Reckoned>,
    /// What money had covered and covers no more: it becomes credit balance …
    #[n(4)]
    pub freed: Vec<Part>,
    /// … and this is what that pays instead.
    #[n(5)]
    pub paid: Vec<Part>,
}

/// How late a statement was, as it is known now.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Reckoned {
    /// The statement.
    #[n(0)]
    pub statement: StatementId,
    /// What of its penalty was charged too much.
    #[n(1)]
    pub taken_back: Amount,
    /// Its overdue principal, from each day on.
    #[n(2)]
    #[cbor(with = "crate::list")]
    pub overdue: Vec<Step>,
    /// What of it revolves otherwise than it was thought.
    #[n(31)]
    pub minimum: Option<Box<Minimum>>,
}

impl Corrected {
    /// What was charged too much, on all statements.
    pub fn taken_back(&self) -> Amount {
        self.statements.iter().map(|reckoned| reckoned.taken_back).sum()
    }
}

pub(crate) fn apply(state: &mut State, event: &Corrected) {
    for part in &event.freed {
        raise(state, event.account, part);
    }
    for reckoned in &event.statements {
        let statement = state.statement_mut(reckoned.statement);
        statement.penalty -= reckoned.taken_back;
        statement.penalty_open -= reckoned.taken_back;
    }
    let total = |parts: &[Part]| -> Amount { parts.iter().map(|part| part.amount).sum() };
    let account = state.account_mut(event.account);
    account.credit += total(&event.freed);
    account.credit -= total(&event.paid);
    state.reduce(event.account, &event.paid, event.value_date);
    for reckoned in &event.statements {
        let statement = state.statement_mut(reckoned.statement);
        statement.overdue.clone_from(&reckoned.overdue);
        if let Some(minimum) = &reckoned.minimum {
            statement.minimum = Some(minimum.clone());
        }
    }
    state.tidy(event.account);
}

/// Makes a debt larger again.
fn raise(state: &mut State, account: AccountId, part: &Part) {
    match part.item {
        Item::Penalty(id) => state.statement_mut(id).penalty_open += part.amount,
        Item::Fee(id, line) => state.statement_mut(id).lines[line as usize].fee_open += part.amount,
        Item::Principal(id, line) => {
            state.statement_mut(id).lines[line as usize].principal_open += part.amount;
            state.account_mut(account).principal += part.amount;
        }
        Item::Deferral(id) => {
            let deferral = state.statement_mut(id).deferral.as_mut();
            deferral.expect("parts name deferred statements").fee_open += part.amount;
        }
        Item::Purchase(..) | Item::Plan(_) => unreachable!("only what stands on statements is worked out anew"),
    }
    if let Some(id) = part.item.statement() {
        state.open_again(account, id);
    }
}
