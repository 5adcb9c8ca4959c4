//! Processes of the binary under test.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Lines, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a process may take to say or do what it is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// The binary with these arguments, to be run.
pub fn yuefu<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yuefu"));
    command.args(args).stdin(Stdio::null());
    command
}

/// How long a command may run: one that was to refuse and serves would never end.
const RUN_MAX: Duration = Duration::from_secs(240);

/// Runs the binary to its end, which is made for it after [`RUN_MAX`].
pub fn run<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>) -> Output {
    let mut child = yuefu(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let (stdout, stderr) = (all_of(child.stdout.take()), all_of(child.stderr.take()));
    let began = Instant::now();
    while child.try_wait().expect("it can be waited for").is_none() && began.elapsed() < RUN_MAX {
        std::thread::sleep(Duration::from_millis(1));
    }
    // It has ended already, but for what ran for too long.
    let _ = child.kill();
    let status = child.wait().expect("it can be waited for");
    let said = |said: JoinHandle<Vec<u8>>| said.join().expect("what it said can be read");
    Output { status, stdout: said(stdout), stderr: said(stderr) }
}

/// Reads what comes from a pipe, so that nobody who writes much has to wait.
fn all_of(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut said = Vec::new();
        pipe.expect("it is piped").read_to_end(&mut said).expect("a pipe can be read");
        said
    })
}

/// Runs the binary, which is to succeed, and gives what it said.
pub fn succeed<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>) -> String {
    let output = run(args);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    String::from_utf8(output.stdout).expect("it speaks UTF-8")
}

/// Runs the binary, which is to fail with one sentence on stderr and nothing on stdout, and gives the sentence.
pub fn fail<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>) -> String {
    sentence(&run(args))
}

/// The one sentence of a run that failed.
pub fn sentence(output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    let sentence = stderr.strip_prefix("yuefu: ").and_then(|rest| rest.strip_suffix('\n'));
    let is_one = sentence.is_some_and(|sentence| !sentence.contains('\n') && sentence.contains([';', ',']));
    assert!(is_one, "not one sentence that says what to do: {stderr:?}");
    sentence.unwrap_or_default().to_string()
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("temporary directories have plain names")
}

/// Every file of a directory with the hash of its bytes. What SQLite keeps for readers alone is left out.
pub fn files(path: &Path) -> BTreeMap<PathBuf, store::Hash> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(path).expect("the directory can be read") {
        let path = entry.expect("the directory can be read").path();
        let name = path.to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("the file can be read");
        let is_for_readers = name.ends_with("-shm") || (name.ends_with("-wal") && bytes.is_empty());
        if !is_for_readers {
            found.insert(path, store::Hash::of(&bytes));
        }
    }
    found
}

/// A process that serves.
pub struct Server {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    stderr: PathBuf,
    /// Where it listens: `127.0.0.1:40123`.
    pub address: String,
}

impl Server {
    /// Serves a directory, and waits until it listens.
    pub fn start(data: &Path) -> Server {
        Server::spawn(data).listening()
    }

    /// Begins to serve a directory, and waits for nothing.
    pub fn spawn(data: &Path) -> Server {
        Server::of(yuefu(["serve", "--data", text(data), "--listen", "127.0.0.1:0"]), data)
    }

    /// A process that serves sooner or later; its errors go to a file beside `data`.
    pub fn of(mut command: Command, data: &Path) -> Server {
        let stderr = data.with_extension("stderr");
        let errors = File::create(&stderr).expect("a file can be made beside the data");
        let mut child = command.stdout(Stdio::piped()).stderr(errors).spawn().expect("the binary runs");
        let stdout = child.stdout.take().expect("it was piped");
        Server { child, lines: BufReader::new(stdout).lines(), stderr, address: String::new() }
    }

    /// Waits until it listens.
    pub fn listening(mut self) -> Server {
        let listens = self.begins_to_listen();
        assert!(listens, "it never listened: {}", self.errors());
        self
    }

    /// Waits until it listens, or has ended without.
    pub fn begins_to_listen(&mut self) -> bool {
        let greeting = self.next_line_with(" on http://");
        let address = greeting.as_ref().and_then(|line| line.split("http://").nth(1)?.split(' ').next());
        self.address = address.unwrap_or_default().to_string();
        address.is_some()
    }

    /// The next line on stdout that contains `part`.
    pub fn line_with(&mut self, part: &str) -> String {
        let found = self.next_line_with(part);
        assert!(found.is_some(), "never said {part:?}: {}", self.errors());
        found.unwrap_or_default()
    }

    /// The next line on stdout that contains `part`; none if it ends without.
    fn next_line_with(&mut self, part: &str) -> Option<String> {
        self.lines.by_ref().map_while(Result::ok).find(|line| line.contains(part))
    }

    /// What it said on stderr so far.
    pub fn errors(&self) -> String {
        fs::read_to_string(&self.stderr).unwrap_or_default()
    }

    /// Kills it as `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().expect("it is our child");
        self.child.wait().expect("it is our child");
    }

    /// Asks it to stop, and waits for nothing.
    pub fn terminate(&self) {
        self.signal("TERM");
    }

    /// Sends it a signal by its name.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &pid]).status();
        assert!(sent.expect("there is a kill").success(), "the process is there");
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) {
        self.terminate();
        let status = self.ended();
        assert!(status.success(), "{status}: {}", self.errors());
    }

    /// Waits until it has ended.
    pub fn ended(&mut self) -> ExitStatus {
        let waiting = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                return status;
            }
            assert!(waiting.elapsed() < PATIENCE, "it does not end: {}", self.errors());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that fails leaves no process behind; one that has ended cannot be killed again.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
