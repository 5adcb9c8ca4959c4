//! Turns, commits and flushes, one at a time.

use std::sync::atomic::Ordering;

use calendar::{Date, Instant};
use engine::id::AccountId;
use sequencer::handle::Waiting;
use sequencer::stages::{About, Message};
use sequencer::{Reply, Submission};
use store::Tables;

use super::process::{Asked, Seen};
use super::{Failure, Run, Said};
use crate::ask::{Made, Sent, Who};
use crate::auditor::{Auditor, Foreseen, Handed, Tape};
use crate::disk::{Fate, MemoryTables};

/// A message on its way through a turn.
enum Way {
    Ask(Sent, Box<Submission>, Waiting<Reply>),
    Look(AccountId, Waiting<Seen>),
}

impl Run {
    /// Takes a turn: every message is sent, decided, and followed by the auditor.
    pub(super) fn turn(&mut self, said: &[Said], watch: i64) -> Result<(), Failure> {
        let watch = watch.max(self.watch.load(Ordering::Acquire));
        self.watch.store(watch, Ordering::Release);
        let (messages, ways) = self.messages(said);
        self.process.stages.turns.turn(messages);
        self.counts.turns += 1;
        let rows = self.handed_rows()?;
        self.follow(ways, &rows)
    }

    /// What was handed on since the last time.
    pub(super) fn handed_rows(&mut self) -> Result<Vec<Handed>, Failure> {
        let rows = std::mem::take(&mut self.process.belt.on().fresh);
        let rows = rows.iter().map(Handed::of).collect::<Result<Vec<Handed>, Failure>>()?;
        self.handed.extend(rows.iter().cloned());
        Ok(rows)
    }

    fn messages(&mut self, said: &[Said]) -> (Vec<Message>, Vec<Way>) {
        let (mut messages, mut ways) = (Vec::new(), Vec::new());
        for said in said {
            match said {
                Said::Ask(sent) => {
                    let Some(submission) = sent.submission(&self.auditor) else { continue };
                    let (message, waiting) = Message::command(submission.clone());
                    messages.push(message);
                    ways.push(Way::Ask(sent.clone(), Box::new(submission), waiting));
                }
                Said::Look(who) => {
                    let Some(account) = self.auditor.account_named(*who) else { continue };
                    let (message, waiting) = look(account);
                    messages.push(message);
                    ways.push(Way::Look(account, waiting));
                }
            }
        }
        (messages, ways)
    }

    fn follow(&mut self, ways: Vec<Way>, rows: &[Handed]) -> Result<(), Failure> {
        let mut tape = Tape::of(rows, self.auditor.shards.len())?;
        for way in ways {
            match way {
                Way::Ask(sent, submission, waiting) => {
                    self.counts.commands += 1;
                    let stamp = self.stamp(sent.at);
                    let (foreseen, cell) = self.auditor.follow(&sent, &submission, stamp, &mut tape)?;
                    let code = match foreseen {
                        Foreseen::Elsewhere => self.auditor.code_elsewhere(&submission, stamp),
                        Foreseen::Refused(code) => code,
                        Foreseen::Accepted | Foreseen::Already | Foreseen::Repeated => "",
                    };
                    let refusal = self.auditor.figures(&submission, code, stamp);
                    self.process.asked.push(Asked { sent, stamp, foreseen, code, refusal, cell, waiting });
                }
                Way::Look(account, waiting) => {
                    let stamp = self.stamp(None);
                    self.auditor.bring(account, stamp, &mut tape)?;
                    let seen = self.auditor.seen(account, stamp.date);
                    self.process.looks.push((waiting, seen));
                }
            }
        }
        self.stamp(None);
        self.auditor.rest(tape)?;
        let on = self.process.belt.on().waited;
        if on {
            return Err("a mistake in the program: a turn panicked".into());
        }
        self.auditor.compare_touched(self.process.stages.turns.states())
    }

