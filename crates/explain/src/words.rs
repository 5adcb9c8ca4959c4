//! Words: what is said, in English and in Chinese.

use money::{Amount, Currency};

/// The same said twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// In English.
    pub en: String,
    /// In Chinese.
    pub zh: String,
}

impl Words {
    /// What is said in both languages.
    pub(crate) fn new(en: impl Into<String>, zh: impl Into<String>) -> Words {
        Words { en: en.into(), zh: zh.into() }
    }
}

/// A numerator over a denominator in major units, with the digits of a minor unit that are left: `-0.01485`.
pub fn written(currency: Currency, numerator: i128, denominator: u128) -> String {
    let sign = if numerator < 0 { "-" } else { "" };
    let (whole, rest) = (numerator.unsigned_abs() / denominator, numerator.unsigned_abs() % denominator);
    let shown = currency.write(u64::try_from(whole).unwrap_or(u64::MAX));
    if rest == 0 {
        return format!("{sign}{shown}");
    }
    // Six digits more are all that a rate in parts per million leaves.
    let digits = format!("{:06}", rest * 1_000_000 / denominator);
    let point = if currency.minor_digits() == 0 { "." } else { "" };
    format!("{sign}{shown}{point}{}", digits.trim_end_matches('0'))
}

/// An amount as people write it: `1000.00`.
pub(crate) fn money(amount: Amount, currency: Currency) -> String {
    currency.write(amount.minor())
}
