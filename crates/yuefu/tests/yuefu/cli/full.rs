//! A full disk: the server stops with a sentence, and everything it acknowledged is there.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::sandbox;
use crate::http::{Answer, Client, operator_key, purchase};
use crate::process::{Server, succeed, text};

/// Clients that buy at the same time.
const CLIENTS: usize = 4;

/// Orders with their keys, and what was answered.
type Bought = Vec<(String, Value, Answer)>;

/// Buys until the server answers no more; what was acknowledged.
async fn buy_until_it_stops(client: Client, name: usize, account: String, merchant: String) -> Bought {
    let mut bought = Vec::new();
    for count in 1.. {
        let (key, order) = (format!("{name}-{count}"), purchase(&account, &merchant, count));
        match client.post("/v1/orders", &key, &order).await {
            Ok(answer) if answer.status == 201 => bought.push((key, order, answer)),
            Ok(answer) => {
                assert_eq!(answer.status, 503, "{}", answer.body);
                break;
            }
            Err(_) => break,
        }
    }
    bought
}

/// Loads the server until its disk is full.
async fn fill(client: &Client) -> Bought {
    let (account, merchant) = (client.account("a").await, client.merchant("m").await);
    let buyers = (0..CLIENTS)
        .map(|name| tokio::spawn(buy_until_it_stops(client.clone(), name, account.clone(), merchant.clone())));
    let mut bought = Vec::new();
    for buyer in buyers.collect::<Vec<_>>() {
        bought.extend(buyer.await.expect("a buyer does not panic"));
    }
    assert!(bought.len() > 20, "only {} orders fit", bought.len());
    bought
}

/// Every order that was acknowledged is answered as it was before.
async fn find(client: &Client, bought: Bought) {
    for (key, order, answer) in bought {
        let again = client.post("/v1/orders", &key, &order).await.expect("the server answers");
        assert_eq!(again, Answer { is_replayed: true, ..answer });
    }
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
    find(&Client::of(&server, &key), bought).await;
    server.stop();
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
    find(&Client::of(&server, &key), bought).await;
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
