//! `POST /v1/quotes`

use axum::Json;
use axum::extract::State;
use calendar::Stamp;
use engine::coupon::{Fees, Quoted, Wish};
use engine::id::{AccountId, MerchantId};
use engine::merchant::Contract;
use engine::{Rejection, coupon, order, plan};
use sequencer::turns::About;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Quote, Quotes};
use crate::access::Caller;
use crate::app::App;
use crate::ask::{self, Body};
use crate::coupon::wish;
use crate::problem::Problem;
use crate::words::Money;

/// What to quote.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateQuotes {
    /// The account that would pay.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// How much.
    amount: Money,
    /// How much of it the wallet would pay: the quotes are for the rest.
    balance: Option<Money>,
    /// The merchant that would sell: it may bear the fees. A merchant's key quotes for that merchant.
    #[schema(example = "mer_0000000000001")]
    merchant: Option<String>,
    /// The coupons that would be used, by the ids of their campaigns; up to 4.
    #[serde(default)]
    #[schema(max_items = 4)]
    coupons: Vec<String>,
    /// What would be bought, by the name that campaigns have for it.
    #[schema(example = "electronics", pattern = "^[a-z][a-z0-9_]{0,31}$")]
    category: Option<String>,
}

/// Quote a purchase
///
/// By every method: per-term amounts, fees, total cost and both annual rates. It changes nothing, so it takes no
/// Idempotency-Key, and it says nothing of whether the line is long enough, nor whether the budgets of the coupons are. Refused with
/// `account_not_found`, `merchant_not_found`, `coupon_not_found`, `currency_mismatch`, `coupons_exceed_price`, `amount_out_of_range`,
/// `coupon_not_applicable`.
#[utoipa::path(post, path = "/v1/quotes", tag = "Quotes", operation_id = "create_quotes", request_body = CreateQuotes,
    responses((status = 200, body = Quotes)))]
pub async fn create(
    caller: Caller,
    State(app): State<App>,
    Body(body): Body<CreateQuotes>,
) -> Result<Json<Quotes>, Problem> {
    let account = ask::account(&body.account)?;
    let merchant = merchant(caller, body.merchant.as_deref())?;
    let amount = body.amount.read("amount")?;
    let balance = body.balance.map(|balance| balance.read("balance")).transpose()?;
    let wish = wish(&body.coupons, body.category.as_deref())?;
    let contract = match merchant {
        Some(merchant) => Some(app.contract(merchant).await?),
        None => None,
    };
    let quotes = app.ask(About::Account(account), Rejection::AccountUnknown, move |state, stamp| {
        quotes(state, account, contract, (amount, balance, wish), stamp)
    });
    quotes.await.map(Json)
}

fn merchant(caller: Caller, named: Option<&str>) -> Result<Option<MerchantId>, Problem> {
    let Some(named) = named else { return caller.trader() };
    let merchant = ask::merchant(named)?;
    caller.act_for(merchant)?;
    Ok(Some(merchant))
}

fn quotes(
    state: &engine::State,
    account: AccountId,
    contract: Option<Contract>,
    (amount, balance, wish): (money::Money, Option<money::Money>, Option<Wish>),
    stamp: Stamp,
) -> Result<Quotes, Rejection> {
    let account = state.account(account)?;
    let currency = account.currency;
    if contract.is_some_and(|contract| contract.currency != currency) {
        return Err(Rejection::CurrencyMismatch { expected: vec![currency] });
    }
    let merchant = contract.map(|contract| contract.merchant);
    let given = wish.map(|wish| coupon::quoted(state, account, amount, merchant, (&wish, stamp.date))).transpose()?;
    let given = given.unwrap_or(Quoted { off: money::Amount::ZERO, fees: Fees::Paid });
    let left = money::Money { amount: amount.amount - given.off, ..amount };
    let credit = order::on_credit(account, left, balance)?;
    let terms = state.terms_for(account, stamp.date);
    let shares = given.fees.of(contract.map_or(terms.fee_bearer, |contract| contract.shares(terms)));
    let plans = plan::quotes(state, account, shares, credit, stamp.date)?;
    let pay_later = Quote::pay_later(terms, account, credit.amount, stamp.date);
    let plans = plans.iter().map(|priced| Quote::instalments(terms, priced, currency, stamp.date));
    Ok(Quotes {
        account: account.id.to_string(),
        amount: amount.into(),
        balance: balance.map(Money::from),
        discount: (!given.off.is_zero()).then(|| Money::of(given.off, currency)),
        available: Money::of(engine::account::available(state, account, stamp.date), currency),
        quotes: std::iter::once(pay_later).chain(plans).collect(),
        business_date: stamp.date.to_string(),
        terms_version: terms.version.0,
    })
}
