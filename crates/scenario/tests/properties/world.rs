//! One shard with a few accounts and merchants, and everything that was recorded of it.

use calendar::{CycleDay, Date, Instant, Stamp};
use engine::account::{self, Account};
use engine::id::{AccountId, MerchantId, OrderId, Shard};
use engine::merchant::{Bearer, DiscountOnRefund, Register};
use engine::minimum;
use engine::object::{Kind as ObjectKind, Name};
use engine::order::{Authorise, Capture, Method, Order, Timing, Void};
use engine::refund::Refund;
use engine::repayment::{Repay, Source, Target, price_of};
use engine::terms::{Allocation, EarlySettlement, FeeOnRefund, Pricing, RefundOntoPlan, Terms, Version};
use engine::turn::{self, Answer, Intent, Key, Record, Request};
use engine::{Command, Event, State};
use ledger::Kind;
use money::{Amount, Currency, Money, Rate};
use proptest::prelude::*;

use super::op::{Aim, Op, Size};

/// The currency of every account.
const CURRENCY: Currency = Currency::Cny;

const LIMIT: Amount = Amount::of(600_000);
const DAY: i64 = 86_400;

/// Under which Terms, and for whom.
#[derive(Debug, Clone)]
pub struct Setting {
    pub pricing: Pricing,
    pub ways: Ways,
    pub grace_days: u32,
    pub cycle_days: [CycleDay; 3],
    pub accounts: usize,
}

/// How debts are paid and refunded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ways {
    pub early_settlement: EarlySettlement,
    pub allocation: Allocation,
    pub principal_first_from_days: Option<u32>,
    pub refund_onto_plan: RefundOntoPlan,
    pub fee_on_refund: FeeOnRefund,
    pub minimum_payment: Option<minimum::Offer>,
}

pub fn setting() -> impl Strategy<Value = Setting> {
    let pricing = prop_oneof![
        2 => Just(Pricing::FlatFee(Rate::ppm(6_000))),
        2 => Just(Pricing::Annuity(Rate::ppm(145_600))),
        1 => Just(Pricing::InterestFree),
    ];
    let day = || (1..29_u32).prop_map(|day| CycleDay::new(day).expect("every month has the days 1 to 28"));
    (pricing, ways(), 5..26_u32, [day(), day(), day()], 1..4_usize).prop_map(
        |(pricing, ways, grace_days, cycle_days, accounts)| Setting { pricing, ways, grace_days, cycle_days, accounts },
    )
}

fn ways() -> impl Strategy<Value = Ways> {
    let drawn = (
        prop::sample::select(EarlySettlement::ALL.to_vec()),
        prop::sample::select(Allocation::ALL.to_vec()),
        prop::sample::select(vec![None, Some(0), Some(1), Some(30)]),
        prop::sample::select(RefundOntoPlan::ALL.to_vec()),
        prop::sample::select(FeeOnRefund::ALL.to_vec()),
        prop_oneof![Just(None), minimum_payment().prop_map(Some)],
    );
    let drawn = drawn.prop_map(
        |(early_settlement, allocation, first_from, refund_onto_plan, fee_on_refund, minimum_payment)| {
            let principal_first_from_days = first_from;
            Ways {
                early_settlement,
                allocation,
                principal_first_from_days,
                refund_onto_plan,
                fee_on_refund,
                minimum_payment,
            }
        },
    );
    prop_oneof![1 => Just(Ways::default()), 3 => drawn]
}

fn minimum_payment() -> impl Strategy<Value = minimum::Offer> {
    let percent = prop_oneof![Just(100_000), Just(1), Just(1_000_000), 1..1_000_000_u32];
    (percent, 0..=657_u32)
        .prop_map(|(percent, rate)| minimum::Offer { percent: Rate::ppm(percent), rate: Rate::ppm(rate) })
}

