//! What is asked.

use calendar::{CycleDay, Date};
use engine::deferral::Offer;
use engine::id::AccountId;
use engine::loss::Accept;
use engine::merchant::{Bearer, DiscountOnRefund};
use engine::order::{Method, Status, Timing};
use engine::repayment::{Source, Target};
use engine::subsidy::Shares;
use engine::terms::{Bucket, Pricing};
use engine::turn::Intent;
use money::{Currency, Money, Rate};

use super::{Draw, Focus, pick};
use crate::ask::{Aim, Ask, Made, OnBill, Sent, Serial, Verb, Who, money, register};
use crate::auditor::model::{Account, Order};
use crate::coverage::{BILLED, Billed, ORDERS};
use crate::run::Run;
use crate::setting::{drawn_terms, paid_otherwise};

/// How many times a thing of a wanted state is looked for.
const LOOKS: u64 = 10;

impl Draw {
    /// One request: a new one, or one of before once more.
    pub(super) fn sent(&mut self, run: &Run, at: Option<i64>) -> Sent {
        if self.bursting.is_some()
            && self.dice.comes_up(800)
            && let Some(sent) = self.burst(run, at)
        {
            return sent;
        }
        if self.filling.is_some()
            && self.dice.comes_up(800)
            && let Some(sent) = self.fill(run, at)
        {
            return sent;
        }
        if self.focus.is_none()
            && self.dice.comes_up(200)
            && let Some(aimed) = self.aimed(run, at)
        {
            return aimed;
        }
        if let Some(again) = self.sent_again(run, at) {
            return again;
        }
        let shard = self.dice.below(u64::from(self.setting.world.shards)) as u16;
        let ask = self.ask(run);
        let mut sent = self.fresh(ask, at, shard);
        if sent.intent == Intent::Do {
            self.note(&sent);
        }
        // Only what makes nothing goes without a key: what it makes would have no name here.
        let makes_nothing = matches!(
            sent.ask,
            Ask::Order { .. }
                | Ask::Repay { .. }
                | Ask::Confirm { .. }
                | Ask::Limit { .. }
                | Ask::OnBill { .. }
                | Ask::OnLate { .. }
        );
        if makes_nothing && self.dice.comes_up(20) {
            sent.key = None;
        }
        // A key of somebody else's request, now and then.
        if self.dice.comes_up(25)
            && let Some(other) = self.answered(run)
        {
            (sent.key, sent.body) = (other.key, sent.serial);
        }
        sent
    }

    fn note(&mut self, sent: &Sent) {
        match sent.ask {
            Ask::Create => self.customers.push(sent.serial),
            Ask::Open { .. } => self.accounts.push(sent.serial),
            Ask::Register(_) => self.merchants.push(sent.serial),
            Ask::Buy { .. } => self.orders.push(sent.serial),
            Ask::Instruct { .. } => self.instructions.push(sent.serial),
            Ask::OnBill { what: OnBill::Split { .. } | OnBill::Hardship { .. }, .. } => self.plans.push(sent.serial),
            Ask::Propose { .. }
            | Ask::Approve { .. }
            | Ask::Order { .. }
            | Ask::Repay { .. }
            | Ask::Confirm { .. }
            | Ask::Accept(_)
            | Ask::Limit { .. }
            | Ask::OnBill { .. }
            | Ask::OnLate { .. } => {}
        }
    }

    /// A request sent again: one whose outcome is not known, or a late duplicate.
    fn sent_again(&mut self, run: &Run, at: Option<i64>) -> Option<Sent> {
        if let Some(Focus::Key(at_edge)) = self.focus
            && self.dice.comes_up(500)
        {
            let mut again = run.answered.get(at_edge)?.clone();
            again.key?;
            (again.serial, again.at) = (self.serial(), at);
            return Some(again);
        }
        if self.focus.is_some() && self.dice.comes_up(800) {
            return None;
        }
        let is_unknown = !run.unknown.is_empty() && self.dice.comes_up(300);
        let mut again = if is_unknown {
            let at = self.dice.below(run.unknown.len() as u64) as usize;
            run.unknown[at].clone()
        } else if self.dice.comes_up(50) {
            self.answered(run)?
        } else {
            return None;
        };
        again.key?;
        (again.serial, again.at) = (self.serial(), at);
        Some(again)
    }

