//! What a step asks: `buy o1: 1000.00 in 3 at bakery by ben under key k1`.

use engine::order::Timing;
use engine::repayment::Source;
use engine::turn::Intent;
use money::{Amount, Money};

use super::names::Names;
use super::setup::{contract, line, money, proposed};
use super::{Contract, Line, Setup};
use super::{bill, care, law, limit, wallet};
use crate::bill::{BillAsk, Hardship, Split};
use crate::coupon;
use crate::fault::Wrong;
use crate::lateness;
use crate::story::{Ask, Change, Purchase, StatementName, Target, UNKNOWN, numbered};
use crate::words::Words;

/// The most often that something is asked in one step: what takes longer is no story.
const TIMES_MAX: u32 = 10_000;

/// A step without its time.
pub(super) struct Asked {
    /// Whose account it is about.
    pub customer: String,
    /// The idempotency key.
    pub key: Option<String>,
    /// How often.
    pub times: u32,
    /// What is asked.
    pub ask: Ask,
}

/// What may follow the command, in this order: `in 3`, `at bakery` or `as bakery`, `by ben`, `under key k1`.
#[derive(Default)]
struct Tail {
    terms: Option<u32>,
    merchant: Option<String>,
    customer: Option<String>,
    key: Option<String>,
}

/// What of a [`Tail`] suits a command.
struct Suits {
    terms: bool,
    merchant: Option<&'static str>,
    customer: bool,
    key: bool,
}

pub(super) fn read(mut words: Words, setup: &Setup, names: &mut Names, intent: Intent) -> Result<Asked, Wrong> {
    let verb = words.next("what is asked, such as \"buy o1: 5.00\"")?;
    let words = &mut words;
    let mut times = 1;
    let (ask, tail) = match verb {
        "look" => (Ask::Look, tail(words, names, &CUSTOMER_ONLY)?),
        "open" => return open(words, setup, names),
        "register" => register(words, setup, names)?,
        "set" => (set_clock(words)?, Tail::default()),
        "quote" if words.peek() == Some("statement") => {
            let ask = bill::quote(words, setup, names)?;
            (Ask::Bill(ask), tail(words, names, &CUSTOMER_ONLY)?)
        }
        "quote" => quote(words, setup, names)?,
        "figures" => figures(words, setup, names)?,
        "buy" => purchase(words, setup, names, (Timing::AtOnce, intent), &mut times)?,
        "authorise" => purchase(words, setup, names, (Timing::Later, intent), &mut times)?,
        "capture" => change(words, setup, names, Ask::Capture)?,
        "void" => change(words, setup, names, Ask::Void)?,
        "refund" => change(words, setup, names, Ask::Refund)?,
        "repay" => repay(words, setup, names)?,
        "propose" => propose(words, setup, names)?,
        "approve" => approve(words, setup, names)?,
        verb if law::VERBS.contains(&verb) => {
            let ask = law::ask(verb, words, names)?;
            (Ask::Law(ask), tail(words, names, &OF_ACCOUNT)?)
        }
        verb if bill::VERBS.contains(&verb) => {
            let ask = bill::ask(verb, words, setup, names)?;
            let tail = tail(words, names, &OF_ACCOUNT)?;
            if let BillAsk::Split(Split { plan, .. }) | BillAsk::Hardship(Hardship { plan, .. }) = &ask {
                names.new_plan(plan)?;
            }
            (Ask::Bill(ask), tail)
        }
        "concede" | "decline" | "reverse" | "close" | "reopen" => care(verb, words, setup, names)?,
        verb if limit::VERBS.contains(&verb) => {
            let change = limit::change(verb, words, setup)?;
            (Ask::ChangeLimit(change), tail(words, names, &OF_ACCOUNT)?)
        }
        verb if wallet::REQUESTS.contains(&verb) => instruct(verb, words, setup, names, (intent, &mut times))?,
        verb if wallet::OUTCOMES.iter().any(|(word, _)| *word == verb) => confirm(verb, words, names)?,
        verb if coupon::VERBS.contains(&verb) => coupon(verb, words, setup, names)?,
        verb if lateness::VERBS.contains(&verb) => {
            let of = Money { amount: Amount::ZERO, currency: setup.currency };
            let of = if verb == "promise" { money(words, setup.currency)? } else { of };
            let ask = lateness::Ask::read(verb, words, of)?;
            (Ask::Late(ask), tail(words, names, &OF_ACCOUNT)?)
        }
        _ => {
            let verbs =
                "buy authorise capture void refund repay quote figures limit cycle defer split hardship freeze unfreeze charge promise top withdraw settle fail \
                         return open register propose approve concede decline reverse close reopen publish show accept revoke campaign end set look"
                    .replace(' ', ", ");
            return Err(Wrong::new(format!("one of {verbs}"), format!("\"{verb}\"")));
        }
    };
    words.end()?;
    let customer = tail.customer.unwrap_or_else(|| setup.customers[0].0.clone());
    Ok(Asked { customer, key: tail.key, times, ask })
}

