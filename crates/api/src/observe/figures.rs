//! Figures for Prometheus.

use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use metrics::{counter, histogram};
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

/// Counts one request.
pub(super) fn count(method: &str, path: &str, status: u16, code: Option<&'static str>, took: Duration) {
    let labels = [("method", method.to_string()), ("path", path.to_string())];
    counter!("yuefu_http_requests_total", &[labels.as_slice(), &[("status", status.to_string())]].concat())
        .increment(1);
    histogram!("yuefu_http_request_seconds", &labels).record(took);
    if let Some(code) = code {
        counter!("yuefu_http_problems_total", "code" => code).increment(1);
    }
}

fn describe() {
    metrics::describe_counter!("yuefu_http_requests_total", "Requests by method, path and status.");
    metrics::describe_histogram!("yuefu_http_request_seconds", metrics::Unit::Seconds, "How long answers took.");
    metrics::describe_counter!("yuefu_http_problems_total", "Refused requests by code.");
}
