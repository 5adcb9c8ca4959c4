//! Figures of a plan and of its terms.

use calendar::Date;
use engine::id::PlanId;
use engine::part::{Item, Part};
use engine::plan::{Plan, Term};
use engine::refund::{Refunded, Take};
use engine::repayment::{Target, price_of};
use engine::terms::{EarlySettlement, Pricing, RefundOntoPlan};
use engine::{Event, Rejection, State};
use money::{Amount, Currency};

use crate::figure::{Figure, Kind, Subject};
use crate::history::{History, Source};
use crate::moves::sums;
use crate::sum::Explanation;
use crate::words::{Words, money};

mod settlement;

pub(crate) fn figures(state: &State, id: PlanId) -> Result<Vec<Figure>, Rejection> {
    let (plan, subject) = (state.plan(id)?, Subject::Plan(id));
    let whole = [Kind::Unbilled, Kind::FeesBilled, Kind::Settlement].map(|kind| subject.figure(kind));
    let terms = (1..)
        .zip(&plan.terms)
        .flat_map(|(number, _)| [Kind::TermPrincipal, Kind::TermFee].map(|kind| subject.numbered(kind, number)));
    Ok(whole.into_iter().chain(terms).collect())
}

pub(crate) fn explain(
    state: &State,
    history: &History,
    id: PlanId,
    (kind, number): (Kind, u32),
    today: Date,
) -> Result<Explanation, Rejection> {
    let plan = state.plan(id)?;
    let account = state.account(plan.account)?;
    let rule = state.terms_of_plan(plan).refund_onto_plan;
    let seen = Seen { plan, currency: account.currency, history, rule };
    let is_at_once = account.charged_off.is_some() && number > plan.billed;
    Ok(match kind {
        Kind::Unbilled => seen.unbilled(),
        Kind::FeesBilled => seen.fees_billed(),
        Kind::TermPrincipal | Kind::TermFee if is_at_once => seen.due_at_once((kind, number)),
        Kind::TermPrincipal => seen.term_principal(number),
        Kind::TermFee => seen.term_fee(number),
        _ => {
            let price = price_of(state, account, Target::Plan(id), today)?;
            settlement::explain(state, &seen, account, price, today)
        }
    })
}

/// A plan, and what happened around it.
struct Seen<'a> {
    plan: &'a Plan,
    currency: Currency,
    history: &'a History,
    rule: RefundOntoPlan,
}

/// One time at which the unbilled terms of a plan were worked out: when it was made, and at refunds.
struct Set<'a> {
    source: Source,
    /// How many terms were billed before.
    billed: u32,
    /// How many terms there were to divide by.
    asked: u32,
    /// The principal of those terms together.
    left: Amount,
    /// What a flat fee was charged on.
    basis: Amount,
    terms: &'a [Term],
    made_by: By,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Capture,
    Refund,
}

impl<'a> Set<'a> {
    /// The terms of a plan that was made of what stood on statements.
    fn gathered(source: Source, left: Amount, terms: &'a [Term]) -> Set<'a> {
        Set { source, billed: 0, asked: terms.len() as u32, left, basis: left, terms, made_by: By::Capture }
    }
}

impl<'a> Seen<'a> {
    fn of(&self, kind: Kind, number: u32) -> (Figure, Currency) {
        (Subject::Plan(self.plan.id).numbered(kind, number), self.currency)
    }

    fn unbilled(&self) -> Explanation {
        let formula = Words::new(
            "Unbilled principal = captured − billed − settled early − refunded",
            "未出账本金 = 入账金额 − 已出账 − 提前结清 − 退款",
        );
        let plan = self.plan.id;
        let mut explanation = Explanation::new(self.of(Kind::Unbilled, 0), self.plan.unbilled_principal(), formula);
        for (source, cause, minor) in sums(self.history, |item| item == Item::Plan(plan)) {
            explanation.signed(minor, cause.words()).from(source);
        }
        explanation
    }

    /// What was not billed when its account was charged off: due at once, without a fee.
    fn due_at_once(&self, (kind, number): (Kind, u32)) -> Explanation {
        let formula = Words::new(
            "What was not billed when it was charged off is due at once, without a fee",
            "核销时未出账的本金一次性到期，不再收取手续费",
        );
        let term = self.plan.terms[number as usize - 1];
        let amount = if kind == Kind::TermFee { term.fee } else { term.principal };
        let mut explanation = Explanation::new(self.of(kind, number), amount, formula);
        if kind == Kind::TermPrincipal {
            let unbilled = self.of(Kind::Unbilled, 0).0;
            explanation.plus(amount, Words::new("Unbilled principal", "未出账本金")).as_figure(unbilled);
        }
        explanation
    }

