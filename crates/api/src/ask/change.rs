//! A request that changes something: everything its command needs beside its own words.

use axum::extract::{FromRequest, FromRequestParts, Request};
use engine::Command;
use engine::id::Shard;
use engine::turn::{Intent, Key};
use sequencer::Submission;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::{InQuery, body, key};
use crate::access::Caller;
use crate::app::App;

/// A request that changes something.
pub struct Change<T> {
    /// What stands in its body.
    pub body: T,
    /// Who sends it.
    pub caller: Caller,
    /// Its idempotency key.
    pub key: Key,
    /// Whether it is to happen.
    pub intent: Intent,
}

/// Whether something is to happen.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Trying {
    /// `true`: answer what would happen, with `"dry_run": true`, and do nothing.
    dry_run: Option<bool>,
}

impl<T: DeserializeOwned> FromRequest<App> for Change<T> {
    type Rejection = crate::problem::Problem;

    async fn from_request(request: Request, app: &App) -> Result<Change<T>, Self::Rejection> {
        let (mut parts, arriving) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, app).await?;
        let header = key::header(&parts.headers)?.to_string();
        let InQuery(Trying { dry_run }) = InQuery::from_request_parts(&mut parts, app).await?;
        let (method, path) = (parts.method.clone(), parts.uri.path().to_string());
        let text = body::text(Request::from_parts(parts, arriving)).await?;
        let key = key::hashed(&header, caller, method.as_str(), &path, &body::json(&text)?);
        let body = body::read(&text)?;
        let intent = if dry_run == Some(true) { Intent::DryRun } else { Intent::Do };
        Ok(Change { body, caller, key, intent })
    }
}

impl<T> Change<T> {
    /// The command of this request, on its way; one that names nothing yet goes to the shard that its key says.
    pub fn submission(&self, command: Command, shards: u16) -> Submission {
        let shard = Shard((self.key.scope % u128::from(shards)) as u16);
        let request = engine::turn::Request { key: Some(self.key), command, intent: self.intent };
        Submission { request, shard, at: None }
    }
}
