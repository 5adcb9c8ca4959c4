//! Backup and restore: what was acknowledged is never lost in silence.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::sandbox;
use crate::http::{Client, operator_key, purchase};
use crate::process::{Server, fail, files, succeed, text};

/// A shop that bought once before its backup, and once after it.
struct Shop {
    parent: tempfile::TempDir,
    data: std::path::PathBuf,
    key: String,
    first: String,
    second: String,
}

impl Shop {
    async fn open() -> Shop {
        let (parent, data) = sandbox();
        let key = operator_key(&data);
        let server = Server::start(&data);
        let client = Client::of(&server, &key);
        let (account, merchant) = (client.account("a").await, client.merchant("m").await);
        let first = client.make("/v1/orders", "o1", &purchase(&account, &merchant, 10_000)).await.text("id");
        succeed(["backup", "--data", text(&data), "--to", text(&parent.path().join("backup"))]);
        let second = client.make("/v1/orders", "o2", &purchase(&account, &merchant, 20_000)).await.text("id");
        server.stop();
        Shop { parent, data, key, first, second }
    }

    fn backup(&self) -> String {
        text(&self.parent.path().join("backup")).to_string()
    }

    /// The two orders, as a server finds them: 200 or 404.
    async fn orders(&self, data: &Path) -> [u16; 2] {
        let server = Server::start(data);
        let client = Client::of(&server, &self.key);
        let mut found = [0; 2];
        for (status, order) in found.iter_mut().zip([&self.first, &self.second]) {
            *status = client.get(&format!("/v1/orders/{order}")).await.expect("the server answers").status;
        }
        server.stop();
        found
    }
}

fn verified(data: &Path) -> Value {
    serde_json::from_str(&succeed(["verify", "--json", "--data", text(data)])).expect("it is JSON")
}

/// The flag that a refused restore says would accept the loss.
fn flag(sentence: &str) -> String {
    let rest = sentence.split("--accept-loss-after ").nth(1).expect("the sentence names the flag");
    rest.split(' ').next().unwrap_or_default().to_string()
}

#[tokio::test]
async fn a_backup_is_a_directory_like_any_other() {
    let shop = Shop::open().await;
    assert_eq!(verified(Path::new(&shop.backup()))["events"]["order_captured"], 1);
    let elsewhere = shop.parent.path().join("elsewhere");
    let said = succeed(["restore", "--from", &shop.backup(), "--data", text(&elsewhere)]);
    assert!(said.contains("rows are verified"), "{said}");
    assert_eq!(shop.orders(&elsewhere).await, [200, 404]);
    assert_eq!(shop.orders(&shop.data).await, [200, 200], "the directory itself is as it was");
}

#[tokio::test]
async fn loss_is_refused_until_it_is_accepted_row_by_row() {
    let shop = Shop::open().await;
    let (data, backup) = (text(&shop.data), shop.backup());
    let before = files(&shop.data);
    let restore = ["restore", "--from", &backup, "--data", data];
    let by = ["--by", "Li Wei", "--because", "the disk of 2 July"];
    let refused = fail(restore);
    assert!(refused.contains(" of shard ") && refused.contains(" records)"), "{refused}");
    let flag = flag(&refused);
    for wrong in ["0:0".to_string(), format!("{flag}0"), format!("{flag},{flag}")] {
        let again = fail(restore.iter().chain(&["--accept-loss-after", &wrong]).chain(&by));
        assert_eq!(again, refused, "{wrong}");
    }
    assert_eq!(files(&shop.data), before, "nothing was changed");

    let said = succeed(restore.iter().chain(&["--accept-loss-after", &flag]).chain(&by));
    assert!(said.contains("data.replaced-1"), "{said}");
    assert_eq!(verified(&shop.data)["events"]["loss_accepted"], 1);
    assert_eq!(shop.orders(&shop.data).await, [200, 404]);
    let old = shop.parent.path().join("data.replaced-1");
    assert_eq!(verified(&old)["events"]["order_captured"], 2, "the old directory is kept");

    let line: Value =
        serde_json::from_str(fs::read_to_string(shop.data.join("restores.jsonl")).expect("it is there").trim())
            .expect("one restore is one line");
    assert_eq!((&line["by"], &line["because"]), (&"Li Wei".into(), &"the disk of 2 July".into()));
    assert_eq!(line["lost"].as_array().map(Vec::len), Some(1));
    let journal = fs::read(shop.data.join("journal.sqlite")).expect("it is there");
    assert!(!journal.windows(6).any(|bytes| bytes == b"Li Wei"), "the journal names nobody");
}

