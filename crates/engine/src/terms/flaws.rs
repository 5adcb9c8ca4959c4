//! What is wrong with Terms before they are anybody's: each flaw names the field, what it says, and why that cannot be.

use std::collections::BTreeSet;
use std::fmt;

use calendar::Date;
use money::{Amount, Rate};

use super::{LateFee, Offer, Posting, Pricing, Terms};
use crate::concession::Authority;
use crate::limits::{
    AUTHORISATION_DAYS_MAX, BUCKETS_MAX, COMMAND_MINOR_MAX, DAYS_PAST_DUE_MAX, DEFERRAL_DAYS_MAX, DEFERRAL_TIMES_MAX,
    GRACE_DAYS_MAX, GRACE_DAYS_MIN, IN_FORCE_DAYS_MAX, LATE_FEE_GRACE_DAYS_MAX, PLAN_TERMS_MAX, PLAN_TERMS_MIN,
    RECEIPT_DAYS_MIN, VALUE_DATE_DAYS_MAX,
};
use crate::staff::Role;

/// A field of a Terms document, as documents spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The first day.
    InForceFrom,
    /// The cycle days.
    CycleDays,
    /// Days from the cycle day to the due date.
    GraceDays,
    /// The plans on offer.
    Offers,
    /// The offer of a number of terms.
    Offer(u32),
    /// The smallest order in instalments.
    PlanOrderMin,
    /// The smallest principal of an instalment.
    PlanPrincipalMin,
    /// The penalty a day.
    PenaltyPpm,
    /// When purchases are blocked.
    BlockedFromDays,
    /// When the account is frozen.
    FrozenFromDays,
    /// When what is owed is charged off.
    ChargedOffFromDays,
    /// The buckets of days past due.
    Buckets,
    /// The bucket that begins with a number of days past due.
    Bucket(u32),
    /// From when principal is covered first.
    PrincipalFirstFromDays,
    /// How far back a payment may count.
    ValueDateDaysMax,
    /// What is tolerated.
    Tolerance,
    /// The fixed late fee.
    LateFee,
    /// How long an authorisation lives.
    AuthorisationDays,
    /// The highest limit.
    ConsumerCap,
    /// The cost ceiling.
    CostCeilingPpm,
    /// By how many days a statement is deferred.
    DeferralDaysMax,
    /// What a day of deferral costs.
    DeferralFeePpmADay,
    /// How often a statement is deferred.
    DeferralTimesAYear,
    /// What settling a plan early costs.
    EarlySettlement,
    /// What roles may concede.
    Concessions,
    /// What one role may concede.
    Concession(Role),
    /// Who bears the fees of plans.
    FeeBearer,
    /// The part of pay-later principal that is to be paid.
    MinimumPaymentPercentPpm,
    /// What a day of revolving costs.
    MinimumPaymentRevolvingPpmADay,
}

/// Something about Terms that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The field.
    pub field: Field,
    /// What it says.
    pub value: String,
    /// Why that cannot be, in one English sentence.
    pub why: String,
    /// The rule of a law pack that it breaks, if it is one: the pack, the law and the article.
    pub rule: Option<String>,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Field::InForceFrom => "in_force_from",
            Field::CycleDays => "cycle_days",
            Field::GraceDays => "grace_days",
            Field::Offers => "offers",
            Field::Offer(terms) => return write!(f, "offers[{terms}]"),
            Field::PlanOrderMin => "plan_order_min",
            Field::PlanPrincipalMin => "plan_principal_min",
            Field::PenaltyPpm => "penalty_ppm",
            Field::BlockedFromDays => "blocked_from_days",
            Field::FrozenFromDays => "frozen_from_days",
            Field::ChargedOffFromDays => "charged_off_from_days",
            Field::Buckets => "buckets",
            Field::Bucket(days) => return write!(f, "buckets[{days}]"),
            Field::PrincipalFirstFromDays => "principal_first_from_days",
            Field::ValueDateDaysMax => "value_date_days_max",
            Field::Tolerance => "tolerance",
            Field::LateFee => "late_fee",
            Field::AuthorisationDays => "authorisation_days",
            Field::ConsumerCap => "consumer_cap",
            Field::CostCeilingPpm => "cost_ceiling_ppm",
            Field::DeferralDaysMax => "deferral.days_max",
            Field::DeferralFeePpmADay => "deferral.fee_ppm_a_day",
            Field::DeferralTimesAYear => "deferral.times_a_year",
            Field::EarlySettlement => "early_settlement",
            Field::Concessions => "concessions",
            Field::Concession(role) => return write!(f, "concessions[{role}]"),
            Field::FeeBearer => "fee_bearer",
            Field::MinimumPaymentPercentPpm => "minimum_payment.percent_ppm",
            Field::MinimumPaymentRevolvingPpmADay => "minimum_payment.revolving_ppm_a_day",
        })
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}: {}", self.field, self.value, self.why)?;
        self.rule.as_ref().map_or(Ok(()), |rule| write!(f, " ({rule})"))
    }
}

