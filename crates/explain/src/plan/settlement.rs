//! What settles a plan today.

use calendar::Date;
use engine::State;
use engine::account::Account;
use engine::terms::EarlySettlement;
use money::Amount;

use super::Seen;
use crate::figure::{Kind, Subject};
use crate::sum::Explanation;
use crate::words::Words;

/// Billed and not paid, everything unbilled, and the fee that its Terms ask for.
pub(super) fn explain(state: &State, seen: &Seen, account: &Account, price: Amount, today: Date) -> Explanation {
    let formula = Words::new(
        "Early settlement = billed and unpaid instalments + unbilled principal + the fee that the Terms ask for",
        "提前结清 = 已出账未还分期 + 未出账本金 + 条款约定的费用",
    );
    let days = Days::of(state, seen, account, today);
    let mut explanation =
        Explanation::over(days.as_ref().map_or(1, |days| days.whole), seen.of(Kind::Settlement, 0), price, formula);
    for statement in account.statements.iter().filter_map(|id| state.statement(*id).ok()) {
        let lines = (1_u32..).zip(&statement.lines).filter(|(_, line)| line.is_of(seen.plan.id));
        for (number, line) in lines {
            let words = Words::new(
                format!("Open on line {number} of the statement of {}", statement.cycle),
                format!("{} 账单第 {number} 行未还", statement.cycle),
            );
            let figure = Subject::Statement(statement.id).numbered(Kind::LinePrincipal, number);
            explanation.plus(line.principal_open + line.fee_open, words).as_figure(figure);
        }
    }
    let words = Words::new("Unbilled principal", "未出账本金");
    explanation.plus(seen.plan.unbilled_principal(), words).as_figure(seen.of(Kind::Unbilled, 0).0);
    match seen.rule_of(state) {
        EarlySettlement::Waived => {}
        EarlySettlement::NextFee => next_fees(seen, &mut explanation),
        EarlySettlement::ProRata => days.iter().for_each(|days| days.add(&mut explanation)),
    }
    explanation
}

/// The fee of the next unbilled term, and of the one after it unless at most two are left.
fn next_fees(seen: &Seen, explanation: &mut Explanation) {
    let unbilled = seen.plan.unbilled();
    let asked = if unbilled.len() > 2 { 2 } else { 1 };
    for (number, term) in (seen.plan.billed + 1..).zip(unbilled).take(asked) {
        let words = Words::new(format!("Fee of term {number}"), format!("第 {number} 期手续费"));
        explanation.plus(term.fee, words).as_figure(seen.of(Kind::TermFee, number).0);
    }
}

/// The days of the next term's fee that are over, under Terms that ask for those.
struct Days {
    fee: Amount,
    over: u128,
    whole: u128,
}

impl Days {
    fn of(state: &State, seen: &Seen, account: &Account, today: Date) -> Option<Days> {
        let term = seen.plan.unbilled().first()?;
        let since = seen.plan.fee_notes.as_ref()?.since;
        let days_to = |date: Date| u128::try_from(date.days_after(since)).unwrap_or_default();
        let (whole, over) = (days_to(account.next_cycle), days_to(today.min(account.next_cycle)));
        let is_asked = seen.rule_of(state) == EarlySettlement::ProRata && whole > 0;
        is_asked.then_some(Days { fee: term.fee, over, whole })
    }

    fn add(&self, explanation: &mut Explanation) {
        let Days { over, whole, .. } = *self;
        let words = Words::new(
            format!("Fee of the next term for {over} of {whole} days"),
            format!("下一期手续费，{whole} 天中的 {over} 天"),
        );
        explanation.exact(i128::from(self.fee.minor()) * over.cast_signed(), words);
    }
}
