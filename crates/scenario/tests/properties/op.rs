//! Random commands, by the numbers of what they are about.

use proptest::prelude::*;

/// The merchant whose discount comes back with a refund.
pub const RETURNED: usize = 1;

/// One thing that happens.
#[derive(Debug, Clone)]
pub enum Op {
    /// Time passes.
    Wait { seconds: i64 },
    /// An account buys.
    Buy { account: usize, merchant: usize, size: Size, terms: Option<u32>, at_once: bool },
    /// An order is captured.
    Capture { order: usize, size: Size },
    /// An order is voided.
    Void { order: usize, size: Size },
    /// An order is refunded.
    Refund { order: usize, size: Size },
    /// An account repays.
    Repay { account: usize, target: Aim, size: Size },
}

/// What a repayment is for.
#[derive(Debug, Clone, Copy)]
pub enum Aim {
    /// All open statements.
    Due,
    /// One of the account's statements, paid or not.
    Statement(usize),
    /// One of the account's plans.
    Plan(usize),
    /// Everything.
    Everything,
}

/// An amount, as such or as a part of all there is: what is available, held, refundable, or to pay.
#[derive(Debug, Clone, Copy)]
pub enum Size {
    /// So many minor units.
    Minor(u64),
    /// All, by leaving the amount out; for a purchase, by naming it.
    All,
    /// All and so much more or less.
    Near(i64),
    /// So many hundredths of all.
    Part(u64),
}

/// Amounts around which something changes: nothing, a cent, the smallest orders in 3 and 24 terms, the largest command.
const EDGES: [u64; 9] = [0, 1, 2, 9_999, 10_000, 23_999, 24_000, 1_000_000_000_000, 1_000_000_000_001];

/// Times at which something changes: the day after, 24 hours, seven days, a month, thirty days past due.
const TIMES: [i64; 8] = [0, 1, 86_399, 86_400, 86_401, 604_799, 604_800, 31 * 86_400];

pub fn ops() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), 1..48)
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => wait(),
        4 => (0..3_usize, 0..3_usize, size(), terms(), prop::bool::weighted(0.6)).prop_map(
            |(account, merchant, size, terms, at_once)| Op::Buy { account, merchant, size, terms, at_once }
        ),
        2 => (any::<usize>(), size()).prop_map(|(order, size)| Op::Capture { order, size }),
        1 => (any::<usize>(), size()).prop_map(|(order, size)| Op::Void { order, size }),
        3 => (any::<usize>(), size()).prop_map(|(order, size)| Op::Refund { order, size }),
        3 => (0..3_usize, aim(), size()).prop_map(|(account, target, size)| Op::Repay { account, target, size }),
    ]
}

fn wait() -> impl Strategy<Value = Op> {
    prop_oneof![
        1 => prop::sample::select(TIMES.to_vec()),
        3 => (0..40_i64, 0..86_400_i64).prop_map(|(days, seconds)| days * 86_400 + seconds),
    ]
    .prop_map(|seconds| Op::Wait { seconds })
}

fn size() -> impl Strategy<Value = Size> {
    prop_oneof![
        1 => prop::sample::select(EDGES.to_vec()).prop_map(Size::Minor),
        1 => (-2..3_i64).prop_map(Size::Near),
        2 => Just(Size::All),
        2 => (1..100_u64).prop_map(Size::Part),
        4 => (1..300_000_u64).prop_map(Size::Minor),
    ]
}

fn terms() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![2 => Just(None), 3 => prop::sample::select(vec![3, 6, 12, 24]).prop_map(Some), 1 => Just(Some(4))]
}

fn aim() -> impl Strategy<Value = Aim> {
    prop_oneof![
        4 => Just(Aim::Due),
        2 => any::<usize>().prop_map(Aim::Statement),
        2 => any::<usize>().prop_map(Aim::Plan),
        1 => Just(Aim::Everything),
    ]
}
