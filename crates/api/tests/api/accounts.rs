//! Accounts, and what happened on them.

use serde_json::{Value, json};

use crate::common::{Server, cny, id, instalments, order, pay_later};

#[tokio::test]
async fn an_account_shows_its_line_and_what_comes_next() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    server.buy(&account, &shop, 50_000, pay_later()).await;
    server.buy(&account, &shop, 100_000, instalments(3)).await;
    let held = order(&account, &shop, 7_000, pay_later(), "later");
    server.operator.post("/v1/orders", held).await.created();

    let read = server.operator.get(&format!("/v1/accounts/{account}")).await.ok();
    assert_eq!(read["status"], "open");
    assert_eq!(read["limit"], cny(2_000_000));
    assert_eq!(read["exposure"], cny(157_000));
    assert_eq!(read["held"], cny(7_000));
    assert_eq!(read["available"], cny(1_843_000));
    assert_eq!(read["due_now"], cny(0));
    assert_eq!(read["days_past_due"], 0);
    assert_eq!(read["credit_balance"], cny(0));
    // 500.00 and the first of three terms: 333.34 and 6.00 of fee.
    let next = json!({"cycle_date": "2026-07-10", "due_date": "2026-07-15", "amount": cny(83_934)});
    assert_eq!(read["next_statement"], next);
    assert_eq!(read["plans"].as_array().map(Vec::len), Some(1));
    assert_eq!(read["plans"][0]["unbilled"], cny(100_000));
    assert_eq!(read["business_date"], "2026-07-01");
    assert_eq!(read["terms_version"], 1);
}

#[tokio::test]
async fn an_account_is_overdue_and_then_frozen_and_open_again_when_paid() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let path = format!("/v1/accounts/{account}");
    server.buy(&account, &shop, 100_000, pay_later()).await;

    server.move_to("2026-07-16T00:00:00+08:00").await;
    let late = server.operator.get(&path).await.ok();
    assert_eq!((&late["status"], &late["days_past_due"]), (&json!("overdue"), &json!(1)));
    assert_eq!(late["overdue_since"], "2026-07-15");
    let more = order(&account, &shop, 1_000, pay_later(), "later");
    let refused = server.operator.post("/v1/orders", more.clone()).await.refused(422, "overdue");
    assert_eq!((&refused["since"], &refused["owed"]), (&json!("2026-07-15"), &cny(100_050)));

    server.move_to("2026-08-14T00:00:00+08:00").await;
    assert_eq!(server.operator.get(&path).await.ok()["status"], "frozen");
    let refused = server.operator.post("/v1/orders", more.clone()).await.refused(422, "account_frozen");
    assert_eq!(refused["owed"], cny(101_500));

    let due = json!({"target": {"type": "due"}});
    server.operator.post(&format!("{path}/repayments"), due).await.created();
    assert_eq!(server.operator.get(&path).await.ok()["status"], "open");
    server.operator.post("/v1/orders", more).await.created();
}

#[tokio::test]
async fn what_an_account_may_not_be_opened_with_is_refused() {
    let server = Server::start().await;
    let customer = id(&server.operator.post("/v1/customers", json!({})).await.created());
    let open = |limit: Value| json!({"customer": customer, "limit": limit});
    let post = async |body: Value| server.operator.post("/v1/accounts", body).await;
    let refused = post(open(json!({"amount": 100, "currency": "USD"}))).await.refused(422, "currency_mismatch");
    assert_eq!(refused["expected"], json!(["CNY", "GBP"]));
    let refused = post(open(cny(20_000_001))).await.refused(422, "amount_out_of_range");
    assert_eq!(refused["max"], cny(20_000_000));
    let mut with_day = open(cny(100));
    with_day["cycle_day"] = json!(29);
    assert_eq!(post(with_day).await.refused(400, "invalid_request")["field"], "cycle_day");
    let nobody = json!({"customer": "cus_000000000zzzz", "limit": cny(100)});
    post(nobody).await.refused(404, "customer_not_found");
    let first = post(open(cny(100))).await.created();
    assert_eq!(post(open(cny(100))).await.refused(409, "account_exists")["account"], first["id"]);
}

#[tokio::test]
async fn on_a_live_directory_no_account_is_opened_by_hand() {
    let server = Server::live().await;
    let customer = id(&server.operator.post("/v1/customers", json!({})).await.created());
    let open = json!({"customer": customer, "limit": cny(100)});
    server.operator.post("/v1/accounts", open).await.refused(403, "sandbox_only");
}

#[tokio::test]
async fn transactions_tell_everything_page_by_page() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let bought = server.buy(&account, &shop, 100_000, instalments(3)).await;
    let held = order(&account, &shop, 3_000, pay_later(), "later");
    server.operator.post("/v1/orders", held).await.created();
    server.move_to("2026-07-16T08:00:00+08:00").await;
    let path = format!("/v1/accounts/{account}");
    let due = json!({"target": {"type": "due"}, "amount": cny(40_000)});
    server.operator.post(&format!("{path}/repayments"), due).await.created();
    let refund = format!("/v1/orders/{}/refunds", id(&bought));
    server.operator.post(&refund, json!({"amount": cny(10_000)})).await.created();

    let all = server.operator.get(&format!("{path}/transactions?limit=100")).await.ok();
    let types: Vec<&str> =
        all["items"].as_array().expect("a list").iter().filter_map(|item| item["type"].as_str()).collect();
    let expected = [
        "order_refunded",
        "repayment_taken",
        "penalty_charged",
        "statement_cut",
        "order_voided",
        "order_authorised",
        "order_captured",
        "order_authorised",
        "account_opened",
    ];
    assert_eq!(types.len(), expected.len(), "{types:?}");
    assert_eq!(types[..3], expected[..3]);
    assert_eq!(types[5..], expected[5..]);
    assert!(all.get("next").is_none());
    let repaid = &all["items"][1];
    // 339.34 and 0.17 of penalty are due; the rest is credit.
    assert_eq!((&repaid["penalty"], &repaid["fee"], &repaid["principal"]), (&cny(17), &cny(600), &cny(33_334)));
    assert_eq!((&repaid["credit"], &repaid["date"]), (&cny(6_049), &json!("2026-07-16")));

    let (mut walked, mut next) = (Vec::new(), String::new());
    loop {
        let page = server.operator.get(&format!("{path}/transactions?limit=2{next}")).await.ok();
        walked.extend(page["items"].as_array().expect("a list").iter().cloned());
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&before={cursor}");
    }
    assert_eq!(json!(walked), all["items"]);
}

#[tokio::test]
async fn a_page_that_cannot_be_is_refused() {
    let server = Server::start().await;
    let account = server.account().await;
    for list in ["transactions", "statements", "limit-changes"] {
        let path = format!("/v1/accounts/{account}/{list}");
        for (query, field) in [("limit=0", "limit"), ("limit=101", "limit"), ("before=x", "before")] {
            let refused = server.operator.get(&format!("{path}?{query}")).await.refused(400, "invalid_request");
            assert_eq!(refused["field"], field);
        }
        for query in ["limit=x", "limit=-1", "page=2", "limit=1&limit=2"] {
            server.operator.get(&format!("{path}?{query}")).await.refused(400, "invalid_request");
        }
        let unknown = format!("/v1/accounts/acc_0000000000zzz/{list}");
        server.operator.get(&unknown).await.refused(404, "account_not_found");
    }
}
