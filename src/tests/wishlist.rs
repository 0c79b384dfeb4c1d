//! What people keep: with a join, by a session, or by signing in where they asked; and nobody for anybody else.

use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser},
    on_both,
    world::{Member, World, blobs, count, form, given, ticked, token},
};
use crate::{
    base::clock::minutes,
    domain::{
        link::LinkState,
        rights,
        signup::{self, Asked},
        wishlist::{self, AddOutcome, MOST, Note, Wish},
    },
};

const ADA: &str = "ada@mail.example";
const LABEL: &str = "Sea charts, volume two";
const WISH: &str = "/harbour/wish?item=B-104&label=Sea+charts,+volume+two";

fn wish() -> Wish {
    Wish::parse("B-104", LABEL).unwrap()
}

async fn labels(world: &World, member: Member) -> Vec<String> {
    let list = wishlist::list(world, member.person_id).await.unwrap();
    list.into_iter().map(|listed| listed.label).collect()
}

/// Posts the join form that keeps something, in this browser.
async fn asks(world: &World, browser: &mut Browser, address: &str) -> Answer {
    let token = browser.get(WISH).await.token();
    world.clock.advance(minutes(1));
    let agreed = given(&world.harbour(), "letters");
    let consent = format!("letters:{}", agreed.wording_hash);
    let fields = [
        ("token", token.as_str()),
        ("item", "B-104"),
        ("label", LABEL),
        ("name", "Ada Quay"),
        ("email", address),
        ("topic", "new-books"),
        ("beside", consent.as_str()),
    ];
    let answer = browser.post("/harbour/wish", &fields).await;
    world.work().await;
    answer
}

async fn signs_in(world: &World, browser: &mut Browser, address: &str) -> Answer {
    let path = format!("/harbour/sign-in/{}", token(&world.newest_to(address), "sign-in").text());
    let form = browser.get(&path).await.token();
    browser.post(&path, &[("token", &form)]).await
}

