//! Events: what happened, with every amount in it. Their encoding is the journal's, and only ever grows.

use minicbor::{Decode, Encode};

use crate::agreement::{ConsentWithdrawn, TextAccepted, TextShown};
use crate::id::AccountId;
use crate::order::Release;
use crate::terms::{Approved, Proposed, Terms};
use crate::{
    account, bill_instalment, closing, concession, coupon, customer, cycle_day, deferral, hardship, instruction, limit,
    loss, merchant, order, refund, repayment, statement, text, value_date, withdrawal,
};
use crate::{allowance, charge_off, freeze, promise};

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
    /// A part of a statement was split into instalments.
    #[n(23)]
    BillSplit(#[n(0)] bill_instalment::Agreed),
    /// What was owed on open statements was planned anew.
    #[n(24)]
    HardshipPlanned(#[n(0)] hardship::Agreed),
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
    /// What being late had cost was worked out anew, as a payment counts from an earlier day.
    #[n(30)]
    LatenessCorrected(#[n(0)] value_date::Corrected),
    /// A concession was proposed.
    #[n(48)]
    ConcessionProposed(#[n(0)] concession::Proposed),
    /// A concession was given: what is owed was waived, or goodwill given.
    #[n(49)]
    ConcessionGranted(#[n(0)] concession::Granted),
    /// A proposed concession was declined.
    #[n(50)]
    ConcessionDeclined(#[n(0)] concession::Declined),
    /// A concession was taken back.
    #[n(51)]
    ConcessionReversed(#[n(0)] concession::Reversed),
    /// An account was closed.
    #[n(52)]
    AccountClosed(#[n(0)] closing::Closed),
    /// An account was opened again.
    #[n(53)]
    AccountReopened(#[n(0)] closing::Reopened),
    /// An account was frozen, or unfrozen, by the staff.
    #[n(25)]
    FreezeChanged(#[n(0)] freeze::Changed),
    /// What an account owes was charged off.
    #[n(26)]
    AccountChargedOff(#[n(0)] charge_off::ChargedOff),
    /// The loss to be expected of what an account owes changed.
    #[n(27)]
    AllowanceChanged(#[n(0)] allowance::Changed),
    /// A customer promised to pay.
    #[n(60)]
    PromiseMade(#[n(0)] promise::Made),
    /// A promise was kept, broken or superseded.
    #[n(61)]
    PromiseEnded(#[n(0)] promise::Ended),
    /// A campaign of coupons was created.
    #[n(36)]
    CampaignCreated(#[n(0)] coupon::Created),
    /// A campaign of coupons was closed.
    #[n(37)]
    CampaignClosed(#[n(0)] coupon::Closed),
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
            | Event::TextPublished(_)
            | Event::CampaignCreated(_)
            | Event::CampaignClosed(_) => None,
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
            Event::BillSplit(event) => Some(event.account),
            Event::HardshipPlanned(event) => Some(event.account),
            Event::InstructionRequested(event) => Some(event.account),
            Event::InstructionConfirmed(event) => Some(event.account),
            Event::TextShown(event) => Some(event.account),
            Event::TextAccepted(event) => Some(event.account),
            Event::ConsentWithdrawn(event) => Some(event.account),
            Event::CreditWithdrawn(event) => Some(event.account),
            Event::LatenessCorrected(event) => Some(event.account),
            Event::ConcessionProposed(event) => Some(event.account),
            Event::ConcessionGranted(event) => Some(event.account),
            Event::ConcessionDeclined(event) => Some(event.account),
            Event::ConcessionReversed(event) => Some(event.account),
            Event::AccountClosed(event) => Some(event.account),
            Event::AccountReopened(event) => Some(event.account),
            Event::FreezeChanged(event) => Some(event.account),
            Event::AccountChargedOff(event) => Some(event.account),
            Event::AllowanceChanged(event) => Some(event.account),
            Event::PromiseMade(event) => Some(event.account),
            Event::PromiseEnded(event) => Some(event.account),
        }
    }

    /// Whether somebody asked for it; else time alone brought it, at the start of a day or when a hold expired.
    pub fn is_asked(&self) -> bool {
        match self {
            Event::StatementCut(_) | Event::PenaltyCharged(_) | Event::AllowanceChanged(_) => false,
            Event::OrderVoided(event) => event.release == Release::Voided,
            Event::AccountChargedOff(event) => event.by.is_some(),
            Event::PromiseEnded(event) => event.outcome == promise::Outcome::Superseded,
            Event::TermsActivated(_)
            | Event::CustomerCreated(_)
            | Event::AccountOpened(_)
            | Event::MerchantRegistered(_)
            | Event::ContractAdopted(_)
            | Event::OrderAuthorised(_)
            | Event::OrderCaptured(_)
            | Event::RepaymentTaken(_)
            | Event::OrderRefunded(_)
            | Event::LossAccepted(_)
            | Event::TermsProposed(_)
            | Event::TermsApproved(_)
            | Event::LimitChanged(_)
            | Event::CycleDayChanged(_)
            | Event::StatementDeferred(_)
            | Event::InstructionRequested(_)
            | Event::InstructionConfirmed(_)
            | Event::TextPublished(_)
            | Event::TextShown(_)
            | Event::TextAccepted(_)
            | Event::ConsentWithdrawn(_)
            | Event::ConcessionProposed(_)
            | Event::ConcessionGranted(_)
            | Event::ConcessionDeclined(_)
            | Event::ConcessionReversed(_)
            | Event::AccountClosed(_)
            | Event::AccountReopened(_)
            | Event::BillSplit(_)
            | Event::HardshipPlanned(_)
            | Event::LatenessCorrected(_)
            | Event::CreditWithdrawn(_)
            | Event::FreezeChanged(_)
            | Event::CampaignCreated(_)
            | Event::CampaignClosed(_)
            | Event::PromiseMade(_) => true,
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
            Event::BillSplit(_) => "bill_split",
            Event::HardshipPlanned(_) => "hardship_planned",
            Event::InstructionRequested(_) => "instruction_requested",
            Event::InstructionConfirmed(_) => "instruction_confirmed",
            Event::TextPublished(_) => "text_published",
            Event::TextShown(_) => "text_shown",
            Event::TextAccepted(_) => "text_accepted",
            Event::ConsentWithdrawn(_) => "consent_withdrawn",
            Event::LatenessCorrected(_) => "lateness_corrected",
            Event::ConcessionProposed(_) => "concession_proposed",
            Event::ConcessionGranted(_) => "concession_granted",
            Event::ConcessionDeclined(_) => "concession_declined",
            Event::ConcessionReversed(_) => "concession_reversed",
            Event::AccountClosed(_) => "account_closed",
            Event::AccountReopened(_) => "account_reopened",
            Event::FreezeChanged(_) => "freeze_changed",
            Event::AccountChargedOff(_) => "account_charged_off",
            Event::AllowanceChanged(_) => "allowance_changed",
            Event::PromiseMade(_) => "promise_made",
            Event::PromiseEnded(_) => "promise_ended",
            Event::CreditWithdrawn(_) => "credit_withdrawn",
            Event::CampaignCreated(_) => "campaign_created",
            Event::CampaignClosed(_) => "campaign_closed",
        }
    }
}
