//! The header of a story: what holds before its first step.

use engine::concession::Authority;
use engine::deferral;
use engine::merchant::{Bearer, DiscountOnRefund};
use engine::minimum;
use engine::staff::Role;
use engine::subsidy::Shares;
use engine::terms::{Allocation, Bucket, EarlySettlement, FeeOnRefund, LateFee, Posting, Pricing, RefundOntoPlan};
use money::{Currency, Money, Rate};
use sequencer::Zone;

use super::{Contract, Line, Setup};
use crate::fault::Wrong;
use crate::story::{Staff, UNKNOWN};
use crate::words::Words;

/// The header as far as it is read.
pub(super) struct Header {
    setup: Setup,
    line: Line,
    contract: Contract,
    /// The first words that came, each of which comes once.
    seen: Vec<String>,
}

impl Default for Header {
    fn default() -> Header {
        let currency = Currency::Cny;
        Header {
            setup: Setup::standard(currency),
            line: Line::standard(currency),
            contract: Contract::standard(currency),
            seen: Vec::new(),
        }
    }
}

impl Header {
    pub(super) fn line(&mut self, text: &str) -> Result<(), Wrong> {
        let mut words = Words::of(text);
        let first = words.next("a line of the header")?;
        // What begins with "no" is told by the words after it.
        self.once(if first == "no" { text } else { first })?;
        match first {
            "currency" => self.currency(&mut words)?,
            "zone" => self.zone(&mut words)?,
            "limit" => self.line.limit.amount = words.amount(self.setup.currency)?,
            "cycle" => self.line.cycle_day = cycle_day(&mut words)?,
            "law" | "charged" | "buckets" | "grace" | "pricing" | "cost" | "no" | "consumer" | "early"
            | "allocation" | "principal" | "refund" | "fee" | "deferral" | "concede" | "borne" | "value"
            | "tolerance" | "penalty" | "late" | "minimum" | "posting" => {
                sold(first, &mut words, &mut self.setup)?;
            }
            "staff" => self.staff(&mut words)?,
            "discount" => discount(&mut words, &mut self.contract)?,
            "bearer" => self.contract.bearer = bearer(&mut words)?,
            "customer" => {
                let name = new_name(&mut words, "a customer", self.setup.customers.iter().map(|(name, _)| name))?;
                let line = if words.take(":") { line(&mut words, self.line)? } else { self.line };
                self.setup.customers.push((name, line));
            }
            "merchant" => {
                let name = new_name(&mut words, "a merchant", self.setup.merchants.iter().map(|(name, _)| name))?;
                let contract = if words.take(":") { contract(&mut words, self.contract)? } else { self.contract };
                self.setup.merchants.push((name, contract));
            }
            _ => {
                let found = format!("\"{first}\"");
                return Err(Wrong::new(
                    "a line of the header such as \"limit 5000.00\", or a step with its date",
                    found,
                ));
            }
        }
        words.end()
    }

    /// Each line but those of customers and merchants comes once, and before them; the currency comes first of all.
    fn once(&mut self, first: &str) -> Result<(), Wrong> {
        let names_one = ["customer", "merchant", "staff"].contains(&first);
        if self.seen.iter().any(|seen| seen == first) && !names_one {
            return Err(Wrong::new(format!("\"{first}\" once"), "it again"));
        }
        let has_named = !self.setup.customers.is_empty() || !self.setup.merchants.is_empty();
        if has_named && !names_one {
            return Err(Wrong::new(format!("\"{first}\" before customers and merchants"), "it after them"));
        }
        if first == "currency" && !self.seen.is_empty() {
            return Err(Wrong::new("the currency before all else", "it after other lines"));
        }
        self.seen.push(first.to_string());
        Ok(())
    }

    fn currency(&mut self, words: &mut Words) -> Result<(), Wrong> {
        let currency = words.currency()?;
        self.setup = Setup::standard(currency);
        self.line = Line::standard(currency);
        self.contract = Contract::standard(currency);
        Ok(())
    }

    /// `mia: agent`.
    fn staff(&mut self, words: &mut Words) -> Result<(), Wrong> {
        let name = new_name(words, "one of the staff", self.setup.staff.iter().map(|staff| &staff.name))?;
        words.phrase(":")?;
        let role = words.named(&Role::ALL, Role::name)?;
        self.setup.staff.push(Staff { name, role });
        Ok(())
    }

