//! Ids as they travel outside, and names as numbers.

use std::hash::{DefaultHasher, Hash, Hasher};

use engine::id::{AccountId, InstructionId, MerchantId, OrderId, PlanId, StaffId};
use money::Money;

use crate::driver::{No, OnOrder};

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

/// What an ask on an order names.
pub(super) fn on_order(ask: &OnOrder) -> Result<(OrderId, Option<MerchantId>, Option<Money>), No> {
    Ok((order_id(&ask.order)?, MerchantId::parse(&ask.merchant), ask.amount))
}
