//! Sweeping: bringing every account to a new day, in small pieces between live commands; and moving a sandbox clock, one
//! sweep a day.

use std::collections::VecDeque;
use std::ops::Range;

use calendar::{Date, Instant, Stamp};
use engine::id::{AccountId, Shard as ShardId};
use tokio::sync::oneshot;

use super::{Answer, Turns};
use crate::commits::Pending;
use crate::limits::{DIRTY_MAX, SWEEP_LINES_MAX};
use crate::message::Refusal;

/// How far the sweep of the day is, and where the clock is being moved.
pub(crate) struct Sweep {
    /// The day that every account was brought to.
    swept: Date,
    /// The day that accounts are being brought to.
    date: Date,
    /// The instant of the last sweep: a move ends with one at its end.
    swept_at: Instant,
    /// The accounts still to be brought there: of each shard, those in these places.
    left: Vec<Range<usize>>,
    moves: VecDeque<(Instant, oneshot::Sender<Result<Stamp, Refusal>>)>,
    finished_move: Option<Instant>,
}

impl Sweep {
    /// A sweep that starts with the day after `date`.
    pub fn after(date: Date) -> Sweep {
        let (left, moves, swept_at) = (Vec::new(), VecDeque::new(), Instant::default());
        Sweep { swept: date, date, swept_at, left, moves, finished_move: None }
    }

    /// Whether there is more to do without any message.
    pub fn is_under_way(&self) -> bool {
        !self.is_done() || !self.moves.is_empty()
    }

    /// Whether every account was brought there.
    fn is_done(&self) -> bool {
        self.left.iter().all(Range::is_empty)
    }

    /// The shard and the place of the next account.
    fn next(&mut self) -> Option<(usize, usize)> {
        self.left.iter_mut().enumerate().find_map(|(shard, places)| Some((shard, places.next()?)))
    }

    /// The instant a move ended at in this turn: every shard is to remember it.
    pub fn take_finished_move(&mut self) -> Option<Instant> {
        self.finished_move.take()
    }
}

impl Turns {
    pub(super) fn move_clock(&mut self, to: Instant, reply: oneshot::Sender<Result<Stamp, Refusal>>) {
        match self.clock.check(to) {
            Ok(()) => self.sweep.moves.push_back((to, reply)),
            Err(refusal) => {
                let answer: Answer = Box::new(move |durable| drop(reply.send(durable.and(Err(refusal)))));
                self.pending.push(Pending::Answer(answer));
            }
        }
    }

    /// Goes on with the sweep by up to `limit` accounts; once it is done, goes on with the move of the clock.
    pub(super) fn sweep(&mut self, limit: usize) {
        let mut stamp = self.clock.now();
        if self.sweep.is_done() && self.sweep.swept == stamp.date {
            stamp = self.step_move(stamp);
        }
        if self.sweep.is_done() && self.sweep.swept < stamp.date {
            self.start_sweep(stamp);
        }
        if !self.is_full() {
            self.sweep_some(stamp, limit);
        }
    }

    fn start_sweep(&mut self, stamp: Stamp) {
        // Accounts opened from now on stand behind those, and are of this day.
        self.sweep.left = self.shards.iter().map(|shard| 0..shard.state.accounts_len()).collect();
        (self.sweep.date, self.sweep.swept_at) = (stamp.date, stamp.at);
    }

    /// Whether so much waits for the tables that a sweep has to wait, too.
    pub(super) fn is_full(&self) -> bool {
        self.shards.iter().map(|shard| shard.dirty.len()).sum::<usize>() >= DIRTY_MAX
    }

    fn sweep_some(&mut self, stamp: Stamp, limit: usize) {
        let mut lines = 0;
        for _ in 0..limit {
            if lines >= SWEEP_LINES_MAX {
                break;
            }
            let Some((shard, place)) = self.sweep.next() else { break };
            let state = &self.shards[shard].state;
            let (shard, account) = (state.shard(), state.account_at(place).expect("no account goes away"));
            lines += self.lines(shard, account);
            if self.bring(shard, account, |shard| shard.bring_alone(account, stamp)).is_err() {
                tracing::error!(%account, "this account cannot be brought to {}", stamp.date);
            }
        }
        if self.sweep.is_done() {
            self.sweep.swept = self.sweep.date;
        }
    }

    /// How many lines the next statement of an account has, at most.
    fn lines(&self, shard: ShardId, account: AccountId) -> usize {
        let account = self.shards[shard.0 as usize].state.account(account);
        account.map_or(0, |account| account.unbilled.len() + account.plans.len())
    }

    /// Takes the next step of a move, to the start of the next day or to its end; answers when it is there and every
    /// account with it.
    fn step_move(&mut self, stamp: Stamp) -> Stamp {
        let Some((to, _)) = self.sweep.moves.front() else { return stamp };
        if *to > stamp.at {
            return self.clock.step(*to);
        }
        if self.sweep.swept_at < stamp.at {
            self.start_sweep(stamp);
            return stamp;
        }
        let Some((_, reply)) = self.sweep.moves.pop_front() else { return stamp };
        self.sweep.finished_move = Some(stamp.at);
        let answer: Answer = Box::new(move |durable| drop(reply.send(durable.map(|()| stamp))));
        self.pending.push(Pending::Answer(answer));
        stamp
    }
}
