//! Acting: a step becomes a command of the driver, and its answer the story's.

use engine::limit::TemporaryChange;
use money::Currency;
use sequencer::Zone;

use crate::cast::{Cast, Placed};
use crate::driver::{self, Call, ConcessionAsk, Driver, NewOrder, No, OnOrder, Payment, unknown};
use crate::fact::{Answer, Price};
use crate::story::{
    self, Ask, Capture, Change, Conceded, Concession, LimitChange, Line, Purchase, StatementName, Step, Target, UNKNOWN,
};
use crate::{bill, coupon, law};

/// Asks what `step` asks; several answers come to a quote, none to a look.
pub(crate) fn act(driver: &mut dyn Driver, cast: &mut Cast, zone: &Zone, step: &Step) -> Result<Vec<Answer>, No> {
    let call = Call { key: step.key.clone(), intent: step.intent };
    let one = |answer: Answer| vec![answer];
    match &step.ask {
        Ask::Look => Ok(Vec::new()),
        Ask::SetClock { date, seconds } => {
            driver.set_clock(zone.start_of(*date).plus_seconds(i64::from(*seconds))).map(|()| Vec::new())
        }
        Ask::Open(line) => open(driver, cast, &step.customer, line, &call).map(one),
        Ask::Register { merchant, contract } => {
            let id = driver.register(contract, &call)?;
            cast.register(merchant, id);
            Ok(one(Answer::Registered(merchant.clone())))
        }
        Ask::Quote { amount, balance, merchant } => {
            let account = cast.account(&step.customer, amount.currency);
            let quotes = driver.quotes(&account, &cast.merchant(merchant), *amount, *balance)?;
            Ok(offers(quotes))
        }
        Ask::Figures { amount, terms, merchant } => {
            let account = cast.account(&step.customer, amount.currency);
            let figures = driver.figures(&account, &cast.merchant(merchant), *amount, *terms)?;
            Ok(one(Answer::Figures(figures)))
        }
        Ask::Authorise(purchase) => authorise(driver, cast, step, purchase, &call).map(one),
        Ask::Capture(change) => {
            let captured = driver.capture(&on_order(cast, change), &call)?;
            let answer = captured.map(|posted| Answer::Captured(change.order.clone(), posted.amount, posted.plan));
            Ok(one(answer.unwrap_or(Answer::Already)))
        }
        Ask::Void(change) => {
            let released = driver.void(&on_order(cast, change), &call)?;
            Ok(one(released.map_or(Answer::Already, |amount| Answer::Voided(change.order.clone(), amount))))
        }
        Ask::Refund(change) => {
            let amount = driver.refund(&on_order(cast, change), &call)?;
            Ok(one(Answer::Refunded(change.order.clone(), amount)))
        }
        Ask::Repay { target, amount, source, value_date } => {
            let currency = amount.map_or(Currency::Cny, |amount| amount.currency);
            let account = cast.account(&step.customer, currency);
            let target = aim(driver, cast, &account, target)?;
            let payment = Payment { target, amount: *amount, source: *source, value_date: *value_date };
            let repaid = driver.repay(&account, &payment, &call)?;
            Ok(one(Answer::Repaid(repaid.amount, repaid.parts, repaid.taken_back)))
        }
        Ask::Propose { name, terms, staff } => {
            let version = driver.propose(terms, staff, &call)?;
            if call.intent == engine::turn::Intent::Do {
                cast.propose(name, version);
            }
            Ok(one(Answer::Proposed(name.clone(), version)))
        }
        Ask::Approve { name, staff } => {
            let answer = driver.approve(cast.terms(name), staff, &call)?;
            Ok(one(answer.map_or(Answer::Already, |()| Answer::Approved(name.clone()))))
        }
        Ask::Law(ask) => {
            let answer = law::act(driver, cast, step, ask, &call)?;
            Ok(one(answer.map_or(Answer::Already, Answer::Law)))
        }
        Ask::Bill(ask) => bill::act(driver, cast, step, ask, &call),
        Ask::Written(written) => driver.write(&filled(cast, written)).map(|()| Vec::new()),
        Ask::ChangeLimit(change) => {
            let account = cast.account(&step.customer, currency_of(change).unwrap_or(Currency::Cny));
            let changed = driver.change_limit(&account, change, &call)?;
            Ok(one(changed.map_or(Answer::Already, Answer::LimitChanged)))
        }
        Ask::Instruct(ask) => {
            let id = driver.instruct(&cast.account(&step.customer, ask.amount.currency), ask, &call)?;
            if call.intent == engine::turn::Intent::Do {
                cast.instruct(&ask.name, id);
            }
            Ok(one(Answer::Requested(ask.name.clone(), ask.amount.amount)))
        }
        Ask::Confirm { instruction, outcome } => {
            let amount = driver.confirm(&cast.instruction(instruction), *outcome, &call)?;
            let confirmed = |amount| Answer::Confirmed(instruction.clone(), *outcome, amount);
            Ok(one(amount.map_or(Answer::Already, confirmed)))
        }
        Ask::Concede(ask) => concede(driver, cast, step, ask, &call).map(one),
        Ask::ApproveConcession { name, staff } => {
            let given = driver.approve_concession(&cast.concession(name), staff, &call)?;
            Ok(one(given.map_or(Answer::Already, |amount| Answer::Conceded(name.clone(), amount))))
        }
        Ask::DeclineConcession { name, staff } => {
            let declined = driver.decline_concession(&cast.concession(name), staff, &call)?;
            Ok(one(declined.map_or(Answer::Already, |()| Answer::Declined(name.clone()))))
        }
        Ask::ReverseConcession { name, reason, staff } => {
            let taken = driver.reverse_concession(&cast.concession(name), *reason, staff, &call)?;
            Ok(one(taken.map_or(Answer::Already, |amount| Answer::Reversed(name.clone(), amount))))
        }
        Ask::Close { reason, staff } => {
            let account = cast.account(&step.customer, Currency::Cny);
            let closed = driver.close(&account, *reason, staff, &call)?;
            Ok(one(closed.map_or(Answer::Already, |()| Answer::Closed)))
        }
        Ask::Reopen { reopening, staff } => {
            let account = cast.account(&step.customer, reopening.limit.currency);
            let (limit, day) = driver.reopen(&account, reopening, staff, &call)?;
            Ok(one(Answer::Reopened(limit, day)))
        }
        Ask::Coupon(ask) => {
            let done = coupon::act(driver, cast, ask, &call)?;
            Ok(one(done.map_or(Answer::Already, Answer::Coupon)))
        }
        Ask::Late(ask) => {
            let account = cast.account(&step.customer, ask.currency().unwrap_or(Currency::Cny));
            let done = driver.late(&account, ask, &call)?;
            Ok(one(done.map_or(Answer::Already, Answer::Late)))
        }
    }
}