const CUSTOMER_ONLY: Suits = Suits { terms: false, merchant: None, customer: true, key: false };
const OF_PURCHASE: Suits = Suits { terms: true, merchant: Some("at"), customer: true, key: true };
const OF_QUOTE: Suits = Suits { terms: false, merchant: Some("at"), customer: true, key: false };
const OF_CHANGE: Suits = Suits { terms: false, merchant: Some("as"), customer: false, key: true };
const OF_ACCOUNT: Suits = Suits { terms: false, merchant: None, customer: true, key: true };
const KEY_ONLY: Suits = Suits { terms: false, merchant: None, customer: false, key: true };

fn tail(words: &mut Words, names: &Names, suits: &Suits) -> Result<Tail, Wrong> {
    let mut tail = Tail::default();
    if suits.terms && words.take("in") {
        tail.terms = Some(words.number("terms")?);
    }
    if suits.merchant.is_some_and(|preposition| words.take(preposition)) {
        let merchant = words.name("a merchant")?;
        names.merchant(&merchant)?;
        tail.merchant = Some(merchant);
    }
    if suits.customer && words.take("by") {
        let customer = words.name("a customer")?;
        names.customer(&customer)?;
        tail.customer = Some(customer);
    }
    if suits.key && words.take("under") {
        words.phrase("key")?;
        tail.key = Some(words.name("a key")?);
    }
    Ok(tail)
}

fn open(words: &mut Words, setup: &Setup, names: &mut Names) -> Result<Asked, Wrong> {
    let customer = words.name("a customer")?;
    if customer != UNKNOWN {
        names.new_customer(&customer)?;
    }
    let standard = Line::standard(setup.currency);
    let line = if words.take(":") { line(words, standard)? } else { standard };
    let tail = tail(words, names, &KEY_ONLY)?;
    words.end()?;
    Ok(Asked { customer, key: tail.key, times: 1, ask: Ask::Open(line) })
}

fn register(words: &mut Words, setup: &Setup, names: &mut Names) -> Result<(Ask, Tail), Wrong> {
    let merchant = words.name("a merchant")?;
    names.new_merchant(&merchant)?;
    let standard = Contract::standard(setup.currency);
    let contract = if words.take(":") { contract(words, standard)? } else { standard };
    Ok((Ask::Register { merchant, contract }, tail(words, names, &KEY_ONLY)?))
}

/// `autumn: grace 10 days, from 2026-09-01 as mia`.
fn propose(words: &mut Words, setup: &Setup, names: &mut Names) -> Result<(Ask, Tail), Wrong> {
    let name = words.name("Terms")?;
    names.new_terms(&name)?;
    words.phrase(":")?;
    let terms = Box::new(proposed(words, setup)?.terms_in(0, setup.currency));
    let staff = staff(words)?;
    Ok((Ask::Propose { name, terms, staff }, tail(words, names, &KEY_ONLY)?))
}

/// What staff do for a customer.
fn care(verb: &str, words: &mut Words, setup: &Setup, names: &mut Names) -> Result<(Ask, Tail), Wrong> {
    Ok(match verb {
        "concede" => (Ask::Concede(care::concession(words, setup, names)?), tail(words, names, &OF_ACCOUNT)?),
        "decline" => {
            let (name, staff) = (care::named(words, names)?, care::staff(words, setup)?);
            (Ask::DeclineConcession { name, staff }, tail(words, names, &KEY_ONLY)?)
        }
        "reverse" => {
            let (name, reason) = (care::named(words, names)?, care::reversal(words)?);
            let staff = care::staff(words, setup)?;
            (Ask::ReverseConcession { name, reason, staff }, tail(words, names, &KEY_ONLY)?)
        }
        "close" => {
            let (reason, staff) = (care::closing(words)?, care::staff(words, setup)?);
            (Ask::Close { reason, staff }, tail(words, names, &OF_ACCOUNT)?)
        }
        _ => {
            let (reopening, staff) = (care::reopening(words, setup)?, care::staff(words, setup)?);
            (Ask::Reopen { reopening, staff }, tail(words, names, &OF_ACCOUNT)?)
        }
    })
}

