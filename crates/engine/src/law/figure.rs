//! The figures that a quote carries, by the names that laws give them.

use calendar::Date;
use minicbor::{Decode, Encode};
use money::annual_rate::{Flow, When, actuarial};
use money::{Amount, AnnualRate};
use std::num::NonZeroU32;

use super::Pack;
use crate::plan::Quote;
use crate::terms::Terms;

/// A figure of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Figure {
    /// The monthly rate of return times 12, over equal months (单利).
    #[n(0)]
    AnnualRate,
    /// The rate by the equation of the European Union, on the real due dates.
    #[n(1)]
    EffectiveAnnualRate,
    /// The rate of the United States, by the actuarial method on the real due dates.
    #[n(2)]
    ActuarialAnnualRate,
    /// The rate a year at which interest runs; of a flat fee, the nominal rate it comes to.
    #[n(3)]
    BorrowingRate,
    /// What is bought.
    #[n(4)]
    CashPrice,
    /// What is lent.
    #[n(5)]
    AmountOfCredit,
    /// What is lent, as the United States call it.
    #[n(6)]
    AmountFinanced,
    /// Every charge together.
    #[n(7)]
    TotalCostOfCredit,
    /// Every charge together, as the United States call it.
    #[n(8)]
    FinanceCharge,
    /// What is lent and every charge.
    #[n(9)]
    TotalPayable,
    /// What is lent and every charge, as the United States call it.
    #[n(10)]
    TotalOfPayments,
    /// How many payments there are.
    #[n(11)]
    NumberOfPayments,
    /// The first payment, which is the largest.
    #[n(12)]
    FirstPayment,
    /// Days from the purchase to the last due date.
    #[n(13)]
    DurationDays,
    /// What a day costs of overdue principal.
    #[n(14)]
    DailyPenalty,
    /// For how many days the customer may withdraw.
    #[n(15)]
    WithdrawalDays,
}

/// What the number of a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Parts per million a year.
    PpmAYear,
    /// Parts per million a day.
    PpmADay,
    /// Minor units of the currency of the quote.
    MinorUnits,
    /// Payments.
    Payments,
    /// Days.
    Days,
}

impl Figure {
    /// Every figure.
    pub const ALL: [Figure; 16] = [
        Figure::AnnualRate,
        Figure::EffectiveAnnualRate,
        Figure::ActuarialAnnualRate,
        Figure::BorrowingRate,
        Figure::CashPrice,
        Figure::AmountOfCredit,
        Figure::AmountFinanced,
        Figure::TotalCostOfCredit,
        Figure::FinanceCharge,
        Figure::TotalPayable,
        Figure::TotalOfPayments,
        Figure::NumberOfPayments,
        Figure::FirstPayment,
        Figure::DurationDays,
        Figure::DailyPenalty,
        Figure::WithdrawalDays,
    ];

    /// Its name outside: `annual_rate`.
    pub fn name(self) -> &'static str {
        match self {
            Figure::AnnualRate => "annual_rate",
            Figure::EffectiveAnnualRate => "effective_annual_rate",
            Figure::ActuarialAnnualRate => "actuarial_annual_rate",
            Figure::BorrowingRate => "borrowing_rate",
            Figure::CashPrice => "cash_price",
            Figure::AmountOfCredit => "amount_of_credit",
            Figure::AmountFinanced => "amount_financed",
            Figure::TotalCostOfCredit => "total_cost_of_credit",
            Figure::FinanceCharge => "finance_charge",
            Figure::TotalPayable => "total_payable",
            Figure::TotalOfPayments => "total_of_payments",
            Figure::NumberOfPayments => "number_of_payments",
            Figure::FirstPayment => "first_payment",
            Figure::DurationDays => "duration_days",
            Figure::DailyPenalty => "daily_penalty",
            Figure::WithdrawalDays => "withdrawal_days",
        }
    }

    /// What its number counts.
    pub fn unit(self) -> Unit {
        match self {
            Figure::AnnualRate | Figure::EffectiveAnnualRate | Figure::ActuarialAnnualRate | Figure::BorrowingRate => {
                Unit::PpmAYear
            }
            Figure::DailyPenalty => Unit::PpmADay,
            Figure::CashPrice
            | Figure::AmountOfCredit
            | Figure::AmountFinanced
            | Figure::TotalCostOfCredit
            | Figure::FinanceCharge
            | Figure::TotalPayable
            | Figure::TotalOfPayments
            | Figure::FirstPayment => Unit::MinorUnits,
            Figure::NumberOfPayments => Unit::Payments,
            Figure::DurationDays | Figure::WithdrawalDays => Unit::Days,
        }
    }

    fn number(self, pack: &Pack, terms: &Terms, quote: &Quote, today: Date) -> Option<i64> {
        let (first, last) = (quote.instalments.first()?, quote.instalments.last()?);
        Some(match self {
            Figure::AnnualRate | Figure::BorrowingRate => quote.rates.nominal_ppm,
            Figure::EffectiveAnnualRate => quote.rates.effective_ppm,
            Figure::ActuarialAnnualRate => actuarial_rate(quote, today).0,
            Figure::CashPrice | Figure::AmountOfCredit | Figure::AmountFinanced => quote.amount.signed(),
            Figure::TotalCostOfCredit | Figure::FinanceCharge => quote.fee().signed(),
            Figure::TotalPayable | Figure::TotalOfPayments => (quote.amount + quote.fee()).signed(),
            Figure::NumberOfPayments => quote.instalments.len() as i64,
            Figure::FirstPayment => (first.term.principal + first.term.fee).signed(),
            Figure::DurationDays => i64::from(last.due.days_after(today)),
            Figure::DailyPenalty => i64::from(terms.penalty.parts()),
            Figure::WithdrawalDays => i64::from(pack.withdrawal.as_ref()?.days),
        })
    }
}

