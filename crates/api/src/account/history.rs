//! What happened on an account, for a reader.

use calendar::Date;
use engine::Event;
use engine::coupon::total;
use engine::order::Release;
use money::{Amount, Currency};
use sequencer::{Entry, Zone};
use serde::Serialize;
use utoipa::ToSchema;

use super::happened::{Happened, Why};
use crate::charge_off::ChargeOff;
use crate::limit::Limit;
use crate::order::CapturePlan;
use crate::refund::RefundSteps;
use crate::repayment::LatenessCorrection;
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
        | Event::CampaignCreated(_)
        | Event::CampaignClosed(_)
        | Event::LossAccepted(_) => return None,
        Event::AccountOpened(event) => {
            Happened::AccountOpened { limit: event.limit.into(), cycle_day: event.cycle_day.day() }
        }
        Event::OrderAuthorised(event) => Happened::OrderAuthorised {
            order: event.order.to_string(),
            merchant: event.merchant.to_string(),
            amount: event.amount.into(),
            balance: share(event.wallet, currency),
            coupons: share(total(event.coupons()), currency),
            method: event.method.into(),
        },
        Event::OrderCaptured(event) => Happened::OrderCaptured {
            order: event.order.to_string(),
            merchant: event.merchant.to_string(),
            capture: event.capture + 1,
            amount: event.amount.into(),
            balance: share(event.wallet, currency),
            coupons: share(total(&event.coupons), currency),
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
        Event::AllowanceChanged(event) => Happened::AllowanceChanged {
            before: Money::of(event.before, currency),
            after: Money::of(event.after, currency),
            days_past_due: event.days_past_due,
        },
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
fn share(part: Amount, currency: Currency) -> Option<Money> {
    (!part.is_zero()).then(|| Money::of(part, currency))
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
