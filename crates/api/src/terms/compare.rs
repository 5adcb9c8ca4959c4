//! `GET /v1/terms/{version}/differences`

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::get::now;
use crate::access::Staff;
use crate::app::App;
use crate::ask::{self, InPath, InQuery};
use crate::problem::Problem;

/// What to compare with.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Comparison {
    /// The version to compare with: what it says is `before`.
    #[param(value_type = u32, example = 1)]
    with: String,
}

/// What two versions of the Terms say differently.
#[derive(Debug, Serialize, ToSchema)]
pub struct Differences {
    /// One for each field, in the order of their names.
    differences: Vec<Difference>,
}

/// A field that two versions say differently.
#[derive(Debug, Serialize, ToSchema)]
struct Difference {
    /// The field; `offers[3].flat_fee_ppm` is one of the offer of 3 terms.
    #[schema(example = "grace_days")]
    field: String,
    /// What the version to compare with says; none when it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "5")]
    before: Option<String>,
    /// What this version says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "10")]
    after: Option<String>,
}

/// Compare two versions of the Terms
///
/// Field by field. Refused with `terms_not_found`.
#[utoipa::path(get, path = "/v1/terms/{version}/differences", tag = "Terms", operation_id = "compare_terms",
    params(("version" = u32, Path, description = "The version", example = 2), Comparison),
    responses((status = 200, body = Differences)))]
pub async fn compare(
    _: Staff,
    InPath(version): InPath,
    InQuery(Comparison { with }): InQuery<Comparison>,
    State(app): State<App>,
) -> Result<Json<Differences>, Problem> {
    let (_, after) = now(&app, ask::version(&version)?).await?;
    let (_, before) = now(&app, ask::version(&with)?).await?;
    let differences = documents::terms::differences(&before, &after).into_iter();
    let differences = differences.map(|one| Difference { field: one.field, before: one.before, after: one.after });
    Ok(Json(Differences { differences: differences.collect() }))
}
