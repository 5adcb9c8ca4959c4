//! What credit costs, as a rate a year: the one place in this crate where a float may stand.
//!
//! Amounts go in as whole cents, times as exact fractions, and a rate comes out as whole parts per million. Between the two
//! stands nothing but `+ − × ÷` on 64-bit floats, which IEEE 754 defines to the last bit; `powf`, `powi`, `exp` and `ln`,
//! which a platform may round as it likes, are not used. So every machine finds the same figure. A rate is nevertheless
//! kept with the contract it was shown for and is never found again on replay: the event holds it.
//!
//! ```
//! use money::annual_rate::nominal_monthly;
//!
//! // 1200.00 in 12, each 100.00 of principal and 7.20 of fee.
//! let rate = nominal_monthly(120_000, &[10_720; 12]).expect("the fees make a rate");
//! assert_eq!(rate.to_string(), "13.03%");
//! ```

#![allow(clippy::float_arithmetic, reason = "a root is found in floats; whole parts per million come out")]

use std::fmt;
use std::num::NonZeroU32;

use minicbor::{Decode, Encode};

/// The dearest credit that has a rate here, 10,000% a year; what would be dearer, or cheaper than 0%, gives `None`.
pub const ANNUAL_RATE_MAX: AnnualRate = AnnualRate(100_000_000);

/// The longest credit that has a rate here, in years. It bounds the work, and the rounding of high powers.
pub const YEARS_MAX: u32 = 100;

/// The finest common fraction of a year that [`effective`] works in: enough for days of 365- and 366-day years with months
/// beside them (267,180), and few enough that rounding stays a thousand times below one part per million.
const TICKS_PER_YEAR_MAX: u64 = 1_000_000;

/// The steps a search may take. Two of them at least halve the step or the interval, which is no wider than 100, so that
/// 120 reach [`PRECISION`]; Newton's method usually needs five to ten.
const STEPS_MAX: u32 = 200;

/// A search ends when its next step would be smaller than this.
const PRECISION: f64 = 1e-15;

/// A rate of interest for one year in parts per million: 130,300 is 13.03%.
///
/// Rounded half-up to a whole part per million when it is found, and from there half-up to the two decimals of a percentage
/// when it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct AnnualRate(
    /// Parts per million.
    #[n(0)]
    pub i64,
);

/// One payment of a credit, as its borrower sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Whole cents: positive when the borrower receives them, negative when the borrower pays them.
    pub minor: i64,
    /// When, counted from the first payment of the credit.
    pub when: When,
}

/// A length of time in periods, exact: `whole + part / of`. The function it is given to says how long a period is.
///
/// Invariant: `part < of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    whole: u32,
    part: u32,
    of: NonZeroU32,
}

/// The value of a curve at a point, and how steeply it rises there.
#[derive(Debug, Clone, Copy)]
struct Point {
    value: f64,
    slope: f64,
}

/// Half-up to two decimals of a percentage: 130,342 parts per million are `13.03%`.
impl fmt::Display for AnnualRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.0.unsigned_abs().saturating_add(50) / 100;
        let sign = if self.0 < 0 && hundredths > 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}%", hundredths / 100, hundredths % 100)
    }
}

impl When {
    /// The moment of the first payment.
    pub const START: When = When { whole: 0, part: 0, of: NonZeroU32::MIN };

    /// A number of whole periods.
    pub const fn periods(whole: u32) -> When {
        When { whole, part: 0, of: NonZeroU32::MIN }
    }

    /// `whole + part / of` periods; a part of a whole period or more is carried.
    pub const fn new(whole: u32, part: u32, of: NonZeroU32) -> When {
        When { whole: whole.saturating_add(part / of.get()), part: part % of.get(), of }
    }

    /// A number of equal months, where the period is a year: 18 are 1 + 6/12.
    pub const fn months(months: u32) -> When {
        const MONTHS_PER_YEAR: NonZeroU32 = NonZeroU32::new(12).expect("12 is not zero");
        When::new(0, months, MONTHS_PER_YEAR)
    }

    /// A number of days, where the period is a year of 365 days: 400 are 1 + 35/365.
    pub const fn days(days: u32) -> When {
        const DAYS_PER_YEAR: NonZeroU32 = NonZeroU32::new(365).expect("365 is not zero");
        When::new(0, days, DAYS_PER_YEAR)
    }

