//! Fields of a JSON answer, each read strictly: what is missing or of another shape is a broken answer.

use calendar::Date;
use money::{Amount, Money};
use serde_json::{Value, json};

use crate::driver::No;

/// The field at a path such as `open.principal`.
fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(value, |value, name| &value[name])
}

pub(super) fn missing(value: &Value, path: &str) -> No {
    No::Broken(format!("an answer without a sound {path}: {value}"))
}

pub(super) fn text(value: &Value, path: &str) -> Result<String, No> {
    at(value, path).as_str().map(str::to_string).ok_or_else(|| missing(value, path))
}

pub(super) fn date(value: &Value, path: &str) -> Result<Date, No> {
    at(value, path).as_str().and_then(Date::parse).ok_or_else(|| missing(value, path))
}

pub(super) fn number(value: &Value, path: &str) -> Result<u32, No> {
    let number = at(value, path).as_u64().and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| missing(value, path))
}

pub(super) fn list<'a>(value: &'a Value, path: &str) -> Result<&'a Vec<Value>, No> {
    at(value, path).as_array().ok_or_else(|| missing(value, path))
}

/// A balance in minor units, with its currency's code.
pub(super) fn money(value: &Value, path: &str) -> Result<(i64, String), No> {
    let found = at(value, path);
    match (found["amount"].as_i64(), found["currency"].as_str()) {
        (Some(minor), Some(currency)) => Ok((minor, currency.to_string())),
        _ => Err(missing(value, path)),
    }
}

/// An amount, which is never negative.
pub(super) fn amount(value: &Value, path: &str) -> Result<Amount, No> {
    Amount::checked(money(value, path)?.0).ok_or_else(|| missing(value, path))
}

/// An amount that an answer may leave out; nothing then.
pub(super) fn amount_if_said(value: &Value, name: &str) -> Result<Amount, No> {
    if value.get(name).is_some() { amount(value, name) } else { Ok(Amount::ZERO) }
}

/// An amount as a request has it.
pub(super) fn written(money: Money) -> Value {
    json!({"amount": money.amount.minor(), "currency": money.currency.code()})
}
