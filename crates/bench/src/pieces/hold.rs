//! A load held for minutes: whether throughput, the tables' lag and the bytes of an order stay what they are.

use std::time::Duration;

use super::Bench;
use super::checkout::{Shop, sizes};
use crate::failure::Failure;
use crate::load::{Load, Merchants, Pace, Paid};
use crate::report::{Bound, Claim, Line, Section, Series};
use crate::seed::{Seed, Stock};
use crate::server::Server;

/// The length of one window of a hold.
const WINDOW: Duration = Duration::from_secs(10);

/// What was seen at the end of each window.
#[derive(Default)]
struct Windows {
    per_second: Series,
    lag: Series,
    journal: Series,
    tables: Series,
    memory: Series,
}

/// Holds a full load for `length`, window after window without a rest.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench, length: Duration) -> Result<Section, Failure> {
    let seed = Seed::make(&bench.work, Stock::Bare, bench.scale.accounts, bench.scale.merchants)?;
    let mut shop = Shop::open(bench, seed, "hold")?;
    let window = WINDOW.min(length / 4);
    let load = shop.at(Pace::Closed, window);
    let probe = Load { connections: 1, length: window / 100, ..load };
    let body = shop.load(&probe, Merchants::Uniform, Paid::Later)?.body;
    let echo = Server::echo(body)?;
    let mut echoed = Series::default();
    let mut yardstick = |shop: &mut Shop| {
        let load = Load { address: echo.address, length: bench.scale.yardstick, ..load };
        echoed.add(shop.load(&load, Merchants::Uniform, Paid::Later)?.per_second());
        Ok::<(), Failure>(())
    };
    for _ in 0..3 {
        yardstick(&mut shop)?;
    }
    let mut windows = Windows::default();
    let mut before = (sizes(&shop.data)?, shop.server.memory()?);
    for _ in 0..length.div_duration_f64(window).round() as u32 {
        let outcome = shop.load(&load, Merchants::Uniform, Paid::Later)?;
        let after = (sizes(&shop.data)?, shop.server.memory()?);
        let each = |bytes: f64| bytes / outcome.sent as f64;
        windows.per_second.add(outcome.per_second());
        windows.lag.add(shop.lag.seconds()?);
        windows.journal.add(each(after.0.0 - before.0.0));
        windows.tables.add(each(after.0.1 - before.0.1));
        windows.memory.add(each(after.1 - before.1));
        before = after;
    }
    let drained = shop.drain()?;
    for _ in 0..3 {
        yardstick(&mut shop)?;
    }
    Ok(section(windows, echoed, drained, length))
}

fn section(windows: Windows, echoed: Series, drained: f64, length: Duration) -> Section {
    let mut section =
        Section::new(format!("hold: full load for {} s, seen at the end of each window", length.as_secs()));
    let Windows { per_second, lag, journal, tables, memory } = windows;
    let told = per_second.clone();
    let claim = Claim::Ratio(Bound::AtLeast(0.25));
    section.add(Line::told("throughput", "req/s", per_second.clone()).beside("echo", echoed).claimed(claim));
    let (first, last) = per_second.halves();
    let halves = Line::told("throughput, second half", "req/s", last).beside("first half", first);
    section.add(halves);
    let (first, last) = lag.halves();
    let halves = Line::told("tables behind, second half", "s", last).beside("first half", first);
    section.add(halves);
    section.add(Line::told("tables drained at the end in", "s", Series::once(drained)));
    section.add(Line::told("journal file grew an order", "bytes", journal));
    section.add(Line::told("tables file grew an order", "bytes", tables));
    section.add(Line::told("memory grew an order", "bytes", memory));
    section.note(format!("throughput by window: {}", told.listed()));
    section.note(format!("tables behind by window, s: {}", lag.listed()));
    section.note("files with their write-ahead logs, which grow in steps; an open order and its key stay in memory");
    section
}
