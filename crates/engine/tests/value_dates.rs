//! Value dates: in whatever order and on whatever days payments are booked, each counts from its own day.

use calendar::{CycleDay, Date, Instant, Stamp};
use engine::account::{Open, lateness};
use engine::id::{AccountId, MerchantId, Shard};
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::object::Kind;
use engine::order::{Authorise, Method, Timing};
use engine::repayment::{Repay, Source, Target};
use engine::terms::{Allocation, LateFee, Terms, Version};
use engine::turn::{Answer, Intent, Record, Request, bring, take};
use engine::{Command, Event, Rejection, State, check};
use money::{Amount, Currency, Money, Rate};
use proptest::prelude::*;

/// The last day, on which all payments are booked.
const LAST: i32 = 140;

/// A payment: how many days after the first it comes, how many later it is booked, and how much it is, in minor units.
#[derive(Debug, Clone, Copy)]
struct Payment {
    on: i32,
    booked: i32,
    minor: u64,
}

/// A purchase: how many days after the first, how much, and whether in three instalments.
#[derive(Debug, Clone, Copy)]
struct Bill {
    on: i32,
    minor: u64,
    in_terms: bool,
}

/// A statement: principal and fee open of each line, penalty charged and open.
#[derive(Debug, PartialEq, Eq)]
struct Billed {
    lines: Vec<(u64, u64)>,
    penalty: [u64; 2],
}

/// Everything one looks at in the end.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    statements: Vec<Billed>,
    credit: u64,
    principal: u64,
    days_past_due: u32,
    open: usize,
    penalty_income: i64,
}

fn first() -> Date {
    Date::parse("2026-07-01").expect("a real date")
}

fn noon(day: i32) -> Stamp {
    let date = first().plus_days(day);
    Stamp { at: Instant::from_micros((i64::from(date.days()) * 86_400 + 43_200) * 1_000_000), date }
}

fn money(minor: u64) -> Money {
    Money { amount: Amount::of(minor), currency: Currency::Cny }
}

fn done(state: &mut State, day: i32, command: Command) -> Result<Vec<Event>, Rejection> {
    match take(state, &Request { key: None, command, intent: Intent::Do }, noon(day), 1, &mut Vec::new()) {
        Answer::Done(events) => Ok(events),
        Answer::Refused(rejection) => Err(rejection),
        Answer::Repeat(_) => unreachable!("no key is sent"),
    }
}

/// An account, and a merchant to buy from.
fn opened(terms: &Terms) -> (State, AccountId, MerchantId) {
    let mut state = State::genesis(Shard(0));
    let mut must = |day, command| done(&mut state, day, command).expect("it is sound");
    must(0, Command::ActivateTerms(terms.clone()));
    let created = must(0, Command::CreateCustomer);
    let [Event::CustomerCreated(created)] = created.as_slice() else { unreachable!("{created:?}") };
    let open = Open { customer: created.customer, limit: money(20_000_000), cycle_day: CycleDay::new(1) };
    let account = must(0, Command::OpenAccount(open))[0].account().expect("an account was asked for");
    let register = Register {
        currency: Currency::Cny,
        discount: Rate::ppm(0),
        bearer: Bearer::Customer,
        discount_on_refund: DiscountOnRefund::Kept,
    };
    let registered = must(0, Command::RegisterMerchant(register));
    let [Event::MerchantRegistered(registered)] = registered.as_slice() else { unreachable!("{registered:?}") };
    let merchant = registered.contract.merchant;
    (state, account, merchant)
}

/// What `bills` buy and `payments` pay, day by day; payments that are booked on one day in the order given.
fn booked(terms: &Terms, bills: &[Bill], payments: &[Payment]) -> Option<Figures> {
    let (mut state, account, merchant) = opened(terms);
    for day in 0..=LAST {
        for bill in bills.iter().filter(|bill| bill.on == day) {
            let method = if bill.in_terms { Method::Instalments(3) } else { Method::PayLater };
            let (amount, capture) = (money(bill.minor), Timing::AtOnce);
            let authorise =
                Authorise { account, merchant, amount, method, capture, contract: None, wallet: None, coupons: None };
            done(&mut state, day, Command::AuthoriseOrder(authorise)).expect("it is sound");
        }
        for payment in payments.iter().filter(|payment| payment.booked == day) {
            let (amount, value_date) = (Some(money(payment.minor)), Some(first().plus_days(payment.on)));
            let (target, source) = (Target::Due, Source::Bank);
            match done(&mut state, day, Command::Repay(Repay { account, target, amount, source, value_date })) {
                Ok(_) => assert_eq!(check::check(&state), Ok(())),
                // What comes after all is paid is refused; then it is not the same set of payments.
                Err(Rejection::NothingDue) => return None,
                Err(other) => unreachable!("{other}"),
            }
        }
    }
    let mut records: Vec<Record> = Vec::new();
    bring(&mut state, account, noon(LAST), &mut records);
    Some(figures(&state, account))
}