    /// Fees as they were billed, what settling cost, and what refunds gave back of them.
    fn fees_billed(&self) -> Explanation {
        let formula = Words::new(
            "Billed fees = fees of billed terms + what settling cost − what refunds gave back and staff waived",
            "已出账手续费 = 已出账各期手续费 + 结清费用 − 退款退回 − 减免",
        );
        let amount = self.plan.fee_billed - self.plan.fee_back;
        let mut explanation = Explanation::new(self.of(Kind::FeesBilled, 0), amount, formula);
        for (source, event) in self.history.events() {
            let (number, minor, words) = match event {
                Event::StatementCut(event) => {
                    let Some(line) = event.lines.iter().find(|line| line.is_of(self.plan.id)) else { continue };
                    let number = line.instalment.map_or(0, |(_, term)| term);
                    let words = Words::new(format!("Fee of term {number}"), format!("第 {number} 期手续费"));
                    (number, i128::from(line.fee.minor()), words)
                }
                Event::RepaymentTaken(event) => {
                    let fees = event.settlement_fees.iter().filter(|fee| fee.plan == self.plan.id);
                    let fee: Amount = fees.map(|fee| fee.amount).sum();
                    (0, i128::from(fee.minor()), Words::new("Fee for settling early", "提前结清费用"))
                }
                Event::CreditWithdrawn(event) => {
                    let mine = event.unbilled.iter().filter(|part| match part.item {
                        Item::Fee(statement, at) => self.lists(statement, at),
                        _ => false,
                    });
                    let fee: Amount = mine.map(|part| part.amount).sum();
                    (
                        0,
                        -i128::from(fee.minor()),
                        Words::new("To be billed anew after the withdrawal", "撤回后重新出账"),
                    )
                }
                Event::OrderRefunded(event) => {
                    let words = Words::new("Given back with a refund", "随退款退回");
                    (0, -i128::from(self.fees_back(event).minor()), words)
                }
                Event::ConcessionGranted(event) => {
                    (0, -i128::from(self.fees_of(&event.parts).minor()), Words::new("Waived", "减免"))
                }
                Event::ConcessionReversed(event) => {
                    let words = Words::new("Owed again, as it was waived by mistake", "撤销减免，恢复欠款");
                    (0, i128::from(self.fees_of(&event.parts).minor()), words)
                }
                _ => continue,
            };
            if minor != 0 {
                let piece = explanation.signed(minor, words).from(source);
                if number > 0 {
                    piece.as_figure(self.of(Kind::TermFee, number).0);
                }
            }
        }
        explanation
    }

    /// Of the fees of this plan what a refund gave back: those not paid yet, and those that were.
    fn fees_back(&self, event: &Refunded) -> Amount {
        let returned = event.fees_returned.iter().filter(|one| one.plan == self.plan.id).map(|one| one.amount);
        self.fees_of(&event.fees_dropped) + returned.sum()
    }

    /// The fees of this plan among parts.
    fn fees_of(&self, parts: &[Part]) -> Amount {
        let mine = |item: Item| match item {
            Item::Fee(statement, at) => self.lists(statement, at),
            Item::Penalty(_) | Item::Deferral(_) | Item::Principal(..) | Item::Purchase(..) | Item::Plan(_) => false,
        };
        parts.iter().filter(|part| mine(part.item)).map(|part| part.amount).sum()
    }

    /// Whether a line of a statement is a term of this plan.
    fn lists(&self, statement: engine::id::StatementId, at: u32) -> bool {
        let cut = self.history.last(|event| match event {
            Event::StatementCut(event) => (event.statement == statement).then_some(event),
            _ => None,
        });
        cut.and_then(|(_, cut)| cut.lines.get(at as usize)).is_some_and(|line| line.is_of(self.plan.id))
    }

    /// Every time its unbilled terms were worked out, oldest first.
    fn sets(&self) -> Vec<Set<'a>> {
        let (mut sets, mut refunded): (Vec<Set>, Amount) = (Vec::new(), Amount::ZERO);
        for (source, event) in self.history.events() {
            match event {
                Event::OrderCaptured(event) => {
                    let Some(made) = event.plan.as_ref().filter(|made| made.plan == self.plan.id) else { continue };
                    let (asked, left) = (made.terms.len() as u32, event.credit());
                    let terms = &made.terms;
                    sets.push(Set { source, billed: 0, asked, left, basis: left, terms, made_by: By::Capture });
                }
                Event::BillSplit(event) if event.plan == self.plan.id => {
                    sets.push(Set::gathered(source, event.amount.amount, &event.schedule));
                }
                Event::HardshipPlanned(event) if event.plan == self.plan.id => {
                    sets.push(Set::gathered(source, event.amount.amount, &event.schedule));
                }
                Event::OrderRefunded(event) => {
                    refunded += self.refunded_by(event);
                    let Some(made) = event.replanned.iter().find(|made| made.plan == self.plan.id) else { continue };
                    let before = sets.last().map_or(0, |set| set.billed + set.terms.len() as u32);
                    let left = made.terms.iter().map(|term| term.principal).sum();
                    let (billed, asked, terms) = (made.billed, before.saturating_sub(made.billed), &made.terms);
                    let basis = self.plan.principal - refunded;
                    sets.push(Set { source, billed, asked, left, basis, terms, made_by: By::Refund });
                }
                _ => {}
            }
        }
        sets
    }

