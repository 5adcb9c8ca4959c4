//! Moves: by how much an event made each debt larger or smaller.
//!
//! Everything an account owes is an item, and every event says what it did to which: so whatever is open of anything is a sum of moves.

use engine::Event;
use engine::id::PlanId;
use engine::order::Captured;
use engine::part::{Item, Part};
use engine::refund::Refunded;
use engine::statement::Cut;
use engine::value_date::Corrected;
use engine::withdrawal::Withdrawn;
use money::Amount;

use crate::history::{History, Source};
use crate::words::Words;

/// One debt, made larger or smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    /// The debt.
    pub item: Item,
    /// By how much, in minor units; less than nothing made it smaller.
    pub minor: i128,
    /// What did it.
    pub cause: Cause,
}

/// What made a debt larger or smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    Captured,
    Billed,
    Charged,
    Deferred,
    Repaid,
    PaidFromCredit,
    Refunded,
    FeeDropped,
    PaidByRefund,
    Withdrawn,
    TakenBack,
    Freed,
    PaidInstead,
    Waived,
    OwedAgain,
    MovedToPlan,
    Gathered,
    Carried,
}

impl Cause {
    /// Whether it makes a penalty what it is, before anything is paid of it.
    pub(crate) fn is_of_penalty(self) -> bool {
        matches!(self, Cause::Charged | Cause::TakenBack)
    }

    /// What is said of it.
    pub(crate) fn words(self) -> Words {
        match self {
            Cause::Captured => Words::new("Captured", "入账"),
            Cause::Billed => Words::new("Billed", "出账"),
            Cause::Charged => Words::new("Penalty charged", "计收罚息"),
            Cause::Deferred => Words::new("Fee of the deferral", "延期手续费"),
            Cause::Repaid => Words::new("Repaid", "还款"),
            Cause::PaidFromCredit => Words::new("Paid from the credit balance", "溢缴款抵扣"),
            Cause::Refunded => Words::new("Refunded and owed no more", "退款冲减欠款"),
            Cause::FeeDropped => Words::new("Fee owed no more after a refund", "退款免除手续费"),
            Cause::Withdrawn => Words::new("Withdrawn from the credit", "行使撤回权"),
            Cause::PaidByRefund => Words::new("Paid with a refund", "退款抵扣其他欠款"),
            Cause::TakenBack => Words::new("Charged too much, taken back", "多收罚息冲回"),
            Cause::Freed => Words::new("Had been paid, and is not by the value date", "按起息日还款转出"),
            Cause::PaidInstead => Words::new("Paid by the value date", "按起息日还款转入"),
            Cause::Waived => Words::new("Waived", "减免"),
            Cause::OwedAgain => Words::new("Owed again, as it was waived by mistake", "撤销减免，恢复欠款"),
            Cause::MovedToPlan => Words::new("Settled by a plan", "转入分期"),
            Cause::Gathered => Words::new("Taken over from statements", "由账单转入"),
            Cause::Carried => Words::new("Revolves, and is on a later statement", "循环转入后期账单"),
        }
    }
}

/// Every move of what happened to the items that `wanted` picks, oldest first; those of one event and one cause as one.
pub(crate) fn sums(history: &History, wanted: impl Fn(Item) -> bool) -> Vec<(Source, Cause, i128)> {
    let mut sums: Vec<(Source, Cause, i128)> = Vec::new();
    for (source, event) in history.events() {
        for Move { minor, cause, .. } in moves(event).into_iter().filter(|one| wanted(one.item)) {
            match sums.iter_mut().rev().find(|(from, of, _)| (*from, *of) == (source, cause)) {
                Some((.., sum)) => *sum += minor,
                None => sums.push((source, cause, minor)),
            }
        }
    }
    sums.retain(|(.., sum)| *sum != 0);
    sums
}

