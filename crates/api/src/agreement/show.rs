//! `POST /v1/accounts/{id}/text-showings`

use axum::extract::State;
use engine::agreement;
use engine::text::TextId;
use engine::{Command, Rejection};
use sequencer::turns::About;
use serde::Serialize;
use utoipa::ToSchema;

use super::OfText;
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;
use crate::words::instant;

/// A text that is shown to a customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct TextShown {
    /// The customer's account.
    #[schema(example = "acc_0000000000002")]
    account: String,
    /// The text.
    #[schema(example = 3)]
    text: u32,
    /// When it was shown first: the time to read it runs from then on; none for one that is accepted already.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    shown_at: Option<String>,
}

/// Show a text
///
/// Says that it is shown to the customer now; it can be accepted once there was time to read it. Showing it again succeeds and
/// changes nothing. Refused with `account_not_found`, `text_not_found`, `text_not_in_force`.
#[utoipa::path(post, path = "/v1/accounts/{id}/text-showings", tag = "Texts", operation_id = "show_text",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = OfText, responses((status = 201, description = "It is shown", body = TextShown)))]
pub async fn show(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<OfText>,
) -> Result<Answered<TextShown>, Problem> {
    let (account, text) = (ask::account(&id)?, TextId(change.body.text));
    let command = Command::ShowText(agreement::OfText { account, text });
    let reply = app.send(&change, command, Rejection::AccountUnknown).await?;
    let shown_at = match reply.events.is_empty() {
        false => Some(reply.stamp.at),
        true => {
            let question = move |state: &engine::State, _| {
                let shown = state.account(account)?.agreements.iter().flat_map(|all| &all.shown);
                Ok(shown.clone().find(|shown| shown.text == text).map(|shown| shown.at))
            };
            app.ask(About::Account(account), Rejection::AccountUnknown, question).await?
        }
    };
    let answer = TextShown { account: account.to_string(), text: text.0, shown_at: shown_at.map(instant) };
    Ok(Answered::new(answer, reply.source))
}
