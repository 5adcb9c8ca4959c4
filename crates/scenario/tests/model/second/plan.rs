//! Plans: the terms that are still to come, and the fees that were asked for.

use super::gathered::{Gathered, Source};
use super::money::{Pricing, Term, month, ppm, price, round};
use super::subsidy::Subsidy;
use super::terms::{Early, Onto};
use super::{Minor, World};

#[derive(Debug, Clone)]
pub struct Plan {
    /// Its order; none for a plan of what stood on statements.
    pub order: Option<usize>,
    pub capture: usize,
    pub gathered: Option<Gathered>,
    /// The Terms it was made under.
    pub terms: usize,
    /// Which capture of the account made it.
    pub nth: usize,
    pub pricing: Pricing,
    /// What the customer pays of each fee, in parts per million.
    pub part: Minor,
    pub subsidy: Subsidy,
    pub principal: Minor,
    pub refunded: Minor,
    pub terms_to_come: Vec<Term>,
    /// The terms on statements: each fee, and the principal that was not refunded when it was billed.
    pub billed: Vec<Fee>,
    /// What it cost to settle it early.
    pub settled: Option<Fee>,
    /// What refunds and waivers took back of these fees.
    pub fees_back: Minor,
    /// From when the next fee runs: its capture, then each cycle date.
    pub since: i32,
}

/// A fee that was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Fee {
    pub fee: Minor,
    /// The principal that was not refunded when it was asked for.
    pub basis: Minor,
}

impl Plan {
    /// A plan that the capture `(order, capture, nth)` makes.
    pub fn new(
        (order, capture, nth): (Option<usize>, usize, usize),
        (pricing, part): (Pricing, Minor),
        principal: Minor,
        terms_to_come: Vec<Term>,
        (terms, since): (usize, i32),
    ) -> Plan {
        let (billed, settled, subsidy) = (Vec::new(), None, Subsidy::default());
        Plan {
            order,
            capture,
            gathered: None,
            terms,
            nth,
            pricing,
            part,
            subsidy,
            principal,
            refunded: 0,
            terms_to_come,
            billed,
            settled,
            fees_back: 0,
            since,
        }
    }

    /// The principal to come.
    pub fn to_come(&self) -> Minor {
        self.terms_to_come.iter().map(|(principal, _)| principal).sum()
    }

    /// What was never refunded.
    pub fn left(&self) -> Minor {
        self.principal - self.refunded
    }

    /// A refund of `amount` out of the principal to come, after `refunded` was noted.
    pub fn shrink(&mut self, amount: Minor, onto: Onto) {
        let (rest, n) = (self.to_come() - amount, self.terms_to_come.len());
        if rest == 0 {
            return self.terms_to_come.clear();
        }
        self.terms_to_come = match onto {
            Onto::EveryTerm => price(self.pricing, self.part, rest, self.left(), n),
            Onto::LastTerms => {
                let mut before: Vec<Minor> = self.terms_to_come.iter().map(|(principal, _)| *principal).collect();
                let mut gone = amount;
                for principal in before.iter_mut().rev() {
                    let part = gone.min(*principal);
                    *principal -= part;
                    gone -= part;
                }
                self.fees_on(&before)
            }
        };
    }

    /// Terms of these principals, with the fees of what is left.
    fn fees_on(&self, principals: &[Minor]) -> Vec<Term> {
        let mut left: Minor = principals.iter().sum();
        let mut terms = Vec::new();
        // A term of which nothing is left does not come, and its fee neither.
        for principal in principals.iter().filter(|principal| **principal > 0) {
            let fee = match self.pricing {
                Pricing::Free => 0,
                Pricing::Flat(rate) => ppm(self.left(), rate),
                Pricing::Annuity(rate) => month(left, rate),
            };
            terms.push((*principal, ppm(fee, self.part)));
            left -= principal;
        }
        terms
    }
}

impl World {
    /// What it costs to settle a plan early, beside what is owed.
    pub fn settlement_fee(&self, account: usize, plan: usize) -> Minor {
        let plan = &self.accounts[account].plans[plan];
        let fee = |nth: usize| plan.terms_to_come.get(nth).map_or(0, |(_, fee)| *fee);
        // Who gets out of hardship sooner pays nothing for it.
        if plan.gathered.as_ref().is_some_and(|gathered| gathered.from == Source::Hardship) {
            return 0;
        }
        match self.terms[plan.terms].early_settlement {
            Early::Waived => 0,
            Early::NextFee if plan.terms_to_come.len() > 2 => fee(0) + fee(1),
            Early::NextFee => fee(0),
            Early::ProRata => {
                let days = self.today.days - plan.since;
                let (mut to, mut length) = (self.today, days);
                loop {
                    to = to.next();
                    length += 1;
                    if self.is_cycle_date(account, to) {
                        break;
                    }
                }
                round(fee(0) * Minor::from(days), Minor::from(length))
            }
        }
    }
}
