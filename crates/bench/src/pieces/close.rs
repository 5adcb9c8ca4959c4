//! The close of a day under Terms that differ: statements for some, penalties for others, nothing for the rest.

use std::time::Instant;

use sequencer::{Options, Sequencer, clock};

use super::Bench;
use super::engine::{append, rechained, tips, written};
use crate::failure::Failure;
use crate::report::{Line, Section, Series};
use crate::seed::{CYCLE_DAY_START, Seed, Stock};

/// How many accounts: what one processor closes in seconds.
const ACCOUNTS: u64 = 100_000;

/// Measures it.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench) -> Result<Section, Failure> {
    let accounts = bench.scale.accounts.min(ACCOUNTS);
    let seed = Seed::make(&bench.work, Stock::Mixed, accounts, bench.scale.merchants)?;
    let (mut ours, mut raw, mut each) = (Series::default(), Series::default(), Series::default());
    let mut records = 0;
    for _ in 0..bench.scale.rounds {
        let data = bench.place("close");
        seed.copy(&data)?;
        let sequencer = Sequencer::open(&data, Options::default())?;
        let before = tips(&data)?;
        let began = Instant::now();
        sequencer.handle().move_clock_blocking(clock::parse(CYCLE_DAY_START).expect("it is an instant"))?;
        let took = began.elapsed().as_secs_f64();
        sequencer.close().map_err(Failure::Server)?;
        let rows = written(&data, &before)?;
        records = rows.iter().flatten().map(|row| u64::from(row.count)).sum();
        ours.add(took);
        each.add(took * 1e6 / accounts as f64);
        raw.add(append(&bench.place("raw"), &rechained(rows))?);
    }
    let mut section = Section::new(format!(
        "close: the day close of {accounts} accounts under three versions of the Terms, on time and late"
    ));
    section.add(Line::told("in the journal and the tables", "s", ours).beside("raw append", raw));
    section.add(Line::told("an account", "µs", each));
    section.note(format!(
        "{records} of them had something happen to them; the raw append writes the same rows and no tables"
    ));
    Ok(section)
}
