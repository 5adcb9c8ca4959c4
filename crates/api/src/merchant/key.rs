//! `POST /v1/merchants/{id}/keys`

use axum::extract::State;
use engine::turn::Intent;
use sequencer::Source;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::{AccessError, Caller, Made};
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::limits::LABEL_MAX;
use crate::problem::{IDEMPOTENCY_KEY_REUSED, INTERNAL_ERROR, INVALID_REQUEST, Problem};
use crate::words::instant;

/// A new API key.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateKey {
    /// What it is for, in your words; at most 100 characters.
    #[serde(default)]
    #[schema(max_length = 100)]
    label: String,
}

/// An API key of a merchant.
#[derive(Debug, Serialize, ToSchema)]
pub struct MerchantKey {
    /// Names the key without giving it away; none before it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "key_9f86d081884c7d65")]
    id: Option<String>,
    /// The merchant it reaches.
    #[schema(example = "mer_0000000000001")]
    merchant: String,
    /// What it is for.
    label: String,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    created_at: Option<String>,
    /// The key itself. It is shown this once: only its hash is kept, so that even a repeat of this request cannot show it
    /// again.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// Make an API key
///
/// For a merchant's own systems: it reaches that merchant and its orders. The secret is shown once; whoever loses it makes
/// another key. Refused with `merchant_not_found`.
#[utoipa::path(post, path = "/v1/merchants/{id}/keys", tag = "Merchants", operation_id = "create_merchant_key",
    params(("id" = String, Path, description = "The merchant", example = "mer_0000000000001"), Trying),
    request_body = CreateKey,
    responses((status = 201, description = "The key", body = MerchantKey)))]
pub async fn create(
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CreateKey>,
) -> Result<Answered<MerchantKey>, Problem> {
    let merchant = ask::merchant(&id)?;
    change.caller.act_for(merchant)?;
    app.contract(merchant).await?;
    let (merchant, label) = (Caller::Merchant(merchant), change.body.label);
    if label.chars().count() > LABEL_MAX {
        return Err(Problem::field(&INVALID_REQUEST, "label", AccessError::LabelTooLong.to_string()));
    }
    if change.intent == Intent::DryRun {
        let key = MerchantKey { id: None, merchant: merchant.identity(), label, created_at: None, secret: None };
        return Ok(Answered::new(key, Source::DryRun));
    }
    let made = app.access.create_once(merchant, label, change.key).await.map_err(problem)?;
    let source = if made.secret.is_some() { Source::Fresh } else { Source::Repeated };
    Ok(Answered::new(MerchantKey::of(made, merchant), source))
}

impl MerchantKey {
    fn of(made: Made, merchant: Caller) -> MerchantKey {
        MerchantKey {
            id: Some(made.id),
            merchant: merchant.identity(),
            label: made.label,
            created_at: Some(instant(made.created)),
            secret: made.secret,
        }
    }
}

fn problem(error: AccessError) -> Problem {
    match error {
        AccessError::KeyReused => Problem::plain(&IDEMPOTENCY_KEY_REUSED),
        AccessError::LabelTooLong => Problem::field(&INVALID_REQUEST, "label", error.to_string()),
        AccessError::Unusable { .. } | AccessError::Foreign(_) | AccessError::Newer(_) => {
            tracing::error!(%error, "an API key cannot be made");
            Problem::plain(&INTERNAL_ERROR)
        }
    }
}
