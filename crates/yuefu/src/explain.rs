//! `yuefu explain`: how a figure came to be, from the files of a data directory.

use std::fmt::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use explain::{Explanation, Kind, Piece, Subject, Words, written};
use sequencer::{Options, Sequencer, Wanted};
use tokio::runtime::Runtime;

use crate::failure::Failure;
use crate::say;

/// Say how figures came to be: the formula with its numbers, and the events they come from
#[derive(clap::Args)]
pub struct Explain {
    /// What they are of: an account, a statement, a plan, an order or a merchant
    #[arg(value_name = "ID")]
    id: String,
    /// The directory, which is not being served; a server explains by `GET /v1/explanations/{id}`
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Which figure, such as penalty or term_fee; every one when left out
    #[arg(long, value_name = "NAME", value_parser = figure)]
    figure: Option<Kind>,
    /// Which line or term, from 1
    #[arg(long, value_name = "N", requires = "figure", default_value_t = 0, hide_default_value = true)]
    number: u32,
    /// In which language
    #[arg(long, value_enum, default_value_t = Language::En)]
    language: Language,
}

/// A language.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl Explain {
    /// Explains them.
    ///
    /// # Errors
    /// When there is nothing of the id, it has no such figure, or a server has the directory.
    pub fn run(&self) -> Result<(), Failure> {
        let subject = Subject::parse(&self.id).ok_or_else(|| Failure::NothingToExplain(self.id.clone()))?;
        let wanted = self.figure.map_or(Wanted::All, |kind| Wanted::One(kind, self.number));
        let sequencer = match Sequencer::open(&self.data, Options::default()) {
            Err(sequencer::open::OpenError::Store(store::Error::InUse { path })) => {
                return Err(Failure::ExplainInUse(path));
            }
            opened => opened?,
        };
        let handle = sequencer.handle();
        let explained = Runtime::new().map_err(Failure::Runtime)?.block_on(handle.explain(subject, wanted));
        drop(handle);
        sequencer.close().map_err(Failure::Stopped)?;
        let explained = explained.map_err(Failure::Refused)?;
        if explained.is_empty() {
            return Err(Failure::NothingToExplain(self.id.clone()));
        }
        let pages: Vec<String> = explained.iter().map(|one| page(one, self.language)).collect();
        say::line(pages.join("\n").trim_end())
    }
}

fn figure(name: &str) -> Result<Kind, String> {
    let names = || Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
    Kind::from_name(name).ok_or_else(|| format!("figures are {}", names()))
}

/// One explanation, for people to read.
fn page(explanation: &Explanation, language: Language) -> String {
    let figure = explanation.figure;
    let (en, zh) = figure.kind.title();
    let title = if language == Language::En { en } else { zh };
    let number = if figure.number > 0 { format!(" {}", figure.number) } else { String::new() };
    let amount = written(explanation.currency, i128::from(explanation.amount), 1);
    let mut text = format!("{} {title}{number}: {amount} {}\n", figure.subject, explanation.currency.code());
    let _ = writeln!(text, "  {}", said(&explanation.formula, language));
    for piece in &explanation.pieces {
        let exact = written(explanation.currency, piece.numerator, explanation.denominator);
        let _ = writeln!(text, "  {exact:>16}  {}{}", said(&piece.words, language), place(piece));
    }
    text
}

fn said(words: &Words, language: Language) -> &str {
    match language {
        Language::En => &words.en,
        Language::Zh => &words.zh,
    }
}

/// Where a piece comes from: an event of the journal, or another figure.
fn place(piece: &Piece) -> String {
    let event = piece
        .source
        .map(|source| format!("  [{} {} row {} line {}]", source.date, source.event, source.row, source.line));
    let figure = piece.of.filter(|_| event.is_none()).map(|of| match of.number {
        0 => format!("  [{} {}]", of.subject, of.kind.name()),
        number => format!("  [{} {} {number}]", of.subject, of.kind.name()),
    });
    event.or(figure).unwrap_or_default()
}
