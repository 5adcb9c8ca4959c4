//! What is true of any story: the heart under commands in any order, a quarter of them on the edges of its limits.

mod world;
mod op;

use engine::Rejection;
use engine::check::check;
use engine::limits::{CAPTURES_MAX, HOLDS_MAX, UNBILLED_MAX};
use engine::order::Status;
use engine::terms::FeeOnRefund;
use engine::turn::{Answer, Intent};
use ledger::Kind;
use money::Amount;
use proptest::prelude::*;

use op::{Op, Size, ops};
use world::{Setting, Ways, World, setting};

proptest! {
    #[test]
    fn any_order_of_commands_keeps_the_equations_and_replays(setting in setting(), ops in ops()) {
        let mut world = World::new(&setting);
        for op in &ops {
            world.take(op);
            if let Err(broken) = check(&world.state) {
                prop_assert!(false, "after {op:?}: {broken}");
            }
        }
        prop_assert_eq!(world.objects(), world.replayed().objects(), "the records make the same state again");
        prop_assert_eq!(world.objects(), world.reloaded().objects(), "the objects make the same state again");
    }

    #[test]
    fn a_state_from_its_objects_goes_on_the_same(setting in setting(), ops in ops(), later in ops()) {
        let mut world = World::new(&setting);
        ops.iter().for_each(|op| { world.take(op); });
        let mut other = world.reloaded();
        for op in &later {
            prop_assert_eq!(world.take(op), other.take(op), "{:?}", op);
        }
        prop_assert_eq!(world.objects(), other.objects());
    }

    #[test]
    fn looking_every_day_changes_no_figure(setting in setting(), ops in ops()) {
        let setting = Setting { accounts: 1, ..setting };
        let (mut seldom, mut daily) = (World::new(&setting), World::new(&setting));
        daily.rolls_daily = true;
        for op in &ops {
            prop_assert_eq!(seldom.take(op), daily.take(op), "{:?}", op);
        }
        seldom.bring_all();
        daily.bring_all();
        prop_assert_eq!(seldom.objects_but_head(), daily.objects_but_head());
        prop_assert_eq!(seldom.totals(), daily.totals());
    }

    #[test]
    fn what_is_paid_on_a_day_may_come_in_any_parts_and_order(
        setting in setting(), ops in ops(), parts in (1_u64..50, 1_u64..51),
    ) {
        let mut world = World::new(&setting);
        ops.iter().for_each(|op| { world.take(op); });
        world.take(&Op::Repay { account: 0, target: op::Aim::Everything, size: Size::All });
        world.take(&Op::Buy { account: 0, merchant: 0, size: Size::Minor(30_000), terms: Some(3), at_once: true });
        world.take(&Op::Buy { account: 0, merchant: 1, size: Size::Part(10), terms: None, at_once: true });
        world.take(&Op::Wait { seconds: 70 * 86_400 });
        world.bring_all();
        let due = world.due(0).minor();
        if due < 100 {
            return Ok(());
        }
        let (first, second) = (due * parts.0 / 100, due * parts.1 / 100);
        let pay = |amount| Op::Repay { account: 0, target: op::Aim::Due, size: Size::Minor(amount) };
        let after = |amounts: &[u64]| {
            let mut world = world.clone();
            amounts.iter().for_each(|amount| { world.take(&pay(*amount)); });
            (world.objects_but_head(), world.totals())
        };
        prop_assert_eq!(after(&[first, second]), after(&[second, first]));
        prop_assert_eq!(after(&[first, second]), after(&[first + second]));
    }

    #[test]
    fn what_is_refunded_at_once_may_come_in_parts(
        setting in setting(), ops in ops(), nth in any::<usize>(), parts in (1_u64..101, 1_u64..101),
    ) {
        // A fee that the first part gives back may pay what the second would have made smaller.
        let ways = Ways { fee_on_refund: FeeOnRefund::BilledStay, ..setting.ways };
        let mut world = World::new(&Setting { ways, ..setting });
        ops.iter().for_each(|op| { world.take(op); });
        let refundable = world.refundable(nth).unwrap_or_default();
        let first = refundable * parts.0 / 100;
        let second = (refundable - first) * parts.1 / 100;
        if first == 0 || second == 0 {
            return Ok(());
        }
        let after = |amounts: &[u64]| {
            let mut world = world.clone();
            for amount in amounts {
                world.take(&Op::Refund { order: nth, size: Size::Minor(*amount) });
            }
            (world.objects_but_head(), world.totals())
        };
        prop_assert_eq!(after(&[first, second]), after(&[first + second]));
    }

    #[test]
    fn a_try_is_answered_like_the_thing_itself_and_changes_nothing(setting in setting(), ops in ops()) {
        let mut world = World::new(&setting);
        for op in &ops {
            world.bring_all();
            let before = world.objects();
            let tried = world.ask(op, Intent::DryRun);
            prop_assert_eq!(before, world.objects());
            prop_assert_eq!(tried, world.take(op));
        }
    }

    #[test]
    fn the_same_key_happens_once(setting in setting(), ops in ops()) {
        let mut world = World::new(&setting);
        for (nth, op) in ops.iter().enumerate() {
            let first = world.ask_under(op, nth);
            let before = world.objects();
            let again = world.ask_under(op, nth);
            match first {
                Some(Answer::Done(_)) => {
                    prop_assert!(matches!(again, Some(Answer::Repeat(_))), "{:?}: {:?}", op, again);
                }
                first => prop_assert_eq!(first, again),
            }
            prop_assert_eq!(before, world.objects());
        }
    }

    #[test]
    fn a_full_refund_within_a_day_leaves_no_cost(
        setting in setting(), amount in 10_000_u64..500_000, paid in prop::option::of(1_u64..600_000), hours in 1_i64..24,
    ) {
        let setting = Setting { accounts: 1, ..setting };
        let mut world = World::new(&setting);
        world.go_to_last_hours_of_cycle(0);
        world.take(&Op::Buy { account: 0, merchant: 0, size: Size::Minor(amount), terms: Some(3), at_once: true });
        world.take(&Op::Wait { seconds: (hours - 1) * 3_600 + 3_599 });
        match paid {
            Some(paid) if paid % 2 == 0 => {
                world.take(&Op::Repay { account: 0, target: op::Aim::Due, size: Size::Minor(paid) });
            }
            Some(_) => {
                world.take(&Op::Repay { account: 0, target: op::Aim::Plan(0), size: Size::All });
            }
            None => {}
        }
        world.take(&Op::Refund { order: 0, size: Size::All });
        let account = world.account(0);
        prop_assert_eq!(world.order(0).amounts.status(), Status::Refunded);
        prop_assert_eq!(account.exposure(), Amount::ZERO);
        prop_assert_eq!(world.due(0), Amount::ZERO);
        prop_assert_eq!(account.credit.signed(), world.total(Kind::Bank), "all that was paid is given back");
        prop_assert_eq!(world.total(Kind::FeeIncome), 0);
    }

    #[test]
    fn what_is_refunded_in_parts_costs_the_merchant_what_it_costs_at_once(
        setting in setting(), amount in 10_000_u64..500_000, parts in prop::collection::vec(1_u64..200_000, 0..6),
    ) {
        let setting = Setting { accounts: 1, ..setting };
        let mut world = World::new(&setting);
        world.take(&Op::Buy { account: 0, merchant: op::RETURNED, size: Size::Minor(amount), terms: Some(3), at_once: true });
        for part in parts {
            world.take(&Op::Wait { seconds: 86_400 * 11 });
            world.take(&Op::Refund { order: 0, size: Size::Minor(part) });
        }
        world.take(&Op::Refund { order: 0, size: Size::All });
        prop_assert_eq!(world.order(0).amounts.status(), Status::Refunded);
        prop_assert_eq!(world.payable(op::RETURNED), 0);
        prop_assert_eq!(world.account(0).principal, Amount::ZERO);
    }
}

