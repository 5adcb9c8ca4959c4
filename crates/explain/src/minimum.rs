//! Figures of a minimum payment, and of what revolves.

use calendar::Date;
use engine::account::Account;
use engine::id::StatementId;
use engine::part::Part;
use engine::statement::Statement;
use engine::{State, minimum};
use money::Amount;

use crate::figure::{Figure, Kind, Subject};
use crate::history::History;
use crate::moves::moves;
use crate::statement::{Seen, left_by};
use crate::sum::Explanation;
use crate::words::{Words, money};

/// The figures that a statement has when it asks for a minimum.
pub(crate) fn figures(statement: &Statement) -> Vec<Figure> {
    let kinds = [Kind::Minimum, Kind::MinimumOpen, Kind::Revolving];
    let subject = Subject::Statement(statement.id);
    let kinds = statement.minimum.as_ref().map(|_| kinds.map(|kind| subject.figure(kind)));
    kinds.into_iter().flatten().collect()
}

impl Seen<'_> {
    /// A part of pay-later principal, rounded up, and all instalments and fees.
    pub(crate) fn minimum(&self) -> Explanation {
        let formula = Words::new(
            "Minimum = part of pay-later principal, rounded up + instalments + fees",
            "最低还款额 = 月付本金 × 比例（向上取整）+ 分期本金 + 手续费",
        );
        let asked = self.statement.minimum_asked().unwrap_or_default();
        let mut explanation = Explanation::new(self.of(Kind::Minimum, 0), asked, formula);
        let Some(minimum) = self.statement.minimum.as_deref() else { return explanation };
        let mut pay_later = Amount::ZERO;
        for (number, line) in (1_u32..).zip(&self.statement.lines) {
            if line.instalment.is_none() {
                pay_later += line.principal;
            } else {
                let words = Words::new("Principal of an instalment", "分期本金");
                explanation.plus(line.principal, words).as_figure(self.of(Kind::LinePrincipal, number).0);
            }
            if !line.fee.is_zero() {
                let figure = self.of(Kind::LineFee, number).0;
                explanation.plus(line.fee, Words::new("Fee", "手续费")).as_figure(figure);
            }
        }
        if let Some(deferral) = &self.statement.deferral {
            let words = Words::new("Fee of the deferral", "延期手续费");
            explanation.plus(deferral.fee, words).as_figure(self.of(Kind::DeferralFee, 0).0);
        }
        let (ppm, left) = (minimum.offer.percent.parts(), money(pay_later - minimum.gone, self.currency));
        let words = Words::new(format!("{left} × {ppm} ppm, rounded up"), format!("{left} × 百万分之 {ppm}，向上取整"));
        explanation.plus(minimum.offer.share(pay_later - minimum.gone), words);
        explanation
    }

    /// What is open, less what may still revolve.
    pub(crate) fn minimum_open(&self) -> Explanation {
        let formula = Words::new(
            "Left to pay of the minimum = open − what revolves or may",
            "最低还款未还额 = 未还金额 − 可循环本金",
        );
        let (open, required) = (self.statement.open(), self.statement.required_open());
        let mut explanation = Explanation::new(self.of(Kind::MinimumOpen, 0), required, formula);
        explanation.plus(open, Words::new("Open", "未还金额")).as_figure(self.of(Kind::Open, 0).0);
        explanation.minus(open - required, Words::new("Revolves, or may", "可循环本金"));
        explanation
    }

    /// Open principal, less what is overdue of it; before the first day past due nothing revolves.
    pub(crate) fn revolving(&self, today: Date) -> Explanation {
        let formula = Words::new(
            "Revolving principal = open principal after the due date − what is missing of the minimum",
            "循环本金 = 还款日后的未还本金 − 最低还款额未还部分",
        );
        let revolving = self.statement.revolving_on(today);
        let mut explanation = Explanation::new(self.of(Kind::Revolving, 0), revolving, formula);
        let open = self.statement.principal_open();
        explanation.plus(open, Words::new("Open principal", "未还本金")).as_figure(self.of(Kind::PrincipalOpen, 0).0);
        // A payment of today counts from tomorrow on.
        let difference = i128::from(revolving.minor()) - i128::from(open.minor());
        if difference != 0 {
            let words = Words::new(
                "Missing of the minimum, not past due yet, or changed today",
                "最低还款额未还部分、未过还款日或当日变动",
            );
            explanation.signed(difference, words);
        }
        explanation
    }

    /// What was left of a line of an older statement, if a line is carried over.
    pub(crate) fn carried_line(&self, state: &State, number: u32) -> Option<Explanation> {
        let Part { item, amount } = *self.statement.carried.as_ref()?.parts.get(number as usize - 1)?;
        let older = state.statement(item.statement()?).ok()?;
        let cycle = older.cycle;
        let formula = Words::new(
            format!("What was left of the statement of {cycle}, less what is missing of its minimum"),
            format!("{cycle} 账单未还本金 − 最低还款额未还部分"),
        );
        let mut explanation = Explanation::new(self.of(Kind::LinePrincipal, number), amount, formula);
        let mut left = 0;
        for (source, event) in self.before_cut() {
            for one in moves(event).into_iter().filter(|one| one.item == item && one.minor != 0) {
                left += one.minor;
                explanation.signed(one.minor, one.cause.words()).from(source);
            }
        }
        let stays = left - i128::from(amount.minor());
        if stays != 0 {
            explanation.signed(
                -stays,
                Words::new("Missing of the minimum, and stays there", "最低还款额未还部分，留在原账单"),
            );
        }
        Some(explanation)
    }

    /// `round(Σ revolving principal × rate × days / 10⁶)` of everything that revolved up to the day before it was cut.
    pub(crate) fn interest(&self, state: &State, number: u32) -> Explanation {
        let fee = self.statement.lines[number as usize - 1].fee;
        let mut explanation = Explanation::over(1_000_000, self.of(Kind::LineFee, number), fee, formula());
        let from = self.statement.carried.iter().flat_map(|carried| &carried.from);
        let last = self.statement.cycle.plus_days(-1);
        from.for_each(|id| run_up_of((state, self.history), *id, last, &mut explanation));
        explanation
    }
}

