//! What is done for being late, as commands of the heart, and how that stands.

use engine::id::Shard;
use money::{Amount, Currency};
use sequencer::Lines;

use super::{Direct, HISTORY_MAX, account_id, refusal, runtime, some, staff_id};
use crate::driver::{Call, No};
use crate::lateness;

impl Direct {
    pub(super) fn done_late(
        &mut self,
        account: &str,
        ask: &lateness::Ask,
        call: &Call,
    ) -> Result<Option<lateness::Done>, No> {
        let command = ask.command(account_id(account)?, staff_id("operator"));
        let reply = self.send(Shard(0), "operator", command, call)?;
        some(&reply, lateness::direct::done)
    }

    pub(super) fn changes_of_freeze(&mut self, account: &str) -> Result<Vec<lateness::FreezeChange>, No> {
        let (id, runtime) = (account_id(account)?, runtime()?);
        let entries = runtime.block_on(self.handle.history(id, Lines::FreezeChanges, None, HISTORY_MAX));
        let entries = entries.map_err(refusal::no)?;
        let date = |entry: &sequencer::Entry| self.handle.zone().stamp(entry.at).date;
        let changes = entries.iter().filter_map(|entry| lateness::direct::freeze_changed(&entry.event, date(entry)));
        Ok(changes.rev().collect())
    }

    pub(super) fn in_buckets(&mut self, currency: Currency) -> Result<Vec<(Option<u32>, u64, Amount)>, No> {
        self.bring()?;
        let today = self.handle.zone().stamp(self.at).date;
        let shards = self.ask_all(move |state| lateness::direct::buckets(state, currency, today))?;
        Ok(lateness::direct::together(shards))
    }
}
