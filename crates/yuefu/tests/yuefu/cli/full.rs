//! A full disk: the server stops with a sentence, and everything it acknowledged is there.

use std::path::Path;
use std::process::{Command, Stdio};

use super::sandbox;
use crate::buyers::{Bought, Shop, orders_in};
use crate::http::{Client, operator_key};
use crate::process::{Server, succeed, text};

/// Loads the server until its disk is full.
async fn fill(client: &Client) -> Bought {
    let bought = Shop::open(client).await.buy(client, "full", u64::MAX).await;
    assert!(bought.acknowledged.len() > 20, "only {} orders fit", bought.acknowledged.len());
    bought
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_may_not_grow_stops_the_server_and_loses_nothing() {
    let (_parent, data) = sandbox();
    let key = operator_key(&data);
    let mut limited = Command::new("sh");
    // 512 bytes each, in every shell: the shells differ, and half as many do as well.
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1200; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_yuefu")]);
    limited.args(["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    let mut server = Server::of(limited, &data).listening();
    let bought = fill(&Client::of(&server, &key)).await;
    let status = server.ended();
    assert_eq!(status.code(), Some(1), "{}", server.errors());
    let errors = server.errors();
    assert!(errors.contains("yuefu: the server has stopped: ") && errors.contains("start again"), "{errors}");

    succeed(["verify", "--data", text(&data)]);
    let server = Server::start(&data);
    let orders = bought.settle(&Client::of(&server, &key)).await;
    server.stop();
    assert_eq!(orders_in(&data), orders);
}

/// Serves on a disk of 3 MB until it is full, then makes the disk larger, verifies, and serves again. It ends with its
/// mount namespace, and so does the disk.
const TINY_DISK: &str = r#"
    mount -t tmpfs -o size=3m,mode=700 tmpfs "$1" || exit 99
    "$2" init --data "$1/data" > /dev/null && "$2" keys create --data "$1/data" --role operator
    "$2" serve --data "$1/data" --listen 127.0.0.1:0; echo "exit code $?"
    mount -t tmpfs -o remount,size=64m tmpfs "$1"
    "$2" verify --data "$1/data" > /dev/null; echo "verified $?"
    exec "$2" serve --data "$1/data" --listen 127.0.0.1:0
"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_stops_the_server_and_loses_nothing() {
    if !may_mount() {
        eprintln!("skipped: this user may not mount a tiny disk");
        return;
    }
    let parent = tempfile::tempdir().expect("a directory can be made");
    let disk = parent.path().join("disk");
    std::fs::create_dir(&disk).expect("a directory can be made");
    let mut server =
        Server::of(in_namespace(&["sh", "-c", TINY_DISK, "sh", text(&disk), env!("CARGO_BIN_EXE_yuefu")]), &disk);
    let key = server.line_with("yf_operator_");
    let mut server = server.listening();
    let bought = fill(&Client::of(&server, &key)).await;
    assert_eq!(server.line_with("exit code"), "exit code 1", "{}", server.errors());
    let errors = server.errors();
    let sentence = "nothing that was acknowledged is lost; free some space and start again";
    assert!(
        errors.contains("yuefu: the server has stopped: no space is left") && errors.contains(sentence),
        "{errors}"
    );
    assert_eq!(server.line_with("verified"), "verified 0", "{}", server.errors());
    let server = server.listening();
    bought.settle(&Client::of(&server, &key)).await;
    server.stop();
}

/// A command in namespaces of its own, where this user may mount.
pub fn in_namespace(arguments: &[&str]) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount"]).args(arguments);
    command
}

/// Whether this user may mount, in namespaces of its own.
pub fn may_mount() -> bool {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let path: &Path = parent.path();
    let tried = in_namespace(&["mount", "-t", "tmpfs", "tmpfs", text(path)]).stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}
