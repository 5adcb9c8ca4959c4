//! The hash of a text: BLAKE3 of its exact bytes.

use std::fmt;

use minicbor::bytes::ByteArray;
use minicbor::decode::{Decode, Decoder, Error};
use minicbor::encode::{self, Encode, Encoder, Write};

/// BLAKE3 of the exact bytes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash(pub [u8; 32]);

/// In 64 small hexadecimal digits, as `b3sum` prints it.
impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<C> Encode<C> for TextHash {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for TextHash {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<TextHash, Error> {
        let bytes: ByteArray<32> = d.decode()?;
        Ok(TextHash(*bytes))
    }
}
