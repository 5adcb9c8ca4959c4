//! Explanations: figures as sums, and who is told them.

use serde_json::json;

use crate::common::{Server, cny, id, instalments};

#[tokio::test]
async fn a_fee_is_told_as_a_rate_of_what_was_bought() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let order = server.buy(&account, &shop, 100_000, instalments(3)).await;
    let plan = order["captures"][0]["plan"]["id"].as_str().expect("a plan").to_string();
    let told = server.operator.get(&format!("/v1/explanations/{plan}?figure=term_fee&number=1")).await.ok();
    let told = &told["explanations"][0];
    assert_eq!(told["amount"], cny(600));
    assert_eq!(told["title"], json!({"en": "fee of the term", "zh": "每期手续费"}));
    assert_eq!((&told["sum"], &told["denominator"]), (&json!("600000000"), &json!(1_000_000)));
    let piece = &told["pieces"][0];
    assert_eq!(piece["words"], json!({"en": "1000.00 × 6000 ppm", "zh": "1000.00 × 百万分之 6000"}));
    assert_eq!((&piece["event"]["event"], &piece["event"]["date"]), (&json!("order_captured"), &json!("2026-07-01")));
}

#[tokio::test]
async fn what_is_left_out_is_every_figure() {
    let server = Server::start().await;
    let account = server.account().await;
    let told = server.operator.get(&format!("/v1/explanations/{account}")).await.ok();
    let names: Vec<&str> =
        told["explanations"].as_array().into_iter().flatten().filter_map(|one| one["figure"].as_str()).collect();
    assert_eq!(names, ["limit", "available", "exposure", "due_now", "credit_balance", "wallet"]);
}

#[tokio::test]
async fn a_merchant_is_told_of_its_own() {
    let server = Server::start().await;
    let (account, shop, other) = (server.account().await, server.shop().await, server.shop().await);
    let order = id(&server.buy(&account, &shop, 100_000, instalments(3)).await);
    let (own, stranger) = (server.merchant(&shop), server.merchant(&other));
    assert_eq!(own.get(&format!("/v1/explanations/{shop}")).await.ok()["explanations"][0]["figure"], "payable");
    own.get(&format!("/v1/explanations/{order}?figure=payable")).await.ok();
    stranger.get(&format!("/v1/explanations/{order}")).await.refused(404, "order_not_found");
    stranger.get(&format!("/v1/explanations/{shop}")).await.refused(403, "forbidden");
    own.get(&format!("/v1/explanations/{account}")).await.refused(403, "forbidden");
}

#[tokio::test]
async fn what_has_no_such_figure_says_so() {
    let server = Server::start().await;
    let account = server.account().await;
    let path = format!("/v1/explanations/{account}");
    for query in ["?figure=penalty", "?figure=happiness", "?figure=limit&number=1"] {
        server.operator.get(&format!("{path}{query}")).await.refused(404, "figure_not_found");
    }
    assert_eq!(
        server.operator.get(&format!("{path}?number=1")).await.refused(422, "fields_disagree")["field"],
        "number"
    );
    server.operator.get("/v1/explanations/acc_0000000000009").await.refused(404, "account_not_found");
    server.operator.get("/v1/explanations/happiness").await.refused(404, "not_found");
    server.operator.get("/v1/explanations/stm_zz00000000009").await.refused(404, "not_found");
}
