//! Figures of a statement and of its lines.

use calendar::Date;
use engine::id::StatementId;
use engine::part::Item;
use engine::statement::{Line, Statement};
use engine::terms::LateFee;
use engine::{Event, Rejection, State};
use money::{Amount, Currency, Rate};

use crate::figure::{Figure, Kind, Subject};
use crate::history::{History, Source};
use crate::minimum;
use crate::moves::{Cause, moves, sums};
use crate::sum::Explanation;
use crate::words::{Words, money};

pub(crate) fn figures(state: &State, id: StatementId) -> Result<Vec<Figure>, Rejection> {
    let (statement, subject) = (state.statement(id)?, Subject::Statement(id));
    let whole = [Kind::Billed, Kind::Penalty, Kind::Open, Kind::PrincipalOpen].map(|kind| subject.figure(kind));
    let lines = (1..)
        .zip(&statement.lines)
        .flat_map(|(number, _)| [Kind::LinePrincipal, Kind::LineFee].map(|kind| subject.numbered(kind, number)));
    let deferral = statement.deferral.as_ref().map(|_| subject.figure(Kind::DeferralFee));
    let minimum = minimum::figures(statement);
    Ok(whole.into_iter().chain(deferral).chain(minimum).chain(lines).collect())
}

pub(crate) fn explain(
    state: &State,
    history: &History,
    id: StatementId,
    (kind, number): (Kind, u32),
    today: Date,
) -> Result<Explanation, Rejection> {
    let statement = state.statement(id)?;
    let account = state.account(statement.account)?;
    let currency = account.currency;
    let last = account.charged_off.as_ref().map_or(today, |debt| debt.penalty_through().min(today));
    let seen = Seen { statement, currency, history };
    Ok(match kind {
        Kind::Billed => seen.billed(),
        Kind::Penalty => match state.terms(statement.terms).late_fee {
            Some(fee) => seen.late_fee(&fee, last),
            None => seen.penalty(state.terms(statement.terms).penalty, last),
        },
        Kind::PrincipalOpen => seen.principal_open(),
        Kind::DeferralFee => seen.deferral_fee(state),
        Kind::Minimum => seen.minimum(),
        Kind::MinimumOpen => seen.minimum_open(),
        Kind::Revolving => seen.revolving(today),
        Kind::LinePrincipal => seen.line_principal(state, number),
        Kind::LineFee => seen.line_fee(state, number),
        _ => seen.open(),
    })
}

/// A statement, and what happened around it.
pub(crate) struct Seen<'a> {
    pub statement: &'a Statement,
    pub currency: Currency,
    pub history: &'a History,
}

