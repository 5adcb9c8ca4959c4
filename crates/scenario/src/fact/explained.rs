//! How a figure came to be: `explained penalty of statement 2026-08-01: 1000.00 × 500 ppm × 30 days from 2026-08-07 15.00`.

use std::fmt::Write;

use calendar::Date;
use explain::Kind;

use crate::driver;
use crate::fault::Wrong;
use crate::story::Capture;
use crate::words::Words;

/// A figure, and what it is a sum of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Which amount.
    pub kind: Kind,
    /// Which line or term, from 1; 0 for what there is only one of.
    pub number: u32,
    /// What it is of.
    pub of: Of,
    /// Every piece, in words and with its amount.
    pub pieces: String,
}

/// What a figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// The account of the step.
    Account,
    /// The statement of a cycle date.
    Statement(Date),
    /// The plan of a capture.
    Plan(Capture),
    /// An order.
    Order(String),
    /// A merchant.
    Merchant(String),
}

impl Explained {
    /// Reads it, after the word "explained".
    pub(super) fn read(words: &mut Words) -> Result<Explained, Wrong> {
        let name = words.next("a figure such as penalty")?;
        let kind = Kind::from_name(name);
        let kind = kind.ok_or_else(|| Wrong::new("a figure such as penalty", format!("\"{name}\"")))?;
        let number =
            if words.peek().is_some_and(|word| word.parse::<u32>().is_ok()) { words.number("lines")? } else { 0 };
        let of = if words.take("of") { Of::read(words)? } else { Of::Account };
        words.phrase(":")?;
        Ok(Explained { kind, number, of, pieces: words.rest() })
    }

    /// It, as it is told by `shown`.
    pub(crate) fn told_by(&self, shown: &[driver::Explained]) -> Explained {
        let mut pieces = String::new();
        for (words, amount) in shown.iter().flat_map(|shown| &shown.pieces) {
            let comma = if pieces.is_empty() { "" } else { ", " };
            let _ = write!(pieces, "{comma}{words} {amount}");
        }
        // Read as a story is, so that blanks make no difference.
        Explained { pieces: Words::of(&pieces).rest(), ..self.clone() }
    }

    pub(super) fn text(&self) -> String {
        let number = if self.number > 0 { format!(" {}", self.number) } else { String::new() };
        let of = match &self.of {
            Of::Account => String::new(),
            Of::Statement(cycle) => format!(" of statement {cycle}"),
            Of::Plan(capture) => format!(" of plan {capture}"),
            Of::Order(order) => format!(" of order {order}"),
            Of::Merchant(merchant) => format!(" of merchant {merchant}"),
        };
        format!("explained {}{number}{of}: {}", self.kind.name(), self.pieces)
    }
}

impl Of {
    fn read(words: &mut Words) -> Result<Of, Wrong> {
        match words.next("\"statement\", \"plan\", \"order\" or \"merchant\"")? {
            "statement" => words.date().map(Of::Statement),
            "plan" => words.capture().map(Of::Plan),
            "order" => words.name("an order").map(Of::Order),
            "merchant" => words.name("a merchant").map(Of::Merchant),
            other => Err(Wrong::new("\"statement\", \"plan\", \"order\" or \"merchant\"", format!("\"{other}\""))),
        }
    }
}
