//! The amounts of an order, and the state that follows from them.

use minicbor::{Decode, Encode};
use money::Amount;

/// The amounts of an order; its state follows from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Amounts {
    /// What was authorised.
    #[n(0)]
    pub authorised: Amount,
    /// What was captured of it.
    #[n(1)]
    pub captured: Amount,
    /// What was voided by someone.
    #[n(2)]
    pub voided: Amount,
    /// What was voided by itself when the authorisation expired.
    #[n(3)]
    pub expired: Amount,
    /// What was refunded of the captured.
    #[n(4)]
    pub refunded: Amount,
}

/// The state of an order, derived from its [`Amounts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Held, and nothing captured.
    Authorised,
    /// Some captured, some still held.
    PartCaptured,
    /// Some captured, nothing held.
    Captured,
    /// Some of what was captured is refunded.
    PartRefunded,
    /// All that was captured is refunded, and nothing is held.
    Refunded,
    /// Released by someone before anything was captured.
    Voided,
    /// Released by itself before anything was captured.
    Expired,
}

impl Amounts {
    /// The amounts of an order that was just authorised.
    pub fn authorised(amount: Amount) -> Amounts {
        let none = Amount::ZERO;
        Amounts { authorised: amount, captured: none, voided: none, expired: none, refunded: none }
    }

    /// What is not held any more: captured, voided or expired.
    pub fn taken(&self) -> Amount {
        self.captured + self.voided + self.expired
    }

    /// What is still held.
    pub fn held(&self) -> Amount {
        self.authorised - self.captured - self.voided - self.expired
    }

    /// What can still be refunded: captured − refunded.
    pub fn refundable(&self) -> Amount {
        self.captured - self.refunded
    }

    /// The order's state.
    pub fn status(&self) -> Status {
        let (held, captured) = (!self.held().is_zero(), !self.captured.is_zero());
        match (captured, held) {
            (true, false) if self.refunded == self.captured => Status::Refunded,
            (true, _) if !self.refunded.is_zero() => Status::PartRefunded,
            (true, true) => Status::PartCaptured,
            (true, false) => Status::Captured,
            (false, true) => Status::Authorised,
            (false, false) if self.voided.is_zero() => Status::Expired,
            (false, false) => Status::Voided,
        }
    }
}

impl Status {
    /// The state's name in answers and stories: `part_captured`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Authorised => "authorised",
            Status::PartCaptured => "part_captured",
            Status::Captured => "captured",
            Status::PartRefunded => "part_refunded",
            Status::Refunded => "refunded",
            Status::Voided => "voided",
            Status::Expired => "expired",
        }
    }
}
