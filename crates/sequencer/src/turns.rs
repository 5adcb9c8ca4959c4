//! The turning stage: it takes what is waiting, decides it in memory, and hands the rows on to be committed.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use calendar::Stamp;
use engine::concession::given_by;
use engine::decide::decide;
use engine::id::{AccountId, Shard as ShardId};
use engine::turn::{self, Intent, Request, account_of};
use engine::{Command, Event, Rejection};
use store::{Journal, Tables};
use tokio::sync::oneshot;

use crate::clock::Clock;
use crate::commits::{Pending, Work};
use crate::flushes::Job;
use crate::limits::{
    BESIDE_FOR, CHANGED_BY_ONE, DIRTY_MAX, DRAW_BESIDE_MAX, DRAW_MAX, FLUSH_EVERY, FLUSH_LATEST, FLUSH_REST,
    SWEEP_BESIDE_MAX, SWEEP_MAX,
};
use crate::message::{Refusal, Reply, Submission};
use crate::open::Audit;
use crate::shard::Shard;
use crate::status::{Flushing, Status};

mod answers;
mod recovery;
mod sweep;

pub use crate::queue::{About, Answer, Message, Question};
pub(crate) use sweep::Sweep;

/// What follows the turns.
pub trait Onward: Send {
    /// Takes work on; it is done in the order in which it comes.
    fn hand(&mut self, work: Work);

    /// Waits until everything handed on is done: durable, answered, and nothing being flushed.
    fn wait(&mut self);
}

/// Opens the journal and the tables once more, to be read.
pub type Reread = Box<dyn Fn() -> Result<(Box<dyn Journal>, Box<dyn Tables>), store::Error> + Send>;

/// The turning stage: it alone has the states.
pub struct Turns {
    pub(crate) onward: Box<dyn Onward>,
    pub(crate) shards: Vec<Shard>,
    pub(crate) clock: Clock,
    pub(crate) sweep: Sweep,
    pub(crate) audit: Audit,
    pub(crate) reread: Reread,
    pub(crate) status: Arc<Status>,
    pub(crate) pending: Vec<Pending>,
    pub(crate) catching_up: Vec<oneshot::Sender<Result<(), Refusal>>>,
    /// When a caller was last here, by the clock's watch.
    pub(crate) called: Option<Duration>,
    /// When something was last handed on to be flushed, by the clock's watch.
    pub(crate) flushed: Duration,
    /// How long the tables are left alone from then on; unknown until that flush is done.
    pub(crate) rest: Option<Duration>,
    /// Whether the next flush is being drawn.
    pub(crate) flushing: Flush,
    /// How many changed objects each shard draws in a turn for the next flush.
    pub(crate) draw_max: usize,
    /// Accounts on which the program made a mistake: they are refused until it is started again.
    pub(crate) quarantined: BTreeSet<AccountId>,
    pub(crate) is_closing: bool,
}

/// The next flush.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flush {
    /// It is not due.
    None,
    /// It is due, and what it writes is being drawn.
    Drawn,
}

impl Turns {
    /// Takes one turn: every message in its order, then a piece of the sweep; what happened is sealed and handed on.
    pub fn turn(&mut self, messages: Vec<Message>) {
        let count = messages.len();
        let is_beside = self.is_beside(&messages);
        self.glance(&messages);
        for message in messages {
            self.handle(message);
        }
        self.sweep(if is_beside { SWEEP_BESIDE_MAX } else { SWEEP_MAX });
        self.seal();
        self.flush_when_due(if is_beside { DRAW_BESIDE_MAX + CHANGED_BY_ONE * count } else { DRAW_MAX });
    }

    /// Whether callers are here, now or just before: the next one is not to wait for a long turn, even if this one is empty.
    fn is_beside(&mut self, messages: &[Message]) -> bool {
        let now = self.clock.elapsed();
        if messages.iter().any(|message| matches!(message, Message::Command { .. } | Message::Question { .. })) {
            self.called = Some(now);
        }
        self.called.is_some_and(|called| now.saturating_sub(called) < BESIDE_FOR)
    }

