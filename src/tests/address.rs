//! Change of address: on proof at the new one, told to the old one, which has a week to put it back.

use axum::http::StatusCode;

use super::{
    browser::Browser,
    on_both,
    world::{Member, World, count, form, given, ticked, token},
};
use crate::{
    base::{
        address::Address,
        clock::{days, hours, minutes},
        ids::Token,
    },
    domain::{
        link::LinkState,
        login::{self, Actor, Redeemed},
        person::{
            new_address::{self, Asked, Proved},
            old_address::{self, PutBack},
        },
        preferences::{self, Change, recipients, unsubscribe_link},
        rights, signup, sweep,
    },
    platform::{brand::LiveBrand, mail::SentMessage},
};

const ADA: &str = "ada@mail.example";
const NEW: &str = "ada@new.example";
const THIRD: &str = "ada@third.example";

async fn ask(world: &World, brand: &LiveBrand, member: Member, address: &str) -> Asked {
    let address = Address::parse(address).unwrap();
    let asked =
        new_address::ask(world, brand, &address, &world.actor(member, "/me/harbour/new-address")).await.unwrap();
    world.work().await;
    asked
}

async fn prove(world: &World, brand: &LiveBrand, link: &Token) -> LinkState<Proved> {
    let proved =
        new_address::prove(world, brand, link, None, &Actor::link_holder("/harbour/new-address/…")).await.unwrap();
    world.work().await;
    proved
}

async fn put_back(world: &World, brand: &LiveBrand, link: &Token) -> LinkState<PutBack> {
    let back = old_address::put_back(world, brand, link, &Actor::link_holder("/harbour/old-address/…")).await.unwrap();
    world.work().await;
    back
}

fn link(world: &World, address: &str, kind: &str) -> Token {
    token(&world.newest_to(address), kind)
}

fn subjects(messages: &[SentMessage]) -> Vec<&str> {
    messages.iter().map(|message| message.subject.as_str()).collect()
}

async fn sessions(world: &World) -> i64 {
    count(&world.store, "select count(*) from session").await
}

async fn mailboxes(world: &World) -> i64 {
    count(&world.store, "select count(*) from mailbox").await
}

/// No key lives that nothing is sealed under.
async fn keys_alive(world: &World) -> i64 {
    count(&world.keys.store, "select count(*) from data_key where destroyed_at is null and live_at is not null").await
}

