//! The end of an erasure: keys whose rows are gone are destroyed, and both databases are scrubbed (BAR S12).

use super::Error;
use crate::{
    portal::Portal,
    store::{erasure, register},
};

/// Destroys every retired key. Idempotent: a process that dies anywhere in it is followed by one that does it again.
pub async fn destroy_retired(portal: &Portal) -> Result<usize, Error> {
    let mut destroyed = 0;
    loop {
        let retired = erasure::retired(&mut portal.store.read().await?, 200).await?;
        if retired.is_empty() {
            break;
        }
        portal.keys.destroy(&retired).await?;
        let now = portal.now();
        let mut tx = portal.store.write().await?;
        for key_id in &retired {
            erasure::finish(&mut tx, *key_id, now).await?;
            erasure::forget_retired(&mut tx, *key_id).await?;
        }
        tx.commit().await?;
        destroyed += retired.len();
    }
    if destroyed > 0 {
        scrub(portal).await?;
    }
    Ok(destroyed)
}

/// What was deleted becomes physically gone.
async fn scrub(portal: &Portal) -> Result<(), Error> {
    portal.store.scrub(register::SEALED).await?;
    portal.keys.store.scrub(&["data_key"]).await?;
    Ok(())
}
