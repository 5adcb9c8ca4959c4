//! Terms of every kind, drawn.

use crate::dice::Dice;
use crate::second::concession::Authority;
use crate::second::money::Pricing;
use crate::second::subsidy::Shares;
use crate::second::terms::{Deferral, Early, FeeBack, LateFee, Onto, Owed, Terms};

/// What each role may concede; once in a while what cannot be.
fn concessions(dice: &mut Dice) -> Vec<Authority> {
    let roles = [0, 3, 5];
    let authority = |dice: &mut Dice, nth: usize| {
        let per_act = i128::from(dice.of(&[1, 500, 5_000, 100_000]));
        let per_day = per_act * i128::from(dice.of(&[1, 2, 10])) - i128::from(dice.falls(1));
        Authority { role: roles[if dice.falls(1) { 0 } else { nth }], per_act, per_day }
    };
    (0..dice.of(&[0, 1, 3, 3])).map(|nth| authority(dice, nth)).collect()
}

/// Who bears a merchant's fees by its contract; none when the Terms say it.
pub fn bearer(dice: &mut Dice) -> Option<Shares> {
    dice.falls(60).then(|| shares(dice))
}

fn shares(dice: &mut Dice) -> Shares {
    if dice.falls(60) {
        return dice.of(&[Shares::CUSTOMER, Shares::CUSTOMER, Shares::MERCHANT, Shares::PLATFORM]);
    }
    let customer = dice.of(&[0, 1, 333_333, 500_000, 999_999]);
    let merchant = dice.edgy(0, 1_000_000 - customer);
    let all = [customer, merchant, 1_000_000 - customer - merchant].map(i128::from);
    Shares { customer: all[0], merchant: all[1], platform: all[2] }
}

fn buckets(dice: &mut Dice) -> Vec<(i32, i128)> {
    let rates = [0, 10_000, 20_000, 250_000, 333_333, 1_000_000];
    let first = dice.within(0, 2) as usize;
    let mut from = 0;
    let mut buckets = Vec::new();
    for nth in 0..dice.within(0, 4) as usize {
        buckets.push((from, rates[(first + nth).min(5)]));
        from += dice.of(&[1, 1, 7, 30, 60]);
    }
    if dice.falls(3) { buckets.into_iter().rev().collect() } else { buckets }
}

fn late_fee(dice: &mut Dice) -> LateFee {
    LateFee {
        amount: i128::from(dice.of(&[1, 2_500, 100_000])),
        cap_ppm: i128::from(dice.of(&[1, 50_000, 1_000_000])),
        grace_days: dice.of(&[0, 1, 3, 30]) + i32::from(dice.falls(2)),
    }
}

/// Terms of every kind; some of them cannot be.
pub fn terms(dice: &mut Dice) -> Terms {
    let blocked_from = dice.edgy(1, 10) as i32;
    let frozen_from = blocked_from + dice.of(&[0, 1, 29, 100]);
    let penalty = i128::from(dice.of(&[0, 1, 500, 500, 333, 5_000, 1_000_000]));
    let costs_once = dice.falls(25);
    let mut allocation = [Owed::Penalty, Owed::Fee, Owed::Principal];
    for place in [2, 1] {
        allocation.swap(place, dice.any() as usize % (place + 1));
    }
    Terms {
        from: None,
        cycle_days: cycle_days(dice),
        grace_days: dice.edgy(5, 25) as i32 + i32::from(dice.falls(2)),
        offers: offers(dice),
        plan_order_min: i128::from(dice.of(&[1, 3, 5_000, 10_000])),
        plan_principal_min: i128::from(dice.of(&[1, 2, 1_000])),
        penalty_ppm: if costs_once && !dice.falls(3) { 0 } else { penalty },
        blocked_from,
        frozen_from,
        authorisation_days: dice.edgy(1, 30),
        consumer_cap: i128::from(dice.of(&[1_000_000, 5_000_000, 20_000_000])),
        ceiling_ppm: dice.falls(50).then(|| i128::from(dice.of(&[120_000, 240_000, 360_000]))),
        allocation,
        principal_first_from: dice.falls(40).then(|| dice.edgy(0, 40) as i32),
        early_settlement: dice.of(&[Early::Waived, Early::NextFee, Early::ProRata]),
        refund_onto: dice.of(&[Onto::EveryTerm, Onto::LastTerms]),
        fee_on_refund: dice.of(&[FeeBack::BilledStay, FeeBack::ProRata, FeeBack::All]),
        deferral: dice.falls(80).then(|| Deferral {
            days_most: dice.edgy(1, 90) as i32,
            ppm_a_day: i128::from(dice.of(&[0, 1, 328, 329, 400, 657, 658])),
            times: dice.edgy(1, 12) as usize,
        }),
        fee_bearer: shares(dice),
        charged_off_from: dice
            .falls(70)
            .then(|| frozen_from + dice.of(&[0, 1, 30, 90, 180]) - i32::from(dice.falls(2))),
        buckets: buckets(dice),
        tolerance: dice.falls(30).then(|| i128::from(dice.of(&[1, 99, 1_000, 50_000]))),
        value_days: dice.of(&[0, 10, 45, 45, 366]) + i32::from(dice.falls(1)),
        concessions: concessions(dice),
        late_fee: costs_once.then(|| late_fee(dice)),
    }
}

fn cycle_days(dice: &mut Dice) -> Vec<u32> {
    let mut days: Vec<u32> = (0..dice.within(1, 4)).map(|_| dice.edgy(1, 28) as u32).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn offers(dice: &mut Dice) -> Vec<(usize, Pricing)> {
    let mut numbers: Vec<usize> =
        (0..dice.within(1, 5)).map(|_| dice.of(&[2, 3, 3, 6, 9, 12, 24, 60]) as usize).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let dear = dice.falls(20);
    let pricing = |dice: &mut Dice| match dice.within(0, 4) {
        0 => Pricing::Free,
        1 | 2 => Pricing::Flat(i128::from(if dear { dice.within(0, 1_000_000) } else { dice.edgy(1, 12_131) })),
        _ => Pricing::Annuity(i128::from(if dear { dice.within(0, 1_000_000) } else { dice.edgy(1, 250_000) })),
    };
    numbers.into_iter().map(|n| (n, pricing(dice))).collect()
}