/// An answer for each number of terms on offer.
pub(crate) fn offers(quotes: Vec<(u32, Price)>) -> Vec<Answer> {
    let offers: Vec<Answer> = quotes.into_iter().map(|(terms, price)| Answer::Offered(terms, price)).collect();
    if offers.is_empty() { vec![Answer::NotOffered] } else { offers }
}

/// The currency that a change of a limit names.
fn currency_of(change: &LimitChange) -> Option<Currency> {
    let temporary = match change.temporary {
        TemporaryChange::Set { amount, .. } => Some(amount),
        TemporaryChange::Keep | TemporaryChange::Remove => None,
    };
    change.fixed.or(temporary).map(|amount| amount.currency)
}

/// A request as it is sent: ids for names, and bytes for text.
fn filled(cast: &Cast, written: &story::Written) -> driver::Written {
    let caller = match &written.caller {
        story::Caller::Merchant(name) => story::Caller::Merchant(cast.merchant(name)),
        other => other.clone(),
    };
    let mut body = cast.fill(&written.body).into_bytes();
    match written.bytes {
        story::Bytes::Plain => {}
        story::Bytes::Padded(length) => body.resize(length.max(body.len()), b' '),
        story::Bytes::NotUtf8 => body.push(0xff),
    }
    driver::Written {
        method: written.method.clone(),
        path: cast.fill(&written.path),
        caller,
        key: written.key.clone(),
        content_type: written.content_type.clone(),
        body,
    }
}

fn open(driver: &mut dyn Driver, cast: &mut Cast, name: &str, line: &Line, call: &Call) -> Result<Answer, No> {
    let customer = match cast.customer(name) {
        Some(customer) => customer,
        None => {
            let customer = driver.create()?;
            cast.create(name, customer.clone());
            customer
        }
    };
    let id = driver.open(&customer, line, call)?;
    let account = driver.account(&id)?;
    cast.open(name, line.limit.currency, id);
    Ok(Answer::Opened(name.to_string(), account.limit, account.cycle_day))
}

