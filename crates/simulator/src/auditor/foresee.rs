//! Foreseeing: what the answer to a request must be, by the order of reasons that the product gives.

use calendar::{Date, Stamp};
use engine::command::Command;
use engine::id::{MerchantId, OrderId};
use engine::merchant::Bearer;
use engine::order::{Authorise, Capture, Method, Timing, Void};
use engine::refund::Refund;
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Approve, Pricing, Terms};
use engine::turn::{Key, Record};
use engine::{Event, account};
use money::{Money, Rate};
use sequencer::Submission;

use super::enter::smallest;
use super::model::{Account, Merchant, Order};
use super::wallet::asked_of_wallet;
use super::{Auditor, Checked, Shard, due, gathered, is_alive, limit, price, same, subsidy, wallet};
use crate::ask::{Ask, OnBill, OnLate, Sent, Verb, serial_of};

/// What the answer to a request must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreseen {
    /// It is accepted.
    Accepted,
    /// It is so already.
    Already,
    /// It happened before, under its key.
    Repeated,
    /// It is refused with this code.
    Refused(&'static str),
    /// Its key was used on another shard: it is refused as reused, before its account is looked at.
    Elsewhere,
}

/// What a command may name, at most.
pub(super) const COMMAND_MAX: u64 = 1_000_000_000_000;
/// What a credit balance may be, at most.
const CREDIT_MAX: u64 = 1_000_000_000_000_000;

pub(super) type Decided = Result<Foreseen, &'static str>;

impl Auditor {
    /// What the answer to `submission` must be on its shard.
    pub(super) fn foresee(&self, shard: u16, submission: &Submission, stamp: Stamp) -> Foreseen {
        let decided = self.decided(shard, &submission.request.command, stamp);
        let unknown = decided.err().filter(|code| code.ends_with("_not_found"));
        match submission.request.key.and_then(|key| self.used(key, stamp)) {
            Some((on, same)) if on == shard && same => Foreseen::Repeated,
            Some((on, _)) if on == shard => Foreseen::Refused(unknown.unwrap_or("idempotency_key_reused")),
            Some(_) => Foreseen::Elsewhere,
            None => decided.unwrap_or_else(Foreseen::Refused),
        }
    }

