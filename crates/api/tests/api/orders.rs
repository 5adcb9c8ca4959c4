//! Orders: authorise, capture, void.

use serde_json::{Value, json};

use crate::common::{Answer, Server, cny, id, instalments, order, pay_later};

async fn post(server: &Server, order: &str, what: &str, body: Value) -> Answer {
    server.operator.post(&format!("/v1/orders/{order}/{what}"), body).await
}

#[tokio::test]
async fn an_order_is_held_captured_in_parts_and_the_rest_released() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = order(&account, &shop, 10_000, pay_later(), "later");
    let made = server.operator.post("/v1/orders", body).await.created();
    let known = id(&made);
    assert_eq!((&made["state"], &made["method"]), (&json!("authorised"), &json!({"type": "pay_later"})));
    assert_eq!((&made["amounts"]["authorised"], &made["amounts"]["held"]), (&cny(10_000), &cny(10_000)));
    assert_eq!(
        (&made["authorised_at"], &made["expires_at"]),
        (&json!("2026-07-01T02:00:00Z"), &json!("2026-07-08T02:00:00Z"))
    );
    assert_eq!(server.operator.get(&format!("/v1/orders/{known}")).await.ok(), made);

    let part = post(&server, &known, "captures", json!({"amount": cny(6_000)})).await.created();
    assert_eq!((&part["order"], &part["state"]), (&json!(known), &json!("part_captured")));
    let capture =
        json!({"number": 1, "amount": cny(6_000), "refunded": cny(0), "discount": cny(120), "subsidy": cny(0)});
    assert_eq!(part["capture"], capture);
    let rest = post(&server, &known, "voids", json!({})).await.created();
    assert_eq!((&rest["state"], &rest["released"]), (&json!("captured"), &cny(4_000)));

    let read = server.operator.get(&format!("/v1/orders/{known}")).await.ok();
    assert_eq!(read["amounts"], rest["amounts"]);
    let amounts = json!({"authorised": cny(10_000), "captured": cny(6_000), "held": cny(0), "voided": cny(4_000),
        "expired": cny(0), "refunded": cny(0), "refundable": cny(6_000)});
    assert_eq!(read["amounts"], amounts);
    assert_eq!(read["captures"], json!([capture]));
}

#[tokio::test]
async fn an_order_captured_at_once_has_its_plan() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let made = server.buy(&account, &shop, 100_000, instalments(3)).await;
    assert_eq!(made["state"], "captured");
    assert_eq!(made["annual_rate"]["nominal"], "10.77%");
    assert_eq!(server.operator.get(&format!("/v1/orders/{}", id(&made))).await.ok(), made);

    let plan = made["captures"][0]["plan"]["id"].as_str().expect("an order in instalments has a plan");
    let plan = server.operator.get(&format!("/v1/plans/{plan}")).await.ok();
    assert_eq!((&plan["order"], &plan["terms_billed"]), (&made["id"], &json!(0)));
    assert_eq!(plan["pricing"], json!({"type": "flat_fee", "ppm_per_term": 6_000}));
    let totals: Vec<&Value> = plan["terms"].as_array().expect("a list").iter().map(|term| &term["total"]).collect();
    assert_eq!(totals, [&cny(33_934), &cny(33_933), &cny(33_933)]);
    assert_eq!(plan["settlement"], cny(100_000));
    server.operator.get("/v1/plans/pln_0000000000zzz").await.refused(404, "plan_not_found");
}

#[tokio::test]
async fn each_capture_of_instalments_makes_its_own_plan() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = order(&account, &shop, 100_000, instalments(3), "later");
    let known = id(&server.operator.post("/v1/orders", body).await.created());
    let first = post(&server, &known, "captures", json!({"amount": cny(40_000)})).await.created();
    let second = post(&server, &known, "captures", json!({})).await.created();
    assert_eq!(second["capture"]["number"], 2);
    assert_ne!(first["capture"]["plan"]["id"], second["capture"]["plan"]["id"]);
    assert_eq!(second["capture"]["plan"]["terms"][0]["principal"], cny(20_000));
}

