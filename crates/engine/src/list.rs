//! Lists inside objects, which take no more memory than what stands in them: most have one entry or two, and there are millions.

use minicbor::decode::{Decode, Decoder, Error};
use minicbor::encode::{self, Encode, Encoder, Write};

/// Adds `one` to a list that rarely grows.
pub(crate) fn push<T>(list: &mut Vec<T>, one: T) {
    if list.len() == list.capacity() {
        // By one while it is short, by a part of it when it is long, so that a long one is seldom moved.
        list.reserve_exact(1 + list.len() / 4);
    }
    list.push(one);
}

pub(crate) fn encode<C, T: Encode<C>, W: Write>(
    list: &[T],
    e: &mut Encoder<W>,
    ctx: &mut C,
) -> Result<(), encode::Error<W::Error>> {
    e.array(list.len() as u64)?;
    list.iter().try_for_each(|one| one.encode(e, ctx))
}

pub(crate) fn decode<'b, C, T: Decode<'b, C>>(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Vec<T>, Error> {
    let at = d.position();
    let said = d.array()?.ok_or_else(|| Error::message("a list says how long it is").at(at))?;
    // An entry has a byte or more: who says more than there is does not take the memory.
    let left = d.input().len() - d.position();
    let mut list = Vec::with_capacity(usize::try_from(said).map_or(left, |said| said.min(left)));
    for _ in 0..said {
        list.push(d.decode_with(ctx)?);
    }
    Ok(list)
}
