//! Every input that was kept goes through its door.

use std::fs;
use std::path::Path;

#[test]
fn every_input_of_the_corpus_is_handled() {
    for (door, take) in fuzz::DOORS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(door);
        let mut inputs = 0;
        for entry in fs::read_dir(&folder).expect("each door has a corpus") {
            let path = entry.expect("a corpus can be listed").path();
            let bytes = fs::read(&path).expect("an input can be read");
            // The name of the input stands in the report of a test that fails here.
            println!("{}", path.display());
            take(&bytes);
            inputs += 1;
        }
        assert!(inputs >= 10, "{door} has {inputs} inputs");
    }
}
