//! What forms post. Success is a 303; faults are a 422 with the page again; nothing is in a cookie or an address that is
//! anybody's business.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::provide_context;
use uuid::Uuid;

use crate::{
    base::{assurance::Assurance, ids::Token, paths},
    domain::{
        login::{self, Denied, Session as SignedIn, Typed},
        person::overview::{self, Overview},
    },
    i18n::Language,
    platform::{
        brand::LiveBrand,
        guards::{self, Action},
    },
    store::person,
    web::{
        cookies,
        done::Done,
        errors,
        forms::{self, Posted},
        layers::body::BODY_CAP,
        session,
        state::Web,
        visitor::Visitor,
    },
};

/// A form as it came in, with whoever sent it.
pub struct Submission {
    pub web: Web,
    pub parts: Parts,
    pub visitor: Visitor,
    pub posted: Posted,
    /// As it came, for what [`Posted`] does not keep.
    pub body: Bytes,
}

impl FromRequest<Web> for Submission {
    type Rejection = Response;

    async fn from_request(request: Request<Body>, web: &Web) -> Result<Submission, Response> {
        let (parts, body) = request.into_parts();
        let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
            return Err(StatusCode::NOT_FOUND.into_response());
        };
        let is_form = parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let body = match to_bytes(body, BODY_CAP).await {
            Ok(body) => body,
            Err(_) => return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response()),
        };
        Ok(Submission { web: web.clone(), parts, visitor, posted: Posted::read(&body), body })
    }
}

impl Submission {
    /// A request whose page takes no form and does something: back from a provider.
    pub fn without_form(web: Web, parts: Parts) -> Option<Submission> {
        let visitor = parts.extensions.get::<Visitor>().cloned()?;
        Some(Submission { web, parts, visitor, posted: Posted::default(), body: Bytes::new() })
    }

    /// The brand of the path, or a 404.
    pub async fn at_brand(self) -> Result<(Submission, Arc<LiveBrand>), Response> {
        match self.visitor.brand.clone() {
            Some(brand) => Ok((self, brand)),
            None => Err(self.nothing_here().await),
        }
    }

    /// The token is ours, or the page again with what was typed.
    pub async fn checked(self) -> Result<Submission, Response> {
        match forms::read_token(&self.visitor, self.posted.one(forms::TOKEN)).await {
            Ok(Ok(Some(_))) => Ok(self),
            Ok(Ok(None)) => Err(self.again("fault-form-old").await),
            Ok(Err(often)) => Err(errors::too_often(&self.web, self.parts, often, self.visitor.now).await),
            Err(error) => Err(self.failed(&error).await),
        }
    }

    /// Counts the source, or a 429.
    pub async fn counted(self, action: Action) -> Result<Submission, Response> {
        match guards::count(&self.visitor.portal, self.visitor.source, action).await {
            Ok(Ok(())) => Ok(self),
            Ok(Err(often)) => Err(errors::too_often(&self.web, self.parts, often, self.visitor.now).await),
            Err(error) => Err(self.failed(&error).await),
        }
    }

    /// The button of a page that a mailed link opened: counted, with a good form token and the link's own. What is no token
    /// at all gets the page again, which says so.
    pub async fn by_link(self) -> Result<(Submission, Arc<LiveBrand>, Token), Response> {
        let (submission, brand) = self.counted(Action::Link).await?.at_brand().await?;
        let submission = submission.checked().await?;
        match submission.visitor.token() {
            Some(token) => Ok((submission, brand, token)),
            None => Err(submission.page_again().await),
        }
    }

    /// The form of whoever is signed in and somebody at the brand, its token checked; or the way to ask for a link, where it
    /// says that nothing was changed.
    pub async fn signed_in(self) -> Result<(Submission, Arc<LiveBrand>, SignedIn, Uuid), Response> {
        let (submission, brand) = self.at_brand().await?;
        let Some(signed_in) = submission.visitor.signed_in else {
            return Err(submission.done(Done::NotSignedIn, &paths::at(&brand.slug).sign_in_link()));
        };
        let submission = submission.posted_by(signed_in).await?;
        let portal = &submission.visitor.portal;
        let found = async { person::of(&mut portal.store.read().await?, signed_in.mailbox_id(), brand.id).await };
        match found.await {
            Ok(Some(person)) => Ok((submission, brand, signed_in, person.id)),
            Ok(None) => Err(submission.nothing_here().await),
            Err(error) => Err(submission.failed(&error).await),
        }
    }

    /// The form of whoever is signed in, about their account: in the words of the brand that they joined first.
    pub async fn of_account(self) -> Result<(Submission, Overview, SignedIn), Response> {
        let Some(signed_in) = self.visitor.signed_in else { return Err(self.go(paths::SIGN_IN)) };
        let submission = self.posted_by(signed_in).await?;
        match overview::at_home(&submission.visitor.portal, signed_in.mailbox_id()).await {
            Ok(Some(overview)) => Ok((submission, overview, signed_in)),
            Ok(None) => Err(submission.nothing_here().await),
            Err(error) => Err(submission.failed(&error).await),
        }
    }

