//! A request as it is written, for what never becomes a request in the other words:
//! `post orders as bakery under no key in text/plain: {"account": "<account:ann>"}`.

use engine::turn::Intent;

use super::Setup;
use super::ask::Asked;
use super::names::Names;
use crate::fault::Wrong;
use crate::story::{Ask, Bytes, Caller, KeyHeader, Written};
use crate::words::Words;

/// The methods there are words for.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Longer bodies only take longer.
const BYTES_MAX: usize = 10_000_000;

/// Reads a written request; none when the line begins with another word.
pub(super) fn read(text: &str, setup: &Setup, names: &Names, intent: Intent) -> Option<Result<Asked, Wrong>> {
    let method = text.split_whitespace().next().filter(|first| METHODS.contains(first))?;
    Some(request(text, method, names, intent).map(|written| Asked {
        customer: setup.customers[0].0.clone(),
        key: None,
        times: 1,
        ask: Ask::Written(written),
    }))
}

fn request(text: &str, method: &str, names: &Names, intent: Intent) -> Result<Written, Wrong> {
    if intent == Intent::DryRun {
        return Err(Wrong::new("a query such as ?dry_run=true", "\"try\""));
    }
    let (head, body) = text.split_once(": ").unwrap_or((text, ""));
    let mut words = Words::of(head);
    words.phrase(method)?;
    let path = words.next("a path such as orders/<order:o1>/captures")?.to_string();
    let caller = caller(&mut words, names)?;
    let key = key(&mut words)?;
    let content_type = match words.take("in") {
        true => words.next("a kind such as text/plain")?.to_string(),
        false => "application/json".into(),
    };
    let bytes = bytes(&mut words)?;
    words.end()?;
    let body = body.trim().to_string();
    names.text(&path)?;
    names.text(&body)?;
    Ok(Written { method: method.to_ascii_uppercase(), path, caller, key, content_type, body, bytes })
}

/// `as bakery`, `as nobody`; else as the operator.
fn caller(words: &mut Words, names: &Names) -> Result<Caller, Wrong> {
    if !words.take("as") {
        return Ok(Caller::Operator);
    }
    match words.name("a merchant, or nobody")?.as_str() {
        "nobody" => Ok(Caller::Nobody),
        merchant => names.merchant(merchant).map(|()| Caller::Merchant(merchant.to_string())),
    }
}

/// `under no key`, `under a key of 256 letters`, `under key k1`; else under a new one.
fn key(words: &mut Words) -> Result<KeyHeader, Wrong> {
    if !words.take("under") {
        return Ok(KeyHeader::New);
    }
    if words.take("no") {
        return words.phrase("key").map(|()| KeyHeader::Missing);
    }
    if words.take("a") {
        words.phrase("key of")?;
        let letters = words.number("letters")?;
        return words.phrase("letters").map(|()| KeyHeader::Letters(letters as usize));
    }
    words.phrase("key")?;
    words.name("a key").map(KeyHeader::Named)
}

/// `of 70000 bytes`, `not UTF-8`; else as it stands there.
fn bytes(words: &mut Words) -> Result<Bytes, Wrong> {
    if words.take("not") {
        return words.phrase("UTF-8").map(|()| Bytes::NotUtf8);
    }
    if !words.take("of") {
        return Ok(Bytes::Plain);
    }
    let length = words.number("bytes")? as usize;
    words.phrase("bytes")?;
    match length <= BYTES_MAX {
        true => Ok(Bytes::Padded(length)),
        false => Err(Wrong::new(format!("at most {BYTES_MAX} bytes"), length.to_string())),
    }
}
