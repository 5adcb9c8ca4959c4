//! `POST /v1/accounts/{id}/hardship-plans`

use axum::extract::State;
use engine::hardship::{Agree, Agreed};
use engine::{Command, Event, Rejection};
use money::Rate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Reason;
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::{Allocation, AnnualRate, Money, Pricing, Term};

/// How to plan anew what is owed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateHardshipPlan {
    /// In how many terms, 2 to 60.
    #[schema(minimum = 2, maximum = 60)]
    terms: u32,
    /// The yearly rate in parts per million, within the cost ceiling; free of interest when left out.
    #[schema(maximum = 1_000_000)]
    yearly_ppm: Option<u32>,
    /// Why.
    reason: Reason,
}

/// What was owed on open statements, planned anew.
#[derive(Debug, Serialize, ToSchema)]
pub struct HardshipPlan {
    /// The plan.
    #[schema(example = "pln_0000000000007")]
    plan: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// All of it.
    amount: Money,
    /// How much of it was principal.
    principal: Money,
    /// How much was fees.
    fee: Money,
    /// How much was penalties.
    penalty: Money,
    /// How its terms are priced.
    pricing: Pricing,
    /// Its terms; the first joins the next statement.
    terms: Vec<Term>,
    /// What it costs a year.
    annual_rate: AnnualRate,
    /// The debts that are settled by it, oldest statement first.
    settled: Vec<Allocation>,
    /// The version of the Terms it was made under, and keeps.
    terms_version: u32,
    /// Why.
    reason: Reason,
    /// Who did it: the name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    by: String,
}

/// Agree on a hardship plan
///
/// Everything owed on open statements, overdue ones too, becomes the principal of one plan: principal, fees and penalties. The statements are
/// settled by it, so that their penalty stops and nothing of them is past due; the first term joins the next statement. Until
/// it is paid, purchases are refused with `hardship_plan_running`. Refused with `account_not_found`, `rate_out_of_range`,
/// `term_out_of_range`, `nothing_due`, `amount_out_of_range`, `cost_ceiling_exceeded`.
#[utoipa::path(post, path = "/v1/accounts/{id}/hardship-plans", tag = "Plans", operation_id = "create_hardship_plan",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CreateHardshipPlan,
    responses((status = 201, description = "The plan", body = HardshipPlan)))]
pub async fn create(
    Operator(by): Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreateHardshipPlan>,
) -> Result<Answered<HardshipPlan>, Problem> {
    let CreateHardshipPlan { terms, yearly_ppm, reason } = &change.body;
    let (account, yearly) = (ask::account(&id)?, yearly_ppm.map(Rate::ppm));
    let agree = Agree { account, terms: *terms, yearly, reason: (*reason).into(), by };
    let reply = app.send(&change, Command::PlanHardship(agree), Rejection::AccountUnknown).await?;
    let agreed = reply.events.iter().find_map(|event| match event {
        Event::HardshipPlanned(agreed) => Some(HardshipPlan::of(agreed)),
        _ => None,
    });
    Ok(Answered::new(agreed.expect("a hardship plan was agreed on"), reply.source))
}

impl HardshipPlan {
    fn of(event: &Agreed) -> HardshipPlan {
        let (currency, sums) = (event.amount.currency, event.sums());
        HardshipPlan {
            plan: event.plan.to_string(),
            account: event.account.to_string(),
            amount: event.amount.into(),
            principal: Money::of(sums.principal, currency),
            fee: Money::of(sums.fee, currency),
            penalty: Money::of(sums.penalty, currency),
            pricing: event.pricing.into(),
            terms: Term::all(&event.schedule, 1, currency),
            annual_rate: event.rates.into(),
            settled: Allocation::all(&event.moved, currency),
            terms_version: event.terms.0,
            reason: event.reason.into(),
            by: event.by.to_string(),
        }
    }
}
