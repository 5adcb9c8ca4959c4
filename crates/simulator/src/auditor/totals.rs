//! The control totals of the books, kept by the auditor's own reading of what each event moves.

/// The totals of one currency, each on its own side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Money at the bank.
    pub bank: i64,
    /// What is on its way between cards and the bank.
    pub clearing: i64,
    /// Receivable principal.
    pub principal: i64,
    /// Receivable fees.
    pub fee: i64,
    /// Receivable penalties.
    pub penalty: i64,
    /// Credit balances.
    pub credit: i64,
    /// What is owed for wallets.
    pub wallet: i64,
    /// What merchants are owed.
    pub payable: i64,
    /// Fees earned.
    pub fee_income: i64,
    /// Penalties earned.
    pub penalty_income: i64,
    /// Discounts earned.
    pub discount_income: i64,
    /// Goodwill given.
    pub goodwill: i64,
    /// What others paid of fees, and is not earned yet.
    pub deferred: i64,
    /// What the platform bore of fees.
    pub subsidy_expense: i64,
    /// What is to be expected to be lost of receivables.
    pub allowance: i64,
    /// What is lost of them, expected or charged off.
    pub losses: i64,
    /// What came of debts that were charged off.
    pub recoveries: i64,
}

impl Totals {
    /// What is owned less what is owed and earned: nothing, when the books balance.
    pub fn difference(&self) -> i64 {
        let owned = self.bank + self.clearing + self.principal + self.fee + self.penalty - self.allowance;
        let spent = self.goodwill + self.subsidy_expense + self.losses;
        let owed = self.credit + self.wallet + self.payable + self.deferred;
        let earned = self.fee_income + self.penalty_income + self.discount_income + self.recoveries;
        owned + spent - owed - earned
    }
}
