//! The vault on real files: what is kept, found, forgotten and sealed anew, and what stands in the files meanwhile.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use vault::field::Side;
use vault::{Error, FILE, Field, KEYS_FILE, Person, Ring, Source, Vault};

const ANN: Person = Person(1);
const BEN: Person = Person(2);

fn opened(directory: &Path, ring: &Ring) -> Vault {
    Vault::open(directory, ring.clone()).expect("the vault opens")
}

fn text(vault: &Vault, person: Person, field: Field) -> Option<String> {
    let kept = vault.get(person, field).expect("the field opens");
    kept.map(|bytes| String::from_utf8(bytes.to_vec()).expect("it is a text"))
}

#[test]
fn what_is_kept_is_there_after_a_restart() {
    let (directory, ring) = (tempfile::tempdir().expect("a directory"), Ring::generate());
    let vault = opened(directory.path(), &ring);
    vault.put(ANN, Field::Name, "王小明".as_bytes()).expect("kept");
    vault.put(ANN, Field::Name, "𠮷田".as_bytes()).expect("kept in its place");
    vault.put(ANN, Field::Card(0), b"first").expect("kept");
    vault.put(ANN, Field::Card(1), b"second").expect("kept");
    drop(vault);
    let vault = opened(directory.path(), &ring);
    assert_eq!(text(&vault, ANN, Field::Name).as_deref(), Some("𠮷田"));
    assert_eq!(text(&vault, ANN, Field::Card(1)).as_deref(), Some("second"));
    assert_eq!(text(&vault, BEN, Field::Name), None);
    assert!(vault.remove(ANN, Field::Card(1)).expect("taken away"));
    assert!(!vault.remove(ANN, Field::Card(1)).expect("nothing to take away"));
    assert_eq!(text(&vault, ANN, Field::Card(0)).as_deref(), Some("first"));
}

#[test]
fn a_phone_is_of_one_person_and_finds_that_one() {
    let (directory, ring) = (tempfile::tempdir().expect("a directory"), Ring::generate());
    let vault = opened(directory.path(), &ring);
    vault.put(ANN, Field::Phone, b"13800138000").expect("kept");
    vault.put(ANN, Field::Phone, b"13800138000").expect("the same again");
    assert!(matches!(vault.put(BEN, Field::Phone, b"13800138000"), Err(Error::Taken(Field::Phone))));
    vault.put(BEN, Field::IdNumber, b"13800138000").expect("as another field it is another value");
    assert_eq!(vault.find(Field::Phone, b"13800138000").expect("asked"), Some(ANN));
    vault.put(ANN, Field::Phone, b"13900139000").expect("another number");
    assert_eq!(vault.find(Field::Phone, b"13800138000").expect("asked"), None);
    vault.put(BEN, Field::Phone, b"13800138000").expect("it is free");
    let both = [(Field::Name, &b"Ann"[..]), (Field::Phone, &b"13800138000"[..])];
    assert!(matches!(vault.put_all(ANN, &both), Err(Error::Taken(Field::Phone))));
    assert_eq!(text(&vault, ANN, Field::Name), None, "all or none");
    assert!(matches!(vault.find(Field::Name, b"Ann"), Err(Error::NotSearched(Field::Name))));
}

#[test]
fn who_is_forgotten_cannot_be_read_from_any_older_copy_of_the_fields() {
    let (directory, ring) = (tempfile::tempdir().expect("a directory"), Ring::generate());
    let vault = opened(directory.path(), &ring);
    vault.put(ANN, Field::Name, b"Ann").expect("kept");
    vault.put(BEN, Field::Name, b"Ben").expect("kept");
    let older = fs::read(directory.path().join(FILE)).expect("a copy");
    vault.erase(ANN).expect("forgotten");
    vault.erase(ANN).expect("forgotten already");
    drop(vault);
    fs::write(directory.path().join(FILE), older).expect("the copy is put back");
    let vault = opened(directory.path(), &ring);
    assert_eq!((text(&vault, ANN, Field::Name), text(&vault, BEN, Field::Name)), (None, Some("Ben".into())));
    // Who comes back gets another key.
    vault.put(ANN, Field::Phone, b"13800138000").expect("kept");
    assert!(matches!(vault.get(ANN, Field::Name), Err(Error::Broken(ANN, Field::Name))));
}

#[test]
fn a_field_that_is_moved_or_changed_does_not_open() {
    let (directory, ring) = (tempfile::tempdir().expect("a directory"), Ring::generate());
    let vault = opened(directory.path(), &ring);
    vault.put(ANN, Field::Document(Side::Front), b"front").expect("kept");
    vault.put(ANN, Field::Document(Side::Back), b"back").expect("kept");
    let file = rusqlite::Connection::open(directory.path().join(FILE)).expect("the file opens");
    let swap = "UPDATE fields SET field = CASE field WHEN 'document_front' THEN 'name' ELSE field END";
    file.execute(swap, []).expect("the field is moved");
    assert!(matches!(vault.get(ANN, Field::Name), Err(Error::Broken(ANN, Field::Name))));
    file.execute("UPDATE fields SET sealed = x'00' WHERE field = 'document_back'", []).expect("the field is changed");
    let refused = vault.get(ANN, Field::Document(Side::Back)).expect_err("it does not open");
    assert_eq!(
        refused.to_string(),
        "the document_back of person 1 was changed by something else than the vault; restore it from a backup"
    );
}

