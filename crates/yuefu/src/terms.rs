//! `yuefu terms`: shows, checks and compares Terms documents, which are files that anybody can write.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use documents::terms::{RETAIL, differences, read_under, retail, write};
use engine::terms::{Flaw, Terms as Sold, Version};
use money::{AnnualRate, Currency};

use crate::failure::Failure;
use crate::{law, say, words};

/// Show, check and compare Terms documents
#[derive(clap::Args)]
pub struct Terms {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Show(Show),
    Check(Check),
    Compare(Compare),
}

/// Print the document that a data directory begins with: a start for your own
#[derive(clap::Args)]
struct Show {
    /// Its currency
    #[arg(long, value_name = "CODE", value_parser = words::currency, default_value = "CNY")]
    currency: Currency,
}

/// Say what is wrong with a document, or what each of its plans costs a year
#[derive(clap::Args)]
struct Check {
    /// The document
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A law pack of your own that it names
    #[arg(long, value_name = "FILE")]
    law: Vec<PathBuf>,
}

/// Say what one document says differently than another, field by field
#[derive(clap::Args)]
struct Compare {
    /// The one
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// The other
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    /// A law pack of your own that they name
    #[arg(long, value_name = "FILE")]
    law: Vec<PathBuf>,
}

impl Terms {
    /// Does what is asked.
    ///
    /// # Errors
    /// When a document cannot be read, or has flaws.
    pub fn run(&self) -> Result<(), Failure> {
        match &self.command {
            Command::Show(show) => say::line(shown(show.currency).trim_end()),
            Command::Check(check) => {
                let terms = sound(&check.file, &check.law)?;
                say::line(costs(&terms).trim_end())
            }
            Command::Compare(Compare { before, after, law }) => {
                say::line(compared(&document(before, law)?, &document(after, law)?).trim_end())
            }
        }
    }
}

/// Reads a document that Terms are to be active by, perhaps under one of the law packs in `law`.
///
/// # Errors
/// [`Failure::Document`] and [`Failure::Flawed`].
pub fn sound(file: &Path, law: &[PathBuf]) -> Result<Sold, Failure> {
    let terms = document(file, law)?;
    refuse_flawed(file, terms.flaws())?;
    Ok(terms)
}

fn document(file: &Path, law: &[PathBuf]) -> Result<Sold, Failure> {
    let packs = law::packs(law)?;
    let unreadable = |why: String| Failure::Document { file: file.to_path_buf(), why };
    let text = fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
    read_under(Version(1), &text, &packs).map_err(|fault| unreadable(fault.to_string()))
}

fn refuse_flawed(file: &Path, flaws: Vec<Flaw>) -> Result<(), Failure> {
    if flaws.is_empty() { Ok(()) } else { Err(Failure::Flawed { file: file.to_path_buf(), flaws }) }
}

fn shown(currency: Currency) -> String {
    match currency {
        Currency::Cny => RETAIL.into(),
        Currency::Gbp | Currency::Eur | Currency::Usd | Currency::Jpy => write(&retail(Version(1), currency)),
    }
}

/// What each plan costs: over equal months, which the ceiling is about, and on real due dates.
fn costs(terms: &Sold) -> String {
    let exact = |rate: AnnualRate| format!("{}.{:04}%", rate.0 / 10_000, rate.0 % 10_000);
    let mut text = format!("Sound Terms in {}. A year of each plan costs:\n\n", terms.currency.code());
    text += "terms     nominal   effective   on real due dates, by the day of capture\n";
    for offer in &terms.offers {
        let (cost, spread) = (offer.cost(terms.fee_bearer), terms.spread(offer));
        let (nominal, effective) = (exact(cost.nominal), exact(cost.effective));
        let _ = writeln!(
            text,
            "{:>5}  {nominal:>10}  {effective:>10}   {} to {}",
            offer.terms, spread.cheapest, spread.dearest
        );
    }
    if let Some(minimum) = terms.minimum_payment {
        let year = exact(AnnualRate(minimum.yearly_ppm().cast_signed()));
        let _ = writeln!(text, "\nWhat revolves beyond the minimum payment costs {year} over 365 days.");
    }
    match terms.cost_ceiling {
        Some(ceiling) => {
            let ceiling = exact(AnnualRate(i64::from(ceiling.parts())));
            let _ = writeln!(text, "\nThe cost ceiling, over equal months, nominal and effective, is {ceiling}.");
        }
        None => text += "\nThere is no cost ceiling.\n",
    }
    text
}

fn compared(before: &Sold, after: &Sold) -> String {
    let found = differences(before, after);
    if found.is_empty() {
        return "They say the same.\n".into();
    }
    let said = |said: &Option<String>| said.clone().unwrap_or_else(|| "nothing".into());
    found.iter().map(|one| format!("{}: {} → {}\n", one.field, said(&one.before), said(&one.after))).collect()
}
