//! Plans: what one capture, or a part of a bill, owes in instalments.

pub mod get;

use calendar::Date;
use engine::State;
use engine::id::PlanId;
use engine::plan::{Plan as Known, Share, Source};
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
    /// What of its principal is that of single captures, when it is not the plan of one.
    shares: Vec<PlanShare>,
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
    /// Whence its principal comes.
    origin: PlanOrigin,
    /// The order, of the plan of a capture.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "ord_0000000000003")]
    order: Option<String>,
    /// Which of the order's captures, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    capture: Option<u32>,
    /// The statement, of the plan of a split bill.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "stm_0000000000006")]
    statement: Option<String>,
    /// The captured amount, or what of statements it settled.
    principal: Money,
    /// How many terms it has: those billed, and those still to come.
    terms_total: u32,
    /// How many of them are on a statement.
    terms_billed: u32,
    /// The principal of the others.
    unbilled: Money,
}

/// Whence a plan's principal comes.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PlanOrigin {
    /// One capture of an order.
    Capture,
    /// Purchases on a statement that the customer split.
    Bill,
    /// What was open on statements, planned anew by staff.
    Hardship,
}

/// What of a plan's principal is that of one capture.
#[derive(Debug, Serialize, ToSchema)]
struct PlanShare {
    /// The order.
    #[schema(example = "ord_0000000000003")]
    order: String,
    /// Which of the order's captures, from 1.
    capture: u32,
    /// How much.
    amount: Money,
    /// How much of it was refunded.
    refunded: Money,
}

impl PlanOrigin {
    fn of(plan: &Known) -> PlanOrigin {
        match plan.gathered.as_ref().map(|gathered| gathered.from) {
            None => PlanOrigin::Capture,
            Some(Source::Bill(_)) => PlanOrigin::Bill,
            Some(Source::Hardship) => PlanOrigin::Hardship,
        }
    }
}

impl PlanShare {
    fn of(share: &Share, currency: Currency) -> PlanShare {
        PlanShare {
            order: share.order.to_string(),
            capture: share.capture + 1,
            amount: Money::of(share.amount, currency),
            refunded: Money::of(share.refunded, currency),
        }
    }
}

impl PlanInBrief {
    /// A plan of an account in `currency`.
    pub fn of(state: &State, id: PlanId, currency: Currency) -> Option<PlanInBrief> {
        state.plan(id).ok().map(|plan| PlanInBrief::new(plan, currency))
    }

    fn new(plan: &Known, currency: Currency) -> PlanInBrief {
        PlanInBrief {
            id: plan.id.to_string(),
            origin: PlanOrigin::of(plan),
            order: plan.order.map(|order| order.to_string()),
            capture: plan.order.map(|_| plan.capture + 1),
            statement: plan.gathered.as_ref().and_then(|gathered| match gathered.from {
                Source::Bill(statement) => Some(statement.to_string()),
                Source::Hardship => None,
            }),
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
            shares: plan
                .gathered
                .iter()
                .flat_map(|gathered| &gathered.shares)
                .map(|share| PlanShare::of(share, account.currency))
                .collect(),
            fees_billed: money(plan.fee_billed - plan.fee_back),
            billed_open: money(lines.map(line_open).sum::<Amount>()),
            settlement: money(price_of(state, account, Target::Plan(id), today)?),
        })
    }
}
