//! Staying signed in on a device.

use std::process::Command;

use axum::http::{HeaderMap, StatusCode};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use super::{
    account::{is_signed_in, registered, rows, signs_in, went_in},
    authenticator::Authenticator,
    browser::{Answer, Browser},
    database::Engine,
    login::asks_for_code,
    on_both,
    password::{PASSWORD, token_of, with_password},
    two_steps::{enters, turns_on},
    world::{World, count, token},
};
use crate::{
    base::{
        clock::{days, hours, minutes},
        paths,
    },
    domain::login::{
        STAY_DAYS, StayToken,
        stay::{self, Resumed},
    },
    store,
};

const ADA: &str = "ada@mail.example";
const EVE: &str = "eve@mail.example";
const COOKIE: &str = "__Host-handshake-stay";
const TICK: (&str, &str) = ("stay", "on");

/// Presses the link of a sign-in email, with the tick or without.
async fn by_link(world: &World, browser: &mut Browser, address: &str, tick: bool) -> Answer {
    world.work().await;
    world.clock.advance(minutes(3));
    world.ask(&world.harbour(), address).await;
    let path = format!("/harbour/sign-in/{}", token(&world.newest_to(address), "sign-in").text());
    let form = browser.get(&path).await.token();
    let fields = [("token", form.as_str()), TICK];
    browser.post(&path, if tick { &fields } else { &fields[..1] }).await
}

/// Ada, who stays signed in on this device.
async fn stays(world: &World, browser: &mut Browser) {
    registered(world, browser, &mut Authenticator::new(&world.rng), ADA).await;
    assert!(went_in(&by_link(world, browser, ADA, true).await));
    assert!(browser.cookie(COOKIE).is_some());
}

fn presented(browser: &Browser) -> StayToken {
    StayToken::parse(browser.cookie(COOKIE).unwrap()).unwrap()
}

/// A browser that sends this cookie and no other.
fn with_cookie(world: &World, cookie: &str) -> Browser {
    let mut browser = Browser::new(world).elsewhere(world, "203.0.113.9");
    browser.keep(COOKIE, cookie);
    browser
}

fn set_cookies(headers: &HeaderMap) -> Vec<&str> {
    headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
}

