//! Accepted loss: an operator restored a backup, knowing that what was acknowledged after it is gone.

use minicbor::{Decode, Encode};

use crate::{Event, Rejection};

/// What an operator accepts. Who and why are texts, which never enter the journal: it holds their hashes, and the texts
/// stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accept {
    /// The last row that is still there.
    pub after: u64,
    /// The hash of the operator's name.
    pub by: u128,
    /// The hash of the reason.
    pub because: u128,
}

/// A loss was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Accepted {
    /// The last row that is still there.
    #[n(0)]
    pub after: u64,
    /// The hash of the operator's name.
    #[n(1)]
    #[cbor(with = "crate::turn::wide")]
    pub by: u128,
    /// The hash of the reason.
    #[n(2)]
    #[cbor(with = "crate::turn::wide")]
    pub because: u128,
}

pub(crate) fn accept(ask: &Accept) -> Result<Vec<Event>, Rejection> {
    let Accept { after, by, because } = *ask;
    Ok(vec![Event::LossAccepted(Accepted { after, by, because })])
}
