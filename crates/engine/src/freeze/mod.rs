//! Freezing by the staff: an account that buys nothing until one of the staff ends it.
//!
//! What is frozen authorises no order, defers no statement and moves no cycle day. Captures of what was authorised before go on, and
//! so do voids, refunds and repayments.
//! Lateness freezes beside it, by the Terms and without an event, and ends by itself.

use calendar::Date;
use minicbor::{Decode, Encode};

use crate::account::Account;
use crate::id::{AccountId, StaffId};
use crate::{Event, Rejection, State};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Act {
    /// Freeze the account.
    #[n(0)]
    Freeze,
    /// End that.
    #[n(1)]
    Unfreeze,
}

/// Why an account is frozen or unfrozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Reason {
    /// What was bought or paid looks wrong, or does so no more.
    #[n(0)]
    Risk,
    /// The customer asked for it, as when a phone is lost or found again.
    #[n(1)]
    CustomerRequest,
    /// A court or an authority asked for it.
    #[n(2)]
    LegalOrder,
    /// The act before it was a mistake.
    #[n(3)]
    Correction,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The account.
    pub account: AccountId,
    /// What to do.
    pub act: Act,
    /// Why.
    pub reason: Reason,
    /// Who of the staff does it.
    pub by: StaffId,
}

/// An account was frozen or unfrozen by the staff.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Changed {
    /// The account.
    #[n(0)]
    pub account: AccountId,
    /// What was done.
    #[n(1)]
    pub act: Act,
    /// Why.
    #[n(2)]
    pub reason: Reason,
    /// Who of the staff did it.
    #[n(3)]
    pub by: StaffId,
}

/// That an account is frozen by the staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Freeze {
    /// The business date since which it is.
    #[n(0)]
    pub since: Date,
    /// Why.
    #[n(1)]
    pub reason: Reason,
    /// Who of the staff did it.
    #[n(2)]
    pub by: StaffId,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 4] = [Reason::Risk, Reason::CustomerRequest, Reason::LegalOrder, Reason::Correction];

    /// The reason's name in answers and stories: `legal_order`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Risk => "risk",
            Reason::CustomerRequest => "customer_request",
            Reason::LegalOrder => "legal_order",
            Reason::Correction => "correction",
        }
    }
}

/// Nothing follows when the account is already as it is asked to be: the freeze keeps its day, its reason and its name.
pub(crate) fn decide(state: &State, ask: &Change) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let is_so = match ask.act {
        Act::Freeze => account.frozen.is_some(),
        Act::Unfreeze => account.frozen.is_none(),
    };
    if is_so {
        return Ok(Vec::new());
    }
    let Change { account, act, reason, by } = *ask;
    Ok(vec![Event::FreezeChanged(Changed { account, act, reason, by })])
}

/// Refuses new orders on an account that the staff has frozen.
pub(crate) fn refuse(account: &Account) -> Result<(), Rejection> {
    account.frozen.map_or(Ok(()), |freeze| Err(Rejection::FrozenByStaff { since: freeze.since }))
}

pub(crate) fn apply(state: &mut State, event: &Changed) {
    let since = state.stamp().date;
    let Changed { account, act, reason, by } = *event;
    state.account_mut(account).frozen = match act {
        Act::Freeze => Some(Freeze { since, reason, by }),
        Act::Unfreeze => None,
    };
}
