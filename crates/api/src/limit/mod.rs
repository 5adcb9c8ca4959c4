//! Limits: how they are changed, and the log of their changes.

pub mod change;
pub mod list;

use calendar::{Date, Stamp};
use engine::limit::{self, Changed};
use money::Currency;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::Money;

/// A limit on a business date.
#[derive(Debug, Serialize, ToSchema)]
pub struct Limit {
    /// The most that purchases may expose the account to: the fixed limit and, while it counts, the temporary one.
    limit: Money,
    /// What holds until it is changed.
    fixed_limit: Money,
    /// What comes on top of it for a while; none when there is none, or it counts no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    temporary_limit: Option<TemporaryLimit>,
}

/// A limit on top of the fixed one, for a while.
#[derive(Debug, Serialize, ToSchema)]
struct TemporaryLimit {
    /// How much.
    amount: Money,
    /// The last business date it counts.
    #[schema(format = Date)]
    until: String,
}

/// Why a limit is changed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LimitReason)]
pub enum Reason {
    /// Somebody, or a rule, looked at what the customer can bear.
    Review,
    /// The customer asked for it; such a change only lowers.
    CustomerRequest,
    /// What was bought or paid looks wrong.
    Risk,
    /// The customer cannot bear it any more.
    Hardship,
    /// A change before it was a mistake.
    Correction,
}

/// A change of a limit, and what follows from it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LimitChange {
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The limit that was in force.
    before: Limit,
    /// The limit from then on.
    after: Limit,
    /// Unpaid principal and holds, as they stood then.
    exposure: Money,
    /// What could still be bought after it: limit − exposure.
    available: Money,
    /// By how much more was used than the limit: nothing can be bought until less is used.
    over_limit: Money,
    /// Why.
    reason: Reason,
    /// Who did it: the name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    by: String,
    /// The business date all of this is as of.
    #[schema(format = Date)]
    business_date: String,
}

impl Limit {
    /// A limit in its parts, as it counts on `date`.
    pub fn of(parts: &limit::Limit, date: Date, currency: Currency) -> Limit {
        let temporary = parts.in_force(date).temporary;
        Limit {
            limit: Money::of(parts.on(date), currency),
            fixed_limit: Money::of(parts.fixed, currency),
            temporary_limit: temporary.map(|temporary| TemporaryLimit {
                amount: Money::of(temporary.amount, currency),
                until: temporary.until.to_string(),
            }),
        }
    }
}

impl LimitChange {
    /// A change that happened on `date`.
    fn of(event: &Changed, date: Date) -> LimitChange {
        let currency = event.exposure.currency;
        let (limit, exposure) = (event.after.on(date), event.exposure.amount);
        LimitChange {
            account: event.account.to_string(),
            before: Limit::of(&event.before, date, currency),
            after: Limit::of(&event.after, date, currency),
            exposure: event.exposure.into(),
            available: Money::of(limit.less(exposure), currency),
            over_limit: Money::of(exposure.less(limit), currency),
            reason: event.reason.into(),
            by: event.by.to_string(),
            business_date: date.to_string(),
        }
    }

    /// The change of an account whose limit is already as it was asked for.
    fn none(held: &engine::account::Account, ask: &limit::Change, stamp: Stamp) -> LimitChange {
        let limit = held.limit_in_parts().in_force(stamp.date);
        let exposure = money::Money { amount: held.exposure(), currency: held.currency };
        let limit::Change { account, reason, by, .. } = *ask;
        LimitChange::of(&Changed { account, before: limit, after: limit, exposure, reason, by }, stamp.date)
    }
}

impl From<limit::Reason> for Reason {
    fn from(reason: limit::Reason) -> Reason {
        match reason {
            limit::Reason::Review => Reason::Review,
            limit::Reason::CustomerRequest => Reason::CustomerRequest,
            limit::Reason::Risk => Reason::Risk,
            limit::Reason::Hardship => Reason::Hardship,
            limit::Reason::Correction => Reason::Correction,
        }
    }
}

impl From<Reason> for limit::Reason {
    fn from(reason: Reason) -> limit::Reason {
        match reason {
            Reason::Review => limit::Reason::Review,
            Reason::CustomerRequest => limit::Reason::CustomerRequest,
            Reason::Risk => limit::Reason::Risk,
            Reason::Hardship => limit::Reason::Hardship,
            Reason::Correction => limit::Reason::Correction,
        }
    }
}
