//! Clocks that jump, and days that are not (D4): what was promised for a day stays promised for it, and what nobody can
//! date any more is over.

use jiff::SignedDuration;

use super::{
    browser::Browser,
    database::Engine,
    on_both,
    world::{World, count, form, moment, run, ticked, token},
};
use crate::{
    base::clock::{Clock, Moment, days, hours, minutes},
    domain::{
        link::LinkState,
        login::{self, Actor, Opens},
        preferences::{self, Change, Outcome, unsubscribe_link},
        signup,
    },
    platform::{brand::apply, mail::Mailer},
    store::ReadTx,
};

const ADA: &str = "ada@mail.example";
const BELA: &str = "bela@mail.example";

/// Sets the clock.
fn at(world: &World, text: &str) {
    world.clock.advance(world.now().until(moment(text)));
}

/// The brand moves to another time zone.
async fn moves(world: &World, zone: &str) {
    let mut brand = world.harbour().brand.clone();
    brand.time_zone = zone.to_owned();
    assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
    world.portal.refresh_brands().await.unwrap();
}

async fn paused_until(world: &World) -> Moment {
    let mut tx = world.store.read().await.unwrap();
    crate::store::one!(&mut tx, (Moment,), "select paused_until from person").unwrap().0
}

on_both! {
    /// D4: a pause ends where its day begins, also where that day begins at one in the morning, is a leap day, is as long as
    /// 25 hours or begins a day later than the calendar would have it; and no jump of the clock moves it.
    async fn a_pause_ends_when_its_day_begins_in_any_zone(world) {
        let member = world.join(&world.harbour(), ADA).await;
        for (zone, now, day, begins) in [
            ("Europe/Berlin", "2027-03-20T12:00:00Z", "2027-03-28", "2027-03-27T23:00:00Z"),
            ("Europe/Berlin", "2027-10-20T12:00:00Z", "2027-11-01", "2027-10-31T23:00:00Z"),
            ("America/Los_Angeles", "2028-02-20T12:00:00Z", "2028-02-29", "2028-02-29T08:00:00Z"),
            ("America/Los_Angeles", "2028-03-10T12:00:00Z", "2028-03-13", "2028-03-13T07:00:00Z"),
            // Clocks go forward at midnight, so this day begins at one.
            ("Africa/Cairo", "2028-04-20T12:00:00Z", "2028-04-28", "2028-04-27T22:00:00Z"),
            ("Pacific/Apia", "2028-02-20T12:00:00Z", "2028-02-29", "2028-02-28T11:00:00Z"),
        ] {
            moves(&world, zone).await;
            at(&world, now);
            let harbour = world.harbour();
            let pause = Change::Pause { until: day.parse().unwrap() };
            let outcome = preferences::change(&world, &harbour, member.person_id, pause, &world.actor(member, "/x")).await.unwrap();
            assert_eq!(outcome, Outcome::Done, "{zone} {day}");
            for jump in [days(1), days(-2), days(1)] {
                world.clock.advance(jump);
                assert_eq!(paused_until(&world).await, moment(begins), "{zone} {day}");
            }
            at(&world, begins);
            world.clock.advance(SignedDuration::from_secs(-1));
            assert!(world.recipients(&harbour, "new-books").await.is_empty(), "{zone} {day}, a second before");
            at(&world, begins);
            assert_eq!(world.recipients(&harbour, "new-books").await, [ADA], "{zone} {day}");
        }
    }

    /// D4: a link that was made before the clock was set back is over: nobody can say how old it is.
    async fn no_link_lives_longer_because_the_clock_was_set_back(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        world.ask(&harbour, ADA).await;
        let sign_in = token(&world.newest_to(ADA), "sign-in");
        world.post(&harbour, form(&harbour, BELA)).await;
        let confirm = token(&world.newest_to(BELA), "confirm");
        world.clock.advance(days(-1));
        assert_eq!(login::look(&world, &harbour, &sign_in).await.unwrap(), LinkState::Expired);
        assert_eq!(login::redeem(&world, &harbour, &sign_in).await.unwrap(), LinkState::Expired);
        assert!(matches!(signup::look(&world, &harbour, &confirm).await.unwrap(), LinkState::Expired));
        assert_eq!(world.press(&harbour, &confirm, ticked(&harbour)).await, LinkState::Expired);
        // Within what two machines may differ by it holds.
        world.clock.advance(days(1).saturating_sub(minutes(1)));
        assert_eq!(login::look(&world, &harbour, &sign_in).await.unwrap(), LinkState::Open(Opens::Session));
        world.confirm(&harbour, &confirm, ticked(&harbour)).await;
    }

    /// D4: an undo likewise.
    async fn no_undo_lives_longer_because_the_clock_was_set_back(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let link = unsubscribe_link::token(&world.vault, member.person_id, "new-books");
        let holder = unsubscribe_link::read(&world, &harbour, &link).await.unwrap().ours().unwrap();
        unsubscribe_link::reduce(&world, &harbour, &holder, unsubscribe_link::Reduction::Everything, &Actor::link_holder("/x")).await.unwrap();
        world.work().await;
        let undo = token(&world.newest_to(ADA), "undo");
        world.clock.advance(hours(-24));
        let outcome = preferences::undo(&world, &harbour, &undo, &Actor::link_holder("/x")).await.unwrap();
        assert_eq!(outcome, LinkState::Expired);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
    }

    /// D4: a day forward and two back and one forward again: each email goes out once.
    async fn each_email_goes_out_once_though_the_clock_jumps(world) {
        let harbour = world.harbour();
        at(&world, "2028-02-28T23:30:00Z");
        world.join(&harbour, ADA).await;
        world.post(&harbour, form(&harbour, BELA)).await;
        for jump in [days(1), days(-2), days(1)] {
            world.clock.advance(jump);
            world.work().await;
            crate::domain::sweep::sweep(&world).await.unwrap();
            world.work().await;
        }
        assert_eq!((world.messages_to(ADA).len(), world.messages_to(BELA).len()), (1, 1));
        assert_eq!(count(&world.store, "select count(*) from queue where kind = 'email' and ended_at is null").await, 0);
        world.verified().await;
    }

    /// Two processes whose clocks differ by what they may: a form, a link and a fresh proof of one are as good at the other.
    async fn clocks_of_two_processes_may_differ(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        // What a process that is behind proved is as much older here.
        for off in [minutes(5), minutes(-4)] {
            world.clock.advance(days(1));
            let other = world.with_clock_off_by(off).await;
            let mut browser = Browser::new(&other);
            let page = browser.get("/harbour/sign-in").await.token();
            let mut browser = browser.at(&world);
            let answer = browser.post("/harbour/sign-in", &[("token", &page), ("email", ADA)]).await;
            assert_eq!(answer.header("location"), "/harbour/sign-in/sent", "{off}: {}", answer.body);
            other.work().await;
            world.work().await;
            let sent = other.messages_to(ADA).into_iter().chain(world.messages_to(ADA)).next().unwrap();
            let link = format!("/harbour/sign-in/{}", token(&sent, "sign-in").text());
            let mut here = Browser::new(&world);
            let page = here.get(&link).await.token();
            let mut there = here.at(&other);
            assert_eq!(there.post(&link, &[("token", &page)]).await.header("location"), "/me", "{off}");
            let page = there.at(&world).get("/me/harbour/data").await;
            assert!(page.body.contains("data.json"), "{off}: the proof is fresh here too");
            other.close().await;
        }
    }
}

/// On PostgreSQL all processes go by the server's clock, so that what one claims, another does not take for left behind.
#[test]
fn a_process_goes_by_the_clock_of_the_databases_server() {
    run(Engine::Postgres, |world: World| async move {
        let mut tx = world.store.read().await.unwrap();
        let there = async |tx: &mut ReadTx| crate::store::one!(tx, (Moment,), "select clock_timestamp()").unwrap().0;
        let clock = Clock::system();
        clock.put_right(minutes(4));
        let off = clock.now().until(there(&mut tx).await).abs();
        assert!(off > minutes(3), "{off}");
        let portal = super::world::portal(
            &world.place,
            clock.clone(),
            7,
            Mailer::memory("post@portal.example").unwrap(),
            "https://portal.example",
        )
        .await;
        portal.follow_clock().await.unwrap();
        let off = clock.now().until(there(&mut tx).await).abs();
        assert!(off < SignedDuration::from_secs(2), "{off}");
        drop(tx);
        portal.store.close().await;
        portal.keys.store.close().await;
    });
}
