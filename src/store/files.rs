//! Files that hold personal data, even sealed, are their owner's alone (GDPR Art. 32).

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{Error, ErrorKind, Result},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

/// Makes an empty file with mode 0600, in folders with mode 0700, unless it is there. What SQLite puts beside it gets the
/// same mode.
pub fn private(file: &Path) -> Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// The lock beside a database's file, for what only one process may do at a time; held until it is dropped.
pub async fn lock(file: &Path) -> Result<File> {
    let file = file.with_added_extension("lock");
    // Waiting for it must not hold up whoever has it.
    let waiting = tokio::task::spawn_blocking(move || {
        let lock = File::create(file)?;
        lock.lock().map(|()| lock)
    });
    waiting.await.map_err(Error::other)?
}
