//! What can keep a story from being told, where nothing else can go wrong in it.

use super::login::Denied;
use crate::platform::{self, error::carries_platform_errors};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Platform(#[from] platform::error::Error),
}

carries_platform_errors!(Error);
