//! Subsidies: the fees of plans that somebody else than the customer bears, and how they are earned over a plan's life.
//!
//! What a merchant bears it pays at the capture, and so does whoever funds a coupon that waives fees; it is deferred then, a liability,
//! and earned term by term as terms are billed.
//! What the platform bears is its own expense, recognised as its terms are billed. Settling a plan early finishes both: the
//! rest of what was paid is earned at once, and the platform bears no more. A refund takes both back in proportion, from what
//! is not earned yet first.

use minicbor::{Decode, Encode};
use money::Amount;

use crate::id::PlanId;
use crate::order::is_nothing;
use crate::plan::Plan;

mod shares;
mod back;

pub use back::Back;
pub(crate) use back::back;
pub use shares::{Shared, Shares};

/// What others than the customer bear of a fee, or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Borne {
    /// The merchant.
    #[n(0)]
    pub merchant: Amount,
    /// The platform.
    #[n(1)]
    pub platform: Amount,
    /// Whoever funds the coupon that waives it.
    #[n(2)]
    #[cbor(skip_if = "is_nothing")]
    pub coupon: Amount,
}

/// What is kept of the fees of a plan that others than the customer bear.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Subsidy {
    /// All that they bear, earned or not, refunds left aside; what the platform need not bear after an early settlement is
    /// left out.
    #[n(0)]
    pub total: Borne,
    /// How much of it refunds took back.
    #[n(1)]
    pub back: Borne,
    /// What is to be earned with each term that is not billed yet.
    #[n(2)]
    #[cbor(with = "crate::list")]
    pub to_earn: Vec<Borne>,
}

/// What a plan's subsidy earns at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Earned {
    /// The plan.
    #[n(0)]
    pub plan: PlanId,
    /// What was deferred and is earned.
    #[n(1)]
    pub deferred: Amount,
    /// What the platform bears now.
    #[n(2)]
    pub platform: Amount,
}

impl Borne {
    /// Whether nobody else bears anything.
    pub fn is_nothing(&self) -> bool {
        *self == Borne::default()
    }

    /// The part that is paid at the capture and deferred.
    pub fn deferred(&self) -> Amount {
        self.merchant + self.coupon
    }

    fn each(self, other: Borne, of: impl Fn(Amount, Amount) -> Amount) -> Borne {
        Borne {
            merchant: of(self.merchant, other.merchant),
            platform: of(self.platform, other.platform),
            coupon: of(self.coupon, other.coupon),
        }
    }

    fn plus(self, other: Borne) -> Borne {
        self.each(other, |one, other| one + other)
    }

    fn less(self, other: Borne) -> Borne {
        self.each(other, Amount::less)
    }
}

impl std::iter::Sum for Borne {
    fn sum<I: Iterator<Item = Borne>>(all: I) -> Borne {
        all.fold(Borne::default(), Borne::plus)
    }
}

impl Subsidy {
    /// That of a new plan, whose terms earn `borne`.
    pub(crate) fn new(borne: &[Borne]) -> Subsidy {
        let total = borne.iter().copied().sum();
        Subsidy { total, back: Borne::default(), to_earn: borne.to_vec() }
    }

    /// What is still to be earned.
    pub fn left(&self) -> Borne {
        self.to_earn.iter().copied().sum()
    }

    /// Leaves `rest` to be earned, and nothing of what the platform no longer has to bear.
    fn leave(&mut self, rest: &[Borne]) {
        let rest_sum: Borne = rest.iter().copied().sum();
        self.total.platform -= self.left().platform.less(rest_sum.platform);
        self.to_earn = rest.to_vec();
    }
}

impl Plan {
    /// What the subsidy earns as the next term is billed; none when nobody bears any of it.
    pub(crate) fn earned_next(&self) -> Option<Earned> {
        let next = self.subsidy.as_ref()?.to_earn.first().filter(|next| !next.is_nothing())?;
        Some(Earned { plan: self.id, deferred: next.deferred(), platform: next.platform })
    }

    /// What the subsidy earns as no term is billed any more, because the plan is settled: all that was deferred, and nothing
    /// that the platform would have borne.
    pub(crate) fn earned_last(&self) -> Option<Earned> {
        let deferred = self.subsidy.as_ref()?.left().deferred();
        (!deferred.is_zero()).then_some(Earned { plan: self.id, deferred, platform: Amount::ZERO })
    }

    /// Notes that a term was billed.
    pub(crate) fn note_earned(&mut self) {
        if let Some(subsidy) = self.subsidy.as_mut().filter(|subsidy| !subsidy.to_earn.is_empty()) {
            subsidy.to_earn.remove(0);
        }
    }

    /// Notes that no term is billed any more.
    pub(crate) fn note_finished(&mut self) {
        if let Some(subsidy) = &mut self.subsidy {
            subsidy.leave(&[]);
        }
    }

    /// Notes what a refund took back.
    pub(crate) fn note_taken_back(&mut self, back: &Back) {
        let subsidy = self.subsidy.as_mut().expect("a subsidy is taken back from a plan that has one");
        subsidy.back = subsidy.back.plus(back.deferred).plus(back.earned);
        let given = subsidy.left().less(back.deferred);
        subsidy.to_earn = vec![given];
        subsidy.leave(&back.to_earn);
    }
}
