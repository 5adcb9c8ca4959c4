//! The client: one connection, JSON in and out.

use std::cell::Cell;

use engine::turn::Intent;
use reqwest::blocking::{RequestBuilder, Response};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::field::list;
use super::problem;
use super::server::Server;
use crate::driver::{Call, No, Written};
use crate::story::KeyHeader;

/// A client of a server.
pub(super) struct Client {
    http: reqwest::blocking::Client,
    /// For requests as they are written: a server may close the connection of one that it does not read to its end.
    once: reqwest::blocking::Client,
    base: String,
    operator: String,
    /// How many idempotency keys were made up for requests that named none.
    keys: Cell<u64>,
    /// Whether the last request made something.
    made: Cell<bool>,
}

impl Client {
    pub(super) fn new(server: &Server) -> Result<Client, String> {
        let builder = || reqwest::blocking::Client::builder().no_proxy();
        let http = builder().build().map_err(|error| error.to_string())?;
        let once = builder().pool_max_idle_per_host(0).build().map_err(|error| error.to_string())?;
        Ok(Client {
            http,
            once,
            base: server.base(),
            operator: server.operator(),
            keys: Cell::new(0),
            made: Cell::new(false),
        })
    }

    /// The operator's API key.
    pub(super) fn operator(&self) -> &str {
        &self.operator
    }

    /// Asks as the operator.
    pub(super) fn get(&self, path: &str) -> Result<Value, No> {
        self.get_as(&self.operator, path)
    }

    pub(super) fn get_as(&self, secret: &str, path: &str) -> Result<Value, No> {
        send(self.http.get(self.base.clone() + path), secret)
    }

    /// Asks with a body, without an idempotency key: nothing happens twice by it.
    pub(super) fn ask(&self, secret: &str, path: &str, body: &Value) -> Result<Value, No> {
        send(self.http.post(self.base.clone() + path).json(body), secret)
    }

    /// Asks for something to happen.
    pub(super) fn post(&self, secret: &str, path: &str, body: &Value, call: &Call) -> Result<Value, No> {
        let dry_run = match call.intent {
            Intent::Do => "",
            Intent::DryRun => "?dry_run=true",
        };
        let key = call.key.clone().unwrap_or_else(|| self.next_key());
        let request = self.http.post(format!("{}{path}{dry_run}", self.base)).header("Idempotency-Key", key);
        let (status, answer) = told(request.json(body).bearer_auth(secret))?;
        self.made.set(status == StatusCode::CREATED);
        match (answer["dry_run"] == true) == (call.intent == Intent::DryRun) {
            true => Ok(answer),
            false => Err(No::Broken(format!("an answer that does not say rightly whether it happened: {answer}"))),
        }
    }

    /// Every item of a list, newest first, page by page.
    pub(super) fn all(&self, path: &str) -> Result<Vec<Value>, No> {
        let (mut all, mut page) = (Vec::new(), path.to_string());
        loop {
            let shown = self.get(&page)?;
            all.extend(list(&shown, "items")?.iter().cloned());
            match shown["next"].as_str() {
                Some(next) => page = format!("{path}&before={next}"),
                None => return Ok(all),
            }
        }
    }

    /// Sends a request as it is written.
    pub(super) fn write(&self, secret: Option<&str>, written: &Written) -> Result<(), No> {
        let method = Method::from_bytes(written.method.as_bytes()).map_err(|error| No::Broken(error.to_string()))?;
        let request = self.once.request(method, format!("{}/v1/{}", self.base, written.path));
        let request = match &written.key {
            KeyHeader::New => request.header("Idempotency-Key", self.next_key()),
            KeyHeader::Missing => request,
            KeyHeader::Letters(count) => request.header("Idempotency-Key", "k".repeat(*count)),
            KeyHeader::Named(key) => request.header("Idempotency-Key", key),
        };
        let request = request.header("Content-Type", &written.content_type).body(written.body.clone());
        answered(if let Some(secret) = secret { request.bearer_auth(secret) } else { request }).map(|_| ())
    }

    /// Whether the last request made something, or would make it; what is so already is not made again.
    pub(super) fn has_made(&self, call: &Call) -> bool {
        self.made.get() || call.intent == Intent::DryRun
    }

    fn next_key(&self) -> String {
        self.keys.set(self.keys.get() + 1);
        format!("made-up-{}", self.keys.get())
    }
}

fn send(request: RequestBuilder, secret: &str) -> Result<Value, No> {
    answered(request.bearer_auth(secret))
}

fn answered(request: RequestBuilder) -> Result<Value, No> {
    told(request).map(|(_, answer)| answer)
}

/// The answer with its status.
fn told(request: RequestBuilder) -> Result<(StatusCode, Value), No> {
    let broken = |error: reqwest::Error| No::Broken(error.to_string());
    let response: Response = request.send().map_err(broken)?;
    let status = response.status();
    let answer: Value = response.json().map_err(broken)?;
    if status.is_success() { Ok((status, answer)) } else { Err(problem::no(status.as_u16(), &answer)) }
}
