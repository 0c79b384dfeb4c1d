//! Deciding, in a job: new, known, silenced or capped. Nobody who posted can tell which.

use uuid::Uuid;

use super::{Error, JOIN, JoinPayload, SIGN_IN, place};
use crate::{
    base::{
        clock::{days, hours, minutes},
        ids::Token,
    },
    domain::{login, messages, preferences::quarantine},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        failpoint,
        guards::{self, Capped},
        outbox,
        portal::Portal,
        vault::{KeyError, SealKey},
    },
    store::{WriteTx, attempt, guards as silence, link, mailbox, person},
};

/// Decides what comes of an attempt and sends the letter it deserves, if any. Doing it twice changes nothing.
pub async fn decide(portal: &Portal, attempt_id: Uuid) -> Result<(), Error> {
    let Some(attempt) = attempt::by_id(&mut portal.store.read().await?, attempt_id).await? else { return Ok(()) };
    if portal.brands().by_id(attempt.brand_id).is_none() {
        // Another process applied it a moment ago.
        portal.refresh_brands().await?;
    }
    let Some(brand) = portal.brands().by_id(attempt.brand_id) else { return Ok(()) };
    let (Some(sealed), None) = (&attempt.typed, attempt.decided_at) else { return Ok(()) };
    let key = match portal.key(attempt.key_id).await {
        Ok(key) => key,
        Err(KeyError::Gone) => return Ok(()),
        Err(e) => return Err(e.into()),
    };
    let typed: JoinPayload = serde_json::from_slice(&key.open(place(attempt.id), sealed)?)?;
    let language = Language::from_tag(&attempt.language).map_or(Language::En, |language| brand.speaks(language));

    let mut tx = portal.store.write().await?;
    // Before what hangs on it, as leaving does.
    mailbox::lock_by_index(&mut tx, &attempt.index()).await?;
    if !attempt::decide(&mut tx, attempt.id, portal.now()).await? {
        return Ok(());
    }
    let (index, guard) = (attempt.index(), attempt.guard());
    let mailbox = mailbox::by_index(&mut tx, &index).await?;
    let person = match &mailbox {
        Some(mailbox) => person::of(&mut tx, mailbox.id, brand.id).await?,
        None => None,
    };
    let refused = silence::is_silent(&mut tx, &index, "bounced", portal.now()).await?;
    let silenced = silence::is_silent(&mut tx, &guard, "not-me", portal.now()).await?;
    let kept_days = brand.keeping.guards_days;
    match (person, mailbox) {
        _ if refused => {}
        (Some(person), Some(mailbox)) => {
            if attempt.kind == JOIN {
                quarantine::put(portal, &mut tx, &brand, person.id, &typed.topics).await?;
            }
            let capped = if silenced { Capped::LiftSilence } else { Capped::SignIn };
            if guards::take(portal, &mut tx, &guard, capped, kept_days).await? {
                let language = Language::from_tag(&person.language).map_or(language, |language| brand.speaks(language));
                login::send_link(portal, &mut tx, &brand, &mailbox, Some(person.id), language, "/me").await?;
            }
        }
        _ => {
            // Only who asks for a link themselves can undo a "not me" of theirs; and a wish for a link to somebody whom the
            // brand does not know comes to nothing.
            let capped = match (attempt.kind.as_str(), silenced) {
                (JOIN, false) => Some(Capped::Join),
                (SIGN_IN, true) => Some(Capped::LiftSilence),
                _ => None,
            };
            if let Some(capped) = capped
                && guards::take(portal, &mut tx, &guard, capped, kept_days).await?
            {
                send_new(portal, &mut tx, &brand, &attempt, &key, &typed, language).await?;
            }
        }
    }
    failpoint::pass("decide/before-commit");
    tx.commit().await?;
    failpoint::pass("decide/committed");
    portal.wake.notify_waiters();
    Ok(())
}

/// To an address that is nobody at this brand yet, sealed under the attempt's key.
async fn send_new(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    attempt: &attempt::Row,
    key: &SealKey,
    typed: &JoinPayload,
    language: Language,
) -> Result<(), Error> {
    let (kind, lives, letter) = if attempt.kind == JOIN {
        let confirmation = bind(portal, tx, attempt, "confirmation", hours(24)).await?;
        let not_me = bind(portal, tx, attempt, "not-me", days(30)).await?;
        ("join", hours(24), messages::join(&portal.site, brand, language, &typed.address, &confirmation, &not_me))
    } else {
        let token = bind(portal, tx, attempt, "sign-in", minutes(10)).await?;
        ("lift-silence", minutes(10), messages::lift_silence(&portal.site, brand, language, &typed.address, &token))
    };
    let bill = outbox::Envelope {
        kind,
        brand_id: attempt.brand_id,
        attempt_id: Some(attempt.id),
        mailbox_id: None,
        person_id: None,
        expires_at: portal.now().plus(lives),
    };
    outbox::put(portal, tx, (attempt.key_id, key), bill, &letter).await?;
    Ok(())
}

async fn bind(
    portal: &Portal,
    tx: &mut WriteTx,
    attempt: &attempt::Row,
    purpose: &str,
    lives: jiff::SignedDuration,
) -> Result<Token, Error> {
    let token = Token::new(&portal.rng);
    let now = portal.now();
    let row = link::Row {
        token_hash: token.hash(),
        purpose: purpose.to_owned(),
        brand_id: attempt.brand_id,
        attempt_id: Some(attempt.id),
        mailbox_id: None,
        person_id: None,
        details: None,
        made_at: now,
        expires_at: now.plus(lives),
        used_at: None,
    };
    link::insert(tx, &row).await?;
    Ok(token)
}
