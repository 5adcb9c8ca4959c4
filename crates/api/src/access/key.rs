//! The form of an API key: `yf_`, a role such as `operator`, `agent` or `merchant`, `_`, and 256 random bits as 64 hexadecimal digits.

use std::fmt::Write;

use engine::id::StaffId;

use super::Caller;

const CONTEXT: &str = "yuefu 2026 api key 1";
const PREFIX: &str = "yf_";

/// A new key. It is not written to any log: it has no `Debug`.
pub(super) struct Secret(String);

/// The hash of a key, which is all that is kept of it.
///
/// Keys are looked up by it: how long that takes tells of the hash, and from that nobody gets to the 256 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hash(pub [u8; 32]);

impl Secret {
    /// A new key for a role.
    pub fn new(owner: Caller) -> Secret {
        let bits: [u8; 32] = rand::random();
        Secret(format!("{PREFIX}{}_{}", owner.role(), hex(&bits)))
    }

    /// The key in full.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Its hash.
    pub fn hash(&self) -> Hash {
        Hash(blake3::derive_key(CONTEXT, self.0.as_bytes()))
    }
}

impl Hash {
    /// The hash of what may be a key; none for what cannot be one.
    pub fn of(secret: &str) -> Option<Hash> {
        let could_be = secret.starts_with(PREFIX) && secret.len() <= 100;
        could_be.then(|| Hash(blake3::derive_key(CONTEXT, secret.as_bytes())))
    }

    /// A name for the key that gives nothing of it away: what is done with it is done under that name.
    pub fn staff(self) -> StaffId {
        let (first, _) = self.0.split_first_chunk().expect("a hash is longer than its name");
        StaffId(u64::from_be_bytes(*first))
    }

    /// That name as it is written.
    pub fn id(self) -> String {
        self.staff().to_string()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to memory does not fail");
        text
    })
}
