//! What is asked of a wallet and of the bank: `top up t1: 100.00`, `withdraw credit c1: 5.00`, `settle t1`.

use engine::instruction::{Outcome, Purpose};
use money::Money;

use super::Setup;
use super::setup::money;
use crate::fault::Wrong;
use crate::story::{FromBalance, Instruct};
use crate::words::Words;

/// The words that a request to the bank begins with.
pub(super) const REQUESTS: [&str; 2] = ["top", "withdraw"];

/// The words that an answer of the bank begins with.
pub(super) const OUTCOMES: [(&str, Outcome); 3] =
    [("settle", Outcome::Settled), ("fail", Outcome::Failed), ("return", Outcome::Returned)];

/// Reads a request to the bank whose first word is `verb`, up to the words that say whose it is.
pub(super) fn request(verb: &str, words: &mut Words, setup: &Setup) -> Result<Instruct, Wrong> {
    let purpose = match verb {
        "top" => words.phrase("up").map(|()| Purpose::TopUp)?,
        _ if words.take("credit") => Purpose::CreditWithdrawal,
        _ => Purpose::Withdrawal,
    };
    let name = words.name("an instruction")?;
    words.phrase(":")?;
    Ok(Instruct { name, purpose, amount: money(words, setup.currency)? })
}

/// `from balance`, `with 30.00 from balance`, or nothing.
pub(super) fn from_balance(words: &mut Words, setup: &Setup) -> Result<FromBalance, Wrong> {
    if words.take("from") {
        return words.phrase("balance").map(|()| FromBalance::Everything);
    }
    part(words, setup).map(|part| part.map_or(FromBalance::Nothing, FromBalance::Part))
}

/// `with 30.00 from balance`, or nothing.
pub(super) fn part(words: &mut Words, setup: &Setup) -> Result<Option<Money>, Wrong> {
    if !words.take("with") {
        return Ok(None);
    }
    let part = money(words, setup.currency)?;
    words.phrase("from balance")?;
    Ok(Some(part))
}