    /// The code that goes with [`Foreseen::Elsewhere`].
    pub fn code_elsewhere(&self, submission: &Submission, stamp: Stamp) -> &'static str {
        let shard = submission.request.command.subject().shard().unwrap_or(submission.shard).0;
        let decided = self.decided(shard, &submission.request.command, stamp);
        decided.err().filter(|code| code.ends_with("_not_found")).unwrap_or("idempotency_key_reused")
    }

    /// The shard a key was used on and is remembered, and whether for the same request.
    fn used(&self, key: Key, stamp: Stamp) -> Option<(u16, bool)> {
        let last = self.uses.get(&serial_of(key.scope)?)?.last()?;
        is_alive(last.stamp.at, stamp.at).then_some((last.shard, last.fingerprint == key.fingerprint))
    }

    fn decided(&self, shard: u16, command: &Command, stamp: Stamp) -> Decided {
        let on = &self.shards[usize::from(shard)];
        match command {
            Command::ActivateTerms(terms) => match on.version(terms.version) {
                Some(_) => Err("terms_exist"),
                None => Ok(Foreseen::Accepted),
            },
            Command::CreateCustomer | Command::AcceptLoss(_) => Ok(Foreseen::Accepted),
            // No world has a law pack, so that nothing follows from a text.
            Command::PublishText(_) | Command::ShowText(_) | Command::AcceptText(_) | Command::WithdrawConsent(_) => {
                Ok(Foreseen::Accepted)
            }
            Command::WithdrawCredit(_) => Err("withdrawal_not_offered"),
            // Nobody draws a campaign here.
            Command::CreateCampaign(_) | Command::CloseCampaign(_) => Err("coupon_not_found"),
            Command::OpenAccount(open) => on.open(open, stamp.date),
            Command::ProposeTerms(ask) if !is_sound(&ask.terms, stamp.date) => Err("terms_flawed"),
            Command::ProposeTerms(_) => Ok(Foreseen::Accepted),
            Command::ApproveTerms(ask) => on.approve(ask, stamp.date),
            Command::RegisterMerchant(ask) if on.terms_on(ask.currency, stamp.date).is_none() => {
                Err("currency_mismatch")
            }
            Command::RegisterMerchant(ask) if ask.discount.parts() > 1_000_000 => Err("rate_out_of_range"),
            Command::RegisterMerchant(ask) if matches!(ask.bearer, Bearer::Shared(shares) if shares.sum() != 1_000_000) => {
                Err("shares_not_whole")
            }
            Command::RegisterMerchant(_) => Ok(Foreseen::Accepted),
            Command::AuthoriseOrder(ask) => on.buy(ask, self.merchant(shard, ask.merchant), stamp),
            Command::CaptureOrder(ask) => on.capture_order(ask),
            Command::VoidOrder(ask) => on.void_order(ask),
            Command::RefundOrder(ask) => on.refund_order(ask),
            Command::Repay(ask) => on.repay(ask, stamp),
            Command::ChangeLimit(ask) => on.change_limit(ask, stamp.date),
            Command::ChangeCycleDay(ask) => on.change_cycle_day(ask, stamp.date),
            Command::DeferStatement(ask) => on.defer(ask, stamp.date),
            Command::Concede(ask) => {
                let currency = on.accounts.get(ask.account.0).map(|account| account.currency);
                on.concede(ask, self.given(ask.by.id, currency, stamp.date), stamp.date)
            }
            Command::ApproveConcession(ask) => {
                let account = on.concessions.get(ask.concession.0).and_then(|one| on.accounts.get(one.account.0));
                let currency = account.map(|account| account.currency);
                on.approve_concession(ask, self.given(ask.by.id, currency, stamp.date), stamp.date)
            }
            Command::DeclineConcession(ask) => on.decline_concession(ask, stamp.date),
            Command::ReverseConcession(ask) => on.reverse_concession(ask, stamp.date),
            Command::CloseAccount(ask) => on.close(ask),
            Command::ReopenAccount(ask) => on.reopen(ask, stamp.date),
            Command::RequestInstruction(ask) => on.request(ask, stamp),
            Command::ConfirmInstruction(ask) => on.confirm(ask),
            Command::SplitBill(ask) => on.split(ask, stamp.date),
            Command::PlanHardship(ask) => on.plan_hardship(ask, stamp.date),
            Command::ChangeFreeze(ask) => on.change_freeze(ask),
            Command::ChargeOff(ask) => on.charge_off(ask, stamp.date),
            Command::PromiseToPay(ask) => on.promise(ask, stamp.date),
        }
    }

    /// A merchant as a shard knows it, or as its own shard does.
    fn merchant(&self, shard: u16, id: MerchantId) -> Option<&Merchant> {
        let here = self.shards[usize::from(shard)].merchants.get(&id.0);
        here.or_else(|| self.shards.get(usize::from(id.shard().0))?.merchants.get(&id.0))
    }
}

impl Shard {
    fn approve(&self, ask: &Approve, today: Date) -> Decided {
        let found = self.proposals.iter().find(|proposal| proposal.version == ask.version);
        let proposal = found.ok_or("terms_not_found")?;
        if proposal.is_approved {
            return Ok(Foreseen::Already);
        }
        if proposal.maker == ask.checker {
            return Err("second_person_required");
        }
        if is_sound(&proposal.terms, today) { Ok(Foreseen::Accepted) } else { Err("terms_flawed") }
    }

    fn open(&self, ask: &account::Open, today: Date) -> Decided {
        let customer = self.customers.get(ask.customer.0).ok_or("customer_not_found")?;
        let terms = self.terms_on(ask.limit.currency, today).ok_or("currency_mismatch")?;
        if customer.accounts.iter().any(|(currency, _)| *currency == ask.limit.currency) {
            return Err("account_exists");
        }
        if ask.limit.amount > terms.consumer_cap { Err("amount_out_of_range") } else { Ok(Foreseen::Accepted) }
    }

