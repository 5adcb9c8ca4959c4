//! Standings: how an account, a statement, an order, a plan, a merchant or the books stand after a step.

use calendar::Date;
use engine::concession;
use engine::instruction;
use engine::order::Status;
use ledger::Kind;
use money::{Amount, Currency};

use super::refused::status;
use super::{Explained, LawStanding, LimitChanged, Payments, Purse, wallet};
use crate::coupon;
use crate::fault::Wrong;
use crate::lateness;
use crate::story::Capture;
use crate::words::Words;

/// How something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A figure of the step's account.
    Balance(Balance, Amount),
    /// What is open on all statements of the account, and the due date of the oldest; none when nothing is open.
    Due(Option<(Amount, Date)>),
    /// How many days the account is past due.
    DaysPastDue(u32),
    /// What is open on the statement of a cycle date: when it is due, and principal, fee and penalty.
    Statement(Date, Date, [Amount; 3]),
    /// What the statement of a cycle date listed when it was cut.
    StatementLists(Date, Vec<Line>),
    /// What is left of the lines of the statement of a cycle date.
    StatementLeaves(Date, Vec<Line>),
    /// The minimum of the statement of a cycle date, and what is left to pay of it; none when all of it is to be paid.
    StatementMinimum(Date, Option<[Amount; 2]>),
    /// The statement of a cycle date asks for nothing any more.
    StatementPaid(Date),
    /// There is no statement of a cycle date.
    StatementNone(Date),
    /// The state of an order, and what was authorised, captured, voided, expired and refunded of it.
    Order(String, Status, [Amount; 5]),
    /// The terms of a capture's plan that no statement lists yet; none when all are billed or waived.
    Plan(Capture, Option<Payments>),
    /// What a merchant is owed, in minor units; negative when it owes.
    MerchantOwed(String, i64),
    /// What a merchant sold, gave back, paid as discount and paid as subsidy.
    Merchant(String, [Amount; 4]),
    /// The version of the Terms that is in force in the currency of the line.
    InForce(u32),
    /// Every equation of the books holds.
    BooksBalance,
    /// The total of one kind of ledger account, in minor units, on its own side.
    Books(Kind, i64),
    /// The temporary limit that counts, and the last day it does; none when none counts.
    TemporaryLimit(Option<(Amount, Date)>),
    /// Every change of the account's limit, oldest first.
    LimitChanges(Vec<LimitChanged>),
    /// How a figure came to be.
    Explained(Explained),
    /// A figure of the wallet.
    Wallet(Purse, Amount),
    /// What the wallet pays of what was authorised, captured, voided, expired and refunded of an order.
    OrderBalance(String, [Amount; 5]),
    /// How far an instruction is, and its amount.
    Instruction(String, instruction::Status, Amount),
    /// How texts stand.
    Law(LawStanding),
    /// Where a concession stands, what was asked for, what was given, and who acted.
    Concession(String, concession::Status, [Amount; 2], Vec<String>),
    /// The day the account was closed; none when it is open.
    Closed(Option<Date>),
    /// How an account that is late or frozen stands, and what is owed by how late it is.
    Late(lateness::Standing),
    /// How a campaign stands, or a coupon of an order.
    Coupon(coupon::Standing),
}

/// A figure of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balance {
    /// Its limit today.
    Limit,
    /// The part of the limit that holds until it is changed.
    FixedLimit,
    /// What can still be bought.
    Available,
    /// Unpaid principal and holds.
    Exposure,
    /// Holds alone.
    Held,
    /// The credit balance.
    Credit,
    /// What is to be paid of statements so that none is late.
    MinimumDue,
    /// The interest on what revolves that no statement lists yet.
    InterestRunUp,
}

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The capture it comes from.
    pub capture: Capture,
    /// Which instalment of how many, when it is one.
    pub instalment: Option<(u32, u32)>,
    /// Principal.
    pub principal: Amount,
    /// Fee; an instalment has one, even if it is nothing.
    pub fee: Amount,
}

const BALANCES: [(&str, Balance); 8] = [
    ("limit", Balance::Limit),
    ("fixed limit", Balance::FixedLimit),
    ("available", Balance::Available),
    ("exposure", Balance::Exposure),
    ("held", Balance::Held),
    ("credit", Balance::Credit),
    ("minimum due", Balance::MinimumDue),
    ("interest run up", Balance::InterestRunUp),
];
/// How the line of the interest on what revolved is named.
pub(crate) const INTEREST: &str = "interest";

const ORDER: [&str; 5] = ["authorised", "captured", "voided", "expired", "refunded"];
const MERCHANT: [&str; 4] = ["captured", "refunded", "discount", "subsidy"];