on_both! {
    /// S4: a session ends with the browser and after a day; whoever ticked the box is signed in again, for 30 days.
    async fn s4_whoever_wants_to_stays_signed_in_on_this_device(world) {
        let (mut browser, mut passkey) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut passkey, ADA).await;
        browser.close();
        assert!(!is_signed_in(&mut browser).await);

        let answer = by_link(&world, &mut browser, ADA, false).await;
        let session = set_cookies(&answer.headers).into_iter().find(|cookie| cookie.starts_with("__Host-handshake=")).unwrap().to_owned();
        assert!(!session.contains("Max-Age") && !session.contains("Expires"), "{session}");
        assert!(session.contains("HttpOnly") && session.contains("SameSite=Lax"), "{session}");
        world.clock.advance(hours(24));
        assert!(!is_signed_in(&mut browser).await);

        let answer = by_link(&world, &mut browser, ADA, true).await;
        let stay = set_cookies(&answer.headers).into_iter().find(|cookie| cookie.starts_with(COOKIE)).unwrap().to_owned();
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
            assert!(stay.contains(part), "{stay}");
        }
        for _ in 0..9 {
            browser.close();
            assert!(is_signed_in(&mut browser).await);
            world.clock.advance(days(3));
        }
        // What it opened ends after a day, too, and is opened again by the same cookie without anybody noticing.
        assert!(is_signed_in(&mut browser).await);
        assert_eq!(rows(&world, "stay").await, 1);
        world.clock.advance(days(STAY_DAYS - 27));
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(browser.cookie(COOKIE), None);
        crate::domain::sweep::sweep(&world).await.unwrap();
        assert_eq!(rows(&world, "stay").await, 0);
    }

    async fn each_page_that_signs_in_has_the_box(world) {
        let mut browser = Browser::new(&world);
        let mut passkey = Authenticator::new(&world.rng);
        registered(&world, &mut browser, &mut passkey, ADA).await;
        for path in ["/harbour/sign-in", "/sign-in", "/harbour/sign-in/password", "/sign-in/password"] {
            let page = browser.get(path).await.body;
            assert!(page.contains("Stay signed in on this device") && page.contains("name=\"stay\""), "{path}: {page}");
        }

        // By passkey.
        let mut other = Browser::new(&world);
        let page = other.get("/harbour/sign-in").await;
        let [first, second] = passkey.answer(&page);
        let form = page.token();
        let fields: Vec<(&str, &str)> =
            [("token", form.as_str()), TICK].into_iter().chain([(first.0, first.1.as_str()), (second.0, second.1.as_str())]).collect();
        assert!(went_in(&other.post("/harbour/sign-in", &fields).await));
        other.close();
        assert!(is_signed_in(&mut other).await);

        // By the code of an email.
        world.clock.advance(minutes(3));
        let mut third = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        let code = asks_for_code(&world, &mut third, ADA).await;
        let page = third.get("/harbour/sign-in/sent").await;
        assert!(page.body.contains("Stay signed in on this device"));
        assert!(went_in(&third.post("/harbour/sign-in/sent", &[("token", &page.token()), ("code", &code), TICK]).await));
        third.close();
        assert!(is_signed_in(&mut third).await);
        assert_eq!(rows(&world, "stay").await, 2);
    }

    async fn by_password_too_and_whoever_only_subscribed_by_email(world) {
        let mut browser = Browser::new(&world);
        with_password(&world, &mut browser, ADA).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        let form = other.get("/sign-in/password").await.token();
        let fields = [("token", form.as_str()), ("email", ADA), ("password", PASSWORD), TICK];
        assert!(went_in(&other.post("/sign-in/password", &fields).await));
        other.close();
        assert!(is_signed_in(&mut other).await);

        let mut third = Browser::new(&world);
        world.join(&world.harbour(), EVE).await;
        assert!(went_in(&by_link(&world, &mut third, EVE, true).await));
        third.close();
        assert!(is_signed_in(&mut third).await);
        assert_eq!(count(&world.store, "select count(*) from stay where account_id is null").await, 1);
    }

    /// ASVS 7.5.3: it lets in, and proves nothing afresh, even right after signing in.
    async fn s5_whoever_stays_signed_in_proves_nothing_afresh(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        assert_eq!(browser.get("/me/harbour/data.json").await.status, StatusCode::OK);
        browser.close();
        assert!(is_signed_in(&mut browser).await);
        assert_eq!(browser.get("/me/harbour/data.json").await.status, StatusCode::SEE_OTHER);
        assert!(browser.get("/me/harbour/data").await.body.contains("/me/harbour/reauthenticate"));
    }

    /// RFC 9700 § 4.14.2 does the same with refresh tokens.
    async fn a_copied_sign_in_ends_for_both_and_its_owner_is_told(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let mut also = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        assert!(went_in(&by_link(&world, &mut also, ADA, true).await));
        let stolen = browser.cookie(COOKIE).unwrap().to_owned();
        browser.close();
        assert!(is_signed_in(&mut browser).await && is_signed_in(&mut browser).await);
        assert_ne!(browser.cookie(COOKIE).unwrap(), stolen);

        world.clock.advance(minutes(1));
        let emails = world.messages_to(ADA).len();
        let mut thief = with_cookie(&world, &stolen);
        assert!(!is_signed_in(&mut thief).await);
        assert_eq!(thief.cookie(COOKIE), None);
        // What was open by it is over, without the next token being asked for.
        assert!(!is_signed_in(&mut browser).await);
        assert!(is_signed_in(&mut also).await);
        world.work().await;
        let told = world.newest_to(ADA);
        assert_eq!((told.subject.as_str(), world.messages_to(ADA).len()), ("Sign in again: we signed out one of your devices (Harbour Books)", emails + 1));
        assert!(told.text.contains("/harbour/sign-in") && told.text.contains("old copy"), "{}", told.text);
        assert!(also.get(paths::SECURITY_HISTORY).await.body.contains("An old copy of a sign-in that stayed on one of your devices was used."));
        // Once more opens nothing, and nobody is told twice.
        assert!(!is_signed_in(&mut with_cookie(&world, &stolen)).await);
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), emails + 1);
        world.verified().await;
    }

    /// The thief came first: its owner finds out.
    async fn a_thief_who_comes_first_is_thrown_out_by_the_owner(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let mut thief = with_cookie(&world, browser.cookie(COOKIE).unwrap());
        assert!(is_signed_in(&mut thief).await && is_signed_in(&mut thief).await);
        browser.close();
        world.clock.advance(minutes(10));
        assert!(!is_signed_in(&mut browser).await && !is_signed_in(&mut thief).await);
        thief.close();
        assert!(!is_signed_in(&mut thief).await);
        world.work().await;
        assert!(world.newest_to(ADA).subject.starts_with("Sign in again"));
    }

    async fn one_presented_fifty_times_at_once_is_replaced_once(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let token = presented(&browser);
        let all = futures::future::join_all((0..50).map(|_| stay::resume(&world, &token))).await;
        let mut all: Vec<Resumed> = all.into_iter().map(|resumed| resumed.unwrap().unwrap()).collect();
        assert!(all.iter().all(|resumed| resumed.token == all[0].token && resumed.token != token));

        // Its new token is used, and then the old one comes fifty times at once.
        world.clock.advance(minutes(2));
        assert!(stay::resume(&world, &all.remove(0).token).await.unwrap().is_some());
        let emails = world.messages_to(ADA).len();
        let all = futures::future::join_all((0..50).map(|_| stay::resume(&world, &token))).await;
        assert!(all.into_iter().all(|resumed| resumed.unwrap().is_none()));
        world.work().await;
        assert_eq!((world.messages_to(ADA).len(), rows(&world, "stay").await), (emails + 1, 0));
        world.verified().await;
    }

    async fn tabs_that_open_together_all_come_in(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        browser.close();
        let old = browser.cookie(COOKIE).unwrap().to_owned();
        let mut first = with_cookie(&world, &old);
        let mut second = with_cookie(&world, &old);
        assert!(is_signed_in(&mut first).await && is_signed_in(&mut second).await);
        // Whichever answer comes last, the browser keeps the same.
        assert!(first.cookie(COOKIE).unwrap() != old && second.cookie(COOKIE) == first.cookie(COOKIE));
        world.clock.advance(minutes(1));
        first.close();
        assert!(is_signed_in(&mut first).await && is_signed_in(&mut first).await);
        assert_eq!(rows(&world, "stay").await, 1);
    }

    /// A train goes into a tunnel, or a page is loaded twice: the answer with the next token never came.
    async fn whoever_never_got_the_next_token_comes_in_by_the_one_before(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        browser.close();
        let old = browser.cookie(COOKIE).unwrap().to_owned();
        for (later, gets_in) in [(minutes(0), true), (hours(2), true), (hours(23), false)] {
            world.clock.advance(later);
            // What it opened is used by nobody.
            let mut lost = with_cookie(&world, &old);
            assert_eq!(is_signed_in(&mut lost).await, gets_in, "{later:?}");
        }
        world.work().await;
        assert!(world.newest_to(ADA).subject.starts_with("Sign in again"), "nobody comes back after a day to a lost answer");
    }

    /// Once the next one is used, the one before is a copy, whoever got it how.
    async fn an_answer_that_came_late_is_no_theft(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        browser.close();
        let old = browser.cookie(COOKIE).unwrap().to_owned();
        let mut twice = with_cookie(&world, &old);
        assert!(twice.get(paths::ME).await.status.is_success());
        // The first answer was dropped, and the page asked for once more.
        world.clock.advance(jiff::SignedDuration::from_secs(2));
        assert!(is_signed_in(&mut browser).await && is_signed_in(&mut browser).await);
        world.clock.advance(hours(3));
        browser.close();
        assert!(is_signed_in(&mut browser).await);
        assert_eq!(rows(&world, "stay").await, 1);
    }

    /// S4, ASVS 7.4.3: whoever changes what they sign in with stays signed in here, and nowhere else.
    async fn s4_a_change_of_credentials_ends_it_everywhere_else(world) {
        let (mut browser, mut also) = (Browser::new(&world), Browser::new(&world).elsewhere(&world, "198.51.100.7"));
        stays(&world, &mut browser).await;
        assert!(went_in(&by_link(&world, &mut also, ADA, true).await));
        let before = browser.cookie(COOKIE).unwrap().to_owned();
        assert!(went_in(&by_link(&world, &mut browser, ADA, false).await));
        assert_ne!(browser.cookie(COOKIE).unwrap(), before, "whoever signs in once more goes on as they were");
        let form = browser.get(paths::PASSWORD).await.token();
        let set = browser.post(paths::PASSWORD, &[("token", &form), ("new-password", PASSWORD)]).await;
        assert_eq!(set.header("location"), "/me/security?done=password-set", "{}", set.body);
        browser.close();
        also.close();
        assert!(is_signed_in(&mut browser).await && !is_signed_in(&mut also).await);
        assert_eq!(rows(&world, "stay").await, 1);
        // Not for longer than it was.
        world.clock.advance(days(STAY_DAYS - 1));
        assert!(is_signed_in(&mut browser).await);
        world.clock.advance(days(1));
        assert!(!is_signed_in(&mut browser).await);
    }

    async fn it_is_listed_once_and_ended_from_elsewhere(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let page = browser.get(paths::SECURITY).await.body;
        assert!(page.contains("Stays signed in until") && page.contains("This device"), "{page}");
        assert!(!page.contains("name=\"session\""), "{page}");
        browser.close();
        assert!(is_signed_in(&mut browser).await);
        let mut also = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        signs_in(&world, &mut also, ADA).await;
        let page = also.get(paths::SECURITY).await;
        let handles: Vec<&str> = page.body.split("name=\"session\" value=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
        let [handle] = handles[..] else { panic!("not once: {handles:?}") };
        let form = token_of(&page, paths::SESSIONS);
        let ended = also.post(paths::SESSIONS, &[("token", &form), ("session", handle)]).await;
        assert_eq!(ended.header("location"), "/me/security?done=session-ended");
        assert!(!is_signed_in(&mut browser).await);
        browser.close();
        assert!(!is_signed_in(&mut browser).await);
        // Nothing was copied.
        world.work().await;
        assert!(!world.newest_to(ADA).subject.starts_with("Sign in again"));
        // Nobody ends another's.
        assert!(went_in(&by_link(&world, &mut browser, ADA, true).await));
        let page = also.get(paths::SECURITY).await.body;
        let handle = page.split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let (mut eve, mut elsewhere) = (Browser::new(&world), Browser::new(&world));
        registered(&world, &mut eve, &mut Authenticator::new(&world.rng), EVE).await;
        signs_in(&world, &mut elsewhere, EVE).await;
        let form = token_of(&eve.get(paths::SECURITY).await, paths::SESSIONS);
        eve.post(paths::SESSIONS, &[("token", &form), ("session", handle)]).await;
        assert_eq!(rows(&world, "stay").await, 1);
    }

    async fn signing_out_ends_it_and_so_does_another_who_signs_in(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let old = browser.cookie(COOKIE).unwrap().to_owned();
        let form = token_of(&browser.get(paths::ME).await, "/me/sign-out");
        assert_eq!(browser.post("/me/sign-out", &[("token", &form)]).await.header("location"), "/me?done=signed-out");
        assert_eq!((browser.cookie(COOKIE), rows(&world, "stay").await), (None, 0));
        assert!(!is_signed_in(&mut with_cookie(&world, &old)).await);

        assert!(went_in(&by_link(&world, &mut browser, ADA, true).await));
        world.join(&world.harbour(), EVE).await;
        assert!(went_in(&by_link(&world, &mut browser, EVE, false).await));
        assert_eq!((browser.cookie(COOKIE), rows(&world, "stay").await), (None, 0));
        browser.close();
        assert!(!is_signed_in(&mut browser).await);
        // Nobody was warned of it.
        world.work().await;
        assert!(!world.messages_to(ADA).iter().any(|message| message.subject.starts_with("Sign in again")));
    }

    /// The box is ticked at the first step and holds from the second.
    async fn with_two_steps_it_begins_after_the_second(world) {
        let mut browser = Browser::new(&world);
        registered(&world, &mut browser, &mut Authenticator::new(&world.rng), ADA).await;
        let (_, codes) = turns_on(&world, &mut browser).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        assert_eq!(by_link(&world, &mut other, ADA, true).await.header("location"), paths::SECOND_STEP);
        assert_eq!((other.cookie(COOKIE), rows(&world, "stay").await), (None, 0));
        assert!(went_in(&enters(&mut other, &codes[0]).await));
        other.close();
        assert!(is_signed_in(&mut other).await);
        // No further step is asked for where it was taken, and none of another time is forgotten.
        assert_eq!(by_link(&world, &mut other, ADA, false).await.header("location"), paths::SECOND_STEP);
        assert_eq!(rows(&world, "stay").await, 0);
        assert!(went_in(&enters(&mut other, &codes[1]).await));
        other.close();
        assert!(is_signed_in(&mut other).await);
    }

    async fn what_is_no_token_opens_nothing(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let good = browser.cookie(COOKIE).unwrap().to_owned();
        let (id, secret) = good.split_once('.').unwrap();
        let other = "0198c0de-0000-7000-8000-000000000000";
        for bad in ["", ".", "x", id, &format!("{other}.{secret}"), &format!("{id}."), &format!("{id}.{}", "A".repeat(42))] {
            assert!(!is_signed_in(&mut with_cookie(&world, bad)).await, "{bad}");
        }
        browser.close();
        assert!(is_signed_in(&mut browser).await);
        assert_eq!(rows(&world, "stay").await, 1);
    }

    async fn it_ends_with_the_account(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let erased = browser.press_last("/me/harbour/delete").await;
        assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
        assert_eq!((browser.cookie(COOKIE), rows(&world, "stay").await), (None, 0));
    }

    /// D3, S4: a backup holds none of them, so nobody comes in by what was ended since.
    async fn s4_a_backup_holds_nothing_by_which_anybody_stays_signed_in(world) {
        let mut browser = Browser::new(&world);
        stays(&world, &mut browser).await;
        let folder = std::env::temp_dir().join(format!("handshake-stay-{}", world.new_id()));
        std::fs::create_dir_all(&folder).unwrap();
        let copy = store::backup::into(&world.store, &world.place.main, &folder).await.unwrap();
        for (table, some) in [("stay", false), ("session", false), ("account", true)] {
            let copy = copy.display().to_string();
            let has = match world.place.engine {
                Engine::Sqlite => {
                    let mut copy = SqliteConnection::connect(&format!("sqlite:{copy}")).await.unwrap();
                    let sql = format!("select exists (select 1 from {table})");
                    sqlx::query_scalar::<_, bool>(AssertSqlSafe(sql)).fetch_one(&mut copy).await.unwrap()
                }
                Engine::Postgres => {
                    let table = format!("--table={table}");
                    let said = Command::new("pg_restore").args(["--data-only", &table, "--file=-", &copy]).output().unwrap();
                    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
                    String::from_utf8(said.stdout).unwrap().contains("COPY")
                }
            };
            assert_eq!(has, some, "{table}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }

    /// A clock that was set back: nobody can say how old it is.
    async fn one_of_the_future_opens_nothing(world) {
        let mut browser = Browser::new(&world);
        world.clock.advance(days(3));
        stays(&world, &mut browser).await;
        let token = presented(&browser);
        world.clock.advance(-days(2));
        assert_eq!(stay::resume(&world, &token).await.unwrap(), None);
        world.clock.advance(days(2));
        assert!(stay::resume(&world, &token).await.unwrap().is_some());
    }
}
