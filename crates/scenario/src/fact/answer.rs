//! Answers: what was done, as the one who asked is told.

use calendar::CycleDay;
use engine::instruction::Outcome;
use money::{Amount, Currency};

use super::{BillAnswer, LawAnswer, Payments};
use crate::coupon;
use crate::fault::Wrong;
use crate::lateness;
use crate::words::Words;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An account was opened for a customer.
    Opened(String, Amount, CycleDay),
    /// A merchant was registered.
    Registered(String),
    /// A number of terms is on offer, at a price.
    Offered(u32, Price),
    /// An amount is too small for every number of terms.
    NotOffered,
    /// The figures of a quote, each with its name, as it is shown.
    Figures(Vec<(String, String)>),
    /// An order was authorised: what it costs on credit, and what the wallet pays.
    Authorised(String, Price, Amount),
    /// An order was captured; with the plan that was made of it.
    Captured(String, Amount, Option<Payments>),
    /// A hold was released.
    Voided(String, Amount),
    /// An order was refunded.
    Refunded(String, Amount),
    /// A repayment was taken, and paid so much penalty, fee and principal, and became so much credit balance; and so much was taken
    /// back of what being late had cost.
    Repaid(Amount, [Amount; 4], Amount),
    /// Terms were proposed, as a version.
    Proposed(String, u32),
    /// Terms were approved.
    Approved(String),
    /// Nothing had to be done.
    Already,
    /// Something was conceded.
    Conceded(String, Amount),
    /// It waits for somebody whose role suffices.
    Waits(String, Amount),
    /// A concession is not given.
    Declined(String),
    /// A concession was taken back.
    Reversed(String, Amount),
    /// The account was closed.
    Closed,
    /// The account was opened again.
    Reopened(Amount, CycleDay),
    /// The limit was changed: what it was, what it is, and by how much more is used than that.
    LimitChanged([Amount; 3]),
    /// Something was done about a text.
    Law(LawAnswer),
    /// Something was done to a bill.
    Bill(BillAnswer),
    /// The bank was asked to move money between the card and us.
    Requested(String, Amount),
    /// The bank said what became of it.
    Confirmed(String, Outcome, Amount),
    /// An account was frozen, unfrozen or charged off, or a promise was made.
    Late(lateness::Done),
    /// What was done about campaigns.
    Coupon(coupon::Done),
}

/// What an order costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Price {
    /// So much, on one bill.
    Whole(Amount),
    /// So much in instalments, at these rates.
    Instalments(Payments, Rates),
}

/// Annual rates as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// The nominal one.
    pub nominal: String,
    /// The effective one; a story may leave it out.
    pub effective: Option<String>,
}

const PARTS: [&str; 4] = ["penalty", "fee", "principal", "credit"];

impl Answer {
    /// Reads an answer; none when the line begins with another word.
    pub(crate) fn read(words: &mut Words, currency: Currency) -> Result<Option<Answer>, Wrong> {
        if let Some(answer) = LawAnswer::read(words, currency)? {
            return Ok(Some(Answer::Law(answer)));
        }
        if let Some(answer) = BillAnswer::read(words, currency)? {
            return Ok(Some(Answer::Bill(answer)));
        }
        if let Some(done) = lateness::Done::read(words, currency)? {
            return Ok(Some(Answer::Late(done)));
        }
        if let Some(done) = coupon::Done::read(words)? {
            return Ok(Some(Answer::Coupon(done)));
        }
        let Some(verb) = words.peek() else { return Ok(None) };
        let read: fn(&mut Words, Currency) -> Result<Answer, Wrong> = match verb {
            "opened" => opened,
            "registered" => |words, _| Ok(Answer::Registered(words.name("a merchant")?)),
            "in" => |words, currency| {
                let terms = words.number("terms")?;
                Ok(Answer::Offered(terms, price(words, currency)?.0))
            },
            "not" if words.clone().phrase("not offered").is_ok() => {
                |words, _| words.phrase("offered").map(|()| Answer::NotOffered)
            }
            "no" if words.clone().phrase("no figures").is_ok() => {
                |words, _| words.phrase("figures").map(|()| Answer::Figures(Vec::new()))
            }
            "figures" => |words, _| figures(words).map(Answer::Figures),
            "authorised" => |words, currency| {
                let order = words.name("an order")?;
                let (price, balance) = price(words, currency)?;
                Ok(Answer::Authorised(order, price, balance))
            },
            "captured" => captured,
            "voided" => |words, currency| of_order(words, currency, Answer::Voided),
            "refunded" => |words, currency| of_order(words, currency, Answer::Refunded),
            "requested" => |words, currency| of_order(words, currency, Answer::Requested),
            "settled" => |words, currency| of_order(words, currency, confirmed(Outcome::Settled)),
            "failed" => |words, currency| of_order(words, currency, confirmed(Outcome::Failed)),
            "returned" => |words, currency| of_order(words, currency, confirmed(Outcome::Returned)),
            "repaid" => repaid,
            "proposed" => |words, _| {
                let name = words.name("Terms")?;
                words.phrase(": version")?;
                Ok(Answer::Proposed(name, words.number("the version")?))
            },
            "approved" => |words, _| Ok(Answer::Approved(words.name("Terms")?)),
            "conceded" => |words, currency| of_concession(words, currency, Answer::Conceded),
            "waits" => |words, currency| of_concession(words, currency, Answer::Waits),
            "declined" => |words, _| Ok(Answer::Declined(words.name("a concession")?)),
            "reversed" => |words, currency| of_concession(words, currency, Answer::Reversed),
            "closed" if words.clone().phrase("closed on").is_err() => |_, _| Ok(Answer::Closed),
            "reopened" => reopened,
            "already" => |words, _| words.phrase("so").map(|()| Answer::Already),
            "limit" if words.clone().phrase("limit changed").is_ok() => limit_changed,
            _ => return Ok(None),
        };
        words.next("an answer")?;
        read(words, currency).map(Some)
    }

