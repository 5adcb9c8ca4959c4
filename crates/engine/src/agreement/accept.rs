//! Showing a text, and accepting it once there was time to read it.

use calendar::{Instant, Stamp};

use super::{Acceptance, Agreements, OfText, Shown, TextAccepted, TextShown};
use crate::account::Account;
use crate::text::Text;
use crate::{Event, Rejection, State, list};

const MICROS: i64 = 1_000_000;

pub(crate) fn show(state: &State, ask: &OfText, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let text = readable(state, ask, stamp)?;
    if shown(account, text).is_some() || is_accepted(account, text) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::TextShown(TextShown { account: ask.account, text: ask.text })])
}

pub(crate) fn accept(state: &State, ask: &OfText, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let text = readable(state, ask, stamp)?;
    if is_accepted(account, text) {
        return Ok(Vec::new());
    }
    let shown = shown(account, text).ok_or(Rejection::TextNotShown)?;
    let law = state.terms_for(account, stamp.date).law.as_ref();
    let seconds = law.and_then(|law| law.text(&text.of.kind)).map_or(0, |text| text.reading_seconds);
    let until = shown.plus_seconds(i64::from(seconds));
    let left = until.micros_since(stamp.at);
    if left > 0 {
        let seconds_left = u32::try_from((left + MICROS - 1) / MICROS).unwrap_or(u32::MAX);
        return Err(Rejection::ReadingTimeNotOver { until, seconds_left });
    }
    let OfText { account, text: id } = *ask;
    Ok(vec![Event::TextAccepted(TextAccepted { account, text: id, hash: text.of.hash, shown })])
}

/// The text, if it is in force.
fn readable<'a>(state: &'a State, ask: &OfText, stamp: Stamp) -> Result<&'a Text, Rejection> {
    let text = state.text(ask.text)?;
    if state.is_text_in_force(text, stamp.date) { Ok(text) } else { Err(Rejection::TextNotInForce) }
}

fn shown(account: &Account, text: &Text) -> Option<Instant> {
    let shown = &account.agreements.as_ref()?.shown;
    shown.iter().find(|shown| shown.text == text.of.text).map(|shown| shown.at)
}

fn is_accepted(account: &Account, text: &Text) -> bool {
    let agreements = account.agreements.as_ref();
    agreements.is_some_and(|agreements| agreements.accepted.iter().any(|one| one.text == text.of.text))
}

pub(crate) fn apply_shown(state: &mut State, event: &TextShown) {
    let at = state.stamp().at;
    let shown = &mut agreements(state, event.account).shown;
    list::push(shown, Shown { text: event.text, at });
}

pub(crate) fn apply_accepted(state: &mut State, event: &TextAccepted) {
    let at = state.stamp().at;
    let kind = state.text(event.text).expect("events name known texts").of.kind.clone();
    let of_kind: Vec<_> = state.texts().filter(|text| text.of.kind == kind).map(|text| text.of.text).collect();
    let agreements = agreements(state, event.account);
    // What was shown or accepted of this kind before counts no more.
    agreements.shown.retain(|shown| !of_kind.contains(&shown.text));
    agreements.accepted.retain(|one| !of_kind.contains(&one.text));
    list::push(&mut agreements.accepted, Acceptance { text: event.text, shown: event.shown, at });
}

fn agreements(state: &mut State, account: crate::id::AccountId) -> &mut Agreements {
    state.account_mut(account).agreements.get_or_insert_default()
}
