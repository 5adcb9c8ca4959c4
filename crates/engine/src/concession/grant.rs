//! Giving a concession: at once, or when a second person approves it; and declining it.

use calendar::Stamp;
use money::{Amount, Money};

use super::ask::{debts, refuse_charged_off, room};
use super::authority::{self, Power};
use super::{Concession, Declined, Granted, Status, What, refunded_of};
use crate::id::ConcessionId;
use crate::part::{self, Sums};
use crate::refund;
use crate::staff::Staff;
use crate::value_date::Entry;
use crate::{Event, Rejection, State};

/// Which proposal is to be approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approve {
    /// The concession.
    pub concession: ConcessionId,
    /// Who approves it: somebody else than who proposed it.
    pub by: Staff,
    /// What they gave today, in this currency, on other shards.
    pub given_elsewhere: Amount,
}

/// Which proposal is to be declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decline {
    /// The concession.
    pub concession: ConcessionId,
    /// Who declines it; who proposed it may, too.
    pub by: Staff,
}

/// What is owed of it meanwhile is given: a debt that was paid since is waived only as far as it is open.
pub(crate) fn approve(state: &State, ask: &Approve, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let concession = state.concession(ask.concession)?;
    let account = state.account(concession.account)?;
    let power = Power::of(state, account, ask.by, ask.given_elsewhere, stamp.date)?;
    account.refuse_closed()?;
    refuse_charged_off(account, concession.what)?;
    match concession.status {
        Status::Proposed => {}
        Status::Granted if concession.decided.is_some() => return Ok(Vec::new()),
        status @ (Status::Granted | Status::Declined | Status::Reversed) => {
            return Err(Rejection::ConcessionNotOpen { status });
        }
    }
    if concession.by.id == ask.by.id {
        return Err(Rejection::SecondPersonRequired);
    }
    let debts = debts(state, account, concession.what)?;
    let (parts, given) = match concession.what {
        What::Penalty(_) | What::Fee(_) => {
            let parts = part::settle(debts, concession.asked.amount).0;
            let given = Sums::of(&parts).total();
            (parts, given)
        }
        What::Goodwill(_) => (Vec::new(), concession.asked.amount.at_most(room(account))),
    };
    if given.is_zero() {
        return Err(Rejection::NothingToWaive);
    }
    power.refuse_beyond(Money { amount: given, ..concession.asked })?;
    let Concession { id, account, what, asked, reason, by, .. } = *concession;
    let approved = Some(ask.by);
    let granted = Granted { concession: id, account, what, asked, given, parts, reason, by, approved };
    Ok(vec![Event::ConcessionGranted(granted)])
}

pub(crate) fn decline(state: &State, ask: &Decline, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let concession = state.concession(ask.concession)?;
    let account = state.account(concession.account)?;
    Power::of(state, account, ask.by, Amount::ZERO, stamp.date)?;
    account.refuse_closed()?;
    match concession.status {
        Status::Proposed => {
            let Concession { id: concession, account, .. } = *concession;
            Ok(vec![Event::ConcessionDeclined(Declined { concession, account, by: ask.by })])
        }
        Status::Declined => Ok(Vec::new()),
        status @ (Status::Granted | Status::Reversed) => Err(Rejection::ConcessionNotOpen { status }),
    }
}

pub(crate) fn apply_granted(state: &mut State, event: &Granted) {
    let refunded = refunded_of(state, &event.parts);
    refund::note_dropped(state, &event.parts);
    state.reduce(event.account, &event.parts, state.stamp().date);
    match event.what {
        What::Penalty(statement) => {
            state.statement_mut(statement).penalty_waived += event.given;
            state.forget_past(event.account);
        }
        What::Fee(_) => state.forget_past(event.account),
        What::Goodwill(_) => {
            state.account_mut(event.account).credit += event.given;
            state.keep(event.account, Entry::Credited(state.stamp().date, event.given));
        }
    }
    state.tidy(event.account);
    authority::note(state, event.giver(), event.asked.currency, event.given);
    put(state, event, refunded);
}

/// What was proposed is decided; what was not is new.
fn put(state: &mut State, event: &Granted, refunded: Amount) {
    let Granted { concession: id, account, what, asked, given, reason, by, approved, .. } = *event;
    let (parts, status) = (event.parts.clone(), Status::Granted);
    let granted = Concession {
        id,
        account,
        what,
        asked,
        given,
        parts,
        reason,
        status,
        by,
        decided: approved,
        reversed: None,
        refunded,
    };
    state.put_concession(granted);
    state.account_mut(account).decide(id);
}

pub(crate) fn apply_declined(state: &mut State, event: &Declined) {
    let concession = state.concession_mut(event.concession);
    concession.status = Status::Declined;
    concession.decided = Some(event.by);
    state.account_mut(event.account).decide(event.concession);
}
