//! Commands: what can be asked of the heart.

use crate::agreement::{OfText, WithdrawConsent};
use crate::coupon::Funder;
use crate::id::{AccountId, ConcessionId, CustomerId, InstructionId, MerchantId, OrderId, Shard, StaffId};
use crate::merchant::Contract;
use crate::order::{Authorise, Capture, Void};
use crate::refund::Refund;
use crate::repayment::Repay;
use crate::terms::{Approve, Propose, Terms};
use crate::withdrawal::Withdraw;
use crate::{
    account, bill_instalment, charge_off, closing, concession, coupon, cycle_day, deferral, freeze, hardship,
    instruction, limit, loss, merchant, promise, text,
};
use money::Amount;

/// A command. Those that make a customer or a merchant may go to any shard; the others belong to the shard of the id
/// they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Make Terms the current ones of their currency.
    ActivateTerms(Terms),
    /// Create a customer.
    CreateCustomer,
    /// Open an account.
    OpenAccount(account::Open),
    /// Register a merchant.
    RegisterMerchant(merchant::Register),
    /// Authorise an order.
    AuthoriseOrder(Authorise),
    /// Capture an order.
    CaptureOrder(Capture),
    /// Void an order.
    VoidOrder(Void),
    /// Refund an order.
    RefundOrder(Refund),
    /// Take a repayment.
    Repay(Repay),
    /// Accept what a restore lost.
    AcceptLoss(loss::Accept),
    /// Propose Terms.
    ProposeTerms(Propose),
    /// Approve Terms that somebody else proposed.
    ApproveTerms(Approve),
    /// Change the limit of an account.
    ChangeLimit(limit::Change),
    /// Change the cycle day of an account.
    ChangeCycleDay(cycle_day::Change),
    /// Defer a statement.
    DeferStatement(deferral::Defer),
    /// Split a part of a statement into instalments.
    SplitBill(bill_instalment::Split),
    /// Plan anew what is owed on open statements.
    PlanHardship(hardship::Agree),
    /// Ask the bank to move money between a customer's card and us.
    RequestInstruction(instruction::Request),
    /// Take what the bank says became of it.
    ConfirmInstruction(instruction::Confirm),
    /// Publish a text.
    PublishText(text::Publish),
    /// Show a text to a customer.
    ShowText(OfText),
    /// Accept a text as a customer.
    AcceptText(OfText),
    /// Withdraw a consent as a customer.
    WithdrawConsent(WithdrawConsent),
    /// Waive what is owed, or give goodwill.
    Concede(concession::Concede),
    /// Approve a concession that somebody else proposed.
    ApproveConcession(concession::Approve),
    /// Decline a concession that was proposed.
    DeclineConcession(concession::Decline),
    /// Take back a concession that was given by mistake.
    ReverseConcession(concession::Reverse),
    /// Close an account.
    CloseAccount(closing::Close),
    /// Open an account again that was closed.
    ReopenAccount(closing::Reopen),
    /// Freeze an account, or end that.
    ChangeFreeze(freeze::Change),
    /// Charge an account off before its age does.
    ChargeOff(charge_off::ChargeOff),
    /// Take the customer's promise to pay.
    PromiseToPay(promise::Make),
    /// Create a campaign of coupons.
    CreateCampaign(Box<coupon::Create>),
    /// Close a campaign of coupons.
    CloseCampaign(coupon::Close),
    /// Withdraw from the credit of an order as a customer.
    WithdrawCredit(Withdraw),
}

/// What a command is about, by the id it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Nothing that is there yet.
    Shard,
    /// What one shard keeps for all.
    Home,
    /// A customer.
    Customer(CustomerId),
    /// An account.
    Account(AccountId),
    /// An order.
    Order(OrderId),
    /// An instruction.
    Instruction(InstructionId),
    /// A concession.
    Concession(ConcessionId),
}

