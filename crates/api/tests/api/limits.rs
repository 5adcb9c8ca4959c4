//! Limits: how they are changed, and the log of their changes.

use serde_json::{Value, json};

use crate::common::{Server, cny, pay_later};

/// A limit that has only its fixed part.
fn fixed(amount: u64) -> Value {
    json!({"limit": cny(amount), "fixed_limit": cny(amount)})
}

#[tokio::test]
async fn a_change_says_what_follows_from_it() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    server.buy(&account, &shop, 50_000, pay_later()).await;
    let path = format!("/v1/accounts/{account}/limit-changes");

    let mut lower = json!({"fixed_limit": cny(40_000), "reason": "risk"});
    let refused = server.operator.post(&path, lower.clone()).await.refused(422, "limit_below_exposure");
    assert_eq!((&refused["exposure"], &refused["over_limit"]), (&cny(50_000), &cny(10_000)));
    lower["below_exposure"] = json!("accepted");
    let tried = server.operator.post(&format!("{path}?dry_run=true"), lower.clone()).await.ok();
    let mut changed = json!({
        "account": account, "by": tried["by"], "before": fixed(2_000_000), "after": fixed(40_000), "exposure": cny(50_000),
        "available": cny(0), "over_limit": cny(10_000), "reason": "risk", "business_date": "2026-07-01",
    });
    assert_eq!(server.operator.post(&path, lower.clone()).await.created(), changed);
    assert_eq!(tried["dry_run"], true);

    // It is so already: nothing is made of it.
    changed["before"] = fixed(40_000);
    assert_eq!(server.operator.post(&path, lower).await.ok(), changed);
    assert_eq!(server.operator.get(&path).await.ok()["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_temporary_limit_is_shown_as_long_as_it_counts() {
    let server = Server::start().await;
    let account = server.account().await;
    let path = format!("/v1/accounts/{account}");
    let set = json!({"type": "set", "amount": cny(100_000), "until": "2026-07-02"});
    let change = json!({"temporary_limit": set, "reason": "review"});
    let changed = server.operator.post(&format!("{path}/limit-changes"), change).await.created();
    let temporary = json!({"amount": cny(100_000), "until": "2026-07-02"});
    assert_eq!((&changed["after"]["limit"], &changed["after"]["temporary_limit"]), (&cny(2_100_000), &temporary));

    server.move_to("2026-07-02T23:59:59+08:00").await;
    let read = server.operator.get(&path).await.ok();
    assert_eq!((&read["limit"], &read["fixed_limit"]), (&cny(2_100_000), &cny(2_000_000)));
    assert_eq!((&read["temporary_limit"], &read["available"]), (&temporary, &cny(2_100_000)));
    server.move_to("2026-07-03T00:00:00+08:00").await;
    let read = server.operator.get(&path).await.ok();
    assert_eq!((&read["limit"], &read["available"]), (&cny(2_000_000), &cny(2_000_000)));
    assert!(read.get("temporary_limit").is_none());

    let quotes = json!({"account": account, "amount": cny(10_000)});
    let quoted = server.operator.plain_post("/v1/quotes", quotes).await.ok();
    assert_eq!(quoted["available"], cny(2_000_000));
    let set = json!({"type": "set", "amount": cny(1), "until": "2026-07-02"});
    let change = json!({"temporary_limit": set, "reason": "review"});
    let refused = server.operator.post(&format!("{path}/limit-changes"), change).await;
    let refused = refused.refused(422, "date_out_of_range");
    assert_eq!((&refused["date_first"], &refused["date_last"]), (&json!("2026-07-03"), &json!("2027-07-04")));
}

#[tokio::test]
async fn the_log_tells_every_change_page_by_page() {
    let server = Server::start().await;
    let account = server.account().await;
    let path = format!("/v1/accounts/{account}/limit-changes");
    assert_eq!(server.operator.get(&path).await.ok(), json!({"items": []}));
    for (amount, reason) in [(1_000_000, "review"), (900_000, "risk"), (800_000, "customer_request")] {
        let change = json!({"fixed_limit": cny(amount), "reason": reason});
        server.operator.post(&path, change).await.created();
    }
    let all = server.operator.get(&path).await.ok();
    let items = all["items"].as_array().expect("a list");
    let reasons: Vec<&Value> = items.iter().map(|item| &item["reason"]).collect();
    assert_eq!(json!(reasons), json!(["customer_request", "risk", "review"]));
    assert_eq!((&items[0]["before"], &items[0]["after"]), (&fixed(900_000), &fixed(800_000)));
    assert!(items[0]["at"].as_str().is_some_and(|at| at.starts_with("2026-07-01T02:00:00")));

    let (mut walked, mut next) = (Vec::new(), String::new());
    loop {
        let page = server.operator.get(&format!("{path}?limit=2{next}")).await.ok();
        walked.extend(page["items"].as_array().expect("a list").iter().cloned());
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&before={cursor}");
    }
    assert_eq!(json!(walked), all["items"]);
    let told = server.operator.get(&format!("/v1/accounts/{account}/transactions?limit=1")).await.ok();
    assert_eq!(
        (&told["items"][0]["type"], &told["items"][0]["reason"]),
        (&json!("limit_changed"), &json!("customer_request"))
    );
}
