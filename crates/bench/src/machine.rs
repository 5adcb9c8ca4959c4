//! The machine that figures were measured on.

use std::fmt;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use serde::Serialize;

use crate::failure::{Failure, doing};
use crate::report::Series;

/// Syncs that the time of one is the median of.
const SYNCS: usize = 200;
/// Bytes written before each of them: a page of SQLite.
const SYNC_BYTES: usize = 4_096;

/// What a figure depends on beside the program.
#[derive(Debug, Clone, Serialize)]
pub struct Machine {
    /// The processor's name.
    pub processor: String,
    /// How many of its cores the system shows.
    pub cores: usize,
    /// The memory in GiB.
    pub memory_gib: f64,
    /// The kernel's version.
    pub kernel: String,
    /// The median time of an `fdatasync` after 4 KiB appended to a file, in milliseconds.
    pub sync_ms: f64,
    /// The load of the last minute when the run began: above 0.5, only ratios count.
    pub load: f64,
}

impl Machine {
    /// Looks at the machine; `work` lies on the disk that is measured.
    ///
    /// # Errors
    /// When that disk cannot be written.
    pub fn look(work: &Path) -> Result<Machine, Failure> {
        let line = |file: &str, key: &str| {
            let text = fs::read_to_string(file).unwrap_or_default();
            let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_string();
            line.split_once(':').map(|(_, value)| value.trim().to_string()).unwrap_or_default()
        };
        let memory_kib = line("/proc/meminfo", "MemTotal").split(' ').next().and_then(|kib| kib.parse::<f64>().ok());
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        Ok(Machine {
            processor: line("/proc/cpuinfo", "model name"),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_gib: memory_kib.unwrap_or_default() / f64::from(1 << 20),
            kernel: fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim().to_string(),
            sync_ms: sync_ms(work)?,
            load: load.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or_default(),
        })
    }
}

fn sync_ms(work: &Path) -> Result<f64, Failure> {
    let path = work.join("sync");
    let mut file = File::create(&path).map_err(doing("write beside the measurements"))?;
    let mut times = Series::default();
    for _ in 0..SYNCS {
        file.write_all(&[7; SYNC_BYTES]).map_err(doing("write beside the measurements"))?;
        let began = Instant::now();
        file.sync_data().map_err(doing("sync beside the measurements"))?;
        times.add(began.elapsed().as_secs_f64() * 1e3);
    }
    let _ = fs::remove_file(&path);
    Ok(times.median())
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Machine { processor, cores, memory_gib, kernel, sync_ms, load } = self;
        write!(
            f,
            "{cores} cores of {processor}, {memory_gib:.1} GiB, Linux {kernel}; fdatasync of 4 KiB {sync_ms:.2} ms; load \
             at the start {load}"
        )
    }
}
