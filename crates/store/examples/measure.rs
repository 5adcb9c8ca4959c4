//! What the store takes on this disk, and which layout of its tables is the faster one.
//!
//! `cargo run -p store --example measure -- DIR` (a directory on the disk you mean to use). Beside every time of the clock
//! stand figures that do not depend on what else the machine does: time on the processor, and bytes written to the log.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, params, params_from_iter, types::Value};
use store::{Flush, Hash, Journal, Key, Mark, Put, Row, Shape, SqliteJournal, SqliteTables, Tables};

const COMMITS: u64 = 1000;
const BATCH_BYTES: usize = 100 * 180;
const OBJECTS: usize = 100_000;
const OBJECT_BYTES: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let parent = std::env::args().nth(1).unwrap_or_else(|| ".".to_string());
    let columns = "shard INTEGER NOT NULL, seq INTEGER NOT NULL, epoch INTEGER NOT NULL, time INTEGER NOT NULL,
        count INTEGER NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL, payload BLOB NOT NULL";
    let clustered = format!("CREATE TABLE journal({columns}, PRIMARY KEY(shard, seq)) STRICT, WITHOUT ROWID");
    let plain = format!("CREATE TABLE journal({columns}); CREATE UNIQUE INDEX one ON journal(shard, seq)");
    for turn in 1..=2 {
        for shards in [1, 4] {
            for bytes in [BATCH_BYTES, BATCH_BYTES / 6] {
                journal(&parent, &format!("{turn} without rowid"), &clustered, shards, bytes)?;
                journal(&parent, &format!("{turn} rowid + index"), &plain, shards, bytes)?;
            }
        }
    }
    for rows in [1, 8, 32] {
        upsert(&parent, rows)?;
    }
    for shards in [1, 4] {
        append(&parent, shards)?;
    }
    flush(&parent)
}

/// Commits through the journal itself, with the mark set as a server does.
fn append(parent: &str, shards: u16) -> Result<(), Box<dyn Error>> {
    let directory = tempfile::tempdir_in(parent)?;
    let mut journal = SqliteJournal::open(&directory.path().join("journal.sqlite"))?;
    let mark = Mark::create(&directory.path().join("mark"), shards)?;
    let payload: Vec<u8> = (0..BATCH_BYTES).map(|at| (at * 31 % 251) as u8).collect();
    let mut rows: Vec<Row> =
        (0..shards).map(|shard| Row::sealed(shard, 0, 1, 0, 100, Hash::NONE, Vec::new())).collect();
    journal.append(&rows)?;
    let mut commits = Vec::new();
    let (cpu_before, begun) = (cpu_us()?, Instant::now());
    for seq in 1..=COMMITS {
        let started = Instant::now();
        for row in &mut rows {
            *row = Row::sealed(row.shard, seq, 1, 0, 100, row.hash, payload.clone());
        }
        journal.append(&rows)?;
        rows.iter().try_for_each(|row| mark.set(row.shard, row.seq, row.hash))?;
        commits.push(started.elapsed());
    }
    let (all, cpu) = (begun.elapsed(), cpu_us()? - cpu_before);
    commits.sort();
    println!(
        "SqliteJournal, {shards} shards of {BATCH_BYTES} bytes: median {} µs a commit, 99% {} µs, {:.0} commits/s, {:.0} µs of CPU",
        commits[commits.len() / 2].as_micros(),
        commits[commits.len() * 99 / 100].as_micros(),
        COMMITS as f64 / all.as_secs_f64(),
        cpu / COMMITS as f64
    );
    Ok(())
}

/// Objects through the tables themselves, with one indexed column: put, put again, loaded.
fn flush(parent: &str) -> Result<(), Box<dyn Error>> {
    const SHAPES: &[Shape] = &[Shape {
        name: "objects",
        columns: &[store::Column { name: "owner", kind: store::Kind::Integer, indexed: store::Indexed::Yes }],
        values: |object| Some(vec![store::Value::Integer(object.first().copied()?.into())]),
        version: 1,
    }];
    let directory = tempfile::tempdir_in(parent)?;
    let mut tables = SqliteTables::open(&directory.path().join("tables.sqlite"), SHAPES)?;
    for to in 0..2 {
        let put =
            |id: usize| Put { table: 0, id: Key::from(id as u64 * 10), object: vec![(id % 97) as u8; OBJECT_BYTES] };
        let puts = (0..OBJECTS).map(put).collect();
        let (removes, entries) = (Vec::new(), Vec::new());
        let from = (to == 1).then_some(0);
        let started = Instant::now();
        tables.flush(&[Flush { shard: 0, from, to, hash: Hash::NONE, epoch: 1, puts, removes, entries }])?;
        println!(
            "SqliteTables, flush {to}: {:.2} µs an object",
            started.elapsed().as_secs_f64() * 1e6 / OBJECTS as f64
        );
    }
    let (started, mut bytes) = (Instant::now(), 0);
    tables.load(0, 0, &mut |_, object| {
        bytes += object.len();
        std::ops::ControlFlow::Continue(())
    })?;
    println!(
        "SqliteTables, load of {bytes} bytes: {:.2} µs an object",
        started.elapsed().as_secs_f64() * 1e6 / OBJECTS as f64
    );
    Ok(())
}

