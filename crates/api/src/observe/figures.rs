//! Figures for Prometheus.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use axum::http::{Method, StatusCode};
use metrics::{Counter, Histogram, counter, histogram};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};

/// Upper bounds in seconds: from an answer out of memory to a clock moved over years.
const BUCKETS: [f64; 12] = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2.0, 10.0, 60.0];

static RECORDER: Mutex<Option<PrometheusHandle>> = Mutex::new(None);

/// Why figures cannot be recorded.
#[derive(Debug, thiserror::Error)]
#[error("figures for /metrics cannot be recorded: {0}")]
pub struct FiguresError(#[from] BuildError);

/// Records figures from here on, for the whole process, and shows them at `/metrics`.
///
/// The binary calls it once, before it serves; further calls change nothing.
///
/// # Errors
/// When the process records its figures elsewhere already.
pub fn install() -> Result<(), FiguresError> {
    let mut recorder = recorder();
    if recorder.is_none() {
        *recorder = Some(PrometheusBuilder::new().set_buckets(&BUCKETS)?.install_recorder()?);
        describe();
    }
    Ok(())
}

fn recorder() -> MutexGuard<'static, Option<PrometheusHandle>> {
    RECORDER.lock().expect("nobody panics while showing figures")
}

/// The page of figures; none when they are not recorded.
pub fn render() -> Option<String> {
    recorder().as_ref().map(PrometheusHandle::render)
}

/// Puts recorded times into their buckets, which otherwise happens when the page is read.
pub fn upkeep() {
    if let Some(recorder) = recorder().as_ref() {
        recorder.run_upkeep();
    }
}

/// The figures of one kind of answer.
struct Kind {
    method: Method,
    status: StatusCode,
    requests: Counter,
    seconds: Histogram,
}

/// Counts one request. Looking figures up by their names costs more than reading the request, so that each thread looks
/// them up once.
pub(super) fn count(method: &Method, path: &str, status: StatusCode, code: Option<&'static str>, took: Duration) {
    thread_local! {
        static PATHS: RefCell<BTreeMap<String, Vec<Kind>>> = const { RefCell::new(BTreeMap::new()) };
    }
    PATHS.with_borrow_mut(|paths| {
        if !paths.contains_key(path) {
            paths.insert(path.to_string(), Vec::new());
        }
        let kinds = paths.get_mut(path).expect("it was just put there");
        if !kinds.iter().any(|kind| kind.is(method, status)) {
            kinds.push(Kind::of(method, path, status));
        }
        for kind in kinds.iter().filter(|kind| kind.is(method, status)) {
            kind.requests.increment(1);
            kind.seconds.record(took);
        }
    });
    if let Some(code) = code {
        counter!("yuefu_http_problems_total", "code" => code).increment(1);
    }
}

impl Kind {
    fn is(&self, method: &Method, status: StatusCode) -> bool {
        self.method == method && self.status == status
    }

    fn of(method: &Method, path: &str, status: StatusCode) -> Kind {
        let labels = [("method", method.to_string()), ("path", path.to_string())];
        let with_status = [labels.as_slice(), &[("status", status.as_str().to_string())]].concat();
        Kind {
            method: method.clone(),
            status,
            requests: counter!("yuefu_http_requests_total", &with_status),
            seconds: histogram!("yuefu_http_request_seconds", &labels),
        }
    }
}

fn describe() {
    metrics::describe_counter!("yuefu_http_requests_total", "Requests by method, path and status.");
    metrics::describe_histogram!("yuefu_http_request_seconds", metrics::Unit::Seconds, "How long answers took.");
    metrics::describe_counter!("yuefu_http_problems_total", "Refused requests by code.");
}
