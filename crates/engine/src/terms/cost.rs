//! What a plan costs a year over equal months, which the cost ceiling bounds.
//!
//! Real months differ, and with them the rate on the real due dates; the ceiling is held over months of equal length, where a
//! plan has one rate whenever it begins.

use std::fmt;

use money::annual_rate::{ANNUAL_RATE_MAX, effective_monthly, nominal_monthly};
use money::{Amount, AnnualRate, Rate};

use super::{Offer, Pricing, Terms};
use crate::limits::COMMAND_MINOR_MAX;
use crate::plan::Term;
use crate::subsidy::Shares;

/// What a plan costs a year over equal months, from its monthly rate of return i.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// `i × 12` (单利).
    pub nominal: AnnualRate,
    /// `(1 + i)^12 − 1` (复利).
    pub effective: AnnualRate,
}

/// Something that costs more than the ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooDear {
    /// What it costs.
    pub cost: Cost,
    /// The most it may, by either convention.
    pub ceiling: Rate,
}

/// To the last digit that a rate has: a ceiling may be broken by a millionth.
impl fmt::Display for TooDear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = |ppm: i64| format!("{}.{:04}%", ppm / 10_000, ppm % 10_000);
        let (nominal, effective) = (exact(self.cost.nominal.0), exact(self.cost.effective.0));
        let ceiling = exact(i64::from(self.ceiling.parts()));
        write!(
            f,
            "It costs {nominal} a year nominal and {effective} effective, over equal months; at most {ceiling} is allowed."
        )
    }
}

impl Cost {
    /// The cost of `terms` of `principal`, one at the end of each month; what is dearer than any rate there is counts as that.
    pub fn of(principal: Amount, terms: &[Term]) -> Cost {
        let payments = payments(terms);
        Cost {
            nominal: nominal_monthly(principal.signed(), &payments).unwrap_or(ANNUAL_RATE_MAX),
            effective: effective_monthly(principal.signed(), &payments).unwrap_or(ANNUAL_RATE_MAX),
        }
    }
}

/// Refuses `terms` of `principal` that cost more than `ceiling`. As `(1 + i)^12 − 1 ≥ 12·i`, what keeps it in the effective
/// convention keeps it in both.
fn refuse_dear(ceiling: Rate, principal: Amount, terms: &[Term]) -> Result<(), TooDear> {
    let effective = effective_monthly(principal.signed(), &payments(terms)).unwrap_or(ANNUAL_RATE_MAX);
    match effective.0 <= i64::from(ceiling.parts()) {
        true => Ok(()),
        false => Err(TooDear { cost: Cost::of(principal, terms), ceiling }),
    }
}

fn payments(terms: &[Term]) -> Vec<i64> {
    terms.iter().map(|term| (term.principal + term.fee).signed()).collect()
}

impl Offer {
    /// What it costs a customer a year who bears `shares`, of a sum so large that rounding to whole minor units is not seen.
    pub fn cost(&self, shares: Shares) -> Cost {
        let (principal, terms) = self.of_much(shares);
        Cost::of(principal, &terms)
    }

    /// Refuses an offer that costs more than `ceiling`.
    pub(super) fn within(&self, ceiling: Rate, shares: Shares) -> Result<(), TooDear> {
        let (principal, terms) = self.of_much(shares);
        refuse_dear(ceiling, principal, &terms)
    }

    pub(super) fn of_much(&self, shares: Shares) -> (Amount, Vec<Term>) {
        let principal = Amount::of(COMMAND_MINOR_MAX);
        (principal, shares.tariff(self.pricing).price(principal, principal, self.terms))
    }
}

impl Terms {
    /// Refuses a plan of `principal`, paid in `terms`, that costs more than the ceiling.
    ///
    /// # Errors
    /// [`TooDear`], with the figures.
    pub fn affords(&self, principal: Amount, terms: &[Term]) -> Result<(), TooDear> {
        self.cost_ceiling.map_or(Ok(()), |ceiling| refuse_dear(ceiling, principal, terms))
    }
}

/// The largest flat fee of a term that keeps `ceiling` by both conventions, for a plan of `terms` instalments.
///
/// ```
/// use engine::terms::flat_fee_max;
/// use money::Rate;
/// assert_eq!(flat_fee_max(Rate::ppm(240_000), 3), Rate::ppm(12_130));
/// assert_eq!(flat_fee_max(Rate::ppm(240_000), 12), Rate::ppm(10_119));
/// ```
pub fn flat_fee_max(ceiling: Rate, terms: u32) -> Rate {
    // A dearer fee never costs less, so the interval that holds the largest can be halved.
    let (mut keeps, mut breaks) = (0, ceiling.parts().saturating_add(1));
    while breaks - keeps > 1 {
        let fee = keeps + (breaks - keeps) / 2;
        let offer = Offer { terms, pricing: Pricing::FlatFee(Rate::ppm(fee)) };
        if offer.within(ceiling, Shares::CUSTOMER).is_ok() { keeps = fee } else { breaks = fee }
    }
    Rate::ppm(keeps)
}
