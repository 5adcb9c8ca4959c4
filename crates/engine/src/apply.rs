//! Applying: making an event true in the state. It prices nothing and refuses nothing.

use crate::{Event, State};
use crate::{
    account, agreement, bill_instalment, closing, concession, coupon, customer, cycle_day, deferral, hardship,
    instruction, limit, merchant, order, refund, repayment, statement, terms, text, value_date, withdrawal,
};
use crate::{allowance, charge_off, freeze, promise};

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
        Event::CampaignCreated(event) => coupon::apply_created(state, event),
        Event::CampaignClosed(event) => coupon::apply_closed(state, event),
        Event::TextPublished(event) => text::apply(state, event),
        Event::TextShown(event) => agreement::apply_shown(state, event),
        Event::TextAccepted(event) => agreement::apply_accepted(state, event),
        Event::ConsentWithdrawn(event) => agreement::apply_withdrawn(state, event),
        Event::StatementDeferred(event) => deferral::apply(state, event),
        Event::BillSplit(event) => bill_instalment::apply(state, event),
        Event::HardshipPlanned(event) => hardship::apply(state, event),
        Event::InstructionRequested(event) => instruction::apply_requested(state, event),
        Event::InstructionConfirmed(event) => instruction::apply_confirmed(state, event),
        Event::LatenessCorrected(event) => value_date::apply(state, event),
        Event::ConcessionProposed(event) => concession::apply_proposed(state, event),
        Event::ConcessionGranted(event) => concession::apply_granted(state, event),
        Event::ConcessionDeclined(event) => concession::apply_declined(state, event),
        Event::ConcessionReversed(event) => concession::apply_reversed(state, event),
        Event::AccountClosed(event) => closing::apply_closed(state, event),
        Event::AccountReopened(event) => closing::apply_reopened(state, event),
        Event::FreezeChanged(event) => freeze::apply(state, event),
        Event::AccountChargedOff(event) => charge_off::apply(state, event),
        Event::AllowanceChanged(event) => allowance::apply(state, event),
        Event::PromiseMade(event) => promise::apply_made(state, event),
        Event::PromiseEnded(event) => promise::apply_ended(state, event),
    }
}
