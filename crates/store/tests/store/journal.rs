//! Rows go in once, stand in order, and nobody writes past a later owner.

use std::path::{Path, PathBuf};

use crate::chain::{Tested, chain, next, next_of_epoch};
use store::{Error, Hash, Journal, Row, SqliteJournal, Verdict};

fn directory() -> Result<(tempfile::TempDir, PathBuf), std::io::Error> {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("journal.sqlite");
    Ok((directory, path))
}

#[test]
fn rows_are_read_back_as_they_were_written() -> Tested {
    let (_directory, path) = directory()?;
    let rows = chain(7, 5);
    let mut journal = SqliteJournal::open(&path)?;
    assert_eq!(journal.tip(7)?, None);
    assert_eq!(journal.append(&rows[..2])?, [Verdict::Committed; 2]);
    assert_eq!(journal.append(&rows[2..])?, [Verdict::Committed; 3]);
    drop(journal);

    let mut journal = SqliteJournal::open(&path)?;
    assert_eq!(journal.tip(7)?, Some(rows[4].tip()));
    assert_eq!(journal.read(7, 0, usize::MAX)?, rows);
    assert_eq!(journal.read(7, 1, 2)?, rows[1..3]);
    assert_eq!(journal.read(7, 5, 10)?, []);
    assert_eq!(journal.read(8, 0, 10)?, []);
    Ok(())
}

#[test]
fn shards_are_histories_of_their_own() -> Tested {
    let (_directory, path) = directory()?;
    let mut journal = SqliteJournal::open(&path)?;
    assert_eq!(journal.shards()?, []);
    assert_eq!(journal.append(&[])?, []);
    let rows: Vec<Row> = [2047, 0, 3].into_iter().flat_map(|shard| chain(shard, 2)).collect();
    assert_eq!(journal.append(&rows)?, [Verdict::Committed; 6]);
    assert_eq!(journal.shards()?, [0, 3, 2047]);
    assert_eq!(journal.read(3, 0, 10)?, chain(3, 2));
    Ok(())
}

#[test]
fn the_very_same_row_stands_already() -> Tested {
    let (_directory, path) = directory()?;
    let mut journal = SqliteJournal::open(&path)?;
    let rows = chain(0, 3);
    journal.append(&rows[..2])?;
    assert_eq!(journal.append(&rows)?, [Verdict::Committed; 3]);
    assert_eq!(journal.read(0, 0, 10)?, rows);
    Ok(())
}

#[test]
fn who_loses_the_place_is_fenced_and_nothing_of_the_call_is_written() -> Tested {
    let (_directory, path) = directory()?;
    let (mut ours, mut theirs) = (SqliteJournal::open(&path)?, SqliteJournal::open(&path)?);
    let first = chain(0, 1);
    ours.append(&first)?;
    let tip = ours.tip(0)?;
    theirs.append(&[next_of_epoch(0, tip, 2, b"")])?;

    let lost = next_of_epoch(0, tip, 1, b"ours");
    let after = next(0, Some(lost.tip()), b"after it");
    let call = [first[0].clone(), lost, after, chain(1, 1)[0].clone()];
    let verdicts = [Verdict::Committed, Verdict::Fenced, Verdict::Fenced, Verdict::Withheld];
    assert_eq!(ours.append(&call)?, verdicts);
    assert_eq!(ours.tip(1)?, None);
    assert_eq!(ours.read(0, 0, 10)?.len(), 2);
    Ok(())
}

#[test]
fn an_old_owner_cannot_write_after_a_new_one() -> Tested {
    let (_directory, path) = directory()?;
    let mut journal = SqliteJournal::open(&path)?;
    let first = next_of_epoch(0, None, 5, b"new owner");
    journal.append(std::slice::from_ref(&first))?;
    let old_epoch = next_of_epoch(0, Some(first.tip()), 4, b"old owner");
    assert_eq!(journal.append(&[old_epoch])?, [Verdict::Fenced]);
    let other_chain = Row::sealed(0, 1, 5, 2_000, 1, Hash::of(b"another row 0"), Vec::new());
    assert_eq!(journal.append(&[other_chain])?, [Verdict::Fenced]);
    assert_eq!(journal.read(0, 0, 10)?, [first]);
    Ok(())
}

