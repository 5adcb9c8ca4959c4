//! The file that the hashes of keys are kept in.

use std::path::{Path, PathBuf};

use calendar::Instant;
use engine::id::MerchantId;
use engine::turn::Key;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::key::{Hash, Secret};
use super::{AccessError, Caller, Made};
use crate::limits::KEYS_WAIT_MAX;

/// Says in the file's header whose it is.
const APPLICATION: i64 = 0x5946_0003;
const VERSION: i64 = 1;

const TABLE: &str = "
    CREATE TABLE keys(
        hash BLOB PRIMARY KEY,
        role TEXT NOT NULL,
        merchant INTEGER,
        created INTEGER NOT NULL,
        label TEXT NOT NULL,
        scope BLOB UNIQUE,
        fingerprint BLOB
    ) STRICT;";

/// The file of keys. It is seldom written, so it keeps SQLite's plain journal and can be copied as one file.
pub(super) struct File {
    path: PathBuf,
    connection: Connection,
}

impl File {
    /// Opens the file, or makes one.
    pub fn open(path: &Path) -> Result<File, AccessError> {
        let failed = |source| AccessError::Unusable { path: path.to_path_buf(), source };
        let mut connection = Connection::open(path).map_err(failed)?;
        connection.busy_timeout(KEYS_WAIT_MAX).map_err(failed)?;
        match form(&mut connection).map_err(failed)? {
            (APPLICATION, VERSION) => {}
            (APPLICATION, _) => return Err(AccessError::Newer(path.to_path_buf())),
            _ => return Err(AccessError::Foreign(path.to_path_buf())),
        }
        Ok(File { path: path.to_path_buf(), connection })
    }

    /// Adds a key, or finds the one that the same request made before.
    pub fn insert(
        &mut self,
        secret: &Secret,
        owner: Caller,
        label: &str,
        created: Instant,
        request: Option<Key>,
    ) -> Result<Made, AccessError> {
        let path = self.path.clone();
        let failed = |source| AccessError::Unusable { path: path.clone(), source };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        if let Some(key) = request
            && let Some((fingerprint, made)) = made_by(&transaction, key).map_err(failed)?
        {
            let is_same = fingerprint == key.fingerprint.to_be_bytes();
            return if is_same { Ok(made) } else { Err(AccessError::KeyReused) };
        }
        let hash = secret.hash();
        let merchant = owner.merchant().map(|merchant| merchant.0);
        let (scope, fingerprint) =
            (request.map(|key| key.scope.to_be_bytes()), request.map(|key| key.fingerprint.to_be_bytes()));
        let values = params![hash.0, owner.role(), merchant, created.micros(), label, scope, fingerprint];
        transaction.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?)", values).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(Made { id: hash.id(), label: label.into(), created, secret: Some(secret.text().into()) })
    }

    /// Whose a key is.
    pub fn owner(&self, hash: Hash) -> Result<Option<Caller>, AccessError> {
        let sql = "SELECT role, merchant FROM keys WHERE hash = ?";
        let found = self.connection.prepare_cached(sql).and_then(|mut select| {
            let owner = |row: &rusqlite::Row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<u64>>(1)?));
            select.query_row([hash.0], owner).optional()
        });
        let found = found.map_err(|source| AccessError::Unusable { path: self.path.clone(), source })?;
        Ok(found.and_then(|(role, merchant)| Caller::of(&role, merchant.map(MerchantId))))
    }
}

/// What the file says it is, after a new one was given its form.
fn form(connection: &mut Connection) -> rusqlite::Result<(i64, i64)> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let is_new = !transaction.prepare("SELECT 1 FROM sqlite_schema")?.exists([])?;
    if is_new {
        transaction.execute_batch(TABLE)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()?;
    let number = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((number("application_id")?, number("user_version")?))
}

/// The key that a request made, and the fingerprint of that request.
fn made_by(connection: &Connection, request: Key) -> rusqlite::Result<Option<([u8; 16], Made)>> {
    let mut select = connection.prepare_cached("SELECT fingerprint, hash, label, created FROM keys WHERE scope = ?")?;
    let made = |row: &rusqlite::Row| {
        let (id, created) = (Hash(row.get(1)?).id(), Instant::from_micros(row.get(3)?));
        Ok((row.get(0)?, Made { id, label: row.get(2)?, created, secret: None }))
    };
    select.query_row([request.scope.to_be_bytes()], made).optional()
}
