//! Posting: what an event moves in the books. All accounting of the platform stands in this file.
//!
//! A receivable grows when principal is captured, when a fee is billed and when a penalty is charged. A hold moves
//! nothing. What a merchant is owed grows by the captured amount and shrinks by its discount and its subsidy at once; the
//! subsidy is earned as the terms that it pays for are billed.

use ledger::Account::{
    Allowance, Bank, Clearing, CouponExpense, Credit, DeferredSubsidy, DiscountIncome, Fee, FeeIncome,
    FunderReceivable, Goodwill, Losses, Payable, Penalty, PenaltyIncome, Principal, Recoveries, SubsidyExpense, Wallet,
};
use ledger::{Account, Holder, Transaction};
use money::{Amount, Currency};

use crate::Event;
use crate::allowance::Changed;
use crate::charge_off::{ChargedOff, Standing};
use crate::concession::{Granted, Reversed, What};
use crate::coupon::{self, Coupon, Payer};
use crate::deferral::Deferred;
use crate::hardship;
use crate::instruction::{Confirmed, Outcome, Purpose, Requested};
use crate::order::Captured;
use crate::part::{Part, Sums};
use crate::refund::Refunded;
use crate::repayment::{Source, Taken};
use crate::statement::{Charged, Cut};
use crate::subsidy::{Borne, Earned};
use crate::value_date::Corrected;
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
        | Event::CampaignCreated(_)
        | Event::CampaignClosed(_)
        | Event::TextShown(_)
        | Event::TextAccepted(_)
        | Event::ConsentWithdrawn(_)
        | Event::LimitChanged(_)
        | Event::CycleDayChanged(_)
        // Principal stays principal, owed at other times.
        | Event::BillSplit(_)
        | Event::ConcessionProposed(_)
        | Event::ConcessionDeclined(_)
        | Event::AccountClosed(_)
        | Event::AccountReopened(_)
        | Event::FreezeChanged(_)
        | Event::PromiseMade(_)
        | Event::PromiseEnded(_) => nothing,
        Event::OrderCaptured(event) => captured(nothing, event),
        Event::CreditWithdrawn(event) => withdrawn(nothing, event),
        Event::StatementCut(event) => cut(nothing, event),
        Event::PenaltyCharged(event) => charged(nothing, event),
        Event::StatementDeferred(event) => deferred(nothing, event),
        Event::HardshipPlanned(event) => replanned(nothing, event),
        Event::RepaymentTaken(event) => repaid(nothing, event),
        Event::OrderRefunded(event) => refunded(nothing, event),
        Event::InstructionRequested(event) => requested(nothing, event),
        Event::InstructionConfirmed(event) => confirmed(nothing, event),
        Event::LatenessCorrected(event) => corrected(nothing, event),
        Event::ConcessionGranted(event) => granted(nothing, event),
        Event::ConcessionReversed(event) => reversed(nothing, event),
        Event::AccountChargedOff(event) => charged_off(nothing, event),
        Event::AllowanceChanged(event) => allowed(nothing, event),
    }
}

/// The customer owes the principal, or has paid it from the wallet; the merchant is owed all of it and what others pay for coupons, less
/// its discount and its subsidy. Whoever funds a coupon that waives fees pays them now; they are earned as they are billed.
fn captured(draft: Transaction, event: &Captured) -> Transaction {
    let (customer, merchant) = (Holder(event.account.0), Payable(Holder(event.merchant.0)));
    let draft = event.waived.iter().fold(coupons(draft, merchant, &event.coupons), |draft, waived| {
        draft.transfer(funder(waived, merchant), DeferredSubsidy(customer), waived.amount)
    });
    draft
        .transfer(Principal(customer), merchant, event.credit())
        .transfer(Wallet(customer), merchant, event.wallet)
        .transfer(merchant, DiscountIncome, event.discount)
        .transfer(merchant, if event.borne.is_empty() { FeeIncome } else { DeferredSubsidy(customer) }, event.subsidy)
}

/// From where a coupon is paid: by the platform as an expense, by a third party as what it owes, by the merchant of what it is owed.
fn funder(coupon: &Coupon, merchant: Account) -> Account {
    match coupon.payer {
        Payer::Platform => CouponExpense,
        Payer::Other => FunderReceivable(Holder(coupon.campaign.0)),
        Payer::Merchant => merchant,
    }
}

/// Whoever funds a coupon pays the merchant what the customer does not; what the merchant funds it is never owed.
fn coupons(draft: Transaction, merchant: Account, coupons: &[Coupon]) -> Transaction {
    let of_others = coupons.iter().filter(|coupon| coupon.payer != Payer::Merchant);
    of_others.fold(draft, |draft, coupon| draft.transfer(funder(coupon, merchant), merchant, coupon.amount))
}

