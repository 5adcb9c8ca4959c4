//! The control totals of the books, kept by the auditor's own reading of what each event moves.

/// The totals of one currency, each on its own side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Money at the bank.
    pub bank: i64,
    /// Receivable principal.
    pub principal: i64,
    /// Receivable fees.
    pub fee: i64,
    /// Receivable penalties.
    pub penalty: i64,
    /// Credit balances.
    pub credit: i64,
    /// What merchants are owed.
    pub payable: i64,
    /// Fees earned.
    pub fee_income: i64,
    /// Penalties earned.
    pub penalty_income: i64,
    /// Discounts earned.
    pub discount_income: i64,
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
        let owned = self.bank + self.principal + self.fee + self.penalty - self.allowance + self.losses;
        let earned = self.fee_income + self.penalty_income + self.discount_income + self.recoveries;
        owned - self.credit - self.payable - earned
    }
}
