//! The three threads: each loops over the steps of one stage, and hands on to the next.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError, sync_channel};
use std::thread::{JoinHandle, Thread};
use std::time::Instant;

use tokio::sync::oneshot;

use crate::commits::{Commits, Work};
use crate::flushes::{Flushes, Job};
use crate::limits::{AHEAD_MAX, FEW_MAX, FLUSH_EVERY, LINGER, MARK_SYNC_EVERY, TURN_MAX};
use crate::stages::Stages;
use crate::status::Status;
use crate::turns::{Message, Onward, Turns};

/// The way from the turning thread to the committing one, and how much of what went there is not done.
pub(crate) fn ahead() -> (Ahead, Behind) {
    let (commits, work) = sync_channel(AHEAD_MAX);
    let undone = Arc::new(AtomicUsize::new(0));
    (Ahead { commits, undone: undone.clone() }, Behind { work, undone })
}

/// What the turning thread has of the committing one.
pub(crate) struct Ahead {
    commits: SyncSender<Work>,
    undone: Arc<AtomicUsize>,
}

/// What the committing thread has of the turning one.
pub(crate) struct Behind {
    work: Receiver<Work>,
    undone: Arc<AtomicUsize>,
}

impl Onward for Ahead {
    fn hand(&mut self, work: Work) {
        self.undone.fetch_add(1, Ordering::AcqRel);
        // The committing thread ends after this one, unless a mistake ended it, which has stopped the sequencer.
        let _ = self.commits.send(work);
    }

    /// A flush of nothing is done when everything before it is.
    fn wait(&mut self) {
        let (reply, waiting) = oneshot::channel();
        self.hand(Work::Flush(Job { flushes: Vec::new(), waiting: vec![reply] }));
        let _ = waiting.blocking_recv();
    }
}

/// Starts the three threads; `queue` leads to `messages`, and `work` comes from the turns.
pub(crate) fn start(
    stages: Stages,
    queue: SyncSender<Message>,
    messages: Receiver<Message>,
    behind: Behind,
) -> Vec<JoinHandle<()>> {
    let Stages { turns, commits, flushes, status } = stages;
    let (done, jobs) = mpsc::channel();
    let undone = behind.undone.clone();
    let turning = spawn("turns", &status, move || turn(turns, &messages, &undone));
    let turner = turning.thread().clone();
    vec![
        turning,
        spawn("commits", &status, move || commit(commits, &behind, &turner, &done)),
        spawn("flushes", &status, move || flush(flushes, &jobs, &queue)),
    ]
}

/// Takes turn after turn until it is told to close.
fn turn(mut turns: Turns, messages: &Receiver<Message>, undone: &AtomicUsize) {
    while !turns.is_closing() {
        let messages = gather(&turns, messages, undone);
        metrics::histogram!("yuefu_turn_messages").record(messages.len() as f64);
        turns.turn(messages);
    }
    turns.finish();
}

/// What is waiting, up to the size of a turn; it waits for something unless there is more to do.
///
/// Few messages wait for more while a commit is under way: they could not be committed before it is done, and a commit takes as
/// long for few as for many.
fn gather(turns: &Turns, queue: &Receiver<Message>, undone: &AtomicUsize) -> Vec<Message> {
    let mut messages = Vec::new();
    let has_more = turns.has_more();
    if !has_more {
        match queue.recv_timeout(FLUSH_EVERY) {
            Ok(message) => messages.push(message),
            Err(RecvTimeoutError::Timeout) => return messages,
            Err(RecvTimeoutError::Disconnected) => messages.push(Message::Close),
        }
    }
    drain(queue, &mut messages);
    let is_committing = || undone.load(Ordering::Acquire) > 0 && !turns.has_stopped();
    while !has_more && messages.len() < FEW_MAX && is_committing() {
        // The committing thread wakes this one when it is done.
        std::thread::park_timeout(LINGER);
        drain(queue, &mut messages);
    }
    messages
}

fn drain(queue: &Receiver<Message>, messages: &mut Vec<Message>) {
    while messages.len() < TURN_MAX {
        match queue.try_recv() {
            Ok(message) => messages.push(message),
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
        }
    }
}

/// Commits batch after batch until the turning thread is gone.
fn commit(mut commits: Commits, behind: &Behind, turner: &Thread, flushes: &Sender<Job>) {
    let mut synced = Instant::now();
    loop {
        match behind.work.recv_timeout(MARK_SYNC_EVERY) {
            Ok(work) => {
                hand_on(commits.work(work), flushes);
                behind.undone.fetch_sub(1, Ordering::AcqRel);
                turner.unpark();
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if synced.elapsed() >= MARK_SYNC_EVERY {
            commits.sync_mark();
            synced = Instant::now();
        }
    }
    commits.sync_mark();
}

fn hand_on(job: Option<Job>, flushes: &Sender<Job>) {
    if let Some(Err(refused)) = job.map(|job| flushes.send(job)) {
        refused.0.abandon("the tables are closed".into());
    }
}

/// Flushes job after job until the committing thread is gone.
fn flush(mut flushes: Flushes, jobs: &Receiver<Job>, queue: &SyncSender<Message>) {
    while let Ok(job) = jobs.recv() {
        flushes.flush(job);
        // A full queue wakes the turning thread anyway.
        let _ = queue.try_send(Message::Flushed);
    }
}

/// Starts a thread that stops the sequencer when it ends by a mistake.
fn spawn(name: &'static str, status: &Arc<Status>, run: impl FnOnce() + Send + 'static) -> JoinHandle<()> {
    let status = status.clone();
    let watched = move || {
        if catch_unwind(AssertUnwindSafe(run)).is_err() {
            status.stop(format!("a mistake in the program ended its {name}; start it again, and please report it"));
        }
    };
    std::thread::Builder::new().name(name.into()).spawn(watched).expect("a process may have three threads")
}
