//! What is sold, in plain fields.

use super::Minor;
use super::concession::Authority;
use super::money::{Pricing, is_too_dear};
use super::subsidy::Shares;

#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// The first day; the first version has none.
    pub from: Option<i32>,
    pub cycle_days: Vec<u32>,
    pub grace_days: i32,
    /// Plans by their number of terms.
    pub offers: Vec<(usize, Pricing)>,
    pub plan_order_min: Minor,
    pub plan_principal_min: Minor,
    pub penalty_ppm: Minor,
    pub blocked_from: i32,
    pub frozen_from: i32,
    pub authorisation_days: i64,
    pub consumer_cap: Minor,
    pub ceiling_ppm: Option<Minor>,
    pub allocation: [Owed; 3],
    pub principal_first_from: Option<i32>,
    pub early_settlement: Early,
    pub refund_onto: Onto,
    pub fee_on_refund: FeeBack,
    pub deferral: Option<Deferral>,
    pub fee_bearer: Shares,
    /// From how many days past due what is owed is charged off.
    pub charged_off_from: Option<i32>,
    /// From how many days past due which part of the principal is expected to be lost.
    pub buckets: Vec<(i32, Minor)>,
    /// A statement with no more open is not late.
    pub tolerance: Option<Minor>,
    pub late_fee: Option<LateFee>,
    /// How many days back a payment may count.
    pub value_days: i32,
    /// What each role may concede.
    pub concessions: Vec<Authority>,
}

/// How a statement can be deferred: by how many days at most, for how much a day, and how often within 365 days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deferral {
    pub days_most: i32,
    pub ppm_a_day: Minor,
    pub times: usize,
}

/// What a late statement costs once, in place of a penalty by the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LateFee {
    pub amount: Minor,
    /// At most this part of the overdue principal.
    pub cap_ppm: Minor,
    pub grace_days: i32,
}

/// What can be owed on a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Owed {
    Penalty,
    Fee,
    Principal,
}

/// What settling a plan early costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Early {
    Waived,
    NextFee,
    ProRata,
}

/// Which terms a refund makes smaller.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Onto {
    EveryTerm,
    LastTerms,
}

/// Which billed fees a late refund gives back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FeeBack {
    BilledStay,
    ProRata,
    All,
}

impl Terms {
    /// The order in which money covers a statement of this age.
    pub fn allocation_at(&self, days_past_due: i32) -> Vec<Owed> {
        let mut order = self.allocation.to_vec();
        if self.principal_first_from.is_some_and(|from| days_past_due >= from) {
            order.retain(|owed| *owed != Owed::Principal);
            order.insert(0, Owed::Principal);
        }
        order
    }

    pub fn offer(&self, n: usize) -> Option<Pricing> {
        self.offers.iter().find(|(terms, _)| *terms == n).map(|(_, pricing)| *pricing)
    }

    /// What of the principal is expected to be lost, so many days past due.
    pub fn allowance_ppm(&self, days_past_due: i32) -> Minor {
        let reached = self.buckets.iter().rev().find(|(from, _)| *from <= days_past_due);
        reached.map_or(0, |(_, rate)| *rate)
    }

    /// Whether what they say of lateness cannot be.
    fn is_late_flawed(&self) -> bool {
        let is_early = self.charged_off_from.is_some_and(|from| from < self.frozen_from);
        let rises = |pair: &[(i32, Minor)]| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1;
        let are_wrong = self.buckets.first().is_some_and(|first| first.0 != 0) || !self.buckets.windows(2).all(rises);
        let is_intolerable = self.tolerance.is_some_and(|most| !(1..=self.consumer_cap).contains(&most));
        let costs_twice = self.late_fee.is_some_and(|fee| {
            let is_wrong = fee.amount < 1 || !(1..=1_000_000).contains(&fee.cap_ppm) || fee.grace_days > 30;
            is_wrong || self.penalty_ppm > 0
        });
        let is_far = !(0..=366).contains(&self.value_days);
        is_early || are_wrong || is_intolerable || costs_twice || is_far
    }

    /// Whether they cannot be sold: a field outside its range, or a plan above the cost ceiling over equal months.
    pub fn are_flawed(&self) -> bool {
        let is_dear = |(n, pricing): &(usize, Pricing)| {
            self.ceiling_ppm
                .is_some_and(|ceiling| is_too_dear(1.0, &payments_of_one(*n, *pricing, self.fee_bearer), ceiling))
        };
        let defers_dearly = self
            .deferral
            .is_some_and(|deferral| self.ceiling_ppm.is_some_and(|ceiling| deferral.ppm_a_day * 365 > ceiling));
        let is_outside = !(5..=25).contains(&self.grace_days) || !self.fee_bearer.are_whole();
        let are_mad = self.concessions.iter().any(|one| one.per_act < 1 || one.per_act > one.per_day);
        let is_twice = |nth: usize| self.concessions[..nth].iter().any(|one| one.role == self.concessions[nth].role);
        let are_mad = are_mad || (0..self.concessions.len()).any(is_twice);
        is_outside || are_mad || defers_dearly || self.is_late_flawed() || self.offers.iter().any(is_dear)
    }
}

/// The payments for one unit of money, before any rounding.
fn payments_of_one(n: usize, pricing: Pricing, shares: Shares) -> Vec<f64> {
    let (part, customer) = (1.0 / n as f64, shares.customer as f64 / 1e6);
    match shares.pricing(pricing) {
        Pricing::Flat(rate) => vec![part + rate as f64 / 1e6 * customer; n],
        Pricing::Free | Pricing::Annuity(0) => vec![part; n],
        Pricing::Annuity(rate) => {
            let monthly = rate as f64 / 12e6;
            let level = monthly / (1.0 - (1.0 + monthly).powi(-(n as i32)));
            let mut left = 1.0;
            let payment = |_| {
                let interest = left * monthly;
                left -= level - interest;
                level - interest * (1.0 - customer)
            };
            (0..n).map(payment).collect()
        }
    }
}
