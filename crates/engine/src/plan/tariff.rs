//! How a plan is priced for the customer, who may be relieved of a part of its fees.

use minicbor::{Decode, Encode};
use money::{Amount, Rate};

use super::{Term, price};
use crate::terms::Pricing;

/// What the customer is relieved of, because others bear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Relief {
    /// The part of each fee that the customer pays: `round(fee × part / 10⁶)`.
    #[n(0)]
    pub customer: Rate,
}

/// How the terms of a plan are priced for the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tariff {
    /// How its whole fees are worked out.
    pub pricing: Pricing,
    /// What the customer is relieved of.
    pub relief: Option<Relief>,
}

impl Relief {
    /// What the customer pays of a fee.
    fn of(self, fee: Amount) -> Amount {
        self.customer.of(fee).at_most(fee)
    }
}

impl Tariff {
    /// The customer's terms of `principal` in `n` instalments; see [`price()`].
    pub fn price(&self, principal: Amount, basis: Amount, n: u32) -> Vec<Term> {
        self.relieved(price::price(self.pricing, principal, basis, n))
    }

    /// The terms left of `unbilled` once the last of them gave up all but `left` of their principal; see [`super::shortened`].
    pub fn shortened(&self, unbilled: &[Term], left: Amount, basis: Amount) -> Vec<Term> {
        self.relieved(price::shortened(self.pricing, unbilled, left, basis))
    }

    /// The fee of a billed term of `fee` once only `left` of the plan's principal is not refunded; see [`super::fee_after`].
    pub fn fee_after(&self, fee: Amount, left: Amount, basis: Amount) -> Amount {
        let after = price::fee_after(self.pricing, fee, left, basis);
        match (self.relief, self.pricing) {
            // Such a fee is charged anew, whole; the others follow from the fee as the customer paid it.
            (Some(relief), Pricing::FlatFee(_)) => relief.of(after),
            (Some(_), Pricing::Annuity(_) | Pricing::InterestFree) | (None, _) => after,
        }
    }

    fn relieved(&self, mut terms: Vec<Term>) -> Vec<Term> {
        let Some(relief) = self.relief else { return terms };
        terms.iter_mut().for_each(|term| term.fee = relief.of(term.fee));
        let last = terms.iter().rposition(|term| !(term.principal + term.fee).is_zero()).map_or(0, |at| at + 1);
        terms.truncate(last);
        terms
    }
}
