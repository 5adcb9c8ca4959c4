//! How much happens: whether it is a rush.

use std::time::Duration;

use crate::limits::{CROWD_MIN, PACE_OVER};

/// Counts the messages of turns over spans of [`PACE_OVER`]; it is a rush when those of the last span were crowded.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    since: Duration,
    turns: usize,
    messages: usize,
    is_rush: bool,
}

impl Pace {
    /// Notes a turn of `messages` that was taken at `now`, by a stopwatch.
    pub fn note(&mut self, now: Duration, messages: usize) {
        if now.saturating_sub(self.since) >= PACE_OVER {
            self.is_rush = self.turns > 0 && self.messages >= CROWD_MIN * self.turns;
            (self.since, self.turns, self.messages) = (now, 0, 0);
        }
        self.turns += 1;
        self.messages += messages;
    }

    /// Whether the turns of the last span had [`CROWD_MIN`] messages each, or more.
    pub fn is_rush(&self) -> bool {
        self.is_rush
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Pace;
    use crate::limits::CROWD_MIN;

    #[test]
    fn a_rush_begins_and_ends_with_its_spans() {
        let mut pace = Pace::default();
        let mut seen = Vec::new();
        for (millis, messages) in [(10, 1), (60, 2 * CROWD_MIN), (110, CROWD_MIN), (190, 0), (220, 0), (330, 0)] {
            pace.note(Duration::from_millis(millis), messages);
            seen.push(pace.is_rush());
        }
        assert_eq!(seen, [false, false, true, true, false, false]);
    }
}
