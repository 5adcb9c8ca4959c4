//! Twenty accounts, day by day, as two other programs have computed them.

use std::collections::BTreeMap;

use sequencer::Mode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::common::{Answer, Server, cny, id, instalments, order, pay_later};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../vectors/account_scenarios.json");

#[derive(Deserialize)]
struct Scenario {
    limit: u64,
    cycle_day: u32,
    start: String,
    steps: Vec<Step>,
    expected: Vec<Expected>,
}

#[derive(Debug, Deserialize)]
struct Step {
    on: String,
    #[serde(flatten)]
    act: Act,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Act {
    Look,
    Buy { order: String, amount: u64, terms: Option<u32> },
    Repay { amount: u64 },
    Refund { order: String, amount: u64 },
}

#[derive(Deserialize)]
struct Expected {
    result: String,
    then: Value,
}

/// One account in a sandbox of its own.
struct Played {
    server: Server,
    account: String,
    shop: String,
    orders: BTreeMap<String, String>,
}

#[tokio::test]
async fn every_figure_is_reproduced() {
    let text = std::fs::read_to_string(FILE).expect("the vectors are part of the project");
    let scenarios: Vec<Scenario> = serde_json::from_str(&text).expect("the vectors are JSON");
    assert_eq!(scenarios.len(), 20);
    for (number, scenario) in scenarios.iter().enumerate() {
        let mut played = Played::start(scenario).await;
        for (step, expected) in scenario.steps.iter().zip(&scenario.expected) {
            played.server.move_to(&format!("{}T12:00:00+08:00", step.on)).await;
            let result = played.act(&step.act).await;
            assert_eq!(result, expected.result, "scenario {number}, {step:?}");
            assert_eq!(played.look().await, expected.then, "scenario {number}, {step:?}");
        }
    }
}

impl Played {
    async fn start(scenario: &Scenario) -> Played {
        let server = Server::start_at(Mode::Sandbox, &format!("{}T00:00:00+08:00", scenario.start)).await;
        let (account, shop) = (server.account_of(cny(scenario.limit), scenario.cycle_day).await, server.shop().await);
        Played { server, account, shop, orders: BTreeMap::new() }
    }

    async fn act(&mut self, act: &Act) -> String {
        match act {
            Act::Look => "ok".into(),
            Act::Buy { order: name, amount, terms } => {
                let method = terms.map_or_else(pay_later, instalments);
                let body = order(&self.account, &self.shop, *amount, method, "at_once");
                let answer = self.server.operator.post("/v1/orders", body).await;
                if answer.status == 201 {
                    self.orders.insert(name.clone(), id(&answer.created()));
                }
                result(&answer)
            }
            Act::Repay { amount } => {
                let path = format!("/v1/accounts/{}/repayments", self.account);
                let body = json!({"target": {"type": "due"}, "amount": cny(*amount)});
                result(&self.server.operator.post(&path, body).await)
            }
            Act::Refund { order, amount } => {
                let path = format!("/v1/orders/{}/refunds", self.orders[order]);
                result(&self.server.operator.post(&path, json!({"amount": cny(*amount)})).await)
            }
        }
    }

    /// The account as the vectors write it.
    async fn look(&self) -> Value {
        let path = format!("/v1/accounts/{}", self.account);
        let account = self.server.operator.get(&path).await.ok();
        let list = self.server.operator.get(&format!("{path}/statements?limit=100")).await.ok();
        let statements = list["items"].as_array().expect("a list").iter().rev();
        let open = statements.filter(|statement| statement["status"] != "paid").map(|statement| {
            let open = &statement["open"];
            json!({"cycle": statement["cycle_date"], "due_date": statement["due_date"],
                "principal": open["principal"]["amount"], "fee": open["fee"]["amount"],
                "penalty": open["penalty"]["amount"]})
        });
        json!({
            "date": account["business_date"],
            "available": account["available"]["amount"],
            "exposure": account["exposure"]["amount"],
            "due_now": account["due_now"]["amount"],
            "days_past_due": account["days_past_due"],
            "credit_balance": account["credit_balance"]["amount"],
            "statements": open.collect::<Vec<Value>>(),
        })
    }
}

/// `ok`, or the code of the refusal.
fn result(answer: &Answer) -> String {
    if answer.status == 201 {
        return "ok".into();
    }
    let body: Value = serde_json::from_str(&answer.text).expect("a problem is JSON");
    body["code"].as_str().expect("a problem has a code").into()
}
