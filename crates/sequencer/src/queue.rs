//! What can wait in the queue for its turn.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calendar::{Instant, Stamp};
use engine::State;
use engine::id::{AccountId, OrderId, Shard};
use tokio::sync::oneshot;

use crate::handle::Waiting;
use crate::message::{Refusal, Reply, Submission};

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A shard as it stands.
    Shard(Shard),
    /// An account, brought to now before the question is asked.
    Account(AccountId),
    /// An order, whose account is brought to now before the question is asked.
    Order(OrderId),
    /// An account, brought to an instant that a sandbox may name.
    AccountAt(AccountId, Instant),
}

/// A question: it sees the state, and gives the answer that leaves once what it saw is durable.
pub type Question = Box<dyn FnOnce(Result<(&State, Stamp), Refusal>) -> Answer + Send>;

/// An answer that is told whether what it rests on is durable.
pub type Answer = Box<dyn FnOnce(Result<(), Refusal>) + Send>;

/// What can wait in the queue.
pub enum Message {
    /// A command, and where its answer goes.
    Command {
        /// The command.
        submission: Box<Submission>,
        /// Who waits.
        reply: oneshot::Sender<Result<Reply, Refusal>>,
    },
    /// A question to a state.
    Question {
        /// What it is about.
        about: About,
        /// The question.
        question: Question,
    },
    /// Move the clock of a sandbox.
    MoveClock {
        /// Where to.
        to: Instant,
        /// Who waits.
        reply: oneshot::Sender<Result<Stamp, Refusal>>,
    },
    /// Say when the tables hold everything that was answered before.
    CatchUp {
        /// Who waits.
        reply: oneshot::Sender<Result<(), Refusal>>,
    },
    /// The tables are free again.
    Flushed,
    /// Finish what is waiting, and stop.
    Close,
}

impl Message {
    /// A command, and the answer that will come.
    pub fn command(submission: Submission) -> (Message, Waiting<Reply>) {
        let (reply, waiting) = oneshot::channel();
        (Message::Command { submission: Box::new(submission), reply }, waiting)
    }

    /// A question, and the answer that will come.
    pub fn question<R: Send + 'static>(
        about: About,
        question: impl FnOnce(&State, Stamp) -> R + Send + 'static,
    ) -> (Message, Waiting<R>) {
        let (reply, waiting) = oneshot::channel();
        let question: Question = Box::new(move |seen| {
            // A question only reads, so that one which fails leaves nothing behind.
            let answer = seen.and_then(|(state, stamp)| {
                catch_unwind(AssertUnwindSafe(|| question(state, stamp))).map_err(|_| Refusal::Bug)
            });
            // The answer leaves only when its batch is durable.
            Box::new(move |committed: Result<(), Refusal>| {
                let _ = reply.send(answer.and_then(|answer| committed.map(|()| answer)));
            })
        });
        (Message::Question { about, question }, waiting)
    }

    /// A move of a sandbox clock, and the stamp it will end at.
    pub fn move_clock(to: Instant) -> (Message, Waiting<Stamp>) {
        let (reply, waiting) = oneshot::channel();
        (Message::MoveClock { to, reply }, waiting)
    }

    /// A wait for the tables.
    pub fn catch_up() -> (Message, Waiting<()>) {
        let (reply, waiting) = oneshot::channel();
        (Message::CatchUp { reply }, waiting)
    }
}
