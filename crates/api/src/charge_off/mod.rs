//! Charge-off: what an account owed leaves the receivables, and is still owed.

pub mod create;

use engine::charge_off::{self, ChargedOff as Event, WrittenOff};
use money::Currency;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::{Allocation, Money};

/// Why the staff charges a debt off before its age does.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ChargeOffReason)]
pub enum Reason {
    /// The customer has died.
    Death,
    /// The customer is insolvent.
    Insolvency,
    /// It was bought by fraud.
    Fraud,
    /// Nothing is to be expected of it for another reason.
    Uncollectable,
}

/// A charge-off.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChargeOff {
    /// The business date on which it was.
    #[schema(format = Date)]
    on: String,
    /// How many days past due the account was then.
    days_past_due: u32,
    /// Who did it, and why; nobody when the age of the debt did.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<By>,
    /// What the account's credit balance paid first.
    paid_from_credit: Vec<Allocation>,
    /// The principal that was charged off.
    principal: Money,
    /// The fees.
    fee: Money,
    /// The penalties.
    penalty: Money,
}

/// A debt that was charged off.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChargedOff {
    /// The business date on which it was.
    #[schema(format = Date)]
    on: String,
    /// Who did it, and why; nobody when the age of the debt did.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<By>,
    /// The principal that was charged off.
    principal: Money,
    /// The fees.
    fee: Money,
    /// The penalties.
    penalty: Money,
    /// What came of it since: payments and refunds.
    recovered: Money,
    /// What is still owed of it.
    owed: Money,
}

/// Who of the staff charged a debt off, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChargedOffBy)]
struct By {
    /// The name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    staff: String,
    /// Why.
    reason: Reason,
}

impl ChargeOff {
    /// One that happened, in `currency`.
    pub fn of(event: &Event, currency: Currency) -> ChargeOff {
        let money = |amount| Money::of(amount, currency);
        ChargeOff {
            on: event.on.to_string(),
            days_past_due: event.days_past_due,
            by: event.by.map(By::of),
            paid_from_credit: Allocation::all(&event.paid, currency),
            principal: money(event.principal),
            fee: money(event.fee),
            penalty: money(event.penalty),
        }
    }
}

impl ChargedOff {
    /// The debt as it stands, in `currency`.
    pub fn of(debt: &WrittenOff, currency: Currency) -> ChargedOff {
        let money = |amount| Money::of(amount, currency);
        ChargedOff {
            on: debt.on.to_string(),
            by: debt.by.map(By::of),
            principal: money(debt.principal),
            fee: money(debt.fee),
            penalty: money(debt.penalty),
            recovered: money(debt.recovered),
            owed: money(debt.open),
        }
    }
}

impl By {
    fn of((reason, staff): (charge_off::Reason, engine::id::StaffId)) -> By {
        By { staff: staff.to_string(), reason: reason.into() }
    }
}

impl From<charge_off::Reason> for Reason {
    fn from(reason: charge_off::Reason) -> Reason {
        match reason {
            charge_off::Reason::Death => Reason::Death,
            charge_off::Reason::Insolvency => Reason::Insolvency,
            charge_off::Reason::Fraud => Reason::Fraud,
            charge_off::Reason::Uncollectable => Reason::Uncollectable,
        }
    }
}

impl From<Reason> for charge_off::Reason {
    fn from(reason: Reason) -> charge_off::Reason {
        match reason {
            Reason::Death => charge_off::Reason::Death,
            Reason::Insolvency => charge_off::Reason::Insolvency,
            Reason::Fraud => charge_off::Reason::Fraud,
            Reason::Uncollectable => charge_off::Reason::Uncollectable,
        }
    }
}
