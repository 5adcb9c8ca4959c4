//! The engine without HTTP: checkouts from one thread, durable in batches, against a raw append of the same bytes.

use std::path::{Path, PathBuf};
use std::time::Instant;

use engine::id::Shard;
use engine::order::Method;
use sequencer::{Options, Refusal, Sequencer};
use store::{Hash, Journal, Row, SqliteJournal, Tip};
use tokio::runtime::{Builder, Runtime};

use super::Bench;
use super::checkout::sizes;
use crate::busy::{Busy, busy_of};
use crate::dice::Dice;
use crate::driver::{Driver, Keyed};
use crate::failure::{Failure, doing};
use crate::report::{Bound, Claim, Line, Section, Series};
use crate::scale::SHARDS;
use crate::seed::{Seed, Stock, checkout, remove};

/// Rows read from a journal at a time.
const ROWS_AT_A_TIME: usize = 1_024;

/// A sequencer in this process, on a copy of a seed.
pub struct Core {
    sequencer: Sequencer,
    driver: Driver,
    dice: Dice,
    seed: Seed,
    data: PathBuf,
    /// For what only waits: a list's answer.
    runtime: Runtime,
}

/// What some rounds of checkouts came to.
#[derive(Default)]
pub struct Rounds {
    /// Checkouts a second, until the last one was durable.
    pub per_second: Series,
    /// The same bytes appended to a journal and nothing else, as checkouts a second.
    pub raw: Series,
    /// Seconds until the tables held everything, counted from the last answer.
    drained: Series,
    /// Checkouts in a commit.
    commit: Series,
    /// What the turning thread took of a processor for a checkout, in microseconds.
    pub turn: Series,
    busy: Busy,
}

impl Core {
    /// Opens a sequencer on a copy of `seed`.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(bench: &Bench, seed: Seed, name: &str) -> Result<Core, Failure> {
        let data = bench.place(name);
        seed.copy(&data)?;
        let sequencer = Sequencer::open(&data, Options::default())?;
        let driver = Driver::new(sequencer.handle(), 2);
        let runtime = Builder::new_current_thread().enable_time().build().map_err(doing("start a runtime"))?;
        Ok(Core { sequencer, driver, dice: Dice::new(4), seed, data, runtime })
    }

    /// Takes `count` single purchases at merchants drawn evenly, and waits for the last answer.
    ///
    /// # Errors
    /// When one is refused.
    pub fn checkouts(&mut self, count: u64) -> Result<(), Failure> {
        let Core { driver, dice, seed, .. } = self;
        let mut draw = |ids: &[u64]| ids[dice.below(ids.len() as u64) as usize];
        for _ in 0..count {
            let (account, merchant) = (draw(&seed.accounts), draw(&seed.merchants));
            let command = checkout(account, merchant, 1_000 + (account ^ merchant) % 9_000, Method::PayLater);
            driver.send(command, Shard(0), Keyed::Yes, &mut |_| ())?;
        }
        driver.finish(&mut |_| ())
    }

    /// One round of ours, and of the yardstick.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn round(&mut self, bench: &Bench, rounds: &mut Rounds) -> Result<(), Failure> {
        let count = bench.scale.checkouts;
        let tips = tips(&self.data)?;
        let before = busy_of("self")?;
        let began = Instant::now();
        self.checkouts(count)?;
        rounds.per_second.add(count as f64 / began.elapsed().as_secs_f64());
        rounds.busy = busy_of("self")?.since(&before).each(count as f64);
        rounds.turn.add(rounds.busy.of("turns"));
        let ended = Instant::now();
        self.catch_up()?;
        rounds.drained.add(ended.elapsed().as_secs_f64());
        let batches = rechained(written(&self.data, &tips)?);
        rounds.commit.add(count as f64 / batches.len() as f64);
        rounds.raw.add(count as f64 / append(&bench.place("raw"), &batches)?);
        Ok(())
    }

    /// Waits until the tables hold everything; who waits too long is told so, and waits on.
    fn catch_up(&self) -> Result<(), Failure> {
        loop {
            match self.runtime.block_on(self.sequencer.handle().catch_up()) {
                Err(Refusal::Behind) => {}
                other => return Ok(other?),
            }
        }
    }

    /// Closes it: everything is in the files then.
    ///
    /// # Errors
    /// When it had stopped.
    pub fn close(self) -> Result<PathBuf, Failure> {
        self.sequencer.close().map_err(Failure::Server)?;
        Ok(self.data)
    }
}

