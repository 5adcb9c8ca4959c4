//! A process that sleeps in the middle of its work, and comes back to a directory that is its own, or another's by then.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::{Journal, Row, SqliteJournal, Verdict};

use super::{Place, copy, times};
use crate::buyers::orders_in;
use crate::process::{Server, fail, succeed, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_process_keeps_its_directory_and_goes_on() {
    let (place, first) = Place::new(3).await;
    let server = Server::start(&place.data);
    server.signal("STOP");
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["tables", "rebuild"]] {
        let said = fail(command.iter().chain(&["--data", text(&place.data)]));
        assert!(said.contains("in use by another yuefu; stop that one first"), "{said}");
    }
    succeed(["backup", "--data", text(&place.data), "--to", text(&place.data.with_extension("backup"))]);
    server.signal("CONT");
    let client = place.client(&server);
    let orders = first.settle(&client).await + place.shop.buy(&client, "after", 5).await.settle(&client).await;
    server.stop();
    assert_eq!(orders_in(&place.data), orders);
}

/// Writes the next row of every shard, as a new owner in its own epoch does first; nobody holds it up.
fn take_over(data: &Path) {
    let mut journal = SqliteJournal::open(&data.join("journal.sqlite")).expect("it is there");
    let shards = journal.shards().expect("it can be read");
    let mut row = |shard| {
        let tip = journal.tip(shard).expect("it can be read").expect("it has rows");
        let nothing = journal.read(shard, tip.seq, 1).expect("it can be read").remove(0);
        assert_eq!(nothing.count, 0, "the last row opened an epoch, so that it can be said again");
        Row::sealed(shard, tip.seq + 1, tip.epoch + 1, tip.time, 0, tip.hash, nothing.payload)
    };
    let rows: Vec<Row> = shards.into_iter().map(&mut row).collect();
    let verdicts = journal.append(&rows).expect("nobody else writes");
    assert!(verdicts.iter().all(|verdict| *verdict == Verdict::Committed), "{verdicts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_whose_shards_were_taken_over_while_it_slept_answers_no_success() {
    let (place, first) = Place::new(3).await;
    let mut server = Server::start(&place.data);
    server.signal("STOP");
    take_over(&place.data);
    let (client, shop) = (place.client(&server), place.shop.clone());
    let buying = tokio::spawn(async move { shop.buy(&client, "asleep", 5).await });
    server.signal("CONT");
    let bought = buying.await.expect("the buyers do not panic");
    assert!(bought.acknowledged.is_empty(), "{:?}", bought.acknowledged);
    let status = server.ended();
    let errors = server.errors();
    assert_eq!(status.code(), Some(1), "{errors}");
    assert!(errors.contains("another process has taken over these shards"), "{errors}");
    assert_eq!(orders_in(&place.data), first.acknowledged.len(), "nothing of it was written");

    let server = Server::start(&place.data);
    let client = place.client(&server);
    let orders = first.settle(&client).await + bought.settle(&client).await;
    server.stop();
    assert_eq!(orders_in(&place.data), orders);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_whose_directory_was_moved_away_while_it_slept_answers_no_success() {
    let mut dice = StdRng::seed_from_u64(crate::crash::seed());
    for _ in 0..times(2, 20) {
        let pause = Duration::from_micros(dice.random_range(20_000..300_000));
        move_away(pause).await;
    }
}

/// Stops a process under load, moves its directory away, puts a copy in its place and serves that, and lets the process go
/// on: what it acknowledged, before or after, the other one knows.
async fn move_away(pause: Duration) {
    let (place, first) = Place::new(3).await;
    let mut old = Server::start(&place.data);
    let (client, shop) = (place.client(&old), place.shop.clone());
    let buying = tokio::spawn(async move { shop.buy(&client, "asleep", u64::MAX).await });
    tokio::time::sleep(pause).await;
    old.signal("STOP");
    let away = place.data.with_extension("away");
    fs::rename(&place.data, &away).expect("it can be moved");
    copy(&away, &place.data);
    let new = Server::start(&place.data);
    old.signal("CONT");
    let bought = buying.await.expect("the buyers do not panic");
    let status = old.ended();
    let errors = old.errors();
    assert_eq!(status.code(), Some(1), "{errors}");
    assert!(errors.contains("was moved away or replaced while it was in use"), "{errors}");
    let client = place.client(&new);
    let orders = first.settle(&client).await + bought.settle(&client).await;
    new.stop();
    assert_eq!(orders_in(&place.data), orders);
    succeed(["verify", "--data", text(&away)]);
}