    /// Counted, and with a good form token.
    async fn posted_by(self, signed_in: SignedIn) -> Result<Submission, Response> {
        let submission = self;
        if let Err(often) = guards::count_change(&submission.visitor.portal, signed_in.mailbox_id()) {
            return Err(errors::too_often(&submission.web, submission.parts, often, submission.visitor.now).await);
        }
        // After that: a token is made for the session that is over, and the page to show it on is theirs.
        submission.checked().await
    }

    /// Whoever posted it goes on with what they have proved by it, under a new session id.
    pub async fn goes_on(
        self,
        session: &tower_sessions::Session,
        proved: SignedIn,
        language: Language,
    ) -> Result<Submission, Response> {
        match session::open(session, self.visitor.whereabouts(), proved, language).await {
            Ok(()) => Ok(self),
            Err(error) => Err(self.failed(&error).await),
        }
    }

    /// From where it came.
    pub fn from(&self) -> login::From {
        let devices = cookies::devices(&self.visitor.portal, &self.parts.headers);
        login::From { source: self.visitor.source, devices }
    }

    /// A secret that was typed and is not right: the page again, or when it may be tried again.
    pub async fn not_right(self, typed: Typed, fault: (&'static str, &'static str)) -> Response {
        match typed {
            Typed::Right(_) | Typed::Wrong => self.faulty(vec![fault]).await,
            Typed::TooOften(often) => errors::too_often(&self.web, self.parts, often, self.visitor.now).await,
            Typed::Busy => errors::busy(&self.web, self.parts).await,
        }
    }

    /// A 404.
    pub async fn nothing_here(self) -> Response {
        errors::page(&self.web, self.parts, StatusCode::NOT_FOUND, "error-404").await
    }

    /// 303 to a path of ours, in the language that was chosen.
    pub fn go(&self, path: &str) -> Response {
        Redirect::to(&self.visitor.href(path)).into_response()
    }

    /// 303 to the page that says what was done.
    pub fn done(&self, done: Done, path: &str) -> Response {
        debug_assert!(
            self.web.route(path).is_some_and(|route| route.says.contains(&done)),
            "{path} does not say {done:?}"
        );
        self.go(&done.at(path))
    }

    /// The page again with what is wrong with the form as a whole.
    pub async fn again(self, note: &'static str) -> Response {
        forms::again(&self.web, self.parts, self.posted.with_note(note), StatusCode::UNPROCESSABLE_ENTITY).await
    }

    /// The same, with something more that the page shows.
    pub async fn again_with(self, note: &'static str, context: impl Clone + Send + Sync + 'static) -> Response {
        let posted = self.posted.with_note(note);
        forms::again_with(&self.web, self.parts, StatusCode::UNPROCESSABLE_ENTITY, move || {
            provide_context(posted.clone());
            provide_context(context.clone());
        })
        .await
    }

    /// The page with what came of the form, which is shown once and kept nowhere.
    pub async fn shows(self, context: impl Clone + Send + Sync + 'static) -> Response {
        forms::again_with(&self.web, self.parts, StatusCode::OK, move || provide_context(context.clone())).await
    }

    /// The page again with each fault beside its field.
    pub async fn faulty(mut self, faults: Vec<(&'static str, &'static str)>) -> Response {
        self.posted.faults = faults;
        forms::again(&self.web, self.parts, self.posted, StatusCode::UNPROCESSABLE_ENTITY).await
    }

    /// What did not work. Whoever may not is led to what would be enough: the page again, which asks for a fresh proof, or the way to
    /// ask for a sign-in link.
    pub async fn failed(self, error: &(dyn std::error::Error + Send + Sync + 'static)) -> Response {
        match (errors::denied(error), self.visitor.brand.clone()) {
            (Some(Denied { needs: Assurance::SteppedUp }), _) => return self.page_again().await,
            (Some(Denied { .. }), Some(brand)) => {
                return self.done(Done::NotSignedIn, &paths::at(&brand.slug).sign_in_link());
            }
            _ => {}
        }
        errors::failed(&self.web, self.parts, error).await
    }

    /// The page as its own GET shows it: a link that was used meanwhile explains itself.
    pub async fn page_again(self) -> Response {
        forms::again(&self.web, self.parts, Posted::default(), StatusCode::UNPROCESSABLE_ENTITY).await
    }
}

/// Either way it is the answer.
pub fn into_response(outcome: Result<Response, Response>) -> Response {
    outcome.unwrap_or_else(|response| response)
}