fn open(parent: &str) -> Result<(tempfile::TempDir, Connection), Box<dyn Error>> {
    let directory = tempfile::tempdir_in(Path::new(parent))?;
    let connection = Connection::open(directory.path().join("measured.sqlite"))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok((directory, connection))
}

fn journal(parent: &str, name: &str, schema: &str, shards: u16, bytes: usize) -> Result<(), Box<dyn Error>> {
    let (directory, mut connection) = open(parent)?;
    connection.execute_batch(schema)?;
    let payload: Vec<u8> = (0..bytes).map(|at| (at * 31 % 251) as u8).collect();
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    let mut commits = Vec::new();
    let cpu_before = cpu_us()?;
    for seq in 0..COMMITS {
        let started = Instant::now();
        let transaction = connection.transaction()?;
        for shard in 0..shards {
            transaction
                .prepare_cached("INSERT INTO journal VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING")?
                .execute(params![shard, seq as i64, 1, 1, 100, [1_u8; 32], [2_u8; 32], payload])?;
        }
        transaction.commit()?;
        commits.push(started.elapsed());
    }
    let cpu = cpu_us()? - cpu_before;
    commits.sort();
    let wal = std::fs::metadata(directory.path().join("measured.sqlite-wal"))?.len();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let size = std::fs::metadata(directory.path().join("measured.sqlite"))?.len();
    let started = Instant::now();
    let mut read = 0;
    let mut statement = connection.prepare("SELECT payload FROM journal WHERE shard = ? ORDER BY seq")?;
    for shard in 0..shards {
        let mut rows = statement.query([shard])?;
        while let Some(row) = rows.next()? {
            read += row.get_ref(0)?.as_blob()?.len();
        }
    }
    println!(
        "{name}, {shards} shards of {bytes} bytes: {} µs a commit (median), {:.0} µs of CPU, {} WAL bytes, {size} bytes on disk, read {read} bytes in {:.0} ms",
        commits[commits.len() / 2].as_micros(),
        cpu / COMMITS as f64,
        wal / COMMITS,
        started.elapsed().as_secs_f64() * 1e3
    );
    Ok(())
}

fn upsert(parent: &str, rows: usize) -> Result<(), Box<dyn Error>> {
    let (_directory, mut connection) = open(parent)?;
    connection.execute_batch(
        "CREATE TABLE o(shard INTEGER, id BLOB, a INTEGER, b INTEGER, object BLOB, PRIMARY KEY(shard, id)) STRICT, WITHOUT ROWID;
         CREATE INDEX o_a ON o(shard, a, id)",
    )?;
    let object = vec![7_u8; OBJECT_BYTES];
    let tuples = vec!["(?,?,?,?,?)"; rows].join(",");
    for (pass, conflict) in [
        ("insert", "ON CONFLICT(shard, id) DO UPDATE SET a = excluded.a, b = excluded.b, object = excluded.object"),
        ("update", "ON CONFLICT(shard, id) DO UPDATE SET a = excluded.a, b = excluded.b, object = excluded.object"),
        ("replace", ""),
    ] {
        let verb = if pass == "replace" { "REPLACE" } else { "INSERT" };
        let sql = format!("{verb} INTO o VALUES {tuples} {conflict}");
        let before = cpu_us()?;
        let transaction = connection.transaction()?;
        for first in (0..OBJECTS).step_by(rows) {
            let values = (first..first + rows).flat_map(|id| {
                let key = (id as u64 * 10).to_be_bytes().to_vec();
                [1.into(), Value::Blob(key), Value::Integer(id as i64 % 97), 2.into(), Value::Blob(object.clone())]
            });
            transaction.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        }
        transaction.commit()?;
        println!("{pass} {rows} rows a statement: {:.2} µs of CPU a row", (cpu_us()? - before) / OBJECTS as f64);
    }
    Ok(())
}

/// Time this thread has been on a processor, in µs: unlike the clock's, this figure is the same on a busy machine.
fn cpu_us() -> Result<f64, Box<dyn Error>> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = text.split(' ').next().ok_or("schedstat is empty")?;
    Ok(nanoseconds.parse::<f64>()? / 1e3)
}
