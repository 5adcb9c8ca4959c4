//! Events: what happened, with every amount in it. Their encoding is the journal's, and only ever grows.

use minicbor::{Decode, Encode};

use crate::agreement::{ConsentWithdrawn, TextAccepted, TextShown};
use crate::id::AccountId;
use crate::terms::{Approved, Proposed, Terms};
use crate::{
    account, customer, cycle_day, deferral, instruction, limit, loss, merchant, order, refund, repayment, statement,
    text, withdrawal,
};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Event {
    /// Terms became the current ones of their currency.
    #[n(0)]
    TermsActivated(#[n(0)] Terms),
    /// A customer was created.
    #[n(1)]
    CustomerCreated(#[n(0)] customer::Created),
    /// An account was opened.
    #[n(2)]
    AccountOpened(#[n(0)] account::Opened),
    /// A merchant was registered here.
    #[n(3)]
    MerchantRegistered(#[n(0)] merchant::Contracted),
    /// The contract of a merchant registered elsewhere became known here.
    #[n(4)]
    ContractAdopted(#[n(0)] merchant::Contracted),
    /// An order was authorised.
    #[n(5)]
    OrderAuthorised(#[n(0)] order::Authorised),
    /// An order was captured, whole or in part.
    #[n(6)]
    OrderCaptured(#[n(0)] order::Captured),
    /// What an order held was released, whole or in part.
    #[n(7)]
    OrderVoided(#[n(0)] order::Voided),
    /// A statement was cut.
    #[n(8)]
    StatementCut(#[n(0)] statement::Cut),
    /// A penalty was charged.
    #[n(9)]
    PenaltyCharged(#[n(0)] statement::Charged),
    /// A repayment was taken.
    #[n(10)]
    RepaymentTaken(#[n(0)] repayment::Taken),
    /// An order was refunded, whole or in part.
    #[n(11)]
    OrderRefunded(#[n(0)] refund::Refunded),
    /// An operator restored a backup and accepted what was lost.
    #[n(12)]
    LossAccepted(#[n(0)] loss::Accepted),
    /// Terms were proposed.
    #[n(13)]
    TermsProposed(#[n(0)] Proposed),
    /// Proposed Terms were approved.
    #[n(14)]
    TermsApproved(#[n(0)] Approved),
    /// The limit of an account was changed.
    #[n(20)]
    LimitChanged(#[n(0)] limit::Changed),
    /// The cycle day of an account was changed.
    #[n(21)]
    CycleDayChanged(#[n(0)] cycle_day::Changed),
    /// A statement was deferred.
    #[n(22)]
    StatementDeferred(#[n(0)] deferral::Deferred),
    /// The bank was asked to move money between a customer's card and us.
    #[n(42)]
    InstructionRequested(#[n(0)] instruction::Requested),
    /// The bank said what became of it.
    #[n(43)]
    InstructionConfirmed(#[n(0)] instruction::Confirmed),
    /// A text was published.
    #[n(54)]
    TextPublished(#[n(0)] text::Published),
    /// A text was shown to a customer.
    #[n(55)]
    TextShown(#[n(0)] TextShown),
    /// A customer accepted a text.
    #[n(56)]
    TextAccepted(#[n(0)] TextAccepted),
    /// A customer withdrew a consent.
    #[n(57)]
    ConsentWithdrawn(#[n(0)] ConsentWithdrawn),
    /// A customer withdrew from the credit of an order.
    #[n(58)]
    CreditWithdrawn(#[n(0)] withdrawal::Withdrawn),
}

impl Event {
    /// The account it happened on, if it happened on one.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Event::TermsActivated(_)
            | Event::CustomerCreated(_)
            | Event::MerchantRegistered(_)
            | Event::ContractAdopted(_)
            | Event::LossAccepted(_)
            | Event::TermsProposed(_)
            | Event::TermsApproved(_)
            | Event::TextPublished(_) => None,
            Event::AccountOpened(event) => Some(event.account),
            Event::OrderAuthorised(event) => Some(event.account),
            Event::OrderCaptured(event) => Some(event.account),
            Event::OrderVoided(event) => Some(event.account),
            Event::StatementCut(event) => Some(event.account),
            Event::PenaltyCharged(event) => Some(event.account),
            Event::RepaymentTaken(event) => Some(event.account),
            Event::OrderRefunded(event) => Some(event.account),
            Event::LimitChanged(event) => Some(event.account),
            Event::CycleDayChanged(event) => Some(event.account),
            Event::StatementDeferred(event) => Some(event.account),
            Event::InstructionRequested(event) => Some(event.account),
            Event::InstructionConfirmed(event) => Some(event.account),
            Event::TextShown(event) => Some(event.account),
            Event::TextAccepted(event) => Some(event.account),
            Event::ConsentWithdrawn(event) => Some(event.account),
            Event::CreditWithdrawn(event) => Some(event.account),
        }
    }

    /// The event's name in reports and metrics: `order_captured`.
    pub fn name(&self) -> &'static str {
        match self {
            Event::TermsActivated(_) => "terms_activated",
            Event::CustomerCreated(_) => "customer_created",
            Event::AccountOpened(_) => "account_opened",
            Event::MerchantRegistered(_) => "merchant_registered",
            Event::ContractAdopted(_) => "contract_adopted",
            Event::OrderAuthorised(_) => "order_authorised",
            Event::OrderCaptured(_) => "order_captured",
            Event::OrderVoided(_) => "order_voided",
            Event::StatementCut(_) => "statement_cut",
            Event::PenaltyCharged(_) => "penalty_charged",
            Event::RepaymentTaken(_) => "repayment_taken",
            Event::OrderRefunded(_) => "order_refunded",
            Event::LossAccepted(_) => "loss_accepted",
            Event::TermsProposed(_) => "terms_proposed",
            Event::TermsApproved(_) => "terms_approved",
            Event::LimitChanged(_) => "limit_changed",
            Event::CycleDayChanged(_) => "cycle_day_changed",
            Event::StatementDeferred(_) => "statement_deferred",
            Event::InstructionRequested(_) => "instruction_requested",
            Event::InstructionConfirmed(_) => "instruction_confirmed",
            Event::TextPublished(_) => "text_published",
            Event::TextShown(_) => "text_shown",
            Event::TextAccepted(_) => "text_accepted",
            Event::ConsentWithdrawn(_) => "consent_withdrawn",
            Event::CreditWithdrawn(_) => "credit_withdrawn",
        }
    }
}
