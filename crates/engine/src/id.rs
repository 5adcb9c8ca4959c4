//! Ids: 64 bits that name a thing and tell its shard.
//!
//! One zero bit, 11 bits of shard, 52 bits of a counter that the shard's state keeps. Written as a prefix and 13
//! digits of Crockford's base 32: `ord_0080000000001`.

use std::fmt;

use minicbor::{Decode, Encode};

/// The digits of Crockford's base 32: no I, L, O or U.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const COUNTER_BITS: u32 = 52;

/// The most shards there can be: what 11 bits tell apart.
pub const SHARDS_MAX: u16 = 1 << 11;

/// One of the sequences that customers are dealt over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct Shard(#[n(0)] pub u16);

impl Shard {
    /// The one that keeps what there is only one of for all: what Terms were proposed.
    pub const HOME: Shard = Shard(0);
}

/// Who of the staff does something: the API key it is done with, by the name that gives nothing of it away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct StaffId(#[n(0)] pub u64);

impl fmt::Display for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "key_{:016x}", self.0)
    }
}

/// The 64 bits of an id made by `shard` as its `count`-th.
pub(crate) fn bits(shard: Shard, count: u64) -> u64 {
    assert!(shard.0 < SHARDS_MAX && count < 1 << COUNTER_BITS, "a shard deals fewer than 2^52 ids");
    (u64::from(shard.0) << COUNTER_BITS) | count
}

/// The counter inside an id's bits.
pub(crate) fn count(bits: u64) -> u64 {
    bits & ((1 << COUNTER_BITS) - 1)
}

fn write(prefix: &str, bits: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(prefix)?;
    (0..13).rev().try_for_each(|at| write!(f, "{}", char::from(DIGITS[(bits >> (5 * at) & 31) as usize])))
}

/// Reads the digits after the prefix as Crockford reads them: in either case, with O for 0 and I or L for 1.
fn read(digits: &str) -> Option<u64> {
    if digits.len() != 13 {
        return None;
    }
    let bits = digits.bytes().try_fold(0_u128, |bits, byte| {
        let digit = match byte.to_ascii_lowercase() {
            b'o' => b'0',
            b'i' | b'l' => b'1',
            other => other,
        };
        let value = DIGITS.iter().position(|known| *known == digit)?;
        Some(bits << 5 | value as u128)
    })?;
    u64::try_from(bits).ok().filter(|bits| bits >> 63 == 0)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
        #[cbor(transparent)]
        pub struct $name(#[n(0)] pub u64);

        impl $name {
            /// The id made by `shard` as its `count`-th.
            pub fn new(shard: Shard, count: u64) -> $name {
                $name(bits(shard, count))
            }

            /// The shard that made it and keeps what it names.
            pub fn shard(self) -> Shard {
                Shard((self.0 >> COUNTER_BITS) as u16)
            }

            /// Reads the written form; `None` for any other.
            pub fn parse(text: &str) -> Option<$name> {
                text.strip_prefix($prefix).and_then(read).map($name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write($prefix, self.0, f)
            }
        }
    )*};
}

ids! {
    /// A customer: a person, known here by nothing else.
    CustomerId "cus_";
    /// A customer's credit account in one currency.
    AccountId "acc_";
    /// A merchant.
    MerchantId "mer_";
    /// An order: one purchase.
    OrderId "ord_";
    /// A plan: what one capture owes in instalments.
    PlanId "pln_";
    /// A statement.
    StatementId "stm_";
    /// A repayment.
    RepaymentId "rpy_";
    /// A refund.
    RefundId "rfd_";
    /// An instruction to the bank.
    InstructionId "ins_";
    /// A concession.
    ConcessionId "con_";
    /// A campaign of coupons.
    CampaignId "cpn_";
}

#[cfg(test)]
mod tests {
    use super::{OrderId, Shard};

    #[test]
    fn an_id_is_written_read_and_tells_its_shard() {
        let order = OrderId::new(Shard(3), 77);
        assert_eq!(order.to_string(), "ord_00c000000002d");
        assert_eq!(OrderId::parse(&order.to_string()), Some(order));
        assert_eq!(OrderId::parse(&order.to_string().to_uppercase().replace("ORD_", "ord_")), Some(order));
        assert_eq!(order.shard(), Shard(3));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for bad in
            ["", "ord_", "ord_1", "acc_0000000000001", "ord_000000000000u", "ord_zzzzzzzzzzzzz", "ord_８000000000001"]
        {
            assert_eq!(OrderId::parse(bad), None, "{bad}");
        }
    }
}