    fn answered(&mut self, run: &Run) -> Option<Sent> {
        let at = self.dice.below(run.answered.len() as u64) as usize;
        run.answered.get(at).cloned()
    }

    fn ask(&mut self, run: &Run) -> Ask {
        if self.merchants.len() < 3 {
            return self.registration();
        }
        if self.wants_accounts() && self.dice.comes_up(250) || self.accounts.is_empty() {
            return if self.customers.len() <= self.accounts.len() { Ask::Create } else { self.opening(run) };
        }
        if let Some(Focus::Order(_)) = self.focus
            && self.dice.comes_up(850)
        {
            return self.on_order(run);
        }
        if let Some(Focus::Account(_)) = self.focus
            && self.dice.comes_up(300)
        {
            return self.buy(run);
        }
        match self.dice.weighed(&[330, 420, 220, 6, 8, 8, 2, 4, 50, 90, 50, 100, 110, 2]) {
            0 => self.buy(run),
            1 => self.on_order(run),
            2 => self.repay(run),
            3 => Ask::Create,
            4 => self.opening(run),
            5 => self.registration(),
            6 => self.proposal(run),
            7 => self.approval(run),
            8 => self.change_limit(run),
            9 => self.on_bill(run),
            10 => self.on_late(run),
            11 => self.instruct(run),
            12 => self.confirm(run),
            _ => Ask::Accept(Accept { after: self.dice.below(100), by: 1, because: u128::from(self.dice.any()) }),
        }
    }

    pub(super) fn registration(&mut self) -> Ask {
        let bearer = self.bearer();
        let on_refund = self.dice.one_of(&[DiscountOnRefund::Kept, DiscountOnRefund::Returned]);
        let ppm = self.dice.one_of(&[0, 1, 6_000, 20_000, 33_333, 1_000_000, 1_000_001]);
        let currency = self.currency();
        register(currency, ppm, bearer, on_refund)
    }

    fn bearer(&mut self) -> Bearer {
        let shared = |customer, merchant, platform| {
            let [customer, merchant, platform] = [customer, merchant, platform].map(Rate::ppm);
            Bearer::Shared(Shares { customer, merchant, platform, ..Shares::NOBODY })
        };
        self.dice.one_of(&[
            Bearer::Customer,
            Bearer::Customer,
            Bearer::Merchant,
            Bearer::Platform,
            Bearer::Terms,
            shared(500_000, 500_000, 0),
            shared(333_333, 333_333, 333_334),
            shared(0, 1, 999_999),
            shared(1_000_000, 0, 1),
        ])
    }

    fn currency(&mut self) -> Currency {
        let (main, second) = (self.setting.currency(), self.setting.second_currency());
        self.dice.one_of(&[main, main, main, main, main, main, second, second, Currency::Cny, Currency::Usd])
    }

