//! The cast: what the names of a story stand for while it is played.

use std::collections::BTreeMap;

use money::Currency;

use crate::driver::unknown;
use crate::story::UNKNOWN;

/// The ids behind the names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cast {
    customers: BTreeMap<String, Customer>,
    merchants: BTreeMap<String, String>,
    orders: BTreeMap<String, Placed>,
}

/// A customer, with the accounts it has.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Customer {
    id: String,
    accounts: Vec<(Currency, String)>,
}

/// An order, with who sold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The order's id.
    pub id: String,
    /// The merchant's id.
    pub merchant: String,
}

impl Cast {
    pub(crate) fn create(&mut self, name: &str, id: String) {
        self.customers.insert(name.to_string(), Customer { id, accounts: Vec::new() });
    }

    pub(crate) fn open(&mut self, name: &str, currency: Currency, account: String) {
        if let Some(customer) = self.customers.get_mut(name) {
            customer.accounts.push((currency, account));
        }
    }

    pub(crate) fn register(&mut self, name: &str, id: String) {
        self.merchants.insert(name.to_string(), id);
    }

    pub(crate) fn place(&mut self, name: &str, placed: Placed) {
        self.orders.insert(name.to_string(), placed);
    }

    /// The id of a customer, if it is there yet.
    pub(crate) fn customer(&self, name: &str) -> Option<String> {
        match name {
            UNKNOWN => Some(unknown::customer()),
            _ => self.customers.get(name).map(|customer| customer.id.clone()),
        }
    }

    /// The id of a customer's account: the one in `currency`, else the first.
    pub(crate) fn account(&self, name: &str, currency: Currency) -> String {
        let accounts = self.customers.get(name).map(|customer| customer.accounts.as_slice()).unwrap_or_default();
        let wanted = accounts.iter().find(|(of, _)| *of == currency).or(accounts.first());
        wanted.map_or_else(unknown::account, |(_, id)| id.clone())
    }

    pub(crate) fn merchant(&self, name: &str) -> String {
        self.merchants.get(name).cloned().unwrap_or_else(unknown::merchant)
    }

    /// The order of a name, if it was placed.
    pub(crate) fn placed(&self, name: &str) -> Option<&Placed> {
        self.orders.get(name)
    }

    /// The name of an order's id; the id itself for one that the story does not know.
    pub(crate) fn order_named<'a>(&'a self, id: &'a str) -> &'a str {
        self.orders.iter().find(|(_, placed)| placed.id == id).map_or(id, |(name, _)| name)
    }

    /// Every account's id.
    pub(crate) fn accounts(&self) -> Vec<String> {
        self.customers.values().flat_map(|customer| &customer.accounts).map(|(_, id)| id.clone()).collect()
    }

    /// Every merchant's id.
    pub(crate) fn merchants(&self) -> Vec<String> {
        self.merchants.values().cloned().collect()
    }

    /// Every order.
    pub(crate) fn orders(&self) -> Vec<Placed> {
        self.orders.values().cloned().collect()
    }
}
