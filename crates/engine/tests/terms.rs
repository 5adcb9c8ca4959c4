//! Terms: what cannot be one, who makes them active, and from when they hold.

use calendar::{CycleDay, Date, Instant, Stamp};
use engine::id::{Shard, StaffId};
use engine::subsidy::Shares;
use engine::terms::{Approve, Field, Offer, Pricing, Propose, Terms, Version, flat_fee_max};
use engine::turn::{Answer, Intent, Key, Request, take};
use engine::{Command, Event, Rejection, State};
use engine::{deferral, minimum};
use money::{Amount, Currency, Rate};

const MIA: StaffId = StaffId(1);
const KIM: StaffId = StaffId(2);

fn day(text: &str) -> Stamp {
    let date = Date::parse(text).expect("a real date");
    Stamp { at: Instant::from_micros(i64::from(date.days()) * 86_400_000_000), date }
}

fn ask(state: &mut State, command: Command, key: Option<Key>, stamp: Stamp) -> Answer {
    take(state, &Request { key, command, intent: Intent::Do }, stamp, 1, &mut Vec::new())
}

fn activate(state: &mut State, terms: &Terms, key: Option<Key>) -> Answer {
    ask(state, Command::ActivateTerms(terms.clone()), key, Stamp::default())
}

fn defaults(version: u32) -> Terms {
    Terms::defaults(Version(version), Currency::Cny)
}

fn fields(terms: &Terms) -> Vec<String> {
    terms.flaws().iter().map(|flaw| flaw.field.to_string()).collect()
}

#[test]
fn a_version_of_terms_is_activated_once() {
    let mut state = State::genesis(Shard(0));
    let first = defaults(1);
    assert_eq!(activate(&mut state, &first, None), Answer::Done(vec![Event::TermsActivated(first.clone())]));

    let other = Terms { grace_days: first.grace_days + 1, ..first.clone() };
    for again in [&first, &other] {
        assert_eq!(activate(&mut state, again, None), Answer::Refused(Rejection::TermsExist));
    }
    let today = Date::default();
    assert_eq!(state.terms_on(Currency::Cny, today), Some(&first), "a version never changes");

    let next = Terms { version: Version(2), ..other };
    assert_eq!(activate(&mut state, &next, None), Answer::Done(vec![Event::TermsActivated(next.clone())]));
    assert_eq!(state.terms_on(Currency::Cny, today), Some(&next), "the newest holds");
}

#[test]
fn the_key_of_an_activation_answers_it_again() {
    let mut state = State::genesis(Shard(0));
    let (terms, key) = (defaults(1), Key { scope: 1, fingerprint: 2 });
    assert!(matches!(activate(&mut state, &terms, Some(key)), Answer::Done(_)));
    assert!(matches!(activate(&mut state, &terms, Some(key)), Answer::Repeat(_)));
    let without_key = Rejection::TermsExist;
    assert_eq!(without_key.code(), "terms_exist");
}

#[test]
fn the_default_terms_of_every_currency_are_sound() {
    for currency in Currency::ALL {
        assert_eq!(Terms::defaults(Version(1), currency).flaws(), [], "{}", currency.code());
    }
}

/// The largest flat fees under 24% effective, worked out beforehand; a millionth more is refused, with the figure.
#[test]
fn the_dearest_flat_fee_keeps_the_ceiling_and_a_millionth_more_breaks_it() {
    for (terms, fee) in [(3, 12_130), (6, 10_708), (9, 10_288), (12, 10_119), (24, 10_065)] {
        assert_eq!(flat_fee_max(Rate::ppm(240_000), terms), Rate::ppm(fee), "{terms} terms");
        let offer =
            |fee| Terms { offers: vec![Offer { terms, pricing: Pricing::FlatFee(Rate::ppm(fee)) }], ..defaults(1) };
        assert_eq!(offer(fee).flaws(), []);
        let flaws = offer(fee + 1).flaws();
        assert_eq!(flaws.len(), 1);
        assert_eq!(flaws[0].field, Field::Offer(terms));
        assert!(flaws[0].why.contains("at most 24.0000% is allowed"), "{}", flaws[0]);
    }
    let dear = Offer { terms: 3, pricing: Pricing::FlatFee(Rate::ppm(20_000)) }.cost(Shares::CUSTOMER);
    assert_eq!((dear.nominal.0, dear.effective.0), (356_521, 420_953));
}

