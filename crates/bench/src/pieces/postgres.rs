//! The same purchase as a stored procedure in PostgreSQL, against ours over HTTP.

use super::Bench;
use super::checkout::Shop;
use crate::failure::Failure;
use crate::load::{Merchants, Pace, Paid};
use crate::postgres::Postgres;
use crate::report::{Bound, Claim, Line, Section, Series};
use crate::seed::{Seed, Stock};

const SCHEMA: &str = include_str!("../../sql/schema.sql");
const ACCOUNTS: &str = include_str!("../../sql/accounts.sql");
const UNIFORM: &str = include_str!("../../sql/uniform.pgbench");
const HOT: &str = include_str!("../../sql/hot.pgbench");

/// What is said where there is no PostgreSQL.
pub const NOT_INSTALLED: &str =
    "PostgreSQL is not installed: `make bench-setup`, or on Debian: sudo apt-get install postgresql";

/// Measures it.
///
/// # Errors
/// [`Failure`].
pub fn run(bench: &Bench) -> Result<Section, Failure> {
    let mut section =
        Section::new("postgres: the same purchase over HTTP, and as a stored procedure driven by pgbench");
    let Some(postgres) = Postgres::start()? else {
        section.note(NOT_INSTALLED);
        return Ok(section);
    };
    let scale = bench.scale;
    let variables = [("accounts", scale.accounts), ("merchants", scale.merchants)];
    postgres.sql("postgres", SCHEMA, &[])?;
    postgres.sql("postgres", ACCOUNTS, &variables)?;
    let seconds = scale.yardstick.as_secs().max(1);
    let uniform_clients = best_clients(&postgres, UNIFORM, scale.clients, seconds, &variables)?;
    let hot_clients = best_clients(&postgres, HOT, scale.clients, seconds, &variables)?;

    let seed = Seed::make(&bench.work, Stock::Bare, scale.accounts, scale.merchants)?;
    let mut shop = Shop::open(bench, seed, "postgres")?;
    let [mut ours, mut theirs, mut ours_hot, mut theirs_hot] = [const { Series::EMPTY }; 4];
    for _ in 0..scale.rounds {
        let load = shop.at(Pace::Closed, scale.burst);
        ours.add(shop.load(&load, Merchants::Uniform, Paid::Later)?.per_second());
        shop.drain()?;
        theirs.add(postgres.pgbench(UNIFORM, uniform_clients, seconds, &variables)?);
        ours_hot.add(shop.load(&load, Merchants::OneHot, Paid::Later)?.per_second());
        shop.drain()?;
        theirs_hot.add(postgres.pgbench(HOT, hot_clients, seconds, &variables)?);
    }
    let name = |clients: usize| format!("PostgreSQL with {clients} clients");
    let uniform = Line::told("uniform merchants", "1/s", ours).beside(name(uniform_clients), theirs);
    section.add(uniform.claimed(Claim::Ratio(Bound::AtLeast(6.0))));
    let hot = Line::told("one hot merchant", "1/s", ours_hot).beside(name(hot_clients), theirs_hot);
    section.add(hot.claimed(Claim::Ratio(Bound::AtLeast(15.0))));
    section.note(format!(
        "PostgreSQL {}, fsync and synchronous_commit on, prepared, over a local socket",
        postgres.version()?
    ));
    Ok(section)
}

/// The client count that does most.
fn best_clients(
    postgres: &Postgres,
    script: &str,
    counts: &[usize],
    seconds: u64,
    variables: &[(&str, u64)],
) -> Result<usize, Failure> {
    let mut best = (0.0, 1);
    for clients in counts {
        let tps = postgres.pgbench(script, *clients, seconds, variables)?;
        if tps > best.0 {
            best = (tps, *clients);
        }
    }
    Ok(best.1)
}
