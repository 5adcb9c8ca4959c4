//! New Terms: one of the staff proposes a version, another approves it, and every shard gets it before it is in force.
//!
//! Proposals are kept by one shard, [`Shard::HOME`]. What is approved there is entered into every shard in the same turn.

use calendar::{Date, Instant, Stamp};
use minicbor::{Decode, Encode};

use super::{Terms, Version};
use crate::id::StaffId;
use crate::limits::TERMS_MAX;
use crate::{Event, Rejection, State};

/// What is asked to be the next version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Propose {
    /// What is to be sold; whatever version it says, it gets the next one.
    pub terms: Terms,
    /// Who proposes it.
    pub maker: StaffId,
}

/// Which proposal is to be approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approve {
    /// Its version.
    pub version: Version,
    /// Who approves it: somebody else than its maker.
    pub checker: StaffId,
}

/// Terms that were proposed, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Proposal {
    /// What is to be sold, with its version.
    #[n(0)]
    pub terms: Terms,
    /// Who proposed it.
    #[n(1)]
    pub maker: StaffId,
    /// When.
    #[n(2)]
    pub proposed: Instant,
    /// Who approved it, and when.
    #[n(3)]
    pub approved: Option<(StaffId, Instant)>,
}

/// Terms were proposed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Proposed {
    /// What is to be sold, with its version.
    #[n(0)]
    pub terms: Terms,
    /// Who proposed it.
    #[n(1)]
    pub maker: StaffId,
}

/// A proposal was approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Approved {
    /// Its version.
    #[n(0)]
    pub version: Version,
    /// Who approved it.
    #[n(1)]
    pub checker: StaffId,
}

pub(crate) fn propose(state: &State, ask: &Propose, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    refuse_flawed(&ask.terms, stamp.date)?;
    let version = state.version_next();
    if version.0 > TERMS_MAX {
        return Err(Rejection::TooManyTerms { max: TERMS_MAX });
    }
    let terms = Terms { version, ..ask.terms.clone() };
    Ok(vec![Event::TermsProposed(Proposed { terms, maker: ask.maker })])
}

pub(crate) fn approve(state: &State, ask: &Approve, stamp: Stamp) -> Result<Vec<Event>, Rejection> {
    let proposal = state.proposal(ask.version)?;
    if proposal.approved.is_some() {
        return Ok(Vec::new());
    }
    if proposal.maker == ask.checker {
        return Err(Rejection::SecondPersonRequired);
    }
    refuse_flawed(&proposal.terms, stamp.date)?;
    let approved = Approved { version: ask.version, checker: ask.checker };
    Ok(vec![Event::TermsApproved(approved), Event::TermsActivated(proposal.terms.clone())])
}

fn refuse_flawed(terms: &Terms, today: Date) -> Result<(), Rejection> {
    let flaws = terms.flaws_on(today);
    if flaws.is_empty() { Ok(()) } else { Err(Rejection::TermsFlawed { flaws }) }
}

/// Makes Terms active without a second person, as a shard begins with them.
pub(crate) fn activate(state: &State, terms: &Terms) -> Result<Vec<Event>, Rejection> {
    if state.has_terms(terms.version) {
        return Err(Rejection::TermsExist);
    }
    let flaws = terms.flaws();
    if flaws.is_empty() {
        Ok(vec![Event::TermsActivated(terms.clone())])
    } else {
        Err(Rejection::TermsFlawed { flaws })
    }
}

pub(crate) fn apply_activated(state: &mut State, terms: &Terms) {
    state.put_terms(terms.clone());
}

pub(crate) fn apply_proposed(state: &mut State, event: &Proposed) {
    let proposed = state.stamp().at;
    let Proposed { terms, maker } = event.clone();
    state.put_proposal(Proposal { terms, maker, proposed, approved: None });
}

pub(crate) fn apply_approved(state: &mut State, event: &Approved) {
    let at = state.stamp().at;
    state.proposal_mut(event.version).approved = Some((event.checker, at));
}
