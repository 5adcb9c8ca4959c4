//! What a world is made of, drawn from a seed: Terms, merchants, and what happens to each account.

use crate::dice::Dice;
use crate::second::money::Pricing;
use crate::second::order::When;
use crate::second::repayment::Source;
use crate::second::subsidy::Shares;
use crate::second::terms::{Deferral, Early, FeeBack, LateFee, Onto, Owed, Terms};
use crate::second::wallet::{Purpose, Status};

/// How many accounts a world has. Worlds are small, so that what goes wrong in one is soon small, too.
pub const ACCOUNTS: usize = 25;
/// How many days a world lasts: over a year, so that plans of twelve terms end.
pub const DAYS: i32 = 430;

/// A world before anything has happened.
#[derive(Debug, Clone)]
pub struct Setting {
    pub terms: Terms,
    /// Discount in parts per million, who bears fees if not whom the Terms name, whether the discount comes back.
    pub merchants: Vec<(i64, Option<Shares>, bool)>,
}

/// One thing that is asked.
#[derive(Debug, Clone)]
pub struct Step {
    /// Days since the world began, and seconds of that day.
    pub day: i32,
    pub second: i64,
    pub account: usize,
    pub ask: Ask,
}

#[derive(Debug, Clone)]
pub enum Ask {
    Open {
        limit: i64,
        cycle_day: Option<u32>,
    },
    Sell(Terms),
    Buy {
        merchant: usize,
        size: Size,
        terms: Option<usize>,
        wallet: Paying,
        when: When,
    },
    /// To move money between card and wallet.
    Move {
        purpose: Purpose,
        size: Size,
    },
    /// What the bank says became of that.
    Hear {
        instruction: Pick,
        outcome: Status,
    },
    Capture {
        order: Pick,
        size: Size,
    },
    Void {
        order: Pick,
        size: Size,
    },
    Refund {
        order: Pick,
        size: Size,
    },
    Defer {
        statement: Pick,
        days: i32,
    },
    CycleDay {
        day: u32,
    },
    Split {
        statement: Pick,
        terms: usize,
        size: Size,
    },
    Hardship {
        terms: usize,
        yearly: Option<i128>,
    },
    /// To charge off before the age does.
    GiveUp,
    Freeze {
        freezes: bool,
    },
    Promise {
        size: Size,
        days: i32,
    },
    Repay {
        aim: Aim,
        size: Size,
        manner: Manner,
        source: Source,
        /// How many days ago the money came.
        ago: Option<i32>,
    },
    Limit {
        fixed: Option<Size>,
        temporary: Temporary,
        accepts: bool,
        is_customers: bool,
    },
    /// Compare every account, with all that ever was on it.
    LookAtAll,
}

/// Whether something is asked for where it cannot be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Manner {
    /// Only where there is something to ask for.
    Sensible,
    /// Whatever there is.
    Blind,
}

/// Which one of many, counted from the newest; mostly of those for which it makes sense.
#[derive(Debug, Clone, Copy)]
pub struct Pick {
    pub nth: usize,
    pub manner: Manner,
}

impl Pick {
    /// Its choice of these, the newest last, of which `sensible` tells some.
    pub fn from(self, all: impl Iterator<Item = usize>, sensible: impl Fn(usize) -> bool) -> Option<usize> {
        let all: Vec<usize> = all.collect();
        let some: Vec<usize> = all.iter().copied().filter(|one| sensible(*one)).collect();
        let list = if self.manner == Manner::Blind || some.is_empty() { all } else { some };
        list.iter().rev().nth(self.nth.checked_rem(list.len())?).copied()
    }
}

impl Dice {
    fn manner(&mut self) -> Manner {
        if self.falls(15) { Manner::Blind } else { Manner::Sensible }
    }

    fn pick(&mut self) -> Pick {
        Pick { nth: self.edgy(0, 6) as usize, manner: self.manner() }
    }
}

/// What of an order the wallet pays.
#[derive(Debug, Clone, Copy)]
pub enum Paying {
    Nothing,
    Beside(Size),
    Alone,
}

