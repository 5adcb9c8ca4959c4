//! Ids: one counter deals them all, so that no two objects of a shard share a number.

use calendar::Stamp;
use engine::account::Open;
use engine::id::Shard;
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::order::{Authorise, Method, Timing};
use engine::terms::{Terms, Version};
use engine::turn::{Answer, Intent, Request, take};
use engine::{Command, Event, State};
use money::{Amount, Currency, Money, Rate};

fn done(state: &mut State, command: Command) -> Vec<Event> {
    let request = Request { key: None, command, intent: Intent::Do };
    match take(state, &request, Stamp::default(), 1, &mut Vec::new()) {
        Answer::Done(events) => events,
        other => unreachable!("the command is sound: {other:?}"),
    }
}

#[test]
fn a_purchase_in_instalments_deals_a_number_to_its_order_and_one_to_its_plan() {
    let mut state = State::genesis(Shard(0));
    done(&mut state, Command::ActivateTerms(Terms::defaults(Version(1), Currency::Cny)));
    let Event::CustomerCreated(created) = &done(&mut state, Command::CreateCustomer)[0] else {
        unreachable!("a customer was asked for")
    };
    let customer = created.customer;
    let money = |minor| Money { amount: Amount::of(minor), currency: Currency::Cny };
    let open = Open { customer, limit: money(500_000), cycle_day: None };
    let account = done(&mut state, Command::OpenAccount(open))[0].account().expect("an account was asked for");
    let (discount, bearer) = (Rate::ppm(0), Bearer::Customer);
    let register = Register { currency: Currency::Cny, discount, bearer, discount_on_refund: DiscountOnRefund::Kept };
    let Event::MerchantRegistered(registered) = &done(&mut state, Command::RegisterMerchant(register))[0] else {
        unreachable!("a merchant was asked for")
    };
    let merchant = registered.contract.merchant;
    let authorise = Authorise {
        account,
        merchant,
        amount: money(100_000),
        method: Method::Instalments(3),
        wallet: None,
        capture: Timing::AtOnce,
        contract: None,
        coupons: None,
    };
    let events = done(&mut state, Command::AuthoriseOrder(authorise));
    let [Event::OrderAuthorised(order), Event::OrderCaptured(captured)] = events.as_slice() else {
        unreachable!("it is captured at once: {events:?}")
    };
    let plan = captured.plan.as_ref().expect("three instalments are a plan").plan;
    let numbers = [customer.0, account.0, merchant.0, order.order.0, plan.0];
    let first = numbers[0];
    assert_eq!(numbers, [first, first + 1, first + 2, first + 3, first + 4]);
}
