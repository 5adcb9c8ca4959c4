//! Making, opening and closing a data directory.

use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use calendar::Instant;
use engine::Rejection;
use engine::terms::Terms;
use store::{Directory, Mark, SqliteJournal, SqliteTables, Texts};

use crate::World;
use crate::clock::Watch;
use crate::fold::FoldError;
use crate::handle::{Handle, Shared};
use crate::history::Histories;
use crate::limits::{DRAW_MAX, QUEUE_MAX};
use crate::shapes::SHAPES;
use crate::stages::{Ground, Stages, append, first_rows};
use crate::threads;
use crate::turns::{Message, Reread};
use crate::world::WorldError;

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
    let rows = first_rows(world, start, terms)?;
    let directory = Directory::create(path, &world.to_text())?;
    let mark = Mark::create(&directory.mark(), world.shards)?;
    SqliteTables::open(&directory.tables(), &SHAPES)?;
    let mut journal = SqliteJournal::open(&directory.journal())?;
    append(&mut journal, &mark, &mut std::thread::sleep, &rows)?;
    mark.sync()?;
    Ok(())
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
        let zone = world.check()?;
        let (ahead, work) = threads::ahead();
        let stages = Stages::open(&world, options, ground(&directory, &world)?, Box::new(ahead))?;
        let histories = Histories {
            journal: SqliteJournal::open_read_only(&directory.journal())?,
            tables: SqliteTables::open_read_only(&directory.tables(), &SHAPES)?,
        };
        let texts = Mutex::new(Texts::open(directory.path())?);
        let status = stages.status.clone();
        let shared = Shared { world, zone, histories: Mutex::new(Some(histories)), status, texts };
        let (queue, messages) = sync_channel(QUEUE_MAX);
        let threads = threads::start(stages, queue.clone(), messages, work);
        let handle = Handle { queue, shared: Arc::new(shared) };
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
        self.handle.shared.status.reason().map_or(Ok(()), Err)
    }

    fn stop(&mut self) {
        // The readers first: who closes a file last folds its log, and they may not.
        drop(self.handle.shared.histories.lock().map(|mut histories| histories.take()));
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

/// The files of a data directory, the machine's clock, and a thread that sleeps.
fn ground(directory: &Directory, world: &World) -> Result<Ground, OpenError> {
    let journal = open_journal(directory)?;
    let mark = Mark::open(&directory.mark(), world.shards)?;
    let tables = SqliteTables::open(&directory.tables(), &SHAPES)?;
    Ok(Ground {
        journal: Box::new(journal),
        mark: Box::new(mark),
        tables: Box::new(tables),
        reread: reread(directory.journal(), directory.tables()),
        watch: Watch::machine(),
        pause: Box::new(std::thread::sleep),
        draw_max: DRAW_MAX,
    })
}

fn reread(journal: PathBuf, tables: PathBuf) -> Reread {
    Box::new(move || {
        let journal = SqliteJournal::open_read_only(&journal)?;
        let tables = SqliteTables::open_read_only(&tables, &SHAPES)?;
        Ok((Box::new(journal), Box::new(tables)))
    })
}
