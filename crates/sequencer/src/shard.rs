//! One shard in the hands of the turning thread.

use calendar::Stamp;
use engine::id::{AccountId, CampaignId};
use engine::object::{Kind, Name};
use engine::turn::{self, Answer, Record, Request};
use engine::{Event, State};
use engine::{check, id::MerchantId};
use store::{Row, Tip};

use crate::dirty::{Changes, Dirty};
use crate::fold::Folded;
use crate::limits::RECORDS_KEPT_MAX;
use crate::row::Packer;

/// A shard: its state, where its journal ends, and what this turn has made happen so far.
pub(crate) struct Shard {
    pub state: State,
    tip: Tip,
    epoch: u64,
    records: Vec<Record>,
    packer: Packer,
    /// What this turn touched and is to be checked; kept for its memory.
    to_check: Vec<Name>,
    pub dirty: Dirty,
}

impl Shard {
    /// A recovered shard in the epoch after the one its journal ends in.
    pub fn next_epoch(folded: Folded) -> Shard {
        let epoch = folded.tip.epoch + 1;
        Shard::owned(folded, epoch)
    }

    /// A recovered shard in an epoch.
    pub fn owned(folded: Folded, epoch: u64) -> Shard {
        let Folded { state, tip, dirty } = folded;
        Shard { state, tip, epoch, records: Vec::new(), packer: Packer::default(), to_check: Vec::new(), dirty }
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

    /// Looks at what a request is about; the number says nothing.
    pub fn glance(&self, request: &Request) -> usize {
        turn::glance(&self.state, request)
    }

    pub fn take(&mut self, request: &Request, stamp: Stamp) -> Answer {
        let row = self.next_row();
        turn::take(&mut self.state, request, stamp, row, &mut self.records)
    }

    pub fn bring(&mut self, account: AccountId, stamp: Stamp) {
        turn::bring(&mut self.state, account, stamp, &mut self.records);
    }

    pub fn bring_alone(&mut self, account: AccountId, stamp: Stamp) {
        turn::bring_alone(&mut self.state, account, stamp, &mut self.records);
    }

    /// Makes true here, too, what the home shard has decided for all.
    pub fn adopt(&mut self, event: &Event, stamp: Stamp) {
        turn::adopt(&mut self.state, event, stamp, &mut self.records);
    }

    /// Seals this turn's records into a row; none when nothing happened.
    pub fn seal(&mut self) -> Option<Row> {
        let last = self.records.last()?.stamp.at.micros();
        Some(self.seal_at(last))
    }

    /// Seals a row stamped `time`, also when nothing happened: it moves the shard's clock.
    pub fn seal_at(&mut self, time: i64) -> Row {
        let row = self.packer.seal(self.state.shard().0, Some(&self.tip), self.epoch, time, &self.records);
        self.tip = row.tip();
        self.dirty.note(row.seq, &self.records, self.state.touched());
        self.state.forget_touched();
        self.records.clear();
        self.records.shrink_to(RECORDS_KEPT_MAX);
        row
    }

    /// Draws up to `limit` changed objects for the next flush; whether none is left.
    pub fn draw(&mut self, limit: usize) -> bool {
        self.dirty.draw(&self.state, limit)
    }

    /// What the tables need to stand where the journal ends.
    pub fn flush(&mut self) -> Option<Changes> {
        self.dirty.take(&self.state, &self.tip)
    }

    /// Checks the equations of every account and merchant that this turn touched.
    pub fn audit(&mut self) -> Result<(), check::Broken> {
        let is_checked =
            |name: &&Name| matches!(name.kind, Kind::Account | Kind::Wallet | Kind::Merchant | Kind::Campaign);
        self.to_check.clear();
        self.to_check.extend(self.state.touched().iter().filter(is_checked));
        self.to_check.iter().try_for_each(|name| match name.kind {
            Kind::Account | Kind::Wallet => check::check_account(&self.state, AccountId(name.id as u64)),
            Kind::Merchant => check::check_merchant(&self.state, MerchantId(name.id as u64)),
            Kind::Campaign => {
                let campaign = self.state.campaign(CampaignId(name.id as u64));
                campaign.map_or(Ok(()), check::check_campaign)
            }
            Kind::Head
            | Kind::Customer
            | Kind::Order
            | Kind::Plan
            | Kind::Statement
            | Kind::Instruction
            | Kind::Concession
            | Kind::Key => Ok(()),
        })
    }
}
