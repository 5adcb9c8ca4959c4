//! Reading a story: line by line, each either understood whole or refused with what should stand there.

use calendar::Date;
use engine::turn::Intent;
use money::Currency;

use crate::fact::Fact;
use crate::fault::{Fault, Wrong};
use crate::story::{Ask, Contract, Expected, Line, Setup, Step, Story};
use crate::words::Words;

mod ask;
mod limit;
mod bill;
mod wallet;
mod law;
mod care;
mod names;
mod setup;
mod written;

use names::Names;
pub(crate) use setup::money;

/// The time of a step that names none, in seconds from the start of its day: noon.
const NOON_SECONDS: u32 = 12 * 3_600;

/// Reads the story in `text`, which stands in the file `path`.
///
/// # Errors
/// The first line that is not as this crate's page says, in order of the file.
pub fn read(path: &str, text: &str) -> Result<Story, Fault> {
    let mut reading = Reading::default();
    for (at, line) in text.lines().enumerate() {
        reading.line(at + 1, line).map_err(|wrong| wrong.at(path, at + 1))?;
    }
    let last = text.lines().count();
    let (setup, steps) = reading.end().map_err(|wrong| wrong.at(path, last))?;
    Ok(Story { path: path.to_string(), setup, steps })
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    header: setup::Header,
    setup: Option<Setup>,
    names: Names,
    steps: Vec<Step>,
}

impl Reading {
    fn line(&mut self, line: usize, text: &str) -> Result<(), Wrong> {
        let trimmed = text.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            return Ok(());
        }
        let indented = text.starts_with([' ', '\t']);
        match trimmed.as_bytes()[0] {
            b'>' | b'!' if indented => self.expectation(line, trimmed),
            b'0'..=b'9' if !indented => self.step(line, trimmed),
            _ if self.setup.is_some() => Err(Wrong::new(
                "a step beginning with its date, or an expectation that is indented and begins with > or !",
                format!("\"{trimmed}\""),
            )),
            _ => self.header.line(trimmed),
        }
    }

    fn step(&mut self, line: usize, text: &str) -> Result<(), Wrong> {
        let setup = self.setup.get_or_insert_with(|| self.header.setup());
        if self.steps.is_empty() {
            self.names = Names::of(setup);
        }
        let (date, rest) = date(text)?;
        let (time, rest) = time(rest)?;
        let (date, seconds) = not_before(self.steps.last(), date, time)?;
        let (intent, rest) = match rest.strip_prefix("try ") {
            Some(rest) => (Intent::DryRun, rest),
            None => (Intent::Do, rest),
        };
        let asked = match written::read(rest, setup, &self.names, intent) {
            Some(asked) => asked?,
            None => ask::read(Words::of(rest), setup, &mut self.names, intent)?,
        };
        let ask::Asked { customer, key, times, ask } = asked;
        self.steps.push(Step { line, date, seconds, customer, key, intent, times, ask, expected: Vec::new() });
        Ok(())
    }

    fn expectation(&mut self, line: usize, text: &str) -> Result<(), Wrong> {
        let home = self.setup.as_ref().map_or(Currency::Cny, |setup| setup.currency);
        let Some(step) = self.steps.last_mut() else {
            return Err(Wrong::new("a step before its expectations", "an expectation"));
        };
        let (sign, told) = text.split_at(1);
        let read = if sign == "!" { Fact::read_refused } else { Fact::read_accepted };
        let (fact, currency) = read(told, home)?;
        let names_answer = |fact: &Fact| matches!(fact, Fact::Answered(_) | Fact::Refused(_));
        let is_offer = |fact: &Fact| matches!(fact, Fact::Answered(crate::fact::Answer::Offered(..)));
        let answered = step.expected.iter().any(|expected| names_answer(&expected.fact) && !is_offer(&expected.fact));
        if answered && names_answer(&fact) {
            return Err(Wrong::new("one answer to a step", "a second one"));
        }
        self.names.check(&fact)?;
        step.expected.push(Expected { line, currency, fact });
        Ok(())
    }

    fn end(self) -> Result<(Setup, Vec<Step>), Wrong> {
        let Some(setup) = self.setup else {
            return Err(Wrong::new("a step such as \"2026-07-01  buy o1: 5.00\"", "the end of the story"));
        };
        let is_refusal = |expected: &Expected| matches!(expected.fact, Fact::Refused(_));
        let is_open = |step: &&Step| matches!(step.ask, Ask::Written(_)) && !step.expected.iter().any(is_refusal);
        if let Some(step) = self.steps.iter().find(is_open) {
            let found = format!("none in line {}", step.line);
            return Err(Wrong::new("the refusal of each request that is written out", found));
        }
        match self.steps.iter().any(|step| !step.expected.is_empty()) {
            true => Ok((setup, self.steps)),
            false => Err(Wrong::new("an expectation such as \"> available 5.00\"", "the end of the story")),
        }
    }
}

