//! `POST /v1/accounts/{id}/acceptances`

use axum::extract::State;
use engine::agreement::{self, Acceptance as Known};
use engine::text::TextId;
use engine::{Command, Event, Rejection};
use sequencer::turns::About;

use super::{Acceptance, OfText};
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;

/// Accept a text
///
/// As the customer, once there was time to read it. Accepting it again succeeds and changes nothing. Refused with
/// `account_not_found`, `text_not_found`, `text_not_in_force`, `text_not_shown`, `reading_time_not_over`.
#[utoipa::path(post, path = "/v1/accounts/{id}/acceptances", tag = "Texts", operation_id = "accept_text",
    params(("id" = String, Path, description = "The account", example = "acc_0000000000002"), Trying),
    request_body = OfText, responses((status = 201, description = "The acceptance", body = Acceptance)))]
pub async fn accept(
    _: Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<OfText>,
) -> Result<Answered<Acceptance>, Problem> {
    let (account, text) = (ask::account(&id)?, TextId(change.body.text));
    let command = Command::AcceptText(agreement::OfText { account, text });
    let reply = app.send(&change, command, Rejection::AccountUnknown).await?;
    let at = reply.stamp.at;
    let made = reply.events.iter().find_map(|event| match event {
        Event::TextAccepted(event) => Some(Known { text, shown: event.shown, at }),
        _ => None,
    });
    let question = move |state: &engine::State, _| {
        let accepted = state.account(account)?.agreements.iter().flat_map(|all| &all.accepted);
        let known = accepted.copied().find(|one| one.text == text);
        let one = made.or(known).ok_or(Rejection::TextNotShown)?;
        Ok(Acceptance::of(state.text(text)?, &one))
    };
    let answer = app.ask(About::Account(account), Rejection::AccountUnknown, question).await?;
    Ok(Answered::new(answer, reply.source))
}