    /// What a refund gave back of its principal.
    fn refunded_by(&self, event: &Refunded) -> Amount {
        let own =
            event.takes.iter().filter(|take| self.plan.order == Some(event.order) && take.capture == self.plan.capture);
        let shares = event.gathered.iter().filter(|take| take.plan == self.plan.id);
        own.map(Take::credit).chain(shares.map(|take| take.amount)).sum()
    }

    /// When term `number` was worked out as it is, with its place among the terms of that time.
    fn set_of(&self, number: u32) -> Option<(Set<'a>, usize)> {
        let mut sets = self.sets();
        let is_in = |set: &Set| set.billed < number && ((number - 1 - set.billed) as usize) < set.terms.len();
        let set = sets.remove(sets.iter().rposition(is_in)?);
        let place = (number - 1 - set.billed) as usize;
        Some((set, place))
    }

    fn term_principal(&self, number: u32) -> Explanation {
        let term = self.plan.terms[number as usize - 1];
        let of = self.of(Kind::TermPrincipal, number);
        if let Some(source) = self.withdrawn() {
            return self.after_withdrawal(of, term.principal, source);
        }
        let Some((set, place)) = self.set_of(number) else {
            return Explanation::new(of, term.principal, Words::new("", ""));
        };
        let shortened = set.made_by == By::Refund && self.rule == RefundOntoPlan::LastTermsFirst;
        match self.plan.pricing {
            _ if shortened => self.kept(of, term, &set, place),
            Pricing::FlatFee(_) | Pricing::InterestFree => self.split(of, term, &set, place),
            Pricing::Annuity(_) => self.level(of, term, &set, place),
        }
    }

    /// A part of a principal that was split: parts differ by at most one, the larger ones first.
    fn split(&self, of: (Figure, Currency), term: Term, set: &Set, place: usize) -> Explanation {
        let (left, n) = (set.left, set.asked.max(1));
        let written = money(left, self.currency);
        let formula = Words::new(
            format!("Principal of {written} split over {n} terms; what is left over goes to the first ones"),
            format!("本金 {written} 平均分为 {n} 期，余数计入前几期"),
        );
        let mut explanation = Explanation::new(of, term.principal, formula);
        let (share, over) = (left.minor() / u64::from(n), left.minor() % u64::from(n));
        let words = Words::new(format!("{written} ÷ {n}, rounded down"), format!("{written} ÷ {n}，向下取整"));
        explanation.plus(Amount::of(share), words).from(set.source);
        if (place as u64) < over {
            let words =
                Words::new(format!("One more: {over} are left over"), format!("余数 {over}，前 {over} 期各加一"));
            explanation.plus(Amount::of(1), words).from(set.source);
        }
        explanation
    }

    /// What a level payment leaves for principal; the last one repays what is left.
    fn level(&self, of: (Figure, Currency), term: Term, set: &Set, place: usize) -> Explanation {
        let (is_last, number) = (place + 1 == set.terms.len(), of.0.number);
        let formula = match is_last {
            true => Words::new("The last term repays what is left", "最后一期偿还剩余本金"),
            false => Words::new("Principal = level payment − interest of the term", "本金 = 每期等额还款 − 当期利息"),
        };
        let mut explanation = Explanation::new(of, term.principal, formula);
        if is_last {
            self.left_after(&mut explanation, set, place);
            return explanation;
        }
        let level = set.terms[place].principal + set.terms[place].fee;
        let words = Words::new("Level payment", "每期等额还款");
        explanation.plus(level, words).from(set.source);
        let figure = self.of(Kind::TermFee, number).0;
        explanation.minus(term.fee, Words::new("Interest of the term", "当期利息")).as_figure(figure);
        explanation
    }

    /// What a refund that takes the last terms first left of one of those before them.
    fn kept(&self, of: (Figure, Currency), term: Term, set: &Set, place: usize) -> Explanation {
        let formula = Words::new(
            "A refund takes the last terms first: principal is kept from the first term on, each no larger than it was",
            "退款先冲减最后几期：本金从第一期起保留，每期不超过原额",
        );
        let mut explanation = Explanation::new(of, term.principal, formula);
        self.left_after(&mut explanation, set, place);
        let earlier: Amount = set.terms[..place].iter().map(|term| term.principal).sum();
        let later = (set.left - earlier).less(term.principal);
        if !later.is_zero() {
            explanation.minus(later, Words::new("Kept by the terms after it", "由其后各期保留")).from(set.source);
        }
        explanation
    }

