//! Minimum payment (最低还款): Terms may ask for a part of a statement's pay-later principal alone; the rest revolves, at a daily rate.
//!
//! The minimum of a statement is the percentage of its pay-later principal, rounded up, and all its instalments, fees and penalty.
//! Who pays it by the due date is on time. What is missing of it is overdue; of the rest each day after the due date costs interest,
//! up to the next cycle date. The statement of that date lists what is left, line by line, and the interest as a fee; the older
//! statement is settled by it, but for what is missing of its minimum, which stays there, as late as it is, or tolerated.
//!
//! At 10% and 500 ppm a day, a statement of 1000.00 due on 2026-08-06 asks for 100.00. With that paid, 900.00 revolve for the 25
//! days up to 2026-08-31, and the statement of 2026-09-01 lists 900.00 and `round(90000 × 500 × 25 / 10⁶)`, 11.25.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::rate::half_up;
use money::{Amount, Rate};

use crate::State;
use crate::account::Account;
use crate::id::{AccountId, StatementId};
use crate::order::is_nothing;
use crate::part::{Item, Part};
use crate::plan::Term;
use crate::statement::{Cut, Line, Statement, Step, principal_days};

mod statement;

/// What Terms say of a minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Offer {
    /// The part of pay-later principal that is to be paid.
    #[n(0)]
    pub percent: Rate,
    /// What a day costs of the principal that revolves.
    #[n(1)]
    pub rate: Rate,
}

/// The minimum of one statement, and what of the rest revolves.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Minimum {
    /// What its Terms say.
    #[n(0)]
    pub offer: Offer,
    /// Its pay-later principal that went otherwise than by money: refunded, split, or withdrawn from.
    #[n(1)]
    #[cbor(skip_if = "is_nothing")]
    pub gone: Amount,
    /// The revolving principal from the start of a day on, from the first day past due.
    #[n(2)]
    #[cbor(with = "crate::list")]
    pub revolving: Vec<Step>,
    /// The statement that lists since then what revolved.
    #[n(3)]
    pub into: Option<StatementId>,
    /// The day on which nothing revolved any more: everything was repaid, or charged off.
    #[n(4)]
    pub ended: Option<Date>,
}

/// What a statement lists of older ones. Its first lines are these parts, one by one, and then the interest, if there is any.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Carried {
    /// The statements of which something revolved, oldest first.
    #[n(0)]
    pub from: Vec<StatementId>,
    /// What is left of it.
    #[n(1)]
    pub parts: Vec<Part>,
    /// The interest of all of them up to the day before: `round(Σ revolving principal × rate × days / 10⁶)`.
    #[n(2)]
    #[cbor(skip_if = "is_nothing")]
    pub interest: Amount,
}

impl Offer {
    /// The part of `principal` that is to be paid, rounded up to a whole minor unit.
    ///
    /// ```
    /// use engine::minimum::Offer;
    /// use money::{Amount, Rate};
    /// let offer = Offer { percent: Rate::ppm(100_000), rate: Rate::ppm(500) };
    /// assert_eq!(offer.share(Amount::of(100_000)), Amount::of(10_000));
    /// assert_eq!(offer.share(Amount::of(99_991)), Amount::of(10_000));
    /// ```
    pub fn share(&self, principal: Amount) -> Amount {
        let parts = u128::from(principal.minor()) * u128::from(self.percent.parts());
        // No part of an amount is more than it, so it fits.
        Amount::of(u64::try_from(parts.div_ceil(1_000_000)).unwrap_or(Amount::MAX.minor()))
    }

    /// What a year of revolving costs: a day's rate, 365 times.
    pub fn yearly_ppm(&self) -> u64 {
        u64::from(self.rate.parts()) * 365
    }
}

impl Minimum {
    pub(crate) fn of(offer: Offer) -> Minimum {
        Minimum { offer, gone: Amount::ZERO, revolving: Vec::new(), into: None, ended: None }
    }

    /// It, as its statement was cut.
    pub(crate) fn as_cut(&self) -> Minimum {
        Minimum::of(self.offer)
    }

    /// Whether nothing revolves of it any more, so that all that is open is to be paid.
    pub fn is_over(&self) -> bool {
        self.into.is_some() || self.ended.is_some()
    }

    /// Σ (revolving principal × rate × days) up to and including the day `through`, in millionths of a minor unit.
    fn exact(&self, through: Date) -> u128 {
        principal_days(&self.revolving, through) * u128::from(self.offer.rate.parts())
    }
}

