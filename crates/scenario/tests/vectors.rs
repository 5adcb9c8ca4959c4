//! The accounts of `vectors/account_scenarios.json`, step by step: on the sequencer alone, and over HTTP.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calendar::{CycleDay, Date, Instant};
use engine::order::Timing;
use engine::repayment::Source;
use engine::turn::Intent;
use money::{Amount, Currency, Money};
#[cfg(feature = "http")]
use scenario::Http;
use scenario::coupon::Wish;
use scenario::driver::{Account, Call, NewOrder, No, OnOrder, Payment, Statement, Target};
use scenario::story::{Contract, FromBalance, Line, Setup};
use scenario::{Direct, Driver};
use sequencer::Zone;
use serde::Deserialize;

const CALL: Call = Call { key: None, intent: Intent::Do };

/// One account from its opening on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    limit: u64,
    cycle_day: u32,
    start: String,
    steps: Vec<Step>,
    expected: Vec<Expected>,
}

/// What happens on a day, at noon.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum Step {
    Look { on: String },
    Buy { on: String, order: String, amount: u64, terms: Option<u32> },
    Repay { on: String, amount: u64 },
    Refund { on: String, order: String, amount: u64 },
}

/// What comes of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    result: String,
    then: Standing,
}

/// How the account stands after a step, in fen.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Standing {
    date: String,
    available: u64,
    exposure: u64,
    due_now: u64,
    days_past_due: u32,
    credit_balance: u64,
    statements: Vec<Open>,
}

/// A statement that is not paid.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    cycle: String,
    due_date: String,
    principal: u64,
    fee: u64,
    penalty: u64,
}

#[test]
fn every_account_stands_as_computed_on_the_sequencer() {
    for (at, vector) in vectors().iter().enumerate() {
        let directory = tempfile::tempdir().expect("there is room for a directory");
        let path = directory.path().join("data");
        let mut direct = Direct::create(&path, &setup(), vector.opening()).expect("a fresh directory opens");
        vector.run(at, &mut direct);
        direct.reopen().and_then(Direct::verify).expect("what was played replays from its journal");
    }
}

#[cfg(feature = "http")]
#[test]
fn every_account_stands_as_computed_over_http() {
    for (at, vector) in vectors().iter().enumerate() {
        let directory = tempfile::tempdir().expect("there is room for a directory");
        let path = directory.path().join("data");
        let mut http = Http::create(&path, &setup(), vector.opening()).expect("a fresh directory is served");
        vector.run(at, &mut http);
        http.verify().expect("what was played verifies");
    }
}

fn vectors() -> Vec<Vector> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vectors/account_scenarios.json");
    let vectors: Vec<Vector> = serde_json::from_str(&fs::read_to_string(file).expect("the vectors are there"))
        .expect("the vectors are as they are described");
    assert!(vectors.len() >= 20 && vectors.iter().all(|vector| vector.steps.len() == vector.expected.len()));
    vectors
}

fn setup() -> Setup {
    Setup::standard(Currency::Cny)
}

fn cny(minor: u64) -> Money {
    Money { amount: Amount::of(minor), currency: Currency::Cny }
}

fn noon(on: &str) -> Instant {
    let zone = Zone::named("Asia/Shanghai").expect("the zone is known");
    zone.start_of(Date::parse(on).expect("a vector names real dates")).plus_seconds(12 * 3_600)
}

/// The ids behind an account's names.
struct Cast {
    account: String,
    merchant: String,
    orders: BTreeMap<String, String>,
}

impl Vector {
    fn opening(&self) -> Instant {
        noon(&self.start)
    }

    fn run(&self, at: usize, driver: &mut dyn Driver) {
        let mut cast = self.open(driver).expect("an account opens");
        for (nth, (step, expected)) in self.steps.iter().zip(&self.expected).enumerate() {
            let result = match step.act(driver, &mut cast) {
                Ok(()) => "ok".to_string(),
                Err(No::Refused(refused)) => refused.code,
                Err(No::Broken(reason)) => reason,
                Err(No::Wordless) => unreachable!("a vector writes no requests"),
            };
            let standing = Standing::of(driver, &cast.account, step.on()).expect("an account is shown");
            assert_eq!(result, expected.result, "vector {at}, step {nth}, on {}", step.on());
            assert_eq!(standing, expected.then, "vector {at}, step {nth}, on {}", step.on());
        }
        driver.check().expect("the books balance");
    }

    fn open(&self, driver: &mut dyn Driver) -> Result<Cast, No> {
        let cycle_day = CycleDay::new(self.cycle_day).expect("a vector's cycle day is in every month");
        let customer = driver.create()?;
        let account = driver.open(&customer, &Line { limit: cny(self.limit), cycle_day }, &CALL)?;
        let merchant = driver.register(&Contract::standard(Currency::Cny), &CALL)?;
        Ok(Cast { account, merchant, orders: BTreeMap::new() })
    }
}

impl Step {
    fn on(&self) -> &str {
        match self {
            Step::Look { on } | Step::Buy { on, .. } | Step::Repay { on, .. } | Step::Refund { on, .. } => on,
        }
    }

    fn act(&self, driver: &mut dyn Driver, cast: &mut Cast) -> Result<(), No> {
        driver.move_to(noon(self.on()))?;
        match self {
            Step::Look { .. } => Ok(()),
            Step::Buy { order, amount, terms, .. } => {
                let (account, merchant) = (cast.account.clone(), cast.merchant.clone());
                let (amount, balance, terms, timing) = (cny(*amount), FromBalance::Nothing, *terms, Timing::AtOnce);
                let wish = Wish::default();
                let ask = NewOrder { account, merchant, amount, balance, wish, terms, timing };
                let (id, _, _) = driver.authorise(&ask, &CALL)?;
                cast.orders.insert(order.clone(), id);
                Ok(())
            }
            Step::Repay { amount, .. } => {
                let (amount, source) = (Some(cny(*amount)), Source::Bank);
                let payment = Payment { target: Target::Due, amount, source, value_date: None };
                driver.repay(&cast.account, &payment, &CALL).map(|_| ())
            }
            Step::Refund { order, amount, .. } => {
                let (order, merchant) = (cast.orders[order].clone(), cast.merchant.clone());
                driver.refund(&OnOrder { order, merchant, amount: Some(cny(*amount)) }, &CALL).map(|_| ())
            }
        }
    }
}

impl Standing {
    fn of(driver: &mut dyn Driver, account: &str, date: &str) -> Result<Standing, No> {
        let Account { available, exposure, credit, due, days_past_due, .. } = driver.account(account)?;
        let statements = driver.statements(account)?;
        let open = statements.iter().filter(|statement| !statement.open().is_zero()).map(Open::of);
        Ok(Standing {
            date: date.to_string(),
            available: available.minor(),
            exposure: exposure.minor(),
            due_now: due.minor(),
            days_past_due,
            credit_balance: credit.minor(),
            statements: open.collect(),
        })
    }
}

impl Open {
    fn of(statement: &Statement) -> Open {
        Open {
            cycle: statement.cycle.to_string(),
            due_date: statement.due.to_string(),
            principal: statement.principal().minor(),
            fee: statement.fee().minor(),
            penalty: statement.penalty.minor(),
        }
    }
}
