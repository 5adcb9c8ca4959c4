//! Subsidies: who bears which part of a fee, and what of it is earned when, worked out from the page that describes it.

use engine::id::PlanId;
use engine::merchant::Bearer;
use engine::subsidy::{Borne, Earned};
use engine::terms::{Pricing, Terms};
use money::Currency;

use super::model::{Plan, Subsidy};
use super::price::{self, share};
use super::{Checked, Shard, same};

/// Parts per million that customer, merchant and platform bear.
pub(super) type Parts = [u32; 3];

/// What merchant and platform bear.
pub(super) type Two = [u64; 2];

/// In which parts fees are borne under a contract and Terms.
pub(super) fn parts(bearer: Bearer, terms: &Terms) -> Parts {
    let shared = match bearer {
        Bearer::Customer => return [1_000_000, 0, 0],
        Bearer::Merchant => return [0, 1_000_000, 0],
        Bearer::Platform => return [0, 0, 1_000_000],
        Bearer::Terms => terms.fee_bearer,
        Bearer::Shared(shares) => shares,
    };
    [shared.customer, shared.merchant, shared.platform].map(|rate| rate.parts())
}

/// What the customer pays of a fee.
pub(super) fn of_customer(parts: Parts, fee: u64) -> u64 {
    price::of_rate(fee, parts[0])
}

fn of_others(parts: Parts, fee: u64) -> Two {
    let rest = fee - of_customer(parts, fee);
    let others = u64::from(parts[1]) + u64::from(parts[2]);
    let merchant = if others == 0 { 0 } else { share(rest, u64::from(parts[1]), others) };
    [merchant, rest - merchant]
}

/// How the customer's terms are priced, and which part of each fee the customer then pays.
pub(super) fn customer_pricing(parts: Parts, pricing: Pricing) -> (Pricing, Parts) {
    match parts[0] {
        0 => (Pricing::InterestFree, [1_000_000, 0, 0]),
        _ => (pricing, parts),
    }
}

/// The customer's terms.
pub(super) fn terms(parts: Parts, pricing: Pricing, amount: u64, basis: u64, n: u32) -> Vec<(u64, u64)> {
    let (pricing, parts) = customer_pricing(parts, pricing);
    relieved(parts, price::terms(pricing, amount, basis, n))
}

/// Terms with what the customer pays of their fees; terms of nothing at the end are none.
pub(super) fn relieved(parts: Parts, terms: Vec<(u64, u64)>) -> Vec<(u64, u64)> {
    let mut terms: Vec<(u64, u64)> =
        terms.into_iter().map(|(principal, fee)| (principal, of_customer(parts, fee))).collect();
    while terms.last() == Some(&(0, 0)) {
        terms.pop();
    }
    terms
}

/// What others bear of each of so many terms; a fee beyond them goes with the last. Nothing at all when they bear nothing.
pub(super) fn borne(parts: Parts, pricing: Pricing, amount: u64, n: u32, count: usize) -> Vec<Two> {
    let mut borne = vec![[0, 0]; count.max(1)];
    for (at, (_, fee)) in price::terms(pricing, amount, amount, n).into_iter().enumerate() {
        let (two, at) = (of_others(parts, fee), at.min(borne.len() - 1));
        borne[at] = [borne[at][0] + two[0], borne[at][1] + two[1]];
    }
    if borne.iter().all(|two| *two == [0, 0]) { Vec::new() } else { borne }
}

/// What is borne, as plain numbers.
pub(super) fn plain(borne: &[Borne]) -> Vec<Two> {
    borne.iter().map(|one| [one.merchant.minor(), one.platform.minor()]).collect()
}

fn told_of(earned: &[Earned]) -> Vec<(PlanId, Two)> {
    earned.iter().map(|one| (one.plan, [one.deferred.minor(), one.platform.minor()])).collect()
}

fn sum(all: &[Two]) -> Two {
    [all.iter().map(|two| two[0]).sum(), all.iter().map(|two| two[1]).sum()]
}

impl Subsidy {
    /// That of a new plan.
    pub fn new(borne: &[Two]) -> Option<Subsidy> {
        let total = sum(borne);
        (!borne.is_empty()).then(|| Subsidy { total, back: [0, 0], to_come: borne.to_vec() })
    }

    /// What is not earned yet.
    pub fn left(&self) -> Two {
        sum(&self.to_come)
    }
}

