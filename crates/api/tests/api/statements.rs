//! Statements and plans as they are billed.

use engine::minimum::Offer;
use engine::terms::{Terms, Version};
use money::{Currency, Rate};
use sequencer::Mode;
use serde_json::{Value, json};

use crate::common::{START, Server, cny, id, instalments, pay_later};

#[tokio::test]
async fn a_statement_lists_what_it_asks_for() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let single = server.buy(&account, &shop, 50_000, pay_later()).await;
    let split = server.buy(&account, &shop, 100_000, instalments(3)).await;
    server.move_to("2026-07-17T00:00:00+08:00").await;

    let list = server.operator.get(&format!("/v1/accounts/{account}/statements")).await.ok();
    let brief = &list["items"][0];
    assert_eq!((&brief["cycle_date"], &brief["due_date"]), (&json!("2026-07-10"), &json!("2026-07-15")));
    assert_eq!((&brief["billed"], &brief["status"]), (&cny(83_934), &json!("overdue")));
    // Two days at 0.05% of 833.34.
    assert_eq!(brief["penalty"], cny(83));
    let open = json!({"principal": cny(83_334), "fee": cny(600), "penalty": cny(83), "total": cny(84_017)});
    assert_eq!(brief["open"], open);

    let read = server.operator.get(&format!("/v1/statements/{}", id(brief))).await.ok();
    assert_eq!(read["open"], open);
    let lines = read["lines"].as_array().expect("a list");
    assert_eq!((lines.len(), &lines[0]["order"], &lines[0]["principal"]), (2, &single["id"], &cny(50_000)));
    assert_eq!((&lines[1]["order"], &lines[1]["term"], &lines[1]["fee"]), (&split["id"], &json!(1), &cny(600)));
    let plan = lines[1]["plan"].as_str().expect("an instalment names its plan");
    let plan = server.operator.get(&format!("/v1/plans/{plan}")).await.ok();
    assert_eq!((&plan["terms_billed"], &plan["billed_open"]), (&json!(1), &cny(33_934)));
    assert_eq!(plan["settlement"], cny(33_934 + 66_666));
}

#[tokio::test]
async fn statements_are_listed_newest_first_page_by_page() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    server.buy(&account, &shop, 120_000, instalments(6)).await;
    server.move_to("2027-01-01T00:00:00+08:00").await;
    let path = format!("/v1/accounts/{account}/statements");
    let all = server.operator.get(&path).await.ok();
    let cycles: Vec<&Value> = all["items"].as_array().expect("a list").iter().map(|item| &item["cycle_date"]).collect();
    let expected = ["2026-12-10", "2026-11-10", "2026-10-10", "2026-09-10", "2026-08-10", "2026-07-10"];
    assert_eq!(json!(cycles), json!(expected));
    let (mut walked, mut next) = (Vec::new(), String::new());
    loop {
        let page = server.operator.get(&format!("{path}?limit=4{next}")).await.ok();
        walked.extend(page["items"].as_array().expect("a list").iter().cloned());
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&before={cursor}");
    }
    assert_eq!(json!(walked), all["items"]);
}

#[tokio::test]
async fn an_unknown_statement_is_not_found() {
    let server = Server::start().await;
    for unknown in ["stm_0000000000zzz", "stm_7zzzzzzzzzzzz", "pln_0000000000001"] {
        server.operator.get(&format!("/v1/statements/{unknown}")).await.refused(404, "statement_not_found");
    }
}

#[tokio::test]
async fn what_revolves_is_told_before_it_is_agreed_to_while_it_runs_up_and_when_it_is_billed() {
    let minimum_payment = Some(Offer { percent: Rate::ppm(100_000), rate: Rate::ppm(500) });
    let terms = Terms { minimum_payment, ..Terms::defaults(Version(1), Currency::Cny) };
    let server = Server::start_under(Mode::Sandbox, START, terms).await;
    let (account, shop) = (server.account().await, server.shop().await);
    let quoted =
        server.operator.plain_post("/v1/quotes", json!({"account": account, "amount": cny(50_000)})).await.ok();
    let price = json!({"percent_ppm": 100_000, "revolving_ppm_a_day": 500, "revolving_ppm_a_year": 182_500});
    assert_eq!(quoted["quotes"][0]["cost_sheet"]["minimum_payment"], price);
    assert_eq!(quoted["quotes"][1]["cost_sheet"].get("minimum_payment"), None, "an instalment is paid as a whole");
    let order = server.buy(&account, &shop, 50_000, pay_later()).await;
    server.move_to("2026-07-15T12:00:00+08:00").await;
    let paid = json!({"target": {"type": "due"}, "amount": cny(5_000)});
    server.operator.post(&format!("/v1/accounts/{account}/repayments"), paid).await.created();
    server.move_to("2026-07-17T12:00:00+08:00").await;

    let list = server.operator.get(&format!("/v1/accounts/{account}/statements")).await.ok();
    let older = &list["items"][0];
    assert_eq!(older["status"], "open");
    let minimum = json!({"amount": cny(5_000), "open": cny(0), "percent_ppm": 100_000, "revolving": cny(45_000),
        "revolving_ppm_a_day": 500});
    assert_eq!(older["minimum"], minimum);
    let read = server.operator.get(&format!("/v1/accounts/{account}")).await.ok();
    assert_eq!((&read["due_now"], &read["minimum_due"]), (&cny(45_000), &cny(0)));
    // Two days of 450.00; until the day before the 10th of August there are 25.
    assert_eq!(read["interest_run_up"], cny(45));
    assert_eq!(read["next_statement"]["amount"], cny(45_563));

    server.move_to("2026-08-10T00:00:00+08:00").await;
    let list = server.operator.get(&format!("/v1/accounts/{account}/statements")).await.ok();
    let (newer, older) = (&list["items"][0], &list["items"][1]);
    assert_eq!((&older["status"], &older["minimum"]["carried_to"]), (&json!("paid"), &newer["id"]));
    let read = server.operator.get(&format!("/v1/statements/{}", id(newer))).await.ok();
    let (carried, interest) = (&read["lines"][0], &read["lines"][1]);
    assert_eq!((&carried["carried_from"], &carried["order"]), (&older["id"], &order["id"]));
    assert_eq!((&carried["principal"], &carried["fee"]), (&cny(45_000), &cny(0)));
    assert_eq!((&interest["charge"], &interest["fee"]), (&json!("interest"), &cny(563)));

    server.move_to("2026-08-20T12:00:00+08:00").await;
    let everything = json!({"target": {"type": "everything"}});
    let paid = server.operator.post(&format!("/v1/accounts/{account}/repayments"), everything).await.created();
    // Five days of 405.00: what is missing of the minimum, 45.00 and the fee, costs a penalty instead.
    assert_eq!((&paid["interest"], &paid["fee"], &paid["penalty"]), (&cny(101), &cny(664), &cny(11)));
}
