//! Texts beside the journal: kept byte by byte, also when a process was killed while it kept one.

use std::fs;

use store::texts::{FILE, Texts};
use store::{Hash, texts};

#[test]
fn a_text_is_read_as_it_was_kept_and_kept_once() {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    let path = directory.path();
    let mut texts = Texts::open(path).expect("none yet");
    let (one, two) = ("年化利率 13.03%\r\n", "a line\nabove 3\nothers");
    let hash = texts.keep(one).expect("kept");
    assert_eq!(hash, Hash::of(one.as_bytes()));
    texts.keep(two).expect("kept");
    let length = fs::metadata(path.join(FILE)).expect("a file").len();
    assert_eq!(texts.keep(one).expect("kept"), hash);
    assert_eq!(fs::metadata(path.join(FILE)).expect("a file").len(), length);
    let again = Texts::open(path).expect("they are there");
    for text in [one, two] {
        assert_eq!(again.read(Hash::of(text.as_bytes())).expect("read").as_deref(), Some(text));
    }
    assert_eq!(again.read(Hash::of(b"other")).expect("read"), None);
}

#[test]
fn what_is_left_of_an_unfinished_text_is_written_over() {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    let path = directory.path();
    let file = path.join(texts::FILE);
    let mut texts = Texts::open(path).expect("none yet");
    texts.keep("the first").expect("kept");
    let whole = fs::read(&file).expect("a file");
    texts.keep("the second, which is longer").expect("kept");
    let both = fs::read(&file).expect("a file");
    for length in whole.len()..both.len() {
        fs::write(&file, &both[..length]).expect("it can be cut");
        let mut texts = Texts::open(path).expect("the first is there");
        assert_eq!(texts.read(Hash::of(b"the second, which is longer")).expect("read"), None, "{length}");
        texts.keep("third").expect("kept");
        let texts = Texts::open(path).expect("both are there");
        for text in ["the first", "third"] {
            assert_eq!(texts.read(Hash::of(text.as_bytes())).expect("read").as_deref(), Some(text), "{length}");
        }
    }
}

#[test]
fn a_text_whose_bytes_were_changed_is_not_there() {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    let file = directory.path().join(FILE);
    Texts::open(directory.path()).and_then(|mut texts| texts.keep("13.03%")).expect("kept");
    let text = fs::read_to_string(&file).expect("a file").replace("13.03%", "10.03%");
    fs::write(&file, text).expect("it can be written");
    let texts = Texts::open(directory.path()).expect("a file");
    assert_eq!(texts.read(Hash::of(b"13.03%")).expect("read"), None);
}