impl Shard {
    /// What the next terms of plans earn, as they are billed.
    pub(super) fn earn_billed(&mut self, plans: &[PlanId], told: &[Earned], currency: Currency) -> Checked {
        let mut earned = Vec::new();
        for id in plans {
            let Some(subsidy) = self.plans.get_mut(id.0).and_then(|plan| plan.subsidy.as_mut()) else { continue };
            if subsidy.to_come.is_empty() {
                continue;
            }
            let two = subsidy.to_come.remove(0);
            if two != [0, 0] {
                earned.push((*id, two));
            }
        }
        self.earn(earned, told, currency)
    }

    /// What plans that are settled earn: all that their merchants paid, and nothing of the platform's.
    pub(super) fn earn_settled(&mut self, plans: &[PlanId], told: &[Earned], currency: Currency) -> Checked {
        let earned = self.finish(plans);
        self.earn(earned, told, currency)
    }

    /// Ends the subsidies of plans that are charged off; gives what was deferred of them, and is not earned.
    pub(super) fn stop_subsidies(
        &mut self,
        plans: &[PlanId],
        told: &[Earned],
        currency: Currency,
    ) -> Result<u64, String> {
        let stopped = self.finish(plans);
        same("the subsidies that end", &stopped, &told_of(told))?;
        let deferred = stopped.iter().map(|(_, two)| two[0]).sum();
        self.totals(currency).deferred -= deferred as i64;
        Ok(deferred)
    }

    fn finish(&mut self, plans: &[PlanId]) -> Vec<(PlanId, Two)> {
        let mut earned = Vec::new();
        for id in plans {
            let Some(subsidy) = self.plans.get_mut(id.0).and_then(|plan| plan.subsidy.as_mut()) else { continue };
            let [deferred, platform] = subsidy.left();
            subsidy.total[1] -= platform;
            subsidy.to_come.clear();
            if deferred > 0 {
                earned.push((*id, [deferred, 0]));
            }
        }
        earned
    }

    fn earn(&mut self, earned: Vec<(PlanId, Two)>, told: &[Earned], currency: Currency) -> Checked {
        same("what subsidies earn", &earned, &told_of(told))?;
        let totals = self.totals(currency);
        for (_, [deferred, platform]) in earned {
            totals.deferred -= deferred as i64;
            totals.subsidy_expense += platform as i64;
            totals.fee_income += (deferred + platform) as i64;
        }
        Ok(())
    }

    /// What a refund of `taken` takes back of a plan's subsidy, with `terms` left to come: as much of the whole as is refunded,
    /// what is not earned yet first. Gives what of the merchant's part is taken back of what was deferred.
    pub(super) fn take_back(
        &mut self,
        plan: &Plan,
        taken: u64,
        terms: usize,
        told: &engine::subsidy::Back,
        currency: Currency,
    ) -> Result<u64, String> {
        let subsidy = plan.subsidy.as_ref().ok_or("a subsidy of nobody")?;
        let (refunded, left) = (plan.refunded + taken, subsidy.left());
        let (mut deferred, mut earned, mut rest) = ([0, 0], [0, 0], [0, 0]);
        for who in 0..2 {
            let due = share(subsidy.total[who], refunded, plan.principal).saturating_sub(subsidy.back[who]);
            let so_far = subsidy.total[who] - subsidy.back[who] - left[who];
            deferred[who] = due.min(left[who]);
            earned[who] = (due - deferred[who]).min(so_far);
            rest[who] = left[who] - deferred[who];
        }
        let (finished, to_come): (u64, Vec<Two>) = match terms as u64 {
            0 => (rest[0], Vec::new()),
            n => (0, (0..n).map(|at| rest.map(|all| all / n + u64::from(at < all % n))).collect()),
        };
        let two = |borne: &Borne| [borne.merchant.minor(), borne.platform.minor()];
        same("what is taken back of what was not earned", deferred, two(&told.deferred))?;
        same("what is taken back of what was earned", earned, two(&told.earned))?;
        same("what is earned as nothing is left to bill", finished, told.finished.minor())?;
        same("what is to be earned", &to_come, &plain(&told.to_earn))?;
        let totals = self.totals(currency);
        totals.deferred -= (deferred[0] + finished) as i64;
        totals.subsidy_expense -= earned[1] as i64;
        totals.fee_income += finished as i64 - earned[1] as i64;
        let subsidy = self.plans.get_mut(plan.id.0).and_then(|plan| plan.subsidy.as_mut()).ok_or("no such plan")?;
        for who in 0..2 {
            subsidy.back[who] += deferred[who] + earned[who];
        }
        if to_come.is_empty() {
            subsidy.total[1] -= rest[1];
        }
        subsidy.to_come = to_come;
        Ok(deferred[0])
    }
}
