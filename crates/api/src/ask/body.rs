//! The body of a request: JSON, read strictly.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::limits::BODY_WAIT_MAX;
use crate::problem::{
    BODY_TOO_LONG, INVALID_JSON, INVALID_REQUEST, Problem, REQUEST_TIMEOUT, UNKNOWN_FIELD, UNSUPPORTED_MEDIA_TYPE,
};

/// What stands in the body of a request that changes nothing.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Body<T>, Problem> {
        let text = text(request).await?;
        json(&text)?;
        Ok(Body(read(&text)?))
    }
}

/// The text of the body; an empty one counts as the empty object.
pub(super) async fn text(request: Request) -> Result<String, Problem> {
    let is_json = is_json(request.headers());
    let arriving = tokio::time::timeout(BODY_WAIT_MAX, Bytes::from_request(request, &()));
    let arrived = arriving.await.map_err(|_| Problem::plain(&REQUEST_TIMEOUT))?;
    let bytes = arrived.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::plain(&BODY_TOO_LONG),
        _ => Problem::new(&INVALID_REQUEST, "The body broke off."),
    })?;
    if bytes.is_empty() {
        return Ok("{}".into());
    }
    if !is_json {
        return Err(Problem::plain(&UNSUPPORTED_MEDIA_TYPE));
    }
    String::from_utf8(bytes.into()).map_err(|_| Problem::new(&INVALID_JSON, "The body is not UTF-8."))
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Reads any JSON without lists, but for those that requests have. It comes first, so that whatever is wrong after it is the shape:
/// where an object should stand serde would take a list for its members in order.
pub(super) fn json(text: &str) -> Result<Value, Problem> {
    let value =
        serde_json::from_str(text).map_err(|error| Problem::new(&INVALID_JSON, sentence(&error.to_string())))?;
    match list_in(&value) {
        None => Ok(value),
        Some(path) if path.is_empty() => Err(Problem::field(&INVALID_REQUEST, ".", LISTED)),
        Some(path) => Err(Problem::field(&INVALID_REQUEST, path.join("."), LISTED)),
    }
}

const LISTED: &str = "A list stands where an object or a value should.";

/// The members of requests that are lists, each of texts.
const LISTS: [&str; 2] = ["coupons", "categories"];

/// Whether a member is one of those.
fn is_list(name: &str, value: &Value) -> bool {
    LISTS.contains(&name) && value.as_array().is_some_and(|items| items.iter().all(Value::is_string))
}

/// The path to the first list that no request has.
fn list_in(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::Array(_) => Some(Vec::new()),
        Value::Object(members) => {
            members.iter().filter(|(name, value)| !is_list(name, value)).find_map(|(name, value)| {
                let mut path = list_in(value)?;
                path.insert(0, name);
                Some(path)
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Reads a body from what is JSON. It is read from the text, because of a member named twice only that knows.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    // Only what does not fit is read again by the reader that knows where it was.
    if let Ok(body) = serde_json::from_str(text) {
        return Ok(body);
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| misfit(&error))
}

fn misfit(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    // serde says of a field too many "unknown field `ammount`, expected …", and of others what they lack.
    let (said, path) = (error.inner().to_string(), error.path().to_string());
    let kind = if said.starts_with("unknown field") { &UNKNOWN_FIELD } else { &INVALID_REQUEST };
    let field = if said.starts_with("missing field") { missing(&path, &said) } else { path };
    Problem::field(kind, field, sentence(&said))
}

/// The path of a missing field: that of its object, and its own name.
fn missing(path: &str, said: &str) -> String {
    let name = said.split('`').nth(1).unwrap_or_default();
    if path == "." { name.to_string() } else { format!("{path}.{name}") }
}

/// `missing field …` becomes `Missing field … .`
fn sentence(said: &str) -> String {
    let mut letters = said.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
