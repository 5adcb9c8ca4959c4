//! Refusals: a stable code, and what the one who asked needs to do better.

use calendar::Date;
use engine::instruction;
use engine::order::Status;
use engine::value_date::Bound;
use money::{Amount, Currency, Rate};

use crate::fault::Wrong;
use crate::words::{Words, rate_text};

/// The answer no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The stable code.
    pub code: String,
    /// What comes with it.
    pub detail: Detail,
}

/// What comes with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// Something was due on a day that is past.
    Late {
        /// Principal and fees of the statements past due: what was due then.
        was_due: Amount,
        /// The oldest due date passed.
        since: Date,
        /// All that is to be paid today, with penalties; a story may leave it out.
        to_pay: Option<Amount>,
    },
    /// The staff has frozen the account since a day.
    ByStaff(Date),
    /// The day since which it is so.
    Since(Date),
    /// The line is too short: what is available, and by how much it is too little.
    Short(Amount, Amount),
    /// The smallest and the largest amount that would do.
    Range(Amount, Amount),
    /// The largest rate that would do.
    RateMax(Rate),
    /// The numbers of terms on offer.
    Terms(Vec<u32>),
    /// The currencies that would do.
    Currencies(Vec<Currency>),
    /// The state the order is in.
    Order(Status),
    /// How far the instruction is.
    Instruction(instruction::Status),
    /// What has to come into the wallet.
    Missing(Amount),
    /// What can still be refunded.
    Refundable(Amount),
    /// How many there may be.
    Max(u32),
    /// The field that is wrong, by its path in the body.
    Field(String),
    /// The fields of a document that cannot be as they are, in its order.
    Fields(Vec<String>),
    /// What a plan would cost a year, effective, over equal months, in parts per million.
    Cost(i64),
    /// The first and the last date that would do.
    Dates(Date, Date),
    /// The first and the last day a payment can count from, and why this one does not do.
    ValueDates(Date, Date, Bound),
    /// What is used of the limit, and by how much that is more than it would be.
    Over(Amount, Amount),
    /// When it can be asked for again.
    AgainFrom(Date),
    /// Until when it is so.
    Until(Date),
    /// The fewest and the most terms that would do.
    Between(u32, u32),
    /// What is left to pay.
    Left(Amount),
    /// What coupons take off together, and the price.
    Off(Amount, Amount),
    /// How many there may be, and when there may be another.
    MaxUntil(u32, Date),
    /// The last day it could be done on.
    Last(Date),
    /// Kinds of texts.
    Kinds(Vec<String>),
    /// In how many seconds it can be done.
    SecondsLeft(u32),
    /// The first and the last version that would do.
    Versions(u32, u32),
    /// Roles, a state or a reason, by their names.
    Names(Vec<String>),
    /// What may be given with one act, and today.
    Authority(Amount, Amount),
    /// What is owed or pending, by its name, and how much of it.
    Obstacles(Vec<(String, Amount)>),
}

impl Refused {
    /// A refusal that says no more than its code.
    pub fn plain(code: &str) -> Refused {
        Refused { code: code.to_string(), detail: Detail::None }
    }

