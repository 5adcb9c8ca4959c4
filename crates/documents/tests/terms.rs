//! Terms as documents: what is shipped, what is read, and what a fault says.

use calendar::Date;
use documents::Fault;
use documents::terms::{Difference, RETAIL, differences, read, write};
use engine::concession::Authority;
use engine::staff::Role;
use engine::subsidy::Shares;
use engine::terms::{
    Allocation, EarlySettlement, FeeOnRefund, LateFee, Offer, Posting, Pricing, RefundOntoPlan, Terms, Version,
};
use money::{Amount, Currency, Rate};

fn retail() -> Terms {
    documents::terms::retail(Version(1), Currency::Cny)
}

/// The shipped document with one piece of it replaced.
fn with(piece: &str, other: &str) -> Result<Terms, Fault> {
    assert!(RETAIL.contains(piece), "{piece}");
    read(Version(1), &RETAIL.replace(piece, other))
}

#[test]
fn the_shipped_document_says_the_default_terms() {
    assert_eq!(read(Version(1), RETAIL), Ok(retail()));
    assert_eq!(Terms { law: None, ..retail() }, Terms::defaults(Version(1), Currency::Cny));
}

#[test]
fn terms_are_read_as_they_were_written() {
    let mut other = Terms::defaults(Version(7), Currency::Jpy);
    other.in_force_from = Date::parse("2027-02-28");
    other.cost_ceiling = None;
    other.consumer_cap = Amount::of(123_456);
    other.allocation = Allocation::PrincipalFeePenalty;
    other.principal_first_from_days = Some(30);
    other.early_settlement = EarlySettlement::NextFee;
    other.posting = Posting::Shipping;
    other.refund_onto_plan = RefundOntoPlan::LastTermsFirst;
    other.fee_on_refund = FeeOnRefund::All;
    other.deferral = None;
    other.value_date_days_max = 30;
    other.minimum_payment = Some(engine::minimum::Offer { percent: Rate::ppm(50_000), rate: Rate::ppm(450) });
    other.tolerance = Some(Amount::of(500));
    other.late_fee = Some(LateFee { amount: Amount::of(2_500), cap: Rate::ppm(50_000), grace_days: 3 });
    other.concessions = vec![Authority { role: Role::Risk, per_act: Amount::of(5), per_day: Amount::of(7) }];
    other.fee_bearer = Shares {
        customer: Rate::ppm(500_000),
        merchant: Rate::ppm(300_000),
        platform: Rate::ppm(200_000),
        ..Shares::NOBODY
    };
    other.offers = vec![
        Offer { terms: 2, pricing: Pricing::InterestFree },
        Offer { terms: 36, pricing: Pricing::Annuity(Rate::ppm(145_600)) },
    ];
    for terms in [retail(), other] {
        assert_eq!(read(terms.version, &write(&terms)), Ok(terms));
    }
}

