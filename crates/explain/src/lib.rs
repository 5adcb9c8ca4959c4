//! Explaining: how any figure came to be, as a formula with its numbers and the events they come from.
//!
//! A [`Figure`] is an amount that a page shows: the penalty of a statement, the fee of a term, what is available. Its
//! [`Explanation`] is a sum of [`Piece`]s in whole numbers over one denominator, rounded half-up once, and that sum is the
//! figure: [`Explanation::adds_up`] counts it again. A piece comes from an event, or is a figure that has an explanation of
//! its own. What is said is said in English and in Chinese.
//!
//! The pieces are found in what happened on the account, not where the figure stands; so an explanation that adds up counts the same
//! money by a second road.

mod figure;
mod sum;
mod words;
mod history;
mod moves;
mod account;
mod statement;
mod minimum;
mod plan;
mod order;
mod merchant;

use calendar::Date;
use engine::{Rejection, State};

pub use figure::{Figure, Kind, Subject};
pub use history::{History, Source};
pub use merchant::Sales;
pub use sum::{Explanation, Piece};
pub use words::{Words, written};

/// Every figure of `subject` that has an explanation now, in reading order; of a merchant, whose figures are those of all
/// shards, none.
///
/// # Errors
/// That the subject is unknown.
pub fn figures(state: &State, subject: Subject) -> Result<Vec<Figure>, Rejection> {
    match subject {
        Subject::Account(id) => account::figures(state, id),
        Subject::Statement(id) => statement::figures(state, id),
        Subject::Plan(id) => plan::figures(state, id),
        Subject::Order(id) => order::figures(state, id),
        Subject::Merchant(_) => Ok(Vec::new()),
    }
}

/// How `figure` came to be by the business date `today`, to which its account has been brought; `history` is all that happened
/// on that account.
///
/// # Errors
/// That its subject is unknown, or has no such figure.
pub fn explain(
    state: &State,
    history: &History,
    figure: Figure,
    today: Date,
) -> Result<Option<Explanation>, Rejection> {
    if !figures(state, figure.subject)?.contains(&figure) {
        return Ok(None);
    }
    let Figure { kind, number, .. } = figure;
    let explained = match figure.subject {
        Subject::Account(id) => account::explain(state, history, id, kind, today),
        Subject::Statement(id) => statement::explain(state, history, id, (kind, number), today),
        Subject::Plan(id) => plan::explain(state, history, id, (kind, number), today),
        Subject::Order(id) => order::explain(state, history, id, kind),
        Subject::Merchant(_) => return Ok(None),
    };
    explained.map(Some)
}

/// The account that `subject` is on; a merchant is on none.
///
/// # Errors
/// That it is unknown.
pub fn account_of(state: &State, subject: Subject) -> Result<Option<engine::id::AccountId>, Rejection> {
    Ok(match subject {
        Subject::Account(id) => Some(state.account(id)?.id),
        Subject::Statement(id) => Some(state.statement(id)?.account),
        Subject::Plan(id) => Some(state.plan(id)?.account),
        Subject::Order(id) => Some(state.order(id)?.account),
        Subject::Merchant(_) => None,
    })
}