/// What is refunded of a coupon goes back to whoever paid it.
fn coupons_back(draft: Transaction, merchant: Account, coupons: &[Coupon]) -> Transaction {
    let of_others = coupons.iter().filter(|coupon| coupon.payer != Payer::Merchant);
    of_others.fold(draft, |draft, coupon| draft.transfer(merchant, funder(coupon, merchant), coupon.amount))
}

/// Fees are earned when they are billed; a credit balance pays at once.
fn cut(draft: Transaction, event: &Cut) -> Transaction {
    let customer = Holder(event.account.0);
    let fees: Amount = event.lines.iter().map(|line| line.fee).sum();
    let draft = earned(draft.transfer(Fee(customer), FeeIncome, fees), customer, &event.earned);
    pay(draft, Credit(customer), customer, &event.paid)
}

/// A subsidy is earned as its terms are billed; what the platform bears is its expense then.
fn earned(draft: Transaction, customer: Holder, all: &[Earned]) -> Transaction {
    let (deferred, platform) = (all.iter().map(|one| one.deferred).sum(), all.iter().map(|one| one.platform).sum());
    draft.transfer(DeferredSubsidy(customer), FeeIncome, deferred).transfer(SubsidyExpense, FeeIncome, platform)
}

/// Fees that are to be billed anew are not earned yet; principal stays owed, billed or not.
fn withdrawn(draft: Transaction, event: &Withdrawn) -> Transaction {
    let customer = Holder(event.account.0);
    earned(draft.transfer(FeeIncome, Fee(customer), Sums::of(&event.unbilled).fee), customer, &event.finished)
}

/// Penalties are earned as they are charged.
fn charged(draft: Transaction, event: &Charged) -> Transaction {
    draft.transfer(Penalty(Holder(event.account.0)), PenaltyIncome, event.amount)
}

/// The fee of a deferral is earned when the due date is moved.
fn deferred(draft: Transaction, event: &Deferred) -> Transaction {
    draft.transfer(Fee(Holder(event.account.0)), FeeIncome, event.fee)
}

/// What was owed as fees and penalties is owed as principal of the plan: it was earned before, and is earned no second time.
fn replanned(draft: Transaction, event: &hardship::Agreed) -> Transaction {
    let (customer, sums) = (Holder(event.account.0), event.sums());
    draft.transfer(Principal(customer), Fee(customer), sums.fee).transfer(
        Principal(customer),
        Penalty(customer),
        sums.penalty,
    )
}

/// Money at the bank, or from the wallet, pays debts; what is left over is the customer's credit balance. What it costs to
/// settle plans early is earned, owed and paid at once, and so is interest on what revolves. What it pays of debts that were charged off is recovered.
fn repaid(draft: Transaction, event: &Taken) -> Transaction {
    let customer = Holder(event.account.0);
    let source = match event.source {
        Source::Bank => Bank,
        Source::Wallet => Wallet(customer),
    };
    if event.debts == Standing::WrittenOff {
        return draft.transfer(source, Recoveries, event.recovered()).transfer(source, Credit(customer), event.credit);
    }
    let fee = event.settlement_fee() + event.interest;
    let draft = draft.transfer(Fee(customer), FeeIncome, fee).transfer(source, Fee(customer), fee);
    let draft = earned(draft, customer, &event.finished);
    pay(draft, source, customer, &event.parts).transfer(source, Credit(customer), event.credit)
}

