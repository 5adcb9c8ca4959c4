//! The same key never happens twice.

use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{Answer, Caller, Server, cny, id, instalments, order, pay_later};

#[tokio::test]
async fn a_repeat_answers_the_same_bytes_for_every_command() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let customer = id(&server.operator.post("/v1/customers", json!({})).await.created());
    let held =
        id(&server.operator.post("/v1/orders", order(&account, &shop, 9_000, pay_later(), "later")).await.created());
    let bought = id(&server.buy(&account, &shop, 90_000, instalments(3)).await);
    let merchant =
        json!({"currency": "CNY", "discount_ppm": 1, "fee_bearer": "customer", "discount_on_refund": "kept"});
    let requests = [
        ("/v1/customers".to_string(), json!({})),
        ("/v1/accounts".into(), json!({"customer": customer, "limit": cny(1_000)})),
        ("/v1/merchants".into(), merchant),
        ("/v1/orders".into(), order(&account, &shop, 20_000, instalments(3), "at_once")),
        (format!("/v1/orders/{held}/captures"), json!({"amount": cny(4_000)})),
        (format!("/v1/orders/{held}/voids"), json!({"amount": cny(1_000)})),
        (format!("/v1/orders/{bought}/refunds"), json!({"amount": cny(30_000)})),
        (format!("/v1/accounts/{account}/repayments"), json!({"target": {"type": "everything"}})),
    ];
    let mut first = Vec::new();
    for (at, (path, body)) in requests.iter().enumerate() {
        let answer = server.operator.post_under(&format!("k{at}"), path, body.clone()).await;
        assert_eq!((answer.status, answer.header("idempotency-replayed")), (201, ""), "{path} {}", answer.text);
        first.push(answer.text);
    }
    let books = server.operator.get("/v1/books").await.ok();
    let server = server.restart().await;
    for (at, (path, body)) in requests.iter().enumerate() {
        let again = server.operator.post_under(&format!("k{at}"), path, body.clone()).await;
        assert_eq!((again.status, again.header("idempotency-replayed")), (201, "true"), "{path}");
        assert_eq!(again.text, first[at], "{path}");
    }
    assert_eq!(server.operator.get("/v1/books").await.ok(), books);
}

#[tokio::test]
async fn a_key_used_for_something_else_is_refused() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = order(&account, &shop, 1_000, pay_later(), "later");
    let made = server.operator.post_under("once", "/v1/orders", body.clone()).await.created();
    let other = order(&account, &shop, 1_001, pay_later(), "later");
    server.operator.post_under("once", "/v1/orders", other).await.refused(422, "idempotency_key_reused");
    let elsewhere = format!("/v1/orders/{}/captures", id(&made));
    server.operator.post_under("once", &elsewhere, json!({})).await.refused(422, "idempotency_key_reused");
    // Another caller's key is another key.
    server.merchant(&shop).post_under("once", "/v1/orders", body).await.created();
}

#[tokio::test]
async fn a_refused_request_does_not_use_its_key_up() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let large = order(&account, &shop, 2_000_001, pay_later(), "later");
    server.operator.post_under("k", "/v1/orders", large).await.refused(422, "limit_exceeded");
    let small = order(&account, &shop, 1, pay_later(), "later");
    server.operator.post_under("k", "/v1/orders", small).await.created();
}

#[tokio::test]
async fn a_key_is_there_and_fits() {
    let server = Server::start().await;
    server.operator.plain_post("/v1/customers", json!({})).await.refused(400, "idempotency_key_missing");
    for bad in ["", "two words", "a\tb", &"x".repeat(256)] {
        let answer = server.operator.post_under(bad, "/v1/customers", json!({})).await;
        answer.refused(400, "idempotency_key_invalid");
    }
    let twice = server.operator.request(Method::POST, "/v1/customers").header("Idempotency-Key", "a");
    Answer::of(twice.header("Idempotency-Key", "b").json(&json!({}))).await.refused(400, "idempotency_key_invalid");
    server.operator.post_under(&"x".repeat(255), "/v1/customers", json!({})).await.created();
}

#[tokio::test]
async fn a_dry_run_answers_what_would_happen_and_nothing_does() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = order(&account, &shop, 100_000, instalments(3), "at_once");
    let tried = server.operator.post_under("k", "/v1/orders?dry_run=true", body.clone()).await.ok();
    assert_eq!((&tried["dry_run"], &tried["state"]), (&json!(true), &json!("captured")));
    let large = order(&account, &shop, 2_000_001, pay_later(), "later");
    server.operator.post("/v1/orders?dry_run=true", large).await.refused(422, "limit_exceeded");
    assert_eq!(server.operator.get(&format!("/v1/accounts/{account}")).await.ok()["exposure"], cny(0));

    let made = server.operator.post_under("k", "/v1/orders?dry_run=false", body.clone()).await.created();
    let mut would: Value = tried.clone();
    would.as_object_mut().expect("an object").remove("dry_run");
    assert_eq!(made, would);
    let refunds = format!("/v1/orders/{}/refunds?dry_run=true", id(&made));
    assert_eq!(server.operator.post(&refunds, json!({})).await.ok()["state"], "refunded");
    let captures = format!("/v1/orders/{}/captures?dry_run=true", id(&made));
    assert_eq!(server.operator.post(&captures, json!({})).await.ok()["dry_run"], true);
    for query in ["dry_run", "dry_run=yes", "dry_run=1", "dryrun=true", "dry_run=true&dry_run=false"] {
        let answer = server.operator.post(&format!("/v1/orders?{query}"), body.clone()).await;
        answer.refused(400, "invalid_request");
    }
}

#[tokio::test]
async fn a_request_sent_many_times_at_once_happens_once() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = order(&account, &shop, 1_000, pay_later(), "at_once");
    let mut sent = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (caller, body) = (server.operator.clone(), body.clone());
        sent.spawn(async move { caller.post_under("storm", "/v1/orders", body).await });
    }
    let answers = sent.join_all().await;
    let fresh = answers.iter().filter(|answer| answer.header("idempotency-replayed").is_empty());
    assert_eq!(fresh.count(), 1);
    assert!(answers.iter().all(|answer| answer.status == 201 && answer.text == answers[0].text));
    assert_eq!(server.operator.get(&format!("/v1/accounts/{account}")).await.ok()["exposure"], cny(1_000));
}

#[tokio::test]
async fn all_keys_of_the_operator_are_one_caller() {
    let server = Server::start().await;
    let first = server.operator.post_under("k", "/v1/customers", json!({})).await;
    let key = server.access.create_operator("the next one").expect("a key");
    let again = Caller::new(&server.url, Some(&key)).post_under("k", "/v1/customers", json!({})).await;
    assert_eq!((again.text, again.status), (first.text, 201));
}
