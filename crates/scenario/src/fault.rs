//! Faults: what is wrong in the text of a story, and where.

use std::fmt;

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong: what should stand there, and what does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl Wrong {
    /// `expected` should stand where `found` stands.
    pub fn new(expected: impl Into<String>, found: impl Into<String>) -> Wrong {
        Wrong { expected: expected.into(), found: found.into() }
    }

    /// Places it in a file.
    pub fn at(self, path: &str, line: usize) -> Fault {
        Fault { path: path.to_string(), line, wrong: self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { path, line, wrong } = self;
        write!(f, "{path}:{line}: expected {}, found {}", wrong.expected, wrong.found)
    }
}

impl std::error::Error for Fault {}
