//! Limits: the most that purchases may expose an account to, in two parts. What is available of it is always worked out, never
//! kept.
//!
//! A fixed limit of 5000.00 with a temporary one of 1000.00 until 2026-08-31 is a limit of 6000.00 up to and with that day, and of
//! 5000.00 from the day after it on: nothing has to happen for that.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Money};

use crate::id::{AccountId, StaffId};

mod change;

pub(crate) use change::{apply, decide};

/// What a limit has on top of its fixed part for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Temporary {
    /// How much; never nothing.
    #[n(0)]
    pub amount: Amount,
    /// The last business date it counts.
    #[n(1)]
    pub until: Date,
}

/// A limit in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Limit {
    /// What holds until it is changed.
    #[n(0)]
    pub fixed: Amount,
    /// What comes on top of it for a while.
    #[n(1)]
    pub temporary: Option<Temporary>,
}

/// Why a limit is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Reason {
    /// Somebody, or a rule, looked at what the customer can bear.
    #[n(0)]
    Review,
    /// The customer asked for it; such a change only lowers.
    #[n(1)]
    CustomerRequest,
    /// What was bought or paid looks wrong.
    #[n(2)]
    Risk,
    /// The customer cannot bear it any more.
    #[n(3)]
    Hardship,
    /// A change before it was a mistake.
    #[n(4)]
    Correction,
}

/// What shall become of the temporary limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemporaryChange {
    /// It stays as it is.
    Keep,
    /// There shall be none.
    Remove,
    /// It shall be this one, whatever it was.
    Set {
        /// How much.
        amount: Money,
        /// The last business date it shall count.
        until: Date,
    },
}

/// What shall be done when the limit would fall below what is used of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BelowExposure {
    /// Refuse the change.
    Refused,
    /// Change it: what was bought stays as it is, and nothing can be bought until less is used.
    Accepted,
}

/// What is asked of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The account.
    pub account: AccountId,
    /// The fixed limit; as it is when left out.
    pub fixed: Option<Money>,
    /// The temporary limit.
    pub temporary: TemporaryChange,
    /// Whether it may fall below what is used of it.
    pub below_exposure: BelowExposure,
    /// Why.
    pub reason: Reason,
    /// Who of the staff does it.
    pub by: StaffId,
}

/// A limit was changed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Changed {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// The limit that was in force.
    #[n(1)]
    pub before: Limit,
    /// The limit from now on.
    #[n(2)]
    pub after: Limit,
    /// Unpaid principal and holds, as they stood then.
    #[n(3)]
    pub exposure: Money,
    /// Why.
    #[n(4)]
    pub reason: Reason,
    /// Who of the staff did it.
    #[n(5)]
    pub by: StaffId,
}

impl Limit {
    /// How much it is on the business date `date`.
    pub fn on(&self, date: Date) -> Amount {
        self.fixed + self.in_force(date).temporary.map_or(Amount::ZERO, |temporary| temporary.amount)
    }

    /// What of it counts on the business date `date`: a temporary part that is over is left out.
    pub fn in_force(&self, date: Date) -> Limit {
        Limit { temporary: self.temporary.filter(|temporary| date <= temporary.until), ..*self }
    }

    /// Whether any part of it is larger than in `before`, or counts for longer.
    fn is_raised_from(&self, before: &Limit) -> bool {
        let is_more = |after: Temporary| match before.temporary {
            Some(before) => after.amount > before.amount || after.until > before.until,
            None => true,
        };
        self.fixed > before.fixed || self.temporary.is_some_and(is_more)
    }
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 5] =
        [Reason::Review, Reason::CustomerRequest, Reason::Risk, Reason::Hardship, Reason::Correction];

    /// The reason's name in answers and stories: `customer_request`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Review => "review",
            Reason::CustomerRequest => "customer_request",
            Reason::Risk => "risk",
            Reason::Hardship => "hardship",
            Reason::Correction => "correction",
        }
    }
}
