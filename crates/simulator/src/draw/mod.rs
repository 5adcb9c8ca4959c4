//! Drawing: what happens next in a world, a quarter of it on an edge.

mod aim;
mod amount;
mod asks;
mod bill;
mod late;
mod limit;
mod time;
mod wallet;

use sequencer::Mode;

use crate::ask::{Sent, Serial, Who};
use crate::coverage::Cell;
use crate::dice::Dice;
use crate::disk::Fate;
use crate::limits::{ACCOUNTS_MAX, BATCHES_MAX, CHECK_EVERY};
use crate::run::{Crash, Run, Said, Step};
use crate::setting::Setting;

/// Draws the steps of a world.
pub struct Draw {
    dice: Dice,
    setting: Setting,
    next: Serial,
    customers: Vec<Serial>,
    accounts: Vec<Serial>,
    merchants: Vec<Serial>,
    orders: Vec<Serial>,
    instructions: Vec<Serial>,
    /// Plans of what stood on statements.
    plans: Vec<Serial>,
    checked: u64,
    watch: i64,
    /// What stands at its edge now, and is asked about first.
    focus: Option<Focus>,
    /// Cells of the table that were met too rarely.
    wanted: Vec<Cell>,
    /// The order that is being captured cent by cent, and how often that is still to be asked.
    bursting: Option<(Serial, u64)>,
    /// The account on which instructions are requested one after the other, and how often that is still to be asked.
    filling: Option<(Who, u64)>,
}

/// What stands at its edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// An order, a day after its authorisation or at the end of its hold.
    Order(Serial),
    /// An account, on a day on which something turns.
    Account(Serial),
    /// A request whose key is about to be forgotten, by its place among those answered.
    Key(usize),
}

impl Draw {
    /// The draws of a world, some of them aimed at the cells of the table that are `wanted`.
    pub fn of(setting: &Setting, wanted: Vec<Cell>) -> Draw {
        Draw {
            dice: Dice::of_part(setting.seed, 2),
            setting: setting.clone(),
            next: 1,
            customers: Vec::new(),
            accounts: Vec::new(),
            merchants: Vec::new(),
            orders: Vec::new(),
            instructions: Vec::new(),
            plans: Vec::new(),
            checked: 0,
            watch: setting.start.micros(),
            focus: None,
            wanted,
            bursting: None,
            filling: None,
        }
    }

    /// The next step; none when the world is over.
    pub fn step(&mut self, run: &Run) -> Option<Step> {
        if run.has_stopped() {
            return Some(Step::Crash(self.crash(run)));
        }
        if run.counts.turns >= self.setting.turns {
            return None;
        }
        if run.counts.turns >= self.checked + CHECK_EVERY {
            self.checked = run.counts.turns;
            return Some(Step::Check);
        }
        if self.dice.comes_up(self.setting.crashes) {
            return Some(Step::Crash(self.crash(run)));
        }
        if run.has_zombie() && self.dice.comes_up(200) {
            return Some(Step::Zombie(self.again(run)));
        }
        if run.waiting() >= BATCHES_MAX {
            return Some(Step::Commit(self.fate()));
        }
        let is_waiting = |is: bool, weight| if is { weight } else { 0 };
        let is_sandbox = self.setting.world.mode == Mode::Sandbox;
        let weights = [
            400,
            is_waiting(run.waiting() > 0, 400),
            is_waiting(run.is_flush_waiting(), 100),
            4,
            20,
            is_waiting(is_sandbox && run.waiting() == 0, 4),
        ];
        Some(match self.dice.weighed(&weights) {
            0 => self.turn(run),
            1 => Step::Commit(self.fate()),
            2 => Step::Flush(self.flush_fate()),
            3 => Step::FlushAgain,
            4 => Step::SyncMark,
            _ => self.clock_move(run),
        })
    }

    fn clock_move(&mut self, run: &Run) -> Step {
        let to = self.later(run);
        let turns = (self.setting.crashes > 0 && self.dice.comes_up(100)).then(|| self.dice.between(1, 5) as u32);
        Step::Move { to, turns }
    }