impl Seen<'_> {
    pub(crate) fn of(&self, kind: Kind, number: u32) -> (Figure, Currency) {
        (Subject::Statement(self.statement.id).numbered(kind, number), self.currency)
    }

    fn line(&self, number: u32) -> &Line {
        &self.statement.lines[number as usize - 1]
    }

    /// Principal and fee of each line.
    fn billed(&self) -> Explanation {
        let formula = Words::new("Billed = principal and fee of every line", "账单金额 = 各行本金 + 各行手续费");
        let total = self.statement.lines.iter().map(|line| line.principal + line.fee).sum();
        let mut explanation = Explanation::new(self.of(Kind::Billed, 0), total, formula);
        let cut = self.history.last(|event| match event {
            Event::StatementCut(event) => (event.statement == self.statement.id).then_some(event),
            _ => None,
        });
        let Some((source, cut)) = cut else { return explanation };
        for (number, line) in (1_u32..).zip(&cut.lines) {
            let principal = self.of(Kind::LinePrincipal, number).0;
            explanation.plus(line.principal, named("Principal", "本金", line)).from(source).as_figure(principal);
            if !line.fee.is_zero() {
                let fee = self.of(Kind::LineFee, number).0;
                explanation.plus(line.fee, named("Fee", "手续费", line)).from(source).as_figure(fee);
            }
        }
        explanation
    }

    /// `round(Σ overdue principal × rate × days / 10⁶)`, a piece for each stretch of days with the same principal.
    fn penalty(&self, rate: Rate, last: Date) -> Explanation {
        let (ppm, currency) = (u128::from(rate.parts()), self.currency);
        let formula = Words::new(
            format!("Penalty = overdue principal × {ppm} ppm × days, summed and rounded once"),
            format!("罚息 = 逾期本金 × 百万分之 {ppm} × 天数，合计后一次四舍五入"),
        );
        let of = self.of(Kind::Penalty, 0);
        let mut explanation = Explanation::over(1_000_000, of, self.statement.penalty, formula);
        let steps = &self.statement.overdue;
        for (at, step) in steps.iter().enumerate().filter(|(_, step)| !step.principal.is_zero()) {
            let end = steps.get(at + 1).map_or(last.plus_days(1), |next| next.from.min(last.plus_days(1)));
            let days = i128::from(end.days_after(step.from).max(0));
            let (from, principal) = (step.from, money(step.principal, currency));
            let words = Words::new(
                format!("{principal} × {ppm} ppm × {days} days from {from}"),
                format!("{principal} × 百万分之 {ppm} × {days} 天（自 {from} 起）"),
            );
            if days > 0 {
                let numerator = i128::from(step.principal.minor()) * ppm.cast_signed() * days;
                explanation.exact(numerator, words).source = self.left_by(step.from);
            }
        }
        explanation
    }

    /// `min(amount, overdue principal × cap / 10⁶)` of the day on which it is charged.
    fn late_fee(&self, fee: &LateFee, today: Date) -> Explanation {
        let (ppm, most) = (fee.cap.parts(), money(fee.amount, self.currency));
        let formula = Words::new(
            format!("Late fee = {most}, at most {ppm} ppm of the overdue principal, once"),
            format!("逾期手续费 = {most}，不超过逾期本金的百万分之 {ppm}，只收一次"),
        );
        let of = self.of(Kind::Penalty, 0);
        let mut explanation = Explanation::over(1_000_000, of, self.statement.penalty, formula);
        let day = fee.charged_on(self.statement.due);
        let overdue = self.statement.overdue_on(day);
        if today < day || overdue.is_zero() {
            return explanation;
        }
        let principal = money(overdue, self.currency);
        let source = self.left_by(day);
        let piece = if fee.cap.of(overdue) < fee.amount {
            let words = Words::new(
                format!("{principal} × {ppm} ppm on {day}"),
                format!("{principal} × 百万分之 {ppm}（{day}）"),
            );
            explanation.exact(i128::from(overdue.minor()) * i128::from(ppm), words)
        } else {
            explanation.plus(fee.amount, Words::new(format!("Late fee on {day}"), format!("{day} 逾期手续费")))
        };
        piece.source = source;
        explanation
    }

    /// What happened before it was cut.
    pub(crate) fn before_cut(&self) -> impl Iterator<Item = (Source, &Event)> {
        let id = self.statement.id;
        let is_own = move |event: &Event| matches!(event, Event::StatementCut(cut) if cut.statement == id);
        self.history.events().take_while(move |(_, event)| !is_own(event))
    }

    /// The event that left the principal which is open from the start of the day `from` on.
    fn left_by(&self, from: Date) -> Option<Source> {
        left_by(self.history, self.statement.id, from)
    }

    /// What was billed and charged, less what paid it or made it smaller.
    fn open(&self) -> Explanation {
        let formula = Words::new(
            "Open = billed + penalty + fee of a deferral − paid − refunded or waived",
            "未还金额 = 账单金额 + 罚息 + 延期手续费 − 已还 − 退款或减免",
        );
        let id = self.statement.id;
        let is_of = |item| match item {
            Item::Penalty(of) | Item::Deferral(of) | Item::Fee(of, _) | Item::Principal(of, _) => of == id,
            Item::Purchase(..) | Item::Plan(_) => false,
        };
        self.moved(Kind::Open, self.statement.open(), formula, is_of)
    }

    fn principal_open(&self) -> Explanation {
        let formula =
            Words::new("Open principal = principal billed − paid − refunded", "未还本金 = 账单本金 − 已还本金 − 退款");
        let id = self.statement.id;
        let is_of = |item| matches!(item, Item::Principal(of, _) if of == id);
        self.moved(Kind::PrincipalOpen, self.statement.principal_open(), formula, is_of)
    }

    /// `round(principal × rate × days / 10⁶)`.
    fn deferral_fee(&self, state: &State) -> Explanation {
        let fee = self.statement.deferral.as_ref().map_or(Amount::ZERO, |deferral| deferral.fee);
        let formula = Words::new(
            "Fee = deferred principal × rate of a day × days, rounded half-up",
            "手续费 = 延期本金 × 日费率 × 天数，四舍五入",
        );
        let of = self.of(Kind::DeferralFee, 0);
        let mut explanation = Explanation::over(1_000_000, of, fee, formula);
        let deferred = self.history.last(|event| match event {
            Event::StatementDeferred(event) => (event.statement == self.statement.id).then_some(event),
            _ => None,
        });
        let offer = state.terms(self.statement.terms).deferral;
        if let Some(((source, event), offer)) = deferred.zip(offer) {
            let (ppm, days) = (offer.rate.parts(), event.due.days_after(event.before));
            let principal = money(event.principal.amount, self.currency);
            let words = Words::new(
                format!("{principal} × {ppm} ppm × {days} days to {}", event.due),
                format!("{principal} × 百万分之 {ppm} × {days} 天，延至 {}", event.due),
            );
            let numerator = i128::from(event.principal.amount.minor()) * i128::from(ppm) * i128::from(days);
            explanation.exact(numerator, words).from(source);
        }
        explanation
    }

    fn moved(&self, kind: Kind, amount: Amount, formula: Words, wanted: impl Fn(Item) -> bool) -> Explanation {
        let mut explanation = Explanation::new(self.of(kind, 0), amount, formula);
        // A penalty is charged day after day, and explains itself.
        let (charged, moved): (Vec<_>, Vec<_>) =
            sums(self.history, wanted).into_iter().partition(|(_, cause, _)| cause.is_of_penalty());
        for (source, cause, minor) in moved {
            let piece = explanation.signed(minor, cause.words()).from(source);
            match (cause, kind) {
                (Cause::Billed, Kind::Open) => piece.of = Some(self.of(Kind::Billed, 0).0),
                (Cause::Deferred, Kind::Open) => piece.of = Some(self.of(Kind::DeferralFee, 0).0),
                _ => {}
            }
        }
        if !charged.is_empty() {
            let penalty = charged.iter().map(|(.., minor)| minor).sum();
            explanation.signed(penalty, Cause::Charged.words()).as_figure(self.of(Kind::Penalty, 0).0);
        }
        explanation
    }

    /// A term of a plan, or what was left of a purchase when it was billed.
    fn line_principal(&self, state: &State, number: u32) -> Explanation {
        let line = self.line(number);
        let of = self.of(Kind::LinePrincipal, number);
        if let Some((plan, term)) = line.instalment {
            let formula = Words::new("The principal of this term of the plan", "该分期当期本金");
            let mut explanation = Explanation::new(of, line.principal, formula);
            let figure = Subject::Plan(plan).numbered(Kind::TermPrincipal, term);
            explanation.plus(line.principal, term_of(term)).as_figure(figure);
            return explanation;
        }
        if let Some(carried) = self.carried_line(state, number) {
            return carried;
        }
        let formula = Words::new(
            "What was captured, less what was given back before it was billed",
            "入账金额 − 出账前的退款或还款",
        );
        let mut explanation = Explanation::new(of, line.principal, formula);
        let item = line.order.map(|order| Item::Purchase(order, line.capture));
        for (source, event) in self.before_cut() {
            for one in moves(event).into_iter().filter(|one| Some(one.item) == item) {
                explanation.signed(one.minor, one.cause.words()).from(source);
            }
        }
        explanation
    }

    fn line_fee(&self, state: &State, number: u32) -> Explanation {
        let line = self.line(number);
        if self.statement.is_interest(number as usize - 1) {
            return self.interest(state, number);
        }
        let formula = match line.instalment {
            Some(_) => Words::new("The fee of this term of the plan", "该分期当期手续费"),
            None => Words::new("A purchase paid in full has no fee", "一次性消费没有手续费"),
        };
        let mut explanation = Explanation::new(self.of(Kind::LineFee, number), line.fee, formula);
        if let Some((plan, term)) = line.instalment {
            let figure = Subject::Plan(plan).numbered(Kind::TermFee, term);
            explanation.plus(line.fee, term_of(term)).as_figure(figure);
        }
        explanation
    }
}

/// The event that left the principal of a statement which is open from the start of the day `from` on.
pub(crate) fn left_by(history: &History, id: StatementId, from: Date) -> Option<Source> {
    let is_of = |item| matches!(item, Item::Principal(of, _) if of == id);
    let mut before = sums(history, is_of).into_iter().filter(|(source, ..)| source.date < from);
    before.next_back().map(|(source, ..)| source)
}

fn term_of(term: u32) -> Words {
    Words::new(format!("Term {term}"), format!("第 {term} 期"))
}

fn named(en: &str, zh: &str, line: &Line) -> Words {
    let of_plan = || line.instalment.map(|(plan, _)| plan.to_string());
    let of = line.order.map(|order| order.to_string()).or_else(of_plan);
    // Neither of an order nor of a plan is the interest on what revolved.
    let of = of.unwrap_or_else(|| "interest / 循环利息".into());
    match line.instalment {
        Some((_, term)) => Words::new(format!("{en} of term {term} of {of}"), format!("{of} 第 {term} 期{zh}")),
        None => Words::new(format!("{en} of {of}"), format!("{of} {zh}")),
    }
}
