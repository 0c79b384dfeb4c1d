//! A preference is changed, by a form or by the island.

use axum::response::Response;
use uuid::Uuid;

use super::{Submission, settle};
use crate::{
    domain::{
        error::Error,
        preferences::{self, Change, Outcome},
    },
    platform::brand::LiveBrand,
    store::person,
    web::{
        forms::{self, agreed},
        islands::subscriptions::Saved,
        visitor::{Visitor, met},
    },
};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let posted = submission.posted.clone();
    let Some((change, done)) = read(posted.one("change"), posted.one("frequency"), posted.one("until")) else {
        let pausing = posted.one("change") == "pause";
        return Err(if pausing {
            submission.faulty(vec![("until", "fault-until")]).await
        } else {
            submission.again("fault-form-changed").await
        });
    };
    match preferences::change(&visitor.portal, &brand, person_id, change, &visitor.actor()).await {
        Ok(Outcome::Done | Outcome::AlreadySo) => Ok(submission.go(&format!("{}?done={done}", visitor.path))),
        Ok(Outcome::NoSuchPause) => Err(submission.faulty(vec![("until", "fault-until")]).await),
        Ok(Outcome::Stale | Outcome::NeedsConsent { .. }) => Err(submission.again("fault-form-changed").await),
        Ok(Outcome::Gone) => Ok(submission.go(&format!("/{}", brand.slug))),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// The island's way in: the same checks as a form's (BAR S6), the same story, a code for an answer.
pub async fn change_from_island(path: &str, token: &str, change: &str) -> Saved {
    let Some(visitor) = met().and_then(|visitor| at_page(visitor, path)) else { return Saved::Stale };
    let (Some(brand), Some(signed_in)) = (visitor.brand.clone(), visitor.signed_in) else { return Saved::Stale };
    match forms::read_token(&visitor, token).await {
        Ok(Ok(Some(_))) => {}
        Ok(_) => return Saved::Stale,
        Err(error) => {
            crate::web::errors::log(&visitor.portal, &error);
            return Saved::Failed;
        }
    }
    let Some((change, _)) = read(change, "", "") else { return Saved::Stale };
    match island(&visitor, &brand, signed_in.mailbox_id(), change).await {
        Ok(Outcome::Done | Outcome::AlreadySo) => Saved::Done,
        Ok(_) => Saved::Stale,
        Err(error) => {
            crate::web::errors::log(&visitor.portal, &error);
            Saved::Failed
        }
    }
}

async fn island(visitor: &Visitor, brand: &LiveBrand, mailbox_id: Uuid, change: Change) -> Result<Outcome, Error> {
    let portal = &visitor.portal;
    let Some(person) = person::of(&mut portal.store.read().await?, mailbox_id, brand.id).await? else {
        return Ok(Outcome::Gone);
    };
    preferences::change(portal, brand, person.id, change, &visitor.actor()).await
}

/// The visitor as they are on the page that the island stands on: `/me/{brand}/preferences`.
fn at_page(visitor: Visitor, path: &str) -> Option<Visitor> {
    let slug = path.strip_prefix("/me/")?.strip_suffix("/preferences")?;
    let brand = visitor.portal.brand(slug)?;
    Some(Visitor { brand: Some(brand), path: path.to_owned(), ..visitor })
}

/// `start:topic`, `start:topic:purpose:hash`, `stop:topic`, `agree:purpose:hash`, `withdraw:purpose`, `everything`,
/// `frequency`, `frequency:id`, `pause`, `resume`; with the code of what was done.
fn read(change: &str, frequency: &str, until: &str) -> Option<(Change, &'static str)> {
    let (verb, rest) = change.split_once(':').unwrap_or((change, ""));
    Some(match verb {
        "start" => {
            let (topic, agreement) = rest.split_once(':').map_or((rest, None), |(topic, rest)| (topic, Some(rest)));
            (Change::Start { topic: topic.to_owned(), consent: agreement.map(agreed) }, "started")
        }
        "stop" => (Change::Stop { topic: rest.to_owned() }, "stopped"),
        "agree" => (Change::Consent(agreed(rest)), "agreed"),
        "withdraw" => (Change::Withdraw { purpose: rest.to_owned() }, "withdrawn"),
        "everything" => (Change::StopEverything, "everything-stopped"),
        "frequency" => {
            let frequency = if rest.is_empty() { frequency } else { rest };
            (Change::Frequency { frequency: frequency.to_owned() }, "frequency")
        }
        "pause" => (Change::Pause { until: until.parse().ok()? }, "paused"),
        "resume" => (Change::Resume, "resumed"),
        _ => return None,
    })
}
