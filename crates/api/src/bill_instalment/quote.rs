//! `GET /v1/accounts/{id}/bill-instalment-quotes`

use axum::Json;
use axum::extract::State;
use calendar::Stamp;
use engine::id::{AccountId, StatementId};
use engine::{Rejection, bill_instalment};
use money::Amount;
use sequencer::turns::About;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::access::Operator;
use crate::app::App;
use crate::ask::{self, InPath, InQuery};
use crate::problem::Problem;
use crate::quote::Quote;
use crate::words::Money;

/// Which part of a statement.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The statement.
    #[param(example = "stm_0000000000006")]
    statement: String,
    /// How much, in minor units of the account's currency; all that can be split when left out.
    #[param(minimum = 1, maximum = 1_000_000_000_000_u64)]
    amount: Option<u64>,
}

/// What splitting a part of a statement would cost, today. Without obligation.
#[derive(Debug, Serialize, ToSchema)]
pub struct BillInstalmentQuotes {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The statement.
    #[schema(example = "stm_0000000000006")]
    statement: String,
    /// How much would be split.
    amount: Money,
    /// One quote for each number of terms that it is large enough for.
    quotes: Vec<Quote>,
    /// The business date of the quotes.
    #[schema(format = Date)]
    business_date: String,
    /// The version of the Terms they are made under, which the plan would keep.
    terms_version: u32,
}

/// Quote a bill in instalments
///
/// What splitting the unpaid pay-later principal of a statement, or a part of it, would cost, by every number of terms: per-term
/// amounts, fees, both annual rates, and the cost sheet. Refused with `account_not_found`, `statement_not_found`, `account_frozen`,
/// `overdue`, `nothing_to_split`, `split_too_late`, `amount_out_of_range`.
#[utoipa::path(get, path = "/v1/accounts/{id}/bill-instalment-quotes", tag = "Quotes",
    operation_id = "list_bill_instalment_quotes",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Wanted),
    responses((status = 200, body = BillInstalmentQuotes)))]
pub async fn list(
    _: Operator,
    State(app): State<App>,
    InPath(id): InPath,
    InQuery(wanted): InQuery<Wanted>,
) -> Result<Json<BillInstalmentQuotes>, Problem> {
    let (account, statement) = (ask::account(&id)?, ask::statement(&wanted.statement)?);
    let question = move |state: &engine::State, stamp| quotes(state, account, statement, wanted.amount, stamp);
    app.ask(About::Account(account), Rejection::AccountUnknown, question).await.map(Json)
}

fn quotes(
    state: &engine::State,
    account: AccountId,
    statement: StatementId,
    amount: Option<u64>,
    stamp: Stamp,
) -> Result<BillInstalmentQuotes, Rejection> {
    let account = state.account(account)?;
    let currency = account.currency;
    let amount = amount.map(|minor| {
        // More than any statement has is as much too much as what it says.
        let minor = i64::try_from(minor).ok().and_then(Amount::checked).unwrap_or(Amount::MAX);
        money::Money { amount: minor, currency }
    });
    let (amount, quotes) = bill_instalment::quotes(state, account, statement, amount, stamp.date)?;
    let terms = state.terms_for(account, stamp.date);
    Ok(BillInstalmentQuotes {
        account: account.id.to_string(),
        statement: statement.to_string(),
        amount: Money::of(amount, currency),
        quotes: quotes.iter().map(|priced| Quote::instalments(terms, priced, currency, stamp.date)).collect(),
        business_date: stamp.date.to_string(),
        terms_version: terms.version.0,
    })
}
