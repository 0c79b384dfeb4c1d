//! `/me/{brand}/profile`: what somebody told the brand about themselves, to be seen, changed and removed.

use axum::response::Response;
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    base::paths,
    domain::{
        person::overview::{self, Overview},
        profile::{self, Answered, PutOff},
    },
    platform::brand::Attribute,
    web::{
        done::Done,
        forms::{self, Submission, into_response, messages::answer_message, posted},
        parts::{
            broken, faults, load, moment, nothing_here,
            question::{self, ALONE, ANSWER, ATTRIBUTE, NEVER, NOT_NOW, REMOVE, SAVE},
            sheet,
        },
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| {
        if overview.registered_at.is_none() || overview.brand.attributes.is_empty() {
            return nothing_here();
        }
        load(async move {
            match profile::answers(&visitor.portal, &overview.person).await {
                Ok(answers) => show(&visitor, &overview, &answers),
                Err(error) => broken(&error),
            }
        })
    })
}

fn show(visitor: &Visitor, overview: &Overview, answers: &[Answered]) -> AnyView {
    let posted = posted();
    let title = visitor.say("profile-title");
    let rows = overview
        .brand
        .attributes
        .iter()
        .filter(|attribute| profile::may_be_asked(overview, attribute))
        .map(|attribute| {
            let answered = answers.iter().find(|answered| is_of(answered, attribute));
            row(visitor, overview, attribute, answered)
        })
        .collect_view();
    // What is not asked any more, or was told for another purpose, is theirs to remove all the same.
    let is_asked = |answered: &&Answered| {
        let attributes = &overview.brand.attributes;
        attributes.iter().any(|attribute| is_of(answered, attribute) && profile::may_be_asked(overview, attribute))
    };
    let left =
        answers.iter().filter(|answered| !is_asked(answered)).map(|answered| leftover(visitor, overview, answered));
    let left = left.collect_view();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("profile-lede")}</p>
        {faults(visitor, &posted)}
        {rows}
        {left}
        <ul class="links">
            <li>
                <a href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

fn is_of(answered: &Answered, attribute: &Attribute) -> bool {
    answered.attribute == attribute.id && answered.purpose == attribute.purpose
}

fn leftover(visitor: &Visitor, overview: &Overview, answered: &Answered) -> AnyView {
    let path = paths::me_at(&overview.brand.slug).profile();
    let value = answered.value.as_str().map_or(answered.value.to_string(), str::to_owned);
    view! {
        <form class="question" method="post" action=visitor.href(&path)>
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
            <input type="hidden" name=ATTRIBUTE value=answered.attribute.clone() />
            <p>{answered.attribute.clone()} ": " {value}</p>
            <p class="why">{visitor.say("profile-not-asked")}</p>
            <p class="actions">
                <button class="quiet" name=forms::DO value=REMOVE>{visitor.say("profile-remove")}</button>
            </p>
        </form>
    }
    .into_any()
}

fn row(visitor: &Visitor, overview: &Overview, attribute: &Attribute, answered: Option<&Answered>) -> AnyView {
    let name = attribute.question.in_language(visitor.language).to_owned();
    let named = |words: &str| {
        visitor.say_with("question-about", &[("what", visitor.say(words).into()), ("question", name.clone().into())])
    };
    let since = answered.map(|answered| {
        view! { <p class="why">{visitor.say("profile-answered")} " " {moment(visitor, answered.answered_at)}</p> }
    });
    let remove = answered.map(|_| {
        view! {
            <button class="quiet" name=forms::DO value=REMOVE aria-label=named("profile-remove")>
                {visitor.say("profile-remove")}
            </button>
        }
    });
    let buttons = view! {
        {since}
        <p class="actions">
            <button class="primary" name=forms::DO value=SAVE aria-label=named("save")>{visitor.say("save")}</button>
            {remove}
        </p>
    };
    let value = answered.map(|answered| &answered.value);
    question::question(visitor, &overview.brand, attribute, (value, &posted()), buttons.into_any())
}

/// One question by itself, which can be put off.
pub fn alone(visitor: &Visitor, overview: &Overview, attribute: &Attribute) -> AnyView {
    // A yes to sale, sharing or sensitive use is as easy as a no, and looks no better (11 CCR § 7004(a)(2)).
    let purpose = overview.brand.purpose(&attribute.purpose);
    let is_even = purpose.is_some_and(|purpose| purpose.sale_or_sharing || purpose.sensitive);
    let buttons = view! {
        <input type="hidden" name=ALONE value="1" />
        <p class="actions">
            <button class=if is_even { "quiet" } else { "primary" } name=forms::DO value=SAVE>{visitor.say("save")}</button>
            <button class="quiet" name=forms::DO value=NOT_NOW>{visitor.say("not-now")}</button>
            <button class="quiet" name=forms::DO value=NEVER>{visitor.say("question-never")}</button>
        </p>
    };
    question::question(visitor, &overview.brand, attribute, (None::<&Value>, &posted()), buttons.into_any())
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, signed_in, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let (portal, actor) = (&visitor.portal, visitor.actor());
    let overview = match overview::at_brand(portal, brand.clone(), signed_in.mailbox_id()).await {
        Ok(Some(overview)) if overview.registered_at.is_some() => overview,
        Ok(_) => return Err(submission.nothing_here().await),
        Err(error) => return Err(submission.failed(&error).await),
    };
    let own = paths::me_at(&brand.slug).profile();
    let asked = submission.posted.one(ATTRIBUTE).to_owned();
    if submission.posted.one(forms::DO) == REMOVE {
        return match profile::remove(portal, &brand, person_id, &asked, &actor).await {
            Ok(was) => Ok(submission.done(if was { Done::AnswerRemoved } else { Done::Unchanged }, &own)),
            Err(error) => Err(submission.failed(&error).await),
        };
    }
    let Some(attribute) = brand.attribute(&asked) else {
        return Err(submission.again("fault-form-changed").await);
    };
    let back = if submission.posted.is_filled(ALONE) { paths::ME } else { &own };
    let how = match submission.posted.one(forms::DO) {
        NOT_NOW => Some(PutOff::NotNow),
        NEVER => Some(PutOff::Never),
        _ => None,
    };
    let outcome = match how {
        Some(how) => {
            let said = if how == PutOff::Never { Done::NeverAsked } else { Done::PutOff };
            let done = profile::put_off(portal, &brand, person_id, attribute, how, &actor).await;
            done.map(|_| (said, paths::ME))
        }
        None => {
            if !profile::may_be_asked(&overview, attribute) {
                return Err(submission.again("fault-form-changed").await);
            }
            match profile::read(attribute, submission.posted.many(ANSWER)) {
                Ok(value) => {
                    let done = profile::answer(portal, &brand, person_id, attribute, &value, &actor).await;
                    done.map(|was| if was { (Done::AnswerSaved, back) } else { (Done::Unchanged, own.as_str()) })
                }
                Err(fault) => return Err(submission.faulty(vec![(ANSWER, answer_message(&fault))]).await),
            }
        }
    };
    match outcome {
        Ok((done, path)) => Ok(submission.done(done, path)),
        Err(error) => Err(submission.failed(&error).await),
    }
}
