//! Sealing: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha), whose nonces are long enough to be drawn at random.
//!
//! A sealed text is a nonce of 24 bytes, then as many bytes as were sealed, then a tag of 16. It is bound to a context, which must be said again
//! to open it.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// The bytes of a key.
pub const KEY_BYTES: usize = 32;
/// The bytes of a nonce.
const NONCE_BYTES: usize = 24;

/// A key that texts are sealed under.
pub type Sealing = Zeroizing<[u8; KEY_BYTES]>;

/// A new key.
pub fn new_key() -> Sealing {
    Zeroizing::new(rand::random())
}

/// Seals `text`, bound to `context`.
pub fn seal(key: &Sealing, context: &[u8], text: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE_BYTES] = rand::random();
    let payload = Payload { msg: text, aad: context };
    let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).expect("no text is longer than the cipher takes");
    [&nonce[..], &sealed].concat()
}

/// Opens what was sealed; none when it was under another key, for another context, or was changed.
pub fn open(key: &Sealing, context: &[u8], sealed: &[u8]) -> Option<Secret> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    let text = cipher(key).decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: context }).ok()?;
    Some(Secret::new(text))
}

fn cipher(key: &Sealing) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(**key))
}

#[cfg(test)]
mod tests {
    use super::{new_key, open, seal};

    #[test]
    fn what_is_sealed_opens_in_its_place_only() {
        let (key, other) = (new_key(), new_key());
        let sealed = seal(&key, b"here", b"text");
        assert_eq!(open(&key, b"here", &sealed).as_deref(), Some(&b"text"[..]));
        assert!(open(&key, b"there", &sealed).is_none());
        assert!(open(&other, b"here", &sealed).is_none());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&key, b"here", &changed).is_none(), "byte {at}");
            assert!(open(&key, b"here", &sealed[..at]).is_none(), "the first {at} bytes");
        }
    }

    #[test]
    fn the_same_text_is_sealed_differently_each_time() {
        let key = new_key();
        assert_ne!(seal(&key, b"here", b"text"), seal(&key, b"here", b"text"));
    }
}
