//! Telling: a failure as a story that can be kept, as far as it is about business; else as the list of its steps.

use std::collections::BTreeMap;
use std::fmt::Write;

use calendar::Instant;
use engine::deferral::Offer;
use engine::freeze::Act;
use engine::instruction::{Outcome, Purpose};
use engine::limit::{BelowExposure, TemporaryChange};
use engine::merchant::{Bearer, DiscountOnRefund};
use engine::order::{Method, Timing};
use engine::promise::Via;
use engine::repayment::Source;
use engine::subsidy::Shares;
use engine::terms::Pricing;
use engine::turn::Intent;
use money::{Currency, Money};
use sequencer::{Mode, Zone};

use crate::ask::{Aim, Ask, OnBill, OnLate, Sent, Serial, Verb, Who};
use crate::auditor::Auditor;
use crate::play::settled;
use crate::run::{Said, Step};
use crate::setting::Setting;

/// A failure in words: its file's ending, and its text.
pub fn tell(setting: &Setting, steps: &[Step], failure: &str) -> (&'static str, String) {
    match story(setting, steps, failure) {
        Some(story) => ("story", story),
        None => ("steps", listed(setting, steps, failure)),
    }
}

fn listed(setting: &Setting, steps: &[Step], failure: &str) -> String {
    let mut text = format!("{failure}\n\n{setting:#?}\n\n");
    for (at, step) in steps.iter().enumerate() {
        let _ = writeln!(text, "{at}: {step:?}");
    }
    text
}

/// The story of a failure that needs nothing but clients and a clock.
fn story(setting: &Setting, steps: &[Step], failure: &str) -> Option<String> {
    let plain =
        steps.iter().all(|step| matches!(step, Step::Turn { .. } | Step::Commit(_) | Step::Flush(_) | Step::Check));
    if !plain || setting.world.mode != Mode::Sandbox || !setting.is_plain() {
        return None;
    }
    let said = steps.iter().filter_map(|step| match step {
        Step::Turn { said, .. } => Some(said),
        _ => None,
    });
    let asks: Vec<&Sent> = said
        .flatten()
        .filter_map(|said| match said {
            Said::Ask(sent) => Some(sent),
            Said::Look(_) => None,
        })
        .collect();
    let zone = setting.world.check().ok()?;
    let auditor = settled(setting, steps)?;
    let mut told = Told { setting, zone, auditor, text: String::new(), limits: BTreeMap::new() };
    told.header(&asks, failure)?;
    for sent in asks {
        told.step(sent)?;
    }
    Some(told.text)
}

struct Told<'a> {
    setting: &'a Setting,
    zone: Zone,
    auditor: Auditor,
    text: String,
    limits: BTreeMap<Serial, Money>,
}

