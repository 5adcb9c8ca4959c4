//! Figures of a quote as a story shows them.

use engine::law::Unit;
use money::{AnnualRate, Currency, Rate};

use crate::words::rate_text;

/// A number as it is shown: `10.77%` a year, `0.05%` a day, `1000.00`, or the number itself.
pub(crate) fn shown(value: i64, unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::PpmAYear => AnnualRate(value).to_string(),
        Unit::PpmADay => rate_text(Rate::ppm(u32::try_from(value).unwrap_or_default())),
        Unit::MinorUnits => currency.write(value.unsigned_abs()),
        Unit::Payments | Unit::Days => value.to_string(),
    }
}
