//! Agreements: which texts a customer has accepted, and whether those are all that the law asks for.
//!
//! An acceptance begins with the text being shown, so that the time to read it is measured here. An order is made under what
//! is accepted then, and keeps it.

use calendar::{Date, Instant};
use minicbor::{Decode, Encode};

use crate::account::Account;
use crate::id::AccountId;
use crate::terms::Terms;
use crate::text::{TextHash, TextId, TextKind};
use crate::{Rejection, State};

mod accept;
mod consent;

pub(crate) use accept::{accept, apply_accepted, apply_shown, show};
pub(crate) use consent::{apply as apply_withdrawn, withdraw};

/// What a customer has read and accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Agreements {
    /// Texts that are shown and not accepted yet.
    #[n(0)]
    #[cbor(with = "crate::list")]
    pub shown: Vec<Shown>,
    /// Texts that are accepted, the last one of each kind.
    #[n(1)]
    #[cbor(with = "crate::list")]
    pub accepted: Vec<Acceptance>,
}

/// A text that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Shown {
    /// The text.
    #[n(0)]
    pub text: TextId,
    /// When it was shown first.
    #[n(1)]
    pub at: Instant,
}

/// A text that is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Acceptance {
    /// The text.
    #[n(0)]
    pub text: TextId,
    /// When it was shown.
    #[n(1)]
    pub shown: Instant,
    /// When it was accepted.
    #[n(2)]
    pub at: Instant,
}

/// What an order was made under, beside its Terms.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Agreed {
    /// The texts that the law asked for then, as the customer had accepted them.
    #[n(0)]
    pub texts: Vec<TextId>,
    /// The last business date on which the customer may withdraw from its credit, where the law gives that right.
    #[n(1)]
    pub withdrawable_until: Option<Date>,
    /// The business date on which the customer did.
    #[n(2)]
    pub withdrawn: Option<Date>,
}

/// What is to be shown to a customer, or accepted by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfText {
    /// The customer's account.
    pub account: AccountId,
    /// The text.
    pub text: TextId,
}

/// Which consent is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawConsent {
    /// The customer's account.
    pub account: AccountId,
    /// The kind of text that was accepted.
    pub kind: TextKind,
}

/// A text was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TextShown {
    /// The customer's account.
    #[n(0)]
    pub account: AccountId,
    /// The text.
    #[n(1)]
    pub text: TextId,
}

/// A text was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TextAccepted {
    /// The customer's account.
    #[n(0)]
    pub account: AccountId,
    /// The text.
    #[n(1)]
    pub text: TextId,
    /// The hash of its bytes.
    #[n(2)]
    pub hash: TextHash,
    /// When it was shown.
    #[n(3)]
    pub shown: Instant,
}

/// A consent was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ConsentWithdrawn {
    /// The customer's account.
    #[n(0)]
    pub account: AccountId,
    /// The text that had been accepted.
    #[n(1)]
    pub text: TextId,
}

/// What a new order on `account` is made under; nothing where the law asks for no texts, or none is published, and gives no right
/// to withdraw.
///
/// # Errors
/// [`Rejection::AgreementRequired`] with every kind that is to be accepted first.
pub(crate) fn agreed(
    state: &State,
    account: &Account,
    terms: &Terms,
    today: Date,
) -> Result<Option<Agreed>, Rejection> {
    let missing = missing(state, account, terms, today);
    if !missing.is_empty() {
        return Err(Rejection::AgreementRequired { missing });
    }
    let texts: Vec<TextId> = required(state, terms, today).filter_map(|of| accepted(state, account, of)).collect();
    let withdrawal = terms.law.as_ref().and_then(|law| law.withdrawal.as_ref());
    let withdrawable_until = withdrawal.map(|law| today.plus_days(law.days.cast_signed()));
    let is_nothing = texts.is_empty() && withdrawable_until.is_none();
    Ok(if is_nothing { None } else { Some(Agreed { texts, withdrawable_until, withdrawn: None }) })
}

/// The kinds of texts that are to be accepted on `account` before anything can be bought under `terms`: those that the law asks
/// for, of which a version is in force that is not accepted.
pub fn missing(state: &State, account: &Account, terms: &Terms, today: Date) -> Vec<TextKind> {
    let missing = required(state, terms, today).filter(|of| accepted(state, account, *of).is_none());
    missing.map(|(kind, _)| kind.clone()).collect()
}

/// The kinds of texts that the law asks for, each with its version in force, where one is published.
fn required<'a>(state: &'a State, terms: &'a Terms, today: Date) -> impl Iterator<Item = (&'a TextKind, u32)> {
    let law = terms.law.as_ref().filter(|_| state.has_texts());
    let kinds = law.into_iter().flat_map(|law| law.texts.iter().map(|text| &text.kind));
    kinds.filter_map(move |kind| Some((kind, state.text_version_on(kind, today)?)))
}

/// The text of a version of a kind that is accepted, in whatever language.
fn accepted(state: &State, account: &Account, (kind, version): (&TextKind, u32)) -> Option<TextId> {
    let agreements = account.agreements.as_ref()?;
    let is_it = |id: &TextId| state.text(*id).is_ok_and(|text| text.of.kind == *kind && text.of.version == version);
    agreements.accepted.iter().map(|one| one.text).find(is_it)
}