impl Told<'_> {
    fn header(&mut self, asks: &[&Sent], failure: &str) -> Option<()> {
        let first = failure.lines().next().unwrap_or_default();
        let terms = &self.setting.terms[0];
        let _ = writeln!(self.text, "# World {} went wrong here: {first}.\n", self.setting.seed);
        let _ = writeln!(self.text, "currency {}", self.setting.currency().code());
        let _ = writeln!(self.text, "zone {}", self.setting.world.zone);
        let _ = writeln!(self.text, "grace {} days", terms.grace_days);
        let pricing = match terms.offers.first()?.pricing {
            Pricing::FlatFee(rate) => format!("flat {}%", percent(rate.parts())),
            Pricing::Annuity(rate) => format!("annuity {}%", percent(rate.parts())),
            Pricing::InterestFree => "interest_free".into(),
        };
        let _ = writeln!(self.text, "pricing {pricing}");
        let ceiling = terms.cost_ceiling.map(|rate| percent(rate.parts()));
        let _ = match ceiling {
            Some(ceiling) => writeln!(self.text, "cost ceiling {ceiling}%"),
            None => writeln!(self.text, "no cost ceiling"),
        };
        let _ = writeln!(self.text, "early settlement {}", terms.early_settlement.name());
        let _ = writeln!(self.text, "allocation {}", terms.allocation.name());
        if let Some(days) = terms.principal_first_from_days {
            let _ = writeln!(self.text, "principal first from {days} days");
        }
        let _ = writeln!(self.text, "refund onto {}", terms.refund_onto_plan.name());
        let _ = writeln!(self.text, "fee on refund {}", terms.fee_on_refund.name());
        let _ = match terms.deferral {
            None => writeln!(self.text, "deferral off"),
            Some(Offer { days_max, rate, times_max }) => {
                let rate = percent(rate.parts());
                writeln!(self.text, "deferral {days_max} days {rate}% a day {times_max} a year")
            }
        };
        self.lateness();
        for sent in asks.iter().filter(|sent| sent.intent == Intent::Do) {
            match &sent.ask {
                Ask::Open { limit, .. } => {
                    // One that was refused is told by nobody.
                    let account = self.auditor.account_named(Who::Of(sent.serial));
                    let Some(account) = account.and_then(|account| self.auditor.account(account)) else { continue };
                    let day = account.cycle_day.day();
                    let limit = written(*limit, self.setting.currency());
                    let _ = writeln!(self.text, "customer c{}: limit {limit}, cycle day {day}", sent.serial);
                }
                Ask::Register(register) => {
                    let returned = match register.discount_on_refund {
                        DiscountOnRefund::Kept => "",
                        DiscountOnRefund::Returned => " returned",
                    };
                    let bearer = bearer(register.bearer);
                    let discount = percent(register.discount.parts());
                    let currency = register.currency.code();
                    let _ = writeln!(
                        self.text,
                        "merchant m{}: discount {discount}%{returned}, bearer {bearer}, currency {currency}",
                        sent.serial
                    );
                }
                _ => {}
            }
        }
        self.text.push('\n');
        Some(())
    }

    fn step(&mut self, sent: &Sent) -> Option<()> {
        let stamp = self.zone.stamp(Instant::from_micros(sent.at?));
        let second = (stamp.at.micros() - self.zone.start_of(stamp.date).micros()) / 1_000_000;
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let what = self.asked(sent)?;
        if what.is_empty() {
            return Some(());
        }
        let dry = if sent.intent == Intent::DryRun { "try " } else { "" };
        let key = sent.key.filter(|key| *key != sent.serial).map_or(String::new(), |key| format!(" under key k{key}"));
        let _ = writeln!(self.text, "{} {hour:02}:{minute:02}:{second:02}  {dry}{what}{key}", stamp.date);
        if let Some(told) = self.account(sent).and_then(|account| self.figures(account)) {
            let _ = writeln!(self.text, "# {told}");
        }
        Some(())
    }

    /// What the auditor has of an account in the end.
    fn figures(&self, who: Who) -> Option<String> {
        let account = self.auditor.account(self.auditor.account_named(who)?)?;
        let today = self.auditor.shard_of(account.id).today();
        let figures = self.auditor.seen(account.id, today)?.map(|figure| account.currency.write(figure));
        let [available, exposure, due, credit] = figures;
        let who = named("c", who);
        Some(format!(
            "In the end the auditor has of {who}: available {available}, exposure {exposure}, due {due}, credit {credit}."
        ))
    }

    /// What the header says of lateness.
    fn lateness(&mut self) {
        let terms = &self.setting.terms[0];
        let _ = match terms.charged_off_from_days {
            Some(days) => writeln!(self.text, "charged off from {days} days"),
            None => writeln!(self.text, "no charge-off"),
        };
        let buckets = terms.buckets.iter().map(|one| format!(" {} {}%", one.from_days, percent(one.allowance.parts())));
        let _ = match terms.buckets.is_empty() {
            true => writeln!(self.text, "no buckets"),
            false => writeln!(self.text, "buckets{}", buckets.collect::<String>()),
        };
    }

    fn account(&self, sent: &Sent) -> Option<Who> {
        match &sent.ask {
            Ask::Buy { account, .. }
            | Ask::Instruct { account, .. }
            | Ask::Repay { account, .. }
            | Ask::Limit { account, .. }
            | Ask::OnBill { account, .. }
            | Ask::OnLate { account, .. } => Some(*account).filter(|who| *who != Who::Unknown),
            _ => None,
        }
    }

    /// What is asked, in the words of a story; nothing for what stands in its header.
    fn asked(&mut self, sent: &Sent) -> Option<String> {
        let currency = self.setting.currency();
        Some(match &sent.ask {
            Ask::Create | Ask::Register(_) => String::new(),
            Ask::Open { limit, .. } => {
                self.limits.insert(sent.serial, *limit);
                String::new()
            }
            Ask::Propose { .. } | Ask::Approve { .. } | Ask::Accept(_) => return None,
            Ask::Buy { account, merchant, amount, method, wallet, capture } => {
                let verb = if *capture == Timing::AtOnce { "buy" } else { "authorise" };
                let terms = match method {
                    Method::PayLater => String::new(),
                    Method::Balance => " from balance".into(),
                    Method::Instalments(n) => format!(" in {n}"),
                };
                let part =
                    wallet.map_or(String::new(), |part| format!(" with {} from balance", written(part, currency)));
                let part = if *method == Method::Balance { String::new() } else { part };
                let (by, at) = (named("c", *account), named("m", *merchant));
                format!("{verb} o{}: {}{part}{terms} at {at} by {by}", sent.serial, written(*amount, currency))
            }
            Ask::Order { verb, order, merchant, amount } => on_order(*verb, *order, *merchant, *amount, currency),
            Ask::Repay { account, aim, amount, source } => repay(*account, *aim, *amount, *source, currency),
            Ask::Instruct { account, purpose, amount } => {
                let verb = match purpose {
                    Purpose::TopUp => "top up",
                    Purpose::Withdrawal => "withdraw",
                    Purpose::CreditWithdrawal => "withdraw credit",
                };
                format!("{verb} i{}: {} by {}", sent.serial, written(*amount, currency), named("c", *account))
            }
            Ask::Confirm { instruction, outcome } => {
                let verb = match outcome {
                    Outcome::Settled => "settle",
                    Outcome::Failed => "fail",
                    Outcome::Returned => "return",
                };
                format!("{verb} {}", named("i", *instruction))
            }
            Ask::Limit { account, fixed, temporary, below_exposure, reason } => {
                let Some(parts) = limit(*fixed, *temporary, currency) else { return Some(String::new()) };
                let accepting = match below_exposure {
                    BelowExposure::Refused => "",
                    BelowExposure::Accepted => " accepting what follows",
                };
                format!("{parts} because {}{accepting} by {}", reason.name(), named("c", *account))
            }
            Ask::OnBill { account, what } => {
                format!("{} by {}", on_bill(what, sent.serial, currency), named("c", *account))
            }
            Ask::OnLate { account, what } => {
                let what = on_late(what, currency);
                format!("{what} by {}", named("c", *account))
            }
        })
    }
}

