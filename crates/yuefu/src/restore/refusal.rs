//! Why nothing was restored.

use std::io;
use std::path::PathBuf;

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Neither a backup nor a directory.
    #[error("there is nothing in {} to go on with; name a backup by --from", data.display())]
    NoBackup {
        /// The directory.
        data: PathBuf,
    },
    /// No path for a directory.
    #[error("{} is no name for a directory; give --data another one", .0.display())]
    NoName(PathBuf),
    /// A directory in no state to be compared.
    #[error("{source}; to restore in its place, move {} away first", data.display())]
    Unusable {
        /// The directory.
        data: PathBuf,
        /// What is wrong with it.
        source: store::Error,
    },
    /// A backup of something else.
    #[error("{} is no backup of {}: they do not begin alike; give --data a new directory", from.display(), data.display())]
    Unrelated {
        /// The backup.
        from: PathBuf,
        /// The directory.
        data: PathBuf,
    },
    /// A backup in which a shard is empty.
    #[error("no row of shard {shard} is left in {}; restore from another backup by --from", from.display())]
    Empty {
        /// The backup.
        from: PathBuf,
        /// The shard.
        shard: u16,
    },
    /// Loss that was not accepted.
    #[error(
        "{} knows of what {} lacks: {lost}; to lose that for good, add --accept-loss-after {flag} --by NAME --because TEXT",
        data.display(), from.display()
    )]
    Loses {
        /// The directory.
        data: PathBuf,
        /// The backup.
        from: PathBuf,
        /// What would be lost, shard by shard.
        lost: String,
        /// The flag that accepts it.
        flag: String,
    },
    /// A loss was accepted, and there is none.
    #[error("nothing would be lost, every shard goes as far as it ever did ({last}); leave --accept-loss-after out")]
    NothingToAccept {
        /// The last row of each shard.
        last: String,
    },
    /// A directory that needs no restoring.
    #[error("{} has lost nothing; serve it as it is, or name a backup by --from", data.display())]
    NothingLost {
        /// The directory.
        data: PathBuf,
    },
    /// An earlier restore did not end.
    #[error(
        "{} is left from a restore that was cut short; move it away, put back {} if that was moved aside, and try again",
        left.display(), data.display()
    )]
    Unfinished {
        /// What is left.
        left: PathBuf,
        /// The directory that was to be restored.
        data: PathBuf,
    },
    /// The system did not do what was asked.
    #[error("cannot {doing} {}: {source}; see that this user may write there", path.display())]
    Io {
        /// What was tried, as a verb.
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Turns what the system said into ours: `.map_err(failed("rename", path))`.
pub(super) fn failed(doing: &'static str, path: &std::path::Path) -> impl FnOnce(io::Error) -> Refusal {
    let path = path.to_path_buf();
    move |source| Refusal::Io { doing, path, source }
}