fn date(text: &str) -> Result<(Date, &str), Wrong> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let date = Date::parse(first).ok_or_else(|| Wrong::new("a date such as 2026-07-01", format!("\"{first}\"")))?;
    Ok((date, rest.trim_start()))
}

/// The time of day in seconds, if one stands there.
fn time(text: &str) -> Result<(Option<u32>, &str), Wrong> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if !first.starts_with(|digit: char| digit.is_ascii_digit()) {
        return Ok((None, text));
    }
    Ok((Some(seconds_of(first)?), rest.trim_start()))
}

/// A time of day, `23:59` or `23:59:59`, in seconds from the start of its day.
fn seconds_of(word: &str) -> Result<u32, Wrong> {
    let wrong = || Wrong::new("a time such as 23:59 or 23:59:59", format!("\"{word}\""));
    let parts: Vec<&str> = word.split(':').collect();
    let number = |at: usize, end: u32| {
        let part = parts.get(at).copied().unwrap_or("00");
        let sound = part.len() == 2 && part.bytes().all(|digit| digit.is_ascii_digit());
        sound.then(|| part.parse::<u32>().ok().filter(|number| *number < end))?
    };
    if !(2..=3).contains(&parts.len()) {
        return Err(wrong());
    }
    let (Some(hours), Some(minutes), Some(seconds)) = (number(0, 24), number(1, 60), number(2, 60)) else {
        return Err(wrong());
    };
    Ok(hours * 3_600 + minutes * 60 + seconds)
}

/// When a step happens: at its time, else at noon, else, when the story is past that, at the moment of the step before.
fn not_before(last: Option<&Step>, date: Date, time: Option<u32>) -> Result<(Date, u32), Wrong> {
    let after = last.map(|step| (step.date, step.seconds));
    let seconds = match (time, after) {
        (Some(seconds), _) => seconds,
        (None, Some((day, seconds))) if day == date => seconds.max(NOON_SECONDS),
        (None, _) => NOON_SECONDS,
    };
    match after.filter(|after| *after > (date, seconds)) {
        None => Ok((date, seconds)),
        Some(after) => Err(Wrong::new(format!("a moment not before {}", moment(after)), moment((date, seconds)))),
    }
}

