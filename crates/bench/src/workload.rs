//! A fixed piece of work for the heart alone: what its instructions are counted over.
//!
//! A quarter of a year of a thousand customers: purchases, plans, captures, refunds, statements, repayments on time and late,
//! each turn audited as a server does. The dice have a seed and the heart has no clock, so that every run is the same.

use calendar::{Date, Instant, Stamp};
use engine::id::{AccountId, CustomerId, MerchantId, OrderId, Shard};
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::object::Kind;
use engine::order::{Authorise, Capture, Method, Timing};
use engine::refund::Refund;
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Terms, Version};
use engine::turn::{self, Answer, Intent, Key, Record, Request};
use engine::{Command, Event, State, account, check};
use money::{Amount, Currency, Money, Rate};

use crate::dice::Dice;

/// Customers, and merchants.
const CUSTOMERS: usize = 1_000;
const MERCHANTS: usize = 100;
/// Days that are played, and the first of them.
const DAYS: u64 = 92;
const FIRST: (i32, u32, u32) = (2026, 7, 1);
/// Commands of one turn: a middling batch.
const TURN: usize = 64;
/// The limit of each account in minor units: some purchases run into it.
const LIMIT_MINOR: u64 = 3_000_000;

/// The workload's own command line.
#[derive(Debug, clap::Args)]
pub struct Workload {
    /// How many purchases are asked for
    #[arg(long, default_value_t = 20_000)]
    checkouts: u64,
}

/// What happened: the same in every run, or the work has changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Commands that were accepted.
    pub done: u64,
    /// Commands that were refused.
    pub refused: u64,
    /// Events of commands and of time.
    pub events: u64,
}

struct Play {
    state: State,
    dice: Dice,
    stamp: Stamp,
    records: Vec<Record>,
    row: u64,
    merchants: Vec<MerchantId>,
    accounts: Vec<AccountId>,
    orders: Vec<OrderId>,
    tally: Tally,
}

impl Workload {
    /// Does the work, and prints what happened.
    pub fn run(&self) {
        let Tally { done, refused, events } = play(self.checkouts);
        println!("{done} commands done, {refused} refused, {events} events");
    }
}

/// Plays `checkouts` purchases and all that goes with them.
pub fn play(checkouts: u64) -> Tally {
    let mut play = Play::open();
    for day in 0..DAYS {
        play.sweep(day);
        for _ in 0..checkouts / DAYS {
            play.pass(86_400_000_000 * i64::try_from(DAYS).unwrap_or(1) / (checkouts as i64 * 2));
            play.one();
        }
    }
    play.seal();
    play.tally
}

impl Play {
    fn open() -> Play {
        let mut play = Play {
            state: State::genesis(Shard(0)),
            dice: Dice::new(11),
            stamp: start_of(0),
            records: Vec::new(),
            row: 1,
            merchants: Vec::new(),
            accounts: Vec::new(),
            orders: Vec::new(),
            tally: Tally::default(),
        };
        play.take(Command::ActivateTerms(Terms::defaults(Version(1), Currency::Cny)));
        let (bearer, discount_on_refund) = (Bearer::Customer, DiscountOnRefund::Returned);
        let register = Register { currency: Currency::Cny, discount: Rate::ppm(20_000), bearer, discount_on_refund };
        (0..MERCHANTS).for_each(|_| play.take(Command::RegisterMerchant(register)));
        for _ in 0..CUSTOMERS {
            play.take(Command::CreateCustomer);
        }
        play
    }

    /// The start of a day: everybody is brought to it, and a third of those who owe something pay it.
    fn sweep(&mut self, day: u64) {
        self.stamp = start_of(day);
        for account in self.accounts.clone() {
            turn::bring_alone(&mut self.state, account, self.stamp, &mut self.records);
            let owes = self.state.account(account).is_ok_and(|known| !account::due_now(&self.state, known).is_zero());
            if owes && self.dice.below(3) == 0 {
                self.take(Command::Repay(Repay {
                    account,
                    target: Target::Due,
                    amount: None,
                    source: Source::Bank,
                    value_date: None,
                }));
            }
        }
    }

