//! A data directory is ours, of a format we know, and held by one process at a time.

use std::fs;
use std::path::PathBuf;

use crate::chain::Tested;
use store::{Directory, Error};

const DESCRIPTION: &str = "{ \"mode\": \"sandbox\", \"shards\": 4 }\n";

fn directory() -> Result<(tempfile::TempDir, PathBuf), std::io::Error> {
    let parent = tempfile::tempdir()?;
    let path = parent.path().join("data");
    Ok((parent, path))
}

#[test]
fn a_description_is_kept_as_given() -> Tested {
    let (_parent, path) = directory()?;
    let created = Directory::create(&path, DESCRIPTION)?;
    assert_eq!(created.description(), DESCRIPTION);
    assert_eq!(created.journal(), path.join("journal.sqlite"));
    drop(created);
    assert_eq!(Directory::open(&path)?.description(), DESCRIPTION);
    Ok(())
}

#[test]
fn one_process_at_a_time_and_lookers_on() -> Tested {
    let (_parent, path) = directory()?;
    let held = Directory::create(&path, DESCRIPTION)?;
    // The lock belongs to the open file, so a second handle in this process is refused as another process is.
    let error = Directory::open(&path).expect_err("it is held");
    assert!(matches!(error, Error::InUse { .. }), "{error}");
    assert!(error.to_string().starts_with(&format!("{} is in use by another yuefu", path.display())), "{error}");
    assert_eq!(Directory::view(&path)?.description(), DESCRIPTION);
    drop(held);
    Directory::open(&path)?;
    Ok(())
}

#[test]
fn a_second_process_is_refused() -> Tested {
    const PATH: &str = "STORE_TEST_DIRECTORY";
    if let Some(path) = std::env::var_os(PATH) {
        let is_refused = matches!(Directory::open(path.as_ref()), Err(Error::InUse { .. }));
        std::process::exit(if is_refused { 42 } else { 1 });
    }
    let (_parent, path) = directory()?;
    let _held = Directory::create(&path, DESCRIPTION)?;
    let mut second = std::process::Command::new(std::env::current_exe()?);
    let second = second.args(["--exact", "directory::a_second_process_is_refused"]).env(PATH, &path).output()?;
    assert_eq!(second.status.code(), Some(42));
    Ok(())
}

#[test]
fn nothing_is_overwritten() -> Tested {
    let (parent, path) = directory()?;
    fs::create_dir(&path)?;
    fs::write(path.join("letter.txt"), "dear")?;
    let error = Directory::create(&path, DESCRIPTION).expect_err("there is a letter in it");
    assert!(matches!(error, Error::NotEmpty { .. }), "{error}");
    assert_eq!(fs::read_dir(&path)?.count(), 1);
    let error = Directory::create(&path.join("letter.txt"), DESCRIPTION).expect_err("it is a letter");
    assert!(matches!(error, Error::NotADirectory { .. }), "{error}");
    Directory::create(&parent.path().join("a/b"), DESCRIPTION)?;
    Ok(())
}

#[test]
fn what_is_not_ours_is_refused() -> Tested {
    let (parent, path) = directory()?;
    let error = Directory::open(&path).expect_err("there is nothing");
    assert!(matches!(error, Error::Missing { .. }), "{error}");
    fs::create_dir(&path)?;
    let error = Directory::open(&path).expect_err("it is empty");
    assert!(matches!(error, Error::Foreign { .. }), "{error}");
    assert_eq!(fs::read_dir(&path)?.count(), 0, "and it stays so");
    fs::write(path.join("format"), "disk image, format 1\n")?;
    let error = Directory::open(&path).expect_err("it is somebody else's");
    assert!(matches!(error, Error::Foreign { .. }), "{error}");
    fs::write(path.join("format"), "yuefu data directory, format 2\n")?;
    let error = Directory::open(&path).expect_err("it is of a later release");
    assert!(matches!(error, Error::Newer { found: 2, known: 1, .. }), "{error}");
    let file = parent.path().join("file");
    fs::write(&file, "")?;
    let error = Directory::open(&file).expect_err("it is a file");
    assert!(matches!(error, Error::NotADirectory { .. }), "{error}");
    Ok(())
}
