//! Money in JSON: `{"amount": 12900, "currency": "CNY"}`, in minor units.

use std::fmt;

use ::money::Amount;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::limits::AMOUNT_MINOR_MAX;
use crate::problem::{AMOUNT_OUT_OF_RANGE, Members, Problem};

/// An amount in the currency's minor unit: 12900 CNY are 129.00 yuan. Whole numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"amount": 12900, "currency": "CNY"}))]
pub struct Money {
    /// How many minor units (fen, pence). Negative only where a balance may be.
    #[serde(deserialize_with = "whole")]
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Chinese yuan, in fen.
    Cny,
    /// Pound sterling, in pence.
    Gbp,
    /// Euro, in cents.
    Eur,
    /// United States dollar, in cents.
    Usd,
    /// Japanese yen, which has no minor unit.
    Jpy,
}

impl Money {
    /// An amount.
    pub fn of(amount: Amount, currency: ::money::Currency) -> Money {
        Money::signed(amount.signed(), currency)
    }

    /// A balance.
    pub fn signed(amount: i64, currency: ::money::Currency) -> Money {
        Money { amount, currency: currency.into() }
    }

    /// What a request names in `field`, if a command may name it. Whether nothing (0) will do is for the heart to say.
    ///
    /// # Errors
    /// `amount_out_of_range`, for less than nothing and for more than a command may name.
    pub fn read(self, field: &str) -> Result<::money::Money, Problem> {
        let currency = self.currency.into();
        let amount = Amount::checked(self.amount).filter(|amount| amount.minor() <= AMOUNT_MINOR_MAX);
        let Some(amount) = amount else {
            let said = format!("An amount is a whole number from 1 to {AMOUNT_MINOR_MAX} minor units.");
            return Err(Problem::new(&AMOUNT_OUT_OF_RANGE, said).with(Members {
                field: Some(format!("{field}.amount")),
                min: Some(Money::of(Amount::of(1), currency)),
                max: Some(Money::of(Amount::of(AMOUNT_MINOR_MAX), currency)),
                ..Members::default()
            }));
        };
        Ok(::money::Money { amount, currency })
    }
}

impl From<::money::Money> for Money {
    fn from(money: ::money::Money) -> Money {
        Money::of(money.amount, money.currency)
    }
}

impl From<::money::Currency> for Currency {
    fn from(currency: ::money::Currency) -> Currency {
        match currency {
            ::money::Currency::Cny => Currency::Cny,
            ::money::Currency::Gbp => Currency::Gbp,
            ::money::Currency::Eur => Currency::Eur,
            ::money::Currency::Usd => Currency::Usd,
            ::money::Currency::Jpy => Currency::Jpy,
        }
    }
}

impl From<Currency> for ::money::Currency {
    fn from(currency: Currency) -> ::money::Currency {
        match currency {
            Currency::Cny => ::money::Currency::Cny,
            Currency::Gbp => ::money::Currency::Gbp,
            Currency::Eur => ::money::Currency::Eur,
            Currency::Usd => ::money::Currency::Usd,
            Currency::Jpy => ::money::Currency::Jpy,
        }
    }
}

/// Reads a whole number. One too large for any integer is kept as the largest there is, so that it is refused for its
/// size as 10¹³ is, and not for its type.
fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    // Any, because inside a choice the number was read before its type was known.
    deserializer.deserialize_any(Whole)
}

struct Whole;

/// From here on a JSON number is a float only because no integer holds it.
const BEYOND_INTEGERS: f64 = 9_223_372_036_854_775_807.0;

impl Visitor<'_> for Whole {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number of minor units")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<i64, E> {
        Ok(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<i64, E> {
        Ok(i64::try_from(value).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<i64, E> {
        if value >= BEYOND_INTEGERS {
            return Ok(i64::MAX);
        }
        if value <= -BEYOND_INTEGERS {
            return Ok(i64::MIN);
        }
        Err(E::invalid_type(Unexpected::Float(value), &self))
    }
}
