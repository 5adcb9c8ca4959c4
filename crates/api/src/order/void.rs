//! `POST /v1/orders/{id}/voids`

use axum::extract::State;
use engine::id::OrderId;
use engine::order::Void;
use engine::{Command, Event, Rejection};
use money::Amount;
use sequencer::Reply;
use sequencer::turns::About;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::OrderAfter;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::Money;

/// What to release.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VoidOrder {
    /// How much; everything held when left out.
    amount: Option<Money>,
}

/// An order after a void.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderVoided {
    #[serde(flatten)]
    after: OrderAfter,
    /// What was released; nothing when everything was released already.
    released: Money,
    /// What of that can be spent of the wallet again.
    released_balance: Money,
}

/// Void an order
///
/// Releases what is held, or a part of it. Voiding what is voided already succeeds and changes nothing. Refused with
/// `order_not_found`, `not_voidable`, `currency_mismatch`, `amount_out_of_range`.
#[utoipa::path(post, path = "/v1/orders/{id}/voids", tag = "Orders", operation_id = "void_order",
    params(("id" = String, Path, description = "The order", example = "ord_0000000000003"), Trying),
    request_body = VoidOrder,
    responses((status = 201, description = "The order after it", body = OrderVoided)))]
pub async fn void(
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<VoidOrder>,
) -> Result<Answered<OrderVoided>, Problem> {
    let order = ask::order(&id)?;
    let merchant = change.caller.trader()?;
    let amount = change.body.amount.map(|amount| amount.read("amount")).transpose()?;
    let reply =
        app.send(&change, Command::VoidOrder(Void { order, merchant, amount }), Rejection::OrderUnknown).await?;
    Ok(Answered::new(answer(&app, order, &reply).await?, reply.source))
}

/// What happened, or the order as it stands when nothing had to.
async fn answer(app: &App, order: OrderId, reply: &Reply) -> Result<OrderVoided, Problem> {
    let voided = reply.events.iter().find_map(|event| match event {
        Event::OrderVoided(voided) => Some((voided.amounts, voided.amount, voided.wallet)),
        _ => None,
    });
    app.ask(About::Order(order), Rejection::OrderUnknown, move |state, _| {
        let known = state.order(order)?;
        let currency = state.account(known.account)?.currency;
        let (amounts, released, wallet) = voided.unwrap_or((known.amounts, Amount::ZERO, Amount::ZERO));
        let (released, released_balance) = (Money::of(released, currency), Money::of(wallet, currency));
        Ok(OrderVoided { after: OrderAfter::of(order, amounts, currency), released, released_balance })
    })
    .await
}
