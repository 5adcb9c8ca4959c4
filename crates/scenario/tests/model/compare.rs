//! Figure by figure: what the heart has against what the second implementation has.

use calendar::Date;
use engine::account::{available, due_now, lateness};
use engine::order::Method;
use engine::promise::Outcome;
use engine::statement::Statement;
use engine::terms::Version;
use engine::wallet::figures;
use ledger::{Kind, Side};

use crate::first::{CURRENCY, First};
use crate::second::World;
use crate::second::plan::Plan;
use crate::second::wallet::Purpose;

/// What does not agree, in words.
pub type Difference = String;

/// How much of an account is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Depth {
    /// What can still change: what is open, what is to come, and the orders of the last weeks.
    Open,
    /// All that ever was.
    All,
}

macro_rules! same {
    ($what:expr, $first:expr, $second:expr) => {
        let (first, second) = ($first, $second);
        if first != second {
            return Err(format!("{}: the heart has {first:?}, the second implementation {second:?}", $what));
        }
    };
}

/// One account, and everything on it.
pub fn account(first: &First, second: &World, nth: usize, depth: Depth) -> Result<(), Difference> {
    let held = first.state.account(first.accounts[nth]).expect("it was opened");
    let model = &second.accounts[nth];
    let today = Date::from_days(second.today.days);
    let temporary = held.limit_in_parts().in_force(today).temporary;
    same!("fixed limit", i128::from(held.limit.minor()), model.fixed_limit);
    same!(
        "temporary limit",
        temporary.map(|one| (i128::from(one.amount.minor()), one.until.days())),
        model.temporary_on(second.today.days)
    );
    same!("limit", i128::from(held.limit_on(today).minor()), model.limit(second.today.days));
    same!("cycle day", held.cycle_day.day(), model.cycle_day);
    same!("held", i128::from(held.held.minor()), second.held(nth));
    same!("principal", i128::from(held.principal.minor()), model.principal());
    same!("exposure", i128::from(held.exposure().minor()), second.exposure(nth));
    same!("available", i128::from(available(&first.state, held, today).minor()), second.available(nth));
    same!("credit", i128::from(held.credit.minor()), model.credit);
    of_wallet(first, second, nth)?;
    of_lateness(first, second, nth)?;
    let late = lateness(&first.state, held, today);
    same!("days past due", late.days_past_due as i32, second.late(nth).map_or(0, |(_, days)| days));
    same!(
        "due now",
        i128::from(due_now(&first.state, held).minor()),
        second.debts_due(nth).iter().map(|one| one.1).sum()
    );
    let bought = |at: &engine::account::Purchase| (at.order, at.capture as usize, i128::from(at.amount.minor()));
    let here = |at: &crate::second::account::Purchase| (first.orders[at.order], at.capture, at.amount);
    same!(
        "purchases not billed",
        held.unbilled.iter().map(bought).collect::<Vec<_>>(),
        model.purchases.iter().map(here).collect::<Vec<_>>()
    );
    concessions(first, second)?;
    statements(first, second, nth, depth)?;
    plans(first, second, nth, depth)?;
    let last = &model.orders;
    let skipped = if depth == Depth::All { 0 } else { last.len().saturating_sub(8) };
    last[skipped..].iter().try_for_each(|at| order(first, second, *at))
}

fn of_wallet(first: &First, second: &World, nth: usize) -> Result<(), Difference> {
    let model = &second.accounts[nth];
    let wallet = figures(&first.state, first.accounts[nth]);
    same!(
        "wallet's balance, held, available, missing, incoming, outgoing, credit outgoing",
        [wallet.balance, wallet.held, wallet.available, wallet.missing]
            .into_iter()
            .chain([wallet.incoming, wallet.outgoing, wallet.credit_outgoing])
            .map(|amount| i128::from(amount.minor()))
            .collect::<Vec<_>>(),
        vec![
            model.funds.max(0),
            second.wallet_held(nth),
            second.wallet_available(nth),
            second.wallet_missing(nth),
            second.under_way(nth, Purpose::TopUp),
            second.under_way(nth, Purpose::Withdrawal),
            second.under_way(nth, Purpose::CreditWithdrawal),
        ]
    );
    Ok(())
}

