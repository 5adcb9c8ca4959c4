//! Quotes.

use serde_json::{Value, json};

use crate::common::{Server, cny};

#[tokio::test]
async fn every_way_to_pay_is_quoted_with_its_price() {
    let server = Server::start().await;
    let account = server.account().await;
    let ask = json!({"account": account, "amount": cny(120_000)});
    let quoted = server.operator.plain_post("/v1/quotes", ask).await.ok();
    assert_eq!((&quoted["amount"], &quoted["available"]), (&cny(120_000), &cny(2_000_000)));
    let quotes = quoted["quotes"].as_array().expect("a list");
    let methods: Vec<&Value> = quotes.iter().map(|quote| &quote["method"]).collect();
    let terms = |n: u32| json!({"type": "instalments", "terms": n});
    assert_eq!(methods, [&json!({"type": "pay_later"}), &terms(3), &terms(6), &terms(9), &terms(12), &terms(24)]);

    let pay_later = &quotes[0];
    assert_eq!(
        pay_later["payments"],
        json!([{"due_date": "2026-07-15", "principal": cny(120_000), "fee": cny(0), "total": cny(120_000)}])
    );
    assert_eq!((&pay_later["total_fee"], &pay_later["total_cost"]), (&cny(0), &cny(120_000)));
    assert_eq!(pay_later["annual_rate"]["nominal"], "0.00%");

    let free = &pay_later["cost_sheet"];
    assert_eq!(free.get("minimum_payment"), None, "all of a bill is to be paid");
    assert_eq!((&free["charges"], &free["nothing_else_is_charged"]), (&json!([]), &json!(true)));
    let late = json!({"penalty_ppm_a_day": 500, "purchases_blocked_from_days": 1, "account_frozen_from_days": 30, "charged_off_from_days": 180});
    assert_eq!(free["late"], late);

    let twelve = &quotes[4];
    let sheet = &twelve["cost_sheet"];
    assert_eq!((&sheet["principal"], &sheet["late"]), (&cny(120_000), &late));
    let fee = &sheet["charges"][0];
    assert_eq!((&fee["kind"], &fee["paid_by"]), (&json!("instalment_fee"), &json!("customer")));
    assert_eq!((&fee["amount"], &fee["annual_rate"]), (&cny(8_640), &sheet["total_annual_rate"]));
    assert_eq!(twelve["annual_rate"]["nominal"], "13.03%");
    assert!(twelve["annual_rate"]["effective_ppm"].as_i64() > twelve["annual_rate"]["nominal_ppm"].as_i64());
    assert_eq!((&twelve["total_fee"], &twelve["total_cost"]), (&cny(8_640), &cny(128_640)));
    let payments = twelve["payments"].as_array().expect("a list");
    assert_eq!(payments.len(), 12);
    let last = json!({"due_date": "2027-06-15", "principal": cny(10_000), "fee": cny(720), "total": cny(10_720)});
    assert_eq!(payments[11], last);
}

#[tokio::test]
async fn plans_that_the_amount_is_too_small_for_are_left_out() {
    let server = Server::start().await;
    let account = server.account().await;
    let count = async |amount: u64| {
        let ask = json!({"account": account, "amount": cny(amount)});
        let quoted = server.operator.plain_post("/v1/quotes", ask).await.ok();
        quoted["quotes"].as_array().map(Vec::len)
    };
    assert_eq!(count(9_999).await, Some(1));
    // 100.00: no instalment under 10.00, so 3, 6 and 9.
    assert_eq!(count(10_000).await, Some(4));
}

#[tokio::test]
async fn a_merchant_that_bears_the_fees_is_quoted_so() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop_of("CNY", "merchant").await);
    let ask = json!({"account": account, "amount": cny(120_000)});
    let quoted = server.merchant(&shop).plain_post("/v1/quotes", ask).await.ok();
    let three = &quoted["quotes"][1];
    assert_eq!((&three["total_fee"], &three["subsidy"]), (&cny(0), &cny(2_160)));
    assert_eq!(three["annual_rate"]["nominal_ppm"], 0);
}

#[tokio::test]
async fn what_cannot_be_quoted_is_refused() {
    let server = Server::start().await;
    let (account, pounds) = (server.account().await, server.shop_of("GBP", "customer").await);
    let post = async |body: Value| server.operator.plain_post("/v1/quotes", body).await;
    post(json!({"account": account, "amount": cny(0)})).await.refused(422, "amount_out_of_range");
    let gbp = json!({"amount": 1_000, "currency": "GBP"});
    post(json!({"account": account, "amount": gbp})).await.refused(422, "currency_mismatch");
    post(json!({"account": account, "amount": cny(1_000), "merchant": pounds})).await.refused(422, "currency_mismatch");
    post(json!({"account": "acc_0000000000zzz", "amount": cny(1)})).await.refused(404, "account_not_found");
    let unknown = json!({"account": account, "amount": cny(1), "merchant": "mer_7zzzzzzzzzzzz"});
    post(unknown).await.refused(404, "merchant_not_found");
}