#[test]
fn a_yearly_rate_keeps_the_ceiling_by_both_conventions() {
    let annuity = |ppm| defaults(1).priced(Pricing::Annuity(Rate::ppm(ppm)));
    // 24% effective is 12 × (1.24^(1/12) − 1) = 21.7050% nominal.
    assert_eq!(annuity(217_050).flaws(), []);
    assert_eq!(annuity(217_060).flaws().len(), 5);
    assert_eq!(Terms { cost_ceiling: None, ..annuity(900_000) }.flaws(), []);
}

/// 657 ppm a day are 239,805 over 365 days, and 240,000 are allowed.
#[test]
fn a_deferral_keeps_the_ceiling_over_a_year_of_days() {
    let deferred = |ppm| {
        let deferral = Some(deferral::Offer { days_max: 30, rate: Rate::ppm(ppm), times_max: 2 });
        Terms { deferral, ..defaults(1) }
    };
    assert_eq!(deferred(657).flaws(), []);
    let flaws = deferred(658).flaws();
    assert_eq!(flaws.len(), 1);
    assert_eq!(flaws[0].field, Field::DeferralFeePpmADay);
    assert!(flaws[0].why.contains("240170 ppm") && flaws[0].why.contains("at most 240000 ppm"), "{}", flaws[0]);
    assert_eq!(Terms { cost_ceiling: None, ..deferred(1_000_000) }.flaws(), []);
    // The default of 400 ppm costs 14.6% a year: too much under 12%, whatever else is sold.
    let low = Terms { cost_ceiling: Some(Rate::ppm(120_000)), offers: Vec::new(), ..defaults(1) };
    assert_eq!(fields(&low), ["deferral.fee_ppm_a_day"]);
}

/// 657 ppm a day are 239,805 over 365 days, and 240,000 are allowed; a law pack has a ceiling of its own.
#[test]
fn what_revolves_keeps_the_ceiling_over_a_year_of_days() {
    let revolving = |ppm| {
        let minimum_payment = Some(minimum::Offer { percent: Rate::ppm(100_000), rate: Rate::ppm(ppm) });
        Terms { minimum_payment, ..defaults(1) }
    };
    assert_eq!(revolving(657).flaws(), []);
    let flaws = revolving(658).flaws();
    assert_eq!(flaws.len(), 1);
    assert_eq!(flaws[0].field, Field::MinimumPaymentRevolvingPpmADay);
    assert!(flaws[0].why.contains("240170 ppm") && flaws[0].why.contains("at most 240000 ppm"), "{}", flaws[0]);
    assert_eq!(Terms { cost_ceiling: None, ..revolving(1_000_000) }.flaws(), []);
    let nothing = Terms {
        minimum_payment: Some(minimum::Offer { percent: Rate::ppm(0), rate: Rate::ppm(1_000_001) }),
        cost_ceiling: None,
        ..defaults(1)
    };
    assert_eq!(fields(&nothing), ["minimum_payment.percent_ppm", "minimum_payment.revolving_ppm_a_day"]);
}

/// On real due dates a plan costs what the day of its capture makes of it. The first of July, in 36, 67 and 97 days, is the
/// cheapest there is; the last of January before a common February, in 6, 34 and 65 days, the dearest.
#[test]
fn the_same_plan_costs_half_or_double_by_the_day_it_is_captured_on() {
    let terms = defaults(1);
    let spread = terms.spread(&terms.offers[0]);
    assert_eq!((spread.cheapest.to_string(), spread.dearest.to_string()), ("10.27%".into(), "20.54%".into()));
}