    fn buy(&self, ask: &Authorise, merchant: Option<&Merchant>, stamp: Stamp) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        let contract = merchant.ok_or("merchant_not_found")?.contract;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        let terms = self.terms_on(account.currency, stamp.date).ok_or("currency_mismatch")?;
        if ask.method == Method::Balance {
            if account.frozen.is_some() {
                return Err("account_frozen");
            }
        } else {
            self.late(account, stamp.date)?;
            if !self.hardship_left(account).0.is_empty() {
                return Err("hardship_plan_running");
            }
        }
        if ask.method == Method::Balance || ask.wallet.is_some() {
            self.blocked(account)?;
        }
        if ask.amount.currency != account.currency || contract.currency != ask.amount.currency {
            return Err("currency_mismatch");
        }
        let wallet = asked_of_wallet(ask, account.currency)?;
        let amount = ask.amount.amount.minor() - wallet;
        let min = match ask.method {
            Method::Balance => 0,
            Method::PayLater => 1,
            Method::Instalments(n) if terms.offers.iter().all(|offer| offer.terms != n) => {
                return Err("term_not_offered");
            }
            Method::Instalments(n) => smallest(terms, n).max(1),
        };
        if !(min..=COMMAND_MAX).contains(&amount) {
            return Err("amount_out_of_range");
        }
        if let Method::Instalments(n) = ask.method
            && is_too_dear(terms, subsidy::parts(contract.bearer, terms), amount, n)
        {
            return Err("cost_ceiling_exceeded");
        }
        if account.holding.len() >= 1_000 {
            return Err("too_many_holds");
        }
        if account.unbilled.len() >= 10_000 {
            return Err("too_many_purchases");
        }
        if amount > self.available(account, stamp.date) {
            return Err("limit_exceeded");
        }
        self.too_short(account, wallet).map(|()| Foreseen::Accepted)
    }

    /// An order that whoever asks may know, and its account.
    fn order_of(&self, id: OrderId, merchant: Option<MerchantId>) -> Result<(&Order, &Account), &'static str> {
        let order = self.orders.get(id.0).ok_or("order_not_found")?;
        if merchant.is_some_and(|merchant| merchant != order.merchant) {
            return Err("order_not_found");
        }
        Ok((order, self.accounts.get(order.account.0).ok_or("account_not_found")?))
    }

    fn capture_order(&self, ask: &Capture) -> Decided {
        let (order, account) = self.order_of(ask.order, ask.merchant)?;
        let whole = order.captured == order.authorised;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        match order.held() {
            0 if ask.amount.is_none() && whole => Ok(Foreseen::Already),
            0 => Err("not_capturable"),
            _ if account.charged_off.is_some() && order.credit_held() > 0 => Err("charged_off"),
            held => {
                part(account, held, ask.amount)?;
                if order.captures.len() >= 64 { Err("not_capturable") } else { Ok(Foreseen::Accepted) }
            }
        }
    }

    fn void_order(&self, ask: &Void) -> Decided {
        let (order, account) = self.order_of(ask.order, ask.merchant)?;
        if account.closed.is_some() {
            return Err("account_closed");
        }
        match order.held() {
            0 if ask.amount.is_none() && order.voided + order.expired > 0 => Ok(Foreseen::Already),
            0 => Err("not_voidable"),
            held => part(account, held, ask.amount).map(|()| Foreseen::Accepted),
        }
    }

    fn refund_order(&self, ask: &Refund) -> Decided {
        let (order, account) = self.order_of(ask.order, ask.merchant)?;
        let amount = match ask.amount {
            Some(money) if money.currency != account.currency => return Err("currency_mismatch"),
            Some(money) => money.amount.minor(),
            None => order.refundable(),
        };
        if order.refundable() == 0 || amount > order.refundable() {
            return Err("refund_exceeds_captured");
        }
        if (1..=COMMAND_MAX).contains(&amount) { Ok(Foreseen::Accepted) } else { Err("amount_out_of_range") }
    }

    fn repay(&self, ask: &Repay, stamp: Stamp) -> Decided {
        let account = self.accounts.get(ask.account.0).ok_or("account_not_found")?;
        let unknown = if matches!(ask.target, Target::Plan(_)) { "plan_not_found" } else { "statement_not_found" };
        let total = self.price(account, ask.target, stamp.date).ok_or(unknown)?.total();
        if account.closed.is_some() {
            return Err("account_closed");
        }
        if ask.source == Source::Wallet {
            self.blocked(account)?;
        }
        if account.charged_off.is_some() && !matches!(ask.target, Target::Due | Target::Everything) {
            return Err("charged_off");
        }
        let amount = ask.amount.map_or(total, |money| money.amount.minor());
        if ask.amount.is_some_and(|money| money.currency != account.currency) {
            return Err("currency_mismatch");
        }
        if ask.amount.is_some() && !(1..=COMMAND_MAX).contains(&amount) {
            return Err("amount_out_of_range");
        }
        if total == 0 {
            return Err("nothing_due");
        }
        let early = matches!(ask.target, Target::Plan(_) | Target::Everything);
        let min = if early { total } else { 1 };
        let room = if ask.source == Source::Wallet { 0 } else { CREDIT_MAX - account.credit };
        let max = (total + room).min(COMMAND_MAX);
        if !(min..=max).contains(&amount) {
            return Err("amount_out_of_range");
        }
        let asked = if ask.source == Source::Wallet { amount } else { 0 };
        self.too_short(account, asked).map(|()| Foreseen::Accepted)
    }
}

