//! Shrinking: the fewest steps that still go wrong in the same way.

use crate::limits::SHRINK_RUNS_MAX;
use crate::play::{Failed, again};
use crate::run::{Failure, Said, Step};

/// The steps of a failure with everything left out that is not needed for it, and how it goes wrong then.
pub fn shrink(failed: &Failed) -> (Vec<Step>, Failure) {
    let mut search =
        Search { failed, kind: kind(&failed.failure), left: SHRINK_RUNS_MAX, failure: failed.failure.clone() };
    let mut steps = failed.steps.clone();
    if search.fails(&steps).is_none() {
        return (steps, search.failure);
    }
    loop {
        let before = size(&steps);
        steps = search.smallest(steps, Vec::clone);
        steps = search.without_asks(steps);
        if size(&steps) == before || search.left == 0 {
            return (steps, search.failure);
        }
    }
}

/// What a failure says, but for its figures: a shorter list is to go wrong in the same way, not in another.
fn kind(failure: &str) -> String {
    let said = failure.rsplit("Z: ").next().unwrap_or(failure);
    said.chars().filter(|letter| letter.is_alphabetic()).take(24).collect()
}

fn size(steps: &[Step]) -> usize {
    let said = |step: &Step| match step {
        Step::Turn { said, .. } | Step::Zombie(said) => said.len(),
        _ => 0,
    };
    steps.iter().map(|step| 1 + said(step)).sum()
}

struct Search<'a> {
    failed: &'a Failed,
    kind: String,
    /// Runs that may still be made.
    left: usize,
    failure: Failure,
}

impl Search<'_> {
    fn fails(&mut self, steps: &[Step]) -> Option<Failure> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        again(&self.failed.setting, steps).filter(|failure| kind(failure) == self.kind)
    }

    /// Leaves out piece after piece of a list, smaller and smaller ones, as long as it still goes wrong; `whole` makes the
    /// steps of what is left of the list.
    fn smallest<T: Clone>(&mut self, mut list: Vec<T>, whole: impl Fn(&Vec<T>) -> Vec<Step>) -> Vec<T> {
        let mut piece = list.len().div_ceil(2);
        while piece > 0 {
            let mut at = 0;
            while at < list.len() {
                let mut rest = list[..at].to_vec();
                rest.extend_from_slice(&list[list.len().min(at + piece)..]);
                match self.fails(&whole(&rest)) {
                    Some(failure) => (list, self.failure) = (rest, failure),
                    None => at += piece,
                }
            }
            piece = if piece == 1 { 0 } else { piece.div_ceil(2) };
        }
        list
    }

    /// Leaves out requests, one turn after the other.
    fn without_asks(&mut self, mut steps: Vec<Step>) -> Vec<Step> {
        for at in 0..steps.len() {
            let Step::Turn { said, watch } = steps[at].clone() else { continue };
            let all = steps.clone();
            let with = |said: &Vec<Said>| {
                let mut steps = all.clone();
                steps[at] = Step::Turn { said: said.clone(), watch };
                steps
            };
            let said = self.smallest(said, with);
            steps[at] = Step::Turn { said, watch };
        }
        steps
    }
}
