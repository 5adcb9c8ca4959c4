//! Keyed hashes: a person is found by a phone or an ID number that stands nowhere.
//!
//! The hash is HMAC-SHA-256 (RFC 2104) under a key that is sealed like those of persons: without it nobody can try all the numbers there are.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::cipher::Sealing;
use crate::field::Field;

/// What a value is found by.
pub type Hash = [u8; 32];

/// Makes the hashes.
pub struct Index {
    keyed: Hmac<Sha256>,
}

impl Index {
    /// Hashes under this key.
    pub fn new(key: &Sealing) -> Index {
        Index { keyed: Hmac::new_from_slice(&key[..]).expect("HMAC takes a key of any length") }
    }

    /// The hash of a field's value.
    pub fn hash(&self, field: Field, value: &[u8]) -> Hash {
        let mut mac = self.keyed.clone();
        mac.update(field.name().as_bytes());
        mac.update(&[0]);
        mac.update(value);
        mac.finalize().into_bytes().into()
    }
}
