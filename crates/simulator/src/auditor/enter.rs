//! Orders and what comes before them: what each event must say, and what it makes true.

use calendar::{Date, Stamp};
use engine::Event;
use engine::id::{AccountId, MerchantId};
use engine::merchant::Contract;
use engine::order::{Amounts, Authorised, Captured, Method, Release, Voided};
use engine::terms::{Pricing, Terms};
use engine::{account, customer, merchant, terms};
use money::Currency;

use super::model::{Account, Capture, Customer, Merchant, Order, Plan, Posted, Proposal, Purchase, Subsidy, Wallet};
use super::price::{self, of_rate};
use super::totals::Totals;
use super::{Checked, Shard, on, same, subsidy};

/// The customer's terms, when there is a plan, and what others bear of each.
type Planned = (Option<Vec<(u64, u64)>>, Vec<subsidy::Two>);

impl Shard {
    /// Checks an event against what is known, and makes it true.
    pub(super) fn enter(&mut self, event: &Event, stamp: Stamp, home: Option<Contract>) -> Checked {
        let entered = match event {
            Event::TermsActivated(terms) => self.activated(terms),
            Event::TermsProposed(event) => self.proposed(event),
            Event::TermsApproved(event) => self.approved(event),
            Event::CustomerCreated(event) => self.created(event),
            Event::AccountOpened(event) => self.opened(event),
            Event::MerchantRegistered(event) => self.registered(event),
            Event::ContractAdopted(event) => self.adopted(event, home),
            Event::OrderAuthorised(event) => self.authorised(event, stamp),
            Event::OrderCaptured(event) => self.captured(event, stamp),
            Event::OrderVoided(event) => self.voided(event, stamp),
            Event::StatementCut(event) => self.cut(event, stamp),
            Event::PenaltyCharged(event) => self.charged(event, stamp),
            Event::RepaymentTaken(event) => self.repaid(event, stamp),
            Event::OrderRefunded(event) => self.refunded(event, stamp),
            Event::LossAccepted(_)
            | Event::TextPublished(_)
            | Event::TextShown(_)
            | Event::TextAccepted(_)
            | Event::ConsentWithdrawn(_)
            | Event::CreditWithdrawn(_) => Ok(()),
            Event::LimitChanged(event) => self.limit_changed(event, stamp),
            Event::CycleDayChanged(event) => self.cycle_day_changed(event, stamp),
            Event::StatementDeferred(event) => self.deferred(event, stamp),
            Event::CampaignCreated(_) | Event::CampaignClosed(_) => Err("nobody draws a campaign here".into()),
            Event::LatenessCorrected(_) => Err("no payment counts from an earlier day here".into()),
            Event::ConcessionProposed(event) => self.concession_proposed(event),
            Event::ConcessionGranted(event) => self.concession_granted(event, stamp),
            Event::ConcessionDeclined(event) => self.concession_declined(event),
            Event::ConcessionReversed(event) => self.concession_reversed(event, stamp.date),
            Event::AccountClosed(event) => self.account_closed(event, stamp),
            Event::AccountReopened(event) => self.account_reopened(event, stamp),
            Event::InstructionRequested(event) => self.requested(event, stamp),
            Event::InstructionConfirmed(event) => self.confirmed(event),
            Event::BillSplit(event) => self.bill_split(event, stamp),
            Event::HardshipPlanned(event) => self.hardship_planned(event, stamp),
            Event::FreezeChanged(event) => self.freeze_changed(event, stamp),
            Event::AccountChargedOff(event) => self.charged_off(event, stamp),
            Event::AllowanceChanged(event) => self.allowance_changed(event, stamp),
            Event::PromiseMade(event) => self.promise_made(event, stamp),
            Event::PromiseEnded(event) => self.promise_ended(event, stamp),
        };
        if let Some(account) = event.account() {
            self.touched.push(account);
        }
        entered.map_err(|wrong| format!("{} on {:?}: {wrong}", event.name(), event.account().map(|id| on(id.0))))
    }

    fn activated(&mut self, terms: &Terms) -> Checked {
        if self.version(terms.version).is_some() {
            return Err("Terms of this version are active already".into());
        }
        self.terms.push(terms.clone());
        Ok(())
    }

