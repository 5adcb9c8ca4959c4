//! What is measured, a file for each piece.

pub mod checkout;
pub mod engine;
pub mod start;
pub mod postgres;
pub mod cycle;
pub mod close;
pub mod growth;
pub mod hold;

use std::path::PathBuf;

use crate::failure::Failure;
use crate::scale::Scale;
use crate::seed::remove;

/// What every piece needs.
#[derive(Debug, Clone)]
pub struct Bench {
    /// Where data directories are made, on the disk that is measured.
    pub work: PathBuf,
    /// The binary that is measured.
    pub yuefu: PathBuf,
    /// How large the run is.
    pub scale: Scale,
}

impl Bench {
    /// Where a piece puts the directory `name`; it is gone after [`Bench::clear`].
    pub fn place(&self, name: &str) -> PathBuf {
        self.work.join("run").join(name)
    }

    /// Removes what pieces have left behind; seeds stay.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn clear(&self) -> Result<(), Failure> {
        remove(&self.work.join("run"))
    }
}
