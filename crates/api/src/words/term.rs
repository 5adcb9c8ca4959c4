//! The terms of a plan, and how they are priced, in JSON.

use engine::{plan, terms};
use money::Currency;
use serde::Serialize;
use utoipa::ToSchema;

use super::Money;

/// One term of a plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct Term {
    /// Which of the plan's terms, from 1.
    number: u32,
    /// The principal it repays.
    principal: Money,
    /// The fee or interest it costs.
    fee: Money,
    /// Both together: what is paid.
    total: Money,
}

/// How the terms of a plan are priced.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Pricing {
    /// Each term pays this part of the whole principal.
    FlatFee {
        /// In parts per million.
        ppm_per_term: u32,
    },
    /// Level payments.
    Annuity {
        /// The yearly rate in parts per million.
        ppm_per_year: u32,
    },
    /// Nothing beside the principal.
    InterestFree {},
}

impl Term {
    /// The terms of a plan, the first of them as number `from`.
    pub fn all(terms: &[plan::Term], from: u32, currency: Currency) -> Vec<Term> {
        let numbered = (from..).zip(terms);
        let written = numbered.map(|(number, term)| Term {
            number,
            principal: Money::of(term.principal, currency),
            fee: Money::of(term.fee, currency),
            total: Money::of(term.principal + term.fee, currency),
        });
        written.collect()
    }
}

impl From<terms::Pricing> for Pricing {
    fn from(pricing: terms::Pricing) -> Pricing {
        match pricing {
            terms::Pricing::FlatFee(rate) => Pricing::FlatFee { ppm_per_term: rate.parts() },
            terms::Pricing::Annuity(rate) => Pricing::Annuity { ppm_per_year: rate.parts() },
            terms::Pricing::InterestFree => Pricing::InterestFree {},
        }
    }
}
