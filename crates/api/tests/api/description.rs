//! The description of the API, and the page that shows it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::common::Server;

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");

/// `YUEFU_UPDATE=1 cargo test -p api` writes the file anew.
#[test]
fn the_committed_description_is_that_of_the_code() {
    let generated = api::openapi().to_pretty_json().expect("a description is plain data") + "\n";
    if std::env::var_os("YUEFU_UPDATE").is_some() {
        fs::write(COMMITTED, &generated).expect("the file can be written");
    }
    let committed = fs::read_to_string(Path::new(COMMITTED)).unwrap_or_default();
    assert!(committed == generated, "openapi.json is stale: YUEFU_UPDATE=1 cargo test -p api description");
}

#[tokio::test]
async fn the_server_tells_it() {
    let server = Server::start().await;
    let told = server.nobody().get("/v1/openapi.json").await.ok();
    let generated = serde_json::to_value(api::openapi()).expect("a description is plain data");
    assert_eq!(told, generated);
    assert!(told["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
}

#[tokio::test]
async fn it_can_be_browsed_without_the_net() {
    let server = Server::start().await;
    let page = server.nobody().get("/v1/docs/").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("swagger-ui"));
    for asset in ["swagger-ui.css", "swagger-ui-bundle.js", "swagger-initializer.js"] {
        assert_eq!(server.nobody().get(&format!("/v1/docs/{asset}")).await.status, 200, "{asset}");
    }
    let initializer = server.nobody().get("/v1/docs/swagger-initializer.js").await.text;
    assert!(initializer.contains("/v1/openapi.json"));
    for line in [&page.text, &initializer] {
        assert!(!line.contains("https://"), "{line}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let text = api::openapi().to_json().expect("a description is plain data");
    let description: Value = serde_json::from_str(&text).expect("it is JSON");
    let references = text.split("\"#/").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    let broken: BTreeSet<&str> = references.filter(|path| description.pointer(&format!("/{path}")).is_none()).collect();
    assert!(broken.is_empty(), "nothing is under {broken:?}");
}

#[test]
fn every_operation_is_described() {
    let description = serde_json::to_value(api::openapi()).expect("a description is plain data");
    let paths = description["paths"].as_object().expect("there are paths");
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("a path has methods") {
            let at = format!("{method} {path}");
            assert!(operation["summary"].is_string() && operation["operationId"].is_string(), "{at}");
            assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{at}");
            assert!(operation["responses"]["default"].is_object(), "{at}");
            let takes_key = operation["parameters"].as_array().into_iter().flatten().any(named("Idempotency-Key"));
            let is_change = method == "post" && path != "/v1/quotes" && path != "/v1/clock";
            assert_eq!(takes_key, is_change, "{at}");
        }
    }
}

fn named(name: &str) -> impl Fn(&Value) -> bool {
    move |parameter| parameter["name"] == name
}