#[test]
fn every_field_that_cannot_be_is_named() {
    let first = CycleDay::new(1).expect("every month has a first day");
    let cases: [(&[&str], Terms); 12] = [
        (&["cycle_days"], Terms { cycle_days: Vec::new(), ..defaults(1) }),
        (&["cycle_days"], Terms { cycle_days: vec![first, first], ..defaults(1) }),
        (&["grace_days"], Terms { grace_days: 4, ..defaults(1) }),
        (&["grace_days"], Terms { grace_days: 26, ..defaults(1) }),
        (&["offers[1]"], Terms { offers: vec![Offer { terms: 1, pricing: Pricing::InterestFree }], ..defaults(1) }),
        (&["offers"], Terms { offers: vec![Offer { terms: 3, pricing: Pricing::InterestFree }; 2], ..defaults(1) }),
        (&["penalty_ppm"], Terms { penalty: Rate::ppm(1_000_001), ..defaults(1) }),
        (&["blocked_from_days"], Terms { blocked_from_days: 0, ..defaults(1) }),
        (&["frozen_from_days"], Terms { blocked_from_days: 31, ..defaults(1) }),
        (&["authorisation_days"], Terms { authorisation_days: 31, ..defaults(1) }),
        (
            &["plan_order_min", "consumer_cap"],
            Terms { plan_order_min: Amount::ZERO, consumer_cap: Amount::MAX, ..defaults(1) },
        ),
        (
            &["offers[60]"],
            Terms { offers: vec![Offer { terms: 60, pricing: Pricing::FlatFee(Rate::ppm(u32::MAX)) }], ..defaults(1) },
        ),
    ];
    for (expected, terms) in cases {
        assert_eq!(fields(&terms), expected);
    }
}

#[test]
fn a_proposal_is_approved_by_somebody_else_and_holds_from_its_day() {
    let (mut state, today) = (State::genesis(Shard(0)), day("2026-07-01"));
    assert!(matches!(ask(&mut state, Command::ActivateTerms(defaults(1)), None, today), Answer::Done(_)));
    let from = Date::parse("2026-07-03");
    let terms = Terms { grace_days: 10, in_force_from: from, ..defaults(9) };
    let proposed = ask(&mut state, Command::ProposeTerms(Propose { terms: terms.clone(), maker: MIA }), None, today);
    assert!(matches!(proposed, Answer::Done(_)));

    let approve = |version, checker| Command::ApproveTerms(Approve { version: Version(version), checker });
    let refused = [(approve(2, MIA), Rejection::SecondPersonRequired), (approve(3, KIM), Rejection::TermsUnknown)];
    for (command, rejection) in refused {
        assert_eq!(ask(&mut state, command, None, today), Answer::Refused(rejection));
    }
    let approved = ask(&mut state, approve(2, KIM), None, today);
    assert!(matches!(approved, Answer::Done(events) if events.len() == 2));
    assert_eq!(ask(&mut state, approve(2, KIM), None, today), Answer::Done(Vec::new()), "it is so already");
    let version = |date: &str| state.terms_on(Currency::Cny, day(date).date).map(|terms| terms.version);
    assert_eq!((version("2026-07-02"), version("2026-07-03")), (Some(Version(1)), Some(Version(2))));
}

#[test]
fn a_proposal_that_was_left_until_its_day_is_too_late() {
    let (mut state, today) = (State::genesis(Shard(0)), day("2026-07-01"));
    for (from, is_sound) in [("2026-07-01", false), ("2026-07-02", true), ("2027-07-02", true), ("2027-07-03", false)] {
        let terms = Terms { in_force_from: Date::parse(from), ..defaults(1) };
        let answer = ask(&mut state, Command::ProposeTerms(Propose { terms, maker: MIA }), None, today);
        assert_eq!(matches!(answer, Answer::Done(_)), is_sound, "{from}");
    }
    let approve = Command::ApproveTerms(Approve { version: Version(1), checker: KIM });
    let fields = match ask(&mut state, approve, None, day("2026-07-02")) {
        Answer::Refused(Rejection::TermsFlawed { flaws }) => flaws.iter().map(|flaw| flaw.field).collect(),
        Answer::Refused(_) | Answer::Done(_) | Answer::Repeat(_) => Vec::new(),
    };
    assert_eq!(fields, [Field::InForceFrom], "Terms of today are too late");
}

#[test]
fn there_are_only_so_many_versions() {
    let (mut state, today) = (State::genesis(Shard(0)), day("2026-07-01"));
    assert!(matches!(activate(&mut state, &defaults(1_000), None), Answer::Done(_)));
    let terms = Terms { in_force_from: Date::parse("2026-07-02"), ..defaults(1) };
    let answer = ask(&mut state, Command::ProposeTerms(Propose { terms, maker: MIA }), None, today);
    assert_eq!(answer, Answer::Refused(Rejection::TooManyTerms { max: 1_000 }));
    assert_eq!(Rejection::TooManyTerms { max: 1_000 }.code(), "too_many_terms");
}
