//! Asking for a concession: it is given at once within the authority of who asks, and proposed above it.

use calendar::{Date, Stamp};
use money::{Amount, Money};

use super::authority::{Power, largest};
use super::{Concession, Granted, Proposed, Reason, Status, What};
use crate::account::Account;
use crate::id::{AccountId, ConcessionId, StatementId};
use crate::limits::{COMMAND_MINOR_MAX, CREDIT_MINOR_MAX, PROPOSALS_MAX};
use crate::order::in_range;
use crate::part::{self, Item, Part};
use crate::staff::Staff;
use crate::statement::Statement;
use crate::{Event, Rejection, State, charge_off, list};

/// What is asked to be conceded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concede {
    /// The account.
    pub account: AccountId,
    /// What.
    pub what: What,
    /// How much; all that is open when left out, which goodwill cannot.
    pub amount: Option<Money>,
    /// Why.
    pub reason: Reason,
    /// Who asks for it.
    pub by: Staff,
    /// What they gave today, in this currency, on other shards.
    pub given_elsewhere: Amount,
}

pub(crate) fn concede(state: &State, ask: &Concede, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let debts = debts(state, account, ask.what)?;
    let power = Power::of(state, account, ask.by, ask.given_elsewhere, stamp.date)?;
    account.refuse_closed()?;
    refuse_charged_off(account, ask.what)?;
    let asked = sized(state, account, ask, &debts, stamp.date)?;
    let concession = ConcessionId::new(state.shard(), state.count());
    let Concede { account: of, what, reason, by, .. } = *ask;
    if power.suffices(asked.amount) {
        let parts = part::settle(debts, asked.amount).0;
        let given = asked.amount;
        let granted = Granted { concession, account: of, what, asked, given, parts, reason, by, approved: None };
        return Ok(vec![Event::ConcessionGranted(granted)]);
    }
    if account.proposals.len() >= PROPOSALS_MAX {
        return Err(Rejection::TooManyProposals { max: PROPOSALS_MAX as u32 });
    }
    Ok(vec![Event::ConcessionProposed(Proposed { concession, account: of, what, amount: asked, reason, by })])
}

/// Refuses to waive of a debt that was charged off: its fees and penalties are no income already.
pub(super) fn refuse_charged_off(account: &Account, what: What) -> Result<(), Rejection> {
    match what {
        What::Penalty(_) | What::Fee(_) => charge_off::refuse(account),
        What::Goodwill(_) => Ok(()),
    }
}

/// How much is asked for: not nothing, no more than is open, and no more than anybody could approve.
fn sized(state: &State, account: &Account, ask: &Concede, debts: &[Part], today: Date) -> Result<Money, Rejection> {
    let currency = account.currency;
    let open = match ask.what {
        What::Penalty(_) | What::Fee(_) => debts.iter().map(|debt| debt.amount).sum(),
        What::Goodwill(_) => room(account),
    };
    let most = open.at_most(largest(state, account, today));
    let asked = match ask.what {
        What::Penalty(_) | What::Fee(_) => ask.amount.unwrap_or(Money { amount: open, currency }),
        What::Goodwill(_) => ask.amount.unwrap_or(Money { amount: Amount::ZERO, currency }),
    };
    account.accept(asked)?;
    if ask.amount.is_some() {
        in_range(asked)?;
    }
    if open.is_zero() {
        return Err(Rejection::NothingToWaive);
    }
    let least = Amount::of(1);
    match (least..=most).contains(&asked.amount) {
        true => Ok(asked),
        false => Err(Rejection::AmountOutOfRange { min: least, max: most, currency }),
    }
}

/// The debts that are conceded, in the order in which they are; none for goodwill.
///
/// # Errors
/// [`Rejection::StatementUnknown`] and [`Rejection::OrderUnknown`] for those of another account.
pub(super) fn debts(state: &State, account: &Account, what: What) -> Result<Vec<Part>, Rejection> {
    let debts: Vec<Part> = match what {
        What::Penalty(id) => {
            let statement = statement(state, account, id)?;
            vec![Part { item: Item::Penalty(id), amount: statement.penalty_open }]
        }
        What::Fee(id) => statement(state, account, id)?.fees().collect(),
        What::Goodwill(None) => Vec::new(),
        What::Goodwill(Some(order)) => match state.order(order)?.account == account.id {
            true => Vec::new(),
            false => return Err(Rejection::OrderUnknown),
        },
    };
    Ok(debts.into_iter().filter(|debt| !debt.amount.is_zero()).collect())
}

fn statement<'a>(state: &'a State, account: &Account, id: StatementId) -> Result<&'a Statement, Rejection> {
    let statement = state.statement(id).ok().filter(|statement| statement.account == account.id);
    statement.ok_or(Rejection::StatementUnknown)
}

/// How much more credit balance the account may have.
pub(super) fn room(account: &Account) -> Amount {
    Amount::of(CREDIT_MINOR_MAX).less(account.credit).at_most(Amount::of(COMMAND_MINOR_MAX))
}

pub(crate) fn apply_proposed(state: &mut State, event: &Proposed) {
    let Proposed { concession, account, what, amount, reason, by } = *event;
    state.put_concession(Concession {
        id: concession,
        account,
        what,
        asked: amount,
        given: Amount::ZERO,
        parts: Vec::new(),
        reason,
        status: Status::Proposed,
        by,
        decided: None,
        reversed: None,
        refunded: Amount::ZERO,
    });
    list::push(&mut state.account_mut(account).proposals, concession);
}