/// What `event` did to which debt.
pub(crate) fn moves(event: &Event) -> Vec<Move> {
    match event {
        Event::TermsActivated(_)
        | Event::CustomerCreated(_)
        | Event::AccountOpened(_)
        | Event::MerchantRegistered(_)
        | Event::ContractAdopted(_)
        | Event::OrderAuthorised(_)
        | Event::OrderVoided(_)
        | Event::LossAccepted(_)
        | Event::TermsProposed(_)
        | Event::TermsApproved(_)
        | Event::TextPublished(_)
        | Event::CampaignCreated(_)
        | Event::CampaignClosed(_)
        | Event::TextShown(_)
        | Event::TextAccepted(_)
        | Event::ConsentWithdrawn(_)
        | Event::LimitChanged(_)
        | Event::CycleDayChanged(_)
        | Event::InstructionRequested(_)
        | Event::InstructionConfirmed(_)
        | Event::ConcessionProposed(_)
        | Event::ConcessionDeclined(_)
        | Event::AccountClosed(_)
        | Event::AccountReopened(_)
        | Event::FreezeChanged(_)
        | Event::AllowanceChanged(_)
        | Event::PromiseMade(_)
        | Event::PromiseEnded(_) => Vec::new(),
        Event::CreditWithdrawn(event) => withdrawn(event),
        Event::OrderCaptured(event) => captured(event),
        Event::StatementCut(event) => cut(event),
        Event::PenaltyCharged(event) => vec![more(Item::Penalty(event.statement), event.amount, Cause::Charged)],
        Event::StatementDeferred(event) => vec![more(Item::Deferral(event.statement), event.fee, Cause::Deferred)],
        // What is charged off is still owed; a credit balance pays of it.
        Event::AccountChargedOff(event) => less(&event.paid, Cause::PaidFromCredit).collect(),
        Event::RepaymentTaken(event) => less(&event.parts, Cause::Repaid).collect(),
        Event::OrderRefunded(event) => refunded(event),
        Event::LatenessCorrected(event) => corrected(event),
        Event::ConcessionGranted(event) => less(&event.parts, Cause::Waived).collect(),
        Event::ConcessionReversed(event) => {
            event.parts.iter().map(|part| more(part.item, part.amount, Cause::OwedAgain)).collect()
        }
        Event::BillSplit(event) => gathered(event.plan, event.amount.amount, &event.moved),
        Event::HardshipPlanned(event) => gathered(event.plan, event.amount.amount, &event.moved),
    }
}

fn captured(event: &Captured) -> Vec<Move> {
    let item = match &event.plan {
        Some(made) => Item::Plan(made.plan),
        None => Item::Purchase(event.order, event.capture),
    };
    // What the wallet pays is never owed.
    vec![more(item, event.credit(), Cause::Captured)]
}

/// What was billed leaves its statements, and is not billed any more.
fn withdrawn(event: &Withdrawn) -> Vec<Move> {
    let mut moves: Vec<Move> = less(&event.unbilled, Cause::Withdrawn).collect();
    for purchase in &event.purchases {
        moves.push(more(Item::Purchase(purchase.order, purchase.capture), purchase.amount, Cause::Withdrawn));
    }
    let back = event.ended.iter().filter(|ended| !ended.billed.is_zero());
    moves.extend(back.map(|ended| more(Item::Plan(ended.plan), ended.billed, Cause::Withdrawn)));
    moves
}

/// What was not billed is billed from now on, with its fees, and what revolved leaves older statements; a credit balance pays at once.
fn cut(event: &Cut) -> Vec<Move> {
    let mut moves = Vec::new();
    let carried: &[Part] = event.carried.as_ref().map_or(&[], |carried| &carried.parts);
    moves.extend(less(carried, Cause::Carried));
    for (at, line) in (0_u32..).zip(&event.lines) {
        let is_new = at as usize >= carried.len();
        let purchase = line.order.filter(|_| is_new).map(|order| Item::Purchase(order, line.capture));
        let from = line.instalment.map(|(plan, _)| Item::Plan(plan)).or(purchase);
        let from = from.map(|item| Part { item, amount: line.principal });
        moves.extend(less(from.as_slice(), Cause::Billed));
        moves.push(more(Item::Principal(event.statement, at), line.principal, Cause::Billed));
        moves.push(more(Item::Fee(event.statement, at), line.fee, Cause::Billed));
    }
    moves.extend(less(&event.paid, Cause::PaidFromCredit));
    moves
}

/// What was charged too much is owed no more; what money covered is open again, and other debts are covered with it.
fn corrected(event: &Corrected) -> Vec<Move> {
    let taken_back = event.statements.iter().filter(|reckoned| !reckoned.taken_back.is_zero());
    let taken_back =
        taken_back.map(|reckoned| Part { item: Item::Penalty(reckoned.statement), amount: reckoned.taken_back });
    let taken_back: Vec<Part> = taken_back.collect();
    let freed = event.freed.iter().map(|part| more(part.item, part.amount, Cause::Freed));
    less(&taken_back, Cause::TakenBack).chain(freed).chain(less(&event.paid, Cause::PaidInstead)).collect()
}

fn refunded(event: &Refunded) -> Vec<Move> {
    let shrunk = less(&event.shrunk, Cause::Refunded);
    shrunk.chain(less(&event.fees_dropped, Cause::FeeDropped)).chain(less(&event.paid, Cause::PaidByRefund)).collect()
}

/// What stood on statements is settled by a plan, which owes it.
fn gathered(plan: PlanId, amount: Amount, moved: &[Part]) -> Vec<Move> {
    less(moved, Cause::MovedToPlan).chain([more(Item::Plan(plan), amount, Cause::Gathered)]).collect()
}

fn more(item: Item, amount: Amount, cause: Cause) -> Move {
    Move { item, minor: i128::from(amount.minor()), cause }
}

fn less(parts: &[Part], cause: Cause) -> impl Iterator<Item = Move> {
    parts.iter().map(move |part| Move { item: part.item, minor: -i128::from(part.amount.minor()), cause })
}
