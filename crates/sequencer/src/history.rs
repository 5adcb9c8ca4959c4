//! An account's history: the rows of the journal that tell of it, by the tables, and what they tell, by the journal.

use calendar::Instant;
use engine::Event;
use engine::id::AccountId;
use engine::turn::Record;
use store::{SqliteJournal, SqliteTables, Tables};

use crate::message::Refusal;
use crate::row;

/// One line of an account's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub cursor: Cursor,
    /// When it was stamped.
    pub at: Instant,
    /// What happened.
    pub event: Event,
}

/// The place of a line: the row of the journal, and which of that row's lines it is, counted from 0 over all accounts.
pub type Cursor = (u64, u32);

/// Which lines of a history are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// All that people read.
    All,
    /// All that there is: what tells of the books alone, too.
    Everything,
    /// Statements that were cut.
    Statements,
    /// Changes of the limit.
    LimitChanges,
    /// Concessions: proposed, given, declined and taken back.
    Concessions,
    /// Acts of the staff that freeze and unfreeze.
    FreezeChanges,
}

/// The mark of a row in which a statement was cut.
const CUT: u32 = 1;
/// The mark of a row in which something else happened.
const OTHER: u32 = 2;
/// The mark of a row in which the limit was changed.
const LIMIT: u32 = 4;
/// The mark of a row in which a concession was proposed, given, declined or taken back.
const CONCESSION: u32 = 1 << 8;
/// The mark of a row in which the staff froze or unfroze.
const FREEZE: u32 = 1 << 9;
/// The mark of a row that tells of the books alone: no line of a history that is read by people.
const BOOKS: u32 = 1 << 10;

impl Lines {
    fn marks(self) -> u32 {
        match self {
            Lines::All => CUT | OTHER | LIMIT | CONCESSION | FREEZE,
            Lines::Everything => Lines::All.marks() | BOOKS,
            Lines::Statements => CUT,
            Lines::LimitChanges => LIMIT,
            Lines::Concessions => CONCESSION,
            Lines::FreezeChanges => FREEZE,
        }
    }
}

fn mark(event: &Event) -> u32 {
    match event {
        Event::StatementCut(_) => CUT,
        Event::LimitChanged(_) => LIMIT,
        Event::ConcessionProposed(_)
        | Event::ConcessionGranted(_)
        | Event::ConcessionDeclined(_)
        | Event::ConcessionReversed(_) => CONCESSION,
        Event::FreezeChanged(_) => FREEZE,
        Event::AllowanceChanged(_) => BOOKS,
        _ => OTHER,
    }
}

/// The lines of a row: every event on an account, with where it stands among them.
fn lines(records: &[Record]) -> impl Iterator<Item = (u32, AccountId, Instant, &Event)> {
    let told = records.iter().flat_map(|record| record.events.iter().map(|event| (record.stamp.at, event)));
    let told = told.filter_map(|(at, event)| event.account().map(|account| (account, at, event)));
    (0..).zip(told).map(|(nth, (account, at, event))| (nth, account, at, event))
}

/// Of whom row `seq` tells: an entry for each account.
pub(crate) fn told(seq: u64, records: &[Record]) -> Vec<store::Entry> {
    let entry = |(_, account, _, event): (u32, AccountId, Instant, &Event)| store::Entry {
        owner: account.0,
        seq,
        marks: mark(event),
    };
    let mut told: Vec<store::Entry> = lines(records).map(entry).collect();
    told.sort_unstable_by_key(|entry| entry.owner);
    told.dedup_by(|again, first| {
        let is_same = again.owner == first.owner;
        first.marks |= if is_same { again.marks } else { 0 };
        is_same
    });
    told.shrink_to_fit();
    told
}

/// Reads histories, beside the threads that write them.
pub(crate) struct Histories {
    pub journal: SqliteJournal,
    pub tables: SqliteTables,
}

impl Histories {
    /// At most `limit` lines of an account, newest first: those before `before`.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] when the files cannot be read.
    pub fn lines(
        &mut self,
        account: AccountId,
        which: Lines,
        before: Option<Cursor>,
        limit: usize,
    ) -> Result<Vec<Entry>, Refusal> {
        let (shard, last) = (account.shard().0, before.map(|(seq, _)| seq));
        // Every row has a line or more, but for the one that the page before ended in.
        let rows = self.tables.entries(shard, account.0, last, which.marks(), limit.saturating_add(1));
        let mut found = Vec::new();
        for seq in rows.map_err(|error| Refusal::Stopped(error.to_string()))? {
            if found.len() >= limit {
                break;
            }
            let records = row::read(&mut self.journal, shard, seq).map_err(Refusal::Stopped)?;
            let older = lines(&records).take_while(|(nth, ..)| before.is_none_or(|before| (seq, *nth) < before));
            let asked = older.filter(|(_, of, _, event)| *of == account && mark(event) & which.marks() != 0);
            let from = found.len();
            found.extend(asked.map(|(nth, _, at, event)| Entry { cursor: (seq, nth), at, event: event.clone() }));
            found[from..].reverse();
        }
        found.truncate(limit);
        Ok(found)
    }
}
