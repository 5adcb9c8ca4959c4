//! Terms: proposed by one, approved by another, listed, shown and compared.

use serde_json::{Value, json};

use crate::common::{Caller, Server};

/// The shipped document, in force from a date, with so many days to pay.
fn document(from: &str, grace_days: u32) -> Value {
    let text = documents::terms::RETAIL
        .replace("# in_force_from = 2027-01-01", &format!("in_force_from = {from}"))
        .replace("grace_days = 5", &format!("grace_days = {grace_days}"));
    json!({ "document": text })
}

/// Somebody else of the staff.
fn colleague(server: &Server) -> Caller {
    Caller::new(&server.url, Some(&server.access.create_operator("colleague").expect("a key")))
}

#[tokio::test]
async fn terms_go_from_one_to_another_and_hold_from_their_day() {
    let server = Server::start().await;
    let kim = colleague(&server);
    let proposed = server.operator.post("/v1/terms", document("2026-08-01", 10)).await.created();
    assert_eq!((&proposed["version"], &proposed["state"]), (&json!(3), &json!("proposed")));
    assert_eq!((&proposed["currency"], &proposed["in_force_from"]), (&json!("CNY"), &json!("2026-08-01")));
    let by = proposed["proposed"]["by"].as_str().expect("a name").to_string();
    assert!(by.starts_with("key_") && by.len() == 20, "{by}");

    let own = server.operator.post("/v1/terms/3/approvals", json!({})).await;
    own.refused(403, "second_person_required");
    let tried = kim.post("/v1/terms/3/approvals?dry_run=true", json!({})).await.ok();
    assert_eq!((&tried["dry_run"], &tried["state"]), (&json!(true), &json!("approved")));
    let approved = kim.post_under("once", "/v1/terms/3/approvals", json!({})).await.created();
    assert_ne!(approved["approved"]["by"], proposed["proposed"]["by"]);
    let again = kim.post_under("once", "/v1/terms/3/approvals", json!({})).await;
    assert_eq!((again.created(), again.header("idempotency-replayed")), (approved, "true"));
    let so_already = kim.post("/v1/terms/3/approvals", json!({})).await.ok();
    assert_eq!((&so_already["state"], so_already.get("approved")), (&json!("approved"), None));

    let states = async || -> Vec<Value> {
        let listed = server.operator.get("/v1/terms").await.ok();
        let every = listed["terms"].as_array().expect("a list").clone();
        every.iter().map(|one| json!([one["version"], one["state"]])).collect()
    };
    assert_eq!(states().await, [json!([3, "approved"]), json!([2, "in_force"]), json!([1, "in_force"])]);
    server.move_to("2026-08-01T00:00:00Z").await;
    assert_eq!(states().await, [json!([3, "in_force"]), json!([2, "in_force"]), json!([1, "superseded"])]);
    let server = server.restart().await;
    let shown = server.operator.get("/v1/terms/3").await.ok();
    assert_eq!((&shown["state"], &shown["proposed"]["by"]), (&json!("in_force"), &json!(by)));
}

#[tokio::test]
async fn terms_are_shown_with_what_they_cost_and_compared_field_by_field() {
    let server = Server::start().await;
    server.operator.post("/v1/terms", document("2026-08-01", 10)).await.created();
    let shown = server.operator.get("/v1/terms/1").await.ok();
    let text = shown["document"].as_str().expect("a text");
    assert!(text.contains("grace_days = 5\n") && !text.contains("in_force_from"), "{text}");
    assert_eq!(shown["offers"][3], json!({"terms": 12, "nominal_ppm": 130_342, "effective_ppm": 138_418}));

    let compared = server.operator.get("/v1/terms/3/differences?with=1").await.ok();
    let expected = json!([
        {"field": "grace_days", "before": "5", "after": "10"},
        {"field": "in_force_from", "after": "2026-08-01"},
        // The server began with Terms that name no law pack; the retail document names one.
        {"field": "law", "after": "CN"},
    ]);
    assert_eq!(compared["differences"], expected);
    for path in ["/v1/terms/4", "/v1/terms/0", "/v1/terms/01", "/v1/terms/x", "/v1/terms/3/differences?with=9"] {
        server.operator.get(path).await.refused(404, "terms_not_found");
    }
    server.operator.get("/v1/terms/3/differences").await.refused(400, "invalid_request");
}

#[tokio::test]
async fn a_document_is_refused_with_every_field_that_is_wrong() {
    let server = Server::start().await;
    let refused = server.operator.post("/v1/terms", document("2026-06-30", 4)).await.refused(422, "terms_flawed");
    let flaws = refused["flaws"].as_array().expect("a list");
    assert_eq!(flaws[1], json!({"field": "grace_days", "value": "4", "why": "It is between 5 and 25."}));
    assert_eq!(flaws[0]["field"], "in_force_from");
    let unreadable = server.operator.post("/v1/terms", json!({"document": "currency = 1"})).await;
    let unreadable = unreadable.refused(422, "document_unreadable");
    assert_eq!(unreadable["field"], "currency");
    assert!(unreadable["detail"].as_str().is_some_and(|said| said.contains("line 1")), "{unreadable}");
}

#[tokio::test]
async fn only_staff_see_and_change_terms() {
    let server = Server::start().await;
    let merchant = server.merchant(&server.shop().await);
    for path in ["/v1/terms", "/v1/terms/1", "/v1/terms/1/differences?with=2"] {
        merchant.get(path).await.refused(403, "forbidden");
    }
    merchant.post("/v1/terms", document("2026-08-01", 10)).await.refused(403, "forbidden");
    merchant.post("/v1/terms/1/approvals", json!({})).await.refused(403, "forbidden");
}
