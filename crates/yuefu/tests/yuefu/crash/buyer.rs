//! One client: it buys, captures, voids, refunds and repays until the server is gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IteratorRandom;
use serde_json::{Value, json};

use super::known::{Ask, Attempt, Known, Order, minor};
use crate::http::{Answer, Client, cny};

/// How many of its newest orders a client goes on with: the holds of old ones have expired.
const ORDERS_NEW: usize = 20;

/// What every client knows.
#[derive(Default)]
pub struct Place {
    /// The accounts.
    pub accounts: Vec<String>,
    /// The merchants.
    pub merchants: Vec<String>,
    /// Numbers the keys.
    pub keys: AtomicU64,
}

/// One client.
pub struct Buyer {
    /// What it knows.
    pub known: Known,
    /// What it does next is thrown with these.
    pub dice: StdRng,
    /// Where it buys.
    pub place: Arc<Place>,
}

impl Buyer {
    /// Sends request after request until the server is gone.
    pub async fn run(mut self, client: Client) -> Buyer {
        loop {
            let attempt = self.draw();
            // Now and then an impatient client sends the same twice at once.
            let (answer, twin) = match self.dice.random_bool(0.1) {
                true => tokio::join!(send(&client, &attempt), send(&client, &attempt)),
                false => (send(&client, &attempt).await, None),
            };
            match answer.into_iter().chain(twin).reduce(same) {
                Some(answer) => self.known.note(attempt, answer),
                None => {
                    self.known.lost(attempt);
                    return self;
                }
            }
        }
    }

    /// After a restart: hears every answer again, byte by byte, hears those it never heard, and looks at the orders they
    /// were about.
    pub async fn settle(mut self, client: Client) -> Buyer {
        for (attempt, answer) in &self.known.acknowledged {
            let again = send(&client, attempt).await.expect("the server answers");
            assert_eq!(again, Answer { is_replayed: true, ..answer.clone() }, "{attempt:?}");
        }
        for attempt in std::mem::take(&mut self.known.in_flight) {
            let answer = send(&client, &attempt).await.expect("the server answers");
            self.known.note(attempt, answer);
        }
        for id in self.known.take_changed() {
            let found = client.read(&format!("/v1/orders/{id}")).await;
            self.known.orders[&id].check(&id, &found["amounts"]);
        }
        self
    }

    /// Pays what is due on an account, or lets it be late.
    pub async fn pay_what_is_due(&mut self, client: &Client, account: usize) {
        let standing = client.read(&format!("/v1/accounts/{}", self.place.accounts[account])).await;
        if minor(&standing["due_now"]) > 0 && self.dice.random_bool(0.5) {
            let attempt = self.repay_for(account, "due");
            let answer = send(client, &attempt).await.expect("the server answers");
            assert_eq!(answer.status, 201, "{}", answer.body);
            self.known.note(attempt, answer);
        }
    }

    /// What to do next: mostly to buy, else something with an order, else to pay.
    fn draw(&mut self) -> Attempt {
        let chosen = match self.dice.random_range(0..100) {
            0..18 => self.one_with(Order::held).map(|order| self.part(order, "captures")),
            18..26 => self.one_with(Order::held).map(|order| self.part(order, "voids")),
            26..42 => self.one_with(Order::refundable).map(|order| self.part(order, "refunds")),
            42..52 => Some(self.repay()),
            _ => None,
        };
        chosen.unwrap_or_else(|| self.buy())
    }

    /// One of the newest orders that has something left of what is asked.
    fn one_with(&mut self, left: fn(&Order) -> u64) -> Option<String> {
        let newest = self.known.bought.iter().rev().take(ORDERS_NEW);
        newest.filter(|id| left(&self.known.orders[*id]) > 0).choose(&mut self.dice).cloned()
    }

    fn buy(&mut self) -> Attempt {
        let account = self.dice.random_range(0..self.place.accounts.len());
        let merchant = self.dice.random_range(0..self.place.merchants.len());
        let (amount, is_captured) = (self.dice.random_range(1..60_000), self.dice.random_bool(0.5));
        let method = match amount >= 10_000 && self.dice.random_bool(0.5) {
            true => json!({"type": "instalments", "terms": 3}),
            false => json!({"type": "pay_later"}),
        };
        let body = json!({
            "account": self.place.accounts[account], "merchant": self.place.merchants[merchant],
            "amount": cny(amount), "method": method, "capture": if is_captured { "at_once" } else { "later" },
        });
        self.attempt("/v1/orders".into(), body, Ask::Buy { account, merchant, amount, is_captured })
    }

    /// All of what an order has for it, or a part.
    fn part(&mut self, order: String, what: &str) -> Attempt {
        let known = &self.known.orders[&order];
        let whole = if what == "refunds" { known.refundable() } else { known.held() };
        let amount = if self.dice.random_bool(0.5) { whole } else { self.dice.random_range(1..=whole) };
        let path = format!("/v1/orders/{order}/{what}");
        let ask = match what {
            "captures" => Ask::Capture { order, amount },
            "voids" => Ask::Void { order, amount },
            _ => Ask::Refund { order, amount },
        };
        self.attempt(path, json!({"amount": cny(amount)}), ask)
    }

    fn repay(&mut self) -> Attempt {
        let account = self.dice.random_range(0..self.place.accounts.len());
        let target = if self.dice.random_bool(0.2) { "due" } else { "everything" };
        self.repay_for(account, target)
    }

    fn repay_for(&mut self, account: usize, target: &str) -> Attempt {
        let path = format!("/v1/accounts/{}/repayments", self.place.accounts[account]);
        self.attempt(path, json!({"target": {"type": target}}), Ask::Repay { account })
    }

    fn attempt(&self, path: String, body: Value, ask: Ask) -> Attempt {
        let key = format!("k{}", self.place.keys.fetch_add(1, Ordering::Relaxed));
        Attempt { key, path, body, ask }
    }
}

/// The one answer of twins. Both may be refused or accepted, and then alike; or one is refused and the other accepted
/// after something else has happened, as a refusal does not use the key up.
fn same(answer: Answer, twin: Answer) -> Answer {
    match (answer.status, twin.status) {
        (201, 201) => assert_eq!(answer.body, twin.body),
        (201, _) | (_, 201) => assert!(!(answer.is_replayed || twin.is_replayed), "{answer:?} {twin:?}"),
        _ => {}
    }
    if twin.status == 201 { twin } else { answer }
}

/// Sends a request; none when it is not answered for good.
async fn send(client: &Client, attempt: &Attempt) -> Option<Answer> {
    let answer = client.post(&attempt.path, &attempt.key, &attempt.body).await.ok()?;
    (answer.status != 503).then_some(answer)
}