impl Carried {
    /// How many lines it makes.
    pub fn lines_len(&self) -> usize {
        self.parts.len() + usize::from(!self.interest.is_zero())
    }

    /// The lines that it makes: the captures that revolve, and the interest.
    pub(crate) fn lines(&self, state: &State) -> Vec<Line> {
        let older = self.parts.iter().map(|part| {
            let Item::Principal(id, at) = part.item else { unreachable!("only principal revolves") };
            let Line { order, capture, .. } = state.open_statement(id).lines[at as usize];
            Line::open(order, capture, None, Term { principal: part.amount, fee: Amount::ZERO })
        });
        let interest = Line::open(None, 0, None, Term { principal: Amount::ZERO, fee: self.interest });
        older.chain((!self.interest.is_zero()).then_some(interest)).collect()
    }

    /// The principal that it lists.
    pub fn principal(&self) -> Amount {
        self.parts.iter().map(|part| part.amount).sum()
    }
}

/// Whether a minimum is asked of a statement with these lines: something on it may revolve.
pub(crate) fn is_asked_of(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.instalment.is_none() && !line.principal.is_zero())
}

/// The date of the next statement, while there is anything to list on it: what is new, or what revolves.
pub fn next_cut(state: &State, account: &Account) -> Option<Date> {
    let billed = account.next_billed();
    if account.revolving.is_empty() || account.charged_off.is_some() {
        return billed;
    }
    let revolving = account.revolving.iter().filter_map(|id| {
        let cycle = account.cycles().after(state.open_statement(*id).due);
        gather(state, vec![*id], cycle).map(|_| cycle)
    });
    revolving.chain(billed).min()
}

/// What the statement of the cycle date `cycle` lists of older ones that were due before it.
pub fn carried(state: &State, account: &Account, cycle: Date) -> Option<Carried> {
    let from = account.revolving.iter().copied().filter(|id| state.open_statement(*id).due < cycle).collect();
    gather(state, from, cycle)
}

fn gather(state: &State, from: Vec<StatementId>, cycle: Date) -> Option<Carried> {
    let statements = || from.iter().map(|id| state.open_statement(*id));
    let parts: Vec<Part> = statements().flat_map(Statement::left_to_carry).collect();
    let last = cycle.plus_days(-1);
    let exact =
        statements().filter_map(|statement| statement.minimum.as_ref()).map(|minimum| minimum.exact(last)).sum();
    let interest = half_up(exact, 1_000_000);
    (!parts.is_empty() || !interest.is_zero()).then_some(Carried { from, parts, interest })
}

/// How many lines may still be carried to a next statement.
pub(crate) fn lines_to_carry(state: &State, account: &Account) -> usize {
    let open = account.revolving.iter().flat_map(|id| state.open_statement(*id).revolvable());
    open.filter(|part| !part.amount.is_zero()).count()
}

/// What is to be paid of all open statements of `account` so that none is late: their minimums, and all of those without one. None
/// where no minimum is asked.
pub fn due(state: &State, account: &Account) -> Option<Amount> {
    let open = || account.statements.iter().map(|id| state.open_statement(*id));
    let is_asked = account.charged_off.is_none() && open().any(|statement| statement.minimum.is_some());
    is_asked.then(|| open().map(Statement::required_open).sum())
}

/// The interest on what revolves that no statement lists yet, up to and including `today`.
pub fn run_up(state: &State, account: &Account, today: Date) -> Amount {
    let minimums = account.revolving.iter().filter_map(|id| state.open_statement(*id).minimum.as_ref());
    half_up(minimums.map(|minimum| minimum.exact(today)).sum(), 1_000_000)
}

/// Takes what a new statement lists off the older ones. It stays owed; what was before cannot be played anew.
pub(crate) fn carry(state: &mut State, cut: &Cut, carried: &Carried) {
    for id in &carried.from {
        if let Some(minimum) = &mut state.statement_mut(*id).minimum {
            minimum.into = Some(cut.statement);
        }
    }
    state.reduce(cut.account, &carried.parts, cut.cycle.plus_days(-1));
    state.account_mut(cut.account).principal += carried.principal();
    state.tidy(cut.account);
    state.forget_past(cut.account);
}

/// Ends what revolves on an account: everything was repaid, with its interest, or charged off.
pub(crate) fn end(state: &mut State, account: AccountId, on: Date) {
    let revolving = std::mem::take(&mut state.account_mut(account).revolving);
    for id in &revolving {
        if let Some(minimum) = &mut state.statement_mut(*id).minimum {
            minimum.ended = Some(on);
        }
    }
    if !revolving.is_empty() {
        state.forget_past(account);
    }
}