    /// New Terms, some of them as they cannot be.
    pub(super) fn proposal(&mut self, run: &Run) -> Ask {
        let at = self.dice.below(self.setting.terms.len() as u64) as usize;
        let terms = drawn_terms(&mut self.dice, 0, self.setting.terms[at].currency);
        let mut terms = paid_otherwise(&mut self.dice, terms);
        let days = self.dice.one_of(&[1, 1, 2, 7, 30, 366, 0, 367]);
        terms.in_force_from = Some(run.auditor.shards[0].today().plus_days(days));
        match self.dice.below(16) {
            0 => terms.grace_days = self.dice.one_of(&[4, 26]),
            1 => terms.authorisation_days = self.dice.one_of(&[0, 31]),
            2 => terms.frozen_from_days = 0,
            3 => (terms.cost_ceiling, terms.offers[0].pricing) = (Some(Rate::ppm(1)), Pricing::Annuity(Rate::ppm(2))),
            4 => terms.offers[1].terms = terms.offers[0].terms,
            5 => terms.deferral = Some(Offer { days_max: 91, rate: Rate::ppm(1), times_max: 1 }),
            6 => terms.deferral = Some(Offer { days_max: 1, rate: Rate::ppm(658), times_max: 1 }),
            7 => terms.charged_off_from_days = Some(terms.frozen_from_days - 1),
            8 => terms.buckets = Bucket::RETAIL[1..].to_vec(),
            _ => {}
        }
        Ask::Propose { terms: Box::new(terms), maker: self.dice.between(1, 3) }
    }

    /// An approval of Terms, most of the time of the newest.
    pub(super) fn approval(&mut self, run: &Run) -> Ask {
        let proposals = &run.auditor.shards[0].proposals;
        let last = proposals.last().map_or(1, |proposal| proposal.version.0);
        let version = self.dice.one_of(&[last, last, last, last.saturating_sub(1), last + 1]);
        Ask::Approve { version, checker: self.dice.between(1, 3) }
    }

    pub(super) fn opening(&mut self, run: &Run) -> Ask {
        let customer = match pick(&mut self.dice, &self.customers) {
            Some(customer) if !self.dice.comes_up(30) => Who::Of(customer),
            Some(_) | None => Who::Unknown,
        };
        let currency = self.currency();
        let cap = run.auditor.shards[0].terms_now(currency).map_or(1_000_000, |terms| terms.consumer_cap.minor());
        let limit = self.dice.one_of(&[30_000, 500_000, 2_000_000]);
        let limit = self.around(cap, limit).min(2 * cap);
        let day = self.dice.between(1, 28) as u32;
        let cycle_day = self.dice.comes_up(300).then_some(()).and_then(|()| CycleDay::new(day));
        Ask::Open { customer, limit: money(limit, currency), cycle_day }
    }

