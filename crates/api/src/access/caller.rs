//! Who sends a request, and what they may do.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use engine::id::{MerchantId, StaffId};

use super::key::Hash;
use crate::app::App;
use crate::problem::{FORBIDDEN, INTERNAL_ERROR, Problem, UNAUTHENTICATED};

/// Who sends a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// Who runs the platform, and may do everything.
    Operator,
    /// A merchant, who reaches itself and its own orders.
    Merchant(MerchantId),
}

/// Proof that the operator asks, and by which key: an endpoint that takes it is closed to everyone else.
pub(crate) struct Operator(pub StaffId);

impl Caller {
    /// The caller of a role; none when the two do not go together.
    pub fn of(role: &str, merchant: Option<MerchantId>) -> Option<Caller> {
        match (role, merchant) {
            ("operator", None) => Some(Caller::Operator),
            ("merchant", Some(merchant)) => Some(Caller::Merchant(merchant)),
            _ => None,
        }
    }

    /// The role's name in keys and in the file.
    pub fn role(self) -> &'static str {
        match self {
            Caller::Operator => "operator",
            Caller::Merchant(_) => "merchant",
        }
    }

    /// The merchant, when one asks: it is told of nobody else's orders.
    pub fn merchant(self) -> Option<MerchantId> {
        match self {
            Caller::Operator => None,
            Caller::Merchant(merchant) => Some(merchant),
        }
    }

    /// Who it is for idempotency keys. All keys of a role are one caller, so that a request can be tried again after the
    /// API key was changed.
    pub fn identity(self) -> String {
        match self {
            Caller::Operator => "operator".into(),
            Caller::Merchant(merchant) => merchant.to_string(),
        }
    }

    /// Lets the operator and `merchant` itself pass.
    ///
    /// # Errors
    /// `forbidden`.
    pub fn act_for(self, merchant: MerchantId) -> Result<(), Problem> {
        match self {
            Caller::Operator => Ok(()),
            Caller::Merchant(own) if own == merchant => Ok(()),
            Caller::Merchant(_) => Err(Problem::plain(&FORBIDDEN)),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Caller, Problem> {
        identified(parts, app).await.map(|(caller, _)| caller)
    }
}

impl FromRequestParts<App> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Operator, Problem> {
        match identified(parts, app).await? {
            (Caller::Operator, staff) => Ok(Operator(staff)),
            (Caller::Merchant(_), _) => Err(Problem::plain(&FORBIDDEN)),
        }
    }
}

/// Who sends a request, and the name of the key it is sent with.
async fn identified(parts: &Parts, app: &App) -> Result<(Caller, StaffId), Problem> {
    let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let hash = header.and_then(bearer).and_then(Hash::of).ok_or_else(|| Problem::plain(&UNAUTHENTICATED))?;
    match app.access.caller(hash).await {
        Ok(found) => found.map(|caller| (caller, hash.staff())).ok_or_else(|| Problem::plain(&UNAUTHENTICATED)),
        Err(error) => {
            tracing::error!(%error, "API keys cannot be read");
            Err(Problem::plain(&INTERNAL_ERROR))
        }
    }
}

/// The key in `Bearer yf_…`.
fn bearer(header: &str) -> Option<&str> {
    let (scheme, secret) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(secret.trim())
}
