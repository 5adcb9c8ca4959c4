//! Deciding a payment that counts from an earlier day: what it pays there, and what is taken back since.

use calendar::Date;
use money::Amount;

use super::replay::World;
use super::{Corrected, Entry, Past, Reckoned, first_of};
use crate::account::Account;
use crate::id::{RepaymentId, StatementId};
use crate::part::{Item, Part, settle};
use crate::statement::Statement;
use crate::{Rejection, State};

/// Why a value date is too early or too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It is still to come.
    AfterToday,
    /// There was no account yet.
    BeforeOpening,
    /// What was before can be worked out no more.
    BeforeHistory,
    /// What is settled early is settled on the day it is booked.
    EarlySettlement,
    /// Money of the wallet is ours until it pays.
    FromWallet,
}

/// What a payment with an earlier value date comes to.
pub(crate) struct Dated {
    /// What is worked out anew because of it, before it is taken.
    pub corrected: Option<Corrected>,
    /// What it pays that nothing had paid.
    pub parts: Vec<Part>,
    /// What is left of it.
    pub credit: Amount,
}

/// A past that reaches back to a value date.
pub(crate) struct Reach<'a> {
    state: &'a State,
    account: &'a Account,
    past: &'a Past,
    on: Date,
    today: Date,
}

impl Bound {
    /// Every reason.
    pub const ALL: [Bound; 5] =
        [Bound::AfterToday, Bound::BeforeOpening, Bound::BeforeHistory, Bound::EarlySettlement, Bound::FromWallet];

    /// Its name in answers and stories.
    pub fn name(self) -> &'static str {
        match self {
            Bound::AfterToday => "after_today",
            Bound::BeforeOpening => "before_opening",
            Bound::BeforeHistory => "before_history",
            Bound::EarlySettlement => "early_settlement",
            Bound::FromWallet => "from_wallet",
        }
    }
}

/// The past of `account`, if it reaches back to the day `on`, which is before `today`.
///
/// # Errors
/// [`Rejection::ValueDateOutOfRange`], with the days that would do and why this one does not.
pub(crate) fn reach<'a>(state: &'a State, account: &'a Account, on: Date, today: Date) -> Result<Reach<'a>, Rejection> {
    let earliest = first_of(state.terms_for(account, today), today);
    let known = account.past.as_deref().filter(|past| World::played(state, past, today).is_as_it_stands(account));
    let first = known.and_then(Past::since).map_or(today, |since| since.max(earliest));
    let no = |bound| Err(Rejection::ValueDateOutOfRange { first, last: today, bound });
    match known {
        _ if on > today => no(Bound::AfterToday),
        _ if on < account.opened => no(Bound::BeforeOpening),
        Some(past) if on >= first => Ok(Reach { state, account, past, on, today }),
        Some(_) | None => no(Bound::BeforeHistory),
    }
}

impl<'a> World<'a> {
    fn played(state: &'a State, past: &Past, today: Date) -> World<'a> {
        let mut world = World::of(state, &past.entries);
        world.bring(today);
        world
    }
}

impl Reach<'_> {
    /// What was to be paid on the value date, of one statement or of all.
    pub(crate) fn price(&self, statement: Option<StatementId>) -> Amount {
        let before = self.past.entries.partition_point(|entry| entry.on() <= self.on);
        let mut world = World::of(self.state, &self.past.entries[..before]);
        world.bring(self.on);
        world.debts(self.on, statement).iter().map(|debt| debt.amount).sum()
    }
}

/// What `amount` comes to that came on the day of `reach`, for one statement or for all.
///
/// # Errors
/// [`Rejection::ValueDateOutOfRange`] when what follows from it is no correction in favour of the customer.
pub(crate) fn decide(
    reach: &Reach,
    repayment: RepaymentId,
    statement: Option<StatementId>,
    amount: Amount,
) -> Result<Dated, Rejection> {
    let Reach { state, account, on, today, .. } = *reach;
    let mut past = reach.past.clone();
    past.put_dated(Entry::Paid(on, statement, amount));
    let world = World::played(state, &past, today);
    let mut change = Change::default();
    for sheet in &world.sheets {
        change.note(state.open_statement(sheet.id), sheet, today);
    }
    if change.is_dearer || world.is_short {
        return Err(Rejection::ValueDateOutOfRange { first: today, last: today, bound: Bound::BeforeHistory });
    }
    let total = |parts: &[Part]| -> Amount { parts.iter().map(|part| part.amount).sum() };
    let (freed, gained) = (total(&change.freed), total(&change.gained));
    assert_eq!(account.credit + amount + freed, world.credit + gained, "a value date loses no money");
    let (parts, credit) = settle(change.gained.iter().copied(), amount);
    let paid = beyond(&change.gained, &parts);
    let Change { freed, statements, .. } = change;
    let is_nothing = statements.is_empty() && freed.is_empty() && paid.is_empty();
    let corrected = Corrected { account: account.id, repayment, value_date: on, statements, freed, paid };
    Ok(Dated { corrected: (!is_nothing).then_some(corrected), parts, credit })
}

/// What is left of `all` behind `first`, which are its first parts.
fn beyond(all: &[Part], first: &[Part]) -> Vec<Part> {
    let mut left = Vec::new();
    for (at, part) in all.iter().enumerate() {
        let amount = part.amount - first.get(at).map_or(Amount::ZERO, |first| first.amount);
        if !amount.is_zero() {
            left.push(Part { item: part.item, amount });
        }
    }
    left
}

/// How statements as they would stand differ from those that do.
#[derive(Default)]
struct Change {
    /// What money covered, and covers no more.
    freed: Vec<Part>,
    /// What it covers now.
    gained: Vec<Part>,
    /// Statements that were late otherwise.
    statements: Vec<Reckoned>,
    /// Whether one of them has become dearer.
    is_dearer: bool,
}

impl Change {
    fn note(&mut self, real: &Statement, sheet: &Statement, today: Date) {
        self.is_dearer |= sheet.penalty > real.penalty;
        let covered = |of: &Statement| of.penalty.less(of.penalty_open);
        self.cover(Item::Penalty(sheet.id), covered(real), covered(sheet));
        for (at, (was, is)) in (0_u32..).zip(real.lines.iter().zip(&sheet.lines)) {
            self.cover(Item::Fee(sheet.id, at), was.fee - was.fee_open, is.fee - is.fee_open);
        }
        let covered =
            |of: &Statement| of.deferral.as_ref().map_or(Amount::ZERO, |deferral| deferral.fee - deferral.fee_open);
        self.cover(Item::Deferral(sheet.id), covered(real), covered(sheet));
        for (at, (was, is)) in (0_u32..).zip(real.lines.iter().zip(&sheet.lines)) {
            let covered = (was.principal - was.principal_open, is.principal - is.principal_open);
            self.cover(Item::Principal(sheet.id, at), covered.0, covered.1);
        }
        let is_minimum_other =
            if sheet.due < today { sheet.minimum != real.minimum } else { sheet.gone() != real.gone() };
        if sheet.due < today && sheet.overdue != real.overdue || is_minimum_other {
            let taken_back = real.penalty.less(sheet.penalty);
            let overdue = sheet.overdue.clone();
            let minimum = sheet.minimum.clone().filter(|_| is_minimum_other);
            self.statements.push(Reckoned { statement: sheet.id, taken_back, overdue, minimum });
        }
    }

    fn cover(&mut self, item: Item, was: Amount, is: Amount) {
        if was > is {
            self.freed.push(Part { item, amount: was - is });
        } else if is > was {
            self.gained.push(Part { item, amount: is - was });
        }
    }
}
