//! Objects, lists and the row they stand at.

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::chain::Tested;
use store::{At, Column, Entry, Error, Flush, Hash, Indexed, Key, Kind, Put, Shape, SqliteTables, Tables, Value};

const ORDERS: usize = 0;
const KEYS: usize = 1;
const OWNER: usize = 0;
const STATE: usize = 1;

const SHAPES: &[Shape] = &[
    Shape {
        name: "order", // a word of SQL's own, on purpose
        columns: &[
            Column { name: "owner", kind: Kind::Integer, indexed: Indexed::Yes },
            Column { name: "state", kind: Kind::Text, indexed: Indexed::No },
        ],
        values,
        version: 1,
    },
    Shape { name: "keys", columns: &[], values: |_| Some(Vec::new()), version: 1 },
];

/// The owner and the state of an order; an owner that is no number is written as it stands, and nobody is none.
fn values(object: &[u8]) -> Option<Vec<Value>> {
    let owner = |word: &str| match word {
        "nobody" => Value::Null,
        word => word.parse().map_or_else(|_| Value::Text(word.to_string()), Value::Integer),
    };
    let mut words = std::str::from_utf8(object).ok()?.split(' ').skip(1);
    let columns = [words.next().map(owner), words.next().map(|state| Value::Text(state.to_string()))];
    Some(columns.into_iter().flatten().collect())
}

fn directory() -> Result<(tempfile::TempDir, PathBuf), std::io::Error> {
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("tables.sqlite");
    Ok((directory, path))
}

/// An order as `id owner state`.
fn order(id: u64, owner: i64, state: &str) -> Put {
    put(id, &format!("{id} {owner} {state}"))
}

fn put(id: u64, object: &str) -> Put {
    Put { table: ORDERS, id: Key::from(id), object: object.into() }
}

fn flush(from: Option<u64>, to: u64, puts: Vec<Put>) -> Flush {
    let hash = Hash::of(&to.to_le_bytes());
    Flush { shard: 1, from, to, hash, epoch: 1, puts, removes: Vec::new(), entries: Vec::new() }
}

fn entry(owner: u64, seq: u64, marks: u32) -> Entry {
    Entry { owner, seq, marks }
}

fn load(tables: &mut SqliteTables, shard: u16) -> Result<Vec<(u64, String)>, Box<dyn std::error::Error>> {
    let mut found = Vec::new();
    tables.load(shard, ORDERS, &mut |id, object| {
        found.push((id.as_u64().unwrap_or(0), String::from_utf8_lossy(object).into_owned()));
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

#[test]
fn objects_are_loaded_as_last_put_in_key_order() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    assert_eq!(tables.at(1)?, None);
    tables.flush(&[flush(None, 4, vec![order(300, 7, "held"), order(2, 7, "held"), order(256, 8, "held")])])?;
    let mut second = flush(Some(4), 9, vec![order(300, 7, "captured")]);
    second.removes = vec![(ORDERS, Key::from(2_u64)), (ORDERS, Key::from(99_u64))];
    tables.flush(&[second])?;
    drop(tables);

    let mut tables = SqliteTables::open(&path, SHAPES)?;
    assert_eq!(tables.at(1)?, Some(At { seq: 9, hash: Hash::of(&9_u64.to_le_bytes()), epoch: 1 }));
    assert_eq!(load(&mut tables, 1)?, [(256, "256 8 held".to_string()), (300, "300 7 captured".to_string())]);
    assert_eq!(load(&mut tables, 0)?, []);
    assert_eq!(tables.object(1, ORDERS, Key::from(300_u64))?, Some(b"300 7 captured".to_vec()));
    assert_eq!(tables.object(1, ORDERS, Key::from(2_u64))?, None);
    Ok(())
}

#[test]
fn loading_stops_when_told() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    tables.flush(&[flush(None, 0, (1..=5).map(|id| order(id, 7, "held")).collect())])?;
    let mut seen = 0;
    tables.load(1, ORDERS, &mut |_, _| {
        seen += 1;
        if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    assert_eq!(seen, 2);
    Ok(())
}

#[test]
fn a_flush_compares_where_the_tables_stand() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    tables.flush(&[flush(None, 4, vec![order(1, 7, "held")])])?;
    for (from, to) in [(None, 5), (Some(3), 5), (Some(5), 6), (Some(4), 3)] {
        let error = tables.flush(&[flush(from, to, vec![order(1, 7, "lost")])]).expect_err("they stand at 4");
        assert!(matches!(error, Error::NotAt { shard: 1, found: Some(4), .. }), "{error}");
    }
    assert_eq!(load(&mut tables, 1)?, [(1, "1 7 held".to_string())]);

    let mut of_new_owner = flush(Some(4), 5, Vec::new());
    of_new_owner.epoch = 2;
    tables.flush(&[of_new_owner])?;
    let error = tables.flush(&[flush(Some(5), 6, Vec::new())]).expect_err("a later owner has flushed");
    assert!(matches!(error, Error::Fenced { shard: 1, found: 2, epoch: 1 }), "{error}");
    Ok(())
}

#[test]
fn all_shards_of_a_flush_or_none() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    let mut other_shard = flush(Some(2), 3, Vec::new());
    other_shard.shard = 2;
    let both = [flush(None, 4, vec![order(1, 7, "held")]), other_shard];
    let error = tables.flush(&both).expect_err("shard 2 is empty");
    assert!(matches!(error, Error::NotAt { shard: 2, found: None, from: Some(2) }), "{error}");
    assert_eq!(tables.at(1)?, None);
    assert_eq!(load(&mut tables, 1)?, []);
    Ok(())
}

#[test]
fn objects_are_found_by_an_indexed_column() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    let mut puts: Vec<Put> = (1..=6).map(|id| order(id, i64::from(id % 2 == 0), "held")).collect();
    puts[5] = put(6, "6 nobody held");
    tables.flush(&[flush(None, 0, puts)])?;
    let mut find = |value: &Value, after, limit| -> Result<Vec<Option<u64>>, Error> {
        let found = tables.find(1, ORDERS, OWNER, value, after, limit)?;
        Ok(found.into_iter().map(|(id, _)| id.as_u64()).collect())
    };
    assert_eq!(find(&Value::Integer(0), None, 2)?, [Some(1), Some(3)]);
    assert_eq!(find(&Value::Integer(0), Some(Key::from(3_u64)), 2)?, [Some(5)]);
    assert_eq!(find(&Value::Integer(1), None, usize::MAX)?, [Some(2), Some(4)]);
    assert_eq!(find(&Value::Null, None, 9)?, [Some(6)]);
    let error = tables.find(1, ORDERS, STATE, &Value::Null, None, 1).expect_err("it has no index");
    assert!(matches!(error, Error::Misfit { table: ORDERS, .. }), "{error}");
    Ok(())
}

