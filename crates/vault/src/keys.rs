//! The file of keys: one for each person, and one for the index, each sealed under a root key.

use std::path::Path;

use rusqlite::{OptionalExtension, TransactionBehavior, params};

use crate::cipher::{self, KEY_BYTES, Sealing};
use crate::error::Error;
use crate::field::Person;
use crate::file::File;
use crate::ring::Ring;

const APPLICATION: i64 = 0x5946_0006;

const TABLES: &str = "
    CREATE TABLE keys(
        owner TEXT PRIMARY KEY,
        root TEXT NOT NULL,
        sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX keys_by_root ON keys(root);";

/// How many keys are sealed anew in one step of a rotation: what takes a few milliseconds.
const STEP_KEYS: usize = 256;

/// Whose the key is that hashes are made with.
const INDEX: &str = "index";

/// The file of keys.
pub struct Keys {
    file: File,
}

impl Keys {
    pub fn open(path: &Path) -> Result<Keys, Error> {
        File::open(path, APPLICATION, TABLES).map(|file| Keys { file })
    }

    /// The key of a person, a new one for whom has none.
    pub fn of(&mut self, person: Person, ring: &Ring) -> Result<Sealing, Error> {
        self.found_or_made(&owner(person), ring)
    }

    /// The key of a person; none for whom has none.
    pub fn known(&mut self, person: Person, ring: &Ring) -> Result<Option<Sealing>, Error> {
        self.found(&owner(person), ring)
    }

    /// The key that hashes are made with.
    pub fn index_key(&mut self, ring: &Ring) -> Result<Sealing, Error> {
        self.found_or_made(INDEX, ring)
    }

    /// Destroys the key of a person.
    pub fn destroy(&mut self, person: Person) -> Result<(), Error> {
        let owner = owner(person);
        self.file.with(|connection| connection.execute("DELETE FROM keys WHERE owner = ?", [owner])).map(drop)
    }

    /// Seals some keys anew that are not under the current root key; how many.
    pub fn seal_anew(&mut self, ring: &Ring) -> Result<usize, Error> {
        let (current, _) = ring.current();
        let old = self.file.with(|connection| {
            let sql = "SELECT owner, root, sealed FROM keys WHERE root <> ? LIMIT ?";
            let mut select = connection.prepare_cached(sql)?;
            let rows =
                select.query_map(params![current, STEP_KEYS], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            rows.collect::<rusqlite::Result<Vec<(String, String, Vec<u8>)>>>()
        })?;
        let mut anew = Vec::with_capacity(old.len());
        for (owner, root, sealed) in &old {
            anew.push((owner, root, sealed_under(ring, owner, &opened(ring, owner, root, sealed)?)));
        }
        self.file.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for (owner, root, sealed) in &anew {
                // Who was forgotten meanwhile stays so.
                let sql = "UPDATE keys SET root = ?, sealed = ? WHERE owner = ? AND root = ?";
                transaction.prepare_cached(sql)?.execute(params![current, sealed, owner, root])?;
            }
            transaction.commit()
        })?;
        Ok(old.len())
    }

    fn found_or_made(&mut self, owner: &str, ring: &Ring) -> Result<Sealing, Error> {
        if let Some(key) = self.found(owner, ring)? {
            return Ok(key);
        }
        let (root, key) = (ring.current().0, cipher::new_key());
        let sealed = sealed_under(ring, owner, &key);
        let sql = "INSERT INTO keys VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        let made =
            self.file.with(|connection| connection.prepare_cached(sql)?.execute(params![owner, root, sealed]))?;
        // Another process made one meanwhile: that one it is.
        if made == 0 { self.found_or_made(owner, ring) } else { Ok(key) }
    }

    fn found(&mut self, owner: &str, ring: &Ring) -> Result<Option<Sealing>, Error> {
        let sql = "SELECT root, sealed FROM keys WHERE owner = ?";
        let row = |row: &rusqlite::Row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?));
        let found = self.file.with(|connection| connection.prepare_cached(sql)?.query_row([owner], row).optional())?;
        found.map(|(root, sealed)| opened(ring, owner, &root, &sealed)).transpose()
    }
}

fn owner(person: Person) -> String {
    format!("person {}", person.0)
}

fn sealed_under(ring: &Ring, owner: &str, key: &Sealing) -> Vec<u8> {
    let (_, root) = ring.current();
    cipher::seal(root, &context(owner), &key[..])
}

fn opened(ring: &Ring, owner: &str, root: &str, sealed: &[u8]) -> Result<Sealing, Error> {
    let under = ring.get(root).ok_or_else(|| Error::RootKeyMissing(root.to_string()))?;
    let opened = cipher::open(under, &context(owner), sealed);
    let key = opened.as_deref().and_then(|bytes| <[u8; KEY_BYTES]>::try_from(bytes).ok());
    key.map(Sealing::new).ok_or_else(|| Error::RootKeyWrong(root.to_string()))
}

/// What a sealed key is bound to: its owner.
fn context(owner: &str) -> Vec<u8> {
    format!("yuefu vault key 1: {owner}").into_bytes()
}
