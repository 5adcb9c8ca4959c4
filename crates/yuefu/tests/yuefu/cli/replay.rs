//! `yuefu replay`: the page, the same as data, lines of progress, and what cannot be played.

use std::fs;

use crate::process::{fail, succeed, text};

/// The first line of a file of invoices.
pub const HEAD: &str = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
/// Its lines: two orders, and a refund of the first.
pub const LINES: &str = "\
536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom
536366,22633,HAND WARMER,6,2010-12-01 08:28:00,1.85,,United Kingdom
C536367,85123A,WHITE HEART,-2,2010-12-03 09:00:00,2.55,17850.0,United Kingdom
";

#[test]
fn a_file_is_played_and_told_as_a_page_and_as_data() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let file = parent.path().join("shop.csv");
    fs::write(&file, format!("{HEAD}{LINES}")).expect("it can be written");
    let (first, second) = (parent.path().join("first"), parent.path().join("second"));
    let page = succeed(["replay", text(&file), "--data", text(&first)]);
    assert!(page.contains("£35.64") && page.contains("£5.10") && page.contains("sound"), "{page}");
    let data = succeed(["replay", text(&file), "--data", text(&second), "--json"]);
    let data: serde_json::Value = serde_json::from_str(&data).expect("it is JSON");
    assert_eq!(data["amounts"]["captured"], 3_564);
    assert_eq!(data["amounts"]["refunded"], 510);
    assert_eq!(data["counts"]["lines_without_customer"], 1);
    assert_eq!(data["verified"]["verdict"], "sound");
    let said = fail(["replay", text(&file), "--data", text(&first)]);
    assert!(said.contains("already exists and is not empty"), "{said}");
}

#[test]
fn what_cannot_be_played_is_told_with_its_line() {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let (file, data) = (parent.path().join("shop.csv"), parent.path().join("data"));
    let said = fail(["replay", text(&file), "--data", text(&data)]);
    assert!(said.contains("cannot be read"), "{said}");
    fs::write(&file, format!("{HEAD}{}", LINES.replace("3.39", "3,39"))).expect("it can be written");
    fail(["replay", text(&file), "--data", text(&data)]);
    fs::write(&file, format!("{HEAD}{}", LINES.replace("3.39", "dear"))).expect("it can be written");
    let said = fail(["replay", text(&file), "--data", text(&data)]);
    assert!(said.contains("line 3: UnitPrice is"), "{said}");
    assert!(!data.exists(), "nothing was made");
}
