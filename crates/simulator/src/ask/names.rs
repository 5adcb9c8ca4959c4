//! Names of what requests made, as ids.

use calendar::Date;
use engine::id::{AccountId, CustomerId, InstructionId, MerchantId, OrderId, PlanId, Shard, StatementId};
use engine::repayment::Target;

use super::{Aim, Made, NEVER, Serial, Who};
use crate::auditor::Auditor;

/// Turns names into ids.
pub(super) struct Names<'a> {
    pub(super) auditor: &'a Auditor,
    pub(super) shard: Shard,
}

impl Names<'_> {
    pub(super) fn made(&self, serial: Serial) -> Option<Made> {
        self.auditor.cast.get(&serial).copied()
    }

    pub(super) fn customer(&self, who: Who) -> Option<CustomerId> {
        match who {
            Who::Unknown => Some(CustomerId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Customer(id)) => Some(id),
                _ => None,
            },
        }
    }

    pub(super) fn account(&self, who: Who) -> Option<AccountId> {
        match who {
            Who::Unknown => Some(AccountId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Account(id)) => Some(id),
                _ => None,
            },
        }
    }

    pub(super) fn merchant(&self, who: Who) -> Option<MerchantId> {
        match who {
            Who::Unknown => Some(MerchantId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Merchant(id)) => Some(id),
                _ => None,
            },
        }
    }

    pub(super) fn order(&self, who: Who) -> Option<OrderId> {
        match who {
            Who::Unknown => Some(OrderId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Order(id)) => Some(id),
                _ => None,
            },
        }
    }

    pub(super) fn statement(&self, account: Who, cycle: Option<Date>) -> Option<StatementId> {
        match (account, cycle) {
            (Who::Unknown, _) | (_, None) => Some(StatementId::new(self.shard, NEVER)),
            (who, Some(cycle)) => self.auditor.statement_of(self.account(who)?, cycle),
        }
    }

    pub(super) fn instruction(&self, who: Who) -> Option<InstructionId> {
        match who {
            Who::Unknown => Some(InstructionId::new(self.shard, NEVER)),
            Who::Of(serial) => match self.made(serial) {
                Some(Made::Instruction(id)) => Some(id),
                _ => None,
            },
        }
    }

    pub(super) fn target(&self, aim: Aim) -> Option<Target> {
        Some(match aim {
            Aim::Due => Target::Due,
            Aim::Everything => Target::Everything,
            Aim::Statement(Who::Unknown, _) => Target::Statement(StatementId::new(self.shard, NEVER)),
            Aim::Statement(who, cycle) => Target::Statement(self.auditor.statement_of(self.account(who)?, cycle)?),
            Aim::Plan(Who::Unknown, _) => Target::Plan(PlanId::new(self.shard, NEVER)),
            Aim::Gathered(who) => match who {
                Who::Unknown => Target::Plan(PlanId::new(self.shard, NEVER)),
                Who::Of(serial) => match self.made(serial) {
                    Some(Made::Plan(id)) => Target::Plan(id),
                    _ => return None,
                },
            },
            Aim::Plan(who, capture) => Target::Plan(self.auditor.plan_of(self.order(who)?, capture)?),
        })
    }
}
