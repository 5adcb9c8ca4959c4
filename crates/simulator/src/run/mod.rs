//! A world and the steps it takes.

mod answer;
mod check;
mod crash;
mod process;
pub mod step;
mod turn;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendar::Stamp;
use engine::Event;
use sequencer::{Mode, Zone, stages};
use store::Hash;

use crate::ask::{Sent, Serial};
use crate::auditor::{Auditor, Handed};
use crate::coverage::Coverage;
use crate::disk::{MemoryJournal, MemoryMark, Platter};
use crate::setting::Setting;
use process::Process;

pub use step::{Crash, Said, Step};

/// Why a run fails.
pub type Failure = String;

/// A world, at some step.
pub struct Run {
    /// What it is made of.
    pub setting: Setting,
    /// What lies on its disk.
    pub platter: Platter,
    /// The watch that the sequencer reads.
    watch: Arc<AtomicI64>,
    zone: Zone,
    process: Process,
    /// The process that was stopped while another took over, if there is one.
    zombie: Option<Process>,
    /// Follows the journal.
    pub auditor: Auditor,
    /// What the sequencer's clock says, in microseconds.
    pub clock: i64,
    /// The rows handed on, in the order in which they were decided.
    handed: Vec<Handed>,
    /// What was acknowledged as having happened: the key, when, and what.
    acknowledged: Vec<(Serial, Stamp, Vec<Event>)>,
    /// Requests whose outcome their client does not know.
    pub unknown: Vec<Sent>,
    /// Requests that were answered, to be sent again.
    pub answered: Vec<Sent>,
    /// What was met.
    pub coverage: Coverage,
    /// What happened, counted.
    pub counts: Counts,
    hash: blake3::Hasher,
}

/// What happened in a run, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Requests sent.
    pub commands: u64,
    /// Turns taken.
    pub turns: u64,
    /// Events read by the auditor.
    pub events: u64,
    /// Crashes.
    pub crashes: u64,
    /// Writes that failed or whose outcome was lost.
    pub failures: u64,
    /// Old owners that came back.
    pub zombies: u64,
    /// Ends of journals that were lost and found out.
    pub losses: u64,
    /// Checks of everything.
    pub checks: u64,
}

impl Counts {
    /// Adds those of another world.
    pub fn add(&mut self, other: &Counts) {
        self.commands += other.commands;
        self.turns += other.turns;
        self.events += other.events;
        self.crashes += other.crashes;
        self.failures += other.failures;
        self.zombies += other.zombies;
        self.losses += other.losses;
        self.checks += other.checks;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Counts { commands, turns, events, crashes, failures, zombies, losses, checks } = self;
        write!(
            f,
            "{commands} commands in {turns} turns made {events} events; {crashes} crashes, {failures} failing writes, \
             {zombies} old owners that came back, {losses} lost ends found out; {checks} checks of everything"
        )
    }
}

impl Run {
    /// A world at its beginning.
    ///
    /// # Errors
    /// When it cannot begin.
    pub fn begin(setting: &Setting) -> Result<Run, Failure> {
        let platter = Platter::default();
        let (mut journal, mark) = (MemoryJournal(platter.clone()), MemoryMark(platter.clone()));
        stages::init(&setting.world, setting.start, &setting.terms, &mut journal, &mark)
            .map_err(|error| error.to_string())?;
        let clock = setting.start.micros();
        let watch = Arc::new(AtomicI64::new(clock));
        let zone = setting.world.check().map_err(|error| error.to_string())?;
        let mut auditor = Auditor::new(setting.world.shards, zone.clone());
        let mut handed = Vec::new();
        let first: BTreeMap<u16, Vec<store::Row>> = platter.disk().rows.clone();
        for row in first.values().flatten() {
            let row = Handed::of(row)?;
            auditor.read(&row)?;
            handed.push(row);
        }
        let process = Process::open(setting, &platter, &watch)?;
        Ok(Run {
            setting: setting.clone(),
            platter,
            watch,
            zone,
            process,
            zombie: None,
            auditor,
            clock,
            handed,
            acknowledged: Vec::new(),
            unknown: Vec::new(),
            answered: Vec::new(),
            coverage: Coverage::default(),
            counts: Counts::default(),
            hash: blake3::Hasher::new(),
        })
    }

    /// Takes a step.
    ///
    /// # Errors
    /// What is wrong with the world after it.
    pub fn take(&mut self, step: &Step) -> Result<(), Failure> {
        match step {
            Step::Turn { said, watch } => self.turn(said, *watch)?,
            Step::Move { to, turns } => self.move_clock(*to, *turns)?,
            Step::Commit(fate) => self.commit(*fate)?,
            Step::Flush(fate) => self.flush(*fate)?,
            Step::FlushAgain => self.flush_again()?,
            Step::SyncMark => self.process.stages.commits.sync_mark(),
            Step::Crash(crash) => self.crash(*crash)?,
            Step::Zombie(said) => self.wake(said)?,
            Step::Check => self.check_again()?,
        }
        self.notice()
    }

    /// Notices what a step brought to light outside of its own checks.
    fn notice(&mut self) -> Result<(), Failure> {
        let mut disk = self.platter.disk();
        if let Some(wrong) = disk.wrong.take() {
            return Err(wrong);
        }
        if disk.waited > store::limits::SETTLE_TIME_MAX.as_micros() as u64 {
            return Err("N10: an unknown outcome was not settled within 30 s".into());
        }
        drop(disk);
        match self.process.stages.status.reason() {
            Some(reason) if !self.process.may_stop => Err(format!("the sequencer stopped: {reason}")),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether the process has to be started again before anything else.
    pub fn has_stopped(&self) -> bool {
        self.process.stages.status.reason().is_some()
    }

    /// How many batches and flushes wait for the journal.
    pub fn waiting(&self) -> usize {
        self.process.belt.waiting()
    }

    /// Whether a flush waits for the tables.
    pub fn is_flush_waiting(&self) -> bool {
        !self.process.jobs.is_empty()
    }

    /// Whether an old owner can come back.
    pub fn has_zombie(&self) -> bool {
        self.zombie.is_some()
    }

    /// The hash of everything so far: the journal's rows and every answer.
    pub fn hash(&self) -> Hash {
        let mut hash = self.hash.clone();
        for row in self.platter.disk().rows.values().flatten() {
            hash.update(row.hash.as_bytes());
        }
        Hash::new(*hash.finalize().as_bytes())
    }

    /// The business date of the clock.
    pub fn today(&self) -> calendar::Date {
        self.zone.stamp(calendar::Instant::from_micros(self.clock)).date
    }

    /// The stamp of a request: at its own time in a sandbox, else at what the clock says.
    fn stamp(&mut self, at: Option<i64>) -> Stamp {
        if let Some(at) = at {
            self.clock = self.clock.max(at);
        }
        if self.setting.world.mode == Mode::Live {
            self.clock = self.clock.max(self.watch.load(Ordering::Acquire));
        }
        self.zone.stamp(calendar::Instant::from_micros(self.clock))
    }
}
