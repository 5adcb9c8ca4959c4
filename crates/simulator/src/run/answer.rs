//! Answers: what came against what had to come.

use sequencer::{Refusal, Reply, Source};
use tokio::sync::oneshot::error::TryRecvError;

use super::process::Asked;
use super::{Failure, Run};
use crate::auditor::Foreseen;
use crate::coverage::Cell;
use engine::turn::Intent;

/// How many answered requests are kept to be sent again.
const ANSWERED_MAX: usize = 4_000;

impl Run {
    /// Hears every answer that has come.
    pub(super) fn hear(&mut self) -> Result<(), Failure> {
        for mut asked in std::mem::take(&mut self.process.asked) {
            match asked.waiting.try_recv() {
                Ok(answer) => self.answered(asked, answer)?,
                Err(TryRecvError::Empty) => self.process.asked.push(asked),
                Err(TryRecvError::Closed) => return Err(format!("request {} was never answered", asked.sent.serial)),
            }
        }
        for (mut waiting, expected) in std::mem::take(&mut self.process.looks) {
            match waiting.try_recv() {
                Ok(Ok(seen)) if seen == expected => {}
                Ok(Ok(seen)) => return Err(format!("a look saw {seen:?} instead of {expected:?}")),
                Ok(Err(Refusal::Stopped(_))) => {}
                Ok(Err(refusal)) => return Err(format!("a look was refused: {refusal}")),
                Err(_) => self.process.looks.push((waiting, expected)),
            }
        }
        Ok(())
    }

    fn answered(&mut self, asked: Asked, answer: Result<Reply, Refusal>) -> Result<(), Failure> {
        self.hash.update(&asked.sent.serial.to_le_bytes());
        let met = match answer {
            Ok(reply) => self.replied(&asked, reply)?,
            Err(Refusal::Rejected(rejection)) => {
                self.hash.update(rejection.to_string().as_bytes());
                if asked.code != rejection.code() {
                    return Err(surprise(&asked, &format!("was refused: {} ({rejection})", rejection.code())));
                }
                if let Some(expected) = asked.refusal.as_ref().filter(|expected| **expected != rejection) {
                    return Err(surprise(&asked, &format!("was told {rejection:?} instead of {expected:?}")));
                }
                rejection.code()
            }
            Err(Refusal::Stopped(_)) => {
                self.unknown.push(asked.sent);
                return Ok(());
            }
            Err(other) => return Err(surprise(&asked, &format!("was refused: {other}"))),
        };
        self.coverage.hit(Cell { answer: met, ..asked.cell })?;
        if self.answered.len() < ANSWERED_MAX {
            self.answered.push(asked.sent);
        } else {
            let at = asked.sent.serial as usize % ANSWERED_MAX;
            self.answered[at] = asked.sent;
        }
        Ok(())
    }

    fn replied(&mut self, asked: &Asked, reply: Reply) -> Result<&'static str, Failure> {
        // What it tells is compared with the journal, whose hash covers it.
        self.hash
            .update(&reply.stamp.at.micros().to_le_bytes())
            .update(&[reply.source as u8, reply.events.len() as u8]);
        let met = match (reply.source, asked.foreseen) {
            (Source::Fresh, Foreseen::Accepted) => self.happened(asked, reply).map(|()| "accepted"),
            (Source::DryRun, Foreseen::Accepted) => Ok("accepted"),
            (Source::DryRun | Source::Already, Foreseen::Already) if reply.events.is_empty() => Ok("already"),
            (Source::Repeated, Foreseen::Repeated) => self.repeated(asked, &reply).map(|()| "repeated"),
            (source, _) => Err(format!("was answered as {source:?}")),
        };
        met.map_err(|wrong| {
            let uses = asked.sent.key.and_then(|key| self.auditor.uses.get(&key)).into_iter().flatten();
            let used: Vec<String> = uses.map(|used| sequencer::clock::write(used.stamp.at)).collect();
            surprise(asked, &format!("{wrong}; its key was used at {used:?}"))
        })
    }

    /// N1: what was acknowledged stands in the journal, as it was told.
    fn happened(&mut self, asked: &Asked, reply: Reply) -> Result<(), String> {
        let Some(key) = asked.sent.key.filter(|_| asked.sent.intent == Intent::Do) else { return Ok(()) };
        let used =
            self.auditor.uses.get(&key).and_then(|uses| uses.iter().rev().find(|used| used.stamp == reply.stamp));
        match used {
            Some(used) if used.record.events == reply.events && used.shard == reply.shard.0 => {}
            Some(_) => return Err("N1: the answer is not what the journal says".into()),
            None => return Err("N1: the journal has nothing of it".into()),
        }
        self.expect_written(reply.shard.0, used.map_or(0, |used| used.row))?;
        self.acknowledged.push((key, reply.stamp, reply.events));
        Ok(())
    }

    /// N1: a row whose commands are answered was told to be committed.
    fn expect_written(&self, shard: u16, row: u64) -> Result<(), String> {
        let told = self.platter.disk().told.get(&shard).copied().unwrap_or_default();
        match row < told {
            true => Ok(()),
            false => Err(format!("N1: it was answered before row {row} of shard {shard} was committed")),
        }
    }

    fn repeated(&self, asked: &Asked, reply: &Reply) -> Result<(), String> {
        let uses = asked.sent.key.and_then(|key| self.auditor.uses.get(&key));
        let used = uses.and_then(|uses| uses.iter().rev().find(|used| used.stamp == reply.stamp));
        match used {
            Some(used) if used.record.events == reply.events => self.expect_written(used.shard, used.row),
            Some(_) => Err("a repeat was answered otherwise than the first time".into()),
            None => Err("a repeat was answered with what is not in the journal".into()),
        }
    }
}

fn surprise(asked: &Asked, what: &str) -> String {
    let Asked { sent, foreseen, stamp, .. } = asked;
    format!(
        "request {} ({:?}) at {}: {what}; {foreseen:?} was to come",
        sent.serial,
        sent.ask,
        sequencer::clock::write(stamp.at)
    )
}
