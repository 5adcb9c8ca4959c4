//! The real shop's year comes out as the second, independent program says (`tools/recompute.py`), to the penny.

use std::error::Error;
use std::path::{Path, PathBuf};

use calendar::Date;
use replay::{Page, Progress};
use serde_json::Value;

struct Silent;

impl Progress for Silent {
    fn at(&mut self, _done: u64, _total: u64, _date: Date) {}
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What of `page` the second program tells too.
fn shared(page: &Page) -> Result<Value, Box<dyn Error>> {
    let Value::Object(mut page) = serde_json::to_value(page)? else { return Err("a page is an object".into()) };
    for ours in ["verified", "elapsed_seconds", "orders_per_second"] {
        page.remove(ours);
    }
    Ok(Value::Object(page))
}

#[test]
fn the_year_of_a_real_shop_comes_out_to_the_penny() -> Result<(), Box<dyn Error>> {
    let directory = tempfile::tempdir()?;
    let file = root().join("data/uci_online_retail.csv.gz");
    let page = replay::play(&file, &directory.path().join("data"), &mut Silent)?;
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(root().join("vectors/online_retail_page.json"))?)?;
    assert_eq!(shared(&page)?, expected);
    assert!(page.is_sound(), "{page}");
    assert!(page.verified.as_ref().is_some_and(|found| found.objects > 45_000), "the tables were compared");
    println!("{page}");
    Ok(())
}
