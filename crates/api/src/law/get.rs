//! `GET /v1/law-packs/{id}`

use axum::Json;
use axum::extract::State;

use super::{LawPackInFull, every};
use crate::access::Operator;
use crate::app::App;
use crate::ask::InPath;
use crate::problem::{LAW_PACK_NOT_FOUND, Problem};

/// One law pack
///
/// Every rule with the law and the article it comes from. Refused with `law_pack_not_found`.
#[utoipa::path(get, path = "/v1/law-packs/{id}", tag = "Terms", operation_id = "get_law_pack",
    params(("id" = String, Path, description = "The law pack", example = "CN")),
    responses((status = 200, body = LawPackInFull)))]
pub async fn get(_: Operator, InPath(id): InPath, State(app): State<App>) -> Result<Json<LawPackInFull>, Problem> {
    let packs = every(&app).await?;
    let found = packs.iter().find(|pack| pack.id == id).map(LawPackInFull::of);
    found.map(Json).ok_or_else(|| Problem::plain(&LAW_PACK_NOT_FOUND))
}
