//! Repayments: money from the customer, and which debts it pays.

pub mod create;

use engine::repayment::{self as repayments, Taken};
use engine::value_date::Corrected;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ask;
use crate::problem::Problem;
use crate::words::{Allocation, Money, instant};

/// A repayment, and where it went.
#[derive(Debug, Serialize, ToSchema)]
pub struct Repayment {
    /// The repayment's id.
    #[schema(example = "rpy_0000000000007")]
    id: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// What it was for.
    target: Target,
    /// Where the money came from.
    source: Source,
    /// How much was paid.
    amount: Money,
    /// How much of it went to penalties.
    penalty: Money,
    /// To fees, those for settling plans early and interest among them.
    fee: Money,
    /// To principal.
    principal: Money,
    /// What was left and became credit balance.
    credit: Money,
    /// How much of it came of a debt that was charged off.
    recovered: Money,
    /// Every debt it paid, in order.
    allocation: Vec<Allocation>,
    /// Plans it settled early: the unbilled fees that their Terms do not ask for are waived.
    settled: Vec<String>,
    /// What it cost to settle plans early, beside their debts; nothing under Terms that waive it.
    settlement_fees: Vec<SettlementFee>,
    /// The interest that had run up on what revolves, when everything is repaid; none when there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    interest: Option<Money>,
    /// When it was taken.
    #[schema(format = DateTime)]
    taken_at: String,
    /// The earlier day from which it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    value_date: Option<String>,
    /// What was worked out anew because of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<LatenessCorrection>,
}

/// What was worked out anew because a payment counts from an earlier day.
#[derive(Debug, Serialize, ToSchema)]
pub struct LatenessCorrection {
    /// What was charged too much for being late, and is taken back.
    taken_back: Money,
    /// The same, statement by statement.
    statements: Vec<TakenBack>,
    /// What money had covered and covers no more: it became credit balance …
    freed: Vec<Allocation>,
    /// … and paid this instead.
    paid: Vec<Allocation>,
}

/// What was charged too much on a statement.
#[derive(Debug, Serialize, ToSchema)]
pub struct TakenBack {
    /// The statement.
    #[schema(example = "stm_0000000000006")]
    statement: String,
    /// How much.
    amount: Money,
}

impl LatenessCorrection {
    /// What an event says.
    pub fn of(event: &Corrected, currency: money::Currency) -> LatenessCorrection {
        let taken_back = event.statements.iter().filter(|reckoned| !reckoned.taken_back.is_zero());
        let statements = taken_back.map(|reckoned| TakenBack {
            statement: reckoned.statement.to_string(),
            amount: Money::of(reckoned.taken_back, currency),
        });
        LatenessCorrection {
            taken_back: Money::of(event.taken_back(), currency),
            statements: statements.collect(),
            freed: Allocation::all(&event.freed, currency),
            paid: Allocation::all(&event.paid, currency),
        }
    }
}

/// What it cost to settle a plan early, beside its debts.
#[derive(Debug, Serialize, ToSchema)]
struct SettlementFee {
    /// The plan.
    #[schema(example = "pln_0000000000004")]
    plan: String,
    /// How much.
    amount: Money,
}

/// Where the money of a repayment comes from.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RepaymentSource)]
pub enum Source {
    /// It has come in at the bank.
    #[default]
    Bank,
    /// It is taken from the wallet.
    Wallet,
}

/// What a repayment is for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = RepaymentTarget, example = json!({"type": "due"}))]
pub enum Target {
    /// All open statements, oldest first.
    Due {},
    /// One statement.
    Statement {
        /// Which.
        #[schema(example = "stm_0000000000006")]
        id: String,
    },
    /// One plan, settled early: its billed unpaid instalments, all its unbilled principal, and the fee that its Terms ask for.
    Plan {
        /// Which.
        #[schema(example = "pln_0000000000004")]
        id: String,
    },
    /// All open statements, unbilled purchases, and plans settled early.
    Everything {},
}

impl Target {
    fn read(&self) -> Result<repayments::Target, Problem> {
        Ok(match self {
            Target::Due {} => repayments::Target::Due,
            Target::Statement { id } => repayments::Target::Statement(ask::statement(id)?),
            Target::Plan { id } => repayments::Target::Plan(ask::plan(id)?),
            Target::Everything {} => repayments::Target::Everything,
        })
    }
}

impl From<repayments::Target> for Target {
    fn from(target: repayments::Target) -> Target {
        match target {
            repayments::Target::Due => Target::Due {},
            repayments::Target::Statement(id) => Target::Statement { id: id.to_string() },
            repayments::Target::Plan(id) => Target::Plan { id: id.to_string() },
            repayments::Target::Everything => Target::Everything {},
        }
    }
}

impl From<repayments::Source> for Source {
    fn from(source: repayments::Source) -> Source {
        match source {
            repayments::Source::Bank => Source::Bank,
            repayments::Source::Wallet => Source::Wallet,
        }
    }
}

impl From<Source> for repayments::Source {
    fn from(source: Source) -> repayments::Source {
        match source {
            Source::Bank => repayments::Source::Bank,
            Source::Wallet => repayments::Source::Wallet,
        }
    }
}

impl SettlementFee {
    fn of(fee: &repayments::SettlementFee, currency: money::Currency) -> SettlementFee {
        SettlementFee { plan: fee.plan.to_string(), amount: Money::of(fee.amount, currency) }
    }
}

impl Repayment {
    fn of(event: &Taken, corrected: Option<&Corrected>, at: calendar::Instant) -> Repayment {
        let (sums, currency) = (event.sums(), event.amount.currency);
        Repayment {
            id: event.repayment.to_string(),
            account: event.account.to_string(),
            target: event.target.into(),
            source: event.source.into(),
            amount: event.amount.into(),
            penalty: Money::of(sums.penalty, currency),
            fee: Money::of(sums.fee, currency),
            principal: Money::of(sums.principal, currency),
            credit: Money::of(event.credit, currency),
            recovered: Money::of(event.recovered(), currency),
            allocation: Allocation::all(&event.parts, currency),
            settled: event.settled.iter().map(ToString::to_string).collect(),
            settlement_fees: event.settlement_fees.iter().map(|fee| SettlementFee::of(fee, currency)).collect(),
            interest: (!event.interest.is_zero()).then(|| Money::of(event.interest, currency)),
            taken_at: instant(at),
            value_date: event.value_date.map(|on| on.to_string()),
            correction: corrected.map(|corrected| LatenessCorrection::of(corrected, currency)),
        }
    }
}
