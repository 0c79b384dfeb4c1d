//! What the process counts about itself, for whoever watches over it. Labels come from short lists of our own (a route's
//! pattern, a status class, a kind of work), so that nobody's data can stand in one and their number has a bound.

use std::time::Duration;

use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry,
    TextEncoder, core::Collector,
};

use super::{mail::Step, pulse::Pulses};
use crate::{
    base::clock::Moment,
    store::{self, Store, queue},
};

/// Something that happened to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// A join form was taken; whether anything comes of it, the email decides.
    Join,
    Confirmation,
    SignIn,
    Withdrawal,
    Erasure,
}

impl Milestone {
    const ALL: [Milestone; 5] =
        [Milestone::Join, Milestone::Confirmation, Milestone::SignIn, Milestone::Withdrawal, Milestone::Erasure];

    fn word(self) -> &'static str {
        match self {
            Milestone::Join => "join",
            Milestone::Confirmation => "confirmation",
            Milestone::SignIn => "sign-in",
            Milestone::Withdrawal => "withdrawal",
            Milestone::Erasure => "erasure",
        }
    }
}

/// What came of handing an email over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailOutcome {
    Sent,
    /// It will be tried again.
    Later,
    /// The other side does not want it.
    Refused,
    /// It is of no use any more, or was tried for too long.
    GivenUp,
}

impl EmailOutcome {
    const ALL: [EmailOutcome; 4] =
        [EmailOutcome::Sent, EmailOutcome::Later, EmailOutcome::Refused, EmailOutcome::GivenUp];

    fn word(self) -> &'static str {
        match self {
            EmailOutcome::Sent => "sent",
            EmailOutcome::Later => "later",
            EmailOutcome::Refused => "refused",
            EmailOutcome::GivenUp => "given-up",
        }
    }
}

/// Work that has to be done again and again, and whose last success is worth knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chore {
    Sweep,
    /// Signing the heads of the ledger; also where none had changed.
    Checkpoint,
}

impl Chore {
    const ALL: [Chore; 2] = [Chore::Sweep, Chore::Checkpoint];

    fn word(self) -> &'static str {
        match self {
            Chore::Sweep => "sweep",
            Chore::Checkpoint => "checkpoint",
        }
    }
}

/// A finished request, by the pattern of its route and never by its path: tokens stand in paths.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub method: &'a str,
    pub route: &'a str,
    pub status: u16,
    pub took: Duration,
    pub statements: u64,
}

/// What emails are called in the queue.
const EMAIL_KIND: &str = "email";
/// A route's label where no route matched.
pub const NO_ROUTE: &str = "none";
/// Seconds: from what a page takes to what nobody waits for.
const SECONDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0];

/// One a portal.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    durations: HistogramVec,
    request_statements: IntCounterVec,
    stories: IntCounterVec,
    emails: IntCounterVec,
    mail_failures: IntCounterVec,
    jobs: IntCounterVec,
    emails_waiting: IntGauge,
    emails_oldest: IntGauge,
    jobs_waiting: IntGauge,
    jobs_dead: IntGauge,
    worker_ages: IntGaugeVec,
    worker_restarts: IntCounterVec,
    chores: IntGaugeVec,
    /// Requests being answered.
    pub in_flight: IntGauge,
    /// Connections that are open, whether or not anything is asked on them.
    pub connections: IntGauge,
    /// The same for whoever reads this.
    pub watchers: IntGauge,
    limited: IntCounter,
}

impl Metrics {
    pub fn new() -> Metrics {
        let registry = Registry::new();
        let metrics = Metrics {
            requests: counters("requests_total", "Requests answered.", &["method", "route", "status"]),
            durations: HistogramVec::new(
                HistogramOpts::new("handshake_request_duration_seconds", "How long answers took.")
                    .buckets(SECONDS.to_vec()),
                &["method", "route"],
            )
            .expect(WELL_NAMED),
            request_statements: counters(
                "request_statements_total",
                "Statements run against the databases while requests were answered.",
                &["method", "route"],
            ),
            stories: counters("stories_total", "What people did, once it was durable.", &["story"]),
            emails: counters("emails_total", "Emails handed over, by what came of it.", &["outcome"]),
            mail_failures: counters(
                "mail_failures_total",
                "Emails that did not go out, by the step of the SMTP conversation and whose fault it was.",
                &["step", "whose"],
            ),
            jobs: counters("jobs_total", "Jobs tried, by what came of it.", &["kind", "outcome"]),
            emails_waiting: gauge("emails_waiting", "Emails that are not yet handed over."),
            emails_oldest: gauge("emails_oldest_waiting_seconds", "Age of the oldest email that waits."),
            jobs_waiting: gauge("jobs_waiting", "Jobs that are due or will be."),
            jobs_dead: gauge("jobs_dead", "Jobs and emails that were given up and can be retried."),
            worker_ages: IntGaugeVec::new(
                Opts::new("handshake_worker_last_turn_age_seconds", "How long ago each worker of this process turned."),
                &["worker"],
            )
            .expect(WELL_NAMED),
            worker_restarts: counters("worker_restarts_total", "Workers started again after a panic.", &["worker"]),
            chores: IntGaugeVec::new(
                Opts::new("handshake_last_success_timestamp_seconds", "When this process last succeeded at it."),
                &["work"],
            )
            .expect(WELL_NAMED),
            in_flight: gauge("requests_in_flight", "Requests being answered."),
            connections: gauge("connections_open", "Open connections."),
            watchers: gauge("metrics_connections_open", "Open connections to the address of these metrics."),
            limited: counter("requests_limited_total", "Requests answered with 429."),
            registry,
        };
        let build = IntGaugeVec::new(Opts::new("handshake_build_info", "Always 1."), &["version"]).expect(WELL_NAMED);
        build.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
        metrics.register(build);
        metrics.register(store::statements_counter().clone());
        metrics.register_own();
        #[cfg(target_os = "linux")]
        metrics.register(prometheus::process_collector::ProcessCollector::for_self());
        metrics
    }

