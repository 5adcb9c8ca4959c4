//! `yuefu clock`: what the clock of a data directory says, and moving that of a sandbox.

use std::path::{Path, PathBuf};

use calendar::{Instant, Stamp};
use sequencer::{Mode, Options, Refusal, Sequencer, World, clock};
use store::{Directory, Journal, SqliteJournal};
use tokio::runtime::Runtime;

use crate::failure::Failure;
use crate::{say, words};

/// Say what the clock says, or move that of a sandbox
#[derive(clap::Args)]
pub struct Clock {
    /// The directory
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where to move the clock of a sandbox that is not being served; a server moves it by `POST /v1/clock`
    #[arg(long, value_name = "TIME", value_parser = words::instant)]
    to: Option<Instant>,
}

impl Clock {
    /// Moves the clock if asked to, and says what it says then.
    ///
    /// # Errors
    /// When a server has the directory, or the clock cannot be moved to there.
    pub fn run(&self) -> Result<(), Failure> {
        let world = World::parse(Directory::view(&self.data)?.description())?;
        let stamp = match self.to {
            Some(to) => moved(&self.data, to)?,
            None => now(&self.data, &world)?,
        };
        say::line(&format!("{} (business date {}, {})", clock::write(stamp.at), stamp.date, world.zone))
    }
}

/// The time of the machine in a live directory, and the last one that the journal knows in a sandbox.
fn now(data: &Path, world: &World) -> Result<Stamp, Failure> {
    let zone = world.check()?;
    let at = match world.mode {
        Mode::Live => clock::now(),
        Mode::Sandbox => last_time(data, world)?,
    };
    Ok(zone.stamp(at))
}

fn last_time(data: &Path, world: &World) -> Result<Instant, Failure> {
    let mut journal = SqliteJournal::open_read_only(&Directory::view(data)?.journal())?;
    let mut last = Instant::default();
    for shard in world.shards() {
        let time = journal.tip(shard.0)?.map(|tip| Instant::from_micros(tip.time));
        last = last.max(time.unwrap_or_default());
    }
    Ok(last)
}

fn moved(data: &Path, to: Instant) -> Result<Stamp, Failure> {
    let sequencer = match Sequencer::open(data, Options::default()) {
        Err(sequencer::open::OpenError::Store(store::Error::InUse { path })) => return Err(Failure::ClockInUse(path)),
        opened => opened?,
    };
    let moved = Runtime::new().map_err(Failure::Runtime)?.block_on(sequencer.handle().move_clock(to));
    sequencer.close().map_err(Failure::Stopped)?;
    moved.map_err(|refusal| match refusal {
        Refusal::Time(why) => Failure::Clock { data: data.to_path_buf(), why },
        other => Failure::Refused(other),
    })
}
