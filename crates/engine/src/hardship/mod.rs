//! Hardship plans: staff plan anew what a customer owes on open statements and cannot pay as it is.
//!
//! Principal, fees and penalties of all open statements, overdue ones too, become the principal of one plan, free of interest or at a yearly
//! rate within the cost ceiling. The statements are settled by it: their penalty stops, and nothing of them is past due any more. Until
//! the plan is paid the account buys nothing. An instalment that is missed is late like any other.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Money, Rate};

use crate::account::Account;
use crate::id::{AccountId, PlanId, StaffId};
use crate::limits::{PLAN_TERMS_MAX, PLAN_TERMS_MIN};
use crate::order::in_range;
use crate::part::{Part, Sums};
use crate::plan::{self, Gathered, Plan, Rates, Source, Term, gather};
use crate::statement::debts;
use crate::terms::{Offer, Pricing, Version};
use crate::{Event, Rejection, State, charge_off, list};

/// Why somebody cannot pay as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Reason {
    /// An illness or an accident.
    #[n(0)]
    Illness,
    /// Work or another income was lost.
    #[n(1)]
    IncomeLost,
    /// A disaster where they live.
    #[n(2)]
    Disaster,
    /// A death, a birth, a separation.
    #[n(3)]
    Family,
    /// Anything else.
    #[n(4)]
    Other,
}

/// What is asked to be planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agree {
    /// The account.
    pub account: AccountId,
    /// In how many terms.
    pub terms: u32,
    /// At which yearly rate; free of interest when left out.
    pub yearly: Option<Rate>,
    /// Why.
    pub reason: Reason,
    /// Who of the staff does it.
    pub by: StaffId,
}

/// What was owed on open statements was planned anew.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Agreed {
    /// The plan's id.
    #[n(0)]
    pub plan: PlanId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// The Terms in force then.
    #[n(2)]
    pub terms: Version,
    /// All of it: principal, fees and penalties.
    #[n(3)]
    pub amount: Money,
    /// How it is priced.
    #[n(4)]
    pub pricing: Pricing,
    /// Its terms.
    #[n(5)]
    pub schedule: Vec<Term>,
    /// The annual rates it is made with.
    #[n(6)]
    pub rates: Rates,
    /// The debts that it settles, oldest statement first.
    #[n(7)]
    pub moved: Vec<Part>,
    /// Why.
    #[n(8)]
    pub reason: Reason,
    /// Who of the staff did it.
    #[n(9)]
    pub by: StaffId,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 5] = [Reason::Illness, Reason::IncomeLost, Reason::Disaster, Reason::Family, Reason::Other];

    /// The reason's name in answers and stories: `income_lost`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Illness => "illness",
            Reason::IncomeLost => "income_lost",
            Reason::Disaster => "disaster",
            Reason::Family => "family",
            Reason::Other => "other",
        }
    }
}

impl Agreed {
    /// What it settled, by kind.
    pub fn sums(&self) -> Sums {
        Sums::of(&self.moved)
    }
}

pub(crate) fn decide(state: &State, ask: &Agree, today: Date) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    account.refuse_closed()?;
    charge_off::refuse(account)?;
    let pricing = ask.yearly.map_or(Pricing::InterestFree, Pricing::Annuity);
    if ask.yearly.is_some_and(|yearly| yearly > Rate::WHOLE) {
        return Err(Rejection::RateOutOfRange { max: Rate::WHOLE });
    }
    if !(PLAN_TERMS_MIN..=PLAN_TERMS_MAX).contains(&ask.terms) {
        return Err(Rejection::TermOutOfRange { min: PLAN_TERMS_MIN, max: PLAN_TERMS_MAX });
    }
    let moved: Vec<Part> = debts(state, &account.statements, today).filter(|debt| !debt.amount.is_zero()).collect();
    if moved.is_empty() {
        return Err(Rejection::NothingDue);
    }
    let amount = Money { amount: moved.iter().map(|debt| debt.amount).sum(), currency: account.currency };
    in_range(amount)?;
    let offer = Offer { terms: ask.terms, pricing };
    let quote = plan::of_offer(state, account, offer, amount.amount, today)?;
    let Agree { account, reason, by, .. } = *ask;
    Ok(vec![Event::HardshipPlanned(Agreed {
        plan: PlanId::new(state.shard(), state.count()),
        account,
        terms: quote.version,
        amount,
        pricing,
        schedule: quote.instalments.iter().map(|instalment| instalment.term).collect(),
        rates: quote.rates,
        moved,
        reason,
        by,
    })])
}

/// Refuses purchases while a hardship plan is not paid.
pub(crate) fn refuse_running(state: &State, account: &Account) -> Result<(), Rejection> {
    if account.hardship.is_empty() {
        return Ok(());
    }
    let left = account.hardship.iter().map(|plan| left_of(state, account, *plan)).sum();
    Err(Rejection::HardshipPlanRunning { left: Money { amount: left, currency: account.currency } })
}

/// What is left to pay of a plan: its principal to come, and what is open of its instalments.
fn left_of(state: &State, account: &Account, plan: PlanId) -> Amount {
    let lines = account.statements.iter().flat_map(|id| &state.open_statement(*id).lines);
    let open: Amount = lines.filter(|line| line.is_of(plan)).map(|line| line.principal_open + line.fee_open).sum();
    state.live_plan(plan).unbilled_principal() + open
}

pub(crate) fn apply(state: &mut State, event: &Agreed) {
    let gathered = Gathered::of(state, Source::Hardship, event.terms, &event.moved);
    let plan = Plan::gathered(state, event.plan, event.account, event.amount.amount, event.pricing, gathered);
    list::push(&mut state.account_mut(event.account).hardship, event.plan);
    gather(state, Plan { terms: event.schedule.clone(), ..plan }, &event.moved);
}
