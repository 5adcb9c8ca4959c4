//! Buckets of days past due, and what is to be expected to be lost in each.

use minicbor::{Decode, Encode};
use money::Rate;

use super::Terms;

/// Accounts that are at least so many days past due, and fewer than in the next bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Bucket {
    /// The fewest days past due; 0 for those that are not late.
    #[n(0)]
    pub from_days: u32,
    /// What is to be expected to be lost of the principal they owe.
    #[n(1)]
    pub allowance: Rate,
}

impl Bucket {
    const fn of(from_days: u32, allowance_ppm: u32) -> Bucket {
        Bucket { from_days, allowance: Rate::ppm(allowance_ppm) }
    }

    /// The buckets of Terms that name none, and keep no allowance.
    const BARE: [Bucket; 5] =
        [Bucket::of(0, 0), Bucket::of(1, 0), Bucket::of(31, 0), Bucket::of(61, 0), Bucket::of(91, 0)];

    /// The buckets of the retail product. The rates are those of the People's Bank of China's guidance on provisions for loan
    /// losses (银发〔2002〕98号): 1% of all loans, 2% of those of special mention, 25% of substandard, 50% of doubtful and 100% of
    /// lost ones. That each class begins so early is this product's own caution.
    pub const RETAIL: [Bucket; 5] = [
        Bucket::of(0, 10_000),
        Bucket::of(1, 20_000),
        Bucket::of(31, 250_000),
        Bucket::of(61, 500_000),
        Bucket::of(91, 1_000_000),
    ];
}

impl Terms {
    /// The buckets of days past due, ascending; the first begins with 0.
    pub fn buckets(&self) -> &[Bucket] {
        if self.buckets.is_empty() { &Bucket::BARE } else { &self.buckets }
    }

    /// The bucket of an account that is so many days past due.
    pub fn bucket_at(&self, days_past_due: u32) -> Bucket {
        let reached = self.buckets().iter().rev().find(|bucket| bucket.from_days <= days_past_due);
        *reached.expect("the first bucket begins with 0")
    }
}
