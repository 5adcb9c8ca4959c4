//! The cycle day: every account's statement at once, against set-based SQL, and beside checkouts.

use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::Bench;
use super::checkout::Shop;
use super::postgres::NOT_INSTALLED;
use crate::failure::Failure;
use crate::load::{Load, Merchants, Outcome, Pace, Paid};
use crate::postgres::Postgres;
use crate::report::{Bound, Claim, Line, Section, Series};
use crate::seed::{CYCLE_DAY_START, Seed, Stock};
use crate::server::Figures;

const SCHEMA: &str = include_str!("../../sql/schema.sql");
const ORDERS: &str = include_str!("../../sql/orders.sql");
const CYCLE: &str = include_str!("../../sql/cycle.sql");

/// How often the server's figures are looked at: what a measured time may be late by.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// How long a sweep may take.
const PATIENCE: Duration = Duration::from_secs(900);
/// Of a load that runs until a sweep is over, the length of one piece.
const PIECE: Duration = Duration::from_secs(1);

/// What the rounds came to.
#[derive(Default)]
struct Rounds {
    durable: Series,
    tables: Series,
    sql: Series,
    normal: Series,
    swept: Series,
    beside: Series,
}

/// Measures it.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench) -> Result<Section, Failure> {
    let scale = bench.scale;
    let mut section = Section::new(format!(
        "cycle: the cycle day of {} accounts with 1 to 3 open orders or plans each",
        scale.accounts
    ));
    let postgres = Postgres::start()?;
    if let Some(postgres) = &postgres {
        postgres.sql("postgres", "CREATE DATABASE stock", &[])?;
        postgres.sql("stock", SCHEMA, &[])?;
        postgres.sql("stock", ORDERS, &[("accounts", scale.accounts)])?;
    }
    let seed = Seed::make(&bench.work, Stock::Cycle, scale.accounts, scale.merchants)?;
    let mut rounds = Rounds::default();
    for _ in 0..scale.rounds {
        idle(bench, &seed, &mut rounds)?;
        if let Some(postgres) = &postgres {
            rounds.sql.add(in_sql(postgres, scale.accounts)?);
        }
    }
    let mut half = Series::default();
    for _ in 0..scale.rounds {
        half.add(under_load(bench, &seed, &mut rounds)?);
    }
    let Rounds { durable, tables, sql, normal, swept, beside } = rounds;
    let (durable, tables) =
        (Line::told("durable in the journal", "s", durable), Line::told("in the tables", "s", tables));
    match postgres {
        Some(_) => {
            let name = "SQL in PostgreSQL";
            section.add(durable.beside(name, sql.clone()).claimed(Claim::Faster(Bound::AtLeast(4.0))));
            section.add(tables.beside(name, sql).claimed(Claim::Ratio(Bound::AtMost(1.5))));
        }
        None => {
            section.lines.extend([durable, tables]);
            section.note(NOT_INSTALLED);
        }
    }
    let p99 = Line::told("p99 of checkouts beside the sweep", "ms", swept).beside("at half load without it", normal);
    section.add(p99.claimed(Claim::Ratio(Bound::AtMost(2.0))));
    section.add(Line::told("durable in the journal beside checkouts", "s", beside));
    section.note(format!("half load is {:.0} req/s", half.median()));
    Ok(section)
}

/// The sweep alone: until every statement is durable, and until the tables hold all of it.
fn idle(bench: &Bench, seed: &Seed, rounds: &mut Rounds) -> Result<(), Failure> {
    let mut shop = Shop::open(bench, seed.clone(), "cycle")?;
    let sweep = Sweep::start(&shop, bench.scale.accounts)?;
    let began = sweep.began;
    rounds.durable.add(sweep.durable(&shop)?);
    shop.lag.drain()?;
    rounds.tables.add(began.elapsed().as_secs_f64());
    Ok(())
}

/// The sweep beside checkouts at half load; gives how many a second that was.
fn under_load(bench: &Bench, seed: &Seed, rounds: &mut Rounds) -> Result<f64, Failure> {
    let mut shop = Shop::open(bench, seed.clone(), "cycle")?;
    let full = shop.at(Pace::Closed, bench.scale.yardstick);
    let half = shop.load(&full, Merchants::Uniform, Paid::Later)?.per_second() / 2.0;
    shop.drain()?;
    let paced = shop.at(Pace::Paced(half), bench.scale.burst);
    rounds.normal.add(shop.load(&paced, Merchants::Uniform, Paid::Later)?.percentile_ms(0.99));
    shop.drain()?;

    let sweep = Sweep::start(&shop, bench.scale.accounts)?;
    let piece = Load { length: PIECE.min(bench.scale.burst), ..paced };
    let mut beside = Outcome::default();
    let mut done = None;
    while done.is_none() {
        beside.join(shop.load(&piece, Merchants::Uniform, Paid::Later)?);
        done = sweep.is_durable(&shop)?;
    }
    rounds.beside.add(done.unwrap_or_default());
    rounds.swept.add(beside.percentile_ms(0.99));
    Ok(half)
}

/// The same day as sets of rows, in a fresh copy of the same stock.
fn in_sql(postgres: &Postgres, accounts: u64) -> Result<f64, Failure> {
    postgres.sql("postgres", "DROP DATABASE IF EXISTS today", &[])?;
    postgres.sql("postgres", "CREATE DATABASE today TEMPLATE stock", &[])?;
    postgres.sql("today", "CHECKPOINT", &[])?;
    let took = postgres.timed("today", CYCLE)?;
    let made = postgres.sql("today", "SELECT count(*) FROM statement", &[])?;
    match made == accounts.to_string() {
        true => Ok(took),
        false => Err(Failure::Postgres(format!("{made} statements were cut instead of {accounts}"))),
    }
}

/// A sweep under way: a move of the clock to the cycle day.
struct Sweep {
    began: Instant,
    accounts: f64,
    before: Figures,
    _moving: JoinHandle<()>,
}

impl Sweep {
    fn start(shop: &Shop, accounts: u64) -> Result<Sweep, Failure> {
        let before = shop.server.figures()?;
        let began = Instant::now();
        let body = format!(r#"{{"to":"{CYCLE_DAY_START}"}}"#);
        let mover = shop.mover(&body);
        // The answer comes when the tables hold it all, which is looked for in the files instead.
        let moving = std::thread::spawn(move || drop(mover.ask()));
        Ok(Sweep { began, accounts: accounts as f64, before, _moving: moving })
    }

    /// Waits until every account's record is in the journal; the seconds since the start.
    fn durable(&self, shop: &Shop) -> Result<f64, Failure> {
        while self.began.elapsed() < PATIENCE {
            if let Some(seconds) = self.is_durable(shop)? {
                return Ok(seconds);
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Err(Failure::Server("the sweep of the cycle day does not end".into()))
    }

    /// Whether every account's record is in the journal: of all records, those that no command made.
    fn is_durable(&self, shop: &Shop) -> Result<Option<f64>, Failure> {
        let now = shop.server.figures()?;
        let seconds = self.began.elapsed().as_secs_f64();
        let records = now.of("yuefu_commit_records_sum") - self.before.of("yuefu_commit_records_sum");
        let commands = now.of("yuefu_commands_total") - self.before.of("yuefu_commands_total");
        Ok((records - commands >= self.accounts).then_some(seconds))
    }
}
