//! Deciding: the only verb that may refuse.

use calendar::Stamp;

use crate::terms::Terms;
use crate::{Command, Event, Rejection, State};
use crate::{account, customer, limit, loss, merchant, order, refund, repayment};

/// What follows from `command` at `stamp`, with every amount worked out; nothing is changed yet.
///
/// The account it touches has been rolled to `stamp` before.
///
/// # Errors
/// A [`Rejection`], the first that holds in the order the product gives them.
pub fn decide(state: &State, command: &Command, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::ActivateTerms(terms) => activate(state, terms),
        Command::CreateCustomer => customer::create(state),
        Command::OpenAccount(open) => account::open(state, open),
        Command::RegisterMerchant(register) => merchant::register(state, register),
        Command::AuthoriseOrder(authorise) => order::authorise(state, authorise, stamp),
        Command::CaptureOrder(capture) => order::capture(state, capture),
        Command::VoidOrder(void) => order::void(state, void),
        Command::RefundOrder(refund) => refund::decide(state, refund, stamp),
        Command::Repay(repay) => repayment::decide(state, repay),
        Command::AcceptLoss(accept) => loss::accept(accept),
        Command::ChangeLimit(change) => limit::decide(state, change, stamp),
    }
}

fn activate(state: &State, terms: &Terms) -> Result<Vec<Event>, Rejection> {
    match state.has_terms(terms.version) {
        true => Err(Rejection::TermsExist),
        false => Ok(vec![Event::TermsActivated(terms.clone())]),
    }
}
