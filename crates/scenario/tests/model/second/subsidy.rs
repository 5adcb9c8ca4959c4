//! Subsidies: what others than the customer bear of a plan's fees. What the merchant bears it pays at the capture; it is earned, and
//! what the platform bears becomes its expense, as each term is billed.

use super::money::{Pricing, Term, ppm, price, round, split};
use super::{Minor, World};

/// Who bears a fee, in parts per million of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    pub customer: Minor,
    pub merchant: Minor,
    pub platform: Minor,
}

/// What others bear of a fee.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Borne {
    pub merchant: Minor,
    pub platform: Minor,
}

/// What others bear of the fees of one plan.
#[derive(Debug, Clone, Default)]
pub struct Subsidy {
    /// For each term that is still to come.
    pub to_earn: Vec<Borne>,
    /// All of it that was or will be earned, whatever was refunded.
    pub total: Borne,
    /// What refunds took back.
    pub back: Borne,
}

impl Shares {
    pub const CUSTOMER: Shares = Shares { customer: 1_000_000, merchant: 0, platform: 0 };
    pub const MERCHANT: Shares = Shares { customer: 0, merchant: 1_000_000, platform: 0 };
    pub const PLATFORM: Shares = Shares { customer: 0, merchant: 0, platform: 1_000_000 };

    pub fn are_whole(&self) -> bool {
        self.customer + self.merchant + self.platform == 1_000_000
    }

    /// What is left for the others once the customer has paid a share, of which the merchant bears its part and the platform the rest.
    fn of_others(&self, fee: Minor) -> Borne {
        let rest = fee - ppm(fee, self.customer);
        let merchant = match self.merchant + self.platform {
            0 => 0,
            others => round(rest * self.merchant, others),
        };
        Borne { merchant, platform: rest - merchant }
    }

    /// How the customer is charged: a plan that others pay for is free of interest.
    pub fn pricing(&self, full: Pricing) -> Pricing {
        if self.customer == 0 { Pricing::Free } else { full }
    }

    /// What the customer pays of a new plan.
    pub fn terms(&self, full: Pricing, principal: Minor, n: usize) -> Vec<Term> {
        price(self.pricing(full), self.customer, principal, principal, n)
    }

    /// What others bear of a new plan. A fee beyond the customer's last term goes with that.
    pub fn subsidy(&self, full: Pricing, principal: Minor, n: usize) -> Subsidy {
        let count = self.terms(full, principal, n).len();
        let mut to_earn = vec![Borne::default(); count];
        for (nth, (_, fee)) in price(full, 1_000_000, principal, principal, n).into_iter().enumerate() {
            let (borne, term) = (self.of_others(fee), &mut to_earn[nth.min(count - 1)]);
            term.merchant += borne.merchant;
            term.platform += borne.platform;
        }
        Subsidy { total: sum(&to_earn), to_earn, back: Borne::default() }
    }
}

impl Subsidy {
    /// What is not earned yet.
    pub fn left(&self) -> Borne {
        sum(&self.to_earn)
    }

    /// Nothing is earned any more with any term; returns what was deferred. What the platform has not borne yet it never does.
    pub fn end(&mut self) -> Minor {
        let left = self.left();
        self.total.platform -= left.platform;
        self.to_earn.clear();
        left.merchant
    }
}

impl World {
    /// Earns what one more term of a plan brings.
    pub fn earn(&mut self, borne: Borne) {
        self.books.fee_income += borne.merchant + borne.platform;
        self.books.subsidy_expense += borne.platform;
    }

    /// Takes back of a plan's subsidy what all refunds are of its principal, from what is not earned yet first; what is left of that
    /// is split anew over the terms that are left. Returns what goes back to the merchant.
    pub fn take_subsidy_back(&mut self, account: usize, plan: usize) -> Minor {
        let is_charged_off = self.accounts[account].charged_off.is_some();
        let plan = &mut self.accounts[account].plans[plan];
        let (terms, refunded, of) = (plan.terms_to_come.len(), plan.refunded, plan.principal);
        let subsidy = &mut plan.subsidy;
        let (left, total, back) = (subsidy.left(), subsidy.total, subsidy.back);
        let due = |total: Minor, back: Minor| (round(total * refunded, of) - back).max(0);
        let due = Borne { merchant: due(total.merchant, back.merchant), platform: due(total.platform, back.platform) };
        let deferred = Borne { merchant: due.merchant.min(left.merchant), platform: due.platform.min(left.platform) };
        let earned = Borne { merchant: due.merchant - deferred.merchant, platform: due.platform - deferred.platform };
        subsidy.back.merchant += due.merchant;
        subsidy.back.platform += due.platform;
        let rest = Borne { merchant: left.merchant - deferred.merchant, platform: left.platform - deferred.platform };
        subsidy.to_earn = vec![rest];
        if terms == 0 || is_charged_off {
            self.books.fee_income += subsidy.end();
        } else {
            let parts = split(rest.merchant, terms).into_iter().zip(split(rest.platform, terms));
            subsidy.to_earn = parts.map(|(merchant, platform)| Borne { merchant, platform }).collect();
        }
        // What was earned with a debt that was charged off made the loss smaller.
        let income = if is_charged_off { &mut self.books.recoveries } else { &mut self.books.fee_income };
        *income -= earned.merchant;
        self.books.fee_income -= earned.platform;
        self.books.subsidy_expense -= earned.platform;
        due.merchant
    }
}

fn sum(all: &[Borne]) -> Borne {
    Borne { merchant: all.iter().map(|one| one.merchant).sum(), platform: all.iter().map(|one| one.platform).sum() }
}
