//! Amounts, rates and currencies, each figure by hand.

use money::rate::half_up;
use money::{Amount, Currency, Rate, annuity, split};

#[test]
fn an_amount_adds_up() {
    let (one, two) = (Amount::of(1), Amount::of(2));
    assert_eq!((one + two).minor(), 3);
    assert_eq!((two - one).minor(), 1);
    let mut sum = one;
    sum += two;
    sum += two;
    assert_eq!(sum, Amount::of(5));
    sum -= two;
    assert_eq!(sum, Amount::of(3));
    assert_eq!([one, two, two].into_iter().sum::<Amount>(), Amount::of(5));
    assert_eq!((one.less(two), two.less(one)), (Amount::ZERO, one));
    assert_eq!((one.at_most(two), two.at_most(one)), (one, one));
    assert_eq!((Amount::ZERO.is_zero(), one.is_zero()), (true, false));
    assert_eq!((two.signed(), two.minor()), (2, 2));
    assert_eq!(Amount::MAX.minor(), 9_007_199_254_740_991);
    assert_eq!(Amount::MAX + Amount::ZERO, Amount::MAX);
    assert_eq!(Amount::checked(0), Some(Amount::ZERO));
    assert_eq!(Amount::checked(9_007_199_254_740_992), None);
}

#[test]
#[should_panic(expected = "below 2^53")]
fn a_sum_that_is_too_large_stops_the_program() {
    let _ = Amount::MAX + Amount::of(1);
}

#[test]
#[should_panic(expected = "at most 2^53 - 1")]
fn an_amount_that_is_too_large_stops_the_program() {
    let _ = Amount::of(9_007_199_254_740_992);
}

#[test]
#[should_panic(expected = "a share is a part of something")]
fn a_share_of_more_than_the_whole_stops_the_program() {
    let _ = Amount::of(1).share(Amount::of(3), Amount::of(2));
}

#[test]
#[should_panic(expected = "a share is a part of something")]
fn a_share_of_nothing_stops_the_program() {
    let _ = Amount::of(1).share(Amount::ZERO, Amount::ZERO);
}

#[test]
fn a_rate_is_rounded_half_up_once() {
    assert_eq!(Rate::ppm(6_000).parts(), 6_000);
    assert_eq!(Rate::WHOLE.of(Amount::of(123)), Amount::of(123));
    assert_eq!(Rate::ppm(6_000).of(Amount::of(33_334)), Amount::of(200));
    // 0.6% of 83.33 are 49.998 cents; of 41.67 they are 25.002, of 0.83 0.498, of 0.84 0.504.
    assert_eq!([8_333, 4_167, 83, 84].map(|minor| Rate::ppm(6_000).of(Amount::of(minor)).minor()), [50, 25, 0, 1]);
    // A twelfth of 12% of 0.49, 0.50 and 1.49.
    assert_eq!([49, 50, 149].map(|minor| Rate::ppm(120_000).of_month(Amount::of(minor)).minor()), [0, 1, 1]);
    assert_eq!([4, 5, 14, 15].map(|numerator| half_up(numerator, 10).minor()), [0, 1, 1, 2]);
}

#[test]
fn a_currency_is_written_with_all_its_digits() {
    let codes = Currency::ALL.map(Currency::code);
    assert_eq!(codes, ["CNY", "GBP", "EUR", "USD", "JPY"]);
    assert_eq!(codes.map(Currency::from_code), Currency::ALL.map(Some));
    assert_eq!(["", "cny", "XXX"].map(Currency::from_code), [None; 3]);
    assert_eq!(Currency::ALL.map(Currency::minor_digits), [2, 2, 2, 2, 0]);
    for (minor, cny, jpy) in [(0, "0.00", "0"), (7, "0.07", "7"), (12_900, "129.00", "12900"), (105, "1.05", "105")] {
        assert_eq!((Currency::Cny.write(minor), Currency::Jpy.write(minor)), (cny.into(), jpy.into()));
        assert_eq!((Currency::Cny.read(cny), Currency::Jpy.read(jpy)), (Some(minor), Some(minor)));
    }
    for bad in
        ["", ".", "1", "1.", ".50", "1.5", "1.500", "-1.00", "+1.00", "1.+0", "1,000.00", "x.00", "1.0x", "1.00 "]
    {
        assert_eq!(Currency::Cny.read(bad), None, "{bad}");
    }
    for bad in ["", "1.", "1.00", "-1", "+1", "x"] {
        assert_eq!(Currency::Jpy.read(bad), None, "{bad}");
    }
    assert_eq!(Currency::Jpy.read("18446744073709551616"), None, "more than 64 bits hold");
}

#[test]
fn a_total_is_split_into_the_larger_parts_first() {
    let parts = |total, n| split(Amount::of(total), n).map(Amount::minor).collect::<Vec<_>>();
    assert_eq!(parts(10_000, 3), [3_334, 3_333, 3_333]);
    assert_eq!(parts(11, 4), [3, 3, 3, 2]);
    assert_eq!(parts(0, 2), [0, 0]);
    assert_eq!(parts(5, 1), [5]);
}

#[test]
fn an_annuity_ends_with_what_is_left() {
    assert_eq!(annuity::level(Amount::of(120_000), Rate::ppm(145_600), 12), Amount::of(10_807));
    assert_eq!(annuity::level(Amount::of(10_000), Rate::ppm(0), 3), Amount::of(3_334));
    let terms = annuity::terms(Amount::of(10_000), Rate::ppm(0), 3);
    let terms: Vec<(u64, u64)> = terms.iter().map(|term| (term.principal.minor(), term.interest.minor())).collect();
    assert_eq!(terms, [(3_334, 0), (3_334, 0), (3_332, 0)]);
    // One term: everything, and a month's interest: 145,600 ppm of 1200.00 a year are 14.56 a month.
    let once = annuity::terms(Amount::of(120_000), Rate::ppm(145_600), 1);
    assert_eq!((once.len(), once[0].principal.minor(), once[0].interest.minor()), (1, 120_000, 1_456));
}