/// A shard, the clock, and the journal.
#[derive(Debug, Clone)]
pub struct World {
    pub state: State,
    /// Whether every account is brought to the start of every day that passes.
    pub rolls_daily: bool,
    now: Instant,
    rows: Vec<Vec<Record>>,
    accounts: Vec<AccountId>,
    merchants: Vec<MerchantId>,
    orders: Vec<OrderId>,
}

impl World {
    pub fn new(setting: &Setting) -> World {
        let first = Date::parse("2026-06-15").expect("a real date");
        let mut world = World {
            state: State::genesis(Shard(0)),
            rolls_daily: false,
            now: Instant::from_micros(i64::from(first.days()) * DAY * 1_000_000),
            rows: Vec::new(),
            accounts: Vec::new(),
            merchants: Vec::new(),
            orders: Vec::new(),
        };
        let terms = Terms {
            grace_days: setting.grace_days,
            early_settlement: setting.ways.early_settlement,
            allocation: setting.ways.allocation,
            principal_first_from_days: setting.ways.principal_first_from_days,
            refund_onto_plan: setting.ways.refund_onto_plan,
            fee_on_refund: setting.ways.fee_on_refund,
            minimum_payment: setting.ways.minimum_payment,
            ..Terms::defaults(Version(1), CURRENCY)
        };
        world.must(Command::ActivateTerms(terms.priced(setting.pricing)));
        for (percent, bearer, discount_on_refund) in [
            (0, Bearer::Customer, DiscountOnRefund::Kept),
            (2, Bearer::Customer, DiscountOnRefund::Returned),
            (3, Bearer::Merchant, DiscountOnRefund::Kept),
        ] {
            let discount = Rate::ppm(percent * 10_000);
            world.must(Command::RegisterMerchant(Register {
                currency: CURRENCY,
                discount,
                bearer,
                discount_on_refund,
            }));
        }
        for cycle_day in &setting.cycle_days[..setting.accounts] {
            world.open(*cycle_day);
        }
        world
    }

    /// A world with one account, under the default Terms.
    pub fn plain() -> World {
        let first = CycleDay::new(1).expect("every month has a first day");
        let pricing = Pricing::FlatFee(Rate::ppm(6_000));
        World::new(&Setting { pricing, ways: Ways::default(), grace_days: 5, cycle_days: [first; 3], accounts: 1 })
    }

    fn open(&mut self, cycle_day: CycleDay) {
        let created = self.must(Command::CreateCustomer);
        let customer = created.iter().find_map(|event| match event {
            Event::CustomerCreated(created) => Some(created.customer),
            _ => None,
        });
        let limit = Money { amount: LIMIT, currency: CURRENCY };
        let customer = customer.expect("a customer was created");
        self.must(Command::OpenAccount(account::Open { customer, limit, cycle_day: Some(cycle_day) }));
    }

    fn must(&mut self, command: Command) -> Vec<Event> {
        match self.send(command, None, Intent::Do) {
            Answer::Done(events) => events,
            other => unreachable!("what sets a world up is accepted: {other:?}"),
        }
    }

    /// Takes what `op` asks; none when there is nothing that it could be about.
    pub fn take(&mut self, op: &Op) -> Option<Answer> {
        self.ask(op, Intent::Do)
    }

    pub fn ask(&mut self, op: &Op, intent: Intent) -> Option<Answer> {
        let command = self.command(op)?;
        Some(self.send(command, None, intent))
    }

    /// Takes what `op` asks under the key `nth`.
    pub fn ask_under(&mut self, op: &Op, nth: usize) -> Option<Answer> {
        let command = self.command(op)?;
        let key = Key { scope: nth as u128, fingerprint: nth as u128 };
        Some(self.send(command, Some(key), Intent::Do))
    }

    fn send(&mut self, command: Command, key: Option<Key>, intent: Intent) -> Answer {
        let mut records = Vec::new();
        let (row, stamp) = (self.rows.len() as u64, self.stamp());
        let answer = turn::take(&mut self.state, &Request { key, command, intent }, stamp, row, &mut records);
        self.rows.push(records);
        if let (Answer::Done(events), Intent::Do) = (&answer, intent) {
            events.iter().for_each(|event| self.note(event));
        }
        answer
    }

