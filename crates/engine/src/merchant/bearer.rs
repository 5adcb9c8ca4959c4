//! Who bears the fees of a merchant's plans.

use minicbor::data::Type;
use minicbor::decode::{Decode, Decoder, Error};
use minicbor::encode::{self, Encode, Encoder, Write};

use crate::subsidy::Shares;
use crate::terms::Terms;

/// Who bears the fees of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// The customer pays them, term by term.
    Customer,
    /// The merchant pays them at capture, as a subsidy; the plan is free of interest for the customer.
    Merchant,
    /// The platform bears them; the plan is free of interest for the customer.
    Platform,
    /// Whoever the Terms say.
    Terms,
    /// Several of them, in shares.
    Shared(Shares),
}

impl Bearer {
    /// The shares in which fees of plans made under `terms` are borne.
    pub fn shares(&self, terms: &Terms) -> Shares {
        match self {
            Bearer::Customer => Shares::CUSTOMER,
            Bearer::Merchant => Shares::MERCHANT,
            Bearer::Platform => Shares::PLATFORM,
            Bearer::Terms => terms.fee_bearer,
            Bearer::Shared(shares) => *shares,
        }
    }
}

/// One alone is a number, as it always was; shares are what [`Shares`] are.
impl<C> Encode<C> for Bearer {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, ctx: &mut C) -> Result<(), encode::Error<W::Error>> {
        let number = match self {
            Bearer::Customer => 0,
            Bearer::Merchant => 1,
            Bearer::Platform => 2,
            Bearer::Terms => 3,
            Bearer::Shared(shares) => return shares.encode(e, ctx),
        };
        e.u8(number)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Bearer {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Bearer, Error> {
        let at = d.position();
        if d.datatype()? == Type::Map {
            return Shares::decode(d, ctx).map(Bearer::Shared);
        }
        match d.u8()? {
            0 => Ok(Bearer::Customer),
            1 => Ok(Bearer::Merchant),
            2 => Ok(Bearer::Platform),
            3 => Ok(Bearer::Terms),
            other => Err(Error::message(format!("{other} is nobody who bears fees")).at(at)),
        }
    }
}