on_both! {
    async fn a_change_takes_effect_on_proof_and_moves_all_of_the_person(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let before = count(&world.store, "select count(*) from person").await;
        assert_eq!(ask(&world, &harbour, member, "Ada@New.example").await, Asked::Done);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA], "nothing changes before it is proved");
        let message = world.newest_to(NEW);
        for secret in ["ada@mail.example", "Quackenbush"] {
            assert!(!message.text.contains(secret) && !message.html.contains(secret), "{secret} in the email");
        }
        let link = token(&message, "new-address");
        assert_eq!(new_address::look(&world, &harbour, &link).await.unwrap(), LinkState::Open(()));
        assert_eq!(new_address::look(&world, &world.meadow(), &link).await.unwrap(), LinkState::Unknown, "of another brand");
        let proved = prove(&world, &harbour, &link).await;
        let LinkState::Open(Proved::Done { mailbox_id, session: Some(_), .. }) = proved else { panic!("{proved:?}") };
        assert_ne!(mailbox_id, member.mailbox_id);
        assert_eq!(world.recipients(&harbour, "new-books").await, ["Ada@new.example"], "as it was typed");
        assert_eq!(count(&world.store, "select count(*) from person").await, before);
        assert_eq!(preferences::consent_records(&world, &harbour, member.person_id).await.unwrap().len(), 1);
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "address-changed");
        assert_eq!(prove(&world, &harbour, &link).await, LinkState::Used);
        let told = world.newest_to(ADA);
        assert_eq!(told.subject, "Your address at Harbour Books was changed");
        assert!(!told.text.contains("new.example"), "the old mailbox may be somebody else's by now");
        assert_eq!(world.sign_in(&harbour, NEW).await.mailbox_id(), mailbox_id);
        world.verified().await;
    }

    /// S4: whoever was signed in by the old address is out, and what was mailed to it does nothing any more.
    async fn s4_the_old_addresses_sessions_and_links_end(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let mut holder = None;
        recipients::stream(&world.portal, &harbour, "new-books", |recipient| {
            holder = Some(recipient.preferences_url.clone());
            Ok(())
        }).await.unwrap().unwrap().unwrap();
        let holder = holder.unwrap().rsplit('/').next().unwrap().to_owned();
        world.ask(&harbour, ADA).await;
        let sign_in = link(&world, ADA, "sign-in");
        world.open_session(member).await;
        world.open_session(member).await;
        assert!(unsubscribe_link::read(&world, &harbour, &holder).await.unwrap().ours().is_some());
        world.change_address(&harbour, member, NEW).await;
        assert_eq!(sessions(&world).await, 0);
        let read = unsubscribe_link::read(&world, &harbour, &holder).await.unwrap();
        assert!(read.ours().is_some(), "emails sent to the old one can still be unsubscribed from");
        assert!(!matches!(login::redeem(&world, &harbour, &sign_in).await.unwrap(), LinkState::Open(Redeemed::SignedIn { .. })));
    }

    async fn the_old_address_puts_it_back_for_seven_days(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let moved = world.change_address(&harbour, member, NEW).await;
        world.open_session(moved).await;
        let back = link(&world, ADA, "old-address");
        world.clock.advance(days(7).checked_sub(minutes(1)).unwrap());
        sweep::sweep(&world).await.unwrap();
        assert_eq!(old_address::look(&world, &harbour, &back).await.unwrap(), LinkState::Open(PutBack::Possible));
        assert_eq!(put_back(&world, &harbour, &back).await, LinkState::Open(PutBack::Possible));
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(sessions(&world).await, 0, "whoever came in by the new one");
        assert_eq!(put_back(&world, &harbour, &back).await, LinkState::Used);
        assert_eq!(subjects(&world.messages_to(NEW))[0], "The change of your address at Harbour Books was undone");
        assert_eq!(mailboxes(&world).await, 1, "the new mailbox was nobody but this person");
        assert_eq!(keys_alive(&world).await, 2, "one of the mailbox, one of the person");
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "address-put-back");
        world.verified().await;
    }

    /// G2: what a thief switched on goes with them; what the owner had before stays.
    async fn what_was_given_since_a_change_ends_when_it_is_put_back(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let member = world.change_address(&harbour, member, NEW).await;
        world.clock.advance(hours(1));
        let start = Change::Start { topic: "offers".into(), consent: Some(given(&harbour, "offers")) };
        preferences::change(&world, &harbour, member.person_id, start, &world.actor(member, "/x")).await.unwrap();
        assert_eq!(world.recipients(&harbour, "offers").await, [NEW]);
        assert_eq!(put_back(&world, &harbour, &link(&world, ADA, "old-address")).await, LinkState::Open(PutBack::Possible));
        assert!(world.recipients(&harbour, "offers").await.is_empty());
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "consent-withdrawn");
        world.verified().await;
    }

    /// The way back of somebody at one brand stays when the same mailbox leaves another.
    async fn leaving_another_brand_takes_no_way_back(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let member = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(11));
        let tea = world.join(&meadow, ADA).await;
        world.change_address(&meadow, tea, NEW).await;
        let back = link(&world, ADA, "old-address");
        world.open_session(member).await;
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap().unwrap();
        world.work().await;
        assert_eq!(sessions(&world).await, 0, "nobody there any more");
        let stopped = old_address::put_back(&world, &meadow, &back, &Actor::link_holder("/x")).await.unwrap();
        assert_eq!(stopped, LinkState::Open(PutBack::Possible));
        assert_eq!(world.recipients(&meadow, "new-teas").await, [ADA]);
        world.verified().await;
    }

    async fn after_seven_days_the_old_address_is_gone(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        world.change_address(&harbour, member, NEW).await;
        let back = link(&world, ADA, "old-address");
        assert_eq!(mailboxes(&world).await, 2);
        world.clock.advance(days(7));
        sweep::sweep(&world).await.unwrap();
        assert_ne!(put_back(&world, &harbour, &back).await, LinkState::Open(PutBack::Possible));
        assert_eq!(mailboxes(&world).await, 1);
        world.work().await;
        sweep::sweep(&world).await.unwrap();
        assert_eq!(keys_alive(&world).await, 2);
        assert_eq!(world.recipients(&harbour, "new-books").await, [NEW]);
        world.verified().await;
    }

    /// Whoever stole a session and moves on from address to address does not get away from the first owner.
    async fn the_first_address_puts_back_a_chain_of_changes(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let second = world.change_address(&harbour, member, NEW).await;
        let first_back = link(&world, ADA, "old-address");
        world.clock.advance(hours(1));
        world.change_address(&harbour, second, THIRD).await;
        let second_back = link(&world, NEW, "old-address");
        assert_eq!(put_back(&world, &harbour, &first_back).await, LinkState::Open(PutBack::Possible));
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_ne!(put_back(&world, &harbour, &second_back).await, LinkState::Open(PutBack::Possible), "that way leads nowhere any more");
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        world.work().await;
        sweep::sweep(&world).await.unwrap();
        assert_eq!((mailboxes(&world).await, keys_alive(&world).await), (1, 2));
        world.verified().await;
    }

    /// S7: that an address belongs to somebody is told to whoever reads its emails, to nobody else; and nobody is merged.
    async fn s7_an_address_that_is_somebody_elses_is_told_after_proof_alone(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let bela = world.join(&harbour, "bela@mail.example").await;
        world.clock.advance(minutes(11));
        assert_eq!(ask(&world, &harbour, member, "bela@mail.example").await, Asked::Done, "as with any other");
        let link = link(&world, "bela@mail.example", "new-address");
        assert_eq!(prove(&world, &harbour, &link).await, LinkState::Open(Proved::Taken));
        assert_eq!(prove(&world, &harbour, &link).await, LinkState::Used);
        let mut known = world.recipients(&harbour, "new-books").await;
        known.sort();
        assert_eq!(known, [ADA, "bela@mail.example"]);
        assert_eq!(mailboxes(&world).await, 2);
        assert!(world.messages_to(ADA).iter().all(|message| !message.subject.contains("changed")));
        assert_ne!(bela.person_id, member.person_id);
        world.verified().await;
    }

    /// The mailbox's people at other brands stay where they are.
    async fn only_this_brands_person_moves(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let member = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(11));
        let tea = world.join(&meadow, ADA).await;
        assert_eq!(tea.mailbox_id, member.mailbox_id);
        let moved = world.change_address(&harbour, member, NEW).await;
        assert_eq!(world.recipients(&meadow, "new-teas").await, [ADA]);
        assert_eq!(world.recipients(&harbour, "new-books").await, [NEW]);
        // And an address that is somebody at another brand already takes one more in.
        world.clock.advance(minutes(11));
        let together = world.change_address(&meadow, tea, NEW).await;
        assert_eq!(together.mailbox_id, moved.mailbox_id);
        assert_eq!(world.recipients(&meadow, "new-teas").await, [NEW]);
        world.clock.advance(days(8));
        sweep::sweep(&world).await.unwrap();
        world.work().await;
        assert_eq!(mailboxes(&world).await, 1);
        world.verified().await;
    }

    async fn a_wish_is_over_after_a_day_or_with_the_next(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        assert_eq!(ask(&world, &harbour, member, "ADA@mail.example").await, Asked::Same);
        ask(&world, &harbour, member, NEW).await;
        let first = link(&world, NEW, "new-address");
        ask(&world, &harbour, member, THIRD).await;
        let second = link(&world, THIRD, "new-address");
        assert_eq!(prove(&world, &harbour, &first).await, LinkState::Expired);
        world.clock.advance(hours(24));
        assert_eq!(prove(&world, &harbour, &second).await, LinkState::Expired);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert_eq!(mailboxes(&world).await, 1);
    }

    /// A stranger's mailbox is guarded as it is against joins: caps, and "not me".
    async fn a_form_for_another_address_floods_nobody(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        for _ in 0..5 {
            assert_eq!(ask(&world, &harbour, member, NEW).await, Asked::Done);
        }
        assert_eq!(world.messages_to(NEW).len(), 1);
        let asked = link(&world, NEW, "new-address");
        assert_eq!(new_address::look(&world, &harbour, &asked).await.unwrap(), LinkState::Open(()), "asking again takes nothing away");
        let not_me = link(&world, NEW, "not-me");
        assert_eq!(signup::disavow(&world, &harbour, &not_me, &Actor::link_holder("/not-me")).await.unwrap(), LinkState::Open(()));
        assert_eq!(new_address::look(&world, &harbour, &asked).await.unwrap(), LinkState::Expired, "they said it was not them");
        world.clock.advance(hours(1));
        ask(&world, &harbour, member, NEW).await;
        assert_eq!(world.messages_to(NEW).len(), 1, "they asked for none");
        // A confirmation of a join and a proof of an address are not each other's.
        world.post(&harbour, form(&harbour, "carl@mail.example")).await;
        let join = link(&world, "carl@mail.example", "confirm");
        assert_eq!(prove(&world, &harbour, &join).await, LinkState::Unknown);
        ask(&world, &harbour, member, THIRD).await;
        let wish = link(&world, THIRD, "new-address");
        assert_eq!(world.press(&harbour, &wish, ticked(&harbour)).await, LinkState::Unknown);
    }

    /// G9: leaving takes the addresses along that were asked for or left behind.
    async fn g9_leaving_takes_other_addresses_along(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let moved = world.change_address(&harbour, member, NEW).await;
        let back = link(&world, ADA, "old-address");
        ask(&world, &harbour, moved, THIRD).await;
        let wish = link(&world, THIRD, "new-address");
        ask(&world, &harbour, moved, THIRD).await; // no second email goes out
        rights::erase(&world, &harbour, &world.actor(moved, "/x")).await.unwrap().unwrap();
        world.work().await;
        assert_eq!(put_back(&world, &harbour, &back).await, LinkState::Unknown);
        assert_eq!(prove(&world, &harbour, &wish).await, LinkState::Unknown);
        assert_eq!(mailboxes(&world).await, 0);
        assert_eq!(count(&world.store, "select count(*) from attempt where typed is not null").await, 0);
        sweep::sweep(&world).await.unwrap();
        assert_eq!(keys_alive(&world).await, 0);
        world.verified().await;
    }

    /// G7: the copy has the address that was asked for and the one that can be put back, for as long as they are held.
    async fn g7_a_copy_has_other_addresses_too(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let moved = world.change_address(&harbour, member, NEW).await;
        ask(&world, &harbour, moved, THIRD).await;
        let held = rights::export(&world, &harbour, &world.actor(moved, "/me/harbour/data.json")).await.unwrap().unwrap()["held"].clone();
        assert_eq!(held["new_address"]["rows"].as_array().unwrap().len(), 1, "what was proved is not waiting");
        assert_eq!(held["new_address"]["rows"][0]["address"], THIRD);
        assert_eq!(held["old_address"]["rows"][0]["address"], ADA);
        world.clock.advance(days(31));
        sweep::sweep(&world).await.unwrap();
        let held = rights::export(&world, &harbour, &world.actor(moved, "/me/harbour/data.json")).await.unwrap().unwrap()["held"].clone();
        assert!(held["new_address"]["rows"].as_array().unwrap().is_empty());
        assert!(held["old_address"]["rows"].as_array().unwrap().is_empty());
    }

    async fn whoever_joined_with_the_old_address_since_keeps_it(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        world.change_address(&harbour, member, NEW).await;
        let back = link(&world, ADA, "old-address");
        world.clock.advance(minutes(11));
        let anew = world.join(&harbour, ADA).await;
        assert_ne!(anew.person_id, member.person_id);
        assert_eq!(put_back(&world, &harbour, &back).await, LinkState::Open(PutBack::Taken));
        let mut known = world.recipients(&harbour, "new-books").await;
        known.sort();
        assert_eq!(known, [ADA, NEW]);
    }

    /// Both at once, from two processes: one of them is told that it was too late.
    async fn putting_back_and_moving_on_meet_without_harm(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let moved = world.change_address(&harbour, member, NEW).await;
        let back = link(&world, ADA, "old-address");
        ask(&world, &harbour, moved, THIRD).await;
        let on = link(&world, THIRD, "new-address");
        let other = world.another().await;
        let stop = Change::Stop { topic: "new-books".into() };
        let (holder, actor) = (Actor::link_holder("/x"), world.actor(moved, "/x"));
        let (back, on, stopped) = tokio::join!(
            old_address::put_back(&world, &harbour, &back, &holder),
            new_address::prove(&other, &harbour, &on, None, &holder),
            preferences::change(&other, &harbour, member.person_id, stop, &actor),
        );
        assert_eq!(back.unwrap(), LinkState::Open(PutBack::Possible), "the way back is good whatever comes between");
        on.unwrap();
        stopped.unwrap();
        world.work().await;
        let again = Change::Start { topic: "new-books".into(), consent: Some(given(&harbour, "letters")) };
        preferences::change(&world, &harbour, member.person_id, again, &world.actor(member, "/x")).await.unwrap();
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        sweep::sweep(&world).await.unwrap();
        assert_eq!(mailboxes(&world).await, 1);
        world.verified().await;
        other.close().await;
    }

    /// The pages: a fresh proof first, then the wish; the link's page tells nothing of the person; the browser that asked is
    /// signed in by the new address.
    async fn a_browser_goes_the_whole_way(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        let mut browser = Browser::new(&world);
        world.ask(&harbour, ADA).await;
        let path = format!("/harbour/sign-in/{}", link(&world, ADA, "sign-in").text());
        let form = browser.get(&path).await.token();
        browser.post(&path, &[("token", &form)]).await;
        let wish = "/me/harbour/new-address";
        world.clock.advance(minutes(11));
        let stale = browser.get(wish).await;
        assert!(!stale.body.contains("name=\"email\""), "the mailbox has to be proved afresh");
        let prove = browser.post("/me/harbour/reauthenticate", &[("token", &stale.token()), ("back_to", "/me/harbour/new-address")]).await;
        assert_eq!(prove.status, StatusCode::SEE_OTHER);
        world.work().await;
        let path = format!("/harbour/sign-in/{}", link(&world, ADA, "sign-in").text());
        let form = browser.get(&path).await.token();
        assert_eq!(browser.post(&path, &[("token", &form)]).await.header("location"), wish);
        let form = browser.get(wish).await.token();
        let faulty = browser.post(wish, &[("token", &form), ("email", "ada.new.example")]).await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faulty.body.contains("ada.new.example"), "what was typed is kept");
        let same = browser.post(wish, &[("token", &form), ("email", "Ada@Mail.Example")]).await;
        assert!(same.status == StatusCode::UNPROCESSABLE_ENTITY && same.body.contains("already your address"));
        let asked = browser.post(wish, &[("token", &form), ("email", NEW)]).await;
        assert_eq!(asked.header("location"), "/me?done=new-address");
        world.work().await;
        world.clock.advance(minutes(30));
        let path = format!("/harbour/new-address/{}", link(&world, NEW, "new-address").text());
        let page = Browser::new(&world).get(&path).await;
        assert_eq!((page.status, page.header("referrer-policy")), (StatusCode::OK, "no-referrer"));
        assert!(!page.body.contains(ADA) && !page.body.contains("Quackenbush"));
        let form = browser.get(&path).await.token();
        let done = browser.post(&path, &[("token", &form)]).await;
        assert_eq!(done.header("location"), "/me?done=address-changed");
        assert!(browser.get("/me").await.body.contains(NEW), "this browser asked for it");
        world.work().await;
        let back = format!("/harbour/old-address/{}", link(&world, ADA, "old-address").text());
        let mut other = Browser::new(&world);
        let page = other.get(&back).await;
        assert_eq!((page.status, page.header("referrer-policy")), (StatusCode::OK, "no-referrer"));
        assert!(!page.body.contains(NEW) && !page.body.contains("Quackenbush"));
        let form = page.token();
        assert_eq!(other.post(&back, &[("token", &form)]).await.header("location"), "/harbour/sign-in?done=address-put-back");
        assert_eq!(browser.get("/me").await.status, StatusCode::OK);
        assert!(!browser.get("/me").await.body.contains("Quackenbush"), "signed out");
        assert_eq!(other.get(&back).await.status, StatusCode::OK, "explains itself");
    }
}
