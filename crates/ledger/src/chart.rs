//! The chart of accounts.

use minicbor::{Decode, Encode};

/// Whose account it is, by id: a customer's credit account, a merchant, or a campaign for whoever funds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Holder(#[n(0)] pub u64);

/// One account of the books: a kind, and its holder where each holder has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    /// Asset: money at the bank.
    Bank,
    /// Asset: what is on its way between a customer's card and the bank, and no bank has confirmed: top-ups less withdrawals.
    Clearing(Holder),
    /// Asset: principal that a customer owes.
    Principal(Holder),
    /// Asset: plan fees that have been billed to a customer.
    Fee(Holder),
    /// Asset: penalties charged to a customer.
    Penalty(Holder),
    /// Liability: money a customer has with us on the account.
    Credit(Holder),
    /// Liability: a customer's stored balance, with the top-ups under way; an asset while it is negative.
    Wallet(Holder),
    /// Liability: what a merchant is owed; an asset (merchant debt) while it is negative.
    Payable(Holder),
    /// Income: plan fees, from customers or as subsidies from merchants.
    FeeIncome,
    /// Income: penalties.
    PenaltyIncome,
    /// Income: the discount that merchants pay on what they sell.
    DiscountIncome,
    /// Expense: what customers are given as goodwill.
    Goodwill,
    /// Liability: what others have paid of the fees of a customer's plans, and is not earned yet.
    DeferredSubsidy(Holder),
    /// Expense: fees of plans that the platform bears instead of customers.
    SubsidyExpense,
    /// Asset: what a third party owes for the coupons of a campaign that it funds.
    FunderReceivable(Holder),
    /// Expense: coupons that the platform funds.
    CouponExpense,
    /// Asset, as what is taken off the receivables: the losses that are to be expected of them.
    Allowance,
    /// Expense: what is lost of receivables, expected or charged off.
    Losses,
    /// Income: what still comes of debts that were charged off.
    Recoveries,
}

/// The kind of an account, without its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Kind {
    /// See [`Account::Bank`].
    #[n(0)]
    Bank,
    /// See [`Account::Clearing`].
    #[n(43)]
    Clearing,
    /// See [`Account::Principal`].
    #[n(1)]
    Principal,
    /// See [`Account::Fee`].
    #[n(2)]
    Fee,
    /// See [`Account::Penalty`].
    #[n(3)]
    Penalty,
    /// See [`Account::Credit`].
    #[n(4)]
    Credit,
    /// See [`Account::Wallet`].
    #[n(42)]
    Wallet,
    /// See [`Account::Payable`].
    #[n(5)]
    Payable,
    /// See [`Account::FeeIncome`].
    #[n(6)]
    FeeIncome,
    /// See [`Account::PenaltyIncome`].
    #[n(7)]
    PenaltyIncome,
    /// See [`Account::DiscountIncome`].
    #[n(8)]
    DiscountIncome,
    /// See [`Account::Goodwill`].
    #[n(48)]
    Goodwill,
    /// See [`Account::DeferredSubsidy`].
    #[n(20)]
    DeferredSubsidy,
    /// See [`Account::SubsidyExpense`].
    #[n(21)]
    SubsidyExpense,
    /// See [`Account::FunderReceivable`].
    #[n(22)]
    FunderReceivable,
    /// See [`Account::CouponExpense`].
    #[n(23)]
    CouponExpense,
    /// See [`Account::Allowance`].
    #[n(25)]
    Allowance,
    /// See [`Account::Losses`].
    #[n(26)]
    Losses,
    /// See [`Account::Recoveries`].
    #[n(27)]
    Recoveries,
}

/// The side on which an account's balance normally stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Assets and expenses.
    Debit,
    /// Liabilities, income, and what is taken off assets.
    Credit,
}

impl Account {
    /// The account's kind.
    pub fn kind(self) -> Kind {
        match self {
            Account::Bank => Kind::Bank,
            Account::Clearing(_) => Kind::Clearing,
            Account::Principal(_) => Kind::Principal,
            Account::Fee(_) => Kind::Fee,
            Account::Penalty(_) => Kind::Penalty,
            Account::Credit(_) => Kind::Credit,
            Account::Wallet(_) => Kind::Wallet,
            Account::Payable(_) => Kind::Payable,
            Account::FeeIncome => Kind::FeeIncome,
            Account::PenaltyIncome => Kind::PenaltyIncome,
            Account::DiscountIncome => Kind::DiscountIncome,
            Account::Goodwill => Kind::Goodwill,
            Account::DeferredSubsidy(_) => Kind::DeferredSubsidy,
            Account::SubsidyExpense => Kind::SubsidyExpense,
            Account::FunderReceivable(_) => Kind::FunderReceivable,
            Account::CouponExpense => Kind::CouponExpense,
            Account::Allowance => Kind::Allowance,
            Account::Losses => Kind::Losses,
            Account::Recoveries => Kind::Recoveries,
        }
    }
}

impl Kind {
    /// Every kind, in the order of the chart.
    pub const ALL: [Kind; 19] = [
        Kind::Bank,
        Kind::Clearing,
        Kind::Principal,
        Kind::Fee,
        Kind::Penalty,
        Kind::Credit,
        Kind::Wallet,
        Kind::Payable,
        Kind::FeeIncome,
        Kind::PenaltyIncome,
        Kind::DiscountIncome,
        Kind::Goodwill,
        Kind::DeferredSubsidy,
        Kind::SubsidyExpense,
        Kind::FunderReceivable,
        Kind::CouponExpense,
        Kind::Allowance,
        Kind::Losses,
        Kind::Recoveries,
    ];

    /// The kind's name in reports and answers: `receivable_principal`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Bank => "bank",
            Kind::Clearing => "clearing",
            Kind::Principal => "receivable_principal",
            Kind::Fee => "receivable_fee",
            Kind::Penalty => "receivable_penalty",
            Kind::Credit => "credit_balance",
            Kind::Wallet => "wallet",
            Kind::Payable => "merchant_payable",
            Kind::FeeIncome => "fee_income",
            Kind::PenaltyIncome => "penalty_income",
            Kind::DiscountIncome => "discount_income",
            Kind::Goodwill => "goodwill",
            Kind::DeferredSubsidy => "deferred_subsidy",
            Kind::SubsidyExpense => "subsidy_expense",
            Kind::FunderReceivable => "funder_receivable",
            Kind::CouponExpense => "coupon_expense",
            Kind::Allowance => "allowance",
            Kind::Losses => "losses",
            Kind::Recoveries => "recoveries",
        }
    }

    /// The side on which its balance normally stands.
    pub fn side(self) -> Side {
        match self {
            Kind::Bank
            | Kind::Clearing
            | Kind::Principal
            | Kind::Fee
            | Kind::Penalty
            | Kind::Goodwill
            | Kind::SubsidyExpense
            | Kind::FunderReceivable
            | Kind::CouponExpense
            | Kind::Losses => Side::Debit,
            Kind::Credit
            | Kind::Wallet
            | Kind::Payable
            | Kind::FeeIncome
            | Kind::PenaltyIncome
            | Kind::DiscountIncome
            | Kind::DeferredSubsidy
            | Kind::Allowance
            | Kind::Recoveries => Side::Credit,
        }
    }
}
