//! What is wrong with a document that cannot be read.

/// The first thing in a document that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is no TOML, or a field is missing, unknown or of another kind.
    #[error("line {line}{}: {what}", .field.as_ref().map(|field| format!(", {field}")).unwrap_or_default())]
    Shape {
        /// The line, counted from 1.
        line: usize,
        /// The field, if it is one: `offers[0].terms`.
        field: Option<String>,
        /// What is wrong with it.
        what: String,
    },
    /// A field says something that is not of its kind, such as an amount without its cents.
    #[error("{field} is {value}: {what}")]
    Value {
        /// The field.
        field: String,
        /// What it says.
        value: String,
        /// What it should say.
        what: String,
    },
}

impl Fault {
    /// The field, if it is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Fault::Shape { field, .. } => field.as_deref(),
            Fault::Value { field, .. } => Some(field),
        }
    }

    pub(crate) fn value(field: impl Into<String>, value: impl ToString, what: impl Into<String>) -> Fault {
        Fault::Value { field: field.into(), value: value.to_string(), what: what.into() }
    }

    /// What the reader of `text` stumbled over.
    pub(crate) fn shape(text: &str, field: Option<String>, error: &toml::de::Error) -> Fault {
        let start = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        Fault::Shape { line, field, what: error.message().trim().replace('\n', " ") }
    }
}