fn figures(state: &State, id: AccountId) -> Figures {
    let account = state.account(id).expect("it was opened");
    let statements = state.names(Kind::Statement).into_iter().map(|name| {
        let statement = state.statement(engine::id::StatementId(name.id as u64)).expect("it has a name");
        let lines = statement.lines.iter().map(|line| (line.principal_open.minor(), line.fee_open.minor()));
        Billed { lines: lines.collect(), penalty: [statement.penalty.minor(), statement.penalty_open.minor()] }
    });
    Figures {
        statements: statements.collect(),
        credit: account.credit.minor(),
        principal: account.principal.minor(),
        days_past_due: lateness(state, account, noon(LAST).date).days_past_due,
        open: account.statements.len(),
        penalty_income: -state.book().total(Currency::Cny, ledger::Kind::PenaltyIncome),
    }
}

/// Terms that differ in what being late costs and in what money covers first.
fn terms() -> impl Strategy<Value = Terms> {
    let late_fee = LateFee { amount: Amount::of(2_500), cap: Rate::ppm(50_000), grace_days: 3 };
    let late = prop_oneof![
        Just((Rate::ppm(500), None)),
        Just((Rate::ppm(9_999), None)),
        Just((Rate::ppm(0), Some(late_fee))),
    ];
    let tolerance = prop_oneof![Just(None), Just(Some(Amount::of(500))), Just(Some(Amount::of(30_000)))];
    let principal_first = prop_oneof![Just(None), Just(Some(10))];
    let allocation = proptest::sample::select(Allocation::ALL.to_vec());
    (late, tolerance, principal_first, allocation).prop_map(
        |((penalty, late_fee), tolerance, principal_first_from_days, allocation)| Terms {
            penalty,
            late_fee,
            tolerance,
            principal_first_from_days,
            allocation,
            value_date_days_max: 366,
            frozen_from_days: 3_000,
            charged_off_from_days: None,
            blocked_from_days: 3_000,
            ..Terms::defaults(Version(1), Currency::Cny)
        },
    )
}

/// What is bought in the first two months: a bill on the 31st day, one on the 62nd, and what instalments leave for later.
fn bills() -> impl Strategy<Value = Vec<Bill>> {
    let later = (0..60_i32, 10_000..200_000_u64, any::<bool>());
    let later = later.prop_map(|(on, minor, in_terms)| Bill { on, minor, in_terms });
    (10_000..300_000_u64, proptest::collection::vec(later, 0..4)).prop_map(|(minor, mut bills)| {
        bills.push(Bill { on: 0, minor, in_terms: false });
        bills
    })
}

fn payments() -> impl Strategy<Value = Vec<Payment>> {
    // The first bill is cut on the 31st day.
    let one = (31..LAST, 0..LAST, prop_oneof![1..5_000_u64, 1..400_000_u64]);
    let one = one.prop_map(|(on, later, minor)| Payment { on, booked: (on + later).min(LAST), minor });
    proptest::collection::vec(one, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_booking_changes_no_final_figure(
        terms in terms(),
        bills in bills(),
        payments in payments(),
        seed in any::<u64>(),
    ) {
        // As they came: each is booked on its own day.
        let at_once: Vec<Payment> = payments.iter().map(|one| Payment { booked: one.on, ..*one }).collect();
        let late: Vec<Payment> = payments.iter().map(|one| Payment { booked: LAST, ..*one }).collect();
        let orders = [at_once, payments, late.clone(), shuffled(late, seed)];
        let found = orders.iter().filter_map(|order| Some((order, booked(&terms, &bills, order)?)));
        let found: Vec<_> = found.collect();
        for pair in found.windows(2) {
            prop_assert_eq!(&pair[0].1, &pair[1].1, "{:?} and {:?}", pair[0].0, pair[1].0);
        }
    }
}

/// The last day before the next statement lists what revolves.
const LAST_OF_CYCLE: i32 = 61;

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where a minimum is asked that holds within a cycle, for what revolves and its interest, too.
    #[test]
    fn the_order_of_booking_changes_nothing_that_revolves(
        terms in terms(),
        percent in prop_oneof![1..1_000_000_u32, Just(100_000), Just(1_000_000)],
        bills in bills(),
        payments in proptest::collection::vec((31..=LAST_OF_CYCLE, 0..=30_i32, 1..200_000_u64), 1..6),
        seed in any::<u64>(),
    ) {
        let minimum_payment = Some(engine::minimum::Offer { percent: Rate::ppm(percent), rate: Rate::ppm(600) });
        let terms = Terms { minimum_payment, ..terms };
        let payments: Vec<Payment> = payments
            .into_iter()
            .map(|(on, later, minor)| Payment { on, booked: (on + later).min(LAST_OF_CYCLE), minor })
            .collect();
        let at_once: Vec<Payment> = payments.iter().map(|one| Payment { booked: one.on, ..*one }).collect();
        let late: Vec<Payment> = payments.iter().map(|one| Payment { booked: LAST_OF_CYCLE, ..*one }).collect();
        let orders = [at_once, payments, late.clone(), shuffled(late, seed)];
        let found: Vec<_> = orders.iter().filter_map(|order| Some((order, booked(&terms, &bills, order)?))).collect();
        for pair in found.windows(2) {
            prop_assert_eq!(&pair[0].1, &pair[1].1, "{:?} and {:?}", pair[0].0, pair[1].0);
        }
    }
}

/// Another order of the same.
fn shuffled(mut payments: Vec<Payment>, seed: u64) -> Vec<Payment> {
    let mut dice = seed;
    for at in (1..payments.len()).rev() {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        payments.swap(at, (dice >> 33) as usize % (at + 1));
    }
    payments
}
