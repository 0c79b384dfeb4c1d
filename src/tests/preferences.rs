//! What a person gets, how often, and on which agreement.

use super::{
    database::Engine,
    on_both,
    world::{Member, PREFERENCES, World, chosen, count, form, given, meddle, token},
};
use crate::{
    base::clock::{days, hours, minutes},
    domain::{
        link::LinkState,
        login::Actor,
        preferences::{
            self, Change, ConsentState, Outcome, pending_changes,
            unsubscribe_link::{self, Holder, Reading, Reduction},
        },
        rights, signup,
    },
    platform::brand::LiveBrand,
};

const ADA: &str = "ada@mail.example";

async fn change(world: &World, brand: &LiveBrand, member: Member, change: Change) -> Outcome {
    preferences::change(world, brand, member.person_id, change, &world.actor(member, PREFERENCES)).await.unwrap()
}

fn stop(topic: &str) -> Change {
    Change::Stop { topic: topic.to_owned() }
}

fn start(topic: &str) -> Change {
    Change::Start { topic: topic.to_owned(), consent: None }
}

/// The link of the brand's own emails, read again.
async fn holder(world: &World, brand: &LiveBrand, member: Member, topic: &str) -> Option<Holder> {
    let token = unsubscribe_link::token(&world.vault, member.person_id, topic);
    unsubscribe_link::read(world, brand, &token).await.unwrap().ours()
}

