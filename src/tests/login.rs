//! Signing in by a link to the mailbox.

use super::{
    on_both,
    world::{blobs, count, form, token},
};
use crate::{
    base::{clock::minutes, ids::Token},
    domain::{
        login::{self, Look, Redeemed, SignedIn},
        signup,
    },
};

const ADA: &str = "ada@mail.example";

on_both! {
    /// S8: ten minutes, once, and only at the brand whose letter it was.
    async fn a_sign_in_link_works_once_within_ten_minutes_at_its_own_brand(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let member = world.join(&harbour, ADA).await;
        world.ask(&harbour, ADA).await;
        let link = token(&world.newest_to(ADA), "sign-in");
        assert_eq!(login::look(&world, &meadow, &link).await.unwrap(), Look::Unknown);
        assert_eq!(login::redeem(&world, &meadow, &link).await.unwrap(), Redeemed::Unknown);
        assert_eq!(login::redeem(&world, &harbour, &Token::new(&world.rng)).await.unwrap(), Redeemed::Unknown);
        for _ in 0..20 {
            assert_eq!(login::look(&world, &harbour, &link).await.unwrap(), Look::Open);
        }
        let signed_in = Redeemed::SignedIn { mailbox_id: member.mailbox_id, next: "/me".into() };
        assert_eq!(login::redeem(&world, &harbour, &link).await.unwrap(), signed_in);
        assert_eq!(login::redeem(&world, &harbour, &link).await.unwrap(), Redeemed::Used);
        assert_eq!(login::look(&world, &harbour, &link).await.unwrap(), Look::Used);

        world.clock.advance(minutes(2));
        world.ask(&harbour, ADA).await;
        let late = token(&world.newest_to(ADA), "sign-in");
        world.clock.advance(minutes(10));
        assert_eq!(login::look(&world, &harbour, &late).await.unwrap(), Look::Expired);
        assert_eq!(login::redeem(&world, &harbour, &late).await.unwrap(), Redeemed::Expired);
    }

    /// Mattermost CVE-2026-3590.
    async fn a_sign_in_link_redeemed_fifty_times_at_once_opens_one_session(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        world.ask(&harbour, ADA).await;
        let link = token(&world.newest_to(ADA), "sign-in");
        let outcomes = futures::future::join_all((0..50).map(|_| login::redeem(&world, &harbour, &link))).await;
        let signed_in = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Redeemed::SignedIn { .. }))).count();
        let used = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Redeemed::Used))).count();
        assert_eq!((signed_in, used), (1, 49));
    }

    /// S8: a token is bound to its purpose.
    async fn a_link_of_one_kind_does_nothing_as_another(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let letter = world.newest_to(ADA);
        for kind in ["confirm", "not-me"] {
            let link = token(&letter, kind);
            assert_eq!(login::redeem(&world, &harbour, &link).await.unwrap(), Redeemed::Unknown, "{kind}");
        }
        let not_me = token(&letter, "not-me");
        assert!(matches!(signup::look(&world, &harbour, &not_me).await.unwrap(), signup::Look::Unknown));
    }

    /// S4, S8: tokens are hashed at rest, so the database alone opens nothing.
    async fn no_token_stands_in_the_database(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        world.ask(&harbour, ADA).await;
        let link = token(&world.newest_to(ADA), "sign-in");
        assert!(blobs(&world.store, "select token_hash from link").await.contains(&link.hash()));
        let raw = base64::Engine::decode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, link.text()).unwrap();
        assert_eq!(world.place.hits(&world.place.main, &raw).await, 0);
        assert_eq!(world.place.hits(&world.place.main, link.text().as_bytes()).await, 0);
    }

    /// S7: a wish for a link to an unknown address is answered and stored alike, and sends nothing.
    async fn a_wish_for_a_link_to_nobody_sends_nothing(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        world.join(&harbour, ADA).await;
        world.ask(&harbour, "nobody@mail.example").await;
        world.ask(&meadow, ADA).await;
        assert!(world.letters_to("nobody@mail.example").is_empty());
        assert_eq!(world.letters_to(ADA).len(), 1, "known at the other brand only");
        assert_eq!(count(&world.store, "select count(*) from attempt where kind = 'sign-in' and decided_at is not null").await, 2);
    }

    /// A letter goes to the address as it was confirmed, not as somebody typed it later.
    async fn a_sign_in_letter_goes_to_the_address_as_it_was_confirmed(world) {
        let harbour = world.harbour();
        world.join(&harbour, "Ada@Mail.Example").await;
        world.ask(&harbour, "ADA@mail.example").await;
        assert_eq!(world.newest_to(ADA).to, "Ada@mail.example");
    }
}

/// S5: proof is fresh for ten minutes, and never from the future.
#[test]
fn proof_is_fresh_for_ten_minutes() {
    let now = super::world::moment("2026-11-21T12:00:00Z");
    let proved = |at| SignedIn { mailbox_id: uuid::Uuid::nil(), proved_at: at };
    assert!(proved(now).fresh(now).is_some());
    assert!(proved(now.minus(minutes(9))).fresh(now).is_some());
    assert!(proved(now.minus(minutes(10))).fresh(now).is_none());
    assert!(proved(now.plus(minutes(1))).fresh(now).is_none(), "a clock that was set back");
}