impl Standing {
    pub(crate) fn read(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
        if let Some(standing) = LawStanding::read(words)? {
            return Ok(Standing::Law(standing));
        }
        if let Some(standing) = lateness::Standing::read(words, currency)? {
            return Ok(Standing::Late(standing));
        }
        if let Some(standing) = coupon::Standing::read(words, currency)? {
            return Ok(Standing::Coupon(standing));
        }
        if words.clone().phrase("limit changes").is_ok() {
            words.phrase("limit changes :")?;
            return LimitChanged::read_all(words, currency).map(Standing::LimitChanges);
        }
        if let Some((name, balance)) = BALANCES.iter().find(|(name, _)| words.clone().phrase(name).is_ok()) {
            words.phrase(name)?;
            return Ok(Standing::Balance(*balance, words.amount(currency)?));
        }
        match words.peek().unwrap_or_default() {
            "due" => due(words, currency),
            "nothing" => words.phrase("nothing due").map(|()| Standing::Due(None)),
            "statement" => statement(words, currency),
            "temporary" => temporary_limit(words, currency),
            "no" => none(words),
            "order" => order(words, currency),
            "wallet" => Purse::read(words, currency).map(|(figure, amount)| Standing::Wallet(figure, amount)),
            "instruction" => instruction_so_far(words, currency),
            "plan" => plan(words, currency),
            "merchant" => merchant(words, currency),
            "books" => books(words, currency),
            "explained" => {
                words.phrase("explained")?;
                Explained::read(words).map(Standing::Explained)
            }
            "concession" => concession(words, currency),
            "closed" => {
                words.phrase("closed on")?;
                words.date().map(|date| Standing::Closed(Some(date)))
            }
            "open" => words.phrase("open").map(|()| Standing::Closed(None)),
            "version" => {
                words.phrase("version")?;
                let version = words.number("the version")?;
                words.phrase("in force").map(|()| Standing::InForce(version))
            }
            number if number.parse::<u32>().is_ok() => days_past_due(words),
            _ => Err(words.wrong("a fact such as \"available 5.00\" or \"due 5.00 by 2026-08-06\"")),
        }
    }

    pub(crate) fn text(&self, currency: Currency) -> String {
        let written = |amount: &Amount| currency.write(amount.minor());
        match self {
            Standing::Balance(balance, amount) => format!("{} {}", balance.name(), written(amount)),
            Standing::Due(Some((amount, by))) => format!("due {} by {by}", written(amount)),
            Standing::Due(None) => "nothing due".into(),
            Standing::DaysPastDue(days) => format!("{days} {} past due", day_word(*days)),
            Standing::Statement(cycle, due, [principal, fee, penalty]) => {
                let (principal, fee, penalty) = (written(principal), written(fee), written(penalty));
                format!("statement {cycle} due {due}: principal {principal} fee {fee} penalty {penalty}")
            }
            Standing::StatementLists(cycle, lines) => {
                format!("statement {cycle} lists {}", lines_text(lines, currency))
            }
            Standing::StatementLeaves(cycle, lines) => {
                format!("statement {cycle} leaves {}", lines_text(lines, currency))
            }
            Standing::StatementMinimum(cycle, Some([asked, open])) => {
                format!("statement {cycle} minimum {}: {} to pay", written(asked), written(open))
            }
            Standing::StatementMinimum(cycle, None) => format!("statement {cycle} no minimum"),
            Standing::StatementPaid(cycle) => format!("statement {cycle} paid"),
            Standing::StatementNone(cycle) => format!("no statement {cycle}"),
            Standing::Order(order, status, amounts) => {
                format!("order {order} {}: {}", status.name(), parts_text(&ORDER, amounts, currency))
            }
            Standing::Plan(plan, Some(payments)) => format!("plan {plan} to come: {}", payments.text(currency)),
            Standing::Plan(plan, None) => format!("plan {plan} done"),
            Standing::MerchantOwed(merchant, owed) => {
                let verb = if *owed < 0 { "owes" } else { "owed" };
                format!("merchant {merchant} {verb} {}", currency.write(owed.unsigned_abs()))
            }
            Standing::Merchant(merchant, sums) => {
                format!("merchant {merchant}: {}", parts_text(&MERCHANT, sums, currency))
            }
            Standing::InForce(version) => format!("version {version} in force"),
            Standing::TemporaryLimit(Some((amount, until))) => {
                format!("temporary limit {} until {until}", written(amount))
            }
            Standing::TemporaryLimit(None) => "no temporary limit".into(),
            Standing::LimitChanges(all) if all.is_empty() => "no limit changes".into(),
            Standing::LimitChanges(all) => format!("limit changes: {}", LimitChanged::text_of_all(all, currency)),
            Standing::Explained(explained) => explained.text(),
            Standing::Wallet(figure, amount) => figure.text(*amount, currency),
            Standing::OrderBalance(order, amounts) => {
                format!("order {order} balance: {}", parts_text(&ORDER, amounts, currency))
            }
            Standing::Instruction(name, status, amount) => {
                format!("instruction {name} {}: {}", status.name(), written(amount))
            }
            Standing::Law(standing) => standing.text(),
            Standing::Concession(name, status, [asked, given], staff) => {
                let (asked, given) = (written(asked), written(given));
                format!("concession {name} {}: {given} of {asked} by {}", status.name(), staff.join(" and "))
            }
            Standing::Closed(Some(date)) => format!("closed on {date}"),
            Standing::Closed(None) => "open".into(),
            Standing::Late(standing) => standing.text(currency),
            Standing::Coupon(standing) => standing.text(currency),
            Standing::BooksBalance => "books balance".into(),
            Standing::Books(kind, total) => {
                let sign = if *total < 0 { "-" } else { "" };
                format!("books {} {sign}{}", kind.name(), currency.write(total.unsigned_abs()))
            }
        }
    }
}

