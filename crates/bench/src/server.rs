//! Servers that are measured: processes of their own, listening on loopback.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::busy::{Busy, busy_of};
use crate::failure::{Failure, doing};

/// How long a server may take to come up or to go.
const PATIENCE: Duration = Duration::from_secs(300);
/// How often it is looked at meanwhile.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// How often its memory is looked at until it grows no more, and what counts as no more.
const SETTLE_EVERY: Duration = Duration::from_secs(1);
const SETTLED: f64 = 1.002;

/// A process that serves, killed when this value goes.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts `yuefu serve` on a data directory, and waits until it is ready.
    ///
    /// # Errors
    /// When it is not built or does not come up.
    pub fn yuefu(program: &Path, data: &Path) -> Result<Server, Failure> {
        if !program.exists() {
            return Err(Failure::NotBuilt(program.to_path_buf()));
        }
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        let server = Server::start(command)?;
        let began = Instant::now();
        while !server.is_ready() {
            if began.elapsed() > PATIENCE {
                return Err(Failure::Server("yuefu does not become ready".into()));
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(server)
    }

    /// Starts the echo, whose answers have `body` bytes.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn echo(body: usize) -> Result<Server, Failure> {
        let mut command = Command::new(this_program()?);
        command.args(["echo", "--body", &body.to_string()]);
        Server::start(command)
    }

    fn start(mut command: Command) -> Result<Server, Failure> {
        let name = format!("{command:?}");
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(doing(format!("start {name}")))?;
        let mut lines = BufReader::new(child.stdout.take().expect("it was piped"));
        let address = address(&mut lines);
        // Whatever else it says must find a reader.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        match address {
            Some(address) => Ok(Server { child, address }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                Err(Failure::Server(format!("{name} did not come up; what it said stands above")))
            }
        }
    }

    fn is_ready(&self) -> bool {
        Question::get(self.address, "/ready").ask().is_ok()
    }

    /// What it counts, from `/metrics`.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn figures(&self) -> Result<Figures, Failure> {
        Question::get(self.address, "/metrics").ask().map(Figures)
    }

    /// Bytes of memory that are its own and in use.
    ///
    /// # Errors
    /// When it is gone.
    pub fn memory(&self) -> Result<f64, Failure> {
        let text = fs::read_to_string(self.proc("status")).map_err(doing("look at a server's memory"))?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.trim().split(' ').next()).and_then(|kib| kib.parse::<f64>().ok());
        Ok(kib.unwrap_or_default() * 1024.0)
    }

    /// [`Server::memory`] once it grows no more: a start goes on behind the first answers.
    ///
    /// # Errors
    /// When it is gone, or grows without an end.
    pub fn settled_memory(&self) -> Result<f64, Failure> {
        let began = Instant::now();
        let mut before = 0.0;
        while began.elapsed() < PATIENCE {
            let now = self.memory()?;
            if now <= before * SETTLED {
                return Ok(now);
            }
            before = now;
            std::thread::sleep(SETTLE_EVERY);
        }
        Err(Failure::Server("a server's memory grows without an end".into()))
    }

    /// What its threads have taken of the processors so far.
    ///
    /// # Errors
    /// When it is gone.
    pub fn busy(&self) -> Result<Busy, Failure> {
        busy_of(&self.child.id().to_string())
    }

    fn proc(&self, file: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/{file}", self.child.id()))
    }

    /// Asks it to stop, and waits until it has.
    ///
    /// # Errors
    /// When it does not stop by itself.
    pub fn stop(mut self) -> Result<(), Failure> {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        told.map_err(doing("tell a server to stop"))?;
        let began = Instant::now();
        while self.child.try_wait().map_err(doing("wait for a server"))?.is_none() {
            if began.elapsed() > PATIENCE {
                return Err(Failure::Server("a server does not stop".into()));
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request on a connection of its own.
#[derive(Debug, Clone)]
pub struct Question {
    address: SocketAddr,
    text: String,
}

impl Question {
    /// A `GET` without a key.
    pub fn get(address: SocketAddr, path: &str) -> Question {
        Question { address, text: format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n") }
    }

    /// A `GET` with an API key.
    pub fn get_as(address: SocketAddr, path: &str, secret: &str) -> Question {
        let head = format!("GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {secret}\r\n");
        Question { address, text: head + "connection: close\r\n\r\n" }
    }

    /// A `POST` with an API key.
    pub fn post(address: SocketAddr, path: &str, secret: &str, body: &str) -> Question {
        let length = body.len();
        let head =
            format!("POST {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {secret}\r\nconnection: close\r\n");
        let text = format!("{head}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}");
        Question { address, text }
    }

    /// Asks, and gives the body of a good answer.
    ///
    /// # Errors
    /// When the server is not there or its answer is not 200.
    pub fn ask(&self) -> Result<String, Failure> {
        let mut socket = TcpStream::connect(self.address).map_err(doing("connect to a server"))?;
        let mut answer = String::new();
        let asked = socket.write_all(self.text.as_bytes()).and_then(|()| socket.read_to_string(&mut answer));
        asked.map_err(doing("ask a server"))?;
        match answer.strip_prefix("HTTP/1.1 200").and_then(|rest| rest.split_once("\r\n\r\n")) {
            Some((_, body)) => Ok(body.to_string()),
            None => Err(Failure::Answer(answer.lines().next().unwrap_or("nothing").to_string())),
        }
    }
}

/// What a server counts.
#[derive(Debug, Clone)]
pub struct Figures(String);

impl Figures {
    /// The sum of a figure over its labels; 0 when it was never counted.
    pub fn of(&self, name: &str) -> f64 {
        let lines = self.0.lines().filter_map(|line| line.strip_prefix(name));
        let values = lines.filter(|rest| rest.starts_with([' ', '{'])).filter_map(|rest| rest.rsplit_once(' '));
        values.filter_map(|(_, value)| value.parse::<f64>().ok()).sum()
    }
}

/// The address in the first line that names one.
fn address(lines: &mut BufReader<ChildStdout>) -> Option<SocketAddr> {
    let mut line = String::new();
    while lines.read_line(&mut line).ok()? > 0 {
        if let Some((_, after)) = line.split_once("http://") {
            return after.split(|c: char| c.is_whitespace() || c == '/').next()?.parse().ok();
        }
        line.clear();
    }
    None
}

/// Where this program is.
///
/// # Errors
/// When the system does not say.
pub fn this_program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(doing("find this program"))
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn a_figure_is_summed_over_its_labels() {
        let page = "# TYPE a counter\na{x=\"1\"} 2\na{x=\"2\"} 3\n\nab 7\nb_sum 1.5\n";
        let figures = Figures(page.into());
        assert_eq!((figures.of("a"), figures.of("b_sum"), figures.of("c")), (5.0, 1.5, 0.0));
    }
}