impl Command {
    /// What the command is about.
    pub fn subject(&self) -> Subject {
        match self {
            Command::ActivateTerms(_)
            | Command::CreateCustomer
            | Command::RegisterMerchant(_)
            | Command::AcceptLoss(_) => Subject::Shard,
            Command::ProposeTerms(_)
            | Command::ApproveTerms(_)
            | Command::PublishText(_)
            | Command::CreateCampaign(_)
            | Command::CloseCampaign(_) => Subject::Home,
            Command::OpenAccount(open) => Subject::Customer(open.customer),
            Command::AuthoriseOrder(authorise) => Subject::Account(authorise.account),
            Command::CaptureOrder(capture) => Subject::Order(capture.order),
            Command::VoidOrder(void) => Subject::Order(void.order),
            Command::RefundOrder(refund) => Subject::Order(refund.order),
            Command::Repay(repay) => Subject::Account(repay.account),
            Command::ChangeLimit(change) => Subject::Account(change.account),
            Command::ChangeCycleDay(change) => Subject::Account(change.account),
            Command::DeferStatement(defer) => Subject::Account(defer.account),
            Command::SplitBill(split) => Subject::Account(split.account),
            Command::PlanHardship(agree) => Subject::Account(agree.account),
            Command::RequestInstruction(request) => Subject::Account(request.account),
            Command::ConfirmInstruction(confirm) => Subject::Instruction(confirm.instruction),
            Command::ShowText(ask) | Command::AcceptText(ask) => Subject::Account(ask.account),
            Command::WithdrawConsent(ask) => Subject::Account(ask.account),
            Command::Concede(concede) => Subject::Account(concede.account),
            Command::ApproveConcession(approve) => Subject::Concession(approve.concession),
            Command::DeclineConcession(decline) => Subject::Concession(decline.concession),
            Command::ReverseConcession(reverse) => Subject::Concession(reverse.concession),
            Command::CloseAccount(close) => Subject::Account(close.account),
            Command::ReopenAccount(reopen) => Subject::Account(reopen.account),
            Command::ChangeFreeze(change) => Subject::Account(change.account),
            Command::ChargeOff(ask) => Subject::Account(ask.account),
            Command::PromiseToPay(ask) => Subject::Account(ask.account),
            Command::WithdrawCredit(ask) => Subject::Order(ask.order),
        }
    }

    /// The merchant a command names beside what it is about, and its contract, which its shard may not know.
    pub fn contract_elsewhere_mut(&mut self) -> Option<(MerchantId, &mut Option<Contract>)> {
        if let Command::AuthoriseOrder(ask) = self {
            return Some((ask.merchant, &mut ask.contract));
        }
        if let Command::CreateCampaign(ask) = self
            && let Funder::Merchant(merchant) = ask.funder
        {
            return Some((merchant, &mut ask.contract));
        }
        None
    }

    /// Who gives something by this command, and what they gave today on other shards, which only those know.
    pub fn given_elsewhere_mut(&mut self) -> Option<(StaffId, &mut Amount)> {
        if let Command::Concede(ask) = self {
            return Some((ask.by.id, &mut ask.given_elsewhere));
        }
        if let Command::ApproveConcession(ask) = self {
            return Some((ask.by.id, &mut ask.given_elsewhere));
        }
        None
    }

    /// The command's name in metrics and logs: `authorise_order`.
    pub fn name(&self) -> &'static str {
        match self {
            Command::ActivateTerms(_) => "activate_terms",
            Command::CreateCustomer => "create_customer",
            Command::OpenAccount(_) => "open_account",
            Command::RegisterMerchant(_) => "register_merchant",
            Command::AuthoriseOrder(_) => "authorise_order",
            Command::CaptureOrder(_) => "capture_order",
            Command::VoidOrder(_) => "void_order",
            Command::RefundOrder(_) => "refund_order",
            Command::Repay(_) => "repay",
            Command::AcceptLoss(_) => "accept_loss",
            Command::ProposeTerms(_) => "propose_terms",
            Command::ApproveTerms(_) => "approve_terms",
            Command::ChangeLimit(_) => "change_limit",
            Command::ChangeCycleDay(_) => "change_cycle_day",
            Command::DeferStatement(_) => "defer_statement",
            Command::SplitBill(_) => "split_bill",
            Command::PlanHardship(_) => "plan_hardship",
            Command::RequestInstruction(_) => "request_instruction",
            Command::ConfirmInstruction(_) => "confirm_instruction",
            Command::PublishText(_) => "publish_text",
            Command::ShowText(_) => "show_text",
            Command::AcceptText(_) => "accept_text",
            Command::WithdrawConsent(_) => "withdraw_consent",
            Command::Concede(_) => "concede",
            Command::ApproveConcession(_) => "approve_concession",
            Command::DeclineConcession(_) => "decline_concession",
            Command::ReverseConcession(_) => "reverse_concession",
            Command::CloseAccount(_) => "close_account",
            Command::ReopenAccount(_) => "reopen_account",
            Command::ChangeFreeze(_) => "change_freeze",
            Command::ChargeOff(_) => "charge_off",
            Command::PromiseToPay(_) => "promise_to_pay",
            Command::WithdrawCredit(_) => "withdraw_credit",
            Command::CreateCampaign(_) => "create_campaign",
            Command::CloseCampaign(_) => "close_campaign",
        }
    }
}

impl Subject {
    /// The shard that keeps it; none for what may go to any.
    pub fn shard(self) -> Option<Shard> {
        match self {
            Subject::Shard => None,
            Subject::Home => Some(Shard::HOME),
            Subject::Customer(id) => Some(id.shard()),
            Subject::Account(id) => Some(id.shard()),
            Subject::Order(id) => Some(id.shard()),
            Subject::Instruction(id) => Some(id.shard()),
            Subject::Concession(id) => Some(id.shard()),
        }
    }
}
