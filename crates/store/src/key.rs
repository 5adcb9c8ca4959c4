//! The key of an object in the tables.

use std::fmt;

use crate::Hash;
use crate::limits::KEY_BYTES_MAX;

/// The bytes that name an object inside its table and shard, in the order in which a table lists them.
///
/// Numbers are kept with the big end first, so that keys sort as the numbers do.
/// Invariant: 1 to [`KEY_BYTES_MAX`] bytes, the unused rest is zero; so the derived order is that of the bytes.
///
/// ```
/// use store::Key;
/// assert!(Key::from(255_u64) < Key::from(256_u64));
/// assert_eq!(Key::from(256_u64).as_u64(), Some(256));
/// assert_eq!(Key::from_bytes(&[0; 33]), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    bytes: [u8; KEY_BYTES_MAX],
    length: u8,
}

impl Key {
    /// A key of these bytes; none if there are none, or more than [`KEY_BYTES_MAX`].
    pub fn from_bytes(from: &[u8]) -> Option<Self> {
        let mut bytes = [0; KEY_BYTES_MAX];
        let length = u8::try_from(from.len()).ok().filter(|length| *length > 0)?;
        bytes.get_mut(..from.len())?.copy_from_slice(from);
        Some(Self { bytes, length })
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    /// The number it was made of, if it was made of a `u64`.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_bytes().try_into().ok().map(u64::from_be_bytes)
    }

    /// The number it was made of, if it was made of a `u128`.
    pub fn as_u128(&self) -> Option<u128> {
        self.as_bytes().try_into().ok().map(u128::from_be_bytes)
    }

    fn from_array<const N: usize>(from: [u8; N]) -> Self {
        const { assert!(N > 0 && N <= KEY_BYTES_MAX) };
        let mut bytes = [0; KEY_BYTES_MAX];
        bytes[..N].copy_from_slice(&from);
        Self { bytes, length: N as u8 }
    }
}

impl From<u64> for Key {
    fn from(number: u64) -> Self {
        Self::from_array(number.to_be_bytes())
    }
}

impl From<u128> for Key {
    fn from(number: u128) -> Self {
        Self::from_array(number.to_be_bytes())
    }
}

impl From<Hash> for Key {
    fn from(hash: Hash) -> Self {
        Self::from_array(*hash.as_bytes())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
