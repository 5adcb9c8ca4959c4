//! Of what was asked, what is needed to see the two differ.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::ask::Step;
use crate::compare::Difference;
use crate::draw::Setting;
use crate::play::{Tally, play};

/// How often steps are left out before what is left is good enough.
const TRIES: usize = 1_500;

/// Where a world goes wrong: after which step, in what, and everything that was asked until then.
pub struct Failure {
    pub at: usize,
    pub difference: Difference,
    pub told: Vec<String>,
}

/// Plays a world; a panic of either side is a difference, too.
pub fn failure(setting: &Setting, steps: &[Step]) -> Result<Tally, Failure> {
    match catch_unwind(AssertUnwindSafe(|| play(setting, steps))) {
        Ok(Ok(pair)) => Ok(pair.tally),
        Ok(Err((at, difference, told))) => Err(Failure { at, difference, told }),
        Err(_) => Err(Failure { at: steps.len() - 1, difference: "a panic".into(), told: Vec::new() }),
    }
}

/// Leaves out steps, many at a time and then fewer, as long as the two still differ.
pub fn reduce(setting: &Setting, mut steps: Vec<Step>, mut failure_now: Failure) -> (Vec<Step>, Failure) {
    steps.truncate(failure_now.at + 1);
    let (mut width, mut tries) = (steps.len() / 2, 0);
    while width > 0 && tries < TRIES {
        let mut from = 0;
        while from < steps.len() && tries < TRIES {
            let to = (from + width).min(steps.len());
            let rest: Vec<Step> = steps[..from].iter().chain(&steps[to..]).cloned().collect();
            tries += 1;
            match failure(setting, &rest) {
                Err(found) if !rest.is_empty() => {
                    steps = rest;
                    steps.truncate(found.at + 1);
                    failure_now = found;
                }
                _ => from = to,
            }
        }
        width /= 2;
    }
    (steps, failure_now)
}