    /// An account, half of the time one whose statements stand in a drawn way.
    pub(super) fn account<'a>(&mut self, run: &'a Run) -> (Who, Option<&'a Account>) {
        if self.dice.comes_up(10) {
            return (Who::Unknown, None);
        }
        if let Some(Focus::Account(serial)) = self.focus
            && self.dice.comes_up(700)
            && let Some(account) = run.auditor.account_named(Who::Of(serial)).and_then(|id| run.auditor.account(id))
        {
            return (Who::Of(serial), Some(account));
        }
        let wanted: Option<Billed> = self.dice.comes_up(500).then(|| self.dice.one_of(&BILLED));
        let mut found = (Who::Unknown, None);
        for _ in 0..LOOKS {
            let Some(serial) = pick(&mut self.dice, &self.accounts) else { break };
            let Some(account) = run.auditor.account_named(Who::Of(serial)).and_then(|id| run.auditor.account(id))
            else {
                continue;
            };
            found = (Who::Of(serial), Some(account));
            if wanted.is_none_or(|wanted| wanted == billed(run, account.id)) {
                break;
            }
        }
        found
    }

    pub(super) fn merchant(&mut self, run: &Run, currency: Currency) -> Who {
        if self.dice.comes_up(12) {
            return Who::Unknown;
        }
        let mut found = Who::Unknown;
        for _ in 0..LOOKS {
            let Some(serial) = pick(&mut self.dice, &self.merchants) else { break };
            let Some(Made::Merchant(id)) = run.auditor.cast.get(&serial) else { continue };
            let home = run.auditor.shards.get(usize::from(id.shard().0));
            let contract = home.and_then(|home| home.merchants.get(&id.0)).map(|merchant| merchant.contract);
            found = Who::Of(serial);
            if contract.is_some_and(|contract| contract.currency == currency) || self.dice.comes_up(20) {
                break;
            }
        }
        found
    }

    fn buy(&mut self, run: &Run) -> Ask {
        let (who, account) = self.account(run);
        let (currency, available, limit) = account.map_or((self.setting.currency(), 1_000, 1_000), |account| {
            (account.currency, run.auditor.shard_of(account.id).available_of(account, run.today()), account.limit)
        });
        let merchant = self.merchant(run, currency);
        let method = match self.dice.below(20) {
            0..12 => Method::PayLater,
            12 => Method::Instalments(self.dice.one_of(&[0, 1, 2, 4, 25, 1_000])),
            _ => Method::Instalments(self.dice.one_of(&[3, 6, 9, 12, 24])),
        };
        let terms = run.auditor.shards[0].terms_now(currency);
        let minor = match (method, terms) {
            (Method::Instalments(n), Some(terms)) if self.dice.comes_up(250) => {
                let of_principal = terms.plan_principal_min.minor() * u64::from(n);
                let smallest = terms.plan_order_min.minor().max(of_principal);
                self.dice.one_of(&[smallest, smallest + 1, smallest.saturating_sub(1)])
            }
            (Method::Instalments(_), _) => self.around(available, limit / 2),
            (Method::PayLater | Method::Balance, _) => self.around(available, limit / 6),
        };
        let capture = if self.dice.comes_up(450) { Timing::AtOnce } else { Timing::Later };
        let amount = self.money(minor, currency);
        let (amount, method, wallet) = self.paid_from(run, account, amount, method);
        Ask::Buy { account: who, merchant, amount, method, wallet, capture }
    }

    /// An order, most of the time one in a drawn state, of an account whose statements stand in a drawn way.
    fn order<'a>(&mut self, run: &'a Run) -> (Who, Option<&'a Order>) {
        if self.dice.comes_up(10) {
            return (Who::Unknown, None);
        }
        if let Some(Focus::Order(serial)) = self.focus
            && let Some(Made::Order(id)) = run.auditor.cast.get(&serial)
            && let Some(order) = run.auditor.order(*id)
        {
            return (Who::Of(serial), Some(order));
        }
        let wanted: Option<Status> = self.dice.comes_up(700).then(|| self.dice.one_of(&ORDERS));
        let wanted_billed: Option<Billed> = self.dice.comes_up(300).then(|| self.dice.one_of(&BILLED));
        let mut found = (Who::Unknown, None);
        for _ in 0..2 * LOOKS {
            let Some(serial) = self.recent_order() else { break };
            let Some(Made::Order(id)) = run.auditor.cast.get(&serial) else { continue };
            let Some(order) = run.auditor.order(*id) else { continue };
            found = (Who::Of(serial), Some(order));
            let fits = wanted.is_none_or(|wanted| wanted == order.status());
            if fits && wanted_billed.is_none_or(|wanted| wanted == billed(run, order.account)) {
                break;
            }
        }
        found
    }

    /// An order, most of the time one of the last hundred.
    pub(super) fn recent_order(&mut self) -> Option<Serial> {
        let last = (self.orders.len() as u64).checked_sub(1)?;
        let back = if self.dice.comes_up(700) { last.min(100) } else { last };
        let at = last - self.dice.between(0, back);
        self.orders.get(at as usize).copied()
    }

    fn on_order(&mut self, run: &Run) -> Ask {
        let (who, order) = self.order(run);
        let verb = match self.focus {
            Some(Focus::Order(_)) if self.dice.comes_up(500) => Verb::Refund,
            _ => self.dice.one_of(&[Verb::Capture, Verb::Capture, Verb::Void, Verb::Refund, Verb::Refund]),
        };
        let Some(order) = order else { return Ask::Order { verb, order: who, merchant: None, amount: None } };
        let all = match verb {
            Verb::Capture | Verb::Void => order.held(),
            Verb::Refund => order.refundable(),
        };
        let currency = run.auditor.account(order.account).map_or(self.setting.currency(), |account| account.currency);
        let amount = if self.dice.comes_up(350) {
            None
        } else {
            let usual = if self.dice.comes_up(100) { all / 64 } else { all };
            let minor = self.around(all, usual);
            Some(self.money(minor, currency))
        };
        let merchant = self.asker(run, order);
        Ask::Order { verb, order: who, merchant, amount }
    }

    /// Who asks: an operator, the merchant of the order, or now and then another.
    fn asker(&mut self, run: &Run, order: &Order) -> Option<Who> {
        match self.dice.below(20) {
            0 => pick(&mut self.dice, &self.merchants).map(Who::Of),
            1..10 => {
                let of = |serial: &&Serial| run.auditor.cast.get(serial) == Some(&Made::Merchant(order.merchant));
                self.merchants.iter().find(of).map(|serial| Who::Of(*serial))
            }
            _ => None,
        }
    }

    fn repay(&mut self, run: &Run) -> Ask {
        let (who, account) = self.account(run);
        let Some(account) = account else {
            return Ask::Repay { account: who, aim: Aim::Due, amount: None, source: Source::Bank };
        };
        let shard = run.auditor.shard_of(account.id);
        let (aim, total) = match self.dice.below(20) {
            0..9 => (Aim::Due, shard.due_now(account)),
            9..12 => self.aim_at_statement(run, who, account),
            12..15 => self.aim_at_plan(run, account),
            15 => self.aim_at_gathered(run, account),
            _ => (Aim::Everything, everything(run, account)),
        };
        let amount: Option<Money> = (!self.dice.comes_up(350)).then(|| {
            let minor = self.around(total, total.max(10_000));
            self.money(minor, account.currency)
        });
        let source = self.source(run, account);
        Ask::Repay { account: who, aim, amount, source }
    }

    fn aim_at_statement(&mut self, run: &Run, who: Who, account: &Account) -> (Aim, u64) {
        let shard = run.auditor.shard_of(account.id);
        let at = self.dice.below(account.statements.len() as u64) as usize;
        let of_other = self.dice.comes_up(100).then(|| self.account(run).0);
        match account.statements.get(at) {
            Some((cycle, id)) if !self.dice.comes_up(60) => {
                let open = shard.statements.get(id.0).map_or(0, |statement| statement.open());
                (Aim::Statement(of_other.unwrap_or(who), *cycle), open)
            }
            Some(_) | None => (Aim::Statement(Who::Unknown, Date::from_days(0)), 100),
        }
    }

    fn aim_at_plan(&mut self, run: &Run, account: &Account) -> (Aim, u64) {
        let shard = run.auditor.shard_of(account.id);
        for _ in 0..LOOKS {
            let Some(serial) = self.recent_order() else { break };
            let Some(Made::Order(id)) = run.auditor.cast.get(&serial) else { continue };
            let Some(order) = run.auditor.order(*id) else { continue };
            let capture = self.dice.below(order.captures.len() as u64) as usize;
            let Some(plan) = order.captures.get(capture).and_then(|capture| capture.plan) else { continue };
            if order.account == account.id || self.dice.comes_up(20) {
                let total = shard.cost(account, Target::Plan(plan), run.today()).unwrap_or_default();
                return (Aim::Plan(Who::Of(serial), capture as u32), total);
            }
        }
        (Aim::Plan(Who::Unknown, 0), 100)
    }
}

fn billed(run: &Run, account: AccountId) -> Billed {
    let today = run.today();
    run.auditor.account(account).map_or(Billed::Never, |found| run.auditor.shard_of(account).billed(found, today))
}

fn everything(run: &Run, account: &Account) -> u64 {
    run.auditor.shard_of(account.id).cost(account, Target::Everything, run.today()).unwrap_or_default()
}
