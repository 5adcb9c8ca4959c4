//! Crashes, recoveries, and old owners that come back.

use std::collections::BTreeSet;

use sequencer::stages::{Message, Work};
use sequencer::{Refusal, Source};
use store::{Journal, Row};

use super::process::Process;
use super::{Crash, Failure, Run, Said};
use crate::auditor::{Auditor, Handed};
use crate::disk::{Disk, MemoryJournal};

impl Run {
    /// The process dies, and another is started on what survived.
    pub(super) fn crash(&mut self, crash: Crash) -> Result<(), Failure> {
        self.counts.crashes += 1;
        self.forget_asked();
        match crash {
            Crash::Killed | Crash::Asleep => {}
            Crash::Written => self.write_untold()?,
            Crash::Power => self.platter.disk().cut_power(),
            Crash::Lying { shard, rows } => self.lose(shard, rows)?,
        }
        let opened = Process::open(&self.setting, &self.platter, &self.watch)
            .map_err(|error| format!("it did not start again: {error}"))?;
        let old = std::mem::replace(&mut self.process, opened);
        self.zombie = (crash == Crash::Asleep).then_some(old).or(self.zombie.take());
        self.recovered()
    }

    /// Nobody hears what was not answered yet; the clients do not know what became of it.
    fn forget_asked(&mut self) {
        let asked = std::mem::take(&mut self.process.asked);
        self.unknown.extend(asked.into_iter().map(|asked| asked.sent));
        self.process.looks.clear();
    }

    /// The next batch is written, and the process dies before it tells anybody.
    fn write_untold(&mut self) -> Result<(), Failure> {
        let rows: Vec<Row> = {
            let on = self.process.belt.on();
            let batches = on.work.iter().filter_map(|work| match work {
                Work::Batch { rows, .. } => Some(rows.clone()),
                Work::Flush(_) => None,
            });
            batches.into_iter().next().unwrap_or_default()
        };
        if self.has_stopped() || rows.is_empty() {
            return Ok(());
        }
        let told = self.platter.disk().told.clone();
        let written = MemoryJournal(self.platter.clone()).append(&rows);
        self.platter.disk().told = told;
        written.map(|_| ()).map_err(|error| error.to_string())
    }

    /// A disk that lied loses rows that were told to be committed: a start must refuse, until they are back from a backup.
    fn lose(&mut self, shard: u16, rows: usize) -> Result<(), Failure> {
        let mut disk = self.platter.disk();
        let (len, told) =
            (disk.rows.get(&shard).map_or(0, Vec::len), disk.told.get(&shard).copied().unwrap_or_default());
        let untold = len.saturating_sub(told as usize);
        let lost = disk.tear(shard, untold + rows);
        drop(disk);
        let lost_told = lost.len() > untold;
        let opened = Process::open(&self.setting, &self.platter, &self.watch);
        if lost_told && opened.is_ok() {
            return Err(format!("N11: {rows} rows of shard {shard} were lost, and it started without a word"));
        }
        let mut disk = self.platter.disk();
        disk.rows.entry(shard).or_default().extend(lost);
        drop(disk);
        self.counts.losses += 1;
        Ok(())
    }

    /// After a start: the auditor reads the journal from row 0, and everything is compared.
    fn recovered(&mut self) -> Result<(), Failure> {
        self.auditor = self.fresh_auditor()?;
        self.prune_handed();
        let handed: BTreeSet<(u16, u64)> = self.handed.iter().map(|row| (row.shard, row.seq)).collect();
        let disk = self.platter.disk();
        for row in disk.rows.values().flatten() {
            if row.count > 0 && !handed.contains(&(row.shard, row.seq)) {
                return Err(format!("N3: row {} of shard {} was handed on by nobody", row.seq, row.shard));
            }
        }
        for (shard, rows) in &disk.rows {
            if let [.., before, last] = &rows[..]
                && last.epoch <= before.epoch
            {
                return Err(format!("N5: shard {shard} was taken over without a new epoch"));
            }
        }
        // The clock of a sandbox stands where the journal ends.
        self.clock = disk.rows.values().filter_map(|rows| rows.last()).map(|row| row.time).max().unwrap_or(self.clock);
        drop(disk);
        self.check()
    }

    /// What was handed on and did not survive is as if it had never been.
    fn prune_handed(&mut self) {
        let disk = self.platter.disk();
        self.handed.retain(|row| survives(&disk, row));
    }

    /// An auditor that has read what survived, in the order in which it was decided.
    pub(super) fn fresh_auditor(&self) -> Result<Auditor, Failure> {
        let mut auditor = Auditor::new(self.setting.world.shards, self.zone.clone());
        let disk = self.platter.disk();
        for row in self.handed.iter().filter(|row| survives(&disk, row)) {
            auditor.read(row)?;
        }
        Ok(auditor)
    }

    /// The last row of every shard.
    fn tips(&self) -> Vec<Option<store::Tip>> {
        self.platter.disk().rows.values().map(|rows| rows.last().map(Row::tip)).collect()
    }

    /// The old owner wakes up: it must not make anything happen, nor say that it did.
    pub(super) fn wake(&mut self, said: &[Said]) -> Result<(), Failure> {
        let Some(mut old) = self.zombie.take() else { return Ok(()) };
        self.counts.zombies += 1;
        let before = self.tips();
        let tables = self.platter.disk().at.clone();
        let mut waiting = Vec::new();
        let mut messages = Vec::new();
        for said in said {
            if let Said::Ask(sent) = said
                && let Some(submission) = sent.submission(&self.auditor)
            {
                let (message, answer) = Message::command(submission);
                messages.push(message);
                waiting.push(answer);
            }
        }
        old.stages.turns.turn(messages);
        loop {
            let Some(work) = old.belt.on().work.pop_front() else { break };
            if let Some(job) = old.stages.commits.work(work) {
                old.stages.flushes.flush(job);
            }
        }
        if self.tips() != before {
            return Err("an old owner wrote to the journal after it was taken over".into());
        }
        for mut answer in waiting {
            match answer.try_recv() {
                Ok(Ok(reply)) if reply.source == Source::Fresh => {
                    return Err("an old owner told of success after it was taken over".into());
                }
                Ok(Ok(_) | Err(Refusal::Rejected(_) | Refusal::Stopped(_) | Refusal::Time(_))) => {}
                Ok(Err(other)) => return Err(format!("an old owner answered: {other}")),
                Err(_) => {}
            }
        }
        // What it flushed was durable before it fell asleep; the new owner finds its tables moved, and starts again.
        self.process.may_stop |= self.platter.disk().at != tables;
        Ok(())
    }
}

/// Whether a row that was handed on lies on the disk.
fn survives(disk: &Disk, handed: &Handed) -> bool {
    let row = disk.rows.get(&handed.shard).and_then(|rows| rows.get(handed.seq as usize));
    row.is_some_and(|row| row.hash == handed.hash)
}
