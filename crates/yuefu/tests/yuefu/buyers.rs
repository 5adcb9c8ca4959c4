//! Buyers: clients who buy at the same time until the server is gone, and what they were answered.

use std::path::Path;

use serde_json::Value;

use crate::http::{Answer, Client, purchase};
use crate::process::{succeed, text};

/// Clients that buy at the same time.
const CLIENTS: usize = 4;

/// An account and a merchant: enough to buy.
#[derive(Clone)]
pub struct Shop {
    account: String,
    merchant: String,
}

/// What was bought, and what nobody knows the outcome of.
#[derive(Default)]
pub struct Bought {
    /// Orders with their keys, and what was answered.
    pub acknowledged: Vec<(String, Value, Answer)>,
    /// Orders with their keys that were not answered, or not for good.
    pub in_flight: Vec<(String, Value)>,
}

impl Shop {
    /// Opens an account and registers a merchant.
    pub async fn open(client: &Client) -> Shop {
        Shop { account: client.account("a").await, merchant: client.merchant("m").await }
    }

    /// Lets everybody buy until the server answers no more, and at most so many orders each. Rounds have keys of their own.
    pub async fn buy(&self, client: &Client, round: &str, orders_max: u64) -> Bought {
        let buyers = (0..CLIENTS)
            .map(|name| tokio::spawn(buy(client.clone(), self.clone(), format!("{round}-{name}"), orders_max)));
        let mut bought = Bought::default();
        for buyer in buyers.collect::<Vec<_>>() {
            let one = buyer.await.expect("a buyer does not panic");
            bought.acknowledged.extend(one.acknowledged);
            bought.in_flight.extend(one.in_flight);
        }
        bought
    }
}

async fn buy(client: Client, shop: Shop, name: String, orders_max: u64) -> Bought {
    let mut bought = Bought::default();
    for count in 1..=orders_max {
        let (key, order) = (format!("{name}-{count}"), purchase(&shop.account, &shop.merchant, count));
        match client.post("/v1/orders", &key, &order).await {
            Ok(answer) if answer.status == 201 => bought.acknowledged.push((key, order, answer)),
            Ok(answer) => {
                assert_eq!(answer.status, 503, "{}", answer.body);
                bought.in_flight.push((key, order));
                break;
            }
            Err(_) => {
                bought.in_flight.push((key, order));
                break;
            }
        }
    }
    bought
}

impl Bought {
    /// After a restart: every order that was acknowledged is answered as it was before, and what was in flight is sent
    /// again; how many orders there are now.
    pub async fn settle(&self, client: &Client) -> usize {
        for (key, order, answer) in &self.acknowledged {
            let again = client.post("/v1/orders", key, order).await.expect("the server answers");
            assert_eq!(again, Answer { is_replayed: true, ..answer.clone() });
        }
        for (key, order) in &self.in_flight {
            client.make("/v1/orders", key, order).await;
        }
        self.acknowledged.len() + self.in_flight.len()
    }
}

/// Verifies a directory, and counts its orders from row 0.
pub fn orders_in(data: &Path) -> usize {
    let page: Value = serde_json::from_str(&succeed(["verify", "--json", "--data", text(data)])).expect("it is JSON");
    page["events"]["order_authorised"].as_u64().unwrap_or_default() as usize
}
