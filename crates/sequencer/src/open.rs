//! Making, opening and closing a data directory.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::Instant as Elapsed;

use calendar::Instant;
use engine::id::Shard as ShardId;
use engine::terms::Terms;
use engine::turn::{self, Answer, Intent, Request};
use engine::{Command, Rejection, State};
use store::{Directory, Journal, Mark, Row, SqliteJournal, SqliteTables, Tables, Verdict, append_settled, guard};

use crate::clock::{self, Clock};
use crate::commits::Commits;
use crate::flushes::Flushes;
use crate::fold::{FoldError, recover};
use crate::handle::{Handle, Shared};
use crate::limits::{AHEAD_MAX, QUEUE_MAX};
use crate::row::seal;
use crate::shapes::SHAPES;
use crate::shard::Shard;
use crate::turns::{Message, Sweep, Turns};
use crate::world::WorldError;
use crate::{Mode, World, Zone};

/// Why a data directory cannot be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its files.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Its description.
    #[error(transparent)]
    World(#[from] WorldError),
    /// Its journal or tables.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// The Terms it was to start with.
    #[error("the Terms cannot be activated: {0}")]
    Terms(Rejection),
    /// Another process took the shards between the lock and the first row.
    #[error("another process has taken over these shards; see which one serves this directory")]
    Fenced,
}

/// How a sequencer runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// When the equations of the books are checked.
    pub audit: Audit,
}

/// When the equations of the books are checked; `yuefu verify` checks them all at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audit {
    /// After every turn, for every account and merchant it touched.
    EveryTurn,
    /// Not while serving.
    Never,
}

impl Default for Options {
    fn default() -> Options {
        Options { audit: Audit::EveryTurn }
    }
}

/// Makes a data directory whose shards start at `start` with `terms`.
///
/// # Errors
/// [`OpenError`]; a directory that something is in already is left as it is.
pub fn init(path: &Path, world: &World, start: Instant, terms: &[Terms]) -> Result<(), OpenError> {
    let zone = world.check()?;
    let rows = world.shards().map(|shard| first_row(shard, &zone, start, terms)).collect::<Result<Vec<Row>, _>>()?;
    let directory = Directory::create(path, &world.to_text())?;
    let mark = Mark::create(&directory.mark(), world.shards)?;
    SqliteTables::open(&directory.tables(), &SHAPES)?;
    let mut journal = SqliteJournal::open(&directory.journal())?;
    append(&mut journal, &mark, &rows)?;
    mark.sync()?;
    Ok(())
}

/// The first row of a shard: the Terms it starts with.
fn first_row(shard: ShardId, zone: &Zone, start: Instant, terms: &[Terms]) -> Result<Row, OpenError> {
    let mut state = State::genesis(shard);
    let mut records = Vec::new();
    for terms in terms {
        let command = Command::ActivateTerms(terms.clone());
        let request = Request { key: None, command, intent: Intent::Do };
        if let Answer::Refused(rejection) = turn::take(&mut state, &request, zone.stamp(start), 0, &mut records) {
            return Err(OpenError::Terms(rejection));
        }
    }
    Ok(seal(shard.0, None, 1, start.micros(), &records))
}

/// Writes rows that open an epoch.
fn append(journal: &mut SqliteJournal, mark: &Mark, rows: &[Row]) -> Result<(), OpenError> {
    let verdicts = append_settled(journal, rows)?;
    if verdicts.iter().any(|verdict| *verdict != Verdict::Committed) {
        return Err(OpenError::Fenced);
    }
    rows.iter().try_for_each(|row| mark.set(row.shard, row.seq, row.hash))?;
    Ok(())
}

/// Where the journal and the tables are, to be read again.
pub(crate) struct Files {
    journal: PathBuf,
    tables: PathBuf,
}

impl Files {
    pub fn of(directory: &Directory) -> Files {
        Files { journal: directory.journal(), tables: directory.tables() }
    }

    pub fn readers(&self) -> Result<(SqliteJournal, SqliteTables), store::Error> {
        let journal = SqliteJournal::open_read_only(&self.journal)?;
        Ok((journal, SqliteTables::open_read_only(&self.tables, &SHAPES)?))
    }
}

/// A data directory being served by this process.
pub struct Sequencer {
    handle: Handle,
    threads: Vec<JoinHandle<()>>,
    _directory: Directory,
}

impl Sequencer {
    /// Opens a data directory: checks that nothing acknowledged is lost, recovers every shard from its tables and its
    /// journal, takes the next epoch, and starts.
    ///
    /// # Errors
    /// [`OpenError`]; each says what to do.
    pub fn open(path: &Path, options: Options) -> Result<Sequencer, OpenError> {
        let directory = Directory::open(path)?;
        let world = World::parse(directory.description())?;
        let mut journal = open_journal(&directory)?;
        let mark = Mark::open(&directory.mark(), world.shards)?;
        let mut tables = SqliteTables::open(&directory.tables(), &SHAPES)?;
        let shards = own(&world, &mut journal, &mark, &mut tables)?;
        let (handle, threads) = start(&directory, world, options, shards, (journal, mark, tables))?;
        Ok(Sequencer { handle, threads, _directory: directory })
    }

