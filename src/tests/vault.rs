//! What is sealed opens with its own key, in its own place, unchanged; and with nothing else.

use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    on_both,
    world::{SEED, blobs, count},
};
use crate::{
    base::clock::Rng,
    platform::vault::{KeyError, MacPurpose, Place, SealKey, Secret, SecretError, Vault},
    store::register,
};

fn place(row: u128) -> Place {
    Place::new(register::PERSON_NAME, Uuid::from_u128(row))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn opening_what_was_sealed_gives_it_back(seed: u64, row: u128, plain: Vec<u8>) {
        let rng = Rng::seeded(seed);
        let key = SealKey::new(&rng);
        let sealed = key.seal(&rng, place(row), &plain);
        prop_assert_eq!(&key.open(place(row), &sealed).unwrap()[..], &plain[..]);
        prop_assert_ne!(&sealed, &key.seal(&rng, place(row), &plain), "never twice the same");
    }

    #[test]
    fn it_does_not_open_with_another_key_or_in_another_place(seed: u64, row: u128, other: u128, plain: Vec<u8>) {
        prop_assume!(row != other);
        let rng = Rng::seeded(seed);
        let (key, another) = (SealKey::new(&rng), SealKey::new(&rng));
        let sealed = key.seal(&rng, place(row), &plain);
        prop_assert!(another.open(place(row), &sealed).is_err());
        prop_assert!(key.open(place(other), &sealed).is_err());
        let column = Place::new(register::MAILBOX_ADDRESS, Uuid::from_u128(row));
        prop_assert!(key.open(column, &sealed).is_err());
    }

    #[test]
    fn it_does_not_open_changed_or_cut(seed: u64, at: prop::sample::Index, flip in 1..=255u8, plain: Vec<u8>) {
        let rng = Rng::seeded(seed);
        let key = SealKey::new(&rng);
        let mut sealed = key.seal(&rng, place(1), &plain);
        let at = at.index(sealed.len());
        prop_assert!(key.open(place(1), &sealed[..at]).is_err());
        sealed[at] ^= flip;
        prop_assert!(key.open(place(1), &sealed).is_err());
    }

    /// S8: an email's link and any other MAC: only whole, of its own kind, and of the same parts.
    #[test]
    fn a_mark_is_of_its_kind_and_its_parts(one: Vec<u8>, two: Vec<u8>, split: prop::sample::Index) {
        let vault = Vault::new(&Secret::random(&Rng::seeded(SEED)));
        let mark = vault.mac(MacPurpose::UnsubscribeLink, &[&one, &two]);
        prop_assert!(vault.is_mac(MacPurpose::UnsubscribeLink, &[&one, &two], &mark));
        prop_assert!(vault.is_mac(MacPurpose::UnsubscribeLink, &[&one, &two], &mark[..16]));
        prop_assert!(!vault.is_mac(MacPurpose::UnsubscribeLink, &[&one, &two], &mark[..15]), "too short to mean anything");
        prop_assert!(!vault.is_mac(MacPurpose::FormToken, &[&one, &two], &mark));
        let whole = [one.clone(), two.clone()].concat();
        let at = split.index(whole.len() + 1);
        if at != one.len() {
            prop_assert!(!vault.is_mac(MacPurpose::UnsubscribeLink, &[&whole[..at], &whole[at..]], &mark), "where parts end is part of it");
        }
    }
}

#[test]
fn a_blind_index_is_the_same_for_one_secret_and_another_for_another() {
    let (one, two) = (Secret::random(&Rng::seeded(1)), Secret::random(&Rng::seeded(2)));
    assert_eq!(Vault::new(&one).index("ada@mail.example"), Vault::new(&one).index("ada@mail.example"));
    assert_ne!(Vault::new(&one).index("ada@mail.example"), Vault::new(&one).index("bda@mail.example"));
    assert_ne!(Vault::new(&one).index("ada@mail.example"), Vault::new(&two).index("ada@mail.example"));
}

