//! Coming back from a backup (D3, P4): before anybody is served, whoever left is gone again.

use super::{
    on_both,
    world::{Member, World, blobs, count, form, given, meddle, ticked, token},
};
use crate::{
    base::clock::{days, hours, minutes},
    domain::{
        link::LinkState,
        login::{Actor, Late},
        person::{
            self,
            old_address::{self, PutBack},
        },
        preferences::{self, Change},
        rights::{self, Error, KeysMismatch, Restored},
    },
};

const ADA: &str = "ada@mail.example";
const BELA: &str = "bela@mail.example";
const NEW: &str = "ada@new.example";
const THIRD: &str = "ada@third.example";

/// Puts an older main database in place of today's, and starts on it.
async fn on_older_main(world: World, backup: &str) -> World {
    world.close().await;
    world.place.restore(backup, &world.place.main).await;
    world.another().await
}

/// The person as whom this address signs in.
async fn ada_at(world: &World, address: &str) -> Member {
    let harbour = world.harbour();
    let signed_in = world.sign_in(&harbour, address).await;
    let mut tx = world.store.read().await.unwrap();
    let person = crate::store::person::of(&mut tx, signed_in.mailbox_id(), harbour.id).await.unwrap().unwrap();
    Member { mailbox_id: signed_in.mailbox_id(), person_id: person.id }
}

async fn on_older_keys(world: World, backup: &str) -> World {
    world.close().await;
    world.place.restore(backup, &world.place.keys).await;
    world.another().await
}