    /// The whole and broken period as a number of ticks, `ticks_per_period` to a period.
    ///
    /// Cannot overflow: at most 2³² periods of 10⁶ ticks.
    fn ticks(self, ticks_per_period: u64) -> u64 {
        u64::from(self.whole) * ticks_per_period + u64::from(self.part) * (ticks_per_period / u64::from(self.of.get()))
    }

    fn is_within(self, periods_max: u32) -> bool {
        self.whole < periods_max || (self.whole == periods_max && self.part == 0)
    }
}

/// The nominal yearly rate of a credit repaid at the end of each month: its monthly rate of return, times 12 (单利).
///
/// Solves `principal = Σ payment[k] · v^k`, k = 1, 2, …, for v = 1 / (1 + i); the answer is 12 · i. Amounts are in cents.
/// 100,000 repaid as 33,934, 33,933, 33,933 costs 10.77%; 100,000 repaid as 100,000 costs 0.00%.
///
/// `None` when no rate from 0% to [`ANNUAL_RATE_MAX`] solves it, as when less is repaid than was lent, and for more payments
/// than [`YEARS_MAX`] has months.
pub fn nominal_monthly(principal: i64, payments: &[i64]) -> Option<AnnualRate> {
    per_million((1.0 / month(principal, payments)? - 1.0) * 12.0)
}

/// The effective yearly rate of a credit repaid at the end of each month: `(1 + i)^12 − 1` for the monthly rate of return i
/// that [`nominal_monthly`] multiplies by 12.
///
/// It is what [`effective`] finds when every month is a twelfth of a year. `None` as there.
pub fn effective_monthly(principal: i64, payments: &[i64]) -> Option<AnnualRate> {
    per_million(1.0 / power(month(principal, payments)?, 12) - 1.0)
}

/// What a cent one month later is worth now: v of `principal = Σ payment[k] · v^k`.
fn month(principal: i64, payments: &[i64]) -> Option<f64> {
    if principal <= 0 || payments.len() > 12 * YEARS_MAX as usize {
        return None;
    }
    root(1.0, 0.0, |v| {
        let repaid = payments.iter().rev().fold(Point { value: 0.0, slope: 0.0 }, |rest, payment| Point {
            value: (rest.value + *payment as f64) * v,
            slope: rest.slope * v + rest.value + *payment as f64,
        });
        Point { value: repaid.value - principal as f64, slope: repaid.slope }
    })
}

/// The effective yearly rate X of any credit by the equation of the European Union: `Σ amount · (1 + X)^(−t) = 0`, t in
/// years.
///
/// Source: Directive 2008/48/EC, Annex I, part I. A year has 12 equal months, 52 weeks, or 365 days (366 in a leap year);
/// [`When::months`] and [`When::days`] say it for the usual cases, [`When::new`] for the others. For a credit that is
/// first received and then paid there is one such rate at most.
///
/// `None` when no rate from 0% to [`ANNUAL_RATE_MAX`] solves it, when all flows are at one moment, when one is later than
/// [`YEARS_MAX`], or when their times have no common unit as long as a millionth of a year.
pub fn effective(flows: &[Flow]) -> Option<AnnualRate> {
    let per_year = common_ticks(flows)?;
    let first = flows.iter().map(|flow| flow.when.ticks(per_year)).min()?;
    let ticks: Vec<(f64, u64)> =
        flows.iter().map(|flow| (flow.minor as f64, flow.when.ticks(per_year) - first)).collect();
    if ticks.iter().all(|(_, at)| *at == 0) || flows.iter().any(|flow| !flow.when.is_within(YEARS_MAX)) {
        return None;
    }
    // v is what a cent one tick later is worth now. In it the equation is a polynomial, and X = v^(−ticks of a year) − 1.
    let v = root(1.0, 0.0, |v| sum(ticks.iter().map(|(amount, at)| worth_after(*amount, *at, v))))?;
    per_million(1.0 / power(v, per_year) - 1.0)
}