#[tokio::test]
async fn moving_to_the_state_already_held_succeeds_and_changes_nothing() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let bought = server.buy(&account, &shop, 5_000, pay_later()).await;
    let again = post(&server, &id(&bought), "captures", json!({})).await.ok();
    assert_eq!((&again["state"], again.get("capture")), (&json!("captured"), None));
    assert_eq!(again["amounts"], bought["amounts"]);

    let body = order(&account, &shop, 5_000, pay_later(), "later");
    let held = id(&server.operator.post("/v1/orders", body).await.created());
    post(&server, &held, "voids", json!({})).await.created();
    let again = post(&server, &held, "voids", json!({})).await.ok();
    assert_eq!((&again["state"], &again["released"]), (&json!("voided"), &cny(0)));
}

#[tokio::test]
async fn what_an_order_cannot_do_is_refused() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = order(&account, &shop, 5_000, pay_later(), "later");
    let held = id(&server.operator.post("/v1/orders", body).await.created());
    let more = post(&server, &held, "captures", json!({"amount": cny(5_001)})).await;
    assert_eq!(more.refused(422, "amount_out_of_range")["max"], cny(5_000));
    post(&server, &held, "voids", json!({"amount": cny(0)})).await.refused(422, "amount_out_of_range");
    let pounds = json!({"amount": {"amount": 1, "currency": "GBP"}});
    for what in ["captures", "voids", "refunds"] {
        let refused = post(&server, &held, what, pounds.clone()).await.refused(422, "currency_mismatch");
        assert_eq!(refused["expected"], json!(["CNY"]));
    }
    post(&server, &held, "voids", json!({})).await.created();
    assert_eq!(post(&server, &held, "captures", json!({})).await.refused(409, "not_capturable")["state"], "voided");

    let bought = server.buy(&account, &shop, 5_000, pay_later()).await;
    let refused = post(&server, &id(&bought), "voids", json!({})).await.refused(409, "not_voidable");
    assert_eq!(refused["state"], "captured");
    for what in ["captures", "voids", "refunds"] {
        post(&server, "ord_0000000000zzz", what, json!({})).await.refused(404, "order_not_found");
    }
    server.operator.get("/v1/orders/ord_7zzzzzzzzzzzz").await.refused(404, "order_not_found");
}

#[tokio::test]
async fn what_cannot_be_bought_is_refused() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let buy = async |body: Value| server.operator.post("/v1/orders", body).await;
    let refused = buy(order(&account, &shop, 2_000_100, pay_later(), "later")).await.refused(422, "limit_exceeded");
    assert_eq!((&refused["available"], &refused["short"]), (&cny(2_000_000), &cny(100)));
    let refused = buy(order(&account, &shop, 100_000, instalments(5), "later")).await.refused(422, "term_not_offered");
    assert_eq!(refused["offered"], json!([3, 6, 9, 12, 24]));
    let refused = buy(order(&account, &shop, 9_999, instalments(3), "later")).await.refused(422, "amount_out_of_range");
    assert_eq!(refused["min"], cny(10_000));
    let unknown = order("acc_0000000000zzz", &shop, 1, pay_later(), "later");
    buy(unknown).await.refused(404, "account_not_found");
    for unknown in ["mer_0000000000zzz", "mer_7zzzzzzzzzzzz", "x"] {
        buy(order(&account, unknown, 1, pay_later(), "later")).await.refused(404, "merchant_not_found");
    }
    let pounds = server.shop_of("GBP", "customer").await;
    buy(order(&account, &pounds, 1, pay_later(), "later")).await.refused(422, "currency_mismatch");
}

#[tokio::test]
async fn an_order_that_is_not_captured_expires_by_itself() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let body = order(&account, &shop, 5_000, pay_later(), "later");
    let held = id(&server.operator.post("/v1/orders", body).await.created());
    server.move_to("2026-07-08T02:00:00Z").await;
    let read = server.operator.get(&format!("/v1/orders/{held}")).await.ok();
    assert_eq!((&read["state"], &read["amounts"]["expired"]), (&json!("expired"), &cny(5_000)));
    assert_eq!(post(&server, &held, "captures", json!({})).await.refused(409, "not_capturable")["state"], "expired");
}
