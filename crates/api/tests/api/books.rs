//! The books.

use serde_json::{Value, json};

use crate::common::{Server, cny, instalments, pay_later};

#[tokio::test]
async fn the_trial_balance_is_summed_over_all_customers() {
    let server = Server::start().await;
    let shop = server.shop().await;
    for _ in 0..4 {
        let account = server.account().await;
        server.buy(&account, &shop, 50_000, pay_later()).await;
        server.buy(&account, &shop, 100_000, instalments(3)).await;
    }
    server.move_to("2026-07-16T00:00:00+08:00").await;
    let books = server.operator.get("/v1/books").await.ok();
    let book = &books["books"][0];
    assert_eq!((&book["currency"], &book["debits"]), (&json!("CNY"), &book["credits"]));
    let balance = |name: &str| {
        let lines = book["lines"].as_array().expect("a list");
        let line: Option<&Value> = lines.iter().find(|line| line["account"] == name);
        line.expect("every ledger account is listed")["balance"].clone()
    };
    assert_eq!(balance("receivable_principal"), cny(600_000));
    assert_eq!(balance("receivable_fee"), cny(2_400));
    assert_eq!(balance("receivable_penalty"), cny(4 * 42));
    assert_eq!(balance("merchant_payable"), cny(588_000));
    assert_eq!(balance("discount_income"), cny(12_000));
    assert_eq!(balance("bank"), cny(0));
}