/// The annual percentage rate of the United States: `Σ amount / ((1 + f·i) · (1 + i)^t) = 0` over t whole and f broken
/// unit-periods, times the unit-periods in a year.
///
/// Source: Regulation Z, 12 CFR 1026, Appendix J, (b)(8), the actuarial method. The period of every [`When`] is the
/// unit-period: a month gives `periods_per_year` = 12, half a month 24, a quarter 4, a week 52.
///
/// `None` when no rate from 0% to [`ANNUAL_RATE_MAX`] solves it, when all flows are at one moment, or when one is later than
/// [`YEARS_MAX`].
pub fn actuarial(flows: &[Flow], periods_per_year: u32) -> Option<AnnualRate> {
    let first = flows.first()?.when;
    let periods_max = periods_per_year.saturating_mul(YEARS_MAX);
    if flows.iter().all(|flow| flow.when == first) || flows.iter().any(|flow| !flow.when.is_within(periods_max)) {
        return None;
    }
    let rate_max = ANNUAL_RATE_MAX.0 as f64 / 1e6 / f64::from(periods_per_year);
    let i = root(0.0, rate_max, |i| sum(flows.iter().map(|flow| worth_at_rate(flow, i))))?;
    per_million(i * f64::from(periods_per_year))
}

/// The worth now, and its slope by `v`, of an amount some ticks later: `amount · v^ticks`.
fn worth_after(amount: f64, ticks: u64, v: f64) -> Point {
    let Some(ticks_before) = ticks.checked_sub(1) else { return Point { value: amount, slope: 0.0 } };
    let before = amount * power(v, ticks_before);
    Point { value: before * v, slope: before * ticks as f64 }
}

/// The worth now, and its slope by `i`, of a flow: `amount / ((1 + f·i) · (1 + i)^t)`.
fn worth_at_rate(flow: &Flow, i: f64) -> Point {
    let t = flow.when.whole;
    let f = f64::from(flow.when.part) / f64::from(flow.when.of.get());
    let value = flow.minor as f64 / ((1.0 + f * i) * power(1.0 + i, u64::from(t)));
    Point { value, slope: -value * (f64::from(t) / (1.0 + i) + f / (1.0 + f * i)) }
}

/// How many ticks make one period, so that every flow falls on a tick.
fn common_ticks(flows: &[Flow]) -> Option<u64> {
    flows.iter().try_fold(1, |ticks: u64, flow| {
        let of = u64::from(flow.when.of.get());
        let common = ticks / greatest_common_divisor(ticks, of) * of;
        (common <= TICKS_PER_YEAR_MAX).then_some(common)
    })
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn sum(points: impl Iterator<Item = Point>) -> Point {
    points.fold(Point { value: 0.0, slope: 0.0 }, |sum, point| Point {
        value: sum.value + point.value,
        slope: sum.slope + point.slope,
    })
}

/// `base^exponent` by squaring: at most 64 steps, each a multiplication.
fn power(base: f64, mut exponent: u64) -> f64 {
    let (mut square, mut product) = (base, 1.0);
    while exponent > 0 {
        if exponent % 2 == 1 {
            product *= square;
        }
        square *= square;
        exponent /= 2;
    }
    product
}

/// Where between `start` and `end` a curve crosses zero; `None` when it is on one side at both.
///
/// Newton's method from `start`, which is the end where the rate is zero: for a credit the curve bends one way, and from
/// there Newton's method never oversteps the root. A step that would leave the interval known to hold the root, or that is
/// more than half of the last but one, is replaced by halving that interval.
fn root(start: f64, end: f64, curve: impl Fn(f64) -> Point) -> Option<f64> {
    let (at_start, at_end) = (curve(start), curve(end));
    if at_start.value == 0.0 {
        return Some(start);
    }
    // Written so that a value that is not a number ends here, too.
    if !(at_start.value < 0.0 && at_end.value > 0.0 || at_start.value > 0.0 && at_end.value < 0.0) {
        return None;
    }
    let (mut near, mut far) = (start, end);
    let (mut x, mut point) = (start, at_start);
    let mut steps = [(end - start).abs(); 2];
    for _ in 0..STEPS_MAX {
        let newton = x - point.value / point.slope;
        let inside = near.min(far) <= newton && newton <= near.max(far);
        let next = if inside && (newton - x).abs() <= steps[0] / 2.0 { newton } else { near + (far - near) / 2.0 };
        steps = [steps[1], (next - x).abs()];
        if steps[1] < PRECISION {
            return Some(next);
        }
        x = next;
        point = curve(x);
        if (point.value < 0.0) == (at_start.value < 0.0) { near = x } else { far = x }
    }
    None
}

/// Half-up to whole parts per million.
fn per_million(rate: f64) -> Option<AnnualRate> {
    let parts = rate * 1e6 + 0.5;
    (0.0..=ANNUAL_RATE_MAX.0 as f64 + 0.5).contains(&parts).then_some(AnnualRate(parts as i64))
}