    pub(crate) fn read(words: &mut Words, currency: Currency) -> Result<Refused, Wrong> {
        let read: fn(&mut Words, Currency) -> Result<Detail, Wrong> = match words.peek().unwrap_or_default() {
            "charged_off" | "account_closed" => |words, _| {
                words.phrase("since")?;
                words.date().map(Detail::Since)
            },
            "overdue" | "account_frozen" => late,
            "limit_exceeded" | "balance_insufficient" => short,
            "wallet_blocked" => |words, currency| {
                let missing = words.amount(currency)?;
                words.phrase("missing").map(|()| Detail::Missing(missing))
            },
            "too_many_instructions" => |words, _| words.number("instructions").map(Detail::Max),
            "outcome_not_possible" => |words, _| super::wallet::status(words).map(Detail::Instruction),
            "amount_out_of_range" => range,
            "rate_out_of_range" => |words, _| {
                words.phrase("at most")?;
                words.rate().map(Detail::RateMax)
            },
            "term_not_offered" => |words, _| many(words, |words| words.number("terms")).map(Detail::Terms),
            "currency_mismatch" => |words, _| many(words, |words| words.currency()).map(Detail::Currencies),
            "not_capturable" | "not_voidable" => |words, _| status(words).map(Detail::Order),
            "refund_exceeds_captured" => |words, currency| {
                let refundable = words.amount(currency)?;
                words.phrase("refundable").map(|()| Detail::Refundable(refundable))
            },
            "date_out_of_range" => dates,
            "withdrawal_over" => |words, _| words.date().map(Detail::Last),
            "agreement_required" => |words, _| super::law::missing(words).map(Detail::Kinds),
            "reading_time_not_over" => |words, _| {
                let seconds = words.number("seconds")?;
                let unit = if seconds == 1 { "second left" } else { "seconds left" };
                words.phrase(unit).map(|()| Detail::SecondsLeft(seconds))
            },
            "text_version_out_of_range" => |words, _| {
                let first = words.number("the version")?;
                words.phrase("to")?;
                words.number("the version").map(|last| Detail::Versions(first, last))
            },
            "value_date_out_of_range" => value_dates,
            "limit_below_exposure" => over,
            "cycle_day_changed_lately" => |words, _| again_from(words).map(Detail::AgainFrom),
            "already_deferred" => |words, _| {
                words.phrase("until")?;
                words.date().map(Detail::Until)
            },
            "split_too_late" => |words, _| {
                words.phrase("until")?;
                words.date().map(Detail::Until)
            },
            "term_out_of_range" => |words, _| {
                let min = words.number("terms")?;
                words.phrase("to")?;
                let max = words.number("terms")?;
                words.phrase("terms").map(|()| Detail::Between(min, max))
            },
            "hardship_plan_running" | "coupon_exhausted" => |words, currency| {
                let left = words.amount(currency)?;
                words.phrase("left").map(|()| Detail::Left(left))
            },
            "days_out_of_range" => |words, _| words.number("days").map(Detail::Max),
            "too_many_deferrals" => |words, _| {
                let max = words.number("deferrals")?;
                words.phrase(",")?;
                Ok(Detail::MaxUntil(max, again_from(words)?))
            },
            "role_not_allowed" if words.clone().phrase("role_not_allowed : none").is_ok() => {
                |words, _| words.phrase("none").map(|()| Detail::Names(Vec::new()))
            }
            "coupons_exceed_price" => |words, currency| {
                let discount = words.amount(currency)?;
                words.phrase("off")?;
                words.amount(currency).map(|price| Detail::Off(discount, price))
            },
            "uses_out_of_range" => |words, _| words.number("uses").map(Detail::Max),
            "too_many_campaigns" => |words, _| words.number("campaigns").map(Detail::Max),
            "role_not_allowed"
            | "concession_not_open"
            | "concession_not_reversible"
            | "coupon_not_applicable"
            | "capture_too_early" => {
                |words, _| many(words, |words| words.next("a name").map(str::to_string)).map(Detail::Names)
            }
            "authority_exceeded" => authority,
            "too_many_proposals" => |words, _| words.number("proposals").map(Detail::Max),
            "account_not_clear" => obstacles,
            "too_many_holds" => |words, _| words.number("holds").map(Detail::Max),
            "too_many_purchases" => |words, _| words.number("purchases").map(Detail::Max),
            "too_many_terms" => |words, _| words.number("versions").map(Detail::Max),
            "terms_flawed" => {
                |words, _| many(words, |words| words.next("a field").map(str::to_string)).map(Detail::Fields)
            }
            "cost_ceiling_exceeded" => |words, _| {
                let cost = words.rate()?;
                words.phrase("a year").map(|()| Detail::Cost(i64::from(cost.parts())))
            },
            "unknown_field" | "invalid_request" | "fields_disagree" | "document_unreadable" => {
                let code = words.next("a code")?.to_string();
                let is_named = words.take(":");
                let detail = if is_named { Detail::Field(words.next("a field")?.to_string()) } else { Detail::None };
                return Ok(Refused { code, detail });
            }
            code if PLAIN.contains(&code) => {
                words.next("a code")?;
                return Ok(Refused::plain(code));
            }
            _ => return Err(words.wrong("the code of a refusal such as limit_exceeded")),
        };
        let code = words.next("a code")?.to_string();
        words.phrase(":")?;
        Ok(Refused { code, detail: read(words, currency)? })
    }

