//! What the auditor knows, for those who draw requests and look at answers.

use calendar::Date;
use engine::id::{AccountId, ConcessionId, InstructionId, OrderId, PlanId, StatementId};

use super::model::{Account, Concession, Instruction, Order};
use super::{Auditor, Shard};
use crate::coverage::Billed;

impl Auditor {
    /// An account.
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.shards.get(usize::from(id.shard().0))?.accounts.get(id.0)
    }

    /// An order.
    pub fn order(&self, id: OrderId) -> Option<&Order> {
        self.shards.get(usize::from(id.shard().0))?.orders.get(id.0)
    }

    /// A concession.
    pub fn concession(&self, id: ConcessionId) -> Option<&Concession> {
        self.shards.get(usize::from(id.shard().0))?.concessions.get(id.0)
    }

    /// An instruction to the bank.
    pub fn instruction(&self, id: InstructionId) -> Option<&Instruction> {
        self.shards.get(usize::from(id.shard().0))?.instructions.get(id.0)
    }

    /// The statement of an account's cycle date.
    pub fn statement_of(&self, account: AccountId, cycle: Date) -> Option<StatementId> {
        self.account(account)?.statements.iter().find(|(of, _)| *of == cycle).map(|(_, id)| *id)
    }

    /// The plan of a capture of an order.
    pub fn plan_of(&self, order: OrderId, capture: u32) -> Option<PlanId> {
        self.order(order)?.captures.get(capture as usize)?.plan
    }

    /// The accounts that the rows of a shard up to `last` tell of, row by row.
    pub fn told_of(&self, shard: u16, last: u64) -> impl Iterator<Item = (u64, u64)> {
        let rows = self.told_of.range((shard, 0)..=(shard, last));
        rows.flat_map(|((_, row), accounts)| accounts.iter().map(|account| (*row, *account)))
    }
}

impl Shard {
    /// How the statements of an account stand on a day.
    pub fn billed(&self, account: &Account, today: Date) -> Billed {
        match (account.statements.is_empty(), account.open.is_empty()) {
            (true, _) => Billed::Never,
            (false, true) => Billed::Paid,
            (false, false) if self.days_past_due(account, today) > 0 => Billed::Overdue,
            (false, false) => Billed::Open,
        }
    }

    /// The business date of what happened last.
    pub fn today(&self) -> Date {
        self.last.date
    }

    /// Unpaid principal and holds.
    pub fn exposure_of(&self, account: &Account) -> u64 {
        self.principal(account) + self.held(account)
    }
}
