//! What happened on an account, for a reader.

use calendar::Date;
use engine::Event;
use engine::order::Release;
use money::{Amount, Currency};
use sequencer::{Entry, Zone};
use serde::Serialize;
use utoipa::ToSchema;

use crate::charge_off::ChargeOff;
use crate::closing::{ClosingReason, ReopeningReason};
use crate::concession::Conceded;
use crate::freeze::{Act, Reason as FreezeReason};
use crate::hardship;
use crate::instruction::{Outcome, Purpose};
use crate::limit::{Limit, Reason};
use crate::order::CapturePlan;
use crate::order::Method;
use crate::promise::{State, Via};
use crate::refund::RefundSteps;
use crate::repayment::{LatenessCorrection, Source, Target};
use crate::statement::billed;
use crate::words::{Allocation, Money, Term, instant};

/// One thing that happened on an account.
#[derive(Debug, Serialize, ToSchema)]
pub struct Transaction {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// The business date that was.
    #[schema(format = Date)]
    date: String,
    #[serde(flatten)]
    what: Happened,
}

/// What happened. Further types may come.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
#[schema(as = TransactionKind)]
enum Happened {
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
enum Why {
    /// Someone voided it.
    Voided,
    /// The authorisation expired.
    Expired,
}

impl Transaction {
    /// A line of the history of an account in `currency`; none for what is no reader's business.
    pub fn of(entry: &Entry, currency: Currency, zone: &Zone) -> Option<Transaction> {
        let date = zone.stamp(entry.at).date;
        let what = happened(&entry.event, currency, date)?;
        Some(Transaction { at: instant(entry.at), date: date.to_string(), what })
    }
}

fn happened(event: &Event, currency: Currency, date: Date) -> Option<Happened> {
    Some(match event {
        Event::TermsActivated(_)
        | Event::CustomerCreated(_)
        | Event::MerchantRegistered(_)
        | Event::ContractAdopted(_)
        | Event::TermsProposed(_)
        | Event::TermsApproved(_)
        | Event::TextPublished(_)
        | Event::AllowanceChanged(_)
        | Event::LossAccepted(_) => return None,
        Event::AccountOpened(event) => {
            Happened::AccountOpened { limit: event.limit.into(), cycle_day: event.cycle_day.day() }
        }
        Event::OrderAuthorised(event) => Happened::OrderAuthorised {
            order: event.order.to_string(),
            merchant: event.merchant.to_string(),
            amount: event.amount.into(),
            balance: share(event.wallet, currency),
            method: event.method.into(),
        },
        Event::OrderCaptured(event) => Happened::OrderCaptured {
            order: event.order.to_string(),
            merchant: event.merchant.to_string(),
            capture: event.capture + 1,
            amount: event.amount.into(),
            balance: share(event.wallet, currency),
            plan: event.plan.as_ref().map(|made| CapturePlan::made(made, currency)),
        },
        Event::OrderVoided(event) => Happened::OrderVoided {
            order: event.order.to_string(),
            amount: Money::of(event.amount, currency),
            reason: match event.release {
                Release::Voided => Why::Voided,
                Release::Expired => Why::Expired,
            },
        },
        Event::StatementCut(event) => Happened::StatementCut {
            statement: event.statement.to_string(),
            due_date: event.due.to_string(),
            amount: Money::of(billed(&event.lines), currency),
            paid_from_credit: Allocation::all(&event.paid, currency),
        },
        Event::PenaltyCharged(event) => Happened::PenaltyCharged {
            statement: event.statement.to_string(),
            amount: Money::of(event.amount, currency),
            through: event.through.to_string(),
        },
        Event::RepaymentTaken(event) => repaid(event),
        Event::LatenessCorrected(event) => Happened::LatenessCorrected {
            repayment: event.repayment.to_string(),
            value_date: event.value_date.to_string(),
            correction: LatenessCorrection::of(event, currency),
        },
        Event::OrderRefunded(event) => Happened::OrderRefunded {
            refund: event.refund.to_string(),
            order: event.order.to_string(),
            merchant: event.merchant.to_string(),
            amount: event.amount.into(),
            steps: RefundSteps::from(event),
        },
        Event::LimitChanged(event) => Happened::LimitChanged {
            before: Limit::of(&event.before, date, currency),
            after: Limit::of(&event.after, date, currency),
            reason: event.reason.into(),
        },
        Event::CycleDayChanged(event) => Happened::CycleDayChanged {
            before: event.before.day(),
            after: event.after.day(),
            first_cycle_date: event.first.to_string(),
        },
        Event::StatementDeferred(event) => Happened::StatementDeferred {
            statement: event.statement.to_string(),
            due_date_before: event.before.to_string(),
            due_date: event.due.to_string(),
            fee: Money::of(event.fee, currency),
        },
        Event::InstructionRequested(event) => Happened::InstructionRequested {
            instruction: event.instruction.to_string(),
            purpose: event.purpose.into(),
            amount: event.amount.into(),
        },
        Event::InstructionConfirmed(event) => Happened::InstructionConfirmed {
            instruction: event.instruction.to_string(),
            purpose: event.purpose.into(),
            amount: event.amount.into(),
            outcome: event.outcome.into(),
        },
        Event::BillSplit(event) => Happened::BillSplit {
            plan: event.plan.to_string(),
            statement: event.statement.to_string(),
            amount: event.amount.into(),
            terms: Term::all(&event.schedule, 1, currency),
        },
        Event::HardshipPlanned(event) => planned(event),
        Event::TextShown(event) => Happened::TextShown { text: event.text.0 },
        Event::TextAccepted(event) => {
            Happened::TextAccepted { text: event.text.0, hash: event.hash.to_string(), shown_at: instant(event.shown) }
        }
        Event::CreditWithdrawn(event) => Happened::CreditWithdrawn {
            order: event.order.to_string(),
            unbilled: Allocation::all(&event.unbilled, currency),
        },
        Event::ConsentWithdrawn(event) => Happened::ConsentWithdrawn { text: event.text.0 },
        Event::ConcessionProposed(event) => Happened::ConcessionProposed {
            concession: event.concession.to_string(),
            conceded: event.what.into(),
            amount: event.amount.into(),
        },
        Event::ConcessionGranted(event) => Happened::ConcessionGranted {
            concession: event.concession.to_string(),
            conceded: event.what.into(),
            amount: Money::of(event.given, currency),
            allocation: Allocation::all(&event.parts, currency),
        },
        Event::ConcessionDeclined(event) => Happened::ConcessionDeclined { concession: event.concession.to_string() },
        Event::ConcessionReversed(event) => Happened::ConcessionReversed {
            concession: event.concession.to_string(),
            conceded: event.what.into(),
            amount: event.amount.into(),
            allocation: Allocation::all(&event.parts, currency),
        },
        Event::AccountClosed(event) => Happened::AccountClosed { reason: event.reason.into() },
        Event::AccountReopened(event) => Happened::AccountReopened {
            limit: event.limit.into(),
            cycle_day: event.cycle_day.day(),
            reason: event.reason.into(),
        },
        Event::FreezeChanged(event) => Happened::FreezeChanged { act: event.act.into(), reason: event.reason.into() },
        Event::AccountChargedOff(event) => Happened::ChargedOff(ChargeOff::of(event, currency)),
        Event::PromiseMade(event) => {
            Happened::PromiseMade { amount: event.amount.into(), until: event.until.to_string(), via: event.via.into() }
        }
        Event::PromiseEnded(event) => {
            Happened::PromiseEnded { state: event.outcome.into(), paid: Money::of(event.paid, currency) }
        }
    })
}

fn planned(event: &engine::hardship::Agreed) -> Happened {
    let (sums, currency) = (event.sums(), event.amount.currency);
    Happened::HardshipPlanned {
        plan: event.plan.to_string(),
        amount: event.amount.into(),
        principal: Money::of(sums.principal, currency),
        fee: Money::of(sums.fee, currency),
        penalty: Money::of(sums.penalty, currency),
        terms: Term::all(&event.schedule, 1, currency),
        reason: event.reason.into(),
    }
}

/// What the wallet has in something, if it has anything.
fn share(wallet: Amount, currency: Currency) -> Option<Money> {
    (!wallet.is_zero()).then(|| Money::of(wallet, currency))
}

fn repaid(event: &engine::repayment::Taken) -> Happened {
    let (sums, currency) = (event.sums(), event.amount.currency);
    Happened::RepaymentTaken {
        repayment: event.repayment.to_string(),
        target: event.target.into(),
        source: event.source.into(),
        amount: event.amount.into(),
        principal: Money::of(sums.principal, currency),
        fee: Money::of(sums.fee, currency),
        penalty: Money::of(sums.penalty, currency),
        credit: Money::of(event.credit, currency),
        value_date: event.value_date.map(|on| on.to_string()),
    }
}
