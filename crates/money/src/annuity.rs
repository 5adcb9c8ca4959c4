//! The level payment of an annuity, exact to the cent.

use crate::{Amount, Rate};

/// One term of an annuity: the principal it repays and the interest it pays, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The part of the payment that lowers the balance.
    pub principal: Amount,
    /// `round(balance × yearly / 12 / 10⁶)` of the balance before this term.
    pub interest: Amount,
}

/// The terms of `principal` repaid over `n` months at a yearly rate: every payment is the level payment, the last is
/// whatever is left.
///
/// The level payment is the smallest whole-cent amount whose last payment is not larger than itself.
///
/// # Panics
/// When `n` is zero.
///
/// ```
/// use money::{Amount, Rate, annuity};
/// let terms = annuity::terms(Amount::of(120_000), Rate::ppm(145_600), 3);
/// let interest: Vec<u64> = terms.iter().map(|term| term.interest.minor()).collect();
/// assert_eq!(interest, [1_456, 977, 491]);
/// ```
pub fn terms(principal: Amount, yearly: Rate, n: u32) -> Vec<Term> {
    assert!(n > 0, "an annuity has at least one term");
    run(principal, yearly, n, level(principal, yearly, n)).expect("the level payment repays the principal")
}

/// The level payment: the smallest whole-cent amount whose last payment is not larger than itself.
///
/// # Panics
/// When `n` is zero.
///
/// ```
/// use money::{Amount, Rate, annuity};
/// assert_eq!(annuity::level(Amount::of(120_000), Rate::ppm(145_600), 12), Amount::of(10_807));
/// ```
pub fn level(principal: Amount, yearly: Rate, n: u32) -> Amount {
    // One payment of everything is always enough, and a larger payment never leaves a larger last one.
    let (mut low, mut high) = (0, (principal + yearly.of_month(principal)).minor());
    while low < high {
        let middle = low + (high - low) / 2;
        match run(principal, yearly, n, Amount::of(middle)) {
            Some(terms) if last_is_level(&terms, Amount::of(middle)) => high = middle,
            Some(_) | None => low = middle + 1,
        }
    }
    Amount::of(low)
}

fn last_is_level(terms: &[Term], level: Amount) -> bool {
    terms.last().is_none_or(|last| last.principal + last.interest <= level)
}

/// The terms when `payment` is paid each month; `None` when it does not even pay the interest of a month.
fn run(principal: Amount, yearly: Rate, n: u32, payment: Amount) -> Option<Vec<Term>> {
    let mut balance = principal;
    let mut terms = Vec::with_capacity(n as usize);
    for left in (0..n).rev() {
        let interest = yearly.of_month(balance);
        if left > 0 && payment < interest {
            return None;
        }
        let principal = if left == 0 { balance } else { (payment - interest).at_most(balance) };
        balance -= principal;
        terms.push(Term { principal, interest });
    }
    Some(terms)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{level, terms};
    use crate::{Amount, Rate};

    #[test]
    fn the_worked_figures_of_the_product() {
        let of_three = terms(Amount::of(120_000), Rate::ppm(145_600), 3);
        let principal: Vec<u64> = of_three.iter().map(|term| term.principal.minor()).collect();
        assert_eq!(principal, [39_519, 39_998, 40_483]);
    }

    proptest! {
        #[test]
        fn the_level_payment_is_the_smallest_that_ends(principal in 1_u64..10_000_000, ppm in 0_u32..360_001, n in 1_u32..61) {
            let (principal, yearly) = (Amount::of(principal), Rate::ppm(ppm));
            let level = level(principal, yearly, n);
            let of_level = terms(principal, yearly, n);
            prop_assert_eq!(of_level.iter().map(|term| term.principal).sum::<Amount>(), principal);
            prop_assert!(super::last_is_level(&of_level, level));
            if !level.is_zero() {
                let below = level - Amount::of(1);
                let ends = super::run(principal, yearly, n, below).is_some_and(|terms| super::last_is_level(&terms, below));
                prop_assert!(!ends, "{} would have done", below.minor());
            }
        }
    }
}