/// A campaign, or its end.
fn coupon(verb: &str, words: &mut Words, setup: &Setup, names: &mut Names) -> Result<(Ask, Tail), Wrong> {
    let ask = coupon::Ask::read(verb, words, setup.currency)?;
    match &ask {
        coupon::Ask::Create { name, campaign } => {
            names.new_campaign(name)?;
            if let coupon::Funder::Merchant(merchant) = &campaign.funder {
                names.merchant(merchant)?;
            }
        }
        coupon::Ask::Close(name) => names.campaign(name)?,
    }
    Ok((Ask::Coupon(ask), tail(words, names, &KEY_ONLY)?))
}

fn approve(words: &mut Words, setup: &Setup, names: &Names) -> Result<(Ask, Tail), Wrong> {
    if words.peek() == Some("concession") {
        let (name, staff) = (care::named(words, names)?, care::staff(words, setup)?);
        return Ok((Ask::ApproveConcession { name, staff }, tail(words, names, &KEY_ONLY)?));
    }
    let name = words.name("Terms")?;
    names.terms(&name)?;
    let staff = staff(words)?;
    Ok((Ask::Approve { name, staff }, tail(words, names, &KEY_ONLY)?))
}

/// `as mia`: one of the staff, who need not be named before.
fn staff(words: &mut Words) -> Result<String, Wrong> {
    words.phrase("as")?;
    words.name("one of the staff")
}

/// `clock to 2026-07-01 23:59`; without a time, the start of the day.
fn set_clock(words: &mut Words) -> Result<Ask, Wrong> {
    words.phrase("clock to")?;
    let date = words.date()?;
    let seconds = match words.peek() {
        Some(_) => super::seconds_of(words.next("a time")?)?,
        None => 0,
    };
    Ok(Ask::SetClock { date, seconds })
}

fn quote(words: &mut Words, setup: &Setup, names: &Names) -> Result<(Ask, Tail), Wrong> {
    let amount = money(words, setup.currency)?;
    let balance = wallet::part(words, setup)?;
    let mut tail = tail(words, names, &OF_QUOTE)?;
    let merchant = seller(setup, &mut tail);
    Ok((Ask::Quote { amount, balance, merchant }, tail))
}

/// `figures 1000.00 in 3 at bakery`: those of a quote.
fn figures(words: &mut Words, setup: &Setup, names: &Names) -> Result<(Ask, Tail), Wrong> {
    let amount = money(words, setup.currency)?;
    let mut tail = tail(words, names, &Suits { key: false, ..OF_PURCHASE })?;
    let merchant = seller(setup, &mut tail);
    Ok((Ask::Figures { amount, terms: tail.terms, merchant }, tail))
}

fn purchase(
    words: &mut Words,
    setup: &Setup,
    names: &mut Names,
    (timing, intent): (Timing, Intent),
    times: &mut u32,
) -> Result<(Ask, Tail), Wrong> {
    let order = words.name("an order")?;
    words.phrase(":")?;
    let amount = money(words, setup.currency)?;
    let wish = coupon::Wish::read(words, |name| names.is_campaign(name))?;
    let balance = wallet::from_balance(words, setup)?;
    let mut tail = tail(words, names, &OF_PURCHASE)?;
    *times = self::times(words)?;
    match *times {
        1 => names.new_order(&order, tail.key.as_ref(), intent)?,
        many => (1..=many).try_for_each(|n| names.new_order(&numbered(&order, n), None, intent))?,
    }
    let merchant = seller(setup, &mut tail);
    Ok((Ask::Authorise(Purchase { order, amount, balance, wish, terms: tail.terms, merchant, timing }), tail))
}

