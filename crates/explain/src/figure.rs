//! Figures: the amounts that can be explained.

use std::fmt;

use engine::id::{AccountId, MerchantId, OrderId, PlanId, StatementId};

/// What a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An account.
    Account(AccountId),
    /// A statement.
    Statement(StatementId),
    /// A plan.
    Plan(PlanId),
    /// An order.
    Order(OrderId),
    /// A merchant.
    Merchant(MerchantId),
}

/// One amount of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// What it is of.
    pub subject: Subject,
    /// Which of its amounts.
    pub kind: Kind,
    /// Which line or term, from 1; 0 for what there is only one of.
    pub number: u32,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $kind:ident $name:literal $en:literal $zh:literal)*) => {
        /// Which amount.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// Its name outside: `term_fee`.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }

            /// What people call it, in English and in Chinese.
            pub fn title(self) -> (&'static str, &'static str) {
                match self { $(Kind::$kind => ($en, $zh),)* }
            }
        }
    };
}

kinds! {
    /// Of an account: the limit of the day.
    Limit "limit" "limit" "额度"
    /// Of an account: what can still be bought.
    Available "available" "available" "可用额度"
    /// Of an account: unpaid principal and holds.
    Exposure "exposure" "exposure" "已用额度"
    /// Of an account: everything to pay today.
    DueNow "due_now" "due now" "当前应还"
    /// Of an account: what the customer has with us.
    CreditBalance "credit_balance" "credit balance" "溢缴款"
    /// Of an account: what the customer has in the wallet beside it.
    Wallet "wallet" "wallet" "零钱"
    /// Of a statement: what it asked for when it was cut.
    Billed "billed" "billed" "账单金额"
    /// Of a statement: the penalty charged so far.
    Penalty "penalty" "penalty" "罚息"
    /// Of a statement: what is left to pay.
    Open "open" "open" "未还金额"
    /// Of a statement: the principal left to pay.
    PrincipalOpen "principal_open" "open principal" "未还本金"
    /// Of a statement that is deferred: the fee of that.
    DeferralFee "deferral_fee" "fee of the deferral" "延期手续费"
    /// Of a statement: the minimum that it asks for.
    Minimum "minimum" "minimum payment" "最低还款额"
    /// Of a statement that asks for a minimum: what of that is left to pay.
    MinimumOpen "minimum_open" "left to pay of the minimum" "最低还款未还额"
    /// Of a statement that asks for a minimum: what of its principal revolves.
    Revolving "revolving" "revolving principal" "循环本金"
    /// Of an account: the interest on what revolves that no statement lists yet.
    InterestRunUp "interest_run_up" "interest run up" "未出账循环利息"
    /// Of a line of a statement: its principal as billed.
    LinePrincipal "line_principal" "principal of the line" "账单行本金"
    /// Of a line of a statement: its fee as billed.
    LineFee "line_fee" "fee of the line" "账单行手续费"
    /// Of a term of a plan: the principal it repays.
    TermPrincipal "term_principal" "principal of the term" "每期本金"
    /// Of a term of a plan: its fee or interest.
    TermFee "term_fee" "fee of the term" "每期手续费"
    /// Of a plan: the principal that no statement lists yet.
    Unbilled "unbilled" "unbilled principal" "未出账本金"
    /// Of a plan: fees of billed terms and of settling it, less what a refund gave back.
    FeesBilled "fees_billed" "billed fees" "已出账手续费"
    /// Of a plan: what settles it today.
    Settlement "settlement" "early settlement" "提前结清金额"
    /// Of an order: what it still holds.
    Held "held" "held" "冻结金额"
    /// Of an order: what it still holds of the limit, and not of the wallet.
    CreditHeld "credit_held" "held of the limit" "占用额度"
    /// Of an order: what can still be refunded.
    Refundable "refundable" "refundable" "可退金额"
    /// Of an order: what its merchant is owed for it; of a merchant: what it is owed for all.
    Payable "payable" "payable to the merchant" "应付商家"
}

impl Kind {
    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.iter().find(|kind| kind.name() == name).copied()
    }
}

impl Subject {
    /// What an id names, by its prefix.
    pub fn parse(id: &str) -> Option<Subject> {
        AccountId::parse(id)
            .map(Subject::Account)
            .or_else(|| StatementId::parse(id).map(Subject::Statement))
            .or_else(|| PlanId::parse(id).map(Subject::Plan))
            .or_else(|| OrderId::parse(id).map(Subject::Order))
            .or_else(|| MerchantId::parse(id).map(Subject::Merchant))
    }

    /// One of its figures, of which there is only one.
    pub(crate) fn figure(self, kind: Kind) -> Figure {
        self.numbered(kind, 0)
    }

    /// One of its figures, of a line or a term, from 1.
    pub(crate) fn numbered(self, kind: Kind, number: u32) -> Figure {
        Figure { subject: self, kind, number }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Account(id) => id.fmt(f),
            Subject::Statement(id) => id.fmt(f),
            Subject::Plan(id) => id.fmt(f),
            Subject::Order(id) => id.fmt(f),
            Subject::Merchant(id) => id.fmt(f),
        }
    }
}