#[test]
fn no_row_is_left_out() -> Tested {
    let (_directory, path) = directory()?;
    let mut journal = SqliteJournal::open(&path)?;
    let rows = chain(0, 3);
    journal.append(&rows[..1])?;
    let error = journal.append(&rows[2..]).expect_err("row 1 is missing");
    assert!(matches!(error, Error::Gap { shard: 0, seq: 2 }), "{error}");
    assert_eq!(journal.append(&rows[1..])?, [Verdict::Committed; 2]);
    Ok(())
}

#[test]
fn a_hash_covers_every_field() {
    let row = next(1, None, b"payload");
    assert!(row.is_intact());
    let changed: [fn(&mut Row); 7] = [
        |row| row.shard += 1,
        |row| row.seq += 1,
        |row| row.epoch += 1,
        |row| row.time += 1,
        |row| row.count += 1,
        |row| row.previous = Hash::of(b""),
        |row| row.payload.push(0),
    ];
    for change in changed {
        let mut row = row.clone();
        change(&mut row);
        assert!(!row.is_intact(), "{row:?}");
    }
}

#[test]
fn the_hash_of_a_row_never_changes_between_releases() {
    let row = Row::sealed(3, 4, 5, 1_700_000_000_000_000, 6, Hash::of(b"previous"), b"payload".to_vec());
    assert_eq!(row.hash.to_string(), "9b213b0a4bb7c094007dd669bb18d20a52f387f96105bde2f2dcf6c6d74a2bf5");
}

#[test]
fn a_chain_is_checked_row_by_row() -> Tested {
    let rows = chain(0, 3);
    rows[0].check(None)?;
    rows[1].check(Some(&rows[0].tip()))?;
    let refused = |row: &Row, before: Option<&Row>| match row.check(before.map(Row::tip).as_ref()) {
        Err(Error::Damaged { what, .. }) => what,
        _ => "",
    };
    let time_falls = Row::sealed(0, 1, 1, 999, 1, rows[0].hash, Vec::new());
    let epoch_falls = Row::sealed(0, 1, 0, 1_001, 1, rows[0].hash, Vec::new());
    let elsewhere = Row::sealed(0, 1, 1, 1_001, 1, rows[2].hash, Vec::new());
    assert_eq!(refused(&rows[2], Some(&rows[0])), "rows before it are missing");
    assert_eq!(refused(&elsewhere, Some(&rows[0])), "it does not continue the row before it");
    assert_eq!(refused(&epoch_falls, Some(&rows[0])), "its epoch is lower than the epoch of the row before it");
    assert_eq!(refused(&time_falls, Some(&rows[0])), "its time is before the time of the row before it");
    Ok(())
}

#[test]
fn a_damaged_row_is_found() -> Tested {
    let (_directory, path) = directory()?;
    let mut journal = SqliteJournal::open(&path)?;
    journal.append(&chain(0, 3))?;
    alter(&path, "UPDATE journal SET payload = x'00' WHERE seq = 1")?;
    let rows = journal.read(0, 0, 10)?;
    assert_eq!(rows.iter().map(Row::is_intact).collect::<Vec<_>>(), [true, false, true]);
    let error = rows[1].check(Some(&rows[0].tip())).expect_err("its payload was changed");
    assert!(error.to_string().starts_with("row 1 of shard 0 is damaged: its hash"), "{error}");

    alter(&path, "UPDATE journal SET hash = x'00' WHERE seq = 1")?;
    let error = journal.read(0, 0, 10).expect_err("a hash has 32 bytes");
    assert!(matches!(error, Error::Damaged { shard: 0, seq: 1, .. }), "{error}");
    Ok(())
}

fn alter(path: &Path, sql: &str) -> rusqlite::Result<()> {
    rusqlite::Connection::open(path)?.execute_batch(sql)
}

