//! The currencies an account can be kept in.

use minicbor::{Decode, Encode};

use crate::Amount;

/// A currency by its ISO 4217 code.
///
/// ```
/// use money::Currency;
/// assert_eq!(Currency::from_code("CNY"), Some(Currency::Cny));
/// assert_eq!(Currency::Cny.minor_digits(), 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Currency {
    /// Chinese yuan, in fen.
    #[n(0)]
    Cny,
    /// Pound sterling, in pence.
    #[n(1)]
    Gbp,
    /// Euro, in cents.
    #[n(2)]
    Eur,
    /// United States dollar, in cents.
    #[n(3)]
    Usd,
    /// Japanese yen, which has no minor unit.
    #[n(4)]
    Jpy,
}

/// An amount with its currency, as it comes from and goes to the outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Money {
    /// The amount, in minor units of the currency.
    #[n(0)]
    pub amount: Amount,
    /// The currency.
    #[n(1)]
    pub currency: Currency,
}

impl Currency {
    /// Every currency known, in the order of their journaled numbers.
    pub const ALL: [Currency; 5] = [Currency::Cny, Currency::Gbp, Currency::Eur, Currency::Usd, Currency::Jpy];

    /// The ISO 4217 code: `CNY`.
    pub fn code(self) -> &'static str {
        match self {
            Currency::Cny => "CNY",
            Currency::Gbp => "GBP",
            Currency::Eur => "EUR",
            Currency::Usd => "USD",
            Currency::Jpy => "JPY",
        }
    }

    /// The currency of an ISO 4217 code in capitals, if it is one of [`Currency::ALL`].
    pub fn from_code(code: &str) -> Option<Currency> {
        Currency::ALL.into_iter().find(|currency| currency.code() == code)
    }

    /// How many decimal digits a major unit has: 2 for CNY, 0 for JPY.
    pub fn minor_digits(self) -> u32 {
        match self {
            Currency::Cny | Currency::Gbp | Currency::Eur | Currency::Usd => 2,
            Currency::Jpy => 0,
        }
    }

    /// An amount written in major units without separators: 12900 fen is `129.00`.
    pub fn write(self, minor: u64) -> String {
        let unit = 10_u64.pow(self.minor_digits());
        match self.minor_digits() {
            0 => minor.to_string(),
            digits => format!("{}.{:0width$}", minor / unit, minor % unit, width = digits as usize),
        }
    }

    /// Reads what [`Currency::write`] writes; `None` for anything else, such as `1.5`, `-1.00` or `1,000.00`.
    pub fn read(self, text: &str) -> Option<u64> {
        let digits = self.minor_digits() as usize;
        let (major, minor) = match text.split_once('.') {
            Some((major, minor)) if minor.len() == digits && digits > 0 => (major, minor),
            None if digits == 0 => (text, ""),
            Some(_) | None => return None,
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if major.is_empty() || !all_digits(major) || !all_digits(minor) {
            return None;
        }
        format!("{major}{minor}").parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn codes_lead_back_to_their_currency() {
        for currency in Currency::ALL {
            assert_eq!(Currency::from_code(currency.code()), Some(currency));
        }
        assert_eq!(Currency::from_code("cny"), None);
    }

    #[test]
    fn amounts_are_written_and_read_in_major_units() {
        assert_eq!(Currency::Cny.write(12_905), "129.05");
        assert_eq!(Currency::Cny.read("129.05"), Some(12_905));
        assert_eq!(Currency::Jpy.write(129), "129");
        assert_eq!(Currency::Jpy.read("129"), Some(129));
        for bad in ["", ".", "1", "1.5", "1.555", "-1.00", "1,000.00", "1.0x", "99999999999999999999.00"] {
            assert_eq!(Currency::Cny.read(bad), None, "{bad}");
        }
    }
}
