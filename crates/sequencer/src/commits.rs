//! The committing thread: rows to the journal, then answers to their callers.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use engine::turn::KeyUse;
use store::{Journal, Mark, Row, SqliteJournal, Verdict, append_settled};
use tokio::sync::oneshot;

use crate::flushes::Job;
use crate::handle::Shared;
use crate::limits::MARK_SYNC_EVERY;
use crate::message::{Refusal, Reply, Source};
use crate::row::unpack;

/// An answer that waits for its batch.
pub(crate) enum Pending {
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

/// What is handed to the committing thread.
pub(crate) enum Work {
    /// The rows of a turn, at most one a shard, and the answers that wait for them.
    Batch { rows: Vec<Row>, pending: Vec<Pending> },
    /// To be handed on once everything before it is durable.
    Flush(Job),
}

/// The thread's possessions.
pub(crate) struct Commits {
    pub journal: SqliteJournal,
    pub mark: Mark,
    pub work: Receiver<Work>,
    pub flushes: Sender<Job>,
    pub shared: Arc<Shared>,
}

impl Commits {
    /// Commits batch after batch until the turning thread is gone.
    pub fn run(mut self) {
        let mut synced = Instant::now();
        loop {
            match self.work.recv_timeout(MARK_SYNC_EVERY) {
                Ok(Work::Batch { rows, pending }) => self.commit(&rows, pending),
                Ok(Work::Flush(job)) => self.hand_on(job),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if synced.elapsed() >= MARK_SYNC_EVERY {
                self.sync_mark();
                synced = Instant::now();
            }
        }
        self.sync_mark();
    }

    fn commit(&mut self, rows: &[Row], pending: Vec<Pending>) {
        if let Err(reason) = self.append(rows) {
            self.shared.stop(reason);
        }
        for pending in pending {
            self.answer(pending);
        }
    }

    /// Writes the rows and moves the mark; nothing is written any more once the sequencer has stopped.
    fn append(&mut self, rows: &[Row]) -> Result<(), String> {
        if rows.is_empty() || self.shared.reason().is_some() {
            return Ok(());
        }
        let started = Instant::now();
        let verdicts = append_settled(&mut self.journal, rows).map_err(|error| error.to_string())?;
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
        let durable = self.shared.reason().map_or(Ok(()), |reason| Err(Refusal::Stopped(reason)));
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
        let rows = self.journal.read(shard.0, used.row, 1).map_err(|error| Refusal::Stopped(error.to_string()))?;
        let records = rows.first().map(unpack).transpose().map_err(|error| Refusal::Stopped(error.to_string()))?;
        let record = records.and_then(|records| records.into_iter().nth(used.record as usize)).ok_or(Refusal::Bug)?;
        Ok(Reply { shard, stamp: record.stamp, events: record.events, source: Source::Repeated })
    }

    fn hand_on(&self, job: Job) {
        if let Err(refused) = self.flushes.send(job) {
            refused.0.abandon("the tables are closed".into());
        }
    }

    fn sync_mark(&self) {
        if let Err(error) = self.mark.sync() {
            self.shared.stop(error.to_string());
        }
    }
}
