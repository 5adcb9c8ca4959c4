//! Answers to requests that changed something.

use axum::Json;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sequencer::Source;
use serde::Serialize;

/// An answer, and where it comes from.
///
/// 201 when something was made, now or under the same key before; 200 when nothing had to happen or nothing was to.
#[derive(Debug, Serialize)]
pub struct Answered<T> {
    /// What happened.
    #[serde(flatten)]
    body: T,
    /// There, and true, when nothing has happened: this is what would.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    #[serde(skip)]
    source: Source,
}

impl<T> Answered<T> {
    /// An answer from its source.
    pub fn new(body: T, source: Source) -> Answered<T> {
        let dry_run = (source == Source::DryRun).then_some(true);
        Answered { body, dry_run, source }
    }
}

impl<T: Serialize> IntoResponse for Answered<T> {
    fn into_response(self) -> Response {
        let status = match self.source {
            Source::Fresh | Source::Repeated => StatusCode::CREATED,
            Source::Already | Source::DryRun => StatusCode::OK,
        };
        let is_repeated = self.source == Source::Repeated;
        let mut response = (status, Json(self)).into_response();
        if is_repeated {
            response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
        }
        response
    }
}
