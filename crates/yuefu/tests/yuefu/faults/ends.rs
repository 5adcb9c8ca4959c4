//! A journal whose log was cut, damaged or taken away after a crash, or that was replaced by another one.

use std::fs;
use std::path::Path;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sequencer::{Options, Sequencer};

use super::{Place, copy, times};
use crate::process::{Server, fail, files, succeed, text};

/// A directory that was killed with everything in its log: nothing was copied into the journal itself yet.
async fn killed() -> Place {
    let (place, _) = Place::new(3).await;
    let mut server = Server::start(&place.data);
    place.shop.buy(&place.client(&server), "second", 10).await;
    server.kill();
    place
}

/// Starts on a directory whose journal lost its end; it is refused, twice, and journal, log and mark stay as they were.
fn refuse(data: &Path, what: &str) {
    let witnesses = || {
        let mut found = files(data);
        found.retain(|path, _| !path.to_string_lossy().contains("tables.sqlite"));
        found
    };
    let before = witnesses();
    for _ in 0..2 {
        let said = Sequencer::open(data, Options::default()).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.contains("its end is lost; restore from a backup with `yuefu restore`"), "{what}: {said:?}");
    }
    assert_eq!(witnesses(), before, "{what}: what is left is left alone");
}

#[tokio::test]
async fn a_log_that_was_cut_or_damaged_is_refused_at_start() {
    let place = killed().await;
    let (log, cut) = (place.data.join("journal.sqlite-wal"), place.data.with_extension("cut"));
    let whole = fs::read(&log).expect("a killed process leaves its log");
    let mut dice = StdRng::seed_from_u64(crate::crash::seed());
    let random = (0..times(10, 300)).map(|_| dice.random_range(0..whole.len())).collect::<Vec<_>>();
    for kept in [0, 10, 32, 100, whole.len() / 2, whole.len() - 4096, whole.len() - 1].into_iter().chain(random.clone())
    {
        copy(&place.data, &cut);
        fs::write(cut.join("journal.sqlite-wal"), &whole[..kept]).expect("it can be written");
        refuse(&cut, &format!("{kept} of {} bytes are left", whole.len()));
    }
    for at in random {
        copy(&place.data, &cut);
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(cut.join("journal.sqlite-wal"), bytes).expect("it can be written");
        refuse(&cut, &format!("byte {at} of the log is another"));
    }
    copy(&place.data, &cut);
    fs::remove_file(cut.join("journal.sqlite-wal")).expect("it is there");
    let said = fail(["serve", "--data", text(&cut), "--listen", "127.0.0.1:0"]);
    assert!(said.contains("its end is lost; restore from a backup with `yuefu restore`"), "{said}");
    succeed(["verify", "--data", text(&place.data)]);
}

#[tokio::test]
async fn an_older_journal_is_refused_at_start() {
    let place = killed().await;
    let older = place.data.with_extension("older");
    succeed(["backup", "--data", text(&place.data), "--to", text(&older)]);
    let server = Server::start(&place.data);
    place.shop.buy(&place.client(&server), "third", 3).await;
    server.stop();
    swap(&place, &older, "its end is lost");
}

#[tokio::test]
async fn the_journal_of_another_directory_is_refused_at_start() {
    let (place, _) = Place::new(1).await;
    let other = place.data.with_extension("other");
    succeed(["init", "--data", text(&other), "--start", "2025-01-01T00:00:00Z"]);
    // It has more rows than the one that it takes the place of.
    for day in 1..=28 {
        succeed(["clock", "--data", text(&other), "--to", &format!("2025-02-{day:02}T00:00:00Z")]);
    }
    swap(&place, &other, "the journal was replaced or changed");
}

/// Puts the journal of another directory in the place of this one's: both commands that look at everything say so.
fn swap(place: &Place, from: &Path, expected: &str) {
    let swapped = place.copy("swapped");
    let _ = fs::remove_file(swapped.join("journal.sqlite-wal"));
    fs::copy(from.join("journal.sqlite"), swapped.join("journal.sqlite")).expect("it can be copied");
    let data = text(&swapped);
    for command in [&["serve", "--data", data, "--listen", "127.0.0.1:0"][..], &["verify", "--data", data]] {
        let said = fail(command);
        assert!(said.contains(expected) && said.contains("`yuefu restore`"), "{command:?}: {said}");
    }
}
