//! What a story says of accounts that are late, and of those that the staff freezes: freezes, charge-offs, buckets, promises.
//!
//! What is asked is an [`Ask`], the answer to it [`Done`], and how it stands afterwards a [`Standing`].

use calendar::Date;
use engine::charge_off;
use engine::freeze::{self, Act};
use engine::promise::Via;
use money::{Amount, Currency, Money};

use crate::driver::{Driver, No};
use crate::fault::Wrong;
use crate::words::Words;

mod standing;
pub(crate) mod direct;

pub use standing::{ChargedOff, Freeze, FreezeChange, Promise, PromiseState, Standing, Stands};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// To freeze the account, or to end that.
    Freeze(Act, freeze::Reason),
    /// To charge off what it owes.
    ChargeOff(charge_off::Reason),
    /// To promise to pay.
    Promise {
        /// How much.
        amount: Money,
        /// The last day.
        until: Date,
        /// To whom.
        via: Via,
    },
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The account was frozen or unfrozen.
    Freeze(Act),
    /// So much was charged off.
    WroteOff(Amount),
    /// So much was promised.
    Promised(Amount),
}

/// The words that such a step begins with.
pub(crate) const VERBS: [&str; 4] = ["freeze", "unfreeze", "charge", "promise"];

impl Ask {
    /// Reads what is asked, after its first word, up to the words that say whose account it is.
    pub(crate) fn read(verb: &str, words: &mut Words, money: Money) -> Result<Ask, Wrong> {
        match verb {
            "freeze" => {
                words.phrase("because").and_then(|()| freeze_reason(words)).map(|why| Ask::Freeze(Act::Freeze, why))
            }
            "unfreeze" => {
                words.phrase("because").and_then(|()| freeze_reason(words)).map(|why| Ask::Freeze(Act::Unfreeze, why))
            }
            "charge" => {
                words.phrase("off because")?;
                named(words, charge_off::Reason::ALL, charge_off::Reason::name).map(Ask::ChargeOff)
            }
            _ => {
                words.phrase("until")?;
                let until = words.date()?;
                let via = match words.take("to") {
                    true => words.phrase("staff").map(|()| Via::Staff)?,
                    false => Via::Customer,
                };
                Ok(Ask::Promise { amount: money, until, via })
            }
        }
    }

    /// The currency that it names.
    pub(crate) fn currency(&self) -> Option<Currency> {
        match self {
            Ask::Promise { amount, .. } => Some(amount.currency),
            Ask::Freeze(..) | Ask::ChargeOff(_) => None,
        }
    }
}

impl Done {
    /// Reads an answer; none when the line begins with another word.
    pub(crate) fn read(words: &mut Words, currency: Currency) -> Result<Option<Done>, Wrong> {
        match words.peek() {
            Some("account") => {
                words.phrase("account")?;
                match words.next("\"frozen\" or \"unfrozen\"")? {
                    "frozen" => Ok(Some(Done::Freeze(Act::Freeze))),
                    "unfrozen" => Ok(Some(Done::Freeze(Act::Unfreeze))),
                    other => Err(Wrong::new("\"frozen\" or \"unfrozen\"", format!("\"{other}\""))),
                }
            }
            Some("wrote") => {
                words.phrase("wrote off")?;
                words.amount(currency).map(|amount| Some(Done::WroteOff(amount)))
            }
            Some("promised") => {
                words.phrase("promised")?;
                words.amount(currency).map(|amount| Some(Done::Promised(amount)))
            }
            _ => Ok(None),
        }
    }

    pub(crate) fn text(&self, currency: Currency) -> String {
        match self {
            Done::Freeze(Act::Freeze) => "account frozen".into(),
            Done::Freeze(Act::Unfreeze) => "account unfrozen".into(),
            Done::WroteOff(amount) => format!("wrote off {}", currency.write(amount.minor())),
            Done::Promised(amount) => format!("promised {}", currency.write(amount.minor())),
        }
    }
}

/// What stands where `told` says something.
pub(crate) fn see(driver: &mut dyn Driver, account: &str, currency: Currency, told: &Standing) -> Result<Standing, No> {
    Ok(match told {
        Standing::Frozen(_) => Standing::Frozen(driver.account(account)?.stands.frozen),
        Standing::FreezeChanges(_) => Standing::FreezeChanges(driver.freeze_changes(account)?),
        Standing::ChargedOff(_) => Standing::ChargedOff(driver.account(account)?.stands.charged_off),
        Standing::Promise(_) => Standing::Promise(driver.account(account)?.stands.promise),
        Standing::Bucket(from, ..) => {
            let buckets = driver.buckets(currency)?;
            let found = buckets.into_iter().find(|(days, ..)| days == from);
            let (_, accounts, owed) = found.unwrap_or((*from, 0, Amount::ZERO));
            Standing::Bucket(*from, accounts, owed)
        }
    })
}

fn freeze_reason(words: &mut Words) -> Result<freeze::Reason, Wrong> {
    named(words, freeze::Reason::ALL, freeze::Reason::name)
}

/// One of several values, by its name.
fn named<T: Copy, const N: usize>(words: &mut Words, all: [T; N], name: fn(T) -> &'static str) -> Result<T, Wrong> {
    let expected = all.map(|one| format!("\"{}\"", name(one))).join(" or ");
    let word = words.next(&expected)?;
    let found = all.into_iter().find(|one| name(*one) == word);
    found.ok_or_else(|| Wrong::new(expected, format!("\"{word}\"")))
}
