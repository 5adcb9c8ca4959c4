//! A machine whose clock jumps, under a live directory, whose clock it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::json;
use store::{Journal, SqliteJournal};
use tempfile::TempDir;

use super::times;
use crate::http::{Answer, Client, operator_key};
use crate::process::{Server, succeed, text, yuefu};

/// A library that is put in front of the system's: the clock of the process is off by the seconds in a file.
const CLOCK: &str = r#"
    #define _GNU_SOURCE
    #include <stdio.h>
    #include <stdlib.h>
    #include <sys/syscall.h>
    #include <time.h>
    #include <unistd.h>

    int clock_gettime(clockid_t clock, struct timespec *time) {
        int failed = (int)syscall(SYS_clock_gettime, clock, time);
        FILE *file = failed || clock != CLOCK_REALTIME ? NULL : fopen(getenv("CLOCK_OFF_BY"), "r");
        if (file) {
            long seconds = 0;
            if (fscanf(file, "%ld", &seconds) == 1) time->tv_sec += seconds;
            fclose(file);
        }
        return failed;
    }
"#;

/// An hour in seconds: the farthest that a clock may jump ahead.
const HOUR: i64 = 3_600;

/// A live directory on a machine whose clock can be set.
struct Live {
    parent: TempDir,
    data: PathBuf,
    key: String,
}

impl Live {
    /// Makes it; none where there is no C compiler, which is needed to build this project.
    fn new() -> Option<Live> {
        let parent = tempfile::tempdir().expect("a directory can be made");
        let data = parent.path().join("data");
        succeed(["init", "--live", "--data", text(&data), "--zone", "UTC", "--shards", "2"]);
        let key = operator_key(&data);
        let live = Live { parent, data, key };
        let source = live.parent.path().join("clock.c");
        fs::write(&source, CLOCK).expect("it can be written");
        let built = Command::new("cc").args(["-shared", "-fPIC", "-o", text(&live.library()), text(&source)]).status();
        live.set(0);
        built.is_ok_and(|status| status.success()).then_some(live)
    }

    fn library(&self) -> PathBuf {
        self.parent.path().join("clock.so")
    }

    fn off_by(&self) -> PathBuf {
        self.parent.path().join("off-by")
    }

    /// Sets the clock: so many seconds ahead of what it should be. It is never seen half set.
    fn set(&self, seconds: i64) {
        let new = self.off_by().with_extension("new");
        fs::write(&new, seconds.to_string()).expect("it can be written");
        fs::rename(&new, self.off_by()).expect("it can be put in place");
    }

    fn serve(&self) -> Server {
        let mut command = yuefu(["serve", "--data", text(&self.data), "--listen", "127.0.0.1:0"]);
        command.env("LD_PRELOAD", self.library()).env("CLOCK_OFF_BY", self.off_by());
        Server::of(command, &self.data).listening()
    }

    /// The last time in the journal, in seconds since 1970.
    fn last(&self) -> i64 {
        last(&self.data)
    }
}

fn last(data: &Path) -> i64 {
    let mut journal = SqliteJournal::open_read_only(&data.join("journal.sqlite")).expect("it is there");
    let tips = [0, 1].map(|shard| journal.tip(shard).expect("it can be read").map_or(0, |tip| tip.time));
    tips.into_iter().max().unwrap_or_default() / 1_000_000
}

/// Seconds since 1970 by the clock of the machine, which nobody sets.
fn now() -> i64 {
    sequencer::clock::now().micros() / 1_000_000
}

/// A command that is journaled in a live directory.
async fn command(client: &Client, key: &str) -> Answer {
    client.post("/v1/customers", key, &json!({})).await.expect("the server answers")
}

#[tokio::test]
async fn a_clock_that_goes_back_and_forth_within_the_hour_never_takes_time_back() {
    let Some(live) = Live::new() else { return eprintln!("skipped: there is no C compiler") };
    let mut dice = StdRng::seed_from_u64(crate::crash::seed());
    let mut made = Vec::new();
    for round in 0..times(3, 30) {
        let mut server = live.serve();
        let client = Client::of(&server, &live.key);
        let (mut latest, started) = (live.last(), now());
        for step in 0..20 {
            // Ahead of where the server started by an hour at most, and behind it by a day.
            let off = dice.random_range(-24 * HOUR..=HOUR - 60);
            live.set(off);
            let (key, before) = (format!("{round}-{step}"), now());
            let answer = command(&client, &key).await;
            assert_eq!(answer.status, 201, "{off}: {}", answer.body);
            made.push((key, answer));
            let (last, may_be) = (live.last(), latest.max(before + off)..=latest.max(started).max(now() + off));
            assert!(may_be.contains(&last), "{off}: {last} is not in {may_be:?}");
            latest = last;
        }
        live.set(0);
        if dice.random_bool(0.5) {
            server.kill()
        } else {
            server.stop()
        }
        succeed(["verify", "--data", text(&live.data)]);
    }
    let server = live.serve();
    let client = Client::of(&server, &live.key);
    for (key, answer) in made {
        assert_eq!(command(&client, &key).await, Answer { is_replayed: true, ..answer });
    }
    server.stop();
}

#[tokio::test]
async fn a_clock_that_jumps_ahead_by_more_than_an_hour_stops_the_server_before_anything_is_written() {
    let Some(live) = Live::new() else { return eprintln!("skipped: there is no C compiler") };
    let mut server = live.serve();
    let first = command(&Client::of(&server, &live.key), "first").await;
    assert_eq!(first.status, 201, "{}", first.body);
    for hours in [2, 24 * 366 * 10] {
        live.set(hours * HOUR);
        let refused = Client::of(&server, &live.key).post("/v1/customers", "second", &json!({})).await;
        assert!(refused.as_ref().map_or(true, |answer| answer.status == 503), "{refused:?}");
        assert_eq!(server.ended().code(), Some(1), "{}", server.errors());
        let errors = server.errors();
        let sentence = "the machine's clock has jumped ahead by more than an hour; set it right and start again";
        assert!(errors.contains(sentence), "{errors}");
        assert!(live.last() <= now(), "nothing was written at the wrong time");
        live.set(0);
        server = live.serve();
        assert_eq!(
            command(&Client::of(&server, &live.key), "first").await,
            Answer { is_replayed: true, ..first.clone() }
        );
    }
    let second = command(&Client::of(&server, &live.key), "second").await;
    assert_eq!((second.status, second.is_replayed), (201, false), "{}", second.body);
    server.stop();
    succeed(["verify", "--data", text(&live.data)]);
}
