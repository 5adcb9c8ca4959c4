//! `yuefu replay`: plays a shop's orders through the same path as HTTP.

use std::io::IsTerminal;
use std::path::PathBuf;

use calendar::Date;
use indicatif::{ProgressBar, ProgressStyle};
use replay::{Page, Progress, ReplayError};

use crate::failure::Failure;
use crate::fresh::Worthless;
use crate::{fresh, say};

/// Play a file of a shop's orders, and print one page of what came of it
#[derive(clap::Args)]
pub struct Replay {
    /// The file: CSV, also compressed (.gz)
    file: PathBuf,
    /// The data directory to make
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Print the page as JSON
    #[arg(long)]
    json: bool,
}

impl Replay {
    /// Plays the file.
    ///
    /// # Errors
    /// When the file cannot be read, the directory cannot be made, or the sequencer stops; then there is no directory.
    pub fn run(&self) -> Result<(), Failure> {
        let page = fresh::make(&self.data, || self.play(), worthless)?;
        let text = match self.json {
            true => serde_json::to_string_pretty(&page).expect("a page is plain data"),
            false => page.to_string(),
        };
        say::line(&text)?;
        if page.is_sound() { Ok(()) } else { Err(Failure::Unsound) }
    }

    fn play(&self) -> Result<Page, Failure> {
        Ok(match std::io::stderr().is_terminal() {
            true => replay::play(&self.file, &self.data, &mut Bar::new())?,
            false => replay::play(&self.file, &self.data, &mut Lines::default())?,
        })
    }
}

/// A file can be played again, so that half a year is worth nothing; but a directory that was not opened may be another's.
fn worthless(failure: &Failure) -> Worthless {
    match failure {
        Failure::Replay(ReplayError::Open(_) | ReplayError::Read(_)) => Worthless::Untouched,
        _ => Worthless::Everything,
    }
}

/// A bar, for a terminal.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Bar {
        let style = ProgressStyle::with_template("{msg}  {wide_bar}  {pos}/{len} invoices  {eta}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        Bar(ProgressBar::new(0).with_style(style))
    }
}

impl Progress for Bar {
    fn at(&mut self, done: u64, total: u64, date: Date) {
        self.0.set_length(total);
        self.0.set_position(done);
        if done.is_multiple_of(50) {
            self.0.set_message(date.to_string());
        }
        if done == total {
            self.0.finish_and_clear();
        }
    }
}

/// A line for each tenth, for a file or a pipe.
#[derive(Default)]
struct Lines {
    tenths: u64,
}

impl Progress for Lines {
    fn at(&mut self, done: u64, total: u64, date: Date) {
        let tenths = 10 * done / total.max(1);
        if tenths > self.tenths {
            self.tenths = tenths;
            eprintln!("{date}  {done} of {total} invoices");
        }
    }
}
