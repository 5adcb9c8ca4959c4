//! `POST /v1/accounts/{id}/bill-instalments`

use axum::extract::State;
use engine::bill_instalment::{Agreed, Split};
use engine::{Command, Event, Rejection};
use money::Amount;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::{Allocation, AnnualRate, Money, Pricing, Term};

/// What to split.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateBillInstalments {
    /// The statement.
    #[schema(example = "stm_0000000000006")]
    statement: String,
    /// In how many terms, one of those on offer.
    terms: u32,
    /// How much; all unpaid pay-later principal of the statement when left out.
    amount: Option<Money>,
}

/// A part of a statement in instalments.
#[derive(Debug, Serialize, ToSchema)]
pub struct BillInstalments {
    /// The plan it became.
    #[schema(example = "pln_0000000000007")]
    plan: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The statement.
    #[schema(example = "stm_0000000000006")]
    statement: String,
    /// How much of it is settled by the plan.
    amount: Money,
    /// How the plan's terms are priced.
    pricing: Pricing,
    /// Its terms; the first joins the next statement.
    terms: Vec<Term>,
    /// The fees of all terms.
    total_fee: Money,
    /// All terms.
    total_cost: Money,
    /// What it costs a year.
    annual_rate: AnnualRate,
    /// The debts of the statement that are settled by the plan.
    settled: Vec<Allocation>,
    /// The version of the Terms it was made under, and keeps.
    terms_version: u32,
}

/// Split a bill
///
/// Unpaid pay-later principal of an open statement becomes a plan, before its due date: all of it, or less. It is settled on the
/// statement at once, and the first term joins the next one. What is an instalment already is not split again. A dry run tells the
/// price. Refused with `account_not_found`, `statement_not_found`, `account_frozen`, `overdue`, `currency_mismatch`,
/// `nothing_to_split`, `split_too_late`, `term_not_offered`, `amount_out_of_range`, `cost_ceiling_exceeded`.
#[utoipa::path(post, path = "/v1/accounts/{id}/bill-instalments", tag = "Plans", operation_id = "create_bill_instalments",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = CreateBillInstalments,
    responses((status = 201, description = "The plan", body = BillInstalments)))]
pub async fn create(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreateBillInstalments>,
) -> Result<Answered<BillInstalments>, Problem> {
    let CreateBillInstalments { statement, terms, amount } = &change.body;
    let split = Split {
        account: ask::account(&id)?,
        statement: ask::statement(statement)?,
        terms: *terms,
        amount: amount.map(|amount| amount.read("amount")).transpose()?,
    };
    let reply = app.send(&change, Command::SplitBill(split), Rejection::AccountUnknown).await?;
    let agreed = reply.events.iter().find_map(|event| match event {
        Event::BillSplit(agreed) => Some(BillInstalments::of(agreed)),
        _ => None,
    });
    Ok(Answered::new(agreed.expect("a bill was split"), reply.source))
}

impl BillInstalments {
    fn of(event: &Agreed) -> BillInstalments {
        let currency = event.amount.currency;
        let fee: Amount = event.schedule.iter().map(|term| term.fee).sum();
        BillInstalments {
            plan: event.plan.to_string(),
            account: event.account.to_string(),
            statement: event.statement.to_string(),
            amount: event.amount.into(),
            pricing: event.pricing.into(),
            terms: Term::all(&event.schedule, 1, currency),
            total_fee: Money::of(fee, currency),
            total_cost: Money::of(event.amount.amount + fee, currency),
            annual_rate: event.rates.into(),
            settled: Allocation::all(&event.moved, currency),
            terms_version: event.terms.0,
        }
    }
}
