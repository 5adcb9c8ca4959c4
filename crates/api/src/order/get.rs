//! `GET /v1/orders/{id}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use engine::id::OrderId;
use sequencer::turns::About;

use super::Order;
use crate::access::Caller;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// An order
#[utoipa::path(get, path = "/v1/orders/{id}", tag = "Orders", operation_id = "get_order",
    params(("id" = String, Path, description = "The order", example = "ord_0000000000003")),
    responses((status = 200, body = Order)))]
pub async fn get(caller: Caller, State(app): State<App>, InPath(id): InPath) -> Result<Json<Order>, Problem> {
    now(&app, caller, ask::order(&id)?).await.map(Json)
}

/// The order as it stands.
pub async fn now(app: &App, caller: Caller, id: OrderId) -> Result<Order, Problem> {
    let merchant = caller.merchant();
    app.ask(About::Order(id), Rejection::OrderUnknown, move |state, _| {
        state.order_of(id, merchant).and_then(|order| Order::of(state, order))
    })
    .await
}
