//! Rounding, splitting, and what a plan costs.

use super::Minor;

/// How the terms of a plan cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pricing {
    /// Parts per million of the order's principal, each term.
    Flat(Minor),
    /// Parts per million a year, in level payments.
    Annuity(Minor),
    /// Nothing.
    Free,
}

/// The principal and the fee of one term.
pub type Term = (Minor, Minor);

/// Half-up to a whole cent.
pub fn round(numerator: Minor, divisor: Minor) -> Minor {
    (2 * numerator + divisor) / (2 * divisor)
}

/// Parts per million of an amount.
pub fn ppm(amount: Minor, parts: Minor) -> Minor {
    round(amount * parts, 1_000_000)
}

/// `n` parts that differ by at most one cent, the larger ones first.
pub fn split(total: Minor, n: usize) -> Vec<Minor> {
    let n = n as Minor;
    (0..n).map(|nth| total / n + Minor::from(nth < total % n)).collect()
}

/// The terms of a plan: `principal` in `n` terms, of which each flat fee is charged on `basis`. Who pays them pays `part` parts per
/// million of each fee.
pub fn price(pricing: Pricing, part: Minor, principal: Minor, basis: Minor, n: usize) -> Vec<Term> {
    let terms = match pricing {
        Pricing::Free => split(principal, n).into_iter().map(|part| (part, 0)).collect(),
        Pricing::Flat(rate) => split(principal, n).into_iter().map(|part| (part, ppm(basis, rate))).collect(),
        Pricing::Annuity(rate) => annuity(principal, rate, n),
    };
    // Once nothing is left there are no further terms, and no further fees: of a cent to come in 22 terms comes one.
    terms
        .into_iter()
        .filter(|(principal, _)| *principal > 0)
        .map(|(principal, fee)| (principal, ppm(fee, part)))
        .collect()
}

/// Level payments: the smallest whole-cent amount whose last instalment is not larger than itself.
fn annuity(principal: Minor, yearly: Minor, n: usize) -> Vec<Term> {
    // The more is paid each month, the less is left for the last: one can search by halves.
    let (mut too_small, mut enough) = (-1, principal + month(principal, yearly));
    while enough - too_small > 1 {
        let level = (too_small + enough) / 2;
        let last = *paid(principal, yearly, n, level).last().expect("a plan has terms");
        if last.0 + last.1 <= level { enough = level } else { too_small = level }
    }
    paid(principal, yearly, n, enough)
}

/// The terms when each pays `level`, and the last whatever is left.
fn paid(principal: Minor, yearly: Minor, n: usize, level: Minor) -> Vec<Term> {
    let mut left = principal;
    let mut terms = Vec::new();
    for nth in 1..=n {
        let interest = month(left, yearly);
        let part = if nth == n { left } else { (level - interest).min(left) };
        terms.push((part, interest));
        left -= part;
    }
    terms
}

/// A month's interest.
pub fn month(balance: Minor, yearly: Minor) -> Minor {
    round(balance * yearly, 12_000_000)
}

/// Whether paying so much a month for an amount costs more a year than `ceiling`, by either convention. Rates are shown, and
/// compared, in whole parts per million.
pub fn is_too_dear(amount: f64, payments: &[f64], ceiling: Minor) -> bool {
    let worth = |rate: f64| payments.iter().rev().fold(0.0, |later, payment| (later + payment) / (1.0 + rate));
    let (mut low, mut high) = (0.0, 100.0);
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if worth(middle) > amount { low = middle } else { high = middle }
    }
    let (nominal, effective) = (low * 12.0, (1.0 + low).powi(12) - 1.0);
    [nominal, effective].iter().any(|yearly| (yearly * 1e6).round() > ceiling as f64)
}
