//! To a provider of OpenID Connect and back, and what it says by itself. Coming back is a GET that signs somebody in, as the protocol has
//! it: what makes it safe is the cookie of the browser that was sent there (RFC 9700 § 4.7).

use std::sync::Arc;

use axum::{
    Form, Json,
    body::Body,
    extract::{Path, Query, Request, State, rejection::FormRejection},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use serde_json::json;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::{
        account::social_data::{self, Shared},
        login::{self, Back, Began, ProviderOutcome, SentToProvider, Wants},
        person::overview,
    },
    platform::{
        brand::LiveBrand,
        guards::Action,
        openid::{Answer, Identified, Refused},
    },
    web::{
        cookies::{self, Forgotten},
        done::Done,
        errors,
        forms::{Submission, into_response},
        pages::sign_in::go_in,
        state::Web,
    },
};

/// `/sign-in/with/{provider}` and `/{brand}/sign-in/with/{provider}`.
pub async fn to(State(web): State<Web>, request: Request) -> Response {
    into_response(send(web, request, Wants::SignIn).await)
}

/// `/me/security/link/{provider}`.
pub async fn to_link(State(web): State<Web>, request: Request) -> Response {
    into_response(send(web, request, Wants::Link).await)
}

async fn send(web: Web, request: Request, wants: Wants) -> Result<Response, Response> {
    let submission = submission(web, request).map_err(IntoResponse::into_response)?;
    let visitor = submission.visitor.clone();
    match (wants, visitor.signed_in) {
        (Wants::SignIn, _) => {}
        (_, None) => return Err(submission.go(paths::SIGN_IN)),
        (_, Some(signed_in)) if signed_in.account_id().is_none() => return Err(submission.go(paths::SECURITY)),
        _ => {}
    }
    let provider = visitor.portal.providers.get(visitor.last_part());
    let Some(provider) = provider.filter(|_| visitor.may_have_account()) else {
        return Err(submission.nothing_here().await);
    };
    let submission = submission.counted(Action::Provider).await?;
    let began = Began { brand: visitor.brand.as_deref(), language: visitor.chosen.then_some(visitor.language) };
    match login::send_to_provider(&visitor.portal, provider, began, wants, &[]).await {
        Ok(SentToProvider { url, cookie }) => {
            let mut response = Redirect::to(url.as_str()).into_response();
            put(&mut response, cookies::at_provider(&visitor.portal, cookie));
            Ok(response)
        }
        Err(refused) => Err(refuse(&submission, provider.id(), wants, refused)),
    }
}

/// `/sign-in/from/{provider}`: only a browser's GET counts.
pub async fn back(session: Session, State(web): State<Web>, request: Request) -> Response {
    let answer = Query::try_from_uri(request.uri()).map(|Query(answer)| answer).unwrap_or_default();
    let portal = web.portal.clone();
    let mut response = into_response(take(session, web, answer, request).await);
    put(&mut response, cookies::forget(&portal, Forgotten::AtProvider));
    response
}

async fn take(session: Session, web: Web, answer: Answer, request: Request) -> Result<Response, Response> {
    let mut submission = submission(web, request).map_err(IntoResponse::into_response)?;
    let portal = submission.visitor.portal.clone();
    let Some(provider) = portal.providers.get(submission.visitor.last_part()) else {
        return Err(submission.nothing_here().await);
    };
    let cookie = cookies::from_provider(&portal, &submission.parts.headers);
    let Back { brand, language, wants, outcome } =
        match login::back_from_provider(&portal, provider, cookie.as_deref(), answer).await {
            Ok(Some(back)) => back,
            Ok(None) => return Err(refuse(&submission, provider.id(), Wants::SignIn, Refused::Over)),
            Err(error) => return Err(submission.failed(&error).await),
        };
    // As it was where they began.
    let brand = brand.and_then(|slug| portal.brand(&slug));
    submission.visitor.brand = brand.clone();
    if let Some(language) = language {
        (submission.visitor.language, submission.visitor.chosen) = (language, true);
    }
    let signed_in = submission.visitor.signed_in;
    match outcome {
        ProviderOutcome::SignedIn(proved) => {
            go_in(session, submission, brand.as_deref(), proved, (paths::ME.to_owned(), None)).await
        }
        ProviderOutcome::Linked { account_id } => {
            let is_own = signed_in.is_some_and(|session| session.account_id() == Some(account_id));
            let done = if is_own { Done::LinkedAlready } else { Done::LinkedElsewhere };
            Ok(submission.done(done, paths::SECURITY))
        }
        ProviderOutcome::Unlinked(identity) => {
            let next = match (signed_in, &brand) {
                (Some(_), _) => paths::LINK_ACCOUNT.to_owned(),
                (None, Some(brand)) => paths::at(&brand.slug).unlinked(),
                (None, None) => paths::UNLINKED.to_owned(),
            };
            let mut response = submission.go(&next);
            put(&mut response, cookies::identity(&portal, &identity.coming_to(signed_in)));
            Ok(response)
        }
        ProviderOutcome::Shares(identified) => {
            let shared = share(submission, wants, &identified).await;
            if shared.is_err()
                && let Err(error) = social_data::keep_nothing(&portal, &identified).await
            {
                errors::log(&portal, &error);
            }
            shared
        }
        ProviderOutcome::Refused(refused) => Err(refuse(&submission, provider.id(), wants, refused)),
    }
}

