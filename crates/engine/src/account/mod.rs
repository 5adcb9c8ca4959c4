//! Accounts: a customer's line, and what stands on it.

use std::collections::BTreeMap;

use calendar::{CycleDay, Date, Instant};
use ledger::Balances;
use minicbor::{Decode, Encode};
use money::{Amount, Currency, Money};

use crate::agreement::Agreements;
use crate::charge_off::{self, Lost, WrittenOff};
use crate::cycle_day::{Cycles, LastChange};
use crate::freeze::Freeze;
use crate::id::{AccountId, CampaignId, ConcessionId, CustomerId, OrderId, PlanId, StatementId};
use crate::limit::{Limit, Temporary};
use crate::part::{Item, Part, Sums};
use crate::promise::Promise;
use crate::statement::Statement;
use crate::terms::Version;
use crate::value_date::Past;
use crate::{Event, Rejection, State, closing, list};

mod available;

pub use available::available;

/// A customer's credit account in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Account {
    /// The account's id.
    #[n(0)]
    pub id: AccountId,
    /// Whose it is.
    #[n(1)]
    pub customer: CustomerId,
    /// The one currency everything on it is in.
    #[n(2)]
    pub currency: Currency,
    /// The fixed limit: the most it may be exposed by purchases, but for a temporary limit.
    #[n(3)]
    pub limit: Amount,
    /// The day of the month its statements are cut.
    #[n(4)]
    pub cycle_day: CycleDay,
    /// The day it was opened.
    #[n(5)]
    pub opened: Date,
    /// Holds of authorisations not captured yet.
    #[n(6)]
    pub held: Amount,
    /// Unpaid principal: unbilled purchases, unbilled terms of plans, and open statement lines.
    #[n(7)]
    pub principal: Amount,
    /// What the customer has with us.
    #[n(8)]
    pub credit: Amount,
    /// How many captures it has seen: lines stand in their order.
    #[n(9)]
    pub captures: u32,
    /// The next cycle date, as of the last capture or statement; of meaning only while something is unbilled.
    #[n(10)]
    pub next_cycle: Date,
    /// Orders that still hold something, with the instant at which they expire.
    #[n(11)]
    #[cbor(with = "crate::list")]
    pub holds: Vec<Hold>,
    /// Single purchases that no statement lists yet, in order of capture.
    #[n(12)]
    #[cbor(with = "crate::list")]
    pub unbilled: Vec<Purchase>,
    /// Plans with terms that no statement lists yet, in order of capture or of what made them.
    #[n(13)]
    #[cbor(with = "crate::list")]
    pub plans: Vec<PlanId>,
    /// Statements not paid in full, oldest first: the one with the earliest due date before the others.
    #[n(14)]
    #[cbor(with = "crate::list")]
    pub statements: Vec<StatementId>,
    /// The account's balances in the books.
    #[n(15)]
    pub books: Balances,
    /// The temporary limit that was given last; it may count no more.
    #[n(16)]
    pub temporary: Option<Temporary>,
    /// The last change of its cycle day.
    #[n(21)]
    pub cycle_change: Option<LastChange>,
    /// When its statements were deferred within the last year, oldest first.
    #[n(22)]
    #[cbor(with = "crate::list", skip_if = "Vec::is_empty")]
    pub deferrals: Vec<Date>,
    /// Hardship plans that are not paid.
    #[n(23)]
    #[cbor(with = "crate::list", skip_if = "Vec::is_empty")]
    pub hardship: Vec<PlanId>,
    /// The texts that the customer was shown and accepted; nothing before the first.
    #[n(45)]
    pub agreements: Option<Box<Agreements>>,
    /// What has happened to its statements, for value dates; nothing where the Terms know none.
    #[n(32)]
    pub past: Option<Box<Past>>,
    /// Concessions that were proposed, and wait for somebody to approve or decline them.
    #[n(48)]
    #[cbor(skip_if = "Vec::is_empty")]
    pub proposals: Vec<ConcessionId>,
    /// For how many orders it has had each campaign of coupons; nothing before the first.
    #[n(36)]
    pub coupon_uses: Option<Box<BTreeMap<CampaignId, u32>>>,
    /// The day it was closed, while it is.
    #[n(49)]
    pub closed: Option<Date>,
    /// The part of the allowance that is for it.
    #[n(25)]
    #[cbor(skip_if = "is_nothing")]
    pub allowance: Amount,
    /// The next cycle date, and the least principal that was owed since the cycle before it began; kept where the Terms
    /// keep an allowance.
    #[n(31)]
    pub cycle_began: Option<(Date, Amount)>,
    /// The last business date on which somebody asked for something on it; kept where the Terms keep an allowance.
    #[n(26)]
    pub asked: Option<Date>,
    /// That the staff has frozen it.
    #[n(27)]
    pub frozen: Option<Freeze>,
    /// That what it owes was charged off.
    #[n(28)]
    pub charged_off: Option<Box<WrittenOff>>,
    /// What was lost of it and what came back, over all its charge-offs; nothing before the first.
    #[n(30)]
    pub lost: Option<Box<Lost>>,
    /// The promise to pay that was made last.
    #[n(29)]
    pub promise: Option<Box<Promise>>,
    /// The last day on which something was owed again that had been settled. However old it is, its age charges it off on a later day.
    #[n(34)]
    pub owed_again: Option<Date>,
    /// Statements of which principal revolves, or may once they are past due: what of them no later statement lists yet.
    #[n(33)]
    #[cbor(with = "crate::list", skip_if = "Vec::is_empty")]
    pub revolving: Vec<StatementId>,
}

