//! Who may do what.

use serde_json::json;

use crate::common::{Caller, Server, cny, id, order, pay_later};

#[tokio::test]
async fn without_a_valid_key_nothing_is_told() {
    let server = Server::start().await;
    let forged = format!("yf_operator_{}", "0".repeat(64));
    let callers = [server.nobody(), Caller::new(&server.url, Some("x")), Caller::new(&server.url, Some(&forged))];
    for caller in callers {
        for path in ["/v1/clock", "/v1/books", "/v1/orders/ord_0000000000001", "/v1/accounts/x"] {
            let refused = caller.get(path).await;
            refused.refused(401, "unauthenticated");
            assert_eq!(refused.header("www-authenticate"), "Bearer");
        }
        caller.post("/v1/orders", json!({"nonsense": true})).await.refused(401, "unauthenticated");
        caller.plain_post("/v1/quotes", json!({})).await.refused(401, "unauthenticated");
    }
}

#[tokio::test]
async fn a_merchant_knows_nothing_of_the_orders_of_another() {
    let server = Server::start().await;
    let (account, shop, rival) = (server.account().await, server.shop().await, server.shop().await);
    let bought = id(&server.buy(&account, &shop, 5_000, pay_later()).await);
    let (own, other) = (server.merchant(&shop), server.merchant(&rival));
    let path = format!("/v1/orders/{bought}");
    assert_eq!(own.get(&path).await.ok()["id"], bought);
    other.get(&path).await.refused(404, "order_not_found");
    for what in ["captures", "voids", "refunds"] {
        other.post(&format!("{path}/{what}"), json!({})).await.refused(404, "order_not_found");
    }
    own.post(&format!("{path}/refunds"), json!({"amount": cny(1)})).await.created();
}

#[tokio::test]
async fn a_merchant_reaches_itself_alone() {
    let server = Server::start().await;
    let (account, shop, rival) = (server.account().await, server.shop().await, server.shop().await);
    let caller = server.merchant(&shop);
    for path in [format!("/v1/merchants/{rival}"), format!("/v1/merchants/{rival}/balance")] {
        caller.get(&path).await.refused(403, "forbidden");
    }
    let gets = [
        "/v1/books".into(),
        "/v1/clock".into(),
        "/v1/customers/cus_0000000000001".into(),
        format!("/v1/accounts/{account}"),
        format!("/v1/accounts/{account}/statements"),
        format!("/v1/accounts/{account}/transactions"),
        format!("/v1/accounts/{account}/limit-changes"),
        "/v1/statements/stm_0000000000001".into(),
        "/v1/plans/pln_0000000000001".into(),
    ];
    for path in gets {
        caller.get(&path).await.refused(403, "forbidden");
    }
    let posts = [
        ("/v1/customers".to_string(), json!({})),
        ("/v1/accounts".into(), json!({})),
        ("/v1/merchants".into(), json!({})),
        (format!("/v1/accounts/{account}/repayments"), json!({})),
        (format!("/v1/accounts/{account}/limit-changes"), json!({})),
        (format!("/v1/merchants/{rival}/keys"), json!({})),
        ("/v1/orders".into(), order(&account, &rival, 1_000, pay_later(), "later")),
    ];
    for (path, body) in posts {
        caller.post(&path, body).await.refused(403, "forbidden");
    }
    caller.plain_post("/v1/clock", json!({})).await.refused(403, "forbidden");
    let quote = json!({"account": account, "amount": cny(1_000), "merchant": rival});
    caller.plain_post("/v1/quotes", quote).await.refused(403, "forbidden");
}
