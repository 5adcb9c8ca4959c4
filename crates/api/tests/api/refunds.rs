//! Refunds.

use serde_json::json;

use crate::common::{Server, cny, id, instalments, pay_later};

#[tokio::test]
async fn an_unbilled_purchase_shrinks() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let bought = id(&server.buy(&account, &shop, 10_000, pay_later()).await);
    let path = format!("/v1/orders/{bought}/refunds");
    let part = server.operator.post(&path, json!({"amount": cny(4_000)})).await.created();
    assert_eq!(
        (&part["order"], &part["state"], &part["amount"]),
        (&json!(bought), &json!("part_refunded"), &cny(4_000))
    );
    assert_eq!(part["owed_no_more"], json!([{"of": "purchase", "order": bought, "capture": 1, "amount": cny(4_000)}]));
    assert_eq!(part["merchant"], json!({"id": shop, "discount": cny(80), "subsidy": cny(0)}));
    let rest = server.operator.post(&path, json!({})).await.created();
    assert_eq!((&rest["state"], &rest["amounts"]["refundable"]), (&json!("refunded"), &cny(0)));
    let refused = server.operator.post(&path, json!({"amount": cny(1)})).await.refused(422, "refund_exceeds_captured");
    assert_eq!(refused["refundable"], cny(0));
}

#[tokio::test]
async fn a_plan_is_split_anew_and_what_was_paid_becomes_credit() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let bought = id(&server.buy(&account, &shop, 90_000, instalments(3)).await);
    server.move_to("2026-07-11T00:00:00+08:00").await;
    let due = json!({"target": {"type": "due"}});
    server.operator.post(&format!("/v1/accounts/{account}/repayments"), due).await.created();

    let path = format!("/v1/orders/{bought}/refunds");
    let part = server.operator.post(&path, json!({"amount": cny(30_000)})).await.created();
    let terms = part["replanned"][0]["terms"].as_array().expect("a list");
    assert_eq!(terms.len(), 2);
    // 300.00 stay over two terms, at 0.6% of 600.00.
    assert_eq!(terms[0], json!({"number": 2, "principal": cny(15_000), "fee": cny(360), "total": cny(15_360)}));
    assert_eq!(part["credit"], cny(0));
    let rest = server.operator.post(&path, json!({})).await.created();
    assert_eq!((&rest["replanned"][0]["terms"], &rest["credit"]), (&json!([]), &cny(30_000)));
}

#[tokio::test]
async fn within_a_day_a_full_refund_takes_every_fee_back() {
    let server = Server::start().await;
    let shop = server.shop().await;
    let account = server.account_of(cny(2_000_000), 2).await;
    let bought = id(&server.buy(&account, &shop, 90_000, instalments(3)).await);
    server.move_to("2026-07-02T01:59:59Z").await;
    let due = json!({"target": {"type": "due"}});
    server.operator.post(&format!("/v1/accounts/{account}/repayments"), due).await.created();
    let back = server.operator.post(&format!("/v1/orders/{bought}/refunds"), json!({})).await.created();
    assert_eq!(back["fees_returned"][0]["amount"], cny(540));
    assert_eq!(back["credit"], cny(30_540));
}

#[tokio::test]
async fn more_than_was_captured_is_refused() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let bought = id(&server.buy(&account, &shop, 10_000, pay_later()).await);
    let path = format!("/v1/orders/{bought}/refunds");
    let refused = server.operator.post(&path, json!({"amount": cny(10_001)})).await;
    assert_eq!(refused.refused(422, "refund_exceeds_captured")["refundable"], cny(10_000));
    server.operator.post(&path, json!({"amount": cny(0)})).await.refused(422, "amount_out_of_range");
}