#[test]
fn what_does_not_fit_is_refused_whole() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    let (no_columns, other_kind) = (put(1, "1"), put(1, "1 seven held"));
    let no_object = Put { object: vec![0xff], ..put(1, "") };
    let mut no_table = order(1, 7, "held");
    no_table.table = SHAPES.len();
    for put in [no_columns, no_table, no_object, other_kind] {
        let error = tables.flush(&[flush(None, 0, vec![order(9, 7, "held"), put])]).expect_err("it does not fit");
        assert!(matches!(error, Error::Misfit { .. }), "{error}");
        assert_eq!(tables.at(1)?, None);
        assert_eq!(load(&mut tables, 1)?, []);
    }
    Ok(())
}

#[test]
fn rows_that_tell_of_an_owner_are_listed_newest_first() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    let mut first = flush(None, 5, Vec::new());
    first.entries = vec![entry(7, 5, 1), entry(7, 3, 2), entry(8, 4, 3), entry(7, 4, 3)];
    tables.flush(&[first])?;
    assert_eq!(tables.entries(1, 7, None, 3, 2)?, [5, 4]);
    assert_eq!(tables.entries(1, 7, Some(4), 3, 9)?, [4, 3]);
    assert_eq!(tables.entries(1, 7, None, 2, 9)?, [4, 3]);
    assert_eq!(tables.entries(1, 7, Some(2), 3, 9)?, []);
    assert_eq!(tables.entries(0, 7, None, 3, 9)?, []);
    Ok(())
}

#[test]
fn a_cleared_shard_can_be_folded_again_and_others_stay() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    let mut one = flush(None, 4, vec![order(1, 7, "held")]);
    one.entries = vec![entry(7, 4, 1)];
    let two = Flush { shard: 2, ..one.clone() };
    tables.flush(&[one.clone(), two])?;
    tables.clear(1)?;
    assert_eq!((tables.at(1)?, tables.entries(1, 7, None, 1, 9)?), (None, Vec::new()));
    assert_eq!(load(&mut tables, 1)?, []);
    assert_eq!(load(&mut tables, 2)?.len(), 1);
    tables.flush(&[one])?;
    assert_eq!(load(&mut tables, 1)?.len(), 1);
    Ok(())
}

#[test]
fn tables_of_another_shape_are_rebuilt() -> Tested {
    const RAISED: &[Shape] = &[Shape { version: 2, ..SHAPES[0] }, SHAPES[1]];
    const CHANGED: &[Shape] = &[
        SHAPES[0],
        Shape { columns: &[Column { name: "caller", kind: Kind::Blob, indexed: Indexed::No }], ..SHAPES[1] },
    ];
    let (_directory, path) = directory()?;
    SqliteTables::open(&path, SHAPES)?.flush(&[flush(None, 4, vec![order(1, 7, "held")])])?;
    for (shapes, differs) in [(RAISED, "order"), (CHANGED, "keys"), (&SHAPES[..1], "keys")] {
        match SqliteTables::open(&path, shapes) {
            Err(Error::OldShape { table, .. }) => assert_eq!(table, differs),
            other => assert!(other.is_err(), "opened though {differs} differs"),
        }
    }
    let mut tables = SqliteTables::rebuild(&path, RAISED)?;
    assert_eq!(tables.at(1)?, None);
    assert_eq!(load(&mut tables, 1)?, []);
    drop(tables);

    std::fs::write(&path, "damaged")?;
    assert_eq!(SqliteTables::rebuild(&path, SHAPES)?.at(1)?, None);
    Ok(())
}

#[test]
fn a_full_disk_flushes_nothing_by_half() -> Tested {
    let (_directory, path) = directory()?;
    let mut tables = SqliteTables::open(&path, SHAPES)?;
    tables.flush(&[flush(None, 0, vec![order(1, 7, "held")])])?;
    tables.limit_pages(16)?;
    let large = Put { table: KEYS, id: Key::from(5_u128), object: vec![7; 100_000] };
    let call = [flush(Some(0), 1, vec![order(1, 7, "captured"), large])];
    let error = tables.flush(&call).expect_err("16 pages are 64 kB");
    assert!(matches!(error, Error::DiskFull { .. }), "{error}");
    assert_eq!(load(&mut tables, 1)?, [(1, "1 7 held".to_string())]);
    assert_eq!(tables.at(1)?.map(|at| at.seq), Some(0));
    tables.limit_pages(1_000)?;
    tables.flush(&call)?;
    assert_eq!(load(&mut tables, 1)?, [(1, "1 7 captured".to_string())]);
    Ok(())
}
