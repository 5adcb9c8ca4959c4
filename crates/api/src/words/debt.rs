//! The single debts on an account, and what made them smaller, in JSON.

use engine::part::{Item, Part};
use money::Currency;
use serde::Serialize;
use utoipa::ToSchema;

use super::Money;

/// An amount that made one debt smaller.
#[derive(Debug, Serialize, ToSchema)]
pub struct Allocation {
    /// Which debt.
    #[serde(flatten)]
    debt: Debt,
    /// By how much.
    amount: Money,
}

/// One debt on an account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "of", rename_all = "snake_case")]
enum Debt {
    /// The penalty of a statement.
    Penalty {
        /// The statement.
        statement: String,
    },
    /// The fee of a statement's line.
    Fee {
        /// The statement.
        statement: String,
        /// The line, from 1.
        line: u32,
    },
    /// The principal of a statement's line.
    Principal {
        /// The statement.
        statement: String,
        /// The line, from 1.
        line: u32,
    },
    /// A purchase that no statement lists yet.
    Purchase {
        /// The order.
        order: String,
        /// Which of its captures, from 1.
        capture: u32,
    },
    /// The principal of a plan's terms that no statement lists yet.
    Plan {
        /// The plan.
        plan: String,
    },
    /// The fee of a statement's deferral.
    Deferral {
        /// The statement.
        statement: String,
    },
}

impl Allocation {
    /// Every part in its order.
    pub fn all(parts: &[Part], currency: Currency) -> Vec<Allocation> {
        let written =
            parts.iter().map(|part| Allocation { debt: part.item.into(), amount: Money::of(part.amount, currency) });
        written.collect()
    }
}

impl From<Item> for Debt {
    fn from(item: Item) -> Debt {
        match item {
            Item::Penalty(statement) => Debt::Penalty { statement: statement.to_string() },
            Item::Fee(statement, at) => Debt::Fee { statement: statement.to_string(), line: at + 1 },
            Item::Principal(statement, at) => Debt::Principal { statement: statement.to_string(), line: at + 1 },
            Item::Purchase(order, at) => Debt::Purchase { order: order.to_string(), capture: at + 1 },
            Item::Plan(plan) => Debt::Plan { plan: plan.to_string() },
            Item::Deferral(statement) => Debt::Deferral { statement: statement.to_string() },
        }
    }
}
