//! `POST /v1/campaigns/{id}/closings`

use axum::extract::State;
use engine::coupon::Close;
use engine::{Command, Event, Rejection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Operator;
use crate::answer::Answered;
use crate::app::App;
use crate::ask::{self, Change, InPath, Trying};
use crate::problem::Problem;

/// That a campaign is closed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseCampaign {}

/// A campaign that is closed.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignClosed {
    /// The campaign.
    #[schema(example = "cpn_0000000000005")]
    campaign: String,
    /// The business date on which it was closed; none if it was closed before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    closed_on: Option<String>,
}

/// Close a campaign
///
/// No new order gets its coupon; those that have it keep it. Closing what is closed succeeds, changes nothing, and answers without a
/// date. Refused with `coupon_not_found`.
#[utoipa::path(post, path = "/v1/campaigns/{id}/closings", tag = "Campaigns", operation_id = "close_campaign",
    params(("id" = String, Path, description = "The campaign", example = "cpn_0000000000005"), Trying),
    request_body = CloseCampaign,
    responses((status = 201, description = "That it is closed", body = CampaignClosed)))]
pub async fn close(
    Operator(by): Operator,
    InPath(id): InPath,
    State(app): State<App>,
    change: Change<CloseCampaign>,
) -> Result<Answered<CampaignClosed>, Problem> {
    let campaign = ask::coupon(&id)?;
    let command = Command::CloseCampaign(Close { campaign, by });
    let reply = app.send(&change, command, Rejection::CouponUnknown).await?;
    let closed_on = reply.events.iter().find_map(|event| match event {
        Event::CampaignClosed(closed) => Some(closed.on.to_string()),
        _ => None,
    });
    Ok(Answered::new(CampaignClosed { campaign: campaign.to_string(), closed_on }, reply.source))
}
