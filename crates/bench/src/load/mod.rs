//! The load generator: one thread, many connections, two system calls a request.
//!
//! Closed: a connection sends its next request when the last one is answered. Paced: requests have intended times that know
//! nothing of the answers, and the latency counts from the intended time, also while no connection was free.

mod request;
mod response;

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{self, Read, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

use crate::dice::Dice;
use crate::failure::{Failure, doing};

pub use request::{Merchants, Paid, Requests};

/// What connections have room for: the longest answer is far below it.
const ANSWER_BYTES: usize = 16 << 10;
/// How long the last answers may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the thread sleeps at most while it paces: the resolution of a paced latency.
const NAP: Duration = Duration::from_micros(100);

/// How requests come.
#[derive(Debug, Clone, Copy)]
pub enum Pace {
    /// Each connection sends as soon as it is answered.
    Closed,
    /// So many a second, at times drawn beforehand.
    Paced(f64),
}

/// A load on one server.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// The server.
    pub address: SocketAddr,
    /// Connections kept open.
    pub connections: usize,
    /// How requests come.
    pub pace: Pace,
    /// For how long they are counted, after a tenth of that to warm up.
    pub length: Duration,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// For how long answers were counted.
    pub seconds: f64,
    /// How many were.
    pub answered: u64,
    /// The latency of each, in microseconds.
    latencies: Vec<u32>,
    /// The bytes of the largest body.
    pub body: usize,
    /// What the generator itself took of a processor, in seconds, for all that was sent.
    pub busy: f64,
    /// Everything that was sent, counted or not.
    pub sent: u64,
}

impl Outcome {
    /// Adds what came of another load of the same kind.
    pub fn join(&mut self, other: Outcome) {
        self.seconds += other.seconds;
        self.answered += other.answered;
        self.latencies.extend(other.latencies);
        self.body = self.body.max(other.body);
        self.busy += other.busy;
        self.sent += other.sent;
    }

    /// Answers a second.
    pub fn per_second(&self) -> f64 {
        self.answered as f64 / self.seconds
    }

    /// The latency in milliseconds that `share` of the answers stayed within.
    pub fn percentile_ms(&mut self, share: f64) -> f64 {
        if self.latencies.is_empty() {
            return 0.0;
        }
        let at = ((self.latencies.len() as f64 * share) as usize).min(self.latencies.len() - 1);
        let (_, value, _) = self.latencies.select_nth_unstable(at);
        f64::from(*value) / 1e3
    }

    /// What the generator took of a processor for one request, in microseconds.
    pub fn busy_micros(&self) -> f64 {
        self.busy * 1e6 / self.sent.max(1) as f64
    }
}

impl Load {
    /// Sends `requests` until the time is over, and waits for the last answers.
    ///
    /// # Errors
    /// When the server is not there, goes away, or answers anything but 201.
    pub fn run(&self, requests: &mut Requests) -> Result<Outcome, Failure> {
        Running::new(self)?.run(requests)
    }
}

struct Connection {
    socket: TcpStream,
    request: Vec<u8>,
    answer: Vec<u8>,
    filled: usize,
    /// When the request under way was sent, or was to be.
    since: Instant,
}

struct Running {
    poll: Poll,
    connections: Vec<Connection>,
    free: Vec<usize>,
    pace: Pace,
    began: Instant,
    warm: Duration,
    end: Duration,
    /// Intended times that found no free connection.
    late: VecDeque<Instant>,
    outcome: Outcome,
    refused: BTreeMap<u16, u64>,
}

impl Running {
    fn new(load: &Load) -> Result<Running, Failure> {
        let poll = Poll::new().map_err(doing("make a poll"))?;
        let mut connections = Vec::new();
        for at in 0..load.connections {
            let connection = connect(load.address, &poll, at).map_err(doing(format!("connect to {}", load.address)))?;
            connections.push(connection);
        }
        let warm = load.length / 10;
        Ok(Running {
            poll,
            free: (0..connections.len()).collect(),
            connections,
            pace: load.pace,
            began: Instant::now(),
            warm,
            end: warm + load.length,
            late: VecDeque::new(),
            outcome: Outcome::default(),
            refused: BTreeMap::new(),
        })
    }

    fn run(mut self, requests: &mut Requests) -> Result<Outcome, Failure> {
        let busy = busy_seconds();
        self.began = Instant::now();
        match self.pace {
            Pace::Closed => self.closed(requests)?,
            Pace::Paced(per_second) => self.paced(requests, per_second)?,
        }
        if let Some((status, count)) = self.refused.first_key_value() {
            return Err(Failure::Answer(format!("status {status}, {count} times")));
        }
        self.outcome.busy = busy_seconds() - busy;
        self.outcome.seconds = (self.end - self.warm).as_secs_f64();
        Ok(self.outcome)
    }

