//! Growth: what a checkout, a start and an account cost from ten thousand accounts to five million.

use super::Bench;
use super::engine::{Core, Rounds};
use super::start::{memory, starts, with_tail};
use crate::failure::Failure;
use crate::report::{Line, Panel, Section, Series};
use crate::scale::Scale;
use crate::seed::{Seed, Stock};

/// Measures it; the panels are the picture.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench) -> Result<(Section, Vec<Panel>), Failure> {
    let mut section = Section::new("growth: the same figures by how many accounts there are");
    let titles = ["µs a checkout", "µs of a core a turn", "start, µs an account", "bytes an account"];
    let mut panels = titles.map(|title| Panel { title: title.into(), points: Vec::new() });
    for accounts in bench.scale.sizes {
        let figures = at(bench, *accounts)?;
        for ((panel, unit), figure) in panels.iter_mut().zip(["µs", "µs", "µs", "bytes"]).zip(figures) {
            panel.points.push((*accounts as f64, figure.median()));
            section.add(Line::told(format!("{}, {accounts} accounts", panel.title), unit, figure));
        }
    }
    section.note("a checkout counts from the first command to the last durable answer; a turn is the turning thread's CPU for one");
    section.note(
        "an account has a customer and two open purchases; a start replays a tail of one checkout for each account, 500,000 at most",
    );
    Ok((section, panels.into()))
}

/// The four figures with so many accounts.
fn at(bench: &Bench, accounts: u64) -> Result<[Series; 4], Failure> {
    let scale = bench.scale;
    let (checkouts, tail) = (scale.checkouts / scale.rounds as u64, accounts.min(scale.tail));
    let bench = Bench { scale: Scale { accounts, checkouts, tail, ..scale }, ..bench.clone() };
    let seed = Seed::make(&bench.work, Stock::Bare, accounts, scale.merchants)?;
    let mut core = Core::open(&bench, seed, "growth")?;
    let mut rounds = Rounds::default();
    for _ in 0..scale.rounds {
        core.round(&bench, &mut rounds)?;
    }
    core.close()?;
    let starts = starts(&bench, &with_tail(&bench, accounts)?, scale.rounds)?;
    let memory = memory(&bench, accounts)?;
    Ok([
        rounds.per_second.map(|per_second| 1e6 / per_second),
        rounds.turn,
        starts.ready.map(|seconds| seconds * 1e6 / accounts as f64),
        Series::once(memory.account),
    ])
}
