//! Refunds: the waterfall, worked out step by step from the page that describes it.

use calendar::Stamp;
use engine::charge_off::Standing;
use engine::id::{OrderId, PlanId};
use engine::merchant::DiscountOnRefund;
use engine::part::Item;
use engine::refund::Refunded;
use engine::terms::{FeeOnRefund, Pricing, RefundOntoPlan};

use super::enter::same_amounts;
use super::gathered::Given;
use super::model::{Order, Plan};
use super::pay::{Debt, plain, settle};
use super::price::{self, share};
use super::subsidy::{of_customer, relieved};
use super::{Checked, Shard, same};

/// How a refund falls.
#[derive(Debug, Default, PartialEq, Eq)]
struct Fall {
    /// What each capture gives.
    takes: Vec<u64>,
    /// What each capture gives of plan principal to come.
    to_come: Vec<u64>,
    /// Unpaid principal owed no more.
    shrunk: Vec<Debt>,
    /// What the order's shares in plans of what stood on statements give.
    given: Vec<Given>,
    /// What had been paid.
    paid: u64,
}

/// The new terms to come of a plan, and how many are billed.
type Replanned = (PlanId, Vec<(u64, u64)>, u32);

/// Fees dropped, and fees given back by plan.
type FeesBack = (Vec<Debt>, Vec<(PlanId, u64)>);

/// What happens to billed fees.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fees {
    AllBack,
    InProportion,
    BilledInProportion,
    Stay,
}

impl Shard {
    pub(super) fn refunded(&mut self, event: &Refunded, stamp: Stamp) -> Checked {
        self.deal(event.refund.0)?;
        let order = self.orders.get(event.order.0).ok_or("no such order")?.clone();
        same("whose order it is", (order.account, order.merchant), (event.account, event.merchant))?;
        let amount = event.amount.amount.minor();
        if amount == 0 || amount > order.refundable() {
            return Err(format!("{amount} is refunded of {}", order.refundable()));
        }
        let wallet = order.wallet_of_refund(amount);
        same("what goes back to the wallet", wallet, event.wallet.minor())?;
        let fall = self.fall(&order, amount - wallet)?;
        same("what is owed no more", &fall.shrunk, &plain(&event.shrunk))?;
        self.check_takes(&order, &fall, event)?;
        let given = fall.given.iter().filter(|one| one.amount > 0);
        let told = event.gathered.iter().map(|one| (one.plan, one.capture as usize, one.amount.minor())).collect();
        same("what shares give", given.map(|one| (one.plan, one.capture, one.amount)).collect::<Vec<_>>(), told)?;
        let is_written_off = self.account(order.account)?.charged_off.is_some();
        same("where its debts stand", is_written_off, event.debts == Standing::WrittenOff)?;
        // What is due at once is no plan any more: it only gets smaller.
        let replanned = if is_written_off { Vec::new() } else { self.replanned(&order, &fall)? };
        let told: Vec<Replanned> =
            event.replanned.iter().map(|plan| (plan.plan, price::plain(&plan.terms), plan.billed)).collect();
        same("the terms to come", &replanned, &told)?;
        let fees = self.fees(&order, amount, stamp)?;
        let (dropped, returned) = self.fees_back(&order, &fall, fees, stamp)?;
        same("the fees dropped", &dropped, &plain(&event.fees_dropped))?;
        let told: Vec<(PlanId, u64)> = event.fees_returned.iter().map(|one| (one.plan, one.amount.minor())).collect();
        same("the fees given back", &returned, &told)?;
        let money = fall.paid + returned.iter().map(|(_, fee)| fee).sum::<u64>();
        let (paid, left) = settle(self.still_open(&order, &fall.shrunk, &dropped, stamp)?, money);
        same("what it pays", &paid, &plain(&event.paid))?;
        same("what becomes credit balance", left, event.credit.minor())?;
        self.note_fees(&dropped, &returned)?;
        self.note_given(order.id, &fall.given)?;
        self.take_subsidies(&order, &fall, &replanned, event)?;
        self.give_back(&order, event, stamp)?;
        for (plan, terms, _) in replanned {
            self.plans.get_mut(plan.0).ok_or("no such plan")?.to_come = terms;
        }
        self.prune(event.account)?;
        same_amounts(self.orders.get(event.order.0).ok_or("no such order")?, &event.amounts)
    }

