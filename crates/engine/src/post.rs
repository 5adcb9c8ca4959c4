//! Posting: what an event moves in the books. All accounting of the platform stands in this file.
//!
//! A receivable grows when principal is captured, when a fee is billed and when a penalty is charged. A hold moves
//! nothing. What a merchant is owed grows by the captured amount and shrinks by its discount and its subsidy at once.

use ledger::Account::{Bank, Credit, DiscountIncome, Fee, FeeIncome, Payable, Penalty, PenaltyIncome, Principal};
use ledger::{Account, Holder, Transaction};
use money::{Amount, Currency};

use crate::Event;
use crate::deferral::Deferred;
use crate::order::Captured;
use crate::part::{Part, Sums};
use crate::refund::Refunded;
use crate::repayment::Taken;
use crate::statement::{Charged, Cut};

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
        | Event::LimitChanged(_)
        | Event::CycleDayChanged(_) => nothing,
        Event::OrderCaptured(event) => captured(nothing, event),
        Event::StatementCut(event) => cut(nothing, event),
        Event::PenaltyCharged(event) => charged(nothing, event),
        Event::StatementDeferred(event) => deferred(nothing, event),
        Event::RepaymentTaken(event) => repaid(nothing, event),
        Event::OrderRefunded(event) => refunded(nothing, event),
    }
}

/// The customer owes the principal, the merchant is owed it, less its discount and its subsidy.
fn captured(draft: Transaction, event: &Captured) -> Transaction {
    let (customer, merchant) = (Holder(event.account.0), Payable(Holder(event.merchant.0)));
    draft
        .transfer(Principal(customer), merchant, event.amount.amount)
        .transfer(merchant, DiscountIncome, event.discount)
        .transfer(merchant, FeeIncome, event.subsidy)
}

/// Fees are earned when they are billed; a credit balance pays at once.
fn cut(draft: Transaction, event: &Cut) -> Transaction {
    let customer = Holder(event.account.0);
    let fees: Amount = event.lines.iter().map(|line| line.fee).sum();
    pay(draft.transfer(Fee(customer), FeeIncome, fees), Credit(customer), customer, &event.paid)
}

/// Penalties are earned as they are charged.
fn charged(draft: Transaction, event: &Charged) -> Transaction {
    draft.transfer(Penalty(Holder(event.account.0)), PenaltyIncome, event.amount)
}

/// The fee of a deferral is earned when the due date is moved.
fn deferred(draft: Transaction, event: &Deferred) -> Transaction {
    draft.transfer(Fee(Holder(event.account.0)), FeeIncome, event.fee)
}

/// Money at the bank pays debts; what is left over is the customer's credit balance. What it costs to settle plans early is
/// earned, owed and paid at once.
fn repaid(draft: Transaction, event: &Taken) -> Transaction {
    let (customer, fee) = (Holder(event.account.0), event.settlement_fee());
    let draft = draft.transfer(Fee(customer), FeeIncome, fee).transfer(Bank, Fee(customer), fee);
    pay(draft, Bank, customer, &event.parts).transfer(Bank, Credit(customer), event.credit)
}

/// The merchant is owed less by what is refunded, and more by what comes back to it. Unpaid principal and unpaid fees are
/// owed no more. What had been paid, principal and fees, pays other debts and then becomes credit balance.
fn refunded(draft: Transaction, event: &Refunded) -> Transaction {
    let (customer, merchant) = (Holder(event.account.0), Payable(Holder(event.merchant.0)));
    let (shrunk, dropped, paid) = (Sums::of(&event.shrunk), Sums::of(&event.fees_dropped), Sums::of(&event.paid));
    let had_paid = event.amount.amount - shrunk.total();
    let draft = draft
        .transfer(merchant, Principal(customer), shrunk.total())
        .transfer(merchant, Credit(customer), had_paid)
        .transfer(DiscountIncome, merchant, event.discount())
        .transfer(FeeIncome, merchant, event.subsidy())
        .transfer(FeeIncome, Fee(customer), dropped.total())
        .transfer(FeeIncome, Credit(customer), event.fees());
    assert_eq!(had_paid + event.fees(), paid.total() + event.credit, "a refund loses nothing of what was paid");
    pay(draft, Credit(customer), customer, &event.paid)
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