/// The merchant is owed less by what is refunded, and more by what comes back to it. Unpaid principal and unpaid fees are
/// owed no more. What had been paid, principal and fees, pays other debts and then becomes credit balance. Of debts that were
/// charged off, what is owed no more and what is paid is recovered, less the subsidy that goes back; their unpaid fees are no income
/// already.
fn refunded(draft: Transaction, event: &Refunded) -> Transaction {
    let (customer, merchant) = (Holder(event.account.0), Payable(Holder(event.merchant.0)));
    let (shrunk, dropped, paid) = (Sums::of(&event.shrunk), Sums::of(&event.fees_dropped), Sums::of(&event.paid));
    let had_paid = event.amount.amount - event.wallet - coupon::total(&event.coupons) - shrunk.total();
    let deferred: Borne = event.subsidies.iter().map(|back| back.deferred).sum();
    let platform = event.subsidies.iter().map(|back| back.earned.platform).sum();
    let finished = event.subsidies.iter().map(|back| back.finished).sum();
    let earned = match event.debts {
        Standing::Receivable => FeeIncome,
        Standing::WrittenOff => Recoveries,
    };
    let draft = event.waived.iter().fold(coupons_back(draft, merchant, &event.coupons), |draft, waived| {
        let funder = funder(waived, merchant);
        draft.transfer(earned, funder, waived.amount - deferred.coupon).transfer(
            DeferredSubsidy(customer),
            funder,
            deferred.coupon,
        )
    });
    let draft = draft
        .transfer(merchant, Credit(customer), had_paid)
        .transfer(merchant, Wallet(customer), event.wallet)
        .transfer(DiscountIncome, merchant, event.discount())
        .transfer(earned, merchant, event.subsidy() - deferred.merchant)
        .transfer(DeferredSubsidy(customer), merchant, deferred.merchant)
        .transfer(DeferredSubsidy(customer), FeeIncome, finished)
        .transfer(FeeIncome, SubsidyExpense, platform)
        .transfer(FeeIncome, Credit(customer), event.fees());
    assert_eq!(had_paid + event.fees(), paid.total() + event.credit, "a refund loses nothing of what was paid");
    match event.debts {
        Standing::WrittenOff => {
            draft.transfer(merchant, Recoveries, shrunk.total()).transfer(Credit(customer), Recoveries, paid.total())
        }
        Standing::Receivable => {
            let draft = draft.transfer(merchant, Principal(customer), shrunk.total()).transfer(
                FeeIncome,
                Fee(customer),
                dropped.total(),
            );
            pay(draft, Credit(customer), customer, &event.paid)
        }
    }
}

/// What an account owes leaves the receivables. A credit balance pays of it first. Principal is a loss, as far as the allowance for
/// it does not bear it, and what is left of that allowance makes losses smaller; unpaid fees and penalties are no income,
/// and what is deferred of subsidies makes the loss smaller.
fn charged_off(draft: Transaction, event: &ChargedOff) -> Transaction {
    let customer = Holder(event.account.0);
    let borne = event.principal.at_most(event.allowance);
    pay(draft, Credit(customer), customer, &event.paid)
        .transfer(Allowance, Principal(customer), borne)
        .transfer(Losses, Principal(customer), event.principal - borne)
        .transfer(Allowance, Losses, event.allowance - borne)
        .transfer(DeferredSubsidy(customer), Losses, event.subsidy())
        .transfer(FeeIncome, Fee(customer), event.fee)
        .transfer(PenaltyIncome, Penalty(customer), event.penalty)
}

/// What is to be expected to be lost is an expense as soon as it is to be expected.
fn allowed(draft: Transaction, event: &Changed) -> Transaction {
    draft.transfer(Losses, Allowance, event.after.less(event.before)).transfer(
        Allowance,
        Losses,
        event.before.less(event.after),
    )
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

/// What was charged too much is earned no more. What money had covered is owed again, and is the customer's, who pays with it what
/// it covers now.
fn corrected(draft: Transaction, event: &Corrected) -> Transaction {
    let customer = Holder(event.account.0);
    let freed = Sums::of(&event.freed);
    let draft = draft
        .transfer(PenaltyIncome, Penalty(customer), event.taken_back())
        .transfer(Penalty(customer), Credit(customer), freed.penalty)
        .transfer(Fee(customer), Credit(customer), freed.fee)
        .transfer(Principal(customer), Credit(customer), freed.principal);
    pay(draft, Credit(customer), customer, &event.paid)
}

/// What is waived is owed no more, and was never earned; goodwill is an expense, and money that the customer has with us.
fn granted(draft: Transaction, event: &Granted) -> Transaction {
    let customer = Holder(event.account.0);
    match event.what {
        What::Penalty(_) => draft.transfer(PenaltyIncome, Penalty(customer), event.given),
        What::Fee(_) => draft.transfer(FeeIncome, Fee(customer), event.given),
        What::Goodwill(_) => draft.transfer(Goodwill, Credit(customer), event.given),
    }
}

/// What was conceded by mistake is owed and earned again; goodwill is no expense any more.
fn reversed(draft: Transaction, event: &Reversed) -> Transaction {
    let (customer, amount) = (Holder(event.account.0), event.amount.amount);
    match event.what {
        What::Penalty(_) => draft.transfer(Penalty(customer), PenaltyIncome, amount),
        What::Fee(_) => draft.transfer(Fee(customer), FeeIncome, amount),
        What::Goodwill(_) => draft.transfer(Credit(customer), Goodwill, amount),
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
