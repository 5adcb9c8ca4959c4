//! Terms: what the operator sells, version by version, each proposed by one of the staff and approved by another.

pub mod propose;
pub mod approve;
pub mod list;
pub mod get;
pub mod compare;

use calendar::{Instant, Stamp};
use engine::State;
use engine::id::StaffId;
use engine::terms::{Proposal, Standing, Terms as Sold, Version};
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::{Currency, instant};

/// A version of the Terms.
#[derive(Debug, Serialize, ToSchema)]
pub struct Terms {
    /// The version, unique over all currencies.
    #[schema(example = 2)]
    version: u32,
    /// The currency it is sold in.
    currency: Currency,
    /// Where it stands.
    state: TermsState,
    /// The first business date it is in force; none for those that everything began with.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    in_force_from: Option<String>,
    /// Who proposed it, and when; none for those that everything began with.
    #[serde(skip_serializing_if = "Option::is_none")]
    proposed: Option<Act>,
    /// Who approved it, and when; when Terms are approved, none if they were approved before.
    #[serde(skip_serializing_if = "Option::is_none")]
    approved: Option<Act>,
}

/// Something that one of the staff did.
#[derive(Debug, Serialize, ToSchema)]
struct Act {
    /// Who: the name of the API key it was done with.
    #[schema(example = "key_0123456789abcdef")]
    by: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
}

/// Where a version of the Terms stands.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum TermsState {
    /// Somebody proposed it, and nobody approved it yet.
    Proposed,
    /// Nobody approved it before its first day; it is to be proposed again.
    Lapsed,
    /// It is approved, and its first day is still to come.
    Approved,
    /// New orders, statements and accounts are made under it.
    InForce,
    /// A later version took its place; what was made under it keeps it.
    Superseded,
}

impl Act {
    fn of(by: StaffId, at: Instant) -> Act {
        Act { by: by.to_string(), at: instant(at) }
    }
}

impl Terms {
    fn of(terms: &Sold, standing: Standing, proposed: Option<Act>, approved: Option<Act>) -> Terms {
        Terms {
            version: terms.version.0,
            currency: terms.currency.into(),
            state: standing.into(),
            in_force_from: terms.in_force_from.map(|date| date.to_string()),
            proposed,
            approved,
        }
    }

    /// A version as its home shard knows it.
    fn known(state: &State, version: Version, stamp: Stamp) -> Option<(Terms, Sold)> {
        let standing = state.standing(version, stamp.date)?;
        let proposal: Option<&Proposal> = state.proposal(version).ok();
        let active = state.versions().find(|terms| terms.version == version);
        let sold = active.or(proposal.map(|proposal| &proposal.terms))?;
        let proposed = proposal.map(|proposal| Act::of(proposal.maker, proposal.proposed));
        let approved = proposal.and_then(|proposal| proposal.approved).map(|(checker, at)| Act::of(checker, at));
        Some((Terms::of(sold, standing, proposed, approved), sold.clone()))
    }

    /// Every version that its home shard knows, newest first.
    fn all(state: &State, stamp: Stamp) -> Vec<Terms> {
        let proposed = state.proposals().map(|proposal| proposal.terms.version);
        let mut versions: Vec<Version> = state.versions().map(|terms| terms.version).chain(proposed).collect();
        versions.sort_unstable();
        versions.dedup();
        versions
            .into_iter()
            .rev()
            .filter_map(|version| Terms::known(state, version, stamp))
            .map(|(one, _)| one)
            .collect()
    }
}

impl From<Standing> for TermsState {
    fn from(standing: Standing) -> TermsState {
        match standing {
            Standing::Proposed => TermsState::Proposed,
            Standing::Lapsed => TermsState::Lapsed,
            Standing::Approved => TermsState::Approved,
            Standing::InForce => TermsState::InForce,
            Standing::Superseded => TermsState::Superseded,
        }
    }
}
