//! `POST /v1/clock`

use axum::Json;
use axum::extract::State;
use sequencer::{Mode, clock};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Clock;
use crate::access::Operator;
use crate::app::App;
use crate::ask::{Body, InQuery, Nothing};
use crate::problem::{INVALID_REQUEST, Problem, SANDBOX_ONLY};

/// Where to move the clock.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveClock {
    /// The time it shall say, in RFC 3339, in a year from 1970 to 8999; not before what it says.
    #[schema(format = DateTime, example = "2026-08-01T00:00:00+08:00")]
    to: String,
}

/// Move the clock
///
/// Only in a sandbox. Time passes day by day for every account: statements are cut, penalties charged, holds released. The
/// answer comes when all of that has happened and the lists show it. Moving it to where it stands changes nothing, so a
/// move takes no Idempotency-Key, and no `dry_run`. Refused with `sandbox_only`, `time_out_of_range`.
#[utoipa::path(post, path = "/v1/clock", tag = "Clock", operation_id = "move_clock", request_body = MoveClock,
    responses((status = 200, body = Clock)))]
pub async fn set(
    _: Operator,
    State(app): State<App>,
    InQuery(Nothing {}): InQuery<Nothing>,
    Body(body): Body<MoveClock>,
) -> Result<Json<Clock>, Problem> {
    if app.sequencer.mode() == Mode::Live {
        return Err(Problem::plain(&SANDBOX_ONLY));
    }
    let said = "A time is written as in RFC 3339: 2026-08-01T00:00:00+08:00.";
    let to = clock::parse(&body.to).ok_or_else(|| Problem::field(&INVALID_REQUEST, "to", said))?;
    let stamp = app.sequencer.move_clock(to).await?;
    Ok(Json(Clock::of(&app.sequencer, stamp)))
}
