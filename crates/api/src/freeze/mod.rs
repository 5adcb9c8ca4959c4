//! Freezing by the staff: the acts, and their log.

pub mod change;
pub mod list;

use calendar::Date;
use engine::freeze::{self, Changed};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What to do.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = FreezeAct)]
pub enum Act {
    /// Freeze the account: it authorises no order until one of the staff ends that.
    Freeze,
    /// End that.
    Unfreeze,
}

/// Why an account is frozen or unfrozen.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = FreezeReason)]
pub enum Reason {
    /// What was bought or paid looks wrong, or does so no more.
    Risk,
    /// The customer asked for it, as when a phone is lost or found again.
    CustomerRequest,
    /// A court or an authority asked for it.
    LegalOrder,
    /// The act before it was a mistake.
    Correction,
}

/// An act of the staff.
#[derive(Debug, Serialize, ToSchema)]
pub struct FreezeChange {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// What was done.
    act: Act,
    /// Why.
    reason: Reason,
    /// Who did it: the name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    by: String,
    /// The business date on which it was.
    #[schema(format = Date)]
    business_date: String,
}

/// Why an account is frozen.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Freeze {
    /// Something is long past due; it ends by itself once that is paid.
    Lateness {},
    /// The staff did it, and only the staff ends it.
    Staff {
        /// The business date since which it is.
        #[schema(format = Date)]
        since: String,
        /// Why.
        reason: Reason,
        /// Who did it: the name of the API key it was done with.
        #[schema(example = "key_0123456789abcdef")]
        by: String,
    },
}

impl FreezeChange {
    fn of(event: &Changed, date: Date) -> FreezeChange {
        FreezeChange {
            account: event.account.to_string(),
            act: event.act.into(),
            reason: event.reason.into(),
            by: event.by.to_string(),
            business_date: date.to_string(),
        }
    }
}

impl From<freeze::Freeze> for Freeze {
    fn from(freeze: freeze::Freeze) -> Freeze {
        let freeze::Freeze { since, reason, by } = freeze;
        Freeze::Staff { since: since.to_string(), reason: reason.into(), by: by.to_string() }
    }
}

impl From<freeze::Act> for Act {
    fn from(act: freeze::Act) -> Act {
        match act {
            freeze::Act::Freeze => Act::Freeze,
            freeze::Act::Unfreeze => Act::Unfreeze,
        }
    }
}

impl From<Act> for freeze::Act {
    fn from(act: Act) -> freeze::Act {
        match act {
            Act::Freeze => freeze::Act::Freeze,
            Act::Unfreeze => freeze::Act::Unfreeze,
        }
    }
}

impl From<freeze::Reason> for Reason {
    fn from(reason: freeze::Reason) -> Reason {
        match reason {
            freeze::Reason::Risk => Reason::Risk,
            freeze::Reason::CustomerRequest => Reason::CustomerRequest,
            freeze::Reason::LegalOrder => Reason::LegalOrder,
            freeze::Reason::Correction => Reason::Correction,
        }
    }
}

impl From<Reason> for freeze::Reason {
    fn from(reason: Reason) -> freeze::Reason {
        match reason {
            Reason::Risk => freeze::Reason::Risk,
            Reason::CustomerRequest => freeze::Reason::CustomerRequest,
            Reason::LegalOrder => freeze::Reason::LegalOrder,
            Reason::Correction => freeze::Reason::Correction,
        }
    }
}
