//! What has changed in a shard since its tables were last written.

use std::collections::BTreeSet;

use engine::State;
use engine::object::Name;
use engine::turn::Record;
use store::{Entry, Flush, Tip};

use crate::shapes;

/// The changed objects and new history lines of one shard.
#[derive(Default)]
pub(crate) struct Dirty {
    names: BTreeSet<Name>,
    entries: Vec<Entry>,
    /// The row the tables stand at, or will once the flush under way is done.
    at: Option<u64>,
}

impl Dirty {
    /// Nothing changed since the tables' row `at`.
    pub fn at(at: Option<u64>) -> Dirty {
        Dirty { at, ..Dirty::default() }
    }

    /// Notes what a row changed: the objects `touched`, and a history line for each event on an account.
    pub fn note(&mut self, seq: u64, records: &[Record], touched: Vec<Name>) {
        self.names.extend(touched);
        let events = records.iter().flat_map(|record| record.events.iter().map(move |event| (record, event)));
        let on_accounts = events.filter_map(|(record, event)| event.account().map(|account| (record, event, account)));
        self.entries.extend((0_u32..).zip(on_accounts).map(|(at, (record, event, account))| Entry {
            owner: account.0,
            seq,
            at,
            time: record.stamp.at.micros(),
            object: minicbor::to_vec(event).expect("writing to memory does not fail"),
        }));
    }

    /// How much waits: objects and history lines.
    pub fn len(&self) -> usize {
        self.names.len() + self.entries.len()
    }

    /// What the tables need to stand at `tip`; nothing when they will stand there already.
    pub fn take(&mut self, state: &State, tip: &Tip) -> Option<Flush> {
        if self.at == Some(tip.seq) {
            return None;
        }
        let from = self.at.replace(tip.seq);
        let (mut puts, mut removes) = (Vec::new(), Vec::new());
        for name in std::mem::take(&mut self.names) {
            match state.object(name) {
                Some(object) => puts.push(shapes::put(name, &object)),
                None => removes.push((shapes::table(name.kind), shapes::key(name))),
            }
        }
        let entries = std::mem::take(&mut self.entries);
        let Tip { seq, hash, epoch, .. } = *tip;
        Some(Flush { shard: state.shard().0, from, to: seq, hash, epoch, puts, removes, entries })
    }
}
