//! Leaving a brand: a person's rows, waiting letters and key go; what stays is named (GDPR Art. 17; BAR G9, P4).
//!
//! One transaction deletes the rows and leaves a tombstone; the keys are destroyed after its commit, by a job that any
//! process finishes, however often the first one dies.

use uuid::Uuid;

use super::{Error, erasure::destroy_retired};
use crate::{
    base::clock::{Moment, days},
    domain::{login::FreshProof, mailbox, messages, person::NEW_ADDRESS},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        failpoint,
        ledger::{Chain, Event},
        metrics::Story,
        outbox,
        portal::Portal,
        queue,
    },
    store::{
        self, WriteTx, attempt, erasure, guards, link, mailbox as mailboxes, person,
        personal::{self, Subject},
        session,
    },
};

/// What came of leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Until when the address must not be written to by this brand.
    pub suppressed_until: Moment,
    /// It was the mailbox's last brand: the mailbox and its sessions are gone too.
    pub was_last: bool,
    pub language: Language,
}

/// The person of this mailbox leaves this brand. None if there is nobody (any more): leaving twice changes nothing.
pub async fn leave(portal: &Portal, brand: &LiveBrand, proof: FreshProof, form: &str) -> Result<Option<Left>, Error> {
    let Some((left, goodbye_key)) = store::retried(|| leave_once(portal, brand, proof, form)).await? else {
        return Ok(None);
    };
    portal.metrics.story(Story::Leave);
    portal.keys.turn_live(&[goodbye_key]).await?;
    failpoint::pass("leave/key-live");
    // Done at once where nothing goes wrong; the job finds nothing left to do.
    destroy_retired(portal).await?;
    portal.wake.notify_waiters();
    Ok(Some(left))
}

/// Who left, and the key of their goodbye letter.
async fn leave_once(
    portal: &Portal,
    brand: &LiveBrand,
    proof: FreshProof,
    form: &str,
) -> Result<Option<(Left, Uuid)>, Error> {
    let Some(person) = person::of(&mut portal.store.read().await?, proof.mailbox_id, brand.id).await? else {
        return Ok(None);
    };
    let [(goodbye_id, goodbye_key)] = portal.mint().await?;
    failpoint::pass("leave/key-minted");
    let now = portal.now();
    let suppressed_until = now.plus(days(brand.keeping.suppression_days));
    let language = brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En));

    let mut tx = portal.store.write().await?;
    // Whoever leaves two brands at once finds out in turn which is the last; before the chain, as confirming does.
    mailboxes::lock(&mut tx, person.mailbox_id).await?;
    let mut chain = Chain::take(&mut tx, person.id).await?;
    let (Some(person), Some(mailbox)) =
        (person::by_id(&mut tx, person.id).await?, mailboxes::by_id(&mut tx, person.mailbox_id).await?)
    else {
        return Ok(None);
    };
    // Moved to another mailbox meanwhile: this one's proof is of somebody who is not there any more.
    if mailbox.id != proof.mailbox_id {
        return Ok(None);
    }
    chain.append(now, Event::Left { form: form.to_owned(), suppression_until: suppressed_until })?;
    chain.close(&mut tx).await?;
    let address = mailbox::address(&portal.key(mailbox.key_id).await?, &mailbox)?;
    let was_last = erase(&mut tx, &person, &mailbox, "left", now).await?;
    guards::suppress(&mut tx, brand.id, &mailbox.index(), "left", now, suppressed_until).await?;
    let evidence_until = now.plus(days(brand.keeping.evidence_days));
    let counted_until = now.plus(days(brand.keeping.guards_days));
    let letter =
        messages::goodbye(&portal.site, brand, language, &address, suppressed_until, counted_until, evidence_until);
    let bill = outbox::Envelope {
        kind: "goodbye",
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: None,
        person_id: None,
        expires_at: now.plus(days(4)),
    };
    outbox::put(portal, &mut tx, (goodbye_id, &goodbye_key), bill, &letter).await?;
    queue::enqueue(portal, &mut tx, queue::Kind::DestroyKeys, person.id).await?;
    failpoint::pass("leave/before-commit");
    tx.commit().await?;
    failpoint::pass("leave/committed");
    Ok(Some((Left { suppressed_until, was_last, language }, goodbye_id)))
}

/// Deletes everything of a person, and of their mailbox if this was its last brand; whether it was. The mailbox is locked.
pub(super) async fn erase(
    tx: &mut WriteTx,
    person: &person::Row,
    home: &mailboxes::Row,
    reason: &str,
    now: Moment,
) -> Result<bool, Error> {
    let was_last = mailboxes::people(tx, home.id).await? <= 1;
    // Other addresses of theirs: one that was asked and has not answered, those they could be put back to.
    for key_id in attempt::delete_asked_by(tx, person.id, NEW_ADDRESS).await? {
        erasure::retire(tx, key_id, now).await?;
    }
    let left_behind = link::ways_back(tx, person.id).await?;
    let subject = Subject {
        person_id: person.id,
        brand_id: person.brand_id,
        mailbox_id: home.id,
        index: home.index(),
        guard: home.guard(),
    };
    // Somebody else who had this address may have it again: then the mailbox stays for as long, and nobody is signed in as it.
    let is_waited_for = link::others_may_come_back(tx, home.id, person.id, now).await?;
    for key_id in personal::erase(tx, &subject, was_last && !is_waited_for).await? {
        erasure::retire(tx, key_id, now).await?;
    }
    if was_last && is_waited_for {
        session::delete_of_mailbox(tx, home.id).await?;
    }
    let tombstone = erasure::Tombstone {
        person_id: person.id,
        brand_id: person.brand_id,
        key_id: person.key_id,
        reason: reason.to_owned(),
        erased_at: now,
        finished_at: None,
    };
    erasure::bury(tx, &tombstone).await?;
    for id in left_behind {
        mailbox::forget(tx, id, now).await?;
    }
    Ok(was_last)
}
