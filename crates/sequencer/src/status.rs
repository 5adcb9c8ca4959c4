//! What the stages tell each other beside the work they hand on.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

/// Whether the sequencer runs, and whether its tables are being written.
#[derive(Debug)]
pub struct Status {
    flushing: AtomicBool,
    stopped: watch::Sender<Option<String>>,
}

impl Default for Status {
    fn default() -> Status {
        let (stopped, _) = watch::channel(None);
        Status { flushing: AtomicBool::new(false), stopped }
    }
}

impl Status {
    /// Stops the sequencer for `reason`: nothing is answered any more. The first reason stays.
    pub fn stop(&self, reason: String) {
        tracing::error!(reason, "the sequencer stops");
        self.stopped.send_if_modified(|stopped| {
            let is_first = stopped.is_none();
            if is_first {
                *stopped = Some(reason);
            }
            is_first
        });
    }

    /// Why the sequencer has stopped, if it has.
    pub fn reason(&self) -> Option<String> {
        self.stopped.borrow().clone()
    }

    /// Resolves when the sequencer has stopped, with the reason.
    pub(crate) async fn stopped(&self) -> String {
        let mut watch = self.stopped.subscribe();
        let reason = watch.wait_for(Option::is_some).await;
        reason.ok().and_then(|reason| reason.clone()).unwrap_or_default()
    }

    /// Whether a flush is under way.
    pub(crate) fn is_flushing(&self) -> bool {
        self.flushing.load(Ordering::Acquire)
    }

    pub(crate) fn set_flushing(&self, flushing: Flushing) {
        self.flushing.store(flushing == Flushing::UnderWay, Ordering::Release);
    }
}

/// How the tables stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flushing {
    /// A flush was handed on and is not done.
    UnderWay,
    /// Everything handed on is done.
    Done,
}
