//! What we sign can be checked by anybody, for ever.

use axum::http::StatusCode;
use proptest::prelude::*;

use super::{browser::Browser, on_both, world::SEED};
use crate::{
    base::clock::{Rng, hours},
    platform::{
        signing::{self, KeySet},
        vault::{PublicKey, Secret, Vault},
    },
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// B6: a signature is of one message by one key of one installation.
    #[test]
    fn b6_a_signature_holds_for_its_own_message_and_key_alone(
        number in 1..1_000i64, message: Vec<u8>, other: Vec<u8>, at: prop::sample::Index, flip in 1..=255u8,
    ) {
        let vault = Vault::new(&Secret::random(&Rng::seeded(SEED)));
        let signer = vault.signer(number);
        let public = PublicKey::from_bytes(&signer.public().bytes()).unwrap();
        let signature = signer.sign(&message);
        prop_assert!(public.is_signature(&message, &signature));
        prop_assert_eq!(&vault.signer(number).sign(&message), &signature, "the same whenever it is asked for");
        prop_assert!(message == other || !public.is_signature(&other, &signature));
        prop_assert!(!vault.signer(number + 1).public().is_signature(&message, &signature), "another key");
        let elsewhere = Vault::new(&Secret::random(&Rng::seeded(SEED + 1)));
        prop_assert!(!elsewhere.signer(number).public().is_signature(&message, &signature), "another installation");
        let at = at.index(signature.len());
        prop_assert!(!public.is_signature(&message, &signature[..at]));
        let mut changed = signature;
        changed[at] ^= flip;
        prop_assert!(!public.is_signature(&message, &changed));
    }

    #[test]
    fn any_octets_are_read_as_a_key_or_not(bytes: Vec<u8>) {
        let _ = PublicKey::from_bytes(&bytes);
    }
}

#[test]
fn a_weak_key_is_no_key() {
    assert!(PublicKey::from_bytes(&[0; 32]).is_none());
    let mut identity = [0; 32];
    identity[0] = 1;
    assert!(PublicKey::from_bytes(&identity).is_none());
}

on_both! {
    /// B6: every key that ever signed stands at the well-known address, with when it began and ended.
    async fn b6_rotated_keys_stay_public_and_check_what_they_signed(world) {
        let first = signing::signer(&world).await.unwrap();
        let signature = first.sign(b"agreed");
        world.clock.advance(hours(1));
        assert_eq!(signing::rotate(&world).await.unwrap().number, 2);
        let second = signing::signer(&world).await.unwrap();
        assert_eq!((first.number, second.number), (1, 2));

        let answer = Browser::new(&world).get(signing::WELL_KNOWN).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "application/jwk-set+json");
        let keys: KeySet = serde_json::from_str(&answer.body).unwrap();
        assert!(keys.key("1").unwrap().is_signature(b"agreed", &signature));
        assert!(!keys.key("2").unwrap().is_signature(b"agreed", &signature));
        assert!(keys.key("3").is_none());
        assert_eq!(keys.keys[0].retired_at, Some(keys.keys[1].born_at));
        assert_eq!(keys.keys[1].retired_at, None);
        assert!(!answer.body.contains("\"d\""), "and no private half");
    }

    /// Two processes that rotate at once make one new key.
    async fn two_processes_that_rotate_at_once_agree(world) {
        let other = world.another().await;
        signing::signer(&world).await.unwrap();
        let (here, there) = tokio::join!(signing::rotate(&world), signing::rotate(&other));
        let (here, there) = (here.unwrap().number, there.unwrap().number);
        let last = signing::signer(&world).await.unwrap().number;
        assert_eq!(here.max(there), last);
        let keys = signing::key_set(&world).await.unwrap();
        assert_eq!(keys.keys.len() as i64, last);
        other.close().await;
    }
}
