//! The command line of the simulator: `simulator --seed 1 --turns 10000`.

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use simulator::coverage::Coverage;
use simulator::play::{Failed, play, settings};
use simulator::run::Counts;
use simulator::shrink::shrink;
use simulator::tell::tell;

/// Plays worlds of clients, crashes and failing disks from a seed, and says what is wrong.
#[derive(Parser)]
struct Asked {
    /// The seed; the time of day when left out.
    #[arg(long)]
    seed: Option<u64>,
    /// How many turns, over all worlds.
    #[arg(long, default_value_t = 20_000)]
    turns: u64,
    /// Goes on until every possible cell of the table was met often enough.
    #[arg(long)]
    until_covered: bool,
    /// Prints the whole table of what was met.
    #[arg(long)]
    table: bool,
    /// Says what is wrong at once, without looking for a shorter list of steps.
    #[arg(long)]
    as_it_is: bool,
    /// Where the story or the list of steps of a failure is written.
    #[arg(long, default_value = "target/simulator")]
    keep: std::path::PathBuf,
}

fn main() -> ExitCode {
    let asked = Asked::parse();
    let seed = asked.seed.unwrap_or_else(|| sequencer::clock::now().micros().unsigned_abs());
    println!("seed {seed}");
    let started = Instant::now();
    let (mut counts, mut coverage, mut hash) = (Counts::default(), Coverage::default(), blake3::Hasher::new());
    let turns = if asked.until_covered { u64::MAX } else { asked.turns };
    for setting in settings(seed, turns) {
        match play(&setting, &coverage) {
            Ok(played) => {
                counts.add(&played.counts);
                coverage.add(&played.coverage);
                hash.update(played.hash.as_bytes());
            }
            Err(failed) => {
                counts.add(&failed.counts);
                return report(&failed, seed, &counts, &asked);
            }
        }
        if asked.until_covered && coverage.missing().is_empty() {
            break;
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("{counts}");
    println!("{:.0} commands a second, audit included ({seconds:.1} s)", counts.commands as f64 / seconds);
    let missing = coverage.missing();
    println!("{} possible cells were met fewer than 100 times", missing.len());
    if asked.table {
        print!("{coverage}");
    }
    println!("hash {}", hash.finalize().to_hex());
    ExitCode::SUCCESS
}

/// Says what went wrong, and keeps the fewest steps that still do.
fn report(failed: &Failed, seed: u64, counts: &Counts, asked: &Asked) -> ExitCode {
    println!("seed {seed}, world {}: after {} commands: {}", failed.setting.seed, counts.commands, failed.failure);
    if asked.as_it_is {
        return ExitCode::FAILURE;
    }
    let (steps, failure) = shrink(failed);
    println!("{} steps are left of {}: {failure}", steps.len(), failed.steps.len());
    let (ending, text) = tell(&failed.setting, &steps, &failure);
    let path = asked.keep.join(format!("{}.{ending}", failed.setting.seed));
    let kept = std::fs::create_dir_all(&asked.keep).and_then(|()| std::fs::write(&path, &text));
    match kept {
        Ok(()) => println!("kept in {}", path.display()),
        Err(error) => println!("{text}\ncould not be kept in {}: {error}", path.display()),
    }
    ExitCode::FAILURE
}