/// The hold of one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Hold {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// When it is released by itself.
    #[n(1)]
    pub expires: Instant,
}

/// One captured purchase that no statement lists yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Purchase {
    /// The order.
    #[n(0)]
    pub order: OrderId,
    /// Which of its captures, counted from 0.
    #[n(1)]
    pub capture: u32,
    /// Which capture of the account, counted from 0.
    #[n(2)]
    pub nth: u32,
    /// What is left of it.
    #[n(3)]
    pub amount: Amount,
}

/// How late an account is, on a business date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lateness {
    /// Days past the due date of the oldest late statement; 0 when none is late.
    pub days_past_due: u32,
    /// That due date, when it is past.
    pub since: Option<Date>,
}

impl Purchase {
    /// It, as a debt.
    pub fn debt(&self) -> Part {
        Part { item: Item::Purchase(self.order, self.capture), amount: self.amount }
    }
}

impl Account {
    /// Unpaid principal and holds.
    pub fn exposure(&self) -> Amount {
        self.principal + self.held
    }

    /// Its limit in both parts; the temporary one may count no more.
    pub fn limit_in_parts(&self) -> Limit {
        Limit { fixed: self.limit, temporary: self.temporary }
    }

    /// The limit in force on the business date `date`.
    pub fn limit_on(&self, date: Date) -> Amount {
        self.limit_in_parts().on(date)
    }

    /// What the limit leaves on the business date `date`: limit − exposure, and nothing when exposure is above the limit.
    pub fn left_of_limit(&self, date: Date) -> Amount {
        self.limit_on(date).less(self.exposure())
    }

    /// Its cycle dates.
    pub fn cycles(&self) -> Cycles {
        Cycles { day: self.cycle_day, first: self.cycle_change.map(|change| change.first) }
    }

    /// Takes the hold of an order off the list; an empty list keeps no memory, as most accounts hold nothing.
    pub(crate) fn release(&mut self, order: OrderId) {
        self.holds.retain(|hold| hold.order != order);
        if self.holds.is_empty() {
            self.holds = Vec::new();
        }
    }

    /// Takes a concession off the list of those that wait: it is decided.
    pub(crate) fn decide(&mut self, concession: ConcessionId) {
        self.proposals.retain(|waiting| *waiting != concession);
    }

    /// Refuses money in another currency than the account's.
    pub(crate) fn accept(&self, money: Money) -> Result<(), Rejection> {
        match money.currency == self.currency {
            true => Ok(()),
            false => Err(Rejection::CurrencyMismatch { expected: vec![self.currency] }),
        }
    }

    /// The date of the next statement, while there is anything new to list on it; what was charged off is billed no more. What
    /// revolves may make one sooner: see [`crate::minimum::next_cut`].
    pub(crate) fn next_billed(&self) -> Option<Date> {
        let is_billed = self.charged_off.is_none();
        (is_billed && (!self.unbilled.is_empty() || !self.plans.is_empty())).then_some(self.next_cycle)
    }
}

/// What is asked for a new account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// Whose it will be.
    pub customer: CustomerId,
    /// The limit, with the account's currency.
    pub limit: Money,
    /// The cycle day; without it customers are spread evenly over those of the Terms.
    pub cycle_day: Option<CycleDay>,
}

/// An account was opened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Opened {
    /// The account's id.
    #[n(0)]
    pub account: AccountId,
    /// Whose it is.
    #[n(1)]
    pub customer: CustomerId,
    /// Its limit and currency.
    #[n(2)]
    pub limit: Money,
    /// Its cycle day.
    #[n(3)]
    pub cycle_day: CycleDay,
    /// The Terms it was opened under.
    #[n(4)]
    pub terms: Version,
}

