//! The high-water mark survives a torn write, and a journal that lost its end is found out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::chain::{Tested, chain, next};
use store::{At, Error, Hash, Journal, Mark, Marked, Row, SqliteJournal, guard};

fn directory() -> Result<(tempfile::TempDir, PathBuf), std::io::Error> {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("mark");
    Ok((directory, path))
}

fn marked(row: &Row) -> Option<Marked> {
    Some(Marked { seq: row.seq, hash: row.hash })
}

/// Overwrites the second half of every place where `row` is marked, as a torn write would.
fn tear(path: &Path, row: &Row) -> Result<usize, std::io::Error> {
    let mut bytes = fs::read(path)?;
    let hash = row.hash.as_bytes();
    let places: Vec<usize> = (0..bytes.len() - 32).filter(|at| bytes[*at..*at + 32] == *hash).collect();
    places.iter().for_each(|at| bytes[*at + 16..*at + 32].fill(0xff));
    fs::write(path, bytes)?;
    Ok(places.len())
}

#[test]
fn a_mark_is_kept_per_shard() -> Tested {
    let (_directory, path) = directory()?;
    let rows = chain(0, 3);
    let mark = Mark::create(&path, 70)?;
    assert_eq!((mark.get(0), mark.get(69), mark.get(70)), (None, None, None));
    for row in &rows {
        mark.set(69, row.seq, row.hash)?;
    }
    mark.set(0, 0, rows[0].hash)?;
    mark.sync()?;
    drop(mark);

    let mark = Mark::open(&path, 70)?;
    assert_eq!((mark.get(0), mark.get(1), mark.get(69)), (marked(&rows[0]), None, marked(&rows[2])));
    assert_eq!((mark.shards(), Mark::shards_of(&path)?), (70, 70));
    assert!(mark.set(70, 0, rows[0].hash).is_err(), "there is no shard 70");
    Ok(())
}

#[test]
fn a_torn_write_leaves_the_row_before() -> Tested {
    let (_directory, path) = directory()?;
    let mark = Mark::create(&path, 4)?;
    let rows = chain(2, 3);
    mark.set(2, 0, rows[0].hash)?;
    assert_eq!(tear(&path, &rows[0])?, 1);
    assert_eq!(Mark::open(&path, 4)?.get(2), None, "the first write was never finished");

    mark.set(2, 1, rows[1].hash)?;
    mark.set(2, 2, rows[2].hash)?;
    assert_eq!(tear(&path, &rows[2])?, 1);
    let mark = Mark::open(&path, 4)?;
    assert_eq!(mark.get(2), marked(&rows[1]));
    mark.set(2, 2, rows[2].hash)?;
    assert_eq!(Mark::open(&path, 4)?.get(2), marked(&rows[2]), "the torn copy was written anew");
    Ok(())
}

#[test]
fn a_mark_that_cannot_be_believed_is_refused() -> Tested {
    let (_directory, path) = directory()?;
    let error = Mark::open(&path, 4).expect_err("there is none");
    assert!(matches!(error, Error::Missing { .. }), "{error}");
    let mark = Mark::create(&path, 4)?;
    assert!(Mark::create(&path, 4).is_err(), "a mark is never overwritten");
    let rows = chain(3, 2);
    rows.iter().try_for_each(|row| mark.set(3, row.seq, row.hash))?;
    let error = Mark::open(&path, 5).expect_err("it is for 4 shards");
    assert!(matches!(error, Error::DamagedMark { .. }), "{error}");
    tear(&path, &rows[0])?;
    tear(&path, &rows[1])?;
    let error = Mark::open(&path, 4).expect_err("both copies are torn");
    assert!(error.to_string().contains("neither copy of shard 3 can be read"), "{error}");
    fs::write(&path, "short")?;
    assert!(matches!(Mark::open(&path, 4), Err(Error::DamagedMark { .. })));
    Ok(())
}

