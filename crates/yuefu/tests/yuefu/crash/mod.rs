//! Killed at any moment, a server has lost nothing that it acknowledged, and done nothing twice.
//!
//! One data directory lives through many crashes. In each round a server is started, clients load it, and at a random
//! moment it is killed as `kill -9` does. What the files then say is held against what the clients know ([`known`]): every
//! acknowledged command has exactly its events (N1), what was in flight happened once or not at all (N2), the chain has no
//! gap and no epoch falls (N5), the books sum to nothing (N7), the tables are the fold of the journal (N8), and the mark
//! stands at its end (N11).

mod known;
mod buyer;
mod clock;
mod load;
mod history;
mod files;
mod audit;
mod commands;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::http::{Client, operator_key};
use crate::process::{Server, succeed, text};
use audit::Audit;
use files::Files;
use load::Load;

/// How often the server is killed, unless [`KILLS`] says otherwise.
const KILLS_DEFAULT: u32 = 50;

/// How many crashes one directory lives through at most: each is followed by a look at everything from row 0.
const KILLS_OF_ONE_MAX: u32 = 100;

/// Clients at the same time, and what they share.
const CLIENTS: usize = 8;
const ACCOUNTS: usize = 4;
const MERCHANTS: usize = 2;

/// The variables that name a seed to be run again, and a number of kills for a longer run.
const SEED: &str = "YUEFU_CRASH_SEED";
const KILLS: &str = "YUEFU_CRASH_KILLS";

/// What a round's server is doing when it is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// It serves concurrent clients while its clock is moved by hours.
    Serving,
    /// Its clock is moved by days; statements are cut and penalties charged.
    MovingClock,
    /// It is recovering, or has just begun to listen.
    Starting,
    /// It was asked to stop while it served.
    Stopping,
}

impl Moment {
    fn drawn(dice: &mut StdRng) -> Moment {
        match dice.random_range(0..10) {
            0..6 => Moment::Serving,
            6 => Moment::Starting,
            7 => Moment::Stopping,
            _ => Moment::MovingClock,
        }
    }
}

/// The directory, who loads it, and what they know.
struct World {
    data: PathBuf,
    key: String,
    files: Files,
    load: Load,
    dice: StdRng,
    _parent: tempfile::TempDir,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_it_has_lost_nothing_and_done_nothing_twice() {
    let (seed, kills) = (seed(), number(KILLS).unwrap_or(KILLS_DEFAULT));
    let mut dice = StdRng::seed_from_u64(seed);
    let mut left = kills;
    while left > 0 {
        let of_one = left.min(KILLS_OF_ONE_MAX);
        live(dice.random(), of_one).await;
        left -= of_one;
    }
}

/// One directory, and the crashes it lives through.
async fn live(seed: u64, kills: u32) {
    let began = Instant::now();
    let mut world = World::new(seed).await;
    for kill in 1..=kills {
        let moment = Moment::drawn(&mut world.dice);
        world.round(moment).await;
        world.load.check_growth(kill);
    }
    world.finish().await;
    println!("{kills} kills in {:.1} s: {}", began.elapsed().as_secs_f64(), world.load.tally());
}

/// The seed of a run, drawn unless [`SEED`] names it; it is printed, to be run again.
pub fn seed() -> u64 {
    let seed = number(SEED).unwrap_or_else(rand::random);
    println!("{SEED}={seed}");
    seed
}

fn number<N: std::str::FromStr>(variable: &str) -> Option<N> {
    std::env::var(variable).ok()?.parse().ok()
}

impl World {
    async fn new(seed: u64) -> World {
        let parent = tempfile::tempdir().expect("a directory can be made");
        let data = parent.path().join("data");
        succeed(["init", "--data", text(&data), "--start", "2026-07-01T00:00:00Z"]);
        let key = operator_key(&data);
        let mut dice = StdRng::seed_from_u64(seed);
        let server = Server::start(&data);
        let load = Load::new(&Client::of(&server, &key), &mut dice).await;
        server.stop();
        World { files: Files::of(&data), data, key, load, dice, _parent: parent }
    }

    /// Starts a server, kills it at a moment, and holds files and clients against each other.
    async fn round(&mut self, moment: Moment) {
        match moment {
            Moment::Starting => self.kill_starting().await,
            Moment::Serving | Moment::Stopping => self.kill_serving(moment).await,
            Moment::MovingClock => self.kill_moving().await,
        }
        // Half of the time the server finds the files as they were left, with nobody having looked at them.
        if self.dice.random_bool(0.5) {
            Audit::of(&self.data).within(&self.load);
        }
        self.files.check();
        let server = Server::start(&self.data);
        let client = Client::of(&server, &self.key);
        self.load.settle(&client).await;
        Audit::of(&self.data).equals(&self.load);
        self.load.check_merchants(&client).await;
        self.end(server);
    }

    /// Ends a server that has nothing to do: half of the time in good order.
    fn end(&mut self, mut server: Server) {
        match self.dice.random_bool(0.5) {
            true => {
                server.stop();
                self.files.check_stopped();
            }
            false => server.kill(),
        }
    }

    async fn kill_starting(&mut self) {
        let mut server = Server::spawn(&self.data);
        tokio::time::sleep(self.moment(0..60)).await;
        server.kill();
    }

    async fn kill_serving(&mut self, moment: Moment) {
        let mut server = Server::start(&self.data);
        let loading = self.load.begin(&Client::of(&server, &self.key));
        tokio::time::sleep(self.moment(5..300)).await;
        if matches!(moment, Moment::Stopping) {
            server.terminate();
            tokio::time::sleep(self.moment(0..20)).await;
        }
        server.kill();
        self.load.end(loading).await;
    }

    async fn kill_moving(&mut self) {
        let mut server = Server::start(&self.data);
        let days = self.dice.random_range(1..20);
        let moving = self.load.move_days(&Client::of(&server, &self.key), days);
        tokio::time::sleep(self.moment(5..300)).await;
        server.kill();
        self.load.moved(moving).await;
    }

    fn moment(&mut self, millis: std::ops::Range<u64>) -> Duration {
        Duration::from_micros(self.dice.random_range(millis.start * 1_000..millis.end * 1_000))
    }

    /// Compares everything, once more.
    async fn finish(&mut self) {
        let server = Server::start(&self.data);
        let client = Client::of(&server, &self.key);
        self.load.check_histories(&client).await;
        server.stop();
        Audit::of(&self.data).equals(&self.load);
        println!("{}", Audit::of(&self.data).tally());
    }
}
