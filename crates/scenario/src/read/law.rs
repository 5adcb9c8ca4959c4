//! What is asked about texts: `publish sheet: cost_sheet version 1 in zh from 2026-08-01 as mia`, `show sheet`, `accept sheet`.

use engine::text::{Language, TextKind};

use super::names::Names;
use crate::fault::Wrong;
use crate::law::{LawAsk, NewText};
use crate::words::Words;

/// The words that such a step begins with.
pub(super) const VERBS: [&str; 4] = ["publish", "show", "accept", "revoke"];

/// Reads what is asked after its first word, up to the words that say whose account it is about.
pub(super) fn ask(verb: &str, words: &mut Words, names: &mut Names) -> Result<LawAsk, Wrong> {
    match verb {
        "publish" => publish(words, names),
        "show" => text(words, names).map(LawAsk::Show),
        "accept" => text(words, names).map(LawAsk::Accept),
        _ => {
            if words.take("credit") {
                words.phrase("of")?;
                let order = words.name("an order")?;
                names.order(&order)?;
                return Ok(LawAsk::WithdrawCredit(order));
            }
            words.phrase("consent")?;
            kind(words).map(LawAsk::WithdrawConsent)
        }
    }
}

fn publish(words: &mut Words, names: &mut Names) -> Result<LawAsk, Wrong> {
    let name = words.name("a text")?;
    names.new_text(&name)?;
    words.phrase(":")?;
    let kind = kind(words)?;
    words.phrase("version")?;
    let version = words.number("the version")?;
    words.phrase("in")?;
    let expected = "a language such as zh";
    let tag = words.next(expected)?;
    let language = Language::tagged(tag).ok_or_else(|| Wrong::new(expected, format!("\"{tag}\"")))?;
    let from = if words.take("from") { Some(words.date()?) } else { None };
    words.phrase("as")?;
    let staff = words.name("one of the staff")?;
    let content = format!("The text {name}, version {version}, in {tag}.\n");
    Ok(LawAsk::Publish { name, text: NewText { kind, version, language, from, content }, staff })
}

fn text(words: &mut Words, names: &Names) -> Result<String, Wrong> {
    let name = words.name("a text")?;
    names.text_named(&name)?;
    Ok(name)
}

fn kind(words: &mut Words) -> Result<TextKind, Wrong> {
    let expected = "a kind of text such as cost_sheet";
    let word = words.next(expected)?;
    TextKind::named(word).ok_or_else(|| Wrong::new(expected, format!("\"{word}\"")))
}