    fn closed(&mut self, requests: &mut Requests) -> Result<(), Failure> {
        for at in std::mem::take(&mut self.free) {
            self.send(at, Instant::now(), requests)?;
        }
        let mut events = Events::with_capacity(self.connections.len());
        let mut answered = Instant::now();
        while self.free.len() < self.connections.len() {
            self.wait(&mut events, Some(PATIENCE))?;
            let now = Instant::now();
            if now - answered >= PATIENCE {
                return Err(Failure::Server("the server has stopped answering".into()));
            }
            if !events.is_empty() {
                answered = now;
            }
            for event in &events {
                if self.receive(event.token().0, now)? {
                    match now - self.began < self.end {
                        true => self.send(event.token().0, now, requests)?,
                        false => self.free.push(event.token().0),
                    }
                }
            }
        }
        Ok(())
    }

    fn paced(&mut self, requests: &mut Requests, per_second: f64) -> Result<(), Failure> {
        let mut dice = Dice::new(per_second.to_bits());
        let mut events = Events::with_capacity(self.connections.len());
        let mut next = self.began;
        loop {
            let now = Instant::now();
            while next <= now && next - self.began < self.end {
                self.late.push_back(next);
                next += Duration::from_secs_f64(dice.gap(per_second));
            }
            while let (Some(intended), false) = (self.late.front().copied(), self.free.is_empty()) {
                self.late.pop_front();
                let at = self.free.pop().expect("a connection is free");
                self.send(at, intended, requests)?;
            }
            let is_over = next - self.began >= self.end && self.late.is_empty();
            if is_over && self.free.len() == self.connections.len() {
                return Ok(());
            }
            if now - self.began > self.end + PATIENCE {
                return Err(Failure::Server("the server has stopped answering".into()));
            }
            self.wait(&mut events, Some(Duration::ZERO))?;
            let now = Instant::now();
            for event in &events {
                if self.receive(event.token().0, now)? {
                    self.free.push(event.token().0);
                }
            }
            if events.is_empty() {
                std::thread::sleep(next.saturating_duration_since(now).min(NAP));
            }
        }
    }

    fn wait(&mut self, events: &mut Events, timeout: Option<Duration>) -> Result<(), Failure> {
        match self.poll.poll(events, timeout) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(()),
            other => other.map_err(doing("wait for answers")),
        }
    }

    fn send(&mut self, at: usize, intended: Instant, requests: &mut Requests) -> Result<(), Failure> {
        let connection = &mut self.connections[at];
        requests.next(&mut connection.request);
        connection.since = intended;
        self.outcome.sent += 1;
        // One request at a time is far smaller than what a socket takes at once.
        match connection.socket.write(&connection.request) {
            Ok(written) if written == connection.request.len() => Ok(()),
            Ok(_) => Err(Failure::Server("a socket did not take a whole request".into())),
            Err(error) => Err(doing("send a request")(error)),
        }
    }

    /// Reads what has come; whether the answer is all there now.
    fn receive(&mut self, at: usize, now: Instant) -> Result<bool, Failure> {
        let connection = &mut self.connections[at];
        loop {
            match connection.socket.read(&mut connection.answer[connection.filled..]) {
                Ok(0) => return Err(Failure::Server("the server closed a connection".into())),
                Ok(read) => connection.filled += read,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(false),
                Err(error) => return Err(doing("read an answer")(error)),
            }
            let found = response::find(&connection.answer[..connection.filled]);
            let Some(found) = found.map_err(|what| Failure::Answer(what.into()))? else { continue };
            connection.filled = 0;
            let latency = now.saturating_duration_since(connection.since);
            let since_start = now - self.began;
            if found.status != 201 {
                *self.refused.entry(found.status).or_default() += 1;
            } else if since_start >= self.warm && since_start < self.end {
                self.outcome.answered += 1;
                self.outcome.latencies.push(u32::try_from(latency.as_micros()).unwrap_or(u32::MAX));
            }
            self.outcome.body = self.outcome.body.max(found.body);
            return Ok(true);
        }
    }
}

fn connect(address: SocketAddr, poll: &Poll, at: usize) -> io::Result<Connection> {
    let socket = std::net::TcpStream::connect(address)?;
    socket.set_nodelay(true)?;
    socket.set_nonblocking(true)?;
    let mut socket = TcpStream::from_std(socket);
    poll.registry().register(&mut socket, Token(at), Interest::READABLE)?;
    let (request, answer) = (Vec::new(), vec![0; ANSWER_BYTES]);
    Ok(Connection { socket, request, answer, filled: 0, since: Instant::now() })
}

/// What this thread has taken of a processor so far, in seconds.
fn busy_seconds() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.unwrap_or_default() / 1e9
}
