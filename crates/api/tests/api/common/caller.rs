//! Somebody with an API key, or without one.

use std::sync::atomic::{AtomicU64, Ordering};

use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;

use super::Answer;

static KEYS: AtomicU64 = AtomicU64::new(1);

/// Who sends requests.
#[derive(Clone)]
pub struct Caller {
    url: String,
    key: Option<String>,
    client: Client,
}

/// An idempotency key that was not used before.
pub fn idempotency_key() -> String {
    format!("test-{}", KEYS.fetch_add(1, Ordering::Relaxed))
}

impl Caller {
    /// Somebody who sends this key.
    pub fn new(url: &str, key: Option<&str>) -> Caller {
        Caller { url: url.into(), key: key.map(Into::into), client: Client::new() }
    }

    /// A request to be made up further.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.url));
        match &self.key {
            Some(key) => request.bearer_auth(key),
            None => request,
        }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// Changes something, under a new idempotency key.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.post_under(&idempotency_key(), path, body).await
    }

    /// Changes something, under an idempotency key.
    pub async fn post_under(&self, key: &str, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::POST, path).header("Idempotency-Key", key).json(&body)).await
    }

    /// Posts without an idempotency key.
    pub async fn plain_post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(&body)).await
    }

    /// Posts bytes as JSON, under a new idempotency key.
    pub async fn post_bytes(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = self.request(Method::POST, path).header("Idempotency-Key", idempotency_key());
        Answer::of(request.header("Content-Type", "application/json").body(body)).await
    }
}
