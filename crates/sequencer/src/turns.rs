//! The turning thread: it takes what is waiting, decides it in memory, and hands the rows on to be committed.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError};
use std::time::Instant as Elapsed;

use calendar::{Instant, Stamp};
use engine::decide::decide;
use engine::id::{AccountId, OrderId, Shard as ShardId};
use engine::turn::{Request, account_of};
use engine::{Command, Rejection, State};
use tokio::sync::oneshot;

use crate::clock::Clock;
use crate::commits::{Pending, Work};
use crate::flushes::Job;
use crate::handle::Shared;
use crate::limits::{DIRTY_MAX, FLUSH_EVERY, TURN_MAX};
use crate::message::{Refusal, Reply, Submission};
use crate::open::{Audit, Files};
use crate::shard::Shard;

mod answers;
mod recovery;
mod sweep;

pub(crate) use sweep::Sweep;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A shard as it stands.
    Shard(ShardId),
    /// An account, brought to now before the question is asked.
    Account(AccountId),
    /// An order, whose account is brought to now before the question is asked.
    Order(OrderId),
    /// An account, brought to an instant that a sandbox may name.
    AccountAt(AccountId, Instant),
}

/// A question: it sees the state, and gives the answer that leaves once what it saw is durable.
pub(crate) type Question = Box<dyn FnOnce(Result<(&State, Stamp), Refusal>) -> Answer + Send>;

/// An answer that is told whether what it rests on is durable.
pub(crate) type Answer = Box<dyn FnOnce(Result<(), Refusal>) + Send>;

/// What can wait in the queue.
pub(crate) enum Message {
    Command {
        submission: Box<Submission>,
        reply: oneshot::Sender<Result<Reply, Refusal>>,
    },
    Question {
        about: About,
        question: Question,
    },
    MoveClock {
        to: Instant,
        reply: oneshot::Sender<Result<Stamp, Refusal>>,
    },
    CatchUp {
        reply: oneshot::Sender<Result<(), Refusal>>,
    },
    /// The tables are free again.
    Flushed,
    Close,
}

/// The thread's possessions.
pub(crate) struct Turns {
    pub queue: Receiver<Message>,
    pub commits: SyncSender<Work>,
    pub shards: Vec<Shard>,
    pub clock: Clock,
    pub sweep: Sweep,
    pub audit: Audit,
    pub files: Files,
    pub shared: Arc<Shared>,
    pub pending: Vec<Pending>,
    pub catching_up: Vec<oneshot::Sender<Result<(), Refusal>>>,
    pub flushed: Elapsed,
    /// Accounts on which the program made a mistake: they are refused until it is started again.
    pub quarantined: BTreeSet<AccountId>,
    pub is_closing: bool,
}

impl Turns {
    /// Takes turn after turn until it is told to close.
    pub fn run(mut self) {
        while !self.is_closing {
            for message in self.gather() {
                self.handle(message);
            }
            self.sweep();
            self.seal();
            self.flush_when_due();
        }
        self.seal();
        self.flush();
    }

    /// What is waiting, up to the size of a turn; it waits for something unless a sweep is to go on.
    fn gather(&mut self) -> Vec<Message> {
        let mut messages = Vec::new();
        if !self.sweep.is_under_way() || self.is_full() {
            match self.queue.recv_timeout(FLUSH_EVERY) {
                Ok(message) => messages.push(message),
                Err(RecvTimeoutError::Timeout) => return messages,
                Err(RecvTimeoutError::Disconnected) => self.is_closing = true,
            }
        }
        while messages.len() < TURN_MAX {
            match self.queue.try_recv() {
                Ok(message) => messages.push(message),
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
            }
        }
        metrics::histogram!("yuefu_turn_messages").record(messages.len() as f64);
        messages
    }

    fn handle(&mut self, message: Message) {
        match message {
            Message::Command { submission, reply } => self.command(*submission, reply),
            Message::Question { about, question } => self.question(about, question),
            Message::MoveClock { to, reply } => self.move_clock(to, reply),
            Message::CatchUp { reply } => self.catching_up.push(reply),
            Message::Flushed => {}
            Message::Close => self.is_closing = true,
        }
    }

    fn command(&mut self, submission: Submission, reply: oneshot::Sender<Result<Reply, Refusal>>) {
        let Submission { mut request, shard, at } = submission;
        let shard = request.command.subject().shard().unwrap_or(shard);
        let is_here = self.shard(shard).map(drop);
        let stamp = match is_here.and_then(|()| self.clock.stamp(at)) {
            Ok(stamp) => stamp,
            Err(refusal) => return self.pending.push(answers::refused(reply, refusal)),
        };
        let account = account_of(&self.shards[shard.0 as usize].state, &request.command);
        if account.is_some_and(|account| self.quarantined.contains(&account)) {
            return self.pending.push(answers::refused(reply, Refusal::Bug));
        }
        self.bring_contract(shard, &mut request.command);
        if let Some(refusal) = self.used_elsewhere(shard, &request, stamp) {
            return self.pending.push(answers::refused(reply, refusal));
        }
        let name = request.command.name();
        let before = self.shards[shard.0 as usize].records_len();
        let taken = catch_unwind(AssertUnwindSafe(|| self.shards[shard.0 as usize].take(&request, stamp)));
        let pending = match taken {
            Ok(answer) => answers::taken(shard, stamp, name, request.intent, answer, reply),
            Err(_) => {
                self.quarantined.extend(account);
                self.recover(shard, before);
                answers::refused(reply, Refusal::Bug)
            }
        };
        self.pending.push(pending);
    }