    /// Moves the sandbox clock; the process dies after `turns` turns of it, if that is said.
    pub(super) fn move_clock(&mut self, to: i64, turns: Option<u32>) -> Result<(), Failure> {
        let (message, mut waiting) = Message::move_clock(Instant::from_micros(to));
        let mut messages = vec![message];
        let mut left = turns;
        loop {
            if left == Some(0) {
                return self.crash(super::Crash::Killed);
            }
            left = left.map(|left| left - 1);
            self.process.stages.turns.turn(std::mem::take(&mut messages));
            self.counts.turns += 1;
            let rows = self.handed_rows()?;
            let tape = Tape::of(&rows, self.auditor.shards.len())?;
            self.auditor.rest(tape)?;
            self.auditor.compare_touched(self.process.stages.turns.states())?;
            while self.waiting() > 0 {
                self.commit(Fate::Fine)?;
            }
            while self.is_flush_waiting() {
                self.flush(Fate::Fine)?;
            }
            match waiting.try_recv() {
                Ok(Ok(stamp)) => {
                    self.clock = self.clock.max(stamp.at.micros());
                    return Ok(());
                }
                Ok(Err(refusal)) => return Err(format!("the clock could not be moved: {refusal}")),
                Err(_) if self.has_stopped() => return Ok(()),
                Err(_) => {}
            }
        }
    }

    /// The next piece of work goes to the journal.
    pub(super) fn commit(&mut self, fate: Fate) -> Result<(), Failure> {
        let Some(work) = self.process.belt.on().work.pop_front() else { return Ok(()) };
        if fate != Fate::Fine {
            self.counts.failures += 1;
            self.process.may_stop = true;
        }
        let mut disk = self.platter.disk();
        (disk.append, disk.waited) = (fate, 0);
        drop(disk);
        let job = self.process.stages.commits.work(work);
        self.process.jobs.extend(job);
        self.platter.disk().append = Fate::Fine;
        self.hear()
    }

    /// The next flush goes to the tables.
    pub(super) fn flush(&mut self, fate: Fate) -> Result<(), Failure> {
        let Some(job) = self.process.jobs.pop_front() else { return Ok(()) };
        if fate != Fate::Fine {
            self.counts.failures += 1;
            self.process.may_stop = true;
        }
        self.platter.disk().flush = fate;
        self.process.stages.flushes.flush(job);
        self.platter.disk().flush = Fate::Fine;
        Ok(())
    }

    /// The last flush comes once more: it must be refused, and change nothing.
    pub(super) fn flush_again(&mut self) -> Result<(), Failure> {
        let last = self.platter.disk().last.clone();
        let again: Vec<_> = last.into_iter().filter(|flush| flush.from != Some(flush.to)).collect();
        if again.is_empty() {
            return Ok(());
        }
        let before = self.platter.disk().at.clone();
        let flushed = MemoryTables(self.platter.clone()).flush(&again);
        match flushed {
            Ok(()) if self.platter.disk().at != before => Err("N8: the same flush was written twice".into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

fn look(account: AccountId) -> (Message, Waiting<Seen>) {
    Message::question(About::Account(account), move |state, stamp| {
        let found = state.account(account).ok()?;
        let due = engine::account::due_now(state, found);
        let available = engine::account::available(state, found, stamp.date);
        Some([available, found.exposure(), due, found.credit].map(|amount| amount.minor()))
    })
}

impl Auditor {
    /// The account that a request opened.
    pub fn account_named(&self, who: Who) -> Option<AccountId> {
        let Who::Of(serial) = who else { return None };
        match self.cast.get(&serial) {
            Some(Made::Account(account)) => Some(*account),
            _ => None,
        }
    }

    /// What a look at an account must see on a day.
    pub fn seen(&self, account: AccountId, today: Date) -> Seen {
        let shard = self.shard_of(account);
        let found = shard.accounts.get(account.0)?;
        let exposure = shard.exposure_of(found);
        Some([shard.available_of(found, today), exposure, shard.due_now(found), found.credit])
    }
}
