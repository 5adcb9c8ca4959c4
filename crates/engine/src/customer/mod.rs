//! Customers: who an account belongs to. The person behind the id is known elsewhere.

use minicbor::{Decode, Encode};
use money::Currency;

use crate::id::{AccountId, CustomerId};
use crate::{Event, Rejection, State};

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Customer {
    /// The customer's id.
    #[n(0)]
    pub id: CustomerId,
    /// The customer's accounts, at most one in a currency.
    #[n(1)]
    #[cbor(with = "crate::list")]
    pub accounts: Vec<(Currency, AccountId)>,
}

/// A customer was created.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Created {
    /// The customer's id.
    #[n(0)]
    pub customer: CustomerId,
}

pub(crate) fn create(state: &State) -> Result<Vec<Event>, Rejection> {
    Ok(vec![Event::CustomerCreated(Created { customer: CustomerId::new(state.shard(), state.count()) })])
}

pub(crate) fn apply_created(state: &mut State, event: &Created) {
    state.put_customer(Customer { id: event.customer, accounts: Vec::new() });
}
