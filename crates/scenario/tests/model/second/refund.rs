//! Refunds, down the waterfall: what is not billed, what is billed and unpaid, what was paid.

use super::account::Debt;
use super::money::{Pricing, ppm, round};
use super::plan::{Fee, Plan};
use super::terms::FeeBack;
use super::value_date::What;
use super::{Answer, DAY, Minor, World, a_whole_amount, no};

impl World {
    /// Refunds an order, or a part of it.
    pub fn refund(&mut self, at: usize, amount: Option<Minor>) -> Answer {
        let refundable = self.orders[at].refundable();
        // That there is less to refund is said first: where there is nothing, no other amount would do.
        if refundable == 0 || amount.is_some_and(|amount| amount > refundable) {
            return no(format!("refund_exceeds_captured {refundable}"));
        }
        a_whole_amount(amount)?;
        let amount = amount.unwrap_or(refundable);
        let account = self.orders[at].account;
        let wallet = self.take_wallet(at, amount);
        let amount = amount - sum(&wallet);
        let unbilled = self.take_unbilled(at, amount);
        let (billed, mut shrunk) = self.take_billed(at, amount - sum(&unbilled));
        let own = added(&unbilled, &billed);
        let gift = self.take_gathered(at, amount - sum(&own));
        shrunk.extend(&gift.parts);
        let given = added(&own, &gift.takes);
        let takes = added(&given, &self.take_paid(at, amount - sum(&given), &given));
        let owed = sum(&own) + gift.owed;
        self.note(at, &takes, &wallet);
        let (mut money, mut dropped) = (amount - owed, Vec::new());
        for capture in 0..takes.len() {
            if let Some(plan) = self.orders[at].captures[capture].plan.filter(|_| takes[capture] > 0) {
                self.shrink(account, plan, unbilled[capture]);
                let subsidy = self.take_subsidy_back(account, plan);
                self.orders[at].captures[capture].subsidy_back += subsidy;
                self.merchants[self.orders[at].merchant].subsidy -= subsidy;
                money += self.give_fees_back(at, (account, plan, takes[capture]), &mut dropped);
            }
        }
        self.forget_empty(account);
        for (plan, given, unbilled) in gift.plans {
            self.shrink(account, plan, unbilled);
            if given > 0 {
                money += self.give_fees_back(at, (account, plan, given), &mut dropped);
            }
        }
        self.remember_all(account, &dropped);
        self.remember_all(account, &shrunk);
        self.remember(account, What::Paid(None, money));
        let debts = self.debts_due(account);
        let rest = self.pay_in_order(account, debts, money);
        self.note_recovered(account, owed + money - rest);
        self.accounts[account].credit += rest;
        self.forget_empty(account);
        Ok(())
    }

    /// Makes what is to come of a plan smaller; what fell due at once is no plan any more.
    fn shrink(&mut self, account: usize, plan: usize, amount: Minor) {
        let onto = self.terms[self.accounts[account].plans[plan].terms].refund_onto;
        if amount > 0 && self.accounts[account].charged_off.is_some() {
            self.pay(account, Debt::Plan(plan), amount);
        } else if amount > 0 {
            self.accounts[account].plans[plan].shrink(amount, onto);
        }
    }

    /// What each capture gives of what the wallet had paid: its share of all that was refunded, the first capture first.
    fn take_wallet(&mut self, at: usize, amount: Minor) -> Vec<Minor> {
        let order = &mut self.orders[at];
        let share = round(order.wallet.captured * (order.refunded + amount), order.captured) - order.wallet.refunded;
        let credit = order.captured - order.wallet.captured - (order.refunded - order.wallet.refunded);
        let most = (order.wallet.captured - order.wallet.refunded).min(amount);
        let mut left = share.max(amount - credit).clamp(0, most);
        order.wallet.refunded += left;
        self.accounts[order.account].funds += left;
        let takes = order.captures.iter().map(|posted| {
            let take = (posted.wallet - posted.wallet_refunded).min(left);
            left -= take;
            take
        });
        takes.collect()
    }

    /// What each capture gives of what is not billed yet. A plan is only made smaller when all is noted.
    fn take_unbilled(&mut self, at: usize, mut amount: Minor) -> Vec<Minor> {
        let order = &self.orders[at];
        let account = &mut self.accounts[order.account];
        let mut takes = Vec::new();
        for (capture, posted) in order.captures.iter().enumerate() {
            let purchase = account.purchases.iter_mut().find(|one| (one.order, one.capture) == (at, capture));
            let take = match (posted.plan, purchase) {
                (Some(plan), _) => account.plans[plan].to_come().min(amount),
                (None, Some(purchase)) => {
                    let take = purchase.amount.min(amount);
                    purchase.amount -= take;
                    take
                }
                (None, None) => 0,
            };
            amount -= take;
            takes.push(take);
        }
        takes
    }

