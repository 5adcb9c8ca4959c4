//! Checkouts over HTTP, durable, all rules on, against the same kind of server that only echoes.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use api::Access;
use engine::id::AccountId;

use super::Bench;
use crate::busy::Busy;
use crate::failure::Failure;
use crate::lag::Lag;
use crate::load::{Load, Merchants, Outcome, Pace, Paid, Requests};
use crate::report::{Bound, Claim, Line, Section, Series};
use crate::scale::CONNECTIONS;
use crate::seed::{Seed, Stock};
use crate::server::{Question, Server};

/// Of checkouts in instalments, so many are paid in full for each that is not.
const INSTALMENTS_ONE_IN: u64 = 10;
/// How long the first answers are looked at, to know how long they are.
const PROBE: Duration = Duration::from_millis(100);

/// How long the tables may take to catch up.
const DRAIN_PATIENCE: Duration = Duration::from_secs(900);

/// A server with a data directory of its own, and what is needed to buy at it.
pub struct Shop {
    /// The server.
    pub server: Server,
    /// Its directory.
    pub data: PathBuf,
    /// How far its tables are behind.
    pub lag: Lag,
    secret: String,
    seed: Seed,
    runs: u64,
}

impl Shop {
    /// Serves a copy of `seed` in `name` below the place of work.
    ///
    /// # Errors
    /// When the server does not come up.
    pub fn open(bench: &Bench, seed: Seed, name: &str) -> Result<Shop, Failure> {
        let data = bench.place(name);
        seed.copy(&data)?;
        let secret = Access::open(&data.join(api::access::FILE))?.create_operator("bench")?;
        let server = Server::yuefu(&bench.yuefu, &data)?;
        let lag = Lag::open(&data)?;
        Ok(Shop { server, data, lag, secret, seed, runs: 0 })
    }

    /// Puts a load on a server, with requests that this shop would take.
    ///
    /// # Errors
    /// When a request is refused.
    pub fn load(&mut self, load: &Load, spread: Merchants, paid: Paid) -> Result<Outcome, Failure> {
        self.runs += 1;
        let ids = (self.seed.accounts.as_slice(), self.seed.merchants.as_slice());
        load.run(&mut Requests::new(ids, &self.secret, self.runs, spread, paid))
    }

    /// Asks for a list, which is answered once the tables hold everything; how many seconds that took.
    ///
    /// # Errors
    /// When they do not get there.
    pub fn drain(&self) -> Result<f64, Failure> {
        let path = format!("/v1/accounts/{}/transactions", AccountId(self.seed.accounts[0]));
        let question = Question::get_as(self.server.address, &path, &self.secret);
        let began = Instant::now();
        // One that waits too long is refused, and asks again.
        while let Err(failure) = question.ask() {
            if began.elapsed() > DRAIN_PATIENCE {
                return Err(failure);
            }
        }
        Ok(began.elapsed().as_secs_f64())
    }

    /// The request that moves the clock of its sandbox.
    pub fn mover(&self, body: &str) -> Question {
        Question::post(self.server.address, "/v1/clock", &self.secret, body)
    }

    /// A load on this shop.
    pub fn at(&self, pace: Pace, length: Duration) -> Load {
        Load { address: self.server.address, connections: CONNECTIONS, pace, length }
    }
}

/// The same load on both, round after round.
#[derive(Default)]
struct Rounds {
    uniform: Timed,
    echo: Timed,
    hot: Timed,
    instalments: Timed,
    half: Timed,
    echo_half: Timed,
    drained: Series,
    burst_lag: Series,
    busy: Series,
    echo_busy: Series,
    generator: Series,
    echo_generator: Series,
    shares: Busy,
    sent: u64,
}

#[derive(Default)]
struct Timed {
    per_second: Series,
    p50: Series,
    p99: Series,
}

impl Timed {
    fn add(&mut self, outcome: &mut Outcome) {
        self.per_second.add(outcome.per_second());
        self.p50.add(outcome.percentile_ms(0.5));
        self.p99.add(outcome.percentile_ms(0.99));
    }
}

/// Measures it.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench) -> Result<Section, Failure> {
    let scale = bench.scale;
    let seed = Seed::make(&bench.work, Stock::Bare, scale.accounts, scale.merchants)?;
    let mut shop = Shop::open(bench, seed, "checkout")?;
    let before = sizes(&shop.data)?;
    let probe = Load { connections: 1, ..shop.at(Pace::Closed, PROBE) };
    let Outcome { body, sent, .. } = shop.load(&probe, Merchants::Uniform, Paid::Later)?;
    shop.drain()?;
    let echo = Server::echo(body)?;
    let mut rounds = Rounds { sent, ..Rounds::default() };
    for _ in 0..scale.rounds {
        full_load(&mut shop, &echo, bench, &mut rounds)?;
    }
    let half = rounds.uniform.per_second.median() / 2.0;
    for _ in 0..scale.rounds {
        half_load(&mut shop, &echo, bench, half, &mut rounds)?;
    }
    let Shop { server, data, lag, .. } = shop;
    drop(lag);
    server.stop()?;
    Ok(section(&rounds, half, body, before, sizes(&data)?))
}

