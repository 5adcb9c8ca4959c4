//! Who bears the fees of a plan, in shares, and what that makes of its terms.

use minicbor::{Decode, Encode};
use money::{Amount, Rate};

use super::Borne;
use crate::plan::{Relief, Tariff, Term, price};
use crate::terms::Pricing;

/// Who bears the fees of plans, in parts per million that make a whole.
///
/// The customer bears `round(fee × customer / 10⁶)` of each fee; of the rest the merchant bears
/// `round(rest × merchant / (merchant + platform + coupon))`, of what that leaves a coupon
/// `round(rest × coupon / (platform + coupon))`, and the platform what is left. So a fee is always borne whole.
///
/// ```
/// use engine::subsidy::Shares;
/// use money::{Amount, Rate};
/// let (customer, merchant, platform) = (Rate::ppm(500_000), Rate::ppm(300_000), Rate::ppm(200_000));
/// let shares = Shares { customer, merchant, platform, ..Shares::NOBODY };
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
    /// That of a coupon that waives what the customer would bear: an order may have one, and no contract does.
    #[n(3)]
    #[cbor(skip_if = "is_no_part")]
    pub coupon: Rate,
}

fn is_no_part(share: &Rate) -> bool {
    share.parts() == 0
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
    /// Nobody bears anything: what other shares begin with.
    pub const NOBODY: Shares =
        Shares { customer: Rate::ppm(0), merchant: Rate::ppm(0), platform: Rate::ppm(0), coupon: Rate::ppm(0) };
    /// The customer bears everything.
    pub const CUSTOMER: Shares = Shares { customer: Rate::WHOLE, ..Shares::NOBODY };
    /// The merchant bears everything.
    pub const MERCHANT: Shares = Shares { merchant: Rate::WHOLE, ..Shares::NOBODY };
    /// The platform bears everything.
    pub const PLATFORM: Shares = Shares { platform: Rate::WHOLE, ..Shares::NOBODY };

    /// The same when a coupon waives what the customer would bear.
    pub fn waived(self) -> Shares {
        Shares { customer: Rate::ppm(0), coupon: self.customer, ..self }
    }

    /// All shares together, in parts per million.
    pub fn sum(&self) -> u64 {
        [self.customer, self.merchant, self.platform, self.coupon].map(|share| u64::from(share.parts())).iter().sum()
    }

    /// Whether they make a whole.
    pub fn is_whole(&self) -> bool {
        self.sum() == u64::from(Rate::WHOLE.parts())
    }

    /// What the customer pays of a fee, and what the others bear of it.
    pub fn of(&self, fee: Amount) -> (Amount, Borne) {
        let customer = self.customer.of(fee).at_most(fee);
        let rest = fee - customer;
        let not_merchant = self.platform.parts() + self.coupon.parts();
        let merchant = part(rest, self.merchant.parts(), not_merchant);
        let rest = rest - merchant;
        let coupon = part(rest, self.coupon.parts(), self.platform.parts());
        (customer, Borne { merchant, platform: rest - coupon, coupon })
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

/// The part of `whole` for one who bears `own` parts of it beside `others`; nothing when nobody bears any.
fn part(whole: Amount, own: u32, others: u32) -> Amount {
    match own + others {
        0 => Amount::ZERO,
        all => whole.share(Amount::of(u64::from(own)), Amount::of(u64::from(all))),
    }
}
