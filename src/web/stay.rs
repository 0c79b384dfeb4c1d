//! Staying signed in on a device: what comes of the cookie that a browser sends, and what it is to keep.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue};

use super::{
    cookies::{self, Forgotten},
    session,
    visitor::Visitor,
};
use crate::{
    domain::{
        login::{
            Session, Whereabouts,
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
    let presented = cookies::stay_from_here(portal, headers)?;
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
                stay::used_at(portal, proved.stay().map(|stay| stay.id).unwrap_or_default(), &whereabouts).await?;
                session::open(session, whereabouts, proved, language).await?;
                let until = proved.stay().map(|stay| portal.now().until(stay.until));
                let keeps = until.and_then(|until| cookies::stay(portal, &token, until));
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
    let portal = &visitor.portal;
    let forgotten = || had_cookie.then(|| cookies::forget(portal, Forgotten::Stay)).flatten();
    match kept(visitor, before, session).await {
        Ok(Kept::AsItWas) => None,
        Ok(Kept::Nothing) => forgotten(),
        Ok(Kept::This(cookie)) => cookie,
        // They are in for this time only.
        Err(error) => {
            tracing::error!(%error, "nobody stays signed in by this request");
            forgotten()
        }
    }
}

enum Kept {
    AsItWas,
    Nothing,
    This(Option<HeaderValue>),
}

async fn kept(
    visitor: &Visitor,
    before: Option<Session>,
    session: &tower_sessions::Session,
) -> Result<Kept, Box<dyn std::error::Error + Send + Sync>> {
    let (portal, stayed) = (&visitor.portal, before.and_then(|before| Some((before, before.stay()?))));
    let after = session::whose(session).await?;
    match (stayed, after) {
        // Nobody is signed in, or was; or they go on by the same.
        (None, None) => return Ok(Kept::AsItWas),
        (Some((_, stay)), Some(after)) if after.stay() == Some(stay) => return Ok(Kept::AsItWas),
        (Some((_, stay)), _) => stay::end(portal, stay.id).await?,
        (None, Some(_)) => {}
    }
    let Some(after) = after else { return Ok(Kept::Nothing) };
    // Whoever proves themselves once more goes on as they were.
    let goes_on = stayed.filter(|(before, _)| after.is_of_same(before)).map(|(_, stay)| stay.until);
    if after.awaits_second_step() {
        if let Some(until) = goes_on {
            session::stays_after_second_step(session, until).await?;
        }
        return Ok(Kept::Nothing);
    }
    let Some(until) = session::wanted_to_stay(session).await?.or(goes_on) else { return Ok(Kept::Nothing) };
    let Some((proved, token)) = stay::start(portal, after, until, visitor.whereabouts()).await? else {
        return Ok(Kept::Nothing);
    };
    session::holds(session, proved).await?;
    Ok(Kept::This(cookies::stay(portal, &token, portal.now().until(until))))
}
