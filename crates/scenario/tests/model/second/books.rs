//! The books: what came in, what was earned, and what merchants are owed.

use super::wallet::Purpose;
use super::{Minor, World};

/// What cannot be added up from what is there.
#[derive(Debug, Clone, Default)]
pub struct Books {
    pub bank: Minor,
    /// Top-ups less withdrawals that no bank has confirmed yet.
    pub clearing: Minor,
    pub fee_income: Minor,
    pub penalty_income: Minor,
    pub discount_income: Minor,
}

#[derive(Debug, Clone)]
pub struct Merchant {
    pub discount_ppm: Minor,
    /// Whether it bears the fees of plans.
    pub bears: bool,
    /// Whether its discount comes back with a refund.
    pub returns_discount: bool,
    pub captured: Minor,
    pub refunded: Minor,
    pub discount: Minor,
    pub subsidy: Minor,
}

impl Merchant {
    /// A merchant that bears fees and gets its discount back, or not.
    pub fn new(discount_ppm: Minor, (bears, returns_discount): (bool, bool)) -> Merchant {
        Merchant { discount_ppm, bears, returns_discount, captured: 0, refunded: 0, discount: 0, subsidy: 0 }
    }

    pub fn payable(&self) -> Minor {
        self.captured - self.refunded - self.discount - self.subsidy
    }
}

impl World {
    /// Every account of the books by its name, each on its own side.
    pub fn trial_balance(&self) -> Vec<(&'static str, Minor)> {
        let statements = || self.accounts.iter().flat_map(|account| &account.statements);
        let top_ups = (0..self.accounts.len()).map(|account| self.under_way(account, Purpose::TopUp)).sum::<Minor>();
        let wallets = self.accounts.iter().map(|account| account.funds).sum::<Minor>() + top_ups;
        vec![
            ("bank", self.books.bank),
            ("clearing", self.books.clearing),
            ("wallet", wallets),
            ("receivable_principal", self.accounts.iter().map(|account| account.principal()).sum()),
            ("receivable_fee", statements().map(|statement| statement.fee_open()).sum()),
            ("receivable_penalty", statements().map(|statement| statement.penalty_open).sum()),
            ("credit_balance", self.accounts.iter().map(|account| account.credit).sum()),
            ("merchant_payable", self.merchants.iter().map(Merchant::payable).sum()),
            ("fee_income", self.books.fee_income),
            ("penalty_income", self.books.penalty_income),
            ("discount_income", self.books.discount_income),
        ]
    }
}
