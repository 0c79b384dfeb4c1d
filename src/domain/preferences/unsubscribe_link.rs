//! Links in the brand's own emails: MACs over (person, topic, key id), unstored, unexpiring, reusable, dead after erasure.
//! Whoever holds one may only lessen, so it goes on working after a change of address: emails sent before that may still be
//! what somebody unsubscribes from.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use uuid::Uuid;

use super::{Preferences, Withdrawal, look, withdrawal};
use crate::{
    domain::{error::Error, login::Actor},
    platform::{
        brand::LiveBrand,
        portal::Portal,
        vault::{MacPurpose, Vault},
    },
    store::{address_journal, erasure, person},
};

/// Links as they are made now.
const KEY_ID: u8 = 2;
/// Links as they were, with the mailbox in their MAC.
const WITH_MAILBOX: u8 = 1;
const MAC: usize = 16;
const HEAD: usize = 1 + 16 + MAC;

/// The token of a person's link: with a topic it ends that topic, without one it leads to all that are on.
pub fn token(vault: &Vault, person_id: Uuid, topic: &str) -> String {
    let mac = vault.mac(MacPurpose::UnsubscribeLink, &[person_id.as_bytes(), topic.as_bytes(), &[KEY_ID]]);
    let bytes = [&[KEY_ID], &person_id.as_bytes()[..], &mac[..MAC], topic.as_bytes()].concat();
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Whom a good link is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person_id: Uuid,
    /// The topic it was made for, if any.
    pub topic: Option<String>,
}

/// What a link turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Ours(Holder),
    /// It was ours; the data of whoever it belonged to is deleted, so nothing is sent to them.
    Gone,
    /// None of ours, or of another brand.
    Unknown,
}

impl Reading {
    pub fn ours(self) -> Option<Holder> {
        match self {
            Reading::Ours(holder) => Some(holder),
            Reading::Gone | Reading::Unknown => None,
        }
    }
}

/// What a link says of itself, not yet believed.
struct Claim {
    key_id: u8,
    person_id: Uuid,
    mac: [u8; MAC],
    topic: String,
}

impl Claim {
    fn parse(token: &str) -> Option<Claim> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let (head, topic) = bytes.split_at_checked(HEAD)?;
        Some(Claim {
            key_id: head[0],
            person_id: Uuid::from_slice(&head[1..17]).ok()?,
            mac: head[17..].try_into().ok()?,
            topic: String::from_utf8(topic.to_vec()).ok()?,
        })
    }

    /// Whether we said so.
    fn holds(&self, vault: &Vault) -> bool {
        let parts: [&[u8]; 3] = [self.person_id.as_bytes(), self.topic.as_bytes(), &[KEY_ID]];
        self.key_id == KEY_ID && vault.is_mac(MacPurpose::UnsubscribeLink, &parts, &self.mac)
    }

    /// Whether we said so of this mailbox, as we did before.
    fn held_with(&self, vault: &Vault, mailbox_id: Uuid) -> bool {
        let parts: [&[u8]; 4] =
            [mailbox_id.as_bytes(), self.person_id.as_bytes(), self.topic.as_bytes(), &[WITH_MAILBOX]];
        self.key_id == WITH_MAILBOX && vault.is_mac(MacPurpose::UnsubscribeLink, &parts, &self.mac)
    }
}

/// Reads a link.
pub async fn read(portal: &Portal, brand: &LiveBrand, token: &str) -> Result<Reading, Error> {
    let Some(claim) = Claim::parse(token) else { return Ok(Reading::Unknown) };
    let mut tx = portal.store.read().await?;
    let Some(person) = person::by_id(&mut tx, claim.person_id).await? else {
        // Only to whoever holds a link of ours: that somebody was erased is nobody else's business.
        let tombstone = erasure::of(&mut tx, claim.person_id).await?;
        let was_here = tombstone.is_some_and(|tombstone| tombstone.brand_id == brand.id);
        return Ok(if was_here && claim.holds(&portal.vault) { Reading::Gone } else { Reading::Unknown });
    };
    drop(tx);
    let is_ours = person.brand_id == brand.id
        && (claim.holds(&portal.vault)
            || claim.held_with(&portal.vault, person.mailbox_id)
            || claim.key_id == WITH_MAILBOX && held_before(portal, &claim).await?);
    let topic = Some(claim.topic).filter(|topic| !topic.is_empty());
    Ok(if is_ours { Reading::Ours(Holder { person_id: person.id, topic }) } else { Reading::Unknown })
}