    /// This refusal without what `told` does not tell.
    pub(crate) fn limited_to(mut self, told: &Refused) -> Refused {
        if let (Detail::Late { to_pay, .. }, Detail::Late { to_pay: None, .. }) = (&mut self.detail, &told.detail) {
            *to_pay = None;
        }
        self
    }

    pub(crate) fn text(&self, currency: Currency) -> String {
        let detail = self.detail.text(currency);
        if detail.is_empty() { self.code.clone() } else { format!("{}: {detail}", self.code) }
    }
}

/// The codes that come with nothing.
const PLAIN: &[&str] = &[
    "nothing_to_split",
    "withdrawal_not_offered",
    "text_not_found",
    "text_exists",
    "text_not_in_force",
    "text_not_shown",
    "consent_not_withdrawable",
    "concession_not_found",
    "coupon_not_found",
    "nothing_to_waive",
    "account_not_closed",
    "cycle_day_unchanged",
    "deferral_not_offered",
    "law_pack_not_found",
    "shares_not_whole",
    "limit_only_lowered",
    "not_found",
    "method_not_allowed",
    "unauthenticated",
    "forbidden",
    "idempotency_key_missing",
    "idempotency_key_invalid",
    "unsupported_media_type",
    "body_too_long",
    "invalid_json",
    "customer_not_found",
    "account_not_found",
    "merchant_not_found",
    "order_not_found",
    "plan_not_found",
    "statement_not_found",
    "instruction_not_found",
    "figure_not_found",
    "idempotency_key_reused",
    "account_exists",
    "nothing_due",
    "terms_exist",
    "terms_not_found",
    "second_person_required",
    "time_out_of_range",
];