    fn proposed(&mut self, event: &terms::Proposed) -> Checked {
        let last = self.terms.iter().map(|terms| terms.version).chain(self.proposals.iter().map(|one| one.version));
        same("the version", last.max().map_or(1, |version| version.0 + 1), event.terms.version.0)?;
        let (version, maker) = (event.terms.version, event.maker);
        self.proposals.push(Proposal { version, terms: event.terms.clone(), maker, is_approved: false });
        Ok(())
    }

    fn approved(&mut self, event: &terms::Approved) -> Checked {
        let found = self.proposals.iter_mut().find(|proposal| proposal.version == event.version);
        let proposal = found.ok_or("Terms that nobody proposed are approved")?;
        if proposal.is_approved || proposal.maker == event.checker {
            return Err("Terms are approved twice, or by who proposed them".into());
        }
        proposal.is_approved = true;
        Ok(())
    }

    fn created(&mut self, event: &customer::Created) -> Checked {
        self.deal(event.customer.0)?;
        self.customers.put(event.customer.0, Customer { accounts: Vec::new() });
        Ok(())
    }

    fn opened(&mut self, event: &account::Opened) -> Checked {
        self.deal(event.account.0)?;
        let currency = event.limit.currency;
        let Some(terms) = self.terms_now(currency) else { return Err("no Terms in its currency".into()) };
        same("the Terms", terms.version, event.terms)?;
        if event.limit.amount > terms.consumer_cap {
            return Err(format!("a limit of {} is above the cap", event.limit.amount.minor()));
        }
        let Some(customer) = self.customers.get_mut(event.customer.0) else { return Err("no such customer".into()) };
        if customer.accounts.iter().any(|(held, _)| *held == currency) {
            return Err("the customer has an account in this currency".into());
        }
        customer.accounts.push((currency, event.account));
        self.accounts.put(
            event.account.0,
            Account {
                id: event.account,
                customer: event.customer,
                currency,
                limit: event.limit.amount.minor(),
                temporary: None,
                cycle_day: event.cycle_day,
                moved: None,
                deferred_on: Vec::new(),
                hardship: Vec::new(),
                credit: 0,
                captures: 0,
                holding: Vec::new(),
                unbilled: Vec::new(),
                plans: Vec::new(),
                open: Vec::new(),
                statements: Vec::new(),
                posted: Posted::default(),
                proposals: Vec::new(),
                closed: None,
                wallet: Wallet::default(),
                frozen: None,
                charged_off: None,
                lost: [0, 0],
                allowance: 0,
                began: None,
                asked: None,
                owed_again: None,
                promise: None,
            },
        );
        Ok(())
    }

    fn registered(&mut self, event: &merchant::Contracted) -> Checked {
        let contract = event.contract;
        self.deal(contract.merchant.0)?;
        if self.terms_now(contract.currency).is_none() || contract.discount.parts() > 1_000_000 {
            return Err(format!("the contract {contract:?} cannot be"));
        }
        self.merchants.insert(contract.merchant.0, Merchant { contract, sold: [0; 4] });
        Ok(())
    }

    fn adopted(&mut self, event: &merchant::Contracted, home: Option<Contract>) -> Checked {
        same("the contract on the merchant's own shard", home, Some(event.contract))?;
        if self.merchants.contains_key(&event.contract.merchant.0) {
            return Err("the contract was known here".into());
        }
        self.merchants.insert(event.contract.merchant.0, Merchant { contract: event.contract, sold: [0; 4] });
        Ok(())
    }

