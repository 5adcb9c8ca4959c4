//! `POST /v1/texts`

use axum::extract::State;
use calendar::Date;
use engine::id::Shard;
use engine::text::{Language, Publish, TextHash, TextKind};
use engine::turn::Intent;
use engine::{Command, Event, Rejection};
use sequencer::turns::About;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Text;
use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{Change, Trying};
use crate::problem::{INVALID_REQUEST, Problem};

/// A text to publish.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishText {
    /// What it is; the law pack of the Terms says which kinds are to be accepted.
    #[schema(example = "cost_sheet", pattern = "^[a-z][a-z0-9_]{0,39}$")]
    kind: String,
    /// Which version of its kind: the last one in another language, or the next.
    #[schema(example = 1, minimum = 1)]
    version: u32,
    /// Its language.
    #[schema(example = "zh", pattern = "^[A-Za-z][A-Za-z0-9-]{1,34}$")]
    language: String,
    /// The text itself.
    #[schema(min_length = 1)]
    text: String,
    /// The first business date it is in force; today when left out.
    #[schema(format = Date)]
    in_force_from: Option<String>,
}

/// Publish a text
///
/// From the day it is in force on, a version of a kind that the law pack asks for has to be accepted before anything can be bought.
/// Publishing again what is published succeeds and changes nothing. Refused with `text_exists`, `text_version_out_of_range`,
/// `date_out_of_range`, `too_many_texts`.
#[utoipa::path(post, path = "/v1/texts", tag = "Texts", operation_id = "publish_text", params(Trying),
    request_body = PublishText, responses((status = 201, description = "The text", body = Text)))]
pub async fn publish(
    Operator(by): Operator,
    State(app): State<App>,
    change: Change<PublishText>,
) -> Result<Answered<Text>, Problem> {
    let hash = TextHash(*blake3::hash(change.body.text.as_bytes()).as_bytes());
    let ask = Publish { by, hash, ..change.body.read(hash)? };
    if change.intent == Intent::Do {
        // The bytes are there before the journal names them.
        app.sequencer.keep_text(change.body.text.clone()).await?;
    }
    let reply = app.send(&change, Command::PublishText(ask.clone()), Rejection::TextUnknown).await?;
    let published = reply.events.iter().find_map(|event| match event {
        Event::TextPublished(published) => Some(Text::of(published, reply.stamp.at)),
        _ => None,
    });
    let text = match published {
        Some(text) => text,
        None => already(&app, ask).await?,
    };
    Ok(Answered::new(text, reply.source))
}

/// The text that is published already.
async fn already(app: &App, ask: Publish) -> Result<Text, Problem> {
    let question = move |state: &engine::State, _| {
        let is_it = |text: &&engine::text::Text| {
            text.of.kind == ask.kind && text.of.version == ask.version && text.of.language == ask.language
        };
        state.texts().find(is_it).map(Text::known).ok_or(Rejection::TextUnknown)
    };
    app.ask(About::Shard(Shard::HOME), Rejection::TextUnknown, question).await
}

impl PublishText {
    fn read(&self, hash: TextHash) -> Result<Publish, Problem> {
        let wrong = |field, said| Problem::field(&INVALID_REQUEST, field, said);
        let kind = TextKind::named(&self.kind)
            .ok_or_else(|| wrong("kind", "A kind is 1 to 40 small letters, digits and underscores."))?;
        let language = Language::tagged(&self.language)
            .ok_or_else(|| wrong("language", "A language is a tag such as zh or en-GB."))?;
        if self.text.is_empty() {
            return Err(wrong("text", "A text has a letter or more."));
        }
        let in_force_from = self
            .in_force_from
            .as_deref()
            .map(|text| Date::parse(text).ok_or_else(|| wrong("in_force_from", "A date is written as 2026-08-31.")));
        let bytes = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let (version, in_force_from) = (self.version, in_force_from.transpose()?);
        Ok(Publish { kind, version, language, hash, bytes, in_force_from, by: engine::id::StaffId(0) })
    }
}