    /// Looks at what the commands are about before the first one is decided: what lies far off in memory is fetched for many
    /// at a time then, and not for one after the other.
    fn glance(&self, messages: &[Message]) {
        let mut seen = 0;
        for message in messages {
            let Message::Command { submission, .. } = message else { continue };
            seen += self.shards.iter().map(|shard| shard.glance(&submission.request)).sum::<usize>();
        }
        // Without this the compiler would see that nobody asks.
        std::hint::black_box(seen);
    }

    /// Takes the last turn: whatever is left is handed on.
    pub fn finish(&mut self) {
        self.seal();
        self.flush();
    }

    /// Whether there is more to do without any message.
    pub fn has_more(&self) -> bool {
        self.flushing == Flush::Drawn || self.sweep.is_under_way() && !self.is_full()
    }

    /// Whether the sequencer has stopped: nothing is committed any more.
    pub fn has_stopped(&self) -> bool {
        self.status.reason().is_some()
    }

    /// Whether it was told to close.
    pub fn is_closing(&self) -> bool {
        self.is_closing
    }

    /// The state of every shard, as decided so far.
    pub fn states(&self) -> impl Iterator<Item = &engine::State> {
        self.shards.iter().map(|shard| &shard.state)
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
        self.bring_given(shard, &mut request.command, stamp);
        self.bring_used(shard, &mut request.command);
        if let Some(refusal) = self.used_elsewhere(shard, &request, stamp) {
            return self.pending.push(answers::refused(reply, refusal));
        }
        let name = request.command.name();
        let before = self.shards[shard.0 as usize].records_len();
        let taken = catch_unwind(AssertUnwindSafe(|| self.shards[shard.0 as usize].take(&request, stamp)));
        let pending = match taken {
            Ok(answer) => {
                self.spread(&request, &answer, stamp);
                answers::taken(shard, stamp, name, request.intent, answer, reply)
            }
            Err(_) => {
                self.quarantined.extend(account);
                self.recover(shard, before);
                answers::refused(reply, Refusal::Bug)
            }
        };
        self.pending.push(pending);
    }

