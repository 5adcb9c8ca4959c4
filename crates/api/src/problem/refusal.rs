//! Refusals of the sequencer as problems.

use sequencer::Refusal;

use super::*;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let said = refusal.to_string();
        match refusal {
            Refusal::Rejected(rejection) => rejection.into(),
            Refusal::Busy => Problem::plain(&BUSY),
            // Why it stopped names files of the machine, so it is not told.
            Refusal::Stopped(_) => Problem::plain(&STOPPED),
            Refusal::NoShard(_) => Problem::new(&NOT_FOUND, "There is nothing of this id here."),
            Refusal::Time(why) => Problem::new(&TIME_OUT_OF_RANGE, format!("The clock cannot be set to that: {why}.")),
            Refusal::Behind => Problem::new(&BEHIND, said),
            Refusal::Bug => Problem::plain(&INTERNAL_ERROR),
        }
    }
}

#[cfg(test)]
mod tests {
    use sequencer::Refusal;

    use super::Problem;

    #[test]
    fn what_is_refused_for_now_says_so() {
        let refusals = [
            (Refusal::Busy, "busy", 503),
            (Refusal::Stopped("a file of the machine".into()), "stopped", 503),
            (Refusal::Behind, "behind", 503),
            (Refusal::Bug, "internal_error", 500),
        ];
        for (refusal, code, status) in refusals {
            let problem = Problem::from(refusal);
            assert_eq!((problem.kind.code, problem.kind.status), (code, status));
            assert!(!problem.detail.contains("file of the machine"));
        }
    }
}
