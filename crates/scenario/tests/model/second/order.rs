//! Orders: authorised, captured, voided, expired.

use super::account::Purchase;
use super::money::{is_too_dear, ppm, round};
use super::plan::Plan;
use super::subsidy::Shares;
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
    /// Whether it is paid by balance alone.
    pub is_by_balance: bool,
    /// The part of all these that is the wallet's.
    pub wallet: Share,
    pub captures: Vec<Captured>,
}

/// What the wallet pays of an order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Share {
    pub authorised: Minor,
    pub captured: Minor,
    pub voided: Minor,
    pub expired: Minor,
    pub refunded: Minor,
}

impl Share {
    pub fn held(&self) -> Minor {
        self.authorised - self.captured - self.voided - self.expired
    }
}

/// What a customer asks for: from whom, for how much, in how many terms, and what of it the wallet pays.
#[derive(Debug, Clone, Copy)]
pub struct Bargain {
    pub merchant: usize,
    pub amount: Minor,
    pub how: How,
    pub wallet: Option<Minor>,
    pub when: When,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum How {
    Later,
    Terms(usize),
    Balance,
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
    /// What of the amount the wallet paid, and what went back to it.
    pub wallet: Minor,
    pub wallet_refunded: Minor,
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
            self.wallet.expired += self.wallet.held();
            self.expired += self.held();
        }
    }

    /// What it holds of the limit.
    pub fn credit_held(&self) -> Minor {
        self.held() - self.wallet.held()
    }

    /// What of the next step of `amount` is the wallet's: of all steps together its share, to the cent.
    fn of_wallet(&self, amount: Minor) -> Minor {
        let gone = self.captured + self.voided + self.expired + amount;
        round(self.wallet.authorised * gone, self.authorised) - (self.wallet.authorised - self.wallet.held())
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
    /// Buys: on the next bill, in terms, or by balance; held first, or captured at once.
    pub fn buy(&mut self, account: usize, bargain: Bargain) -> Answer {
        let Bargain { merchant, amount, how, wallet, when } = bargain;
        self.refuse_closed(account)?;
        // What is paid by balance alone is no credit.
        if how == How::Balance {
            self.refuse_frozen(account)?;
        } else {
            self.refuse_late(account)?;
            self.refuse_hardship(account)?;
        }
        if how == How::Balance || wallet.is_some() {
            self.refuse_blocked(account)?;
        }
        if let Some(wallet) = wallet {
            a_whole_amount(Some(amount))?;
            if !(1..amount).contains(&wallet) {
                return out_of_range(1, amount - 1);
            }
        }
        let wallet = if how == How::Balance { amount } else { wallet.unwrap_or(0) };
        match how {
            How::Terms(n) => self.refuse_plan(merchant, amount - wallet, n)?,
            How::Later | How::Balance => a_whole_amount(Some(amount))?,
        }
        let (available, credit) = (self.available(account), amount - wallet);
        if credit > available {
            return no(format!("limit_exceeded {available} {}", credit - available));
        }
        self.refuse_short(account, wallet)?;
        let n = if let How::Terms(n) = how { Some(n) } else { None };
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
            is_by_balance: how == How::Balance,
            wallet: Share { authorised: wallet, ..Share::default() },
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
        let payments = self.shares(merchant, self.in_force()).terms(pricing, amount, n);
        let payments: Vec<f64> = payments.iter().map(|(principal, fee)| (principal + fee) as f64).collect();
        if terms.ceiling_ppm.is_some_and(|ceiling| is_too_dear(amount as f64, &payments, ceiling)) {
            return no("cost_ceiling_exceeded");
        }
        Ok(())
    }

    /// Who bears the fees of a merchant's plans that are made under these Terms: its contract says it, or they do.
    fn shares(&self, merchant: usize, terms: usize) -> Shares {
        self.merchants[merchant].bearer.unwrap_or(self.terms[terms].fee_bearer)
    }

    /// Captures what is held, or a part of it.
    pub fn capture(&mut self, order: usize, amount: Option<Minor>) -> Answer {
        self.refuse_closed(self.orders[order].account)?;
        let at = &self.orders[order];
        let held = at.held();
        if held == 0 {
            let is_so = amount.is_none() && at.voided + at.expired == 0;
            return if is_so { Ok(()) } else { no(format!("not_capturable {}", at.state())) };
        }
        if at.credit_held() > 0 {
            self.refuse_charged_off(at.account)?;
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
        self.refuse_closed(self.orders[order].account)?;
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
        at.wallet.voided += at.of_wallet(amount);
        at.voided += amount;
        Ok(())
    }

    /// Posts a capture: the customer owes it, the merchant is owed it less discount and subsidy.
    fn post(&mut self, at: usize, amount: Minor) {
        let order = &self.orders[at];
        let (account, merchant, capture) = (order.account, order.merchant, order.captures.len());
        let wallet = order.of_wallet(amount);
        let credit = amount - wallet;
        let nth = self.accounts[account].captures;
        self.accounts[account].captures += 1;
        let (mut plan, mut subsidy) = (None, 0);
        if let Some(n) = order.n.filter(|_| credit > 0) {
            let full = self.terms[order.terms].offer(n).expect("it was offered");
            let shares = self.shares(merchant, order.terms);
            let (pricing, since) = (shares.pricing(full), self.today.days);
            let terms_to_come = shares.terms(full, credit, n);
            let made = Plan::new(
                (Some(at), capture, nth),
                (pricing, shares.customer),
                credit,
                terms_to_come,
                (order.terms, since),
            );
            let made = Plan { subsidy: shares.subsidy(full, credit, n), ..made };
            subsidy = made.subsidy.total.merchant;
            self.accounts[account].plans.push(made);
            plan = Some(self.accounts[account].plans.len() - 1);
        } else if credit > 0 {
            self.accounts[account].purchases.push(Purchase { order: at, capture, nth, amount: credit });
        }
        self.accounts[account].funds -= wallet;
        let discount = ppm(amount, self.merchants[merchant].discount_ppm);
        let order = &mut self.orders[at];
        order.captured += amount;
        order.wallet.captured += wallet;
        order.captures.push(Captured {
            amount,
            refunded: 0,
            discount,
            discount_back: 0,
            subsidy,
            subsidy_back: 0,
            wallet,
            wallet_refunded: 0,
            plan,
        });
        let merchant = &mut self.merchants[merchant];
        merchant.captured += amount;
        merchant.discount += discount;
        merchant.subsidy += subsidy;
        self.books.discount_income += discount;
    }
}
