//! The minimum of a statement: what of it is to be paid, and what may revolve.

use calendar::Date;
use money::Amount;

use super::Minimum;
use crate::part::{Item, Part};
use crate::statement::{Line, Statement};

impl Statement {
    /// The minimum that it asks for, while anything of it may revolve.
    fn asks_minimum(&self) -> Option<&Minimum> {
        self.minimum.as_deref().filter(|minimum| !minimum.is_over())
    }

    /// Whether the principal of `line` may revolve: it is no instalment, and a minimum is asked.
    pub(crate) fn may_revolve(&self, line: &Line) -> bool {
        line.instalment.is_none() && self.asks_minimum().is_some()
    }

    /// The principals that may revolve, line by line.
    pub(crate) fn revolvable(&self) -> impl Iterator<Item = Part> {
        // Without a minimum the lines are not looked at.
        let lines: &[Line] = if self.asks_minimum().is_some() { &self.lines } else { &[] };
        let pay_later = (0_u32..).zip(lines).filter(|(_, line)| line.instalment.is_none());
        pay_later.map(|(at, line)| Part { item: Item::Principal(self.id, at), amount: line.principal_open })
    }

    /// The part of pay-later principal that it asks for, of what was billed and did not go otherwise than by money.
    fn share(&self, minimum: &Minimum) -> Amount {
        minimum.offer.share(self.pay_later() - minimum.gone)
    }

    fn pay_later(&self) -> Amount {
        self.lines.iter().filter(|line| line.instalment.is_none()).map(|line| line.principal).sum()
    }

    fn pay_later_open(&self) -> Amount {
        self.revolvable().map(|part| part.amount).sum()
    }

    /// What is missing of the part of pay-later principal that it asks for.
    fn share_missing(&self, minimum: &Minimum) -> Amount {
        // While several parts go one after the other, more has gone than is off the lines yet.
        let paid = (self.pay_later() - minimum.gone).less(self.pay_later_open());
        self.share(minimum).less(paid)
    }

    /// The minimum that it asks for, in all: instalments, fees and the part of pay-later principal; none where all is to be paid.
    pub fn minimum_asked(&self) -> Option<Amount> {
        let minimum = self.minimum.as_deref()?;
        let instalments = self.lines.iter().filter(|line| line.instalment.is_some()).map(|line| line.principal);
        let fees = self.lines.iter().map(|line| line.fee).chain(self.deferral.as_ref().map(|deferral| deferral.fee));
        Some(self.share(minimum) + instalments.sum() + fees.sum())
    }

    /// Principal that is to be paid by the due date: all of it, or what is missing of the minimum.
    pub fn required_principal(&self) -> Amount {
        let Some(minimum) = self.asks_minimum() else { return self.principal_open() };
        let instalments = self.lines.iter().filter(|line| line.instalment.is_some());
        instalments.map(|line| line.principal_open).sum::<Amount>() + self.share_missing(minimum)
    }

    /// What is to be paid by the due date, fees and penalty too: all that is open, or what is missing of the minimum.
    pub fn required_open(&self) -> Amount {
        self.required_principal() + self.fee_open() + self.penalty_open
    }

    /// What of its principal revolves on the day `today`.
    pub fn revolving_on(&self, today: Date) -> Amount {
        let step = |minimum: &Minimum| {
            minimum.revolving.iter().rev().find(|step| step.from <= today).map(|step| step.principal)
        };
        self.minimum.as_deref().and_then(step).unwrap_or_default()
    }

    /// Whether a line of it, counted from 0, is the interest on what revolved.
    pub fn is_interest(&self, at: usize) -> bool {
        self.carried.as_ref().is_some_and(|carried| !carried.interest.is_zero() && carried.parts.len() == at)
    }

    /// What of its principal revolves after the due date: what is missing of the minimum does not, be it overdue or tolerated. What
    /// does not revolve never begins to: money and refunds only make it less.
    pub(crate) fn revolving(&self) -> Amount {
        let Some(minimum) = self.asks_minimum() else { return Amount::ZERO };
        self.pay_later_open() - self.share_missing(minimum)
    }

    /// What the next statement lists of it: what revolves. What is missing of the minimum stays, of its first lines.
    pub(super) fn left_to_carry(&self) -> Vec<Part> {
        let mut staying = self.pay_later_open() - self.revolving();
        let mut left = Vec::new();
        for part in self.revolvable() {
            let stays = part.amount.at_most(staying);
            staying -= stays;
            let amount = part.amount - stays;
            if !amount.is_zero() {
                left.push(Part { amount, ..part });
            }
        }
        left
    }

    /// Whether anything of it revolves, has revolved and is not billed, or may revolve.
    pub(crate) fn has_revolving(&self) -> bool {
        let has_run_up = |minimum: &Minimum| minimum.revolving.iter().any(|step| !step.principal.is_zero());
        self.asks_minimum().is_some_and(has_run_up) || !self.revolving().is_zero()
    }

    /// What of its pay-later principal went otherwise than by money.
    pub(crate) fn gone(&self) -> Amount {
        self.minimum.as_ref().map_or(Amount::ZERO, |minimum| minimum.gone)
    }

    /// Notes that `amount` of its pay-later principal goes otherwise than by money.
    pub(crate) fn note_gone(&mut self, amount: Amount) {
        if let Some(minimum) = &mut self.minimum {
            minimum.gone += amount;
        }
    }
}