/// What a provider tells besides is kept for whoever let it; an error where nothing is.
async fn share(submission: Submission, wants: Wants, identified: &Identified) -> Result<Response, Response> {
    let visitor = submission.visitor.clone();
    let (Wants::Share { linked_account_id }, Some(signed_in)) = (wants, visitor.signed_in) else {
        return Err(submission.go(paths::SIGN_IN));
    };
    let brand: Arc<LiveBrand> = match overview::at_home(&visitor.portal, signed_in.mailbox_id()).await {
        Ok(Some(overview)) => overview.brand,
        Ok(None) => return Err(submission.nothing_here().await),
        Err(error) => return Err(submission.failed(&error).await),
    };
    let page = paths::linked_account(linked_account_id);
    let shared = social_data::share(&visitor.portal, &brand, linked_account_id, identified, &visitor.actor()).await;
    match shared {
        Ok(Shared::Done) => Ok(submission.done(Done::Shared, &page)),
        Ok(Shared::Declined) => Err(submission.done(Done::ProviderDeclined, &page)),
        Ok(Shared::AnotherAccount) => Err(submission.done(Done::ProviderAnother, &page)),
        Ok(Shared::Gone) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// Back to where they began, which says why nobody is signed in.
fn refuse(submission: &Submission, provider: &str, wants: Wants, refused: Refused) -> Response {
    let done = match refused {
        Refused::Declined => Done::ProviderDeclined,
        Refused::Over => Done::ProviderOver,
        Refused::Wrong(_) => Done::ProviderWrong,
        Refused::Unavailable(..) => Done::ProviderUnavailable,
    };
    match refused {
        Refused::Declined | Refused::Over => tracing::debug!(provider, error = %refused, "nobody is signed in"),
        Refused::Wrong(_) | Refused::Unavailable(..) => {
            tracing::warn!(provider, error = %refused, "nobody is signed in")
        }
    }
    let page = match (wants, &submission.visitor.brand) {
        (Wants::SignIn, Some(brand)) => paths::at(&brand.slug).sign_in_link(),
        (Wants::SignIn, None) => paths::SIGN_IN.to_owned(),
        (Wants::Link, _) => paths::SECURITY.to_owned(),
        (Wants::Share { linked_account_id }, _) => paths::linked_account(linked_account_id),
    };
    submission.done(done, &page)
}

/// Whatever looks at a link first does nothing by it.
fn submission(web: Web, request: Request<Body>) -> Result<Submission, StatusCode> {
    let (parts, _) = request.into_parts();
    if parts.method != Method::GET {
        return Err(StatusCode::METHOD_NOT_ALLOWED);
    }
    Submission::without_form(web, parts).ok_or(StatusCode::NOT_FOUND)
}

fn put(response: &mut Response, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// OpenID Connect Back-Channel Logout 1.0 § 2.5.
#[derive(Deserialize)]
pub struct LogoutRequest {
    logout_token: String,
}

/// `/sign-in/from/{provider}/signed-out`: 200 once whoever signed out there is signed out here, 400 for what does not hold (§ 2.8), 503
/// where the provider's keys cannot be had.
pub async fn signed_out(
    State(web): State<Web>,
    Path(provider): Path<String>,
    form: Result<Form<LogoutRequest>, FormRejection>,
) -> Response {
    let Some(provider) = web.portal.providers.get(&provider) else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(Form(LogoutRequest { logout_token })) = form else {
        return refused_logout("a form with a logout_token was expected".to_owned());
    };
    match login::signed_out_at_provider(&web.portal, provider, &logout_token).await {
        Ok(Ok(())) => StatusCode::OK.into_response(),
        Ok(Err(refused @ Refused::Unavailable(..))) => {
            tracing::warn!(provider = provider.id(), error = %refused, "a logout cannot be looked at");
            (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, errors::A_WHILE)]).into_response()
        }
        Ok(Err(refused)) => {
            tracing::warn!(provider = provider.id(), error = %refused, "a logout is refused");
            refused_logout(refused.to_string())
        }
        Err(error) => errors::log(&web.portal, &error).status.into_response(),
    }
}

fn refused_logout(why: String) -> Response {
    let body = json!({ "error": "invalid_request", "error_description": why });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}
