//! Withdrawals: journalled in the keys database before the main database commits them, so that a restored backup hears
//! of those that came after it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{EMAIL, Error, look, record};
use crate::{
    clock::Moment,
    ledger::Chain,
    portal::Portal,
    store::{Tx, consent, erasure, keys, person, preference},
};

/// What somebody stopped: topics, and purposes they no longer consent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<String>,
}

impl Withdrawal {
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.purposes.is_empty()
    }

    /// Everything that stands.
    pub async fn of_everything(portal: &Portal, person_id: Uuid) -> Result<Withdrawal, Error> {
        let standing = look(portal, person_id).await?;
        Ok(Withdrawal {
            topics: standing.topics.into_iter().filter(|row| row.wanted_at.is_some()).map(|row| row.topic).collect(),
            purposes: standing
                .consents
                .into_iter()
                .filter(|row| row.withdrawn_at.is_none())
                .map(|row| row.purpose)
                .collect(),
        })
    }
}

/// Journals a withdrawal and carries it out; what of it still stood. Empty if the person is not there.
pub async fn carry_out(
    portal: &Portal,
    person_id: Uuid,
    withdrawal: Withdrawal,
    form: &str,
) -> Result<Withdrawal, Error> {
    if withdrawal.is_empty() || person::by_id(&mut portal.store.read().await?, person_id).await?.is_none() {
        return Ok(Withdrawal::default());
    }
    let row = keys::Withdrawn {
        id: portal.new_id(),
        person_id,
        what: serde_json::to_string(&withdrawal)?,
        withdrawn_at: portal.now(),
    };
    let mut journal = portal.keys.store.write().await?;
    keys::journal(&mut journal, &row).await?;
    journal.commit().await?;
    apply(portal, &row, &withdrawal, Since::Whenever, form).await
}

/// Carries out what the journal knows and this database does not: after a backup was restored, or a crash between the two.
pub async fn replay(portal: &Portal) -> Result<usize, Error> {
    let mut after = Uuid::nil();
    let mut replayed = 0;
    loop {
        let page = keys::journal_after(&mut portal.keys.store.read().await?, after, 1_000).await?;
        let Some(last) = page.last() else { return Ok(replayed) };
        after = last.id;
        for row in page {
            if erasure::has_seen(&mut portal.store.read().await?, row.id).await? {
                continue;
            }
            let withdrawal: Withdrawal = serde_json::from_str(&row.what)?;
            if !apply(portal, &row, &withdrawal, Since::BeforeIt, "journal").await?.is_empty() {
                replayed += 1;
            }
        }
    }
}

async fn apply(
    portal: &Portal,
    row: &keys::Withdrawn,
    withdrawal: &Withdrawal,
    given: Since,
    form: &str,
) -> Result<Withdrawal, Error> {
    let mut tx = portal.store.write().await?;
    let mut chain = Chain::take(&mut tx, row.person_id).await?;
    if person::by_id(&mut tx, row.person_id).await?.is_none() {
        return Ok(Withdrawal::default());
    }
    erasure::see_withdrawal(&mut tx, row.id, row.person_id).await?;
    let standing = still_standing(&mut tx, row, withdrawal, given).await?;
    let now = portal.now();
    for topic in &standing.topics {
        record::topic(&mut tx, &mut chain, row.person_id, topic, false, form, now).await?;
    }
    for purpose in &standing.purposes {
        record::withdraw(&mut tx, &mut chain, row.person_id, purpose, form, now).await?;
    }
    if !chain.close(&mut tx).await? {
        // Nothing stood, so the chain is left as it was.
        drop(tx);
        let mut tx = portal.store.write().await?;
        erasure::see_withdrawal(&mut tx, row.id, row.person_id).await?;
        tx.commit().await?;
        return Ok(Withdrawal::default());
    }
    tx.commit().await?;
    Ok(standing)
}

/// What a withdrawal ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    /// Whatever stands: it is said now, and the clocks of two processes need not agree.
    Whenever,
    /// What stood when it was said: whoever agreed again later meant it.
    BeforeIt,
}

async fn still_standing(
    tx: &mut Tx,
    row: &keys::Withdrawn,
    withdrawal: &Withdrawal,
    given: Since,
) -> Result<Withdrawal, Error> {
    let ends = |since: Moment| given == Since::Whenever || since <= row.withdrawn_at;
    let topics = preference::of(tx, row.person_id)
        .await?
        .into_iter()
        .filter(|now| now.channel == EMAIL && withdrawal.topics.contains(&now.topic))
        .filter(|now| now.wanted_at.is_some_and(ends))
        .map(|now| now.topic)
        .collect();
    let purposes = consent::of(tx, row.person_id)
        .await?
        .into_iter()
        .filter(|now| withdrawal.purposes.contains(&now.purpose))
        .filter(|now| now.withdrawn_at.is_none() && ends(now.given_at))
        .map(|now| now.purpose)
        .collect();
    Ok(Withdrawal { topics, purposes })
}