    fn authorised(&mut self, event: &Authorised, stamp: Stamp) -> Checked {
        self.deal(event.order.0)?;
        let contract = self.contract(event.merchant)?;
        let account = self.account(event.account)?;
        let terms = self.terms_on(account.currency, stamp.date).ok_or("no Terms in its currency")?;
        same("the currency", account.currency, event.amount.currency)?;
        same("the merchant's currency", contract.currency, event.amount.currency)?;
        same("the Terms", terms.version, event.terms)?;
        let (amount, days) = (event.amount.amount.minor(), i64::from(terms.authorisation_days));
        same("the end of the hold", stamp.at.micros() + days * 86_400_000_000, event.expires.micros())?;
        let (available, wallet) = (self.available(account, stamp.date), event.wallet.minor());
        let credit = amount.checked_sub(wallet).ok_or("the wallet pays more than all of it")?;
        if amount == 0 || credit > available {
            return Err(format!("{credit} is bought with {available} available"));
        }
        let terms_now = terms;
        if wallet > 0 && wallet as i64 > self.free(account) {
            return Err(format!("{wallet} is paid of a wallet with {} to spend", self.free(account)));
        }
        same("whether the wallet pays all of it", event.method == Method::Balance, credit == 0)?;
        let terms = match event.method {
            Method::PayLater | Method::Balance => {
                same("the pricing", Pricing::InterestFree, event.pricing)?;
                None
            }
            Method::Instalments(n) => {
                check_plan(terms, contract, account, event, n, stamp)?;
                Some(n)
            }
        };
        let order = Order {
            id: event.order,
            account: event.account,
            merchant: event.merchant,
            terms,
            pricing: event.pricing,
            version: event.terms,
            parts: subsidy::parts(contract.bearer, terms_now),
            authorised_at: stamp.at,
            expires: event.expires,
            authorised: amount,
            captured: 0,
            voided: 0,
            expired: 0,
            refunded: 0,
            captures: Vec::new(),
            wallet: [wallet, 0, 0, 0, 0],
        };
        self.orders.put(event.order.0, order);
        self.account_mut(event.account)?.holding.push(event.order);
        Ok(())
    }

    fn captured(&mut self, event: &Captured, stamp: Stamp) -> Checked {
        let contract = self.contract(event.merchant)?;
        let order = self.orders.get(event.order.0).ok_or("no such order")?;
        let amount = event.amount.amount.minor();
        same("whose order it is", (order.account, order.merchant), (event.account, event.merchant))?;
        same("which capture it is", order.captures.len() as u32, event.capture)?;
        if amount == 0 || amount > order.held() {
            return Err(format!("{amount} is captured of {} held", order.held()));
        }
        if order.expires <= stamp.at {
            return Err("the hold had expired".into());
        }
        same("the discount", of_rate(amount, contract.discount.parts()), event.discount.minor())?;
        let wallet = order.wallet_of_next(amount);
        same("what the wallet pays", wallet, event.wallet.minor())?;
        let credit = amount - wallet;
        let (planned, borne) = self.planned(order, credit)?;
        let subsidy = borne.iter().map(|two| two[0]).sum();
        same("the subsidy", subsidy, event.subsidy.minor())?;
        same("what others bear", &borne, &subsidy::plain(&event.borne))?;
        let made = event.plan.as_ref().map(|made| price::plain(&made.terms));
        same("the plan", planned, made)?;
        let parts = subsidy::customer_pricing(order.parts, order.pricing).1;
        self.plan(event, parts, &borne, stamp)?;
        self.capture(event, amount, subsidy)?;
        let order = self.orders.get(event.order.0).ok_or("no such order")?;
        same_amounts(order, &event.amounts)
    }

    /// What the customer pays of each term, and what others bear: together what the offer's pricing asks for.
    fn planned(&self, order: &Order, amount: u64) -> Result<Planned, String> {
        let Some(n) = order.terms.filter(|_| amount > 0) else { return Ok((None, Vec::new())) };
        let offers = &self.version(order.version).ok_or("Terms that are not active")?.offers;
        let offer = offers.iter().find(|offer| offer.terms == n).ok_or("a plan that is not offered")?;
        let terms = subsidy::terms(order.parts, offer.pricing, amount, amount, n);
        let borne = subsidy::borne(order.parts, offer.pricing, amount, n, terms.len());
        Ok((Some(terms), borne))
    }

