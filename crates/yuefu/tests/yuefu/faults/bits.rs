//! A bit that is not what was written: in a column of a row, or anywhere in a file.

use std::fs;
use std::path::{Path, PathBuf};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use sequencer::verify::{Verified, verify};
use sequencer::{Options, Sequencer};
use store::{Journal, Row, SqliteJournal};

use super::{Place, copy, times};
use crate::process::Server;

/// The columns of a row, in which every bit is promised.
const COLUMNS: [&str; 8] = ["payload", "hash", "previous", "seq", "epoch", "time", "count", "shard"];

/// The shards of a sandbox.
const SHARDS: u16 = 4;

/// A directory with rows before and after the row that its tables stand at, and what each is found by.
struct Damaged {
    place: Place,
    /// What is damaged and looked at.
    copy: PathBuf,
    rows: Vec<Row>,
    /// Of each shard: the row that the tables stand at.
    checkpoints: Vec<u64>,
    sound: Verified,
    dice: StdRng,
}

impl Damaged {
    /// Buys, keeps the tables, buys again, and puts the kept tables back: they follow the journal as after a crash.
    async fn new() -> Damaged {
        let (place, _) = Place::new(6).await;
        let kept = place.copy("kept");
        let server = Server::start(&place.data);
        place.shop.buy(&place.client(&server), "second", 6).await;
        server.stop();
        for file in ["tables.sqlite", "tables.sqlite-wal"] {
            let _ = fs::remove_file(place.data.join(file));
            let is_kept = kept.join(file).exists();
            assert!(!is_kept || fs::copy(kept.join(file), place.data.join(file)).is_ok(), "it can be put back");
        }
        let _ = fs::remove_file(place.data.join("tables.sqlite-shm"));
        let mut journal = open(&place.data);
        let rows = (0..SHARDS).flat_map(|shard| journal.read(shard, 0, usize::MAX).expect("it is sound")).collect();
        let mut kept = open(&kept);
        let tip = |shard| kept.tip(shard).expect("it is sound").expect("every shard has rows").seq;
        let checkpoints = (0..SHARDS).map(tip).collect();
        let sound = sound(&place.data).expect("nothing is damaged yet");
        let seed = crate::crash::seed();
        let copy = place.data.with_extension("copy");
        Damaged { place, copy, rows, checkpoints, sound, dice: StdRng::seed_from_u64(seed) }
    }

    fn draw_row(&mut self) -> Row {
        let at = self.dice.random_range(0..self.rows.len());
        self.rows[at].clone()
    }

    /// Flips a bit of one column of a row in a fresh copy; none if it has no bits, as the payload of a row that only opens an
    /// epoch, or if another row stands where the changed one would.
    fn flip(&mut self, row: &Row, column: &str) -> Option<String> {
        copy(&self.place.data, &self.copy);
        let connection = Connection::open(self.copy.join("journal.sqlite")).expect("it can be opened");
        let at = params![row.shard, row.seq];
        let sql = format!("SELECT {column} FROM journal WHERE shard = ? AND seq = ?");
        let value: Value = connection.query_row(&sql, at, |found| found.get(0)).expect("the row is there");
        let (value, bit) = self.flipped(value)?;
        let sql = format!("UPDATE journal SET {column} = ? WHERE shard = ? AND seq = ?");
        let changed = connection.execute(&sql, params![value, row.shard, row.seq]);
        changed.ok().map(|_| format!("bit {bit} of {column} in row {} of shard {}", row.seq, row.shard))
    }

    fn flipped(&mut self, value: Value) -> Option<(Value, usize)> {
        match value {
            Value::Integer(number) => {
                let bit = self.dice.random_range(0..63);
                Some((Value::Integer(number ^ (1 << bit)), bit))
            }
            Value::Blob(bytes) if bytes.is_empty() => None,
            Value::Blob(mut bytes) => {
                let bit = self.dice.random_range(0..8 * bytes.len());
                bytes[bit / 8] ^= 1 << (bit % 8);
                Some((Value::Blob(bytes), bit))
            }
            other => unreachable!("a row has numbers and bytes: {other:?}"),
        }
    }
}

