//! What the state of a shard shows, in the words of a driver.

use calendar::Date;
use engine::id::AccountId;
use engine::limit::Changed;
use engine::minimum;
use engine::object::Kind;
use engine::order::{Amounts, Authorised, Method, Order};
use engine::plan::{Quote, Rates, Term};
use engine::repayment::Taken;
use engine::wallet::{Figures, figures as in_wallet};
use engine::{Event, Rejection, State, account as heart, merchant, statement};
use money::{Amount, AnnualRate, Money};

use crate::driver::{self, Account, Line, Merchant, Repaid, Statement, Wallet};
use crate::fact::{self, INTEREST, LimitChanged, Payments, Price, figure_shown};
use crate::lateness;

pub(super) fn payments(terms: &[Term]) -> Payments {
    Payments::of(terms.iter().map(|term| (term.principal, term.fee)))
}

fn rates(rates: Rates) -> fact::Rates {
    let shown = |ppm| AnnualRate(ppm).to_string();
    fact::Rates { nominal: shown(rates.nominal_ppm), effective: Some(shown(rates.effective_ppm)) }
}

pub(super) fn price(order: &Authorised) -> Price {
    let credit = order.credit();
    match order.method {
        Method::PayLater | Method::Balance => Price::Whole(credit),
        Method::Instalments(n) => {
            let terms = order.shares.unwrap_or_default().tariff(order.pricing).price(credit, credit, n);
            Price::Instalments(payments(&terms), rates(order.rates))
        }
    }
}

pub(super) fn planned(schedule: &[Term], of: Rates) -> Price {
    Price::Instalments(payments(schedule), rates(of))
}

pub(super) fn quote(quote: &Quote) -> (u32, Price) {
    let terms: Vec<Term> = quote.instalments.iter().map(|instalment| instalment.term).collect();
    (terms.len() as u32, Price::Instalments(payments(&terms), rates(quote.rates)))
}

pub(super) fn explained(explanation: &explain::Explanation) -> driver::Explained {
    let written = |numerator| explain::written(explanation.currency, numerator, explanation.denominator);
    let pieces = explanation.pieces.iter().map(|piece| (piece.words.en.clone(), written(piece.numerator)));
    driver::Explained {
        figure: explanation.figure.kind.name().to_string(),
        number: explanation.figure.number,
        amount: explanation.amount,
        pieces: pieces.collect(),
    }
}

/// The figures of a quote in so many instalments, or on one bill; none where that is not offered.
pub(super) fn figures(
    state: &State,
    account: AccountId,
    contract: &merchant::Contract,
    amount: Money,
    n: Option<u32>,
    today: Date,
) -> Result<Vec<(String, String)>, Rejection> {
    let account = state.account(account)?;
    let terms = state.terms_for(account, today);
    let quotes = engine::plan::quotes(state, account, contract.shares(terms), amount, today)?;
    let due = account.cycles().after(today).plus_days(terms.grace_days.cast_signed());
    let quote = match n {
        None => Some(Quote::on_one_bill(terms, amount.amount, due)),
        Some(n) => quotes.into_iter().find(|quote| quote.instalments.len() == n as usize),
    };
    let figures = quote.map_or_else(Vec::new, |quote| engine::law::figures(terms, &quote, today));
    let shown = figures
        .into_iter()
        .map(|(figure, value)| (figure.name().to_string(), figure_shown(value, figure.unit(), amount.currency)));
    Ok(shown.collect())
}

pub(super) fn repaid(taken: &Taken, events: &[Event]) -> Repaid {
    let sums = taken.sums();
    let corrected = events.iter().find_map(|event| match event {
        Event::LatenessCorrected(corrected) => Some(corrected.taken_back()),
        _ => None,
    });
    let parts = [sums.penalty, sums.fee, sums.principal, taken.credit];
    Repaid { amount: taken.amount.amount, parts, taken_back: corrected.unwrap_or_default() }
}

/// What a limit was, what it is, and by how much more is used than that.
pub(super) fn limit_figures(changed: &Changed, date: Date) -> [Amount; 3] {
    let (before, after) = (changed.before.on(date), changed.after.on(date));
    [before, after, changed.exposure.amount.less(after)]
}

/// A change of a limit in the log.
pub(super) fn limit_changed(event: &Event, date: Date) -> Option<LimitChanged> {
    let Event::LimitChanged(changed) = event else { return None };
    let (before, after) = (changed.before.on(date), changed.after.on(date));
    Some(LimitChanged { date, before, after, reason: changed.reason })
}