    /// Adds the principal of a set of terms, less that of the terms before `place`.
    fn left_after(&self, explanation: &mut Explanation, set: &Set, place: usize) {
        explanation.plus(set.left, Words::new("Principal of the terms together", "各期本金合计")).from(set.source);
        for (number, term) in (set.billed + 1..).zip(&set.terms[..place]) {
            let words = Words::new(format!("Principal of term {number}"), format!("第 {number} 期本金"));
            explanation.minus(term.principal, words).from(set.source);
        }
    }

    fn term_fee(&self, number: u32) -> Explanation {
        let term = self.plan.terms[number as usize - 1];
        let of = self.of(Kind::TermFee, number);
        if let Some(source) = self.withdrawn() {
            return self.after_withdrawal(of, term.fee, source);
        }
        let Some((set, place)) = self.set_of(number) else {
            return Explanation::new(of, term.fee, Words::new("", ""));
        };
        match self.plan.pricing {
            Pricing::InterestFree => {
                let formula = Words::new("Free of interest for the customer", "客户免息");
                Explanation::new(of, term.fee, formula)
            }
            Pricing::FlatFee(rate) => {
                let (ppm, basis) = (rate.parts(), money(set.basis, self.currency));
                let formula = Words::new(
                    "Fee = principal that is not refunded × rate of a term, rounded half-up",
                    "手续费 = 未退本金 × 每期费率，四舍五入",
                );
                let words = Words::new(format!("{basis} × {ppm} ppm"), format!("{basis} × 百万分之 {ppm}"));
                if self.plan.relief.is_some() {
                    return shared(of, formula, term.fee, rate.of(set.basis), words, set.source);
                }
                let mut explanation = Explanation::over(1_000_000, of, term.fee, formula);
                explanation.exact(i128::from(set.basis.minor()) * i128::from(ppm), words).from(set.source);
                explanation
            }
            Pricing::Annuity(yearly) => {
                let ppm = yearly.parts();
                let balance: Amount = set.terms[place..].iter().map(|term| term.principal).sum();
                let written = money(balance, self.currency);
                let formula = Words::new(
                    "Interest = principal still to be repaid × yearly rate ÷ 12, rounded half-up",
                    "利息 = 剩余本金 × 年利率 ÷ 12，四舍五入",
                );
                let words =
                    Words::new(format!("{written} × {ppm} ppm ÷ 12"), format!("{written} × 百万分之 {ppm} ÷ 12"));
                if self.plan.relief.is_some() {
                    return shared(of, formula, term.fee, yearly.of_month(balance), words, set.source);
                }
                let mut explanation = Explanation::over(12_000_000, of, term.fee, formula);
                explanation.exact(i128::from(balance.minor()) * i128::from(ppm), words).from(set.source);
                explanation
            }
        }
    }

    /// What ended the plan, if its customer withdrew from the credit.
    fn withdrawn(&self) -> Option<Source> {
        let ended = self.history.last(|event| match event {
            Event::CreditWithdrawn(event) => event.ended.iter().find(|ended| ended.plan == self.plan.id),
            _ => None,
        });
        ended.map(|(source, _)| source)
    }

    /// What a withdrawal left of a term: the last one has all that is owed and what has run up by day, the others what was paid.
    fn after_withdrawal(&self, of: (Figure, Currency), amount: Amount, source: Source) -> Explanation {
        let formula = Words::new(
            "After the withdrawal the last term has all that is owed, with the fee that has run up by day; the others what was paid",
            "行使撤回权后，最后一期为全部欠款及按日计收的费用，其余各期为已还部分",
        );
        let mut explanation = Explanation::new(of, amount, formula);
        explanation.plus(amount, Words::new("As the withdrawal left it", "撤回后金额")).from(source);
        explanation
    }

    /// What its Terms ask for settling it early.
    fn rule_of(&self, state: &State) -> EarlySettlement {
        match self.plan.is_of_hardship() {
            true => EarlySettlement::Waived,
            false => state.terms_of_plan(self.plan).early_settlement,
        }
    }
}

/// A fee of which others than the customer bear a part.
fn shared(
    of: (Figure, Currency),
    formula: Words,
    fee: Amount,
    whole: Amount,
    words: Words,
    source: Source,
) -> Explanation {
    let mut explanation = Explanation::new(of, fee, formula);
    explanation.plus(whole, words).from(source);
    explanation.minus(whole.less(fee), Words::new("Borne by others", "由他方承担")).from(source);
    explanation
}