    /// Unbilled first, then billed and unpaid, oldest statement first, then paid; of several captures the oldest.
    fn fall(&self, order: &Order, amount: u64) -> Result<Fall, String> {
        let account = self.account(order.account)?;
        let (mut left, none) = (amount, vec![0; order.captures.len()]);
        let mut fall = Fall { takes: none.clone(), to_come: none, ..Fall::default() };
        let take = |fall: &mut Fall, capture: usize, item, owed: u64, left: &mut u64| {
            let taken = owed.min(*left);
            if taken > 0 {
                fall.takes[capture] += taken;
                fall.shrunk.push((item, taken));
                *left -= taken;
            }
            taken
        };
        for one in account.unbilled.iter().filter(|one| one.order == order.id) {
            take(&mut fall, one.capture as usize, Item::Purchase(order.id, one.capture), one.left, &mut left);
        }
        for (at, plan) in self.plans_of(order) {
            fall.to_come[at] = take(&mut fall, at, Item::Plan(plan.id), plan.unbilled(), &mut left);
        }
        for statement in account.open.iter().filter_map(|id| self.statements.get(id.0)) {
            for (at, line) in (0_u32..).zip(&statement.lines) {
                let Some((_, capture)) = line.of.filter(|(of, _)| *of == order.id) else { continue };
                take(&mut fall, capture as usize, Item::Principal(statement.id, at), line.principal, &mut left);
            }
        }
        let (mut given, gone) = self.give_shares(order, left)?;
        left -= gone.iter().map(|(_, amount)| amount).sum::<u64>();
        fall.shrunk.extend(gone);
        fall.paid = left;
        for one in &mut given {
            let paid = left.min(self.share_left(one.plan, order.id, one.capture)? - one.amount);
            one.amount += paid;
            fall.takes[one.capture] += one.amount;
            left -= paid;
        }
        fall.given = given;
        for (at, capture) in order.captures.iter().enumerate() {
            let taken = (capture.credit_left() - fall.takes[at]).min(left);
            fall.takes[at] += taken;
            left -= taken;
        }
        Ok(fall)
    }

