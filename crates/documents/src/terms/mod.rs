//! Terms as documents.

use calendar::{CycleDay, Date};
use engine::concession::Authority;
use engine::deferral;
use engine::law::Pack;
use engine::minimum;
use engine::staff::Role;
use engine::subsidy::Shares;
use engine::terms::{
    Allocation, Bucket, EarlySettlement, FeeOnRefund, LateFee, Offer, Posting, Pricing, RefundOntoPlan, Terms, Version,
};
use money::{Amount, Currency, Rate};
use serde::{Deserialize, Serialize};
use toml::value::Datetime;

use crate::{Fault, law, read_document};

mod differences;

pub use differences::{Difference, differences};

/// The retail product: the Terms that a directory begins with when nobody says otherwise.
pub const RETAIL: &str = include_str!("retail.toml");

/// A document, field by field; the fields are those of [`Terms`], with their units.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    currency: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force_from: Option<Datetime>,
    cycle_days: Vec<u32>,
    grace_days: u32,
    penalty_ppm: u32,
    blocked_from_days: u32,
    frozen_from_days: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    charged_off_from_days: Option<u32>,
    authorisation_days: u32,
    #[serde(default = "at_payment")]
    posting: String,
    consumer_cap: String,
    plan_order_min: String,
    plan_principal_min: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_ceiling_ppm: Option<u32>,
    allocation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    principal_first_from_days: Option<u32>,
    early_settlement: String,
    refund_onto_plan: String,
    fee_on_refund: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    deferral: Option<DeferralEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum_payment: Option<MinimumEntry>,
    value_date_days_max: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_fee: Option<LateFeeEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee_bearer: Option<SharesEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    buckets: Vec<BucketEntry>,
    offers: Vec<OfferEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    concessions: Vec<AuthorityEntry>,
}

/// What a role may concede.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AuthorityEntry {
    role: String,
    per_act: String,
    per_day: String,
}

/// How statements are deferred.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeferralEntry {
    days_max: u32,
    fee_ppm_a_day: u32,
    times_a_year: u32,
}

/// The minimum of a bill, and what the rest costs.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MinimumEntry {
    percent_ppm: u32,
    revolving_ppm_a_day: u32,
}

/// The fixed late fee.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LateFeeEntry {
    amount: String,
    cap_ppm: u32,
    grace_days: u32,
}

/// Who bears the fees of plans.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SharesEntry {
    #[serde(default)]
    customer_ppm: u32,
    #[serde(default)]
    merchant_ppm: u32,
    #[serde(default)]
    platform_ppm: u32,
}

/// A plan on offer, priced in one of the three ways.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfferEntry {
    terms: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    flat_fee_ppm: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annuity_ppm: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interest_free: Option<bool>,
}

/// The retail product in `currency`: the default Terms under the shipped law pack of the place whose currency it is.
pub fn retail(version: Version, currency: Currency) -> Terms {
    Terms { law: law::of_currency(currency).map(Box::new), ..Terms::defaults(version, currency) }
}

/// A bucket of days past due.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BucketEntry {
    from_days: u32,
    allowance_ppm: u32,
}

/// Reads a document as Terms of `version`, under a law pack that is shipped.
///
/// # Errors
/// The first [`Fault`]. Terms that were read may still have flaws: [`Terms::flaws`].
pub fn read(version: Version, text: &str) -> Result<Terms, Fault> {
    read_under(version, text, &[])
}

/// Reads a document as Terms of `version`, under one of `packs` or one that is shipped.
///
/// # Errors
/// The first [`Fault`].
pub fn read_under(version: Version, text: &str, packs: &[Pack]) -> Result<Terms, Fault> {
    let document: Document = read_document(text)?;
    let Some(currency) = Currency::from_code(&document.currency) else {
        let known: Vec<&str> = Currency::ALL.iter().map(|currency| currency.code()).collect();
        return Err(Fault::value("currency", &document.currency, format!("It is one of {}.", known.join(", "))));
    };
    let amount = |field, text: &str| amount(field, currency, text);
    Ok(Terms {
        version,
        currency,
        cycle_days: document.cycle_days.iter().map(|day| cycle_day(*day)).collect::<Result<_, _>>()?,
        grace_days: document.grace_days,
        offers: document.offers.iter().map(offer).collect::<Result<_, _>>()?,
        plan_order_min: amount("plan_order_min", &document.plan_order_min)?,
        plan_principal_min: amount("plan_principal_min", &document.plan_principal_min)?,
        penalty: Rate::ppm(document.penalty_ppm),
        blocked_from_days: document.blocked_from_days,
        frozen_from_days: document.frozen_from_days,
        authorisation_days: document.authorisation_days,
        posting: named("posting", &document.posting, &Posting::ALL, Posting::name)?,
        consumer_cap: amount("consumer_cap", &document.consumer_cap)?,
        cost_ceiling: document.cost_ceiling_ppm.map(Rate::ppm),
        in_force_from: document.in_force_from.map(date).transpose()?,
        early_settlement: named(
            "early_settlement",
            &document.early_settlement,
            &EarlySettlement::ALL,
            EarlySettlement::name,
        )?,
        allocation: named("allocation", &document.allocation, &Allocation::ALL, Allocation::name)?,
        principal_first_from_days: document.principal_first_from_days,
        refund_onto_plan: named(
            "refund_onto_plan",
            &document.refund_onto_plan,
            &RefundOntoPlan::ALL,
            RefundOntoPlan::name,
        )?,
        value_date_days_max: document.value_date_days_max,
        tolerance: document.tolerance.as_deref().map(|text| amount("tolerance", text)).transpose()?,
        late_fee: document.late_fee.as_ref().map(|entry| late_fee(currency, entry)).transpose()?,
        fee_on_refund: named("fee_on_refund", &document.fee_on_refund, &FeeOnRefund::ALL, FeeOnRefund::name)?,
        deferral: document.deferral.map(DeferralEntry::read),
        minimum_payment: document.minimum_payment.map(MinimumEntry::read),
        concessions: document.concessions.iter().map(|entry| authority(entry, currency)).collect::<Result<_, _>>()?,
        fee_bearer: document.fee_bearer.map_or(Shares::CUSTOMER, Shares::from),
        charged_off_from_days: document.charged_off_from_days,
        buckets: document.buckets.iter().map(BucketEntry::read).collect(),
        law: document.law.as_deref().map(|id| pack(id, packs)).transpose()?.map(Box::new),
    })
}

