//! The three stages of a sequencer, on whatever stores, clock and way between them they are given.
//!
//! [`crate::Sequencer`] puts them on the files of a data directory and gives each a thread. Who wants every step in hand, such
//! as a simulator, puts them on stores of its own and takes the steps one by one: [`Turns::turn`] hands [`Work`] to an
//! [`Onward`], [`Commits::work`] does it and gives back the [`Job`]s for [`Flushes::flush`].

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use calendar::Instant;
use engine::Command;
use engine::State;
use engine::id::Shard as ShardId;
use engine::terms::Terms;
use engine::turn::{self, Answer, Intent, Request};
use store::{Journal, Marks, Row, Tables, Verdict, append_settled_with, guard};

pub use crate::clock::Watch;
pub use crate::commits::{Commits, Pause, Pending, Work};
pub use crate::dirty::Changes;
pub use crate::flushes::{Flushes, Job};
pub use crate::status::Status;
pub use crate::turns::{About, Message, Onward, Reread, Turns};

use crate::clock::Clock;
use crate::fold::{Folded, recover};
use crate::limits::FLUSH_EVERY;
use crate::open::{OpenError, Options};
use crate::row::Packer;
use crate::shard::Shard;
use crate::turns::Sweep;
use crate::world::WorldError;
use crate::{Mode, World, Zone};

/// What the stages of a sequencer stand on.
pub struct Ground {
    /// The journal.
    pub journal: Box<dyn Journal>,
    /// The high-water mark.
    pub mark: Box<dyn Marks>,
    /// The tables.
    pub tables: Box<dyn Tables>,
    /// The journal and the tables once more, for a recovery after a mistake.
    pub reread: Reread,
    /// What the time is.
    pub watch: Watch,
    /// How it is waited for an unknown outcome.
    pub pause: Pause,
    /// How many changed objects a shard draws in a turn for the next flush: [`crate::limits::DRAW_MAX`] when it serves.
    pub draw_max: usize,
}

/// The three stages, in the order in which work goes through them.
pub struct Stages {
    /// Deciding.
    pub turns: Turns,
    /// Writing the journal, and answering.
    pub commits: Commits,
    /// Writing the tables.
    pub flushes: Flushes,
    /// Whether they run.
    pub status: Arc<Status>,
}

/// Writes the first row of every shard, which starts at `start` with `terms`, to an empty journal.
///
/// # Errors
/// [`OpenError`]; nothing is written when the Terms cannot be activated.
pub fn init(
    world: &World,
    start: Instant,
    terms: &[Terms],
    journal: &mut dyn Journal,
    mark: &dyn Marks,
) -> Result<(), OpenError> {
    let rows = first_rows(world, start, terms)?;
    append(journal, mark, &mut std::thread::sleep, &rows)?;
    mark.sync()?;
    Ok(())
}

/// The first row of every shard.
pub(crate) fn first_rows(world: &World, start: Instant, terms: &[Terms]) -> Result<Vec<Row>, OpenError> {
    let zone = world.check()?;
    world.shards().map(|shard| first_row(shard, &zone, start, terms)).collect()
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
    Ok(Packer::default().seal(shard.0, None, 1, start.micros(), &records))
}

/// Writes rows that open an epoch.
pub(crate) fn append(
    journal: &mut dyn Journal,
    mark: &dyn Marks,
    pause: &mut dyn FnMut(Duration),
    rows: &[Row],
) -> Result<(), OpenError> {
    let verdicts = append_settled_with(journal, rows, pause)?;
    if verdicts.iter().any(|verdict| *verdict != Verdict::Committed) {
        return Err(OpenError::Fenced);
    }
    rows.iter().try_for_each(|row| mark.set(row.shard, row.seq, row.hash))?;
    Ok(())
}

impl Stages {
    /// Checks that nothing acknowledged is lost, recovers every shard from its tables and its journal, takes the next epoch,
    /// and stands ready for the first turn.
    ///
    /// # Errors
    /// [`OpenError`]; each says what to do.
    pub fn open(
        world: &World,
        options: Options,
        mut ground: Ground,
        onward: Box<dyn Onward>,
    ) -> Result<Stages, OpenError> {
        let zone = world.check()?;
        let shards = own(world, &mut ground)?;
        let last = shards.iter().map(|shard| shard.tip().time).max().map_or(Instant::default(), Instant::from_micros);
        let Ground { journal, mark, tables, reread, watch, pause, draw_max } = ground;
        let at = match world.mode {
            Mode::Live => last.max(watch.now()),
            Mode::Sandbox => last,
        };
        // Whatever the days since the last event brought is still to be swept.
        let sweep = Sweep::after(zone.stamp(last).date.plus_days(-1));
        let clock = Clock::at(zone, world.mode, at, watch);
        let status = Arc::new(Status::default());
        let turns = Turns {
            onward,
            shards,
            flushed: clock.elapsed(),
            flushing: crate::turns::Flush::None,
            called: None,
            rest: Some(FLUSH_EVERY),
            draw_max,
            clock,
            sweep,
            audit: options.audit,
            reread,
            status: status.clone(),
            pending: Vec::new(),
            catching_up: Vec::new(),
            quarantined: BTreeSet::new(),
            is_closing: false,
        };
        let commits = Commits { journal, mark, pause, status: status.clone() };
        let flushes = Flushes { tables, status: status.clone() };
        Ok(Stages { turns, commits, flushes, status })
    }
}

/// Recovers every shard, all at the same time and each from files of its own.
fn recovered(world: &World, reread: &Reread) -> Result<Vec<Folded>, OpenError> {
    let files = world.shards().map(|shard| Ok((shard, reread()?))).collect::<Result<Vec<_>, store::Error>>()?;
    std::thread::scope(|scope| {
        let recovering = files
            .into_iter()
            .map(|(shard, (mut journal, mut tables))| scope.spawn(move || recover(shard, &mut *journal, &mut *tables)));
        // All are started before the first is waited for.
        let recovering: Vec<_> = recovering.collect();
        recovering.into_iter().map(|one| Ok(one.join().expect("a damaged file is an error, not a panic")?)).collect()
    })
}

/// Recovers every shard and takes it over in its next epoch.
fn own(world: &World, ground: &mut Ground) -> Result<Vec<Shard>, OpenError> {
    let Ground { journal, mark, tables, reread, pause, .. } = ground;
    for shard in world.shards() {
        guard(&mut **journal, shard.0, mark.get(shard.0), tables.at(shard.0)?)?;
    }
    let mut shards: Vec<Shard> = recovered(world, reread)?.into_iter().map(Shard::next_epoch).collect();
    let known: BTreeSet<u16> = world.shards().map(|shard| shard.0).collect();
    if let Some(stray) = journal.shards()?.into_iter().find(|shard| !known.contains(shard)) {
        return Err(WorldError::Shards(stray).into());
    }
    let rows: Vec<Row> = shards.iter_mut().map(|shard| shard.seal_at(shard.tip().time)).collect();
    append(&mut **journal, &**mark, pause, &rows)?;
    Ok(shards)
}
