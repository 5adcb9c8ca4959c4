//! The words of one line, read from left to right.
//!
//! Words stand between blanks; a colon or a comma at the end of a word is a word of its own.

use calendar::{CycleDay, Date};
use engine::limit::Reason;
use money::{Amount, Currency, Rate};

use crate::fault::Wrong;
use crate::story::Capture;

/// The words of a line that are still to be read.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    words: Vec<&'a str>,
    at: usize,
}

impl<'a> Words<'a> {
    pub(crate) fn of(text: &'a str) -> Words<'a> {
        let words = text.split_whitespace().flat_map(|word| match word.strip_suffix([':', ',']) {
            Some(before) if !before.is_empty() => vec![before, &word[before.len()..]],
            Some(_) | None => vec![word],
        });
        Words { words: words.collect(), at: 0 }
    }

    /// The next word, left where it is.
    pub(crate) fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }

    /// The next word.
    pub(crate) fn next(&mut self, expected: &str) -> Result<&'a str, Wrong> {
        let word = self.peek().ok_or_else(|| Wrong::new(expected, "the end of the line"))?;
        self.at += 1;
        Ok(word)
    }

    /// Takes `word` if it is the next one.
    pub(crate) fn take(&mut self, word: &str) -> bool {
        let is_next = self.peek() == Some(word);
        self.at += usize::from(is_next);
        is_next
    }

    /// Takes the words of `phrase`, which must come next.
    pub(crate) fn phrase(&mut self, phrase: &str) -> Result<(), Wrong> {
        for word in phrase.split(' ') {
            if !self.take(word) {
                return Err(self.wrong(&format!("\"{word}\"")));
            }
        }
        Ok(())
    }

    /// Takes the last word if it is a currency.
    pub(crate) fn last_currency(&mut self) -> Option<Currency> {
        let currency = self.words.last().and_then(|last| Currency::from_code(last))?;
        self.words.pop();
        Some(currency)
    }

    /// Every word that is left, with one blank between two of them.
    pub(crate) fn rest(&mut self) -> String {
        let mut text = String::new();
        while let Some(word) = self.peek() {
            let joins = matches!(word, "," | ":") || text.is_empty();
            text += if joins { "" } else { " " };
            text += word;
            self.at += 1;
        }
        text
    }

    /// Nothing may come any more.
    pub(crate) fn end(&self) -> Result<(), Wrong> {
        match self.peek() {
            None => Ok(()),
            Some(word) => Err(Wrong::new("the end of the line", quoted(word))),
        }
    }

    /// What stands next is not what should.
    pub(crate) fn wrong(&self, expected: &str) -> Wrong {
        Wrong::new(expected, self.peek().map_or_else(|| "the end of the line".into(), quoted))
    }

    fn read<T>(&mut self, expected: &str, read: impl FnOnce(&'a str) -> Option<T>) -> Result<T, Wrong> {
        let value = self.peek().and_then(read).ok_or_else(|| self.wrong(expected))?;
        self.at += 1;
        Ok(value)
    }

    /// A name: small letters, digits, `_` and `-`, beginning with a letter.
    pub(crate) fn name(&mut self, of: &str) -> Result<String, Wrong> {
        self.read(&format!("the name of {of}, in small letters"), |word| is_name(word).then(|| word.to_string()))
    }

    /// A capture: `o1` for the first of an order, `o1/2` for the second.
    pub(crate) fn capture(&mut self) -> Result<Capture, Wrong> {
        self.read("an order, or a capture of one such as o1/2", |word| {
            let (order, nth) = word.split_once('/').unwrap_or((word, "1"));
            let nth = nth.parse::<u32>().ok()?.checked_sub(1)?;
            is_name(order).then(|| Capture { order: order.to_string(), nth })
        })
    }

    /// An amount in major units with every digit of its minor unit.
    pub(crate) fn amount(&mut self, currency: Currency) -> Result<Amount, Wrong> {
        let expected = format!("an amount of {} such as {}", currency.code(), currency.write(500));
        self.read(&expected, |word| Amount::checked(i64::try_from(currency.read(word)?).ok()?))
    }

    /// Whether an amount comes next.
    pub(crate) fn is_amount(&self, currency: Currency) -> bool {
        self.peek().is_some_and(|word| currency.read(word).is_some())
    }

    pub(crate) fn date(&mut self) -> Result<Date, Wrong> {
        self.read("a date such as 2026-07-01", Date::parse)
    }

    pub(crate) fn number(&mut self, of: &str) -> Result<u32, Wrong> {
        self.read(&format!("a number of {of}"), |word| word.parse().ok())
    }

    pub(crate) fn cycle_day(&mut self) -> Result<CycleDay, Wrong> {
        self.read("a day of the month, 1 to 28", |word| CycleDay::new(word.parse().ok()?))
    }

    pub(crate) fn currency(&mut self) -> Result<Currency, Wrong> {
        self.read("a currency such as CNY", Currency::from_code)
    }

    /// A rate as a percentage with at most four decimals: `0.6%`.
    pub(crate) fn rate(&mut self) -> Result<Rate, Wrong> {
        self.read("a rate such as 0.6%", read_rate)
    }

    /// Why a limit is changed: `review`.
    pub(crate) fn reason(&mut self) -> Result<Reason, Wrong> {
        let names = Reason::ALL.map(Reason::name).join(", ");
        let named = |word: &str| Reason::ALL.into_iter().find(|reason| reason.name() == word);
        self.read(&format!("one of {names}"), named)
    }

    /// One of several values, by its name.
    pub(crate) fn named<T: Copy>(&mut self, all: &[T], name: fn(T) -> &'static str) -> Result<T, Wrong> {
        let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
        let named = |word: &str| all.iter().copied().find(|one| name(*one) == word);
        self.read(&format!("one of {}", names.join(", ")), named)
    }

    /// An annual rate as it is shown, with two decimals.
    pub(crate) fn annual_rate(&mut self) -> Result<String, Wrong> {
        self.read("an annual rate with two decimals such as 10.77%", |word| {
            let shown = word.strip_suffix('%')?;
            Currency::Cny.read(shown).map(|_| word.to_string())
        })
    }
}

