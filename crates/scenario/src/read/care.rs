//! What staff do for a customer: `concede c1: 1.00 of penalty of statement 2026-08-01 because complaint as mia`, and closing and
//! opening again.

use engine::closing::{ClosingReason, ReopeningReason};
use engine::concession::{Reason, ReversalReason};

use super::Setup;
use super::ask::statement;
use super::names::Names;
use super::setup::{cycle_day, money};
use crate::fault::Wrong;
use crate::story::{Conceded, Concession, Reopening, Staff};
use crate::words::Words;

/// `c1: penalty of statement 2026-08-01 because complaint as mia`, with an amount before `penalty` or `fee` for a part of it; or
/// `c1: goodwill 20.00 for o1 because complaint as mia`.
pub(super) fn concession(words: &mut Words, setup: &Setup, names: &mut Names) -> Result<Concession, Wrong> {
    let name = words.name("a concession")?;
    names.new_concession(&name)?;
    words.phrase(":")?;
    let mut amount = None;
    let conceded = if words.take("goodwill") {
        amount = Some(money(words, setup.currency)?);
        let order = if words.take("for") { Some(words.name("an order")?) } else { None };
        order.iter().try_for_each(|order| names.order(order))?;
        Conceded::Goodwill(order)
    } else {
        if !words.peek().is_some_and(|word| ["penalty", "fee"].contains(&word)) {
            amount = Some(money(words, setup.currency)?);
            words.phrase("of")?;
        }
        let of: fn(_) -> Conceded = match words.next("\"penalty\" or \"fee\"")? {
            "penalty" => Conceded::Penalty,
            "fee" => Conceded::Fee,
            other => return Err(Wrong::new("\"penalty\" or \"fee\"", format!("\"{other}\""))),
        };
        words.phrase("of statement")?;
        of(statement(words, names)?)
    };
    let reason = because(words, &Reason::ALL, Reason::name)?;
    Ok(Concession { name, conceded, amount, reason, staff: staff(words, setup)? })
}

/// `concession c1`, after `approve`, `decline` or `reverse`.
pub(super) fn named(words: &mut Words, names: &Names) -> Result<String, Wrong> {
    words.phrase("concession")?;
    let name = words.name("a concession")?;
    names.concession(&name)?;
    Ok(name)
}

pub(super) fn reversal(words: &mut Words) -> Result<ReversalReason, Wrong> {
    because(words, &ReversalReason::ALL, ReversalReason::name)
}

pub(super) fn closing(words: &mut Words) -> Result<ClosingReason, Wrong> {
    because(words, &ClosingReason::ALL, ClosingReason::name)
}

/// `limit 3000.00, cycle day 10 because assessment`; without a cycle day it is given as to a new account.
pub(super) fn reopening(words: &mut Words, setup: &Setup) -> Result<Reopening, Wrong> {
    words.phrase("limit")?;
    let limit = money(words, setup.currency)?;
    let mut day = None;
    if words.take(",") {
        words.phrase("cycle")?;
        day = Some(cycle_day(words)?);
    }
    let reason = because(words, &ReopeningReason::ALL, ReopeningReason::name)?;
    Ok(Reopening { limit, cycle_day: day, reason })
}

/// `because complaint`: one of several reasons, by its name.
fn because<T: Copy>(words: &mut Words, all: &[T], name: fn(T) -> &'static str) -> Result<T, Wrong> {
    words.phrase("because")?;
    words.named(all, name)
}

/// `as mia`: one of the staff, in the role that the header gives; without it, an operator.
pub(super) fn staff(words: &mut Words, setup: &Setup) -> Result<Staff, Wrong> {
    if words.take("as") {
        let name = words.name("one of the staff")?;
        return Ok(setup.staff(&name));
    }
    Ok(setup.staff("operator"))
}
