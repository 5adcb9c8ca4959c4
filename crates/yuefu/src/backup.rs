//! `yuefu backup`: copies a data directory while it is served.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::{restore, say};

/// Copy a data directory, also while it is served
#[derive(clap::Args)]
pub struct Backup {
    /// The directory to copy
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where the copy goes: a new directory
    #[arg(long, value_name = "NEW-DIR")]
    to: PathBuf,
}

impl Backup {
    /// Copies it, and says how far each shard got.
    ///
    /// # Errors
    /// When something is in the way, or a file cannot be read or written; then there is no copy.
    pub fn run(&self) -> Result<(), Failure> {
        let extra = extra_files(&self.data);
        let copied = store::backup(&self.data, &self.to, &extra)?;
        let rows = copied.iter().map(|copied| format!("shard {} to row {}", copied.shard, copied.tip.seq));
        say::line(&format!(
            "Copied {} to {}: {}.\n\nCheck the copy:\n  yuefu verify --data {1}",
            self.data.display(),
            self.to.display(),
            rows.collect::<Vec<_>>().join(", ")
        ))
    }
}

/// The files of a directory beside journal, tables and mark: the keys, the texts, and why it was restored.
pub fn extra_files(data: &Path) -> Vec<&'static str> {
    [api::access::FILE, restore::FILE, store::texts::FILE].into_iter().filter(|name| data.join(name).exists()).collect()
}
