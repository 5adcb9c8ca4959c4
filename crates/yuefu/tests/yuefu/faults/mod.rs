//! Faults of disks, files, processes and clocks: what was acknowledged is there, once, and whoever starts on damaged files
//! is told so. `docs/faults.md` lists them.

mod disk;
mod bits;
mod ends;
mod stopped;
mod clock;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::buyers::{Bought, Shop};
use crate::cli::sandbox;
use crate::http::{Client, operator_key};
use crate::process::Server;

/// The variable that asks for the long run: `make crash` sets it.
const LONG: &str = "YUEFU_FAULTS_LONG";

/// How often to try: seldom in `make test`, often in `make crash`.
fn times(seldom: usize, often: usize) -> usize {
    if std::env::var_os(LONG).is_some() { often } else { seldom }
}

/// A directory whose customer has bought.
struct Place {
    _parent: TempDir,
    data: PathBuf,
    key: String,
    shop: Shop,
}

impl Place {
    /// Serves a sandbox until so many orders are bought by each client, and stops it in good order.
    async fn new(orders: u64) -> (Place, Bought) {
        let (parent, data) = sandbox();
        let key = operator_key(&data);
        let server = Server::start(&data);
        let client = Client::of(&server, &key);
        let shop = Shop::open(&client).await;
        let bought = shop.buy(&client, "first", orders).await;
        assert!(bought.in_flight.is_empty(), "nothing is wrong yet");
        server.stop();
        (Place { _parent: parent, data, key, shop }, bought)
    }

    fn client(&self, server: &Server) -> Client {
        Client::of(server, &self.key)
    }

    /// A copy of the directory as it lies there, under another name.
    fn copy(&self, name: &str) -> PathBuf {
        let to = self.data.with_extension(name);
        copy(&self.data, &to);
        to
    }
}

/// Copies the files of a directory to another one, and removes whatever else is there.
fn copy(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).expect("it is ours");
    }
    fs::create_dir(to).expect("it can be made");
    for entry in fs::read_dir(from).expect("it can be read") {
        let entry = entry.expect("it can be read");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("it can be copied");
    }
}