#[test]
fn a_reader_reads_beside_the_writer_and_cannot_write() -> Tested {
    let (_directory, path) = directory()?;
    let missing = SqliteJournal::open_read_only(&path).expect_err("there is none yet");
    assert!(matches!(missing, Error::Missing { .. }), "{missing}");
    let mut writer = SqliteJournal::open(&path)?;
    let mut reader = SqliteJournal::open_read_only(&path)?;
    let rows = chain(0, 2);
    writer.append(&rows)?;
    assert_eq!(reader.read(0, 0, 10)?, rows);
    let row = next(0, reader.tip(0)?, b"");
    let error = reader.append(&[row]).expect_err("it is open to be read");
    assert!(matches!(error, Error::ReadOnly { .. }), "{error}");
    Ok(())
}

#[test]
fn files_of_others_and_of_later_releases_are_refused_untouched() -> Tested {
    let (_directory, path) = directory()?;
    std::fs::write(&path, "not a database, but long enough to be taken for the header of one, if nobody looks at it")?;
    let error = SqliteJournal::open(&path).expect_err("it is a text");
    assert!(matches!(error, Error::Foreign { .. }), "{error}");

    std::fs::remove_file(&path)?;
    alter(&path, "CREATE TABLE recipes(name)")?;
    let before = std::fs::read(&path)?;
    let error = SqliteJournal::open(&path).expect_err("it is a cookbook");
    assert!(matches!(error, Error::Foreign { .. }), "{error}");
    assert_eq!(std::fs::read(&path)?, before);

    std::fs::remove_file(&path)?;
    drop(SqliteJournal::open(&path)?);
    alter(&path, "PRAGMA user_version = 2")?;
    let error = SqliteJournal::open(&path).expect_err("it is of a later release");
    assert!(matches!(error, Error::Newer { found: 2, known: 1, .. }), "{error}");
    Ok(())
}

#[test]
fn a_full_disk_writes_nothing_by_half_and_takes_more_once_there_is_space() -> Tested {
    let (_directory, path) = directory()?;
    let mut journal = SqliteJournal::open(&path)?;
    journal.append(&chain(0, 2))?;
    journal.limit_pages(8)?;
    let small = next(0, journal.tip(0)?, b"fits");
    let large = next(0, Some(small.tip()), &[7; 100_000]);
    let call = [small, large];
    let error = journal.append(&call).expect_err("8 pages are 32 kB");
    assert!(matches!(error, Error::DiskFull { .. }), "{error}");
    assert!(error.to_string().contains("nothing that was acknowledged is lost"), "{error}");
    assert_eq!(journal.read(0, 0, 10)?, chain(0, 2));
    assert_eq!(journal.append(&call[..1])?, [Verdict::Committed], "what fits is still taken");

    journal.limit_pages(1_000)?;
    assert_eq!(journal.append(&call)?, [Verdict::Committed; 2]);
    drop(journal);
    assert_eq!(SqliteJournal::open(&path)?.read(0, 2, 10)?, call);
    Ok(())
}

#[test]
fn what_is_written_to_a_file_that_was_moved_away_is_not_acknowledged() -> Tested {
    let parent = tempfile::tempdir()?;
    let (data, away) = (parent.path().join("data"), parent.path().join("away"));
    std::fs::create_dir(&data)?;
    let (path, rows) = (data.join("journal.sqlite"), chain(0, 3));
    let mut journal = SqliteJournal::open(&path)?;
    journal.append(&rows[..1])?;
    std::fs::rename(&data, &away)?;
    let error = journal.append(&rows[1..2]).expect_err("it is not there any more");
    assert!(matches!(error, Error::Moved { .. }), "{error}");
    std::fs::create_dir(&data)?;
    let mut other = SqliteJournal::open(&path)?;
    let error = journal.append(&rows[2..]).expect_err("another one is there");
    assert!(matches!(error, Error::Moved { .. }), "{error}");
    assert_eq!(
        (other.tip(0)?, SqliteJournal::open(&away.join("journal.sqlite"))?.tip(0)?),
        (None, Some(rows[2].tip()))
    );
    Ok(())
}
