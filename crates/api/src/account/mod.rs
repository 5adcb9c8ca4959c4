//! Accounts: a customer's line, and what stands on it.

pub mod open;
pub mod get;
pub mod transactions;
pub mod export;
mod happened;
mod history;

use calendar::{Date, Stamp};
use engine::account::{self, Account as Held};
use engine::{Rejection, State, minimum};
use money::Amount;
use serde::Serialize;
use utoipa::ToSchema;

use crate::charge_off::ChargedOff;
use crate::freeze::Freeze;
use crate::limit::Limit;
use crate::plan::PlanInBrief;
use crate::promise::Promise;
use crate::words::{Currency, Money};

/// A customer's account in one currency, as of its last business date.
#[derive(Debug, Serialize, ToSchema)]
pub struct Account {
    /// The account's id.
    #[schema(example = "acc_0000000000002")]
    id: String,
    /// Whose it is.
    #[schema(example = "cus_0000000000001")]
    customer: String,
    /// The one currency everything on it is in.
    currency: Currency,
    /// Whether it can buy.
    status: Status,
    /// The most it may be exposed by purchases: the fixed limit and, while it counts, the temporary one.
    #[serde(flatten)]
    limit: Limit,
    /// What can still be bought: limit − exposure.
    available: Money,
    /// Unpaid principal and holds.
    exposure: Money,
    /// Holds of orders not captured yet.
    held: Money,
    /// Everything to pay today: all open statements, with their fees and penalties, and all of a debt that was charged off.
    due_now: Money,
    /// What is to be paid of that so that no statement is late: their minimums; none where no minimum is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_due: Option<Money>,
    /// The interest so far on what revolves, which the next statement lists; none where nothing revolves.
    #[serde(skip_serializing_if = "Option::is_none")]
    interest_run_up: Option<Money>,
    /// Days past the due date of the oldest unpaid statement.
    days_past_due: u32,
    /// That due date, when it is past.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    overdue_since: Option<String>,
    /// The fewest days past due of the bucket it is in.
    #[schema(example = 31)]
    bucket_from_days: u32,
    /// Why it is frozen; nothing when it is not.
    freezes: Vec<Freeze>,
    /// What was charged off, and what is still owed of it; none when nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    charged_off: Option<ChargedOff>,
    /// The promise to pay that was made last.
    #[serde(skip_serializing_if = "Option::is_none")]
    promise: Option<Promise>,
    /// What the customer has with us; it pays the next statement when that is cut.
    credit_balance: Money,
    /// What the next statement will ask for if nothing else happens; none when there is nothing to bill.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_statement: Option<NextStatement>,
    /// Plans with terms that no statement lists yet.
    plans: Vec<PlanInBrief>,
    /// Concessions that wait for somebody to approve or decline them.
    proposals: Vec<String>,
    /// The day it was closed, while it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    closed_on: Option<String>,
    /// Hardship plans that are not paid.
    hardship_plans: Vec<String>,
    /// The day of the month its statements are cut.
    cycle_day: u32,
    /// The next date on which a statement is cut if there is anything to bill.
    #[schema(format = Date)]
    next_cycle_date: String,
    /// The business date all of this is as of.
    #[schema(format = Date)]
    business_date: String,
    /// The version of the Terms in force for it.
    terms_version: u32,
}

/// Whether an account can buy.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AccountStatus)]
enum Status {
    /// It can.
    Open,
    /// Not until what is past due is paid.
    Overdue,
    /// Not until what is long past due is paid, or until the staff ends it: `freezes` says which.
    Frozen,
    /// It is closed, and takes nothing but refunds.
    Closed,
    /// Not until a hardship plan is paid.
    Hardship,
    /// Not any more: what it owed was charged off.
    ChargedOff,
}

