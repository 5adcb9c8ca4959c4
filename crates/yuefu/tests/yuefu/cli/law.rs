//! Law packs on the command line: listed, shown, checked, and named by Terms.

use std::fs;

use crate::process::{fail, succeed, text};

#[test]
fn a_pack_of_ones_own_is_named_by_terms_and_refuses_what_breaks_it() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let file = |name: &str| parent.path().join(name);
    assert_eq!(succeed(["law", "list"]).lines().count(), 4);
    let (pack, terms, data) = (file("own.toml"), file("terms.toml"), file("data"));
    let own = succeed(["law", "show", "CN"]).replace("id = \"CN\"", "id = \"HK\"").replace("240_000", "120_000");
    fs::write(&pack, own).expect("it can be written");
    assert!(succeed(["law", "check", text(&pack)]).contains("A sound law pack: HK"));
    fs::write(&terms, succeed(["terms", "show"]).replace("law = \"CN\"", "law = \"HK\"")).expect("it can be written");
    assert!(fail(["terms", "check", text(&terms)]).contains("law is HK"));
    let said = fail(["init", "--data", text(&data), "--terms", text(&terms), "--law", text(&pack)]);
    assert!(said.contains("cost_ceiling_ppm is 240000 ppm") && said.contains("(HK: "), "{said}");
    let lower = fs::read_to_string(&terms).expect("it can be read").replace("= 240000", "= 120000");
    let lower = lower
        .replace("flat_fee_ppm = 6000", "flat_fee_ppm = 4000")
        .replace("penalty_ppm = 500", "penalty_ppm = 300")
        .replace("fee_ppm_a_day = 400", "fee_ppm_a_day = 300");
    fs::write(&terms, lower).expect("it can be written");
    succeed(["terms", "check", text(&terms), "--law", text(&pack)]);
    succeed(["init", "--data", text(&data), "--terms", text(&terms), "--law", text(&pack)]);
    succeed(["verify", "--data", text(&data)]);
}
