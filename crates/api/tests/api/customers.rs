//! Customers.

use serde_json::json;

use crate::common::{Server, cny, id};

#[tokio::test]
async fn a_customer_is_created_and_read_with_its_accounts() {
    let server = Server::start().await;
    let made = server.operator.post("/v1/customers", json!({})).await.created();
    assert_eq!(made["accounts"], json!([]));
    let customer = id(&made);
    let opened = json!({"customer": customer, "limit": cny(100_000)});
    let account = id(&server.operator.post("/v1/accounts", opened).await.created());
    let read = server.operator.get(&format!("/v1/customers/{customer}")).await.ok();
    assert_eq!(read, json!({"id": customer, "accounts": [{"id": account, "currency": "CNY"}]}));
}

#[tokio::test]
async fn a_body_that_would_be_empty_may_be_left_out() {
    let server = Server::start().await;
    assert!(server.operator.post_bytes("/v1/customers", Vec::new()).await.created()["id"].is_string());
}

#[tokio::test]
async fn an_unknown_customer_is_not_found() {
    let server = Server::start().await;
    for unknown in ["cus_0000000000001", "cus_7zzzzzzzzzzzz", "acc_0000000000001", "1", "%20"] {
        server.operator.get(&format!("/v1/customers/{unknown}")).await.refused(404, "customer_not_found");
    }
}
