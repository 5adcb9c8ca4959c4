//! Terms documents on the command line: shown, checked, compared, and started with.

use std::fs;

use crate::process::{fail, succeed, text};

#[test]
fn a_document_that_was_shown_is_sound_and_starts_a_directory() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let (file, data) = (parent.path().join("pounds.toml"), parent.path().join("data"));
    fs::write(&file, succeed(["terms", "show", "--currency", "GBP"])).expect("it can be written");
    let said = succeed(["terms", "check", text(&file)]);
    assert!(said.contains("Sound Terms in GBP") && said.contains("12    13.0342%    13.8418%"), "{said}");
    // 3 terms: from 10.27% to 20.54% on real due dates.
    assert!(said.contains("10.27% to 20.54%"), "{said}");
    succeed(["init", "--data", text(&data), "--terms", text(&file)]);
    succeed(["verify", "--data", text(&data)]);
}

#[test]
fn a_document_that_cannot_be_is_refused_and_nothing_is_made() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let (file, data) = (parent.path().join("dear.toml"), parent.path().join("data"));
    let dear =
        succeed(["terms", "show"]).replace("{ terms = 3, flat_fee_ppm = 6000 }", "{ terms = 3, flat_fee_ppm = 20000 }");
    fs::write(&file, &dear).expect("it can be written");
    for said in [fail(["terms", "check", text(&file)]), fail(["init", "--data", text(&data), "--terms", text(&file)])] {
        assert!(said.contains("offers[3] is flat_fee of 20000 ppm") && said.contains("42.0953% effective"), "{said}");
    }
    fs::write(&file, dear.replace("grace_days = 5", "grace_days = five")).expect("it can be written");
    let said = fail(["terms", "check", text(&file)]);
    assert!(said.contains("dear.toml cannot be read: line"), "{said}");
    fs::write(&file, succeed(["terms", "show"]).replace("# in_force_from", "in_force_from"))
        .expect("it can be written");
    let said = fail(["init", "--data", text(&data), "--terms", text(&file)]);
    assert!(said.contains("take in_force_from out"), "{said}");
    assert!(!data.exists());
}

#[test]
fn two_documents_are_compared_field_by_field() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let (before, after) = (parent.path().join("before.toml"), parent.path().join("after.toml"));
    let shown = succeed(["terms", "show"]);
    fs::write(&before, &shown).expect("it can be written");
    fs::write(&after, shown.replace("grace_days = 5", "grace_days = 10")).expect("it can be written");
    assert_eq!(succeed(["terms", "compare", text(&before), text(&after)]).trim(), "grace_days: 5 → 10");
    assert_eq!(succeed(["terms", "compare", text(&before), text(&before)]).trim(), "They say the same.");
}
