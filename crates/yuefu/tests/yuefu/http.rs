//! A client of the API.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::process::{Server, succeed, text};

/// A client with an operator's key.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    key: String,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, byte for byte.
    pub body: String,
    /// Whether it was answered before.
    pub is_replayed: bool,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("every answer is JSON")
    }

    /// A text in the body.
    pub fn text(&self, field: &str) -> String {
        let value = self.json();
        value[field].as_str().expect("the answer has this field").to_string()
    }
}

/// Makes an operator's key to a data directory.
pub fn operator_key(data: &Path) -> String {
    succeed(["keys", "create", "--data", text(data), "--role", "operator"]).trim().to_string()
}

/// An amount of yuan in fen.
pub fn cny(minor: u64) -> Value {
    json!({"amount": minor, "currency": "CNY"})
}

impl Client {
    /// A client of a server.
    pub fn of(server: &Server, key: &str) -> Client {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(20)).build().expect("a client can be made");
        Client { http, base: format!("http://{}", server.address), key: key.into() }
    }

    /// Posts under an idempotency key.
    pub async fn post(&self, path: &str, key: &str, body: &Value) -> Result<Answer, reqwest::Error> {
        let request = self.http.post(format!("{}{path}", self.base)).header("Idempotency-Key", key).json(body);
        answer(request.bearer_auth(&self.key)).await
    }

    /// Gets.
    pub async fn get(&self, path: &str) -> Result<Answer, reqwest::Error> {
        answer(self.http.get(format!("{}{path}", self.base)).bearer_auth(&self.key)).await
    }

    /// Gets what is there.
    pub async fn read(&self, path: &str) -> Value {
        let answer = self.get(path).await.expect("the server answers");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    /// Posts what is accepted.
    pub async fn make(&self, path: &str, key: &str, body: &Value) -> Answer {
        let answer = self.post(path, key, body).await.expect("the server answers");
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.body);
        answer
    }

    /// A merchant, by its id.
    pub async fn merchant(&self, key: &str) -> String {
        let merchant = json!({
            "currency": "CNY", "discount_ppm": 20_000, "fee_bearer": "customer", "discount_on_refund": "returned",
        });
        self.make("/v1/merchants", key, &merchant).await.text("id")
    }

    /// A customer's account, by its id.
    pub async fn account(&self, key: &str) -> String {
        let customer = self.make("/v1/customers", &format!("{key}-customer"), &json!({})).await.text("id");
        let account = json!({"customer": customer, "limit": cny(20_000_000)});
        self.make("/v1/accounts", &format!("{key}-account"), &account).await.text("id")
    }
}

async fn answer(request: reqwest::RequestBuilder) -> Result<Answer, reqwest::Error> {
    let response = request.send().await?;
    let status = response.status().as_u16();
    let is_replayed = response.headers().contains_key("idempotency-replayed");
    Ok(Answer { status, body: response.text().await?, is_replayed })
}

/// A purchase, captured at once.
pub fn purchase(account: &str, merchant: &str, minor: u64) -> Value {
    json!({
        "account": account, "merchant": merchant, "amount": cny(minor),
        "method": {"type": "pay_later"}, "capture": "at_once",
    })
}
