//! What the law gives a person: a copy, and leaving.

use super::{
    database::Engine,
    on_both,
    world::{LEAVE, Member, World, blobs, count, form, meddle, ticked, token},
};
use crate::{
    base::clock::{days, hours, minutes},
    domain::{
        link::LinkState,
        preferences::{self, Change, unsubscribe_link},
        rights::{self, Erased},
    },
    platform::{brand::LiveBrand, vault::KeyError},
    store::ScrubScope,
};

const ADA: &str = "ada@mail.example";

async fn leave(world: &World, brand: &LiveBrand, member: Member) -> Option<Erased> {
    rights::erase(world, brand, &world.actor(member, LEAVE)).await.unwrap()
}

/// Past every scrub that is due. A server that analyses a table meanwhile puts it off, and it is tried again.
async fn scrubbed(world: &World) {
    for _ in 0..10 {
        world.clock.advance(hours(1));
        world.work().await;
        if count(&world.store, "select count(*) from queue where ended_at is null").await == 0 {
            return;
        }
    }
}

on_both! {
    /// G7, G12: a copy is all that the register knows, in words, with source and time.
    async fn a_copy_holds_everything_in_plain_words(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let copy = rights::export(&world, &harbour, &world.actor(member, "/me/harbour/data.json")).await.unwrap().unwrap();
        let held = &copy["held"];
        assert_eq!(held["mailbox"]["rows"][0]["address"], ADA);
        assert_eq!(held["person"]["rows"][0]["name"], "Wilhelmina Quackenbush");
        assert_eq!(held["preference"]["rows"][0]["topic"], "new-books");
        assert_eq!(held["consent"]["rows"][0]["purpose"], "letters");
        assert_eq!(held["mail_cap"]["rows"][0]["kind"], "join");
        assert_eq!(held["email"]["rows"][0]["payload"]["message"], "join", "the email that was confirmed by");
        assert!(held["link"]["rows"].as_array().unwrap().iter().any(|link| link["kind"] == "confirmation"));
        assert_eq!(held["ledger"]["rows"][0]["entry"]["event"], "joined");
        for table in crate::store::register::PERSONAL.iter().filter(|table| !table.shown.is_empty()) {
            for column in table.shown.iter().filter(|column| column.differs()) {
                let says = &held[table.called]["columns"][column.name];
                assert_eq!(says["source"].as_str(), column.source, "{}.{}", table.called, column.name);
                assert_eq!(says["purpose"].as_str(), column.purpose, "{}.{}", table.called, column.name);
            }
            assert!(held[table.called]["source"].is_string() && held[table.called]["kept"].is_string(), "{}", table.called);
        }
        assert_eq!(copy["controller"]["legal_name"], "Harbour Books Ltd");
        world.verified().await;
    }

    /// One person's copy holds nothing of another person or another brand.
    async fn a_copy_holds_nobody_elses_data(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let member = world.join(&harbour, ADA).await;
        world.join(&harbour, "bela@mail.example").await;
        world.clock.advance(minutes(10));
        world.join(&meadow, ADA).await;
        let copy = rights::export(&world, &harbour, &world.actor(member, "/me/harbour/data.json")).await.unwrap().unwrap();
        for table in ["mailbox", "person", "preference", "consent"] {
            assert_eq!(copy["held"][table]["rows"].as_array().unwrap().len(), 1, "{table}");
        }
        let text = copy.to_string();
        assert!(!text.contains("bela") && !text.contains("new-teas"), "{text}");
    }

    /// G9, P4: all rows, the waiting emails and the keys go; what stays is pseudonymous and verifiable.
    async fn leaving_takes_rows_emails_keys_and_with_the_last_brand_mailbox_and_sessions(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        world.open_session(member).await;
        world.clock.advance(minutes(3));
        // A sign-in email that waits, and an attempt of somebody else's.
        crate::domain::login::reauthenticate(&world, &harbour, &world.actor(member, "/me"), "/me").await.unwrap();
        crate::domain::signup::post(&world, &harbour, form(&harbour, ADA), crate::i18n::Language::En, "/harbour/subscribe").await.unwrap();

        let left = leave(&world, &harbour, member).await.unwrap();
        assert!(left.was_last);
        assert_eq!(left.suppressed_until, world.now().plus(days(730)));
        for table in ["person", "mailbox", "preference", "consent", "attempt", "session", "link", "pending_change", "withdrawal"] {
            assert_eq!(count(&world.store, &format!("select count(*) from {table}")).await, 0, "{table}");
        }
        world.work().await;
        let messages = world.messages_to(ADA);
        assert_eq!(messages.len(), 2, "the join email and the goodbye, not the one that waited");
        assert_eq!(count(&world.store, "select count(*) from queue where sealed is not null").await, 0);
        assert_eq!(count(&world.keys.store, "select count(*) from data_key where wrapped is not null").await, 0);
        assert_eq!(count(&world.store, "select count(*) from erasure where finished_at is not null").await, 1);
        assert_eq!(count(&world.store, "select count(*) from suppression").await, 1);
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "left");
        world.verified().await;
    }

    /// Brands are separate controllers: leaving one leaves the other as it was.
    async fn leaving_one_brand_leaves_the_other_alone(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let at_harbour = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(10));
        let at_meadow = world.join(&meadow, ADA).await;
        world.open_session(at_harbour).await;
        assert!(!leave(&world, &harbour, at_harbour).await.unwrap().was_last);
        assert_eq!(world.recipients(&meadow, "new-teas").await, [ADA]);
        assert_eq!(count(&world.store, "select count(*) from session").await, 1);
        assert!(leave(&world, &meadow, at_meadow).await.unwrap().was_last);
        assert_eq!(count(&world.store, "select count(*) from session").await, 0);
        assert_eq!(world.verified().await.chains, 2);
    }

    /// D6: two brands left at once, on two devices: one of them is the last.
    async fn leaving_both_brands_at_once_leaves_no_mailbox(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let at_harbour = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(10));
        let at_meadow = world.join(&meadow, ADA).await;
        let (one, two) = futures::join!(leave(&world, &harbour, at_harbour), leave(&world, &meadow, at_meadow));
        assert_ne!(one.unwrap().was_last, two.unwrap().was_last);
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 0);
        world.verified().await;
    }

    /// P4: idempotent.
    async fn leaving_twice_changes_nothing(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let leaves = futures::future::join_all((0..10).map(|_| leave(&world, &harbour, member))).await;
        assert_eq!(leaves.iter().flatten().count(), 1);
        assert_eq!(leave(&world, &harbour, member).await, None);
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 2, "one goodbye");
        assert_eq!(world.happened(member.person_id).await.iter().filter(|event| *event == "left").count(), 1);
    }

    /// Whoever joins again is somebody new, and may be written to again.
    async fn joining_again_starts_anew(world) {
        let harbour = world.harbour();
        let before = world.join(&harbour, ADA).await;
        let links = unsubscribe_link::token(&world.vault, before.person_id, "");
        leave(&world, &harbour, before).await.unwrap();
        world.work().await;
        world.clock.advance(hours(1));
        let after = world.join(&harbour, ADA).await;
        assert_ne!(before.person_id, after.person_id);
        assert_ne!(before.mailbox_id, after.mailbox_id);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(count(&world.store, "select count(*) from suppression").await, 0);
        assert_eq!(unsubscribe_link::read(&world, &harbour, &links).await.unwrap(), unsubscribe_link::Reading::Gone, "old emails' links are dead");
        assert_eq!(world.happened(after.person_id).await, ["joined", "consent-given", "topic-started"]);
        assert_eq!(world.verified().await.chains, 2);
    }

    /// A link that was mailed before somebody left brings nobody back.
    async fn a_confirmation_link_of_before_is_unknown_afterwards(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let first = token(&world.newest_to(ADA), "confirm");
        world.clock.advance(minutes(10));
        let member = world.join(&harbour, ADA).await;
        leave(&world, &harbour, member).await.unwrap();
        assert!(matches!(crate::domain::signup::look(&world, &harbour, &first).await.unwrap(), LinkState::Unknown));
        assert_eq!(world.press(&harbour, &first, ticked(&harbour)).await, LinkState::Unknown);
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 0);
    }

    /// P4: a process that dies between the commit and the destruction of the keys is followed by one that finishes.
    async fn a_crash_before_the_keys_are_destroyed_is_made_good_at_the_next_start(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        preferences::change(&world, &harbour, member.person_id, Change::Stop { topic: "new-books".into() }, &world.actor(member, "/x")).await.unwrap();
        refuse_destruction(&world).await;
        let outcome = rights::erase(&world, &harbour, &world.actor(member, LEAVE)).await;
        assert!(outcome.is_err(), "the process dies here");
        let person_key = blobs_as_ids(&world, "select key_id from erasure where finished_at is null").await;
        assert!(world.key(person_key[0]).await.is_ok());
        allow_destruction(&world).await;
        let world = world.restart().await;
        rights::restore(&world).await.unwrap();
        assert!(matches!(world.key(person_key[0]).await, Err(KeyError::Gone)));
        assert_eq!(count(&world.keys.store, "select count(*) from withdrawal_journal").await, 0);
        assert_eq!(count(&world.store, "select count(*) from erasure where finished_at is null").await, 0);
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 1, "the goodbye");
    }

    /// S12: what was sealed, and the keys it was sealed under, are in the files before and in none of them after.
    async fn after_leaving_not_an_octet_is_left_in_any_file(world) {
        let harbour = world.harbour();
        let mut members = Vec::new();
        for n in 0..40 {
            let address = format!("{}{n}@mail.example", "x".repeat(n % 7 + 1));
            let member = world.join(&harbour, &address).await;
            // Rows move about in their pages.
            let name = crate::base::name::Name::parse(&"Name ".repeat(n % 9 + 1)).unwrap();
            crate::domain::person::rename(&world, &harbour, member.person_id, &name, &world.actor(member, "/me")).await.unwrap();
            world.sign_in(&harbour, &address).await;
            members.push(member);
        }
        // Emails that wait: asked for by everybody, sent to nobody.
        for member in &members {
            crate::domain::login::reauthenticate(&world, &harbour, &world.actor(*member, "/me"), "/me").await.unwrap();
        }
        let leaving: Vec<Member> = members.iter().copied().step_by(3).collect();
        let ids = |ids: Vec<uuid::Uuid>| match world.place.engine {
            Engine::Sqlite => ids.iter().map(|id| format!("x'{}'", id.simple())).collect::<Vec<_>>().join(","),
            Engine::Postgres => ids.iter().map(|id| format!("'{id}'")).collect::<Vec<_>>().join(","),
        };
        let people = ids(leaving.iter().map(|member| member.person_id).collect());
        let mailboxes = ids(leaving.iter().map(|member| member.mailbox_id).collect());
        let mut sealed = blobs(&world.store, &format!("select name from person where id in ({people})")).await;
        sealed.extend(blobs(&world.store, &format!("select address from mailbox where id in ({mailboxes})")).await);
        sealed.extend(blobs(&world.store, &format!("select sealed from queue where person_id in ({people})")).await);
        assert_eq!(sealed.len(), leaving.len() * 3);
        let mut keys = Vec::new();
        for rows in ["person", "mailbox"] {
            let of = if rows == "person" { &people } else { &mailboxes };
            let key_ids = blobs_as_ids(&world, &format!("select key_id from {rows} where id in ({of})")).await;
            keys.extend(blobs(&world.keys.store, &format!("select wrapped from data_key where id in ({})", ids(key_ids))).await);
        }
        assert_eq!(keys.len(), leaving.len() * 2);
        let hits = async |url: &str, blobs: &[Vec<u8>]| {
            let octets = world.place.octets(url).await;
            // After the format octet: a nonce and the first of the ciphertext stand nowhere else.
            let found = |blob: &&Vec<u8>| octets.iter().any(|(_, file)| memchr::memmem::find(file, &blob[1..33]).is_some());
            blobs.iter().filter(found).count()
        };
        assert_eq!(hits(&world.place.main, &sealed).await, sealed.len(), "before");
        assert_eq!(hits(&world.place.keys, &keys).await, keys.len(), "before");
        for member in &leaving {
            leave(&world, &harbour, *member).await.unwrap();
        }
        scrubbed(&world).await;
        assert_eq!(hits(&world.place.main, &sealed).await, 0, "after");
        assert_eq!(hits(&world.place.keys, &keys).await, 0, "after");
    }

    /// S12: whoever reads while it is to be scrubbed is not interrupted, and it is scrubbed later.
    async fn a_scrub_that_a_reader_is_in_the_way_of_is_tried_again(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let mut reader = world.store.snapshot().await.unwrap();
        // Of another table, but of the same moment.
        crate::store::brand::revision(&mut reader).await.unwrap();
        leave(&world, &harbour, member).await.unwrap();
        assert!(rights::scrub(&world, ScrubScope::Small).await.is_err());
        world.clock.advance(hours(1));
        world.work().await;
        assert_eq!(count(&world.store, "select count(*) from queue where kind = 'scrub' and failure is not null").await, 1);
        crate::store::person::by_id(&mut reader, member.person_id).await.unwrap().expect("the reader sees what it saw");
        drop(reader);
        scrubbed(&world).await;
        assert_eq!(count(&world.store, "select count(*) from queue where ended_at is null").await, 0);
    }

    /// S12: where a table is too big to be written anew by day, nobody is locked out of it by night unless the operator said so.
    async fn a_big_table_is_written_anew_only_if_the_operator_lets_it_be_locked(world) {
        if world.place.engine == Engine::Sqlite {
            return;
        }
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        meddle(&world.store, "alter table queue alter column sealed set storage external").await;
        let big = "insert into queue (id, kind, lane, made_at, due_at, attempts, ended_at, sealed)
                   select gen_random_uuid(), 'email', 1, now(), now(), 0, now(), convert_to(repeat('x', 100000), 'UTF8')
                   from generate_series(1, 1400)";
        meddle(&world.store, big).await;
        let file = "select cast(relfilenode as bigint) from pg_class where oid = 'queue'::regclass";
        let before = count(&world.store, file).await;
        leave(&world, &harbour, member).await.unwrap();
        scrubbed(&world).await;
        world.clock.advance(hours(24));
        world.work().await;
        assert_eq!(count(&world.store, "select count(*) from queue where kind = 'scrub-all'").await, 0);
        assert_eq!(count(&world.store, file).await, before, "it is the same file");
        rights::scrub(&world, ScrubScope::All).await.unwrap();
        assert_ne!(count(&world.store, file).await, before, "it was written anew");
    }

    /// The goodbye email waits at most four days, and its key goes with it.
    async fn a_goodbye_that_cannot_be_delivered_is_destroyed_after_four_days(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let nowhere = world.with_mailer(crate::platform::mail::Mailer::in_test("smtp://127.0.0.1:1")).await;
        leave(&nowhere, &harbour, member).await.unwrap();
        let alive = "select count(*) from data_key where wrapped is not null";
        for _ in 0..30 {
            crate::domain::worker::run_due(&nowhere).await.unwrap();
            nowhere.clock.advance(hours(3));
        }
        assert_eq!(count(&world.keys.store, alive).await, 1);
        nowhere.clock.advance(hours(6));
        nowhere.work().await;
        crate::domain::sweep::sweep(&nowhere).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from queue where sealed is not null").await, 0);
        assert_eq!(count(&world.keys.store, alive).await, 0);
    }
}