    /// This answer without what `told` does not tell.
    pub(crate) fn limited_to(mut self, told: &Answer) -> Answer {
        if let (
            Answer::Authorised(_, Price::Instalments(_, mine), _)
            | Answer::Offered(_, Price::Instalments(_, mine))
            | Answer::Bill(BillAnswer::Planned(.., Price::Instalments(_, mine))),
            Answer::Authorised(_, Price::Instalments(_, told), _)
            | Answer::Offered(_, Price::Instalments(_, told))
            | Answer::Bill(BillAnswer::Planned(.., Price::Instalments(_, told))),
        ) = (&mut self, told)
        {
            mine.effective = mine.effective.take().filter(|_| told.effective.is_some());
        }
        self
    }

    pub(crate) fn text(&self, currency: Currency) -> String {
        let written = |amount: &Amount| currency.write(amount.minor());
        match self {
            Answer::Opened(customer, limit, day) => {
                format!("opened {customer}: limit {}, cycle day {}", written(limit), day.day())
            }
            Answer::Registered(merchant) => format!("registered {merchant}"),
            Answer::Offered(terms, price) => format!("in {terms}: {}", price.text(currency)),
            Answer::NotOffered => "not offered".into(),
            Answer::Figures(figures) if figures.is_empty() => "no figures".into(),
            Answer::Figures(figures) => {
                let told: Vec<String> = figures.iter().map(|(name, shown)| format!("{name} {shown}")).collect();
                format!("figures: {}", told.join(", "))
            }
            Answer::Authorised(order, price, balance) if balance.is_zero() => {
                format!("authorised {order}: {}", price.text(currency))
            }
            Answer::Authorised(order, Price::Whole(credit), balance) if credit.is_zero() => {
                format!("authorised {order}: {} from balance", written(balance))
            }
            Answer::Authorised(order, price, balance) => {
                format!("authorised {order}: {}, {} from balance", price.text(currency), written(balance))
            }
            Answer::Captured(order, amount, None) => format!("captured {order}: {}", written(amount)),
            Answer::Captured(order, amount, Some(payments)) => {
                format!("captured {order}: {} as {}", written(amount), payments.text(currency))
            }
            Answer::Voided(order, amount) => format!("voided {order}: {}", written(amount)),
            Answer::Refunded(order, amount) => format!("refunded {order}: {}", written(amount)),
            Answer::Repaid(amount, parts, taken_back) => {
                let parts = PARTS.iter().zip(parts).filter(|(_, part)| !part.is_zero());
                let parts: Vec<String> = parts.map(|(name, part)| format!("{name} {}", written(part))).collect();
                let back =
                    if taken_back.is_zero() { String::new() } else { format!(", {} taken back", written(taken_back)) };
                format!("repaid {}: {}{back}", written(amount), parts.join(" "))
            }
            Answer::Proposed(name, version) => format!("proposed {name}: version {version}"),
            Answer::Approved(name) => format!("approved {name}"),
            Answer::Already => "already so".into(),
            Answer::Law(answer) => answer.text(currency),
            Answer::Bill(answer) => answer.text(currency),
            Answer::Conceded(name, amount) => format!("conceded {name}: {}", written(amount)),
            Answer::Waits(name, amount) => format!("waits {name}: {}", written(amount)),
            Answer::Declined(name) => format!("declined {name}"),
            Answer::Reversed(name, amount) => format!("reversed {name}: {}", written(amount)),
            Answer::Closed => "closed".into(),
            Answer::Reopened(limit, day) => format!("reopened: limit {}, cycle day {}", written(limit), day.day()),
            Answer::Late(done) => done.text(currency),
            Answer::Coupon(done) => done.text(),
            Answer::LimitChanged([before, after, over]) => {
                let over = if over.is_zero() { String::new() } else { format!(", {} over", written(over)) };
                format!("limit changed: {} to {}{over}", written(before), written(after))
            }
            Answer::Requested(name, amount) => format!("requested {name}: {}", written(amount)),
            Answer::Confirmed(name, outcome, amount) => {
                format!("{} {name}: {}", outcome.status().name(), written(amount))
            }
        }
    }
}

