//! The committing stage: rows to the journal, then answers to their callers.

use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::turn::KeyUse;
use store::{Journal, Marks, Row, Verdict, append_settled_with};
use tokio::sync::oneshot;

use crate::flushes::Job;
use crate::message::{Refusal, Reply, Source};
use crate::row;
use crate::status::Status;

/// How a stage waits before it tries again.
pub type Pause = Box<dyn FnMut(Duration) + Send>;

/// An answer that waits for its batch.
pub enum Pending {
    /// Give it once the batch is durable.
    Answer(Box<dyn FnOnce(Result<(), Refusal>) + Send>),
    /// Find the answer of an earlier command in the journal.
    Repeat {
        /// The shard.
        shard: engine::id::Shard,
        /// Where it stands.
        used: KeyUse,
        /// Who waits.
        reply: oneshot::Sender<Result<Reply, Refusal>>,
    },
}

/// What is handed to the committing stage.
pub enum Work {
    /// The rows of a turn, and the answers that wait for them.
    Batch {
        /// At most one a shard.
        rows: Vec<Row>,
        /// Who waits.
        pending: Vec<Pending>,
    },
    /// To be handed on once everything before it is durable.
    Flush(Job),
}

/// The committing stage: it alone writes the journal.
pub struct Commits {
    pub(crate) journal: Box<dyn Journal>,
    pub(crate) mark: Box<dyn Marks>,
    pub(crate) pause: Pause,
    pub(crate) status: Arc<Status>,
}

impl Commits {
    /// Does the next work: commits a batch and answers those who wait for it, or gives back the flush that may now be
    /// written.
    pub fn work(&mut self, work: Work) -> Option<Job> {
        match work {
            Work::Batch { rows, pending } => {
                self.commit(&rows, pending);
                None
            }
            Work::Flush(job) => Some(job),
        }
    }

    /// Syncs the high-water mark, which is due every [`crate::limits::MARK_SYNC_EVERY`].
    pub fn sync_mark(&self) {
        if let Err(error) = self.mark.sync() {
            self.status.stop(error.to_string());
        }
    }

    fn commit(&mut self, rows: &[Row], pending: Vec<Pending>) {
        if let Err(reason) = self.append(rows) {
            self.status.stop(reason);
        }
        for pending in pending {
            self.answer(pending);
        }
    }

    /// Writes the rows and moves the mark; nothing is written any more once the sequencer has stopped.
    fn append(&mut self, rows: &[Row]) -> Result<(), String> {
        if rows.is_empty() || self.status.reason().is_some() {
            return Ok(());
        }
        let started = Instant::now();
        let verdicts =
            append_settled_with(&mut *self.journal, rows, &mut self.pause).map_err(|error| error.to_string())?;
        if verdicts.iter().any(|verdict| *verdict != Verdict::Committed) {
            return Err("another process has taken over these shards".into());
        }
        for row in rows {
            self.mark.set(row.shard, row.seq, row.hash).map_err(|error| error.to_string())?;
        }
        metrics::histogram!("yuefu_commit_seconds").record(started.elapsed().as_secs_f64());
        metrics::histogram!("yuefu_commit_records").record(rows.iter().map(|row| f64::from(row.count)).sum::<f64>());
        Ok(())
    }

    fn answer(&mut self, pending: Pending) {
        let durable = self.status.reason().map_or(Ok(()), |reason| Err(Refusal::Stopped(reason)));
        match pending {
            Pending::Answer(answer) => answer(durable),
            Pending::Repeat { shard, used, reply } => {
                let found = durable.and_then(|()| self.find(shard, used));
                let _ = reply.send(found);
            }
        }
    }

    /// The answer that was given under a key, from the journal.
    fn find(&mut self, shard: engine::id::Shard, used: KeyUse) -> Result<Reply, Refusal> {
        let records = row::read(&mut *self.journal, shard.0, used.row).map_err(Refusal::Stopped)?;
        let record = records.into_iter().nth(used.record as usize).ok_or(Refusal::Bug)?;
        Ok(Reply { shard, stamp: record.stamp, events: record.events, source: Source::Repeated })
    }
}
