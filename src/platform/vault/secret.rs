//! The installation's secret: a file with 32 random octets in base64, readable by its owner alone.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::Path,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use zeroize::Zeroizing;

use crate::base::clock::Rng;

/// A file that holds a secret is its owner's alone; at every start the operator hears of one that is not.
pub fn warn_if_others_can_read(path: &Path) {
    let mode = fs::metadata(path).map(|metadata| metadata.mode()).unwrap_or_default();
    if mode & 0o077 != 0 {
        tracing::warn!(
            file = %path.display(),
            mode = format!("{:o}", mode & 0o777),
            "others than its owner can read or change this secret file: chmod 600 it"
        );
    }
}

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("the secret file {0} is not there; put it back from where you keep it, or all that is sealed stays closed")]
    Missing(String),
    #[error("the secret file {0} does not hold 32 octets in base64")]
    Shape(String),
    #[error("the secret file {0} could not be read or written: {1}")]
    File(String, #[source] std::io::Error),
}

/// 32 octets that never reach a database, a log or a page.
pub struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    pub fn read(path: &Path) -> Result<Secret, SecretError> {
        let name = path.display().to_string();
        let text = match fs::read_to_string(path) {
            Ok(text) => Zeroizing::new(text),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(SecretError::Missing(name)),
            Err(e) => return Err(SecretError::File(name, e)),
        };
        warn_if_others_can_read(path);
        let bytes =
            BASE64_STANDARD.decode(text.trim()).map(Zeroizing::new).map_err(|_| SecretError::Shape(name.clone()))?;
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| SecretError::Shape(name))?;
        Ok(Secret(Zeroizing::new(bytes)))
    }

    /// Makes the file with mode 0600. An existing file is never overwritten.
    pub fn create(path: &Path, rng: &Rng) -> Result<Secret, SecretError> {
        let failed = |e| SecretError::File(path.display().to_string(), e);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let secret = Secret::random(rng);
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
        writeln!(file, "{}", BASE64_STANDARD.encode(&secret.0[..])).map_err(failed)?;
        // Sealed rows must not outlive a secret that a power cut took.
        file.sync_all().map_err(failed)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        }
        Ok(secret)
    }

    /// Makes the file, or takes the one that another process is just making.
    pub async fn create_or_wait(path: &Path, rng: &Rng) -> Result<Secret, SecretError> {
        match Secret::create(path, rng) {
            Ok(secret) => {
                tracing::warn!(
                    file = %path.display(),
                    "a new secret was made: without this file everything sealed is lost for good; keep a copy of it somewhere else, apart from the databases"
                );
                Ok(secret)
            }
            Err(SecretError::File(_, e)) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                for _ in 0..50 {
                    if let Ok(secret) = Secret::read(path) {
                        return Ok(secret);
                    }
                    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                }
                Secret::read(path)
            }
            Err(e) => Err(e),
        }
    }

    pub fn random(rng: &Rng) -> Secret {
        Secret(Zeroizing::new(rng.bytes()))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0[..]
    }
}
