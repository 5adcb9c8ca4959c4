//! Recovery after a mistake: memory is forgotten and read again from the files.

use engine::id::Shard as ShardId;

use super::Turns;
use crate::fold;
use crate::shard::Shard;

impl Turns {
    /// Recovers `shard` after a panic: what this turn made happen before is committed, the records from `before` on are
    /// dropped, and the shard is folded again from its tables and its journal.
    pub(super) fn recover(&mut self, shard: ShardId, before: usize) {
        tracing::error!(shard = shard.0, "a mistake in the program: the shard is recovered from its journal");
        metrics::counter!("yuefu_recoveries_total").increment(1);
        let at = shard.0 as usize;
        self.shards[at].drop_records(before);
        self.seal();
        self.onward.wait();
        let epoch = self.shards[at].epoch();
        let folded = (self.reread)().map_err(|error| error.to_string()).and_then(|(mut journal, mut tables)| {
            fold::recover(shard, &mut *journal, &mut *tables).map_err(|error| error.to_string())
        });
        match folded {
            Ok(folded) => self.shards[at] = Shard::owned(folded, epoch),
            Err(reason) => self.status.stop(reason),
        }
    }
}
