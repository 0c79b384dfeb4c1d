//! Deciding, in a job: new, known, muted or capped. Nobody who posted can tell which.

use uuid::Uuid;

use super::{Error, JOIN, JoinPayload, SIGN_IN};
use crate::{
    base::{
        address::Address,
        clock::{Moment, days, hours, minutes},
        ids::Token,
        paths,
    },
    domain::{
        login::{self, Device},
        messages::{self, Content, Draft, Message, NewLink, Owner},
        preferences::pending_changes,
    },
    i18n::Language,
    platform::{
        brand::LiveBrand,
        guards::{self, Capped},
        portal::Portal,
        story::Story,
        vault::Place,
        vault::{KeyError, SealKey},
    },
    store::{WriteTx, account, attempt, link::LinkKind, mailbox, mute, person, register},
};

/// Decides what comes of an attempt and sends the email it deserves, if any. Doing it twice changes nothing.
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
    let typed: JoinPayload =
        serde_json::from_slice(&key.open(Place::new(register::ATTEMPT_TYPED, attempt.id), sealed)?)?;
    let language = Language::from_tag(&attempt.language).map_or(Language::En, |language| brand.supported(language));

    let mut story = Story::begin(portal).await?.failpoints(&["decide/before-commit", "decide/committed"]);
    let (index, guard) = (attempt.index(), attempt.guard());
    let before = Address::parse(&typed.address).ok().map(|address| portal.vault.index(&address.guarded_with_dots()));
    story.lock_address(&index).await?;
    let now = story.now();
    if !attempt::decide(story.tx(), attempt.id, now).await? {
        return Ok(());
    }
    let mailbox = mailbox::by_index(story.tx(), &index).await?;
    // Whoever did not say at which brand is written to by the first of theirs.
    let anywhere = attempt.kind == SIGN_IN && typed.form == paths::SIGN_IN;
    let person = match &mailbox {
        Some(mailbox) if anywhere => {
            let people = person::of_mailbox(story.tx(), mailbox.id).await?;
            people.into_iter().find(|person| portal.brands().by_id(person.brand_id).is_some())
        }
        Some(mailbox) => person::of(story.tx(), mailbox.id, brand.id).await?,
        None => None,
    };
    if anywhere {
        // It was nobody's of the brand in whose name it came.
        let key_id = attempt::forget(story.tx(), attempt.id).await?;
        story.retire_keys(key_id);
    }
    let brand = person.as_ref().and_then(|person| portal.brands().by_id(person.brand_id)).unwrap_or(brand);
    if let Some(before) = before.filter(|before| *before != guard) {
        // What was counted and said under the old key goes on under the new one.
        mute::move_to(story.tx(), &before, &guard).await?;
        if let Some(mailbox) = mailbox.as_ref().filter(|mailbox| mailbox.guard() != guard) {
            mailbox::guard_by(story.tx(), mailbox.id, &guard).await?;
        }
    }
    let mut has_code = false;
    let refused = guards::is_stopped(story.tx(), &index, now).await?;
    let muted = mute::is_muted(story.tx(), &guard, mute::Reason::Disavowed, now).await?;
    let kept_days = brand.keeping.guards_days;
    match (person, mailbox) {
        (Some(person), Some(mailbox)) => {
            if attempt.kind == JOIN {
                pending_changes::put(portal, story.tx(), &brand, person.id, &typed.topics).await?;
            }
            let capped = match muted {
                true => Capped::LiftMute,
                // A stranger who asks in their name takes nothing from a browser that the account knows.
                false if is_known(portal, story.tx(), &mailbox, &typed.devices).await? => Capped::SignInKnown,
                false => Capped::SignIn,
            };
            if !refused && guards::take(portal, story.tx(), &guard, capped, kept_days).await? {
                let language =
                    Language::from_tag(&person.language).map_or(language, |language| brand.supported(language));
                // Whoever is known here already registers when they are in.
                let next =
                    typed.registers.as_ref().map_or(paths::ME.to_owned(), |_| paths::me_at(&brand.slug).register());
                // The browser that asked for a link can have the code instead; one that subscribes waits for none.
                let asked = (attempt.kind == SIGN_IN).then_some(attempt.id);
                let next = (next.as_str(), asked);
                has_code = asked.is_some();
                login::send_link(portal, story.tx(), &brand, &mailbox, Some(person.id), language, next).await?;
            }
        }
        _ => {
            // Only who asks for a link themselves can undo a "not me" of theirs; and a wish for a link to somebody whom the
            // brand does not know comes to nothing.
            let capped = match (attempt.kind.as_str(), muted) {
                (JOIN, false) => Some(Capped::Join),
                (SIGN_IN, true) if !anywhere => Some(Capped::LiftMute),
                _ => None,
            };
            if let Some(capped) = capped.filter(|_| !refused)
                && guards::take(portal, story.tx(), &guard, capped, kept_days).await?
            {
                send_new(portal, story.tx(), &brand, &attempt, &key, &typed, language).await?;
            }
        }
    }
    if attempt.kind == SIGN_IN && !has_code {
        login::bind_decoy(portal, story.tx(), attempt.id).await?;
    }
    Ok(story.commit().await?)
}

