//! A server that cannot keep up says so at once, and nothing has happened.

use std::io::Write;
use std::net::TcpStream;
use std::sync::mpsc;

use engine::Command;
use engine::id::Shard;
use engine::turn::{Intent, Request};
use sequencer::turns::About;
use sequencer::{Refusal, Submission};
use serde_json::json;

use crate::common::Server;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_is_told_and_nothing_has_happened() {
    let server = Server::start().await;
    let handle = server.handle();
    // Somebody's question keeps the sequencer from every other until it may go on.
    let (go_on, waits) = mpsc::channel::<()>();
    let (begins, begun) = mpsc::channel::<()>();
    let question = move |_: &engine::State, _| (begins.send(()).is_ok(), waits.recv().is_err());
    let asking = tokio::spawn(async move { handle.ask(About::Shard(Shard(0)), question).await });
    begun.recv().expect("the question is asked");

    server.nobody().get("/ready").await.refused(503, "not_ready");

    let handle = server.handle();
    let submission = || {
        let request = Request { key: None, command: Command::CreateCustomer, intent: Intent::Do };
        Submission { request, shard: Shard(0), at: None }
    };
    let mut waiting = Vec::new();
    let refusal = loop {
        match handle.submit(submission()) {
            Ok(one) => waiting.push(one),
            Err(refusal) => break refusal,
        }
    };
    assert_eq!(refusal, Refusal::Busy);
    let answer = server.operator.post_under("later", "/v1/customers", json!({})).await;
    answer.refused(503, "busy");
    assert_eq!(answer.header("retry-after"), "1");

    drop(go_on);
    assert_eq!(asking.await.expect("it does not panic"), Ok((true, true)));
    for one in waiting {
        assert!(one.await.expect("it is answered").is_ok(), "what was taken is done");
    }
    let answer = server.operator.post_under("later", "/v1/customers", json!({})).await;
    answer.created();
    assert_eq!(answer.header("idempotency-replayed"), "", "a refused request does not use its key up");
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let server = Server::start().await;
    let address = server.url.trim_start_matches("http://").to_string();
    let key = server.access.create_operator("slow").expect("a key");
    let answer = tokio::task::spawn_blocking(move || {
        let mut socket = TcpStream::connect(address).expect("the server listens");
        let head =
            "POST /v1/customers HTTP/1.1\r\nHost: x\r\nIdempotency-Key: slow\r\nContent-Length: 2\r\nConnection: close";
        write!(socket, "{head}\r\nAuthorization: Bearer {key}\r\n\r\n{{").expect("the server reads");
        std::io::read_to_string(socket).expect("the server answers")
    });
    let answer = answer.await.expect("it does not panic");
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("\"request_timeout\""), "{answer}");
}
