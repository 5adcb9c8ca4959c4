//! Idempotency keys: the header, and the two hashes the heart knows it by.

use axum::http::HeaderMap;
use blake3::Hasher;
use engine::turn::Key;
use serde::Serialize;
use serde_json::Value;

use crate::access::Caller;
use crate::limits::IDEMPOTENCY_KEY_MAX;
use crate::problem::{IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_MISSING, Problem};

/// What a hash is for; with another purpose or other parts it takes another text.
const SCOPE_CONTEXT: &str = "yuefu 2026 idempotency scope 1";
const FINGERPRINT_CONTEXT: &str = "yuefu 2026 idempotency fingerprint 1";

/// The key that a request was sent with.
pub(super) fn header(headers: &HeaderMap) -> Result<&str, Problem> {
    let mut values = headers.get_all("idempotency-key").iter();
    let value = values.next().ok_or_else(|| Problem::plain(&IDEMPOTENCY_KEY_MISSING))?;
    let text = value.to_str().unwrap_or_default();
    let is_visible = text.bytes().all(|byte| byte.is_ascii_graphic());
    match is_visible && (1..=IDEMPOTENCY_KEY_MAX).contains(&text.len()) && values.next().is_none() {
        true => Ok(text),
        false => Err(Problem::plain(&IDEMPOTENCY_KEY_INVALID)),
    }
}

/// The key as the heart knows it: who sent which key, and what was asked under it.
pub(super) fn hashed(key: &str, caller: Caller, method: &str, path: &str, body: &Value) -> Key {
    let caller = caller.identity();
    Key {
        scope: hash(SCOPE_CONTEXT, &[&caller, key]),
        fingerprint: hash(FINGERPRINT_CONTEXT, &[&caller, method, path, &canonical(body)]),
    }
}

/// The first 128 bits of a hash over parts, each with its length before it, so that no two lists of parts look the same.
fn hash(context: &str, parts: &[&str]) -> u128 {
    let mut hasher = Hasher::new_derive_key(context);
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut first = [0; 16];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    u128::from_be_bytes(first)
}

/// The same text for the same JSON, however it was spaced and in whatever order its members stood.
fn canonical(value: &Value) -> String {
    let mut text = Vec::with_capacity(256);
    write(value, &mut text);
    String::from_utf8(text).expect("JSON is text")
}

fn write(value: &Value, text: &mut Vec<u8>) {
    match value {
        Value::Object(members) => {
            let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
            sorted.sort_unstable_by_key(|(name, _)| *name);
            between(b'{', b'}', &sorted, text, |(name, value), text| {
                write_plain(name, text);
                text.push(b':');
                write(value, text);
            });
        }
        Value::Array(items) => between(b'[', b']', items, text, write),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => write_plain(value, text),
    }
}

fn between<T>(open: u8, close: u8, items: &[T], text: &mut Vec<u8>, mut each: impl FnMut(&T, &mut Vec<u8>)) {
    text.push(open);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push(b',');
        }
        each(item, text);
    }
    text.push(close);
}

fn write_plain(value: impl Serialize, text: &mut Vec<u8>) {
    serde_json::to_writer(text, &value).expect("writing to memory does not fail");
}

#[cfg(test)]
mod tests {
    use engine::staff::Role;

    use super::*;

    fn fingerprint(path: &str, body: &str) -> u128 {
        let body = serde_json::from_str(body).expect("a test writes JSON");
        hashed("k", Caller::Staff(Role::Operator), "POST", path, &body).fingerprint
    }

    #[test]
    fn spaces_and_the_order_of_members_make_no_other_request() {
        let one = fingerprint("/v1/orders", r#"{"amount":{"amount":1,"currency":"CNY"},"account":"a"}"#);
        let same = fingerprint("/v1/orders", r#"{ "account": "a", "amount": {"currency": "CNY", "amount": 1} }"#);
        assert_eq!(one, same);
        let larger = fingerprint("/v1/orders", r#"{"amount":{"amount":2,"currency":"CNY"},"account":"a"}"#);
        let elsewhere = fingerprint("/v1/order", r#"{"amount":{"amount":1,"currency":"CNY"},"account":"a"}"#);
        assert!(one != larger && one != elsewhere);
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(hash(SCOPE_CONTEXT, &["ab", "c"]), hash(SCOPE_CONTEXT, &["a", "bc"]));
        assert_ne!(hash(SCOPE_CONTEXT, &["ab"]), hash(FINGERPRINT_CONTEXT, &["ab"]));
    }
}
