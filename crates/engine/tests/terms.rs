//! Terms: a version is activated once.

use calendar::Stamp;
use engine::id::Shard;
use engine::terms::{Terms, Version};
use engine::turn::{Answer, Intent, Key, Request, take};
use engine::{Command, Event, Rejection, State};
use money::Currency;

fn activate(state: &mut State, terms: &Terms, key: Option<Key>) -> Answer {
    let request = Request { key, command: Command::ActivateTerms(terms.clone()), intent: Intent::Do };
    take(state, &request, Stamp::default(), 1, &mut Vec::new())
}

#[test]
fn a_version_of_terms_is_activated_once() {
    let mut state = State::genesis(Shard(0));
    let first = Terms::defaults(Version(1), Currency::Cny);
    assert_eq!(activate(&mut state, &first, None), Answer::Done(vec![Event::TermsActivated(first.clone())]));

    let other = Terms { grace_days: first.grace_days + 1, ..first.clone() };
    for again in [&first, &other] {
        assert_eq!(activate(&mut state, again, None), Answer::Refused(Rejection::TermsExist));
    }
    assert_eq!(state.terms_of(Currency::Cny), Some(&first), "a version never changes");

    let next = Terms { version: Version(2), ..other };
    assert_eq!(activate(&mut state, &next, None), Answer::Done(vec![Event::TermsActivated(next.clone())]));
    assert_eq!(state.terms_of(Currency::Cny), Some(&next), "the newest holds");
}

#[test]
fn the_key_of_an_activation_answers_it_again() {
    let mut state = State::genesis(Shard(0));
    let (terms, key) = (Terms::defaults(Version(1), Currency::Cny), Key { scope: 1, fingerprint: 2 });
    assert!(matches!(activate(&mut state, &terms, Some(key)), Answer::Done(_)));
    assert!(matches!(activate(&mut state, &terms, Some(key)), Answer::Repeat(_)));
    let without_key = Rejection::TermsExist;
    assert_eq!(without_key.code(), "terms_exist");
}