/// What a document says that was written before there was anything to say.
fn at_payment() -> String {
    Posting::Payment.name().into()
}

/// The pack that a document names: one of the operator's own, else a shipped one.
fn pack(id: &str, packs: &[Pack]) -> Result<Pack, Fault> {
    let own = packs.iter().find(|pack| pack.id == id).cloned();
    own.or_else(|| law::shipped(id)).ok_or_else(|| {
        let own = packs.iter().map(|pack| pack.id.as_str());
        let known: Vec<&str> = own.chain(law::SHIPPED.iter().map(|(id, _)| *id)).collect();
        Fault::value("law", id, format!("It is the name of a law pack: {}.", known.join(", ")))
    })
}

/// Writes Terms as a document that reads as the same Terms; their version is no part of it.
pub fn write(terms: &Terms) -> String {
    toml::to_string(&Document::of(terms)).expect("a document is plain data")
}

fn amount(field: &str, currency: Currency, text: &str) -> Result<Amount, Fault> {
    let minor = currency.read(text).and_then(|minor| Amount::checked(i64::try_from(minor).ok()?));
    minor.ok_or_else(|| {
        Fault::value(
            field,
            text,
            format!("It is an amount of {} such as \"{}\".", currency.code(), currency.write(500)),
        )
    })
}

/// A choice by its name.
fn named<T: Copy>(field: &str, text: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, Fault> {
    all.iter().copied().find(|one| name(*one) == text).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
        Fault::value(field, text, format!("It is one of: {}.", names.join(", ")))
    })
}

fn cycle_day(day: u32) -> Result<CycleDay, Fault> {
    CycleDay::new(day).ok_or_else(|| Fault::value("cycle_days", day, "A cycle day is between 1 and 28."))
}

fn date(found: Datetime) -> Result<Date, Fault> {
    let text = found.to_string();
    Date::parse(&text).ok_or_else(|| Fault::value("in_force_from", &text, "It is a date such as 2027-01-01."))
}

fn late_fee(currency: Currency, entry: &LateFeeEntry) -> Result<LateFee, Fault> {
    let LateFeeEntry { amount: text, cap_ppm, grace_days } = entry;
    Ok(LateFee {
        amount: amount("late_fee.amount", currency, text)?,
        cap: Rate::ppm(*cap_ppm),
        grace_days: *grace_days,
    })
}

fn offer(entry: &OfferEntry) -> Result<Offer, Fault> {
    let OfferEntry { terms, flat_fee_ppm, annuity_ppm, interest_free } = *entry;
    let pricing = match (flat_fee_ppm, annuity_ppm, interest_free) {
        (Some(rate), None, None) => Pricing::FlatFee(Rate::ppm(rate)),
        (None, Some(rate), None) => Pricing::Annuity(Rate::ppm(rate)),
        (None, None, Some(true)) => Pricing::InterestFree,
        _ => {
            let field = format!("offers[{terms}]");
            let what = "It is priced in one way: flat_fee_ppm, annuity_ppm, or interest_free = true.";
            return Err(Fault::value(field, "priced in none of them or in several", what));
        }
    };
    Ok(Offer { terms, pricing })
}

fn authority(entry: &AuthorityEntry, currency: Currency) -> Result<Authority, Fault> {
    let field = |name: &str| format!("concessions[{}].{name}", entry.role);
    Ok(Authority {
        role: named("concessions.role", &entry.role, &Role::ALL, Role::name)?,
        per_act: amount(&field("per_act"), currency, &entry.per_act)?,
        per_day: amount(&field("per_day"), currency, &entry.per_day)?,
    })
}

