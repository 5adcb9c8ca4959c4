//! What of Terms breaks the law pack that they name, each with the rule and the figure.

use money::{Amount, Rate};

use super::{Ceiling, Pack};
use crate::limits::COMMAND_MINOR_MAX;
use crate::plan::price;
use crate::terms::{EarlySettlement, Field, Flaw, Offer, Terms};

impl Pack {
    /// Everything about `terms` that breaks it, in the order of a document.
    pub fn flaws(&self, terms: &Terms) -> Vec<Flaw> {
        let found = [self.penalty(terms), self.late_fee(terms), self.ceiling(terms), self.early(terms)];
        found.into_iter().flatten().chain(self.revolving(terms)).chain(self.real_costs(terms)).collect()
    }

    fn flaw(&self, field: Field, value: String, why: String, rule: &Ceiling) -> Flaw {
        Flaw { field, value, why, rule: Some(format!("{}: {}", self.id, rule.source)) }
    }

    fn penalty(&self, terms: &Terms) -> Option<Flaw> {
        let rule = self.penalty_ceiling.as_ref()?;
        let yearly = u64::from(terms.penalty.parts()) * 365;
        let value = format!("{} ppm", terms.penalty.parts());
        let why = format!("It is {} a year of 365 days; at most {} is allowed.", percent(yearly), of(rule.rate));
        (yearly > u64::from(rule.rate.parts())).then(|| self.flaw(Field::PenaltyPpm, value, why, rule))
    }

    /// A late fee is charged once, and so its cap is the most it comes to in a year.
    fn late_fee(&self, terms: &Terms) -> Option<Flaw> {
        let (rule, fee) = (self.penalty_ceiling.as_ref()?, terms.late_fee?);
        let cap = u64::from(fee.cap.parts());
        let why =
            format!("It comes to {} of the overdue principal; at most {} is allowed.", percent(cap), of(rule.rate));
        let value = format!("{cap} ppm");
        (fee.cap > rule.rate).then(|| self.flaw(Field::LateFee, value, why, rule))
    }

    /// Terms under a pack with a ceiling have one of their own, which holds in each quote.
    fn ceiling(&self, terms: &Terms) -> Option<Flaw> {
        let rule = self.cost_ceiling.as_ref()?;
        let is_kept = terms.cost_ceiling.is_some_and(|ceiling| ceiling <= rule.rate);
        let value = terms.cost_ceiling.map_or("missing".to_string(), |ceiling| format!("{} ppm", ceiling.parts()));
        let why = format!("A plan may cost {} a year at most.", of(rule.rate));
        (!is_kept).then(|| self.flaw(Field::CostCeilingPpm, value, why, rule))
    }

    /// What revolves costs a year what a day does, 365 times; the lowest ceiling for credit that it breaks is told.
    fn revolving(&self, terms: &Terms) -> Option<Flaw> {
        let minimum = terms.minimum_payment?;
        let rules = [self.cost_ceiling.as_ref(), self.real_cost_ceiling.as_ref()];
        let rule = rules.into_iter().flatten().min_by_key(|rule| rule.rate)?;
        let yearly = minimum.yearly_ppm();
        let value = format!("{} ppm", minimum.rate.parts());
        let why = format!("It is {} a year of 365 days; at most {} is allowed.", percent(yearly), of(rule.rate));
        let is_broken = yearly > u64::from(rule.rate.parts());
        is_broken.then(|| self.flaw(Field::MinimumPaymentRevolvingPpmADay, value, why, rule))
    }

    /// Settled on the day of its capture, all the time of a plan is left.
    fn early(&self, terms: &Terms) -> Option<Flaw> {
        let rule = self.early_settlement.as_ref()?;
        let kept = terms.offers.iter().map(|offer| (kept_ppm(terms.early_settlement, offer), offer.terms));
        let (most, n) = kept.max()?;
        let why = format!(
            "Of a plan in {n} it keeps up to {} of the principal for time that is left; at most {} may be kept.",
            percent(most),
            of(rule.rate)
        );
        let value = terms.early_settlement.name().to_string();
        (most > u64::from(rule.rate.parts())).then(|| self.flaw(Field::EarlySettlement, value, why, rule))
    }

    fn real_costs(&self, terms: &Terms) -> Vec<Flaw> {
        let Some(rule) = &self.real_cost_ceiling else { return Vec::new() };
        let broken = terms.offers.iter().filter_map(|offer| {
            let dearest = u64::try_from(terms.spread(offer).dearest.0).unwrap_or_default();
            let why = format!(
                "Captured on the dearest day it costs {} a year on its real due dates; at most {} is allowed.",
                percent(dearest),
                of(rule.rate)
            );
            let is_broken = dearest > u64::from(rule.rate.parts());
            is_broken.then(|| self.flaw(Field::Offer(offer.terms), offer.pricing.to_string(), why, rule))
        });
        broken.collect()
    }
}

/// What settling a plan on the day of its capture costs in fees, in parts per million of its principal.
fn kept_ppm(style: EarlySettlement, offer: &Offer) -> u64 {
    let principal = Amount::of(COMMAND_MINOR_MAX);
    let terms = price(offer.pricing, principal, principal, offer.terms);
    let kept: Amount = match style {
        // By day nothing has run up yet.
        EarlySettlement::Waived | EarlySettlement::ProRata => Amount::ZERO,
        EarlySettlement::NextFee => terms.iter().take(if terms.len() > 2 { 2 } else { 1 }).map(|term| term.fee).sum(),
    };
    kept.minor() / (COMMAND_MINOR_MAX / 1_000_000)
}

fn of(rate: Rate) -> String {
    percent(u64::from(rate.parts()))
}

fn percent(ppm: u64) -> String {
    format!("{}.{:04}%", ppm / 10_000, ppm % 10_000)
}