/// The last row of each shard.
///
/// # Errors
/// When the journal cannot be read.
pub fn tips(data: &Path) -> Result<Vec<Tip>, Failure> {
    let mut journal = journal(data)?;
    (0..SHARDS).map(|shard| Ok(journal.tip(shard)?.expect("every shard has a first row"))).collect()
}

/// The rows that were written after `tips`, by shard.
///
/// # Errors
/// When the journal cannot be read.
pub fn written(data: &Path, tips: &[Tip]) -> Result<Vec<Vec<Row>>, Failure> {
    let mut journal = journal(data)?;
    let mut all = Vec::new();
    for (shard, tip) in (0..).zip(tips) {
        let mut rows: Vec<Row> = Vec::new();
        loop {
            let from = rows.last().map_or(tip.seq, |row| row.seq) + 1;
            let more = journal.read(shard, from, ROWS_AT_A_TIME)?;
            if more.is_empty() {
                break;
            }
            rows.extend(more);
        }
        all.push(rows);
    }
    Ok(all)
}

fn journal(data: &Path) -> Result<SqliteJournal, Failure> {
    Ok(SqliteJournal::open_read_only(&store::Directory::view(data)?.journal())?)
}

/// The same payloads as the first rows of a journal of their own: a row of each shard in a batch, as the sequencer commits.
pub fn rechained(shards: Vec<Vec<Row>>) -> Vec<Vec<Row>> {
    let batches = shards.iter().map(Vec::len).max().unwrap_or(0);
    let mut chained: Vec<Vec<Row>> = vec![Vec::new(); batches];
    for rows in shards {
        let mut previous = Hash::NONE;
        for (seq, row) in (0..).zip(rows) {
            let row = Row::sealed(row.shard, seq, 1, row.time, row.count, previous, row.payload);
            previous = row.hash;
            chained[seq as usize].push(row);
        }
    }
    chained
}

/// The seconds it takes to append batches to a fresh journal, each in one durable transaction.
///
/// # Errors
/// When the disk refuses.
pub fn append(place: &Path, batches: &[Vec<Row>]) -> Result<f64, Failure> {
    remove(place)?;
    std::fs::create_dir_all(place).map_err(doing(format!("make {}", place.display())))?;
    let mut journal = SqliteJournal::open(&place.join("journal.sqlite"))?;
    let began = Instant::now();
    for batch in batches {
        journal.append(batch)?;
    }
    let took = began.elapsed().as_secs_f64();
    drop(journal);
    remove(place)?;
    Ok(took)
}

/// Measures it.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench) -> Result<Section, Failure> {
    let seed = Seed::make(&bench.work, Stock::Bare, bench.scale.accounts, bench.scale.merchants)?;
    let mut core = Core::open(bench, seed, "engine")?;
    let before = sizes(&core.data)?;
    let mut rounds = Rounds::default();
    for _ in 0..bench.scale.rounds {
        core.round(bench, &mut rounds)?;
    }
    let after = sizes(&core.close()?)?;
    let each = |bytes: f64| Series::once(bytes / (bench.scale.checkouts * bench.scale.rounds as u64) as f64);
    let mut section = Section::new(
        "engine: checkouts without HTTP, from one thread, durable in batches, flushed to the tables meanwhile",
    );
    let ours = Line::told("checkouts", "1/s", rounds.per_second.clone());
    section.add(ours.clone().claimed(Claim::Figure(Bound::AtLeast(300_000.0))));
    section.add(ours.beside("raw append", rounds.raw.clone()).claimed(Claim::Ratio(Bound::AtLeast(0.5))));
    section.add(Line::told("checkouts in a commit", "", rounds.commit.clone()));
    section.add(Line::told("CPU of the turning thread a checkout", "µs", rounds.turn.clone()));
    section.add(Line::told("tables drained after a round, when asked, in", "s", rounds.drained.clone()));
    let journal = Line::told("journal a checkout", "bytes", each(after.0 - before.0));
    section.add(journal.claimed(Claim::Figure(Bound::AtMost(120.0))));
    let both = Line::told("journal and tables a checkout", "bytes", each(after.0 + after.1 - before.0 - before.1));
    section.add(both.claimed(Claim::Figure(Bound::AtMost(600.0))));
    section.note("one claim of the first two is enough; the raw append writes the same payloads, sealed beforehand");
    section.note(format!("CPU a checkout by thread, last round: {}", rounds.busy));
    Ok(section)
}