    /// Makes what the home shard decided for all true on the other shards, too: Terms that were approved, a text that was published,
    /// a campaign that was created or closed.
    /// Their rows are committed together.
    fn spread(&mut self, request: &Request, answer: &turn::Answer, stamp: Stamp) {
        let is_for_all = matches!(
            request.command,
            Command::ApproveTerms(_) | Command::PublishText(_) | Command::CreateCampaign(_) | Command::CloseCampaign(_)
        );
        let (true, Intent::Do, turn::Answer::Done(events)) = (is_for_all, request.intent, answer) else { return };
        for event in events {
            let is_for_all = matches!(
                event,
                Event::TermsActivated(_)
                    | Event::TextPublished(_)
                    | Event::CampaignCreated(_)
                    | Event::CampaignClosed(_)
            );
            if !is_for_all {
                continue;
            }
            self.shards.iter_mut().filter(|other| other.state.shard() != ShardId::HOME).for_each(|other| {
                other.adopt(event, stamp);
            });
        }
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

    /// Gives an order, or a campaign, the contract of its merchant where its shard does not know it yet.
    fn bring_contract(&self, shard: ShardId, command: &mut Command) {
        let Some((merchant, contract)) = command.contract_elsewhere_mut() else { return };
        if self.shards[shard.0 as usize].state.merchant(merchant).is_ok() {
            return;
        }
        let home = self.shards.get(merchant.shard().0 as usize);
        *contract = home.and_then(|home| home.state.merchant(merchant).ok()).map(|merchant| merchant.contract);
    }

    /// Tells an order what the other shards used of the budgets of its coupons: a budget is one over all of them, and they all take
    /// their turns here, one after the other.
    fn bring_used(&self, shard: ShardId, command: &mut Command) {
        let Command::AuthoriseOrder(ask) = command else { return };
        for named in ask.coupons.iter_mut().flat_map(|wish| &mut wish.coupons) {
            let others = self.shards.iter().map(|other| &other.state).filter(|other| other.shard() != shard);
            named.used_elsewhere = others.map(|other| other.used_of(named.campaign)).sum();
        }
    }

    /// Tells a concession what who gives it gave today on the other shards: a day's authority is one over all of them.
    fn bring_given(&self, shard: ShardId, command: &mut Command, stamp: Stamp) {
        let state = &self.shards[shard.0 as usize].state;
        let account = account_of(state, command).and_then(|account| state.account(account).ok());
        let (Some(account), Some((by, given))) = (account, command.given_elsewhere_mut()) else { return };
        let others = self.shards.iter().map(|other| &other.state).filter(|other| other.shard() != shard);
        *given = others.map(|other| given_by(other, by, account.currency, stamp.date)).sum();
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
        account.map_or(Ok(()), |account| self.bring(shard, account, |shard| shard.bring(account, stamp)))?;
        Ok((shard, stamp))
    }

    /// Brings an account to its time; when that hits a mistake its shard is recovered and the account left alone from then on.
    fn bring(&mut self, shard: ShardId, account: AccountId, bring: impl FnOnce(&mut Shard)) -> Result<(), Refusal> {
        if self.quarantined.contains(&account) {
            return Err(Refusal::Bug);
        }
        let before = self.shards[shard.0 as usize].records_len();
        catch_unwind(AssertUnwindSafe(|| bring(&mut self.shards[shard.0 as usize]))).map_err(|_| {
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
            self.status.stop(format!("an equation of the books is broken: {broken}"));
        }
        if self.clock.has_jumped() {
            self.status
                .stop("the machine's clock has jumped ahead by more than an hour; set it right and start again".into());
        }
        let rows: Vec<store::Row> = match self.sweep.take_finished_move() {
            Some(now) => self.shards.iter_mut().map(|shard| shard.seal_at(now.micros())).collect(),
            None => self.shards.iter_mut().filter_map(Shard::seal).collect(),
        };
        let pending = std::mem::take(&mut self.pending);
        if !(rows.is_empty() && pending.is_empty()) {
            self.onward.hand(Work::Batch { rows, pending });
        }
    }

    fn check(&mut self) -> Result<(), engine::check::Broken> {
        match self.audit {
            Audit::Never => Ok(()),
            Audit::EveryTurn => self.shards.iter_mut().try_for_each(Shard::audit),
        }
    }

    /// Flushes when the tables have rested: for a multiple of what the last flush took, so that much is written seldom and in
    /// one go, and little soon.
    fn flush_when_due(&mut self, draws: usize) {
        let dirty: usize = self.shards.iter().map(|shard| shard.dirty.len()).sum();
        let since = self.clock.elapsed().saturating_sub(self.flushed);
        let is_free = !self.status.is_flushing();
        if is_free && self.rest.is_none() {
            self.rest = Some((since * FLUSH_REST).clamp(FLUSH_EVERY, FLUSH_LATEST));
        }
        let is_late = self.rest.is_some_and(|rest| since >= rest);
        let is_due = dirty > 0 && (is_late || dirty >= DIRTY_MAX / 2);
        if is_free && (is_due || !self.catching_up.is_empty()) {
            self.flushing = Flush::Drawn;
        }
        if self.flushing == Flush::Drawn && self.draw(draws.min(self.draw_max)) {
            self.flush();
        }
    }

    /// Draws up to `limit` of what changed in every shard; whether none of them has any left.
    fn draw(&mut self, limit: usize) -> bool {
        let mut is_drawn = true;
        for shard in &mut self.shards {
            is_drawn &= shard.draw(limit);
        }
        is_drawn
    }

    /// Hands the changed objects on, behind the rows that changed them.
    fn flush(&mut self) {
        (self.flushed, self.rest, self.flushing) = (self.clock.elapsed(), None, Flush::None);
        self.status.set_flushing(Flushing::UnderWay);
        let flushes = self.shards.iter_mut().filter_map(Shard::flush).collect();
        let waiting = std::mem::take(&mut self.catching_up);
        self.onward.hand(Work::Flush(Job { flushes, waiting }));
    }
}
