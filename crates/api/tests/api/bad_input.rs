//! Every wrong request has its code, and nothing happens.

use reqwest::Method;
use serde_json::{Value, json};

use crate::common::{Answer, Server, idempotency_key, instalments, order, pay_later};

/// A server with something to buy, and the body of an order that would be accepted.
async fn prepared() -> (Server, Value) {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let good = order(&account, &shop, 1_000, pay_later(), "later");
    (server, good)
}

#[tokio::test]
async fn amounts_that_are_none_are_refused_by_name() {
    let (server, good) = prepared().await;
    let cases = [
        ("0", 422, "amount_out_of_range"),
        ("-1", 422, "amount_out_of_range"),
        ("1000000000001", 422, "amount_out_of_range"),
        ("9007199254740993", 422, "amount_out_of_range"),
        ("18446744073709551615", 422, "amount_out_of_range"),
        ("99999999999999999999999999", 422, "amount_out_of_range"),
        ("-99999999999999999999999999", 422, "amount_out_of_range"),
        ("12.5", 400, "invalid_request"),
        ("1000.0", 400, "invalid_request"),
        ("1e3", 400, "invalid_request"),
        ("\"1000\"", 400, "invalid_request"),
        ("null", 400, "invalid_request"),
        ("true", 400, "invalid_request"),
        ("[1]", 400, "invalid_request"),
    ];
    for (amount, status, code) in cases {
        let body = good.to_string().replace("\"amount\":1000", &format!("\"amount\":{amount}"));
        let refused = server.operator.post_bytes("/v1/orders", body.into_bytes()).await.refused(status, code);
        if amount != "0" {
            assert_eq!(refused["field"], "amount.amount", "{amount}");
        }
        assert_eq!(refused.get("max").is_some(), status == 422);
    }
}

#[tokio::test]
async fn currencies_that_are_none_are_refused_by_name() {
    let (server, mut good) = prepared().await;
    for currency in [json!("XXX"), json!("cny"), json!(""), json!(156), json!(null)] {
        good["amount"]["currency"] = currency;
        let refused = server.operator.post("/v1/orders", good.clone()).await.refused(400, "invalid_request");
        assert_eq!(refused["field"], "amount.currency");
    }
    for currency in ["GBP", "USD"] {
        good["amount"]["currency"] = json!(currency);
        let refused = server.operator.post("/v1/orders", good.clone()).await.refused(422, "currency_mismatch");
        assert_eq!(refused["expected"], json!(["CNY"]));
    }
}

#[tokio::test]
async fn a_misspelt_field_is_not_ignored() {
    let (server, good) = prepared().await;
    let with = |pointer: &str, name: &str| {
        let mut body = good.clone();
        let object = body.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object");
        object.insert(name.into(), json!(1));
        body
    };
    for (pointer, name, field) in [("", "ammount", "ammount"), ("/amount", "decimals", "amount.decimals")] {
        let refused = server.operator.post("/v1/orders", with(pointer, name)).await.refused(400, "unknown_field");
        assert_eq!(refused["field"], field);
    }
    // A number of terms beside pay_later was meant to be instalments.
    let refused = server.operator.post("/v1/orders", with("/method", "terms")).await.refused(400, "unknown_field");
    assert_eq!(refused["field"], "method");
    server.operator.post("/v1/customers", json!({"name": "x"})).await.refused(400, "unknown_field");
    server.operator.plain_post("/v1/clock", json!({"too": "x"})).await.refused(400, "unknown_field");
}

#[tokio::test]
async fn a_missing_or_wrong_field_is_named() {
    let (server, good) = prepared().await;
    for name in ["account", "merchant", "amount", "method"] {
        let mut body = good.clone();
        body.as_object_mut().expect("an object").remove(name);
        let refused = server.operator.post("/v1/orders", body).await.refused(400, "invalid_request");
        assert_eq!(refused["field"], name);
    }
    let wrong = [
        ("account", json!(1)),
        ("amount", json!("10.00")),
        ("amount", json!([])),
        ("method", json!("pay_later")),
        ("method", json!({"type": "card"})),
        ("method", json!({"type": "instalments"})),
        ("method", json!({"type": "instalments", "terms": 2.5})),
        ("method", json!({"type": "instalments", "terms": -3})),
        ("capture", json!("never")),
    ];
    for (name, value) in wrong {
        let mut body = good.clone();
        body[name] = value;
        let refused = server.operator.post("/v1/orders", body).await.refused(400, "invalid_request");
        let field = refused["field"].as_str().expect("it is named");
        assert!(field.starts_with(name), "{field} is {name}");
    }
    let mut half = good.clone();
    half["amount"] = json!({"amount": 1});
    let refused = server.operator.post("/v1/orders", half).await.refused(400, "invalid_request");
    assert_eq!(refused["field"], "amount.currency");
    let zero = order(
        good["account"].as_str().expect("an id"),
        good["merchant"].as_str().expect("an id"),
        1_000,
        instalments(0),
        "later",
    );
    server.operator.post("/v1/orders", zero).await.refused(422, "term_not_offered");
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    let (server, good) = prepared().await;
    let mut not_utf8 = good.to_string().into_bytes();
    not_utf8.extend(b"\xff");
    let twice = good.to_string().replacen('{', "{\"capture\":\"later\",", 1);
    assert!(twice.matches("\"capture\"").count() == 2);
    for bad in [b"{".to_vec(), b"nonsense".to_vec(), b"{}{}".to_vec(), b"\xff\xfe{}".to_vec(), not_utf8, b" ".to_vec()]
    {
        server.operator.post_bytes("/v1/orders", bad).await.refused(400, "invalid_json");
    }
    for bad in ["[]", "\"x\"", "1", "null", &twice] {
        server.operator.post_bytes("/v1/orders", bad.into()).await.refused(400, "invalid_request");
    }
    let deep = "[".repeat(10_000);
    server.operator.post_bytes("/v1/orders", deep.into()).await.refused(400, "invalid_json");
}

#[tokio::test]
async fn a_body_of_another_kind_or_too_long_is_refused() {
    let (server, good) = prepared().await;
    let post = |kind: &str| {
        let request = server.operator.request(Method::POST, "/v1/orders").header("Idempotency-Key", idempotency_key());
        request.header("Content-Type", kind).body(good.to_string())
    };
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""] {
        Answer::of(post(kind)).await.refused(415, "unsupported_media_type");
    }
    Answer::of(post("Application/JSON; charset=utf-8")).await.created();

    let text = good.to_string();
    let padded = |length: usize| (text.clone() + &" ".repeat(length - text.len())).into_bytes();
    server.operator.post_bytes("/v1/orders", padded(65_536)).await.created();
    server.operator.post_bytes("/v1/orders", padded(65_537)).await.refused(413, "body_too_long");
    server.operator.post_bytes("/v1/orders", padded(5_000_000)).await.refused(413, "body_too_long");
}

#[tokio::test]
async fn a_path_or_method_that_is_not_there_is_a_problem_too() {
    let server = Server::start().await;
    for path in ["/", "/v1", "/v1/nothing", "/v1/orders/", "/v2/orders"] {
        server.operator.get(path).await.refused(404, "not_found");
    }
    for (method, path) in [(Method::DELETE, "/v1/orders"), (Method::GET, "/v1/orders"), (Method::PUT, "/v1/clock")] {
        let answer = Answer::of(server.operator.request(method, path)).await;
        answer.refused(405, "method_not_allowed");
        assert!(!answer.header("allow").is_empty());
    }
    server.operator.get("/v1/orders/%ff").await.refused(400, "invalid_request");
}
