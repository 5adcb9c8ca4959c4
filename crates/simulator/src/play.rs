//! Playing: worlds one after the other, or a list of steps once more.

use std::panic::{AssertUnwindSafe, catch_unwind};

use store::Hash;

use crate::auditor::Auditor;
use crate::coverage::Coverage;
use crate::dice::Dice;
use crate::disk::Fate;
use crate::draw::Draw;
use crate::limits::WORLD_TURNS_MAX;
use crate::run::{Counts, Crash, Failure, Run, Step};
use crate::setting::Setting;

/// What came of a world.
#[derive(Debug, Clone)]
pub struct Played {
    /// What happened in it.
    pub counts: Counts,
    /// What was met in it.
    pub coverage: Coverage,
    /// The hash of its journal and its answers.
    pub hash: Hash,
}

/// A world in which something is wrong.
#[derive(Debug, Clone)]
pub struct Failed {
    /// What it was made of.
    pub setting: Setting,
    /// What was wrong.
    pub failure: Failure,
    /// The steps it took, the last one with them.
    pub steps: Vec<Step>,
    /// What had happened by then.
    pub counts: Counts,
}

/// The settings of a run: worlds from one seed, until they have lasted `turns` together.
pub fn settings(seed: u64, turns: u64) -> impl Iterator<Item = Setting> {
    let mut left = turns;
    (0_u64..).map_while(move |nth| {
        if left == 0 {
            return None;
        }
        let setting = Setting::drawn(Dice::of_part(seed, nth).any(), left.min(WORLD_TURNS_MAX));
        left = left.saturating_sub(setting.turns);
        Some(setting)
    })
}

/// Plays a world to its end, with an eye on the cells of the table that are missing in `met`.
///
/// # Errors
/// The step that broke a rule, with all before it.
pub fn play(setting: &Setting, met: &Coverage) -> Result<Played, Box<Failed>> {
    let mut steps = Vec::new();
    let begun = guarded(|| Run::begin(setting));
    let mut run = match begun {
        Ok(run) => run,
        Err(failure) => return Err(failed(setting, failure, steps, Counts::default())),
    };
    let mut draw = Draw::of(setting, met.missing());
    loop {
        let step = match draw.step(&run) {
            Some(step) => step,
            None => match ending(&run) {
                Some(step) => step,
                None => break,
            },
        };
        let taken = guarded(|| run.take(&step));
        steps.push(step);
        if let Err(failure) = taken {
            return Err(failed(setting, failure, steps, run.counts));
        }
    }
    if let Err(failure) = guarded(|| run.take(&Step::Check)) {
        steps.push(Step::Check);
        return Err(failed(setting, failure, steps, run.counts));
    }
    run.counts.events = run.auditor.events;
    Ok(Played { counts: run.counts, coverage: run.coverage.clone(), hash: run.hash() })
}

fn failed(setting: &Setting, failure: Failure, steps: Vec<Step>, counts: Counts) -> Box<Failed> {
    Box::new(Failed { setting: setting.clone(), failure, steps, counts })
}

/// What is left to do once nothing new is sent.
fn ending(run: &Run) -> Option<Step> {
    if run.has_stopped() {
        return Some(Step::Crash(Crash::Killed));
    }
    if run.waiting() > 0 {
        return Some(Step::Commit(Fate::Fine));
    }
    run.is_flush_waiting().then_some(Step::Flush(Fate::Fine))
}

/// Takes steps once more in a world of the same setting; what is wrong, if anything still is.
pub fn again(setting: &Setting, steps: &[Step]) -> Option<Failure> {
    let taken = guarded(|| {
        let mut run = Run::begin(setting)?;
        for step in steps {
            if run.has_stopped() && !matches!(step, Step::Crash(_)) {
                run.take(&Step::Crash(Crash::Killed))?;
            }
            run.take(step)?;
        }
        while let Some(step) = ending(&run) {
            run.take(&step)?;
        }
        run.take(&Step::Check)
    });
    taken.err()
}

/// The auditor at the end of steps that may go wrong: it has read what the journal has by then.
pub fn settled(setting: &Setting, steps: &[Step]) -> Option<Auditor> {
    let mut run = Run::begin(setting).ok()?;
    for step in steps {
        if guarded(|| run.take(step)).is_err() {
            break;
        }
    }
    Some(run.auditor)
}

/// A panic is a failure like any other.
fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err("a mistake in the program: it panicked".into()))
}
