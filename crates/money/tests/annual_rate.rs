//! Annual rates against official figures, and against each other by two roads. All in whole cents: no float stands here.

use std::fs;
use std::num::NonZeroU32;

use money::annual_rate::{ANNUAL_RATE_MAX, AnnualRate, Flow, When, actuarial, effective, nominal_monthly};
use proptest::prelude::*;
use serde_json::Value;

const EU_EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../vectors/eu_aprc_examples.json");
const REG_Z_EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../vectors/reg_z_appendix_j.json");

#[test]
fn the_examples_of_the_european_commission_come_out_to_a_thousandth_of_a_percentage_point() {
    let file = read(EU_EXAMPLES);
    let examples = array(&file["examples"]);
    assert_eq!(examples.len(), 16);
    for example in examples {
        let flows: Vec<Flow> = array(&example["flows"])
            .iter()
            .map(|flow| Flow { minor: decimal(&flow["amount"], 2), when: months(&flow["t_years"]) })
            .collect();
        let rate = effective(&flows).expect("a credit has a rate");
        let off = (rate.0 * 100 - decimal(&example["expected_X_pct"], 6)).abs();
        // A thousandth of a percentage point is 10 parts per million. All but rounding to a whole one is a mistake of ours.
        assert!(off <= 100, "{}: {rate}, expected {}", example["id"], example["expected_X_pct"]);
    }
}

#[test]
fn the_examples_of_regulation_z_come_out_to_the_printed_digits() {
    let file = read(REG_Z_EXAMPLES);
    let examples = array(&file["examples"]);
    assert_eq!(examples.len(), 7);
    for example in examples {
        let advances = array(&example["advances"]).iter().map(|entry| unit_period_flow(entry, 1));
        let payments = array(&example["payments"]).iter().map(|entry| unit_period_flow(entry, -1));
        let flows: Vec<Flow> = advances.chain(payments).collect();
        let periods_per_year = u32::try_from(whole(&example["unit_periods_per_year"])).expect("a small number");
        let rate = actuarial(&flows, periods_per_year).expect("a credit has a rate");
        let printed = decimal(&example["expected_apr_pct"], 2);
        assert_eq!(rate.to_string(), format!("{}.{:02}%", printed / 100, printed % 100), "{}", example["id"]);
    }
}

#[test]
fn a_flat_fee_of_six_per_mille_a_term_costs_about_twice_as_much_a_year_as_it_seems() {
    assert_eq!(shown(nominal_monthly(120_000, &[10_720; 12])), "13.03%");
    assert_eq!(shown(nominal_monthly(100_000, &[33_934, 33_933, 33_933])), "10.77%");
}

#[test]
fn an_annuity_of_one_percent_a_month_costs_twelve_percent_nominal_and_12_68_effective() {
    // 100.00 for one month at 1% is 101.00; for two months, paid at the end, 102.01.
    assert_eq!(shown(nominal_monthly(10_000, &[10_100])), "12.00%");
    assert_eq!(shown(nominal_monthly(10_000, &[0, 10_201])), "12.00%");
    assert_eq!(shown(effective(&credit(10_000, &[(When::months(1), 10_100)]))), "12.68%");
    assert_eq!(shown(effective(&credit(10_000, &[(When::months(2), 10_201)]))), "12.68%");
}

#[test]
fn a_year_of_365_days_is_a_year_and_half_a_year_of_it_is_not_six_months() {
    let ten_percent = |when| effective(&credit(10_000, &[(when, 11_000)]));
    assert_eq!(ten_percent(When::days(365)), Some(AnnualRate(100_000)));
    assert_eq!(ten_percent(When::periods(1)), Some(AnnualRate(100_000)));
    assert_eq!(ten_percent(When::months(12)), Some(AnnualRate(100_000)));
    assert_eq!(ten_percent(When::months(6)), Some(AnnualRate(210_000)));
    assert!(ten_percent(When::days(183)) < ten_percent(When::months(6)));
}

#[test]
fn what_is_free_of_interest_costs_nothing() {
    assert_eq!(nominal_monthly(10_000, &[3_334, 3_333, 3_333]), Some(AnnualRate(0)));
    assert_eq!(effective(&credit(10_000, &[(When::days(36), 10_000)])), Some(AnnualRate(0)));
    assert_eq!(shown(actuarial(&credit(10_000, &[(When::periods(1), 10_000)]), 12)), "0.00%");
}

