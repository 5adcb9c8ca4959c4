//! The books: what came in, what was earned, and what merchants are owed.

use super::subsidy::Shares;
use super::wallet::Purpose;
use super::{Minor, World};

/// What cannot be added up from what is there.
#[derive(Debug, Clone, Default)]
pub struct Books {
    pub bank: Minor,
    /// Top-ups less withdrawals that no bank has confirmed yet.
    pub clearing: Minor,
    pub fee_income: Minor,
    pub subsidy_expense: Minor,
    pub losses: Minor,
    pub recoveries: Minor,
    pub goodwill: Minor,
    pub penalty_income: Minor,
    pub discount_income: Minor,
}

#[derive(Debug, Clone)]
pub struct Merchant {
    pub discount_ppm: Minor,
    /// Who bears the fees of its plans; none when the Terms say it.
    pub bearer: Option<Shares>,
    /// Whether its discount comes back with a refund.
    pub returns_discount: bool,
    pub captured: Minor,
    pub refunded: Minor,
    pub discount: Minor,
    pub subsidy: Minor,
}

impl Merchant {
    /// A merchant that gets its discount back, or not.
    pub fn new(discount_ppm: Minor, (bearer, returns_discount): (Option<Shares>, bool)) -> Merchant {
        Merchant { discount_ppm, bearer, returns_discount, captured: 0, refunded: 0, discount: 0, subsidy: 0 }
    }

    pub fn payable(&self) -> Minor {
        self.captured - self.refunded - self.discount - self.subsidy
    }
}

impl World {
    /// Every account of the books by its name, each on its own side.
    pub fn trial_balance(&self) -> Vec<(&'static str, Minor)> {
        // What was charged off is owed, and no receivable any more.
        let receivable = || self.accounts.iter().filter(|account| account.charged_off.is_none());
        let statements = || receivable().flat_map(|account| &account.statements);
        let plans = self.accounts.iter().flat_map(|account| &account.plans);
        let top_ups = (0..self.accounts.len()).map(|account| self.under_way(account, Purpose::TopUp)).sum::<Minor>();
        let wallets = self.accounts.iter().map(|account| account.funds).sum::<Minor>() + top_ups;
        vec![
            ("bank", self.books.bank),
            ("clearing", self.books.clearing),
            ("wallet", wallets),
            ("receivable_principal", receivable().map(|account| account.principal()).sum()),
            ("receivable_fee", statements().map(|statement| statement.fee_open()).sum()),
            ("receivable_penalty", statements().map(|statement| statement.penalty_open).sum()),
            ("credit_balance", self.accounts.iter().map(|account| account.credit).sum()),
            ("merchant_payable", self.merchants.iter().map(Merchant::payable).sum()),
            ("deferred_subsidy", plans.map(|plan| plan.subsidy.left().merchant).sum()),
            ("subsidy_expense", self.books.subsidy_expense),
            ("allowance", self.accounts.iter().map(|account| account.allowance).sum()),
            ("losses", self.books.losses),
            ("recoveries", self.books.recoveries),
            ("goodwill", self.books.goodwill),
            ("fee_income", self.books.fee_income),
            ("penalty_income", self.books.penalty_income),
            ("discount_income", self.books.discount_income),
        ]
    }
}
