//! Parts: the single debts on an account that a payment or a refund makes smaller.

use minicbor::{Decode, Encode};
use money::Amount;

use crate::id::{OrderId, PlanId, StatementId};

/// One debt on an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Item {
    /// The penalty charged so far on a statement.
    #[n(0)]
    Penalty(#[n(0)] StatementId),
    /// The fee of a statement's line, counted from 0.
    #[n(1)]
    Fee(#[n(0)] StatementId, #[n(1)] u32),
    /// The principal of a statement's line, counted from 0.
    #[n(2)]
    Principal(#[n(0)] StatementId, #[n(1)] u32),
    /// A single purchase that no statement lists yet: one capture of an order, counted from 0.
    #[n(3)]
    Purchase(#[n(0)] OrderId, #[n(1)] u32),
    /// The principal of a plan's terms that no statement lists yet.
    #[n(4)]
    Plan(#[n(0)] PlanId),
    /// The fee of a statement's deferral.
    #[n(5)]
    Deferral(#[n(0)] StatementId),
}

impl Item {
    /// The statement it stands on, if it stands on one.
    pub fn statement(self) -> Option<StatementId> {
        match self {
            Item::Penalty(id) | Item::Fee(id, _) | Item::Principal(id, _) | Item::Deferral(id) => Some(id),
            Item::Purchase(..) | Item::Plan(_) => None,
        }
    }
}

/// An amount that makes one debt smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Part {
    /// The debt.
    #[n(0)]
    pub item: Item,
    /// By how much; never nothing.
    #[n(1)]
    pub amount: Amount,
}

/// What parts sum to, by the kind of receivable they make smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Principal, billed or not.
    pub principal: Amount,
    /// Billed fees.
    pub fee: Amount,
    /// Penalties.
    pub penalty: Amount,
}

impl Sums {
    /// Sums `parts`.
    pub fn of(parts: &[Part]) -> Sums {
        parts.iter().fold(Sums::default(), |mut sums, part| {
            match part.item {
                Item::Penalty(_) => sums.penalty += part.amount,
                Item::Fee(..) | Item::Deferral(_) => sums.fee += part.amount,
                Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) => sums.principal += part.amount,
            }
            sums
        })
    }

    /// Everything together.
    pub fn total(self) -> Amount {
        self.principal + self.fee + self.penalty
    }
}

/// Pays `debts` one after the other out of `money`; returns what each got and what is left over.
pub fn settle(debts: impl IntoIterator<Item = Part>, money: Amount) -> (Vec<Part>, Amount) {
    let mut left = money;
    let mut paid = Vec::new();
    for debt in debts {
        let amount = debt.amount.at_most(left);
        if !amount.is_zero() {
            paid.push(Part { item: debt.item, amount });
            left -= amount;
        }
    }
    (paid, left)
}
