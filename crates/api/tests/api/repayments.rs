//! Repayments, to all four targets.

use engine::terms::{EarlySettlement, Terms, Version};
use money::Currency;
use sequencer::Mode;
use serde_json::{Value, json};

use crate::common::{Answer, START, Server, cny, instalments, pay_later};

async fn repay(server: &Server, account: &str, body: Value) -> Answer {
    server.operator.post(&format!("/v1/accounts/{account}/repayments"), body).await
}

/// An account with 500.00 to pay in full and 1000.00 in three terms, on the day after its statement is due.
async fn late(server: &Server) -> (String, String, String) {
    let (account, shop) = (server.account().await, server.shop().await);
    server.buy(&account, &shop, 50_000, pay_later()).await;
    let split = server.buy(&account, &shop, 100_000, instalments(3)).await;
    server.move_to("2026-07-16T00:00:00+08:00").await;
    let list = server.operator.get(&format!("/v1/accounts/{account}/statements")).await.ok();
    let text = |value: &Value| value.as_str().expect("an id").to_string();
    (account, text(&list["items"][0]["id"]), text(&split["captures"][0]["plan"]["id"]))
}

#[tokio::test]
async fn what_is_due_is_paid_penalty_first() {
    let server = Server::start().await;
    let (account, statement, _) = late(&server).await;
    let paid = repay(&server, &account, json!({"target": {"type": "due"}, "amount": cny(50_000)})).await.created();
    assert_eq!((&paid["penalty"], &paid["fee"], &paid["principal"]), (&cny(42), &cny(600), &cny(49_358)));
    assert_eq!((&paid["credit"], &paid["taken_at"]), (&cny(0), &json!("2026-07-15T16:00:00Z")));
    let allocation = json!([
        {"of": "penalty", "statement": statement, "amount": cny(42)},
        {"of": "fee", "statement": statement, "line": 2, "amount": cny(600)},
        {"of": "principal", "statement": statement, "line": 1, "amount": cny(49_358)},
    ]);
    assert_eq!(paid["allocation"], allocation);
}

#[tokio::test]
async fn a_statement_is_paid_exactly_when_no_amount_is_given() {
    let server = Server::start().await;
    let (account, statement, _) = late(&server).await;
    let target = json!({"type": "statement", "id": statement});
    let paid = repay(&server, &account, json!({ "target": target })).await.created();
    assert_eq!((&paid["amount"], &paid["target"]), (&cny(83_976), &target));
    repay(&server, &account, json!({ "target": target })).await.refused(409, "nothing_due");
}

#[tokio::test]
async fn a_plan_is_settled_early_whole_or_not_at_all() {
    let server = Server::start().await;
    let (account, _, plan) = late(&server).await;
    let target = json!({"type": "plan", "id": plan});
    let part = repay(&server, &account, json!({"target": target, "amount": cny(100)})).await;
    assert_eq!(part.refused(422, "amount_out_of_range")["min"], cny(100_600));
    let paid = repay(&server, &account, json!({ "target": target })).await.created();
    assert_eq!((&paid["amount"], &paid["settled"]), (&cny(100_600), &json!([plan])));
    assert_eq!(paid["settlement_fees"], json!([]));
}

#[tokio::test]
async fn what_it_costs_to_settle_is_told_before_and_after_it_is_paid() {
    let defaults = Terms::defaults(Version(1), Currency::Cny);
    let terms = Terms { early_settlement: EarlySettlement::NextFee, ..defaults };
    let server = Server::start_under(Mode::Sandbox, START, terms).await;
    let (account, _, plan) = late(&server).await;
    let read = server.operator.get(&format!("/v1/plans/{plan}")).await.ok();
    assert_eq!(read["settlement"], cny(101_200));
    let paid = repay(&server, &account, json!({"target": {"type": "plan", "id": plan}})).await.created();
    assert_eq!((&paid["amount"], &paid["fee"], &paid["principal"]), (&cny(101_200), &cny(1_200), &cny(100_000)));
    assert_eq!(paid["settlement_fees"], json!([{"plan": plan, "amount": cny(600)}]));
    let read = server.operator.get(&format!("/v1/plans/{plan}")).await.ok();
    assert_eq!((&read["settlement"], &read["fees_billed"]), (&cny(0), &cny(1_200)));
}

#[tokio::test]
async fn everything_is_paid_and_what_is_left_becomes_credit() {
    let server = Server::start().await;
    let (account, _, plan) = late(&server).await;
    let body = json!({"target": {"type": "everything"}, "amount": cny(160_000)});
    let paid = repay(&server, &account, body).await.created();
    assert_eq!((&paid["settled"], &paid["credit"]), (&json!([plan]), &cny(160_000 - 83_976 - 66_666)));
    let read = server.operator.get(&format!("/v1/accounts/{account}")).await.ok();
    assert_eq!((&read["exposure"], &read["credit_balance"]), (&cny(0), &paid["credit"]));
}

#[tokio::test]
async fn what_cannot_be_repaid_is_refused() {
    let server = Server::start().await;
    let (account, statement, plan) = late(&server).await;
    let other = server.account().await;
    let of = |kind: &str, id: &str| json!({"target": {"type": kind, "id": id}});
    repay(&server, &other, of("statement", &statement)).await.refused(404, "statement_not_found");
    repay(&server, &other, of("plan", &plan)).await.refused(404, "plan_not_found");
    repay(&server, &other, of("plan", "x")).await.refused(404, "plan_not_found");
    repay(&server, &other, json!({"target": {"type": "due"}})).await.refused(409, "nothing_due");
    let gbp = json!({"target": {"type": "due"}, "amount": {"amount": 1, "currency": "GBP"}});
    repay(&server, &account, gbp).await.refused(422, "currency_mismatch");
    repay(&server, &account, json!({"target": {"type": "due"}, "amount": cny(0)}))
        .await
        .refused(422, "amount_out_of_range");
    repay(&server, "acc_0000000000zzz", json!({"target": {"type": "due"}})).await.refused(404, "account_not_found");
    let idle = json!({"target": {"type": "due", "id": statement}});
    repay(&server, &account, idle).await.refused(400, "unknown_field");
}
