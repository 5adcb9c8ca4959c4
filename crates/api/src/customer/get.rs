//! `GET /v1/customers/{id}`

use axum::Json;
use axum::extract::State;
use engine::Rejection;
use sequencer::turns::About;

use super::Customer;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath};
use crate::problem::Problem;

/// A customer's accounts
#[utoipa::path(get, path = "/v1/customers/{id}", tag = "Customers", operation_id = "get_customer",
    params(("id" = String, Path, description = "The customer", example = "cus_0000000000001")),
    responses((status = 200, body = Customer)))]
pub async fn get(_: Staff, State(app): State<App>, InPath(id): InPath) -> Result<Json<Customer>, Problem> {
    let id = ask::customer(&id)?;
    let about = About::Shard(id.shard());
    app.ask(about, Rejection::CustomerUnknown, move |state, _| state.customer(id).map(Customer::from)).await.map(Json)
}
