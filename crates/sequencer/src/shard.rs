//! One shard in the hands of the turning thread.

use calendar::Stamp;
use engine::State;
use engine::id::AccountId;
use engine::object::{Kind, Name};
use engine::turn::{self, Answer, Record, Request};
use engine::{check, id::MerchantId};
use store::{Flush, Row, Tip};

use crate::dirty::Dirty;
use crate::fold::Folded;
use crate::row::seal;

/// A shard: its state, where its journal ends, and what this turn has made happen so far.
pub(crate) struct Shard {
    pub state: State,
    tip: Tip,
    epoch: u64,
    records: Vec<Record>,
    pub dirty: Dirty,
}

impl Shard {
    /// A recovered shard in its next epoch.
    pub fn owned(folded: Folded, epoch: u64) -> Shard {
        Shard { state: folded.state, tip: folded.tip, epoch, records: Vec::new(), dirty: folded.dirty }
    }

    /// Where the journal ends once everything sealed is written.
    pub fn tip(&self) -> Tip {
        self.tip
    }

    /// The epoch in which this process owns the shard.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// The row that this turn's records will stand in.
    fn next_row(&self) -> u64 {
        self.tip.seq + 1
    }

    /// How many records this turn has so far.
    pub fn records_len(&self) -> usize {
        self.records.len()
    }

    /// Drops the records from `len` on; memory no longer fits the journal then, and is recovered.
    pub fn drop_records(&mut self, len: usize) {
        self.records.truncate(len);
    }

    pub fn take(&mut self, request: &Request, stamp: Stamp) -> Answer {
        let row = self.next_row();
        turn::take(&mut self.state, request, stamp, row, &mut self.records)
    }

    pub fn bring(&mut self, account: AccountId, stamp: Stamp) {
        turn::bring(&mut self.state, account, stamp, &mut self.records);
    }

    /// Seals this turn's records into a row; none when nothing happened.
    pub fn seal(&mut self) -> Option<Row> {
        let last = self.records.last()?.stamp.at.micros();
        Some(self.seal_at(last))
    }

    /// Seals a row stamped `time`, also when nothing happened: it moves the shard's clock.
    pub fn seal_at(&mut self, time: i64) -> Row {
        let records = std::mem::take(&mut self.records);
        let row = seal(self.state.shard().0, Some(&self.tip), self.epoch, time, &records);
        self.tip = row.tip();
        let touched = self.state.take_touched();
        self.dirty.note(row.seq, &records, touched);
        row
    }

    /// What the tables need to stand where the journal ends.
    pub fn flush(&mut self) -> Option<Flush> {
        self.dirty.take(&self.state, &self.tip)
    }

    /// Checks the equations of every account and merchant that this turn touched.
    pub fn audit(&self) -> Result<(), check::Broken> {
        self.state.touched().iter().try_for_each(|name: &Name| match name.kind {
            Kind::Account => check::check_account(&self.state, AccountId(name.id as u64)),
            Kind::Merchant => check::check_merchant(&self.state, MerchantId(name.id as u64)),
            Kind::Head | Kind::Customer | Kind::Order | Kind::Plan | Kind::Statement | Kind::Key => Ok(()),
        })
    }
}
