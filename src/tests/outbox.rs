//! The outbox, talking to a mail server over SMTP.

use std::time::Duration;

use jiff::SignedDuration;

use super::{
    on_both,
    smtp::{Mood, Server},
    world::{World, count, form, token},
};
use crate::{
    base::clock::{hours, minutes},
    domain::signup,
    platform::{
        mail::Mailer,
        outbox::{self, Retried},
    },
    store::{one, queue},
};

const ADA: &str = "ada@mail.example";

async fn mailing(world: &World) -> (Server, World) {
    let server = Server::start().await;
    let mailing = world.with_mailer(Mailer::in_test(&server.url)).await;
    (server, mailing)
}

fn header(message: &str, name: &str) -> String {
    let line = message.lines().find(|line| line.starts_with(&format!("{name}: ")));
    line.unwrap_or_else(|| panic!("no {name} in {message}")).to_owned()
}

/// Emails that wait or were given up, as `queue list` shows them: why, and how often tried.
async fn unsent(world: &World) -> Vec<(bool, Option<String>, i64)> {
    let rows = queue::unfinished(&mut world.store.read().await.unwrap(), 100).await.unwrap();
    rows.into_iter().map(|row| (row.dead_at.is_some(), row.failure, row.attempts)).collect()
}

on_both! {
    /// P3: the email goes out once, and nothing of it is kept.
    async fn an_email_goes_out_once_and_its_content_is_gone(world) {
        let (server, world) = mailing(&world).await;
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, "Ada@mail.example")).await;
        world.work().await;
        let messages = server.received();
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0].to, "Ada@mail.example");
        let message = &messages[0].message;
        assert!(header(message, "From").contains("Harbour Books") && header(message, "From").contains("post@portal.example"));
        assert!(header(message, "Reply-To").contains("privacy@harbourbooks.example"));
        assert_eq!(header(message, "Auto-Submitted"), "Auto-Submitted: auto-generated");
        assert_eq!(header(message, "Content-Language"), "Content-Language: en");
        assert!(message.contains("multipart/alternative"));
        assert_eq!(count(&world.store, "select count(*) from queue where ended_at is not null and dead_at is null and sealed is null").await, 1);
        assert!(unsent(&world).await.is_empty());
    }

    /// D8: 4xx and a server that hangs up after DATA: tried again, later and later, under one Message-ID.
    async fn an_email_that_is_not_taken_now_is_tried_again_under_one_message_id(world) {
        let (server, world) = mailing(&world).await;
        let harbour = world.harbour();
        server.will(&[Mood::AtRcpt("451 later"), Mood::HangsUp, Mood::AtData("452 full"), Mood::HangsUp]);
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(unsent(&world).await, [(false, Some("not now at rcpt-to: 451".into()), 1)]);
        for (wait, tries) in [(1, 2), (2, 3), (5, 4)] {
            world.clock.advance(minutes(wait).saturating_sub(SignedDuration::from_secs(1)));
            world.work().await;
            assert_eq!(unsent(&world).await[0].2, tries - 1, "not before its time");
            world.clock.advance(SignedDuration::from_secs(1));
            world.work().await;
            assert_eq!(unsent(&world).await[0].2, tries);
        }
        world.clock.advance(minutes(15));
        world.work().await;
        assert!(unsent(&world).await.is_empty());
        let ids: Vec<String> = server.received().iter().map(|message| header(&message.message, "Message-ID")).collect();
        assert_eq!(ids.len(), 4);
        assert!(ids.iter().all(|id| *id == ids[0]) && ids[0].ends_with("@portal.example>"), "{ids:?}");
        assert_eq!(server.accepted().len(), 1);
    }

    /// D8: the server is down for a day: nobody who posts waits for it, and what is of no use any more is given up.
    async fn an_email_is_given_up_when_it_is_of_no_use_any_more(world) {
        let world = world.with_mailer(Mailer::in_test("smtp://127.0.0.1:1")).await;
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(unsent(&world).await, [(false, Some("no answer at connect: the connection was refused".into()), 1)]);
        for _ in 0..24 {
            world.clock.advance(hours(1));
            world.work().await;
        }
        let rows = unsent(&world).await;
        assert!(rows[0].0 && rows[0].2 < 12, "{rows:?}");
        let id = queue::unfinished(&mut world.store.read().await.unwrap(), 1).await.unwrap()[0].id;
        assert_eq!(outbox::retry(&world, id).await.unwrap(), Retried::Nothing, "its link has expired");
    }

    /// Hard bounces (5xx at RCPT) stop an address, until somebody tries again by hand.
    async fn an_address_that_is_refused_for_good_gets_nothing_more(world) {
        let (server, world) = mailing(&world).await;
        let harbour = world.harbour();
        server.will(&[Mood::AtRcpt("550 5.1.1 no such user")]);
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(unsent(&world).await, [(true, Some("address refused at rcpt-to: 550 5.1.1".into()), 1)]);
        world.clock.advance(minutes(9));
        world.post(&harbour, form(&harbour, ADA)).await;
        world.post(&world.meadow(), form(&world.meadow(), ADA)).await;
        assert!(server.received().is_empty(), "no email, from no brand");
        let id = queue::unfinished(&mut world.store.read().await.unwrap(), 1).await.unwrap()[0].id;
        assert_eq!(outbox::retry(&world, id).await.unwrap(), Retried::Again);
        assert_eq!(outbox::retry(&world, id).await.unwrap(), Retried::Nothing, "it is waiting already");
        world.work().await;
        assert_eq!(server.accepted().len(), 1);
        world.clock.advance(minutes(11));
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(server.accepted().len(), 2, "the address works again");
    }

    /// The same for somebody who is there: they are no recipient any more either, until they read an email.
    async fn a_member_whose_address_is_refused_is_no_recipient(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let (server, mailing) = mailing(&world).await;
        server.will(&[Mood::AtRcpt("550 5.1.1 no such user")]);
        mailing.ask(&harbour, ADA).await;
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
        // A session that lives on asks for an email, and its link is used.
        crate::domain::login::reauthenticate(&world, &harbour, &world.actor(member, "/me"), "/me").await.unwrap();
        world.work().await;
        let link = token(&world.newest_to(ADA), "sign-in");
        crate::domain::login::redeem(&world, &harbour, &link).await.unwrap();
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        mailing.close().await;
    }

    /// A sign-in email is of use for ten minutes only: that it is too late for it frees the address all the same.
    async fn an_address_can_be_freed_by_hand_though_its_email_is_too_old(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        let (server, mailing) = mailing(&world).await;
        server.will(&[Mood::AtRcpt("550 5.1.1 no such user")]);
        mailing.ask(&harbour, ADA).await;
        world.clock.advance(minutes(9));
        mailing.ask(&harbour, ADA).await;
        assert!(server.received().is_empty() && world.recipients(&harbour, "new-books").await.is_empty());
        world.clock.advance(minutes(2));
        let id = queue::unfinished(&mut world.store.read().await.unwrap(), 1).await.unwrap()[0].id;
        assert_eq!(outbox::retry(&world, id).await.unwrap(), Retried::AddressOnly);
        assert_eq!(outbox::retry(&world, id).await.unwrap(), Retried::Nothing, "once");
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        world.clock.advance(minutes(2));
        mailing.ask(&harbour, ADA).await;
        assert_eq!(server.accepted().len(), 1, "and they can sign in again");
        mailing.close().await;
    }

    /// D8: a server that does not let us in is no reason to give an email up.
    async fn a_refusal_before_the_email_is_waited_out(world) {
        let (server, world) = mailing(&world).await;
        let harbour = world.harbour();
        server.will(&[Mood::AtGreeting("554 not today"), Mood::AtMail("550 5.7.1 not you")]);
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(unsent(&world).await, [(false, Some("sender refused at connect: 554".into()), 1)]);
        world.clock.advance(minutes(1));
        world.work().await;
        assert_eq!(unsent(&world).await, [(false, Some("sender refused at mail-from: 550 5.7.1".into()), 2)]);
        world.clock.advance(minutes(2));
        world.work().await;
        assert_eq!(server.accepted().len(), 1);
    }

    /// A server that refuses **us** (RFC 3463, 5.7) says nothing about the address.
    async fn a_refusal_of_policy_does_not_stop_the_address(world) {
        let (server, world) = mailing(&world).await;
        let harbour = world.harbour();
        server.will(&[Mood::AtRcpt("550 5.7.1 your network is blocked")]);
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(unsent(&world).await, [(false, Some("sender refused at rcpt-to: 550 5.7.1".into()), 1)]);
        world.clock.advance(minutes(11));
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(server.accepted().len(), 2, "the one that waited, and the next");
    }

    /// 5xx at DATA refuses the email, not the address.
    async fn an_email_that_is_refused_for_good_can_be_sent_again_by_hand(world) {
        let (server, world) = mailing(&world).await;
        let harbour = world.harbour();
        server.will(&[Mood::AtData("554 no")]);
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(unsent(&world).await, [(true, Some("message refused at message: 554".into()), 1)]);
        world.clock.advance(hours(1));
        world.work().await;
        assert_eq!(server.received().len(), 1, "not by itself");
        let id = queue::unfinished(&mut world.store.read().await.unwrap(), 1).await.unwrap()[0].id;
        assert_eq!(outbox::retry(&world, id).await.unwrap(), Retried::Again);
        world.work().await;
        assert_eq!(server.accepted().len(), 1);
    }

    /// P3: an email that takes longer to hand over than a claim lasts is not sent by another process meanwhile.
    async fn a_slow_conversation_keeps_its_email(world) {
        let (server, slow) = mailing(&world).await;
        let harbour = world.harbour();
        server.will(&[Mood::Ponders(Duration::from_secs(7))]);
        let other = slow.with_mailer(Mailer::in_test(&server.url)).await;
        let claim = async || {
            let mut tx = world.store.read().await.unwrap();
            one!(tx, (Option<String>,), "select cast(claimed_until as text) from queue where kind = 'email'").unwrap().0
        };
        let meddling = async {
            while server.received().is_empty() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            let first = claim().await;
            world.clock.advance(SignedDuration::from_secs(9));
            while claim().await == first {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            assert!(claim().await.is_some(), "prolonged while the server ponders");
            world.clock.advance(SignedDuration::from_secs(5));
            other.work().await;
        };
        tokio::join!(slow.post(&harbour, form(&harbour, ADA)), meddling);
        assert_eq!(server.received().len(), 1);
        assert!(unsent(&world).await.is_empty());
        slow.close().await;
        other.close().await;
    }

    /// P3: two processes at work on one outbox send each email once.
    async fn two_processes_send_each_email_once(world) {
        let server = Server::start().await;
        let post = || Mailer::in_test(&server.url);
        let (one, two) = (world.with_mailer(post()).await, world.another().await);
        let two = two.with_mailer(post()).await;
        let harbour = world.harbour();
        for n in 0..30 {
            let form = form(&harbour, &format!("reader{n}@mail.example"));
            signup::post(&world, &harbour, form, crate::i18n::Language::En, "/harbour/subscribe").await.unwrap();
        }
        futures::join!(one.work(), two.work());
        futures::join!(one.work(), two.work());
        let mut to: Vec<String> = server.received().into_iter().map(|message| message.to).collect();
        to.sort();
        to.dedup();
        assert_eq!((to.len(), server.received().len()), (30, 30));
        one.close().await;
        two.close().await;
    }

    /// P4: a process that died with an email in its hands is followed by one that sends it.
    async fn an_email_claimed_by_a_process_that_died_is_sent_by_another(world) {
        let harbour = world.harbour();
        signup::post(&world, &harbour, form(&harbour, ADA), crate::i18n::Language::En, "/harbour/subscribe").await.unwrap();
        let no_mail = &crate::domain::worker::WORKERS[..2];
        crate::domain::worker::run_due_by(&world, no_mail).await.unwrap();
        let mut tx = world.store.write().await.unwrap();
        let claim = queue::Claim { id: world.new_id(), until: world.now().plus(minutes(5)) };
        let claimed = queue::claim(&mut tx, 1, &["email"], world.now(), claim, 8).await.unwrap();
        assert_eq!(claimed.len(), 1);
        tx.commit().await.unwrap();
        world.clock.advance(minutes(4));
        world.work().await;
        assert!(world.messages_to(ADA).is_empty(), "it may be at it still");
        world.clock.advance(minutes(1));
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 1);
    }
}
