//! Facts about texts: `published sheet`, `accepted texts: cost_sheet 1`, `missing texts: cost_sheet`, `texts of o1: cost_sheet 1`.

use money::{Amount, Currency};

use crate::fault::Wrong;
use crate::law::{OfKind, ToReturn};
use crate::words::Words;

/// What was done about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LawAnswer {
    /// It was published.
    Published(String),
    /// It was shown.
    Shown(String),
    /// It was accepted.
    Accepted(String),
    /// The consent of a kind was withdrawn.
    ConsentWithdrawn(String),
    /// The credit of an order was withdrawn from: what is to be returned.
    Withdrawn(String, ToReturn),
}

/// How texts stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LawStanding {
    /// The kinds and versions that are accepted.
    Accepted(Vec<OfKind>),
    /// The kinds that are to be accepted before anything can be bought.
    Missing(Vec<String>),
    /// The kinds and versions that an order was made under.
    Of(String, Vec<OfKind>),
    /// A text says what it said when it was published.
    Kept(String),
}

impl LawAnswer {
    pub(super) fn read(words: &mut Words, currency: Currency) -> Result<Option<LawAnswer>, Wrong> {
        let made: fn(String) -> LawAnswer = match words.peek().unwrap_or_default() {
            "published" => LawAnswer::Published,
            "shown" => LawAnswer::Shown,
            "accepted" if words.clone().phrase("accepted texts").is_err() => LawAnswer::Accepted,
            "withdrawn" => {
                words.phrase("withdrawn from")?;
                let order = words.name("an order")?;
                words.phrase(":")?;
                let principal = words.amount(currency)?;
                words.phrase("with")?;
                let fee = words.amount(currency)?;
                words.phrase("of fee by")?;
                return Ok(Some(LawAnswer::Withdrawn(order, (principal, fee, words.date()?))));
            }
            "consent" => {
                words.phrase("consent withdrawn :")?;
                return Ok(Some(LawAnswer::ConsentWithdrawn(words.name("a kind of text")?)));
            }
            _ => return Ok(None),
        };
        words.next("an answer")?;
        Ok(Some(made(words.name("a text")?)))
    }

    pub(super) fn text(&self, currency: Currency) -> String {
        let written = |amount: &Amount| currency.write(amount.minor());
        match self {
            LawAnswer::Withdrawn(order, (principal, fee, due)) => {
                format!("withdrawn from {order}: {} with {} of fee by {due}", written(principal), written(fee))
            }
            LawAnswer::Published(name) => format!("published {name}"),
            LawAnswer::Shown(name) => format!("shown {name}"),
            LawAnswer::Accepted(name) => format!("accepted {name}"),
            LawAnswer::ConsentWithdrawn(kind) => format!("consent withdrawn: {kind}"),
        }
    }
}

impl LawStanding {
    pub(super) fn read(words: &mut Words) -> Result<Option<LawStanding>, Wrong> {
        let begins = |phrase: &str| words.clone().phrase(phrase).is_ok();
        if begins("accepted texts") {
            words.phrase("accepted texts :")?;
            return of_kinds(words).map(LawStanding::Accepted).map(Some);
        }
        if begins("no accepted texts") {
            words.phrase("no accepted texts")?;
            return Ok(Some(LawStanding::Accepted(Vec::new())));
        }
        if begins("missing texts") {
            words.phrase("missing texts :")?;
            return missing(words).map(LawStanding::Missing).map(Some);
        }
        if begins("no missing texts") {
            words.phrase("no missing texts")?;
            return Ok(Some(LawStanding::Missing(Vec::new())));
        }
        if begins("texts of") {
            words.phrase("texts of")?;
            let order = words.name("an order")?;
            words.phrase(":")?;
            return Ok(Some(LawStanding::Of(order, of_kinds(words)?)));
        }
        if begins("no texts of") {
            words.phrase("no texts of")?;
            return Ok(Some(LawStanding::Of(words.name("an order")?, Vec::new())));
        }
        if begins("text") {
            words.phrase("text")?;
            let name = words.name("a text")?;
            return words.phrase("kept").map(|()| Some(LawStanding::Kept(name)));
        }
        Ok(None)
    }

    pub(super) fn text(&self) -> String {
        let of_kinds = |kinds: &[OfKind]| {
            kinds.iter().map(|(kind, version)| format!("{kind} {version}")).collect::<Vec<_>>().join(", ")
        };
        match self {
            LawStanding::Accepted(kinds) if kinds.is_empty() => "no accepted texts".into(),
            LawStanding::Accepted(kinds) => format!("accepted texts: {}", of_kinds(kinds)),
            LawStanding::Missing(kinds) if kinds.is_empty() => "no missing texts".into(),
            LawStanding::Missing(kinds) => format!("missing texts: {}", kinds.join(" ")),
            LawStanding::Of(order, kinds) if kinds.is_empty() => format!("no texts of {order}"),
            LawStanding::Of(order, kinds) => format!("texts of {order}: {}", of_kinds(kinds)),
            LawStanding::Kept(name) => format!("text {name} kept"),
        }
    }
}

/// `cost_sheet 1, privacy_policy 2`.
fn of_kinds(words: &mut Words) -> Result<Vec<OfKind>, Wrong> {
    let mut kinds = Vec::new();
    loop {
        kinds.push((words.name("a kind of text")?, words.number("the version")?));
        if !words.take(",") {
            return Ok(kinds);
        }
    }
}

/// `cost_sheet privacy_policy`.
pub(super) fn missing(words: &mut Words) -> Result<Vec<String>, Wrong> {
    let mut kinds = vec![words.name("a kind of text")?];
    while words.peek().is_some() {
        kinds.push(words.name("a kind of text")?);
    }
    Ok(kinds)
}
