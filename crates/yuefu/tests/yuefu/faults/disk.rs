//! A disk that fails: calls of the system are made to fail under a process that serves, at the n-th time or from then on.

use std::process::{Command, Stdio};

use super::{Place, times};
use crate::buyers::orders_in;
use crate::process::{Server, text};

/// How many orders each client buys at most, if nothing stops it.
const ORDERS: u64 = 30;

/// Who fails, and at what.
struct Fault {
    /// A file of the directory.
    file: &'static str,
    /// The call of the system.
    call: &'static str,
    /// Its error.
    error: &'static str,
    /// The first time of one thread that comes under load; those before come at the start.
    load_at: usize,
    /// What becomes of the server.
    ends: Ends,
}

/// What becomes of a server whose disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// It stops, and says this. Should the fault come before it listens, it never starts.
    Stopped(&'static str),
    /// It finds out by sending the same rows again; should the disk go on failing, it stops and says this.
    SettledOr(&'static str),
    /// It goes on: what failed can be done by the next start.
    GoesOn,
}

const FAULTS: [Fault; 9] = [
    Fault {
        file: "journal.sqlite-wal",
        call: "fdatasync",
        error: "EIO",
        load_at: 4,
        ends: Ends::SettledOr("it is still not known"),
    },
    Fault { file: "journal.sqlite-wal", call: "pwrite64", error: "EIO", load_at: 11, ends: Ends::SettledOr("start") },
    Fault {
        file: "journal.sqlite-wal",
        call: "pwrite64",
        error: "ENOSPC",
        load_at: 11,
        ends: Ends::Stopped("no space is left"),
    },
    Fault { file: "journal.sqlite", call: "fdatasync", error: "EIO", load_at: 1, ends: Ends::GoesOn },
    Fault { file: "journal.sqlite", call: "pwrite64", error: "ENOSPC", load_at: 1, ends: Ends::GoesOn },
    Fault { file: "mark", call: "pwrite64", error: "EIO", load_at: 5, ends: Ends::Stopped("could not write") },
    Fault { file: "mark", call: "fdatasync", error: "EIO", load_at: 1, ends: Ends::Stopped("could not sync") },
    Fault {
        file: "tables.sqlite-wal",
        call: "pwrite64",
        error: "ENOSPC",
        load_at: 3,
        ends: Ends::Stopped("no space is left"),
    },
    Fault {
        file: "tables.sqlite-wal",
        call: "fdatasync",
        error: "EIO",
        load_at: 1,
        ends: Ends::Stopped("tables.sqlite"),
    },
];

/// Serves under strace, which makes the calls fail and is nobody's parent.
fn failing(place: &Place, fault: &Fault, when: &str) -> Server {
    let Fault { file, call, error, .. } = fault;
    let mut command = Command::new("strace");
    command.args(["-D", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-P", text(&place.data.join(file))]);
    command.args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:error={error}:when={when}")]);
    command.args([env!("CARGO_BIN_EXE_yuefu"), "serve", "--data", text(&place.data), "--listen", "127.0.0.1:0"]);
    Server::of(command, &place.data)
}

fn may_trace() -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-D", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "true"]).stderr(Stdio::null());
    strace.status().is_ok_and(|status| status.success())
}

/// One fault, on a directory of its own: what was acknowledged before and under it is there once the disk is well again.
async fn survive(fault: &Fault, when: &str) {
    let told = format!("{} of {} fails with {} at {when}", fault.call, fault.file, fault.error);
    let (place, first) = Place::new(3).await;
    let mut server = failing(&place, fault, when);
    let mut bought = crate::buyers::Bought::default();
    if server.begins_to_listen() {
        bought = place.shop.buy(&place.client(&server), "failing", ORDERS).await;
        if bought.in_flight.is_empty() {
            server.terminate();
        }
    }
    let (status, errors) = (server.ended(), server.errors());
    let is_well = status.code() == Some(0);
    let is_sure = when.trim_end_matches('+') == fault.load_at.to_string();
    let last = errors.lines().last().unwrap_or_default();
    match fault.ends {
        Ends::GoesOn => assert!(is_well, "{told}: {errors}"),
        Ends::SettledOr(_) if !when.ends_with('+') => assert!(is_well, "{told}: {errors}"),
        // The n-th time may never have come.
        Ends::SettledOr(sentence) | Ends::Stopped(sentence) if !is_well || is_sure => {
            assert_eq!(status.code(), Some(1), "{told}: {errors}");
            assert!(last.starts_with("yuefu: ") && last.contains(sentence), "{told}: {errors}");
        }
        Ends::SettledOr(_) | Ends::Stopped(_) => assert!(bought.in_flight.is_empty(), "{told}: {errors}"),
    }
    orders_in(&place.data);
    let server = Server::start(&place.data);
    let client = place.client(&server);
    let orders = first.settle(&client).await + bought.settle(&client).await;
    server.stop();
    assert_eq!(orders_in(&place.data), orders, "{told}: none is doubled");
    println!("{told}: {status}, {} acknowledged; {last}", bought.acknowledged.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fails_loses_nothing_that_was_acknowledged() {
    if !may_trace() {
        eprintln!("skipped: there is no strace to make calls fail with, or this user may not use it");
        return;
    }
    for fault in &FAULTS {
        for at in [fault.load_at, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 19, 24].into_iter().take(times(1, 14)) {
            survive(fault, &at.to_string()).await;
            if matches!(fault.ends, Ends::SettledOr(_)) {
                survive(fault, &format!("{at}+")).await;
            }
        }
    }
}
