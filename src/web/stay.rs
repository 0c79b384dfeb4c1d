//! Staying signed in on a device: what comes of the cookie that a browser sends, and what it is to keep.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue};

use super::{
    cookies::{self, Forgotten},
    session,
    visitor::Visitor,
};
use crate::{
    base::clock::days,
    domain::{
        login::{
            STAY_DAYS, Session, Whereabouts,
            stay::{self, Resumed},
        },
        person::overview,
    },
    i18n::Language,
    platform::{brand::LiveBrand, portal::Portal},
};

/// Signs in whoever comes without a session and stays signed in on this device: who they are, and what the browser is to keep instead.
pub async fn resume(
    portal: &Portal,
    brand: Option<&LiveBrand>,
    session: &tower_sessions::Session,
    headers: &HeaderMap,
    (browser, source): (Option<&str>, IpAddr),
) -> Option<(Option<Session>, Option<HeaderValue>)> {
    let presented = cookies::stay(portal, headers)?;
    let resumed = async {
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(match stay::resume(portal, &presented).await? {
            Some(Resumed { session: proved, token }) => {
                let arriving = overview::arrive(portal, brand, proved).await?;
                let language = match arriving.language {
                    Some(language) => Some(language),
                    None => overview::at_home(portal, proved.mailbox_id())
                        .await?
                        .and_then(|home| Language::from_tag(&home.person.language)),
                };
                let language = language.unwrap_or(Language::En);
                let whereabouts =
                    Whereabouts { browser: browser.map(str::to_owned), place: portal.places.of(source, language) };
                session::open(session, whereabouts, proved, language).await?;
                let until = proved.stay().map(|stay| portal.now().until(stay.until));
                let keeps = token.zip(until).and_then(|(token, until)| cookies::stays(portal, &token, until));
                (Some(proved), keeps)
            }
            None => (None, cookies::forget(portal, Forgotten::Stay)),
        })
    };
    match resumed.await {
        Ok(resumed) => Some(resumed),
        // They can sign in by hand, and stay signed in for another time.
        Err(error) => {
            tracing::error!(%error, "nobody was signed in by what their browser keeps");
            None
        }
    }
}

/// What the browser is to keep after a request: another who signed in, or who signed out, ends what was there before.
pub async fn keep(
    visitor: &Visitor,
    before: Option<Session>,
    session: &tower_sessions::Session,
    had_cookie: bool,
) -> Option<HeaderValue> {
    let kept = async {
        let (portal, stayed) = (&visitor.portal, before.and_then(|before| Some((before, before.stay()?))));
        let after = session::whose(session).await?;
        if let (Some(after), Some((_, stay))) = (after, stayed)
            && after.stay() == Some(stay)
        {
            return Ok(None);
        }
        // Whoever proves themselves once more goes on as they were.
        let goes_on = stayed.filter(|(before, _)| after.is_some_and(|after| after.is_of_same(before)));
        if let Some((_, stay)) = stayed {
            stay::end(portal, stay.id).await?;
        }
        let forgotten = had_cookie.then(|| cookies::forget(portal, Forgotten::Stay)).flatten();
        let Some(after) = after else { return Ok(forgotten.filter(|_| stayed.is_some())) };
        if after.awaits_second_step() {
            if goes_on.is_some() {
                session::stays_after_second_step(session).await?;
            }
            return Ok(forgotten);
        }
        let wanted = session::wanted_to_stay(session).await?;
        let until = if wanted { Some(portal.now().plus(days(STAY_DAYS))) } else { goes_on.map(|(_, stay)| stay.until) };
        let Some(until) = until else { return Ok(forgotten) };
        let Some((proved, token)) = stay::start(portal, after, until, visitor.whereabouts()).await? else {
            return Ok(forgotten);
        };
        session::holds(session, proved).await?;
        Ok(cookies::stays(portal, &token, portal.now().until(until)))
    };
    let kept: Result<_, Box<dyn std::error::Error + Send + Sync>> = kept.await;
    // What was asked for was done; it is for this time only.
    kept.unwrap_or_else(|error| {
        tracing::error!(%error, "nobody stays signed in by this request");
        None
    })
}
