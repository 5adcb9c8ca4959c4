//! `yuefu instruction`, where no bank says what became of one.

use serde_json::json;

use super::sandbox;
use crate::http::{Client, cny, operator_key};
use crate::process::{Server, fail, run, succeed, text};

#[tokio::test]
async fn what_became_of_an_instruction_is_said_once_the_server_has_gone() {
    let (_parent, data) = sandbox();
    let server = Server::start(&data);
    let key = operator_key(&data);
    let client = Client::of(&server, &key);
    let account = client.account("ann").await;
    let body = json!({"purpose": "top_up", "amount": cny(10_000)});
    let id = client.make(&format!("/v1/accounts/{account}/instructions"), "t", &body).await.text("id");
    let confirm = |outcome: &str| ["instruction", &id, outcome, "--data", text(&data)].map(str::to_string);
    let said = fail(confirm("settled"));
    assert!(said.contains("by POST /v1/instructions/ID/outcomes"), "{said}");
    server.stop();

    let said = fail(confirm("returned"));
    assert!(said.contains("The instruction is requested; that cannot become of it now."), "{said}");
    assert_eq!(succeed(confirm("settled")), format!("{id} is settled.\n"));
    assert_eq!(succeed(confirm("settled")), format!("{id} is settled, as was said before.\n"));
    let said = fail(["instruction", "ins_0000000000999", "settled", "--data", text(&data)]);
    assert!(said.contains("There is no such instruction"), "{said}");

    let server = Server::start(&data);
    let wallet = Client::of(&server, &key).read(&format!("/v1/accounts/{account}/wallet")).await;
    assert_eq!((&wallet["balance"], &wallet["incoming"]), (&cny(10_000), &cny(0)));
    server.stop();
    succeed(["verify", "--data", text(&data)]);
}

#[test]
fn a_live_directory_hears_it_from_the_bank_alone() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let data = parent.path().join("data");
    succeed(["init", "--data", text(&data), "--live"]);
    let said = fail(["instruction", "ins_0000000000001", "settled", "--data", text(&data)]);
    assert!(said.contains("is live") && said.contains("sandbox_only"), "{said}");
    for wrong in [["instruction", "ord_0000000000001", "settled"], ["instruction", "ins_0000000000001", "lost"]] {
        assert!(!run(wrong.iter().copied().chain(["--data", text(&data)])).status.success(), "{wrong:?}");
    }
}
