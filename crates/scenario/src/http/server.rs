//! The server: the whole API on a port of its own.

use std::net::SocketAddr;
use std::path::Path;

use api::Access;
use engine::staff::Role;
use sequencer::Sequencer;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A server under way.
pub(super) struct Server {
    address: SocketAddr,
    access: Access,
    operator: String,
    shutdown: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
    runtime: Runtime,
    sequencer: Sequencer,
}

impl Server {
    /// Serves a data directory until it is stopped.
    pub(super) fn start(path: &Path, sequencer: Sequencer) -> Result<Server, String> {
        let access = Access::open(&path.join(api::access::FILE)).map_err(|error| error.to_string())?;
        let operator = access.create_operator("stories").map_err(|error| error.to_string())?;
        let router = api::router(sequencer.handle(), access.clone());
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let bound = runtime.block_on(TcpListener::bind("127.0.0.1:0"));
        let listener = bound.map_err(|error| error.to_string())?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let (shutdown, stopped) = oneshot::channel();
        let serving = runtime.spawn(api::serve(listener, router, async { drop(stopped.await) }));
        Ok(Server { address, access, operator, shutdown, serving, runtime, sequencer })
    }

    /// Where it listens.
    pub(super) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The operator's API key.
    pub(super) fn operator(&self) -> String {
        self.operator.clone()
    }

    /// A new API key for one of the staff.
    pub(super) fn staff(&self, name: &str, role: Role) -> Result<String, String> {
        self.access.create_staff(role, name).map_err(|error| error.to_string())
    }

    /// Stops serving, and closes the directory.
    pub(super) fn stop(self) -> Result<(), String> {
        let _ = self.shutdown.send(());
        self.serving.abort();
        drop(self.runtime);
        self.sequencer.close()
    }
}
