//! Withdrawing a consent: nothing can be bought from then on until it is given again; what was bought stays as it is.

use calendar::Stamp;

use super::{ConsentWithdrawn, WithdrawConsent};
use crate::law::Consent;
use crate::text::TextId;
use crate::{Event, Rejection, State};

pub(crate) fn withdraw(state: &State, ask: &WithdrawConsent, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let account = state.account(ask.account)?;
    let law = state.terms_for(account, stamp.date).law.as_ref();
    let consent = law.and_then(|law| law.text(&ask.kind)).map(|text| text.consent);
    if consent != Some(Consent::Withdrawable) {
        return Err(Rejection::ConsentNotWithdrawable);
    }
    let is_of_kind = |id: &TextId| state.text(*id).is_ok_and(|text| text.of.kind == ask.kind);
    let accepted = account.agreements.iter().flat_map(|agreements| agreements.accepted.iter().map(|one| one.text));
    let withdrawn = accepted.filter(is_of_kind);
    Ok(withdrawn.map(|text| Event::ConsentWithdrawn(ConsentWithdrawn { account: ask.account, text })).collect())
}

pub(crate) fn apply(state: &mut State, event: &ConsentWithdrawn) {
    if let Some(agreements) = &mut state.account_mut(event.account).agreements {
        agreements.accepted.retain(|one| one.text != event.text);
    }
}
