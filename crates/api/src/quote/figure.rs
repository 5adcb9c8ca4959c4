//! The figures that a law pack asks of a quote, in its order.

use engine::law::{self, Unit};
use engine::plan::Quote as Priced;
use engine::terms::Terms;
use serde::Serialize;
use utoipa::ToSchema;

/// A figure of a quote, by the name that the law pack of its Terms gives it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QuoteFigure)]
pub struct Figure {
    /// Its name: the key of its words.
    #[schema(example = "annual_rate")]
    key: &'static str,
    /// Its number.
    #[schema(example = 130_342)]
    value: i64,
    /// What that counts.
    unit: FigureUnit,
}

/// What the number of a figure counts.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FigureUnit {
    /// Parts per million a year.
    PpmAYear,
    /// Parts per million a day.
    PpmADay,
    /// Minor units of the currency of the quote.
    MinorUnits,
    /// Payments.
    Payments,
    /// Days.
    Days,
}

impl Figure {
    /// The figures of a quote that was made on `today`; none without a law pack.
    pub(super) fn all(terms: &Terms, priced: &Priced, today: calendar::Date) -> Vec<Figure> {
        let figures = law::figures(terms, priced, today).into_iter();
        figures.map(|(figure, value)| Figure { key: figure.name(), value, unit: figure.unit().into() }).collect()
    }
}

impl From<Unit> for FigureUnit {
    fn from(unit: Unit) -> FigureUnit {
        match unit {
            Unit::PpmAYear => FigureUnit::PpmAYear,
            Unit::PpmADay => FigureUnit::PpmADay,
            Unit::MinorUnits => FigureUnit::MinorUnits,
            Unit::Payments => FigureUnit::Payments,
            Unit::Days => FigureUnit::Days,
        }
    }
}