    fn plans_of<'a>(&'a self, order: &'a Order) -> impl Iterator<Item = (usize, &'a Plan)> {
        let captures = order.captures.iter().enumerate();
        captures.filter_map(|(at, capture)| Some((at, self.plans.get(capture.plan?.0)?)))
    }

    /// What each capture gives, with the merchant's discount and subsidy back in proportion.
    fn check_takes(&self, order: &Order, fall: &Fall, event: &Refunded) -> Checked {
        let contract = self.merchants.get(&order.merchant.0).ok_or("no such merchant")?.contract;
        let (mut expected, mut wallet_left) = (Vec::new(), event.wallet.minor());
        for (at, capture) in order.captures.iter().enumerate() {
            let wallet = wallet_left.min(capture.wallet.0 - capture.wallet.1);
            wallet_left -= wallet;
            let amount = fall.takes[at] + wallet;
            if amount == 0 {
                continue;
            }
            let refunded = capture.refunded + amount;
            let discount = match contract.discount_on_refund {
                DiscountOnRefund::Kept => 0,
                DiscountOnRefund::Returned => share(capture.discount.0, refunded, capture.amount) - capture.discount.1,
            };
            // A subsidy is paid for what is on credit.
            let (credit, gone) = (capture.amount - capture.wallet.0, capture.refunded - capture.wallet.1);
            let subsidy = match credit {
                0 => 0,
                credit => share(capture.subsidy.0, gone + fall.takes[at], credit) - capture.subsidy.1,
            };
            expected.push((at as u32, [amount, wallet, discount, subsidy]));
        }
        let told = event
            .takes
            .iter()
            .map(|take| (take.capture, [take.amount, take.wallet, take.discount, take.subsidy].map(|one| one.minor())));
        same("what each capture gives", expected, told.collect())
    }

    /// The terms to come of every plan that gives of them: what is left split anew, or the last of them gone; the fee on what
    /// was never refunded.
    fn replanned(&self, order: &Order, fall: &Fall) -> Result<Vec<Replanned>, String> {
        let mut replanned = Vec::new();
        for (plan, take, gone, _) in self.touched_plans(order, fall).into_iter().filter(|(_, _, gone, _)| *gone > 0) {
            let onto = self.terms_of(plan).ok_or("Terms that are not active")?.refund_onto_plan;
            let left = plan.unbilled() - gone;
            let basis = plan.principal - plan.refunded - take;
            let terms = match (onto, left) {
                (_, 0) => Vec::new(),
                (RefundOntoPlan::EveryTerm, left) => {
                    let terms = price::terms(plan.pricing, left, basis, plan.to_come.len() as u32);
                    relieved(plan.parts, terms)
                }
                (RefundOntoPlan::LastTermsFirst, _) => {
                    relieved(plan.parts, price::shortened(plan.pricing, &plan.to_come, gone, basis))
                }
            };
            replanned.push((plan.id, terms, plan.billed.len() as u32));
        }
        Ok(replanned)
    }

    /// Every plan with principal of the order: what it gives in all, and of what is to come, and whether it is gathered.
    fn touched_plans<'a>(&'a self, order: &'a Order, fall: &Fall) -> Vec<(&'a Plan, u64, u64, bool)> {
        let own = self.plans_of(order).map(|(at, plan)| (plan, fall.takes[at], fall.to_come[at], false));
        let mut touched: Vec<(&Plan, u64, u64, bool)> = own.collect();
        for one in &fall.given {
            match touched.iter_mut().find(|(plan, .., is_gathered)| plan.id == one.plan && *is_gathered) {
                Some((_, take, gone, _)) => (*take, *gone) = (*take + one.amount, *gone + one.to_come),
                None => {
                    touched.extend(self.plans.get(one.plan.0).map(|plan| (plan, one.amount, one.to_come, true)));
                }
            }
        }
        touched
    }

    /// The billed fees that go back: those still open are dropped, the rest had been paid.
    fn fees_back(&self, order: &Order, fall: &Fall, fees: Fees, stamp: Stamp) -> Result<FeesBack, String> {
        let (mut dropped, mut returned) = (Vec::new(), Vec::new());
        let is_day = stamp.at.micros() - order.authorised_at.micros() < 24 * 3_600 * 1_000_000;
        for (plan, take, _, is_gathered) in self.touched_plans(order, fall) {
            let before = plan.principal - plan.refunded;
            let left = before - take;
            // A gathered plan is of other orders, too: nothing of it goes back but in proportion.
            let fees = match (is_gathered, is_day) {
                (false, _) => fees,
                (true, true) => Fees::InProportion,
                (true, false) => match self.terms_of(plan).ok_or("Terms that are not active")?.fee_on_refund {
                    FeeOnRefund::All => Fees::InProportion,
                    FeeOnRefund::ProRata => Fees::BilledInProportion,
                    FeeOnRefund::BilledStay => Fees::Stay,
                },
            };
            let billed = |left| plan.billed_fees(left);
            let charged = billed_in_full(plan) + plan.settled.map_or(0, |(fee, _)| fee) - plan.fee_back;
            let back = match fees {
                Fees::AllBack => charged,
                Fees::InProportion => charged.saturating_sub(billed(left) + plan.settling_fee(left)),
                Fees::BilledInProportion => billed(before) - billed(left),
                Fees::Stay => 0,
            };
            let (gone, rest) = settle(self.open_fees(plan)?, back);
            dropped.extend(gone);
            if rest > 0 {
                returned.push((plan.id, rest));
            }
        }
        Ok((dropped, returned))
    }

    /// Within 24 hours of its authorisation everything goes back with all that was captured, else fees in proportion; later as
    /// the order's Terms say.
    fn fees(&self, order: &Order, amount: u64, stamp: Stamp) -> Result<Fees, String> {
        let whole = if amount == order.refundable() { Fees::AllBack } else { Fees::InProportion };
        let elapsed = stamp.at.micros() - order.authorised_at.micros();
        if elapsed < 24 * 3_600 * 1_000_000 {
            return Ok(whole);
        }
        Ok(match self.version(order.version).ok_or("Terms that are not active")?.fee_on_refund {
            FeeOnRefund::All => whole,
            FeeOnRefund::ProRata => Fees::BilledInProportion,
            FeeOnRefund::BilledStay => Fees::Stay,
        })
    }

    fn open_fees(&self, plan: &Plan) -> Result<Vec<Debt>, String> {
        let mut fees = Vec::new();
        for statement in self.account(plan.account)?.open.iter().filter_map(|id| self.statements.get(id.0)) {
            let lines = (0_u32..).zip(&statement.lines).filter(|(_, line)| line.plan == Some(plan.id));
            fees.extend(lines.map(|(at, line)| (Item::Fee(statement.id, at), line.fee)));
        }
        Ok(fees)
    }

    /// What is billed and open on the account, once what is owed no more is gone.
    fn still_open(&self, order: &Order, shrunk: &[Debt], dropped: &[Debt], stamp: Stamp) -> Result<Vec<Debt>, String> {
        let account = self.account(order.account)?;
        let mut debts = match account.charged_off {
            None => self.debts(&account.open, stamp.date),
            Some(_) => self.all_owed(account, stamp.date),
        };
        for (item, owed) in &mut debts {
            let gone = shrunk.iter().chain(dropped).filter(|(of, _)| of == item).map(|(_, amount)| amount);
            *owed -= gone.sum::<u64>();
        }
        Ok(debts)
    }

    fn note_fees(&mut self, dropped: &[Debt], returned: &[(PlanId, u64)]) -> Checked {
        for (item, amount) in dropped {
            let Item::Fee(statement, at) = item else { return Err("a dropped debt that is no fee".into()) };
            let line = self.statements.get(statement.0).and_then(|one| one.lines.get(*at as usize));
            let plan = line.and_then(|line| line.plan).ok_or("a dropped fee of no plan")?;
            self.plans.get_mut(plan.0).ok_or("no such plan")?.fee_back += amount;
        }
        for (plan, amount) in returned {
            self.plans.get_mut(plan.0).ok_or("no such plan")?.fee_back += amount;
        }
        Ok(())
    }

    /// What goes back of the subsidies of plans; what was deferred of it is earned by nobody.
    fn take_subsidies(&mut self, order: &Order, fall: &Fall, replanned: &[Replanned], event: &Refunded) -> Checked {
        let currency = event.amount.currency;
        let mut told = event.subsidies.iter();
        let plans: Vec<(usize, Plan)> = self.plans_of(order).map(|(at, plan)| (at, plan.clone())).collect();
        for (at, plan) in plans.iter().filter(|(at, plan)| fall.takes[*at] > 0 && plan.subsidy.is_some()) {
            let anew = replanned.iter().find(|(id, ..)| *id == plan.id).map(|(_, terms, _)| terms.len());
            let back = told.next().filter(|back| back.plan == plan.id).ok_or("a subsidy is not taken back")?;
            let terms = match event.debts {
                Standing::Receivable => anew.unwrap_or(plan.to_come.len()),
                Standing::WrittenOff => 0,
            };
            let deferred = self.take_back(plan, fall.takes[*at], terms, back, currency)?;
            // What the merchant gets is taken from fees earned, but for what was never earned.
            self.totals(currency).fee_income += deferred as i64;
        }
        same("subsidies taken back of plans that have none", None, told.next().map(|back| back.plan))
    }

    /// Posts a refund and makes it true on order, plans and merchant.
    fn give_back(&mut self, order: &Order, event: &Refunded, stamp: Stamp) -> Checked {
        let amount = event.amount.amount.minor();
        let sum = |parts: Vec<Debt>| parts.iter().map(|(_, amount)| amount).sum::<u64>();
        let paid = sum(plain(&event.paid));
        self.pay_parts(event.account, &event.shrunk, stamp.date)?;
        let is_written_off = event.debts == Standing::WrittenOff;
        match is_written_off {
            true => self.forgive(event.account, &event.fees_dropped, stamp.date)?,
            false => self.pay_parts(event.account, &event.fees_dropped, stamp.date)?,
        }
        self.pay_parts(event.account, &event.paid, stamp.date)?;
        self.change_credit(event.account, event.credit.minor() as i64)?;
        let discount: u64 = event.takes.iter().map(|take| take.discount.minor()).sum();
        let subsidy: u64 = event.takes.iter().map(|take| take.subsidy.minor()).sum();
        let fees = event.fees_returned.iter().map(|one| one.amount.minor()).sum::<u64>();
        // Fees that were charged off are no income already.
        let dropped = if is_written_off { 0 } else { sum(plain(&event.fees_dropped)) };
        let wallet = event.wallet.minor();
        let had_paid = amount - wallet - sum(plain(&event.shrunk));
        same("what was paid, spent again", had_paid + fees, paid + event.credit.minor())?;
        let totals = self.totals(event.amount.currency);
        totals.payable += discount as i64 + subsidy as i64 - amount as i64;
        totals.discount_income -= discount as i64;
        totals.fee_income -= (dropped + fees) as i64;
        match is_written_off {
            true => totals.recoveries -= subsidy as i64,
            false => totals.fee_income -= subsidy as i64,
        }
        let merchant = self.merchants.get_mut(&event.merchant.0).ok_or("no such merchant")?;
        merchant.sold[1] += amount;
        merchant.sold[2] -= discount;
        merchant.sold[3] -= subsidy;
        if is_written_off {
            self.account_mut(event.account)?.lost[1] -= subsidy as i64;
        }
        for take in &event.takes {
            self.take(order.id, take.capture as usize, take)?;
        }
        let order = self.orders.get_mut(order.id.0).ok_or("no such order")?;
        order.refunded += amount;
        order.wallet[4] += wallet;
        self.change_wallet(event.account, wallet as i64)
    }

    fn take(&mut self, order: OrderId, capture: usize, take: &engine::refund::Take) -> Checked {
        let order = self.orders.get_mut(order.0).ok_or("no such order")?;
        let capture = order.captures.get_mut(capture).ok_or("no such capture")?;
        capture.refunded += take.amount.minor();
        capture.wallet.1 += take.wallet.minor();
        capture.discount.1 += take.discount.minor();
        capture.subsidy.1 += take.subsidy.minor();
        if let Some(plan) = capture.plan {
            self.plans.get_mut(plan.0).ok_or("no such plan")?.refunded += take.amount.minor() - take.wallet.minor();
        }
        Ok(())
    }
}

/// Fees of billed terms, as they were billed.
fn billed_in_full(plan: &Plan) -> u64 {
    plan.billed.iter().map(|(_, fee)| fee).sum()
}

impl Plan {
    /// The fees of its billed terms once only `left` of the principal is not refunded.
    fn billed_fees(&self, left: u64) -> u64 {
        let billed = self.billed.iter().zip(&self.bases);
        let after = |fee: u64, basis: u64| match self.pricing {
            Pricing::FlatFee(_) => of_customer(self.parts, price::fee_after(self.pricing, fee, left, basis)),
            Pricing::Annuity(_) | Pricing::InterestFree => price::fee_after(self.pricing, fee, left, basis),
        };
        billed.map(|((_, fee), basis)| after(*fee, *basis)).sum()
    }

    /// What it cost to settle it early, once only `left` of the principal is not refunded.
    fn settling_fee(&self, left: u64) -> u64 {
        match self.settled {
            Some((fee, basis)) if basis > 0 => share(fee, left, basis),
            Some(_) | None => 0,
        }
    }
}