impl Terms {
    /// Everything about them that cannot be, in the order of the document; nothing when they can be active.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut found = Found::default();
        self.look_at_bills(&mut found);
        self.look_at_offers(&mut found);
        self.look_at_lateness(&mut found);
        self.look_at_amounts(&mut found);
        self.look_at_deferral(&mut found);
        self.look_at_minimum(&mut found);
        // Only what can be at all is held against the law.
        if let Some(law) = self.law.as_ref().filter(|_| found.flaws.is_empty()) {
            found.flaws.extend(law.flaws(self));
        }
        self.look_at_concessions(&mut found);
        found.flaws
    }

    /// Their flaws, and whether they begin too early or too late when `today` is the business date: a day may already
    /// be under way under other Terms, so that tomorrow is the first.
    pub fn flaws_on(&self, today: Date) -> Vec<Flaw> {
        let mut found = Found::default();
        let days = self.in_force_from.map_or(0, |from| from.days_after(today));
        if !(1..=IN_FORCE_DAYS_MAX).contains(&days) {
            let value = self.in_force_from.map_or("missing".into(), |from| from.to_string());
            let (first, last) = (today.plus_days(1), today.plus_days(IN_FORCE_DAYS_MAX));
            let why = format!("Terms take effect on {first} at the earliest, and on {last} at the latest.");
            found.note(Field::InForceFrom, value, why);
        }
        found.flaws.extend(self.flaws());
        found.flaws
    }

    fn look_at_bills(&self, found: &mut Found) {
        let days: Vec<u32> = self.cycle_days.iter().map(|day| day.day()).collect();
        let is_apart = days.iter().collect::<BTreeSet<_>>().len() == days.len();
        if days.is_empty() || !is_apart {
            found.note(Field::CycleDays, format!("{days:?}"), "There is at least one, and none twice.");
        }
        found.within(Field::GraceDays, self.grace_days, GRACE_DAYS_MIN, GRACE_DAYS_MAX);
    }

    fn look_at_offers(&self, found: &mut Found) {
        if !self.fee_bearer.is_whole() {
            let value = format!("{} ppm in all", self.fee_bearer.sum());
            found.note(Field::FeeBearer, value, "Its shares make 1000000 ppm together.");
            return;
        }
        let numbers = self.offered();
        if !numbers.is_sorted_by(|one, next| one < next) {
            let why = "They stand by their number of terms, and none twice.";
            found.note(Field::Offers, format!("{numbers:?}"), why);
        }
        for offer in &self.offers {
            let before = found.flaws.len();
            found.within(Field::Offer(offer.terms), offer.terms, PLAN_TERMS_MIN, PLAN_TERMS_MAX);
            found.share(Field::Offer(offer.terms), offer.rate());
            // Only what can be priced has a cost.
            if found.flaws.len() == before
                && let Some(ceiling) = self.cost_ceiling
                && let Err(dear) = offer.within(ceiling, self.fee_bearer)
            {
                found.note(Field::Offer(offer.terms), offer.pricing.to_string(), dear.to_string());
            }
        }
    }

    fn look_at_lateness(&self, found: &mut Found) {
        found.share(Field::PenaltyPpm, self.penalty);
        found.within(Field::BlockedFromDays, self.blocked_from_days, 1, DAYS_PAST_DUE_MAX);
        found.within(Field::FrozenFromDays, self.frozen_from_days, self.blocked_from_days, DAYS_PAST_DUE_MAX);
        if let Some(days) = self.charged_off_from_days {
            found.within(Field::ChargedOffFromDays, days, self.frozen_from_days, DAYS_PAST_DUE_MAX);
        }
        self.look_at_buckets(found);
        if let Some(days) = self.principal_first_from_days {
            found.within(Field::PrincipalFirstFromDays, days, 0, DAYS_PAST_DUE_MAX);
        }
        found.within(Field::ValueDateDaysMax, self.value_date_days_max, 0, VALUE_DATE_DAYS_MAX);
        self.look_at_tolerance(found);
        self.look_at_late_fee(found);
        found.within(Field::AuthorisationDays, self.authorisation_days, 1, AUTHORISATION_DAYS_MAX);
        if self.posting == Posting::Receipt && self.authorisation_days < RECEIPT_DAYS_MIN {
            let why = format!("What is captured at receipt is held for at least {RECEIPT_DAYS_MIN} days.");
            found.note(Field::AuthorisationDays, self.authorisation_days.to_string(), why);
        }
    }

    fn look_at_deferral(&self, found: &mut Found) {
        let Some(deferral) = self.deferral else { return };
        found.within(Field::DeferralDaysMax, deferral.days_max, 1, DEFERRAL_DAYS_MAX);
        found.share(Field::DeferralFeePpmADay, deferral.rate);
        found.within(Field::DeferralTimesAYear, deferral.times_max, 1, DEFERRAL_TIMES_MAX);
        let yearly = deferral.yearly_ppm();
        if let Some(ceiling) = self.cost_ceiling.filter(|ceiling| yearly > u64::from(ceiling.parts())) {
            let value = format!("{} ppm", deferral.rate.parts());
            let ceiling = ceiling.parts();
            let why = format!("It costs {yearly} ppm over 365 days; at most {ceiling} ppm a year is allowed.");
            found.note(Field::DeferralFeePpmADay, value, why);
        }
    }

    fn look_at_minimum(&self, found: &mut Found) {
        let Some(minimum) = self.minimum_payment else { return };
        let (percent, whole) = (minimum.percent.parts(), Rate::WHOLE.parts());
        if !(1..=whole).contains(&percent) {
            let why = format!("It is between 1 and {whole} ppm.");
            found.note(Field::MinimumPaymentPercentPpm, format!("{percent} ppm"), why);
        }
        found.share(Field::MinimumPaymentRevolvingPpmADay, minimum.rate);
        let yearly = minimum.yearly_ppm();
        if let Some(ceiling) = self.cost_ceiling.filter(|ceiling| yearly > u64::from(ceiling.parts())) {
            let value = format!("{} ppm", minimum.rate.parts());
            let ceiling = ceiling.parts();
            let why = format!("It costs {yearly} ppm over 365 days; at most {ceiling} ppm a year is allowed.");
            found.note(Field::MinimumPaymentRevolvingPpmADay, value, why);
        }
    }

    fn look_at_tolerance(&self, found: &mut Found) {
        let most = self.consumer_cap.at_most(Amount::of(COMMAND_MINOR_MAX));
        if let Some(amount) = self.tolerance.filter(|amount| amount.is_zero() || *amount > most) {
            let why = format!(
                "It is between {} and the consumer cap; nothing is tolerated without it.",
                self.written(Amount::of(1))
            );
            found.note(Field::Tolerance, self.written(amount), why);
        }
    }

    /// Lateness costs by the day or once, never both.
    fn look_at_late_fee(&self, found: &mut Found) {
        let Some(LateFee { amount, cap, grace_days }) = self.late_fee else { return };
        let (least, most) = (Amount::of(1), Amount::of(COMMAND_MINOR_MAX));
        if !(least..=most).contains(&amount) {
            let why = format!("Its amount is between {} and {}.", self.written(least), self.written(most));
            found.note(Field::LateFee, self.written(amount), why);
        }
        if !(1..=Rate::WHOLE.parts()).contains(&cap.parts()) {
            let why = format!("Its cap is between 1 and {} ppm of the overdue principal.", Rate::WHOLE.parts());
            found.note(Field::LateFee, format!("{} ppm", cap.parts()), why);
        }
        if grace_days > LATE_FEE_GRACE_DAYS_MAX {
            let why = format!("It waits {LATE_FEE_GRACE_DAYS_MAX} days at most.");
            found.note(Field::LateFee, format!("{grace_days} days"), why);
        }
        if self.penalty != Rate::default() {
            let why =
                format!("With it penalty_ppm is 0, not {}: lateness costs by the day or once.", self.penalty.parts());
            found.note(Field::LateFee, self.written(amount), why);
        }
    }

    fn written(&self, amount: Amount) -> String {
        self.currency.write(amount.minor())
    }

    fn look_at_buckets(&self, found: &mut Found) {
        let days: Vec<u32> = self.buckets.iter().map(|bucket| bucket.from_days).collect();
        let is_whole = days.first().is_none_or(|first| *first == 0);
        if !is_whole || !days.is_sorted_by(|one, next| one < next) || days.len() > BUCKETS_MAX {
            let why =
                format!("They stand by their days, none twice, the first from 0; there are at most {BUCKETS_MAX}.");
            found.note(Field::Buckets, format!("{days:?}"), why);
        }
        for bucket in &self.buckets {
            found.share(Field::Bucket(bucket.from_days), bucket.allowance);
        }
        if !self.buckets.is_sorted_by_key(|bucket| bucket.allowance) {
            let rates: Vec<u32> = self.buckets.iter().map(|bucket| bucket.allowance.parts()).collect();
            found.note(
                Field::Buckets,
                format!("{rates:?} ppm"),
                "What is later is not to be expected to be lost less.",
            );
        }
    }

    fn look_at_amounts(&self, found: &mut Found) {
        let (least, most) = (Amount::of(1), Amount::of(COMMAND_MINOR_MAX));
        let amounts = [
            (Field::PlanOrderMin, self.plan_order_min),
            (Field::PlanPrincipalMin, self.plan_principal_min),
            (Field::ConsumerCap, self.consumer_cap),
        ];
        let written = |amount: Amount| self.written(amount);
        for (field, amount) in amounts.into_iter().filter(|(_, amount)| !(least..=most).contains(amount)) {
            found.note(field, written(amount), format!("It is between {} and {}.", written(least), written(most)));
        }
    }
}

