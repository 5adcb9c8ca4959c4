//! What plans cost, worked out from the rules of the product alone.

use engine::plan::{Rates, Term};
use engine::terms::Pricing;

/// Half-up division of whole numbers.
pub fn half_up(numerator: u128, divisor: u128) -> u64 {
    ((numerator + divisor / 2) / divisor) as u64
}

/// `ppm` parts per million of an amount.
pub fn of_rate(amount: u64, ppm: u32) -> u64 {
    half_up(u128::from(amount) * u128::from(ppm), 1_000_000)
}

/// The part of an amount that `part` is of `whole`.
pub fn share(amount: u64, part: u64, whole: u64) -> u64 {
    let (numerator, whole) = (2 * u128::from(amount) * u128::from(part), u128::from(whole));
    ((numerator + whole) / (2 * whole)) as u64
}

/// The terms (principal, fee) of `principal` in `n` instalments; a flat fee is charged on `basis`. Terms without principal
/// at the end are no terms, and cost no fee.
pub fn terms(pricing: Pricing, principal: u64, basis: u64, n: u32) -> Vec<(u64, u64)> {
    let mut terms = match pricing {
        Pricing::FlatFee(rate) => equal(principal, of_rate(basis, rate.parts()), n),
        Pricing::InterestFree => equal(principal, 0, n),
        Pricing::Annuity(rate) => level(principal, rate.parts(), n),
    };
    while terms.last().is_some_and(|(principal, _)| *principal == 0) {
        terms.pop();
    }
    terms
}

fn equal(principal: u64, fee: u64, n: u32) -> Vec<(u64, u64)> {
    let n = u64::from(n);
    (0..n).map(|at| (principal / n + u64::from(at < principal % n), fee)).collect()
}

/// The smallest whole payment whose last instalment is not larger than itself.
fn level(principal: u64, ppm: u32, n: u32) -> Vec<(u64, u64)> {
    let (mut too_small, mut enough) = (0, principal + of_month(principal, ppm));
    if fits(principal, ppm, n, 0) {
        enough = 0;
    }
    while enough - too_small > 1 {
        let middle = too_small + (enough - too_small) / 2;
        if fits(principal, ppm, n, middle) {
            enough = middle;
        } else {
            too_small = middle;
        }
    }
    schedule(principal, ppm, n, enough).unwrap_or_default()
}

fn of_month(balance: u64, ppm: u32) -> u64 {
    half_up(u128::from(balance) * u128::from(ppm), 12_000_000)
}

fn fits(principal: u64, ppm: u32, n: u32, payment: u64) -> bool {
    let last = schedule(principal, ppm, n, payment).and_then(|terms| terms.last().copied());
    last.is_some_and(|(principal, interest)| principal + interest <= payment)
}

/// What a payment repays each month; none when it does not cover the interest.
fn schedule(principal: u64, ppm: u32, n: u32, payment: u64) -> Option<Vec<(u64, u64)>> {
    let mut balance = principal;
    let mut terms = Vec::with_capacity(n as usize);
    for at in 1..=n {
        let interest = of_month(balance, ppm);
        let repaid = if at == n { balance } else { payment.checked_sub(interest)?.min(balance) };
        terms.push((repaid, interest));
        balance -= repaid;
    }
    Some(terms)
}

/// The fee of a billed term once only `left` of the principal is not refunded.
pub fn fee_after(pricing: Pricing, fee: u64, left: u64, basis: u64) -> u64 {
    match pricing {
        Pricing::FlatFee(rate) => of_rate(left, rate.parts()),
        Pricing::Annuity(_) => share(fee, left, basis),
        Pricing::InterestFree => 0,
    }
}

/// The terms to come once the last of them gave up `gone` of principal: a flat fee anew on `basis`, interest on what is still
/// to be repaid before each term.
pub fn shortened(pricing: Pricing, to_come: &[(u64, u64)], gone: u64, basis: u64) -> Vec<(u64, u64)> {
    let mut principals: Vec<u64> = to_come.iter().map(|(principal, _)| *principal).collect();
    let mut gone = gone;
    while let Some(last) = principals.pop() {
        if last > gone {
            principals.push(last - gone);
            break;
        }
        gone -= last;
    }
    let fee = |at: usize| match pricing {
        Pricing::FlatFee(rate) => of_rate(basis, rate.parts()),
        Pricing::InterestFree => 0,
        Pricing::Annuity(rate) => of_month(principals[at..].iter().sum(), rate.parts()),
    };
    principals.iter().enumerate().map(|(at, principal)| (*principal, fee(at))).collect()
}

/// Terms of an event as plain numbers.
pub fn plain(terms: &[Term]) -> Vec<(u64, u64)> {
    terms.iter().map(|term| (term.principal.minor(), term.fee.minor())).collect()
}

/// Whether both annual rates bring what is paid to what was received, within a part per million either way: the nominal one
/// over equal months, the effective one by the equation of the European Union, at `days` after the purchase.
pub fn rates_hold(rates: Rates, received: u64, payments: &[u64], days: &[u32]) -> bool {
    let worth_nominal = |ppm: f64| {
        let month = 1.0 / (1.0 + ppm / 12_000_000.0);
        payments.iter().rev().fold(0.0, |worth, payment| (worth + *payment as f64) * month) - received as f64
    };
    let worth_effective = |ppm: f64| {
        let year = 1.0 + ppm / 1_000_000.0;
        let paid = payments.iter().zip(days);
        paid.map(|(payment, days)| *payment as f64 * year.powf(-f64::from(*days) / 365.0)).sum::<f64>()
            - received as f64
    };
    let brackets = |rate: i64, worth: &dyn Fn(f64) -> f64| {
        let slack = received as f64 * 1e-9;
        worth(rate as f64 - 1.0) >= -slack && worth(rate as f64 + 1.0) <= slack
    };
    brackets(rates.nominal_ppm, &worth_nominal) && brackets(rates.effective_ppm, &worth_effective)
}

/// What payments at the end of each month are worth at the beginning, at a rate of `ppm` a year that is compounded.
pub fn worth_monthly(ppm: f64, payments: &[u64]) -> f64 {
    let month = (1.0 + ppm / 1_000_000.0).powf(-1.0 / 12.0);
    payments.iter().rev().fold(0.0, |worth, payment| (worth + *payment as f64) * month)
}

#[cfg(test)]
mod tests {
    use engine::terms::Pricing;
    use money::Rate;

    use super::{half_up, terms};

    #[test]
    fn the_examples_of_the_product_come_out() {
        assert_eq!(terms(Pricing::InterestFree, 10_000, 10_000, 3), [(3_334, 0), (3_333, 0), (3_333, 0)]);
        let annuity = terms(Pricing::Annuity(Rate::ppm(145_600)), 120_000, 120_000, 3);
        assert_eq!(annuity, [(39_519, 1_456), (39_998, 977), (40_483, 491)]);
        let year = terms(Pricing::Annuity(Rate::ppm(145_600)), 120_000, 120_000, 12);
        assert_eq!(year[0].0 + year[0].1, 10_807);
        assert_eq!(half_up(5, 10), 1);
    }
}