    /// The purchase or the plan that a capture leaves to be billed.
    fn plan(&mut self, event: &Captured, parts: subsidy::Parts, borne: &[subsidy::Two], stamp: Stamp) -> Checked {
        let amount = event.amount.amount.minor() - event.wallet.minor();
        if amount == 0 {
            return Ok(());
        }
        let account = self.account(event.account)?;
        let (nth, joins) = (account.captures, account.cycle_after(stamp.date));
        let Some(made) = &event.plan else {
            let purchase = Purchase { order: event.order, capture: event.capture, nth, left: amount, joins };
            self.account_mut(event.account)?.unbilled.push(purchase);
            return Ok(());
        };
        self.deal(made.plan.0)?;
        let plan = Plan {
            id: made.plan,
            account: event.account,
            of: Some((event.order, event.capture)),
            gathered: None,
            nth,
            pricing: made.pricing,
            principal: amount,
            refunded: 0,
            billed: Vec::new(),
            to_come: price::plain(&made.terms),
            fee_back: 0,
            bases: Vec::new(),
            since: stamp.date,
            settled: None,
            joins,
            parts,
            subsidy: Subsidy::new(borne),
        };
        self.plans.put(made.plan.0, plan);
        self.account_mut(event.account)?.plans.push(made.plan);
        Ok(())
    }

    fn capture(&mut self, event: &Captured, amount: u64, subsidy: u64) -> Checked {
        let order = self.orders.get_mut(event.order.0).ok_or("no such order")?;
        let (discount, wallet) = (event.discount.minor(), event.wallet.minor());
        order.captured += amount;
        order.wallet[1] += wallet;
        order.captures.push(Capture {
            amount,
            refunded: 0,
            discount: (discount, 0),
            subsidy: (subsidy, 0),
            plan: event.plan.as_ref().map(|made| made.plan),
            wallet: (wallet, 0),
            gathered: Vec::new(),
        });
        let held = order.held();
        let merchant = self.merchants.get_mut(&event.merchant.0).ok_or("no such merchant")?;
        merchant.sold[0] += amount;
        merchant.sold[2] += discount;
        merchant.sold[3] += subsidy;
        let account = self.account_mut(event.account)?;
        account.captures += 1;
        let credit = (amount - wallet) as i64;
        account.posted.principal += credit;
        if held == 0 {
            account.holding.retain(|id| *id != event.order);
        }
        let totals = self.totals(event.amount.currency);
        totals.principal += credit;
        totals.payable += amount as i64 - discount as i64 - subsidy as i64;
        totals.discount_income += discount as i64;
        totals.deferred += subsidy as i64;
        self.change_wallet(event.account, -(wallet as i64))
    }

    fn voided(&mut self, event: &Voided, stamp: Stamp) -> Checked {
        let order = self.orders.get_mut(event.order.0).ok_or("no such order")?;
        let amount = event.amount.minor();
        same("whose order it is", order.account, event.account)?;
        let (held, wallet) = (order.held(), order.wallet_of_next(amount.min(order.held())));
        same("what the wallet held of it", wallet, event.wallet.minor())?;
        match event.release {
            Release::Expired if stamp.at < order.expires => return Err("the hold has not expired yet".into()),
            Release::Expired => {
                same("what expires", held, amount)?;
                order.expired += amount;
                order.wallet[3] += wallet;
            }
            Release::Voided if amount == 0 || amount > held => return Err(format!("{amount} is voided of {held}")),
            Release::Voided if order.expires <= stamp.at => return Err("the hold had expired".into()),
            Release::Voided => {
                order.voided += amount;
                order.wallet[2] += wallet;
            }
        }
        same_amounts(order, &event.amounts)?;
        if amount == held {
            self.account_mut(event.account)?.holding.retain(|id| *id != event.order);
        }
        Ok(())
    }

    /// Limit − unpaid principal − holds, and nothing when that is less; and no more than is left of the consumer cap once what the
    /// person uses in other currencies is taken off, each at what its own cap is worth of this one, rounded up.
    pub(super) fn available(&self, account: &Account, today: Date) -> u64 {
        let used = |account: &Account| self.principal(account) + self.held(account);
        let cap =
            |account: &Account| self.terms_on(account.currency, today).map_or(0, |terms| terms.consumer_cap.minor());
        let mut left = cap(account).saturating_sub(used(account));
        let customer = self.customers.get(account.customer.0);
        for (_, other) in customer.iter().flat_map(|customer| &customer.accounts).filter(|(_, id)| *id != account.id) {
            let Some(other) = self.accounts.get(other.0) else { continue };
            let share = u128::from(used(other)) * u128::from(cap(account));
            let worth = share.div_ceil(u128::from(cap(other).max(1)));
            left = left.saturating_sub(u64::try_from(worth).unwrap_or(u64::MAX));
        }
        account.limit_on(today).saturating_sub(used(account)).min(left)
    }

