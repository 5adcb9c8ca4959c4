//! What a world is made of, drawn from a seed: Terms, merchants, and what happens to each account.

mod terms;

use crate::ask::{Act, Aim, Ask, Conceding, Manner, Paying, Pick, Size, Step, Temporary};
use crate::dice::Dice;
use crate::second::concession::Staff;
use crate::second::order::When;
use crate::second::repayment::Source;
use crate::second::subsidy::Shares;
use crate::second::terms::Terms;
use crate::second::wallet::{Purpose, Status};
use terms::{bearer, terms};

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
        steps.push(Step { day, second: second(&mut dice), account: 0, ask: Ask::Sell(Box::new(later)) });
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

impl Dice {
    fn manner(&mut self) -> Manner {
        if self.falls(15) { Manner::Blind } else { Manner::Sensible }
    }

    fn pick(&mut self) -> Pick {
        Pick { nth: self.edgy(0, 6) as usize, manner: self.manner() }
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
    if dice.falls(8) {
        return of_staff(dice);
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

/// What staff give, approve and take back; and accounts that are closed and opened again.
fn of_staff(dice: &mut Dice) -> Ask {
    let by = Staff { id: dice.within(1, 3) as u32, role: dice.within(0, 6) as usize };
    match dice.within(0, 19) {
        0..=8 => {
            let what = match dice.within(0, 4) {
                0 | 1 => Conceding::Penalty(dice.pick()),
                2 | 3 => Conceding::Fee(dice.pick()),
                _ => Conceding::Goodwill,
            };
            Ask::Concede { what, size: if dice.falls(50) { Size::All } else { size(dice) }, by }
        }
        9..=14 => {
            let act = dice.of(&[Act::Approve, Act::Approve, Act::Decline, Act::TakeBack, Act::TakeBack]);
            Ask::Decide { concession: dice.pick(), act, by }
        }
        15 | 16 => Ask::Close,
        _ => {
            let cycle_day = dice.falls(50).then(|| dice.edgy(1, 28) as u32);
            Ask::Reopen { limit: dice.edgy(0, 2_000_000), cycle_day }
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
