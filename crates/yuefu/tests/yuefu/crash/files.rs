//! The files of the data directory, looked at from outside between two processes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sequencer::World;
use sequencer::shapes::SHAPES;
use store::{Directory, Hash, Journal, Mark, SqliteJournal, SqliteTables, Tables, Tip};

/// How far each shard went at the last look.
pub struct Files {
    data: PathBuf,
    seen: BTreeMap<u16, Tip>,
}

impl Files {
    /// The files of a directory as they are now.
    pub fn of(data: &Path) -> Files {
        let mut files = Files { data: data.to_path_buf(), seen: BTreeMap::new() };
        files.check();
        files
    }

    /// Checks that each shard goes on where it was, that no epoch falls, and that its mark stands at its last row, or,
    /// when a process was killed between writing a row and marking it, at the row before.
    pub fn check(&mut self) {
        self.check_each(|tip, marked, _| {
            assert!(marked == tip || marked + 1 == tip, "the mark is at {marked} of {tip}")
        });
    }

    /// Checks that after an orderly stop mark and tables stand at the last row.
    pub fn check_stopped(&mut self) {
        self.check_each(|tip, marked, tables| assert_eq!((marked, tables), (tip, Some(tip))));
    }

    fn check_each(&mut self, check: impl Fn(u64, u64, Option<u64>)) {
        let directory = Directory::view(&self.data).expect("the directory is ours");
        let world = World::parse(directory.description()).expect("the directory is ours");
        let mark = Mark::open(&directory.mark(), world.shards).expect("the mark is whole");
        let mut journal = SqliteJournal::open_read_only(&directory.journal()).expect("the journal is there");
        let mut tables = SqliteTables::open_read_only(&directory.tables(), &SHAPES).expect("the tables are there");
        for shard in world.shards() {
            let tip = journal.tip(shard.0).expect("the journal can be read").expect("every shard has rows");
            let marked = mark.get(shard.0).expect("every shard is marked");
            assert_eq!(
                hash_at(&mut journal, shard.0, marked.seq),
                Some(marked.hash),
                "the mark names a row that stands"
            );
            let at = tables.at(shard.0).expect("the tables can be read").map(|at| at.seq);
            check(tip.seq, marked.seq, at);
            if let Some(before) = self.seen.insert(shard.0, tip) {
                assert_eq!(hash_at(&mut journal, shard.0, before.seq), Some(before.hash), "what stood stands");
                assert!(tip.epoch >= before.epoch && tip.time >= before.time);
            }
        }
    }
}

fn hash_at(journal: &mut SqliteJournal, shard: u16, seq: u64) -> Option<Hash> {
    let rows = journal.read(shard, seq, 1).expect("the journal can be read");
    rows.first().filter(|row| row.seq == seq).map(|row| row.hash)
}