/// What a repayment is for; statements and plans count from the newest.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    Due,
    Statement(Pick),
    Plan(Pick),
    Everything,
}

#[derive(Debug, Clone, Copy)]
pub enum Temporary {
    Keep,
    Remove,
    Set { size: Size, days: i32 },
}

/// How much: of what there is, or so much.
#[derive(Debug, Clone, Copy)]
pub enum Size {
    /// Leave the amount out, where that can be.
    All,
    /// All there is, and so much more.
    Near(i64),
    /// So many hundredths of all there is.
    Part(i64),
    Minor(i64),
    /// The smallest that a plan can be (when buying), what is not billed (when refunding), the oldest bill's penalty and fees
    /// (when paying), and so much more.
    Edge(i64),
}

/// The setting of a world and everything that is asked in it.
pub fn world(seed: u64) -> (Setting, Vec<Step>) {
    let mut dice = Dice::new(seed);
    let merchants = (0..4).map(|_| (dice.edgy(0, 50_000), bearer(&mut dice), dice.falls(50))).collect();
    let mut first = terms(&mut dice);
    while first.are_flawed() {
        first = terms(&mut dice);
    }
    let mut steps = Vec::new();
    for account in 0..ACCOUNTS {
        life(&mut dice, account, &mut steps);
    }
    for _ in 0..dice.within(0, 4) {
        let (day, mut later) = (dice.within(1, i64::from(DAYS) - 60) as i32, terms(&mut dice));
        later.from = Some(dice.edgy(0, 60) as i32);
        steps.push(Step { day, second: second(&mut dice), account: 0, ask: Ask::Sell(later) });
    }
    for month in 1..=DAYS / 40 {
        let day = month * 40 - dice.within(0, 30) as i32;
        steps.push(Step { day, second: second(&mut dice), account: 0, ask: Ask::LookAtAll });
    }
    steps.sort_by_key(|step| (step.day, step.second));
    steps.push(Step { day: DAYS, second: 0, account: 0, ask: Ask::LookAtAll });
    (Setting { terms: first, merchants }, steps)
}

/// Few moments of the day, so that two things are often exactly a day apart.
fn second(dice: &mut Dice) -> i64 {
    match dice.within(0, 5) {
        0 => dice.within(0, 86_399),
        _ => dice.of(&[0, 1, 43_199, 43_200, 86_399]),
    }
}

/// What one customer does: seldom or often, careful or careless.
fn life(dice: &mut Dice, account: usize, steps: &mut Vec<Step>) {
    let born = if dice.falls(70) { 0 } else { dice.within(0, 120) as i32 };
    let cycle_day = dice.falls(50).then(|| dice.edgy(1, 28) as u32);
    // Where the first limit is more than a person may owe, the second is not.
    for limit in [dice.edgy(10_000, 20_000_000), dice.edgy(0, 1_000_000)] {
        steps.push(Step { day: born, second: 0, account, ask: Ask::Open { limit, cycle_day } });
    }
    let (often, pays) = (dice.of(&[3, 10, 30]), dice.of(&[8, 25, 45]));
    for day in born..DAYS {
        while dice.falls(often) {
            let (second, ask) = (second(dice), ask(dice, pays));
            steps.push(Step { day, second, account, ask });
        }
    }
}

