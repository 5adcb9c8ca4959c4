//! The start: how long until a directory is served again, and what its objects take of memory.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::Bench;
use super::checkout::sizes;
use super::engine::Core;
use crate::failure::{Failure, doing};
use crate::report::{Bound, Claim, Line, Section, Series};
use crate::seed::{Seed, Stock, copy};
use crate::server::Server;

/// Purchases on each account in the smaller of two directories; the larger has one more.
const PURCHASES: u64 = 2;
/// Bytes read at a time by the yardstick.
const READ_AT_A_TIME: usize = 1 << 20;
/// Where Linux takes the order to forget what it has read.
const DROP_CACHES: &str = "/proc/sys/vm/drop_caches";

/// What starting a directory with a tail came to.
#[derive(Debug, Default)]
pub struct Starts {
    /// Seconds until it was ready.
    pub ready: Series,
    /// Seconds to read the same files from the same disk.
    pub read: Series,
    /// The bytes of those files.
    pub bytes: f64,
}

/// What the memory of a server holds, by how many purchases each account has.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// Bytes an account with its customer and two open purchases.
    pub account: f64,
    /// Bytes one more open purchase.
    pub purchase: f64,
}

/// Measures it.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench) -> Result<Section, Failure> {
    let (accounts, tail) = (bench.scale.accounts, bench.scale.tail);
    let mut section = Section::new(format!(
        "start: `yuefu serve` until /ready, {accounts} accounts with {PURCHASES} open purchases each, tables {} events behind",
        tail * 2
    ));
    let template = with_tail(bench, accounts)?;
    let starts = starts(bench, &template, bench.scale.rounds)?;
    let ready = Line::told("ready after", "s", starts.ready).beside("reading the same bytes", starts.read);
    section.add(ready.claimed(Claim::Figure(Bound::AtMost(5.0))));
    section.add(Line::told("files", "MB", Series::once(starts.bytes / 1e6)));
    let memory = memory(bench, accounts)?;
    let account = Line::told("memory an account with two open purchases", "bytes", Series::once(memory.account));
    section.add(account.claimed(Claim::Figure(Bound::AtMost(450.0))));
    let purchase = Line::told("memory one more open purchase", "bytes", Series::once(memory.purchase));
    section.add(purchase.claimed(Claim::Figure(Bound::AtMost(150.0))));
    section.note(match can_forget() {
        true => "the disk's cache is dropped before every start and every reading",
        false => "warm: the disk's cache cannot be dropped here (only root may)",
    });
    section.note(
        "memory is resident memory once it grows no more, less that of an empty directory, by accounts; keys of the last \
         48 hours come on top",
    );
    Ok(section)
}

/// A directory whose tables stand where they were before the last commands: what a crash in a long burst leaves.
///
/// # Errors
/// [`Failure`].
pub fn with_tail(bench: &Bench, accounts: u64) -> Result<PathBuf, Failure> {
    let merchants = bench.scale.merchants;
    let seed = Seed::make(&bench.work, Stock::Purchases(PURCHASES), accounts, merchants)?;
    let before = seed.data.clone();
    let mut core = Core::open(bench, seed, "start-tail")?;
    core.checkouts(bench.scale.tail)?;
    let data = core.close()?;
    for file in ["tables.sqlite", "tables.sqlite-wal", "tables.sqlite-shm"] {
        let (older, newer) = (before.join(file), data.join(file));
        let put = match older.exists() {
            true => fs::copy(older, newer).map(drop),
            false if newer.exists() => fs::remove_file(newer),
            false => Ok(()),
        };
        put.map_err(doing("put the older tables back"))?;
    }
    Ok(data)
}

/// Starts copies of a directory, and reads the same files, in turn.
///
/// # Errors
/// [`Failure`].
pub fn starts(bench: &Bench, template: &Path, rounds: usize) -> Result<Starts, Failure> {
    let data = bench.place("start");
    let mut starts = Starts::default();
    for _ in 0..rounds {
        copy(template, &data)?;
        forget();
        starts.read.add(read_all(&data)?);
        let (journal, tables) = sizes(&data)?;
        starts.bytes = journal + tables;
        forget();
        let began = Instant::now();
        let server = Server::yuefu(&bench.yuefu, &data)?;
        starts.ready.add(began.elapsed().as_secs_f64());
        drop(server);
    }
    Ok(starts)
}

/// What an account and a purchase take of a server's memory.
///
/// # Errors
/// [`Failure`].
pub fn memory(bench: &Bench, accounts: u64) -> Result<Memory, Failure> {
    let merchants = bench.scale.merchants;
    let of = |purchases: u64, accounts: u64| {
        let seed = Seed::make(&bench.work, Stock::Purchases(purchases), accounts, merchants)?;
        let data = bench.place("memory");
        seed.copy(&data)?;
        let server = Server::yuefu(&bench.yuefu, &data)?;
        let memory = server.settled_memory()?;
        server.stop()?;
        Ok::<f64, Failure>(memory)
    };
    let (less, more, empty) = (of(PURCHASES, accounts)?, of(PURCHASES + 1, accounts)?, of(0, 1)?);
    Ok(Memory { account: (less - empty) / accounts as f64, purchase: (more - less) / accounts as f64 })
}

/// The seconds it takes to read a directory's journal and tables.
fn read_all(data: &Path) -> Result<f64, Failure> {
    let began = Instant::now();
    let mut buffer = vec![0; READ_AT_A_TIME];
    for name in ["journal.sqlite", "tables.sqlite"] {
        let mut file = File::open(data.join(name)).map_err(doing("read the same files"))?;
        while file.read(&mut buffer).map_err(doing("read the same files"))? > 0 {}
    }
    Ok(began.elapsed().as_secs_f64())
}

/// Makes the system forget what it has read from the disk, where it may be told to.
fn forget() {
    // Where it may not, both are measured warm, and the page says so.
    let _ = fs::write(DROP_CACHES, "3");
}

fn can_forget() -> bool {
    fs::OpenOptions::new().write(true).open(DROP_CACHES).is_ok()
}
