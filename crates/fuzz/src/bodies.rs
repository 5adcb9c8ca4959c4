//! The bodies of requests, through the API as it is served, without its socket.

use std::sync::OnceLock;

use ::money::Currency;
use api::Access;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use engine::terms::{Terms, Version};
use sequencer::{Mode, Options, Sequencer, World};
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

/// Where a body may go. The clock is left out, as a moved clock would make the next input mean something else.
const PATHS: &[&str] = &[
    "customers",
    "accounts",
    "merchants",
    "merchants/<merchant>/keys",
    "orders",
    "orders/<order>/captures",
    "orders/<order>/voids",
    "orders/<order>/refunds",
    "accounts/<account>/repayments",
    "quotes",
    "accounts/<account>/limit-changes",
    "accounts/<account>/cycle-day-changes",
    "accounts/<account>/deferrals",
    "accounts/<account>/bill-instalments",
    "accounts/<account>/hardship-plans",
    "terms",
    "terms/1/approvals",
    "accounts/<account>/instructions",
    "instructions/<instruction>/outcomes",
    "texts",
    "accounts/<account>/text-showings",
    "accounts/<account>/acceptances",
    "accounts/<account>/consent-withdrawals",
    "accounts/<account>/concessions",
    "accounts/<account>/closings",
    "accounts/<account>/reopenings",
    "accounts/<account>/freeze-changes",
    "accounts/<account>/charge-offs",
    "accounts/<account>/promises",
    "orders/<order>/withdrawals",
];

/// The most bytes of an answer.
const ANSWER_MAX: usize = 1 << 20;

/// Sends what follows the first byte to the path that byte chooses, as a dry run, so that every input meets the same
/// sandbox. `<account>`, `<customer>`, `<merchant>`, `<order>` and `<instruction>` stand for ids. The answer is JSON, and
/// either what would happen or a problem with a code of the catalogue; never a mistake of the server.
///
/// # Panics
/// When that is not so.
pub fn bodies(bytes: &[u8]) {
    static SANDBOX: OnceLock<Sandbox> = OnceLock::new();
    let Some((first, body)) = bytes.split_first() else { return };
    let sandbox = SANDBOX.get_or_init(Sandbox::open);
    let path = PATHS[usize::from(*first) % PATHS.len()];
    let (status, answer) = sandbox.post(path, sandbox.filled(body));
    if status.is_success() {
        assert!(answer["dry_run"] == true || path == "quotes", "{path}: {answer}");
        return;
    }
    assert!(status.is_client_error(), "{path}: {status} {answer}");
    assert_eq!(answer["status"], status.as_u16(), "{path}: {answer}");
    let code = answer["code"].as_str().unwrap_or_default();
    assert!(api::codes().any(|known| known == code), "{path}: {answer}");
}

/// A sandbox with something of each kind in it.
struct Sandbox {
    router: Router,
    runtime: Runtime,
    operator: String,
    /// What stands for what.
    ids: Vec<(&'static str, String)>,
    _sequencer: Sequencer,
    _directory: TempDir,
}

impl Sandbox {
    fn open() -> Sandbox {
        let directory = tempfile::tempdir().expect("a directory can be made");
        let data = directory.path().join("data");
        let world = World { mode: Mode::Sandbox, zone: "Asia/Shanghai".into(), shards: 1 };
        let start = sequencer::clock::parse("2026-07-01T02:00:00Z").expect("an instant");
        let terms = [Terms::defaults(Version(1), Currency::Cny), Terms::defaults(Version(2), Currency::Jpy)];
        sequencer::init(&data, &world, start, &terms).expect("a new directory");
        let sequencer = Sequencer::open(&data, Options::default()).expect("it opens");
        let access = Access::open(&data.join(api::access::FILE)).expect("a new file of keys");
        let operator = access.create_operator("fuzz").expect("a key");
        let router = api::router(sequencer.handle(), access);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let ids = Vec::new();
        let mut sandbox = Sandbox { router, runtime, operator, ids, _sequencer: sequencer, _directory: directory };
        sandbox.furnish();
        sandbox
    }

    fn furnish(&mut self) {
        let made = [
            ("<customer>", "customers", "{}"),
            (
                "<account>",
                "accounts",
                r#"{"customer": "<customer>", "limit": {"amount": 500000, "currency": "CNY"}, "cycle_day": 1}"#,
            ),
            (
                "<merchant>",
                "merchants",
                r#"{"currency": "CNY", "discount_ppm": 20000, "fee_bearer": "customer", "discount_on_refund": "kept"}"#,
            ),
            (
                "<order>",
                "orders",
                r#"{"account": "<account>", "merchant": "<merchant>", "amount": {"amount": 100000, "currency": "CNY"},
                    "method": {"type": "instalments", "terms": 3}}"#,
            ),
            (
                "<instruction>",
                "accounts/<account>/instructions",
                r#"{"purpose": "top_up", "amount": {"amount": 10000, "currency": "CNY"}}"#,
            ),
            ("<capture>", "orders/<order>/captures", r#"{"amount": {"amount": 50000, "currency": "CNY"}}"#),
        ];
        for (name, path, body) in made {
            let request = self.request(path, "", self.filled(body.as_bytes()));
            let (status, answer) = self.answer(request);
            assert_eq!(status, StatusCode::CREATED, "{answer}");
            self.ids.push((name, answer["id"].as_str().unwrap_or_default().to_string()));
        }
    }

    fn post(&self, path: &str, body: Vec<u8>) -> (StatusCode, Value) {
        let dry_run = if path == "quotes" { "" } else { "?dry_run=true" };
        self.answer(self.request(path, dry_run, body))
    }

    fn request(&self, path: &str, query: &str, body: Vec<u8>) -> Request<Body> {
        let path = String::from_utf8(self.filled(path.as_bytes())).expect("ids are ASCII");
        Request::post(format!("/v1/{path}{query}"))
            .header("Authorization", format!("Bearer {}", self.operator))
            .header("Idempotency-Key", format!("{query}{path}"))
            .header("Content-Type", "application/json")
            .body(Body::from(body))
            .expect("a request")
    }

    fn answer(&self, request: Request<Body>) -> (StatusCode, Value) {
        self.runtime.block_on(async {
            let response: Response<Body> = self.router.clone().oneshot(request).await.expect("a router always answers");
            let status = response.status();
            let bytes = to_bytes(response.into_body(), ANSWER_MAX).await.expect("an answer ends");
            (status, serde_json::from_slice(&bytes).expect("an answer is JSON"))
        })
    }

    /// A text with the ids for their names.
    fn filled(&self, text: &[u8]) -> Vec<u8> {
        self.ids.iter().fold(text.to_vec(), |text, (name, id)| replaced(&text, name.as_bytes(), id.as_bytes()))
    }
}

fn replaced(text: &[u8], name: &[u8], id: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with(name) {
            out.extend_from_slice(id);
            at += name.len();
        } else {
            out.push(text[at]);
            at += 1;
        }
    }
    out
}
