//! The handle: how callers reach the sequencer.

use std::sync::mpsc::{SyncSender, TrySendError};

use calendar::{Instant, Stamp};
use engine::State;
use engine::id::{AccountId, Shard};
use tokio::sync::oneshot;

use crate::history::{Cursor, Entry, Histories, Lines};
use crate::message::{Refusal, Reply, Submission};
use crate::status::Status;
use crate::turns::{About, Message};
use crate::world::World;
use crate::{Mode, Zone};

/// Reaches the sequencer from any thread; cheap to clone.
#[derive(Clone)]
pub struct Handle {
    pub(crate) queue: SyncSender<Message>,
    pub(crate) shared: std::sync::Arc<Shared>,
}

/// What every handle knows without asking.
pub(crate) struct Shared {
    pub world: World,
    pub zone: Zone,
    /// None once it is being closed: a reader that is left would keep SQLite from folding its logs.
    pub histories: std::sync::Mutex<Option<Histories>>,
    pub status: std::sync::Arc<Status>,
    /// The texts that customers accept, beside the journal.
    pub texts: std::sync::Mutex<store::Texts>,
}

/// An answer that will come.
pub type Waiting<T> = oneshot::Receiver<Result<T, Refusal>>;

impl Handle {
    /// Sends a command, and answers once what happened is in the journal.
    ///
    /// # Errors
    /// Every [`Refusal`].
    pub async fn send(&self, submission: Submission) -> Result<Reply, Refusal> {
        let waiting = self.submit(submission)?;
        waiting.await.unwrap_or_else(|_| Err(self.gone()))
    }

    /// [`Handle::send`] for callers outside async code.
    ///
    /// # Errors
    /// Every [`Refusal`].
    pub fn send_blocking(&self, submission: Submission) -> Result<Reply, Refusal> {
        let waiting = self.submit(submission)?;
        waiting.blocking_recv().unwrap_or_else(|_| Err(self.gone()))
    }

    /// Sends a command without waiting for its answer. Commands of one caller keep their order.
    ///
    /// # Errors
    /// [`Refusal::Busy`] when the queue is full, [`Refusal::Stopped`].
    pub fn submit(&self, submission: Submission) -> Result<Waiting<Reply>, Refusal> {
        let (message, waiting) = Message::command(submission);
        self.enqueue(message)?;
        Ok(waiting)
    }

