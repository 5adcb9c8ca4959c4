//! The commands on a sound directory.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::sandbox;
use crate::http::{Client, cny, operator_key, purchase};
use crate::process::{Server, succeed, text, yuefu};

#[test]
fn the_version_and_the_description_are_told() {
    assert!(succeed(["--version"]).starts_with("yuefu "));
    let openapi: Value = serde_json::from_str(&succeed(["openapi"])).expect("it is JSON");
    assert_eq!(openapi["openapi"], "3.1.0");
}

#[tokio::test]
async fn a_directory_is_made_served_verified_and_stopped() {
    let (_parent, data) = sandbox();
    let key = operator_key(&data);
    let server = Server::start(&data);
    let client = Client::of(&server, &key);
    let (account, merchant) = (client.account("a").await, client.merchant("m").await);
    client.make("/v1/orders", "o", &purchase(&account, &merchant, 12_900)).await;
    let page = succeed(["verify", "--data", text(&data)]);
    assert!(page.contains("receivable_principal                129.00"), "{page}");
    assert!(page.ends_with(&format!("\nSound: {}\n", data.display())), "{page}");
    server.stop();
    let page: Value = serde_json::from_str(&succeed(["verify", "--json", "--data", text(&data)])).expect("it is JSON");
    assert_eq!(page["verdict"], "sound");
    assert_eq!(page["events"]["order_captured"], 1);
    assert_eq!(page["trial_balance"]["CNY"]["merchant_payable"], -12_642);
}

#[tokio::test]
async fn a_merchants_key_works_at_once_and_only_for_its_merchant() {
    let (_parent, data) = sandbox();
    let server = Server::start(&data);
    let operator = Client::of(&server, &operator_key(&data));
    let (mine, other) = (operator.merchant("m1").await, operator.merchant("m2").await);
    operator.make("/v1/clock", "", &json!({"to": "2026-07-01T01:00:00Z"})).await;
    let arguments = ["keys", "create", "--data", text(&data), "--role", "merchant", "--merchant", &mine];
    let client = Client::of(&server, succeed(arguments).trim());
    let path = |id: &str| format!("/v1/merchants/{id}/balance");
    assert_eq!(client.read(&path(&mine)).await["payable"], cny(0));
    assert_eq!(client.get(&path(&other)).await.expect("the server answers").status, 403);
    server.stop();
}

#[test]
fn the_clock_is_told_and_moved() {
    let (_parent, data) = sandbox();
    let clock = |more: &[&str]| succeed(["clock", "--data", text(&data)].iter().chain(more));
    assert_eq!(clock(&[]), "2026-07-01T00:00:00Z (business date 2026-07-01, Asia/Shanghai)\n");
    let moved = clock(&["--to", "2026-08-31T16:00:00Z"]);
    assert_eq!(moved, "2026-08-31T16:00:00Z (business date 2026-09-01, Asia/Shanghai)\n");
    assert_eq!(clock(&[]), moved);
}

#[test]
fn tables_are_made_anew() {
    let (_parent, data) = sandbox();
    std::fs::write(data.join("tables.sqlite"), "no database at all").expect("the file can be written");
    succeed(["tables", "rebuild", "--data", text(&data)]);
    let page: Value = serde_json::from_str(&succeed(["verify", "--json", "--data", text(&data)])).expect("it is JSON");
    assert_eq!(page["objects"], 4, "a head in each shard");
}

#[test]
fn what_a_new_server_says_to_try_works() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let data = parent.path().join("made by serve");
    let command = yuefu(["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    let mut server = Server::of(command, &data).listening();
    let mut script = server.line_with("  key=yf_operator_");
    while !script.contains("/v1/accounts/$account") {
        script = script + "\n" + &server.line_with("");
    }
    let is_there = Command::new("curl").arg("--version").stdout(Stdio::null()).status();
    if !is_there.is_ok_and(|status| status.success()) {
        eprintln!("skipped: there is no curl to try it with");
        return;
    }
    let tried = Command::new("sh").args(["-c", &script]).output().expect("there is a shell");
    let said = String::from_utf8_lossy(&tried.stdout).into_owned();
    assert!(said.contains("\"state\":\"captured\"") && said.contains("\"available\""), "{said}");
    server.stop();
}

#[test]
fn a_live_directory_shows_no_purchase_and_takes_no_move() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let data = parent.path().join("live");
    let said =
        succeed(["init", "--live", "--data", text(&data), "--zone", "UTC", "--shards", "1", "--currency", "GBP,EUR"]);
    assert!(said.starts_with("Made a live directory"), "{said}");
    let mut server = Server::start(&data);
    assert!(server.line_with("key").contains("yuefu keys create"));
    server.stop();
    let page: Value = serde_json::from_str(&succeed(["verify", "--json", "--data", text(&data)])).expect("it is JSON");
    assert_eq!(page["events"]["terms_activated"], 2);
    let moved = crate::process::fail(["clock", "--data", text(&data), "--to", "2040-01-01T00:00:00Z"]);
    assert!(moved.contains("only a sandbox clock can be moved"), "{moved}");
}
