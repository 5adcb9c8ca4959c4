//! Bills, asked of the sequencer.

use calendar::{CycleDay, Date};
use engine::id::{Shard, StatementId};
use engine::{Command, Event, bill_instalment, cycle_day, deferral, hardship};
use money::{Amount, Money};
use sequencer::turns::About;

use super::{Direct, account_id, one, staff_id, views};
use crate::bill::{Bills, Hardship, Planned, Split};
use crate::driver::{Call, No};
use crate::fact::Price;

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

    fn split_quotes(&mut self, account: &str, statement: &str, amount: Option<Money>) -> Result<Vec<(u32, Price)>, No> {
        let (id, statement) = (account_id(account)?, statement_id(statement)?);
        let today = self.handle.zone().stamp(self.at).date;
        self.ask(About::AccountAt(id, self.at), move |state| {
            let account = state.account(id)?;
            let (_, quotes) = bill_instalment::quotes(state, account, statement, amount, today)?;
            Ok(quotes.iter().map(views::quote).collect())
        })
    }

    fn split(&mut self, account: &str, statement: &str, split: &Split, call: &Call) -> Result<Planned, No> {
        let (account, statement) = (account_id(account)?, statement_id(statement)?);
        let split = bill_instalment::Split { account, statement, terms: split.terms, amount: split.amount };
        let reply = self.send(Shard(0), "operator", Command::SplitBill(split), call)?;
        one(&reply, |event| match event {
            Event::BillSplit(agreed) => {
                let price = views::planned(&agreed.schedule, agreed.rates);
                Some((agreed.plan.to_string(), agreed.amount.amount, price))
            }
            _ => None,
        })
    }

    fn plan_hardship(&mut self, account: &str, ask: &Hardship, call: &Call) -> Result<Planned, No> {
        let Hardship { terms, yearly, reason, .. } = *ask;
        let agree = hardship::Agree { account: account_id(account)?, terms, yearly, reason, by: staff_id("operator") };
        let reply = self.send(Shard(0), "operator", Command::PlanHardship(agree), call)?;
        one(&reply, |event| match event {
            Event::HardshipPlanned(agreed) => {
                let price = views::planned(&agreed.schedule, agreed.rates);
                Some((agreed.plan.to_string(), agreed.amount.amount, price))
            }
            _ => None,
        })
    }
}

pub(super) fn statement_id(id: &str) -> Result<StatementId, No> {
    StatementId::parse(id).ok_or_else(|| No::plain("statement_not_found"))
}
