//! `GET /v1/problems`: every code, with its meaning.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use super::ALL;

/// Every problem there is.
#[derive(Serialize, ToSchema)]
pub struct Problems {
    /// One for each code.
    problems: Vec<Meaning>,
}

/// What a code means.
#[derive(Serialize, ToSchema)]
#[schema(as = ProblemMeaning)]
struct Meaning {
    /// The code.
    code: &'static str,
    /// The HTTP status it comes with.
    status: u16,
    /// The kind in a few words.
    title: &'static str,
    /// What it means, and which members come with it.
    meaning: &'static str,
}

/// Every problem code
///
/// With its HTTP status and its meaning. Codes are stable; new ones may come. Needs no API key.
#[utoipa::path(get, path = "/v1/problems", tag = "Service", operation_id = "list_problems", security(()),
    responses((status = 200, body = Problems)))]
pub async fn list() -> Json<Problems> {
    let meanings = ALL.iter().map(|kind| Meaning {
        code: kind.code,
        status: kind.status,
        title: kind.title,
        meaning: kind.meaning,
    });
    Json(Problems { problems: meanings.collect() })
}
