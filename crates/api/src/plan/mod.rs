//! Plans: what one capture owes in instalments.

pub mod get;

use calendar::Date;
use engine::State;
use engine::id::PlanId;
use engine::plan::Plan as Known;
use engine::repayment::{Target, price_of};
use engine::statement::Line;
use money::{Amount, Currency};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::{Money, Pricing, Term};

/// A plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct Plan {
    #[serde(flatten)]
    brief: PlanInBrief,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// How its terms are priced for the customer.
    pricing: Pricing,
    /// How much of its principal was refunded.
    refunded: Money,
    /// Its terms: those billed as they were billed, the others as they will be.
    terms: Vec<Term>,
    /// Fees of billed terms, and what it cost to settle it early, less what a refund gave back.
    fees_billed: Money,
    /// Billed and not paid yet: principal and fees.
    billed_open: Money,
    /// What settles it today: its billed unpaid instalments, all its unbilled principal, and the fee that its Terms ask for.
    settlement: Money,
}

/// A plan in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanInBrief {
    /// The plan's id.
    #[schema(example = "pln_0000000000004")]
    id: String,
    /// The order.
    #[schema(example = "ord_0000000000003")]
    order: String,
    /// Which of the order's captures, from 1.
    capture: u32,
    /// The captured amount.
    principal: Money,
    /// How many terms it has: those billed, and those still to come.
    terms_total: u32,
    /// How many of them are on a statement.
    terms_billed: u32,
    /// The principal of the others.
    unbilled: Money,
}

impl PlanInBrief {
    /// A plan of an account in `currency`.
    pub fn of(state: &State, id: PlanId, currency: Currency) -> Option<PlanInBrief> {
        state.plan(id).ok().map(|plan| PlanInBrief::new(plan, currency))
    }

    fn new(plan: &Known, currency: Currency) -> PlanInBrief {
        PlanInBrief {
            id: plan.id.to_string(),
            order: plan.order.to_string(),
            capture: plan.capture + 1,
            principal: Money::of(plan.principal, currency),
            terms_total: plan.terms.len() as u32,
            terms_billed: plan.billed,
            unbilled: Money::of(plan.unbilled_principal(), currency),
        }
    }
}

impl Plan {
    fn of(state: &State, id: PlanId, today: Date) -> Result<Plan, engine::Rejection> {
        let plan = state.plan(id)?;
        let account = state.account(plan.account)?;
        let money = |amount| Money::of(amount, account.currency);
        let open = account.statements.iter().filter_map(|id| state.statement(*id).ok());
        let lines = open.flat_map(|statement| &statement.lines).filter(|line| line.is_of(id));
        let line_open = |line: &Line| line.principal_open + line.fee_open;
        Ok(Plan {
            brief: PlanInBrief::new(plan, account.currency),
            account: plan.account.to_string(),
            pricing: plan.pricing.into(),
            refunded: money(plan.refunded),
            terms: Term::all(&plan.terms, 1, account.currency),
            fees_billed: money(plan.fee_billed - plan.fee_back),
            billed_open: money(lines.map(line_open).sum::<Amount>()),
            settlement: money(price_of(state, account, Target::Plan(id), today)?),
        })
    }
}
