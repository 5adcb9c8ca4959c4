//! Who bears the fees of a plan, in shares, and what that makes of its terms.

use minicbor::{Decode, Encode};
use money::{Amount, Rate};

use super::Borne;
use crate::plan::{Relief, Tariff, Term, price};
use crate::terms::Pricing;

/// Who bears the fees of plans, in parts per million that make a whole.
///
/// The customer bears `round(fee × customer / 10⁶)` of each fee; of the rest the merchant bears
/// `round(rest × merchant / (merchant + platform))`, and the platform what is left. So a fee is always borne whole.
///
/// ```
/// use engine::subsidy::Shares;
/// use money::{Amount, Rate};
/// let shares = Shares { customer: Rate::ppm(500_000), merchant: Rate::ppm(300_000), platform: Rate::ppm(200_000) };
/// let (customer, borne) = shares.of(Amount::of(601));
/// assert_eq!([customer, borne.merchant, borne.platform].map(Amount::minor), [301, 180, 120]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Shares {
    /// The customer's part of each fee.
    #[n(0)]
    pub customer: Rate,
    /// The merchant's.
    #[n(1)]
    pub merchant: Rate,
    /// The platform's.
    #[n(2)]
    pub platform: Rate,
}

/// A plan as its bearers share it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// How it is priced for the customer.
    pub tariff: Tariff,
    /// What the customer pays.
    pub terms: Vec<Term>,
    /// What others bear of each term's fee; nothing at all when the customer bears everything.
    pub borne: Vec<Borne>,
}

/// The customer bears everything.
impl Default for Shares {
    fn default() -> Shares {
        Shares::CUSTOMER
    }
}

impl Shares {
    /// The customer bears everything.
    pub const CUSTOMER: Shares = Shares { customer: Rate::WHOLE, merchant: Rate::ppm(0), platform: Rate::ppm(0) };
    /// The merchant bears everything.
    pub const MERCHANT: Shares = Shares { customer: Rate::ppm(0), merchant: Rate::WHOLE, platform: Rate::ppm(0) };
    /// The platform bears everything.
    pub const PLATFORM: Shares = Shares { customer: Rate::ppm(0), merchant: Rate::ppm(0), platform: Rate::WHOLE };

    /// All shares together, in parts per million.
    pub fn sum(&self) -> u64 {
        [self.customer, self.merchant, self.platform].map(|share| u64::from(share.parts())).iter().sum()
    }

    /// Whether they make a whole.
    pub fn is_whole(&self) -> bool {
        self.sum() == u64::from(Rate::WHOLE.parts())
    }

    /// What the customer pays of a fee, and what the others bear of it.
    pub fn of(&self, fee: Amount) -> (Amount, Borne) {
        let customer = self.customer.of(fee).at_most(fee);
        let rest = fee - customer;
        let others = self.merchant.parts() + self.platform.parts();
        let merchant = match others {
            0 => Amount::ZERO,
            _ => rest.share(Amount::of(u64::from(self.merchant.parts())), Amount::of(u64::from(others))),
        };
        (customer, Borne { merchant, platform: rest - merchant })
    }

    /// How plans of `pricing` are priced for the customer: free of interest when others bear all of the fees.
    pub fn tariff(&self, pricing: Pricing) -> Tariff {
        match self.customer {
            Rate::WHOLE => Tariff { pricing, relief: None },
            share if share.parts() == 0 => Tariff { pricing: Pricing::InterestFree, relief: None },
            share => Tariff { pricing, relief: Some(Relief { customer: share }) },
        }
    }

    /// The plan of `amount` in `n` terms at `pricing`: what the customer pays of each term and what others bear of it are
    /// together what the customer would pay alone.
    pub fn share(&self, pricing: Pricing, amount: Amount, n: u32) -> Shared {
        let tariff = self.tariff(pricing);
        let terms = tariff.price(amount, amount, n);
        let borne = match *self == Shares::CUSTOMER {
            true => Vec::new(),
            false => self.borne(pricing, amount, n, terms.len()),
        };
        Shared { tariff, terms, borne }
    }

    /// What others bear of each term's fee, in as many terms as the customer has: a fee beyond them goes with the last.
    fn borne(&self, pricing: Pricing, amount: Amount, n: u32, terms: usize) -> Vec<Borne> {
        let full = price(pricing, amount, amount, n);
        let mut borne = vec![Borne::default(); terms.max(1)];
        for (at, term) in full.iter().enumerate() {
            let at = at.min(borne.len() - 1);
            borne[at] = borne[at].plus(self.of(term.fee).1);
        }
        match borne.iter().all(Borne::is_nothing) {
            true => Vec::new(),
            false => borne,
        }
    }
}
