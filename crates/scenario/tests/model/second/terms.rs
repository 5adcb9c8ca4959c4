//! What is sold, in plain fields.

use super::Minor;
use super::money::{Pricing, is_too_dear};

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
}

/// How a statement can be deferred: by how many days at most, for how much a day, and how often within 365 days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deferral {
    pub days_most: i32,
    pub ppm_a_day: Minor,
    pub times: usize,
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

    /// Whether they cannot be sold: a field outside its range, or a plan above the cost ceiling over equal months.
    pub fn are_flawed(&self) -> bool {
        let is_dear = |(n, pricing): &(usize, Pricing)| {
            self.ceiling_ppm.is_some_and(|ceiling| is_too_dear(1.0, &payments_of_one(*n, *pricing), ceiling))
        };
        let defers_dearly = self
            .deferral
            .is_some_and(|deferral| self.ceiling_ppm.is_some_and(|ceiling| deferral.ppm_a_day * 365 > ceiling));
        !(5..=25).contains(&self.grace_days) || defers_dearly || self.offers.iter().any(is_dear)
    }
}

/// The payments for one unit of money, before any rounding.
fn payments_of_one(n: usize, pricing: Pricing) -> Vec<f64> {
    let part = 1.0 / n as f64;
    let payment = match pricing {
        Pricing::Free => part,
        Pricing::Flat(rate) => part + rate as f64 / 1e6,
        Pricing::Annuity(0) => part,
        Pricing::Annuity(rate) => {
            let monthly = rate as f64 / 12e6;
            monthly / (1.0 - (1.0 + monthly).powi(-(n as i32)))
        }
    };
    vec![payment; n]
}
