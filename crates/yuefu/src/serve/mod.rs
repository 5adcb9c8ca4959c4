//! `yuefu serve`: serves the API of a data directory.

mod greeting;
mod signals;

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use api::Access;
use sequencer::{Handle, Options, Sequencer};
use tokio::runtime::Runtime;

use crate::failure::Failure;
use crate::limits::FINISH_MAX;
use crate::{init, keys, restore, say};
use greeting::Greeting;

/// Serve the API of a data directory; a sandbox is made where there is none
#[derive(clap::Args)]
pub struct Serve {
    /// The directory
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7070")]
    listen: SocketAddr,
    /// Make a new operator key and print it: in a sandbox, to try things
    #[arg(long)]
    print_key: bool,
}

impl Serve {
    /// Serves until the process is told to stop.
    ///
    /// # Errors
    /// When the directory cannot be served, or not any more.
    pub fn run(&self) -> Result<(), Failure> {
        let listener = listen(self.listen)?;
        let is_new = make_if_missing(&self.data)?;
        let sequencer = Sequencer::open(&self.data, Options::default())?;
        let access = keys::open(&self.data)?;
        // Nobody has a key to a sandbox that was just made.
        let key = (self.print_key || is_new).then(|| access.create_operator("printed by serve")).transpose()?;
        let runtime = Runtime::new().map_err(Failure::Runtime)?;
        let served = runtime.block_on(self.serve(listener, sequencer.handle(), access, key));
        runtime.shutdown_background();
        sequencer.close().map_err(Failure::Stopped)?;
        served
    }

    async fn serve(
        &self,
        listener: TcpListener,
        handle: Handle,
        access: Access,
        key: Option<String>,
    ) -> Result<(), Failure> {
        api::install_metrics().map_err(|error| Failure::Figures(error.to_string()))?;
        let told = signals::told_to_stop().map_err(Failure::Serving)?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(Failure::Serving)?;
        let address = listener.local_addr().map_err(Failure::Serving)?;
        let greeting = Greeting { data: &self.data, address, key, currency: currency(&handle).await? };
        say::line(&greeting.text(handle.mode()))?;
        let (stop, stopping) = tokio::sync::oneshot::channel();
        let shutdown = async move { stopping.await.unwrap_or_default() };
        let serving = tokio::spawn(api::serve(listener, api::router(handle.clone(), access), shutdown));
        tokio::select! {
            () = told => {}
            _ = handle.stopped() => {}
        }
        let _ = stop.send(());
        match tokio::time::timeout(FINISH_MAX, serving).await {
            Ok(Ok(served)) => served.map_err(Failure::Serving),
            // A client that hangs is left behind; a panic was answered and logged where it happened.
            Ok(Err(_)) | Err(_) => Ok(()),
        }
    }
}

/// Binds the socket before anything is touched: an address in use is the commonest mistake.
fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    let bound = TcpListener::bind(address).and_then(|listener| listener.set_nonblocking(true).map(|()| listener));
    bound.map_err(|source| Failure::Listen { address, source })
}

/// Makes a sandbox where there is nothing at all; whether it did.
fn make_if_missing(data: &Path) -> Result<bool, Failure> {
    if data.exists() {
        return Ok(false);
    }
    restore::check_unfinished(data)?;
    init::sandbox(data)?;
    Ok(true)
}

/// A currency to show a purchase in.
async fn currency(handle: &Handle) -> Result<&'static str, Failure> {
    let about = sequencer::turns::About::Shard(engine::id::Shard(0));
    let currencies = handle.ask(about, |state, stamp| state.currencies(stamp.date)).await.map_err(Failure::Refused)?;
    Ok(currencies.first().map_or("CNY", |currency| currency.code()))
}
