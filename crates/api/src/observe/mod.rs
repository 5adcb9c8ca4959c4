//! What is seen of every request: its id, a span in the log, and figures. Never a key, a body or a query.

mod figures;
mod request_id;

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::problem::Code;

pub use figures::{FiguresError, install, render, upkeep};

/// Goes around every request.
pub async fn observe(request: Request, next: Next) -> Response {
    let id = request_id::of(request.headers());
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let path = matched.as_ref().map_or("unmatched", MatchedPath::as_str);
    let span = tracing::info_span!("request", id = %id, %method, path);
    let began = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let code = response.extensions().get::<Code>().map(|code| code.0);
    let status = response.status();
    figures::count(&method, path, status, code, began.elapsed());
    span.in_scope(|| match status.is_server_error() {
        true => tracing::error!(status = status.as_u16(), code, "answered"),
        false => tracing::debug!(status = status.as_u16(), code, "answered"),
    });
    with_headers(response, id)
}

/// Answers speak of money, so nothing in between may keep them, unless the endpoint says otherwise.
fn with_headers(mut response: Response, id: String) -> Response {
    let headers = response.headers_mut();
    let id = HeaderValue::try_from(id).expect("a request id is visible ASCII");
    headers.insert(request_id::NAME, id);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