fn moment((date, seconds): (Date, u32)) -> String {
    format!("{date} {:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::read;

    const HEADER: &str = "limit 2000.00\ncustomer ann\ncustomer ben: limit 3000 JPY, cycle day 10\n";

    fn fault(text: &str) -> String {
        read("s.story", text).expect_err("the story has a fault").to_string()
    }

    #[test]
    fn a_story_is_read() {
        let text = "# A story.\n\nlimit 2000.00\n\n2026-07-01  buy o1: 1000.00 in 3\n  > available 1000.00\n2026-07-02 23:59 look\n";
        let story = read("s.story", text).expect("the story is sound");
        assert_eq!(story.steps.len(), 2);
        assert_eq!((story.steps[0].line, story.steps[0].seconds, story.steps[1].seconds), (5, 43_200, 86_340));
        assert_eq!(story.steps[0].expected.len(), 1);
    }

    #[test]
    fn time_never_goes_back() {
        let text = "2026-07-02  buy o1: 5.00\n  > exposure 5.00\n2026-07-01  look\n";
        let told = "s.story:3: expected a moment not before 2026-07-02 12:00:00, found 2026-07-01 12:00:00";
        assert_eq!(fault(text), told);
        let text = "2026-07-01 13:00  buy o1: 5.00\n  > exposure 5.00\n2026-07-01  look\n";
        assert!(read("s.story", text).is_ok(), "a step without a time follows the one before");
        assert!(fault(&format!("{text}2026-07-01 12:59 look")).starts_with("s.story:4: "));
    }

    #[test]
    fn a_story_expects_something() {
        assert!(fault("").contains("a step"));
        assert!(fault("2026-07-01  buy o1: 5.00\n").contains("an expectation"));
        assert!(fault("  > available 5.00\n").contains("a step before"));
    }

    #[test]
    fn a_fault_names_its_line_and_what_should_stand_there() {
        let cases = [
            ("2026-07-01  buy o1: 5.0", "an amount of CNY such as 5.00, found \"5.0\""),
            ("2026-07-01  buy o1: 5.000", "an amount of CNY such as 5.00, found \"5.000\""),
            ("2026-07-01  buy o1: -5.00", "an amount of CNY such as 5.00, found \"-5.00\""),
            ("2026-07-01  buy o1: 5.00 of ben", "found \"of\""),
            ("2026-07-01  buys o1: 5.00", "found \"buys\""),
            ("2026-07-01  buy o1: 5.00 in three", "a number of terms, found \"three\""),
            ("2026-07-01  limit to 5.00", "\"because\", found the end of the line"),
            ("2026-07-01  limit to 5.00 because of", "one of review, customer_request, risk"),
            ("2026-07-01  no limit because review", "\"temporary\", found \"limit\""),
            ("2026-07-01  limit to 5.00 and 6.00 because risk", "\"temporary limit\" or \"no temporary limit\""),
            ("2026-07-01  capture o1", "an order of this story, found \"o1\""),
            ("2026-07-01  buy o1: 5.00 by cat", "a customer of this story, found \"cat\""),
            ("2026-07-01  buy o1: 5.00 at cafe", "a merchant of this story, found \"cafe\""),
            ("2026-02-29  look", "a date such as 2026-07-01, found \"2026-02-29\""),
            ("2026-07-01 24:00  look", "a time such as 23:59 or 23:59:59, found \"24:00\""),
            ("2026-07-01  buy o1: 5.00\n2026-07-01  buy o1: 6.00", "a new name for an order, found \"o1\""),
            ("2026-07-01  look\n> nothing due", "a step beginning with its date"),
            ("2026-07-01  look\n  > happy", "found \"happy\""),
            ("2026-07-01  look\n  ! happy", "found \"happy\""),
            ("2026-07-01  look\n  > order o9 captured: captured 1.00", "an order of this story, found \"o9\""),
            ("2026-07-01  look\n  ! nothing_due\n  ! nothing_due", "one answer to a step, found a second one"),
            ("2026-07-01  post orders as cat: {}", "a merchant of this story, found \"cat\""),
            ("2026-07-01  post orders loudly: {}", "found \"loudly\""),
            ("2026-07-01  post orders: {\"account\": \"<account:cat>\"}", "a customer of this story, found \"cat\""),
            ("2026-07-01  post orders: <ann>", "a name such as <account:ann>"),
            ("2026-07-01  try post orders: {}", "a query"),
            ("2026-07-01  post orders: {}\n  > available 2000.00", "the refusal of each request"),
            ("2026-07-01  buy o1: 5.00 0 times", "2 times or more"),
            ("2026-07-01  repay 5.00 2 times", "found \"2\""),
            ("2026-07-01  buy o1: 5.00 2 times\n2026-07-01  refund o1", "an order of this story, found \"o1\""),
            ("2026-07-01  look\nlimit 5.00", "a step beginning with its date"),
        ];
        for (text, told) in cases {
            let fault = fault(&format!("{HEADER}{text}\n"));
            let line = 3 + text.lines().count();
            assert!(
                fault.starts_with(&format!("s.story:{line}: expected ")) && fault.contains(told),
                "{text}: {fault}"
            );
        }
    }

    #[test]
    fn a_header_is_strict() {
        let cases = [
            ("limit 5", "an amount of CNY such as 5.00"),
            ("currency RMB", "a currency such as CNY"),
            ("cycle day 29", "a day of the month, 1 to 28"),
            ("mood good", "a line of the header such as \"limit 5000.00\""),
            ("limit 5.00\ncurrency GBP", "the currency before all else"),
            ("limit 5.00\nlimit 6.00", "\"limit\" once"),
            ("customer ann\nlimit 5.00", "\"limit\" before customers"),
            ("customer unknown", "a name"),
            ("zone Mars/Olympus", "a time zone such as Asia/Shanghai"),
            ("merchant shop: mood good", "\"discount\", \"bearer\" or \"currency\""),
        ];
        for (text, told) in cases {
            let fault = fault(&format!("{text}\n2026-07-01  look\n  > nothing due\n"));
            assert!(fault.contains(told), "{text}: {fault}");
        }
    }
}
