//! `yuefu init`: makes a data directory.

use std::path::{Path, PathBuf};

use calendar::Instant;
use documents::terms::retail;
use engine::terms::{Terms, Version};
use money::Currency;
use sequencer::{Mode, World, clock};

use crate::failure::Failure;
use crate::fresh::Worthless;
use crate::{fresh, say, terms, words};

/// Make a data directory: a sandbox, unless it is to be live
#[derive(clap::Args)]
pub struct Init {
    /// The directory to make
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Real money: its clock is the machine's, and accounts are opened by applications alone
    #[arg(long)]
    live: bool,
    /// The operator's time zone: it says what day it is
    #[arg(long, value_name = "ZONE", default_value = DEFAULT_ZONE)]
    zone: String,
    /// Into how many shards customers are dealt, for good: 1 to 2048
    #[arg(long, value_name = "NUMBER", default_value_t = DEFAULT_SHARDS)]
    shards: u16,
    /// What the clock of a sandbox says at first [default: now]
    #[arg(long, value_name = "TIME", value_parser = words::instant, conflicts_with = "live")]
    start: Option<Instant>,
    /// The currencies to start with the default Terms in
    #[arg(long, value_name = "CODES", value_parser = words::currency, value_delimiter = ',', default_value = "CNY")]
    currency: Vec<Currency>,
    /// Documents of the Terms to start with instead; `yuefu terms show` prints one to begin with
    #[arg(long, value_name = "FILE", conflicts_with = "currency")]
    terms: Vec<PathBuf>,
    /// Law packs of your own that those documents name; `yuefu law show` prints one to begin with
    #[arg(long, value_name = "FILE", requires = "terms")]
    law: Vec<PathBuf>,
}

const DEFAULT_ZONE: &str = "Asia/Shanghai";
const DEFAULT_SHARDS: u16 = 4;

impl Init {
    /// Makes it, and says what to try next.
    ///
    /// # Errors
    /// When something is in the directory already, or it cannot be made.
    pub fn run(&self) -> Result<(), Failure> {
        let mode = if self.live { Mode::Live } else { Mode::Sandbox };
        let world = World { mode, zone: self.zone.clone(), shards: self.shards };
        let start = self.start.unwrap_or_else(clock::now);
        let terms = if self.terms.is_empty() { defaults(&self.currency) } else { read(&self.terms, &self.law)? };
        make(&self.data, &world, start, &terms)?;
        say::line(&next(&self.data, mode, start))
    }
}

/// Makes a sandbox as `yuefu init` does when nothing else is said.
///
/// # Errors
/// Those of [`sequencer::init`].
pub fn sandbox(data: &Path) -> Result<(), Failure> {
    let world = World { mode: Mode::Sandbox, zone: DEFAULT_ZONE.into(), shards: DEFAULT_SHARDS };
    make(data, &world, clock::now(), &defaults(&[Currency::Cny]))
}

fn make(data: &Path, world: &World, start: Instant, terms: &[Terms]) -> Result<(), Failure> {
    fresh::make(data, || Ok(sequencer::init(data, world, start, terms)?), |_| Worthless::Untouched)
}

/// The retail product in each currency, under the law of the place whose it is.
fn defaults(currencies: &[Currency]) -> Vec<Terms> {
    let mut currencies = currencies.to_vec();
    currencies.sort_unstable();
    currencies.dedup();
    (1..).zip(currencies).map(|(at, code)| retail(Version(at), code)).collect()
}

/// The Terms of each document, in force from the beginning.
fn read(files: &[PathBuf], law: &[PathBuf]) -> Result<Vec<Terms>, Failure> {
    let sound = |(at, file): (u32, &PathBuf)| {
        let terms = terms::sound(file, law)?;
        match terms.in_force_from {
            None => Ok(Terms { version: Version(at), ..terms }),
            Some(_) => Err(Failure::Document {
                file: file.clone(),
                why: "Terms that a directory begins with are in force from the beginning; take in_force_from out"
                    .into(),
            }),
        }
    };
    (1..).zip(files).map(sound).collect()
}

fn next(data: &Path, mode: Mode, start: Instant) -> String {
    let data = data.display();
    match mode {
        Mode::Sandbox => format!(
            "Made a sandbox in {data}. Its clock says {} until it is moved.\n\n\
             Serve it, with a key to try it:\n  yuefu serve --data {data} --print-key",
            clock::write(start)
        ),
        Mode::Live => format!(
            "Made a live directory in {data}.\n\n\
             Make a key for yourself, then serve it:\n  yuefu keys create --data {data} --role operator\n  \
             yuefu serve --data {data}\n\nCopy it every night, while it is served:\n  \
             yuefu backup --data {data} --to BACKUP"
        ),
    }
}
