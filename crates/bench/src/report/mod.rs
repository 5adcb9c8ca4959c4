//! The page: figures in sections, and the machine they were measured on.

mod series;
mod line;
mod picture;
mod page;

use std::fmt;

use serde::Serialize;

pub use line::{Bound, Claim, Line};
pub use page::with_figures;
pub use picture::{Panel, svg};
pub use series::Series;

use crate::failure::Failure;
use crate::machine::Machine;

/// Everything that one run measured.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Where.
    pub machine: Machine,
    /// How large the run was: `full`, or `quick`, whose figures only show that the harness works.
    pub scale: String,
    /// What was measured.
    pub sections: Vec<Section>,
}

/// The figures of one piece.
#[derive(Debug, Serialize)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// Its figures.
    pub lines: Vec<Line>,
    /// What has to be known to read them.
    pub notes: Vec<String>,
}

impl Section {
    /// A section without figures yet.
    pub fn new(title: impl Into<String>) -> Section {
        Section { title: title.into(), lines: Vec::new(), notes: Vec::new() }
    }

    /// A section without figures, and why: the others are measured all the same.
    pub fn failed(piece: &str, failure: &Failure) -> Section {
        Section { notes: vec![failure.to_string()], ..Section::new(format!("{piece} was not measured")) }
    }

    /// Adds a figure.
    pub fn add(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Adds a note.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))?;
        self.notes.iter().try_for_each(|note| writeln!(f, "    {note}"))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n", self.scale, self.machine)?;
        self.sections.iter().try_for_each(|section| writeln!(f, "{section}"))
    }
}
