//! Sums: an explanation is one, over one denominator, rounded once.

use money::{Amount, Currency};

use crate::figure::Figure;
use crate::history::Source;
use crate::words::Words;

/// How a figure came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The figure.
    pub figure: Figure,
    /// The currency its amounts are in.
    pub currency: Currency,
    /// The figure's amount as it stands, in minor units; negative only where a balance may be.
    pub amount: i64,
    /// The formula, in words.
    pub formula: Words,
    /// What it is a sum of.
    pub pieces: Vec<Piece>,
    /// What every piece is to be divided by: 1, unless a rate or a share is in the formula.
    pub denominator: u128,
}

/// One summand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is, with its numbers.
    pub words: Words,
    /// How much, in minor units times the explanation's denominator.
    pub numerator: i128,
    /// The event it comes from; none for what is worked out of other figures.
    pub source: Option<Source>,
    /// The figure it is, when that has an explanation of its own.
    pub of: Option<Figure>,
}

impl Explanation {
    /// An explanation without pieces yet, over `denominator`.
    pub(crate) fn over(
        denominator: u128,
        (figure, currency): (Figure, Currency),
        amount: Amount,
        formula: Words,
    ) -> Explanation {
        Explanation { figure, currency, amount: amount.signed(), formula, pieces: Vec::new(), denominator }
    }

    /// One of whole minor units.
    pub(crate) fn new(of: (Figure, Currency), amount: Amount, formula: Words) -> Explanation {
        Explanation::over(1, of, amount, formula)
    }

    /// Adds a whole amount.
    pub(crate) fn plus(&mut self, amount: Amount, words: Words) -> &mut Piece {
        self.signed(i128::from(amount.minor()), words)
    }

    /// Takes a whole amount away.
    pub(crate) fn minus(&mut self, amount: Amount, words: Words) -> &mut Piece {
        self.signed(-i128::from(amount.minor()), words)
    }

    /// Adds so many minor units, which may be fewer than none.
    pub(crate) fn signed(&mut self, minor: i128, words: Words) -> &mut Piece {
        self.exact(minor * self.denominator.cast_signed(), words)
    }

    /// Adds so many parts of a minor unit.
    pub(crate) fn exact(&mut self, numerator: i128, words: Words) -> &mut Piece {
        self.pieces.push(Piece { words, numerator, source: None, of: None });
        self.pieces.last_mut().expect("one was just added")
    }

    /// The sum of its pieces, over the denominator.
    pub fn sum(&self) -> i128 {
        self.pieces.iter().map(|piece| piece.numerator).sum()
    }

    /// Whether its pieces sum to its amount, rounded half-up to a whole minor unit.
    pub fn adds_up(&self) -> bool {
        let (twice, whole) = (2 * self.sum(), 2 * self.denominator.cast_signed());
        (twice + self.denominator.cast_signed()).div_euclid(whole) == i128::from(self.amount)
    }
}

impl Piece {
    /// It, from an event.
    pub(crate) fn from(&mut self, source: Source) -> &mut Piece {
        self.source = Some(source);
        self
    }

    /// It, as a figure of its own.
    pub(crate) fn as_figure(&mut self, figure: Figure) -> &mut Piece {
        self.of = Some(figure);
        self
    }
}
