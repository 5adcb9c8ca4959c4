//! Concessions: what staff give a customer. A penalty or a fee that is owed is waived, whole or in part, or an amount is
//! given as goodwill.
//!
//! An agent who may give 50.00 at once waives a penalty of 20.00, and it is owed no more. Of one of 80.00 a proposal is made,
//! and nothing happens until somebody else approves it, whose role suffices. Both names are kept.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::{Amount, Currency, Money};

use crate::State;
use crate::id::{AccountId, ConcessionId, OrderId, StaffId, StatementId};
use crate::part::{Item, Part};
use crate::staff::Staff;

mod ask;
mod authority;
mod grant;
mod reverse;

pub use ask::Concede;
pub(crate) use ask::{apply_proposed, concede};
pub use authority::{Authority, Given};
pub use grant::{Approve, Decline};
pub(crate) use grant::{apply_declined, apply_granted, approve, decline};
pub use reverse::{Irreversible, ReversalReason, Reverse};
pub(crate) use reverse::{apply_reversed, reverse};

/// What is conceded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum What {
    /// Penalty that is owed on a statement.
    #[n(0)]
    Penalty(#[n(0)] StatementId),
    /// Fees that are owed on a statement: line by line, then that of its deferral.
    #[n(1)]
    Fee(#[n(0)] StatementId),
    /// An amount that becomes credit balance, perhaps for what went wrong with an order.
    #[n(2)]
    Goodwill(#[n(0)] Option<OrderId>),
}

/// Why something is conceded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Reason {
    /// Staff did something wrong, or late.
    #[n(0)]
    ServiceFailure,
    /// The platform did not work as it should.
    #[n(1)]
    SystemError,
    /// A complaint is settled by it.
    #[n(2)]
    Complaint,
    /// The customer cannot bear it.
    #[n(3)]
    Hardship,
    /// It keeps a customer who would leave.
    #[n(4)]
    Retention,
}

/// Where a concession stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Status {
    /// Somebody with the authority is to decide.
    #[n(0)]
    Proposed,
    /// It is given.
    #[n(1)]
    Granted,
    /// It is not given.
    #[n(2)]
    Declined,
    /// It was given by mistake, and is taken back.
    #[n(3)]
    Reversed,
}

/// A concession, proposed or given.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Concession {
    /// Its id.
    #[n(0)]
    pub id: ConcessionId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What is conceded.
    #[n(2)]
    pub what: What,
    /// How much was asked for.
    #[n(3)]
    pub asked: Money,
    /// How much was given; nothing yet of a proposal.
    #[n(4)]
    pub given: Amount,
    /// The debts that are owed no more by it.
    #[n(5)]
    pub parts: Vec<Part>,
    /// Why.
    #[n(6)]
    pub reason: Reason,
    /// Where it stands.
    #[n(7)]
    pub status: Status,
    /// Who asked for it.
    #[n(8)]
    pub by: Staff,
    /// Who approved or declined what was proposed.
    #[n(9)]
    pub decided: Option<Staff>,
    /// Who took it back.
    #[n(10)]
    pub reversed: Option<Staff>,
    /// What had been refunded by then of the plans whose fees were waived.
    #[n(11)]
    pub refunded: Amount,
}

/// A concession was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Proposed {
    /// Its id.
    #[n(0)]
    pub concession: ConcessionId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What is to be conceded.
    #[n(2)]
    pub what: What,
    /// How much.
    #[n(3)]
    pub amount: Money,
    /// Why.
    #[n(4)]
    pub reason: Reason,
    /// Who proposes it.
    #[n(5)]
    pub by: Staff,
}

/// A concession was given, at once or after it was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Granted {
    /// Its id.
    #[n(0)]
    pub concession: ConcessionId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What is conceded.
    #[n(2)]
    pub what: What,
    /// How much was asked for.
    #[n(3)]
    pub asked: Money,
    /// How much is given: of a proposal only what is still open.
    #[n(4)]
    pub given: Amount,
    /// The debts that are owed no more; none for goodwill.
    #[n(5)]
    pub parts: Vec<Part>,
    /// Why.
    #[n(6)]
    pub reason: Reason,
    /// Who asked for it.
    #[n(7)]
    pub by: Staff,
    /// Who approved it, when it was proposed.
    #[n(8)]
    pub approved: Option<Staff>,
}

/// A proposed concession is not given.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Declined {
    /// Its id.
    #[n(0)]
    pub concession: ConcessionId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// Who declined it.
    #[n(2)]
    pub by: Staff,
}

/// A concession was taken back: what was waived is owed again, and goodwill leaves the credit balance.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Reversed {
    /// Its id.
    #[n(0)]
    pub concession: ConcessionId,
    /// The account.
    #[n(1)]
    pub account: AccountId,
    /// What had been conceded.
    #[n(2)]
    pub what: What,
    /// How much is taken back: all that was given.
    #[n(3)]
    pub amount: Money,
    /// The debts that are owed again; none for goodwill.
    #[n(4)]
    pub parts: Vec<Part>,
    /// Why.
    #[n(5)]
    pub reason: ReversalReason,
    /// Who took it back.
    #[n(6)]
    pub by: Staff,
}

impl Granted {
    /// Who gave it by their authority: the second person, if it took one.
    pub fn giver(&self) -> Staff {
        self.approved.unwrap_or(self.by)
    }
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 5] =
        [Reason::ServiceFailure, Reason::SystemError, Reason::Complaint, Reason::Hardship, Reason::Retention];

    /// The reason's name in answers and stories: `service_failure`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::ServiceFailure => "service_failure",
            Reason::SystemError => "system_error",
            Reason::Complaint => "complaint",
            Reason::Hardship => "hardship",
            Reason::Retention => "retention",
        }
    }
}

impl Status {
    /// Every one.
    pub const ALL: [Status; 4] = [Status::Proposed, Status::Granted, Status::Declined, Status::Reversed];

    /// Its name in answers and stories: `granted`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Proposed => "proposed",
            Status::Granted => "granted",
            Status::Declined => "declined",
            Status::Reversed => "reversed",
        }
    }
}

/// What `staff` have given in `currency` on the business date `today`, as far as `state` knows.
pub fn given_by(state: &State, staff: StaffId, currency: Currency, today: Date) -> Amount {
    let given = state.head.given.get(&staff).filter(|given| given.date == today);
    let amounts = given.into_iter().flat_map(|given| &given.amounts);
    amounts.filter(|(of, _)| *of == currency).map(|(_, amount)| *amount).sum()
}

/// What was refunded so far of the plans whose billed fees are among `parts`.
fn refunded_of(state: &State, parts: &[Part]) -> Amount {
    let plans = parts.iter().filter_map(|part| match part.item {
        Item::Fee(statement, line) => state.open_statement(statement).lines[line as usize].instalment,
        Item::Penalty(_) | Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) | Item::Deferral(_) => None,
    });
    plans.map(|(plan, _)| state.live_plan(plan).refunded).sum()
}