/// Whether Terms can be active from tomorrow at the earliest.
fn is_sound(terms: &Terms, today: Date) -> bool {
    let numbers: Vec<u32> = terms.offers.iter().map(|offer| offer.terms).collect();
    let is_in_order = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    // Of a sum this large rounding to cents is not seen.
    let is_cheap = numbers.iter().all(|n| !is_too_dear(terms, subsidy::parts(Bearer::Terms, terms), COMMAND_MAX, *n));
    terms.fee_bearer.sum() == 1_000_000
        && terms.in_force_from.is_some_and(|from| (1..=366).contains(&from.days_after(today)))
        && (5..=25).contains(&terms.grace_days)
        && (1..=30).contains(&terms.authorisation_days)
        && terms.blocked_from_days >= 1
        && terms.frozen_from_days >= terms.blocked_from_days
        && terms.charged_off_from_days.is_none_or(|days| days >= terms.frozen_from_days)
        && terms.buckets.first().is_none_or(|first| first.from_days == 0)
        && !terms.cycle_days.is_empty()
        && is_in_order
        && terms.deferral.is_none_or(|deferral| {
            let yearly = u64::from(deferral.rate.parts()) * 365;
            (1..=90).contains(&deferral.days_max)
                && (1..=12).contains(&deferral.times_max)
                && terms.cost_ceiling.is_none_or(|ceiling| yearly <= u64::from(ceiling.parts()))
        })
        && numbers.iter().all(|n| (2..=60).contains(n))
        && is_cheap
}

/// Whether a plan costs the customer more than the ceiling, compounded over equal months; to the nearest millionth.
pub(super) fn is_too_dear(terms: &Terms, parts: subsidy::Parts, amount: u64, n: u32) -> bool {
    let offer = terms.offers.iter().find(|offer| offer.terms == n);
    let (Some(ceiling), Some(offer)) = (terms.cost_ceiling, offer) else { return false };
    let paid = subsidy::terms(parts, offer.pricing, amount, amount, n);
    !paid.iter().all(|(_, fee)| *fee == 0) && is_above(ceiling, &paid, amount)
}

/// The same of any price.
pub(super) fn is_dear(ceiling: Rate, pricing: Pricing, amount: u64, n: u32) -> bool {
    is_above(ceiling, &price::terms(pricing, amount, amount, n), amount)
}

fn is_above(ceiling: Rate, paid: &[(u64, u64)], amount: u64) -> bool {
    let payments: Vec<u64> = paid.iter().map(|(principal, fee)| principal + fee).collect();
    price::worth_monthly(f64::from(ceiling.parts()) + 0.5, &payments) >= amount as f64
}

/// A part of what is held.
fn part(account: &Account, held: u64, asked: Option<Money>) -> Result<(), &'static str> {
    let Some(money) = asked else { return Ok(()) };
    if money.currency != account.currency {
        return Err("currency_mismatch");
    }
    let fits = (1..=held.min(COMMAND_MAX)).contains(&money.amount.minor());
    if fits { Ok(()) } else { Err("amount_out_of_range") }
}

/// What may happen with what was asked for, before it.
const BESIDE: [&str; 2] = ["contract_adopted", "promise_ended"];

