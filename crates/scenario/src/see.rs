//! Seeing: what a story says stands, as the driver shows it.

use calendar::Date;
use ledger::{Kind, Side};
use money::Currency;

use crate::act::plan;
use crate::cast::Cast;
use crate::driver::{self, Account, Driver, No, Statement};
use crate::fact::{Balance, Line, Of, Purse, Standing};
use crate::lateness;
use crate::story::Capture;

/// What stands where `told` says something: the same kind of standing, with the figures as they are.
///
/// `customer` is whose account is meant, and in which currency.
pub(crate) fn see(
    driver: &mut dyn Driver,
    cast: &Cast,
    customer: (&str, Currency),
    told: &Standing,
) -> Result<Standing, No> {
    let account = cast.account(customer.0, customer.1);
    Ok(match told {
        Standing::Balance(balance, _) => Standing::Balance(*balance, figure(&driver.account(&account)?, *balance)),
        Standing::Due(_) => {
            let due = driver.account(&account)?.due;
            let by = Account::due_by(&driver.statements(&account)?);
            Standing::Due(by.map(|by| (due, by)))
        }
        Standing::InForce(_) => Standing::InForce(driver.in_force(customer.1)?),
        Standing::DaysPastDue(_) => Standing::DaysPastDue(driver.account(&account)?.days_past_due),
        Standing::Statement(cycle, ..) | Standing::StatementPaid(cycle) | Standing::StatementNone(cycle) => {
            statement(&driver.statements(&account)?, *cycle, told)
        }
        Standing::StatementMinimum(cycle, _) => {
            let statements = driver.statements(&account)?;
            let found = statements.iter().find(|statement| statement.cycle == *cycle);
            found.map_or(Standing::StatementNone(*cycle), |found| Standing::StatementMinimum(*cycle, found.minimum))
        }
        Standing::StatementLists(cycle, _) => {
            let statements = driver.statements(&account)?;
            lines(&statements, *cycle, |line| Some(line.billed), Standing::StatementLists, cast)
        }
        Standing::StatementLeaves(cycle, _) => {
            let statements = driver.statements(&account)?;
            let left = |line: &driver::Line| Some(line.open).filter(|(principal, fee)| !(*principal + *fee).is_zero());
            lines(&statements, *cycle, left, Standing::StatementLeaves, cast)
        }
        Standing::Order(name, ..) => {
            let Some(placed) = cast.placed(name) else { return Err(No::plain("order_not_found")) };
            let order = driver.order(&placed.id, &placed.merchant)?;
            Standing::Order(name.clone(), order.status, order.amounts)
        }
        Standing::OrderBalance(name, _) => {
            let Some(placed) = cast.placed(name) else { return Err(No::plain("order_not_found")) };
            Standing::OrderBalance(name.clone(), driver.order(&placed.id, &placed.merchant)?.balance)
        }
        Standing::Wallet(figure, _) => Standing::Wallet(*figure, in_purse(&driver.wallet(&account)?, *figure)),
        Standing::Instruction(name, ..) => {
            let (status, amount) = driver.instruction(&cast.instruction(name))?;
            Standing::Instruction(name.clone(), status, amount)
        }
        Standing::Plan(capture, _) => {
            let id = plan(driver, cast, capture)?;
            Standing::Plan(capture.clone(), driver.plan(&id)?)
        }
        Standing::MerchantOwed(name, _) => {
            Standing::MerchantOwed(name.clone(), driver.merchant(&cast.merchant(name))?.owed)
        }
        Standing::Merchant(name, _) => Standing::Merchant(name.clone(), driver.merchant(&cast.merchant(name))?.sums),
        Standing::Law(told) => Standing::Law(crate::law::see(driver, cast, &account, told)?),
        Standing::BooksBalance => {
            driver.check()?;
            Standing::BooksBalance
        }
        Standing::Books(kind, _) => Standing::Books(*kind, total(driver, customer.1, *kind)?),
        Standing::TemporaryLimit(_) => Standing::TemporaryLimit(driver.account(&account)?.temporary_limit),
        Standing::Explained(told) => {
            let subject = subject(driver, cast, &account, &told.of)?;
            let shown = driver.explain(&subject, Some((told.kind, told.number)))?;
            Standing::Explained(told.told_by(&shown))
        }
        Standing::Late(told) => Standing::Late(lateness::see(driver, &account, customer.1, told)?),
        Standing::Coupon(told) => Standing::Coupon(crate::coupon::see(driver, cast, told)?),
        Standing::LimitChanges(_) => Standing::LimitChanges(driver.limit_changes(&account)?),
        Standing::Concession(name, ..) => {
            let shown = driver.concession(&cast.concession(name))?;
            Standing::Concession(name.clone(), shown.status, [shown.asked, shown.given], shown.staff)
        }
        Standing::Closed(_) => Standing::Closed(driver.account(&account)?.closed),
    })
}

/// The id of what a figure is of.
fn subject(driver: &mut dyn Driver, cast: &Cast, account: &str, of: &Of) -> Result<String, No> {
    Ok(match of {
        Of::Account => account.to_string(),
        Of::Statement(cycle) => {
            let statements = driver.statements(account)?;
            let statement = statements.into_iter().find(|statement| statement.cycle == *cycle);
            statement.ok_or_else(|| No::plain("statement_not_found"))?.id
        }
        Of::Plan(capture) => plan(driver, cast, capture)?,
        Of::Order(name) => cast.placed(name).ok_or_else(|| No::plain("order_not_found"))?.id.clone(),
        Of::Merchant(name) => cast.merchant(name),
    })
}

