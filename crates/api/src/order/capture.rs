//! `POST /v1/orders/{id}/captures`

use axum::extract::State;
use engine::id::OrderId;
use engine::order as orders;
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Capture, OrderAfter, get};
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::Money;

/// What to capture.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaptureOrder {
    /// How much; everything held when left out.
    amount: Option<Money>,
}

/// An order after a capture.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderCaptured {
    #[serde(flatten)]
    after: OrderAfter,
    /// The capture; none when everything was captured already.
    #[serde(skip_serializing_if = "Option::is_none")]
    capture: Option<Capture>,
}

/// Capture an order
///
/// Posts what is held, or a part of it. Capturing all of what is captured already succeeds and changes nothing. Refused
/// with `order_not_found`, `not_capturable`, `currency_mismatch`, `amount_out_of_range`.
#[utoipa::path(post, path = "/v1/orders/{id}/captures", tag = "Orders", operation_id = "capture_order",
    params(("id" = String, Path, description = "The order", example = "ord_0000000000003"), Trying),
    request_body = CaptureOrder,
    responses((status = 201, description = "The order after it", body = OrderCaptured)))]
pub async fn capture(
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CaptureOrder>,
) -> Result<Answered<OrderCaptured>, Problem> {
    let order = ask::order(&id)?;
    let merchant = change.caller.trader()?;
    let amount = change.body.amount.map(|amount| amount.read("amount")).transpose()?;
    let command = Command::CaptureOrder(orders::Capture { order, merchant, amount });
    let reply = app.send(&change, command, Rejection::OrderUnknown).await?;
    let happened = reply.events.iter().find_map(|event| match event {
        Event::OrderCaptured(captured) => Some(OrderCaptured::from(captured)),
        _ => None,
    });
    let answer = match happened {
        Some(captured) => captured,
        None => already(&app, &change, order).await?,
    };
    Ok(Answered::new(answer, reply.source))
}

async fn already(app: &App, change: &Change<CaptureOrder>, order: OrderId) -> Result<OrderCaptured, Problem> {
    let after = get::now(app, change.caller, order).await?.after();
    Ok(OrderCaptured { after, capture: None })
}

impl From<&orders::Captured> for OrderCaptured {
    fn from(event: &orders::Captured) -> OrderCaptured {
        let currency = event.amount.currency;
        OrderCaptured {
            after: OrderAfter::of(event.order, event.amounts, currency),
            capture: Some(Capture::made(event)),
        }
    }
}
