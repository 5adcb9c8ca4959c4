//! Request ids: the caller's own, or a new one.

use axum::http::HeaderMap;

use crate::limits::REQUEST_ID_MAX;

/// The header it comes and goes in.
pub const NAME: &str = "request-id";

/// The caller's request id, if it can stand in a log line; else a new one.
pub fn of(headers: &HeaderMap) -> String {
    let given = headers.get(NAME).and_then(|value| value.to_str().ok());
    let fits = |id: &&str| (1..=REQUEST_ID_MAX).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
    given.filter(fits).map_or_else(|| format!("req_{:016x}", rand::random::<u64>()), ToString::to_string)
}
