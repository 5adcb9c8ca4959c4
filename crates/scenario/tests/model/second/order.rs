//! Orders: authorised, captured, voided, expired.

use super::account::Purchase;
use super::money::{Pricing, is_too_dear, ppm, price};
use super::plan::Plan;
use super::{Answer, DAY, MOST, Minor, World, a_whole_amount, no, out_of_range};

#[derive(Debug, Clone)]
pub struct Order {
    pub account: usize,
    pub merchant: usize,
    /// The number of its terms; none when it is paid on one bill.
    pub n: Option<usize>,
    /// The Terms it was made under.
    pub terms: usize,
    pub authorised_at: i64,
    pub expires_at: i64,
    pub authorised: Minor,
    pub captured: Minor,
    pub voided: Minor,
    pub expired: Minor,
    pub refunded: Minor,
    pub captures: Vec<Captured>,
}

/// When an order is captured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    AtOnce,
    Later,
}

/// One capture, and what its merchant paid for it.
#[derive(Debug, Clone)]
pub struct Captured {
    pub amount: Minor,
    pub refunded: Minor,
    pub discount: Minor,
    pub discount_back: Minor,
    pub subsidy: Minor,
    pub subsidy_back: Minor,
    /// Its plan, by its place on the account.
    pub plan: Option<usize>,
}

impl Order {
    pub fn held(&self) -> Minor {
        self.authorised - self.captured - self.voided - self.expired
    }

    pub fn refundable(&self) -> Minor {
        self.captured - self.refunded
    }

    pub fn expire(&mut self, now: i64) {
        if now >= self.expires_at {
            self.expired += self.held();
        }
    }

    fn state(&self) -> &'static str {
        let is_held = self.held() > 0;
        match () {
            () if self.refunded > 0 && self.refunded == self.captured && !is_held => "refunded",
            () if self.refunded > 0 => "part_refunded",
            () if self.captured > 0 && is_held => "part_captured",
            () if self.captured > 0 => "captured",
            () if is_held => "authorised",
            () if self.voided > 0 => "voided",
            () => "expired",
        }
    }
}

impl World {
    /// Buys for `amount`: in full, or in `n` terms; held first, or captured at once.
    pub fn buy(&mut self, account: usize, merchant: usize, amount: Minor, n: Option<usize>, when: When) -> Answer {
        self.refuse_late(account)?;
        match n {
            Some(n) => self.refuse_plan(merchant, amount, n)?,
            None => a_whole_amount(Some(amount))?,
        }
        let available = self.available(account);
        if amount > available {
            return no(format!("limit_exceeded {available} {}", amount - available));
        }
        let terms = self.in_force();
        self.accounts[account].orders.push(self.orders.len());
        self.orders.push(Order {
            account,
            merchant,
            n,
            terms,
            authorised_at: self.now,
            expires_at: self.now + self.terms[terms].authorisation_days * DAY,
            authorised: amount,
            captured: 0,
            voided: 0,
            expired: 0,
            refunded: 0,
            captures: Vec::new(),
        });
        if when == When::AtOnce {
            self.post(self.orders.len() - 1, amount);
        }
        Ok(())
    }

    /// Refuses a plan that is not on sale, too small, or too dear.
    fn refuse_plan(&self, merchant: usize, amount: Minor, n: usize) -> Answer {
        let terms = &self.terms[self.in_force()];
        let Some(pricing) = terms.offer(n) else { return no("term_not_offered") };
        let least = terms.plan_order_min.max(terms.plan_principal_min * n as Minor);
        // The least that a plan is sold for is told even to who asks for nothing at all.
        if amount < least {
            return out_of_range(least, MOST);
        }
        a_whole_amount(Some(amount))?;
        let pricing = if self.merchants[merchant].bears { Pricing::Free } else { pricing };
        let payments = price(pricing, amount, amount, n);
        let payments: Vec<f64> = payments.iter().map(|(principal, fee)| (principal + fee) as f64).collect();
        if terms.ceiling_ppm.is_some_and(|ceiling| is_too_dear(amount as f64, &payments, ceiling)) {
            return no("cost_ceiling_exceeded");
        }
        Ok(())
    }

    /// Captures what is held, or a part of it.
    pub fn capture(&mut self, order: usize, amount: Option<Minor>) -> Answer {
        let at = &self.orders[order];
        let held = at.held();
        if held == 0 {
            let is_so = amount.is_none() && at.voided + at.expired == 0;
            return if is_so { Ok(()) } else { no(format!("not_capturable {}", at.state())) };
        }
        a_whole_amount(amount)?;
        let amount = amount.unwrap_or(held);
        if amount > held {
            return out_of_range(1, held);
        }
        if at.captures.len() == 64 {
            return no(format!("not_capturable {}", at.state()));
        }
        self.post(order, amount);
        Ok(())
    }

    /// Releases what is held, or a part of it.
    pub fn void(&mut self, order: usize, amount: Option<Minor>) -> Answer {
        let at = &mut self.orders[order];
        let held = at.held();
        if held == 0 {
            let is_so = amount.is_none() && at.voided + at.expired > 0;
            return if is_so { Ok(()) } else { no(format!("not_voidable {}", at.state())) };
        }
        a_whole_amount(amount)?;
        let amount = amount.unwrap_or(held);
        if amount > held {
            return out_of_range(1, held);
        }
        at.voided += amount;
        Ok(())
    }

    /// Posts a capture: the customer owes it, the merchant is owed it less discount and subsidy.
    fn post(&mut self, at: usize, amount: Minor) {
        let order = &self.orders[at];
        let (account, merchant, capture) = (order.account, order.merchant, order.captures.len());
        let nth = self.accounts[account].captures;
        self.accounts[account].captures += 1;
        let (mut plan, mut subsidy) = (None, 0);
        if let Some(n) = order.n {
            let full = self.terms[order.terms].offer(n).expect("it was offered");
            let pricing = if self.merchants[merchant].bears { Pricing::Free } else { full };
            let fees = |pricing| price(pricing, amount, amount, n).iter().map(|(_, fee)| fee).sum::<Minor>();
            subsidy = fees(full) - fees(pricing);
            let terms_to_come = price(pricing, amount, amount, n);
            let since = self.today.days;
            self.accounts[account].plans.push(Plan::new((at, capture, nth), pricing, amount, terms_to_come, since));
            plan = Some(self.accounts[account].plans.len() - 1);
        } else {
            self.accounts[account].purchases.push(Purchase { order: at, capture, nth, amount });
        }
        let discount = ppm(amount, self.merchants[merchant].discount_ppm);
        let order = &mut self.orders[at];
        order.captured += amount;
        order.captures.push(Captured {
            amount,
            refunded: 0,
            discount,
            discount_back: 0,
            subsidy,
            subsidy_back: 0,
            plan,
        });
        let merchant = &mut self.merchants[merchant];
        merchant.captured += amount;
        merchant.discount += discount;
        merchant.subsidy += subsidy;
        self.books.discount_income += discount;
        self.books.fee_income += subsidy;
    }
}