async fn blobs_as_ids(world: &World, sql: &str) -> Vec<uuid::Uuid> {
    let mut tx = world.store.read().await.unwrap();
    let rows: Vec<(uuid::Uuid,)> = crate::store::all!(tx, (uuid::Uuid,), sqlx::AssertSqlSafe(sql.to_owned())).unwrap();
    rows.into_iter().map(|row| row.0).collect()
}

/// From now on the keys database lets nobody destroy a key.
async fn refuse_destruction(world: &World) {
    match world.place.engine {
        Engine::Sqlite => {
            let trigger = "create trigger refuse before update of destroyed_at on data_key
                           begin select raise(abort, 'refused'); end";
            meddle(&world.keys.store, trigger).await;
        }
        Engine::Postgres => {
            let function = "create function refuse() returns trigger language plpgsql as
                            $$ begin raise exception 'refused'; end $$";
            meddle(&world.keys.store, function).await;
            let trigger = "create trigger refuse before update of destroyed_at on data_key
                           for each row execute function refuse()";
            meddle(&world.keys.store, trigger).await;
        }
    }
}

async fn allow_destruction(world: &World) {
    let on = if world.place.engine == Engine::Postgres { " on data_key" } else { "" };
    meddle(&world.keys.store, &format!("drop trigger refuse{on}")).await;
}