#[test]
fn where_there_is_no_rate_there_is_none() {
    assert_eq!(nominal_monthly(0, &[100]), None);
    assert_eq!(nominal_monthly(-1, &[-1]), None);
    assert_eq!(nominal_monthly(100, &[]), None);
    assert_eq!(nominal_monthly(100, &[99]), None, "less repaid than lent");
    assert_eq!(nominal_monthly(1, &[9_000]), None, "dearer than the dearest");
    assert_eq!(nominal_monthly(100, &[1; 1_201]), None, "longer than a century");
    assert_eq!(effective(&[]), None);
    assert_eq!(effective(&credit(100, &[])), None);
    assert_eq!(effective(&credit(100, &[(When::START, 100)])), None, "all at one moment");
    assert_eq!(effective(&credit(100, &[(When::days(36_501), 200)])), None, "longer than a century");
    assert_eq!(effective(&credit(100, &[(fraction(0, 1, 1_000_003), 101)])), None, "no common unit");
    assert_eq!(actuarial(&credit(100, &[(When::periods(1), 200)]), 0), None);
    assert_eq!(actuarial(&credit(100, &[(fraction(0, 1, 2), 99)]), 12), None);
}

#[test]
fn a_rate_is_shown_half_up() {
    for (rate, text) in
        [(0, "0.00%"), (49, "0.00%"), (50, "0.01%"), (99_950, "10.00%"), (-50, "-0.01%"), (-49, "0.00%")]
    {
        assert_eq!(AnnualRate(rate).to_string(), text);
    }
    assert_eq!(ANNUAL_RATE_MAX.to_string(), "10000.00%");
}

#[test]
fn a_part_of_a_whole_period_or_more_is_carried() {
    assert_eq!(When::months(18), fraction(1, 6, 12));
    assert_eq!(When::days(400), fraction(1, 35, 365));
    assert_eq!(fraction(u32::MAX, 7, 7), fraction(u32::MAX, 0, 7));
}

proptest! {
    #[test]
    fn over_whole_months_the_american_rate_is_the_nominal_one(principal in 1_i64..5_000_000, fees in fees()) {
        let payments = payments(principal, &fees);
        let flows = monthly(principal, &payments, When::periods);
        prop_assert!(close(actuarial(&flows, 12), nominal_monthly(principal, &payments)));
    }

    #[test]
    fn compounding_never_makes_a_rate_smaller(principal in 1_i64..5_000_000, fees in fees()) {
        let payments = payments(principal, &fees);
        if let Some(compounded) = effective(&monthly(principal, &payments, When::months)) {
            prop_assert!(nominal_monthly(principal, &payments).expect("a smaller rate is in range, too") <= compounded);
        }
    }

    #[test]
    fn a_cent_more_of_fee_never_makes_a_rate_smaller(principal in 1_i64..5_000_000, fees in fees(), at in any::<prop::sample::Index>()) {
        let before = payments(principal, &fees);
        let mut after = before.clone();
        after[at.index(before.len())] += 1;
        let rates = |payments: &[i64]| {
            (nominal_monthly(principal, payments), effective(&monthly(principal, payments, |month| When::days(30 * month + 5))))
        };
        let (before, after) = (rates(&before), rates(&after));
        prop_assert!(before.0 <= after.0 || after.0.is_none());
        prop_assert!(before.1 <= after.1 || after.1.is_none());
    }

    #[test]
    fn the_order_of_flows_and_who_tells_them_change_no_rate(principal in 1_i64..5_000_000, fees in fees()) {
        let flows = monthly(principal, &payments(principal, &fees), |month| When::days(31 * month));
        let backwards: Vec<Flow> = flows.iter().rev().map(|flow| Flow { minor: -flow.minor, ..*flow }).collect();
        prop_assert!(close(effective(&flows), effective(&backwards)));
        prop_assert!(close(actuarial(&flows, 52), actuarial(&backwards, 52)));
    }

    #[test]
    fn nothing_that_can_be_written_makes_a_solver_panic(
        flows in prop::collection::vec((any::<i64>(), any::<u32>(), any::<u32>(), 1_u32..), 0..20),
        small in prop::collection::vec((-1_000_i64..1_000, 0_u32..120, 0_u32..400, 1_u32..400), 0..20),
        periods_per_year in any::<u32>(),
    ) {
        for flows in [flows, small] {
            let amounts: Vec<i64> = flows.iter().map(|(minor, ..)| *minor).collect();
            let flows: Vec<Flow> =
                flows.into_iter().map(|(minor, whole, part, of)| Flow { minor, when: fraction(whole, part, of) }).collect();
            let rates = [
                effective(&flows),
                actuarial(&flows, periods_per_year),
                actuarial(&flows, 12),
                amounts.split_first().and_then(|(principal, payments)| nominal_monthly(*principal, payments)),
            ];
            for rate in rates.into_iter().flatten() {
                prop_assert!((AnnualRate(0)..=ANNUAL_RATE_MAX).contains(&rate));
            }
        }
    }
}

