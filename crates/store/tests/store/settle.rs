//! An unknown outcome is settled by sending the same rows again.

use crate::chain::{Tested, chain, next_of_epoch};
use crate::faults::{Fault, Faulty};
use store::limits::SETTLE_TRIES_MAX;
use store::{Error, Journal, Row, SqliteJournal, Verdict, append_settled};

fn with_faults(faults: &[Fault]) -> Result<(tempfile::TempDir, Faulty<SqliteJournal>), Box<dyn std::error::Error>> {
    let directory = tempfile::tempdir()?;
    let journal = SqliteJournal::open(&directory.path().join("journal.sqlite"))?;
    Ok((directory, Faulty::new(journal, faults)))
}

#[test]
fn a_commit_that_never_arrived_is_made_good() -> Tested {
    let (_directory, mut journal) = with_faults(&[Fault::LostBeforeCommit, Fault::None])?;
    let rows = chain(3, 2);
    assert_eq!(append_settled(&mut journal, &rows)?, [Verdict::Committed; 2]);
    assert_eq!(journal.read(3, 0, 10)?, rows);
    assert_eq!(journal.appends, 2);
    Ok(())
}

#[test]
fn a_commit_that_arrived_unheard_is_not_made_twice() -> Tested {
    let faults = [Fault::LostAfterCommit, Fault::LostBeforeCommit, Fault::LostAfterCommit, Fault::None];
    let (_directory, mut journal) = with_faults(&faults)?;
    let rows = chain(3, 2);
    assert_eq!(append_settled(&mut journal, &rows)?, [Verdict::Committed; 2]);
    assert_eq!(journal.read(3, 0, 10)?, rows);
    assert_eq!(journal.appends, 4);
    Ok(())
}

#[test]
fn a_shard_lost_in_between_is_fenced() -> Tested {
    let (_directory, mut journal) = with_faults(&[Fault::LostBeforeCommit, Fault::None])?;
    let first = chain(0, 1);
    journal.journal.append(&first)?;
    let theirs = next_of_epoch(0, first.last().map(Row::tip), 2, b"theirs");
    journal.journal.append(&[theirs])?;
    let ours = next_of_epoch(0, first.last().map(Row::tip), 1, b"ours");
    assert_eq!(append_settled(&mut journal, &[ours])?, [Verdict::Fenced]);
    Ok(())
}

#[test]
fn tries_are_bounded_and_the_error_says_so() -> Tested {
    let (_directory, mut journal) = with_faults(&[Fault::LostAfterCommit])?;
    let error = append_settled(&mut journal, &chain(0, 1)).expect_err("every answer is lost");
    assert!(matches!(error, Error::Unsettled { tries: SETTLE_TRIES_MAX, .. }), "{error}");
    assert!(error.to_string().contains("after 6 tries it is still not known"), "{error}");
    assert_eq!(journal.appends, SETTLE_TRIES_MAX);
    Ok(())
}

#[test]
fn a_known_failure_is_not_tried_again() -> Tested {
    let (_directory, mut journal) = with_faults(&[Fault::Busy])?;
    let error = append_settled(&mut journal, &chain(0, 1)).expect_err("it is locked");
    assert!(matches!(error, Error::Busy { .. }), "{error}");
    assert_eq!(journal.appends, 1);
    Ok(())
}

#[test]
fn after_an_unknown_outcome_no_failure_is_a_known_one() -> Tested {
    let (_directory, mut journal) = with_faults(&[Fault::LostAfterCommit, Fault::Busy])?;
    let rows = chain(0, 1);
    let error = append_settled(&mut journal, &rows).expect_err("it stays locked");
    assert!(matches!(error, Error::Unsettled { .. }), "{error}");
    assert_eq!(journal.read(0, 0, 10)?, rows, "and indeed it was committed");
    Ok(())
}