/// The figures that the law pack of `terms` asks of `quote`, in its order; none without a pack. One that does not apply, as there
/// is no right to withdraw, is left out.
pub fn figures(terms: &Terms, quote: &Quote, today: Date) -> Vec<(Figure, i64)> {
    let Some(pack) = &terms.law else { return Vec::new() };
    let numbers = pack.figures.iter().map(|figure| (*figure, figure.number(pack, terms, quote, today)));
    numbers.filter_map(|(figure, number)| Some((figure, number?))).collect()
}

/// The annual percentage rate of Regulation Z, 12 CFR 1026, Appendix J, (b): the unit-period is a month, counted back from each
/// due date, and the days that are left are thirtieths of one (paragraph (b)(5)).
fn actuarial_rate(quote: &Quote, today: Date) -> AnnualRate {
    let received = Flow { minor: quote.amount.signed(), when: When::START };
    let paid = quote.instalments.iter().map(|paid| Flow {
        minor: -(paid.term.principal + paid.term.fee).signed(),
        when: months_and_days(today, paid.due),
    });
    let flows: Vec<Flow> = std::iter::once(received).chain(paid).collect();
    let is_free = quote.fee() == Amount::ZERO;
    if is_free { AnnualRate::default() } else { actuarial(&flows, MONTHS_A_YEAR).unwrap_or_default() }
}

const MONTHS_A_YEAR: u32 = 12;
const DAYS_A_MONTH: NonZeroU32 = NonZeroU32::new(30).expect("30 is not zero");

/// Whole months back from `to` as far as `from` allows, and the days before them as thirtieths.
fn months_and_days(from: Date, to: Date) -> When {
    let mut months = 0;
    while months_before(to, months + 1) >= from {
        months += 1;
    }
    When::new(months, months_before(to, months).days_after(from).unsigned_abs(), DAYS_A_MONTH)
}

/// The same day so many months before, or the last day of a month that is too short for it.
fn months_before(date: Date, months: u32) -> Date {
    let (year, month, day) = date.civil();
    let from_zero = year * 12 + month.cast_signed() - 1 - months.cast_signed();
    let (year, month) = (from_zero.div_euclid(12), from_zero.rem_euclid(12).unsigned_abs() + 1);
    let found = (1..=day).rev().find_map(|day| Date::new(year, month, day));
    found.expect("every month has a first day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_back_and_days_are_thirtieths() {
        let date = |text| Date::parse(text).expect("a real date");
        let cases = [
            ("2026-01-10", "2026-03-15", (2, 5)),
            ("2026-01-31", "2026-02-28", (0, 28)),
            ("2026-02-28", "2026-03-31", (1, 0)),
            ("2026-07-01", "2026-08-06", (1, 5)),
            ("2026-07-01", "2026-07-01", (0, 0)),
        ];
        for (from, to, (months, days)) in cases {
            assert_eq!(months_and_days(date(from), date(to)), When::new(months, days, DAYS_A_MONTH), "{from} {to}");
        }
    }
}
