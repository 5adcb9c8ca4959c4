//! What the threads of a process take of the processors.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;

use crate::failure::{Failure, doing};

/// Seconds of processor by the name of the thread; threads of one name are summed.
#[derive(Debug, Clone, Default)]
pub struct Busy(BTreeMap<String, f64>);

/// What the threads of a process (its number, or `self`) have taken so far.
///
/// # Errors
/// When it is gone.
pub fn busy_of(process: &str) -> Result<Busy, Failure> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).map_err(doing("look at the threads of a process"))?;
    let mut busy = Busy::default();
    for task in tasks.flatten() {
        let name = fs::read_to_string(task.path().join("comm")).unwrap_or_default();
        let text = fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        let nanos = text.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or_default();
        *busy.0.entry(name.trim().to_string()).or_insert(0.0) += nanos / 1e9;
    }
    Ok(busy)
}

impl Busy {
    /// What was taken since `before`.
    #[must_use]
    pub fn since(mut self, before: &Busy) -> Busy {
        for (name, taken) in &mut self.0 {
            *taken -= before.0.get(name).copied().unwrap_or(0.0);
        }
        self
    }

    /// What was taken for each of `count`, in microseconds instead of seconds.
    #[must_use]
    pub fn each(mut self, count: f64) -> Busy {
        self.0.values_mut().for_each(|taken| *taken *= 1e6 / count);
        self
    }

    /// What the threads of one name took.
    pub fn of(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or(0.0)
    }

    /// What all threads took.
    pub fn sum(&self) -> f64 {
        self.0.values().sum()
    }
}

/// Of figures in microseconds, those that are something, the largest first.
impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shares: Vec<(&String, &f64)> = self.0.iter().filter(|(_, micros)| **micros >= 0.05).collect();
        shares.sort_unstable_by(|one, other| other.1.total_cmp(one.1));
        let told: Vec<String> = shares.iter().map(|(name, micros)| format!("{name} {micros:.1} µs")).collect();
        f.write_str(&told.join(", "))
    }
}
