//! When things happen: a little later, days later, or right at the edge of something.

use calendar::Instant;

use super::{Draw, Focus, pick};
use crate::ask::Made;
use crate::auditor::model::{Account, Order};
use crate::run::Run;

const SECOND: i64 = 1_000_000;
const HOUR: i64 = 3_600 * SECOND;
const DAY: i64 = 24 * HOUR;

impl Draw {
    /// A later instant than the clock's.
    pub(super) fn later(&mut self, run: &Run) -> i64 {
        let now = run.clock;
        match self.dice.below(10) {
            0..4 => self.edge(run).filter(|at| *at > now && *at - now < 40 * DAY).unwrap_or(now + HOUR),
            4..7 => now + self.seconds(12 * 3_600),
            7 | 8 => now + self.seconds(3 * 86_400),
            _ => now + self.seconds(12 * 86_400),
        }
    }

    /// The moment at which something turns, or a second or a microsecond beside it.
    fn edge(&mut self, run: &Run) -> Option<i64> {
        let turns = match self.dice.below(3) {
            0 => self.edge_of_order(run)?,
            1 => self.edge_of_key(run)?,
            _ => self.edge_of_account(run)?,
        };
        Some(turns + self.dice.one_of(&[-SECOND, -1, 0, 0, 0, 0, 1, SECOND]))
    }

    /// The end of the day within which every fee goes back, of an order that was billed within it.
    pub(super) fn billed_within_a_day(&mut self, run: &Run) -> Option<i64> {
        let recent = self.orders.iter().rev().take(60).find_map(|serial| {
            let Made::Order(id) = run.auditor.cast.get(serial)? else { return None };
            let order = run.auditor.order(*id)?;
            let shard = &run.auditor.shards[usize::from(id.shard().0)];
            let plan = shard.plans.get(order.captures.first()?.plan?.0)?;
            let end = order.authorised_at.micros() + DAY;
            (end > run.clock && plan.billed.iter().any(|(_, fee)| *fee > 0)).then_some((*serial, end))
        });
        let (serial, end) = recent?;
        self.focus = Some(Focus::Order(serial));
        Some(end)
    }

    fn edge_of_order(&mut self, run: &Run) -> Option<i64> {
        let serial = if self.dice.comes_up(500) { pick(&mut self.dice, &self.orders) } else { self.recent_order() }?;
        let Made::Order(id) = run.auditor.cast.get(&serial)? else { return None };
        let order: &Order = run.auditor.order(*id)?;
        self.focus = Some(Focus::Order(serial));
        let day_later = order.authorised_at.micros() + DAY;
        Some(if self.dice.comes_up(500) { day_later } else { order.expires.micros() })
    }

    fn edge_of_key(&mut self, run: &Run) -> Option<i64> {
        let at = self.dice.below(run.answered.len() as u64) as usize;
        let used = run.auditor.uses.get(&run.answered.get(at)?.key?)?.last()?;
        self.focus = Some(Focus::Key(at));
        Some(used.stamp.at.micros() + 2 * DAY)
    }

    /// The start of a cycle date, of the day after a due date, or of the day on which the account is frozen.
    fn edge_of_account(&mut self, run: &Run) -> Option<i64> {
        let serial = pick(&mut self.dice, &self.accounts)?;
        let account: &Account = run.auditor.account(run.auditor.account_named(crate::ask::Who::Of(serial))?)?;
        self.focus = Some(Focus::Account(serial));
        let shard = run.auditor.shard_of(account.id);
        let due = account.open.first().and_then(|id| shard.statements.get(id.0)).map(|statement| statement.due);
        let frozen = shard.terms_now(account.currency)?.frozen_from_days as i32;
        let date = match self.dice.below(3) {
            0 => account.next_cut(&shard.plans)?,
            1 => due?.plus_days(1),
            _ => due?.plus_days(frozen),
        };
        let zone = self.setting.world.check().ok()?;
        let start: Instant = zone.start_of(date);
        Some(start.micros())
    }
}
