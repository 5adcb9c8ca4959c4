//! Promises to pay: data for whoever collects.

pub mod create;

use engine::promise::{self, Made, Outcome};
use money::Currency;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::Money;

/// To whom a promise was made.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PromisedVia)]
pub enum Via {
    /// The customer gave it on a page of ours.
    Customer,
    /// The customer gave it to one of the staff.
    Staff,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PromiseState)]
pub enum State {
    /// It runs.
    Open,
    /// As much was paid, or nothing is left of what was billed when it was made.
    Kept,
    /// Less was paid.
    Broken,
    /// Another one took its place before it was kept.
    Superseded,
}

/// A promise to pay.
#[derive(Debug, Serialize, ToSchema)]
pub struct Promise {
    /// The business date on which it was made.
    #[schema(format = Date)]
    made_on: String,
    /// How much.
    amount: Money,
    /// The last day to pay it.
    #[schema(format = Date)]
    until: String,
    /// To whom it was made.
    via: Via,
    /// What was paid on the account since.
    paid: Money,
    /// What became of it.
    state: State,
    /// The last day on which the customer is not to be reminded: while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    contact_paused_until: Option<String>,
}

impl Promise {
    /// The promise as its account keeps it.
    pub fn of(promise: &promise::Promise, currency: Currency) -> Promise {
        Promise {
            made_on: promise.made.to_string(),
            amount: Money::of(promise.amount, currency),
            until: promise.until.to_string(),
            via: promise.via.into(),
            paid: Money::of(promise.paid, currency),
            state: promise.outcome.map_or(State::Open, State::from),
            contact_paused_until: promise.outcome.is_none().then(|| promise.until.to_string()),
        }
    }

    /// A promise that was made on `date`.
    fn made(event: &Made, date: calendar::Date) -> Promise {
        let Made { amount, until, via, .. } = *event;
        let paid = money::Amount::ZERO;
        let promise = promise::Promise { made: date, amount: amount.amount, until, via, paid, outcome: None };
        Promise::of(&promise, amount.currency)
    }
}

impl From<Outcome> for State {
    fn from(outcome: Outcome) -> State {
        match outcome {
            Outcome::Kept => State::Kept,
            Outcome::Broken => State::Broken,
            Outcome::Superseded => State::Superseded,
        }
    }
}

impl From<promise::Via> for Via {
    fn from(via: promise::Via) -> Via {
        match via {
            promise::Via::Customer => Via::Customer,
            promise::Via::Staff => Via::Staff,
        }
    }
}

impl From<Via> for promise::Via {
    fn from(via: Via) -> promise::Via {
        match via {
            Via::Customer => promise::Via::Customer,
            Via::Staff => promise::Via::Staff,
        }
    }
}
