//! Ids as they travel outside, and names as numbers.

use std::hash::{DefaultHasher, Hash, Hasher};

use engine::id::{AccountId, InstructionId, OrderId, PlanId, StaffId};

use crate::driver::No;

pub(super) fn account_id(id: &str) -> Result<AccountId, No> {
    AccountId::parse(id).ok_or_else(|| No::plain("account_not_found"))
}

pub(super) fn order_id(id: &str) -> Result<OrderId, No> {
    OrderId::parse(id).ok_or_else(|| No::plain("order_not_found"))
}

pub(super) fn instruction_id(id: &str) -> Result<InstructionId, No> {
    InstructionId::parse(id).ok_or_else(|| No::plain("instruction_not_found"))
}

pub(super) fn plan_id(id: &str) -> Result<PlanId, No> {
    PlanId::parse(id).ok_or_else(|| No::plain("plan_not_found"))
}

/// One of the staff, by name.
pub(super) fn staff_id(name: &str) -> StaffId {
    StaffId(hash(name) as u64)
}

/// A hash that is the same on every run.
pub(super) fn hash(text: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, text).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}