    /// What its orders hold of the limit.
    pub(super) fn held(&self, account: &Account) -> u64 {
        let orders = account.holding.iter().filter_map(|id| self.orders.get(id.0));
        orders.map(|order| order.held() - order.wallet_held()).sum()
    }

    /// Unpaid principal: purchases and plans to be billed, and what is open of lines.
    pub(super) fn principal(&self, account: &Account) -> u64 {
        let purchases: u64 = account.unbilled.iter().map(|purchase| purchase.left).sum();
        let plans: u64 = account.plans.iter().filter_map(|id| self.plans.get(id.0)).map(Plan::unbilled).sum();
        let billed = account.open.iter().filter_map(|id| self.statements.get(id.0));
        purchases + plans + billed.map(|statement| statement.principal()).sum::<u64>()
    }

    /// Everything to pay today.
    pub fn due_now(&self, account: &Account) -> u64 {
        if account.charged_off.is_some() {
            return super::late::total(&self.all_owed(account, self.today()));
        }
        account.open.iter().filter_map(|id| self.statements.get(id.0)).map(|statement| statement.open()).sum()
    }

    /// What can still be bought on a day.
    pub fn available_of(&self, account: &Account, today: Date) -> u64 {
        self.available(account, today)
    }

    pub(super) fn account(&self, id: AccountId) -> Result<&Account, String> {
        self.accounts.get(id.0).ok_or_else(|| "no such account".into())
    }

    pub(super) fn account_mut(&mut self, id: AccountId) -> Result<&mut Account, String> {
        self.accounts.get_mut(id.0).ok_or_else(|| "no such account".into())
    }

    fn contract(&self, id: MerchantId) -> Result<Contract, String> {
        self.merchants.get(&id.0).map(|merchant| merchant.contract).ok_or_else(|| "no such merchant".into())
    }

    pub(super) fn totals(&mut self, currency: Currency) -> &mut Totals {
        self.totals.entry(currency).or_default()
    }
}

/// The amounts of an order, as an event tells them.
pub(super) fn same_amounts(order: &Order, told: &Amounts) -> Checked {
    let told = [told.authorised, told.captured, told.voided, told.expired, told.refunded].map(|amount| amount.minor());
    same("the amounts", [order.authorised, order.captured, order.voided, order.expired, order.refunded], told)
}

/// The smallest order a plan of `n` terms is made of.
pub(super) fn smallest(terms: &Terms, n: u32) -> u64 {
    terms.plan_order_min.minor().max(terms.plan_principal_min.minor() * u64::from(n))
}

/// An order in instalments: offered, large enough, priced as its bearer has it, with rates that hold on its real due dates.
fn check_plan(
    terms: &Terms,
    contract: Contract,
    account: &Account,
    event: &Authorised,
    n: u32,
    stamp: Stamp,
) -> Checked {
    let offer = terms.offers.iter().find(|offer| offer.terms == n).ok_or("a plan that is not offered")?;
    let amount = event.amount.amount.minor() - event.wallet.minor();
    if amount < smallest(terms, n) {
        return Err(format!("{amount} is too small for {n} terms"));
    }
    let parts = subsidy::parts(contract.bearer, terms);
    same("the pricing", subsidy::customer_pricing(parts, offer.pricing).0, event.pricing)?;
    let shares = event.shares.map(|one| [one.customer, one.merchant, one.platform].map(|rate| rate.parts()));
    same("who bears the fees", (parts != [1_000_000, 0, 0]).then_some(parts), shares)?;
    let paid = subsidy::terms(parts, offer.pricing, amount, amount, n);
    let payments: Vec<u64> = paid.iter().map(|(principal, fee)| principal + fee).collect();
    let mut cycle = stamp.date;
    let days: Vec<u32> = payments
        .iter()
        .map(|_| {
            cycle = account.cycle_after(cycle);
            cycle.plus_days(terms.grace_days as i32).days_after(stamp.date).unsigned_abs()
        })
        .collect();
    match price::rates_hold(event.rates, amount, &payments, &days) {
        true => Ok(()),
        false => Err(format!("the annual rates {:?} are not those of {payments:?}", event.rates)),
    }
}
