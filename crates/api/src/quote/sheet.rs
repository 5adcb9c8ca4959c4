//! The cost sheet of a quote: everything that a purchase costs, who takes it, and what follows from paying late, as data.

use engine::deferral::Offer;
use engine::minimum;
use engine::plan::Quote as Priced;
use engine::terms::Terms;
use money::{Amount, Currency};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::{AnnualRate, Money};

/// Everything that a purchase costs.
#[derive(Debug, Serialize, ToSchema)]
pub struct CostSheet {
    /// What is bought.
    principal: Money,
    /// Every charge on it; none when it costs nothing.
    charges: Vec<Charge>,
    /// What all of it costs a year.
    total_annual_rate: AnnualRate,
    /// What happens when it is paid late.
    late: Late,
    /// What moving the due date of a bill costs, if one asks for it; none when it cannot be moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    deferral: Option<DeferralPrice>,
    /// What it costs to pay only the minimum of a bill; none when all of it is to be paid, as of a purchase in instalments.
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_payment: Option<MinimumPrice>,
    /// Always `true`: what is not on this sheet is not charged.
    nothing_else_is_charged: bool,
}

/// A charge.
#[derive(Debug, Serialize, ToSchema)]
struct Charge {
    /// What it is.
    kind: ChargeKind,
    /// Who takes it.
    taken_by: TakenBy,
    /// Who pays it.
    paid_by: PaidBy,
    /// How it is taken.
    taken: Taken,
    /// All of it.
    amount: Money,
    /// What it alone costs the customer a year; nothing when somebody else pays it.
    annual_rate: AnnualRate,
}

/// What a charge is.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ChargeKind {
    /// The fee or interest of a plan.
    InstalmentFee,
}

/// Who takes a charge.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum TakenBy {
    /// The platform, which lends its own money.
    Platform,
}

/// Who pays a charge.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PaidBy {
    /// The customer.
    Customer,
    /// The merchant, as a subsidy.
    Merchant,
    /// The platform itself, which then earns nothing by it.
    Platform,
    /// Whoever funds the coupon that waives it.
    Coupon,
}

/// How a charge is taken.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Taken {
    /// With each instalment.
    WithEachInstalment,
    /// At once, when the order is captured.
    AtCapture,
}

/// What happens when a bill is paid after its due date.
#[derive(Debug, Serialize, ToSchema)]
struct Late {
    /// The penalty of each day, in parts per million of overdue principal; nothing where a late fee stands in its place.
    #[schema(example = 500)]
    penalty_ppm_a_day: u32,
    /// The fixed fee of a late bill, in place of the penalty of each day.
    #[serde(skip_serializing_if = "Option::is_none")]
    late_fee: Option<LateFee>,
    /// A bill on which no more than this is open is not late.
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<Money>,
    /// Purchases are blocked from this many days past due.
    #[schema(example = 1)]
    purchases_blocked_from_days: u32,
    /// The account is frozen from this many days past due.
    #[schema(example = 30)]
    account_frozen_from_days: u32,
    /// What is owed is charged off, and so due at once, from this many days past due; never when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 180)]
    charged_off_from_days: Option<u32>,
}

/// What moving the due date of a bill costs.
#[derive(Debug, Serialize, ToSchema)]
struct DeferralPrice {
    /// The fee of each day, in parts per million of the principal that is open.
    #[schema(example = 400)]
    fee_ppm_a_day: u32,
    /// By how many days at most.
    #[schema(example = 30)]
    days_max: u32,
    /// How often within 365 days.
    #[schema(example = 2)]
    times_a_year: u32,
}

/// What it costs to pay only the minimum of a bill: the rest revolves.
#[derive(Debug, Serialize, ToSchema)]
struct MinimumPrice {
    /// The part of pay-later principal that is to be paid, in parts per million.
    #[schema(example = 100_000)]
    percent_ppm: u32,
    /// The interest of each day from the due date to the next bill, in parts per million of the principal that revolves.
    #[schema(example = 500)]
    revolving_ppm_a_day: u32,
    /// What that comes to in a year of 365 days.
    #[schema(example = 182_500)]
    revolving_ppm_a_year: u64,
}

/// What a late bill costs once, whatever the number of days.
#[derive(Debug, Serialize, ToSchema)]
struct LateFee {
    /// How much.
    amount: Money,
    /// At most this part of the overdue principal, in parts per million.
    #[schema(example = 50_000)]
    cap_ppm: u32,
    /// How many days past due cost nothing.
    #[schema(example = 3)]
    grace_days: u32,
}

impl CostSheet {
    /// Of a purchase that is paid whole on the next bill.
    pub(super) fn pay_later(terms: &Terms, amount: Amount, currency: Currency) -> CostSheet {
        CostSheet {
            principal: Money::of(amount, currency),
            charges: Vec::new(),
            total_annual_rate: AnnualRate::from(engine::plan::Rates::default()),
            late: Late::under(terms),
            deferral: terms.deferral.as_ref().map(DeferralPrice::of),
            minimum_payment: terms.minimum_payment.as_ref().map(MinimumPrice::of),
            nothing_else_is_charged: true,
        }
    }

    /// Of a purchase in instalments.
    pub(super) fn instalments(terms: &Terms, priced: &Priced, currency: Currency) -> CostSheet {
        let fees = [
            (PaidBy::Customer, Taken::WithEachInstalment, priced.fee(), priced.rates),
            (PaidBy::Merchant, Taken::AtCapture, priced.borne.merchant, engine::plan::Rates::default()),
            (PaidBy::Coupon, Taken::AtCapture, priced.borne.coupon, engine::plan::Rates::default()),
            (PaidBy::Platform, Taken::WithEachInstalment, priced.borne.platform, engine::plan::Rates::default()),
        ];
        let charges =
            fees.into_iter().filter(|(_, _, amount, _)| !amount.is_zero()).map(|(paid_by, taken, amount, rates)| {
                let (kind, taken_by, amount) =
                    (ChargeKind::InstalmentFee, TakenBy::Platform, Money::of(amount, currency));
                Charge { kind, taken_by, paid_by, taken, amount, annual_rate: rates.into() }
            });
        let charges = charges.collect();
        let total_annual_rate = priced.rates.into();
        // An instalment is paid as a whole.
        let minimum_payment = None;
        CostSheet {
            charges,
            total_annual_rate,
            minimum_payment,
            ..CostSheet::pay_later(terms, priced.amount, currency)
        }
    }
}

impl DeferralPrice {
    fn of(offer: &Offer) -> DeferralPrice {
        DeferralPrice { fee_ppm_a_day: offer.rate.parts(), days_max: offer.days_max, times_a_year: offer.times_max }
    }
}

impl MinimumPrice {
    fn of(offer: &minimum::Offer) -> MinimumPrice {
        MinimumPrice {
            percent_ppm: offer.percent.parts(),
            revolving_ppm_a_day: offer.rate.parts(),
            revolving_ppm_a_year: offer.yearly_ppm(),
        }
    }
}

impl Late {
    fn under(terms: &Terms) -> Late {
        Late {
            penalty_ppm_a_day: terms.penalty.parts(),
            late_fee: terms.late_fee.map(|fee| LateFee {
                amount: Money::of(fee.amount, terms.currency),
                cap_ppm: fee.cap.parts(),
                grace_days: fee.grace_days,
            }),
            tolerance: terms.tolerance.map(|amount| Money::of(amount, terms.currency)),
            purchases_blocked_from_days: terms.blocked_from_days,
            account_frozen_from_days: terms.frozen_from_days,
            charged_off_from_days: terms.charged_off_from_days,
        }
    }
}
