//! Concessions, closing and opening again: who may do what, and the log with everybody's names.

use engine::staff::Role;
use serde_json::json;

use crate::common::{Caller, Server, cny, id};

/// Somebody with a key of their own, in a role.
fn staff(server: &Server, role: Role) -> Caller {
    let key = server.access.create_staff(role, "colleague").expect("a key");
    Caller::new(&server.url, Some(&key))
}

#[tokio::test]
async fn the_log_keeps_everybodys_names() {
    let server = Server::start().await;
    let account = server.account().await;
    let (agent, admin) = (staff(&server, Role::Agent), staff(&server, Role::Admin));
    let path = format!("/v1/accounts/{account}/concessions");
    assert_eq!(agent.get(&path).await.ok()["items"], json!([]));
    let goodwill = |amount| json!({"conceded": {"type": "goodwill"}, "amount": cny(amount), "reason": "complaint"});
    let given = agent.post(&path, goodwill(5_000)).await.created();
    assert_eq!((&given["state"], &given["given"]), (&json!("granted"), &cny(5_000)));
    assert_eq!(given["by"]["role"], "agent");
    let asked = agent.post(&path, goodwill(5_001)).await.created();
    assert_eq!((&asked["state"], &asked["given"]), (&json!("proposed"), &cny(0)));
    let one = format!("/v1/concessions/{}", id(&asked));
    assert_eq!(agent.get(&one).await.ok()["state"], "proposed");
    assert_eq!(agent.get(&format!("/v1/accounts/{account}")).await.ok()["proposals"], json!([id(&asked)]));
    let approved = admin.post(&format!("{one}/approvals"), json!({})).await.created();
    assert_eq!(approved["approved_by"]["role"], "admin");
    assert_ne!(approved["approved_by"]["key"], approved["by"]["key"]);
    admin.post(&format!("{one}/reversals"), json!({"reason": "mistake"})).await.created();
    let log = admin.get(&path).await.ok();
    let acts: Vec<&str> = log["items"].as_array().into_iter().flatten().filter_map(|act| act["act"].as_str()).collect();
    assert_eq!(acts, ["reversed", "granted", "proposed", "granted"]);
    assert_eq!(log["items"][0]["reversal"]["by"]["role"], "admin");
    let page = admin.get(&format!("{path}?limit=3")).await.ok();
    assert_eq!(page["items"].as_array().map(Vec::len), Some(3));
    let next = page["next"].as_str().expect("there is one more");
    assert_eq!(
        admin.get(&format!("{path}?limit=3&before={next}")).await.ok()["items"][0]["concession"]["id"],
        given["id"]
    );
}

#[tokio::test]
async fn a_role_says_what_its_key_may_do() {
    let server = Server::start().await;
    let (account, shop) = (server.account().await, server.shop().await);
    let read = ["".to_string(), "/transactions".into(), "/statements".into(), "/limit-changes".into()];
    for role in Role::ALL {
        let caller = staff(&server, role);
        for path in &read {
            caller.get(&format!("/v1/accounts/{account}{path}")).await.ok();
        }
    }
    let lowered = json!({"fixed_limit": cny(400_000), "reason": "review"});
    let acts = [
        (format!("/v1/accounts/{account}/limit-changes"), lowered, vec![Role::Underwriter, Role::Risk]),
        (format!("/v1/accounts/{account}/closings"), json!({"reason": "dormant"}), vec![Role::Agent]),
        (
            format!("/v1/accounts/{account}/reopenings"),
            json!({"limit": cny(400_000), "reason": "assessment"}),
            vec![Role::Underwriter],
        ),
        ("/v1/customers".to_string(), json!({}), Vec::new()),
        (format!("/v1/accounts/{account}/repayments"), json!({"target": {"type": "due"}}), Vec::new()),
        (format!("/v1/merchants/{shop}/keys"), json!({}), Vec::new()),
        ("/v1/orders/ord_0000000000001/refunds".into(), json!({}), Vec::new()),
        ("/v1/orders/ord_0000000000001/captures".into(), json!({}), Vec::new()),
    ];
    for (path, body, may) in acts {
        for role in Role::ALL {
            let answer = staff(&server, role).post(&format!("{path}?dry_run=true"), body.clone()).await;
            let is_unbound = [Role::Operator, Role::Admin].contains(&role) || may.contains(&role);
            assert_eq!(answer.status == 403, !is_unbound, "{} at {path}: {}", role.name(), answer.text);
        }
    }
    let merchant = server.merchant(&shop);
    for path in ["concessions", "closings", "reopenings"] {
        merchant.post(&format!("/v1/accounts/{account}/{path}"), json!({})).await.refused(403, "forbidden");
    }
}