    fn pass(&mut self, micros: i64) {
        self.stamp.at = Instant::from_micros(self.stamp.at.micros() + micros);
    }

    /// A purchase, and now and then what follows one.
    fn one(&mut self) {
        let (method, capture) = match self.dice.below(10) {
            0 => (Method::Instalments(3), Timing::AtOnce),
            1 => (Method::Instalments(12), Timing::AtOnce),
            2 => (Method::PayLater, Timing::Later),
            _ => (Method::PayLater, Timing::AtOnce),
        };
        let account = self.accounts[self.dice.below(self.accounts.len() as u64) as usize];
        let merchant = self.merchants[self.dice.below(self.merchants.len() as u64) as usize];
        let amount = cny(12_000 + self.dice.below(90_000));
        let before = self.orders.len();
        let ask = Authorise { account, merchant, amount, method, wallet: None, capture, contract: None, coupons: None };
        self.take(Command::AuthoriseOrder(ask));
        let Some(order) = self.orders.get(before).copied() else { return };
        if capture == Timing::Later {
            self.take(Command::CaptureOrder(Capture { order, merchant: None, amount: None }));
        }
        if self.dice.below(20) == 0 {
            let order = self.orders[self.dice.below(self.orders.len() as u64) as usize];
            self.take(Command::RefundOrder(Refund { order, merchant: None, amount: Some(cny(5_000)) }));
        }
    }

    fn take(&mut self, command: Command) {
        let mut wide = || u128::from(self.dice.bits()) << 64 | u128::from(self.dice.bits());
        let key = Key { scope: wide(), fingerprint: wide() };
        let request = Request { key: Some(key), command, intent: Intent::Do };
        match turn::take(&mut self.state, &request, self.stamp, self.row, &mut self.records) {
            Answer::Done(events) => {
                self.tally.done += 1;
                events.iter().for_each(|event| self.note(event));
            }
            Answer::Refused(_) => self.tally.refused += 1,
            Answer::Repeat(_) => unreachable!("every key is new"),
        }
        if self.records.len() >= TURN {
            self.seal();
        }
    }

    /// Remembers what was made.
    fn note(&mut self, event: &Event) {
        match event {
            Event::MerchantRegistered(registered) => self.merchants.push(registered.contract.merchant),
            Event::CustomerCreated(created) => self.open_account(created.customer),
            Event::AccountOpened(opened) => self.accounts.push(opened.account),
            Event::OrderAuthorised(authorised) => self.orders.push(authorised.order),
            _ => {}
        }
    }

    fn open_account(&mut self, customer: CustomerId) {
        self.take(Command::OpenAccount(account::Open { customer, limit: cny(LIMIT_MINOR), cycle_day: None }));
    }

    /// The end of a turn: its events are counted, and what it touched is audited.
    fn seal(&mut self) {
        self.tally.events += self.records.iter().map(|record| record.events.len() as u64).sum::<u64>();
        self.records.clear();
        self.row += 1;
        for name in self.state.touched().to_vec() {
            let checked = match name.kind {
                Kind::Account => check::check_account(&self.state, AccountId(name.id as u64)),
                Kind::Merchant => check::check_merchant(&self.state, MerchantId(name.id as u64)),
                _ => Ok(()),
            };
            checked.expect("the books of a turn are whole");
        }
        self.state.forget_touched();
    }
}

fn start_of(day: u64) -> Stamp {
    let (year, month, first) = FIRST;
    let date = Date::new(year, month, first).expect("the first day is a date").plus_days(day as i32);
    Stamp { at: Instant::from_micros(i64::from(date.days()) * 86_400_000_000), date }
}

fn cny(minor: u64) -> Money {
    Money { amount: Amount::of(minor), currency: Currency::Cny }
}

#[cfg(test)]
mod tests {
    use super::play;

    #[test]
    fn the_work_is_the_same_every_time_and_mostly_accepted() {
        let tally = play(2_000);
        assert_eq!(tally, play(2_000));
        assert!(tally.done > 20 * tally.refused, "{tally:?}");
    }
}
