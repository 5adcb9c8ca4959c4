//! A wallet and what the bank is told: `wallet 70.00`, `wallet held 30.00`, `instruction t1 settled: 100.00`.

use engine::instruction::Status;
use money::{Amount, Currency};

use crate::fault::Wrong;
use crate::words::Words;

/// A figure of a wallet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purse {
    /// What is in it, holds included.
    Balance,
    /// What orders hold of it.
    Held,
    /// What can be spent of it.
    Available,
    /// What has to come in before anything can be taken again.
    Missing,
    /// Top-ups that no bank has confirmed yet.
    Incoming,
    /// Withdrawals that no bank has confirmed yet.
    Outgoing,
}

const FIGURES: [(&str, Purse); 5] = [
    ("held", Purse::Held),
    ("available", Purse::Available),
    ("missing", Purse::Missing),
    ("incoming", Purse::Incoming),
    ("outgoing", Purse::Outgoing),
];

impl Purse {
    /// Reads `wallet`, and perhaps which figure of it.
    pub(super) fn read(words: &mut Words, currency: Currency) -> Result<(Purse, Amount), Wrong> {
        words.phrase("wallet")?;
        let figure = FIGURES.iter().find(|(name, _)| words.take(name)).map_or(Purse::Balance, |(_, figure)| *figure);
        Ok((figure, words.amount(currency)?))
    }

    pub(super) fn text(self, amount: Amount, currency: Currency) -> String {
        let name = FIGURES.iter().find(|(_, figure)| *figure == self).map(|(name, _)| format!("{name} "));
        format!("wallet {}{}", name.unwrap_or_default(), currency.write(amount.minor()))
    }
}

/// The state of an instruction, by its name.
pub(super) fn status(words: &mut Words) -> Result<Status, Wrong> {
    let found = words.peek().and_then(instruction_status_named);
    let found = found.ok_or_else(|| words.wrong("the state of an instruction such as settled"))?;
    words.next("a state")?;
    Ok(found)
}

/// The state of a name.
pub(crate) fn instruction_status_named(name: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status.name() == name)
}