impl Balance {
    fn name(self) -> &'static str {
        BALANCES.iter().find(|(_, balance)| *balance == self).map_or("", |(name, _)| name)
    }
}

impl std::fmt::Display for Capture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.nth {
            0 => write!(f, "{}", self.order),
            nth => write!(f, "{}/{}", self.order, nth + 1),
        }
    }
}

fn due(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("due")?;
    let amount = words.amount(currency)?;
    words.phrase("by")?;
    Ok(Standing::Due(Some((amount, words.date()?))))
}

fn temporary_limit(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("temporary limit")?;
    let amount = words.amount(currency)?;
    words.phrase("until")?;
    Ok(Standing::TemporaryLimit(Some((amount, words.date()?))))
}

/// `no statement 2026-08-01`, `no temporary limit`, `no limit changes`.
fn none(words: &mut Words) -> Result<Standing, Wrong> {
    words.phrase("no")?;
    match words.next("\"statement\", \"temporary limit\" or \"limit changes\"")? {
        "statement" => words.date().map(Standing::StatementNone),
        "temporary" => words.phrase("limit").map(|()| Standing::TemporaryLimit(None)),
        "limit" => words.phrase("changes").map(|()| Standing::LimitChanges(Vec::new())),
        other => Err(Wrong::new("\"statement\", \"temporary limit\" or \"limit changes\"", format!("\"{other}\""))),
    }
}

fn days_past_due(words: &mut Words) -> Result<Standing, Wrong> {
    let days = words.number("days")?;
    words.phrase(day_word(days))?;
    words.phrase("past due")?;
    Ok(Standing::DaysPastDue(days))
}

fn day_word(days: u32) -> &'static str {
    if days == 1 { "day" } else { "days" }
}

fn statement(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("statement")?;
    let cycle = words.date()?;
    match words.next("\"due\", \"lists\", \"leaves\", \"minimum\" or \"paid\"")? {
        "due" => {
            let due = words.date()?;
            words.phrase(":")?;
            let mut open = [Amount::ZERO; 3];
            for (name, amount) in ["principal", "fee", "penalty"].iter().zip(&mut open) {
                words.phrase(name)?;
                *amount = words.amount(currency)?;
            }
            Ok(Standing::Statement(cycle, due, open))
        }
        "lists" => Ok(Standing::StatementLists(cycle, lines(words, currency)?)),
        "leaves" => Ok(Standing::StatementLeaves(cycle, lines(words, currency)?)),
        "paid" => Ok(Standing::StatementPaid(cycle)),
        "minimum" => {
            let asked = words.amount(currency)?;
            words.phrase(":")?;
            let open = words.amount(currency)?;
            words.phrase("to pay")?;
            Ok(Standing::StatementMinimum(cycle, Some([asked, open])))
        }
        "no" => words.phrase("minimum").map(|()| Standing::StatementMinimum(cycle, None)),
        other => Err(Wrong::new("\"due\", \"lists\", \"leaves\", \"minimum\" or \"paid\"", format!("\"{other}\""))),
    }
}

fn lines(words: &mut Words, currency: Currency) -> Result<Vec<Line>, Wrong> {
    let mut lines = vec![line(words, currency)?];
    while words.take(",") {
        lines.push(line(words, currency)?);
    }
    Ok(lines)
}

