//! What can have happened on an account, in words for outside.

use serde::Serialize;
use utoipa::ToSchema;

use crate::charge_off::ChargeOff;
use crate::closing::{ClosingReason, ReopeningReason};
use crate::concession::Conceded;
use crate::freeze::{Act, Reason as FreezeReason};
use crate::hardship;
use crate::instruction::{Outcome, Purpose};
use crate::limit::{Limit, Reason};
use crate::order::{CapturePlan, Method};
use crate::promise::{State, Via};
use crate::refund::RefundSteps;
use crate::repayment::{LatenessCorrection, Source, Target};
use crate::words::{Allocation, Money, Term};

/// What happened. Further types may come.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
#[schema(as = TransactionKind)]
pub(super) enum Happened {
    /// The account was opened.
    AccountOpened {
        /// Its limit.
        limit: Money,
        /// The day of the month its statements are cut.
        cycle_day: u32,
    },
    /// An order was authorised: the amount is held.
    OrderAuthorised {
        /// The order.
        order: String,
        /// The merchant.
        merchant: String,
        /// How much is held.
        amount: Money,
        /// How much of that in the wallet; none for an order that is all on credit.
        #[serde(skip_serializing_if = "Option::is_none")]
        balance: Option<Money>,
        /// How much coupons pay of it; none for an order without.
        #[serde(skip_serializing_if = "Option::is_none")]
        coupons: Option<Money>,
        /// How it is paid.
        method: Method,
    },
    /// An order was captured, whole or in part: the amount is owed.
    OrderCaptured {
        /// The order.
        order: String,
        /// The merchant.
        merchant: String,
        /// Which of its captures, from 1.
        capture: u32,
        /// How much.
        amount: Money,
        /// How much of that the wallet paid; none for an order that is all on credit.
        #[serde(skip_serializing_if = "Option::is_none")]
        balance: Option<Money>,
        /// How much of that coupons paid; none for an order without.
        #[serde(skip_serializing_if = "Option::is_none")]
        coupons: Option<Money>,
        /// The plan it made, for an order in instalments.
        #[serde(skip_serializing_if = "Option::is_none")]
        plan: Option<CapturePlan>,
    },
    /// What an order held was released, whole or in part.
    OrderVoided {
        /// The order.
        order: String,
        /// How much.
        amount: Money,
        /// Why.
        reason: Why,
    },
    /// A statement was cut.
    StatementCut {
        /// The statement.
        statement: String,
        /// The last day to pay it.
        #[schema(format = Date)]
        due_date: String,
        /// What it asks for: principal and fees.
        amount: Money,
        /// What the account's credit balance paid of it at once.
        paid_from_credit: Vec<Allocation>,
    },
    /// A penalty was charged.
    PenaltyCharged {
        /// The statement.
        statement: String,
        /// What the penalty grew by.
        amount: Money,
        /// The last day it covers.
        #[schema(format = Date)]
        through: String,
    },
    /// A repayment was taken.
    RepaymentTaken {
        /// The repayment.
        repayment: String,
        /// What it was for.
        target: Target,
        /// Where the money came from.
        source: Source,
        /// How much was paid.
        amount: Money,
        /// How much of it went to principal.
        principal: Money,
        /// To fees.
        fee: Money,
        /// To penalties.
        penalty: Money,
        /// What was left and became credit balance.
        credit: Money,
        /// The earlier day from which it counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(format = Date)]
        value_date: Option<String>,
    },
    /// What being late had cost was worked out anew, as a payment counts from an earlier day.
    LatenessCorrected {
        /// The payment.
        repayment: String,
        /// The day from which it counts.
        #[schema(format = Date)]
        value_date: String,
        /// What changed.
        correction: LatenessCorrection,
    },
    /// An order was refunded, whole or in part.
    OrderRefunded {
        /// The refund.
        refund: String,
        /// The order.
        order: String,
        /// The merchant.
        merchant: String,
        /// How much.
        amount: Money,
        /// Where it went.
        steps: RefundSteps,
    },
    /// The limit was changed.
    LimitChanged {
        /// The limit that was in force.
        before: Limit,
        /// The limit from then on.
        after: Limit,
        /// Why.
        reason: Reason,
    },
    /// The cycle day was changed.
    CycleDayChanged {
        /// The day it was.
        before: u32,
        /// The day it is.
        after: u32,
        /// The first cycle date on it.
        #[schema(format = Date)]
        first_cycle_date: String,
    },
    /// A statement was deferred.
    StatementDeferred {
        /// The statement.
        statement: String,
        /// The due date it had.
        #[schema(format = Date)]
        due_date_before: String,
        /// The last day to pay it now.
        #[schema(format = Date)]
        due_date: String,
        /// What it costs.
        fee: Money,
    },
    /// The bank was asked to move money between the card and us.
    InstructionRequested {
        /// The instruction.
        instruction: String,
        /// What for.
        purpose: Purpose,
        /// How much.
        amount: Money,
    },
    /// The bank said what became of it.
    InstructionConfirmed {
        /// The instruction.
        instruction: String,
        /// What it was for.
        purpose: Purpose,
        /// How much.
        amount: Money,
        /// What became of it.
        outcome: Outcome,
    },
    /// A part of a statement was split into instalments.
    BillSplit {
        /// The plan it became.
        plan: String,
        /// The statement.
        statement: String,
        /// How much.
        amount: Money,
        /// The plan's terms.
        terms: Vec<Term>,
    },
    /// What was owed on open statements was planned anew.
    HardshipPlanned {
        /// The plan.
        plan: String,
        /// All of it.
        amount: Money,
        /// How much of it was principal.
        principal: Money,
        /// How much was fees.
        fee: Money,
        /// How much was penalties.
        penalty: Money,
        /// The plan's terms.
        terms: Vec<Term>,
        /// Why.
        reason: hardship::Reason,
    },
    /// A text was shown to the customer.
    TextShown {
        /// The text.
        text: u32,
    },
    /// The customer accepted a text.
    TextAccepted {
        /// The text.
        text: u32,
        /// The BLAKE3 hash of its exact bytes.
        hash: String,
        /// When it was shown.
        #[schema(format = DateTime)]
        shown_at: String,
    },
    /// The customer withdrew from the credit of an order; the statement of what is to be returned follows.
    CreditWithdrawn {
        /// The order.
        order: String,
        /// What was billed of it and leaves its statements.
        unbilled: Vec<Allocation>,
    },
    /// The customer withdrew a consent.
    ConsentWithdrawn {
        /// The text that had been accepted.
        text: u32,
    },
    /// Somebody asked for a concession above their authority.
    ConcessionProposed {
        /// The concession.
        concession: String,
        /// What is to be conceded.
        conceded: Conceded,
        /// How much.
        amount: Money,
    },
    /// A concession was given.
    ConcessionGranted {
        /// The concession.
        concession: String,
        /// What is conceded.
        conceded: Conceded,
        /// How much.
        amount: Money,
        /// Every debt that is owed no more by it.
        allocation: Vec<Allocation>,
    },
    /// A proposed concession is not given.
    ConcessionDeclined {
        /// The concession.
        concession: String,
    },
    /// A concession was taken back.
    ConcessionReversed {
        /// The concession.
        concession: String,
        /// What had been conceded.
        conceded: Conceded,
        /// How much.
        amount: Money,
        /// Every debt that is owed again.
        allocation: Vec<Allocation>,
    },
    /// The account was closed.
    AccountClosed {
        /// Why.
        reason: ClosingReason,
    },
    /// The account was opened again.
    AccountReopened {
        /// Its limit.
        limit: Money,
        /// The day of the month its statements are cut.
        cycle_day: u32,
        /// Why.
        reason: ReopeningReason,
    },
    /// The staff froze the account, or ended that.
    FreezeChanged {
        /// What was done.
        act: Act,
        /// Why.
        reason: FreezeReason,
    },
    /// What the account owed was charged off.
    ChargedOff(ChargeOff),
    /// The loss to be expected of what the account owes changed; exports alone tell of it.
    AllowanceChanged {
        /// What it was.
        before: Money,
        /// What it is.
        after: Money,
        /// How many days the account is past due.
        days_past_due: u32,
    },
    /// A promise to pay was made.
    PromiseMade {
        /// How much.
        amount: Money,
        /// The last day to pay it.
        #[schema(format = Date)]
        until: String,
        /// To whom.
        via: Via,
    },
    /// A promise to pay came to its end.
    PromiseEnded {
        /// What became of it.
        state: State,
        /// What was paid since it was made.
        paid: Money,
    },
}

/// Why a hold was released.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReleaseReason)]
pub(super) enum Why {
    /// Someone voided it.
    Voided,
    /// The authorisation expired.
    Expired,
}
