//! Law packs as documents: those that are shipped, and what a fault says.

use documents::Fault;
use documents::law::{SHIPPED, of_currency, read, shipped, write};
use documents::terms::retail;
use engine::law::{Consent, Figure, Pack};
use engine::minimum::Offer as Minimum;
use engine::terms::{EarlySettlement, Terms, Version};
use engine::text::TextKind;
use money::{Currency, Rate};

/// The pack of China with one piece of it replaced.
fn with(piece: &str, other: &str) -> Result<Pack, Fault> {
    let text = SHIPPED[0].1;
    assert!(text.contains(piece), "{piece}");
    read(&text.replacen(piece, other, 1))
}

#[test]
fn every_shipped_pack_is_read_and_written_as_the_same() {
    for (id, text) in SHIPPED {
        let pack = read(text).expect(id);
        assert_eq!(pack.id, id);
        assert_eq!(read(&write(&pack)).as_ref(), Ok(&pack));
        assert_eq!(shipped(id), Some(pack));
    }
    assert_eq!(shipped("XX"), None);
}

#[test]
fn every_rule_names_its_source() {
    for pack in SHIPPED.iter().filter_map(|(id, _)| shipped(id)) {
        let ceilings = [&pack.cost_ceiling, &pack.real_cost_ceiling, &pack.penalty_ceiling, &pack.early_settlement];
        let sources = ceilings.into_iter().flatten().map(|rule| &rule.source);
        let sources = sources.chain(pack.texts.iter().map(|text| &text.source)).chain([&pack.figures_source]);
        let sources = sources.chain(pack.withdrawal.iter().map(|rule| &rule.source));
        let sources = sources.chain(pack.collection.iter().map(|rule| &rule.source));
        let sources = sources.chain(pack.warning.iter().chain(&pack.notices).map(|said| &said.source));
        assert!(sources.clone().count() > 5 && sources.into_iter().all(|source| source.len() > 10), "{}", pack.id);
    }
}

#[test]
fn the_packs_say_what_the_product_promises_of_them() {
    let figures = |id| shipped(id).map(|pack| pack.figures).unwrap_or_default();
    assert_eq!(figures("CN").first(), Some(&Figure::AnnualRate));
    let secci = [
        Figure::AmountOfCredit,
        Figure::DurationDays,
        Figure::BorrowingRate,
        Figure::EffectiveAnnualRate,
        Figure::TotalPayable,
    ];
    assert_eq!(figures("EU")[..5], secci);
    let reg_z = [Figure::ActuarialAnnualRate, Figure::FinanceCharge, Figure::AmountFinanced, Figure::TotalOfPayments];
    assert_eq!(figures("US")[..4], reg_z);
    let days = |id| shipped(id)?.withdrawal.map(|rule| (rule.days, rule.return_days));
    assert_eq!([days("CN"), days("EU"), days("UK"), days("US")], [None, Some((14, 30)), Some((14, 30)), None]);
    let cn = shipped("CN").expect("China's");
    let text = |kind| cn.text(&TextKind::named(kind).expect("a name")).map(|text| (text.reading_seconds, text.consent));
    assert_eq!(text("cost_sheet"), Some((5, Consent::Binding)));
    assert_eq!(text("sensitive_information"), Some((0, Consent::Withdrawable)));
    let calls = cn.collection.map(|rule| (rule.from_hour, rule.to_hour, rule.calls_max, rule.contacts));
    assert_eq!(calls, Some((8, 22, Some(3), vec!["debtor".to_string()])));
}

#[test]
fn the_retail_product_keeps_the_law_of_every_place() {
    for currency in Currency::ALL {
        assert_eq!(retail(Version(1), currency).flaws(), [], "{}", currency.code());
    }
    for (id, _) in SHIPPED {
        let terms = Terms { law: shipped(id).map(Box::new), ..Terms::defaults(Version(1), Currency::Cny) };
        assert_eq!(terms.flaws(), [], "{id}");
    }
}

