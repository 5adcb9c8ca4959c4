//! A backup is whole and agrees with itself, also while a server writes.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::chain::{Tested, chain, next};
use store::{
    Copied, Directory, Error, Flush, Journal, Key, Mark, Put, Row, Shape, SqliteJournal, SqliteTables, Tables, backup,
    guard,
};

const SHARDS: u16 = 4;
const SHAPES: &[Shape] = &[Shape { name: "totals", columns: &[], values: |_| Some(Vec::new()), version: 1 }];

/// A data directory in which each row's flush puts the row's number into one object.
struct Server {
    directory: Directory,
    journal: SqliteJournal,
    tables: SqliteTables,
    mark: Mark,
}

impl Server {
    fn start(path: &Path) -> Result<Self, Error> {
        let directory = Directory::create(path, "{ \"mode\": \"sandbox\" }")?;
        let journal = SqliteJournal::open(&directory.journal())?;
        let tables = SqliteTables::open(&directory.tables(), SHAPES)?;
        let mark = Mark::create(&directory.mark(), SHARDS)?;
        Ok(Self { directory, journal, tables, mark })
    }

    fn turn(&mut self, shard: u16) -> Result<(), Error> {
        let before = self.journal.tip(shard)?;
        let row = next(shard, before, &[7; 2_000]);
        self.journal.append(std::slice::from_ref(&row))?;
        self.mark.set(shard, row.seq, row.hash)?;
        let object = row.seq.to_le_bytes().to_vec();
        self.tables.flush(&[Flush {
            shard,
            from: before.map(|tip| tip.seq),
            to: row.seq,
            hash: row.hash,
            epoch: row.epoch,
            puts: vec![Put { table: 0, id: Key::from(1_u64), object }],
            removes: Vec::new(),
            entries: Vec::new(),
        }])
    }
}

/// Checks a copied directory by itself, and gives the length of the shard's journal.
fn check(path: &Path, shard: u16) -> Result<usize, Box<dyn std::error::Error>> {
    let directory = Directory::open(path)?;
    let mut journal = SqliteJournal::open(&directory.journal())?;
    let mut tables = SqliteTables::open(&directory.tables(), SHAPES)?;
    let mark = Mark::open(&directory.mark(), SHARDS)?;
    let at = tables.at(shard)?;
    guard(&mut journal, shard, mark.get(shard), at)?;
    assert_eq!(mark.get(shard).map(|mark| mark.seq), journal.tip(shard)?.map(|tip| tip.seq));
    tables.load(shard, 0, &mut |_, object| {
        assert_eq!(Some(object), at.map(|at| at.seq.to_le_bytes()).as_ref().map(|bytes| &bytes[..]));
        ControlFlow::Continue(())
    })?;
    let rows = journal.read(shard, 0, usize::MAX)?;
    let mut before = None;
    for row in &rows {
        row.check(before.as_ref())?;
        before = Some(row.tip());
    }
    Ok(rows.len())
}

#[test]
fn a_backup_beside_a_writer_agrees_with_itself() -> Tested {
    let parent = tempfile::tempdir()?;
    let from = parent.path().join("data");
    let mut server = Server::start(&from)?;
    for _ in 0..20 {
        server.turn(2)?;
    }
    let is_done = AtomicBool::new(false);
    let backups = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                server.turn(2)?;
            }
            Ok::<(), Error>(())
        });
        let backups = (0..5).map(|number| backup(&from, &parent.path().join(number.to_string()), &[]));
        let backups = backups.collect::<Vec<_>>();
        is_done.store(true, Ordering::Relaxed);
        writer.join().expect("the writer does not panic").map(|()| backups)
    })?;
    for (number, copied) in backups.into_iter().enumerate() {
        let copied = copied?;
        let rows = check(&parent.path().join(number.to_string()), 2)?;
        assert_eq!(
            copied.iter().map(|copied| (copied.shard, copied.tip.seq + 1)).collect::<Vec<_>>(),
            [(2, rows as u64)]
        );
        assert!(rows >= 20, "{rows}");
    }
    assert_eq!(server.directory.description(), Directory::view(&parent.path().join("0"))?.description());
    Ok(())
}

#[test]
fn a_copy_goes_on_where_it_ends() -> Tested {
    let parent = tempfile::tempdir()?;
    let (from, to) = (parent.path().join("data"), parent.path().join("copy"));
    let mut server = Server::start(&from)?;
    server.turn(0)?;
    let copied = backup(&from, &to, &[])?;
    let tip = server.journal.tip(0)?.ok_or("shard 0 has a row")?;
    assert_eq!(copied, [Copied { shard: 0, tip }]);
    let mut copy = SqliteJournal::open(&to.join("journal.sqlite"))?;
    copy.append(&[next(0, Some(tip), b"in the copy")])?;
    assert_eq!(server.journal.tip(0)?, Some(tip));
    Ok(())
}

#[test]
fn files_named_by_the_caller_come_along() -> Tested {
    let parent = tempfile::tempdir()?;
    let (from, to) = (parent.path().join("data"), parent.path().join("copy"));
    let _server = Server::start(&from)?;
    fs::write(from.join("words"), "some")?;
    let vault = rusqlite::Connection::open(from.join("vault.sqlite"))?;
    vault.pragma_update(None, "journal_mode", "WAL")?;
    vault.execute_batch("CREATE TABLE people(id); INSERT INTO people VALUES (7)")?;
    backup(&from, &to, &["words", "vault.sqlite"])?;
    assert_eq!(fs::read_to_string(to.join("words"))?, "some");
    let copy = rusqlite::Connection::open(to.join("vault.sqlite"))?;
    assert_eq!(copy.query_row("SELECT id FROM people", [], |row| row.get::<_, i64>(0))?, 7);

    let missing = backup(&from, &parent.path().join("other"), &["nowhere"]).expect_err("there is no such file");
    assert!(matches!(missing, Error::Missing { .. }), "{missing}");
    assert!(!parent.path().join("other").exists() && !parent.path().join("other.partial").exists());
    Ok(())
}

#[test]
fn a_backup_overwrites_nothing_and_copies_nothing_foreign() -> Tested {
    let parent = tempfile::tempdir()?;
    let (from, to) = (parent.path().join("data"), parent.path().join("copy"));
    let _server = Server::start(&from)?;
    fs::create_dir(&to)?;
    let error = backup(&from, &to, &[]).expect_err("the target exists");
    assert!(matches!(error, Error::NotEmpty { .. }), "{error}");
    let error = backup(&to, &parent.path().join("other"), &[]).expect_err("the source is empty");
    assert!(matches!(error, Error::Foreign { .. }), "{error}");
    Ok(())
}

#[test]
fn a_row_damaged_in_the_copy_is_found() -> Tested {
    let parent = tempfile::tempdir()?;
    let (from, to) = (parent.path().join("data"), parent.path().join("copy"));
    let mut server = Server::start(&from)?;
    server.journal.append(&chain(1, 3))?;
    backup(&from, &to, &[])?;
    let copy = to.join("journal.sqlite");
    rusqlite::Connection::open(&copy)?.execute_batch("UPDATE journal SET time = 0 WHERE seq = 2")?;
    let intact: Vec<bool> = SqliteJournal::open_read_only(&copy)?.read(1, 0, 9)?.iter().map(Row::is_intact).collect();
    assert_eq!(intact, [true, true, false]);
    Ok(())
}
