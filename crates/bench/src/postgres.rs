//! PostgreSQL as the yardstick: Debian's, in a cluster of its own on a private port, with its default durability.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, doing};

/// Where Debian puts its programs, a directory for each version.
const VERSIONS: &str = "/usr/lib/postgresql";
/// Where the cluster is made: on a disk, and reachable for the user `postgres`.
const PLACE: &str = "/var/tmp";
/// What differs from Debian's defaults: memory, and checkpoints that do not fall into a measurement. Durability does not.
const SETTINGS: &str = "shared_buffers = 2GB\nmax_wal_size = 16GB\ncheckpoint_timeout = 30min\nmax_connections = 100\n";

/// How long it may take to come up, and how often it is looked at meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// A cluster that runs, removed when this value goes.
pub struct Postgres {
    programs: PathBuf,
    place: PathBuf,
    port: u16,
    server: Option<Child>,
}

impl Postgres {
    /// Makes a cluster and starts it; none where PostgreSQL is not installed.
    ///
    /// # Errors
    /// When it is installed and cannot be started.
    pub fn start() -> Result<Option<Postgres>, Failure> {
        let Some(programs) = programs() else { return Ok(None) };
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = port.map_err(doing("find a free port"))?.port();
        let place = PathBuf::from(PLACE).join(format!("yuefu-bench-{port}"));
        fs::create_dir(&place).map_err(doing(format!("make {}", place.display())))?;
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&place))?;
        }
        let mut postgres = Postgres { programs, place, port, server: None };
        let data = postgres.place.join("data");
        run(postgres
            .program("initdb")
            .args(["-U", "postgres", "-A", "trust", "--no-locale", "-E", "UTF8", "-D"])
            .arg(&data))?;
        let settings = data.join("postgresql.conf");
        let before = fs::read_to_string(&settings).map_err(doing("read the settings of PostgreSQL"))?;
        fs::write(&settings, before + SETTINGS).map_err(doing("write the settings of PostgreSQL"))?;
        let log = File::create(postgres.place.join("log")).map_err(doing("make a log for PostgreSQL"))?;
        let mut server = postgres.program("postgres");
        server
            .args(["-p", &port.to_string(), "-c", "listen_addresses=", "-k"])
            .arg(&postgres.place)
            .arg("-D")
            .arg(&data);
        // In the foreground: whoever interrupts the bench interrupts it, too.
        let server = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        postgres.server = Some(server.map_err(doing("start PostgreSQL"))?);
        postgres.wait()?;
        Ok(Some(postgres))
    }

    /// Waits until it answers.
    fn wait(&self) -> Result<(), Failure> {
        let began = Instant::now();
        while let Err(failure) = self.version() {
            if began.elapsed() > PATIENCE {
                return Err(failure);
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// What it says it is.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn version(&self) -> Result<String, Failure> {
        self.sql("postgres", "SHOW server_version", &[])
    }

    /// Runs SQL in a database, with variables, and gives what it printed.
    ///
    /// # Errors
    /// When a statement fails.
    pub fn sql(&self, database: &str, sql: &str, variables: &[(&str, u64)]) -> Result<String, Failure> {
        let file = self.file("script.sql", sql)?;
        let mut psql = self.program("psql");
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, "-h"]);
        psql.arg(&self.place).args(["-p", &self.port.to_string()]);
        for (name, value) in variables {
            psql.args(["-v", &format!("{name}={value}")]);
        }
        run(psql.arg("-f").arg(&file))
    }

    /// The seconds that SQL takes in a database.
    ///
    /// # Errors
    /// When a statement fails.
    pub fn timed(&self, database: &str, sql: &str) -> Result<f64, Failure> {
        let began = Instant::now();
        self.sql(database, sql, &[])?;
        Ok(began.elapsed().as_secs_f64())
    }

    /// Transactions a second of a pgbench script, by so many clients for so many seconds.
    ///
    /// # Errors
    /// When a transaction fails.
    pub fn pgbench(
        &self,
        script: &str,
        clients: usize,
        seconds: u64,
        variables: &[(&str, u64)],
    ) -> Result<f64, Failure> {
        let file = self.file("script.pgbench", script)?;
        let (clients, seconds, port) = (clients.to_string(), seconds.to_string(), self.port.to_string());
        let mut pgbench = self.program("pgbench");
        pgbench.args([
            "-n", "-M", "prepared", "-c", &clients, "-j", "2", "-T", &seconds, "-U", "postgres", "-p", &port, "-h",
        ]);
        pgbench.arg(&self.place);
        for (name, value) in variables {
            pgbench.args(["-D", &format!("{name}={value}")]);
        }
        let printed = run(pgbench.arg("-f").arg(&file).arg("postgres"))?;
        let tps = printed.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        let failed = printed.lines().find(|line| line.starts_with("number of failed transactions: "));
        match (tps, failed.is_none_or(|line| line.contains(": 0 "))) {
            (Some(tps), true) => Ok(tps),
            (_, _) => Err(Failure::Postgres(format!("pgbench says: {printed}"))),
        }
    }

    /// A program of PostgreSQL's, run as the user it wants to be run as.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(program);
                command
            }
            false => Command::new(program),
        };
        command.current_dir(&self.place);
        command
    }

    fn file(&self, name: &str, text: &str) -> Result<PathBuf, Failure> {
        let path = self.place.join(name);
        fs::write(&path, text).map_err(doing(format!("write {}", path.display())))?;
        Ok(path)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.place.join("data");
        let _ = run(self.program("pg_ctl").args(["-w", "-m", "immediate", "-D"]).arg(data).arg("stop"));
        if let Some(server) = &mut self.server {
            let _ = server.wait();
        }
        let _ = fs::remove_dir_all(&self.place);
    }
}

/// Where the programs of the newest version are.
fn programs() -> Option<PathBuf> {
    let found = fs::read_dir(VERSIONS).ok()?.flatten().map(|version| version.path().join("bin"));
    found.filter(|bin| bin.join("pgbench").exists()).max_by_key(|bin| version_of(bin))
}

fn version_of(bin: &Path) -> u32 {
    let version = bin.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    version.and_then(|version| version.parse().ok()).unwrap_or(0)
}

fn is_root() -> bool {
    fs::read_to_string("/proc/self/status").is_ok_and(|text| text.lines().any(|line| line.starts_with("Uid:\t0\t")))
}

/// Runs a command to its end and gives what it printed.
fn run(command: &mut Command) -> Result<String, Failure> {
    let name = command.get_program().to_string_lossy().to_string();
    let Output { status, stdout, stderr } = command.output().map_err(doing(format!("run {name}")))?;
    let (printed, said) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    match status.success() {
        true => Ok(printed.trim().to_string()),
        false => Err(Failure::Postgres(format!("{command:?}: {said}{printed}"))),
    }
}
