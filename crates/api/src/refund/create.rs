//! `POST /v1/orders/{id}/refunds`

use axum::extract::State;
use engine::{Command, Event, Rejection, refund};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Refund;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::Money;

/// What to refund.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundOrder {
    /// How much; all that can still be refunded when left out.
    amount: Option<Money>,
}

/// Refund an order
///
/// Gives back what was captured, or a part of it, to where it came from. Within 24 hours of the authorisation a refund of
/// all of it takes back every fee, too. Refused with `order_not_found`, `currency_mismatch`, `refund_exceeds_captured`,
/// `amount_out_of_range`.
#[utoipa::path(post, path = "/v1/orders/{id}/refunds", tag = "Orders", operation_id = "refund_order",
    params(("id" = String, Path, description = "The order", example = "ord_0000000000003"), Trying),
    request_body = RefundOrder,
    responses((status = 201, description = "The refund", body = Refund)))]
pub async fn create(
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<RefundOrder>,
) -> Result<Answered<Refund>, Problem> {
    let ask = refund::Refund {
        order: ask::order(&id)?,
        merchant: change.caller.trader()?,
        amount: change.body.amount.map(|amount| amount.read("amount")).transpose()?,
    };
    let reply = app.send(&change, Command::RefundOrder(ask), Rejection::OrderUnknown).await?;
    let refund = reply.events.iter().find_map(|event| match event {
        Event::OrderRefunded(refunded) => Some(Refund::from(refunded)),
        _ => None,
    });
    Ok(Answered::new(refund.expect("an order was refunded"), reply.source))
}