/// Whether the account of a mailbox was signed in by one of these browsers before.
async fn is_known(
    portal: &Portal,
    tx: &mut WriteTx,
    mailbox: &mailbox::Row,
    devices: &[String],
) -> Result<bool, Error> {
    let devices: Vec<Device> = devices.iter().filter_map(|text| Device::parse(text)).collect();
    let (false, Some(id)) = (devices.is_empty(), mailbox.account_id) else { return Ok(false) };
    let Some(account) = account::entry(tx, id).await? else { return Ok(false) };
    Ok(devices.iter().any(|device| device.is_of(portal, id, account.epoch)))
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
    let now = portal.now();
    let key = (attempt.key_id, key);
    let owner = Owner { brand, attempt_id: Some(attempt.id), mailbox_id: None, person_id: None, key };
    let site = &portal.site;
    if attempt.kind == JOIN {
        let links = [
            NewLink::new(LinkKind::Confirmation, now.plus(hours(24))),
            NewLink::new(LinkKind::Disavow, now.plus(days(30))),
        ];
        messages::send(portal, tx, owner, ("join", now.plus(hours(24))), links, |[confirmation, disavow]| {
            join_email(Draft::new(site, brand, language, &typed.address), &confirmation, &disavow)
        })
        .await?;
    } else {
        let until = now.plus(minutes(10));
        let links = [NewLink::new(LinkKind::SignIn, until)];
        messages::send(portal, tx, owner, ("lift-mute", until), links, |[token]| {
            lift_mute_email(Draft::new(site, brand, language, &typed.address), &token, now)
        })
        .await?;
    }
    Ok(())
}

/// "Please confirm": double opt-in (BGH I ZR 164/09). No advertising, and nothing that was typed on the form.
fn join_email(draft: Draft<'_>, confirmation: &Token, disavow: &Token) -> Message {
    draft.with("days", register::ATTEMPT_DAYS).write(|draft| Content {
        subject: draft.say("email-join-subject"),
        heading: draft.say("email-join-heading"),
        paragraphs: vec![draft.say("email-join-what"), draft.say("email-join-next")],
        button: draft.button("email-join-button", |at| at.confirm(&confirmation.text())),
        after: vec![draft.say("email-join-until"), draft.say("email-join-not-me")],
        quiet: draft.button("email-join-not-me-button", |at| at.disavow(&disavow.text())),
        why: draft.say("email-join-why"),
        ..Content::default()
    })
}

/// "You asked us not to write": to somebody who said "not me" and now asks for a link themselves.
fn lift_mute_email(draft: Draft<'_>, token: &Token, now: Moment) -> Message {
    draft.with_time("time", now).write(|draft| Content {
        subject: draft.say("email-lift-subject"),
        heading: draft.say("email-lift-heading"),
        paragraphs: vec![draft.say("email-lift-what")],
        button: draft.button("email-lift-button", |at| at.sign_in(&token.text())),
        after: vec![draft.say("email-lift-until")],
        why: draft.say("email-sign-in-why"),
        ..Content::default()
    })
}
