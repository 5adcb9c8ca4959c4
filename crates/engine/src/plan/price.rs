//! The exact terms of a plan.

use money::{Amount, Rate, annuity, split};

use super::Term;
use crate::terms::Pricing;

/// The terms of `principal` in `n` instalments, when `basis` is what a flat fee is charged on.
///
/// The basis is the principal for a new plan, and the principal less all refunds for one that a refund made smaller.
/// Terms of nothing at the end are left out.
///
/// # Panics
/// When `n` is zero.
///
/// ```
/// use engine::plan::price;
/// use engine::terms::Pricing;
/// use money::{Amount, Rate};
/// let thousand = Amount::of(100_000);
/// let terms = price(Pricing::FlatFee(Rate::ppm(6_000)), thousand, thousand, 3);
/// let payments: Vec<u64> = terms.iter().map(|term| (term.principal + term.fee).minor()).collect();
/// assert_eq!(payments, [33_934, 33_933, 33_933]);
/// ```
pub fn price(pricing: Pricing, principal: Amount, basis: Amount, n: u32) -> Vec<Term> {
    let mut terms = match pricing {
        Pricing::FlatFee(rate) => level(principal, rate.of(basis), n),
        Pricing::InterestFree => level(principal, Amount::ZERO, n),
        Pricing::Annuity(yearly) => of_annuity(principal, yearly, n),
    };
    let last = terms.iter().rposition(|term| !(term.principal + term.fee).is_zero()).map_or(0, |at| at + 1);
    terms.truncate(last);
    terms
}

fn level(principal: Amount, fee: Amount, n: u32) -> Vec<Term> {
    split(principal, n).map(|principal| Term { principal, fee }).collect()
}

fn of_annuity(principal: Amount, yearly: Rate, n: u32) -> Vec<Term> {
    annuity::terms(principal, yearly, n)
        .into_iter()
        .map(|term| Term { principal: term.principal, fee: term.interest })
        .collect()
}

/// The fee of a billed term of `fee` once only `left` of the plan's principal is not refunded; it was charged on `basis`.
///
/// A flat fee is charged anew on what is left; interest goes down in proportion.
pub fn fee_after(pricing: Pricing, fee: Amount, left: Amount, basis: Amount) -> Amount {
    match pricing {
        Pricing::FlatFee(rate) => rate.of(left),
        Pricing::Annuity(_) => fee.share(left, basis),
        Pricing::InterestFree => Amount::ZERO,
    }
}
