//! `POST /v1/accounts/{id}/consent-withdrawals`

use axum::extract::State;
use engine::agreement;
use engine::text::TextKind;
use engine::{Command, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::{INVALID_REQUEST, Problem};
use crate::words::instant;

/// Which consent is withdrawn.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawConsent {
    /// The kind of text that was accepted.
    #[schema(example = "sensitive_information", pattern = "^[a-z][a-z0-9_]{0,39}$")]
    kind: String,
}

/// A consent that is withdrawn.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConsentWithdrawn {
    /// The customer's account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The kind of text.
    #[schema(example = "sensitive_information")]
    kind: String,
    /// What follows: `purchases_blocked`, until it is given again. What was bought stays as it is.
    #[schema(example = "purchases_blocked")]
    follows: &'static str,
    /// When it was withdrawn.
    #[schema(format = DateTime)]
    withdrawn_at: String,
}

/// Withdraw a consent
///
/// Of a kind that the law pack lets be withdrawn. Withdrawing what is not given succeeds and changes nothing. Refused with
/// `account_not_found`, `consent_not_withdrawable`.
#[utoipa::path(post, path = "/v1/accounts/{id}/consent-withdrawals", tag = "Texts", operation_id = "withdraw_consent",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = WithdrawConsent, responses((status = 201, description = "It is withdrawn", body = ConsentWithdrawn)))]
pub async fn withdraw(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<WithdrawConsent>,
) -> Result<Answered<ConsentWithdrawn>, Problem> {
    let account = ask::account(&id)?;
    let said = "A kind is 1 to 40 small letters, digits and underscores.";
    let kind = TextKind::named(&change.body.kind).ok_or_else(|| Problem::field(&INVALID_REQUEST, "kind", said))?;
    let command = Command::WithdrawConsent(agreement::WithdrawConsent { account, kind: kind.clone() });
    let reply = app.send(&change, command, Rejection::AccountUnknown).await?;
    let answer = ConsentWithdrawn {
        account: account.to_string(),
        kind: kind.to_string(),
        follows: "purchases_blocked",
        withdrawn_at: instant(reply.stamp.at),
    };
    Ok(Answered::new(answer, reply.source))
}