fn authorise(
    driver: &mut dyn Driver,
    cast: &mut Cast,
    step: &Step,
    purchase: &Purchase,
    call: &Call,
) -> Result<Answer, No> {
    let merchant = cast.merchant(&purchase.merchant);
    let ask = NewOrder {
        account: cast.account(&step.customer, purchase.amount.currency),
        merchant: merchant.clone(),
        amount: purchase.amount,
        balance: purchase.balance,
        wish: purchase.wish.cast(cast),
        terms: purchase.terms,
        timing: purchase.timing,
    };
    let (id, price, balance) = driver.authorise(&ask, call)?;
    if call.intent == engine::turn::Intent::Do {
        if let Some(placed) = cast.placed(&purchase.order).filter(|placed| placed.id != id) {
            return Err(No::Broken(format!("a second order, {id}; the first was {}", placed.id)));
        }
        cast.place(&purchase.order, Placed { id, merchant });
    }
    Ok(Answer::Authorised(purchase.order.clone(), price, balance))
}

fn on_order(cast: &Cast, change: &Change) -> OnOrder {
    let placed = cast.placed(&change.order);
    let order = placed.map_or_else(unknown::order, |placed| placed.id.clone());
    let seller = placed.map_or_else(unknown::merchant, |placed| placed.merchant.clone());
    let merchant = change.merchant.as_ref().map_or(seller, |merchant| cast.merchant(merchant));
    OnOrder { order, merchant, amount: change.amount }
}

fn concede(driver: &mut dyn Driver, cast: &mut Cast, step: &Step, ask: &Concession, call: &Call) -> Result<Answer, No> {
    let account = cast.account(&step.customer, ask.amount.map_or(Currency::Cny, |amount| amount.currency));
    let conceded = match &ask.conceded {
        Conceded::Penalty(name) => driver::Conceded::Penalty(statement_named(driver, cast, &account, name)?),
        Conceded::Fee(name) => driver::Conceded::Fee(statement_named(driver, cast, &account, name)?),
        Conceded::Goodwill(order) => driver::Conceded::Goodwill(
            order.as_ref().map(|order| cast.placed(order).map_or_else(unknown::order, |placed| placed.id.clone())),
        ),
    };
    let asked = ConcessionAsk { conceded, amount: ask.amount, reason: ask.reason };
    let given = driver.concede(&account, &asked, &ask.staff, call)?;
    if call.intent == engine::turn::Intent::Do {
        cast.concede(&ask.name, given.id);
    }
    let answer = if given.is_proposed { Answer::Waits } else { Answer::Conceded };
    Ok(answer(ask.name.clone(), given.amount))
}

/// The target of a repayment by its id.
fn aim(driver: &mut dyn Driver, cast: &Cast, account: &str, target: &Target) -> Result<driver::Target, No> {
    Ok(match target {
        Target::Due => driver::Target::Due,
        Target::Everything => driver::Target::Everything,
        Target::Plan(capture) => driver::Target::Plan(plan(driver, cast, capture)?),
        Target::Statement(name) => driver::Target::Statement(statement_named(driver, cast, account, name)?),
    })
}

/// The id of a statement that a story names; `account` is the one of the step's customer.
pub(crate) fn statement_named(
    driver: &mut dyn Driver,
    cast: &Cast,
    account: &str,
    name: &StatementName,
) -> Result<String, No> {
    match name {
        StatementName::Unknown => Ok(unknown::statement()),
        StatementName::Cut(cycle) => statement(driver, account, *cycle),
        StatementName::Of(cycle, customer) => statement(driver, &cast.account(customer, Currency::Cny), *cycle),
    }
}

fn statement(driver: &mut dyn Driver, account: &str, cycle: calendar::Date) -> Result<String, No> {
    let statements = driver.statements(account)?;
    let found = statements.into_iter().find(|statement| statement.cycle == cycle);
    Ok(found.map_or_else(unknown::statement, |statement| statement.id))
}

/// The id of a capture's plan.
pub(crate) fn plan(driver: &mut dyn Driver, cast: &Cast, capture: &Capture) -> Result<String, No> {
    if capture.order == UNKNOWN {
        return Ok(unknown::plan());
    }
    if let Some(plan) = cast.plan(&capture.order) {
        return Ok(plan.to_string());
    }
    let Some(placed) = cast.placed(&capture.order) else { return Ok(unknown::plan()) };
    let order = driver.order(&placed.id, &placed.merchant)?;
    let plan = order.plans.get(capture.nth as usize).cloned().flatten();
    Ok(plan.unwrap_or_else(unknown::plan))
}