    /// The refusal of a key that another shard remembers: the same request would have gone to the same shard. That what is
    /// asked for is unknown is said first.
    fn used_elsewhere(&self, shard: ShardId, request: &Request, stamp: Stamp) -> Option<Refusal> {
        let key = request.key?;
        let others = self.shards.iter().filter(|other| other.state.shard() != shard);
        others.map(|other| other.state.key(key.scope, stamp)).find(Option::is_some)?;
        Some(Refusal::Rejected(match decide(&self.shards[shard.0 as usize].state, &request.command, stamp) {
            Err(unknown) if unknown.is_unknown() => unknown,
            Ok(_) | Err(_) => Rejection::KeyReused,
        }))
    }

    /// Gives an order the contract of its merchant where the order's shard does not know it yet.
    fn bring_contract(&self, shard: ShardId, command: &mut Command) {
        let Command::AuthoriseOrder(ask) = command else { return };
        if self.shards[shard.0 as usize].state.merchant(ask.merchant).is_ok() {
            return;
        }
        let home = self.shards.get(ask.merchant.shard().0 as usize);
        ask.contract = home.and_then(|home| home.state.merchant(ask.merchant).ok()).map(|merchant| merchant.contract);
    }

    fn question(&mut self, about: About, question: Question) {
        let seen = self.prepare(about);
        let answer = match seen {
            Ok((shard, stamp)) => question(Ok((&self.shards[shard.0 as usize].state, stamp))),
            Err(refusal) => question(Err(refusal)),
        };
        self.pending.push(Pending::Answer(answer));
    }

    /// Brings what a question is about to its time.
    fn prepare(&mut self, about: About) -> Result<(ShardId, Stamp), Refusal> {
        let (shard, account, at) = match about {
            About::Shard(shard) => (shard, None, None),
            About::Account(account) => (account.shard(), Some(account), None),
            About::AccountAt(account, at) => (account.shard(), Some(account), Some(at)),
            About::Order(order) => {
                let account = self.shard(order.shard())?.state.order(order).ok().map(|order| order.account);
                (order.shard(), account, None)
            }
        };
        self.shard(shard)?;
        let stamp = self.clock.stamp(at)?;
        account.map_or(Ok(()), |account| self.bring(shard, account, stamp))?;
        Ok((shard, stamp))
    }

    /// Brings an account to `stamp`; when that hits a mistake its shard is recovered and the account left alone from then on.
    fn bring(&mut self, shard: ShardId, account: AccountId, stamp: Stamp) -> Result<(), Refusal> {
        if self.quarantined.contains(&account) {
            return Err(Refusal::Bug);
        }
        let before = self.shards[shard.0 as usize].records_len();
        catch_unwind(AssertUnwindSafe(|| self.shards[shard.0 as usize].bring(account, stamp))).map_err(|_| {
            self.quarantined.insert(account);
            self.recover(shard, before);
            Refusal::Bug
        })
    }

    fn shard(&self, shard: ShardId) -> Result<&Shard, Refusal> {
        self.shards.get(shard.0 as usize).ok_or(Refusal::NoShard(shard))
    }

    /// Seals what this turn made happen and hands it on, together with everyone who waits for an answer.
    fn seal(&mut self) {
        if let Err(broken) = self.check() {
            self.shared.stop(format!("an equation of the books is broken: {broken}"));
        }
        if self.clock.has_jumped() {
            self.shared
                .stop("the machine's clock has jumped ahead by more than an hour; set it right and start again".into());
        }
        let rows: Vec<store::Row> = match self.sweep.take_finished_move() {
            Some(now) => self.shards.iter_mut().map(|shard| shard.seal_at(now.micros())).collect(),
            None => self.shards.iter_mut().filter_map(Shard::seal).collect(),
        };
        let pending = std::mem::take(&mut self.pending);
        if !(rows.is_empty() && pending.is_empty()) {
            let _ = self.commits.send(Work::Batch { rows, pending });
        }
    }

    fn check(&self) -> Result<(), engine::check::Broken> {
        match self.audit {
            Audit::Never => Ok(()),
            Audit::EveryTurn => self.shards.iter().try_for_each(Shard::audit),
        }
    }

    fn flush_when_due(&mut self) {
        let dirty: usize = self.shards.iter().map(|shard| shard.dirty.len()).sum();
        let is_due = dirty > 0 && (self.flushed.elapsed() >= FLUSH_EVERY || dirty >= DIRTY_MAX / 2);
        let is_free = !self.shared.flushing.load(Ordering::Acquire);
        if is_free && (is_due || !self.catching_up.is_empty()) {
            self.flush();
        }
    }

    /// Hands the changed objects on, behind the rows that changed them.
    fn flush(&mut self) {
        self.flushed = Elapsed::now();
        self.shared.flushing.store(true, Ordering::Release);
        let flushes = self.shards.iter_mut().filter_map(Shard::flush).collect();
        let waiting = std::mem::take(&mut self.catching_up);
        let _ = self.commits.send(Work::Flush(Job { flushes, waiting }));
    }
}