fn figure(account: &Account, balance: Balance) -> money::Amount {
    match balance {
        Balance::Limit => account.limit,
        Balance::FixedLimit => account.fixed_limit,
        Balance::Available => account.available,
        Balance::Exposure => account.exposure,
        Balance::Held => account.held,
        Balance::Credit => account.credit,
        Balance::MinimumDue => account.minimum_due,
        Balance::InterestRunUp => account.interest_run_up,
    }
}

fn in_purse(wallet: &driver::Wallet, figure: Purse) -> money::Amount {
    match figure {
        Purse::Balance => wallet.balance,
        Purse::Held => wallet.held,
        Purse::Available => wallet.available,
        Purse::Missing => wallet.missing,
        Purse::Incoming => wallet.incoming,
        Purse::Outgoing => wallet.outgoing,
    }
}

/// What is open on the statement of `cycle`; a story that says it is open is told so even when nothing is.
fn statement(statements: &[Statement], cycle: Date, told: &Standing) -> Standing {
    match statements.iter().find(|statement| statement.cycle == cycle) {
        None => Standing::StatementNone(cycle),
        Some(statement) if statement.open().is_zero() && !matches!(told, Standing::Statement(..)) => {
            Standing::StatementPaid(cycle)
        }
        Some(statement) => {
            let open = [statement.principal(), statement.fee(), statement.penalty];
            Standing::Statement(cycle, statement.due, open)
        }
    }
}

fn lines(
    statements: &[Statement],
    cycle: Date,
    amounts: impl Fn(&driver::Line) -> Option<(money::Amount, money::Amount)>,
    standing: fn(Date, Vec<Line>) -> Standing,
    cast: &Cast,
) -> Standing {
    let Some(statement) = statements.iter().find(|statement| statement.cycle == cycle) else {
        return Standing::StatementNone(cycle);
    };
    let named = statement.lines.iter().filter_map(|line| {
        let (principal, fee) = amounts(line)?;
        let capture = Capture { order: cast.order_named(&line.order).to_string(), nth: line.capture };
        Some(Line { capture, instalment: line.instalment, principal, fee })
    });
    standing(cycle, named.collect())
}

/// The total of a kind on its own side.
fn total(driver: &mut dyn Driver, currency: Currency, kind: Kind) -> Result<i64, No> {
    let debit = driver.books(currency)?.get(&kind).copied().unwrap_or_default();
    Ok(if kind.side() == Side::Debit { debit } else { -debit })
}

/// The orders of a story that a survey explains, with their plans: each explanation reads all that happened on the account, and
/// some stories have a thousand orders.
const EXPLAINED_MAX: usize = 8;

/// Everything that can be seen of everyone in the cast, to compare two drivers or two moments by; figures are explained, and
/// each explanation adds up.
///
/// # Errors
/// [`No`].
pub fn survey(driver: &mut dyn Driver, cast: &Cast) -> Result<Vec<String>, No> {
    let mut seen = Vec::new();
    for account in cast.accounts() {
        seen.push(format!("{account}: {:?}", driver.account(&account)?));
        seen.push(format!("{account}: {:?}", driver.statements(&account)?));
        seen.push(format!("{account}: {:?}", driver.limit_changes(&account)?));
        seen.push(format!("{account}: {:?}", driver.agreements(&account)?));
        seen.push(format!("{account}: {:?}", driver.freeze_changes(&account)?));
        seen.push(format!("{account}: {:?}", driver.explain(&account, None)?));
        seen.push(format!("{account}: {:?}", driver.export(&account)?));
        for statement in driver.statements(&account)? {
            seen.push(format!("{}: {:?}", statement.id, driver.explain(&statement.id, None)?));
        }
        seen.push(format!("{account}: {:?}", driver.wallet(&account)?));
    }
    for instruction in cast.instructions() {
        seen.push(format!("{instruction}: {:?}", driver.instruction(&instruction)?));
    }
    for (nth, placed) in cast.orders().into_iter().enumerate() {
        let order = driver.order(&placed.id, &placed.merchant)?;
        let is_explained = nth < EXPLAINED_MAX;
        for plan in order.plans.iter().flatten() {
            seen.push(format!("{plan}: {:?}", driver.plan(plan)?));
            if is_explained {
                seen.push(format!("{plan}: {:?}", driver.explain(plan, None)?));
            }
        }
        seen.push(format!("{}: {order:?}", placed.id));
        seen.push(format!("{}: {:?}", placed.id, driver.coupons_of(&placed.id, &placed.merchant)?));
        if is_explained {
            seen.push(format!("{}: {:?}", placed.id, driver.explain(&placed.id, None)?));
        }
    }
    for concession in cast.concessions() {
        seen.push(format!("{concession}: {:?}", driver.concession(&concession)?));
    }
    for campaign in cast.campaigns() {
        seen.push(format!("{campaign}: {:?}", driver.campaign(&campaign)?));
    }
    for plan in cast.plans() {
        seen.push(format!("{plan}: {:?}", driver.plan(&plan)?));
    }
    for merchant in cast.merchants() {
        seen.push(format!("{merchant}: {:?}", driver.merchant(&merchant)?));
        seen.push(format!("{merchant}: {:?}", driver.explain(&merchant, None)?));
    }
    for currency in Currency::ALL {
        seen.push(format!("{}: {:?}", currency.code(), driver.books(currency)?));
        seen.push(format!("{}: {:?}", currency.code(), driver.buckets(currency)?));
    }
    Ok(seen)
}