/// The statement that comes next, as it looks now.
#[derive(Debug, Serialize, ToSchema)]
struct NextStatement {
    /// The day it will be cut.
    #[schema(format = Date)]
    cycle_date: String,
    /// The last day to pay it.
    #[schema(format = Date)]
    due_date: String,
    /// Purchases not billed yet, the next term of each plan, with its fee, and what revolves, with its interest, before any credit balance.
    amount: Money,
}

impl Account {
    /// The account on the business date of `stamp`.
    fn of(state: &State, held: &Held, stamp: Stamp) -> Account {
        let currency = held.currency;
        let money = |amount| Money::of(amount, currency);
        let lateness = account::lateness(state, held, stamp.date);
        let terms = state.terms_for(held, stamp.date);
        let is_late = lateness.days_past_due >= terms.frozen_from_days;
        let by_lateness = is_late.then_some(Freeze::Lateness {}).into_iter();
        let freezes: Vec<Freeze> = by_lateness.chain(held.frozen.map(Freeze::from)).collect();
        Account {
            id: held.id.to_string(),
            customer: held.customer.to_string(),
            currency: currency.into(),
            status: match lateness.days_past_due {
                _ if held.closed.is_some() => Status::Closed,
                _ if held.charged_off.is_some() => Status::ChargedOff,
                _ if !freezes.is_empty() => Status::Frozen,
                days if days >= terms.blocked_from_days => Status::Overdue,
                _ if !held.hardship.is_empty() => Status::Hardship,
                _ => Status::Open,
            },
            limit: Limit::of(&held.limit_in_parts(), stamp.date, currency),
            available: money(account::available(state, held, stamp.date)),
            exposure: money(held.exposure()),
            held: money(held.held),
            due_now: money(account::due_now(state, held)),
            minimum_due: minimum::due(state, held).map(money),
            interest_run_up: (!held.revolving.is_empty()).then(|| money(minimum::run_up(state, held, stamp.date))),
            days_past_due: lateness.days_past_due,
            overdue_since: lateness.since.map(|since| since.to_string()),
            bucket_from_days: terms.bucket_at(lateness.days_past_due).from_days,
            freezes,
            charged_off: held.charged_off.as_ref().map(|debt| ChargedOff::of(debt, currency)),
            promise: held.promise.as_ref().map(|promise| Promise::of(promise, currency)),
            credit_balance: money(held.credit),
            next_statement: minimum::next_cut(state, held).map(|cycle| next_statement(state, held, cycle)),
            plans: held.plans.iter().filter_map(|id| PlanInBrief::of(state, *id, currency)).collect(),
            proposals: held.proposals.iter().map(ToString::to_string).collect(),
            closed_on: held.closed.map(|date| date.to_string()),
            hardship_plans: held.hardship.iter().map(ToString::to_string).collect(),
            cycle_day: held.cycle_day.day(),
            next_cycle_date: held.cycles().after(stamp.date).to_string(),
            business_date: stamp.date.to_string(),
            terms_version: terms.version.0,
        }
    }
}

fn next_statement(state: &State, held: &Held, cycle: Date) -> NextStatement {
    let purchases: Amount = held.unbilled.iter().map(|purchase| purchase.amount).sum();
    let plans = held.plans.iter().filter_map(|id| state.plan(*id).ok());
    let terms = plans.filter_map(|plan| plan.unbilled().first().copied());
    let terms: Amount = terms.map(|term| term.principal + term.fee).sum();
    let carried =
        minimum::carried(state, held, cycle).map_or(Amount::ZERO, |carried| carried.principal() + carried.interest);
    let grace_days = state.terms_for(held, cycle).grace_days;
    NextStatement {
        cycle_date: cycle.to_string(),
        due_date: cycle.plus_days(grace_days.cast_signed()).to_string(),
        amount: Money::of(purchases + terms + carried, held.currency),
    }
}

/// The account of an id, for answers.
///
/// # Errors
/// [`Rejection::AccountUnknown`].
pub fn view(state: &State, id: engine::id::AccountId, stamp: Stamp) -> Result<Account, Rejection> {
    state.account(id).map(|held| Account::of(state, held, stamp))
}