on_both! {
    /// G2, C8: stopping is one change and takes effect at once; starting again is no shorter.
    async fn stopping_a_topic_takes_effect_at_once_and_is_in_the_ledger(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        assert_eq!(change(&world, &harbour, member, stop("new-books")).await, Outcome::Done);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        let events = world.events(member.person_id).await;
        let last = events.last().unwrap();
        assert_eq!((&last["event"], &last["topic"], &last["by"]["form"]), (&"topic-stopped".into(), &"new-books".into(), &PREFERENCES.into()));
        assert_eq!(change(&world, &harbour, member, stop("new-books")).await, Outcome::AlreadySo);
        assert_eq!(change(&world, &harbour, member, start("new-books")).await, Outcome::Done);
        assert_eq!(change(&world, &harbour, member, start("new-books")).await, Outcome::AlreadySo);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(world.events(member.person_id).await.len(), events.len() + 1);
        world.verified().await;
    }

    /// G1: no topic starts without the consent that its purpose needs.
    async fn starting_a_topic_needs_its_purposes_consent(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let needs = Outcome::NeedsConsent { purpose: "offers".into() };
        assert_eq!(change(&world, &harbour, member, start("offers")).await, needs);
        let of_another = Change::Start { topic: "offers".into(), consent: Some(given(&harbour, "picks")) };
        assert_eq!(change(&world, &harbour, member, of_another).await, needs);
        assert!(world.recipients(&harbour, "offers").await.is_empty());
        let with_it = Change::Start { topic: "offers".into(), consent: Some(given(&harbour, "offers")) };
        assert_eq!(change(&world, &harbour, member, with_it).await, Outcome::Done);
        assert_eq!(world.happened(member.person_id).await[3..], ["consent-given", "topic-started"]);
        assert_eq!(world.recipients(&harbour, "offers").await, [ADA]);
    }

    /// G2: withdrawing a consent ends every email of its purpose at once, and its topics with it: consenting again starts none.
    async fn withdrawing_a_consent_ends_its_emails_at_once(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let withdraw = || Change::Withdraw { purpose: "letters".into() };
        assert_eq!(change(&world, &harbour, member, withdraw()).await, Outcome::Done);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        assert_eq!(change(&world, &harbour, member, withdraw()).await, Outcome::AlreadySo);
        assert_eq!(world.happened(member.person_id).await[3..], ["topic-stopped", "consent-withdrawn"]);
        assert_eq!(change(&world, &harbour, member, Change::Consent(given(&harbour, "letters"))).await, Outcome::Done);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
    }

    /// G2, G13: one click ends everything.
    async fn stopping_everything_ends_every_topic_and_consent(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let offers = Change::Start { topic: "offers".into(), consent: Some(given(&harbour, "offers")) };
        change(&world, &harbour, member, offers).await;
        assert_eq!(change(&world, &harbour, member, Change::StopEverything).await, Outcome::Done);
        for topic in harbour.topics_by_email() {
            assert!(world.recipients(&harbour, &topic.id).await.is_empty(), "{}", topic.id);
        }
        let happened = world.happened(member.person_id).await;
        assert_eq!(happened[5..], ["topic-stopped", "topic-stopped", "consent-withdrawn", "consent-withdrawn"]);
        assert_eq!(change(&world, &harbour, member, Change::StopEverything).await, Outcome::AlreadySo);
    }

    async fn frequency_and_pause_are_chosen_and_taken_back(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let weekly = || Change::Frequency { frequency: "weekly".into() };
        assert_eq!(change(&world, &harbour, member, weekly()).await, Outcome::Done);
        assert_eq!(change(&world, &harbour, member, weekly()).await, Outcome::AlreadySo);
        assert_eq!(change(&world, &harbour, member, Change::Frequency { frequency: "hourly".into() }).await, Outcome::Stale);

        let pause = |day: &str| Change::Pause { until: day.parse().unwrap() };
        for day in ["2026-11-21", "2020-01-01", "2029-01-01"] {
            assert_eq!(change(&world, &harbour, member, pause(day)).await, Outcome::NoSuchPause, "{day}");
        }
        assert_eq!(change(&world, &harbour, member, pause("2026-12-01")).await, Outcome::Done);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        assert_eq!(change(&world, &harbour, member, Change::Resume).await, Outcome::Done);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(change(&world, &harbour, member, Change::Resume).await, Outcome::AlreadySo);
        assert_eq!(world.happened(member.person_id).await[3..], ["frequency-chosen", "paused", "resumed"]);
    }

    /// D4: a pause ends by itself when its day begins where the brand is (Dublin, and Warsaw an hour before).
    async fn a_pause_ends_by_itself_in_the_brands_zone(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let here = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(10));
        let there = world.join(&meadow, ADA).await;
        let pause = || Change::Pause { until: "2026-11-22".parse().unwrap() };
        assert_eq!(change(&world, &harbour, here, pause()).await, Outcome::Done);
        assert_eq!(change(&world, &meadow, there, pause()).await, Outcome::Done);
        world.clock.advance(hours(10).saturating_add(minutes(49))); // 22:59 UTC
        assert!(world.recipients(&meadow, "new-teas").await.is_empty());
        world.clock.advance(minutes(1));
        assert_eq!(world.recipients(&meadow, "new-teas").await, [ADA]);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        world.clock.advance(hours(1));
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
    }

    /// G1: each agreement is told with its times and its words, also those that stand no longer.
    async fn every_agreement_is_told_from_the_question_to_its_end(world) {
        let harbour = world.harbour();
        let asked_at = world.now();
        let member = world.join(&harbour, ADA).await;
        world.clock.advance(hours(1));
        let withdrawn_at = world.now();
        change(&world, &harbour, member, Change::Withdraw { purpose: "letters".into() }).await;
        world.clock.advance(hours(1));
        let again_at = world.now();
        change(&world, &harbour, member, Change::Consent(given(&harbour, "letters"))).await;
        world.reword("harbour", "letters").await;
        world.clock.advance(hours(1));
        let (harbour, replaced_at) = (world.harbour(), world.now());
        change(&world, &harbour, member, Change::Consent(given(&harbour, "letters"))).await;

        let all = preferences::consent_records(&world, &harbour, member.person_id).await.unwrap();
        let told: Vec<_> = all.iter().map(|one| (one.asked_at, one.confirmed_at, one.now, one.version.as_str())).collect();
        assert_eq!(told, [
            (replaced_at, replaced_at, ConsentState::Stands, "2027-01-01"),
            (again_at, again_at, ConsentState::Replaced(replaced_at), "2026-11-27"),
            (asked_at, asked_at, ConsentState::Withdrawn(withdrawn_at), "2026-11-27"),
        ]);
        let sentences: Vec<&str> = all.iter().map(|one| one.wording.as_ref().unwrap().wording.consent.as_deref().unwrap()).collect();
        assert!(sentences[0].ends_with("And by telephone.") && sentences[0].starts_with(sentences[1]));
        assert_eq!(sentences[1], sentences[2]);
    }

    async fn what_the_brand_does_not_have_is_stale_and_who_left_is_gone(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        for stale in [start("no-such"), stop("no-such"), Change::Withdraw { purpose: "no-such".into() }] {
            assert_eq!(change(&world, &harbour, member, stale).await, Outcome::Stale);
        }
        // Cross-brand ids find nobody.
        assert_eq!(change(&world, &world.meadow(), member, start("new-teas")).await, Outcome::Gone);
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        assert_eq!(change(&world, &harbour, member, start("new-books")).await, Outcome::Gone);
        assert_eq!(change(&world, &harbour, member, stop("new-books")).await, Outcome::Gone);
        world.verified().await;
    }

    /// S5: whoever holds an email may only lessen, and sees no more than the topics that are on.
    async fn an_emails_link_only_lessens(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let one = holder(&world, &harbour, member, "new-books").await.unwrap();
        assert_eq!(one.topic.as_deref(), Some("new-books"));
        let all = holder(&world, &harbour, member, "").await.unwrap();
        assert_eq!(unsubscribe_link::topics_on(&world, &harbour, &all).await.unwrap(), ["new-books"]);
        assert!(!unsubscribe_link::reduce(&world, &harbour, &all, Reduction::Topic("offers".into()), &Actor::link_holder("/l")).await.unwrap(), "was not on");
        assert!(unsubscribe_link::reduce(&world, &harbour, &one, Reduction::Topic("new-books".into()), &Actor::link_holder("/l")).await.unwrap());
        assert!(!unsubscribe_link::reduce(&world, &harbour, &one, Reduction::Topic("new-books".into()), &Actor::link_holder("/l")).await.unwrap());
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "topic-stopped");
        assert!(preferences::look(&world, member.person_id).await.unwrap().consent("letters").is_some(), "only the topic");
    }

    /// S5, S10: tampered with, of another brand, or of somebody who left: nothing.
    async fn an_emails_link_of_no_right_is_none(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let member = world.join(&harbour, ADA).await;
        assert_eq!(holder(&world, &meadow, member, "new-books").await, None);
        let token = unsubscribe_link::token(&world.vault, member.person_id, "new-books");
        for at in 0..token.len() {
            let mut tampered = token.clone().into_bytes();
            tampered[at] = if tampered[at] == b'A' { b'B' } else { b'A' };
            let tampered = String::from_utf8(tampered).unwrap();
            assert_eq!(unsubscribe_link::read(&world, &harbour, &tampered).await.unwrap(), Reading::Unknown, "changed at {at}");
            assert_eq!(unsubscribe_link::read(&world, &harbour, &token[..at]).await.unwrap(), Reading::Unknown, "cut at {at}");
        }
        let of_nobody = unsubscribe_link::token(&world.vault, uuid::Uuid::nil(), "new-books");
        assert_eq!(unsubscribe_link::read(&world, &harbour, &of_nobody).await.unwrap(), Reading::Unknown);
        assert!(holder(&world, &harbour, member, "new-books").await.is_some());
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        assert_eq!(holder(&world, &harbour, member, "new-books").await, None);
    }

    /// One email a day tells the owner, and its link puts back once what that one change took away.
    async fn an_undo_email_puts_back_once_and_comes_at_most_daily(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        change(&world, &harbour, member, start("events")).await;
        let all = holder(&world, &harbour, member, "").await.unwrap();
        unsubscribe_link::reduce(&world, &harbour, &all, Reduction::Everything, &Actor::link_holder("/l")).await.unwrap();
        world.work().await;
        let undo = token(&world.newest_to(ADA), "undo");
        let both = vec!["new-books".to_owned(), "events".to_owned()];
        for _ in 0..20 {
            assert_eq!(preferences::look_undo(&world, &harbour, &undo).await.unwrap(), LinkState::Open(both.clone()));
        }
        assert_eq!(preferences::undo(&world, &world.meadow(), &undo, &Actor::link_holder("/u")).await.unwrap(), LinkState::Unknown);
        assert_eq!(preferences::undo(&world, &harbour, &undo, &Actor::link_holder("/u")).await.unwrap(), LinkState::Open(both));
        assert_eq!(world.recipients(&harbour, "events").await, [ADA]);
        assert_eq!(preferences::undo(&world, &harbour, &undo, &Actor::link_holder("/u")).await.unwrap(), LinkState::Used);
        let last = world.events(member.person_id).await.pop().unwrap();
        assert_eq!((&last["event"], &last["form"]), (&"topic-started".into(), &"/u".into()), "new evidence");

        let messages = world.messages_to(ADA).len();
        unsubscribe_link::reduce(&world, &harbour, &all, Reduction::Everything, &Actor::link_holder("/l")).await.unwrap();
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), messages, "one a day");
        change(&world, &harbour, member, start("events")).await;
        world.clock.advance(days(1));
        unsubscribe_link::reduce(&world, &harbour, &all, Reduction::Everything, &Actor::link_holder("/l")).await.unwrap();
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), messages + 1);
        let late = token(&world.newest_to(ADA), "undo");
        world.clock.advance(hours(24));
        assert_eq!(preferences::undo(&world, &harbour, &late, &Actor::link_holder("/u")).await.unwrap(), LinkState::Expired);
    }

    /// P3: the change and the email that undoes it are one transaction: never the one without the other.
    async fn p3_a_change_by_a_link_and_its_undo_email_stand_or_fall_together(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let all = holder(&world, &harbour, member, "").await.unwrap();
        refuse(&world, "queue").await;
        assert!(unsubscribe_link::reduce(&world, &harbour, &all, Reduction::Everything, &Actor::link_holder("/l")).await.is_err());
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA], "nothing has changed");
        allow(&world, "queue").await;
        // A start, or the sweep, carries out what was journalled, and the email goes with it.
        world.clock.advance(minutes(3));
        crate::domain::sweep::sweep(&world).await.unwrap();
        world.work().await;
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        token(&world.newest_to(ADA), "undo");
    }

    /// An undo never grants: what was withdrawn since stays off, and the page says so.
    async fn an_undo_does_not_bring_back_a_withdrawn_consent(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let one = holder(&world, &harbour, member, "new-books").await.unwrap();
        unsubscribe_link::reduce(&world, &harbour, &one, Reduction::Everything, &Actor::link_holder("/l")).await.unwrap();
        world.work().await;
        let undo = token(&world.newest_to(ADA), "undo");
        change(&world, &harbour, member, Change::Withdraw { purpose: "letters".into() }).await;
        assert_eq!(preferences::look_undo(&world, &harbour, &undo).await.unwrap(), LinkState::Open(vec![]));
        assert_eq!(preferences::undo(&world, &harbour, &undo, &Actor::link_holder("/u")).await.unwrap(), LinkState::Open(vec![]));
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        world.verified().await;
    }

    /// D3: a withdrawal is in the journal before the main database has it, and survives a crash between the two.
    async fn a_withdrawal_is_journalled_before_it_is_carried_out(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        refuse(&world, "withdrawal").await;
        let outcome = preferences::change(&world, &harbour, member.person_id, Change::StopEverything, &world.actor(member, PREFERENCES)).await;
        assert!(outcome.is_err(), "the process dies here");
        assert_eq!(count(&world.keys.store, "select count(*) from withdrawal_journal").await, 1);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        allow(&world, "withdrawal").await;
        let world = world.restart().await;
        assert_eq!(rights::restore(&world).await.unwrap().withdrawals_replayed, 1);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        assert_eq!(world.events(member.person_id).await.last().unwrap()["by"]["form"], "journal");
        assert_eq!(rights::restore(&world).await.unwrap(), rights::Restored::default(), "once");
    }

    /// D3: whoever agreed again later meant it.
    async fn a_replay_does_not_undo_a_later_agreement(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        refuse(&world, "withdrawal").await;
        preferences::change(&world, &harbour, member.person_id, Change::StopEverything, &world.actor(member, PREFERENCES)).await.unwrap_err();
        allow(&world, "withdrawal").await;
        assert_eq!(change(&world, &harbour, member, Change::StopEverything).await, Outcome::Done);
        world.clock.advance(minutes(1));
        let again = Change::Start { topic: "new-books".into(), consent: Some(given(&harbour, "letters")) };
        assert_eq!(change(&world, &harbour, member, again).await, Outcome::Done);
        let world = world.restart().await;
        assert_eq!(rights::restore(&world).await.unwrap().withdrawals_replayed, 0);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
    }

    /// The clocks of two processes need not agree for a withdrawal to hold.
    async fn a_withdrawal_holds_though_the_clock_was_set_back(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        world.clock.advance(hours(-1));
        assert_eq!(change(&world, &harbour, member, Change::StopEverything).await, Outcome::Done);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
    }

    /// Pending changes: what somebody else asked for shows as topics only, and is accepted or dropped as a whole.
    async fn what_somebody_else_asked_for_waits_for_the_owner(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let asks = async |topics: &[&str]| {
            let choices = chosen(&harbour, topics);
            world.post(&harbour, signup::Form { choices, name: "Mallory".into(), ..form(&harbour, ADA) }).await;
        };
        let asked_for = async || {
            let standing = preferences::look(&world, member.person_id).await.unwrap();
            let mut tx = world.store.read().await.unwrap();
            pending_changes::asked_for(&mut tx, &harbour, member.person_id, &standing, world.now()).await.unwrap()
        };
        asks(&["picks", "events", "new-books"]).await;
        asks(&["events"]).await;
        assert_eq!(asked_for().await, ["events", "picks"], "each once, in the brand's order, and not what is on");
        let accepted = pending_changes::accept(&world, &harbour, member.person_id, &world.actor(member, "/me")).await.unwrap();
        assert_eq!(accepted.started, ["events"]);
        assert_eq!(accepted.left, ["picks"], "the consent to it is still to be given");
        assert!(asked_for().await.is_empty());
        assert_eq!(world.happened(member.person_id).await[3..], ["requests-accepted", "topic-started"]);
        asks(&["picks"]).await;
        pending_changes::drop_all(&world, &harbour, member.person_id, &world.actor(member, "/me")).await.unwrap();
        assert!(asked_for().await.is_empty());
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "requests-dropped");
        world.verified().await;
    }
}

/// Nothing can be inserted into a table, as on a disk that is full.
async fn refuse(world: &World, table: &str) {
    let sql = match world.place.engine {
        Engine::Sqlite => {
            format!("create trigger refuse before insert on {table} begin select raise(abort, 'refused'); end")
        }
        Engine::Postgres => format!("alter table {table} add constraint refuse check (false) not valid"),
    };
    meddle(&world.store, &sql).await;
}

async fn allow(world: &World, table: &str) {
    let sql = match world.place.engine {
        Engine::Sqlite => "drop trigger refuse".to_owned(),
        Engine::Postgres => format!("alter table {table} drop constraint refuse"),
    };
    meddle(&world.store, &sql).await;
}