    fn zone(&mut self, words: &mut Words) -> Result<(), Wrong> {
        let expected = "a time zone such as Asia/Shanghai";
        let zone = words.next(expected)?;
        if Zone::named(zone).is_none() {
            return Err(Wrong::new(expected, format!("\"{zone}\"")));
        }
        self.setup.zone = zone.to_string();
        Ok(())
    }

    /// What the header says, with one customer and one merchant where it names none.
    pub(super) fn setup(&self) -> Setup {
        let mut setup = self.setup.clone();
        if setup.customers.is_empty() {
            setup.customers.push(("customer".into(), self.line));
        }
        if setup.merchants.is_empty() {
            setup.merchants.push(("merchant".into(), self.contract));
        }
        setup
    }
}

fn new_name<'a>(words: &mut Words, of: &str, mut taken: impl Iterator<Item = &'a String>) -> Result<String, Wrong> {
    let name = words.name(of)?;
    match name == UNKNOWN || taken.any(|one| *one == name) {
        true => Err(Wrong::new(format!("a name for {of} that is free"), format!("\"{name}\""))),
        false => Ok(name),
    }
}

pub(super) fn cycle_day(words: &mut Words) -> Result<calendar::CycleDay, Wrong> {
    words.phrase("day")?;
    words.cycle_day()
}

fn pricing(words: &mut Words) -> Result<Pricing, Wrong> {
    match words.next("\"flat\", \"annuity\" or \"interest_free\"")? {
        "flat" => words.rate().map(Pricing::FlatFee),
        "annuity" => words.rate().map(Pricing::Annuity),
        "interest_free" => Ok(Pricing::InterestFree),
        other => Err(Wrong::new("\"flat\", \"annuity\" or \"interest_free\"", format!("\"{other}\""))),
    }
}

/// One of several values, by its name.
fn named<T: Copy, const N: usize>(words: &mut Words, all: [T; N], name: fn(T) -> &'static str) -> Result<T, Wrong> {
    let expected = all.map(|one| format!("\"{}\"", name(one))).join(" or ");
    let word = words.next(&expected)?;
    let found = all.into_iter().find(|one| name(*one) == word);
    found.ok_or_else(|| Wrong::new(expected, format!("\"{word}\"")))
}

/// `fee principal penalty`.
fn allocation(words: &mut Words) -> Result<Allocation, Wrong> {
    let expected = "\"penalty\", \"fee\" and \"principal\" in their order";
    let said = [words.next(expected)?, words.next(expected)?, words.next(expected)?].join(" ");
    let found = Allocation::ALL.into_iter().find(|one| one.name() == said);
    found.ok_or_else(|| Wrong::new(expected, format!("\"{said}\"")))
}

/// What roles may concede: `agent 5.00 at once 10.00 a day and admin 50.00 at once 50.00 a day`, or `nothing`.
fn authorities(words: &mut Words, currency: Currency) -> Result<Vec<Authority>, Wrong> {
    let mut all = Vec::new();
    if words.take("nothing") {
        return Ok(all);
    }
    loop {
        let role = words.named(&Role::ALL, Role::name)?;
        let per_act = words.amount(currency)?;
        words.phrase("at once")?;
        let per_day = words.amount(currency)?;
        words.phrase("a day")?;
        all.push(Authority { role, per_act, per_day });
        if !words.take("and") {
            return Ok(all);
        }
    }
}

/// `2%`, or `2% returned`.
fn discount(words: &mut Words, contract: &mut Contract) -> Result<(), Wrong> {
    contract.discount = words.rate()?;
    contract.discount_on_refund = match words.take("returned") {
        true => DiscountOnRefund::Returned,
        false => DiscountOnRefund::Kept,
    };
    Ok(())
}

const BEARERS: [&str; 3] = ["customer", "merchant", "platform"];

/// `customer`, `merchant`, `platform`, `terms`, or in shares: `customer 50% merchant 30% platform 20%`.
fn bearer(words: &mut Words) -> Result<Bearer, Wrong> {
    if words.take("terms") {
        return Ok(Bearer::Terms);
    }
    let expected = "\"customer\", \"merchant\", \"platform\" or \"terms\"";
    let mut ahead = words.clone();
    ahead.next(expected)?;
    if ahead.peek().is_some_and(|word| word.ends_with('%')) {
        return shares(words).map(Bearer::Shared);
    }
    match words.next(expected)? {
        "customer" => Ok(Bearer::Customer),
        "merchant" => Ok(Bearer::Merchant),
        "platform" => Ok(Bearer::Platform),
        other => Err(Wrong::new(expected, format!("\"{other}\""))),
    }
}

