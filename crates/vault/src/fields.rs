//! The file of fields: sealed, and found by keyed hashes.

use std::path::Path;

use rusqlite::{OptionalExtension, TransactionBehavior, params};

use crate::error::Error;
use crate::field::{Field, Person};
use crate::file::File;
use crate::index::Hash;

const APPLICATION: i64 = 0x5946_0005;

const TABLES: &str = "
    CREATE TABLE fields(
        person INTEGER NOT NULL,
        field TEXT NOT NULL,
        place INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        hash BLOB UNIQUE,
        PRIMARY KEY (person, field, place)
    ) STRICT, WITHOUT ROWID;";

const PUT: &str = "
    INSERT INTO fields VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (person, field, place) DO UPDATE SET sealed = excluded.sealed, hash = excluded.hash";

/// A field as it is kept.
pub struct Sealed {
    pub field: Field,
    pub bytes: Vec<u8>,
    /// What it is found by; none for one that nobody is found by.
    pub hash: Option<Hash>,
}

/// The file of fields.
pub struct Fields {
    file: File,
}

impl Fields {
    pub fn open(path: &Path) -> Result<Fields, Error> {
        File::open(path, APPLICATION, TABLES).map(|file| Fields { file })
    }

    /// Keeps sealed fields in place of what was there: all of them or none.
    pub fn put(&mut self, person: Person, sealed: &[Sealed]) -> Result<(), Error> {
        let mut taken = None;
        let put = self.file.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for one in sealed {
                let values = params![person.0, one.field.name(), one.field.place(), one.bytes, one.hash];
                let put = transaction.prepare_cached(PUT)?.execute(values);
                taken = put.as_ref().is_err_and(is_taken).then_some(one.field);
                put?;
            }
            transaction.commit()
        });
        taken.map_or(put, |field| Err(Error::Taken(field)))
    }

    /// The sealed field of a person.
    pub fn get(&mut self, person: Person, field: Field) -> Result<Option<Vec<u8>>, Error> {
        let sql = "SELECT sealed FROM fields WHERE person = ? AND field = ? AND place = ?";
        let key = params![person.0, field.name(), field.place()];
        self.file.with(|connection| connection.prepare_cached(sql)?.query_row(key, |row| row.get(0)).optional())
    }

    /// Who has the value of a hash.
    pub fn find(&mut self, hash: &Hash) -> Result<Option<Person>, Error> {
        let sql = "SELECT person FROM fields WHERE hash = ?";
        let person = |row: &rusqlite::Row| row.get(0).map(Person);
        self.file.with(|connection| connection.prepare_cached(sql)?.query_row([hash], person).optional())
    }

    /// Takes a field away; whether there was one.
    pub fn remove(&mut self, person: Person, field: Field) -> Result<bool, Error> {
        let sql = "DELETE FROM fields WHERE person = ? AND field = ? AND place = ?";
        let key = params![person.0, field.name(), field.place()];
        self.file.with(|connection| connection.prepare_cached(sql)?.execute(key)).map(|taken| taken > 0)
    }

    /// Takes all fields of a person away, with their hashes.
    pub fn forget(&mut self, person: Person) -> Result<(), Error> {
        let sql = "DELETE FROM fields WHERE person = ?";
        self.file.with(|connection| connection.prepare_cached(sql)?.execute([person.0])).map(drop)
    }
}

fn is_taken(error: &rusqlite::Error) -> bool {
    let unique = rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
    matches!(error, rusqlite::Error::SqliteFailure(failure, _) if failure.extended_code == unique)
}