fn on_order(verb: Verb, order: Who, merchant: Option<Who>, amount: Option<Money>, currency: Currency) -> String {
    let verb = match verb {
        Verb::Capture => "capture",
        Verb::Void => "void",
        Verb::Refund => "refund",
    };
    let amount = amount.map_or(String::new(), |money| format!(": {}", written(money, currency)));
    let asker = merchant.map_or(String::new(), |merchant| format!(" as {}", named("m", merchant)));
    format!("{verb} {}{amount}{asker}", named("o", order))
}

fn repay(account: Who, aim: Aim, amount: Option<Money>, source: Source, currency: Currency) -> String {
    let aim = match aim {
        Aim::Due if amount.is_some() => String::new(),
        Aim::Due => " due".into(),
        Aim::Everything => " everything".into(),
        Aim::Statement(_, date) => format!(" statement {date}"),
        Aim::Gathered(plan) => format!(" plan {}", named("b", plan)),
        Aim::Plan(order, 0) => format!(" plan {}", named("o", order)),
        Aim::Plan(order, capture) => format!(" plan {}/{}", named("o", order), capture + 1),
    };
    let colon = if aim.is_empty() { "" } else { ":" };
    let amount = amount.map_or(String::new(), |money| format!("{colon} {}", written(money, currency)));
    let from = if source == Source::Wallet { " from wallet" } else { "" };
    format!("repay{aim}{amount}{from} by {}", named("c", account))
}