    fn register(&self, collector: impl Collector + 'static) {
        self.registry.register(Box::new(collector)).expect(WELL_NAMED);
    }

    /// With every label that is known beforehand, at nothing: a rate over what was never seen would be none.
    fn register_own(&self) {
        for story in Milestone::ALL {
            self.stories.with_label_values(&[story.word()]);
        }
        for outcome in EmailOutcome::ALL {
            self.emails.with_label_values(&[outcome.word()]);
        }
        for step in Step::ALL {
            self.mail_failures.with_label_values(&[step.word(), "server"]);
        }
        for chore in Chore::ALL {
            self.chores.with_label_values(&[chore.word()]);
        }
        self.register(self.requests.clone());
        self.register(self.durations.clone());
        self.register(self.request_statements.clone());
        self.register(self.stories.clone());
        self.register(self.emails.clone());
        self.register(self.mail_failures.clone());
        self.register(self.jobs.clone());
        self.register(self.emails_waiting.clone());
        self.register(self.emails_oldest.clone());
        self.register(self.jobs_waiting.clone());
        self.register(self.jobs_dead.clone());
        self.register(self.worker_ages.clone());
        self.register(self.worker_restarts.clone());
        self.register(self.chores.clone());
        self.register(self.in_flight.clone());
        self.register(self.connections.clone());
        self.register(self.watchers.clone());
        self.register(self.limited.clone());
    }

    pub fn request(&self, request: Request<'_>) {
        let (method, route) = (method(request.method), request.route);
        self.requests.with_label_values(&[method, route, class(request.status)]).inc();
        self.durations.with_label_values(&[method, route]).observe(request.took.as_secs_f64());
        self.request_statements.with_label_values(&[method, route]).inc_by(request.statements);
        if request.status == 429 {
            self.limited.inc();
        }
    }

    pub fn milestone(&self, milestone: Milestone) {
        self.stories.with_label_values(&[milestone.word()]).inc();
    }

    /// By the step of the conversation, and whose fault it was.
    pub fn mail_failure(&self, step: &str, whose: &str) {
        self.mail_failures.with_label_values(&[step, whose]).inc();
    }

    pub fn email(&self, outcome: EmailOutcome) {
        self.emails.with_label_values(&[outcome.word()]).inc();
    }

    pub fn job(&self, kind: &str, done: bool) {
        self.jobs.with_label_values(&[kind, if done { "done" } else { "failed" }]).inc();
    }

    /// This process does jobs of a kind: a rate over what was never seen would be none.
    pub fn expect_jobs(&self, kind: &str) {
        for outcome in ["done", "failed"] {
            self.jobs.with_label_values(&[kind, outcome]);
        }
    }

    /// A loop ended by a panic and is started again.
    pub fn worker_restarted(&self, worker: &str) {
        self.worker_restarts.with_label_values(&[worker]).inc();
    }

    pub fn succeeded(&self, chore: Chore, at: Moment) {
        self.chores.with_label_values(&[chore.word()]).set(at.timestamp().as_second());
    }
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics::new()
    }
}

/// Everything that is counted, in Prometheus' text form (0.0.4), with what waits now as the store has it.
///
/// # Errors
/// [`store::Error`] if the main database does not answer.
pub async fn text(metrics: &Metrics, pulses: &Pulses, store: &Store, now: Moment) -> store::Result<String> {
    let mut tx = store.read().await?;
    let (waiting, oldest) = queue::waiting(&mut tx, EMAIL_KIND).await?;
    let jobs = queue::waiting_but(&mut tx, EMAIL_KIND).await?;
    let dead = queue::count_dead(&mut tx).await?;
    drop(tx);
    for (worker, age) in pulses.ages() {
        metrics.worker_ages.with_label_values(&[worker]).set(age.as_secs() as i64);
    }
    metrics.jobs_dead.set(dead);
    metrics.emails_waiting.set(waiting);
    metrics.emails_oldest.set(oldest.map_or(0, |oldest| oldest.until(now).as_secs().max(0)));
    metrics.jobs_waiting.set(jobs);
    let mut text = Vec::new();
    // Fails only for names that are none.
    TextEncoder::new().encode(&metrics.registry.gather(), &mut text).expect(WELL_NAMED);
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Names and labels are constants above, and a test asks for all of them.
const WELL_NAMED: &str = "a metric is well named and stands once";

fn counters(name: &str, help: &str, labels: &[&str]) -> IntCounterVec {
    IntCounterVec::new(Opts::new(format!("handshake_{name}"), help), labels).expect(WELL_NAMED)
}

fn counter(name: &str, help: &str) -> IntCounter {
    IntCounter::new(format!("handshake_{name}"), help).expect(WELL_NAMED)
}

fn gauge(name: &str, help: &str) -> IntGauge {
    IntGauge::new(format!("handshake_{name}"), help).expect(WELL_NAMED)
}

/// A client may invent methods.
pub fn method(method: &str) -> &'static str {
    match method {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}

fn class(status: u16) -> &'static str {
    match status / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}
