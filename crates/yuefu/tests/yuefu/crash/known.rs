//! What a client knows: what it asked for, and what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::http::Answer;

/// One request, under its key.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The idempotency key.
    pub key: String,
    /// Where it was sent.
    pub path: String,
    /// What was sent.
    pub body: Value,
    /// What it asks for.
    pub ask: Ask,
}

/// What a request asks for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// A new order of so much; captured at once or held.
    Buy { account: usize, merchant: usize, amount: u64, is_captured: bool },
    /// To capture so much of an order.
    Capture { order: String, amount: u64 },
    /// To release so much of what an order holds.
    Void { order: String, amount: u64 },
    /// To refund so much of an order.
    Refund { order: String, amount: u64 },
    /// To pay what is due, or everything.
    Repay { account: usize },
}

/// An order as its client knows it: amounts in minor units, and how many events made them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    pub account: usize,
    pub merchant: usize,
    pub authorised: u64,
    pub captured: u64,
    pub voided: u64,
    pub refunded: u64,
    pub captures: u64,
    pub voids: u64,
    pub refunds: u64,
}

/// A repayment that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repayment {
    pub account: usize,
    pub amount: u64,
}

/// What one client knows.
#[derive(Debug, Default)]
pub struct Known {
    /// Its orders by id.
    pub orders: BTreeMap<String, Order>,
    /// The ids of its orders, the newest last.
    pub bought: Vec<String>,
    /// Its repayments by id.
    pub repayments: BTreeMap<String, Repayment>,
    /// What was acknowledged since the last crash, with its answer.
    pub acknowledged: Vec<(Attempt, Answer)>,
    /// What was in flight at the crash: nobody knows whether it happened.
    pub in_flight: Vec<Attempt>,
    /// Acknowledged since the beginning.
    pub acknowledged_total: u64,
    /// In flight at any crash.
    pub in_flight_total: u64,
    /// Refused since the beginning.
    pub refused_total: u64,
}

impl Order {
    /// What it still holds, unless it expired.
    pub fn held(&self) -> u64 {
        self.authorised - self.captured - self.voided
    }

    /// What can still be refunded.
    pub fn refundable(&self) -> u64 {
        self.captured - self.refunded
    }

    /// Holds a description of the order from the API against this. What expired by itself is the API's word.
    pub fn check(&self, id: &str, amounts: &Value) {
        let of = |field: &str| minor(&amounts[field]);
        let told = (of("authorised"), of("captured"), of("voided"), of("refunded"));
        assert_eq!(told, (self.authorised, self.captured, self.voided, self.refunded), "{id}: {amounts}");
        assert_eq!(of("held") + of("expired"), self.held(), "{id}: {amounts}");
        assert!(of("held") == 0 || of("expired") == 0, "{id}: {amounts}");
    }
}

impl Known {
    /// Takes note of an answer that was given for good: it happened, or it was refused.
    pub fn note(&mut self, attempt: Attempt, answer: Answer) {
        match answer.status {
            201 => {
                self.apply(&attempt, &answer);
                self.acknowledged_total += 1;
                self.acknowledged.push((attempt, answer));
            }
            // What was asked for was so already.
            200 => {}
            status => {
                assert!(matches!(status, 409 | 422), "{attempt:?}: {}", answer.body);
                self.refused_total += 1;
            }
        }
    }

    /// Takes note of a request that was never answered.
    pub fn lost(&mut self, attempt: Attempt) {
        self.in_flight_total += 1;
        self.in_flight.push(attempt);
    }

    /// The orders that something happened to since this was last asked for.
    pub fn take_changed(&mut self) -> BTreeSet<String> {
        let acknowledged = std::mem::take(&mut self.acknowledged).into_iter();
        let order = |(attempt, answer): (Attempt, Answer)| match attempt.ask {
            Ask::Buy { .. } => Some(answer.text("id")),
            Ask::Capture { order, .. } | Ask::Void { order, .. } | Ask::Refund { order, .. } => Some(order),
            Ask::Repay { .. } => None,
        };
        acknowledged.filter_map(order).collect()
    }

    /// Makes true what was acknowledged: by what was asked for, never by what the server says it did.
    fn apply(&mut self, attempt: &Attempt, answer: &Answer) {
        let told = answer.json();
        match &attempt.ask {
            Ask::Buy { account, merchant, amount, is_captured } => {
                let (account, merchant, authorised) = (*account, *merchant, *amount);
                let (captured, captures) = if *is_captured { (authorised, 1) } else { (0, 0) };
                let order = Order { account, merchant, authorised, captured, captures, ..Order::default() };
                order.check("a new order", &told["amounts"]);
                let before = self.orders.insert(answer.text("id"), order);
                assert!(before.is_none(), "two keys made one order: {}", answer.body);
                self.bought.push(answer.text("id"));
            }
            Ask::Capture { order, amount } => {
                let known = self.order(order);
                known.captured += amount;
                known.captures += 1;
                known.check(order, &told["amounts"]);
            }
            Ask::Void { order, amount } => {
                let known = self.order(order);
                known.voided += amount;
                known.voids += 1;
                known.check(order, &told["amounts"]);
            }
            Ask::Refund { order, amount } => {
                let known = self.order(order);
                known.refunded += amount;
                known.refunds += 1;
                known.check(order, &told["amounts"]);
            }
            Ask::Repay { account } => {
                let repayment = Repayment { account: *account, amount: minor(&told["amount"]) };
                let before = self.repayments.insert(answer.text("id"), repayment);
                assert!(before.is_none(), "two keys made one repayment: {}", answer.body);
            }
        }
    }

    fn order(&mut self, id: &str) -> &mut Order {
        self.orders.get_mut(id).expect("a client asks about its own orders")
    }
}

/// The minor units of an amount in JSON.
pub fn minor(money: &Value) -> u64 {
    money["amount"].as_u64().expect("amounts of orders are never negative")
}
