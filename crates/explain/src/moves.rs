//! Moves: by how much an event made each debt larger or smaller.
//!
//! Everything an account owes is an item, and every event says what it did to which: so whatever is open of anything is a sum of moves.

use engine::Event;
use engine::order::Captured;
use engine::part::{Item, Part};
use engine::refund::Refunded;
use engine::statement::Cut;
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
}

impl Cause {
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
        | Event::TextShown(_)
        | Event::TextAccepted(_)
        | Event::ConsentWithdrawn(_)
        | Event::LimitChanged(_)
        | Event::CycleDayChanged(_)
        | Event::InstructionRequested(_)
        | Event::InstructionConfirmed(_) => Vec::new(),
        Event::CreditWithdrawn(event) => withdrawn(event),
        Event::OrderCaptured(event) => captured(event),
        Event::StatementCut(event) => cut(event),
        Event::PenaltyCharged(event) => vec![more(Item::Penalty(event.statement), event.amount, Cause::Charged)],
        Event::StatementDeferred(event) => vec![more(Item::Deferral(event.statement), event.fee, Cause::Deferred)],
        Event::RepaymentTaken(event) => less(&event.parts, Cause::Repaid).collect(),
        Event::OrderRefunded(event) => refunded(event),
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

/// What was not billed is billed from now on, with its fees; a credit balance pays at once.
fn cut(event: &Cut) -> Vec<Move> {
    let mut moves = Vec::new();
    for (at, line) in (0_u32..).zip(&event.lines) {
        let from = match line.instalment {
            Some((plan, _)) => Item::Plan(plan),
            None => Item::Purchase(line.order, line.capture),
        };
        moves.extend(less(&[Part { item: from, amount: line.principal }], Cause::Billed));
        moves.push(more(Item::Principal(event.statement, at), line.principal, Cause::Billed));
        moves.push(more(Item::Fee(event.statement, at), line.fee, Cause::Billed));
    }
    moves.extend(less(&event.paid, Cause::PaidFromCredit));
    moves
}

fn refunded(event: &Refunded) -> Vec<Move> {
    let shrunk = less(&event.shrunk, Cause::Refunded);
    shrunk.chain(less(&event.fees_dropped, Cause::FeeDropped)).chain(less(&event.paid, Cause::PaidByRefund)).collect()
}

fn more(item: Item, amount: Amount, cause: Cause) -> Move {
    Move { item, minor: i128::from(amount.minor()), cause }
}

fn less(parts: &[Part], cause: Cause) -> impl Iterator<Item = Move> {
    parts.iter().map(move |part| Move { item: part.item, minor: -i128::from(part.amount.minor()), cause })
}
