//! `/me/{brand}/wishlist`: what somebody keeps there, with notes of their own.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        person::overview::Overview,
        wishlist::{self, Listed, Note, NoteFault},
    },
    web::{
        done::Done,
        forms::{self, Reader, Submission, into_response, posted},
        parts::{broken, faults, load, moment, sheet},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| {
        load(async move {
            match wishlist::list(&visitor.portal, overview.person.id).await {
                Ok(list) => show(&visitor, &overview, &list),
                Err(error) => broken(&error),
            }
        })
    })
}

fn show(visitor: &Visitor, overview: &Overview, list: &[Listed]) -> AnyView {
    let posted = posted();
    let title = visitor.say("wishlist-title");
    let content = if list.is_empty() {
        view! { <p class="empty">{visitor.say("wishlist-empty")}</p> }.into_any()
    } else {
        view! { <ol class="wishes">{list.iter().map(|listed| row(visitor, listed)).collect_view()}</ol> }.into_any()
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("wishlist-lede")}</p>
        {faults(visitor, &posted)}
        {content}
        <ul class="links">
            <li>
                <a href=visitor.href(&paths::at(&overview.brand.slug).home())>{visitor.say("to-home")}</a>
            </li>
            <li>
                <a href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

fn row(visitor: &Visitor, listed: &Listed) -> AnyView {
    let posted = posted();
    let id = format!("note-{}", listed.id);
    // The note that came back with a fault is shown as it was typed.
    let came_back = posted.came_back() && posted.one("id") == listed.id.to_string();
    let note = if came_back { posted.one("note").to_owned() } else { listed.note.clone().unwrap_or_default() };
    // The library writes what stands in a textarea as it is.
    let note = html_escape::encode_text(&note).into_owned();
    let fault = posted.fault("note").filter(|_| came_back).map(|fault| visitor.say(fault));
    let described = fault.is_some().then(|| format!("{id}-fault"));
    let token = forms::token_for(visitor, &visitor.path);
    let named = |message: &str| visitor.say_with(message, &[("label", listed.label.as_str().into())]);
    view! {
        <li>
            <h2>{listed.label.clone()}</h2>
            <p class="hint">{moment(visitor, listed.wished_at)} " · " <code>{listed.item.clone()}</code></p>
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=token.clone() />
                <input type="hidden" name="id" value=listed.id.to_string() />
                <div class="field">
                    <label for=id.clone()>{visitor.say("wishlist-note")}</label>
                    {fault.clone().map(|fault| view! { <p class="fault" id=format!("{id}-fault")>{fault}</p> })}
                    <textarea
                        id=id.clone()
                        name="note"
                        rows="2"
                        maxlength=Note::MOST.to_string()
                        aria-describedby=described
                        aria-invalid=fault.is_some().then_some("true")
                    >
                        {note}
                    </textarea>
                </div>
                <p class="actions">
                    <button class="quiet" name="do" value="note" aria-label=named("wishlist-save-named")>
                        {visitor.say("wishlist-save")}
                    </button>
                    <button class="quiet" name="do" value="remove" aria-label=named("wishlist-remove-named")>
                        {visitor.say("wishlist-remove")}
                    </button>
                </p>
            </form>
        </li>
    }
    .into_any()
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let portal = submission.visitor.portal.clone();
    let actor = submission.visitor.actor();
    let Ok(id) = submission.posted.one("id").parse() else { return Err(submission.page_again().await) };
    let done = match submission.posted.one("do") {
        "remove" => wishlist::remove(&portal, &brand, person_id, id, &actor).await.map(|_| Done::Removed),
        _ => {
            let mut form = Reader::new(&submission.posted);
            let Some(note) = form.field("note", Note::parse, message) else {
                let faults = form.faults();
                return Err(submission.faulty(faults).await);
            };
            wishlist::annotate(&portal, &brand, person_id, (id, &note), &actor)
                .await
                .map(|there| if there { Done::NoteSaved } else { Done::Unchanged })
        }
    };
    match done {
        Ok(done) => Ok(submission.done(done, &paths::me_at(&brand.slug).wishlist())),
        Err(error) => Err(submission.failed(&error).await),
    }
}

fn message(fault: &NoteFault) -> &'static str {
    match fault {
        NoteFault::TooLong => "fault-note-long",
        NoteFault::Hidden => "fault-note-hidden",
    }
}