impl Terms {
    fn look_at_concessions(&self, found: &mut Found) {
        let roles: Vec<&str> = self.concessions.iter().map(|authority| authority.role.name()).collect();
        if roles.iter().collect::<BTreeSet<_>>().len() != roles.len() {
            found.note(Field::Concessions, roles.join(", "), "No role stands there twice.");
        }
        let written = |amount: Amount| self.currency.write(amount.minor());
        for Authority { role, per_act, per_day } in &self.concessions {
            let is_ordered = (Amount::of(1)..=*per_day).contains(per_act);
            if !is_ordered || *per_day > Amount::of(COMMAND_MINOR_MAX) {
                let (value, least) =
                    (format!("{} a time, {} a day", written(*per_act), written(*per_day)), Amount::of(1));
                let most = Amount::of(COMMAND_MINOR_MAX);
                let why = format!("Both are between {} and {}, and a day is no less.", written(least), written(most));
                found.note(Field::Concession(*role), value, why);
            }
        }
    }
}

impl Offer {
    fn rate(&self) -> Rate {
        match self.pricing {
            Pricing::FlatFee(rate) | Pricing::Annuity(rate) => rate,
            Pricing::InterestFree => Rate::default(),
        }
    }
}

/// `flat_fee of 6000 ppm`.
impl fmt::Display for Pricing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pricing::FlatFee(rate) => write!(f, "flat_fee of {} ppm", rate.parts()),
            Pricing::Annuity(rate) => write!(f, "annuity of {} ppm", rate.parts()),
            Pricing::InterestFree => f.write_str("interest_free"),
        }
    }
}

/// Flaws as they are found.
#[derive(Default)]
struct Found {
    flaws: Vec<Flaw>,
}

impl Found {
    fn note(&mut self, field: Field, value: String, why: impl Into<String>) {
        self.flaws.push(Flaw { field, value, why: why.into(), rule: None });
    }

    fn within(&mut self, field: Field, value: u32, min: u32, max: u32) {
        if !(min..=max).contains(&value) {
            self.note(field, value.to_string(), format!("It is between {min} and {max}."));
        }
    }

    /// A rate is a part of a whole.
    fn share(&mut self, field: Field, rate: Rate) {
        if rate > Rate::WHOLE {
            let (value, most) = (rate.parts(), Rate::WHOLE.parts());
            self.note(field, format!("{value} ppm"), format!("It is at most {most} ppm."));
        }
    }
}
