//! Confirming: the bank says what became of an instruction.

use money::Money;

use super::{Confirm, Confirmed, Outcome, Purpose};
use crate::value_date::Entry;
use crate::{Event, Rejection, State};

pub(crate) fn decide(state: &State, ask: &Confirm) -> Result<Vec<Event>, Rejection> {
    let instruction = state.instruction(ask.instruction)?;
    // A bank may say the same twice; it happens once.
    if instruction.status == ask.outcome.status() {
        return Ok(Vec::new());
    }
    if instruction.status != ask.outcome.follows() {
        return Err(Rejection::OutcomeNotPossible { status: instruction.status });
    }
    let currency = state.account(instruction.account)?.currency;
    Ok(vec![Event::InstructionConfirmed(Confirmed {
        instruction: instruction.id,
        account: instruction.account,
        purpose: instruction.purpose,
        amount: Money { amount: instruction.amount, currency },
        outcome: ask.outcome,
    })])
}

pub(crate) fn apply(state: &mut State, event: &Confirmed) {
    let at = state.stamp().at;
    let instruction = state.instruction_mut(event.instruction);
    instruction.status = event.outcome.status();
    instruction.confirmed_at = Some(at);
    let amount = event.amount.amount;
    let wallet = state.wallet_mut(event.account);
    wallet.open.retain(|open| *open != event.instruction);
    match (event.purpose, event.outcome) {
        // What was asked for has happened; what left was gone already.
        (Purpose::TopUp, Outcome::Settled) => wallet.funds += amount.signed(),
        (Purpose::Withdrawal | Purpose::CreditWithdrawal, Outcome::Settled) => {}
        // What was to come does not come; what came is taken back, even if it is spent.
        (Purpose::TopUp, Outcome::Failed) => {}
        (Purpose::TopUp, Outcome::Returned) => wallet.funds -= amount.signed(),
        // What left is there again.
        (Purpose::Withdrawal, Outcome::Failed | Outcome::Returned) => wallet.funds += amount.signed(),
        (Purpose::CreditWithdrawal, Outcome::Failed | Outcome::Returned) => {
            state.account_mut(event.account).credit += amount;
            state.keep(event.account, Entry::Credited(state.stamp().date, amount));
        }
    }
}