fn fees() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(0_i64..30_000, 1..61)
}

/// An equal part of the principal and a fee of its own in each month.
fn payments(principal: i64, fees: &[i64]) -> Vec<i64> {
    let terms = i64::try_from(fees.len()).expect("at most 60");
    let larger = principal % terms;
    fees.iter().zip(0..).map(|(fee, month)| principal / terms + i64::from(month < larger) + fee).collect()
}

fn monthly(principal: i64, payments: &[i64], when: impl Fn(u32) -> When) -> Vec<Flow> {
    let payments: Vec<(When, i64)> = payments.iter().zip(1..).map(|(payment, month)| (when(month), *payment)).collect();
    credit(principal, &payments)
}

fn credit(principal: i64, payments: &[(When, i64)]) -> Vec<Flow> {
    let payments = payments.iter().map(|(when, payment)| Flow { minor: -payment, when: *when });
    std::iter::once(Flow { minor: principal, when: When::START }).chain(payments).collect()
}

/// Two roads to one figure may round to neighbours, and end on either side of the dearest rate.
fn close(one: Option<AnnualRate>, other: Option<AnnualRate>) -> bool {
    let or_dearest = |rate: Option<AnnualRate>| rate.unwrap_or(ANNUAL_RATE_MAX).0;
    (or_dearest(one) - or_dearest(other)).abs() <= 1
}

fn shown(rate: Option<AnnualRate>) -> String {
    rate.expect("a rate").to_string()
}

fn fraction(whole: u32, part: u32, of: u32) -> When {
    When::new(whole, part, NonZeroU32::new(of).expect("not zero"))
}

/// `[amount, whole unit-periods, fraction]`, the fraction written as a decimal of a number of 30ths or 7ths.
fn unit_period_flow(entry: &Value, sign: i64) -> Flow {
    const PLACES: u32 = 17;
    let written = decimal(&entry[2], PLACES);
    let (part, of) = [1_u32, 30, 7]
        .into_iter()
        .map(|of| (nearest(written, of, PLACES), of))
        .find(|(part, of)| (written * i64::from(*of) - part * 10_i64.pow(PLACES)).abs() < 1_000)
        .expect("a fraction of days in a month or a week");
    let whole = u32::try_from(whole(&entry[1])).expect("a small number");
    Flow { minor: sign * decimal(&entry[0], 2), when: fraction(whole, u32::try_from(part).expect("a fraction"), of) }
}

/// Years written as a decimal of a number of twelfths.
fn months(years: &Value) -> When {
    const PLACES: u32 = 12;
    let written = decimal(years, PLACES);
    let months = nearest(written, 12, PLACES);
    assert!((written * 12 - months * 10_i64.pow(PLACES)).abs() < 12, "{years} years are not whole months");
    When::months(u32::try_from(months).expect("not before the first drawdown"))
}

/// How many parts, `of` to a whole, are nearest to a decimal with so many places.
fn nearest(written: i64, of: u32, places: u32) -> i64 {
    (written * i64::from(of) + 10_i64.pow(places) / 2) / 10_i64.pow(places)
}

/// A number as it is written, times 10^places, without passing through a float.
fn decimal(number: &Value, places: u32) -> i64 {
    let text = number.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let places = usize::try_from(places).expect("a small number");
    assert!(part.len() <= places, "{text} has more than {places} places");
    format!("{whole}{part:0<places$}").parse().expect("digits")
}

fn whole(number: &Value) -> i64 {
    number.as_i64().expect("a whole number")
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("the vectors are in the repository")).expect("JSON")
}
