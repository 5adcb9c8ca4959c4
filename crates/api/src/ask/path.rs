//! The ids in a request's path and body. What is no id names nothing, so it is answered as an unknown one.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use engine::Rejection;
use engine::id::{
    AccountId, CampaignId, ConcessionId, CustomerId, InstructionId, MerchantId, OrderId, PlanId, StatementId,
};
use engine::terms::Version;
use engine::text::TextId;

use crate::app::App;
use crate::problem::{INVALID_REQUEST, Problem};

/// The one id in the path.
pub struct InPath(pub String);

impl FromRequestParts<App> for InPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &App) -> Result<InPath, Problem> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        path.map(|path| InPath(path.0)).map_err(|error| Problem::new(&INVALID_REQUEST, error.body_text()))
    }
}

macro_rules! readers {
    ($($name:ident $id:ident $unknown:ident)*) => {$(
        #[doc = concat!("Reads the id of a ", stringify!($name), ".")]
        pub fn $name(text: &str) -> Result<$id, Problem> {
            $id::parse(text).ok_or_else(|| Rejection::$unknown.into())
        }
    )*};
}

readers! {
    customer CustomerId CustomerUnknown
    account AccountId AccountUnknown
    merchant MerchantId MerchantUnknown
    order OrderId OrderUnknown
    plan PlanId PlanUnknown
    statement StatementId StatementUnknown
    instruction InstructionId InstructionUnknown
    concession ConcessionId ConcessionUnknown
    coupon CampaignId CouponUnknown
}

/// Reads the version of Terms: `2`.
pub fn version(text: &str) -> Result<Version, Problem> {
    number(text).map(Version).ok_or_else(|| Rejection::TermsUnknown.into())
}

/// Reads the number of a text: `3`.
pub fn text(text: &str) -> Result<TextId, Problem> {
    number(text).map(TextId).ok_or_else(|| Rejection::TextUnknown.into())
}

/// A number from 1 on, written in one way.
fn number(text: &str) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    Some(text).filter(|_| is_plain).and_then(|text| text.parse().ok())
}
