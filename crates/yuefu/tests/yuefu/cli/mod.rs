//! The commands: what they do, and how they say no.

mod round;
mod restore;
mod refused;
mod unreadable;
mod full;
mod space;
mod replay;
mod terminal;
mod terms;
mod explain;
mod instruction;
mod law;

use std::path::PathBuf;

use tempfile::TempDir;

use crate::process::{succeed, text};

/// A fresh sandbox in a directory of its own.
pub fn sandbox() -> (TempDir, PathBuf) {
    let parent = tempfile::tempdir().expect("a directory can be made");
    let data = parent.path().join("data");
    succeed(["init", "--data", text(&data), "--start", "2026-07-01T00:00:00Z"]);
    (parent, data)
}
