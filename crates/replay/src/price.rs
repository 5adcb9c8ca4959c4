//! Prices as they stand in the file, exact.

use money::rate::half_up;

/// A decimal number of the file, such as `2.55`, `0.001` or `-11062.06`: `digits / 10^scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    digits: i64,
    scale: u32,
}

/// The most decimal places a price may have: the file has three.
const SCALE_MAX: u32 = 6;

impl Price {
    /// Reads a decimal number; `None` for anything else.
    pub fn read(text: &str) -> Option<Price> {
        let (sign, plain) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let is_number = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
        if !is_number || part.len() > SCALE_MAX as usize {
            return None;
        }
        let digits: i64 = format!("{whole}{part}").parse().ok()?;
        Some(Price { digits: sign * digits, scale: part.len() as u32 })
    }

    /// `quantity` times this price in whole pence, rounded half-up by its absolute value.
    ///
    /// ```
    /// use replay::price::Price;
    /// let price = Price::read("2.55").expect("a price");
    /// assert_eq!(price.times(-6), Some(-1_530));
    /// ```
    pub fn times(self, quantity: i64) -> Option<i64> {
        let product = i128::from(self.digits) * i128::from(quantity) * 100;
        if product.unsigned_abs() > u128::from(u64::MAX) {
            return None;
        }
        let pence = half_up(product.unsigned_abs(), 10_u128.pow(self.scale)).signed();
        Some(if product < 0 { -pence } else { pence })
    }
}

#[cfg(test)]
mod tests {
    use super::Price;

    #[test]
    fn half_a_penny_goes_up_away_from_nothing() {
        let times = |text, quantity| Price::read(text).and_then(|price| price.times(quantity));
        assert_eq!(times("0.005", 1), Some(1));
        assert_eq!(times("0.005", -1), Some(-1));
        assert_eq!(times("0.001", 4), Some(0));
        assert_eq!(times("-11062.06", 1), Some(-1_106_206));
        assert_eq!(times("3", 2), Some(600));
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for bad in ["", ".", ".5", "1e3", "1,000.00", "--1", "0.0000001", "99999999999999999999"] {
            assert_eq!(Price::read(bad), None, "{bad}");
        }
    }
}
