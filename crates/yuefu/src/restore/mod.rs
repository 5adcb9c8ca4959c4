//! `yuefu restore`: puts a backup in the place of a data directory, or goes on with what is left of one.
//!
//! What was acknowledged is never lost in silence. The directory is compared with the backup; whatever it knows of that
//! the backup lacks must be accepted row by row, by name and with a reason. The new directory is built and verified beside
//! the old one, which is kept.

mod target;
mod loss;
mod reason;
mod refusal;

use std::path::{Path, PathBuf};

use sequencer::shapes::SHAPES;
use sequencer::verify::{Verified, verify};
use store::{Copied, Directory, SqliteTables};

use crate::failure::Failure;
use crate::words::Place;
use crate::{backup, say, words};
use loss::Loss;
use reason::Reason;
use target::Target;

pub use reason::FILE;
pub use refusal::Refusal;
pub use target::check_unfinished;

/// Put a backup in the place of a data directory, which is kept beside it
#[derive(clap::Args)]
pub struct Restore {
    /// The backup; left out, the directory's own journal as far as it still goes
    #[arg(long, value_name = "BACKUP")]
    from: Option<PathBuf>,
    /// The directory to restore
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Accept the loss of everything after these rows; `yuefu restore` without it says which
    #[arg(long, value_name = "SHARD:ROW,…", value_parser = words::place, value_delimiter = ',')]
    #[arg(requires = "by", requires = "because")]
    accept_loss_after: Vec<Place>,
    /// Who accepts it
    #[arg(long, value_name = "NAME", requires = "accept_loss_after", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    by: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT", requires = "accept_loss_after", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    because: Option<String>,
}

impl Restore {
    /// Restores, and says what stands now.
    ///
    /// # Errors
    /// When something would be lost that was not accepted, and when the backup is not sound; nothing is changed then.
    pub fn run(&self) -> Result<(), Failure> {
        let target = Target::take(&self.data)?;
        let from = self.source(&target)?;
        let losses = loss::between(from, target.directory())?;
        self.check(from, &target, &losses)?;
        let built = target.building();
        let finished = self.build(from, &target, &losses, &built).inspect_err(|_| {
            // It was begun by us a moment ago; if it cannot be removed, the first error is the one to be told.
            let _ = std::fs::remove_dir_all(&built);
        });
        let (copied, verified) = finished?;
        let replaced = target.replace(&built)?;
        say::line(&text(&self.data, from, &copied, &verified, replaced.as_deref()))
    }

    /// What is restored from.
    fn source<'a>(&'a self, target: &'a Target) -> Result<&'a Path, Refusal> {
        match (&self.from, target.directory()) {
            (Some(from), _) => Ok(from),
            (None, Some(directory)) => Ok(directory.path()),
            (None, None) => Err(Refusal::NoBackup { data: self.data.clone() }),
        }
    }

    /// Lets exactly those losses pass that were accepted.
    fn check(&self, from: &Path, target: &Target, losses: &[Loss]) -> Result<(), Refusal> {
        let mut accepted = self.accept_loss_after.clone();
        accepted.sort_unstable();
        let lost: Vec<Place> = losses.iter().filter(|loss| loss.is_known()).map(Loss::after).collect();
        let last: Vec<Place> = losses.iter().map(Loss::after).collect();
        // Where nothing is left to compare with, whoever restores knows best whether something is lost.
        let is_blind = target.directory().is_none() && accepted == last;
        if accepted == lost || is_blind {
            return match lost.is_empty() && self.from.is_none() {
                true => Err(Refusal::NothingLost { data: self.data.clone() }),
                false => Ok(()),
            };
        }
        if lost.is_empty() {
            return Err(Refusal::NothingToAccept { last: words::places(&last) });
        }
        let told = losses.iter().filter(|loss| loss.is_known()).map(ToString::to_string).collect::<Vec<_>>();
        let (data, from) = (self.data.clone(), from.to_path_buf());
        Err(Refusal::Loses { data, from, lost: told.join("; "), flag: words::places(&lost) })
    }

    /// Builds the new directory beside the old one: copied, with a note of why, and verified.
    fn build(
        &self,
        from: &Path,
        target: &Target,
        losses: &[Loss],
        built: &Path,
    ) -> Result<(Vec<Copied>, Verified), Failure> {
        let copied = store::backup(from, built, &backup::extra_files(from))?;
        if self.from.is_none() {
            // These tables may know of rows that are lost.
            SqliteTables::rebuild(&Directory::view(built)?.tables(), &SHAPES)?;
        }
        let accepted: Vec<&Loss> =
            losses.iter().filter(|loss| self.accept_loss_after.contains(&loss.after())).collect();
        let reason = Reason::new(self.by.as_deref(), self.because.as_deref());
        reason.write(from, target, built, &accepted)?;
        sequencer::restore::accept(built, &reason.accepts(&accepted))?;
        Ok((copied, verify(built)?))
    }
}

fn text(data: &Path, from: &Path, copied: &[Copied], verified: &Verified, replaced: Option<&Path>) -> String {
    let data = data.display();
    let rows = copied.iter().map(|copied| format!("shard {} to row {}", copied.shard, copied.tip.seq));
    let rows = rows.collect::<Vec<_>>().join(", ");
    let kept = replaced.map(|old| format!("The old directory is kept as {}.\n", old.display())).unwrap_or_default();
    let checked = say::number(verified.rows);
    format!(
        "Restored {data} from {}: {rows}. All {checked} rows are verified.\n{kept}\nServe it:\n  \
         yuefu serve --data {data}",
        from.display()
    )
}
