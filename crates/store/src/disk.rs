//! The few moves that make a file stay where it was put, power cut or not.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::Error;

/// Turns what the system said into our error: `.map_err(disk::failed("read", path))`.
pub fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_path_buf();
    move |source| match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull { path },
        io::ErrorKind::NotFound => Error::Missing { path },
        io::ErrorKind::ReadOnlyFilesystem => Error::ReadOnly { path },
        _ => Error::Io { doing, path, source },
    }
}

/// Writes a whole file that is either there in full or not at all; its directory is synced by the caller.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut partial = path.as_os_str().to_os_string();
    partial.push(".partial");
    let mut file = File::create(&partial).map_err(failed("create", path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed("write", path))?;
    fs::rename(&partial, path).map_err(failed("rename", path))
}

/// Waits until a file's bytes are on the disk.
pub fn sync_file(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|file| file.sync_all()).map_err(failed("sync", path))
}

/// Waits until the names in a directory are on the disk.
pub fn sync_directory(path: &Path) -> Result<(), Error> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    sync_file(path)
}
