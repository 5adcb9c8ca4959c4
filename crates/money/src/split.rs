//! Splitting a total into equal parts without losing a cent.

use crate::Amount;

/// `n` parts of `total` that differ by at most one minor unit, the larger ones first, and that sum to `total`.
///
/// # Panics
/// When `n` is zero.
///
/// ```
/// use money::{Amount, split};
/// let parts: Vec<u64> = split(Amount::of(10_000), 3).map(Amount::minor).collect();
/// assert_eq!(parts, [3_334, 3_333, 3_333]);
/// ```
pub fn split(total: Amount, n: u32) -> impl Iterator<Item = Amount> {
    assert!(n > 0, "a total is split into at least one part");
    let (each, larger) = (total.minor() / u64::from(n), total.minor() % u64::from(n));
    (0..u64::from(n)).map(move |at| Amount::of(each + u64::from(at < larger)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::split;
    use crate::Amount;

    proptest! {
        #[test]
        fn parts_sum_to_the_total_and_never_grow(total in 0_u64..1_000_000_000_000, n in 1_u32..61) {
            let parts: Vec<Amount> = split(Amount::of(total), n).collect();
            prop_assert_eq!(parts.len(), n as usize);
            prop_assert_eq!(parts.iter().copied().sum::<Amount>(), Amount::of(total));
            prop_assert!(parts.windows(2).all(|pair| pair[0] >= pair[1]));
            prop_assert!(parts[0].minor() - parts[parts.len() - 1].minor() <= 1);
        }
    }
}