impl Document {
    fn of(terms: &Terms) -> Document {
        let written = |amount: Amount| terms.currency.write(amount.minor());
        Document {
            currency: terms.currency.code().into(),
            law: terms.law.as_ref().map(|law| law.id.clone()),
            in_force_from: terms
                .in_force_from
                .map(|date| date.to_string().parse().expect("a date is written as TOML writes it")),
            cycle_days: terms.cycle_days.iter().map(|day| day.day()).collect(),
            grace_days: terms.grace_days,
            penalty_ppm: terms.penalty.parts(),
            blocked_from_days: terms.blocked_from_days,
            frozen_from_days: terms.frozen_from_days,
            charged_off_from_days: terms.charged_off_from_days,
            authorisation_days: terms.authorisation_days,
            posting: terms.posting.name().into(),
            consumer_cap: written(terms.consumer_cap),
            plan_order_min: written(terms.plan_order_min),
            plan_principal_min: written(terms.plan_principal_min),
            cost_ceiling_ppm: terms.cost_ceiling.map(Rate::parts),
            allocation: terms.allocation.name().into(),
            principal_first_from_days: terms.principal_first_from_days,
            early_settlement: terms.early_settlement.name().into(),
            refund_onto_plan: terms.refund_onto_plan.name().into(),
            fee_on_refund: terms.fee_on_refund.name().into(),
            deferral: terms.deferral.as_ref().map(DeferralEntry::of),
            minimum_payment: terms.minimum_payment.map(MinimumEntry::of),
            value_date_days_max: terms.value_date_days_max,
            tolerance: terms.tolerance.map(written),
            late_fee: terms.late_fee.map(|fee| LateFeeEntry {
                amount: written(fee.amount),
                cap_ppm: fee.cap.parts(),
                grace_days: fee.grace_days,
            }),
            fee_bearer: (terms.fee_bearer != Shares::CUSTOMER).then(|| SharesEntry::of(terms.fee_bearer)),
            buckets: terms.buckets.iter().map(BucketEntry::of).collect(),
            offers: terms.offers.iter().map(OfferEntry::of).collect(),
            concessions: terms
                .concessions
                .iter()
                .map(|authority| AuthorityEntry {
                    role: authority.role.name().into(),
                    per_act: written(authority.per_act),
                    per_day: written(authority.per_day),
                })
                .collect(),
        }
    }
}

impl DeferralEntry {
    fn of(offer: &deferral::Offer) -> DeferralEntry {
        let deferral::Offer { days_max, rate, times_max } = *offer;
        DeferralEntry { days_max, fee_ppm_a_day: rate.parts(), times_a_year: times_max }
    }

    fn read(self) -> deferral::Offer {
        let DeferralEntry { days_max, fee_ppm_a_day, times_a_year } = self;
        deferral::Offer { days_max, rate: Rate::ppm(fee_ppm_a_day), times_max: times_a_year }
    }
}

impl MinimumEntry {
    fn of(offer: minimum::Offer) -> MinimumEntry {
        MinimumEntry { percent_ppm: offer.percent.parts(), revolving_ppm_a_day: offer.rate.parts() }
    }

    fn read(self) -> minimum::Offer {
        minimum::Offer { percent: Rate::ppm(self.percent_ppm), rate: Rate::ppm(self.revolving_ppm_a_day) }
    }
}

impl SharesEntry {
    fn of(shares: Shares) -> SharesEntry {
        let Shares { customer, merchant, platform, coupon: _ } = shares;
        SharesEntry { customer_ppm: customer.parts(), merchant_ppm: merchant.parts(), platform_ppm: platform.parts() }
    }
}

impl From<SharesEntry> for Shares {
    fn from(entry: SharesEntry) -> Shares {
        let SharesEntry { customer_ppm, merchant_ppm, platform_ppm } = entry;
        Shares {
            customer: Rate::ppm(customer_ppm),
            merchant: Rate::ppm(merchant_ppm),
            platform: Rate::ppm(platform_ppm),
            ..Shares::NOBODY
        }
    }
}

impl BucketEntry {
    fn of(bucket: &Bucket) -> BucketEntry {
        BucketEntry { from_days: bucket.from_days, allowance_ppm: bucket.allowance.parts() }
    }

    fn read(&self) -> Bucket {
        Bucket { from_days: self.from_days, allowance: Rate::ppm(self.allowance_ppm) }
    }
}

impl OfferEntry {
    fn of(offer: &Offer) -> OfferEntry {
        let none = OfferEntry { terms: offer.terms, flat_fee_ppm: None, annuity_ppm: None, interest_free: None };
        match offer.pricing {
            Pricing::FlatFee(rate) => OfferEntry { flat_fee_ppm: Some(rate.parts()), ..none },
            Pricing::Annuity(rate) => OfferEntry { annuity_ppm: Some(rate.parts()), ..none },
            Pricing::InterestFree => OfferEntry { interest_free: Some(true), ..none },
        }
    }
}
