//! Random commands over random Terms, on the heart and on a second implementation of product.md: no difference of a cent.
//!
//! `make model ACCOUNTS=10000 SEED=7` plays as many accounts as one likes.

mod second;
mod dice;
mod ask;
mod draw;
mod first;
mod compare;
mod play;
mod staff;
mod reduce;

use std::env;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use ask::Step;
use draw::{ACCOUNTS, DAYS, Setting};
use play::Tally;
use reduce::{Failure, failure, reduce};

#[test]
fn both_implementations_agree_to_the_cent() {
    let accounts = asked("YUEFU_MODEL_ACCOUNTS").unwrap_or(2_000) as usize;
    let fresh = sequencer::clock::now().micros().unsigned_abs();
    let seeds = asked("YUEFU_MODEL_SEED").map_or(vec![1, fresh], |seed| vec![seed]);
    for seed in &seeds {
        run(*seed, accounts.div_ceil(ACCOUNTS).div_ceil(seeds.len()));
    }
}

fn asked(name: &str) -> Option<u64> {
    env::var(name).ok().filter(|text| !text.is_empty()).map(|text| text.parse().expect("it is a number"))
}

/// Plays so many worlds, one on each core at a time.
fn run(seed: u64, worlds: usize) {
    println!("seed {seed}: {} accounts over {DAYS} days, in {worlds} worlds", worlds * ACCOUNTS);
    let (began, next) = (Instant::now(), AtomicU64::new(0));
    let tally = Mutex::new(Tally::new());
    let failed: Mutex<Option<(u64, Failure)>> = Mutex::new(None);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let is_over = failed.lock().map_or(true, |failed| failed.is_some());
                    if nth >= worlds as u64 || is_over {
                        break;
                    }
                    let of_world = seed.wrapping_mul(1_000_003).wrapping_add(nth);
                    let (setting, steps) = draw::world(of_world);
                    match failure(&setting, &steps) {
                        Ok(found) => {
                            let mut all = tally.lock().expect("no thread ends with it");
                            found.into_iter().for_each(|(what, often)| *all.entry(what).or_default() += often);
                        }
                        Err(found) => *failed.lock().expect("no thread ends with it") = Some((of_world, found)),
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("no thread ends with it");
    assert!(failed.is_none(), "{}", failed.map(|(world, found)| tell(seed, world, found)).unwrap_or_default());
    let tally = tally.into_inner().expect("no thread ends with it");
    println!("no difference in {} commands, in {:.1} s:", tally.values().sum::<usize>(), began.elapsed().as_secs_f64());
    tally.iter().for_each(|(what, often)| println!("{often:9}  {what}"));
}

/// What differs in a world, as short as it can be said.
fn tell(seed: u64, world: u64, found: Failure) -> String {
    let (setting, steps): (Setting, Vec<Step>) = draw::world(world);
    let (steps, found) = reduce(&setting, steps, found);
    let asked: Vec<String> = match found.told.is_empty() {
        true => steps.iter().map(|step| format!("{step:?}")).collect(),
        false => found.told,
    };
    format!(
        "seed {seed}, world {world}: {}\n{:?}\n{:?}\n{}",
        found.difference,
        setting.terms,
        setting.merchants,
        asked.join("\n")
    )
}
