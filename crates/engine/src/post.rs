//! Posting: what an event moves in the books. All accounting of the platform stands in this file.
//!
//! A receivable grows when principal is captured, when a fee is billed and when a penalty is charged. A hold moves
//! nothing. What a merchant is owed grows by the captured amount and shrinks by its discount and its subsidy at once.

use ledger::Account::{
    Bank, Clearing, Credit, DiscountIncome, Fee, FeeIncome, Payable, Penalty, PenaltyIncome, Principal, Wallet,
};
use ledger::{Account, Holder, Transaction};
use money::{Amount, Currency};

use crate::Event;
use crate::deferral::Deferred;
use crate::instruction::{Confirmed, Outcome, Purpose, Requested};
use crate::order::Captured;
use crate::part::{Part, Sums};
use crate::refund::Refunded;
use crate::repayment::{Source, Taken};
use crate::statement::{Charged, Cut};
use crate::withdrawal::Withdrawn;

/// What `event` moves between accounts, in the `currency` of the account or merchant it happened on.
pub fn post(event: &Event, currency: Currency) -> Transaction {
    let nothing = Transaction::new(currency);
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
        | Event::CycleDayChanged(_) => nothing,
        Event::OrderCaptured(event) => captured(nothing, event),
        Event::CreditWithdrawn(event) => withdrawn(nothing, event),
        Event::StatementCut(event) => cut(nothing, event),
        Event::PenaltyCharged(event) => charged(nothing, event),
        Event::StatementDeferred(event) => deferred(nothing, event),
        Event::RepaymentTaken(event) => repaid(nothing, event),
        Event::OrderRefunded(event) => refunded(nothing, event),
        Event::InstructionRequested(event) => requested(nothing, event),
        Event::InstructionConfirmed(event) => confirmed(nothing, event),
    }
}

/// The customer owes the principal, or has paid it from the wallet; the merchant is owed all of it, less its discount and its subsidy.
fn captured(draft: Transaction, event: &Captured) -> Transaction {
    let (customer, merchant) = (Holder(event.account.0), Payable(Holder(event.merchant.0)));
    draft
        .transfer(Principal(customer), merchant, event.credit())
        .transfer(Wallet(customer), merchant, event.wallet)
        .transfer(merchant, DiscountIncome, event.discount)
        .transfer(merchant, FeeIncome, event.subsidy)
}

/// Fees are earned when they are billed; a credit balance pays at once.
fn cut(draft: Transaction, event: &Cut) -> Transaction {
    let customer = Holder(event.account.0);
    let fees: Amount = event.lines.iter().map(|line| line.fee).sum();
    pay(draft.transfer(Fee(customer), FeeIncome, fees), Credit(customer), customer, &event.paid)
}

/// Fees that are to be billed anew are not earned yet; principal stays owed, billed or not.
fn withdrawn(draft: Transaction, event: &Withdrawn) -> Transaction {
    draft.transfer(FeeIncome, Fee(Holder(event.account.0)), Sums::of(&event.unbilled).fee)
}

/// Penalties are earned as they are charged.
fn charged(draft: Transaction, event: &Charged) -> Transaction {
    draft.transfer(Penalty(Holder(event.account.0)), PenaltyIncome, event.amount)
}

/// The fee of a deferral is earned when the due date is moved.
fn deferred(draft: Transaction, event: &Deferred) -> Transaction {
    draft.transfer(Fee(Holder(event.account.0)), FeeIncome, event.fee)
}

/// Money at the bank, or from the wallet, pays debts; what is left over is the customer's credit balance. What it costs to
/// settle plans early is earned, owed and paid at once.
fn repaid(draft: Transaction, event: &Taken) -> Transaction {
    let (customer, fee) = (Holder(event.account.0), event.settlement_fee());
    let source = match event.source {
        Source::Bank => Bank,
        Source::Wallet => Wallet(customer),
    };
    let draft = draft.transfer(Fee(customer), FeeIncome, fee).transfer(source, Fee(customer), fee);
    pay(draft, source, customer, &event.parts).transfer(source, Credit(customer), event.credit)
}

/// The merchant is owed less by what is refunded, and more by what comes back to it. Unpaid principal and unpaid fees are
/// owed no more. What had been paid, principal and fees, pays other debts and then becomes credit balance.
fn refunded(draft: Transaction, event: &Refunded) -> Transaction {
    let (customer, merchant) = (Holder(event.account.0), Payable(Holder(event.merchant.0)));
    let (shrunk, dropped, paid) = (Sums::of(&event.shrunk), Sums::of(&event.fees_dropped), Sums::of(&event.paid));
    let had_paid = event.amount.amount - event.wallet - shrunk.total();
    let draft = draft
        .transfer(merchant, Principal(customer), shrunk.total())
        .transfer(merchant, Credit(customer), had_paid)
        .transfer(merchant, Wallet(customer), event.wallet)
        .transfer(DiscountIncome, merchant, event.discount())
        .transfer(FeeIncome, merchant, event.subsidy())
        .transfer(FeeIncome, Fee(customer), dropped.total())
        .transfer(FeeIncome, Credit(customer), event.fees());
    assert_eq!(had_paid + event.fees(), paid.total() + event.credit, "a refund loses nothing of what was paid");
    pay(draft, Credit(customer), customer, &event.paid)
}

/// What is asked of the bank stands in clearing until the bank confirms it.
fn requested(draft: Transaction, event: &Requested) -> Transaction {
    let (customer, amount) = (Holder(event.account.0), event.amount.amount);
    match event.purpose {
        Purpose::TopUp => draft.transfer(Clearing(customer), Wallet(customer), amount),
        Purpose::Withdrawal => draft.transfer(Wallet(customer), Clearing(customer), amount),
        Purpose::CreditWithdrawal => draft.transfer(Credit(customer), Clearing(customer), amount),
    }
}

/// What settles goes from clearing to the bank, or the other way; what fails goes back to where it came from, and what is
/// returned comes back from the bank.
fn confirmed(draft: Transaction, event: &Confirmed) -> Transaction {
    let (customer, amount) = (Holder(event.account.0), event.amount.amount);
    let (clearing, wallet, credit) = (Clearing(customer), Wallet(customer), Credit(customer));
    match (event.purpose, event.outcome) {
        (Purpose::TopUp, Outcome::Settled) => draft.transfer(Bank, clearing, amount),
        (Purpose::TopUp, Outcome::Failed) => draft.transfer(wallet, clearing, amount),
        (Purpose::TopUp, Outcome::Returned) => draft.transfer(wallet, Bank, amount),
        (Purpose::Withdrawal | Purpose::CreditWithdrawal, Outcome::Settled) => draft.transfer(clearing, Bank, amount),
        (Purpose::Withdrawal, Outcome::Failed) => draft.transfer(clearing, wallet, amount),
        (Purpose::Withdrawal, Outcome::Returned) => draft.transfer(Bank, wallet, amount),
        (Purpose::CreditWithdrawal, Outcome::Failed) => draft.transfer(clearing, credit, amount),
        (Purpose::CreditWithdrawal, Outcome::Returned) => draft.transfer(Bank, credit, amount),
    }
}

/// `source` pays the customer's debts.
fn pay(draft: Transaction, source: Account, customer: Holder, parts: &[Part]) -> Transaction {
    let sums = Sums::of(parts);
    draft.transfer(source, Penalty(customer), sums.penalty).transfer(source, Fee(customer), sums.fee).transfer(
        source,
        Principal(customer),
        sums.principal,
    )
}
