//! Clocks and zones: from an instant to the operator's business date.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant as Elapsed};

use calendar::{Date, Instant, Stamp};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::limits::{CLOCK_YEARS_MAX, JUMP_MAX};
use crate::message::Refusal;
use crate::world::Mode;

/// The operator's time zone.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of an IANA name.
    pub fn named(name: &str) -> Option<Zone> {
        TimeZone::get(name).ok().map(Zone)
    }

    /// The stamp of an instant: with the business date it falls on here.
    pub fn stamp(&self, at: Instant) -> Stamp {
        let date = self.0.to_datetime(timestamp(at)).date();
        let (year, month, day) = (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
        let date = Date::new(year, u32::from(month), u32::from(day)).expect("a zone gives dates of our era");
        Stamp { at, date }
    }

    /// The instant at which a business date begins here.
    pub fn start_of(&self, date: Date) -> Instant {
        let (year, month, day) = date.civil();
        let civil = jiff::civil::date(year as i16, month as i8, day as i8);
        let start = civil.to_zoned(self.0.clone()).expect("every date of our era begins");
        Instant::from_micros(start.timestamp().as_microsecond())
    }
}

fn timestamp(at: Instant) -> Timestamp {
    Timestamp::from_microsecond(at.micros()).unwrap_or(Timestamp::MAX)
}

/// A watch: what the time is outside, and how much has gone by.
#[derive(Debug, Clone)]
pub enum Watch {
    /// The machine's clock, and a stopwatch that no adjustment moves.
    Machine(Elapsed),
    /// A watch set by hand, in microseconds since 1970: who holds the other end says what time it is.
    Hand(Arc<AtomicI64>),
}

impl Watch {
    /// The machine's, started now.
    pub fn machine() -> Watch {
        Watch::Machine(Elapsed::now())
    }

    /// What the time is.
    pub fn now(&self) -> Instant {
        match self {
            Watch::Machine(_) => now(),
            Watch::Hand(micros) => Instant::from_micros(micros.load(Ordering::Acquire)),
        }
    }

    /// The time since some moment that stays the same.
    pub fn elapsed(&self) -> Duration {
        match self {
            Watch::Machine(started) => started.elapsed(),
            Watch::Hand(_) => Duration::from_micros(self.now().micros().unsigned_abs()),
        }
    }
}

/// The clock of one sequencer: it never goes back, and knows the day without asking the zone each time.
#[derive(Debug)]
pub(crate) struct Clock {
    zone: Zone,
    mode: Mode,
    stamp: Stamp,
    tomorrow: Instant,
    watch: Watch,
    /// What the watch said when this clock was started.
    started: (Instant, Duration),
    has_jumped: bool,
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn at(zone: Zone, mode: Mode, at: Instant, watch: Watch) -> Clock {
        let stamp = zone.stamp(at);
        let tomorrow = zone.start_of(stamp.date.plus_days(1));
        Clock { zone, mode, stamp, tomorrow, started: (watch.now(), watch.elapsed()), watch, has_jumped: false }
    }

    /// Now: the machine's time in a live directory, where the clock stands in a sandbox.
    pub fn now(&mut self) -> Stamp {
        match self.mode {
            Mode::Live => self.live(self.watch.now(), self.elapsed()),
            Mode::Sandbox => self.stamp,
        }
    }

    /// How long this clock runs, by its watch.
    pub fn elapsed(&self) -> Duration {
        self.watch.elapsed().saturating_sub(self.started.1)
    }

    /// Follows the machine's clock, `elapsed` after this one was started, unless it has jumped ahead: what a wrong year
    /// bills and charges could never be taken back by turning the clock right again.
    fn live(&mut self, machine: Instant, elapsed: Duration) -> Stamp {
        let expected = self.started.0.micros() + elapsed.as_micros() as i64;
        if machine.micros() - expected > JUMP_MAX.as_micros() as i64 {
            self.has_jumped = true;
            return self.stamp;
        }
        self.forward(machine)
    }

    /// Whether the machine's clock has jumped ahead since this one was started; nothing may be journaled then.
    pub fn has_jumped(&self) -> bool {
        self.has_jumped
    }

