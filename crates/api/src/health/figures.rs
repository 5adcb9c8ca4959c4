//! `GET /metrics`

use crate::observe;
use crate::problem::{NOT_READY, Problem};

/// Figures for Prometheus
///
/// Requests by path and status, problems by code, times, and what the sequencer counts. Needs no API key.
#[utoipa::path(get, path = "/metrics", tag = "Service", operation_id = "get_metrics", security(()),
    responses((status = 200, body = String, content_type = "text/plain")))]
pub async fn figures() -> Result<String, Problem> {
    observe::render().ok_or_else(|| Problem::new(&NOT_READY, "No figures are recorded."))
}