    fn note(&mut self, event: &Event) {
        match event {
            Event::AccountOpened(opened) => self.accounts.push(opened.account),
            Event::MerchantRegistered(registered) => self.merchants.push(registered.contract.merchant),
            Event::OrderAuthorised(authorised) => self.orders.push(authorised.order),
            _ => {}
        }
    }

    /// The command that `op` stands for now; none for time, which passes at once.
    fn command(&mut self, op: &Op) -> Option<Command> {
        if let Op::Wait { seconds } = op {
            self.wait(*seconds);
            return None;
        }
        // What is available, or to pay, is what the accounts say today.
        self.bring_all();
        match op {
            Op::Wait { .. } => None,
            Op::Buy { account, merchant, size, terms, at_once } => {
                let capture = if *at_once { Timing::AtOnce } else { Timing::Later };
                self.buy((*account, *merchant), *size, *terms, capture)
            }
            Op::Capture { order, size } => {
                let (order, held) = self.picked(*order, |order| order.amounts.held())?;
                Some(Command::CaptureOrder(Capture { order, merchant: None, amount: size.of(held) }))
            }
            Op::Void { order, size } => {
                let (order, held) = self.picked(*order, |order| order.amounts.held())?;
                Some(Command::VoidOrder(Void { order, merchant: None, amount: size.of(held) }))
            }
            Op::Refund { order, size } => {
                let (order, refundable) = self.picked(*order, |order| order.amounts.refundable())?;
                Some(Command::RefundOrder(Refund { order, merchant: None, amount: size.of(refundable) }))
            }
            Op::Repay { account, target, size } => self.repay(*account, *target, *size),
        }
    }

    fn buy(
        &self,
        (account, merchant): (usize, usize),
        size: Size,
        terms: Option<u32>,
        capture: Timing,
    ) -> Option<Command> {
        let id = self.accounts[account % self.accounts.len()];
        let available = engine::account::available(&self.state, self.state.account(id).ok()?, self.stamp().date);
        let amount = size.of(available).unwrap_or(Money { amount: available, currency: CURRENCY });
        Some(Command::AuthoriseOrder(Authorise {
            account: id,
            merchant: self.merchants[merchant % self.merchants.len()],
            amount,
            method: terms.map_or(Method::PayLater, Method::Instalments),
            wallet: None,
            capture,
            contract: None,
            coupons: None,
        }))
    }

    fn repay(&self, account: usize, target: Aim, size: Size) -> Option<Command> {
        let account = self.accounts[account % self.accounts.len()];
        let pick = |kind, nth: usize| {
            let names = self.state.names(kind);
            (!names.is_empty()).then(|| names[nth % names.len()].id as u64)
        };
        let target = match target {
            Aim::Due => Target::Due,
            Aim::Everything => Target::Everything,
            Aim::Statement(nth) => Target::Statement(engine::id::StatementId(pick(ObjectKind::Statement, nth)?)),
            Aim::Plan(nth) => Target::Plan(engine::id::PlanId(pick(ObjectKind::Plan, nth)?)),
        };
        let today = self.stamp().date;
        let price = price_of(&self.state, self.state.account(account).ok()?, target, today).unwrap_or_default();
        Some(Command::Repay(Repay { account, target, amount: size.of(price), source: Source::Bank, value_date: None }))
    }

    /// One of the orders, and an amount of it.
    fn picked(&self, nth: usize, amount: impl Fn(&Order) -> Amount) -> Option<(OrderId, Amount)> {
        let id = *self.orders.get(nth.checked_rem(self.orders.len())?)?;
        Some((id, amount(self.state.order(id).ok()?)))
    }

    fn wait(&mut self, seconds: i64) {
        let until = self.now.plus_seconds(seconds);
        while self.rolls_daily {
            let tomorrow = Instant::from_micros(i64::from(self.stamp().date.plus_days(1).days()) * DAY * 1_000_000);
            if tomorrow > until {
                break;
            }
            self.now = tomorrow;
            self.bring_all();
        }
        self.now = until;
    }