on_both! {
    /// D3: a backup taken before somebody left brings nobody back.
    async fn a_backup_of_before_a_leave_brings_nobody_back(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        world.join(&harbour, BELA).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.clock.advance(days(30));
        rights::erase(&world, &harbour, &world.actor(ada, "/x")).await.unwrap().unwrap();
        world.work().await;

        let world = on_older_main(world, &backup).await;
        assert_eq!(count(&world.store, "select count(*) from person").await, 2, "the backup has her");
        assert!(world.recipients(&harbour, "new-books").await == [BELA], "and nobody can read her");
        let restored = rights::restore(&world).await.unwrap();
        assert_eq!(restored.people_erased, 1);
        assert_eq!(count(&world.store, "select count(*) from person").await, 1);
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 1);
        assert_eq!(count(&world.store, "select count(*) from erasure where reason = 'restored' and finished_at is not null").await, 1);
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "erased-after-restore");
        world.verified().await;
        assert_eq!(rights::restore(&world).await.unwrap(), Restored::default(), "idempotent");
        assert!(!crate::domain::login::reauthenticate(&world, &harbour, &world.actor(ada, "/me"), "/me").await.unwrap());
    }

    /// Of two brands left, both; of one brand left, only that one.
    async fn who_left_one_of_two_brands_stays_at_the_other(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let here = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(10));
        world.join(&meadow, ADA).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        rights::erase(&world, &harbour, &world.actor(here, "/x")).await.unwrap().unwrap();
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().people_erased, 1);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        assert_eq!(world.recipients(&meadow, "new-teas").await, [ADA]);
    }

    /// What was typed for an attempt that was confirmed or purged since is not kept either.
    async fn an_attempt_confirmed_since_is_dropped_with_its_email(world) {
        let harbour = world.harbour();
        crate::domain::signup::post(&world, &harbour, form(&harbour, ADA), crate::i18n::Language::En, "/harbour/subscribe").await.unwrap();
        crate::domain::worker::run_due(&world).await.unwrap();
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.work().await;
        let link = token(&world.newest_to(ADA), "confirm");
        world.confirm(&harbour, &link, ticked(&harbour)).await;
        let world = on_older_main(world, &backup).await;
        assert!(rights::restore(&world).await.unwrap().rows_dropped > 0);
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
        assert_eq!(count(&world.store, "select count(*) from queue where kind = 'email'").await, 0);
        world.work().await;
        assert!(world.messages_to(ADA).is_empty());
    }

    /// D3: opt-outs later than the backup survive through the journal.
    async fn a_withdrawal_later_than_the_backup_survives(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        world.join(&harbour, BELA).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.clock.advance(days(1));
        preferences::change(&world, &harbour, ada.person_id, Change::StopEverything, &world.actor(ada, "/x")).await.unwrap();
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().withdrawals_replayed, 1);
        assert_eq!(world.recipients(&harbour, "new-books").await, [BELA]);
        assert_eq!(world.happened(ada.person_id).await[3..], ["topic-stopped", "consent-withdrawn"]);
        world.verified().await;
        assert_eq!(rights::restore(&world).await.unwrap(), Restored::default());

        world.clock.advance(days(1));
        let again = Change::Start { topic: "new-books".into(), consent: Some(given(&harbour, "letters")) };
        preferences::change(&world, &harbour, ada.person_id, again, &world.actor(ada, "/x")).await.unwrap();
        let world = world.restart().await;
        rights::restore(&world).await.unwrap();
        assert_eq!(world.recipients(&harbour, "new-books").await.len(), 2, "and whoever agrees again stays agreed");
    }

    /// D3: an older copy knows the person by an address that is nobody's any more; they are not gone with it.
    async fn a_backup_of_before_a_change_of_address_brings_the_new_one_and_erases_nobody(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        world.open_session(ada).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        let the_same = world.place.back_up(&world.store, &world.place.main).await;
        world.clock.advance(days(1));
        let moved = world.change_address(&harbour, ada, NEW).await;
        world.clock.advance(days(8));
        crate::domain::sweep::sweep(&world).await.unwrap();
        world.work().await;
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 1, "the old one is gone with its key");

        let world = on_older_main(world, &backup).await;
        let restored = rights::restore(&world).await.unwrap();
        assert_eq!((restored.people_moved, restored.people_erased), (1, 0));
        assert_eq!(world.recipients(&harbour, "new-books").await, [NEW]);
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "address-changed");
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 1);
        assert_eq!(count(&world.store, "select count(*) from session").await, 0);
        assert_eq!(world.sign_in(&harbour, NEW).await.mailbox_id(), moved.mailbox_id);
        world.verified().await;
        assert_eq!(rights::restore(&world).await.unwrap(), Restored::default(), "idempotent");

        // Whoever leaves after that is gone from the next older copy too.
        rights::erase(&world, &harbour, &world.actor(moved, "/x")).await.unwrap().unwrap();
        world.work().await;
        assert_eq!(count(&world.keys.store, "select count(*) from address_journal").await, 0);
        let world = on_older_main(world, &the_same).await;
        let restored = rights::restore(&world).await.unwrap();
        assert_eq!((restored.people_moved, restored.people_erased), (0, 1));
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 0);
    }

    /// D3: of a change within the week the old address is told again, since what it was told leads nowhere in an older copy.
    async fn a_change_of_address_that_is_made_again_can_be_put_back(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.change_address(&harbour, ada, NEW).await;
        world.clock.advance(days(1));
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().people_moved, 1);
        world.work().await;
        let back = token(&world.newest_to(ADA), "old-address");
        let outcome = old_address::put_back(&world, &harbour, &back, &Actor::link_holder("/x")).await.unwrap();
        assert_eq!(outcome, LinkState::Open(PutBack::Possible));
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
    }

    /// D3: what an older copy has of a change that was put back since is put back again, with all that was given in between.
    async fn a_backup_of_before_a_change_was_put_back_puts_it_back(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let ada = world.change_address(&harbour, ada, NEW).await;
        let back = token(&world.newest_to(ADA), "old-address");
        world.clock.advance(minutes(1));
        let more = Change::Start { topic: "events".into(), consent: Some(given(&harbour, "letters")) };
        preferences::change(&world, &harbour, ada.person_id, more, &world.actor(ada, "/x")).await.unwrap();
        assert_eq!(world.recipients(&harbour, "events").await, [NEW]);
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.clock.advance(days(1));
        old_address::put_back(&world, &harbour, &back, &Actor::link_holder("/x")).await.unwrap();
        world.work().await;
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().people_moved, 1);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(world.recipients(&harbour, "events").await, [""; 0]);
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 1);
        assert_eq!(old_address::look(&world, &harbour, &back).await.unwrap(), LinkState::Expired);
        world.verified().await;
    }

    /// D3: who is back at an address whose first mailbox is gone with its key is not gone with it.
    async fn a_change_there_and_back_erases_nobody(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.clock.advance(days(1));
        let moved = world.change_address(&harbour, ada, NEW).await;
        world.clock.advance(days(8));
        crate::domain::sweep::sweep(&world).await.unwrap();
        let again = world.change_address(&harbour, moved, ADA).await;
        assert_ne!(again.mailbox_id, ada.mailbox_id);
        world.clock.advance(days(8));
        crate::domain::sweep::sweep(&world).await.unwrap();
        let world = on_older_main(world, &backup).await;
        let restored = rights::restore(&world).await.unwrap();
        assert_eq!((restored.people_moved, restored.people_erased), (1, 0));
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(world.sign_in(&harbour, ADA).await.mailbox_id(), again.mailbox_id);
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 1);
        world.verified().await;
    }

    /// D3: somebody who had the new address then, and has left since, takes nobody along who has it now.
    async fn whoever_had_the_new_address_before_takes_nobody_along(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let ada = world.join(&harbour, ADA).await;
        let here = world.join(&harbour, NEW).await;
        world.clock.advance(days(1));
        let there = world.join(&meadow, NEW).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        rights::erase(&world, &harbour, &world.actor(here, "/x")).await.unwrap().unwrap();
        rights::erase(&world, &meadow, &world.actor(there, "/x")).await.unwrap().unwrap();
        world.work().await;
        world.clock.advance(days(1));
        world.change_address(&harbour, ada, NEW).await;
        world.clock.advance(days(8));
        crate::domain::sweep::sweep(&world).await.unwrap();
        let world = on_older_main(world, &backup).await;
        let restored = rights::restore(&world).await.unwrap();
        assert_eq!((restored.people_moved, restored.people_erased), (1, 2));
        assert_eq!(world.recipients(&harbour, "new-books").await, [NEW]);
        assert!(world.recipients(&meadow, "new-teas").await.is_empty());
        world.verified().await;
    }

    /// D3: a change that was put back before another was made is put back again too, with what was given in between; and whoever
    /// had the address in between is told nothing.
    async fn a_change_put_back_before_another_ends_what_was_given_in_between(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        // Somebody who has it elsewhere, so that its key lives on.
        world.join(&world.meadow(), NEW).await;
        world.clock.advance(minutes(11));
        let moved = world.change_address(&harbour, ada, NEW).await;
        let back = token(&world.newest_to(ADA), "old-address");
        world.clock.advance(minutes(1));
        let more = Change::Start { topic: "events".into(), consent: Some(given(&harbour, "letters")) };
        preferences::change(&world, &harbour, ada.person_id, more, &world.actor(moved, "/x")).await.unwrap();
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.clock.advance(days(1));
        old_address::put_back(&world, &harbour, &back, &Actor::link_holder("/x")).await.unwrap();
        world.work().await;
        world.clock.advance(days(1));
        world.change_address(&harbour, ada, THIRD).await;
        world.clock.advance(days(1));
        let before = world.messages_to(NEW).len();
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().people_moved, 1);
        world.work().await;
        assert_eq!(world.recipients(&harbour, "new-books").await, [THIRD]);
        assert!(world.recipients(&harbour, "events").await.is_empty());
        assert!(world.messages_to(NEW).len() <= before && world.messages_to(NEW).iter().all(|message| !message.text.contains("old-address")));
        assert_eq!(world.newest_to(ADA).subject, "Your address at Harbour Books was changed");
        world.verified().await;
    }

    /// P4: a process that died between journalling a change and committing it: the next sweep makes it, and signs nobody out.
    async fn a_change_that_was_journalled_alone_is_made_by_the_next_sweep(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let bela = world.join(&harbour, BELA).await;
        world.open_session(bela).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        world.change_address(&harbour, ada, NEW).await;
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().people_moved, 1, "a moment ago");
        assert_eq!(count(&world.store, "select count(*) from session").await, 1);
        assert_eq!(world.recipients(&harbour, "new-books").await.len(), 2);
        assert!(world.recipients(&harbour, "new-books").await.contains(&NEW.to_owned()));

        world.clock.advance(minutes(1));
        let later = world.place.back_up(&world.store, &world.place.main).await;
        world.change_address(&harbour, ada_at(&world, NEW).await, THIRD).await;
        // The new mailbox's key was never said to be live, and is old enough to be swept.
        meddle(&world.keys.store, "update data_key set live_at = null where id in (select key_id from address_journal)").await;
        let world = on_older_main(world, &later).await;
        world.clock.advance(crate::base::clock::hours(2));
        crate::domain::sweep::sweep(&world).await.unwrap();
        assert!(world.recipients(&harbour, "new-books").await.contains(&THIRD.to_owned()));
        // And so long after that no such backup is kept, nothing of it is left.
        world.clock.advance(days(401));
        crate::domain::sweep::sweep(&world).await.unwrap();
        assert_eq!(count(&world.keys.store, "select count(*) from address_journal").await, 0);
    }

    /// D3: a keys database that is older knows of an earlier change alone: nobody is moved back by it.
    async fn an_older_journal_moves_nobody_back(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        world.join(&world.meadow(), THIRD).await;
        let moved = world.change_address(&harbour, ada, NEW).await;
        let backup = world.place.back_up(&world.keys.store, &world.place.keys).await;
        world.clock.advance(days(1));
        world.change_address(&harbour, moved, THIRD).await;
        let world = on_older_keys(world, &backup).await;
        assert_eq!(person::replay(&world, world.now(), Late::Crash).await.unwrap(), 0);
        assert_eq!(world.recipients(&harbour, "new-books").await.len(), 1);
        assert_eq!(world.happened(ada.person_id).await.iter().filter(|what| *what == "address-changed").count(), 2);
    }

    /// D3: rows sealed under keys that this keys database never had.
    async fn keys_older_than_main_are_refused_for_the_keys_they_lack(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        let backup = world.place.back_up(&world.keys.store, &world.place.keys).await;
        world.join(&harbour, BELA).await;
        let world = on_older_keys(world, &backup).await;
        let outcome = rights::restore(&world).await;
        assert!(matches!(outcome, Err(Error::KeysMismatch(KeysMismatch::KeysMissing(n))) if n > 0), "{outcome:?}");
        assert_eq!(count(&world.store, "select count(*) from person").await, 2, "nothing was touched");
    }

    /// D3: keys that an erasure destroyed are there again.
    async fn keys_older_than_an_erasure_are_refused_for_the_keys_they_bring_back(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let backup = world.place.back_up(&world.keys.store, &world.place.keys).await;
        rights::erase(&world, &harbour, &world.actor(ada, "/x")).await.unwrap();
        world.work().await;
        let world = on_older_keys(world, &backup).await;
        let outcome = rights::restore(&world).await;
        // The goodbye's key is newer than this keys database, and that is noticed first.
        assert!(matches!(outcome, Err(Error::KeysMismatch(KeysMismatch::KeysMissing(1)))), "{outcome:?}");
        meddle(&world.store, "delete from queue").await;
        let outcome = rights::restore(&world).await;
        assert!(matches!(outcome, Err(Error::KeysMismatch(KeysMismatch::KeysBack(n))) if n > 0), "{outcome:?}");
    }

    /// D3: a keys database whose journal ends before what main has carried out.
    async fn keys_older_than_a_withdrawal_are_refused_for_the_journal_they_lack(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let backup = world.place.back_up(&world.keys.store, &world.place.keys).await;
        preferences::change(&world, &harbour, ada.person_id, Change::StopEverything, &world.actor(ada, "/x")).await.unwrap();
        let world = on_older_keys(world, &backup).await;
        let outcome = rights::restore(&world).await;
        assert!(matches!(outcome, Err(Error::KeysMismatch(KeysMismatch::JournalShort(1)))), "{outcome:?}");
    }

    /// D3, S4: an older copy has sessions and links that were ended since, and no suppression of whoever left since.
    async fn what_was_open_at_the_backup_is_closed_and_whoever_left_stays_suppressed(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let bela = world.join(&harbour, BELA).await;
        world.open_session(bela).await;
        world.ask(&harbour, BELA).await;
        let link = token(&world.newest_to(BELA), "sign-in");
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        rights::erase(&world, &harbour, &world.actor(ada, "/x")).await.unwrap().unwrap();
        world.work().await;
        let world = on_older_main(world, &backup).await;
        rights::restore(&world).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from session").await, 0);
        assert_eq!(crate::domain::login::look(&world, &harbour, &link).await.unwrap(), LinkState::Expired);
        assert_eq!(count(&world.store, "select count(*) from suppression where reason = 'left'").await, 1);
    }

    /// D3, S4, P4: whoever dies in the middle of it leaves no session behind that the next start takes for one of today's.
    async fn a_crash_while_coming_back_leaves_nobody_signed_in(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        let bela = world.join(&harbour, BELA).await;
        world.open_session(bela).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        let the_same = world.place.back_up(&world.store, &world.place.main).await;
        world.clock.advance(days(1));
        let stop = Change::Stop { topic: "new-books".into() };
        preferences::change(&world, &harbour, bela.person_id, stop, &world.actor(bela, "/x")).await.unwrap();
        world.clock.advance(hours(3));
        let world = on_older_main(world, &backup).await;
        // All that was behind is made good before that.
        meddle(&world.store, "alter table checkpoint rename to elsewhere").await;
        assert!(rights::restore(&world).await.is_err());
        meddle(&world.store, "alter table elsewhere rename to checkpoint").await;
        assert_eq!(count(&world.store, "select count(*) from session").await, 0);
        rights::restore(&world).await.unwrap();

        let ada = ada_at(&world, ADA).await;
        rights::erase(&world, &harbour, &world.actor(ada, "/x")).await.unwrap().unwrap();
        world.work().await;
        let world = on_older_main(world, &the_same).await;
        meddle(&world.store, "alter table retired_key rename to elsewhere").await;
        assert!(rights::restore(&world).await.is_err());
        meddle(&world.store, "alter table elsewhere rename to retired_key").await;
        rights::restore(&world).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from session").await, 0);
        assert_eq!(count(&world.store, "select count(*) from person").await, 1);
    }

    /// D3: a pause later than the backup survives; one that is over needs nothing.
    async fn a_pause_later_than_the_backup_survives(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        let pause = Change::Pause { until: jiff::civil::date(2026, 12, 24) };
        preferences::change(&world, &harbour, ada.person_id, pause, &world.actor(ada, "/x")).await.unwrap();
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().withdrawals_replayed, 1);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "paused");
        assert_eq!(rights::restore(&world).await.unwrap(), Restored::default());
    }

    /// P4: a process that died between destroying a key and writing that down is no reason to sign anybody out.
    async fn a_crash_after_a_key_was_destroyed_ends_no_session(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        world.open_session(ada).await;
        meddle(&world.store, "update installation set keys_destroyed = keys_destroyed - 1").await;
        assert_eq!(rights::restore(&world).await.unwrap(), Restored::default());
        assert_eq!(count(&world.store, "select count(*) from session").await, 1);
        let of_main = count(&world.store, "select keys_destroyed from installation").await;
        assert_eq!(of_main, count(&world.keys.store, "select destroyed from installation").await, "and they agree again");
    }

    /// P4: nor is one that died between journalling a withdrawal and carrying it out, or that is just at it; an older copy is.
    async fn a_withdrawal_of_a_moment_ago_ends_no_session(world) {
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        let bela = world.join(&harbour, BELA).await;
        world.open_session(bela).await;
        let backup = world.place.back_up(&world.store, &world.place.main).await;
        let the_same = world.place.back_up(&world.store, &world.place.main).await;
        let stop = Change::Stop { topic: "new-books".into() };
        preferences::change(&world, &harbour, ada.person_id, stop, &world.actor(ada, "/x")).await.unwrap();
        let world = on_older_main(world, &backup).await;
        assert_eq!(rights::restore(&world).await.unwrap().withdrawals_replayed, 1);
        assert_eq!(world.recipients(&harbour, "new-books").await, [BELA]);
        assert_eq!(count(&world.store, "select count(*) from session").await, 1);
        let world = on_older_main(world, &the_same).await;
        world.clock.advance(hours(3));
        assert_eq!(rights::restore(&world).await.unwrap().withdrawals_replayed, 1);
        assert_eq!(count(&world.store, "select count(*) from session").await, 0);
    }

    /// A command that opens the installation while a process destroys keys: neither counts for the other.
    async fn opening_while_keys_are_destroyed_leaves_the_counts_in_step(world) {
        let harbour = world.harbour();
        let other = world.another().await;
        let keys = |world: &World| (world.store.clone(), world.keys.store.clone());
        for round in 0..4 {
            let member = world.join(&harbour, &format!("ada{round}@mail.example")).await;
            // The other one looks between the destruction and its being noted.
            let id = world.mint::<1>().await.unwrap()[0].0;
            let count = world.keys.destroy(&[id]).await.unwrap();
            assert_eq!(rights::restore(&other).await.unwrap(), Restored::default());
            let mut tx = world.store.write().await.unwrap();
            crate::store::installation::follow_destroyed(&mut tx, count).await.unwrap();
            tx.commit().await.unwrap();
            let ada = world.actor(member, "/x");
            let (left, opened) = tokio::join!(rights::erase(&world, &harbour, &ada), rights::restore(&other));
            left.unwrap().unwrap();
            opened.unwrap();
            world.work().await;
        }
        rights::restore(&other).await.unwrap();
        let (main, keys) = keys(&world);
        let known = count(&main, "select keys_destroyed from installation").await;
        assert_eq!(known, count(&keys, "select destroyed from installation").await);
        other.close().await;
    }

    /// Databases that belong together: a start finds nothing to do, whatever waits.
    async fn an_ordinary_start_changes_nothing(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        crate::domain::signup::post(&world, &harbour, form(&harbour, BELA), crate::i18n::Language::En, "/harbour/subscribe").await.unwrap();
        let hashes = blobs(&world.store, "select hash from ledger order by subject, seq").await;
        let world = world.restart().await;
        assert_eq!(rights::restore(&world).await.unwrap(), Restored::default());
        assert_eq!(blobs(&world.store, "select hash from ledger order by subject, seq").await, hashes);
        world.work().await;
        assert_eq!(world.messages_to(BELA).len(), 1, "what was acknowledged before is done after");
    }
}