#[test]
fn only_the_right_secret_opens_the_check_value() {
    let rng = Rng::seeded(SEED);
    let (right, wrong) = (Vault::new(&Secret::random(&rng)), Vault::new(&Secret::random(&rng)));
    let check = right.check_value(&rng, Uuid::from_u128(1));
    assert!(right.opens(Uuid::from_u128(1), &check));
    assert!(!right.opens(Uuid::from_u128(2), &check), "of another installation");
    assert!(!wrong.opens(Uuid::from_u128(1), &check));
}

/// S15: the secret is a file of its owner's alone, and is never made over an old one.
#[test]
fn a_secret_is_made_once_and_readable_by_its_owner_alone() {
    let folder = std::env::temp_dir().join(format!("handshake_secret_{}", std::process::id()));
    let path = folder.join("secret");
    assert!(matches!(Secret::read(&path), Err(SecretError::Missing(_))));
    let made = Secret::create(&path, &Rng::seeded(SEED)).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(Secret::create(&path, &Rng::seeded(SEED + 1)).is_err());
    let read = Secret::read(&path).unwrap();
    assert_eq!(Vault::new(&made).index("x"), Vault::new(&read).index("x"));
    for broken in ["", "short", &"A".repeat(43), &"A".repeat(80), "not base64 at all, but as long as one is ..."] {
        std::fs::write(&path, broken).unwrap();
        assert!(matches!(Secret::read(&path), Err(SecretError::Shape(_))), "{broken}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

on_both! {
    /// A key is there before the transaction that needs it, and gone for good once it is destroyed.
    async fn a_key_is_born_turns_live_and_is_destroyed(world) {
        let [(id, key)] = world.mint().await.unwrap();
        let sealed = key.seal(&world.rng, place(1), b"x");
        assert_eq!(&world.key(id).await.unwrap().open(place(1), &sealed).unwrap()[..], b"x");
        world.keys.turn_live(&[id]).await.unwrap();
        world.keys.destroy(&[id]).await.unwrap();
        world.keys.destroy(&[id]).await.unwrap();
        assert!(matches!(world.key(id).await, Err(KeyError::Gone)));
        assert!(matches!(world.key(Uuid::from_u128(9)).await, Err(KeyError::Gone)));
        assert_eq!(count(&world.keys.store, "select count(*) from data_key where wrapped is null").await, 1);
    }

    /// A wrapped key moved to another row does not open: nobody is made to read another's data.
    async fn a_wrapped_key_belongs_to_its_id(world) {
        let [(one, _), (two, _)] = world.mint().await.unwrap();
        assert_eq!(blobs(&world.keys.store, "select wrapped from data_key").await.len(), 2);
        let mut tx = world.keys.store.write().await.unwrap();
        let swap = "update data_key set wrapped = (select wrapped from data_key where id = $2) where id = $1";
        crate::store::run!(tx, swap, one, two).unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(world.key(one).await, Err(KeyError::Wrapped(_))));
        assert!(world.key(two).await.is_ok());
    }

    async fn many_keys_open_at_once_without_those_that_are_gone(world) {
        let born = world.mint::<4>().await.unwrap();
        let ids: Vec<Uuid> = born.iter().map(|(id, _)| *id).collect();
        world.keys.destroy(&ids[1..2]).await.unwrap();
        let unknown = Uuid::from_u128(9);
        let keys = world.keys.many(&[&ids[..], &[unknown]].concat()).await.unwrap();
        let open = |id| keys.open(&world.vault, id).unwrap();
        for (n, (id, key)) in born.iter().enumerate() {
            let sealed = key.seal(&world.rng, place(1), b"x");
            assert_eq!(open(*id).is_some_and(|key| key.open(place(1), &sealed).is_ok()), n != 1);
        }
        assert!(open(unknown).is_none());
    }
}
