//! The vault: what is known of people, each field encrypted under a key of the person's own.
//!
//! A journal is never edited, and people may be forgotten; so no name, number, picture or word of a person enters it. It knows a person
//! by id, and the vault knows the rest, in two files beside the journal:
//!
//! - `vault.sqlite` holds the fields, each sealed ([`cipher`]) under its person's key and bound to person, field and place, so that none
//!   can be moved to another's row; and keyed hashes of the few that are searched for ([`index`]).
//! - `vault-keys.sqlite` holds the persons' keys, each sealed under a root key that is in neither ([`ring`]). To forget a person is to destroy
//!   the key: whatever copies of the fields there are, they say nothing any more. This file is backed up apart, and not kept for long.
//!
//! ```
//! use vault::{Field, Person, Ring, Vault};
//!
//! # fn main() -> Result<(), vault::Error> {
//! # let directory = tempfile::tempdir().expect("a directory");
//! let vault = Vault::open(directory.path(), Ring::generate())?;
//! let (ann, phone) = (Person(7), Field::Phone);
//! vault.put(ann, phone, b"13800138000")?;
//! assert_eq!(vault.get(ann, phone)?.as_deref(), Some(&b"13800138000"[..]));
//! assert_eq!(vault.find(phone, b"13800138000")?, Some(ann));
//!
//! vault.erase(ann)?;
//! assert!(vault.get(ann, phone)?.is_none());
//! assert_eq!(vault.find(phone, b"13800138000")?, None);
//! # Ok(())
//! # }
//! ```

pub mod error;
pub mod secret;
pub mod ring;
pub mod field;
mod cipher;
mod index;
mod keys;
mod fields;
mod file;

use std::path::Path;
use std::sync::{Mutex, MutexGuard};

pub use error::Error;
pub use field::{Field, Person};
pub use ring::{Ring, Source};
pub use secret::Secret;

use fields::{Fields, Sealed};
use index::Index;
use keys::Keys;

/// The name of the file of fields in a data directory.
pub const FILE: &str = "vault.sqlite";
/// The name of the file of keys.
pub const KEYS_FILE: &str = "vault-keys.sqlite";

/// What is known of people.
pub struct Vault {
    open: Mutex<Open>,
}

struct Open {
    ring: Ring,
    keys: Keys,
    fields: Fields,
    index: Index,
}

/// What a rotation did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotated {
    /// How many keys were sealed anew under the current root key.
    pub keys: usize,
}

impl Vault {
    /// Opens the vault of a data directory, or makes one.
    ///
    /// # Errors
    /// [`Error::RootKeyMissing`] when the keys were sealed under a root key that is not in `ring`, and what the files say.
    pub fn open(directory: &Path, ring: Ring) -> Result<Vault, Error> {
        let mut keys = Keys::open(&directory.join(KEYS_FILE))?;
        let index = Index::new(&keys.index_key(&ring)?);
        let fields = Fields::open(&directory.join(FILE))?;
        Ok(Vault { open: Mutex::new(Open { ring, keys, fields, index }) })
    }

    /// Keeps `value` as a person's `field`, in place of what was there.
    ///
    /// # Errors
    /// As [`Vault::put_all`].
    pub fn put(&self, person: Person, field: Field, value: &[u8]) -> Result<(), Error> {
        self.put_all(person, &[(field, value)])
    }

    /// Keeps several fields of a person, all or none, each in place of what was there.
    ///
    /// # Errors
    /// [`Error::Taken`] when a field belongs to one person only and is another's, and what the files say.
    pub fn put_all(&self, person: Person, values: &[(Field, &[u8])]) -> Result<(), Error> {
        let open = &mut *self.lock();
        let key = open.keys.of(person, &open.ring)?;
        let sealed = values.iter().map(|(field, value)| Sealed {
            field: *field,
            bytes: cipher::seal(&key, &field.context(person), value),
            hash: field.is_searched().then(|| open.index.hash(*field, value)),
        });
        let sealed: Vec<Sealed> = sealed.collect();
        open.fields.put(person, &sealed)
    }

    /// What is kept as a person's `field`; none when nothing is, or the person is forgotten.
    ///
    /// # Errors
    /// [`Error::Broken`] when the field was changed by anyone but the vault, and what the files say.
    pub fn get(&self, person: Person, field: Field) -> Result<Option<Secret>, Error> {
        let open = &mut *self.lock();
        let Some(sealed) = open.fields.get(person, field)? else { return Ok(None) };
        let Some(key) = open.keys.known(person, &open.ring)? else { return Ok(None) };
        cipher::open(&key, &field.context(person), &sealed).map(Some).ok_or(Error::Broken(person, field))
    }

    /// Whose `field` it is that has this value.
    ///
    /// # Errors
    /// [`Error::NotSearched`] for a field that is not searched by, and what the files say.
    pub fn find(&self, field: Field, value: &[u8]) -> Result<Option<Person>, Error> {
        if !field.is_searched() {
            return Err(Error::NotSearched(field));
        }
        let open = &mut *self.lock();
        open.fields.find(&open.index.hash(field, value))
    }

    /// Takes a person's `field` away; whether there was one.
    ///
    /// # Errors
    /// What the file says.
    pub fn remove(&self, person: Person, field: Field) -> Result<bool, Error> {
        self.lock().fields.remove(person, field)
    }

    /// Forgets a person: destroys the key first, so that the fields say nothing whatever comes after, and then the fields and hashes.
    ///
    /// # Errors
    /// What the files say.
    pub fn erase(&self, person: Person) -> Result<(), Error> {
        let open = &mut *self.lock();
        open.keys.destroy(person)?;
        open.fields.forget(person)
    }

    /// Seals every key anew that is not under the current root key of `ring`, a few at a time: who asks meanwhile is answered. Fields stay
    /// as they are. After that the older root keys are needed for old backups only.
    ///
    /// # Errors
    /// [`Error::RootKeyMissing`], and what the file says; what was sealed anew by then stays so.
    pub fn rotate(&self, ring: Ring) -> Result<Rotated, Error> {
        self.lock().ring = ring;
        let mut keys = 0;
        loop {
            let open = &mut *self.lock();
            match open.keys.seal_anew(&open.ring)? {
                0 => return Ok(Rotated { keys }),
                some => keys += some,
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        // A panic between two statements leaves the files whole: each change of them is one transaction.
        self.open.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
