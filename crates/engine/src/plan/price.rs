//! The exact terms of a plan.

use money::{Amount, Rate, annuity, split};

use super::Term;
use crate::terms::Pricing;

/// The terms of `principal` in `n` instalments, when `basis` is what a flat fee is charged on.
///
/// The basis is the principal for a new plan, and the principal less all refunds for one that a refund made smaller.
/// Terms without principal at the end are left out, and with them their fee: of a cent to come in many terms one term comes.
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
    let last = terms.iter().rposition(|term| !term.principal.is_zero()).map_or(0, |at| at + 1);
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

/// The terms left of `unbilled` once the last of them gave up all but `left` of their principal; `basis` as for [`price`].
///
/// Principals are kept from the first term on as far as `left` goes: `pᵢ′ = min(pᵢ, left − Σ pⱼ′ of the terms before)`. Terms
/// without principal fall away. A flat fee is charged anew: `round(basis × rate / 10⁶)`. Interest is worked out anew on what
/// is still to be repaid: `round((pᵢ′ + … + pₙ′) × yearly / 12 / 10⁶)`, so that the first terms cost less, too.
///
/// ```
/// use engine::plan::{price, shortened};
/// use engine::terms::Pricing;
/// use money::{Amount, Rate};
/// let (pricing, principal, left) = (Pricing::Annuity(Rate::ppm(145_600)), Amount::of(120_000), Amount::of(60_000));
/// let terms = shortened(pricing, &price(pricing, principal, principal, 3), left, left);
/// let terms: Vec<(u64, u64)> = terms.iter().map(|term| (term.principal.minor(), term.fee.minor())).collect();
/// assert_eq!(terms, [(39_519, 728), (20_481, 249)]);
/// ```
pub fn shortened(pricing: Pricing, unbilled: &[Term], left: Amount, basis: Amount) -> Vec<Term> {
    let mut balance = left;
    let mut terms = Vec::with_capacity(unbilled.len());
    for term in unbilled.iter().filter(|term| !term.principal.is_zero()) {
        let fee = match pricing {
            Pricing::FlatFee(rate) => rate.of(basis),
            Pricing::Annuity(yearly) => yearly.of_month(balance),
            Pricing::InterestFree => Amount::ZERO,
        };
        let principal = term.principal.at_most(balance);
        if principal.is_zero() {
            break;
        }
        terms.push(Term { principal, fee });
        balance -= principal;
    }
    terms
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