/// The interest that no statement lists yet.
pub(crate) fn run_up(state: &State, account: &Account, history: &History, today: Date) -> Explanation {
    let of = (Subject::Account(account.id).figure(Kind::InterestRunUp), account.currency);
    let mut explanation = Explanation::over(1_000_000, of, minimum::run_up(state, account, today), formula());
    account.revolving.iter().for_each(|id| run_up_of((state, history), *id, today, &mut explanation));
    explanation
}

fn formula() -> Words {
    Words::new(
        "Interest = revolving principal × rate of a day × days, summed and rounded once",
        "循环利息 = 循环本金 × 日利率 × 天数，合计后一次四舍五入",
    )
}

/// A piece for each stretch of days in which the same principal of a statement revolves.
fn run_up_of((state, history): (&State, &History), id: StatementId, last: Date, explanation: &mut Explanation) {
    let Some(minimum) = state.statement(id).ok().and_then(|statement| statement.minimum.as_deref()) else { return };
    let (ppm, steps) = (minimum.offer.rate.parts(), &minimum.revolving);
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| !step.principal.is_zero()) {
        let end = steps.get(at + 1).map_or(last.plus_days(1), |next| next.from.min(last.plus_days(1)));
        let days = i128::from(end.days_after(step.from).max(0));
        let (from, principal) = (step.from, money(step.principal, explanation.currency));
        let words = Words::new(
            format!("{principal} × {ppm} ppm × {days} days from {from}"),
            format!("{principal} × 百万分之 {ppm} × {days} 天（自 {from} 起）"),
        );
        if days > 0 {
            let numerator = i128::from(step.principal.minor()) * i128::from(ppm) * days;
            explanation.exact(numerator, words).source = left_by(history, id, step.from);
        }
    }
}
