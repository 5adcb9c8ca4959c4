//! A process: the stages of a sequencer and the belt between them.

use std::collections::VecDeque;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use calendar::Stamp;
use sequencer::handle::Waiting;
use sequencer::stages::{Ground, Job, Onward, Stages, Watch, Work};
use sequencer::{Options, Reply};
use store::{Journal, Row, Tables};

use super::Failure;
use crate::ask::Sent;
use crate::auditor::Foreseen;
use crate::coverage::Cell;
use crate::disk::{MemoryJournal, MemoryMark, MemoryTables, Platter};
use crate::setting::Setting;

/// A process that serves.
pub struct Process {
    /// What it runs.
    pub stages: Stages,
    /// What waits for its journal.
    pub belt: Belt,
    /// What waits for its tables.
    pub jobs: VecDeque<Job>,
    /// Requests that wait for their answer.
    pub asked: Vec<Asked>,
    /// Looks that wait for their answer.
    pub looks: Vec<(Waiting<Seen>, Seen)>,
    /// Whether a failure it was given is reason enough for it to stop.
    pub may_stop: bool,
}

/// A request that waits for its answer.
pub struct Asked {
    /// What was sent.
    pub sent: Sent,
    /// When it had its turn.
    pub stamp: Stamp,
    /// What must come.
    pub foreseen: Foreseen,
    /// The code that must come, when its key was used elsewhere.
    pub code: &'static str,
    /// What must be told with a refusal, where that is known.
    pub refusal: Option<engine::Rejection>,
    /// The cell it counts for.
    pub cell: Cell,
    /// What comes.
    pub waiting: Waiting<Reply>,
}

/// What a look sees: available, exposure, due now, credit balance.
pub type Seen = Option<[u64; 4]>;

/// The way between turns and commits.
#[derive(Clone, Default)]
pub struct Belt(Arc<Mutex<OnBelt>>);

/// What lies on it.
#[derive(Default)]
pub struct OnBelt {
    /// Work in its order.
    pub work: VecDeque<Work>,
    /// The rows that were handed on since somebody looked.
    pub fresh: Vec<Row>,
    /// Whether the turns waited for everything to be done, which only a mistake makes them do.
    pub waited: bool,
}

impl Belt {
    /// What lies on it.
    pub fn on(&self) -> MutexGuard<'_, OnBelt> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How much work waits.
    pub fn waiting(&self) -> usize {
        self.on().work.len()
    }
}

impl Onward for Belt {
    fn hand(&mut self, work: Work) {
        let mut on = self.on();
        if let Work::Batch { rows, .. } = &work {
            on.fresh.extend(rows.iter().cloned());
        }
        on.work.push_back(work);
    }

    fn wait(&mut self) {
        self.on().waited = true;
    }
}

impl Process {
    /// Starts a process on a disk.
    ///
    /// # Errors
    /// Why it does not start.
    pub fn open(setting: &Setting, platter: &Platter, watch: &Arc<AtomicI64>) -> Result<Process, Failure> {
        let belt = Belt::default();
        let paused = platter.clone();
        let reread = platter.clone();
        let ground = Ground {
            journal: Box::new(MemoryJournal(platter.clone())),
            mark: Box::new(MemoryMark(platter.clone())),
            tables: Box::new(MemoryTables(platter.clone())),
            reread: Box::new(move || {
                let journal: Box<dyn Journal> = Box::new(MemoryJournal(reread.clone()));
                let tables: Box<dyn Tables> = Box::new(MemoryTables(reread.clone()));
                Ok((journal, tables))
            }),
            watch: Watch::Hand(watch.clone()),
            draw_max: setting.draw_max,
            pause: Box::new(move |pause| paused.disk().waited += pause.as_micros() as u64),
        };
        let stages = Stages::open(&setting.world, Options::default(), ground, Box::new(belt.clone()))
            .map_err(|error| error.to_string())?;
        let (jobs, asked, looks) = (VecDeque::new(), Vec::new(), Vec::new());
        Ok(Process { stages, belt, jobs, asked, looks, may_stop: false })
    }
}
