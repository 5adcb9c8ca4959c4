//! Days and instants by number, as they stand in the journal.

use calendar::{CycleDay, Date, Instant};

fn date(text: &str) -> Date {
    Date::parse(text).expect("a real date")
}

#[test]
fn a_date_is_its_days_since_1970() {
    let known =
        [("1969-12-31", -1), ("1970-01-01", 0), ("1970-01-02", 1), ("2000-03-01", 11_017), ("2026-07-01", 20_635)];
    for (text, days) in known {
        assert_eq!(date(text).days(), days, "{text}");
        assert_eq!(Date::from_days(days), date(text));
    }
    assert_eq!(date("2026-08-06").days_after(date("2026-07-01")), 36);
    assert_eq!(date("2026-07-01").days_after(date("2026-08-06")), -36);
    assert_eq!(date("2026-07-01").plus_days(-1), date("2026-06-30"));
}

#[test]
fn each_hyphen_stands_where_it_has_to() {
    for bad in
        ["2026/07-01", "2026-07/01", "20260-7-01", "2026-07-011", "2026-07-1", "0000-01-01", "2026-07-00", "2026-06-31"]
    {
        assert_eq!(Date::parse(bad), None, "{bad}");
    }
    assert_eq!(date("0001-01-01").to_string(), "0001-01-01");
    assert_eq!(date("9999-12-31").to_string(), "9999-12-31");
}

#[test]
fn leap_years_are_those_of_gregory() {
    for (year, is_leap) in
        [(1600, true), (1900, false), (2000, true), (2023, false), (2024, true), (2100, false), (2400, true)]
    {
        assert_eq!(Date::new(year, 2, 29).is_some(), is_leap, "{year}");
        let days = date(&format!("{}-01-01", year + 1)).days_after(date(&format!("{year}-01-01")));
        assert_eq!(days, 365 + i32::from(is_leap), "{year}");
    }
}

#[test]
fn an_instant_is_its_microseconds_since_1970() {
    let instant = Instant::from_micros(7);
    assert_eq!(instant.micros(), 7);
    assert_eq!(instant.plus_seconds(2).micros(), 2_000_007);
    assert_eq!(instant.plus_seconds(-1).micros(), -999_993);
    assert_eq!(instant.plus_seconds(2).micros_since(instant), 2_000_000);
    assert_eq!(instant.micros_since(instant.plus_seconds(2)), -2_000_000);
}

#[test]
fn a_cycle_day_is_one_that_every_month_has() {
    let days: Vec<u32> = (0..40).filter_map(CycleDay::new).map(CycleDay::day).collect();
    assert_eq!(days, (1..=28).collect::<Vec<_>>());
    let first = CycleDay::new(1).expect("every month has a first day");
    for (from, next) in [("2026-07-01", "2026-08-01"), ("2026-12-01", "2027-01-01"), ("2026-12-31", "2027-01-01")] {
        assert_eq!(first.next_after(date(from)), date(next), "{from}");
    }
}