/// `customer 50% merchant 30% platform 20%`; who is left out bears nothing.
fn shares(words: &mut Words) -> Result<Shares, Wrong> {
    let mut parts = [Rate::default(); 3];
    while let Some(at) = BEARERS.iter().position(|bearer| words.peek() == Some(bearer)) {
        words.next("who bears fees")?;
        parts[at] = words.rate()?;
    }
    let [customer, merchant, platform] = parts;
    Ok(Shares { customer, merchant, platform, ..Shares::NOBODY })
}

/// What the Terms say, by its first word: `grace 10 days`, `pricing flat 0.6%`, `cost ceiling 36%`, `no cost ceiling`.
fn sold(first: &str, words: &mut Words, setup: &mut Setup) -> Result<(), Wrong> {
    match first {
        "grace" => {
            setup.grace_days = words.number("days")?;
            words.phrase("days")?;
        }
        "pricing" => setup.pricing = Some(pricing(words)?),
        "law" => setup.law = Some(law(words)?),
        "concede" => setup.concessions = Some(authorities(words, setup.currency)?),
        "cost" => {
            words.phrase("ceiling")?;
            setup.cost_ceiling = Some(words.rate()?);
        }
        "consumer" => {
            words.phrase("cap")?;
            setup.consumer_cap = Some(words.amount(setup.currency)?);
        }
        "no" => match words.next("\"cost ceiling\", \"charge-off\" or \"buckets\"")? {
            "cost" => {
                words.phrase("ceiling")?;
                setup.cost_ceiling = None;
            }
            "charge-off" => setup.charged_off_from_days = None,
            "buckets" => setup.buckets = Vec::new(),
            other => {
                let expected = "\"cost ceiling\", \"charge-off\" or \"buckets\"";
                return Err(Wrong::new(expected, format!("\"{other}\"")));
            }
        },
        "charged" => {
            words.phrase("off from")?;
            setup.charged_off_from_days = Some(words.number("days")?);
            words.phrase("days")?;
        }
        "value" | "tolerance" | "penalty" | "late" => return late(first, words, setup),
        "buckets" => setup.buckets = buckets(words)?,
        "minimum" => {
            words.phrase("payment")?;
            setup.minimum_payment = minimum_payment(words)?;
        }
        other => return settled(other, words, setup),
    }
    Ok(())
}

/// The name of a shipped law pack.
fn law(words: &mut Words) -> Result<String, Wrong> {
    let names = documents::law::SHIPPED.map(|(id, _)| id);
    let expected = format!("one of {}", names.join(", "));
    let word = words.next(&expected)?;
    let known = names.contains(&word);
    if known { Ok(word.to_string()) } else { Err(Wrong::new(expected, format!("\"{word}\""))) }
}

/// What being late costs, and how far back a payment may count.
fn late(first: &str, words: &mut Words, setup: &mut Setup) -> Result<(), Wrong> {
    match first {
        "value" => {
            words.phrase("dates")?;
            setup.value_date_days_max = Some(words.number("days")?);
            words.phrase("days back")?;
        }
        "tolerance" => setup.tolerance = Some(words.amount(setup.currency)?),
        "penalty" => {
            setup.penalty = Some(words.rate()?);
            words.phrase("a day")?;
        }
        _ => {
            words.phrase("fee")?;
            let amount = words.amount(setup.currency)?;
            words.phrase("at most")?;
            let cap = words.rate()?;
            words.phrase("after")?;
            let grace_days = words.number("days")?;
            words.phrase("days")?;
            // Lateness costs by the day or once; a story that wants both says so after it.
            (setup.late_fee, setup.penalty) = (Some(LateFee { amount, cap, grace_days }), Some(Rate::default()));
        }
    }
    Ok(())
}

/// Buckets of days past due, each with what is to be expected to be lost in it: `0 1% 31 25% 91 100%`.
fn buckets(words: &mut Words) -> Result<Vec<Bucket>, Wrong> {
    let mut all = Vec::new();
    while all.is_empty() || words.peek().is_some_and(|word| word != ",") {
        let from_days = words.number("days past due")?;
        all.push(Bucket { from_days, allowance: words.rate()? });
    }
    Ok(all)
}

