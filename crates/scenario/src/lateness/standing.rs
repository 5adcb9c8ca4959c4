//! How an account that is late or frozen stands.

use calendar::Date;
use engine::freeze::{Act, Reason};
use money::{Amount, Currency};

use super::freeze_reason;
use crate::fault::Wrong;
use crate::words::Words;

/// How something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Why the account is frozen, if it is.
    Frozen(Freeze),
    /// Every act of the staff that froze or unfroze it, oldest first.
    FreezeChanges(Vec<FreezeChange>),
    /// What was charged off of it.
    ChargedOff(Option<ChargedOff>),
    /// The promise that was made last.
    Promise(Option<Promise>),
    /// How many accounts of the currency owe how much in the bucket that begins with so many days past due; none for debts that
    /// were charged off.
    Bucket(Option<u32>, u64, Amount),
}

/// How an account stands, beside its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Why it is frozen, if it is.
    pub frozen: Freeze,
    /// What was charged off of it.
    pub charged_off: Option<ChargedOff>,
    /// The promise that was made last.
    pub promise: Option<Promise>,
}

/// Why an account is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freeze {
    /// Whether it is so late; in days past due of the Terms, which nothing of it tells.
    pub by_lateness: bool,
    /// Since when the staff has it frozen, and why.
    pub by_staff: Option<(Date, Reason)>,
}

/// An act of the staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreezeChange {
    /// The business date.
    pub date: Date,
    /// What was done.
    pub act: Act,
    /// Why.
    pub reason: Reason,
}

/// A debt that was charged off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChargedOff {
    /// When.
    pub on: Date,
    /// Principal, fee and penalty that were charged off; what was recovered, and what is owed.
    pub parts: [Amount; 5],
}

/// A promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// How much.
    pub amount: Amount,
    /// The last day.
    pub until: Date,
    /// What became of it.
    pub state: PromiseState,
    /// What was paid since.
    pub paid: Amount,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseState {
    /// It runs, and the customer is not to be reminded.
    Open,
    /// It was kept.
    Kept,
    /// It was broken.
    Broken,
    /// Another one took its place.
    Superseded,
}

const PARTS: [&str; 5] = ["principal", "fee", "penalty", "recovered", "owed"];

impl PromiseState {
    const ALL: [PromiseState; 4] =
        [PromiseState::Open, PromiseState::Kept, PromiseState::Broken, PromiseState::Superseded];

    fn name(self) -> &'static str {
        match self {
            PromiseState::Open => "open",
            PromiseState::Kept => "kept",
            PromiseState::Broken => "broken",
            PromiseState::Superseded => "superseded",
        }
    }

    /// The state of a name.
    pub(crate) fn named(name: &str) -> Option<PromiseState> {
        PromiseState::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl Standing {
    /// Reads how something stands; none when the line begins with other words.
    pub(crate) fn read(words: &mut Words, currency: Currency) -> Result<Option<Standing>, Wrong> {
        let mut begins = |phrase: &str| words.clone().phrase(phrase).is_ok() && words.phrase(phrase).is_ok();
        if begins("not frozen") {
            return Ok(Some(Standing::Frozen(Freeze { by_lateness: false, by_staff: None })));
        }
        if begins("frozen by") {
            return frozen(words).map(|freeze| Some(Standing::Frozen(freeze)));
        }
        if begins("no freeze changes") {
            return Ok(Some(Standing::FreezeChanges(Vec::new())));
        }
        if begins("freeze changes :") {
            return freeze_changes(words).map(|all| Some(Standing::FreezeChanges(all)));
        }
        if begins("not charged off") {
            return Ok(Some(Standing::ChargedOff(None)));
        }
        if begins("charged off on") {
            return charged_off(words, currency).map(|debt| Some(Standing::ChargedOff(Some(debt))));
        }
        if begins("no promise") {
            return Ok(Some(Standing::Promise(None)));
        }
        if begins("promise") {
            return promise(words, currency).map(|promise| Some(Standing::Promise(Some(promise))));
        }
        if begins("bucket") {
            return bucket(words, currency).map(Some);
        }
        Ok(None)
    }

    pub(crate) fn text(&self, currency: Currency) -> String {
        let written = |amount: &Amount| currency.write(amount.minor());
        match self {
            Standing::Frozen(freeze) => freeze.text(),
            Standing::FreezeChanges(all) if all.is_empty() => "no freeze changes".into(),
            Standing::FreezeChanges(all) => {
                let all: Vec<String> = all.iter().map(FreezeChange::text).collect();
                format!("freeze changes: {}", all.join(", "))
            }
            Standing::ChargedOff(None) => "not charged off".into(),
            Standing::ChargedOff(Some(debt)) => {
                let parts = PARTS.iter().zip(&debt.parts).filter(|(_, amount)| !amount.is_zero());
                let parts: Vec<String> = parts.map(|(name, amount)| format!("{name} {}", written(amount))).collect();
                format!("charged off on {}: {}", debt.on, parts.join(" "))
            }
            Standing::Promise(None) => "no promise".into(),
            Standing::Promise(Some(Promise { amount, until, state, paid })) => {
                format!("promise {} until {until}: {}, {} paid", written(amount), state.name(), written(paid))
            }
            Standing::Bucket(from, accounts, owed) => {
                let from = from.map_or_else(|| "charged_off".into(), |days| days.to_string());
                format!("bucket {from}: {accounts} {}, {}", account_word(*accounts), written(owed))
            }
        }
    }
}

impl Freeze {
    fn text(&self) -> String {
        let by_staff = |(since, reason): (Date, Reason)| format!("by staff since {since} because {}", reason.name());
        match (self.by_lateness, self.by_staff) {
            (false, None) => "not frozen".into(),
            (true, None) => "frozen by lateness".into(),
            (false, Some(freeze)) => format!("frozen {}", by_staff(freeze)),
            (true, Some(freeze)) => format!("frozen by lateness and {}", by_staff(freeze)),
        }
    }
}

impl FreezeChange {
    fn text(&self) -> String {
        let act = match self.act {
            Act::Freeze => "frozen",
            Act::Unfreeze => "unfrozen",
        };
        format!("{} {act} because {}", self.date, self.reason.name())
    }
}

fn account_word(accounts: u64) -> &'static str {
    if accounts == 1 { "account" } else { "accounts" }
}

