//! Links in the brand's own emails: MACs over (mailbox, person, topic, key id), unstored, unexpiring, reusable, dead
//! after erasure or a change of address. Whoever holds one may only lessen.

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
    store::person,
};

const KEY_ID: u8 = 1;
const MAC: usize = 16;
const HEAD: usize = 1 + 16 + MAC;

/// The token of a person's link: with a topic it ends that topic, without one it leads to all that are on.
pub fn token(vault: &Vault, mailbox_id: Uuid, person_id: Uuid, topic: &str) -> String {
    let mac = vault
        .mac(MacPurpose::UnsubscribeLink, &[mailbox_id.as_bytes(), person_id.as_bytes(), topic.as_bytes(), &[KEY_ID]]);
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

    /// Whether we said so, of this mailbox.
    fn holds(&self, vault: &Vault, mailbox_id: Uuid) -> bool {
        let parts: [&[u8]; 4] =
            [mailbox_id.as_bytes(), self.person_id.as_bytes(), self.topic.as_bytes(), &[self.key_id]];
        self.key_id == KEY_ID && vault.is_mac(MacPurpose::UnsubscribeLink, &parts, &self.mac)
    }
}

/// Reads a link. None for one that is not ours, of another brand, or dead.
pub async fn read(portal: &Portal, brand: &LiveBrand, token: &str) -> Result<Option<Holder>, Error> {
    let Some(claim) = Claim::parse(token) else { return Ok(None) };
    let Some(person) = person::by_id(&mut portal.store.read().await?, claim.person_id).await? else { return Ok(None) };
    let ours = person.brand_id == brand.id && claim.holds(&portal.vault, person.mailbox_id);
    Ok(ours.then(|| Holder { person_id: person.id, topic: Some(claim.topic).filter(|topic| !topic.is_empty()) }))
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
    // What waits for an agreement ends as well.
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
            mailbox: u128, person: u128, other: u128, topic in "[a-z0-9-]{0,40}",
        ) {
            prop_assume!(mailbox != other);
            let token = token(&vault(1), Uuid::from_u128(mailbox), Uuid::from_u128(person), &topic);
            let claim = Claim::parse(&token).unwrap();
            prop_assert_eq!((claim.person_id, &claim.topic), (Uuid::from_u128(person), &topic));
            prop_assert!(claim.holds(&vault(1), Uuid::from_u128(mailbox)));
            prop_assert!(!claim.holds(&vault(1), Uuid::from_u128(other)), "another mailbox's");
            prop_assert!(!claim.holds(&vault(2), Uuid::from_u128(mailbox)), "another installation's");
        }

        /// S8: changed anywhere, cut short or made longer, it is no link.
        #[test]
        fn a_link_that_was_changed_holds_for_nobody(
            mailbox: u128, person: u128, topic in "[a-z0-9-]{0,40}",
            at: prop::sample::Index, by in "[A-Za-z0-9_-]", tail in "[A-Za-z0-9_-]{1,8}",
        ) {
            let mailbox = Uuid::from_u128(mailbox);
            let good = token(&vault(1), mailbox, Uuid::from_u128(person), &topic);
            let at = at.index(good.len());
            let holds = |text: &str| Claim::parse(text).is_some_and(|claim| claim.holds(&vault(1), mailbox));
            prop_assert!(holds(&good));
            let changed = format!("{}{by}{}", &good[..at], &good[at + 1..]);
            prop_assert!(changed == good || !holds(&changed), "changed");
            prop_assert!(!holds(&good[..at]), "cut short");
            let longer = good + &tail;
            prop_assert!(!holds(&longer), "made longer");
        }

        #[test]
        fn any_string_at_all_is_read(text in any::<String>()) {
            prop_assert!(Claim::parse(&text).is_none_or(|claim| !claim.holds(&vault(1), Uuid::nil())));
        }
    }
}
