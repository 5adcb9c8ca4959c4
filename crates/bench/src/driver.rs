//! Drives a sequencer without HTTP: commands from one thread, so many on their way at a time.

use std::collections::VecDeque;
use std::time::Duration;

use engine::Command;
use engine::id::Shard;
use engine::turn::{Intent, Key, Request};
use sequencer::handle::Waiting;
use sequencer::{Handle, Refusal, Reply, Submission};

use crate::dice::Dice;
use crate::failure::Failure;

/// Commands on their way at a time: two full turns, so that one is decided while one commits.
const WINDOW: usize = 2 * sequencer::limits::TURN_MAX;
/// How long to wait when the queue is full.
const PAUSE: Duration = Duration::from_micros(50);

/// Whether a command comes with an idempotency key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyed {
    /// It does, as over HTTP.
    Yes,
    /// It does not: for what happened so long ago that its key is forgotten.
    No,
}

/// Sends commands and hears their answers in order.
pub struct Driver {
    handle: Handle,
    waiting: VecDeque<Waiting<Reply>>,
    keys: Dice,
}

impl Driver {
    /// A driver of a sequencer; `seed` tells its keys from those of others.
    pub fn new(handle: Handle, seed: u64) -> Driver {
        Driver { handle, waiting: VecDeque::new(), keys: Dice::new(seed) }
    }

    /// Sends a command, and hands answers that have come to `each`.
    ///
    /// # Errors
    /// When a command is refused.
    pub fn send(
        &mut self,
        command: Command,
        shard: Shard,
        keyed: Keyed,
        each: &mut dyn FnMut(Reply),
    ) -> Result<(), Failure> {
        let mut wide = || u128::from(self.keys.bits()) << 64 | u128::from(self.keys.bits());
        let key = (keyed == Keyed::Yes).then(|| Key { scope: wide(), fingerprint: wide() });
        let submission = Submission { request: Request { key, command, intent: Intent::Do }, shard, at: None };
        let waiting = self.push(submission)?;
        self.waiting.push_back(waiting);
        while self.waiting.len() >= WINDOW {
            self.hear(each)?;
        }
        Ok(())
    }

    /// Hands every answer still to come to `each`.
    ///
    /// # Errors
    /// When a command was refused.
    pub fn finish(&mut self, each: &mut dyn FnMut(Reply)) -> Result<(), Failure> {
        while !self.waiting.is_empty() {
            self.hear(each)?;
        }
        Ok(())
    }

    fn hear(&mut self, each: &mut dyn FnMut(Reply)) -> Result<(), Failure> {
        let Some(waiting) = self.waiting.pop_front() else { return Ok(()) };
        let answer = waiting.blocking_recv().unwrap_or_else(|_| Err(Refusal::Stopped("it is gone".into())));
        each(answer?);
        Ok(())
    }

    fn push(&self, submission: Submission) -> Result<Waiting<Reply>, Failure> {
        // The window is smaller than the queue, so that the queue has room but for messages of the sequencer itself.
        loop {
            match self.handle.submit(submission.clone()) {
                Err(Refusal::Busy) => std::thread::sleep(PAUSE),
                other => return Ok(other?),
            }
        }
    }
}

const _: () = assert!(WINDOW < sequencer::limits::QUEUE_MAX);
