//! Taking back what was conceded by mistake: it is owed again, as if it had not been waived.

use calendar::Stamp;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use super::ask::refuse_charged_off;
use super::authority::Power;
use super::{Concession, Reversed, Status, What, refunded_of};
use crate::id::{AccountId, ConcessionId, StatementId};
use crate::part::{Item, Part};
use crate::staff::Staff;
use crate::value_date::Entry;
use crate::{Event, Rejection, State, refund};

/// Which concession is to be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reverse {
    /// The concession.
    pub concession: ConcessionId,
    /// Why.
    pub reason: ReversalReason,
    /// Who takes it back.
    pub by: Staff,
}

/// Why a concession is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum ReversalReason {
    /// It was meant for somebody else, or for another amount.
    #[n(0)]
    Mistake,
    /// What it was given for was not so.
    #[n(1)]
    Misuse,
}

/// Why a concession cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Irreversible {
    /// It was never given.
    NotGranted,
    /// The order whose fee it was has been refunded since: the fee is settled.
    Refunded,
    /// The goodwill is spent: the credit balance is smaller.
    Spent,
}

/// It takes the authority for as much, at once; the sum of a day is not touched.
pub(crate) fn reverse(state: &State, ask: &Reverse, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let concession = state.concession(ask.concession)?;
    let account = state.account(concession.account)?;
    let power = Power::of(state, account, ask.by, Amount::ZERO, stamp.date)?;
    account.refuse_closed()?;
    refuse_charged_off(account, concession.what)?;
    let why = match concession.status {
        Status::Granted => None,
        Status::Reversed => return Ok(Vec::new()),
        Status::Proposed | Status::Declined => Some(Irreversible::NotGranted),
    };
    let is_spent = matches!(concession.what, What::Goodwill(_)) && account.credit < concession.given;
    let is_refunded = || refunded_of(state, &concession.parts) != concession.refunded;
    let why = why.or(is_spent.then_some(Irreversible::Spent));
    if let Some(why) = why.or_else(|| is_refunded().then_some(Irreversible::Refunded)) {
        return Err(Rejection::ConcessionNotReversible { why });
    }
    let amount = Money { amount: concession.given, ..concession.asked };
    Power { left: power.per_act, ..power }.refuse_beyond(amount)?;
    let Concession { id: concession, account, what, ref parts, .. } = *concession;
    let (parts, Reverse { reason, by, .. }) = (parts.clone(), *ask);
    Ok(vec![Event::ConcessionReversed(Reversed { concession, account, what, amount, parts, reason, by })])
}

pub(crate) fn apply_reversed(state: &mut State, event: &Reversed) {
    let amount = event.amount.amount;
    refund::note_owed_again(state, &event.parts);
    for part in &event.parts {
        owe_again(state, part);
    }
    match event.what {
        What::Penalty(statement) => {
            state.statement_mut(statement).penalty_waived -= amount;
            owed_again(state, event.account, statement);
        }
        What::Fee(statement) => owed_again(state, event.account, statement),
        What::Goodwill(_) => {
            state.account_mut(event.account).credit -= amount;
            state.keep(event.account, Entry::Withdrawn(state.stamp().date, amount));
        }
    }
    let concession = state.concession_mut(event.concession);
    concession.status = Status::Reversed;
    concession.reversed = Some(event.by);
}

/// More is open on a statement than before: it may be late again.
fn owed_again(state: &mut State, account: AccountId, id: StatementId) {
    let (today, tolerated) = (state.stamp().date, state.terms(state.open_statement(id).terms).tolerated());
    state.statement_mut(id).note_overdue(today, tolerated);
    state.open_again(account, id);
    state.forget_past(account);
}

fn owe_again(state: &mut State, part: &Part) {
    match part.item {
        Item::Penalty(statement) => state.statement_mut(statement).penalty_open += part.amount,
        Item::Fee(statement, line) => state.statement_mut(statement).lines[line as usize].fee_open += part.amount,
        Item::Deferral(statement) => {
            let deferral = state.statement_mut(statement).deferral.as_mut();
            deferral.expect("parts name deferred statements").fee_open += part.amount;
        }
        Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) => unreachable!("no principal is conceded"),
    }
}

impl ReversalReason {
    /// Every reason.
    pub const ALL: [ReversalReason; 2] = [ReversalReason::Mistake, ReversalReason::Misuse];

    /// The reason's name in answers and stories: `mistake`.
    pub fn name(self) -> &'static str {
        match self {
            ReversalReason::Mistake => "mistake",
            ReversalReason::Misuse => "misuse",
        }
    }
}

impl Irreversible {
    /// Every one.
    pub const ALL: [Irreversible; 3] = [Irreversible::NotGranted, Irreversible::Refunded, Irreversible::Spent];

    /// Its name in answers and stories: `refunded`.
    pub fn name(self) -> &'static str {
        match self {
            Irreversible::NotGranted => "not_granted",
            Irreversible::Refunded => "refunded",
            Irreversible::Spent => "spent",
        }
    }
}
