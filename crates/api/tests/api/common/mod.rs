//! A server of its own for one test: a sequencer on a temporary directory behind a socket, and callers with keys.

mod answer;
mod caller;

use std::path::Path;

use api::Access;
use calendar::Instant;
use engine::id::MerchantId;
use engine::terms::{Terms, Version};
use money::Currency;
use sequencer::{Handle, Mode, Options, Sequencer, World};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use answer::Answer;
pub use caller::{Caller, idempotency_key};

/// When every sandbox starts: 2026-07-01, 10:00 in Shanghai.
pub const START: &str = "2026-07-01T02:00:00Z";

/// A running server; it stops when it is dropped.
pub struct Server {
    /// Its address: `http://127.0.0.1:40123`.
    pub url: String,
    /// Its API keys.
    pub access: Access,
    /// A caller with an operator's key.
    pub operator: Caller,
    directory: TempDir,
    serving: JoinHandle<()>,
    sequencer: Option<Sequencer>,
}

impl Server {
    /// A sandbox in which nothing has happened.
    pub async fn start() -> Server {
        Server::start_at(Mode::Sandbox, START).await
    }

    /// A live directory in which nothing has happened.
    pub async fn live() -> Server {
        Server::start_at(Mode::Live, &sequencer::clock::write(sequencer::clock::now())).await
    }

    /// A directory of a mode that starts at an instant.
    pub async fn start_at(mode: Mode, start: &str) -> Server {
        Server::start_under(mode, start, Terms::defaults(Version(1), Currency::Cny)).await
    }

    /// A directory of a mode that starts at an instant, under Terms of CNY.
    pub async fn start_under(mode: Mode, start: &str, terms: Terms) -> Server {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let data = directory.path().join("data");
        let world = World { mode, zone: "Asia/Shanghai".into(), shards: 4 };
        let terms = [terms, Terms::defaults(Version(2), Currency::Gbp)];
        sequencer::init(&data, &world, instant(start), &terms).expect("a new data directory");
        Server::open(directory, &data).await
    }

    async fn open(directory: TempDir, data: &Path) -> Server {
        api::install_metrics().expect("nothing else records figures");
        let sequencer = Sequencer::open(data, Options::default()).expect("the directory was just made");
        let access = Access::open(&data.join(api::access::FILE)).expect("a new file of keys");
        let key = access.create_operator("test").expect("a key");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("a bound listener has an address"));
        let router = api::router(sequencer.handle(), access.clone());
        let serving = tokio::spawn(async move {
            api::serve(listener, router, std::future::pending()).await.expect("the listener works");
        });
        let operator = Caller::new(&url, Some(&key));
        Server { url, access, operator, directory, serving, sequencer: Some(sequencer) }
    }

    /// The same directory served anew.
    pub async fn restart(mut self) -> Server {
        self.serving.abort();
        let sequencer = self.sequencer.take().expect("a server runs until it is dropped");
        sequencer.close().expect("nothing stopped it before");
        let directory = std::mem::replace(&mut self.directory, tempfile::tempdir().expect("a temporary directory"));
        let data = directory.path().join("data");
        Server::open(directory, &data).await
    }

    /// Closes the sequencer, as when it has stopped, while the server goes on answering.
    pub fn stop_sequencer(&mut self) {
        let sequencer = self.sequencer.take().expect("it is closed once");
        sequencer.close().expect("nothing stopped it before");
    }

    /// How the sequencer is reached past the API.
    pub fn handle(&self) -> Handle {
        self.sequencer.as_ref().expect("a server runs until it is dropped").handle()
    }

    /// A caller without a key.
    pub fn nobody(&self) -> Caller {
        Caller::new(&self.url, None)
    }

    /// A caller with a key of a merchant.
    pub fn merchant(&self, id: &str) -> Caller {
        let id = MerchantId::parse(id).expect("a merchant's id");
        Caller::new(&self.url, Some(&self.access.create_merchant(id, "test").expect("a key")))
    }

    /// Moves the clock.
    pub async fn move_to(&self, time: &str) {
        self.operator.plain_post("/v1/clock", json!({ "to": time })).await.ok();
    }

    /// A new customer's account with a limit of 20,000.00 CNY that is billed on the 10th.
    pub async fn account(&self) -> String {
        self.account_of(json!({"amount": 2_000_000, "currency": "CNY"}), 10).await
    }

    /// A new customer's account.
    pub async fn account_of(&self, limit: Value, cycle_day: u32) -> String {
        let customer = self.operator.post("/v1/customers", json!({})).await.created();
        let account = json!({"customer": customer["id"], "limit": limit, "cycle_day": cycle_day});
        id(&self.operator.post("/v1/accounts", account).await.created())
    }

    /// A new merchant at 2%, whose customers bear the fees.
    pub async fn shop(&self) -> String {
        self.shop_of("CNY", "customer").await
    }

    /// A new merchant at 2%.
    pub async fn shop_of(&self, currency: &str, fee_bearer: &str) -> String {
        let merchant = json!({"currency": currency, "discount_ppm": 20_000, "fee_bearer": fee_bearer,
            "discount_on_refund": "returned"});
        id(&self.operator.post("/v1/merchants", merchant).await.created())
    }

    /// An order captured at once.
    pub async fn buy(&self, account: &str, shop: &str, amount: u64, method: Value) -> Value {
        let order = order(account, shop, amount, method, "at_once");
        self.operator.post("/v1/orders", order).await.created()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// The body of a new order in CNY.
pub fn order(account: &str, shop: &str, amount: u64, method: Value, capture: &str) -> Value {
    json!({"account": account, "merchant": shop, "amount": cny(amount), "method": method, "capture": capture})
}

/// To be paid in full.
pub fn pay_later() -> Value {
    json!({"type": "pay_later"})
}

/// To be paid in instalments.
pub fn instalments(terms: u32) -> Value {
    json!({"type": "instalments", "terms": terms})
}

/// An amount in fen.
pub fn cny(amount: u64) -> Value {
    json!({"amount": amount, "currency": "CNY"})
}

/// The id of an answer.
pub fn id(answer: &Value) -> String {
    answer["id"].as_str().expect("what was made has an id").into()
}

fn instant(text: &str) -> Instant {
    sequencer::clock::parse(text).expect("an instant")
}
