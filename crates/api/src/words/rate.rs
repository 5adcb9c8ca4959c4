//! Annual rates in JSON.

use engine::plan::Rates;
use serde::Serialize;
use utoipa::ToSchema;

/// What credit costs a year, by two conventions.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnnualRate {
    /// The monthly rate of return times 12, over equal months (单利), in parts per million.
    #[schema(example = 130_342)]
    nominal_ppm: i64,
    /// The same to show.
    #[schema(example = "13.03%")]
    nominal: String,
    /// The effective rate by the European Union's equation, on the real due dates, in parts per million.
    #[schema(example = 133_107)]
    effective_ppm: i64,
    /// The same to show.
    #[schema(example = "13.31%")]
    effective: String,
}

impl From<Rates> for AnnualRate {
    fn from(rates: Rates) -> AnnualRate {
        let written = |ppm| money::AnnualRate(ppm).to_string();
        AnnualRate {
            nominal_ppm: rates.nominal_ppm,
            nominal: written(rates.nominal_ppm),
            effective_ppm: rates.effective_ppm,
            effective: written(rates.effective_ppm),
        }
    }
}
