//! Ids that are written like any other and name nothing: a shard never deals this number.

use engine::id::{
    AccountId, CampaignId, ConcessionId, CustomerId, InstructionId, MerchantId, OrderId, PlanId, Shard, StatementId,
};

const NEVER: u64 = (1 << 52) - 1;

pub(crate) fn customer() -> String {
    CustomerId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn account() -> String {
    AccountId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn merchant() -> String {
    MerchantId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn order() -> String {
    OrderId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn plan() -> String {
    PlanId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn campaign() -> String {
    CampaignId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn concession() -> String {
    ConcessionId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn instruction() -> String {
    InstructionId::new(Shard(0), NEVER).to_string()
}

pub(crate) fn statement() -> String {
    StatementId::new(Shard(0), NEVER).to_string()
}
