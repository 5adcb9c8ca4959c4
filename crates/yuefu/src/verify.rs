//! `yuefu verify`: checks a data directory from its first row, and prints one page.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ledger::Book;
use money::Currency;
use sequencer::verify::{Verified, verify};
use serde::Serialize;

use crate::failure::Failure;
use crate::say;

/// Check a data directory from its first row: chain, events, books, tables and mark
#[derive(clap::Args)]
pub struct Verify {
    /// The directory; it may be being served
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Print the page as JSON
    #[arg(long)]
    json: bool,
}

/// The page as data.
#[derive(Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
enum Page {
    /// Everything is as it must be.
    Sound {
        rows: u64,
        records: u64,
        objects: u64,
        events: BTreeMap<&'static str, u64>,
        /// By currency and ledger account: debits minus credits, in minor units.
        trial_balance: BTreeMap<&'static str, BTreeMap<&'static str, i64>>,
        /// The hash of each shard's state.
        states: Vec<String>,
    },
    /// Something is not.
    Faulty { fault: String },
}

impl Verify {
    /// Checks it, and prints the page.
    ///
    /// # Errors
    /// The first fault.
    pub fn run(&self) -> Result<(), Failure> {
        let checked = verify(&self.data);
        if self.json {
            let page = checked.as_ref().map_or_else(|fault| Page::Faulty { fault: fault.to_string() }, Page::of);
            say::line(&serde_json::to_string_pretty(&page).expect("a page is plain data"))?;
        }
        let verified = checked?;
        match self.json {
            true => Ok(()),
            false => say::line(&format!("{}\nSound: {}", text(&verified), self.data.display())),
        }
    }
}

impl Page {
    fn of(verified: &Verified) -> Page {
        let balance = |currency: Currency| {
            let lines = verified.book.trial_balance(currency).into_iter().map(|(kind, total)| (kind.name(), total));
            (currency.code(), lines.collect())
        };
        Page::Sound {
            rows: verified.rows,
            records: verified.records,
            objects: verified.objects,
            events: verified.events.clone(),
            trial_balance: verified.book.currencies().map(balance).collect(),
            states: verified.states.iter().map(ToString::to_string).collect(),
        }
    }
}

/// What was found, for people to read.
pub fn text(verified: &Verified) -> String {
    let counts = [
        ("rows", verified.rows),
        ("records", verified.records),
        ("objects compared with the tables", verified.objects),
    ];
    let events = verified.events.iter().map(|(name, count)| (*name, *count));
    let lines = counts.into_iter().chain(events).map(|(name, count)| format!("{name:<34}{:>18}", say::number(count)));
    let balances = verified.book.currencies().map(|currency| trial_balance(&verified.book, currency));
    let states = (0..).zip(&verified.states).map(|(shard, hash): (u16, _)| format!("state of shard {shard:<4} {hash}"));
    let parts = [lines.collect::<Vec<_>>(), balances.collect(), states.collect()];
    parts.map(|part| part.join("\n") + "\n").join("\n")
}

/// The books of a currency in major units, debits beside credits.
fn trial_balance(book: &Book, currency: Currency) -> String {
    let money = |minor: u64| if minor == 0 { String::new() } else { currency.write(minor) };
    let line = |name: &str, debit: u64, credit: u64| format!("{name:<26}{:>16}{:>18}\n", money(debit), money(credit));
    let totals = book.trial_balance(currency);
    let side = |sign: i64, total: i64| (sign * total).max(0).unsigned_abs();
    let lines = totals.iter().map(|(kind, total)| line(kind.name(), side(1, *total), side(-1, *total)));
    let sum = |sign| totals.iter().map(|(_, total)| side(sign, *total)).sum();
    let head = format!("{:<26}{:>16}{:>18}\n", currency.code(), "debit", "credit");
    let text = head + &lines.collect::<String>() + &line("total", sum(1), sum(-1));
    text.trim_end().to_string()
}
