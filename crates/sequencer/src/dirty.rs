//! What has changed in a shard since its tables were last written.
//!
//! Changed objects are drawn, encoded as they stand, a few in each turn, so that nobody waits for a flush of many. What changes
//! again after it was drawn is drawn again, and the flush ends with the turn in which all that is left is drawn at once: it
//! holds every object as it stands then.

use engine::State;
use engine::object::Name;
use engine::turn::Record;
use ledger::Shelf;
use store::{Entry, Flush, Hash, Put, Tip};

use crate::{history, shapes};

/// The changed objects of one shard, and whom its new rows tell of.
#[derive(Default)]
pub(crate) struct Dirty {
    /// What changed and is not drawn, or has changed since.
    names: Shelf<Name, ()>,
    /// What is being drawn, and how far that is.
    drawing: (Shelf<Name, ()>, usize),
    /// A list for each turn that drew: one long list would be copied whenever it grows.
    drawn: Vec<Drawn>,
    /// A list for each row: of whom it tells.
    told: Vec<Vec<Entry>>,
    /// How many entries that is.
    told_len: usize,
    /// The row the tables stand at, or will once the flush under way is done.
    at: Option<u64>,
}

/// Objects as they stand, one after the other as their bytes.
#[derive(Clone, Default)]
struct Drawn {
    /// Each with where its bytes end; an object that is no more has none.
    names: Vec<(Name, usize)>,
    bytes: Vec<u8>,
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
    drawn: Vec<Drawn>,
    told: Vec<Vec<Entry>>,
}

impl Dirty {
    /// Nothing changed since the tables' row `at`.
    pub fn at(at: Option<u64>) -> Dirty {
        Dirty { at, ..Dirty::default() }
    }

    /// Notes what a row changed: the objects `touched`, and that it tells of their accounts.
    pub fn note(&mut self, seq: u64, records: &[Record], touched: &[Name]) {
        for name in touched {
            self.names.put(*name, ());
        }
        let told = history::told(seq, records);
        if !told.is_empty() {
            self.told_len += told.len();
            self.told.push(told);
        }
    }

    /// How much waits: objects and entries.
    pub fn len(&self) -> usize {
        self.names.len() + self.drawing.0.len() + self.told_len
    }

    /// Draws up to `limit` of the changed objects; whether none is left.
    pub fn draw(&mut self, state: &State, limit: usize) -> bool {
        let count = limit.min(self.undrawn());
        if count > 0 {
            let mut drawn = Drawn { names: Vec::with_capacity(count), bytes: Vec::new() };
            (0..count).for_each(|_| drawn.add(state, self.next_undrawn()));
            drawn.bytes.shrink_to_fit();
            self.drawn.push(drawn);
        }
        self.undrawn() == 0
    }

    /// How many objects are not drawn as they stand, at most.
    fn undrawn(&self) -> usize {
        self.names.len() + self.drawing.0.len() - self.drawing.1
    }

    fn next_undrawn(&mut self) -> Name {
        if self.drawing.1 == self.drawing.0.len() {
            self.drawing = (std::mem::take(&mut self.names), 0);
        }
        let (names, next) = &mut self.drawing;
        let (name, ()) = names.nth(*next).expect("something is not drawn");
        *next += 1;
        name
    }

    /// What the tables need to stand at `tip`, all that is left being drawn; nothing when they will stand there already.
    pub fn take(&mut self, state: &State, tip: &Tip) -> Option<Changes> {
        if self.at == Some(tip.seq) {
            return None;
        }
        self.draw(state, usize::MAX);
        self.drawing = (Shelf::default(), 0);
        let from = self.at.replace(tip.seq);
        let (drawn, told) = (std::mem::take(&mut self.drawn), std::mem::take(&mut self.told));
        self.told_len = 0;
        let Tip { seq, hash, epoch, .. } = *tip;
        Some(Changes { shard: state.shard().0, from, to: seq, hash, epoch, drawn, told })
    }
}

impl Drawn {
    fn add(&mut self, state: &State, name: Name) {
        if let Some(object) = state.object(name) {
            object.append_to(&mut self.bytes);
        }
        self.names.push((name, self.bytes.len()));
    }

    /// Each name, with its bytes.
    fn objects(&self) -> impl Iterator<Item = (Name, &[u8])> {
        let starts = std::iter::once(0).chain(self.names.iter().map(|(_, end)| *end));
        self.names.iter().zip(starts).map(|((name, end), start)| (*name, &self.bytes[start..*end]))
    }
}

impl Changes {
    /// As the tables take it: each object once, as it was drawn last.
    pub fn flush(self) -> Flush {
        let Changes { shard, from, to, hash, epoch, drawn, told } = self;
        let mut objects: Vec<(Name, &[u8])> = drawn.iter().flat_map(Drawn::objects).collect();
        // A stable sort, turned round: the last drawn of a name is the first one, and stays.
        objects.reverse();
        objects.sort_by_key(|(name, _)| *name);
        objects.dedup_by_key(|(name, _)| *name);
        let (mut puts, mut removes) = (Vec::with_capacity(objects.len()), Vec::new());
        for (name, bytes) in objects {
            let (table, id) = (shapes::table(name.kind), shapes::key(name));
            match bytes.is_empty() {
                true => removes.push((table, id)),
                false => puts.push(Put { table, id, object: bytes.to_vec() }),
            }
        }
        Flush { shard, from, to, hash, epoch, puts, removes, entries: told.concat() }
    }
}