    /// Brings every account to now.
    pub fn bring_all(&mut self) {
        let (stamp, mut records) = (self.stamp(), Vec::new());
        for account in self.accounts.clone() {
            turn::bring(&mut self.state, account, stamp, &mut records);
        }
        self.rows.push(records);
    }

    /// Goes to the last hour before a cycle day of an account.
    pub fn go_to_last_hours_of_cycle(&mut self, nth: usize) {
        let cycle = self.account(nth).cycle_day.next_after(self.stamp().date);
        let start = Instant::from_micros(i64::from(cycle.days()) * DAY * 1_000_000);
        self.now = start.plus_seconds(-1);
    }

    fn stamp(&self) -> Stamp {
        let date = Date::from_days(self.now.micros().div_euclid(DAY * 1_000_000) as i32);
        Stamp { at: self.now, date }
    }

    pub fn account(&self, nth: usize) -> &Account {
        self.state.account(self.accounts[nth]).expect("a world has its accounts")
    }

    pub fn order(&self, nth: usize) -> &Order {
        self.state.order(self.orders[nth]).expect("a world has its orders")
    }

    /// What can be refunded of one of the orders, in minor units.
    pub fn refundable(&self, nth: usize) -> Option<u64> {
        self.picked(nth, |order| order.amounts.refundable()).map(|(_, amount)| amount.minor())
    }

    pub fn due(&self, nth: usize) -> Amount {
        account::due_now(&self.state, self.account(nth))
    }

    pub fn payable(&self, nth: usize) -> i64 {
        self.state.merchant(self.merchants[nth]).expect("a world has its merchants").payable()
    }

    /// Debits minus credits of a kind.
    pub fn total(&self, kind: Kind) -> i64 {
        let total = self.state.book().total(CURRENCY, kind);
        if kind.side() == ledger::Side::Debit { total } else { -total }
    }

    pub fn totals(&self) -> Vec<(Kind, i64)> {
        self.state.book().trial_balance(CURRENCY)
    }

    /// Every object in its encoding.
    pub fn objects(&self) -> Vec<(Name, Vec<u8>)> {
        let names = ObjectKind::ALL.into_iter().flat_map(|kind| self.state.names(kind));
        names.map(|name| (name, self.state.object(name).expect("it was just listed").encode())).collect()
    }

    pub fn objects_but_head(&self) -> Vec<(Name, Vec<u8>)> {
        self.objects().into_iter().filter(|(name, _)| name.kind != ObjectKind::Head).collect()
    }

    /// The world as its records make it again.
    pub fn replayed(&self) -> World {
        let mut state = State::genesis(Shard(0));
        for (row, records) in (0..).zip(&self.rows) {
            for (at, record) in (0..).zip(records) {
                let bytes = minicbor::to_vec(record).expect("writing to memory does not fail");
                let read: Record = minicbor::decode(&bytes).expect("what was written can be read");
                assert_eq!(&read, record, "a record reads as it was written");
                turn::enter(&mut state, &read, row, at);
            }
        }
        World { state, ..self.clone() }
    }

    /// The world as its objects make it again.
    pub fn reloaded(&self) -> World {
        let mut state = State::genesis(Shard(0));
        for (name, bytes) in self.objects() {
            state.put_object(name, &bytes).expect("what was written can be read");
        }
        state.settle_keys();
        World { state, ..self.clone() }
    }
}

impl Size {
    /// The amount, when `all` is all there is; none to leave it out.
    fn of(self, all: Amount) -> Option<Money> {
        let minor = match self {
            Size::All => return None,
            Size::Minor(minor) => minor,
            Size::Near(by) => all.minor().saturating_add_signed(by),
            Size::Part(hundredths) => all.minor() * hundredths / 100,
        };
        Some(Money { amount: Amount::of(minor), currency: CURRENCY })
    }
}
