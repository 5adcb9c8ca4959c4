//! The flushing thread: changed objects to the tables, behind the journal and never in its way.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender};
use std::time::Instant;

use store::{Flush, SqliteTables, Tables};
use tokio::sync::oneshot;

use crate::handle::Shared;
use crate::message::Refusal;
use crate::turns::Message;

/// What one flush writes, and who waits for it.
pub(crate) struct Job {
    /// At most one a shard; every row they name is durable by the time the job arrives here.
    pub flushes: Vec<Flush>,
    /// Callers who wait for the tables.
    pub waiting: Vec<oneshot::Sender<Result<(), Refusal>>>,
}

impl Job {
    /// Tells everybody who waits that the tables will not get there.
    pub fn abandon(self, reason: String) {
        for waiting in self.waiting {
            let _ = waiting.send(Err(Refusal::Stopped(reason.clone())));
        }
    }
}

/// The thread's possessions.
pub(crate) struct Flushes {
    pub tables: SqliteTables,
    pub jobs: Receiver<Job>,
    /// To tell the turning thread that the tables are free again.
    pub queue: SyncSender<Message>,
    pub shared: Arc<Shared>,
}

impl Flushes {
    /// Flushes job after job until the committing thread is gone.
    pub fn run(mut self) {
        while let Ok(job) = self.jobs.recv() {
            if let Err(reason) = self.write(&job.flushes) {
                self.shared.stop(reason);
            }
            match self.shared.reason() {
                Some(reason) => job.abandon(reason),
                None => job.waiting.into_iter().for_each(|waiting| drop(waiting.send(Ok(())))),
            }
            self.shared.flushing.store(false, Ordering::Release);
            // A full queue wakes the turning thread anyway.
            let _ = self.queue.try_send(Message::Flushed);
        }
    }

    fn write(&mut self, flushes: &[Flush]) -> Result<(), String> {
        if flushes.is_empty() || self.shared.reason().is_some() {
            return Ok(());
        }
        let started = Instant::now();
        self.tables.flush(flushes).map_err(|error| error.to_string())?;
        metrics::histogram!("yuefu_flush_seconds").record(started.elapsed().as_secs_f64());
        metrics::histogram!("yuefu_flush_objects")
            .record(flushes.iter().map(|flush| flush.puts.len() as f64).sum::<f64>());
        Ok(())
    }
}
