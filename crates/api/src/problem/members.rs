//! What a problem says beside its code: the data that helps the caller on.

use serde::Serialize;
use utoipa::ToSchema;

use crate::words::{Currency, Money};

/// The members of a problem that depend on its code; `/v1/problems` says which come with which.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = ProblemMembers)]
pub struct Members {
    /// The field that is wrong: `amount.currency`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// When it is captured: `shipping` or `receipt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posting: Option<&'static str>,
    /// The coupon, by the id of its campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coupon: Option<String>,
    /// What the coupons take off together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<Money>,
    /// The price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// What is left of a budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Money>,
    /// For how many orders one customer may have a coupon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uses_max: Option<u32>,
    /// How many campaigns there may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaigns_max: Option<u32>,
    /// The account that exists already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The oldest due date passed, or the day on which the account was frozen or charged off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub since: Option<String>,
    /// Principal and fees of the statements past due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Money>,
    /// What is to be paid to end it: what is past due, and its penalties; or what is left of a hardship plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owed: Option<Money>,
    /// The currencies that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Vec<Currency>>,
    /// The smallest amount that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Money>,
    /// The largest amount that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Money>,
    /// The largest rate that would do, in parts per million.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_ppm: Option<u32>,
    /// The numbers of terms on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offered: Option<Vec<u32>>,
    /// How many uncaptured orders an account may hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds_max: Option<u32>,
    /// How many purchases that are not billed yet an account may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchases_max: Option<u32>,
    /// How many instructions of an account may be open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instructions_max: Option<u32>,
    /// What has to come into the wallet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Money>,
    /// What can still be bought, or what the balance has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available: Option<Money>,
    /// By how much that is too little.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Money>,
    /// The state it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<&'static str>,
    /// What can be refunded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refundable: Option<Money>,
    /// The first date that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub date_first: Option<String>,
    /// The last date that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub date_last: Option<String>,
    /// Why a day does not do: `after_today`, `before_opening`, `before_history`, `early_settlement` or `from_wallet`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<&'static str>,
    /// What is used of the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exposure: Option<Money>,
    /// By how much that is more than the limit would be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over_limit: Option<Money>,
    /// The fewest terms that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_min: Option<u32>,
    /// The most terms that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_max: Option<u32>,
    /// When it can be asked for again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub again_from: Option<String>,
    /// Until when it is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub until: Option<String>,
    /// By how many days a due date may be moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_max: Option<u32>,
    /// How many statements may be deferred within a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferrals_max: Option<u32>,
    /// From when on a text can be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub accept_from: Option<String>,
    /// How many seconds that is from now, rounded up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds_left: Option<u32>,
    /// The kinds of texts that are to be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_texts: Option<Vec<String>>,
    /// The first version that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_first: Option<u32>,
    /// The last version that would do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_last: Option<u32>,
    /// How many texts there may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texts_max: Option<u32>,
    /// Everything that is wrong with a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flaws: Option<Vec<Flaw>>,
    /// How many versions of the Terms there may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions_max: Option<u32>,
    /// What a plan would cost a year, nominal, over equal months, in parts per million.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nominal_ppm: Option<i64>,
    /// The same, effective.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_ppm: Option<i64>,
    /// The most it may cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling_ppm: Option<u32>,
    /// The roles that may do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<&'static str>>,
    /// The most that may be given with one act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_act: Option<Money>,
    /// What may still be given today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_today: Option<Money>,
    /// How many concessions may wait on an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposals_max: Option<u32>,
    /// Why something cannot be taken back, or a coupon is not for an order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'static str>,
    /// The day on which it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub date: Option<String>,
    /// What stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub obstacles: Option<Vec<Obstacle>>,
}

/// Something that is owed or pending on an account.
#[derive(Debug, Serialize, ToSchema)]
pub struct Obstacle {
    /// What.
    #[schema(example = "statements")]
    what: &'static str,
    /// How much of it.
    amount: Money,
}

impl Obstacle {
    /// An obstacle whose amount is in `currency`.
    pub(super) fn of(obstacle: engine::closing::Obstacle, currency: money::Currency) -> Obstacle {
        Obstacle { what: obstacle.thing.name(), amount: Money::of(obstacle.amount, currency) }
    }
}

/// A field of a document that cannot be as it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Flaw {
    /// The field: `offers[3]` is the offer of 3 terms.
    #[schema(example = "grace_days")]
    field: String,
    /// What it says.
    #[schema(example = "4")]
    value: String,
    /// Why that cannot be.
    #[schema(example = "It is between 5 and 25.")]
    why: String,
    /// The rule of a law pack that it breaks, if it is one: the pack, the law and the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl From<engine::terms::Flaw> for Flaw {
    fn from(flaw: engine::terms::Flaw) -> Flaw {
        Flaw { field: flaw.field.to_string(), value: flaw.value, why: flaw.why, rule: flaw.rule }
    }
}
