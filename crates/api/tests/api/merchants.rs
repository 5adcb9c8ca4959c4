//! Merchants, their balance and their keys.

use serde_json::{Value, json};

use crate::common::{Caller, Server, cny, id, instalments, order, pay_later};

#[tokio::test]
async fn a_merchant_is_registered_and_read() {
    let server = Server::start().await;
    let terms =
        json!({"currency": "CNY", "discount_ppm": 6_000, "fee_bearer": "merchant", "discount_on_refund": "kept"});
    let made = server.operator.post("/v1/merchants", terms.clone()).await.created();
    for (name, value) in terms.as_object().expect("an object") {
        assert_eq!(&made[name], value);
    }
    assert_eq!(server.operator.get(&format!("/v1/merchants/{}", id(&made))).await.ok(), made);
}

#[tokio::test]
async fn terms_that_cannot_be_are_refused() {
    let server = Server::start().await;
    let terms = |currency: &str, discount: u32| json!({"currency": currency, "discount_ppm": discount, "fee_bearer": "customer", "discount_on_refund": "kept"});
    let post = async |body: Value| server.operator.post("/v1/merchants", body).await;
    post(terms("JPY", 0)).await.refused(422, "currency_mismatch");
    assert_eq!(post(terms("CNY", 1_000_001)).await.refused(422, "rate_out_of_range")["max_ppm"], 1_000_000);
    let refused = post(terms("CHF", 0)).await.refused(400, "invalid_request");
    assert_eq!(refused["field"], "currency");
}

#[tokio::test]
async fn a_balance_is_summed_over_all_customers_and_may_be_a_debt() {
    let server = Server::start().await;
    let shop = server.shop_of("CNY", "merchant").await;
    let path = format!("/v1/merchants/{shop}/balance");
    let mut orders = Vec::new();
    for _ in 0..6 {
        let account = server.account().await;
        orders.push(server.buy(&account, &shop, 100_000, instalments(3)).await);
    }
    let balance = server.operator.get(&path).await.ok();
    // Of each 1000.00: 20.00 of discount, and three fees of 6.00 that the customer does not pay.
    let expected = json!({"merchant": shop, "captured": cny(600_000), "refunded": cny(0), "discount": cny(12_000),
        "subsidy": cny(10_800), "coupons": cny(0), "payable": cny(577_200)});
    assert_eq!(balance, expected);
    let shards: std::collections::BTreeSet<String> = orders.iter().map(|order| id(order)[..7].into()).collect();
    assert!(shards.len() > 1, "the customers are on several shards");

    let kept = server.shop_of("GBP", "customer").await;
    assert_eq!(server.operator.get(&format!("/v1/merchants/{kept}/balance")).await.ok()["payable"]["amount"], 0);
}

#[tokio::test]
async fn a_merchant_whose_discount_is_kept_owes_it_after_a_refund() {
    let server = Server::start().await;
    let terms =
        json!({"currency": "CNY", "discount_ppm": 20_000, "fee_bearer": "customer", "discount_on_refund": "kept"});
    let shop = id(&server.operator.post("/v1/merchants", terms).await.created());
    let account = server.account().await;
    let bought = server.buy(&account, &shop, 100_000, pay_later()).await;
    server.operator.post(&format!("/v1/orders/{}/refunds", id(&bought)), json!({})).await.created();
    let balance = server.operator.get(&format!("/v1/merchants/{shop}/balance")).await.ok();
    assert_eq!(balance["payable"], json!({"amount": -2_000, "currency": "CNY"}));
}

#[tokio::test]
async fn a_merchant_works_with_a_key_of_its_own() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let path = format!("/v1/merchants/{shop}/keys");
    let answer = server.operator.post(&path, json!({"label": "till 3"})).await;
    let made = answer.created();
    assert_eq!((&made["merchant"], &made["label"]), (&json!(shop), &json!("till 3")));
    let secret = made["secret"].as_str().expect("it is shown once");
    assert!(secret.starts_with("yf_merchant_") && secret.len() == "yf_merchant_".len() + 64);

    let till = Caller::new(&server.url, Some(secret));
    let ordered = till.post("/v1/orders", order(&account, &shop, 5_000, pay_later(), "later")).await.created();
    till.post(&format!("/v1/orders/{}/captures", id(&ordered)), json!({})).await.created();
    assert_eq!(till.get(&format!("/v1/merchants/{shop}/balance")).await.ok()["payable"], cny(4_900));
    assert!(till.post(&path, json!({})).await.created()["secret"].is_string());
}

#[tokio::test]
async fn a_repeated_request_makes_no_second_key_and_does_not_show_the_first_again() {
    let server = Server::start().await;
    let path = format!("/v1/merchants/{}/keys", server.shop().await);
    let first = server.operator.post_under("k1", &path, json!({"label": "a"})).await.created();
    let again = server.operator.post_under("k1", &path, json!({"label": "a"})).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!((&again.created()["id"], again.created().get("secret")), (&first["id"], None));
    let other = server.operator.post_under("k1", &path, json!({"label": "b"})).await;
    other.refused(422, "idempotency_key_reused");
    let tried = server.operator.post(&format!("{path}?dry_run=true"), json!({"label": "c"})).await.ok();
    assert_eq!((&tried["dry_run"], tried.get("secret")), (&json!(true), None));
    let long = json!({"label": "x".repeat(101)});
    assert_eq!(server.operator.post(&path, long).await.refused(400, "invalid_request")["field"], "label");
    let unknown = "/v1/merchants/mer_0000000000zzz/keys";
    server.operator.post(unknown, json!({})).await.refused(404, "merchant_not_found");
}

#[tokio::test]
async fn an_unknown_merchant_is_not_found() {
    let server = Server::start().await;
    for unknown in ["mer_0000000000zzz", "mer_7zzzzzzzzzzzz", "x"] {
        for rest in ["", "/balance"] {
            let path = format!("/v1/merchants/{unknown}{rest}");
            server.operator.get(&path).await.refused(404, "merchant_not_found");
        }
    }
}
