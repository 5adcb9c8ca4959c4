//! `POST /v1/orders`

use axum::extract::State;
use engine::order::{Authorise, Authorised, Timing};
use engine::{Command, Event, Rejection};
use sequencer::turns::About;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Method, Order};
use crate::agreement::AgreedText;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, Trying};
use crate::coupon::wish;
use crate::problem::Problem;
use crate::words::Money;

/// A new order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateOrder {
    /// The account that pays.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The merchant that sells.
    #[schema(example = "mer_0000000000001")]
    merchant: String,
    /// How much.
    amount: Money,
    /// How it is paid.
    method: Method,
    /// How much of it the wallet pays; the method pays the rest. Left out, the method pays all.
    balance: Option<Money>,
    /// When it is captured.
    #[serde(default)]
    capture: CaptureTiming,
    /// The coupons that are to pay of it, by the ids of their campaigns, in the order in which they divide the price; up to 4. The
    /// merchant is owed for the whole amount, and the customer pays what they leave.
    #[serde(default)]
    #[schema(max_items = 4)]
    coupons: Vec<String>,
    /// What is bought, by the name that campaigns have for it.
    #[schema(example = "electronics", pattern = "^[a-z][a-z0-9_]{0,31}$")]
    category: Option<String>,
}

/// When an order is captured.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum CaptureTiming {
    /// In full, together with its authorisation.
    AtOnce,
    /// When the merchant asks for it.
    #[default]
    Later,
}

/// Create an order
///
/// Holds the amount on the account's line, in the wallet, or in both, and captures it when asked to. Refused with `account_not_found`,
/// `merchant_not_found`, `coupon_not_found`, `account_frozen`, `overdue`, `wallet_blocked`, `currency_mismatch`, `coupons_exceed_price`,
/// `amount_out_of_range`, `term_not_offered`, `capture_too_early`, `agreement_required`, `coupon_not_applicable`, `coupon_exhausted`, `too_many_holds`, `too_many_purchases`, `limit_exceeded`, `balance_insufficient`; the first of these that holds.
#[utoipa::path(post, path = "/v1/orders", tag = "Orders", operation_id = "create_order", params(Trying),
    request_body = CreateOrder,
    responses((status = 201, description = "The order as it was made", body = Order)))]
pub async fn create(State(app): State<App>, change: Change<CreateOrder>) -> Result<Answered<Order>, Problem> {
    let ask = command(&change)?;
    let reply = app.send(&change, Command::AuthoriseOrder(ask), Rejection::AccountUnknown).await?;
    let authorised = reply.events.iter().find_map(|event| match event {
        Event::OrderAuthorised(authorised) => Some(authorised),
        _ => None,
    });
    let captured = reply.events.iter().find_map(|event| match event {
        Event::OrderCaptured(captured) => Some(captured),
        _ => None,
    });
    let authorised = authorised.expect("an order was authorised");
    let order = Order::made(authorised, captured, reply.stamp.at, texts(&app, authorised).await?);
    Ok(Answered::new(order, reply.source))
}

/// The texts that a new order is made under; most are made under none, and nothing is asked then.
async fn texts(app: &App, event: &Authorised) -> Result<Vec<AgreedText>, Problem> {
    let Some(agreed) = event.agreed.clone() else { return Ok(Vec::new()) };
    let about = About::Account(event.account);
    app.ask(about, Rejection::AccountUnknown, move |state, _| super::agreed(state, Some(&agreed))).await
}

fn command(change: &Change<CreateOrder>) -> Result<Authorise, Problem> {
    let CreateOrder { account, merchant, amount, method, balance, capture, coupons, category } = &change.body;
    let merchant = ask::merchant(merchant)?;
    change.caller.act_for(merchant)?;
    Ok(Authorise {
        account: ask::account(account)?,
        merchant,
        amount: amount.read("amount")?,
        method: (*method).into(),
        wallet: balance.map(|balance| balance.read("balance")).transpose()?,
        capture: match capture {
            CaptureTiming::AtOnce => Timing::AtOnce,
            CaptureTiming::Later => Timing::Later,
        },
        // The sequencer brings the contract where the account's shard does not know the merchant yet.
        contract: None,
        coupons: wish(coupons, category.as_deref())?.map(Box::new),
    })
}
