//! Where a version of the Terms stands on a business date.

use calendar::Date;

use super::Version;
use crate::State;

/// Where a version of the Terms stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody proposed it, and nobody approved it yet.
    Proposed,
    /// Nobody approved it before its first day.
    Lapsed,
    /// It is approved, and its first day is still to come.
    Approved,
    /// New orders, statements and accounts are made under it.
    InForce,
    /// A later version took its place; what was made under it keeps it.
    Superseded,
}

impl State {
    /// Where a version stands on the business date `today`, as its home shard knows it; none for one that never was.
    pub fn standing(&self, version: Version, today: Date) -> Option<Standing> {
        let Some(terms) = self.versions().find(|terms| terms.version == version) else {
            let proposed = self.proposal(version).ok()?;
            let is_late = proposed.terms.in_force_from.is_none_or(|from| from <= today);
            return Some(if is_late { Standing::Lapsed } else { Standing::Proposed });
        };
        let in_force = self.terms_on(terms.currency, today).map(|terms| terms.version);
        Some(match terms.in_force_from {
            Some(from) if from > today => Standing::Approved,
            Some(_) | None if in_force == Some(version) => Standing::InForce,
            Some(_) | None => Standing::Superseded,
        })
    }
}
