//! Playing a story: every step is asked of a driver, and every expectation compared with what comes back.

use std::fmt;

use calendar::Instant;
use engine::turn::Intent;
use money::Currency;
use sequencer::Zone;

use crate::cast::Cast;
use crate::driver::{Call, Driver, No};
use crate::fact::{Answer, Fact, Refused};
use crate::story::{Expected, Step, Story};
use crate::{act, see};

/// An expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What was expected.
    pub expected: String,
    /// What came.
    pub got: String,
}

/// A story as it was played.
#[derive(Debug)]
pub struct Played {
    /// Who took part, under which id.
    pub cast: Cast,
    /// What went otherwise than expected.
    pub failures: Vec<Failure>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure { path, line, expected, got } = self;
        write!(f, "{path}:{line}:\n    expected  {expected}\n    got       {got}")
    }
}

/// Plays `story` on a fresh `driver`. After every step the equations of the books are checked, expected or not.
pub fn play(story: &Story, driver: &mut dyn Driver) -> Played {
    let mut stage = Stage { story, driver, cast: Cast::default(), failures: Vec::new() };
    match stage.set() {
        Ok(()) => story.steps.iter().for_each(|step| stage.step(step)),
        Err(no) => stage.fail(1, "accounts and merchants of the header".into(), told(&no, story.setup.currency)),
    }
    Played { cast: stage.cast, failures: stage.failures }
}

/// The instant of a step: its seconds after its day began in the zone of the story.
fn moment(story: &Story, step: &Step) -> Instant {
    zone(story).start_of(step.date).plus_seconds(i64::from(step.seconds))
}

fn zone(story: &Story) -> Zone {
    Zone::named(&story.setup.zone).expect("the header was read with a zone that is known")
}

/// The instant at which a story is set up: the start of its first day.
pub fn start(story: &Story) -> Instant {
    let first = story.steps.first().expect("a story has at least one step");
    moment(story, first).plus_seconds(-i64::from(first.seconds))
}

struct Stage<'a> {
    story: &'a Story,
    driver: &'a mut dyn Driver,
    cast: Cast,
    failures: Vec<Failure>,
}

impl Stage<'_> {
    /// Opens the accounts and registers the merchants of the header.
    fn set(&mut self) -> Result<(), No> {
        self.driver.move_to(start(self.story))?;
        let call = Call { key: None, intent: Intent::Do };
        for (name, contract) in &self.story.setup.merchants {
            let id = self.driver.register(contract, &call)?;
            self.cast.register(name, id);
        }
        for (name, line) in &self.story.setup.customers {
            let customer = self.driver.create()?;
            let account = self.driver.open(&customer, line, &call)?;
            self.cast.create(name, customer);
            self.cast.open(name, line.limit.currency, account);
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) {
        let answers = self.driver.move_to(moment(self.story, step)).and_then(|()| self.ask(step));
        self.compare(step, &answers);
        if let Err(no) = self.driver.check() {
            self.fail(step.line, "> books balance".into(), told(&no, self.home()));
        }
    }

    /// Asks what a step asks, as often as it says; the answers of the last time.
    fn ask(&mut self, step: &Step) -> Result<Vec<Answer>, No> {
        let mut ask = |n| act::act(self.driver, &mut self.cast, &zone(self.story), &step.nth(n));
        for n in 1..step.times {
            ask(n).map_err(|no| No::Broken(format!("{} the {n}. time", told(&no, self.story.setup.currency))))?;
        }
        ask(step.times)
    }

    fn compare(&mut self, step: &Step, answers: &Result<Vec<Answer>, No>) {
        if let Some((line, expected, got)) = self.count(step, answers) {
            return self.fail(line, expected, got);
        }
        let mut nth = 0;
        for expected in &step.expected {
            let met = match &expected.fact {
                Fact::Stands(standing) => self.stands(step, expected, standing),
                Fact::Refused(refused) => self.is_refused(expected, refused, answers),
                Fact::Answered(answer) => {
                    nth += 1;
                    self.is_answered(expected, answer, answers, nth - 1)
                }
            };
            if let Err(got) = met {
                self.fail(expected.line, self.text(expected), got);
            }
        }
    }

    /// What is wrong before anything is compared: a refusal that nobody expects, or more or fewer answers than told.
    fn count(&self, step: &Step, answers: &Result<Vec<Answer>, No>) -> Option<(usize, String, String)> {
        let is_answer = |expected: &&Expected| !matches!(expected.fact, Fact::Stands(_));
        let told_answers: Vec<&Expected> = step.expected.iter().filter(is_answer).collect();
        let is_refusal = told_answers.iter().any(|expected| matches!(expected.fact, Fact::Refused(_)));
        match answers {
            Err(no) if told_answers.is_empty() => Some((step.line, "to be accepted".into(), told(no, self.home()))),
            Ok(answers) if !(told_answers.is_empty() || is_refusal) && told_answers.len() < answers.len() => {
                Some((step.line, format!("{} answers", told_answers.len()), format!("{} answers", answers.len())))
            }
            Ok(_) | Err(_) => None,
        }
    }

    /// Compares an answer; what it does not tell is not compared.
    fn is_answered(
        &self,
        expected: &Expected,
        told_answer: &Answer,
        answers: &Result<Vec<Answer>, No>,
        nth: usize,
    ) -> Result<(), String> {
        let answers = answers.as_ref().map_err(|no| told(no, self.home()))?;
        let Some(answer) = answers.get(nth) else { return Err("no answer, as nothing was asked".into()) };
        let got = answer.clone().limited_to(told_answer);
        match got == *told_answer {
            true => Ok(()),
            false => Err(Fact::Answered(got).text(expected.currency, self.home())),
        }
    }

    fn is_refused(
        &self,
        expected: &Expected,
        told_refused: &Refused,
        answers: &Result<Vec<Answer>, No>,
    ) -> Result<(), String> {
        match answers {
            Ok(answers) => {
                let text = |answer: &Answer| Fact::Answered(answer.clone()).text(expected.currency, self.home());
                Err(answers.first().map_or("accepted".into(), text))
            }
            Err(No::Refused(refused)) if refused.clone().limited_to(told_refused) == *told_refused => Ok(()),
            Err(No::Refused(refused)) => {
                Err(Fact::Refused(refused.clone().limited_to(told_refused)).text(expected.currency, self.home()))
            }
            Err(No::Wordless) => Ok(()),
            Err(no @ No::Broken(_)) => Err(told(no, self.home())),
        }
    }

    fn stands(&mut self, step: &Step, expected: &Expected, standing: &crate::fact::Standing) -> Result<(), String> {
        let home = self.home();
        let customer = (step.customer.as_str(), expected.currency);
        match see::see(self.driver, &self.cast, customer, standing) {
            Ok(got) if got == *standing => Ok(()),
            Ok(got) => Err(Fact::Stands(got).text(expected.currency, home)),
            Err(no) => Err(told(&no, home)),
        }
    }

    fn home(&self) -> Currency {
        self.story.setup.currency
    }

    fn text(&self, expected: &Expected) -> String {
        expected.fact.text(expected.currency, self.home())
    }

    fn fail(&mut self, line: usize, expected: String, got: String) {
        self.failures.push(Failure { path: self.story.path.clone(), line, expected, got });
    }
}

fn told(no: &No, home: Currency) -> String {
    match no {
        No::Refused(refused) => Fact::Refused(refused.clone()).text(home, home),
        No::Broken(reason) => reason.clone(),
        No::Wordless => "no words for it".into(),
    }
}
