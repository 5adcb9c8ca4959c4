//! Customers.

pub mod create;
pub mod get;

use engine::customer::Customer as Known;
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::Currency;

/// A customer: an id, and nothing else of the person.
#[derive(Debug, Serialize, ToSchema)]
pub struct Customer {
    /// The customer's id.
    #[schema(example = "cus_0000000000001")]
    id: String,
    /// The customer's accounts, at most one in a currency.
    accounts: Vec<CustomerAccount>,
}

/// One of a customer's accounts.
#[derive(Debug, Serialize, ToSchema)]
struct CustomerAccount {
    /// The account's id.
    #[schema(example = "acc_0000000000002")]
    id: String,
    /// Its currency.
    currency: Currency,
}

impl From<&Known> for Customer {
    fn from(customer: &Known) -> Customer {
        let accounts = customer.accounts.iter();
        let accounts =
            accounts.map(|(currency, id)| CustomerAccount { id: id.to_string(), currency: (*currency).into() });
        Customer { id: customer.id.to_string(), accounts: accounts.collect() }
    }
}