#[test]
fn root_keys_are_changed_while_the_vault_is_used() {
    let (directory, old) = (tempfile::tempdir().expect("a directory"), Ring::generate());
    let vault = opened(directory.path(), &old);
    for person in 0..300 {
        vault.put(Person(person), Field::Phone, person.to_string().as_bytes()).expect("kept");
    }
    let new = old.with_new("2");
    let rotated = std::thread::scope(|scope| {
        let reader = scope.spawn(|| (0..300).all(|person| text(&vault, Person(person), Field::Phone).is_some()));
        let rotated = vault.rotate(new.clone()).expect("sealed anew");
        assert!(reader.join().expect("the reader ends"), "everything was there all the time");
        rotated
    });
    // Those of 300 persons and that of the index.
    assert_eq!(rotated.keys, 301);
    assert_eq!(vault.rotate(new.clone()).expect("nothing is left to do").keys, 0);
    drop(vault);
    let alone = Ring::parse(new.write().lines().last().expect("the new key")).expect("a ring of it alone");
    let vault = opened(directory.path(), &alone);
    assert_eq!(vault.find(Field::Phone, b"299").expect("asked"), Some(Person(299)));
    drop(vault);
    let refused = Vault::open(directory.path(), old).err().expect("the old key opens nothing");
    assert!(matches!(refused, Error::RootKeyMissing(name) if name == "2"));
    let other = Ring::generate().with_new("2");
    assert!(matches!(Vault::open(directory.path(), other), Err(Error::RootKeyWrong(name)) if name == "2"));
}

#[test]
fn ten_thousand_planted_values_stand_in_no_file() {
    let (directory, ring) = (tempfile::tempdir().expect("a directory"), Ring::generate());
    let vault = opened(directory.path(), &ring);
    let planted =
        |person: u64, field: Field| format!("canary-{}-{}-{person:05}-{}", field.name(), field.place(), person * 7_919);
    let one = [Field::Phone, Field::Name, Field::IdNumber, Field::Document(Side::Front), Field::Document(Side::Back)];
    let fields: Vec<Field> = one.into_iter().chain((0..5).map(Field::Card)).collect();
    for person in 0..1_000 {
        let values: Vec<(Field, String)> = fields.iter().map(|field| (*field, planted(person, *field))).collect();
        let values: Vec<(Field, &[u8])> = values.iter().map(|(field, value)| (*field, value.as_bytes())).collect();
        vault.put_all(Person(person), &values).expect("kept");
    }
    for person in (0..1_000).step_by(10) {
        vault.erase(Person(person)).expect("forgotten");
    }
    assert_eq!(text(&vault, Person(1), Field::Name), Some(planted(1, Field::Name)));
    let mut files = 0;
    for entry in fs::read_dir(directory.path()).expect("the directory is read") {
        let path = entry.expect("an entry").path();
        let bytes = fs::read(&path).expect("the file is read");
        assert!(!bytes.windows(7).any(|part| part == b"canary-"), "{} shows what was planted", path.display());
        files += 1;
    }
    assert!(files >= 2, "{FILE} and {KEYS_FILE} are there");
    assert!(!format!("{ring:?}").contains(ring.write().split_whitespace().nth(1).expect("a key")));
}

#[test]
fn a_file_that_is_none_of_the_vault_is_refused() {
    let (directory, ring) = (tempfile::tempdir().expect("a directory"), Ring::generate());
    let path = directory.path().join(FILE);
    rusqlite::Connection::open(&path)
        .and_then(|file| file.execute("CREATE TABLE notes(text)", []))
        .expect("another database");
    assert!(matches!(Vault::open(directory.path(), ring.clone()), Err(Error::Foreign(found)) if found == path));
    fs::write(&path, "no database at all, but long enough to be read as one").expect("written");
    assert!(matches!(Vault::open(directory.path(), ring.clone()), Err(Error::Unusable { .. })));
    fs::remove_file(&path).expect("taken away");
    drop(opened(directory.path(), &ring));
    rusqlite::Connection::open(&path)
        .and_then(|file| file.pragma_update(None, "user_version", 2))
        .expect("a later version");
    assert!(matches!(Vault::open(directory.path(), ring), Err(Error::Newer(found)) if found == path));
}

#[test]
fn root_keys_come_from_a_file_a_variable_or_a_command() {
    let directory = tempfile::tempdir().expect("a directory");
    let (path, ring) = (directory.path().join("root.keys"), Ring::generate());
    fs::write(&path, ring.write().as_bytes()).expect("written");
    guard(&path, 0o644);
    let refused = Ring::read(&Source::File(path.clone())).err().map(|error| error.to_string());
    assert_eq!(
        refused,
        Some(format!("the root keys cannot be read from {}: others may read it; `chmod 600` it", path.display()))
    );
    guard(&path, 0o600);
    let read = |source: &Source| Ring::read(source).expect("the ring is read").write().to_string();
    assert_eq!(read(&Source::File(path.clone())), *ring.write());
    assert_eq!(read(&Source::Command(format!("cat '{}'", path.display()))), *ring.write());
    let failing = Ring::read(&Source::Command("exit 3".into())).err().map(|error| error.to_string());
    assert_eq!(
        failing.as_deref(),
        Some("the root keys cannot be read from the command of the key service: it ended with exit status: 3")
    );
    let missing = Ring::read(&Source::Environment("YUEFU_NO_SUCH_KEYS".into())).err().map(|error| error.to_string());
    assert!(
        missing
            .is_some_and(|said| said.starts_with("the root keys cannot be read from the variable YUEFU_NO_SUCH_KEYS"))
    );
}

fn guard(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the mode is set");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_come_back_as_they_were(value in proptest::collection::vec(any::<u8>(), 0..4_096)) {
        let (directory, ring) = (tempfile::tempdir().expect("a directory"), Ring::generate());
        let vault = opened(directory.path(), &ring);
        vault.put(ANN, Field::Name, &value).expect("kept");
        prop_assert_eq!(vault.get(ANN, Field::Name).expect("it opens").map(|kept| kept.to_vec()), Some(value));
    }
}