fn on_late(what: &OnLate, currency: Currency) -> String {
    match what {
        OnLate::Freeze(Act::Freeze, reason) => format!("freeze because {}", reason.name()),
        OnLate::Freeze(Act::Unfreeze, reason) => format!("unfreeze because {}", reason.name()),
        OnLate::ChargeOff(reason) => format!("charge off because {}", reason.name()),
        OnLate::Promise { amount, until, via } => {
            let to = if *via == Via::Staff { " to staff" } else { "" };
            format!("promise {} until {until}{to}", written(*amount, currency))
        }
    }
}

/// What is asked of a limit; nothing when all of it stays as it is.
fn limit(fixed: Option<Money>, temporary: TemporaryChange, currency: Currency) -> Option<String> {
    let fixed = fixed.map(|limit| format!("limit to {}", written(limit, currency)));
    let temporary = match temporary {
        TemporaryChange::Keep => None,
        TemporaryChange::Remove => Some("no temporary limit".to_string()),
        TemporaryChange::Set { amount, until } => {
            Some(format!("temporary limit {} until {until}", written(amount, currency)))
        }
    };
    let parts: Vec<String> = fixed.into_iter().chain(temporary).collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// What is asked about bills; a plan that it may make is named after the request.
fn on_bill(what: &OnBill, serial: Serial, currency: Currency) -> String {
    match what {
        OnBill::Split { statement, terms, amount } => {
            let cycle = statement.map_or("unknown".to_string(), |cycle| cycle.to_string());
            let amount = amount.map_or(String::new(), |money| format!(", {}", written(money, currency)));
            format!("split b{serial}: statement {cycle}{amount} in {terms}")
        }
        OnBill::Hardship { terms, yearly, reason } => {
            let percent = |ppm: u32| format!(" at {}.{:04}%", ppm / 10_000, ppm % 10_000);
            let yearly = yearly.map_or(String::new(), percent);
            format!("hardship b{serial} in {terms}{yearly} because {}", reason.name())
        }
        OnBill::CycleDay(day) => format!("cycle day to {}", day.day()),
        OnBill::Defer(cycle, days) => {
            let cycle = cycle.map_or("unknown".to_string(), |cycle| cycle.to_string());
            format!("defer statement {cycle} for {days} {}", if *days == 1 { "day" } else { "days" })
        }
    }
}

fn named(letter: &str, who: Who) -> String {
    match who {
        Who::Of(serial) => format!("{letter}{serial}"),
        Who::Unknown => "unknown".into(),
    }
}

fn written(money: Money, currency: Currency) -> String {
    let amount = money.currency.write(money.amount.minor());
    match money.currency == currency {
        true => amount,
        false => format!("{amount} {}", money.currency.code()),
    }
}

/// A rate, as a story has it: `0.6000`.
fn percent(ppm: u32) -> String {
    format!("{}.{:04}", ppm / 10_000, ppm % 10_000)
}

/// Who bears fees, as a story has it.
fn bearer(bearer: Bearer) -> String {
    match bearer {
        Bearer::Customer => "customer".into(),
        Bearer::Merchant => "merchant".into(),
        Bearer::Platform => "platform".into(),
        Bearer::Terms => "terms".into(),
        Bearer::Shared(Shares { customer, merchant, platform, coupon: _ }) => {
            let [customer, merchant, platform] = [customer, merchant, platform].map(|share| percent(share.parts()));
            format!("customer {customer}% merchant {merchant}% platform {platform}%")
        }
    }
}
