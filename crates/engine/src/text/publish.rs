//! Publishing a text.

use calendar::{Date, Stamp};

use super::{Publish, Published, Text, TextId};
use crate::limits::{IN_FORCE_DAYS_MAX, TEXTS_MAX};
use crate::{Event, Rejection, State};

pub(crate) fn decide(state: &State, ask: &Publish, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    if let Some(known) = known(state, ask) {
        let is_same = known.hash == ask.hash && ask.in_force_from.is_none_or(|from| from == known.in_force_from);
        return if is_same { Ok(Vec::new()) } else { Err(Rejection::TextExists) };
    }
    refuse_version(state, ask)?;
    let in_force_from = ask.in_force_from.unwrap_or(stamp.date);
    refuse_untimely(in_force_from, stamp.date)?;
    let last = state.texts().last().map_or(0, |text| text.of.text.0);
    if last >= TEXTS_MAX {
        return Err(Rejection::TooManyTexts { max: TEXTS_MAX });
    }
    let Publish { kind, version, language, hash, bytes, by, .. } = ask.clone();
    let text = TextId(last + 1);
    Ok(vec![Event::TextPublished(Published { text, kind, version, language, hash, bytes, in_force_from, by })])
}

/// What is published of this kind and version in this language.
fn known<'a>(state: &'a State, ask: &Publish) -> Option<&'a Published> {
    let is_it = |of: &&Published| of.kind == ask.kind && of.version == ask.version && of.language == ask.language;
    state.texts().map(|text| &text.of).find(is_it)
}

/// Versions go up one by one: the last one may still come in another language, and no earlier one.
fn refuse_version(state: &State, ask: &Publish) -> Result<(), Rejection> {
    let versions = state.texts().filter(|text| text.of.kind == ask.kind).map(|text| text.of.version);
    let last = versions.max().unwrap_or(0);
    let (first, last) = (last.max(1), last + 1);
    if (first..=last).contains(&ask.version) { Ok(()) } else { Err(Rejection::TextVersionOutOfRange { first, last }) }
}

fn refuse_untimely(from: Date, today: Date) -> Result<(), Rejection> {
    let (first, last) = (today, today.plus_days(IN_FORCE_DAYS_MAX));
    if (first..=last).contains(&from) { Ok(()) } else { Err(Rejection::DateOutOfRange { first, last }) }
}

pub(crate) fn apply(state: &mut State, event: &Published) {
    let at = state.stamp().at;
    state.put_text(Text { of: event.clone(), at });
}
