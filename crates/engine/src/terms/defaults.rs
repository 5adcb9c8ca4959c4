//! The Terms a fresh installation starts with: the retail product.

use calendar::CycleDay;
use money::{Amount, Currency, Rate};

use crate::concession::Authority;
use crate::staff::Role;

use super::{
    Allocation, Bucket, EarlySettlement, FeeOnRefund, Offer, Posting, Pricing, RefundOntoPlan, Terms, Version,
};
use crate::deferral;

/// What each role may concede, in major units: with one act, and a day.
const AUTHORITIES: [(Role, u64, u64); 4] = [
    (Role::Agent, 50, 500),
    (Role::Collector, 100, 1_000),
    (Role::Operator, 1_000, 10_000),
    (Role::Admin, 10_000, 100_000),
];

impl Terms {
    /// The default Terms in `currency`, as `version`: amounts are the same number of major units in every currency. They name no
    /// law pack.
    pub fn defaults(version: Version, currency: Currency) -> Terms {
        let major = |units: u64| Amount::of(units * 10_u64.pow(currency.minor_digits()));
        let cycle_days = [1, 10, 15].map(|day| CycleDay::new(day).expect("every month has the days 1 to 28"));
        let flat = Pricing::FlatFee(Rate::ppm(6_000));
        Terms {
            version,
            currency,
            cycle_days: cycle_days.to_vec(),
            grace_days: 5,
            offers: [3, 6, 9, 12, 24].map(|terms| Offer { terms, pricing: flat }).to_vec(),
            plan_order_min: major(100),
            plan_principal_min: major(10),
            penalty: Rate::ppm(500),
            blocked_from_days: 1,
            frozen_from_days: 30,
            authorisation_days: 7,
            consumer_cap: major(200_000),
            cost_ceiling: Some(Rate::ppm(240_000)),
            in_force_from: None,
            early_settlement: EarlySettlement::Waived,
            allocation: Allocation::PenaltyFeePrincipal,
            principal_first_from_days: None,
            refund_onto_plan: RefundOntoPlan::EveryTerm,
            fee_bearer: crate::subsidy::Shares::CUSTOMER,
            fee_on_refund: FeeOnRefund::BilledStay,
            deferral: Some(deferral::Offer { days_max: 30, rate: Rate::ppm(400), times_max: 2 }),
            law: None,
            value_date_days_max: 90,
            tolerance: None,
            late_fee: None,
            concessions: AUTHORITIES
                .map(|(role, act, day)| Authority { role, per_act: major(act), per_day: major(day) })
                .to_vec(),
            charged_off_from_days: Some(180),
            buckets: Bucket::RETAIL.to_vec(),
            posting: Posting::Payment,
            minimum_payment: None,
        }
    }

    /// These Terms with every plan priced by `pricing`.
    #[must_use]
    pub fn priced(mut self, pricing: Pricing) -> Terms {
        self.offers.iter_mut().for_each(|offer| offer.pricing = pricing);
        self
    }
}