#[test]
fn what_breaks_a_pack_is_told_with_the_rule_and_the_figure() {
    let cn = retail(Version(1), Currency::Cny);
    let dear = Terms { cost_ceiling: Some(Rate::ppm(240_001)), penalty: Rate::ppm(658), ..cn.clone() };
    let told: Vec<String> = dear.flaws().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].starts_with("penalty_ppm is 658 ppm: It is 24.0170% a year of 365 days; at most 24.0000%"),
        "{told:?}"
    );
    assert!(
        told[0].contains("(CN: 最高人民法院") && told[1].starts_with("cost_ceiling_ppm is 240001 ppm: "),
        "{told:?}"
    );
    assert_eq!(Terms { penalty: Rate::ppm(657), ..cn.clone() }.flaws(), []);
    let minimum_payment = Some(Minimum { percent: Rate::ppm(100_000), rate: Rate::ppm(658) });
    let revolving = Terms { cost_ceiling: None, minimum_payment, ..cn.clone() }.flaws();
    let told: Vec<String> = revolving.iter().map(ToString::to_string).collect();
    assert!(told[1].starts_with("minimum_payment.revolving_ppm_a_day is 658 ppm: It is 24.0170% a year"), "{told:?}");
    assert!(told[1].contains("(CN: 最高人民法院"), "{told:?}");
    assert_eq!(Terms { cost_ceiling: None, ..cn }.flaws().len(), 1);

    let eu = retail(Version(1), Currency::Eur);
    assert_eq!(Terms { early_settlement: EarlySettlement::ProRata, ..eu.clone() }.flaws(), []);
    let keeps = Terms { early_settlement: EarlySettlement::NextFee, ..eu }.flaws();
    let told = keeps.first().map(ToString::to_string).unwrap_or_default();
    assert!(
        told.starts_with("early_settlement is next_fee: Of a plan in 24 it keeps up to 1.2000% of the principal"),
        "{told}"
    );
    assert!(told.ends_with("(EU: Directive (EU) 2023/2225, article 29(1))"), "{told}");
}

#[test]
fn a_pack_may_bound_the_rate_on_the_real_due_dates() {
    let own = with("[cost_ceiling]\nppm", "[real_cost_ceiling]\nppm").expect("a pack");
    let terms = Terms { law: Some(Box::new(own)), ..Terms::defaults(Version(1), Currency::Cny) };
    assert_eq!(terms.flaws(), [], "6000 ppm over 3 terms cost 20.55% a year on the dearest day");
    let own = with("[cost_ceiling]\nppm = 240_000", "[real_cost_ceiling]\nppm = 200_000").expect("a pack");
    let terms = Terms { law: Some(Box::new(own)), ..Terms::defaults(Version(1), Currency::Cny) };
    let told = terms.flaws().first().map(ToString::to_string).unwrap_or_default();
    assert!(told.starts_with("offers[3] is flat_fee of 6000 ppm: Captured on the dearest day it costs 20.5"), "{told}");
}

#[test]
fn a_fault_names_the_field_and_what_should_stand_there() {
    let cases = [
        ("id = \"CN\"", "id = \"C N\"", Some("id"), "name of a place"),
        ("\"annual_rate\"", "\"price\"", Some("figures.order"), "Each is one of"),
        ("\"withdrawable\"", "\"free\"", Some("texts.consent"), "binding, withdrawable"),
        ("kind = \"cost_sheet\"", "kind = \"Cost\"", Some("texts.kind"), "small letters"),
        ("reading_seconds = 5", "reading_seconds = 601", Some("texts.reading_seconds"), "between 0 and 600"),
        ("from_hour = 8", "from_hour = 22", Some("collection.from_hour"), "between 0 and 21"),
        ("to_hour = 22", "to_hour = 25", Some("collection.to_hour"), "between 1 and 24"),
        ("[cost_ceiling]", "[price_ceiling]", Some("price_ceiling"), "unknown field"),
        ("as_of = 2026-11-01", "as_of = 2026-11-01T00:00:00Z", Some("as_of"), "a date"),
    ];
    for (piece, other, field, said) in cases {
        let fault = with(piece, other).expect_err(other);
        assert_eq!(fault.field(), field, "{fault}");
        assert!(fault.to_string().contains(said), "{fault}");
    }
}

#[test]
fn the_place_of_a_currency_has_its_pack() {
    let ids = Currency::ALL.map(|currency| of_currency(currency).map(|pack| pack.id));
    assert_eq!(ids.iter().flatten().count(), 4, "{ids:?}");
}