/// One round at full load: ours, the yardstick, one hot merchant, instalments.
fn full_load(shop: &mut Shop, echo: &Server, bench: &Bench, rounds: &mut Rounds) -> Result<(), Failure> {
    let ours = shop.at(Pace::Closed, bench.scale.burst);
    let theirs = Load { address: echo.address, length: bench.scale.yardstick, ..ours };
    let busy = shop.server.busy()?;
    let mut outcome = shop.load(&ours, Merchants::Uniform, Paid::Later)?;
    let after = shop.server.busy()?;
    rounds.burst_lag.add(shop.lag.seconds()?);
    rounds.drained.add(shop.drain()?);
    rounds.uniform.add(&mut outcome);
    rounds.sent += outcome.sent;
    rounds.shares = after.since(&busy).each(outcome.sent as f64);
    rounds.busy.add(rounds.shares.sum());
    rounds.generator.add(outcome.busy_micros());

    let busy = echo.busy()?;
    let mut outcome = shop.load(&theirs, Merchants::Uniform, Paid::Later)?;
    rounds.echo_busy.add(echo.busy()?.since(&busy).each(outcome.sent as f64).sum());
    rounds.echo_generator.add(outcome.busy_micros());
    rounds.echo.add(&mut outcome);

    let mut outcome = shop.load(&ours, Merchants::OneHot, Paid::Later)?;
    rounds.hot.add(&mut outcome);
    rounds.sent += outcome.sent;
    shop.drain()?;
    let mut outcome = shop.load(&ours, Merchants::Uniform, Paid::InstalmentsOneIn(INSTALMENTS_ONE_IN))?;
    rounds.instalments.add(&mut outcome);
    rounds.sent += outcome.sent;
    shop.drain().map(drop)
}

/// One round at half of our full load, on us and on the yardstick.
fn half_load(shop: &mut Shop, echo: &Server, bench: &Bench, half: f64, rounds: &mut Rounds) -> Result<(), Failure> {
    let ours = shop.at(Pace::Paced(half), bench.scale.burst);
    let mut outcome = shop.load(&ours, Merchants::Uniform, Paid::Later)?;
    rounds.half.add(&mut outcome);
    rounds.sent += outcome.sent;
    shop.drain()?;
    let theirs = Load { address: echo.address, length: bench.scale.yardstick, ..ours };
    rounds.echo_half.add(&mut shop.load(&theirs, Merchants::Uniform, Paid::Later)?);
    Ok(())
}

fn section(rounds: &Rounds, half: f64, body: usize, before: (f64, f64), after: (f64, f64)) -> Section {
    let mut section = Section::new(format!(
        "checkout: POST /v1/orders, captured at once, over HTTP/1.1, {CONNECTIONS} connections, every answer durable"
    ));
    let Rounds { uniform, echo, hot, instalments, half: at_half, echo_half, .. } = rounds;
    let beside = |what: &str, unit, ours: &Series, name: &str, theirs: &Series, claim| {
        Line::told(what, unit, ours.clone()).beside(name, theirs.clone()).claimed(claim)
    };
    let told = |what: &str, unit, ours: &Series| Line::told(what, unit, ours.clone());
    let ratio = Claim::Ratio;
    let (full, echoed) = (&uniform.per_second, &echo.per_second);
    section.add(beside("uniform merchants", "req/s", full, "echo", echoed, ratio(Bound::AtLeast(0.6))));
    let hot = &hot.per_second;
    section.add(beside("one hot merchant", "req/s", hot, "uniform", full, ratio(Bound::AtLeast(0.95))));
    let plans = &instalments.per_second;
    section.add(beside("one in ten in 3 instalments", "req/s", plans, "uniform", full, Claim::Told));
    section.add(beside("p50 at full load", "ms", &uniform.p50, "echo", &echo.p50, Claim::Told));
    section.add(beside("p99 at full load", "ms", &uniform.p99, "echo", &echo.p99, ratio(Bound::AtMost(4.0))));
    section.add(beside("p50 at half load, paced", "ms", &at_half.p50, "echo", &echo_half.p50, Claim::Told));
    let claim = Claim::Figure(Bound::AtMost(15.0));
    section.add(beside("p99 at half load, paced", "ms", &at_half.p99, "echo", &echo_half.p99, claim));
    section.add(told("tables behind at the end of a burst", "s", &rounds.burst_lag));
    section.add(told("tables drained then, when asked for a list, in", "s", &rounds.drained));
    section.add(beside("the server's CPU a request", "µs", &rounds.busy, "echo", &rounds.echo_busy, Claim::Told));
    let (own, at_echo) = (&rounds.generator, &rounds.echo_generator);
    section.add(beside("the load generator's CPU a request", "µs", own, "at the echo", at_echo, Claim::Told));
    let a_checkout = |bytes: f64| Series::once(bytes / rounds.sent as f64);
    section.add(told("journal a checkout, in batches as they came", "bytes", &a_checkout(after.0 - before.0)));
    let both = after.0 + after.1 - before.0 - before.1;
    let both = told("journal and tables a checkout", "bytes", &a_checkout(both));
    section.add(both.claimed(Claim::Figure(Bound::AtMost(600.0))));
    section.note(format!("half load is {half:.0} req/s; an answer has {body} bytes of body, the echo's too"));
    section.note(format!("CPU a request by thread, last round: {}", rounds.shares));
    section
}

/// The bytes of the journal and of the tables, each with its write-ahead log.
pub fn sizes(data: &Path) -> Result<(f64, f64), Failure> {
    let of = |name: &str| {
        let sizes = [name.to_string(), format!("{name}-wal")].map(|file| fs::metadata(data.join(file)));
        sizes.into_iter().flatten().map(|found| found.len() as f64).sum()
    };
    Ok((of("journal.sqlite"), of("tables.sqlite")))
}
