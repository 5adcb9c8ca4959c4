//! The SQL of the tables, made once from the shapes.

use rusqlite::{Connection, OptionalExtension};

use crate::{Column, Indexed, Kind, Shape, Value};

/// What every tables file begins with.
///
/// `shapes` holds what each table was made from, so that a changed column is found even if its version was not raised.
const FIXED: &str = "
    CREATE TABLE shapes(name TEXT PRIMARY KEY, version INTEGER NOT NULL, definition TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE checkpoint(shard INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL, epoch INTEGER NOT NULL) STRICT;";

/// The lists of all owners.
const ENTRIES: &str = "
    CREATE TABLE entries(shard INTEGER NOT NULL, owner INTEGER NOT NULL, seq INTEGER NOT NULL, marks INTEGER NOT NULL,
        PRIMARY KEY(shard, owner, seq)) STRICT, WITHOUT ROWID;";

/// The statements of one table.
#[derive(Debug)]
pub struct Statements {
    /// `(shard, id, columns…, object)`. One row each: several rows in one statement took longer, not shorter, when
    /// measured (6.0 µs a row against 9.9 with 32 rows; `cargo run -p store --example measure`).
    pub put: String,
    /// `(shard, id)`
    pub remove: String,
    /// `(shard)`, all objects in key order.
    pub load: String,
    /// `(shard, id)`
    pub object: String,
    /// `(shard, value, after, limit)`, per column; none for a column without an index.
    pub find: Vec<Option<String>>,
    /// `(shard)`
    pub clear: String,
    /// The columns of an object.
    pub values: fn(&[u8]) -> Option<Vec<Value>>,
}

impl Statements {
    /// The statements of a shape's table.
    pub fn of(shape: &Shape) -> Self {
        let table = quoted(shape.name);
        let changed = shape.columns.iter().map(|column| column.name).chain(["object"]).map(quoted);
        let changed: Vec<String> = changed.map(|name| format!("{name} = excluded.{name}")).collect();
        let places = vec!["?"; shape.columns.len() + 3].join(", ");
        let find = |column: &Column| {
            let name = quoted(column.name);
            (column.indexed == Indexed::Yes).then(|| {
                format!("SELECT id, object FROM {table} WHERE shard = ? AND {name} IS ? AND id > ? ORDER BY id LIMIT ?")
            })
        };
        Self {
            put: format!(
                "INSERT INTO {table} VALUES ({places}) ON CONFLICT(shard, id) DO UPDATE SET {}",
                changed.join(", ")
            ),
            remove: format!("DELETE FROM {table} WHERE shard = ? AND id = ?"),
            load: format!("SELECT id, object FROM {table} WHERE shard = ? ORDER BY id"),
            object: format!("SELECT object FROM {table} WHERE shard = ? AND id = ?"),
            find: shape.columns.iter().map(find).collect(),
            clear: format!("DELETE FROM {table} WHERE shard = ?"),
            values: shape.values,
        }
    }
}

/// Makes every table, and notes what each was made from.
pub fn create(connection: &Connection, shapes: &[Shape]) -> rusqlite::Result<()> {
    connection.execute_batch(FIXED)?;
    for (name, version, definition) in definitions(shapes) {
        connection.execute_batch(&definition)?;
        connection.execute("INSERT INTO shapes VALUES (?, ?, ?)", (name, version, definition))?;
    }
    Ok(())
}

/// The name, version and definition of every table that depends on the release.
fn definitions(shapes: &[Shape]) -> impl Iterator<Item = (&'static str, u32, String)> {
    let lists = ("entries", 1, ENTRIES.to_string());
    std::iter::once(lists).chain(shapes.iter().map(|shape| (shape.name, shape.version, definition(shape))))
}

/// The first table that is not as the shapes say; none if all are.
pub fn first_difference(connection: &Connection, shapes: &[Shape]) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT 1 FROM shapes WHERE name = ? AND version = ? AND definition = ?";
    let mut same = connection.prepare(sql)?;
    for (name, version, definition) in definitions(shapes) {
        if !same.exists((name, version, definition))? {
            return Ok(Some(name.to_string()));
        }
    }
    let mut names = connection.prepare("SELECT name FROM shapes ORDER BY name")?;
    let names = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(names.into_iter().find(|name| definitions(shapes).all(|(known, ..)| known != name)))
}

/// Where a shard's tables stand.
pub fn at(connection: &Connection, shard: u16) -> rusqlite::Result<Option<crate::At>> {
    let sql = "SELECT seq, hash, epoch FROM checkpoint WHERE shard = ?";
    let mut statement = connection.prepare_cached(sql)?;
    let at = |row: &rusqlite::Row| Ok(crate::At { seq: row.get(0)?, hash: row.get(1)?, epoch: row.get(2)? });
    statement.query_row([shard], at).optional()
}

fn definition(shape: &Shape) -> String {
    let table = quoted(shape.name);
    let columns = shape.columns.iter().map(|column| format!("{} {}, ", quoted(column.name), kind(column.kind)));
    let columns: String = columns.collect();
    let indexed = shape.columns.iter().filter(|column| column.indexed == Indexed::Yes);
    let indexes = indexed.map(|column| {
        let index = quoted(&format!("{}_by_{}", shape.name, column.name));
        format!("\nCREATE INDEX {index} ON {table}(shard, {}, id);", quoted(column.name))
    });
    format!(
        "CREATE TABLE {table}(shard INTEGER NOT NULL, id BLOB NOT NULL, {columns}object BLOB NOT NULL, PRIMARY KEY(shard, id)) STRICT, WITHOUT ROWID;{}",
        indexes.collect::<String>()
    )
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "INTEGER",
        Kind::Text => "TEXT",
        Kind::Blob => "BLOB",
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
