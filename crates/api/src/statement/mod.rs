//! Statements: what one cycle asks the customer to pay.

pub mod get;
pub mod list;

use calendar::Date;
use engine::id::StatementId;
use engine::statement::{Line, Statement as Known};
use engine::{Rejection, State};
use money::{Amount, Currency};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::Money;

/// A statement.
#[derive(Debug, Serialize, ToSchema)]
pub struct Statement {
    #[serde(flatten)]
    brief: StatementInBrief,
    /// What it asks for, in order of capture.
    lines: Vec<StatementLine>,
    /// The version of the Terms it was cut under.
    terms_version: u32,
}

/// A statement in brief.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatementInBrief {
    /// The statement's id.
    #[schema(example = "stm_0000000000006")]
    id: String,
    /// The account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// Whether it is to be paid.
    status: Status,
    /// The day it was cut.
    #[schema(format = Date)]
    cycle_date: String,
    /// The last day to pay it.
    #[schema(format = Date)]
    due_date: String,
    /// What it asked for when it was cut: principal and fees.
    billed: Money,
    /// Penalty charged so far.
    penalty: Money,
    /// That its due date was moved; none when it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    deferral: Option<StatementDeferral>,
    /// What is left to pay.
    open: StatementOpen,
    /// The minimum that it asks for; none where all of it is to be paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<StatementMinimum>,
}

/// The minimum that a statement asks for.
#[derive(Debug, Serialize, ToSchema)]
struct StatementMinimum {
    /// How much: a part of its pay-later principal, and all its instalments and fees.
    amount: Money,
    /// What is left to pay of it, with penalty; once it is past due, that is overdue.
    open: Money,
    /// The part of pay-later principal, in parts per million.
    #[schema(example = 100_000)]
    percent_ppm: u32,
    /// The principal that revolves today; nothing before it is past due, and after the next statement lists it.
    revolving: Money,
    /// What a day costs of that, in parts per million.
    #[schema(example = 500)]
    revolving_ppm_a_day: u32,
    /// The later statement that lists what revolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "stm_0000000000009")]
    carried_to: Option<String>,
}

/// That a statement's due date was moved.
#[derive(Debug, Serialize, ToSchema)]
struct StatementDeferral {
    /// The due date it had.
    #[schema(format = Date)]
    due_date_before: String,
    /// What that cost.
    fee: Money,
    /// What of it is not paid yet.
    fee_open: Money,
}

/// What is left to pay of a statement.
#[derive(Debug, Serialize, ToSchema)]
struct StatementOpen {
    /// Of its principal.
    principal: Money,
    /// Of its fees, that of its deferral among them.
    fee: Money,
    /// Of its penalty.
    penalty: Money,
    /// Altogether.
    total: Money,
}

/// Whether a statement is to be paid.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StatementStatus)]
enum Status {
    /// It is, and it is not late.
    Open,
    /// It is, and it is late: its due date is past, and more is open than its Terms tolerate.
    Overdue,
    /// Nothing is left to pay.
    Paid,
}

/// One line of a statement.
#[derive(Debug, Serialize, ToSchema)]
struct StatementLine {
    /// Which of the statement's lines, from 1.
    number: u32,
    /// The order it comes from; none for an instalment of a split bill or of a hardship plan, and for interest.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "ord_0000000000003")]
    order: Option<String>,
    /// Which of the order's captures, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    capture: Option<u32>,
    /// The plan, when it is an instalment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "pln_0000000000004")]
    plan: Option<String>,
    /// Which of the plan's terms, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<u32>,
    /// The statement from which it is carried over, when it revolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "stm_0000000000006")]
    carried_from: Option<String>,
    /// What it is, when it is neither of an order nor of a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    charge: Option<LineCharge>,
    /// Principal as billed.
    principal: Money,
    /// Fee as billed.
    fee: Money,
    /// Principal neither paid nor refunded yet.
    principal_open: Money,
    /// Fee neither paid nor given back yet.
    fee_open: Money,
}

/// What a line is that is neither of an order nor of a plan.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StatementLineCharge)]
enum LineCharge {
    /// The interest on what revolved.
    Interest,
}

impl Statement {
    fn of(state: &State, id: StatementId, today: Date) -> Result<Statement, Rejection> {
        let statement = state.statement(id)?;
        let currency = state.account(statement.account)?.currency;
        let lines =
            (1..).zip(&statement.lines).map(|(number, line)| StatementLine::of(number, line, statement, currency));
        let brief = StatementInBrief::of(state, statement, currency, today);
        Ok(Statement { brief, lines: lines.collect(), terms_version: statement.terms.0 })
    }
}

impl StatementInBrief {
    fn of(state: &State, statement: &Known, currency: Currency, today: Date) -> StatementInBrief {
        let money = |amount| Money::of(amount, currency);
        StatementInBrief {
            id: statement.id.to_string(),
            account: statement.account.to_string(),
            status: Status::of(state, statement, today),
            cycle_date: statement.cycle.to_string(),
            due_date: statement.due.to_string(),
            billed: money(billed(&statement.lines)),
            penalty: money(statement.penalty),
            deferral: statement.deferral.as_ref().map(|deferral| StatementDeferral {
                due_date_before: deferral.before.to_string(),
                fee: money(deferral.fee),
                fee_open: money(deferral.fee_open),
            }),
            open: StatementOpen {
                principal: money(statement.principal_open()),
                fee: money(statement.fee_open()),
                penalty: money(statement.penalty_open),
                total: money(statement.open()),
            },
            minimum: StatementMinimum::of(statement, currency, today),
        }
    }
}

impl StatementMinimum {
    fn of(statement: &Known, currency: Currency, today: Date) -> Option<StatementMinimum> {
        let (minimum, asked) = (statement.minimum.as_ref()?, statement.minimum_asked()?);
        let money = |amount| Money::of(amount, currency);
        Some(StatementMinimum {
            amount: money(asked),
            open: money(statement.required_open()),
            percent_ppm: minimum.offer.percent.parts(),
            revolving: money(statement.revolving_on(today)),
            revolving_ppm_a_day: minimum.offer.rate.parts(),
            carried_to: minimum.into.map(|id| id.to_string()),
        })
    }
}

impl Status {
    fn of(state: &State, statement: &Known, today: Date) -> Status {
        if statement.open().is_zero() {
            return Status::Paid;
        }
        if state.is_late(statement, today) { Status::Overdue } else { Status::Open }
    }
}

impl StatementLine {
    fn of(number: u32, line: &Line, statement: &Known, currency: Currency) -> StatementLine {
        let at = number as usize - 1;
        let carried = statement.carried.as_ref().and_then(|carried| carried.parts.get(at)?.item.statement());
        StatementLine {
            carried_from: carried.map(|from| from.to_string()),
            charge: statement.is_interest(at).then_some(LineCharge::Interest),
            number,
            order: line.order.map(|order| order.to_string()),
            capture: line.order.map(|_| line.capture + 1),
            plan: line.instalment.map(|(plan, _)| plan.to_string()),
            term: line.instalment.map(|(_, term)| term),
            principal: Money::of(line.principal, currency),
            fee: Money::of(line.fee, currency),
            principal_open: Money::of(line.principal_open, currency),
            fee_open: Money::of(line.fee_open, currency),
        }
    }
}

/// What lines asked for when they were billed: principal and fees.
pub fn billed(lines: &[Line]) -> Amount {
    lines.iter().map(|line| line.principal + line.fee).sum()
}