impl Price {
    pub(super) fn text(&self, currency: Currency) -> String {
        match self {
            Price::Whole(amount) => currency.write(amount.minor()),
            Price::Instalments(payments, Rates { nominal, effective }) => {
                let effective = effective.as_ref().map(|rate| format!(", {rate} effective")).unwrap_or_default();
                format!("{}, {nominal} a year{effective}", payments.text(currency))
            }
        }
    }
}

fn opened(words: &mut Words, currency: Currency) -> Result<Answer, Wrong> {
    let customer = words.name("a customer")?;
    words.phrase(": limit")?;
    let limit = words.amount(currency)?;
    words.phrase(", cycle day")?;
    Ok(Answer::Opened(customer, limit, words.cycle_day()?))
}

fn of_concession(words: &mut Words, currency: Currency, answer: fn(String, Amount) -> Answer) -> Result<Answer, Wrong> {
    let name = words.name("a concession")?;
    words.phrase(":")?;
    Ok(answer(name, words.amount(currency)?))
}

fn reopened(words: &mut Words, currency: Currency) -> Result<Answer, Wrong> {
    words.phrase(": limit")?;
    let limit = words.amount(currency)?;
    words.phrase(", cycle day")?;
    Ok(Answer::Reopened(limit, words.cycle_day()?))
}

/// `changed: 5000.00 to 800.00, 200.00 over`; the last part only when more is used.
fn limit_changed(words: &mut Words, currency: Currency) -> Result<Answer, Wrong> {
    words.phrase("changed :")?;
    let before = words.amount(currency)?;
    words.phrase("to")?;
    let after = words.amount(currency)?;
    let mut over = Amount::ZERO;
    if words.take(",") {
        over = words.amount(currency)?;
        words.phrase("over")?;
    }
    Ok(Answer::LimitChanged([before, after, over]))
}

/// What an instruction of an outcome is answered with.
fn confirmed(outcome: Outcome) -> impl Fn(String, Amount) -> Answer {
    move |name, amount| Answer::Confirmed(name, outcome, amount)
}

/// One amount alone, or instalments with their rates; and what the wallet pays.
fn price(words: &mut Words, currency: Currency) -> Result<(Price, Amount), Wrong> {
    words.phrase(":")?;
    let mut ahead = words.clone();
    let whole = ahead.amount(currency)?;
    if ahead.clone().phrase("from balance").is_ok() {
        *words = ahead;
        return words.phrase("from balance").map(|()| (Price::Whole(Amount::ZERO), whole));
    }
    if ahead.end().is_ok() || ahead.peek() == Some(",") {
        *words = ahead;
        return Ok((Price::Whole(whole), from_balance(words, currency)?));
    }
    Ok((instalments(words, currency)?, from_balance(words, currency)?))
}

/// Instalments with their rates.
pub(super) fn instalments(words: &mut Words, currency: Currency) -> Result<Price, Wrong> {
    let payments = Payments::read(words, currency)?;
    words.phrase(",")?;
    let nominal = words.annual_rate()?;
    words.phrase("a year")?;
    let mut effective = None;
    let mut ahead = words.clone();
    if ahead.take(",") && !ahead.is_amount(currency) {
        *words = ahead;
        effective = Some(words.annual_rate()?);
        words.phrase("effective")?;
    }
    Ok(Price::Instalments(payments, Rates { nominal, effective }))
}

/// `, 30.00 from balance`, or nothing.
fn from_balance(words: &mut Words, currency: Currency) -> Result<Amount, Wrong> {
    if !words.take(",") {
        return Ok(Amount::ZERO);
    }
    let balance = words.amount(currency)?;
    words.phrase("from balance").map(|()| balance)
}

/// `: annual_rate 10.77%, amount_of_credit 1000.00`.
fn figures(words: &mut Words) -> Result<Vec<(String, String)>, Wrong> {
    words.phrase(":")?;
    let mut figures = Vec::new();
    loop {
        let name = words.name("a figure")?;
        figures.push((name, words.next("the figure as it is shown")?.to_string()));
        if !words.take(",") {
            return Ok(figures);
        }
    }
}

fn captured(words: &mut Words, currency: Currency) -> Result<Answer, Wrong> {
    let order = words.name("an order")?;
    words.phrase(":")?;
    let amount = words.amount(currency)?;
    let plan = if words.take("as") { Some(Payments::read(words, currency)?) } else { None };
    Ok(Answer::Captured(order, amount, plan))
}

fn of_order(words: &mut Words, currency: Currency, answer: impl Fn(String, Amount) -> Answer) -> Result<Answer, Wrong> {
    let order = words.name("an order or instruction")?;
    words.phrase(":")?;
    Ok(answer(order, words.amount(currency)?))
}

fn repaid(words: &mut Words, currency: Currency) -> Result<Answer, Wrong> {
    let amount = words.amount(currency)?;
    words.phrase(":")?;
    let mut parts = [Amount::ZERO; 4];
    for (name, part) in PARTS.iter().zip(&mut parts) {
        if words.take(name) {
            *part = words.amount(currency)?;
        }
    }
    let mut taken_back = Amount::ZERO;
    if words.take(",") {
        taken_back = words.amount(currency)?;
        words.phrase("taken back")?;
    }
    Ok(Answer::Repaid(amount, parts, taken_back))
}