/// A link as they were, of a mailbox that the person had before a change of address.
async fn held_before(portal: &Portal, claim: &Claim) -> Result<bool, Error> {
    let before = address_journal::mailboxes_before(&mut portal.keys.store.read().await?, claim.person_id).await?;
    Ok(before.into_iter().any(|mailbox_id| claim.held_with(&portal.vault, mailbox_id)))
}

/// The topics that come now: all that such a link shows.
pub async fn topics_on(portal: &Portal, brand: &LiveBrand, holder: &Holder) -> Result<Vec<String>, Error> {
    let standing: Preferences = look(portal, holder.person_id).await?;
    Ok(brand.topics_by_email().filter(|topic| standing.gets(brand, &topic.id)).map(|topic| topic.id.clone()).collect())
}

/// What the holder of a link wants to get less of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reduction {
    Topic(String),
    /// Every topic.
    Everything,
}

/// Ends topics, and tells the owner by email how to undo it (at most one such email a day). Whether anything was on.
pub async fn reduce(
    portal: &Portal,
    brand: &LiveBrand,
    holder: &Holder,
    reduction: Reduction,
    actor: &Actor,
) -> Result<bool, Error> {
    // What waits for a consent ends as well.
    let standing = look(portal, holder.person_id).await?;
    let ends = |topic: &str| match &reduction {
        Reduction::Topic(one) => one == topic,
        Reduction::Everything => true,
    };
    let topics = brand
        .topics_by_email()
        .filter(|topic| standing.wanted(&topic.id).is_some() && ends(&topic.id))
        .map(|topic| topic.id.clone())
        .collect();
    let withdrawal = Withdrawal { topics, by_unsubscribe_link: true, ..Withdrawal::default() };
    let done = withdrawal::carry_out(portal, brand, holder.person_id, withdrawal, actor).await?;
    Ok(done.is_some_and(|done| !done.is_empty()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{base::clock::Rng, platform::vault::Secret};

    fn vault(seed: u64) -> Vault {
        Vault::new(&Secret::random(&Rng::seeded(seed)))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_link_says_whose_it_is_and_holds_for_them_alone(
            person: u128, other: u128, topic in "[a-z0-9-]{0,40}",
        ) {
            prop_assume!(person != other);
            let token = token(&vault(1), Uuid::from_u128(person), &topic);
            let claim = Claim::parse(&token).unwrap();
            prop_assert_eq!((claim.person_id, &claim.topic), (Uuid::from_u128(person), &topic));
            prop_assert!(claim.holds(&vault(1)));
            prop_assert!(!Claim { person_id: Uuid::from_u128(other), ..claim }.holds(&vault(1)), "another person's");
            prop_assert!(!Claim::parse(&token).unwrap().holds(&vault(2)), "another installation's");
        }

        /// S8: changed anywhere, cut short or made longer, it is no link.
        #[test]
        fn a_link_that_was_changed_holds_for_nobody(
            person: u128, topic in "[a-z0-9-]{0,40}",
            at: prop::sample::Index, by in "[A-Za-z0-9_-]", tail in "[A-Za-z0-9_-]{1,8}",
        ) {
            let good = token(&vault(1), Uuid::from_u128(person), &topic);
            let at = at.index(good.len());
            let holds = |text: &str| Claim::parse(text).is_some_and(|claim| claim.holds(&vault(1)));
            prop_assert!(holds(&good));
            let changed = format!("{}{by}{}", &good[..at], &good[at + 1..]);
            prop_assert!(changed == good || !holds(&changed), "changed");
            prop_assert!(!holds(&good[..at]), "cut short");
            let longer = good + &tail;
            prop_assert!(!holds(&longer), "made longer");
        }

        #[test]
        fn any_string_at_all_is_read(text in any::<String>()) {
            prop_assert!(Claim::parse(&text).is_none_or(|claim| !claim.holds(&vault(1))));
        }
    }
}