pub(crate) fn open(state: &State, ask: &Open, today: Date) -> Result<Vec<Event>, Rejection> {
    let customer = state.customer(ask.customer)?;
    let currency = ask.limit.currency;
    let Some(terms) = state.terms_on(currency, today) else {
        return Err(Rejection::CurrencyMismatch { expected: state.currencies(today) });
    };
    if let Some((_, account)) = customer.accounts.iter().find(|(held, _)| *held == currency) {
        return Err(Rejection::AccountExists { account: *account });
    }
    if ask.limit.amount > terms.consumer_cap {
        return Err(Rejection::AmountOutOfRange { min: Amount::ZERO, max: terms.consumer_cap, currency });
    }
    Ok(vec![Event::AccountOpened(Opened {
        account: AccountId::new(state.shard(), state.count()),
        customer: ask.customer,
        limit: ask.limit,
        cycle_day: ask.cycle_day.unwrap_or_else(|| closing::spread(terms, state.accounts_opened())),
        terms: terms.version,
    })])
}

pub(crate) fn apply_opened(state: &mut State, event: &Opened) {
    let today = state.stamp().date;
    state.put_account(Account {
        id: event.account,
        customer: event.customer,
        currency: event.limit.currency,
        limit: event.limit.amount,
        cycle_day: event.cycle_day,
        opened: today,
        held: Amount::ZERO,
        principal: Amount::ZERO,
        credit: Amount::ZERO,
        captures: 0,
        next_cycle: event.cycle_day.next_after(today),
        holds: Vec::new(),
        unbilled: Vec::new(),
        plans: Vec::new(),
        statements: Vec::new(),
        books: Balances::default(),
        temporary: None,
        cycle_change: None,
        deferrals: Vec::new(),
        hardship: Vec::new(),
        agreements: None,
        past: None,
        proposals: Vec::new(),
        coupon_uses: None,
        closed: None,
        allowance: Amount::ZERO,
        cycle_began: None,
        asked: None,
        frozen: None,
        charged_off: None,
        lost: None,
        promise: None,
        revolving: Vec::new(),
        owed_again: None,
    });
    list::push(&mut state.customer_mut(event.customer).accounts, (event.limit.currency, event.account));
}

/// Whether an amount is nothing, and so is not written: an account of an earlier release has the bytes it had.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the encoding asks by reference")]
fn is_nothing(amount: &Amount) -> bool {
    amount.is_zero()
}

/// How late `account` is on the business date `today`.
pub fn lateness(state: &State, account: &Account, today: Date) -> Lateness {
    match late(state, account, today).map(|statement| statement.due).min() {
        Some(due) => Lateness { days_past_due: today.days_after(due).unsigned_abs(), since: Some(due) },
        None => Lateness { days_past_due: 0, since: None },
    }
}

/// What is overdue on the statements of `account` that are late on the business date `today`: what revolves is not.
pub fn past_due(state: &State, account: &Account, today: Date) -> Sums {
    late(state, account, today).fold(Sums::default(), |sums, statement| Sums {
        principal: sums.principal + statement.required_principal(),
        fee: sums.fee + statement.fee_open(),
        penalty: sums.penalty + statement.penalty_open,
    })
}

/// Refuses what is not for an account on which anything is past due, be it blocked for that or not yet.
pub(crate) fn refuse_past_due(state: &State, account: &Account, today: Date) -> Result<(), Rejection> {
    let Some(since) = lateness(state, account, today).since else { return Ok(()) };
    let past_due = past_due(state, account, today);
    let money = |amount| Money { amount, currency: account.currency };
    Err(Rejection::Overdue { since, due: money(past_due.principal + past_due.fee), owed: money(past_due.total()) })
}

/// The statements that are past due, with more open than their Terms tolerate.
fn late<'a>(state: &'a State, account: &'a Account, today: Date) -> impl Iterator<Item = &'a Statement> {
    let open = account.statements.iter().map(|id| state.open_statement(*id));
    open.filter(move |statement| state.is_late(statement, today))
}

/// Everything to pay today: all open statements, with their fees and penalties, and of a debt that was charged off all of it.
pub fn due_now(state: &State, account: &Account) -> Amount {
    if account.charged_off.is_some() {
        return charge_off::owed(state, account, state.stamp().date).iter().map(|debt| debt.amount).sum();
    }
    account.statements.iter().map(|id| state.open_statement(*id).open()).sum()
}
