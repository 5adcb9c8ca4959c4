//! Applying: making an event true in the state. It prices nothing and refuses nothing.

use crate::{Event, State};
use crate::{
    account, agreement, customer, cycle_day, deferral, instruction, limit, merchant, order, refund, repayment,
    statement, terms, text, withdrawal,
};

/// Makes `event` true.
///
/// # Panics
/// When the event does not follow from this state, which is a bug or a damaged journal.
pub fn apply(state: &mut State, event: &Event) {
    match event {
        Event::TermsActivated(activated) => terms::apply_activated(state, activated),
        Event::CustomerCreated(event) => customer::apply_created(state, event),
        Event::AccountOpened(event) => account::apply_opened(state, event),
        Event::MerchantRegistered(event) | Event::ContractAdopted(event) => merchant::apply_contracted(state, event),
        Event::OrderAuthorised(event) => order::apply_authorised(state, event),
        Event::OrderCaptured(event) => order::apply_captured(state, event),
        Event::OrderVoided(event) => order::apply_voided(state, event),
        Event::StatementCut(event) => statement::apply_cut(state, event),
        Event::PenaltyCharged(event) => statement::apply_penalty(state, event),
        Event::RepaymentTaken(event) => repayment::apply(state, event),
        Event::OrderRefunded(event) => refund::apply(state, event),
        Event::LossAccepted(_) => {}
        Event::TermsProposed(event) => terms::apply_proposed(state, event),
        Event::TermsApproved(event) => terms::apply_approved(state, event),
        Event::LimitChanged(event) => limit::apply(state, event),
        Event::CycleDayChanged(event) => cycle_day::apply(state, event),
        Event::CreditWithdrawn(event) => withdrawal::apply(state, event),
        Event::TextPublished(event) => text::apply(state, event),
        Event::TextShown(event) => agreement::apply_shown(state, event),
        Event::TextAccepted(event) => agreement::apply_accepted(state, event),
        Event::ConsentWithdrawn(event) => agreement::apply_withdrawn(state, event),
        Event::StatementDeferred(event) => deferral::apply(state, event),
        Event::InstructionRequested(event) => instruction::apply_requested(state, event),
        Event::InstructionConfirmed(event) => instruction::apply_confirmed(state, event),
    }
}
