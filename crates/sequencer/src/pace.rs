//! How much happens: whether it is a rush.

use std::time::Duration;

use crate::limits::{PACE_OVER, RUSH_MIN};

/// Counts messages over spans of [`PACE_OVER`]; it is a rush when the last span had many.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    since: Duration,
    taken: usize,
    last: f64,
}

impl Pace {
    /// Notes that `messages` were taken at `now`, by a stopwatch.
    pub fn note(&mut self, now: Duration, messages: usize) {
        let span = now.saturating_sub(self.since);
        if span >= PACE_OVER {
            self.last = self.taken as f64 / span.as_secs_f64();
            (self.since, self.taken) = (now, 0);
        }
        self.taken += messages;
    }

    /// Whether the last span had [`RUSH_MIN`] messages a second or more.
    pub fn is_rush(&self) -> bool {
        self.last >= RUSH_MIN
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Pace;

    #[test]
    fn a_rush_begins_and_ends_with_its_spans() {
        let mut pace = Pace::default();
        let mut seen = Vec::new();
        for (millis, messages) in [(10, 900), (100, 900), (190, 900), (300, 0), (401, 0), (502, 0)] {
            pace.note(Duration::from_millis(millis), messages);
            seen.push(pace.is_rush());
        }
        assert_eq!(seen, [false, true, true, true, false, false]);
    }
}
