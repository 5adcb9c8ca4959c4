//! Campaigns and their coupons: quoted as they are bought, and never given beyond their budget, whoever asks at a time.

use engine::staff::Role;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::common::{Caller, Server, cny, id, instalments, order, pay_later};

fn campaign(benefit: Value, budget: u64) -> Value {
    json!({"name": "Summer sale", "benefit": benefit, "funder": {"type": "platform"}, "to": "2026-12-31",
        "per_customer": 1, "budget": cny(budget)})
}

fn off(amount: u64) -> Value {
    json!({"type": "instant_discount", "amount": cny(amount)})
}

async fn created(server: &Server, campaign: Value) -> String {
    id(&server.operator.post("/v1/campaigns", campaign).await.created())
}

#[tokio::test]
async fn a_budget_is_not_overspent_by_customers_of_all_shards_at_a_time() {
    let server = Server::start().await;
    let shop = server.shop().await;
    let coupon = created(&server, campaign(off(1_000), 7_999)).await;
    let mut accounts = Vec::new();
    for _ in 0..24 {
        accounts.push(server.account().await);
    }
    let shards: std::collections::BTreeSet<String> = accounts.iter().map(|account| account[..7].into()).collect();
    assert!(shards.len() > 1, "the customers are on several shards");
    let mut sent = JoinSet::new();
    for account in &accounts {
        let (operator, mut ask) = (server.operator.clone(), order(account, &shop, 10_000, pay_later(), "later"));
        ask["coupons"] = json!([coupon]);
        sent.spawn(async move { operator.post("/v1/orders", ask).await });
    }
    let answers = sent.join_all().await;
    let given = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(given, 7, "seven times 10.00 fit into 79.99");
    for refused in answers.into_iter().filter(|answer| answer.status != 201) {
        let problem = refused.refused(422, "coupon_exhausted");
        assert_eq!((&problem["coupon"], &problem["left"]), (&json!(coupon), &cny(999)));
    }
    let shown = server.operator.get(&format!("/v1/campaigns/{coupon}")).await.ok();
    assert_eq!([&shown["reserved"], &shown["spent"], &shown["left"]], [&cny(7_000), &cny(0), &cny(999)]);
}

#[tokio::test]
async fn a_quote_shows_what_coupons_take_off_and_what_they_waive() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let stacked = |benefit| {
        let mut campaign = campaign(benefit, 100_000);
        campaign["stacking"] = json!("with_others");
        campaign
    };
    let discount = created(&server, stacked(off(1_000))).await;
    let waiver = created(&server, stacked(json!({"type": "fee_waiver"}))).await;
    let ask = json!({"account": account, "merchant": shop, "amount": cny(101_000), "coupons": [discount, waiver]});
    let quotes = server.operator.post("/v1/quotes", ask).await.ok();
    assert_eq!(quotes["discount"], cny(1_000));
    let plan = quotes["quotes"].as_array().into_iter().flatten().find(|quote| quote["method"]["terms"] == 3);
    let plan = plan.expect("three terms are offered");
    assert_eq!([&plan["total_fee"], &plan["waived"], &plan["total_cost"]], [&cny(0), &cny(1_800), &cny(100_000)]);
    let charges = plan["cost_sheet"]["charges"].as_array().expect("the sheet lists charges");
    assert_eq!(charges.len(), 1);
    assert_eq!((&charges[0]["paid_by"], &charges[0]["amount"]), (&json!("coupon"), &cny(1_800)));

    let mut bought = order(&account, &shop, 101_000, instalments(3), "at_once");
    bought["coupons"] = json!([discount, waiver]);
    let bought = server.operator.post("/v1/orders", bought).await.created();
    let shown = server.operator.get(&format!("/v1/orders/{}", id(&bought))).await.ok();
    assert_eq!(shown["coupons"], bought["coupons"]);
    let coupons = shown["coupons"].as_array().expect("the order has coupons");
    let told = |at: usize| (coupons[at]["benefit"].clone(), coupons[at]["amounts"]["captured"].clone());
    assert_eq!([told(0), told(1)], [(json!("instant_discount"), cny(1_000)), (json!("fee_waiver"), cny(1_800))]);
}

#[tokio::test]
async fn campaigns_are_the_operators() {
    let server = Server::start().await;
    let coupon = created(&server, campaign(off(1_000), 7_999)).await;
    let agent = Caller::new(&server.url, Some(&server.access.create_staff(Role::Agent, "agent").expect("a key")));
    agent.post("/v1/campaigns", campaign(off(1), 1)).await.refused(403, "forbidden");
    agent.post(&format!("/v1/campaigns/{coupon}/closings"), json!({})).await.refused(403, "forbidden");
    let path = format!("/v1/campaigns/{coupon}");
    assert_eq!(
        server.operator.get("/v1/campaigns").await.ok()["campaigns"],
        json!([server.operator.get(&path).await.ok()])
    );
    server.operator.post(&format!("{path}/closings"), json!({})).await.created();
    assert_eq!(server.operator.get(&path).await.ok()["closed_on"], "2026-07-01");
    let lists = json!({"name": ["A"]});
    server.operator.post("/v1/campaigns", lists).await.refused(400, "invalid_request");
}
