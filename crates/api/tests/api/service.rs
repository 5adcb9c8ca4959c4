//! The service itself: health, figures, the list of problems.

use serde_json::json;

use crate::common::Server;

#[tokio::test]
async fn health_and_readiness_are_told_to_anybody() {
    let mut server = Server::start().await;
    let anybody = server.nobody();
    assert_eq!(anybody.get("/health").await.ok(), json!({"status": "up"}));
    assert_eq!(anybody.get("/ready").await.ok(), json!({"status": "ready"}));
    server.stop_sequencer();
    assert_eq!(anybody.get("/health").await.ok(), json!({"status": "up"}));
    let answer = anybody.get("/ready").await;
    answer.refused(503, "stopped");
    assert_eq!(answer.header("retry-after"), "1");
    server.operator.post("/v1/customers", json!({})).await.refused(503, "stopped");
}

#[tokio::test]
async fn figures_count_requests_and_refusals() {
    let server = Server::start().await;
    server.operator.post("/v1/customers", json!({})).await.created();
    server.operator.get("/v1/customers/x").await.refused(404, "customer_not_found");
    server.operator.get("/v1/elsewhere").await.refused(404, "not_found");
    let page = server.nobody().get("/metrics").await;
    assert_eq!(page.status, 200);
    let expected = [
        r#"yuefu_http_requests_total{method="POST",path="/v1/customers",status="201"}"#,
        r#"yuefu_http_requests_total{method="GET",path="/v1/customers/{id}",status="404"}"#,
        r#"yuefu_http_requests_total{method="GET",path="unmatched",status="404"}"#,
        r#"yuefu_http_problems_total{code="customer_not_found"}"#,
        "yuefu_http_request_seconds_bucket",
    ];
    for line in expected {
        assert!(page.text.contains(line), "{line} is missing in\n{}", page.text);
    }
}

#[tokio::test]
async fn every_answer_has_a_request_id_and_is_not_kept() {
    let server = Server::start().await;
    let answer = server.operator.get("/v1/clock").await;
    assert!(answer.header("request-id").starts_with("req_"));
    assert_eq!(answer.header("cache-control"), "no-store");
    let own = server.operator.request(reqwest::Method::GET, "/v1/clock").header("Request-Id", "mine-7");
    assert_eq!(crate::common::Answer::of(own).await.header("request-id"), "mine-7");
    let odd = server.operator.request(reqwest::Method::GET, "/v1/clock").header("Request-Id", "a b");
    assert!(crate::common::Answer::of(odd).await.header("request-id").starts_with("req_"));
}

#[tokio::test]
async fn every_problem_has_its_meaning() {
    let server = Server::start().await;
    let list = server.nobody().get("/v1/problems").await.ok();
    let problems = list["problems"].as_array().expect("a list");
    assert!(problems.len() > 30);
    let short = problems.iter().find(|problem| problem["code"] == "limit_exceeded").expect("it is listed");
    assert_eq!(short["status"], 422);
}
