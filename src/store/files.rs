//! Files that hold personal data, even sealed, are their owner's alone (BAR S12).

use std::{
    fs::{DirBuilder, OpenOptions},
    io::{ErrorKind, Result},
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
