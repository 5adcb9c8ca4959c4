//! The check of everything: N1 to N8, N10 and N11 of the design, and every equation.

use sequencer::fold::state_hash;
use sequencer::verify::verify_stores;

use super::{Failure, Run};
use crate::disk::{MemoryJournal, MemoryMark, MemoryTables};

impl Run {
    /// Checks everything there is, once more with an auditor that reads the journal from row 0.
    pub(super) fn check_again(&mut self) -> Result<(), Failure> {
        self.check()?;
        match self.waiting() {
            0 => self.fresh_auditor()?.compare_all(self.process.stages.turns.states()),
            _ => Ok(()),
        }
    }

    /// Checks everything there is.
    pub(super) fn check(&mut self) -> Result<(), Failure> {
        self.counts.checks += 1;
        self.check_chain()?;
        self.check_acknowledged()?;
        self.auditor.compare_all(self.process.stages.turns.states())?;
        self.check_histories()?;
        let (mut journal, mark) = (MemoryJournal(self.platter.clone()), MemoryMark(self.platter.clone()));
        let mut tables = MemoryTables(self.platter.clone());
        let verified = verify_stores(&self.setting.world, &mut journal, &mark, &mut tables)
            .map_err(|fault| format!("verify: {fault}"))?;
        if self.waiting() > 0 || self.has_stopped() {
            return Ok(());
        }
        let states = self.process.stages.turns.states();
        for (shard, (state, folded)) in states.zip(&verified.states).enumerate() {
            if state_hash(state) != *folded {
                return Err(format!("N6: shard {shard} in memory is not what its journal folds to"));
            }
        }
        Ok(())
    }

    /// N5: rows follow each other without a gap, chained, under epochs and times that never fall.
    fn check_chain(&self) -> Result<(), Failure> {
        for (shard, rows) in &self.platter.disk().rows {
            for (at, row) in rows.iter().enumerate() {
                let before = at.checked_sub(1).map(|at| &rows[at]);
                let chained = row.previous == before.map_or(store::Hash::NONE, |before| before.hash);
                let falls = before.is_some_and(|before| before.epoch > row.epoch || before.time > row.time);
                if row.seq != at as u64 || !chained || falls {
                    return Err(format!("N5: row {at} of shard {shard} does not follow the one before it"));
                }
            }
        }
        Ok(())
    }

    /// N1 and N2: every acknowledged command has its events, once.
    fn check_acknowledged(&self) -> Result<(), Failure> {
        for (serial, stamp, events) in &self.acknowledged {
            let uses = self.auditor.uses.get(serial).into_iter().flatten();
            let found = uses.filter(|used| used.stamp == *stamp && used.record.events == *events).count();
            if found != 1 {
                return Err(format!("N1: request {serial} was acknowledged, and stands in the journal {found} times"));
            }
        }
        Ok(())
    }

    /// N8: the histories of the accounts name the rows that tell of them, up to the row the tables stand at.
    fn check_histories(&self) -> Result<(), Failure> {
        let disk = self.platter.disk();
        for (shard, at) in &disk.at {
            let entries = disk.told_of.get(shard).map_or(&[][..], Vec::as_slice);
            let told = entries.iter().map(|entry| (entry.seq, entry.owner));
            if !told.eq(self.auditor.told_of(*shard, at.seq)) {
                return Err(format!(
                    "N8: the histories of shard {shard} are not what its rows tell up to row {}",
                    at.seq
                ));
            }
        }
        Ok(())
    }
}
