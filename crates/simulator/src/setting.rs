//! The setting of a world: what it is made of, drawn from its seed.

use calendar::{CycleDay, Instant};
use engine::deferral::Offer;
use engine::terms::{Allocation, Bucket, EarlySettlement, FeeOnRefund, Pricing, RefundOntoPlan, Terms, Version};
use money::{Amount, Currency, Rate};
use sequencer::limits::DRAW_MAX;
use sequencer::{Mode, World, clock};

use crate::dice::Dice;
use crate::limits::WORLD_TURNS_MAX;

/// What a world is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The seed everything in it is drawn from.
    pub seed: u64,
    /// Its mode, zone and shards.
    pub world: World,
    /// When it begins.
    pub start: Instant,
    /// The Terms it begins with; the first are those of its main currency.
    pub terms: Vec<Terms>,
    /// How many turns it lasts.
    pub turns: u64,
    /// Crashes in a thousand steps.
    pub crashes: u64,
    /// Failing writes in a thousand.
    pub failures: u64,
    /// Requests of a turn, at most.
    pub asks: u64,
    /// Changed objects a shard draws in a turn: so few, now and then, that a flush takes several turns.
    pub draw_max: usize,
}

impl Setting {
    /// The setting of a world that lasts at most `turns`.
    pub fn drawn(seed: u64, turns: u64) -> Setting {
        let mut dice = Dice::of_part(seed, 1);
        let zone = dice.one_of(&["Asia/Shanghai", "UTC", "Europe/London", "America/New_York"]);
        let mode = if dice.comes_up(700) { Mode::Sandbox } else { Mode::Live };
        let world = World { mode, zone: zone.into(), shards: dice.between(2, 4) as u16 };
        let day = dice.between(0, 700) as i64;
        let start = clock::parse("2026-01-01T00:00:00Z").expect("an instant").plus_seconds(day * 86_400);
        let first = dice.one_of(&[Currency::Cny, Currency::Cny, Currency::Gbp]);
        let second = dice.one_of(&[Currency::Eur, Currency::Usd]);
        let mut ways = Dice::of_part(seed, 3);
        let terms = [drawn_terms(&mut dice, 1, first), drawn_terms(&mut dice, 2, second)];
        let terms = terms.map(|terms| paid_otherwise(&mut ways, terms)).to_vec();
        let longest = turns.min(WORLD_TURNS_MAX);
        let turns = if dice.comes_up(300) { longest } else { dice.between(longest.min(50), longest.min(600)) };
        let busy = dice.comes_up(750);
        Setting {
            seed,
            world,
            start,
            terms,
            turns,
            // What every crash costs grows with the world's age: many crashes go with a short life.
            crashes: if turns > 400 { dice.one_of(&[0, 1, 1]) } else { dice.one_of(&[1, 5, 20]) },
            failures: dice.one_of(&[0, 2, 10]),
            asks: if busy { crate::limits::TURN_ASKS_MAX } else { 6 },
            draw_max: dice.one_of(&[1, 7, 20, DRAW_MAX]),
        }
    }

    /// The main currency.
    pub fn currency(&self) -> Currency {
        self.terms[0].currency
    }

    /// A currency in which there are accounts, too.
    pub fn second_currency(&self) -> Currency {
        self.terms[1].currency
    }

    /// Whether a story can be told in it: its Terms are the default ones but for what a header says.
    pub fn is_plain(&self) -> bool {
        let terms = &self.terms[0];
        let plain = Terms {
            grace_days: terms.grace_days,
            cost_ceiling: terms.cost_ceiling,
            early_settlement: terms.early_settlement,
            allocation: terms.allocation,
            principal_first_from_days: terms.principal_first_from_days,
            refund_onto_plan: terms.refund_onto_plan,
            fee_on_refund: terms.fee_on_refund,
            deferral: terms.deferral,
            charged_off_from_days: terms.charged_off_from_days,
            buckets: terms.buckets.clone(),
            ..Terms::defaults(terms.version, terms.currency)
        };
        let pricing = terms.offers[0].pricing;
        *terms == plain.clone() || *terms == plain.priced(pricing)
    }
}

/// The same Terms, most of the time with other ways in which debts are paid and refunded.
pub fn paid_otherwise(dice: &mut Dice, terms: Terms) -> Terms {
    if dice.comes_up(250) {
        return terms;
    }
    Terms {
        early_settlement: dice.one_of(&EarlySettlement::ALL),
        allocation: dice.one_of(&Allocation::ALL),
        principal_first_from_days: dice.one_of(&[None, None, Some(0), Some(1), Some(5), Some(30)]),
        refund_onto_plan: dice.one_of(&RefundOntoPlan::ALL),
        fee_on_refund: dice.one_of(&FeeOnRefund::ALL),
        deferral: dice.one_of(&[
            terms.deferral,
            Some(Offer { days_max: 31, rate: Rate::ppm(657), times_max: 1 }),
            Some(Offer { days_max: 90, rate: Rate::ppm(0), times_max: 12 }),
            None,
        ]),
        ..terms
    }
}

/// The default Terms, most of the time with something else about them that must work.
pub fn drawn_terms(dice: &mut Dice, version: u32, currency: Currency) -> Terms {
    let mut terms = Terms::defaults(Version(version), currency);
    terms.grace_days = dice.one_of(&[5, 5, 5, 10, 25]);
    match dice.below(7) {
        0 | 1 => {}
        2 => terms = terms.priced(Pricing::Annuity(Rate::ppm(dice.between(1_000, 217_050) as u32))),
        3 => terms = terms.priced(Pricing::InterestFree),
        // So near the ceiling that a fee rounded up breaks it.
        4 | 5 => terms = terms.priced(Pricing::FlatFee(Rate::ppm(dice.between(10_040, 10_065) as u32))),
        _ => {
            terms = terms.priced(Pricing::FlatFee(Rate::ppm(dice.between(1, 15_000) as u32)));
            terms.cost_ceiling = None;
        }
    }
    if dice.comes_up(300) {
        terms.penalty = Rate::ppm(dice.one_of(&[0, 1, 333, 1_000]));
        terms.authorisation_days = dice.one_of(&[1, 2, 30]);
        terms.frozen_from_days = dice.one_of(&[2, 10, 60]);
        terms.consumer_cap = Amount::of(dice.one_of(&[1_000_000, 50_000_000]));
        terms.cycle_days = [3, 28].map(|day| CycleDay::new(day).expect("every month has the days 1 to 28")).to_vec();
    }
    let frozen = terms.frozen_from_days;
    terms.charged_off_from_days = dice.one_of(&[None, Some(180), Some(frozen), Some(frozen + 30)]);
    terms.buckets = match dice.below(4) {
        0 => Vec::new(),
        1 => [(0, 0), (2, 333_333), (10, 1_000_000)].map(|(from_days, ppm)| bucket(from_days, ppm)).to_vec(),
        _ => Bucket::RETAIL.to_vec(),
    };
    terms
}

fn bucket(from_days: u32, ppm: u32) -> Bucket {
    Bucket { from_days, allowance: Rate::ppm(ppm) }
}
