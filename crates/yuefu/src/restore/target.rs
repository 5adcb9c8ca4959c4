//! The directory that is to be restored, and the names beside it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use store::{Directory, Error};

use super::refusal::{Refusal, failed};
use crate::failure::Failure;
use crate::limits::REPLACED_MAX;

/// The directory that is to be restored: locked when it is ours, nothing or empty otherwise.
pub struct Target {
    path: PathBuf,
    held: Option<Directory>,
}

impl Target {
    /// Takes the directory, so that nobody serves it meanwhile.
    ///
    /// # Errors
    /// When it is being served, is none of ours, or an earlier restore did not end.
    pub fn take(path: &Path) -> Result<Target, Failure> {
        let path = match path.exists() {
            true => path.canonicalize().map_err(failed("find", path))?,
            false => std::path::absolute(path).map_err(failed("find", path))?,
        };
        if path.file_name().is_none() {
            return Err(Refusal::NoName(path).into());
        }
        check_unfinished(&path)?;
        let is_nothing = !path.exists() || is_empty(&path);
        let held = match is_nothing {
            true => None,
            false => Some(open(&path)?),
        };
        Ok(Target { path, held })
    }

    /// The directory, when there is one.
    pub fn directory(&self) -> Option<&Directory> {
        self.held.as_ref()
    }

    /// Where the new directory is built.
    pub fn building(&self) -> PathBuf {
        beside(&self.path, BUILDING)
    }

    /// Where the old directory will be kept, when there is one: the first name that is free.
    pub fn kept_as(&self) -> Option<PathBuf> {
        self.held.as_ref()?;
        let names = (1..=REPLACED_MAX).map(|number| beside(&self.path, &format!("replaced-{number}")));
        names.into_iter().find(|name| !name.exists())
    }

    /// Moves the old directory aside and the new one into its place; says where the old one is now.
    ///
    /// # Errors
    /// When the system refuses to.
    pub fn replace(&self, built: &Path) -> Result<Option<PathBuf>, Refusal> {
        let kept = self.kept_as();
        if let Some(kept) = &kept {
            fs::rename(&self.path, kept).map_err(failed("move aside", &self.path))?;
        }
        fs::rename(built, &self.path).map_err(failed("move into place", built))?;
        let parent = self.path.parent().unwrap_or(&self.path);
        File::open(parent).and_then(|parent| parent.sync_all()).map_err(failed("sync", parent))?;
        Ok(kept)
    }
}

/// A directory that lost what makes it ours would be restored, but nothing tells what it held.
fn open(path: &Path) -> Result<Directory, Failure> {
    Directory::open(path).map_err(|error| match error {
        source @ (Error::Missing { .. } | Error::Foreign { .. }) => {
            Refusal::Unusable { data: path.to_path_buf(), source }.into()
        }
        other => other.into(),
    })
}

const BUILDING: &str = "restoring";

/// Refuses to touch a directory beside which an unfinished restore lies.
///
/// # Errors
/// [`Refusal::Unfinished`].
pub fn check_unfinished(path: &Path) -> Result<(), Refusal> {
    let left =
        [BUILDING, "restoring.partial"].map(|suffix| beside(path, suffix)).into_iter().find(|left| left.exists());
    left.map_or(Ok(()), |left| Err(Refusal::Unfinished { left, data: path.to_path_buf() }))
}

/// `/srv/yuefu` and `restoring` give `/srv/yuefu.restoring`.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(suffix);
    path.with_file_name(name)
}

fn is_empty(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut found| found.next().is_none())
}
