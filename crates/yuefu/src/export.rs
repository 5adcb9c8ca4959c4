//! `yuefu export`: everything that an account ever did, from the files of a data directory.

use std::path::PathBuf;

use engine::id::AccountId;
use sequencer::{Options, Sequencer};
use tokio::runtime::Runtime;

use crate::failure::Failure;
use crate::say;

/// Write everything that an account ever did, as JSON: what happened, what it moved, and the balances that this adds up to
#[derive(clap::Args)]
pub struct Export {
    /// The account
    #[arg(value_name = "ID", value_parser = account)]
    account: AccountId,
    /// The directory, which is not being served; a server exports by `GET /v1/accounts/{id}/export`
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

impl Export {
    /// Writes it to standard output.
    ///
    /// # Errors
    /// When there is no such account, or a server has the directory.
    pub fn run(&self) -> Result<(), Failure> {
        let sequencer = match Sequencer::open(&self.data, Options::default()) {
            Err(sequencer::open::OpenError::Store(store::Error::InUse { path })) => {
                return Err(Failure::ExportInUse(path));
            }
            opened => opened?,
        };
        let handle = sequencer.handle();
        let runtime = Runtime::new().map_err(Failure::Runtime)?;
        let exported = runtime.block_on(api::export(&handle, self.account));
        drop(handle);
        sequencer.close().map_err(Failure::Stopped)?;
        let exported = exported.map_err(Failure::Refused)?;
        say::line(&serde_json::to_string_pretty(&exported).expect("what is told is JSON"))
    }
}

fn account(id: &str) -> Result<AccountId, String> {
    AccountId::parse(id).ok_or_else(|| "an account's id looks like acc_0000000000002".into())
}
