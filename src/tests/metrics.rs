//! What whoever watches over the process can read: enough, and nobody's data.

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use tower::ServiceExt;

use super::{
    browser::Browser,
    on_both,
    world::{World, form, meddle, token},
};
use crate::{
    base::clock::minutes,
    domain::{rights, sweep},
    platform::metrics,
    web,
};

const ADA: &str = "ada.quackenbush@mail.example";
const BELA: &str = "bela@mail.example";

/// The value of a series as it stands in the text.
fn value(text: &str, series: &str) -> f64 {
    let line = text.lines().find(|line| line.rsplit_once(' ').is_some_and(|(name, _)| name == series));
    let line = line.unwrap_or_else(|| panic!("{series} is not in:\n{text}"));
    line.rsplit_once(' ').unwrap().1.parse().unwrap()
}

/// How many series a metric has.
fn series(text: &str, name: &str) -> usize {
    text.lines().filter(|line| line.starts_with(&format!("{name}{{"))).count()
}

async fn text(world: &World) -> String {
    metrics::text(&world.metrics, &world.pulses, &world.store, world.now()).await.unwrap()
}

on_both! {
    /// However many paths a stranger invents, and whatever methods, they make no new label.
    async fn unknown_paths_and_methods_all_land_in_one_label(world) {
        let mut browser = Browser::new(&world);
        for path in ["/no/such/page/ever", "/harbour/confirm/warm"] {
            browser.get(path).await;
        }
        browser.send(Request::builder().method("ADA").uri("/warm"), Body::empty()).await;
        let before = series(&text(&world).await, "handshake_requests_total");
        for n in 0..40 {
            assert_eq!(browser.get(&format!("/invented-{n}/by/{n}/quackenbush")).await.status, StatusCode::NOT_FOUND);
            browser.peer = format!("192.0.2.{n}").parse().unwrap();
            assert_eq!(browser.get(&format!("/harbour/confirm/quackenbush{n}")).await.status, StatusCode::NOT_FOUND);
            browser.send(Request::builder().method(format!("QUACK{n}").as_str()).uri("/a"), Body::empty()).await;
        }
        let text = text(&world).await;
        assert_eq!(series(&text, "handshake_requests_total"), before, "{text}");
        assert_eq!(value(&text, "handshake_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"}"), 41.0);
        let links = "handshake_requests_total{method=\"GET\",route=\"/{brand}/confirm/{token}\",status=\"4xx\"}";
        assert_eq!(value(&text, links), 41.0);
        assert!(!text.to_lowercase().contains("quack"), "{text}");
    }

    async fn what_people_do_and_what_comes_of_emails_and_jobs_is_counted(world) {
        for worker in &crate::domain::worker::WORKERS {
            world.metrics.expect_jobs(worker.kind);
        }
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        world.sign_in(&harbour, ADA).await;
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        world.work().await;
        sweep::sweep(&world).await.unwrap();
        let text = text(&world).await;
        for (story, count) in [("join", 1.0), ("confirmation", 1.0), ("sign-in", 1.0), ("withdrawal", 0.0), ("erasure", 1.0)] {
            assert_eq!(value(&text, &format!("handshake_stories_total{{story=\"{story}\"}}")), count, "{story}");
        }
        for (outcome, count) in [("sent", 3.0), ("later", 0.0), ("refused", 0.0), ("given-up", 0.0)] {
            assert_eq!(value(&text, &format!("handshake_emails_total{{outcome=\"{outcome}\"}}")), count, "{outcome}");
        }
        // The join, and the wish for a link.
        assert_eq!(value(&text, "handshake_jobs_total{kind=\"decide-attempt\",outcome=\"done\"}"), 2.0);
        assert_eq!(value(&text, "handshake_jobs_total{kind=\"decide-attempt\",outcome=\"failed\"}"), 0.0);
        for work in ["sweep", "checkpoint"] {
            let at = value(&text, &format!("handshake_last_success_timestamp_seconds{{work=\"{work}\"}}"));
            assert_eq!(at, world.now().timestamp().as_second() as f64, "{work}");
        }
        assert!(value(&text, "handshake_statements_total") > 20.0);
        assert!(value(&text, "process_cpu_seconds_total") >= 0.0);
        assert!(value(&text, "process_resident_memory_bytes") > 1e6);
        assert_eq!(value(&text, &format!("handshake_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"))), 1.0);
        assert!(!text.contains("quackenbush") && !text.contains("harbour"), "{text}");
    }

    async fn what_waits_is_told_with_the_age_of_the_oldest_email(world) {
        let harbour = world.harbour();
        assert_eq!(value(&text(&world).await, "handshake_emails_oldest_waiting_seconds"), 0.0);
        // Nobody listens there.
        let nowhere = crate::platform::mail::Mailer::in_test("smtp://127.0.0.1:9");
        let other = world.with_mailer(nowhere).await;
        other.post(&harbour, form(&harbour, ADA)).await;
        world.clock.advance(minutes(7));
        let text = text(&other).await;
        assert_eq!(value(&text, "handshake_emails_waiting"), 1.0);
        assert_eq!(value(&text, "handshake_emails_oldest_waiting_seconds"), 420.0);
        assert_eq!(value(&text, "handshake_emails_total{outcome=\"later\"}"), 1.0);
        assert_eq!(value(&text, "handshake_jobs_waiting"), 0.0);
        other.close().await;
    }

    /// What a request costs, as the bench reads it: the statements that ran while it was answered, by route.
    async fn statements_are_counted_with_the_request_that_ran_them(world) {
        let mut browser = Browser::new(&world);
        browser.get("/harbour/subscribe").await;
        let form = browser.get("/harbour/sign-in").await.token();
        let answer = browser.post("/harbour/sign-in", &[("token", &form), ("email", ADA)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        world.join(&world.harbour(), BELA).await;
        world.ask(&world.harbour(), BELA).await;
        let path = format!("/harbour/sign-in/{}", token(&world.newest_to(BELA), "sign-in").text());
        let mut member = Browser::new(&world);
        let form = member.get(&path).await.token();
        assert_eq!(member.post(&path, &[("token", &form)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(member.get("/me/harbour/preferences").await.status, StatusCode::OK);
        let text = text(&world).await;
        let of = |method: &str, route: &str| {
            value(&text, &format!("handshake_request_statements_total{{method=\"{method}\",route=\"{route}\"}}"))
        };
        assert_eq!(of("GET", "/{brand}/subscribe"), 0.0, "a form takes none");
        assert!(of("POST", "/{brand}/sign-in") >= 5.0, "{text}");
        assert_eq!(of("GET", "/me/{brand}/preferences"), 3.0, "session, person with what stands, keys");
    }

    /// On an address of its own, for this machine alone, and not where people are.
    async fn metrics_are_not_shown_where_people_are(world) {
        assert_eq!(Browser::new(&world).get("/metrics").await.status, StatusCode::NOT_FOUND);
        let ask = |host: &str| Request::get("/metrics").header(header::HOST, host).body(Body::empty()).unwrap();
        let router = web::metrics(world.portal.clone());
        let answer = router.clone().oneshot(ask("127.0.0.1:9464")).await.unwrap();
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/plain; version=0.0.4; charset=utf-8");
        let body = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        assert!(String::from_utf8_lossy(&body).contains("handshake_requests_in_flight 0"));
        // A page of another site that had its own name lead here.
        let answer = router.clone().oneshot(ask("elsewhere.example")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        meddle(&world.store, "alter table queue rename to elsewhere").await;
        let answer = router.oneshot(ask("127.0.0.1:9464")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "no figure is better than a wrong one");
    }
}