#[test]
fn a_journal_that_is_whole_passes() -> Tested {
    let directory = tempfile::tempdir()?;
    let mut journal = SqliteJournal::open(&directory.path().join("journal.sqlite"))?;
    guard(&mut journal, 0, None, None)?;
    let rows = chain(0, 3);
    journal.append(&rows)?;
    guard(&mut journal, 0, None, None)?;
    guard(&mut journal, 0, marked(&rows[2]), None)?;
    let at = At { seq: 0, hash: rows[0].hash, epoch: 1 };
    guard(&mut journal, 0, marked(&rows[1]), Some(at))?;
    Ok(())
}

#[test]
fn a_journal_without_its_end_is_refused() -> Tested {
    let directory = tempfile::tempdir()?;
    let mut journal = SqliteJournal::open(&directory.path().join("journal.sqlite"))?;
    let rows = chain(0, 3);
    let error = guard(&mut journal, 0, marked(&rows[0]), None).expect_err("it is empty");
    assert!(matches!(error, Error::Shorter { tip: None, seq: 0, .. }), "{error}");
    journal.append(&rows[..2])?;
    let error = guard(&mut journal, 0, marked(&rows[2]), None).expect_err("row 2 is lost");
    let said = "the journal of shard 0 ends at row 1, but the high-water mark says that row 2 was acknowledged";
    assert!(error.to_string().starts_with(said), "{error}");
    assert!(error.to_string().ends_with("see by `yuefu restore --data DIR` what going on without it loses"), "{error}");
    let at = At { seq: 2, hash: rows[2].hash, epoch: 1 };
    let error = guard(&mut journal, 0, marked(&rows[1]), Some(at)).expect_err("the tables know more");
    assert!(matches!(error, Error::Shorter { witness: "the checkpoint of the tables", .. }), "{error}");
    Ok(())
}

#[test]
fn a_journal_with_another_story_is_refused() -> Tested {
    let directory = tempfile::tempdir()?;
    let mut journal = SqliteJournal::open(&directory.path().join("journal.sqlite"))?;
    let rows = chain(0, 2);
    journal.append(&rows)?;
    let another = next(0, journal.tip(0)?, b"another story");
    journal.append(&[another])?;
    let seen = Some(Marked { seq: 2, hash: Hash::of(b"the story that was told") });
    let error = guard(&mut journal, 0, seen, None).expect_err("row 2 is another");
    assert!(matches!(error, Error::Parted { shard: 0, seq: 2, .. }), "{error}");
    Ok(())
}

#[test]
fn a_lost_log_is_found_out() -> Tested {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("journal.sqlite");
    let copy = directory.path().join("copy.sqlite");
    let rows = chain(0, 3);
    let mut journal = SqliteJournal::open(&path)?;
    journal.append(&rows)?;
    // What a crash leaves, but for the log: SQLite opens it without a word.
    fs::copy(&path, &copy)?;
    let mut damaged = SqliteJournal::open(&copy)?;
    let error = guard(&mut damaged, 0, marked(&rows[2]), None).expect_err("the rows were in the log");
    assert!(matches!(error, Error::Shorter { .. }), "{error}");
    Ok(())
}

#[test]
fn the_row_that_a_recovery_goes_on_from_is_checked_whole() -> Tested {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("journal.sqlite");
    let rows = chain(0, 2);
    let mut lies = rows.clone();
    lies[1].epoch += 1;
    SqliteJournal::open(&path)?.append(&lies)?;
    let at = Some(At { seq: 1, hash: rows[1].hash, epoch: 1 });
    for (mark, tables) in [(marked(&rows[1]), None), (None, at)] {
        let error = guard(&mut SqliteJournal::open(&path)?, 0, mark, tables).expect_err("its hash is of another epoch");
        assert!(matches!(error, Error::Damaged { seq: 1, .. }), "{error}");
    }
    Ok(())
}
