//! `POST /v1/customers`

use axum::extract::State;
use engine::{Command, Event, Rejection};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Customer;
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{Change, Trying};
use crate::problem::Problem;

/// A new customer. There is nothing to say about one here.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateCustomer {}

/// Create a customer
#[utoipa::path(post, path = "/v1/customers", tag = "Customers", operation_id = "create_customer", params(Trying),
    request_body = CreateCustomer,
    responses((status = 201, description = "The customer", body = Customer)))]
pub async fn create(
    _: Operator,
    State(app): State<App>,
    change: Change<CreateCustomer>,
) -> Result<Answered<Customer>, Problem> {
    let CreateCustomer {} = change.body;
    let reply = app.send(&change, Command::CreateCustomer, Rejection::CustomerUnknown).await?;
    let customer = reply.events.iter().find_map(|event| match event {
        Event::CustomerCreated(made) => Some(Customer { id: made.customer.to_string(), accounts: Vec::new() }),
        _ => None,
    });
    Ok(Answered::new(customer.expect("a customer was created"), reply.source))
}
