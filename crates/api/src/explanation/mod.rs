//! Explanations: how a figure came to be, in two languages.

pub mod get;

use explain::{Explanation as Known, Figure, Piece as Summand, Words as Said};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::{Money, instant};

/// How a figure came to be: a sum of pieces, rounded half-up once.
#[derive(Debug, Serialize, ToSchema)]
pub struct Explanation {
    #[serde(flatten)]
    figure: FigureName,
    /// What people call it.
    title: Words,
    /// How much it is.
    amount: Money,
    /// The formula.
    formula: Words,
    /// What it is a sum of.
    pieces: Vec<Piece>,
    /// The sum of the pieces' numerators. Divided by the denominator and rounded half-up it is the amount, in minor units.
    #[schema(example = "1485000")]
    sum: String,
    /// What every numerator is to be divided by: 1, unless a rate or a share is in the formula.
    #[schema(example = 1_000_000)]
    denominator: u64,
}

/// Which figure.
#[derive(Debug, Serialize, ToSchema)]
struct FigureName {
    /// What it is of: an account, a statement, a plan, an order or a merchant.
    #[schema(example = "stm_0000000000006")]
    subject: String,
    /// Which of its amounts.
    #[schema(example = "penalty")]
    figure: &'static str,
    /// Which line or term, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
}

/// One summand.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExplanationPiece)]
struct Piece {
    /// What it is, with its numbers.
    words: Words,
    /// How much, in minor units times the denominator; what is taken away begins with a minus sign.
    #[schema(example = "1485000")]
    numerator: String,
    /// The event it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<EventPlace>,
    /// The figure it is, when that has an explanation of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    explained_by: Option<FigureName>,
}

/// An event, and where it is written.
#[derive(Debug, Serialize, ToSchema)]
struct EventPlace {
    /// What happened.
    #[schema(example = "order_captured")]
    event: &'static str,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// The business date that was.
    #[schema(format = Date)]
    date: String,
    /// The row of the journal.
    row: u64,
    /// Which line of the row, from 0.
    line: u32,
}

/// The same said in two languages.
#[derive(Debug, Serialize, ToSchema)]
struct Words {
    /// In English.
    en: String,
    /// In Chinese.
    zh: String,
}

impl Explanation {
    fn of(known: &Known) -> Explanation {
        let (en, zh) = known.figure.kind.title();
        Explanation {
            figure: known.figure.into(),
            title: Words { en: en.into(), zh: zh.into() },
            amount: Money::signed(known.amount, known.currency),
            formula: Words::of(&known.formula),
            pieces: known.pieces.iter().map(Piece::of).collect(),
            sum: known.sum().to_string(),
            denominator: u64::try_from(known.denominator).expect("a denominator is a rate's or a number of days"),
        }
    }
}

impl Piece {
    fn of(piece: &Summand) -> Piece {
        Piece {
            words: Words::of(&piece.words),
            numerator: piece.numerator.to_string(),
            event: piece.source.map(|source| EventPlace {
                event: source.event,
                at: instant(source.at),
                date: source.date.to_string(),
                row: source.row,
                line: source.line,
            }),
            explained_by: piece.of.map(FigureName::from),
        }
    }
}

impl Words {
    fn of(said: &Said) -> Words {
        Words { en: said.en.clone(), zh: said.zh.clone() }
    }
}

impl From<Figure> for FigureName {
    fn from(figure: Figure) -> FigureName {
        let number = (figure.number > 0).then_some(figure.number);
        FigureName { subject: figure.subject.to_string(), figure: figure.kind.name(), number }
    }
}