fn ask(dice: &mut Dice, pays: i64) -> Ask {
    if dice.falls(15) {
        return of_wallet(dice);
    }
    if dice.falls(4) {
        return of_lateness(dice);
    }
    if dice.falls(4) {
        return of_plans(dice);
    }
    let order = dice.pick();
    match dice.within(1, 100 + pays) {
        1..=45 => Ask::Buy {
            merchant: dice.any() as usize,
            size: match dice.within(0, 9) {
                0..=3 => Size::Part(dice.within(1, 30)),
                4..=6 => Size::Minor(dice.amount(1_000_000)),
                _ => size(dice),
            },
            terms: dice.falls(60).then(|| dice.any() as usize),
            wallet: match dice.within(0, 9) {
                0 => Paying::Alone,
                1 | 2 => Paying::Beside(size(dice)),
                _ => Paying::Nothing,
            },
            when: if dice.falls(60) { When::AtOnce } else { When::Later },
        },
        46..=60 => Ask::Capture { order, size: size(dice) },
        61..=66 => Ask::Void { order, size: size(dice) },
        67..=92 => Ask::Refund { order, size: size(dice) },
        93 | 94 => Ask::Defer { statement: dice.pick(), days: dice.of(&[0, 1, 2, 7, 30, 31, 90]) },
        95 => Ask::CycleDay { day: dice.edgy(1, 28) as u32 },
        96..=100 => {
            let temporary = match dice.within(0, 3) {
                0 => Temporary::Remove,
                1 => Temporary::Keep,
                _ => Temporary::Set { size: size(dice), days: dice.of(&[-1, 0, 1, 20, 366, 367]) },
            };
            let fixed = dice.falls(60).then(|| size(dice));
            Ask::Limit { fixed, temporary, accepts: dice.falls(30), is_customers: dice.falls(30) }
        }
        _ => {
            let nth = dice.pick();
            let aim = match dice.within(0, 9) {
                0..=4 => Aim::Due,
                5 => Aim::Everything,
                6 | 7 => Aim::Statement(nth),
                _ => Aim::Plan(nth),
            };
            let size = if dice.falls(40) { Size::All } else { size(dice) };
            Ask::Repay {
                aim,
                size,
                manner: dice.manner(),
                source: if dice.falls(15) { Source::Wallet } else { Source::Bank },
                ago: dice.falls(25).then(|| dice.of(&[-1, 1, 2, 5, 10, 20, 40, 90, 366])),
            }
        }
    }
}

/// A bill is split, or what cannot be paid is planned anew.
fn of_plans(dice: &mut Dice) -> Ask {
    if dice.falls(80) {
        return Ask::Split { statement: dice.pick(), terms: dice.any() as usize, size: size(dice) };
    }
    let terms = dice.of(&[1, 2, 2, 3, 3, 6, 12, 60, 61]) as usize;
    Ask::Hardship { terms, yearly: dice.falls(50).then(|| i128::from(dice.of(&[0, 1, 60_000, 240_000, 1_000_001]))) }
}

/// What the staff does about who is late; few are given up, and who is frozen seldom stays so.
fn of_lateness(dice: &mut Dice) -> Ask {
    match dice.within(0, 19) {
        0 => Ask::GiveUp,
        1 => Ask::Freeze { freezes: true },
        2..=6 => Ask::Freeze { freezes: false },
        _ => Ask::Promise { size: size(dice), days: dice.of(&[-1, 0, 1, 7, 30, 31]) },
    }
}

/// Money into the wallet more often than out of it.
fn of_wallet(dice: &mut Dice) -> Ask {
    match dice.within(0, 9) {
        0..=2 => Ask::Move { purpose: Purpose::TopUp, size: Size::Minor(dice.amount(1_000_000)) },
        3 => Ask::Move { purpose: dice.of(&[Purpose::TopUp, Purpose::Withdrawal]), size: size(dice) },
        4 => Ask::Move { purpose: Purpose::CreditWithdrawal, size: size(dice) },
        5..=8 => Ask::Hear {
            instruction: dice.pick(),
            outcome: dice.of(&[Status::Settled, Status::Settled, Status::Failed]),
        },
        _ => Ask::Hear {
            instruction: dice.pick(),
            outcome: dice.of(&[Status::Settled, Status::Failed, Status::Returned]),
        },
    }
}

fn size(dice: &mut Dice) -> Size {
    match dice.within(0, 11) {
        0..=2 => Size::All,
        3 => Size::Near(dice.within(-1, 1)),
        4 => Size::Near(0),
        5 | 6 => Size::Edge(dice.within(-1, 1)),
        7..=9 => Size::Part(dice.within(1, 120)),
        10 => Size::Minor(dice.of(&[0, 1, 2, 1_000_000_000_000, 1_000_000_000_001])),
        _ => Size::Minor(dice.amount(1_000_000)),
    }
}

/// Who bears a merchant's fees by its contract; none when the Terms say it.
fn bearer(dice: &mut Dice) -> Option<Shares> {
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