/// Freezing, charging off, what is expected to be lost, and what was promised.
fn of_lateness(first: &First, second: &World, nth: usize) -> Result<(), Difference> {
    let held = first.state.account(first.accounts[nth]).expect("it was opened");
    let model = &second.accounts[nth];
    let debt = held.charged_off.as_deref();
    same!(
        "charged off on, principal, fee, penalty, recovered",
        debt.map(|at| (
            at.on.days(),
            [at.principal, at.fee, at.penalty, at.recovered].map(|one| i128::from(one.minor()))
        )),
        model.charged_off.map(|at| (at.on, [at.principal, at.fee, at.penalty, at.recovered]))
    );
    same!("closed on", held.closed.map(|day| day.days()), model.closed_on);
    same!("frozen since", held.frozen.map(|at| at.since.days()), model.frozen_since);
    same!("allowance", i128::from(held.allowance.minor()), model.allowance);
    same!(
        "promise: made, until, amount, paid, outcome",
        held.promise.as_deref().map(|at| {
            (
                at.made.days(),
                at.until.days(),
                i128::from(at.amount.minor()),
                i128::from(at.paid.minor()),
                at.outcome.map(Outcome::name),
            )
        }),
        model.promise.map(|at| (at.made, at.until, at.amount, at.paid, at.outcome))
    );
    Ok(())
}

/// Every concession: where it stands, what was asked for and what was given.
fn concessions(first: &First, second: &World) -> Result<(), Difference> {
    let held = first.concessions.iter().map(|id| first.state.concession(*id).expect("it was made"));
    let minor = |amount: money::Amount| i128::from(amount.minor());
    same!(
        "concessions: stage, asked, given",
        held.map(|one| (one.status.name().to_owned(), minor(one.asked.amount), minor(one.given))).collect::<Vec<_>>(),
        second
            .concessions
            .iter()
            .map(|one| (format!("{:?}", one.stage).to_lowercase(), one.asked, one.given))
            .collect::<Vec<_>>()
    );
    Ok(())
}

fn statements(first: &First, second: &World, nth: usize, depth: Depth) -> Result<(), Difference> {
    let (ids, models) = (&first.statements[nth], &second.accounts[nth].statements);
    same!("how many statements", ids.len(), models.len());
    for (id, model) in ids.iter().zip(models) {
        let held = first.state.statement(*id).expect("it was cut");
        let of = |what: &str| format!("statement of {}, {what}", held.cycle);
        same!(of("what is open"), i128::from(held.open().minor()), model.open());
        if depth == Depth::Open && model.open() == 0 {
            continue;
        }
        same!(of("cycle"), held.cycle.days(), model.cycle);
        same!(of("due date"), held.due.days(), model.due);
        same!(of("Terms"), held.terms, Version(model.terms as u32 + 1));
        same!(of("penalty"), i128::from(held.penalty.minor()), model.penalty);
        same!(of("penalty open"), i128::from(held.penalty_open.minor()), model.penalty_open);
        let deferral = held.deferral.as_ref();
        same!(
            of("due date before it was deferred, the fee for that, and what is open of it"),
            deferral.map(|at| (at.before.days(), i128::from(at.fee.minor()), i128::from(at.fee_open.minor()))),
            model.deferral.as_ref().map(|at| (at.due_before, at.fee, at.fee_open))
        );
        same!(of("lines"), lines_held(held), lines(first, second, nth, model));
    }
    Ok(())
}

/// Order, capture, instalment, principal and fee, and what is open of both.
type Line = (Option<engine::id::OrderId>, usize, Option<(engine::id::PlanId, usize)>, [i128; 4]);

fn lines_held(statement: &Statement) -> Vec<Line> {
    let line = |at: &engine::statement::Line| {
        let amounts = [at.principal, at.fee, at.principal_open, at.fee_open];
        let instalment = at.instalment.map(|(plan, nth)| (plan, nth as usize));
        (at.order, at.capture as usize, instalment, amounts.map(|amount| i128::from(amount.minor())))
    };
    statement.lines.iter().map(line).collect()
}

fn lines(first: &First, _: &World, nth: usize, statement: &crate::second::statement::Statement) -> Vec<Line> {
    let line = |at: &crate::second::statement::Line| {
        let instalment = at.instalment.map(|(plan, term)| (first.plans[nth][plan], term));
        let amounts = [at.principal, at.fee, at.principal_open, at.fee_open];
        (at.order.map(|order| first.orders[order]), at.capture, instalment, amounts)
    };
    statement.lines.iter().map(line).collect()
}