/// `lateness`, `staff since 2026-07-01 because risk`, or both with `and by` between them.
fn frozen(words: &mut Words) -> Result<Freeze, Wrong> {
    let by_lateness = words.take("lateness");
    if by_lateness {
        if words.peek().is_none() {
            return Ok(Freeze { by_lateness, by_staff: None });
        }
        words.phrase("and by")?;
    }
    words.phrase("staff since")?;
    let since = words.date()?;
    words.phrase("because")?;
    Ok(Freeze { by_lateness, by_staff: Some((since, freeze_reason(words)?)) })
}

fn freeze_changes(words: &mut Words) -> Result<Vec<FreezeChange>, Wrong> {
    let mut all = vec![freeze_change(words)?];
    while words.take(",") {
        all.push(freeze_change(words)?);
    }
    Ok(all)
}

fn freeze_change(words: &mut Words) -> Result<FreezeChange, Wrong> {
    let date = words.date()?;
    let expected = "\"frozen\" or \"unfrozen\"";
    let act = match words.next(expected)? {
        "frozen" => Act::Freeze,
        "unfrozen" => Act::Unfreeze,
        other => return Err(Wrong::new(expected, format!("\"{other}\""))),
    };
    words.phrase("because")?;
    Ok(FreezeChange { date, act, reason: freeze_reason(words)? })
}

/// `2026-02-02: principal 1000.00 fee 6.00 penalty 89.50 recovered 200.00 owed 895.50`; parts of nothing are left out.
fn charged_off(words: &mut Words, currency: Currency) -> Result<ChargedOff, Wrong> {
    let on = words.date()?;
    words.phrase(":")?;
    let mut parts = [Amount::ZERO; 5];
    for (name, amount) in PARTS.iter().zip(&mut parts) {
        if words.take(name) {
            *amount = words.amount(currency)?;
        }
    }
    Ok(ChargedOff { on, parts })
}

/// `300.00 until 2026-09-15: open, 100.00 paid`.
fn promise(words: &mut Words, currency: Currency) -> Result<Promise, Wrong> {
    let amount = words.amount(currency)?;
    words.phrase("until")?;
    let until = words.date()?;
    words.phrase(":")?;
    let expected = "\"open\", \"kept\", \"broken\" or \"superseded\"";
    let word = words.next(expected)?;
    let state = PromiseState::named(word).ok_or_else(|| Wrong::new(expected, format!("\"{word}\"")))?;
    words.phrase(",")?;
    let paid = words.amount(currency)?;
    words.phrase("paid")?;
    Ok(Promise { amount, until, state, paid })
}

/// `31: 2 accounts, 1000.00`, or `charged_off: 1 account, 500.00`.
fn bucket(words: &mut Words, currency: Currency) -> Result<Standing, Wrong> {
    let from = if words.take("charged_off") { None } else { Some(words.number("days past due")?) };
    words.phrase(":")?;
    let accounts = u64::from(words.number("accounts")?);
    words.phrase(account_word(accounts))?;
    words.phrase(",")?;
    Ok(Standing::Bucket(from, accounts, words.amount(currency)?))
}