fn open(data: &Path) -> SqliteJournal {
    SqliteJournal::open_read_only(&data.join("journal.sqlite")).expect("the journal is there")
}

/// What verify finds, or its sentence.
fn sound(data: &Path) -> Result<Verified, String> {
    verify(data).map_err(|fault| fault.to_string())
}

/// Whether a start is refused, with its sentence.
fn refused(data: &Path) -> Option<String> {
    match Sequencer::open(data, Options::default()) {
        Ok(sequencer) => sequencer.close().err(),
        Err(error) => Some(error.to_string()),
    }
}

/// Whether a sentence names a row, or the one after it, before which something is missing then.
fn names(said: &str, row: &Row) -> bool {
    let Row { shard, seq, .. } = row;
    let names = |seq: u64| said.contains(&format!("row {seq} of shard {shard} "));
    names(*seq) || said.contains(&format!("row {seq} of shard {shard}:")) || names(seq + 1) || is_end_of(said, *shard)
}

/// Whether a sentence says that the end of a shard is lost.
fn is_end_of(said: &str, shard: u16) -> bool {
    said.contains(&format!("the journal of shard {shard} ends at"))
}

#[tokio::test]
async fn a_bit_flipped_in_a_row_is_found_by_verify_which_names_the_row() {
    let mut damaged = Damaged::new().await;
    for _ in 0..times(12, 400) {
        for column in COLUMNS {
            let row = damaged.draw_row();
            let Some(what) = damaged.flip(&row, column) else { continue };
            let said = sound(&damaged.copy).err().unwrap_or_default();
            // Under another place, the row is also one too many there.
            let is_elsewhere = matches!(column, "shard" | "seq") && said.contains(" is damaged: ");
            assert!(names(&said, &row) || is_elsewhere, "{what}: {said:?}");
        }
    }
}

#[tokio::test]
async fn a_bit_flipped_in_what_a_start_reads_is_found_by_the_start() {
    let mut damaged = Damaged::new().await;
    let (mut found, mut passed) = (0, 0);
    for _ in 0..times(5, 100) {
        for column in COLUMNS {
            let row = damaged.draw_row();
            let Some(what) = damaged.flip(&row, column) else { continue };
            let is_read = row.seq >= damaged.checkpoints[usize::from(row.shard)];
            match refused(&damaged.copy) {
                Some(said) => {
                    found += 1;
                    assert!(names(&said, &row) || matches!(column, "shard" | "seq"), "{what}: {said}");
                }
                None => {
                    passed += 1;
                    assert!(!is_read, "{what} is not found by a start");
                    assert!(sound(&damaged.copy).is_err(), "{what} is found by verify all the same");
                }
            }
        }
    }
    assert!(found > 0 && passed > 0, "{found} were found, {passed} lie before what a start reads");
}

#[tokio::test]
async fn a_bit_flipped_anywhere_in_a_file_is_found_or_means_nothing() {
    let mut damaged = Damaged::new().await;
    for file in ["journal.sqlite", "tables.sqlite", "mark"] {
        let (mut found, mut meaningless) = (0, 0);
        for _ in 0..times(80, 4_000) {
            copy(&damaged.place.data, &damaged.copy);
            let path = damaged.copy.join(file);
            let mut bytes = fs::read(&path).expect("it is there");
            let bit = damaged.dice.random_range(0..8 * bytes.len());
            bytes[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, bytes).expect("it can be written");
            match sound(&damaged.copy) {
                Err(said) => {
                    found += 1;
                    assert!(said.contains([';', ',', ':']), "bit {bit} of {file}: {said}");
                }
                Ok(verified) => {
                    meaningless += 1;
                    let (is, was) = (&verified, &damaged.sound);
                    assert_eq!(
                        (is.rows, is.records, &is.states),
                        (was.rows, was.records, &was.states),
                        "bit {bit} of {file}"
                    );
                }
            }
        }
        println!("{file}: {found} of {} flipped bits were found, {meaningless} mean nothing", found + meaningless);
        // A mark has two copies of all but its first few bytes.
        assert!(found > 0 || file == "mark", "{file}");
    }
}