fn plans(first: &First, second: &World, nth: usize, depth: Depth) -> Result<(), Difference> {
    let (ids, models) = (&first.plans[nth], &second.accounts[nth].plans);
    same!("how many plans", ids.len(), models.len());
    for (id, model) in ids.iter().zip(models) {
        let held = first.state.plan(*id).expect("it was made");
        let of = |what: &str| format!("plan of capture {} of order {:?}, {what}", model.capture, model.order);
        let to_come: Vec<(i128, i128)> = held.unbilled().iter().map(term).collect();
        same!(of("terms to come"), &to_come, &model.terms_to_come);
        if depth == Depth::Open && Plan::to_come(model) == 0 {
            continue;
        }
        same!(of("principal"), i128::from(held.principal.minor()), model.principal);
        same!(of("refunded"), i128::from(held.refunded.minor()), model.refunded);
        same!(of("terms billed"), held.billed as usize, model.billed.len());
    }
    Ok(())
}

fn term(term: &engine::plan::Term) -> (i128, i128) {
    (i128::from(term.principal.minor()), i128::from(term.fee.minor()))
}

fn order(first: &First, second: &World, nth: usize) -> Result<(), Difference> {
    let held = first.state.order(first.orders[nth]).expect("it was authorised");
    let model = &second.orders[nth];
    let of = |what: &str| format!("order {nth}, {what}");
    let amounts = held.amounts;
    same!(
        of("authorised, captured, voided, expired, refunded"),
        [amounts.authorised, amounts.captured, amounts.voided, amounts.expired, amounts.refunded]
            .map(|amount| i128::from(amount.minor())),
        [model.authorised, model.captured, model.voided, model.expired, model.refunded]
    );
    let method = match model.is_by_balance {
        true => Method::Balance,
        false => model.n.map_or(Method::PayLater, |n| Method::Instalments(n as u32)),
    };
    same!(of("method"), held.method, method);
    let (share, wallet) = (held.wallet(), model.wallet);
    same!(
        of("the wallet's part of these"),
        [share.authorised, share.captured, share.voided, share.expired, share.refunded]
            .map(|amount| i128::from(amount.minor())),
        [wallet.authorised, wallet.captured, wallet.voided, wallet.expired, wallet.refunded]
    );
    same!(of("Terms"), held.terms, Version(model.terms as u32 + 1));
    let posted = |at: &engine::order::Posted| {
        [at.amount, at.refunded, at.discount, at.discount_back, at.subsidy, at.subsidy_back]
            .map(|amount| i128::from(amount.minor()))
    };
    let here = |at: &crate::second::order::Captured| {
        [at.amount, at.refunded, at.discount, at.discount_back, at.subsidy, at.subsidy_back]
    };
    same!(
        of("captures, each with what was refunded, its discount and subsidy and what came back"),
        held.captures.iter().map(posted).collect::<Vec<_>>(),
        model.captures.iter().map(here).collect::<Vec<_>>()
    );
    Ok(())
}

/// Every merchant and the books, once every account stands at the same moment.
pub fn books(first: &First, second: &World) -> Result<(), Difference> {
    for (id, model) in first.merchants.iter().zip(&second.merchants) {
        let held = first.state.merchant(*id).expect("it was registered");
        same!(
            "merchant's captured, refunded, discount, subsidy",
            [held.captured, held.refunded, held.discount, held.subsidy].map(|amount| i128::from(amount.minor())),
            [model.captured, model.refunded, model.discount, model.subsidy]
        );
        same!("merchant's payable", i128::from(held.payable()), model.payable());
    }
    let total = |kind: &Kind| {
        let total = i128::from(first.state.book().total(CURRENCY, *kind));
        (kind.name(), if kind.side() == Side::Debit { total } else { -total })
    };
    let expected = second.trial_balance();
    let all: Vec<(&str, i128)> = Kind::ALL.iter().map(total).collect();
    for (name, balance) in &all {
        let model = expected.iter().find(|(known, _)| known == name).map_or(0, |(_, model)| *model);
        same!(format!("books, {name}"), *balance, model);
    }
    Ok(())
}