on_both! {
    async fn a_join_keeps_an_item_once_it_is_confirmed(world) {
        let harbour = world.harbour();
        world.post(&harbour, signup::Form { wish: Some(wish()), ..form(&harbour, ADA) }).await;
        let message = world.newest_to(ADA);
        assert!(!message.text.contains("Sea charts") && !message.html.contains("Sea charts"), "a stranger's words");
        let link = token(&message, "confirm");
        let look = signup::look(&world, &harbour, &link).await.unwrap();
        assert!(matches!(look, LinkState::Open(Asked { has_wish: true, .. })));
        let page = Browser::new(&world).get(&format!("/harbour/confirm/{}", link.text())).await;
        assert!(!page.body.contains("Sea charts") && page.body.contains("goes on your wishlist"));
        let member = world.confirm(&harbour, &link, ticked(&harbour)).await;
        assert_eq!(labels(&world, member).await, [LABEL]);
        world.verified().await;
    }

    /// S12: what is kept is sealed, shows in the copy, and goes when the person goes.
    async fn s12_a_list_is_sealed_and_goes_with_its_person(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        assert_eq!(wishlist::keep(&world, &harbour, member.person_id, &wish(), &world.actor(member, "/w")).await.unwrap(), AddOutcome::Done);
        assert_eq!(wishlist::keep(&world, &harbour, member.person_id, &wish(), &world.actor(member, "/w")).await.unwrap(), AddOutcome::Already);
        let id = wishlist::list(&world, member.person_id).await.unwrap()[0].id;
        assert!(wishlist::annotate(&world, &harbour, member.person_id, (id, &Note::parse("for Zofia").unwrap()), &world.actor(member, "/w")).await.unwrap());
        for sealed in blobs(&world.store, "select item from wish union all select label from wish union all select note from wish").await {
            for plain in [&b"B-104"[..], b"Sea charts", b"Zofia"] {
                assert!(memchr::memmem::find(&sealed, plain).is_none());
            }
        }
        let copy = rights::export(&world, &harbour, &world.actor(member, "/me/harbour/data.json")).await.unwrap().unwrap();
        let row = &copy["held"]["wish"]["rows"][0];
        assert_eq!((row["item"].as_str(), row["label"].as_str(), row["note"].as_str()), (Some("B-104"), Some(LABEL), Some("for Zofia")));
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from wish").await, 0);
        assert_eq!(wishlist::keep(&world, &harbour, member.person_id, &wish(), &world.actor(member, "/w")).await.unwrap(), AddOutcome::Gone);
    }

    async fn notes_and_removals_are_the_owners_alone(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let bela = world.join(&harbour, "bela@mail.example").await;
        wishlist::keep(&world, &harbour, member.person_id, &wish(), &world.actor(member, "/w")).await.unwrap();
        let id = wishlist::list(&world, member.person_id).await.unwrap()[0].id;
        assert!(!wishlist::remove(&world, &harbour, bela.person_id, id, &world.actor(bela, "/w")).await.unwrap());
        assert!(!wishlist::annotate(&world, &harbour, bela.person_id, (id, &Note::parse("mine").unwrap()), &world.actor(bela, "/w")).await.unwrap());
        assert!(wishlist::annotate(&world, &harbour, member.person_id, (id, &Note::parse("two\nlines").unwrap()), &world.actor(member, "/w")).await.unwrap());
        assert_eq!(wishlist::list(&world, member.person_id).await.unwrap()[0].note.as_deref(), Some("two\nlines"));
        wishlist::annotate(&world, &harbour, member.person_id, (id, &Note::parse("  ").unwrap()), &world.actor(member, "/w")).await.unwrap();
        assert_eq!(wishlist::list(&world, member.person_id).await.unwrap()[0].note, None);
        assert!(wishlist::remove(&world, &harbour, member.person_id, id, &world.actor(member, "/w")).await.unwrap());
        assert!(!wishlist::remove(&world, &harbour, member.person_id, id, &world.actor(member, "/w")).await.unwrap());
        assert!(labels(&world, bela).await.is_empty());
    }

    async fn a_list_has_an_end(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        for n in 0..MOST {
            let wish = Wish::parse(&n.to_string(), LABEL).unwrap();
            assert_eq!(wishlist::keep(&world, &harbour, member.person_id, &wish, &world.actor(member, "/w")).await.unwrap(), AddOutcome::Done);
        }
        assert_eq!(wishlist::keep(&world, &harbour, member.person_id, &wish(), &world.actor(member, "/w")).await.unwrap(), AddOutcome::Full);
        let id = wishlist::list(&world, member.person_id).await.unwrap()[7].id;
        wishlist::remove(&world, &harbour, member.person_id, id, &world.actor(member, "/w")).await.unwrap();
        assert_eq!(wishlist::keep(&world, &harbour, member.person_id, &wish(), &world.actor(member, "/w")).await.unwrap(), AddOutcome::Done);
    }

    /// Somebody who is there already and not signed in: the sign-in email keeps it for the browser that asked, and for no other.
    async fn a_known_persons_wish_waits_for_them_to_sign_in_where_they_asked(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let mut here = Browser::new(&world);
        assert_eq!(asks(&world, &mut here, ADA).await.header("location"), "/harbour/subscribe/sent");
        assert!(labels(&world, member).await.is_empty(), "whoever posted it may be a stranger");
        let signed_in = signs_in(&world, &mut Browser::new(&world), ADA).await;
        assert_eq!(signed_in.header("location"), "/me");
        assert!(labels(&world, member).await.is_empty(), "another browser");
        world.clock.advance(minutes(11));
        world.ask(&harbour, ADA).await;
        assert_eq!(signs_in(&world, &mut here, ADA).await.header("location"), "/me/harbour/wishlist?done=kept");
        assert_eq!(labels(&world, member).await, [LABEL]);

        // Once: what is taken off the list does not come back with the next sign-in.
        let id = wishlist::list(&world, member.person_id).await.unwrap()[0].id;
        wishlist::remove(&world, &harbour, member.person_id, id, &world.actor(member, "/w")).await.unwrap();
        world.clock.advance(minutes(11));
        world.ask(&harbour, ADA).await;
        assert_eq!(signs_in(&world, &mut here, ADA).await.header("location"), "/me");
        assert!(labels(&world, member).await.is_empty());

        // The same browser signs somebody else in: that wish was not theirs.
        let bela = world.join(&harbour, "bela@mail.example").await;
        world.clock.advance(minutes(11));
        world.ask(&harbour, "bela@mail.example").await;
        assert_eq!(signs_in(&world, &mut here, "bela@mail.example").await.header("location"), "/me");
        assert!(labels(&world, bela).await.is_empty());
    }

    async fn the_pages_keep_note_and_take_off(world) {
        let mut browser = Browser::new(&world);
        for bad in ["/harbour/wish", "/harbour/wish?item=a+b&label=x", "/harbour/wish?item=1&label=www.example.org", "/harbour/wish?item=1&label="] {
            assert_eq!(browser.get(bad).await.status, StatusCode::NOT_FOUND, "{bad}");
        }
        let page = browser.get("/harbour/wish?item=1&label=%3Cscript%3Ealert(1)").await;
        assert!(page.status == StatusCode::OK && !page.body.contains("<script>alert(1)"));
        let faulty = asks(&world, &mut browser, "ada").await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        for page in [browser.get(WISH).await, faulty] {
            let same = "/harbour/wish?item=B-104&amp;label=Sea+charts%2C+volume+two&amp;lang=pl";
            assert!(page.body.contains(same), "another language of the same page: {}", page.body);
        }
        assert_eq!(asks(&world, &mut browser, ADA).await.header("location"), "/harbour/subscribe/sent");
        let link = format!("/harbour/confirm/{}", token(&world.newest_to(ADA), "confirm").text());
        let form = browser.get(&link).await.token();
        assert_eq!(browser.post(&link, &[("token", &form)]).await.header("location"), "/me?done=confirmed");
        let list = "/me/harbour/wishlist";
        assert!(browser.get(list).await.body.contains(LABEL));

        // Signed in: one button.
        world.clock.advance(minutes(1));
        let page = browser.get("/harbour/wish?item=C-7&label=A+brass+lamp").await;
        assert!(page.body.contains("A brass lamp") && !page.body.contains("name=\"email\""));
        let fields = [("token", page.token()), ("item", "C-7".into()), ("label", "A brass lamp".into())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(browser.post("/harbour/wish", &fields).await.header("location"), "/me/harbour/wishlist?done=kept");
        assert_eq!(browser.post("/harbour/wish", &fields).await.header("location"), "/me/harbour/wishlist?done=kept-already");
        assert_eq!(browser.post("/harbour/wish", &[("token", ""), ("item", "D"), ("label", "Nothing")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let page = browser.get(list).await;
        let (_, after) = page.body.split_once("name=\"id\" value=\"").unwrap();
        let id = after.split('"').next().unwrap().to_owned();
        let form = page.token();
        let note = |note: String| [("token", form.clone()), ("id", id.clone()), ("do", "note".to_owned()), ("note", note)];
        let fields = note("for <b>Zofia</b></textarea><script>".into());
        let done = browser.post(list, &fields.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        assert_eq!(done.header("location"), "/me/harbour/wishlist?done=noted");
        let shown = browser.get(list).await.body;
        assert!(shown.contains("for &lt;b&gt;Zofia&lt;/b&gt;&lt;/textarea&gt;&lt;script&gt;</textarea>"), "inert: {shown}");
        let fields = note("x".repeat(501));
        let faulty = browser.post(list, &fields.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        assert!(faulty.status == StatusCode::UNPROCESSABLE_ENTITY && faulty.body.contains("can have 500 characters"));
        let gone = browser.post(list, &[("token", &form), ("id", &id), ("do", "remove")]).await;
        assert_eq!(gone.header("location"), "/me/harbour/wishlist?done=removed");
        assert!(!browser.get(list).await.body.contains("A brass lamp"));
    }
}