impl Detail {
    fn text(&self, currency: Currency) -> String {
        let written = |amount: &Amount| currency.write(amount.minor());
        match self {
            Detail::None => String::new(),
            Detail::Late { was_due, since, to_pay } => {
                let to_pay = to_pay.map(|amount| format!(", {} is to pay", written(&amount))).unwrap_or_default();
                format!("{} was due on {since}{to_pay}", written(was_due))
            }
            Detail::Last(date) => date.to_string(),
            Detail::Kinds(kinds) => kinds.join(" "),
            Detail::SecondsLeft(seconds) => {
                format!("{seconds} {} left", if *seconds == 1 { "second" } else { "seconds" })
            }
            Detail::Versions(first, last) => format!("{first} to {last}"),
            Detail::ByStaff(since) => format!("by staff since {since}"),
            Detail::Since(since) => format!("since {since}"),
            Detail::Short(available, short) => format!("{} available, {} short", written(available), written(short)),
            Detail::Range(min, max) => format!("{} to {}", written(min), written(max)),
            Detail::RateMax(rate) => format!("at most {}", rate_text(*rate)),
            Detail::Terms(terms) => terms.iter().map(u32::to_string).collect::<Vec<_>>().join(" "),
            Detail::Currencies(all) => all.iter().map(|one| one.code()).collect::<Vec<_>>().join(" "),
            Detail::Order(status) => status.name().into(),
            Detail::Instruction(status) => status.name().into(),
            Detail::Missing(amount) => format!("{} missing", written(amount)),
            Detail::Refundable(amount) => format!("{} refundable", written(amount)),
            Detail::Max(max) => max.to_string(),
            Detail::Field(field) => field.clone(),
            Detail::Fields(fields) => fields.join(" "),
            Detail::Cost(ppm) => format!("{}.{:04}% a year", ppm / 10_000, ppm % 10_000),
            Detail::Dates(first, last) => format!("{first} to {last}"),
            Detail::AgainFrom(date) => format!("again from {date}"),
            Detail::Between(min, max) => format!("{min} to {max} terms"),
            Detail::Off(discount, price) => format!("{} off {}", written(discount), written(price)),
            Detail::Left(amount) => format!("{} left", written(amount)),
            Detail::Until(date) => format!("until {date}"),
            Detail::MaxUntil(max, date) => format!("{max}, again from {date}"),
            Detail::ValueDates(first, last, bound) => format!("{first} to {last}, {}", bound.name()),
            Detail::Over(exposure, over) => format!("{} used, {} over", written(exposure), written(over)),
            Detail::Names(names) if names.is_empty() => "none".into(),
            Detail::Names(names) => names.join(" "),
            Detail::Authority(per_act, left) => {
                format!("{} at once, {} left today", written(per_act), written(left))
            }
            Detail::Obstacles(all) => {
                all.iter().map(|(name, amount)| format!("{name} {}", written(amount))).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

fn late(words: &mut Words, currency: Currency) -> Result<Detail, Wrong> {
    if words.take("by") {
        words.phrase("staff since")?;
        return words.date().map(Detail::ByStaff);
    }
    let was_due = words.amount(currency)?;
    words.phrase("was due on")?;
    let since = words.date()?;
    let mut to_pay = None;
    if words.take(",") {
        to_pay = Some(words.amount(currency)?);
        words.phrase("is to pay")?;
    }
    Ok(Detail::Late { was_due, since, to_pay })
}

fn short(words: &mut Words, currency: Currency) -> Result<Detail, Wrong> {
    let available = words.amount(currency)?;
    words.phrase("available ,")?;
    let short = words.amount(currency)?;
    words.phrase("short")?;
    Ok(Detail::Short(available, short))
}

fn range(words: &mut Words, currency: Currency) -> Result<Detail, Wrong> {
    let min = words.amount(currency)?;
    words.phrase("to")?;
    Ok(Detail::Range(min, words.amount(currency)?))
}

fn dates(words: &mut Words, _: Currency) -> Result<Detail, Wrong> {
    let first = words.date()?;
    words.phrase("to")?;
    Ok(Detail::Dates(first, words.date()?))
}

fn value_dates(words: &mut Words, _: Currency) -> Result<Detail, Wrong> {
    let first = words.date()?;
    words.phrase("to")?;
    let last = words.date()?;
    words.phrase(",")?;
    let expected = "why, such as before_opening";
    let word = words.next(expected)?;
    let found = bound_named(word).ok_or_else(|| Wrong::new(expected, format!("\"{word}\"")))?;
    Ok(Detail::ValueDates(first, last, found))
}

/// Why a day does not do, by its name.
pub(crate) fn bound_named(name: &str) -> Option<Bound> {
    Bound::ALL.into_iter().find(|bound| bound.name() == name)
}

fn over(words: &mut Words, currency: Currency) -> Result<Detail, Wrong> {
    let exposure = words.amount(currency)?;
    words.phrase("used ,")?;
    let over = words.amount(currency)?;
    words.phrase("over")?;
    Ok(Detail::Over(exposure, over))
}

fn again_from(words: &mut Words) -> Result<Date, Wrong> {
    words.phrase("again from")?;
    words.date()
}

fn authority(words: &mut Words, currency: Currency) -> Result<Detail, Wrong> {
    let per_act = words.amount(currency)?;
    words.phrase("at once ,")?;
    let left = words.amount(currency)?;
    words.phrase("left today")?;
    Ok(Detail::Authority(per_act, left))
}

/// `statements 5.00, holds 3.00`.
fn obstacles(words: &mut Words, currency: Currency) -> Result<Detail, Wrong> {
    let mut all = Vec::new();
    loop {
        all.push((words.next("what is owed or pending")?.to_string(), words.amount(currency)?));
        if !words.take(",") {
            return Ok(Detail::Obstacles(all));
        }
    }
}

fn many<T>(words: &mut Words, one: fn(&mut Words) -> Result<T, Wrong>) -> Result<Vec<T>, Wrong> {
    let mut all = vec![one(words)?];
    while words.peek().is_some() {
        all.push(one(words)?);
    }
    Ok(all)
}

/// The state of an order, by its name.
pub(crate) fn status(words: &mut Words) -> Result<Status, Wrong> {
    let found = words.peek().and_then(status_named);
    let found = found.ok_or_else(|| words.wrong("the state of an order such as part_captured"))?;
    words.next("a state")?;
    Ok(found)
}

/// The state of a name.
pub(crate) fn status_named(name: &str) -> Option<Status> {
    use Status::{Authorised, Captured, Expired, PartCaptured, PartRefunded, Refunded, Voided};
    let all = [Authorised, PartCaptured, Captured, PartRefunded, Refunded, Voided, Expired];
    all.into_iter().find(|status| status.name() == name)
}