pub(super) fn account(state: &State, id: AccountId, today: Date) -> Result<Account, Rejection> {
    let account = state.account(id)?;
    let temporary = account.limit_in_parts().in_force(today).temporary;
    Ok(Account {
        limit: account.limit_on(today),
        fixed_limit: account.limit,
        temporary_limit: temporary.map(|temporary| (temporary.amount, temporary.until)),
        cycle_day: account.cycle_day,
        available: heart::available(state, account, today),
        exposure: account.exposure(),
        held: account.held,
        credit: account.credit,
        due: heart::due_now(state, account),
        minimum_due: minimum::due(state, account).unwrap_or_default(),
        interest_run_up: minimum::run_up(state, account, today),
        days_past_due: heart::lateness(state, account, today).days_past_due,
        closed: account.closed,
        stands: lateness::direct::stands(state, account, today),
    })
}

pub(super) fn statements(state: &State, id: AccountId) -> Result<Vec<Statement>, Rejection> {
    state.account(id)?;
    let all = state.names(Kind::Statement).into_iter();
    let all = all.filter_map(|name| state.statement(engine::id::StatementId(name.id as u64)).ok());
    let mut mine: Vec<Statement> = all.filter(|one| one.account == id).map(|one| statement(state, one)).collect();
    mine.sort_by_key(|statement| statement.cycle);
    Ok(mine)
}

fn statement(state: &State, statement: &statement::Statement) -> Statement {
    Statement {
        id: statement.id.to_string(),
        cycle: statement.cycle,
        due: statement.due,
        lines: (0..statement.lines.len()).map(|at| line(state, statement, at)).collect(),
        penalty: statement.penalty_open,
        deferral_fee: statement.deferral_fee_open(),
        minimum: statement.minimum_asked().map(|asked| [asked, statement.required_open()]),
    }
}

fn line(state: &State, statement: &statement::Statement, at: usize) -> Line {
    let line = &statement.lines[at];
    let order = line.order.and_then(|order| state.order(order).ok());
    let plan = line.instalment.map(|(plan, _)| plan);
    let of = match order.map(|order| order.method) {
        Some(Method::Instalments(n)) => n,
        Some(Method::PayLater | Method::Balance) => 0,
        None => plan.and_then(|plan| state.plan(plan).ok()).map_or(0, |plan| plan.terms.len() as u32),
    };
    let interest = statement.is_interest(at).then(|| INTEREST.to_string());
    let of_order = line.order.map(|order| order.to_string()).or(interest);
    Line {
        order: of_order.or_else(|| plan.map(|plan| plan.to_string())).unwrap_or_default(),
        capture: line.capture,
        instalment: line.instalment.map(|(_, nth)| (nth, of)),
        billed: (line.principal, line.fee),
        open: (line.principal_open, line.fee_open),
    }
}

pub(super) fn order(order: &Order) -> driver::Order {
    driver::Order {
        status: order.amounts.status(),
        amounts: listed(&order.amounts),
        balance: listed(&order.wallet()),
        plans: order.captures.iter().map(|capture| capture.plan.map(|plan| plan.to_string())).collect(),
    }
}

pub(super) fn listed(amounts: &Amounts) -> [Amount; 5] {
    [amounts.authorised, amounts.captured, amounts.voided, amounts.expired, amounts.refunded]
}

pub(super) fn wallet(state: &State, id: AccountId) -> Result<Wallet, Rejection> {
    state.account(id)?;
    let figures = in_wallet(state, id);
    let Figures { balance, held, available, missing, incoming, outgoing, credit_outgoing: _ } = figures;
    Ok(Wallet { balance, held, available, missing, incoming, outgoing })
}

pub(super) fn merchant(merchant: &merchant::Merchant) -> Merchant {
    let merchant::Merchant { captured, refunded, discount, subsidy, .. } = merchant;
    Merchant { sums: [*captured, *refunded, *discount, *subsidy], owed: merchant.payable() }
}

/// The parts of several shards as one; none when no shard knows the merchant.
pub(super) fn together(parts: impl Iterator<Item = Merchant>) -> Option<Merchant> {
    parts.reduce(|all, part| Merchant {
        sums: std::array::from_fn(|at| all.sums[at] + part.sums[at]),
        owed: all.owed + part.owed,
    })
}