    fn turn(&mut self, run: &Run) -> Step {
        let count = match self.dice.below(20) {
            0 => 0,
            1..5 => 1,
            _ => self.dice.between(1, self.setting.asks),
        };
        self.focus = None;
        let mut clock = self.turn_at(run);
        let is_sandbox = self.setting.world.mode == Mode::Sandbox;
        let mut said = Vec::new();
        for nth in 0..count {
            if nth == 3 {
                self.focus = None;
            }
            let at = is_sandbox.then_some(clock);
            said.push(self.said(run, at));
            // The watch of a live world says the same all through a turn.
            clock += if is_sandbox { self.seconds(3) } else { 0 };
        }
        self.watch = match self.setting.world.mode {
            Mode::Live => clock.max(self.watch),
            Mode::Sandbox => self.watch + self.dice.below(300_000) as i64,
        };
        Step::Turn { said, watch: self.watch }
    }

    /// When a turn begins.
    fn turn_at(&mut self, run: &Run) -> i64 {
        if self.dice.comes_up(150)
            && let Some(end) = self.billed_within_a_day(run)
        {
            return (end + self.dice.one_of(&[-1, 0, 0, 1])).max(run.clock);
        }
        self.focus = None;
        if self.dice.comes_up(330) { self.later(run) } else { run.clock + self.seconds(20) }
    }

    fn said(&mut self, run: &Run, at: Option<i64>) -> Said {
        if self.dice.comes_up(30)
            && let Some(account) = pick(&mut self.dice, &self.accounts)
        {
            return Said::Look(Who::Of(account));
        }
        Said::Ask(self.sent(run, at))
    }

    /// What clients send again to an old owner.
    fn again(&mut self, run: &Run) -> Vec<Said> {
        let mut again = Vec::new();
        for _ in 0..self.dice.between(1, 6) {
            let sent = self.sent(run, None);
            again.push(Said::Ask(sent));
        }
        again
    }

    fn crash(&mut self, run: &Run) -> Crash {
        let shard = self.dice.below(u64::from(self.setting.world.shards)) as u16;
        match self.dice.below(10) {
            0 | 1 => Crash::Killed,
            2 | 3 => Crash::Written,
            4 | 5 => Crash::Power,
            6 | 7 => Crash::Lying { shard, rows: self.dice.between(1, 3) as usize },
            _ if run.has_stopped() => Crash::Killed,
            _ => Crash::Asleep,
        }
    }

    fn fate(&mut self) -> Fate {
        if !self.dice.comes_up(self.setting.failures) {
            return Fate::Fine;
        }
        let times = self.dice.between(1, 6) as u32;
        match self.dice.below(4) {
            0 => Fate::Fails(1),
            1 => Fate::LostThenFine(times),
            2 => Fate::DoneUnknown(times),
            _ => Fate::DoneThenFails,
        }
    }

    fn flush_fate(&mut self) -> Fate {
        if !self.dice.comes_up(self.setting.failures) {
            return Fate::Fine;
        }
        if self.dice.comes_up(500) { Fate::Fails(1) } else { Fate::DoneUnknown(1) }
    }

    /// Fewer than so many seconds, most of the time whole ones, as stories tell them.
    fn seconds(&mut self, end: u64) -> i64 {
        let broken = if self.dice.comes_up(50) { self.dice.below(1_000_000) } else { 0 };
        (self.dice.below(end) * 1_000_000 + broken) as i64
    }

    fn serial(&mut self) -> Serial {
        self.next += 1;
        self.next - 1
    }

    fn wants_accounts(&self) -> bool {
        self.accounts.len() < ACCOUNTS_MAX
    }

    /// A request as it is first sent.
    fn fresh(&mut self, ask: crate::ask::Ask, at: Option<i64>, shard: u16) -> Sent {
        use engine::turn::Intent;
        let serial = self.serial();
        let intent = if self.dice.comes_up(20) { Intent::DryRun } else { Intent::Do };
        Sent { serial, key: Some(serial), body: 0, shard, at, intent, ask }
    }
}

/// One of several, if there are any.
fn pick(dice: &mut Dice, of: &[Serial]) -> Option<Serial> {
    (!of.is_empty()).then(|| dice.one_of(of))
}
