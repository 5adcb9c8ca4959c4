//! Restoring: what a restore loses, an operator accepts by name and with a reason, and the journal says so.

use std::path::Path;

use engine::Command;
use engine::id::Shard;
use engine::loss::Accept;
use engine::turn::{Intent, Request};

use crate::open::OpenError;
use crate::{Options, Refusal, Sequencer, Submission};

/// Why what is lost could not be journaled as accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// The restored directory cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The command was refused.
    #[error("shard {} does not take note of what is lost: {refusal}", shard.0)]
    Refused {
        /// The shard.
        shard: Shard,
        /// Why.
        refusal: Refusal,
    },
    /// The sequencer stopped meanwhile.
    #[error("{0}")]
    Stopped(String),
}

/// Opens a restored directory, journals in each shard what was accepted as lost there, and closes it again.
///
/// # Errors
/// [`AcceptError`]; the directory is not to be served then.
pub fn accept(path: &Path, losses: &[(Shard, Accept)]) -> Result<(), AcceptError> {
    let sequencer = Sequencer::open(path, Options::default())?;
    for (shard, accept) in losses {
        let request = Request { key: None, command: Command::AcceptLoss(*accept), intent: Intent::Do };
        let sent = sequencer.handle().send_blocking(Submission { request, shard: *shard, at: None });
        sent.map_err(|refusal| AcceptError::Refused { shard: *shard, refusal })?;
    }
    sequencer.close().map_err(AcceptError::Stopped)
}
