//! Requesting: what leaves a wallet or a credit balance is gone from it at once, and what comes cannot be spent yet.

use calendar::Stamp;
use money::{Amount, Money};

use super::{Instruction, Purpose, Request, Requested, Status};
use crate::account::Account;
use crate::id::InstructionId;
use crate::limits::{COMMAND_MINOR_MAX, INSTRUCTIONS_OPEN_MAX, WALLET_MINOR_MAX};
use crate::order::{in_range, refuse_late};
use crate::value_date::Entry;
use crate::{Event, Rejection, State, charge_off, freeze, list, wallet};

pub(crate) fn decide(state: &State, ask: &Request, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    match ask.purpose {
        // What a refund brought to a closed account can still be taken out.
        Purpose::TopUp => account.refuse_closed()?,
        Purpose::Withdrawal => {
            freeze::refuse(account)?;
            wallet::refuse_blocked(state, account)?;
        }
        // What is left over of what came of a debt that was charged off is the customer's.
        Purpose::CreditWithdrawal if charge_off::is_recovered(account) => freeze::refuse(account)?,
        Purpose::CreditWithdrawal => refuse_late(state, account, stamp.date)?,
    }
    account.accept(ask.amount)?;
    in_range(ask.amount)?;
    let open = state.wallet(ask.account).map_or(0, |wallet| wallet.open.len());
    if open >= INSTRUCTIONS_OPEN_MAX {
        return Err(Rejection::TooManyInstructions { max: INSTRUCTIONS_OPEN_MAX as u32 });
    }
    match ask.purpose {
        Purpose::TopUp => refuse_full(state, account, ask.amount)?,
        Purpose::Withdrawal => wallet::refuse_short(state, account, ask.amount.amount)?,
        Purpose::CreditWithdrawal => wallet::refuse_insufficient(account, account.credit, ask.amount.amount)?,
    }
    let Request { account, purpose, amount } = *ask;
    let instruction = InstructionId::new(state.shard(), state.count());
    Ok(vec![Event::InstructionRequested(Requested { instruction, account, purpose, amount })])
}

/// Refuses what would fill a wallet beyond its end, counting what may still come back.
fn refuse_full(state: &State, account: &Account, amount: Money) -> Result<(), Rejection> {
    let figures = wallet::figures(state, account.id);
    let room = Amount::of(WALLET_MINOR_MAX).less(figures.balance + figures.incoming + figures.outgoing);
    let max = room.at_most(Amount::of(COMMAND_MINOR_MAX));
    match amount.amount <= max {
        true => Ok(()),
        false => Err(Rejection::AmountOutOfRange { min: Amount::of(1), max, currency: account.currency }),
    }
}

pub(crate) fn apply(state: &mut State, event: &Requested) {
    let amount = event.amount.amount;
    state.put_instruction(Instruction {
        id: event.instruction,
        account: event.account,
        purpose: event.purpose,
        amount,
        status: Status::Requested,
        requested_at: state.stamp().at,
        confirmed_at: None,
    });
    list::push(&mut state.wallet_mut(event.account).open, event.instruction);
    match event.purpose {
        Purpose::TopUp => {}
        Purpose::Withdrawal => state.wallet_mut(event.account).funds -= amount.signed(),
        Purpose::CreditWithdrawal => {
            state.account_mut(event.account).credit -= amount;
            state.keep(event.account, Entry::Withdrawn(state.stamp().date, amount));
        }
    }
}
