//! The one infrastructure error: a store, a key, a sealed value or stored JSON that could not be used. Each module of the
//! domain carries it in its own error, beside what can go wrong in its own terms.

use super::vault::{DoesNotOpen, KeyError};
use crate::store;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Sealed(#[from] DoesNotOpen),
    #[error("a stored value could not be written or read as JSON")]
    Json(#[from] serde_json::Error),
    /// The main database was cut or replaced while it was used; opening it finds out which and goes on.
    #[error("the main database lacks checkpoints that the keys database knows of: those after {last}, up to {known}")]
    CheckpointsMissing { last: i64, known: i64 },
}

impl Error {
    /// A key was destroyed: whom it belonged to is erased.
    pub fn is_key_gone(&self) -> bool {
        matches!(self, Error::Key(KeyError::Gone))
    }
}

/// Lets `?` turn whatever an infrastructure error is made of into a module's own error, which has a variant `Platform`.
macro_rules! carries_platform_errors {
    ($error:ty) => {
        $crate::platform::error::carries_platform_errors!(
            $error,
            $crate::store::Error,
            $crate::platform::vault::KeyError,
            $crate::platform::vault::DoesNotOpen,
            serde_json::Error
        );
    };
    ($error:ty, $($source:ty),+) => {$(
        impl From<$source> for $error {
            fn from(source: $source) -> Self {
                Self::Platform(source.into())
            }
        }
    )+};
}
pub(crate) use carries_platform_errors;