#[test]
fn a_fault_names_the_line_or_the_field_and_what_should_stand_there() {
    let cases = [
        ("grace_days = 5", "grace_days = \"five\"", Some("grace_days"), "line 14"),
        ("grace_days = 5", "grace_day = 5", Some("grace_day"), "unknown field"),
        ("grace_days = 5\n", "", None, "missing field `grace_days`"),
        ("grace_days = 5", "grace_days = -5", Some("grace_days"), "-5"),
        ("grace_days = 5", "grace_days = ", None, "line 14"),
        ("law = \"CN\"", "law = \"XX\"", Some("law"), "CN, EU, UK, US"),
        ("\"CNY\"", "\"CNX\"", Some("currency"), "one of CNY"),
        ("\"billed_stay\"", "\"none\"", Some("fee_on_refund"), "one of: billed_stay, pro_rata, all"),
        ("\"penalty fee principal\"", "\"fee\"", Some("allocation"), "one of"),
        ("[1, 10, 15]", "[1, 10, 29]", Some("cycle_days"), "between 1 and 28"),
        ("\"100.00\"", "\"100\"", Some("plan_order_min"), "such as \"5.00\""),
        ("\"100.00\"", "\"-1.00\"", Some("plan_order_min"), "such as"),
        ("# tolerance = \"5.00\"", "tolerance = \"5\"", Some("tolerance"), "such as \"5.00\""),
        ("# tolerance = \"5.00\"", "late_fee = { amount = \"1.00\" }", Some("late_fee"), "missing field `cap_ppm`"),
        ("# in_force_from = 2027-01-01", "in_force_from = 2027-01-01T00:00:00Z", Some("in_force_from"), "a date"),
        (
            "# minimum_payment = { percent_ppm",
            "minimum_payment = { percent",
            Some("minimum_payment.percent"),
            "unknown field",
        ),
        ("days_max = 30", "days = 30", Some("deferral.days"), "unknown field"),
        ("role = \"agent\"", "role = \"clerk\"", Some("concessions.role"), "one of: agent, underwriter"),
        ("per_act = \"50.00\"", "per_act = \"50\"", Some("concessions[agent].per_act"), "such as"),
        ("terms = 3, flat_fee_ppm = 6000", "terms = 3", Some("offers[3]"), "in one way"),
        ("terms = 3, flat_fee_ppm = 6000", "terms = 3, interest_free = false", Some("offers[3]"), "in one way"),
        (
            "terms = 3, flat_fee_ppm = 6000",
            "terms = 3, flat_fee_ppm = 6000, annuity_ppm = 1",
            Some("offers[3]"),
            "in one way",
        ),
    ];
    for (piece, other, field, said) in cases {
        let fault = with(piece, other).expect_err(other);
        assert_eq!(fault.field(), field, "{fault}");
        assert!(fault.to_string().contains(said), "{fault}");
    }
}

#[test]
fn what_two_versions_say_differently_is_told_field_by_field() {
    let dated = Terms { in_force_from: Date::parse("2027-01-01"), ..retail() };
    let found = differences(&retail(), &dated);
    let expected = Difference { field: "in_force_from".into(), before: None, after: Some("2027-01-01".into()) };
    assert_eq!(found, [expected]);
    let after = with("{ terms = 24, flat_fee_ppm = 6000 },", "").map(|terms| Terms {
        grace_days: 10,
        concessions: retail().concessions[..3].to_vec(),
        offers: [&[Offer { terms: 3, pricing: Pricing::Annuity(Rate::ppm(120_000)) }], &terms.offers[1..]].concat(),
        ..terms
    });
    let found = differences(&retail(), &after.expect("sound Terms"));
    let told = found.iter().map(|one| (one.field.as_str(), one.before.as_deref(), one.after.as_deref()));
    let expected = [
        ("concessions[admin].per_act", Some("10000.00"), None),
        ("concessions[admin].per_day", Some("100000.00"), None),
        ("grace_days", Some("5"), Some("10")),
        ("offers[24].flat_fee_ppm", Some("6000"), None),
        ("offers[3].annuity_ppm", None, Some("120000")),
        ("offers[3].flat_fee_ppm", Some("6000"), None),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert_eq!(differences(&retail(), &retail()), []);
    let rarer = with("times_a_year = 2", "times_a_year = 1").expect("sound Terms");
    let (before, after) = (Some("2".into()), Some("1".into()));
    assert_eq!(differences(&retail(), &rarer), [Difference { field: "deferral.times_a_year".into(), before, after }]);
    assert_eq!(differences(&retail(), &Terms { deferral: None, ..retail() }).len(), 3);
    let minimum_payment = Some(engine::minimum::Offer { percent: Rate::ppm(100_000), rate: Rate::ppm(500) });
    let added = differences(&retail(), &Terms { minimum_payment, ..retail() });
    let fields: Vec<&str> = added.iter().map(|difference| difference.field.as_str()).collect();
    assert_eq!(fields, ["minimum_payment.percent_ppm", "minimum_payment.revolving_ppm_a_day"]);
}
