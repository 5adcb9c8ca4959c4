//! One line of the page: a figure, its yardstick, and what is claimed of the two.

use std::fmt;

use serde::Serialize;

use super::Series;

/// A figure, beside its yardstick when it has one.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// What was measured.
    pub what: String,
    /// Its unit.
    pub unit: &'static str,
    /// The figure.
    pub ours: Series,
    /// What it is held against, and that figure, in the same unit.
    pub beside: Option<(String, Series)>,
    /// What is claimed.
    pub claim: Claim,
}

/// What is claimed of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// Nothing; it is told.
    Told,
    /// The figure itself.
    Figure(Bound),
    /// The figure over its yardstick.
    Ratio(Bound),
    /// The yardstick over the figure: how many times faster, of times.
    Faster(Bound),
}

/// A bound of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
}

impl Line {
    /// A figure that stands alone.
    pub fn told(what: impl Into<String>, unit: &'static str, ours: Series) -> Line {
        Line { what: what.into(), unit, ours, beside: None, claim: Claim::Told }
    }

    /// The same figure, with a claim.
    #[must_use]
    pub fn claimed(self, claim: Claim) -> Line {
        Line { claim, ..self }
    }

    /// The same figure, beside a yardstick.
    #[must_use]
    pub fn beside(self, name: impl Into<String>, yardstick: Series) -> Line {
        Line { beside: Some((name.into(), yardstick)), ..self }
    }

    /// The figure over its yardstick, if it has one.
    pub fn ratio(&self) -> Option<f64> {
        self.beside.as_ref().map(|(_, yardstick)| self.ours.over(yardstick).median())
    }

    /// What is wanted, and the value that it is wanted of; none when nothing is claimed.
    fn wanted(&self) -> Option<(Bound, f64)> {
        match (self.claim, &self.beside) {
            (Claim::Figure(bound), _) => Some((bound, self.ours.median())),
            (Claim::Ratio(bound), Some((_, yardstick))) => Some((bound, self.ours.over(yardstick).median())),
            (Claim::Faster(bound), Some((_, yardstick))) => Some((bound, yardstick.over(&self.ours).median())),
            (Claim::Told | Claim::Ratio(_) | Claim::Faster(_), _) => None,
        }
    }

    /// Whether the claim holds; where nothing is claimed, it does.
    pub fn holds(&self) -> bool {
        self.wanted().is_none_or(|(bound, value)| match bound {
            Bound::AtLeast(least) => value >= least,
            Bound::AtMost(most) => value <= most,
        })
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {:<44} {:>11} {:<9}", self.what, number(self.ours.median()), self.unit)?;
        if self.ours.rounds() > 1 {
            let (least, most) = self.ours.range();
            write!(f, " {:<19}", format!("[{} … {}]", number(least), number(most)))?;
        } else {
            write!(f, " {:<19}", "")?;
        }
        if let Some((name, yardstick)) = &self.beside {
            write!(f, "  {name} {}", number(yardstick.median()))?;
        }
        match (self.claim, self.wanted(), self.ratio()) {
            (Claim::Faster(_), Some((_, times)), _) => write!(f, "  {times:.1} × faster")?,
            (_, _, Some(ratio)) => write!(f, "  ratio {ratio:.2}")?,
            (_, _, None) => {}
        }
        let verdict = if self.holds() { "holds" } else { "MISSED" };
        match self.wanted() {
            None => Ok(()),
            Some((Bound::AtLeast(least), _)) => write!(f, "  (wanted ≥ {least}: {verdict})"),
            Some((Bound::AtMost(most), _)) => write!(f, "  (wanted ≤ {most}: {verdict})"),
        }
    }
}

/// A number as people read it: thousands in groups, small ones with a few digits.
pub fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 => grouped(value),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::from(if value < 0.0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Bound, Claim, Line, number};
    use crate::report::Series;

    #[test]
    fn a_number_is_written_to_be_read() {
        assert_eq!(number(1_234_567.0), "1 234 567");
        assert_eq!(number(-1_000.0), "-1 000");
        assert_eq!((number(123.4), number(12.34), number(0.1234)), ("123".into(), "12.3".into(), "0.123".into()));
    }

    #[test]
    fn a_claim_that_does_not_hold_is_said_to_be_missed() {
        let line = |claim| Line::told("x", "s", Series::once(2.0)).beside("y", Series::once(8.0)).claimed(claim);
        assert!(line(Claim::Ratio(Bound::AtMost(0.25))).holds());
        assert!(!line(Claim::Ratio(Bound::AtLeast(0.26))).holds());
        assert!(line(Claim::Faster(Bound::AtLeast(4.0))).holds());
        assert!(!line(Claim::Figure(Bound::AtMost(1.0))).holds());
        assert!(line(Claim::Ratio(Bound::AtLeast(0.26))).to_string().ends_with("ratio 0.25  (wanted ≥ 0.26: MISSED)"));
    }
}
