//! The shape of a table: what the caller wants to query by, beside the object itself.

/// A table of objects: key, query columns, and the object's own bytes.
///
/// Every table begins with `shard` and `id` and ends with `object`; a shape names what lies between.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The table's name, in small letters and underscores.
    pub name: &'static str,
    /// The columns between `id` and `object`.
    pub columns: &'static [Column],
    /// The value of each column, from the object's own bytes; none when the bytes are no such object.
    pub values: fn(&[u8]) -> Option<Vec<Value>>,
    /// Raised whenever the columns, or what is written in them, change; tables of an older version are rebuilt.
    pub version: u32,
}

/// A query column, computed from the object.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name, in small letters and underscores.
    pub name: &'static str,
    /// What its values are; every column also takes [`Value::Null`].
    pub kind: Kind,
    /// Whether objects can be found by it.
    pub indexed: Indexed,
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`Value::Integer`].
    Integer,
    /// [`Value::Text`].
    Text,
    /// [`Value::Blob`].
    Blob,
}

/// Whether a column has an index (shard, column, id).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indexed {
    /// [`crate::Tables::find`] takes it; each put costs a second write.
    Yes,
    /// It is only there to be read by SQL.
    No,
}

/// The value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing is known or nothing applies.
    Null,
    /// A number, an amount in minor units, an id (63 bits), a time in microseconds.
    Integer(i64),
    /// A word.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}