fn is_name(word: &str) -> bool {
    let small = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-".contains(letter);
    word.starts_with(|first: char| first.is_ascii_lowercase()) && word.chars().all(small)
}

fn read_rate(word: &str) -> Option<Rate> {
    let (whole, decimals) = match word.strip_suffix('%')?.split_once('.') {
        Some((whole, decimals)) if (1..=4).contains(&decimals.len()) => (whole, decimals),
        Some(_) => return None,
        None => (word.strip_suffix('%')?, ""),
    };
    let digits = format!("{whole}{decimals:0<4}");
    let sound = !whole.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    sound.then(|| digits.parse().ok().map(Rate::ppm))?
}

/// A rate as [`Words::rate`] reads it.
pub(crate) fn rate_text(rate: Rate) -> String {
    let decimals = format!("{:04}", rate.parts() % 10_000);
    let shown = format!("{}.{}", rate.parts() / 10_000, decimals.trim_end_matches('0'));
    format!("{}%", shown.trim_end_matches('.'))
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

#[cfg(test)]
mod tests {
    use money::{Amount, Currency, Rate};

    use super::{Words, rate_text};

    #[test]
    fn colons_and_commas_are_words() {
        let mut words = Words::of("repay statement 2026-08-01: 5.00, and");
        assert!(words.phrase("repay statement").is_ok());
        assert_eq!(words.date().map(|date| date.to_string()).as_deref(), Ok("2026-08-01"));
        assert!(words.take(":"));
        assert_eq!(words.amount(Currency::Cny), Ok(Amount::of(500)));
        assert!(words.take(",") && words.take("and") && words.end().is_ok());
    }

    #[test]
    fn a_rate_is_read_and_written_as_a_percentage() {
        for (text, parts) in [("0.6%", 6_000), ("14.56%", 145_600), ("2%", 20_000), ("100.0001%", 1_000_001)] {
            assert_eq!(Words::of(text).rate(), Ok(Rate::ppm(parts)), "{text}");
            assert_eq!(rate_text(Rate::ppm(parts)), text);
        }
        for bad in ["2", "2.%", ".5%", "0.00001%", "-1%", "1,5%"] {
            assert!(Words::of(bad).rate().is_err(), "{bad}");
        }
    }
}