#[test]
fn an_account_holds_so_many_orders_and_no_more() {
    let mut world = World::plain();
    let authorise = Op::Buy { account: 0, merchant: 0, size: Size::Minor(1), terms: None, at_once: false };
    for _ in 0..HOLDS_MAX {
        assert!(matches!(world.take(&authorise), Some(Answer::Done(_))));
    }
    let max = HOLDS_MAX as u32;
    assert_eq!(world.take(&authorise), Some(Answer::Refused(Rejection::TooManyHolds { max })));
    world.take(&Op::Void { order: 0, size: Size::All });
    assert!(matches!(world.take(&authorise), Some(Answer::Done(_))));
}

#[test]
fn an_account_has_so_many_unbilled_purchases_and_no_more() {
    let mut world = World::plain();
    let buy = Op::Buy { account: 0, merchant: 0, size: Size::Minor(1), terms: None, at_once: true };
    for _ in 0..UNBILLED_MAX {
        assert!(matches!(world.take(&buy), Some(Answer::Done(_))));
    }
    let max = UNBILLED_MAX as u32;
    assert_eq!(world.take(&buy), Some(Answer::Refused(Rejection::TooManyPurchases { max })));
    world.take(&Op::Wait { seconds: 32 * 86_400 });
    world.take(&Op::Repay { account: 0, target: op::Aim::Due, size: Size::All });
    assert!(matches!(world.take(&buy), Some(Answer::Done(_))), "a statement lists them");
}

#[test]
fn an_order_is_captured_so_often_and_not_more() {
    let mut world = World::plain();
    world.take(&Op::Buy { account: 0, merchant: 0, size: Size::Minor(10_000), terms: Some(3), at_once: false });
    for _ in 0..CAPTURES_MAX {
        assert!(matches!(world.take(&Op::Capture { order: 0, size: Size::Minor(1) }), Some(Answer::Done(_))));
    }
    let refused = Rejection::NotCapturable { status: Status::PartCaptured };
    assert_eq!(world.take(&Op::Capture { order: 0, size: Size::All }), Some(Answer::Refused(refused)));
    assert!(matches!(world.take(&Op::Void { order: 0, size: Size::All }), Some(Answer::Done(_))));
}
