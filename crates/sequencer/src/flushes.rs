//! The flushing stage: changed objects to the tables, behind the journal and never in its way.

use std::sync::Arc;
use std::time::Instant;

use store::{Flush, Tables};
use tokio::sync::oneshot;

use crate::dirty::Changes;
use crate::message::Refusal;
use crate::status::{Flushing, Status};

/// What one flush writes, and who waits for it.
pub struct Job {
    /// At most one a shard; every row they name is durable by the time the job arrives here.
    pub flushes: Vec<Changes>,
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

/// The flushing stage: it alone writes the tables.
pub struct Flushes {
    pub(crate) tables: Box<dyn Tables>,
    pub(crate) status: Arc<Status>,
}

impl Flushes {
    /// Writes what a job holds and tells those who wait for it; the tables are free again afterwards.
    pub fn flush(&mut self, job: Job) {
        let Job { flushes, waiting } = job;
        if let Err(reason) = self.write(flushes) {
            self.status.stop(reason);
        }
        match self.status.reason() {
            Some(reason) => Job { flushes: Vec::new(), waiting }.abandon(reason),
            None => waiting.into_iter().for_each(|waiting| drop(waiting.send(Ok(())))),
        }
        self.status.set_flushing(Flushing::Done);
    }

    fn write(&mut self, changes: Vec<Changes>) -> Result<(), String> {
        if changes.is_empty() || self.status.reason().is_some() {
            return Ok(());
        }
        let started = Instant::now();
        let flushes: Vec<Flush> = changes.into_iter().map(Changes::flush).collect();
        self.tables.flush(&flushes).map_err(|error| error.to_string())?;
        metrics::histogram!("yuefu_flush_seconds").record(started.elapsed().as_secs_f64());
        metrics::histogram!("yuefu_flush_objects")
            .record(flushes.iter().map(|flush| flush.puts.len() as f64).sum::<f64>());
        Ok(())
    }
}
