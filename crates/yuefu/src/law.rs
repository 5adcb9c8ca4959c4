//! `yuefu law`: lists, shows and checks law packs, which Terms name and are checked against.

use std::fs;
use std::path::{Path, PathBuf};

use documents::law::{SHIPPED, read, shipped};
use engine::law::Pack;

use crate::failure::Failure;
use crate::say;

/// List, show and check law packs
#[derive(clap::Args)]
pub struct Law {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    List(List),
    Show(Show),
    Check(Check),
}

/// Say which law packs are shipped
#[derive(clap::Args)]
struct List {}

/// Print a law pack: a start for your own
#[derive(clap::Args)]
struct Show {
    /// The place
    #[arg(value_name = "PLACE", value_parser = SHIPPED.map(|(id, _)| id))]
    id: String,
}

/// Say what is wrong with a law pack of your own
#[derive(clap::Args)]
struct Check {
    /// The document
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Law {
    /// Does what is asked.
    ///
    /// # Errors
    /// When a document cannot be read.
    pub fn run(&self) -> Result<(), Failure> {
        match &self.command {
            Command::List(List {}) => {
                let packs = SHIPPED.iter().filter_map(|(id, _)| shipped(id));
                let lines: Vec<String> = packs.map(|pack| line(&pack)).collect();
                say::line(&lines.join("\n"))
            }
            Command::Show(Show { id }) => {
                let found = SHIPPED.iter().find(|(place, _)| place == id);
                say::line(found.map_or("", |(_, text)| text.trim_end()))
            }
            Command::Check(Check { file }) => say::line(&format!("A sound law pack: {}", line(&pack(file)?))),
        }
    }
}

/// The packs in documents of the operator's own.
///
/// # Errors
/// [`Failure::Document`], for the first that cannot be read.
pub fn packs(files: &[PathBuf]) -> Result<Vec<Pack>, Failure> {
    files.iter().map(|file| pack(file)).collect()
}

fn pack(file: &Path) -> Result<Pack, Failure> {
    let unreadable = |why: String| Failure::Document { file: file.to_path_buf(), why };
    let text = fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
    read(&text).map_err(|fault| unreadable(fault.to_string()))
}

fn line(pack: &Pack) -> String {
    let (figures, texts) = (pack.figures.len(), pack.texts.len());
    format!("{}  {}, as of {}: {figures} figures, {texts} kinds of texts", pack.id, pack.title, pack.as_of)
}