    /// What each capture gives of what is billed and unpaid, the oldest statement first; and what each line gives.
    fn take_billed(&mut self, at: usize, mut amount: Minor) -> (Vec<Minor>, Vec<(Debt, Minor)>) {
        let (mut takes, mut parts) = (vec![0; self.orders[at].captures.len()], Vec::new());
        let account = self.orders[at].account;
        for nth in self.by_due_date(account) {
            let statement = &mut self.accounts[account].statements[nth];
            for (place, line) in statement.lines.iter_mut().enumerate().filter(|(_, line)| line.order == Some(at)) {
                let take = line.principal_open.min(amount);
                line.principal_open -= take;
                takes[line.capture] += take;
                amount -= take;
                parts.push((Debt::Principal(nth, place), take));
            }
        }
        (takes, parts)
    }

    /// What each capture gives of what the customer had paid: whatever was not refunded before, the first capture first.
    fn take_paid(&self, at: usize, mut amount: Minor, owed: &[Minor]) -> Vec<Minor> {
        let captures = self.orders[at].captures.iter().zip(owed);
        let takes = captures.map(|(posted, owed)| {
            let credit = posted.amount - posted.wallet - (posted.refunded - posted.wallet_refunded);
            let take = (credit - owed).min(amount);
            amount -= take;
            take
        });
        takes.collect()
    }

    /// Notes what was refunded, and gives the merchant its share of the discount back.
    fn note(&mut self, at: usize, takes: &[Minor], wallet: &[Minor]) {
        let order = &mut self.orders[at];
        let merchant = &mut self.merchants[order.merchant];
        order.refunded += sum(takes) + sum(wallet);
        merchant.refunded += sum(takes) + sum(wallet);
        for ((posted, take), wallet) in order.captures.iter_mut().zip(takes).zip(wallet) {
            posted.refunded += take + wallet;
            posted.wallet_refunded += wallet;
            if let Some(plan) = posted.plan {
                self.accounts[order.account].plans[plan].refunded += take;
            }
            let discount = match merchant.returns_discount {
                true => round(posted.discount * posted.refunded, posted.amount) - posted.discount_back,
                false => 0,
            };
            posted.discount_back += discount;
            merchant.discount -= discount;
            self.books.discount_income -= discount;
        }
    }

    /// Gives fees of a plan back, as the age of the order and its Terms say: unpaid ones are owed no more; what had been paid is
    /// returned.
    fn give_fees_back(
        &mut self,
        at: usize,
        (account, plan, taken): (usize, usize, Minor),
        parts: &mut Vec<(Debt, Minor)>,
    ) -> Minor {
        let order = &self.orders[at];
        let rule = match self.now - order.authorised_at < DAY {
            true => FeeBack::All,
            false => self.terms[self.accounts[account].plans[plan].terms].fee_on_refund,
        };
        let at = &mut self.accounts[account].plans[plan];
        let (charged, before, after) = (at.fees_charged(), at.left() + taken, at.left());
        let settled = at.settled.map_or(0, |fee| fee.share(after));
        let mut back = match rule {
            FeeBack::BilledStay => 0,
            FeeBack::ProRata => (at.billed_fees(before) - at.billed_fees(after)).clamp(0, charged),
            FeeBack::All => (charged - at.billed_fees(after) - settled).max(0),
        };
        at.fees_back += back;
        let mut dropped = 0;
        for nth in self.by_due_date(account) {
            for (place, line) in self.accounts[account].statements[nth].lines.iter_mut().enumerate() {
                if line.instalment.is_some_and(|(of, _)| of == plan) {
                    let drop = line.fee_open.min(back);
                    line.fee_open -= drop;
                    dropped += drop;
                    parts.push((Debt::Fee(nth, place), drop));
                    back -= drop;
                }
            }
        }
        // Unpaid fees of a debt that was charged off are no income already.
        let is_charged_off = self.accounts[account].charged_off.is_some();
        self.books.fee_income -= back + if is_charged_off { 0 } else { dropped };
        back
    }
}

impl Plan {
    /// What was asked for and not taken back.
    fn fees_charged(&self) -> Minor {
        self.billed.iter().chain(&self.settled).map(|fee| fee.fee).sum::<Minor>() - self.fees_back
    }

    /// The fees of the billed terms when so much is left of the principal. A flat fee is worked out of that, so that it is rounded once;
    /// interest is not a share of the whole principal.
    fn billed_fees(&self, left: Minor) -> Minor {
        let fee = |fee: &Fee| match self.pricing {
            Pricing::Flat(rate) => ppm(ppm(left, rate), self.part),
            Pricing::Annuity(_) | Pricing::Free => fee.share(left),
        };
        self.billed.iter().map(fee).sum()
    }
}

impl Fee {
    /// It in proportion to what is left of the principal that it was asked for.
    fn share(&self, left: Minor) -> Minor {
        round(self.fee * left, self.basis)
    }
}

/// What is taken of each capture by two steps.
fn added(one: &[Minor], other: &[Minor]) -> Vec<Minor> {
    one.iter().zip(other).map(|(one, other)| one + other).collect()
}

fn sum(parts: &[Minor]) -> Minor {
    parts.iter().sum()
}
