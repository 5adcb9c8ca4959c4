//! The clock of a sandbox.

use serde_json::json;

use crate::common::{START, Server};

#[tokio::test]
async fn a_sandbox_clock_stands_still_until_it_is_moved() {
    let server = Server::start().await;
    let clock = server.operator.get("/v1/clock").await.ok();
    let stands = json!({"now": START, "business_date": "2026-07-01", "zone": "Asia/Shanghai", "mode": "sandbox"});
    assert_eq!(clock, stands);
    let moved = server.operator.plain_post("/v1/clock", json!({"to": "2026-07-31T23:30:00Z"})).await.ok();
    assert_eq!((&moved["now"], &moved["business_date"]), (&json!("2026-07-31T23:30:00Z"), &json!("2026-08-01")));
    assert_eq!(server.operator.get("/v1/clock").await.ok(), moved);
    let server = server.restart().await;
    assert_eq!(server.operator.get("/v1/clock").await.ok(), moved);
}

#[tokio::test]
async fn a_clock_goes_forward_only_and_not_too_far() {
    let server = Server::start().await;
    for to in ["2026-07-01T01:59:59Z", "2036-01-01T00:00:00Z"] {
        server.operator.plain_post("/v1/clock", json!({ "to": to })).await.refused(422, "time_out_of_range");
    }
    for to in ["", "2026-08-01", "tomorrow", "2026-08-01T00:00:00"] {
        let refused = server.operator.plain_post("/v1/clock", json!({ "to": to })).await;
        assert_eq!(refused.refused(400, "invalid_request")["field"], "to");
    }
    let tried = server.operator.plain_post("/v1/clock?dry_run=true", json!({"to": "2026-08-01T00:00:00Z"})).await;
    tried.refused(400, "invalid_request");
    assert_eq!(server.operator.get("/v1/clock").await.ok()["now"], START);
}

#[tokio::test]
async fn a_live_clock_is_not_moved() {
    let server = Server::live().await;
    assert_eq!(server.operator.get("/v1/clock").await.ok()["mode"], "live");
    let moved = server.operator.plain_post("/v1/clock", json!({"to": "2036-01-01T00:00:00Z"})).await;
    moved.refused(403, "sandbox_only");
}