    /// How callers reach it.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Finishes what is waiting, writes the tables, and stops. Callers that come later are refused.
    ///
    /// # Errors
    /// Why it had stopped before, if it had.
    pub fn close(mut self) -> Result<(), String> {
        self.stop();
        self.handle.shared.reason().map_or(Ok(()), Err)
    }

    fn stop(&mut self) {
        let _ = self.handle.queue.send(Message::Close);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Sequencer {
    fn drop(&mut self) {
        if !self.threads.is_empty() {
            self.stop();
        }
    }
}

/// Opens the journal, which is there: a journal that is gone must not come back as an empty one.
fn open_journal(directory: &Directory) -> Result<SqliteJournal, store::Error> {
    let path = directory.journal();
    match std::fs::metadata(&path) {
        Ok(found) if found.len() > 0 => SqliteJournal::open(&path),
        Ok(_) | Err(_) => Err(store::Error::Missing { path }),
    }
}

/// Recovers every shard and takes it over in its next epoch.
fn own(
    world: &World,
    journal: &mut SqliteJournal,
    mark: &Mark,
    tables: &mut SqliteTables,
) -> Result<Vec<Shard>, OpenError> {
    let mut shards = Vec::new();
    for shard in world.shards() {
        guard(journal, shard.0, mark.get(shard.0), tables.at(shard.0)?)?;
        let folded = recover(shard, journal, tables)?;
        let epoch = folded.tip.epoch + 1;
        shards.push(Shard::owned(folded, epoch));
    }
    let known: BTreeSet<u16> = world.shards().map(|shard| shard.0).collect();
    if let Some(stray) = journal.shards()?.into_iter().find(|shard| !known.contains(shard)) {
        return Err(WorldError::Shards(stray).into());
    }
    let rows: Vec<Row> = shards.iter_mut().map(|shard| shard.seal_at(shard.tip().time)).collect();
    append(journal, mark, &rows)?;
    Ok(shards)
}

/// Starts the three threads.
fn start(
    directory: &Directory,
    world: World,
    options: Options,
    shards: Vec<Shard>,
    (journal, mark, tables): (SqliteJournal, Mark, SqliteTables),
) -> Result<(Handle, Vec<JoinHandle<()>>), OpenError> {
    let zone = world.check()?;
    let last = shards.iter().map(|shard| shard.tip().time).max().map_or(Instant::default(), Instant::from_micros);
    let at = match world.mode {
        Mode::Live => last.max(clock::now()),
        Mode::Sandbox => last,
    };
    let clock = Clock::at(zone.clone(), world.mode, at);
    // Whatever the days since the last event brought is still to be swept.
    let sweep = Sweep::after(zone.stamp(last).date.plus_days(-1));
    let reader = Mutex::new(SqliteTables::open_read_only(&directory.tables(), &SHAPES)?);
    let (stopped, _) = tokio::sync::watch::channel(None);
    let shared = Arc::new(Shared { world, zone, tables: reader, flushing: AtomicBool::new(false), stopped });
    let (queue, messages) = sync_channel(QUEUE_MAX);
    let (commits, work) = sync_channel(AHEAD_MAX);
    let (flushes, jobs) = mpsc::channel();
    let turns = Turns {
        queue: messages,
        commits,
        shards,
        clock,
        sweep,
        audit: options.audit,
        files: Files::of(directory),
        shared: shared.clone(),
        pending: Vec::new(),
        catching_up: Vec::new(),
        flushed: Elapsed::now(),
        quarantined: BTreeSet::new(),
        is_closing: false,
    };
    let commits = Commits { journal, mark, work, flushes, shared: shared.clone() };
    let flushes = Flushes { tables, jobs, queue: queue.clone(), shared: shared.clone() };
    let threads = vec![
        spawn("turns", &shared, move || turns.run()),
        spawn("commits", &shared, move || commits.run()),
        spawn("flushes", &shared, move || flushes.run()),
    ];
    Ok((Handle { queue, shared }, threads))
}

/// Starts a thread that stops the sequencer when it ends by a mistake.
fn spawn(name: &'static str, shared: &Arc<Shared>, run: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    let shared = shared.clone();
    let watched = move || {
        if catch_unwind(AssertUnwindSafe(run)).is_err() {
            shared.stop(format!("a mistake in the program ended its {name}; start it again, and please report it"));
        }
    };
    std::thread::Builder::new().name(name.into()).spawn(watched).expect("a process may have three threads")
}
