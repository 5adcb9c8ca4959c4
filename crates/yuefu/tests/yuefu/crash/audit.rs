//! The files' own account of what happened, counted from row 0, against what the clients know.

use std::path::Path;

use money::Currency;
use sequencer::verify::{Verified, verify};

use super::load::Load;

/// A directory that was verified: chain, events, equations, tables and mark.
pub struct Audit(Verified);

/// How often each thing happened.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub authorised: u64,
    pub captured: u64,
    pub refunded: u64,
    pub repaid: u64,
    /// By request; what expires by itself comes on top.
    pub voided: u64,
}

impl Audit {
    /// Verifies a directory.
    pub fn of(data: &Path) -> Audit {
        let verified = verify(data);
        assert!(verified.is_ok(), "{}", verified.err().map(|fault| fault.to_string()).unwrap_or_default());
        let audit = Audit(verified.unwrap_or_default());
        assert_eq!(audit.0.book.difference(Currency::Cny), 0);
        audit
    }

    fn counts(&self) -> Counts {
        let of = |name| self.0.events.get(name).copied().unwrap_or_default();
        Counts {
            authorised: of("order_authorised"),
            captured: of("order_captured"),
            refunded: of("order_refunded"),
            repaid: of("repayment_taken"),
            voided: of("order_voided"),
        }
    }

    /// Everything acknowledged is there, and nothing that was not at least in flight.
    pub fn within(&self, load: &Load) {
        let (found, known, flying) = (self.counts(), load.counts(), load.in_flight());
        let pairs = [
            (found.authorised, known.authorised),
            (found.captured, known.captured),
            (found.refunded, known.refunded),
            (found.repaid, known.repaid),
        ];
        assert!(
            pairs.iter().all(|(found, known)| (*known..=known + flying).contains(found)),
            "{found:?} {known:?} {flying}"
        );
        assert!(found.voided >= known.voided, "{found:?} {known:?}");
    }

    /// Once what was in flight is settled: exactly what is acknowledged is there.
    pub fn equals(&self, load: &Load) {
        let (found, known) = (self.counts(), load.counts());
        assert!(found.voided >= known.voided, "{found:?} {known:?}");
        assert_eq!(Counts { voided: known.voided, ..found }, known);
    }

    /// One line.
    pub fn tally(&self) -> String {
        let Verified { rows, records, objects, .. } = &self.0;
        format!("{rows} rows, {records} records, {objects} objects; {:?}", self.0.events)
    }
}
