//! Wallets, and what the bank is told.

use serde_json::json;

use crate::common::{Server, cny, id, order};

#[tokio::test]
async fn in_a_live_directory_only_the_bank_says_what_became_of_an_instruction() {
    let server = Server::live().await;
    let path = "/v1/instructions/ins_0000000000001/outcomes";
    server.operator.post(path, json!({"outcome": "settled"})).await.refused(403, "sandbox_only");
}

#[tokio::test]
async fn a_wallet_that_nothing_has_happened_to_is_empty() {
    let server = Server::start().await;
    let account = server.account().await;
    let shown = server.operator.get(&format!("/v1/accounts/{account}/wallet")).await.ok();
    let nothing = cny(0);
    let expected = json!({
        "account": account, "currency": "CNY", "status": "open", "balance": nothing, "held": nothing,
        "available": nothing, "missing": nothing, "incoming": nothing, "outgoing": nothing, "open_instructions": [],
    });
    assert_eq!(shown, expected);
    server.operator.get("/v1/accounts/acc_0000000000999/wallet").await.refused(404, "account_not_found");
    server.operator.get("/v1/instructions/ins_0000000000999").await.refused(404, "instruction_not_found");
}

#[tokio::test]
async fn an_order_paid_in_two_ways_shows_both() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = json!({"purpose": "top_up", "amount": cny(5_000)});
    let asked = server.operator.post(&format!("/v1/accounts/{account}/instructions"), body).await.created();
    assert_eq!((&asked["state"], &asked["purpose"]), (&json!("requested"), &json!("top_up")));
    let wallet = server.operator.get(&format!("/v1/accounts/{account}/wallet")).await.ok();
    assert_eq!((&wallet["incoming"], &wallet["open_instructions"]), (&cny(5_000), &json!([asked])));
    let outcomes = format!("/v1/instructions/{}/outcomes", id(&asked));
    let settled = server.operator.post(&outcomes, json!({"outcome": "settled"})).await.created();
    assert_eq!((&settled["state"], &settled["outcome"]), (&json!("settled"), &json!("settled")));
    let again = server.operator.post(&outcomes, json!({"outcome": "settled"})).await;
    assert!(again.ok().get("outcome").is_none());
    let mut body = order(&account, &shop, 10_000, json!({"type": "pay_later"}), "at_once");
    body["balance"] = cny(3_000);
    let order = server.operator.post("/v1/orders", body).await.created();
    assert_eq!((&order["amounts"]["captured"], &order["balance"]["captured"]), (&cny(10_000), &cny(3_000)));
    assert_eq!(order["captures"][0]["balance"], cny(3_000));
    let path = format!("/v1/orders/{}", id(&order));
    assert_eq!(server.operator.get(&path).await.ok(), order);
    let refund = server.operator.post(&format!("{path}/refunds"), json!({"amount": cny(5_000)})).await.created();
    assert_eq!(refund["balance"], cny(1_500));
    let order = server.operator.get(&path).await.ok();
    assert_eq!((&order["balance"]["refunded"], &order["captures"][0]["balance_refunded"]), (&cny(1_500), &cny(1_500)));
    let told = server.operator.get(&format!("/v1/accounts/{account}/transactions")).await.ok();
    let items = told["items"].as_array().into_iter().flatten();
    let types: Vec<&str> = items.filter_map(|one| one["type"].as_str()).collect();
    let expected = [
        "order_refunded",
        "order_captured",
        "order_authorised",
        "instruction_confirmed",
        "instruction_requested",
        "account_opened",
    ];
    assert_eq!(types, expected);
}
