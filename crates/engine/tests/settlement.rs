//! Settling plans early: what it costs follows the Terms of the order, not those of the day.

use calendar::{Date, Instant, Stamp};
use engine::account::Open;
use engine::id::{AccountId, PlanId, Shard};
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Method, Timing};
use engine::repayment::{Repay, Source, Target, price_of};
use engine::terms::{EarlySettlement, Terms, Version};
use engine::turn::{Answer, Intent, Request, take};
use engine::{Command, Event, State};
use money::{Amount, Currency, Money, Rate};

/// A day of a plan of 1000.00 in 3, at 6.00 a term.
struct World {
    state: State,
    account: AccountId,
    plan: PlanId,
}

fn noon(date: Date) -> Stamp {
    Stamp { at: Instant::from_micros((i64::from(date.days()) * 86_400 + 43_200) * 1_000_000), date }
}

fn first() -> Date {
    Date::parse("2026-07-01").expect("a real date")
}

fn done(state: &mut State, date: Date, command: Command) -> Vec<Event> {
    let request = Request { key: None, command, intent: Intent::Do };
    match take(state, &request, noon(date), 1, &mut Vec::new()) {
        Answer::Done(events) => events,
        other => unreachable!("the command is sound: {other:?}"),
    }
}

fn activate(state: &mut State, version: u32, early_settlement: EarlySettlement) {
    let terms = Terms { early_settlement, ..Terms::defaults(Version(version), Currency::Cny) };
    done(state, first(), Command::ActivateTerms(terms));
}

fn world(early_settlement: EarlySettlement) -> World {
    let mut state = State::genesis(Shard(0));
    activate(&mut state, 1, early_settlement);
    let created = done(&mut state, first(), Command::CreateCustomer);
    let [Event::CustomerCreated(created)] = created.as_slice() else { unreachable!("a customer: {created:?}") };
    let money = |minor| Money { amount: Amount::of(minor), currency: Currency::Cny };
    let open = Open { customer: created.customer, limit: money(500_000), cycle_day: None };
    let account = done(&mut state, first(), Command::OpenAccount(open))[0].account().expect("an account was asked for");
    let register = Register {
        currency: Currency::Cny,
        discount: Rate::ppm(0),
        bearer: Bearer::Customer,
        discount_on_refund: DiscountOnRefund::Kept,
    };
    let registered = done(&mut state, first(), Command::RegisterMerchant(register));
    let [Event::MerchantRegistered(registered)] = registered.as_slice() else { unreachable!("{registered:?}") };
    let authorise = Authorise {
        account,
        merchant: registered.contract.merchant,
        amount: money(100_000),
        method: Method::Instalments(3),
        wallet: None,
        capture: Timing::AtOnce,
        contract: None,
        coupons: None,
    };
    let bought = done(&mut state, first(), Command::AuthoriseOrder(authorise));
    let [_, Event::OrderCaptured(captured)] = bought.as_slice() else { unreachable!("captured at once: {bought:?}") };
    let plan = captured.plan.as_ref().expect("three instalments are a plan").plan;
    World { state, account, plan }
}

fn price(world: &World, today: Date) -> u64 {
    let account = world.state.account(world.account).expect("it was opened");
    let price = price_of(&world.state, account, Target::Plan(world.plan), today).expect("it is the account's");
    price.minor()
}

#[test]
fn a_plan_keeps_the_terms_of_its_order() {
    for (own, then, costs) in [
        (EarlySettlement::NextFee, EarlySettlement::Waived, 101_200),
        (EarlySettlement::Waived, EarlySettlement::NextFee, 100_000),
    ] {
        let mut world = world(own);
        activate(&mut world.state, 2, then);
        assert_eq!(price(&world, first()), costs, "{own:?}");
        let repay = Repay {
            account: world.account,
            target: Target::Plan(world.plan),
            amount: None,
            source: Source::Bank,
            value_date: None,
        };
        let taken = done(&mut world.state, first(), Command::Repay(repay));
        let [Event::RepaymentTaken(taken)] = taken.as_slice() else { unreachable!("{taken:?}") };
        assert_eq!(taken.amount.amount.minor(), costs);
        assert_eq!(taken.settlement_fee().minor(), costs - 100_000);
        assert_eq!(engine::check::check(&world.state), Ok(()));
    }
}

#[test]
fn a_price_by_day_never_exceeds_the_next_fee() {
    let world = world(EarlySettlement::ProRata);
    let cycle = world.state.account(world.account).expect("it was opened").next_cycle;
    let last = cycle.days_after(first());
    assert_eq!(price(&world, first()), 100_000);
    let prices: Vec<u64> = (0..last + 40).map(|days| price(&world, first().plus_days(days))).collect();
    assert!(prices.windows(2).all(|pair| pair[0] <= pair[1]));
    // A question may come before its account is brought to the day: the days end with the cycle.
    assert_eq!(prices.last(), Some(&100_600));
}
