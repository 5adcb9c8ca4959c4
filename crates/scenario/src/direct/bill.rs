//! Bills, asked of the sequencer.

use calendar::{CycleDay, Date};
use engine::id::{Shard, StatementId};
use engine::{Command, Event, cycle_day, deferral};
use money::Amount;

use super::{Direct, account_id, one};
use crate::bill::Bills;
use crate::driver::{Call, No};

impl Bills for Direct {
    fn change_cycle_day(&mut self, account: &str, day: CycleDay, call: &Call) -> Result<(CycleDay, Date), No> {
        let change = cycle_day::Change { account: account_id(account)?, day };
        let reply = self.send(Shard(0), "operator", Command::ChangeCycleDay(change), call)?;
        one(&reply, |event| match event {
            Event::CycleDayChanged(changed) => Some((changed.before, changed.first)),
            _ => None,
        })
    }

    fn defer(&mut self, account: &str, statement: &str, days: u32, call: &Call) -> Result<(Date, Date, Amount), No> {
        let defer = deferral::Defer { account: account_id(account)?, statement: statement_id(statement)?, days };
        let reply = self.send(Shard(0), "operator", Command::DeferStatement(defer), call)?;
        one(&reply, |event| match event {
            Event::StatementDeferred(deferred) => Some((deferred.before, deferred.due, deferred.fee)),
            _ => None,
        })
    }
}

pub(super) fn statement_id(id: &str) -> Result<StatementId, No> {
    StatementId::parse(id).ok_or_else(|| No::plain("statement_not_found"))
}