/// What happens when a request is accepted.
fn events_of(ask: &Ask) -> &'static [&'static str] {
    match ask {
        Ask::Propose { .. } => &["terms_proposed"],
        Ask::Approve { .. } => &["terms_approved", "terms_activated"],
        Ask::Create => &["customer_created"],
        Ask::Open { .. } => &["account_opened"],
        Ask::Register(_) => &["merchant_registered"],
        Ask::Buy { capture: Timing::AtOnce, .. } => &["order_authorised", "order_captured"],
        Ask::Buy { capture: Timing::Later, .. } => &["order_authorised"],
        Ask::Order { verb: Verb::Capture, .. } => &["order_captured"],
        Ask::Order { verb: Verb::Void, .. } => &["order_voided"],
        Ask::Order { verb: Verb::Refund, .. } => &["order_refunded"],
        Ask::Repay { .. } => &["repayment_taken"],
        Ask::Instruct { .. } => &["instruction_requested"],
        Ask::Confirm { .. } => &["instruction_confirmed"],
        Ask::Accept(_) => &["loss_accepted"],
        Ask::Limit { .. } => &["limit_changed"],
        Ask::OnBill { what: OnBill::CycleDay(_), .. } => &["cycle_day_changed"],
        Ask::OnBill { what: OnBill::Defer(..), .. } => &["statement_deferred"],
        Ask::OnBill { what: OnBill::Split { .. }, .. } => &["bill_split"],
        Ask::OnBill { what: OnBill::Hardship { .. }, .. } => &["hardship_planned"],
        Ask::OnLate { what: OnLate::Freeze(..), .. } => &["freeze_changed"],
        Ask::OnLate { what: OnLate::ChargeOff(_), .. } => &["account_charged_off"],
        Ask::OnLate { what: OnLate::Promise { .. }, .. } => &["promise_made"],
    }
}

/// Checks that a record does what its request asked for.
pub(super) fn answers(sent: &Sent, record: &Record) -> Checked {
    let names: Vec<&str> = record.events.iter().map(Event::name).filter(|name| !BESIDE.contains(name)).collect();
    if record.events.is_empty() {
        return Ok(());
    }
    let expected = events_of(&sent.ask);
    same("N1: what a request made happen", expected.to_vec(), names)?;
    let asked = match &sent.ask {
        Ask::Buy { amount, .. } | Ask::Open { limit: amount, .. } | Ask::Instruct { amount, .. } => Some(*amount),
        Ask::Order { amount, .. } | Ask::Repay { amount, .. } => *amount,
        Ask::Limit { fixed, .. } => *fixed,
        Ask::OnLate { what: OnLate::Promise { amount, .. }, .. } => Some(*amount),
        Ask::OnLate { .. } => None,
        Ask::Propose { .. }
        | Ask::Approve { .. }
        | Ask::Create
        | Ask::Register(_)
        | Ask::Confirm { .. }
        | Ask::Accept(_) => None,
        Ask::OnBill { what, .. } => {
            let (day, days) = match what {
                OnBill::CycleDay(day) => (Some(*day), None),
                OnBill::Defer(_, days) => (None, Some(*days)),
                OnBill::Split { .. } | OnBill::Hardship { .. } => return gathered::answers(what, &record.events),
            };
            return due::answers(day, days, &record.events);
        }
    };
    if let Ask::Limit { temporary, .. } = &sent.ask {
        limit::answers(temporary, &record.events)?;
    }
    wallet::answers(&sent.ask, &record.events)?;
    let Some(asked) = asked else { return Ok(()) };
    for event in &record.events {
        let told = match event {
            Event::OrderAuthorised(event) => event.amount,
            Event::OrderCaptured(event) => event.amount,
            Event::OrderVoided(event) => Money { amount: event.amount, ..asked },
            Event::OrderRefunded(event) => event.amount,
            Event::RepaymentTaken(event) => event.amount,
            Event::InstructionRequested(event) => event.amount,
            Event::PromiseMade(event) => event.amount,
            Event::AccountOpened(event) => event.limit,
            Event::LimitChanged(event) => Money { amount: event.after.fixed, ..asked },
            _ => continue,
        };
        same("N1: the amount asked for", asked, told)?;
    }
    Ok(())
}
