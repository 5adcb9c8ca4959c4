//! Short runs of the simulator: fixed seeds, one fresh one, and what the simulator promises about itself.

use simulator::coverage::{BILLED, Billed, Cell, Coverage, ORDERS, all_cells, impossibles, possible_cells};
use simulator::play::{Played, play, settings};
use simulator::run::{Counts, Said, Step};
use simulator::tell::tell;

/// Turns of a run here; `make simulate` runs for longer.
const TURNS: u64 = 500;

/// Plays worlds of `turns` from `seed`.
fn run(seed: u64, turns: u64) -> Vec<Played> {
    let played = settings(seed, turns).map(|setting| match play(&setting, &Coverage::default()) {
        Ok(played) => played,
        Err(failed) => {
            let told = format!("seed {seed}, world {}: {}", failed.setting.seed, failed.failure);
            assert!(told.is_empty(), "{told}\nsee: cargo run --release -p simulator -- --seed {seed} --turns {turns}");
            unreachable!("the line before ends a run that failed")
        }
    });
    played.collect()
}

#[test]
fn fixed_seeds_hold() {
    let (mut counts, mut coverage) = (Counts::default(), Coverage::default());
    for seed in 1..=6 {
        for played in run(seed, TURNS) {
            counts.add(&played.counts);
            coverage.add(&played.coverage);
        }
    }
    println!("{counts}");
    assert!(counts.crashes > 0 && counts.failures > 0 && counts.zombies > 0 && counts.losses > 0, "{counts}");
    let met = possible_cells().filter(|cell| coverage.of(cell) > 0).count();
    assert!(met * 2 > possible_cells().count(), "{met} cells were met");
}

#[test]
fn a_fresh_seed_holds() {
    let seed = sequencer::clock::now().micros().unsigned_abs();
    println!("seed {seed}");
    run(seed, TURNS);
}

#[test]
fn the_same_seed_is_the_same_run() {
    let hashes = |seed| run(seed, 200).iter().map(|played| played.hash).collect::<Vec<_>>();
    let first = hashes(7);
    assert_eq!(first, hashes(7));
    assert_ne!(first, hashes(8));
}

#[test]
fn what_is_listed_as_impossible_may_not_be_met() {
    let cell = |answer, billed| Cell { command: "authorise_order", answer, order: None, billed: Some(billed) };
    let mut coverage = Coverage::default();
    assert_eq!(coverage.hit(cell("overdue", Billed::Overdue)), Ok(()));
    assert!(coverage.hit(cell("overdue", Billed::Paid)).is_err());
    assert!(coverage.hit(cell("no_such_code", Billed::Paid)).is_err());
    assert_eq!(coverage.of(&cell("overdue", Billed::Overdue)), 1);
    assert_eq!(coverage.missing().len(), possible_cells().count(), "once is not often enough");
}

#[test]
fn every_reason_for_an_impossible_cell_is_told_and_needed() {
    let all = all_cells().count();
    let possible = possible_cells().count();
    println!("{possible} of {all} cells are possible, over {} states and {} standings", ORDERS.len(), BILLED.len());
    assert!(possible > 500 && possible < all);
    assert!(impossibles().all(|one| !one.why.is_empty()));
}

#[test]
fn what_clients_did_can_be_told_as_a_story() {
    let plain =
        |setting: &simulator::setting::Setting| setting.is_plain() && setting.world.mode == sequencer::Mode::Sandbox;
    let setting = settings(3, u64::MAX).find(plain).expect("many a world is plain");
    let mut run = simulator::run::Run::begin(&setting).expect("it begins");
    let mut draw = simulator::draw::Draw::of(&setting, Vec::new());
    let mut steps = Vec::new();
    while steps.len() < 40 {
        let step = draw.step(&run).expect("it is not over so soon");
        if !matches!(step, Step::Turn { .. } | Step::Commit(_) | Step::Flush(_)) {
            continue;
        }
        run.take(&step).expect("nothing is wrong");
        steps.push(step);
    }
    steps.iter_mut().for_each(keep_told);
    let (ending, text) = tell(&setting, &steps, "A figure is wrong");
    assert_eq!(ending, "story", "{text}");
    // A story expects something; whoever keeps it says what.
    let read = scenario::read("stories/kept.story", &text.replace("# In the end", "  > books balance\n# In the end"));
    assert!(read.is_ok(), "{read:?}\n{text}");
}

/// Leaves out what no story can tell: operators' commands, plans that are not there, broken seconds.
fn keep_told(step: &mut Step) {
    use simulator::ask::{Aim, Ask, Who};
    let Step::Turn { said, .. } = step else { return };
    said.retain(|said| match said {
        Said::Look(_) => false,
        Said::Ask(sent) => match &sent.ask {
            Ask::Propose { .. } | Ask::Approve { .. } | Ask::Accept(_) => false,
            Ask::Repay { aim: Aim::Statement(who, _) | Aim::Plan(who, _), .. } => *who != Who::Unknown,
            _ => true,
        },
    });
}
