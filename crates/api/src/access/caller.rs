//! Who sends a request, and what they may do.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use engine::id::{MerchantId, StaffId};
use engine::staff::{Role, Staff as Who};

use super::key::Hash;
use crate::app::App;
use crate::problem::{FORBIDDEN, INTERNAL_ERROR, Problem, UNAUTHENTICATED};

/// Who sends a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// One of the staff: what they may do depends on their role.
    Staff(Role),
    /// A merchant, who reaches itself and its own orders.
    Merchant(MerchantId),
}

/// Proof that somebody asks who may do everything, and by which key: an endpoint that takes it is closed to everyone else.
pub(crate) struct Operator(pub StaffId);

/// Proof that one of the staff asks, in whatever role: an endpoint that takes it is closed to merchants.
pub(crate) struct Staff(pub Who);

/// What some of the staff may do, beside those who may do everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    /// Change a limit.
    ChangeLimit,
    /// Close an account.
    CloseAccount,
    /// Open an account again.
    ReopenAccount,
}

impl Right {
    /// Who may, beside those who may do everything.
    fn roles(self) -> &'static [Role] {
        match self {
            Right::ChangeLimit => &[Role::Underwriter, Role::Risk],
            Right::CloseAccount => &[Role::Agent],
            Right::ReopenAccount => &[Role::Underwriter],
        }
    }
}

/// Whether a role may do everything.
fn is_unbound(role: Role) -> bool {
    match role {
        Role::Operator | Role::Admin => true,
        Role::Agent | Role::Underwriter | Role::Risk | Role::Collector | Role::Accountant => false,
    }
}

impl Staff {
    /// Lets those pass who have a right.
    ///
    /// # Errors
    /// `forbidden`.
    pub fn may(&self, right: Right) -> Result<(), Problem> {
        let role = self.0.role;
        let may = is_unbound(role) || right.roles().contains(&role);
        if may { Ok(()) } else { Err(Problem::plain(&FORBIDDEN)) }
    }
}

impl Caller {
    /// The caller of a role; none when the two do not go together.
    pub fn of(role: &str, merchant: Option<MerchantId>) -> Option<Caller> {
        match (role, merchant) {
            ("merchant", Some(merchant)) => Some(Caller::Merchant(merchant)),
            (role, None) => Role::named(role).map(Caller::Staff),
            (_, Some(_)) => None,
        }
    }

    /// The role's name in keys and in the file.
    pub fn role(self) -> &'static str {
        match self {
            Caller::Staff(role) => role.name(),
            Caller::Merchant(_) => "merchant",
        }
    }

    /// The merchant, when one asks: it is told of nobody else's orders.
    pub fn merchant(self) -> Option<MerchantId> {
        match self {
            Caller::Staff(_) => None,
            Caller::Merchant(merchant) => Some(merchant),
        }
    }

    /// Who it is for idempotency keys. All keys of a role are one caller, so that a request can be tried again after the
    /// API key was changed.
    pub fn identity(self) -> String {
        match self {
            Caller::Staff(role) => role.name().into(),
            Caller::Merchant(merchant) => merchant.to_string(),
        }
    }

    /// The merchant that does something to an order; none when somebody does who may do everything.
    ///
    /// # Errors
    /// `forbidden`, for other staff.
    pub fn trader(self) -> Result<Option<MerchantId>, Problem> {
        match self {
            Caller::Staff(role) if is_unbound(role) => Ok(None),
            Caller::Staff(_) => Err(Problem::plain(&FORBIDDEN)),
            Caller::Merchant(merchant) => Ok(Some(merchant)),
        }
    }

    /// Lets `merchant` itself pass, and who may do everything.
    ///
    /// # Errors
    /// `forbidden`.
    pub fn act_for(self, merchant: MerchantId) -> Result<(), Problem> {
        match self {
            Caller::Staff(role) if is_unbound(role) => Ok(()),
            Caller::Merchant(own) if own == merchant => Ok(()),
            Caller::Staff(_) | Caller::Merchant(_) => Err(Problem::plain(&FORBIDDEN)),
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
            (Caller::Staff(role), staff) if is_unbound(role) => Ok(Operator(staff)),
            (Caller::Staff(_) | Caller::Merchant(_), _) => Err(Problem::plain(&FORBIDDEN)),
        }
    }
}

impl FromRequestParts<App> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Staff, Problem> {
        match identified(parts, app).await? {
            (Caller::Staff(role), id) => Ok(Staff(Who { id, role })),
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