/// How debts are paid and refunded.
fn settled(first: &str, words: &mut Words, setup: &mut Setup) -> Result<(), Wrong> {
    match first {
        "early" => {
            words.phrase("settlement")?;
            setup.early_settlement = named(words, EarlySettlement::ALL, EarlySettlement::name)?;
        }
        "posting" => {
            setup.posting.0 = named(words, Posting::ALL, Posting::name)?;
            words.phrase("held")?;
            setup.posting.1 = words.number("days")?;
            words.phrase("days")?;
        }
        "allocation" => setup.allocation = allocation(words)?,
        "principal" => {
            words.phrase("first from")?;
            setup.principal_first_from_days = Some(words.number("days")?);
            words.phrase("days")?;
        }
        "refund" => {
            words.phrase("onto")?;
            setup.refund_onto_plan = named(words, RefundOntoPlan::ALL, RefundOntoPlan::name)?;
        }
        "fee" => {
            words.phrase("on refund")?;
            setup.fee_on_refund = named(words, FeeOnRefund::ALL, FeeOnRefund::name)?;
        }
        "deferral" => setup.deferral = deferral(words)?,
        "borne" => {
            words.phrase("by")?;
            setup.fee_bearer = shares(words)?;
        }
        other => return Err(Wrong::new("what Terms say, such as \"grace 10 days\"", format!("\"{other}\""))),
    }
    Ok(())
}

/// `off`, or `30 days 0.04% a day 2 a year`.
fn deferral(words: &mut Words) -> Result<Option<deferral::Offer>, Wrong> {
    if words.take("off") {
        return Ok(None);
    }
    let days_max = words.number("days")?;
    words.phrase("days")?;
    let rate = words.rate()?;
    words.phrase("a day")?;
    let times_max = words.number("times")?;
    words.phrase("a year")?;
    Ok(Some(deferral::Offer { days_max, rate, times_max }))
}

/// `off`, or `10% at 0.05% a day`.
fn minimum_payment(words: &mut Words) -> Result<Option<minimum::Offer>, Wrong> {
    if words.take("off") {
        return Ok(None);
    }
    let percent = words.rate()?;
    words.phrase("at")?;
    let rate = words.rate()?;
    words.phrase("a day")?;
    Ok(Some(minimum::Offer { percent, rate }))
}

/// What new Terms say beside those of `setup`: `grace 10 days, pricing flat 0.6%, from 2026-08-01`.
pub(super) fn proposed(words: &mut Words, setup: &Setup) -> Result<Setup, Wrong> {
    let mut setup = setup.clone();
    loop {
        match words.next("what the Terms say, such as \"grace 10 days\"")? {
            "from" => setup.in_force_from = Some(words.date()?),
            first => sold(first, words, &mut setup)?,
        }
        if !words.take(",") {
            return Ok(setup);
        }
    }
}

/// What an account is opened with: `limit 200.00 GBP, cycle day 10`, each as in `line` when left out.
pub(super) fn line(words: &mut Words, mut line: Line) -> Result<Line, Wrong> {
    loop {
        match words.next("\"limit\" or \"cycle day\"")? {
            "limit" => line.limit = money(words, line.limit.currency)?,
            "cycle" => line.cycle_day = cycle_day(words)?,
            other => return Err(Wrong::new("\"limit\" or \"cycle day\"", format!("\"{other}\""))),
        }
        if !words.take(",") {
            return Ok(line);
        }
    }
}

/// What a merchant agrees to: `discount 2% returned, bearer merchant, currency GBP`, each as in `contract` when left out.
pub(super) fn contract(words: &mut Words, mut contract: Contract) -> Result<Contract, Wrong> {
    loop {
        match words.next("\"discount\", \"bearer\" or \"currency\"")? {
            "discount" => discount(words, &mut contract)?,
            "bearer" => contract.bearer = bearer(words)?,
            "currency" => contract.currency = words.currency()?,
            other => return Err(Wrong::new("\"discount\", \"bearer\" or \"currency\"", format!("\"{other}\""))),
        }
        if !words.take(",") {
            return Ok(contract);
        }
    }
}

/// An amount, with the currency after it when it is not `home`.
pub(crate) fn money(words: &mut Words, home: Currency) -> Result<Money, Wrong> {
    let mut ahead = words.clone();
    ahead.next("an amount")?;
    let currency = ahead.currency().unwrap_or(home);
    let amount = words.amount(currency)?;
    words.take(currency.code());
    Ok(Money { amount, currency })
}