    /// Asks a shard: `account` is brought to the present, then `question` sees the state, and the answer comes once what
    /// it saw is in the journal.
    ///
    /// # Errors
    /// [`Refusal::Busy`], [`Refusal::Stopped`], [`Refusal::NoShard`], [`Refusal::Time`].
    pub async fn ask<R: Send + 'static>(
        &self,
        about: About,
        question: impl FnOnce(&State, Stamp) -> R + Send + 'static,
    ) -> Result<R, Refusal> {
        self.inquire(about, question)?.await.unwrap_or_else(|_| Err(self.gone()))
    }

    /// [`Handle::ask`] for callers outside async code.
    ///
    /// # Errors
    /// Those of [`Handle::ask`].
    pub fn ask_blocking<R: Send + 'static>(
        &self,
        about: About,
        question: impl FnOnce(&State, Stamp) -> R + Send + 'static,
    ) -> Result<R, Refusal> {
        self.inquire(about, question)?.blocking_recv().unwrap_or_else(|_| Err(self.gone()))
    }

    fn inquire<R: Send + 'static>(
        &self,
        about: About,
        question: impl FnOnce(&State, Stamp) -> R + Send + 'static,
    ) -> Result<Waiting<R>, Refusal> {
        let (message, waiting) = Message::question(about, question);
        self.enqueue(message)?;
        Ok(waiting)
    }

    /// Asks every shard the same, and gives the answers in the order of the shards.
    ///
    /// # Errors
    /// Those of [`Handle::ask`].
    pub async fn ask_all<R: Send + 'static>(
        &self,
        question: impl Fn(&State, Stamp) -> R + Send + Clone + 'static,
    ) -> Result<Vec<R>, Refusal> {
        let mut answers = Vec::new();
        for shard in self.shared.world.shards() {
            answers.push(self.ask(About::Shard(shard), question.clone()).await?);
        }
        Ok(answers)
    }

    /// What the clock says.
    ///
    /// # Errors
    /// Those of [`Handle::ask`].
    pub async fn clock(&self) -> Result<Stamp, Refusal> {
        self.ask(About::Shard(Shard(0)), |_, stamp| stamp).await
    }

    /// Moves the clock of a sandbox, day by day, and answers when every account is brought to it and the tables are at
    /// the journal's end.
    ///
    /// # Errors
    /// [`Refusal::Time`] on a live directory, for a time before the present, and for more than
    /// [`crate::limits::CLOCK_YEARS_MAX`] years at once.
    pub async fn move_clock(&self, to: Instant) -> Result<Stamp, Refusal> {
        let (message, waiting) = Message::move_clock(to);
        self.enqueue(message)?;
        let stamp = waiting.await.unwrap_or_else(|_| Err(self.gone()))?;
        self.catch_up().await?;
        Ok(stamp)
    }

    /// [`Handle::move_clock`] for callers outside async code; it waits for the tables as long as they take.
    ///
    /// # Errors
    /// Those of [`Handle::move_clock`].
    pub fn move_clock_blocking(&self, to: Instant) -> Result<Stamp, Refusal> {
        let (message, waiting) = Message::move_clock(to);
        self.enqueue(message)?;
        let stamp = waiting.blocking_recv().unwrap_or_else(|_| Err(self.gone()))?;
        let (message, waiting) = Message::catch_up();
        self.enqueue(message)?;
        waiting.blocking_recv().unwrap_or_else(|_| Err(self.gone()))?;
        Ok(stamp)
    }

    /// Waits until the tables hold everything that was answered before this call.
    ///
    /// # Errors
    /// [`Refusal::Behind`] after [`crate::limits::CATCH_UP_MAX`], and those of [`Handle::ask`].
    pub async fn catch_up(&self) -> Result<(), Refusal> {
        let (message, waiting) = Message::catch_up();
        self.enqueue(message)?;
        match tokio::time::timeout(crate::limits::CATCH_UP_MAX, waiting).await {
            Ok(answer) => answer.unwrap_or_else(|_| Err(self.gone())),
            Err(_) => Err(Refusal::Behind),
        }
    }

    /// At most `limit` lines of an account's history, newest first, those before `before`; everything answered before this
    /// call is in it.
    ///
    /// # Errors
    /// Those of [`Handle::catch_up`].
    pub async fn history(
        &self,
        account: AccountId,
        which: Lines,
        before: Option<Cursor>,
        limit: usize,
    ) -> Result<Vec<Entry>, Refusal> {
        self.catch_up().await?;
        let shared = self.shared.clone();
        let read = move || {
            let mut histories = shared.histories.lock().expect("no reader of histories panics");
            histories.as_mut().map(|histories| histories.lines(account, which, before, limit))
        };
        let read = tokio::task::spawn_blocking(read).await.map_err(|_| Refusal::Bug)?;
        read.unwrap_or_else(|| Err(self.gone()))
    }

    /// Keeps the bytes of a text beside the journal; they are durable before this answers.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] when they cannot be written.
    pub async fn keep_text(&self, text: String) -> Result<(), Refusal> {
        self.with_texts(move |texts| texts.keep(&text).map(|_| ())).await
    }

    /// The text of a hash, byte by byte; none when it is not there, or damaged.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] when it cannot be read.
    pub async fn text(&self, hash: [u8; 32]) -> Result<Option<String>, Refusal> {
        self.with_texts(move |texts| texts.read(store::Hash::new(hash))).await
    }

    async fn with_texts<R: Send + 'static>(
        &self,
        action: impl FnOnce(&mut store::Texts) -> Result<R, store::Error> + Send + 'static,
    ) -> Result<R, Refusal> {
        let shared = self.shared.clone();
        let done = move || action(&mut shared.texts.lock().expect("no reader of texts panics"));
        let done = tokio::task::spawn_blocking(done).await.map_err(|_| Refusal::Bug)?;
        done.map_err(|error| Refusal::Stopped(error.to_string()))
    }

    /// Whether money here is real.
    pub fn mode(&self) -> Mode {
        self.shared.world.mode
    }

    /// The operator's zone.
    pub fn zone(&self) -> &Zone {
        &self.shared.zone
    }

    /// What the data directory is.
    pub fn world(&self) -> &World {
        &self.shared.world
    }

    /// Resolves when the sequencer has stopped, with the reason.
    pub async fn stopped(&self) -> String {
        self.shared.status.stopped().await
    }

    fn enqueue(&self, message: Message) -> Result<(), Refusal> {
        self.queue.try_send(message).map_err(|error| match error {
            TrySendError::Full(_) => Refusal::Busy,
            TrySendError::Disconnected(_) => self.gone(),
        })
    }

    fn gone(&self) -> Refusal {
        Refusal::Stopped(self.shared.status.reason().unwrap_or_else(|| "it was closed".into()))
    }
}
