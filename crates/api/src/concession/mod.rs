//! Concessions: what staff give a customer within their authority, or with a second person's approval.

pub mod create;
pub mod list;
pub mod get;
pub mod approve;
pub mod decline;
pub mod reverse;

use engine::concession::{Concession as Held, Granted, Proposed, Reason as HeartReason, Status, What};
use engine::concession::{ReversalReason as HeartReversal, Reversed};
use engine::id::ConcessionId;
use engine::{Rejection, State};
use money::Amount;
use sequencer::turns::About;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::ask;
use crate::problem::Problem;
use crate::words::{Allocation, Money, Staff, mirrored};

/// A concession, as it was answered, or as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Concession {
    /// The concession's id.
    #[schema(example = "con_0000000000009")]
    id: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// What is conceded.
    conceded: Conceded,
    /// Where it stands: `proposed` when somebody else is to decide, `granted`, `declined` or `reversed`.
    #[schema(example = "granted")]
    state: &'static str,
    /// How much was asked for.
    asked: Money,
    /// How much was given: nothing yet of a proposal, and of what was approved only what was still open.
    given: Money,
    /// Every debt that is owed no more by it; none for goodwill.
    allocation: Vec<Allocation>,
    /// Why.
    reason: Reason,
    /// Who asked for it.
    by: Staff,
    /// Who approved it; when it is approved, none if it was approved before.
    #[serde(skip_serializing_if = "Option::is_none")]
    approved_by: Option<Staff>,
    /// Who declined it.
    #[serde(skip_serializing_if = "Option::is_none")]
    declined_by: Option<Staff>,
    /// Who took it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    reversed_by: Option<Staff>,
}

/// What is conceded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(example = json!({"type": "penalty", "statement": "stm_0000000000006"}))]
pub enum Conceded {
    /// Penalty that is owed on a statement.
    Penalty {
        /// Which.
        #[schema(example = "stm_0000000000006")]
        statement: String,
    },
    /// Fees that are owed on a statement, line by line.
    Fee {
        /// Which.
        #[schema(example = "stm_0000000000006")]
        statement: String,
    },
    /// An amount that becomes credit balance.
    Goodwill {
        /// The order that something went wrong with, if it is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(example = "ord_0000000000003")]
        order: Option<String>,
    },
}

mirrored! {
    /// Why something is conceded.
    Reason of HeartReason as ConcessionReason {
        /// Staff did something wrong, or late.
        ServiceFailure,
        /// The platform did not work as it should.
        SystemError,
        /// A complaint is settled by it.
        Complaint,
        /// The customer cannot bear it.
        Hardship,
        /// It keeps a customer who would leave.
        Retention,
    }
}

mirrored! {
    /// Why a concession is taken back.
    ReversalReason of HeartReversal as ConcessionReversalReason {
        /// It was meant for somebody else, or for another amount.
        Mistake,
        /// What it was given for was not so.
        Misuse,
    }
}

/// A concession that was taken back.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reversal {
    /// The concession.
    #[schema(example = "con_0000000000009")]
    id: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// What had been conceded.
    conceded: Conceded,
    /// How much is taken back: all that was given.
    amount: Money,
    /// Every debt that is owed again; none for goodwill.
    allocation: Vec<Allocation>,
    /// Why; none if it was taken back before.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<ReversalReason>,
    /// Who took it back; none if it was taken back before.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Staff>,
}

impl Conceded {
    fn read(&self) -> Result<What, Problem> {
        Ok(match self {
            Conceded::Penalty { statement } => What::Penalty(ask::statement(statement)?),
            Conceded::Fee { statement } => What::Fee(ask::statement(statement)?),
            Conceded::Goodwill { order } => What::Goodwill(order.as_deref().map(ask::order).transpose()?),
        })
    }
}

impl From<What> for Conceded {
    fn from(what: What) -> Conceded {
        match what {
            What::Penalty(statement) => Conceded::Penalty { statement: statement.to_string() },
            What::Fee(statement) => Conceded::Fee { statement: statement.to_string() },
            What::Goodwill(order) => Conceded::Goodwill { order: order.map(|order| order.to_string()) },
        }
    }
}

impl Concession {
    pub(super) fn proposed(event: &Proposed) -> Concession {
        Concession {
            id: event.concession.to_string(),
            account: event.account.to_string(),
            conceded: event.what.into(),
            state: Status::Proposed.name(),
            asked: event.amount.into(),
            given: Money::of(Amount::ZERO, event.amount.currency),
            allocation: Vec::new(),
            reason: event.reason.into(),
            by: event.by.into(),
            approved_by: None,
            declined_by: None,
            reversed_by: None,
        }
    }

    pub(super) fn granted(event: &Granted) -> Concession {
        let currency = event.asked.currency;
        Concession {
            id: event.concession.to_string(),
            account: event.account.to_string(),
            conceded: event.what.into(),
            state: Status::Granted.name(),
            asked: event.asked.into(),
            given: Money::of(event.given, currency),
            allocation: Allocation::all(&event.parts, currency),
            reason: event.reason.into(),
            by: event.by.into(),
            approved_by: event.approved.map(Staff::from),
            declined_by: None,
            reversed_by: None,
        }
    }

    fn of(held: &Held) -> Concession {
        let (currency, decided) = (held.asked.currency, held.decided.map(Staff::from));
        let (approved_by, declined_by) = match held.status {
            Status::Declined => (None, decided),
            Status::Proposed | Status::Granted | Status::Reversed => (decided, None),
        };
        Concession {
            id: held.id.to_string(),
            account: held.account.to_string(),
            conceded: held.what.into(),
            state: held.status.name(),
            asked: held.asked.into(),
            given: Money::of(held.given, currency),
            allocation: Allocation::all(&held.parts, currency),
            reason: held.reason.into(),
            by: held.by.into(),
            approved_by,
            declined_by,
            reversed_by: held.reversed.map(Staff::from),
        }
    }
}

impl Reversal {
    pub(super) fn of(event: &Reversed) -> Reversal {
        Reversal {
            id: event.concession.to_string(),
            account: event.account.to_string(),
            conceded: event.what.into(),
            amount: event.amount.into(),
            allocation: Allocation::all(&event.parts, event.amount.currency),
            reason: Some(event.reason.into()),
            by: Some(event.by.into()),
        }
    }

    /// One that was taken back before.
    fn before(held: &Held) -> Reversal {
        let currency = held.asked.currency;
        Reversal {
            id: held.id.to_string(),
            account: held.account.to_string(),
            conceded: held.what.into(),
            amount: Money::of(held.given, currency),
            allocation: Allocation::all(&held.parts, currency),
            reason: None,
            by: None,
        }
    }
}

/// A concession as it stands.
async fn now<T: Send + 'static>(
    app: &App,
    id: ConcessionId,
    view: impl FnOnce(&Held) -> T + Send + 'static,
) -> Result<T, Problem> {
    let question = move |state: &State, _| state.concession(id).map(view);
    app.ask(About::Shard(id.shard()), Rejection::ConcessionUnknown, question).await
}