#[tokio::test]
async fn a_journal_that_lost_its_end_goes_on_without_it() {
    let shop = Shop::open().await;
    let data = text(&shop.data);
    fs::copy(Path::new(&shop.backup()).join("journal.sqlite"), shop.data.join("journal.sqlite")).expect("a copy");
    let refused = fail(["serve", "--data", data, "--listen", "127.0.0.1:0"]);
    assert!(refused.contains("its end is lost"), "{refused}");
    let told = fail(["restore", "--data", data]);
    let by = ["--by", "Li Wei", "--because", "no better copy"];
    succeed(["restore", "--data", data, "--accept-loss-after", &flag(&told)].iter().chain(&by));
    assert_eq!(shop.orders(&shop.data).await, [200, 404]);
    let again = fail(["restore", "--data", data]);
    assert!(again.contains("has lost nothing"), "{again}");
}

#[test]
fn a_mark_that_cannot_be_read_is_made_anew() {
    let (_parent, data) = sandbox();
    let mark = data.join("mark");
    let mut bytes = fs::read(&mark).expect("it is there");
    bytes[4096..].fill(0x55);
    fs::write(&mark, bytes).expect("it can be written");
    let refused = fail(["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    assert!(refused.contains("the high-water mark"), "{refused}");
    let told = fail(["restore", "--data", text(&data)]);
    assert!(told.contains("perhaps rows of shard 3 after 0, its mark cannot be read"), "{told}");
    assert_eq!(flag(&told), "0:0,1:0,2:0,3:0");
    let by = ["--by", "Li Wei", "--because", "a fallen rack"];
    succeed(["restore", "--data", text(&data), "--accept-loss-after", &flag(&told)].iter().chain(&by));
    assert_eq!(verified(&data)["events"]["loss_accepted"], 4);
}

#[test]
fn a_restore_that_was_cut_short_is_not_passed_over() {
    let (parent, data) = sandbox();
    let (backup, moved) = (parent.path().join("backup"), parent.path().join("data.replaced-1"));
    succeed(["backup", "--data", text(&data), "--to", text(&backup)]);
    fs::rename(&data, &moved).expect("it can be moved");
    fs::create_dir(parent.path().join("data.restoring")).expect("it can be made");
    let restore = fail(["restore", "--from", text(&backup), "--data", text(&data)]);
    let serve = fail(["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    assert!(restore.contains("is left from a restore that was cut short") && serve == restore, "{restore} {serve}");
    assert!(!data.exists());
}

#[tokio::test]
async fn a_restore_says_no_and_changes_nothing() {
    let shop = Shop::open().await;
    let (data, backup) = (text(&shop.data), shop.backup());
    let before = files(&shop.data);
    let (_other, stranger) = sandbox();
    succeed(["clock", "--data", text(&stranger), "--to", "2026-07-02T00:00:00Z"]);
    let unrelated = shop.parent.path().join("unrelated");
    succeed(["init", "--data", text(&unrelated), "--start", "2025-01-01T00:00:00Z"]);
    let server = Server::start(&stranger);
    let [nowhere, new] = ["nowhere", "new"].map(|name| shop.parent.path().join(name).display().to_string());
    let by = ["--by", "Li Wei", "--because", "why not", "--accept-loss-after"];
    let cases: [(Vec<&str>, &str); 6] = [
        (vec!["--from", text(&unrelated), "--data", data], "they do not begin alike"),
        (vec!["--from", &nowhere, "--data", data], "is missing"),
        (vec!["--data", &nowhere], "name a backup by --from"),
        (vec!["--from", &backup, "--data", text(&stranger)], "is in use by another yuefu"),
        (vec!["--from", data, "--data", data], "nothing would be lost"),
        (vec!["--from", &backup, "--data", &new], "nothing would be lost"),
    ];
    for (arguments, expected) in cases {
        let accepts = if expected.starts_with("nothing") { [&by[..], &["0:0"]].concat() } else { Vec::new() };
        let said = fail(["restore"].iter().chain(&arguments).chain(&accepts));
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    server.stop();
    assert_eq!(files(&shop.data), before);
    let left: Vec<_> = fs::read_dir(shop.parent.path()).expect("it can be read").collect();
    assert_eq!(left.len(), 4, "data, its server's stderr, backup, unrelated: {left:?}");
}

#[tokio::test]
async fn a_damaged_backup_replaces_nothing() {
    let shop = Shop::open().await;
    let (data, backup) = (text(&shop.data), shop.backup());
    let by = ["--by", "Li Wei", "--because", "the disk"];
    let flag = flag(&fail(["restore", "--from", &backup, "--data", data]));
    let journal = Path::new(&backup).join("journal.sqlite");
    let mut bytes = fs::read(&journal).expect("it is there");
    let half = bytes.len() / 2;
    bytes[half..].fill(0x55);
    fs::write(&journal, bytes).expect("it can be written");
    let before = files(&shop.data);
    fail(["restore", "--from", &backup, "--data", data, "--accept-loss-after", &flag].iter().chain(&by));
    assert_eq!(files(&shop.data), before);
    assert!(!shop.parent.path().join("data.restoring").exists());
}
