//! The query of a request, read strictly.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::problem::{INVALID_REQUEST, Problem};

/// What stands after the `?`.
pub struct InQuery<T>(pub T);

/// No query at all: what is asked for there would be ignored, and perhaps was meant to make a difference.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl<T: DeserializeOwned> FromRequestParts<App> for InQuery<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<InQuery<T>, Problem> {
        let query = axum::extract::Query::try_from_uri(&parts.uri);
        query.map(|query| InQuery(query.0)).map_err(|error| Problem::new(&INVALID_REQUEST, error.body_text()))
    }
}
