//! Problems: every no, as RFC 9457 has it, with a stable code.

use std::fmt::Display;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

mod catalogue;
mod members;
mod rejection;
mod refusal;
pub mod list;

pub use catalogue::*;
pub use members::{Flaw, Members, Obstacle};

/// One kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The stable code: `limit_exceeded`.
    pub code: &'static str,
    /// The HTTP status it comes with.
    pub status: u16,
    /// What it is called.
    pub title: &'static str,
    /// What it means and what to do.
    pub meaning: &'static str,
}

/// A no on its way out.
#[derive(Debug)]
pub struct Problem {
    kind: &'static Kind,
    detail: String,
    members: Box<Members>,
}

/// The code of a problem, left on the response for metrics.
#[derive(Debug, Clone, Copy)]
pub struct Code(pub &'static str);

/// A refusal, as RFC 9457 has it. Nothing has happened.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem, example = json!({
    "type": "/v1/problems#limit_exceeded",
    "title": "The line is too short",
    "status": 422,
    "detail": "100.00 CNY is available, 29.00 too little; choose a smaller amount.",
    "code": "limit_exceeded",
    "available": {"amount": 10000, "currency": "CNY"},
    "short": {"amount": 2900, "currency": "CNY"}
}))]
pub struct Body {
    /// Names the kind of problem, and leads to what it means.
    #[serde(rename = "type")]
    about: String,
    /// The kind in a few words; always the same for a code.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What was wrong this time, and what to do.
    detail: String,
    /// The stable code to branch on.
    code: &'static str,
    #[serde(flatten)]
    members: Box<Members>,
}

/// Every code a refusal may have.
pub fn codes() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|kind| kind.code)
}

impl Problem {
    /// A problem of a kind, with a sentence about this case.
    pub fn new(kind: &'static Kind, detail: impl Into<String>) -> Problem {
        Problem { kind, detail: detail.into(), members: Box::default() }
    }

    /// A problem for which the kind's own meaning says everything.
    pub fn plain(kind: &'static Kind) -> Problem {
        Problem::new(kind, kind.meaning)
    }

    /// A request that is wrong in one field.
    pub fn field(kind: &'static Kind, field: impl Display, detail: impl Into<String>) -> Problem {
        Problem::new(kind, detail).with(Members { field: Some(field.to_string()), ..Members::default() })
    }

    /// The same with the data of this case.
    #[must_use]
    pub fn with(self, members: Members) -> Problem {
        Problem { members: Box::new(members), ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Problem { kind, detail, members } = self;
        let Kind { code, title, status, .. } = *kind;
        let body = Body { about: format!("/v1/problems#{code}"), title, status, detail, code, members };
        let text = serde_json::to_string(&body).expect("a problem is plain data");
        let status = StatusCode::from_u16(status).expect("the catalogue has HTTP's own numbers");
        let mut response = (status, [(header::CONTENT_TYPE, "application/problem+json")], text).into_response();
        let headers = response.headers_mut();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(Code(code));
        response
    }
}
