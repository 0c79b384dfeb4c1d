//! The sweep: what its time is up for goes, with its keys; what is in use stays.

use super::{
    on_both,
    world::{World, blobs, chosen, count, form, meddle, ticked, token},
};
use crate::{
    base::clock::{days, hours, minutes},
    domain::{rights, signup, sweep},
    i18n::Language,
    store,
};

const ADA: &str = "ada@mail.example";
const WRAPPED: &str = "select count(*) from data_key where wrapped is not null";

async fn sweep(world: &World) -> sweep::Swept {
    let swept = sweep::sweep(world).await.unwrap();
    world.work().await;
    swept
}

on_both! {
    /// G17: unconfirmed attempts go after thirty days, with their links, emails and keys.
    async fn an_unconfirmed_attempt_goes_after_thirty_days_with_its_key(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let typed = blobs(&world.store, "select typed from attempt").await.remove(0);
        let wrapped = blobs(&world.keys.store, "select wrapped from data_key").await.remove(0);
        world.clock.advance(days(30));
        assert_eq!(sweep(&world).await.attempts, 0);
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 1);
        world.clock.advance(minutes(1));
        assert_eq!(sweep(&world).await.attempts, 1);
        for _ in 0..10 {
            world.clock.advance(hours(1));
            world.work().await;
        }
        for table in ["attempt", "link", "retired_key", "queue"] {
            assert_eq!(count(&world.store, &format!("select count(*) from {table}")).await, 0, "{table}");
        }
        assert_eq!(count(&world.keys.store, WRAPPED).await, 0);
        assert_eq!(world.place.hits(&world.place.main, &typed[1..33]).await, 0);
        assert_eq!(world.place.hits(&world.place.keys, &wrapped[1..33]).await, 0);
    }

    /// Whoever confirmed stays, however old the attempt is.
    async fn a_confirmed_person_outlives_the_attempt(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        world.clock.advance(days(31));
        sweep(&world).await;
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(count(&world.keys.store, WRAPPED).await, 2);
    }

    /// Keys whose transaction never came are destroyed after an hour; those of a process that died after its commit are not.
    async fn keys_that_never_turned_live_go_after_an_hour_unless_rows_use_them(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        meddle(&world.keys.store, "update data_key set live_at = null where destroyed_at is null").await;
        world.mint::<3>().await.unwrap();
        let not_live = "select count(*) from data_key where live_at is null and destroyed_at is null";
        assert_eq!(count(&world.keys.store, not_live).await, 5);
        world.clock.advance(minutes(60));
        assert_eq!(sweep(&world).await.keys, 0);
        world.clock.advance(minutes(1));
        assert_eq!(sweep(&world).await.keys, 3);
        assert_eq!(count(&world.keys.store, not_live).await, 0);
        assert_eq!(count(&world.keys.store, WRAPPED).await, 2);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
    }

    async fn quarantine_links_sessions_caps_and_counts_go_when_their_time_is_up(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        world.open_session(member).await;
        world.post(&harbour, signup::Form { choices: chosen(&harbour, &["events"]), ..form(&harbour, ADA) }).await;
        let source = "203.0.113.7".parse().unwrap();
        crate::platform::guards::count(&world, source, crate::platform::guards::Action::Join).await.unwrap().unwrap();
        let left = async |table: &str| count(&world.store, &format!("select count(*) from {table}")).await;
        let before = [("pending_change", 1), ("session", 1), ("source_count", 1), ("mail_cap", 2), ("link", 3), ("queue where kind = 'email'", 2)];
        for (table, rows) in before {
            assert_eq!(left(table).await, rows, "{table}");
        }
        world.clock.advance(days(2));
        sweep(&world).await;
        assert_eq!((left("source_count").await, left("session").await, left("pending_change").await), (0, 0, 1));
        world.clock.advance(days(28));
        sweep(&world).await;
        assert_eq!((left("stay").await, left("pending_change").await, left("queue where kind = 'email'").await), (0, 0, 0));
        assert_eq!(left("mail_cap").await, 2);
        world.clock.advance(days(60));
        sweep(&world).await;
        assert_eq!((left("mail_cap").await, left("link").await), (0, 0));
        assert_eq!(left("person").await, 1);
        world.verified().await;
    }

    /// P3, P4: a job that fails is not lost, and a job of a process that died is done by another.
    async fn a_job_claimed_by_a_process_that_died_is_done_by_another(world) {
        let harbour = world.harbour();
        signup::post(&world, &harbour, form(&harbour, ADA), Language::En, "/harbour/subscribe").await.unwrap();
        let mut tx = world.store.write().await.unwrap();
        let until = world.now().plus(minutes(5));
        let claimed = store::queue::claim(&mut tx, 0, &["decide-attempt"], world.now(), store::queue::Claim { id: world.new_id(), until }, 50).await.unwrap();
        assert_eq!(claimed.len(), 1);
        tx.commit().await.unwrap();
        world.work().await;
        assert!(world.messages_to(ADA).is_empty());
        world.clock.advance(minutes(5));
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 1);
        signup::decide(&world, claimed[0].attempt_id.unwrap()).await.unwrap();
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 1, "deciding twice changes nothing");
    }

    /// What was acknowledged before a restart is done after it.
    async fn a_post_before_a_restart_is_decided_after_it(world) {
        let harbour = world.harbour();
        signup::post(&world, &harbour, form(&harbour, ADA), Language::En, "/harbour/subscribe").await.unwrap();
        let world = world.restart().await;
        world.work().await;
        let link = token(&world.newest_to(ADA), "confirm");
        world.confirm(&harbour, &link, ticked(&harbour)).await;
        world.verified().await;
    }

    /// A process that has not seen a brand yet decides its attempts all the same.
    async fn a_brand_applied_a_moment_ago_elsewhere_is_known_when_its_job_comes(world) {
        let other = world.another().await;
        let mut brand = world.harbour().brand.clone();
        brand.slug = "lighthouse".into();
        crate::platform::brand::apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap();
        world.refresh_brands().await.unwrap();
        let lighthouse = world.brand("lighthouse").unwrap();
        signup::post(&world, &lighthouse, form(&lighthouse, ADA), Language::En, "/lighthouse/join").await.unwrap();
        other.work().await;
        assert_eq!(other.messages_to(ADA).len(), 1);
        other.close().await;
    }

    /// G1, S13: evidence stays for as long as people were told, and no longer; the ledger holds before and after.
    async fn evidence_goes_when_its_time_is_up_and_the_ledger_still_holds(world) {
        let own = store::installation::id(&mut world.store.read().await.unwrap()).await.unwrap().unwrap();
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let stays = world.join(&harbour, "grace@mail.example").await;
        rights::erase(&world, &harbour, &world.actor(member, "/me/harbour/delete")).await.unwrap();
        world.work().await;
        let entries = world.events(member.person_id).await.len() as i64;
        world.clock.advance(days(harbour.keeping.evidence_days));
        assert_eq!(sweep(&world).await.evidence, 0);
        assert!(!world.events(member.person_id).await.is_empty());
        world.clock.advance(minutes(1));
        assert_eq!(sweep(&world).await.evidence, 1);
        assert!(world.events(member.person_id).await.is_empty());
        assert_eq!(count(&world.store, "select count(*) from erasure").await, 0);
        let said = world.events(own).await;
        assert_eq!((&said[0]["event"], &said[0]["entries"]), (&"evidence-expired".into(), &entries.into()));
        assert!(!world.events(stays.person_id).await.is_empty(), "whoever is there keeps theirs");
        world.verified().await;
    }

    /// S13: of two processes that sweep at once, one finds that there is nothing left to expire, and writes nothing.
    async fn s13_evidence_that_two_processes_expire_at_once_expires_once(world) {
        let other = world.another().await;
        let harbour = world.harbour();
        for n in 0..5 {
            let member = world.join(&harbour, &format!("person{n}@mail.example")).await;
            rights::erase(&world, &harbour, &world.actor(member, "/me/harbour/delete")).await.unwrap();
            world.work().await;
            world.clock.advance(days(harbour.keeping.evidence_days));
            world.clock.advance(minutes(1));
            let (one, another) = futures::join!(rights::expire_evidence(&world), rights::expire_evidence(&other));
            assert_eq!(one.unwrap() + another.unwrap(), 1);
            world.verified().await;
        }
        other.close().await;
    }
}
