//! What the API tells of the past, put together into orders and repayments again.

use std::collections::BTreeMap;

use serde_json::Value;

use super::known::{Order, Repayment, minor};
use crate::http::Client;

/// Every order and repayment that the histories of all accounts tell of.
#[derive(Debug, Default)]
pub struct Told {
    /// The orders by id.
    pub orders: BTreeMap<String, Order>,
    /// The repayments by id.
    pub repayments: BTreeMap<String, Repayment>,
}

impl Told {
    /// Reads the whole history of each account.
    pub async fn of(client: &Client, accounts: &[String], merchants: &[String]) -> Told {
        let mut told = Told::default();
        for (account, id) in accounts.iter().enumerate() {
            let mut history = history(client, id).await;
            history.reverse();
            history.iter().for_each(|line| told.take(account, merchants, line));
        }
        told
    }

    fn take(&mut self, account: usize, merchants: &[String], line: &Value) {
        let text = |field: &str| line[field].as_str().unwrap_or_default().to_string();
        let amount = || minor(&line["amount"]);
        let order = text("order");
        match line["type"].as_str().unwrap_or_default() {
            "order_authorised" => {
                let merchant = merchants.iter().position(|id| *id == text("merchant")).expect("there are no others");
                let made = Order { account, merchant, authorised: amount(), ..Order::default() };
                assert!(self.orders.insert(order, made).is_none(), "authorised twice: {line}");
            }
            "order_captured" => self.of_order(&order, |order| {
                order.captured += amount();
                order.captures += 1;
            }),
            "order_voided" if line["reason"] == "voided" => self.of_order(&order, |order| {
                order.voided += amount();
                order.voids += 1;
            }),
            "order_refunded" => self.of_order(&order, |order| {
                order.refunded += amount();
                order.refunds += 1;
            }),
            "repayment_taken" => {
                let before = self.repayments.insert(text("repayment"), Repayment { account, amount: amount() });
                assert!(before.is_none(), "taken twice: {line}");
            }
            // What time did.
            _ => {}
        }
    }

    fn of_order(&mut self, id: &str, change: impl FnOnce(&mut Order)) {
        change(self.orders.get_mut(id).expect("an order is authorised before anything else"));
    }
}

/// The history of an account, the newest first.
async fn history(client: &Client, account: &str) -> Vec<Value> {
    let (mut lines, mut before) = (Vec::new(), String::new());
    loop {
        let page = client.read(&format!("/v1/accounts/{account}/transactions?limit=100{before}")).await;
        lines.extend(page["items"].as_array().cloned().unwrap_or_default());
        match page["next"].as_str() {
            Some(next) => before = format!("&before={next}"),
            None => return lines,
        }
    }
}