    /// The stamp of a message that says when it happens, or says nothing and happens now.
    pub fn stamp(&mut self, at: Option<Instant>) -> Result<Stamp, Refusal> {
        match (at, self.mode) {
            (None, _) => Ok(self.now()),
            (Some(_), Mode::Live) => Err(Refusal::Time("only a sandbox takes a time from its callers")),
            (Some(at), Mode::Sandbox) => self.reach(at),
        }
    }

    /// Checks that a sandbox clock may be moved to `at`.
    pub fn check(&self, at: Instant) -> Result<(), Refusal> {
        let ahead = at.micros_since(self.stamp.at);
        match self.mode {
            Mode::Live => Err(Refusal::Time("only a sandbox clock can be moved")),
            Mode::Sandbox if ahead < 0 => Err(Refusal::Time("it lies before what the clock says")),
            Mode::Sandbox if ahead > CLOCK_YEARS_MAX * 366 * 86_400_000_000 => {
                Err(Refusal::Time("it lies more than six years ahead; move in smaller steps"))
            }
            Mode::Sandbox => Ok(()),
        }
    }

    fn reach(&mut self, at: Instant) -> Result<Stamp, Refusal> {
        self.check(at)?;
        Ok(self.forward(at))
    }

    /// Moves to the start of the next day, or to `to` when that comes first.
    pub fn step(&mut self, to: Instant) -> Stamp {
        self.forward(self.tomorrow.min(to))
    }

    fn forward(&mut self, at: Instant) -> Stamp {
        if at >= self.tomorrow {
            self.stamp = self.zone.stamp(at);
            self.tomorrow = self.zone.start_of(self.stamp.date.plus_days(1));
        }
        self.stamp.at = self.stamp.at.max(at);
        self.stamp
    }
}

/// The machine's clock.
pub fn now() -> Instant {
    Instant::from_micros(Timestamp::now().as_microsecond())
}

/// Reads an RFC 3339 instant, such as `2026-07-01T00:00:00Z`; none for any other form, and for years before 1970 or after
/// 9000.
pub fn parse(text: &str) -> Option<Instant> {
    let at = text.parse::<Timestamp>().ok()?.as_microsecond();
    (0..=LAST_MICROS).contains(&at).then_some(Instant::from_micros(at))
}

/// The end of the year 8999, which leaves room for every due date.
const LAST_MICROS: i64 = 221_845_132_800_000_000;

/// Writes an instant as RFC 3339 in UTC.
pub fn write(at: Instant) -> String {
    timestamp(at).to_string()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Clock, Watch, Zone, now, parse, write};
    use crate::world::Mode;

    #[test]
    fn a_day_begins_when_it_does_in_the_zone() {
        let zone = Zone::named("Asia/Shanghai").expect("the zone is known");
        let evening = parse("2026-06-30T16:00:00Z").expect("an instant");
        assert_eq!(zone.stamp(evening).date.to_string(), "2026-07-01");
        assert_eq!(zone.start_of(zone.stamp(evening).date), evening);
        assert_eq!(write(evening), "2026-06-30T16:00:00Z");
    }

    #[test]
    fn a_machine_clock_that_jumps_ahead_is_not_followed() {
        let zone = Zone::named("UTC").expect("the zone is known");
        let start = now();
        let mut clock = Clock::at(zone, Mode::Live, start, Watch::machine());
        let later = clock.live(start.plus_seconds(7_200), Duration::from_secs(7_200));
        assert_eq!((later.at, clock.has_jumped()), (start.plus_seconds(7_200), false));
        let back = clock.live(start.plus_seconds(60), Duration::from_secs(7_201));
        assert_eq!((back.at, clock.has_jumped()), (start.plus_seconds(7_200), false), "it never goes back");
        let jumped = clock.live(start.plus_seconds(7_203 + 3_700), Duration::from_secs(7_202));
        assert_eq!((jumped.at, clock.has_jumped()), (start.plus_seconds(7_200), true));
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for bad in ["", "2026-07-01", "2026-07-01T00:00:00", "1969-12-31T23:59:59Z", "9999-01-01T00:00:00Z"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
