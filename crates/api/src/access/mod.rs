//! Access: API keys, and what a caller may do.
//!
//! A key is 256 random bits and is shown once; the file `access.sqlite` holds only its hash. The file is read whenever a
//! key is not known yet, so that one made by another process works at once.

mod caller;
mod key;
mod file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};

use calendar::Instant;
use engine::id::MerchantId;
use engine::staff::Role;
use engine::turn::Key;

use crate::limits::{KEYS_KNOWN_MAX, LABEL_MAX};
use file::File;
use key::{Hash, Secret};

pub(crate) use caller::{Caller, Operator, Right, Staff};

/// The name of the file of keys in a data directory.
pub const FILE: &str = "access.sqlite";

/// The API keys of a data directory; cheap to clone.
#[derive(Clone)]
pub struct Access {
    inner: Arc<Inner>,
}

struct Inner {
    file: Mutex<File>,
    /// Whose the keys are that were used so far.
    known: RwLock<BTreeMap<Hash, Caller>>,
}

/// A key as it is remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    /// Names the key without giving it away.
    pub id: String,
    /// What it is for, in its owner's words.
    pub label: String,
    /// When it was made.
    pub created: Instant,
    /// The key itself, the one time it is known.
    pub secret: Option<String>,
}

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// SQLite says so.
    #[error("the API keys in {} cannot be used ({source})", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// It is some other database.
    #[error("{} does not hold Yuefu's API keys; move it away, or restore it from a backup", .0.display())]
    Foreign(PathBuf),
    /// It was written by a later version.
    #[error("{} was written by a newer version of Yuefu; use that version", .0.display())]
    Newer(PathBuf),
    /// A name for people became too long.
    #[error("a label has at most {LABEL_MAX} characters")]
    LabelTooLong,
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
}

impl Access {
    /// Opens the file of keys, or makes one if there is none.
    ///
    /// # Errors
    /// [`AccessError`], when the file cannot be used.
    pub fn open(path: &Path) -> Result<Access, AccessError> {
        let file = Mutex::new(File::open(path)?);
        Ok(Access { inner: Arc::new(Inner { file, known: RwLock::default() }) })
    }

    /// Makes a key that may do everything, and returns it; it is not shown again.
    ///
    /// # Errors
    /// [`AccessError`].
    pub fn create_operator(&self, label: &str) -> Result<String, AccessError> {
        self.create_staff(Role::Operator, label)
    }

    /// Makes a key for one of the staff, and returns it; it is not shown again.
    ///
    /// # Errors
    /// [`AccessError`].
    pub fn create_staff(&self, role: Role, label: &str) -> Result<String, AccessError> {
        self.create(Caller::Staff(role), label, None).map(only_secret)
    }

    /// Makes a key that reaches one merchant and its orders, and returns it; it is not shown again.
    ///
    /// # Errors
    /// [`AccessError`].
    pub fn create_merchant(&self, merchant: MerchantId, label: &str) -> Result<String, AccessError> {
        self.create(Caller::Merchant(merchant), label, None).map(only_secret)
    }

    /// Makes a key once: for the same request it is remembered, but not shown again.
    pub(crate) async fn create_once(&self, owner: Caller, label: String, request: Key) -> Result<Made, AccessError> {
        let access = self.clone();
        let create = move || access.create(owner, &label, Some(request));
        tokio::task::spawn_blocking(create).await.expect("making a key does not panic")
    }

    fn create(&self, owner: Caller, label: &str, request: Option<Key>) -> Result<Made, AccessError> {
        if label.chars().count() > LABEL_MAX {
            return Err(AccessError::LabelTooLong);
        }
        let secret = Secret::new(owner);
        let created = sequencer::clock::now();
        let mut file = self.inner.file.lock().expect("nobody panics while using the keys");
        file.insert(&secret, owner, label, created, request)
    }

    /// Whose a key is; none when it is nobody's.
    async fn caller(&self, hash: Hash) -> Result<Option<Caller>, AccessError> {
        if let Some(known) = self.inner.known.read().expect("nobody panics while looking").get(&hash) {
            return Ok(Some(*known));
        }
        let access = self.clone();
        let look = move || access.look_up(hash);
        tokio::task::spawn_blocking(look).await.expect("looking a key up does not panic")
    }

    fn look_up(&self, hash: Hash) -> Result<Option<Caller>, AccessError> {
        let found = self.inner.file.lock().expect("nobody panics while using the keys").owner(hash)?;
        if let Some(caller) = found {
            let mut known = self.inner.known.write().expect("nobody panics while looking");
            if known.len() >= KEYS_KNOWN_MAX {
                known.clear();
            }
            known.insert(hash, caller);
        }
        Ok(found)
    }
}

fn only_secret(made: Made) -> String {
    made.secret.expect("a key made without an idempotency key is new")
}

#[cfg(test)]
mod tests {
    use engine::id::Shard;

    use super::*;

    fn hash(secret: &str) -> Hash {
        Hash::of(secret).expect("the form of a key")
    }

    #[tokio::test]
    async fn a_key_made_by_another_process_works_at_once() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join(FILE);
        let (server, tool) = (Access::open(&path).expect("a new file"), Access::open(&path).expect("the same file"));
        let merchant = MerchantId::new(Shard(0), 7);
        let key = tool.create_merchant(merchant, "till").expect("a key");
        assert_eq!(server.caller(hash(&key)).await.expect("the file is there"), Some(Caller::Merchant(merchant)));
        let other = key.replace("merchant", "operator");
        assert_eq!(server.caller(hash(&other)).await.expect("the file is there"), None);
    }

    #[tokio::test]
    async fn no_key_stands_in_the_file() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join(FILE);
        let access = Access::open(&path).expect("a new file");
        let key = access.create_operator("cli").expect("a key");
        drop(access);
        let secret = key.rsplit('_').next().expect("a key has parts");
        for entry in std::fs::read_dir(directory.path()).expect("it is there") {
            let bytes = std::fs::read(entry.expect("it is there").path()).expect("a file");
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
        }
    }

    #[test]
    fn another_database_is_left_alone() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join(FILE);
        let other = rusqlite::Connection::open(&path).expect("a new file");
        other.execute_batch("CREATE TABLE mine(a)").expect("a table");
        assert!(matches!(Access::open(&path), Err(AccessError::Foreign(_))));
    }
}
