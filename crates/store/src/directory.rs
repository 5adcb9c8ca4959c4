//! A data directory: the files of one Yuefu, held by one process at a time.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::{Error, disk};

/// The format of the directory as a whole; each file in it has its own beside that.
const FORMAT: u32 = 1;
const FORMAT_WORDS: &str = "yuefu data directory, format ";
const FORMAT_FILE: &str = "format";
const LOCK_FILE: &str = "lock";
pub(crate) const DESCRIPTION_FILE: &str = "yuefu.json";
pub(crate) const JOURNAL_FILE: &str = "journal.sqlite";
pub(crate) const TABLES_FILE: &str = "tables.sqlite";
pub(crate) const MARK_FILE: &str = "mark";

/// A directory made by us, and the lock on it for as long as this value lives.
#[derive(Debug)]
pub struct Directory {
    path: PathBuf,
    description: String,
    _lock: Option<Lock>,
}

/// A locked file. The system releases it when the process ends, however it ends.
#[derive(Debug)]
struct Lock(File);

impl Drop for Lock {
    /// Closing alone is not enough: a child process just being started has the file open for another moment.
    fn drop(&mut self) {
        // If it cannot be released now, it is released when the process ends.
        let _ = self.0.unlock();
    }
}

impl Directory {
    /// Makes a new data directory, readable by this user only, and locks it. `description` is kept as it is given.
    ///
    /// # Errors
    /// [`Error::NotEmpty`] if something is there already, [`Error::InUse`] if somebody is making it right now.
    pub fn create(path: &Path, description: &str) -> Result<Self, Error> {
        if fs::metadata(path).is_ok_and(|found| !found.is_dir()) {
            return Err(Error::NotADirectory { path: path.to_path_buf() });
        }
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(disk::failed("create", path))?;
        if !is_empty(path)? {
            return Err(Error::NotEmpty { path: path.to_path_buf() });
        }
        let lock = lock(path)?;
        describe(path, description)?;
        if let Some(parent) = path.parent() {
            disk::sync_directory(parent)?;
        }
        Ok(Self { path: path.to_path_buf(), description: description.to_string(), _lock: Some(lock) })
    }

    /// Opens and locks a data directory.
    ///
    /// # Errors
    /// [`Error::InUse`] if another process has it, [`Error::Foreign`] if it is none of ours, [`Error::Newer`],
    /// [`Error::Missing`], [`Error::NotADirectory`], or [`Error::Io`] if it cannot be read.
    pub fn open(path: &Path) -> Result<Self, Error> {
        check_format(path)?;
        let lock = lock(path)?;
        Ok(Self { _lock: Some(lock), ..Self::view(path)? })
    }

    /// Opens a data directory to look at it beside the process that has it, for verify and backup.
    ///
    /// # Errors
    /// Those of [`Directory::open`] but for `InUse`.
    pub fn view(path: &Path) -> Result<Self, Error> {
        check_format(path)?;
        let file = path.join(DESCRIPTION_FILE);
        let description = fs::read_to_string(&file).map_err(disk::failed("read", &file))?;
        Ok(Self { path: path.to_path_buf(), description, _lock: None })
    }

    /// Removes what lies in a directory that was being made and came to nothing. Nobody else can have it meanwhile.
    ///
    /// # Errors
    /// [`Error::InUse`] if another process has it by now; when it is not there, or cannot be emptied.
    pub fn discard(path: &Path) -> Result<(), Error> {
        let _lock = lock(path)?;
        let found = fs::read_dir(path).map_err(disk::failed("read", path))?;
        let mut files = found.map(|found| found.map(|entry| entry.path())).collect::<io::Result<Vec<PathBuf>>>();
        // The lock goes last: once it is gone, the next one may begin here.
        files.iter_mut().for_each(|files| files.sort_by_key(|file| file.ends_with(LOCK_FILE)));
        for file in files.map_err(disk::failed("read", path))? {
            fs::remove_file(&file).map_err(disk::failed("remove", &file))?;
        }
        Ok(())
    }

    /// What the directory was described as when it was made.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The directory itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the journal is.
    pub fn journal(&self) -> PathBuf {
        self.path.join(JOURNAL_FILE)
    }

    /// Where the tables are.
    pub fn tables(&self) -> PathBuf {
        self.path.join(TABLES_FILE)
    }

    /// Where the high-water mark is.
    pub fn mark(&self) -> PathBuf {
        self.path.join(MARK_FILE)
    }
}

/// Writes the two files that make a directory ours; the format comes last, so that half a directory is none of ours.
pub(crate) fn describe(path: &Path, description: &str) -> Result<(), Error> {
    disk::write_whole(&path.join(DESCRIPTION_FILE), description.as_bytes())?;
    disk::sync_directory(path)?;
    disk::write_whole(&path.join(FORMAT_FILE), format!("{FORMAT_WORDS}{FORMAT}\n").as_bytes())?;
    disk::sync_directory(path)
}

fn check_format(path: &Path) -> Result<(), Error> {
    let found = fs::metadata(path).map_err(disk::failed("open", path))?;
    if !found.is_dir() {
        return Err(Error::NotADirectory { path: path.to_path_buf() });
    }
    let foreign = || Error::Foreign { path: path.to_path_buf() };
    let text = match fs::read(path.join(FORMAT_FILE)) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| foreign())?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(foreign()),
        Err(error) => return Err(disk::failed("read", path)(error)),
    };
    let found = text.strip_prefix(FORMAT_WORDS).and_then(|number| number.trim().parse::<u32>().ok());
    match found {
        None => Err(foreign()),
        Some(found) if found > FORMAT => Err(Error::Newer { path: path.to_path_buf(), found, known: FORMAT }),
        Some(_) => Ok(()),
    }
}

fn lock(path: &Path) -> Result<Lock, Error> {
    let name = path.join(LOCK_FILE);
    let file = File::options().create(true).append(true).open(&name).map_err(disk::failed("open", &name))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { path: path.to_path_buf() }),
        Err(TryLockError::Error(error)) => Err(disk::failed("lock", &name)(error)),
    }
}

/// A lock left behind by an attempt that did not get further is nothing.
fn is_empty(path: &Path) -> Result<bool, Error> {
    for found in fs::read_dir(path).map_err(disk::failed("read", path))? {
        if found.map_err(disk::failed("read", path))?.file_name() != LOCK_FILE {
            return Ok(false);
        }
    }
    Ok(true)
}
