//! `yuefu explain`, on a directory that nobody serves.

use super::sandbox;
use crate::http::{Client, operator_key, purchase};
use crate::process::{Server, fail, run, succeed, text};

#[tokio::test]
async fn a_figure_is_told_in_both_languages_once_the_server_has_gone() {
    let (_parent, data) = sandbox();
    let key = operator_key(&data);
    let server = Server::start(&data);
    let client = Client::of(&server, &key);
    let (account, merchant) = (client.account("ann").await, client.merchant("shop").await);
    let order = purchase(&account, &merchant, 100_000);
    let order = client.make("/v1/orders", "buy", &order).await.text("id");
    let said = fail(["explain", &account, "--data", text(&data)]);
    assert!(said.contains("ask the server by GET /v1/explanations/ID"), "{said}");
    server.stop();

    let said = succeed(["explain", &account, "--data", text(&data), "--figure", "available"]);
    let told = format!(
        "{account} available: 199000.00 CNY\n  Available = limit − exposure, never below nothing, and no more than the consumer cap leaves over all currencies\n         200000.00  Limit  [{account} limit]\n          -1000.00  Exposure  [{account} exposure]"
    );
    assert_eq!(said.trim(), told);
    let said = succeed(["explain", &account, "--data", text(&data), "--figure", "exposure", "--language", "zh"]);
    assert!(said.contains(&format!("1000.00  未出账消费 {order}  [2026-07-01 order_captured row ")), "{said}");
}

#[tokio::test]
async fn an_account_is_exported_once_the_server_has_gone() {
    let (_parent, data) = sandbox();
    let key = operator_key(&data);
    let server = Server::start(&data);
    let client = Client::of(&server, &key);
    let (account, merchant) = (client.account("ann").await, client.merchant("shop").await);
    client.make("/v1/orders", "buy", &purchase(&account, &merchant, 100_000)).await.text("id");
    let said = fail(["export", &account, "--data", text(&data)]);
    assert!(said.contains("ask the server by GET /v1/accounts/ID/export"), "{said}");
    server.stop();

    let said = succeed(["export", &account, "--data", text(&data)]);
    let exported: serde_json::Value = serde_json::from_str(&said).expect("it is JSON");
    assert_eq!(exported["account"]["id"], serde_json::json!(account));
    let types: Vec<&str> =
        exported["lines"].as_array().into_iter().flatten().filter_map(|one| one["type"].as_str()).collect();
    assert_eq!(types, ["account_opened", "order_authorised", "order_captured"]);
    let amount = serde_json::json!({"amount": 100_000, "currency": "CNY"});
    let moved = &exported["lines"][2]["transfers"][0];
    assert_eq!((&moved["debit"], &moved["amount"]), (&serde_json::json!("receivable_principal"), &amount));
    let owed = serde_json::json!({"ledger_account": "receivable_principal", "amount": amount});
    assert_eq!(exported["balances"][0], owed);
    let said = fail(["export", "acc_0000000000999", "--data", text(&data)]);
    assert!(said.contains("There is no such account"), "{said}");
}

#[test]
fn what_has_no_figures_is_refused_with_what_to_give() {
    let (_parent, data) = sandbox();
    let said = fail(["explain", "happiness", "--data", text(&data)]);
    assert!(said.contains("give the id of an account, statement, plan, order or merchant"), "{said}");
    let said = run(["explain", "acc_0000000000001", "--data", text(&data), "--figure", "happiness"]);
    assert!(!said.status.success());
    assert!(String::from_utf8_lossy(&said.stderr).contains("figures are limit, available"), "{said:?}");
}
