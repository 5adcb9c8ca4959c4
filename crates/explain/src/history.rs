//! What happened on an account, oldest first, each with the place where it is written.

use calendar::{Date, Instant};
use engine::Event;

/// Where an event is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The row of the journal.
    pub row: u64,
    /// Which of the row's lines, counted from 0 over all accounts.
    pub line: u32,
    /// When it happened.
    pub at: Instant,
    /// The business date that was.
    pub date: Date,
    /// The event's name.
    pub event: &'static str,
}

/// Everything that happened on one account.
#[derive(Debug, Clone, Default)]
pub struct History {
    told: Vec<(Source, Event)>,
}

impl History {
    /// What happened, oldest first.
    pub fn new(told: Vec<(Source, Event)>) -> History {
        History { told }
    }

    /// Its events, oldest first.
    pub(crate) fn events(&self) -> impl DoubleEndedIterator<Item = (Source, &Event)> {
        self.told.iter().map(|(source, event)| (*source, event))
    }

    /// The last event that `wanted` picks, with what it picks of it.
    pub(crate) fn last<'a, T>(&'a self, wanted: impl Fn(&'a Event) -> Option<T>) -> Option<(Source, T)> {
        self.events().rev().find_map(|(source, event)| wanted(event).map(|found| (source, found)))
    }
}