/// How often: `1000 times` at the end of a line, else once.
fn times(words: &mut Words) -> Result<u32, Wrong> {
    if words.peek().is_none() {
        return Ok(1);
    }
    let times = words.number("times, such as 1000 times")?;
    words.phrase("times")?;
    match times {
        2..=TIMES_MAX => Ok(times),
        _ => Err(Wrong::new(format!("2 times or more, to {TIMES_MAX}"), format!("{times} times"))),
    }
}

/// The merchant that is named, else the story's first.
fn seller(setup: &Setup, tail: &mut Tail) -> String {
    tail.merchant.take().unwrap_or_else(|| setup.merchants[0].0.clone())
}

fn change(words: &mut Words, setup: &Setup, names: &Names, ask: fn(Change) -> Ask) -> Result<(Ask, Tail), Wrong> {
    let order = words.name("an order")?;
    names.order(&order)?;
    let amount = amount(words, setup)?;
    let mut tail = tail(words, names, &OF_CHANGE)?;
    let merchant = tail.merchant.take();
    Ok((ask(Change { order, amount, merchant }), tail))
}

/// What may follow a colon: an amount.
fn amount(words: &mut Words, setup: &Setup) -> Result<Option<Money>, Wrong> {
    if words.take(":") { money(words, setup.currency).map(Some) } else { Ok(None) }
}

fn repay(words: &mut Words, setup: &Setup, names: &Names) -> Result<(Ask, Tail), Wrong> {
    let (target, amount) = match words.peek().unwrap_or_default() {
        "due" => {
            words.phrase("due")?;
            (Target::Due, None)
        }
        "everything" => {
            words.phrase("everything")?;
            (Target::Everything, amount(words, setup)?)
        }
        "plan" => {
            words.phrase("plan")?;
            let plan = words.capture()?;
            names.capture(&plan)?;
            (Target::Plan(plan), amount(words, setup)?)
        }
        "statement" => {
            words.phrase("statement")?;
            (Target::Statement(statement(words, names)?), amount(words, setup)?)
        }
        word if word.starts_with(|digit: char| digit.is_ascii_digit()) => {
            (Target::Due, Some(money(words, setup.currency)?))
        }
        _ => return Err(words.wrong("an amount, \"due\", \"statement\", \"plan\" or \"everything\"")),
    };
    let source = match words.take("from") {
        true => words.phrase("wallet").map(|()| Source::Wallet)?,
        false => Source::Bank,
    };
    let value_date = if words.take("dated") { Some(words.date()?) } else { None };
    Ok((Ask::Repay { target, amount, source, value_date }, tail(words, names, &OF_ACCOUNT)?))
}

fn instruct(
    verb: &str,
    words: &mut Words,
    setup: &Setup,
    names: &mut Names,
    (intent, times): (Intent, &mut u32),
) -> Result<(Ask, Tail), Wrong> {
    let ask = wallet::request(verb, words, setup)?;
    let tail = tail(words, names, &OF_ACCOUNT)?;
    *times = self::times(words)?;
    match *times {
        1 => names.new_instruction(&ask.name, tail.key.as_ref(), intent)?,
        many => (1..=many).try_for_each(|n| names.new_instruction(&numbered(&ask.name, n), None, intent))?,
    }
    Ok((Ask::Instruct(ask), tail))
}

fn confirm(verb: &str, words: &mut Words, names: &Names) -> Result<(Ask, Tail), Wrong> {
    let outcome = wallet::OUTCOMES.into_iter().find(|(word, _)| *word == verb).map(|(_, outcome)| outcome);
    let instruction = words.name("an instruction")?;
    names.instruction(&instruction)?;
    let outcome = outcome.ok_or_else(|| words.wrong("what becomes of an instruction"))?;
    Ok((Ask::Confirm { instruction, outcome }, tail(words, names, &KEY_ONLY)?))
}

/// `2026-08-01`, `2026-08-01 of ben`, or `unknown`.
pub(super) fn statement(words: &mut Words, names: &Names) -> Result<StatementName, Wrong> {
    if words.take(UNKNOWN) {
        return Ok(StatementName::Unknown);
    }
    let cycle = words.date()?;
    if !words.take("of") {
        return Ok(StatementName::Cut(cycle));
    }
    let customer = words.name("a customer")?;
    names.customer(&customer)?;
    Ok(StatementName::Of(cycle, customer))
}
