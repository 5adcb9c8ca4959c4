//! Deciding: the only verb that may refuse.

use calendar::Stamp;

use crate::{Command, Event, Rejection, State};
use crate::{
    account, agreement, bill_instalment, closing, concession, coupon, customer, cycle_day, deferral, hardship,
    instruction, limit, loss, merchant, order, refund, repayment, terms, text, withdrawal,
};
use crate::{charge_off, freeze, promise};

/// What follows from `command` at `stamp`, with every amount worked out; nothing is changed yet.
///
/// The account it touches has been rolled to `stamp` before.
///
/// # Errors
/// A [`Rejection`], the first that holds in the order the product gives them.
pub fn decide(state: &State, command: &Command, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    match command {
        Command::ActivateTerms(terms) => terms::activate(state, terms),
        Command::CreateCustomer => customer::create(state),
        Command::OpenAccount(open) => account::open(state, open, stamp.date),
        Command::RegisterMerchant(register) => merchant::register(state, register, stamp.date),
        Command::AuthoriseOrder(authorise) => order::authorise(state, authorise, stamp),
        Command::CaptureOrder(capture) => order::capture(state, capture),
        Command::VoidOrder(void) => order::void(state, void),
        Command::RefundOrder(refund) => refund::decide(state, refund, stamp),
        Command::Repay(repay) => repayment::decide(state, repay, stamp.date),
        Command::AcceptLoss(accept) => loss::accept(accept),
        Command::ProposeTerms(ask) => terms::propose(state, ask, stamp),
        Command::ApproveTerms(ask) => terms::approve(state, ask, stamp),
        Command::ChangeLimit(change) => limit::decide(state, change, stamp),
        Command::ChangeCycleDay(change) => cycle_day::decide(state, change, stamp.date),
        Command::WithdrawCredit(ask) => withdrawal::decide(state, ask, stamp),
        Command::CreateCampaign(ask) => coupon::create(state, ask, stamp),
        Command::CloseCampaign(ask) => coupon::close(state, ask, stamp),
        Command::PublishText(ask) => text::decide(state, ask, stamp),
        Command::ShowText(ask) => agreement::show(state, ask, stamp),
        Command::AcceptText(ask) => agreement::accept(state, ask, stamp),
        Command::WithdrawConsent(ask) => agreement::withdraw(state, ask, stamp),
        Command::DeferStatement(defer) => deferral::decide(state, defer, stamp.date),
        Command::SplitBill(split) => bill_instalment::decide(state, split, stamp.date),
        Command::PlanHardship(agree) => hardship::decide(state, agree, stamp.date),
        Command::RequestInstruction(ask) => instruction::request(state, ask, stamp),
        Command::ConfirmInstruction(ask) => instruction::confirm(state, ask),
        Command::Concede(ask) => concession::concede(state, ask, stamp),
        Command::ApproveConcession(ask) => concession::approve(state, ask, stamp),
        Command::DeclineConcession(ask) => concession::decline(state, ask, stamp),
        Command::ReverseConcession(ask) => concession::reverse(state, ask, stamp),
        Command::CloseAccount(ask) => closing::close(state, ask, stamp.date),
        Command::ReopenAccount(ask) => closing::reopen(state, ask, stamp.date),
        Command::ChangeFreeze(change) => freeze::decide(state, change),
        Command::ChargeOff(ask) => charge_off::decide(state, ask, stamp.date),
        Command::PromiseToPay(ask) => promise::decide(state, ask, stamp.date),
    }
}
