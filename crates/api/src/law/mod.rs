//! Law packs: the rules of a place as data, which Terms name and are checked against.

pub mod list;
pub mod get;

use engine::State;
use engine::id::Shard;
use engine::law::Pack;
use engine::{Rejection, law};
use sequencer::turns::About;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::Problem;

/// A law pack by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct LawPack {
    /// The place, by a short name.
    #[schema(example = "CN")]
    id: String,
    /// What it is called.
    title: String,
    /// The day as of which the law was read.
    #[schema(format = Date)]
    as_of: String,
}

/// A law pack in full.
#[derive(Debug, Serialize, ToSchema)]
pub struct LawPackInFull {
    #[serde(flatten)]
    pack: LawPack,
    /// The figures of each quote, in the order in which they are shown.
    figures: Vec<&'static str>,
    /// Where that order comes from.
    figures_source: String,
    /// The kinds of texts that are shown and accepted before an order is made.
    texts: Vec<RequiredText>,
    /// The most a plan may cost a year over equal months.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_ceiling: Option<LawCeiling>,
    /// The most a plan may cost a year on its real due dates, captured on the dearest day.
    #[serde(skip_serializing_if = "Option::is_none")]
    real_cost_ceiling: Option<LawCeiling>,
    /// The most that penalties may come to in a year of 365 days, of the overdue principal.
    #[serde(skip_serializing_if = "Option::is_none")]
    penalty_ceiling: Option<LawCeiling>,
    /// What settling a plan early may keep of the fees for time that is left, of the principal.
    #[serde(skip_serializing_if = "Option::is_none")]
    early_settlement: Option<LawCeiling>,
    /// The right to withdraw from a credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawal: Option<WithdrawalRule>,
    /// When, how often and whom collectors may call.
    #[serde(skip_serializing_if = "Option::is_none")]
    collection: Option<CollectionRule>,
    /// The warning that stands beside every offer of credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<LawWords>,
    /// What else has to be told.
    notices: Vec<LawWords>,
    /// The document, in TOML.
    document: String,
}

/// A kind of text that is to be shown and accepted.
#[derive(Debug, Serialize, ToSchema)]
struct RequiredText {
    /// The kind.
    #[schema(example = "cost_sheet")]
    kind: String,
    /// How many seconds lie between showing it and accepting it at least.
    #[schema(example = 5)]
    reading_seconds: u32,
    /// Whether the customer may take the acceptance back.
    is_withdrawable: bool,
    /// The law and the article.
    source: String,
}

/// The most that something may be.
#[derive(Debug, Serialize, ToSchema)]
struct LawCeiling {
    /// In parts per million.
    #[schema(example = 240_000)]
    ppm: u32,
    /// The law and the article.
    source: String,
}

/// The right to withdraw from a credit.
#[derive(Debug, Serialize, ToSchema)]
struct WithdrawalRule {
    /// For how many days after the day of the order.
    #[schema(example = 14)]
    days: u32,
    /// Within how many days after the withdrawal the principal is returned.
    #[schema(example = 30)]
    return_days: u32,
    /// The law and the article.
    source: String,
}

/// What collectors keep to.
#[derive(Debug, Serialize, ToSchema)]
struct CollectionRule {
    /// The first hour of the day in which the customer may be contacted.
    #[schema(example = 8)]
    from_hour: u32,
    /// The hour from which on no more.
    #[schema(example = 22)]
    to_hour: u32,
    /// The most calls in `calls_days`; none when their number is not bounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 3)]
    calls_max: Option<u32>,
    /// In how many days.
    #[schema(example = 1)]
    calls_days: u32,
    /// Who may be contacted.
    contacts: Vec<String>,
    /// The law and the article.
    source: String,
}

/// Something that has to be said.
#[derive(Debug, Serialize, ToSchema)]
struct LawWords {
    /// The key of its words.
    #[schema(example = "borrowing_costs_money")]
    key: String,
    /// The law and the article.
    source: String,
}

/// The packs of the operator's own that Terms name, each as the newest of them has it.
pub async fn own(app: &App) -> Result<Vec<Pack>, Problem> {
    let question = |state: &State, _| Ok(named(state));
    app.ask(About::Shard(Shard::HOME), Rejection::TermsUnknown, question).await
}

fn named(state: &State) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for pack in state.versions().filter_map(|terms| terms.law.as_deref()) {
        if documents::law::shipped(&pack.id).as_ref() != Some(pack) {
            packs.retain(|known| known.id != pack.id);
            packs.push(pack.clone());
        }
    }
    packs
}

/// Every pack that Terms may name: the operator's own, and those that are shipped; one of its own takes the place of a shipped one.
pub async fn every(app: &App) -> Result<Vec<Pack>, Problem> {
    let mut packs = own(app).await?;
    let shipped = documents::law::SHIPPED.iter().filter_map(|(id, _)| documents::law::shipped(id));
    let others: Vec<Pack> = shipped.filter(|pack| packs.iter().all(|own| own.id != pack.id)).collect();
    packs.extend(others);
    packs.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    Ok(packs)
}

impl LawPack {
    fn of(pack: &Pack) -> LawPack {
        LawPack { id: pack.id.clone(), title: pack.title.clone(), as_of: pack.as_of.to_string() }
    }
}

impl LawPackInFull {
    fn of(pack: &Pack) -> LawPackInFull {
        LawPackInFull {
            pack: LawPack::of(pack),
            figures: pack.figures.iter().map(|figure| figure.name()).collect(),
            figures_source: pack.figures_source.clone(),
            texts: pack.texts.iter().map(RequiredText::of).collect(),
            cost_ceiling: pack.cost_ceiling.as_ref().map(LawCeiling::of),
            real_cost_ceiling: pack.real_cost_ceiling.as_ref().map(LawCeiling::of),
            penalty_ceiling: pack.penalty_ceiling.as_ref().map(LawCeiling::of),
            early_settlement: pack.early_settlement.as_ref().map(LawCeiling::of),
            withdrawal: pack.withdrawal.as_ref().map(WithdrawalRule::of),
            collection: pack.collection.as_ref().map(CollectionRule::of),
            warning: pack.warning.as_ref().map(LawWords::of),
            notices: pack.notices.iter().map(LawWords::of).collect(),
            document: documents::law::write(pack),
        }
    }
}

impl RequiredText {
    fn of(text: &law::RequiredText) -> RequiredText {
        RequiredText {
            kind: text.kind.to_string(),
            reading_seconds: text.reading_seconds,
            is_withdrawable: text.consent == law::Consent::Withdrawable,
            source: text.source.clone(),
        }
    }
}

impl LawCeiling {
    fn of(rule: &law::Ceiling) -> LawCeiling {
        LawCeiling { ppm: rule.rate.parts(), source: rule.source.clone() }
    }
}

impl WithdrawalRule {
    fn of(rule: &law::Withdrawal) -> WithdrawalRule {
        WithdrawalRule { days: rule.days, return_days: rule.return_days, source: rule.source.clone() }
    }
}

impl CollectionRule {
    fn of(rule: &law::Collection) -> CollectionRule {
        CollectionRule {
            from_hour: rule.from_hour,
            to_hour: rule.to_hour,
            calls_max: rule.calls_max,
            calls_days: rule.calls_days,
            contacts: rule.contacts.clone(),
            source: rule.source.clone(),
        }
    }
}

impl LawWords {
    fn of(said: &law::Said) -> LawWords {
        LawWords { key: said.key.clone(), source: said.source.clone() }
    }
}
