//! `yuefu tables rebuild`: makes the tables anew from the journal.

use std::path::{Path, PathBuf};

use sequencer::shapes::SHAPES;
use sequencer::{Options, Sequencer, World};
use store::{Directory, Mark, SqliteJournal, SqliteTables, guard};

use crate::failure::Failure;
use crate::say;

/// Look after the tables, which follow the journal
#[derive(clap::Args)]
pub struct Tables {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Rebuild(Rebuild),
}

/// Make the tables anew from the journal, when they are damaged or of another release
#[derive(clap::Args)]
struct Rebuild {
    /// The directory; no server may be running on it
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

impl Tables {
    /// Does what is asked.
    ///
    /// # Errors
    /// When a server runs, the journal has lost its end, or a file cannot be used.
    pub fn run(&self) -> Result<(), Failure> {
        let Command::Rebuild(Rebuild { data }) = &self.command;
        throw_away(data)?;
        let sequencer = Sequencer::open(data, Options::default())?;
        sequencer.close().map_err(Failure::Stopped)?;
        say::line(&format!("Made the tables of {} anew.\n\nCheck them:\n  yuefu verify --data {0}", data.display()))
    }
}

/// Makes the tables empty, unless they know of rows that the journal has lost: then they are the last to know of them.
fn throw_away(data: &Path) -> Result<(), Failure> {
    let directory = Directory::open(data)?;
    let world = World::parse(directory.description())?;
    let mark = Mark::open(&directory.mark(), world.shards)?;
    let mut journal = SqliteJournal::open_read_only(&directory.journal())?;
    for shard in world.shards() {
        guard(&mut journal, shard.0, mark.get(shard.0), stands_at(&directory.tables(), shard.0))?;
    }
    SqliteTables::rebuild(&directory.tables(), &SHAPES)?;
    Ok(())
}

/// The row the tables of a shard stand at; none when they cannot be read, which is why they are thrown away.
fn stands_at(tables: &Path, shard: u16) -> Option<store::At> {
    let mut tables = SqliteTables::open_read_only(tables, &SHAPES).ok()?;
    store::Tables::at(&mut tables, shard).ok().flatten()
}
