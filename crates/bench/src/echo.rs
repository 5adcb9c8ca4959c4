//! The yardstick of everything over HTTP: the same kind of server, with nothing in it.
//!
//! It runs on the same runtime with the same settings, reads the same JSON body and answers a JSON body as long as that of
//! the order made of it. What is missing is what is measured: keys, the command, the journal.

use std::net::Ipv4Addr;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::serve::ListenerExt;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::failure::{Failure, doing};

/// The yardstick's own command line.
#[derive(Debug, clap::Args)]
pub struct Echo {
    /// How long the body of an answer is, in bytes
    #[arg(long, default_value_t = 800)]
    body: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CreateOrder {
    account: String,
    merchant: String,
    amount: Money,
    method: Method,
    capture: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Money {
    amount: i64,
    currency: String,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum Method {
    PayLater {},
    Instalments { terms: u32 },
}

#[derive(Serialize)]
struct Order {
    account: String,
    merchant: String,
    method: Method,
    amounts: [Money; 5],
    state: String,
    rest: String,
}

impl Echo {
    /// Serves until it is killed; the first line it prints is its address.
    ///
    /// # Errors
    /// When it cannot listen.
    pub fn run(&self) -> Result<(), Failure> {
        let runtime = Runtime::new().map_err(doing("start the echo"))?;
        runtime.block_on(self.serve()).map_err(doing("serve the echo"))
    }

    async fn serve(&self) -> std::io::Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        println!("the echo serves on http://{}", listener.local_addr()?);
        let listener = listener.tap_io(|socket| drop(socket.set_nodelay(true)));
        axum::serve(listener, Router::new().route("/v1/orders", post(answer)).with_state(self.body)).await
    }
}

async fn answer(State(body): State<usize>, Json(asked): Json<CreateOrder>) -> (StatusCode, Json<Order>) {
    let CreateOrder { account, merchant, amount, method, capture } = asked;
    let amounts = std::array::from_fn(|_| amount.clone());
    // The names of the members, five amounts and the ids are about this long.
    let rest = "x".repeat(body.saturating_sub(REST_LESS));
    (StatusCode::CREATED, Json(Order { account, merchant, method, amounts, state: capture, rest }))
}

/// The bytes of an answer with nothing in `rest`, for `pay_later`.
const REST_LESS: usize = 302;

#[cfg(test)]
mod tests {
    use axum::Json;
    use axum::extract::State;

    use super::{CreateOrder, answer};

    #[tokio::test]
    async fn an_answer_is_as_long_as_it_is_told() {
        let body = r#"{"account":"acc_0000000000001","merchant":"mer_0000000000001","amount":{"amount":12345,"currency":"CNY"},"method":{"type":"pay_later"},"capture":"at_once"}"#;
        let asked: CreateOrder = serde_json::from_str(body).expect("the body is an order");
        let (_, Json(order)) = answer(State(800), Json(asked)).await;
        assert_eq!(serde_json::to_vec(&order).expect("an answer is plain JSON").len(), 800);
    }
}