/// `o2 5.00`, `o1 1/3 333.34 + 6.00`, or `interest 11.25`.
fn line(words: &mut Words, currency: Currency) -> Result<Line, Wrong> {
    let capture = words.capture()?;
    if words.is_amount(currency) {
        let amount = words.amount(currency)?;
        let (principal, fee) = if capture.order == INTEREST { (Amount::ZERO, amount) } else { (amount, Amount::ZERO) };
        return Ok(Line { capture, instalment: None, principal, fee });
    }
    let of = words.next("an amount, or which instalment it is such as 1/3")?;
    let numbers = of.split_once('/').and_then(|(nth, of)| Some((nth.parse().ok()?, of.parse().ok()?)));
    let instalment = numbers.ok_or_else(|| Wrong::new("an instalment such as 1/3", format!("\"{of}\"")))?;
    let principal = words.amount(currency)?;
    words.phrase("+")?;
    Ok(Line { capture, instalment: Some(instalment), principal, fee: words.amount(currency)? })
}

fn lines_text(lines: &[Line], currency: Currency) -> String {
    let written = |line: &Line| {
        let Line { capture, instalment, principal, fee } = line;
        let (principal, fee) = (currency.write(principal.minor()), currency.write(fee.minor()));
        match instalment {
            None if capture.order == INTEREST => format!("{capture} {fee}"),
            None => format!("{capture} {principal}"),
            Some((nth, of)) => format!("{capture} {nth}/{of} {principal} + {fee}"),
        }
    };
    lines.iter().map(written).collect::<Vec<_>>().join(", ")
}

fn order(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("order")?;
    let order = words.name("an order")?;
    if words.take("balance") {
        words.phrase(":")?;
        return Ok(Standing::OrderBalance(order, parts(words, &ORDER, currency)?));
    }
    let status = status(words)?;
    words.phrase(":")?;
    Ok(Standing::Order(order, status, parts(words, &ORDER, currency)?))
}

fn instruction_so_far(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("instruction")?;
    let name = words.name("an instruction")?;
    let status = wallet::status(words)?;
    words.phrase(":")?;
    Ok(Standing::Instruction(name, status, words.amount(currency)?))
}

fn plan(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("plan")?;
    let plan = words.capture()?;
    if words.take("done") {
        return Ok(Standing::Plan(plan, None));
    }
    words.phrase("to come :")?;
    Ok(Standing::Plan(plan, Some(Payments::read(words, currency)?)))
}

/// `c1 granted: 60.00 of 80.00 by mia and kim`.
fn concession(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("concession")?;
    let name = words.name("a concession")?;
    let status = words.named(&concession::Status::ALL, concession::Status::name)?;
    words.phrase(":")?;
    let given = words.amount(currency)?;
    words.phrase("of")?;
    let asked = words.amount(currency)?;
    words.phrase("by")?;
    let mut staff = vec![words.name("one of the staff")?];
    while words.take("and") {
        staff.push(words.name("one of the staff")?);
    }
    Ok(Standing::Concession(name, status, [asked, given], staff))
}

fn merchant(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("merchant")?;
    let merchant = words.name("a merchant")?;
    match words.next("\"owed\", \"owes\" or \":\"")? {
        "owed" => Ok(Standing::MerchantOwed(merchant, words.amount(currency)?.signed())),
        "owes" => Ok(Standing::MerchantOwed(merchant, -words.amount(currency)?.signed())),
        ":" => Ok(Standing::Merchant(merchant, parts(words, &MERCHANT, currency)?)),
        other => Err(Wrong::new("\"owed\", \"owes\" or \":\"", format!("\"{other}\""))),
    }
}

fn books(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    words.phrase("books")?;
    if words.take("balance") {
        return Ok(Standing::BooksBalance);
    }
    let kind = words.peek().and_then(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name));
    let kind = kind.ok_or_else(|| words.wrong("\"balance\", or an account of the books such as fee_income"))?;
    words.next("an account of the books")?;
    let written = words.next("an amount")?;
    let (sign, amount) = written.strip_prefix('-').map_or((1, written), |amount| (-1, amount));
    Ok(Standing::Books(kind, sign * Words::of(amount).amount(currency)?.signed()))
}

/// Amounts with their names, in this order; those of nothing are left out.
fn parts<const N: usize>(words: &mut Words, names: &[&str; N], currency: Currency) -> Result<[Amount; N], Wrong> {
    let mut amounts = [Amount::ZERO; N];
    for (name, amount) in names.iter().zip(&mut amounts) {
        if words.take(name) {
            *amount = words.amount(currency)?;
        }
    }
    Ok(amounts)
}

fn parts_text<const N: usize>(names: &[&str; N], amounts: &[Amount; N], currency: Currency) -> String {
    let named = names.iter().zip(amounts).filter(|(_, amount)| !amount.is_zero());
    named.map(|(name, amount)| format!("{name} {}", currency.write(amount.minor()))).collect::<Vec<_>>().join(" ")
}
