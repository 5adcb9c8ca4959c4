//! What has changed in a shard since its tables were last written.
//!
//! Changed objects are drawn, encoded as they stand, a few in each turn, so that nobody waits for a flush of many. What changes
//! again after it was drawn is drawn again, and the flush ends with the turn in which all that is left is drawn at once: it
//! holds every object as it stands then.

use engine::id::AccountId;
use engine::object::Name;
use engine::turn::Record;
use engine::{Event, State};
use ledger::Shelf;
use store::{Entry, Flush, Hash, Put, Tip};

use crate::shapes;

/// The changed objects and new history lines of one shard.
#[derive(Default)]
pub(crate) struct Dirty {
    /// What changed and is not drawn, or has changed since.
    names: Shelf<Name, ()>,
    /// What is being drawn, and how far that is.
    drawing: (Shelf<Name, ()>, usize),
    /// A list for each turn that drew: one long list would be copied whenever it grows.
    drawn: Vec<Vec<Change>>,
    /// A list for each row.
    lines: Vec<Vec<Line>>,
    /// How many lines that is.
    lines_len: usize,
    /// The row the tables stand at, or will once the flush under way is done.
    at: Option<u64>,
}

/// An object as it stands in its table, or nothing when it is there no more.
type Change = (Name, Option<Put>);

/// A line of an account's history.
#[derive(Clone)]
struct Line {
    owner: u64,
    seq: u64,
    at: u32,
    time: i64,
    event: Event,
}

/// What the tables of a shard need to stand at a row.
#[derive(Clone)]
pub struct Changes {
    shard: u16,
    from: Option<u64>,
    to: u64,
    hash: Hash,
    epoch: u64,
    /// In the order in which they were drawn: the last one of a name is how it stands.
    drawn: Vec<Vec<Change>>,
    lines: Vec<Vec<Line>>,
}

impl Dirty {
    /// Nothing changed since the tables' row `at`.
    pub fn at(at: Option<u64>) -> Dirty {
        Dirty { at, ..Dirty::default() }
    }

    /// Notes what a row changed: the objects `touched`, and a history line for each event on an account.
    pub fn note(&mut self, seq: u64, records: Vec<Record>, touched: &[Name]) {
        for name in touched {
            self.names.put(*name, ());
        }
        let events = records.into_iter().flat_map(|record| {
            let time = record.stamp.at.micros();
            record.events.into_iter().map(move |event| (time, event))
        });
        let lines = events.filter_map(|(time, event)| event.account().map(|account| (time, event, account)));
        let line = |(at, (time, event, account)): (u32, (i64, Event, AccountId))| Line {
            owner: account.0,
            seq,
            at,
            time,
            event,
        };
        let lines: Vec<Line> = (0..).zip(lines).map(line).collect();
        if !lines.is_empty() {
            self.lines_len += lines.len();
            self.lines.push(lines);
        }
    }

    /// How much waits: objects and history lines.
    pub fn len(&self) -> usize {
        self.names.len() + self.drawing.0.len() + self.lines_len
    }

    /// Draws up to `limit` of the changed objects; whether none is left.
    pub fn draw(&mut self, state: &State, limit: usize) -> bool {
        let count = limit.min(self.undrawn());
        if count > 0 {
            let drawn = (0..count).map(|_| self.draw_next(state)).collect();
            self.drawn.push(drawn);
        }
        self.undrawn() == 0
    }

    /// How many objects are not drawn as they stand, at most.
    fn undrawn(&self) -> usize {
        self.names.len() + self.drawing.0.len() - self.drawing.1
    }

    fn draw_next(&mut self, state: &State) -> Change {
        if self.drawing.1 == self.drawing.0.len() {
            self.drawing = (std::mem::take(&mut self.names), 0);
        }
        let (names, next) = &mut self.drawing;
        let (name, ()) = names.nth(*next).expect("something is not drawn");
        *next += 1;
        (name, state.object(name).map(|object| shapes::put(name, &object)))
    }

    /// What the tables need to stand at `tip`, all that is left being drawn; nothing when they will stand there already.
    pub fn take(&mut self, state: &State, tip: &Tip) -> Option<Changes> {
        if self.at == Some(tip.seq) {
            return None;
        }
        self.draw(state, usize::MAX);
        self.drawing = (Shelf::default(), 0);
        let from = self.at.replace(tip.seq);
        let (drawn, lines) = (std::mem::take(&mut self.drawn), std::mem::take(&mut self.lines));
        self.lines_len = 0;
        let Tip { seq, hash, epoch, .. } = *tip;
        Some(Changes { shard: state.shard().0, from, to: seq, hash, epoch, drawn, lines })
    }
}

impl Changes {
    /// As the tables take it: each object once, as it was drawn last.
    pub fn flush(self) -> Flush {
        let Changes { shard, from, to, hash, epoch, drawn, lines } = self;
        let mut drawn: Vec<Change> = drawn.into_iter().flatten().collect();
        // A stable sort, turned round: the last drawn of a name is the first one, and stays.
        drawn.reverse();
        drawn.sort_by_key(|(name, _)| *name);
        drawn.dedup_by_key(|(name, _)| *name);
        let (mut puts, mut removes) = (Vec::with_capacity(drawn.len()), Vec::new());
        for (name, put) in drawn {
            match put {
                Some(put) => puts.push(put),
                None => removes.push((shapes::table(name.kind), shapes::key(name))),
            }
        }
        let entries = lines.into_iter().flatten().map(|line| Entry {
            owner: line.owner,
            seq: line.seq,
            at: line.at,
            time: line.time,
            object: minicbor::to_vec(&line.event).expect("writing to memory does not fail"),
        });
        Flush { shard, from, to, hash, epoch, puts, removes, entries: entries.collect() }
    }
}
