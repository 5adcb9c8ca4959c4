//! What the state of a shard shows of lateness and freezes.

use calendar::Date;
use engine::account::{self as heart, Account};
use engine::freeze::Changed;
use engine::id::{AccountId, StaffId};
use engine::promise::{Make, Outcome};
use engine::{Command, Event, State, allowance, charge_off, freeze};
use money::{Amount, Currency};

use super::{Ask, ChargedOff, Done, Freeze, FreezeChange, Promise, PromiseState, Stands};

/// The most accounts that a story has.
const ACCOUNTS_MAX: usize = 1_000;

impl Ask {
    /// The command of the heart.
    pub(crate) fn command(&self, account: AccountId, by: StaffId) -> Command {
        match *self {
            Ask::Freeze(act, reason) => Command::ChangeFreeze(freeze::Change { account, act, reason, by }),
            Ask::ChargeOff(reason) => Command::ChargeOff(charge_off::ChargeOff { account, reason, by }),
            Ask::Promise { amount, until, via } => Command::PromiseToPay(Make { account, amount, until, via, by }),
        }
    }
}

/// What an event tells of such an act.
pub(crate) fn done(event: &Event) -> Option<Done> {
    match event {
        Event::FreezeChanged(changed) => Some(Done::Freeze(changed.act)),
        Event::AccountChargedOff(event) => Some(Done::WroteOff(event.total())),
        Event::PromiseMade(made) => Some(Done::Promised(made.amount.amount)),
        _ => None,
    }
}

pub(crate) fn stands(state: &State, account: &Account, today: Date) -> Stands {
    let days = heart::lateness(state, account, today).days_past_due;
    let by_lateness = days >= state.terms_for(account, today).frozen_from_days;
    let by_staff = account.frozen.map(|freeze| (freeze.since, freeze.reason));
    Stands {
        frozen: Freeze { by_lateness, by_staff },
        charged_off: account.charged_off.as_ref().map(|debt| ChargedOff {
            on: debt.on,
            parts: [debt.principal, debt.fee, debt.penalty, debt.recovered, debt.open],
        }),
        promise: account.promise.as_ref().map(|promise| Promise {
            amount: promise.amount,
            until: promise.until,
            state: state_of(promise.outcome),
            paid: promise.paid,
        }),
    }
}

fn state_of(outcome: Option<Outcome>) -> PromiseState {
    match outcome {
        None => PromiseState::Open,
        Some(Outcome::Kept) => PromiseState::Kept,
        Some(Outcome::Broken) => PromiseState::Broken,
        Some(Outcome::Superseded) => PromiseState::Superseded,
    }
}

/// An act in the log.
pub(crate) fn freeze_changed(event: &Event, date: Date) -> Option<FreezeChange> {
    let Event::FreezeChanged(Changed { act, reason, .. }) = event else { return None };
    Some(FreezeChange { date, act: *act, reason: *reason })
}

/// What is owed in each bucket of one shard, and last what was charged off.
pub(crate) fn buckets(state: &State, currency: Currency, today: Date) -> Vec<(Option<u32>, u64, Amount)> {
    let Some(terms) = state.terms_on(currency, today) else { return Vec::new() };
    let found = allowance::of_buckets(state, currency, today, 0, ACCOUNTS_MAX).unwrap_or_default();
    let days = terms.buckets().iter().map(|bucket| Some(bucket.from_days)).chain([None]);
    days.zip(found).map(|(days, found)| (days, found.accounts, found.principal)).collect()
}

/// The buckets of several shards as one.
pub(crate) fn together(shards: Vec<Vec<(Option<u32>, u64, Amount)>>) -> Vec<(Option<u32>, u64, Amount)> {
    let add = |sum: Vec<(Option<u32>, u64, Amount)>, part: Vec<(Option<u32>, u64, Amount)>| {
        sum.into_iter().zip(part).map(|((days, n, owed), (_, more, owing))| (days, n + more, owed + owing)).collect()
    };
    shards.into_iter().reduce(add).unwrap_or_default()
}
