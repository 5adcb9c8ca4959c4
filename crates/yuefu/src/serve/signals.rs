//! The two signals that mean: finish, and stop.

use std::future::Future;
use std::io;

use tokio::signal::unix::{SignalKind, signal};

/// Resolves when the process is interrupted (Ctrl-C) or terminated. From this call on, neither ends it by itself.
///
/// # Errors
/// When the system refuses to tell us.
pub fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}
