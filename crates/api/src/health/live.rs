//! `GET /health`

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// The process answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// `up`.
    #[schema(example = "up")]
    status: &'static str,
}

/// Whether the process answers
///
/// Needs no API key.
#[utoipa::path(get, path = "/health", tag = "Service", operation_id = "get_health", security(()),
    responses((status = 200, body = Health)))]
pub async fn live() -> Json<Health> {
    Json(Health { status: "up" })
}
