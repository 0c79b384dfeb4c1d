//! Undo: what one unsubscribe link took away can be put back within a day, by whoever reads the mailbox.

use uuid::Uuid;

use super::{record::Record, view::standing};
use crate::{
    base::{clock::hours, ids::Token},
    domain::{
        error::Error,
        link::{LinkState, find as link_state},
        login::{Action, Actor, authorise},
        mailbox,
        messages::{self, Content, Draft, Message, NewLink, Owner},
    },
    i18n::Language,
    platform::{
        self,
        brand::LiveBrand,
        guards::{self, Capped},
        portal::Portal,
        story::Story,
    },
    store::{
        self, ReadTx, WriteTx,
        link::{self, LinkKind},
        mailbox as mailboxes, person,
    },
};

const KIND: LinkKind = LinkKind::Undo;

/// Sends the owner an email with an undo link, unless one was sent today. In the transaction of the change itself.
pub async fn offer(
    portal: &Portal,
    tx: &mut WriteTx,
    person: &person::Row,
    topics: &[String],
) -> Result<(), platform::error::Error> {
    let Some(brand) = portal.brands().by_id(person.brand_id) else { return Ok(()) };
    let ended = |topic: &&platform::brand::Topic| topics.contains(&topic.id);
    let topics: Vec<String> = brand.topics_by_email().filter(ended).map(|topic| topic.id.clone()).collect();
    let Some(mailbox) = mailboxes::by_id(tx, person.mailbox_id).await? else { return Ok(()) };
    if mailbox.bounced_at.is_some()
        || !guards::take(portal, tx, &mailbox.guard(), Capped::Undo, brand.keeping.guards_days).await?
    {
        return Ok(());
    }
    let expires_at = portal.now().plus(hours(24));
    let key = portal.key(mailbox.key_id).await?;
    let address = mailbox::address(&key, &mailbox)?;
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    let owner = Owner {
        brand: &brand,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id: Some(person.id),
        key: (mailbox.key_id, &key),
    };
    let link = NewLink { kind: KIND, expires_at, details: Some(serde_json::to_string(&topics)?) };
    messages::send(portal, tx, owner, (KIND.name(), expires_at), [link], |[token]| {
        undo_email(Draft::new(&portal.site, &brand, language, &address), &topics, &token)
    })
    .await
}

/// What a link would put back: nothing where the topics are on again, or the consent that they need was withdrawn. Changes
/// nothing.
pub async fn look_undo(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState<Vec<String>>, Error> {
    Ok(find(portal, &mut portal.store.read().await?, brand, token).await?.0)
}

/// Puts the topics back, as new evidence; what was put back. A topic whose consent was withdrawn meanwhile stays off.
///
/// # Errors
/// [`Error::Platform`]: whoever holds the link may use it.
pub async fn undo(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    actor: &Actor,
) -> Result<LinkState<Vec<String>>, Error> {
    store::retried(|| undo_once(portal, brand, token, actor)).await
}

async fn undo_once(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    actor: &Actor,
) -> Result<LinkState<Vec<String>>, Error> {
    authorise(actor, Action::UseLink, brand, portal.now())?;
    let found = find(portal, &mut portal.store.read().await?, brand, token).await?;
    let (LinkState::Open(_), Some(person_id)) = found else { return Ok(found.0) };
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    // Once more, now that nobody else changes anything.
    let (LinkState::Open(topics), Some(_)) = find(portal, story.tx(), brand, token).await? else {
        return Ok(LinkState::Used);
    };
    let now = story.now();
    if !link::consume(story.tx(), KIND, &token.hash(), now).await? {
        return Ok(LinkState::Used);
    }
    let mut record = Record::new(&mut story, person_id);
    for topic in &topics {
        record.topic(topic, true, actor.form()).await?;
    }
    let _ = story.commit().await?;
    Ok(LinkState::Open(topics))
}

async fn find(
    portal: &Portal,
    tx: &mut ReadTx,
    brand: &LiveBrand,
    token: &Token,
) -> Result<(LinkState<Vec<String>>, Option<Uuid>), Error> {
    let link = match link_state(tx, KIND, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok((state, None)),
    };
    let Some(person_id) = link.person_id else { return Ok((LinkState::Unknown, None)) };
    let mut topics: Vec<String> = serde_json::from_str(link.details.as_deref().unwrap_or("[]"))?;
    let stands = standing(tx, person_id).await?.map(|(_, stands)| stands).unwrap_or_default();
    topics.retain(|topic| stands.may(brand, topic) && stands.wanted(topic).is_none());
    let acts = (!topics.is_empty()).then_some(person_id);
    Ok((LinkState::Open(topics), acts))
}

/// "These emails stopped": what one unsubscribe link took away, and how to put it back.
/// `topics` are ids of the brand's; what is said of them is the brand's words.
fn undo_email(draft: Draft<'_>, topics: &[String], token: &Token) -> Message {
    let language = draft.language;
    let topics = draft.brand.topics_by_email().filter(|topic| topics.contains(&topic.id));
    let names: Vec<&str> = topics.map(|topic| topic.name.in_language(language)).collect();
    draft.with("topics", names.join(", ")).with("count", names.len() as i64).write(|draft| Content {
        subject: draft.say("email-undo-subject"),
        heading: draft.say("email-undo-heading"),
        paragraphs: vec![draft.say("email-undo-what"), draft.say("email-undo-next")],
        button: draft.button("email-undo-button", |at| at.undo(&token.text())),
        after: vec![draft.say("email-undo-until")],
        why: draft.say("email-undo-why"),
        ..Content::default()
    })
}
