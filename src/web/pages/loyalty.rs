//! `/me/{brand}/loyalty`: the number by which somebody is known in the brand's loyalty programme, what it is for and what it gives.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        loyalty::{self, ClaimOutcome, Held, Number},
        person::overview::Overview,
    },
    platform::brand::{Loyalty, consent::Act},
    web::{
        done::Done,
        forms::{self, Submission, consent_given, into_response, messages::number_message, posted},
        parts::{broken, consent_above_button, faults, go, hidden, load, moment, nothing_here, notice, sheet},
        signed_in,
        visitor::Visitor,
    },
};

/// The field, which is the id of its fault too, and what one of the buttons does.
const NUMBER: &str = "number";
const REMOVE: &str = "remove";

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| {
        load(async move {
            match loyalty::held(&visitor.portal, overview.person.id).await {
                Ok(held) => show(&visitor, &overview, held.as_ref()),
                Err(error) => broken(&error),
            }
        })
    })
}

fn show(visitor: &Visitor, overview: &Overview, held: Option<&Held>) -> AnyView {
    let brand = &overview.brand;
    match (&brand.loyalty, held) {
        (None, None) => nothing_here(),
        // Who may have none is led to who may.
        (Some(_), None) if overview.registered_at.is_none() => go(visitor, &paths::me_at(&brand.slug).register()),
        (asked, held) => known(visitor, overview, asked.as_ref(), held),
    }
}

fn known(visitor: &Visitor, overview: &Overview, asked: Option<&Loyalty>, held: Option<&Held>) -> AnyView {
    let posted = posted();
    let title = match asked {
        Some(asked) => asked.name.as_label(visitor.language),
        None => visitor.say("loyalty-number"),
    };
    let gives = asked.map(|asked| asked.gives.in_language(visitor.language).to_owned());
    let is = held.map(|held| {
        view! {
            <dl class="facts">
                <dt>{visitor.say("loyalty-yours")}</dt>
                <dd>{held.number.clone()}</dd>
                <dt>{visitor.say("consents-state")}</dt>
                <dd>{state(visitor, held)}</dd>
                <dt>{visitor.say("loyalty-claimed")}</dt>
                <dd>{moment(visitor, held.claimed_at)}</dd>
            </dl>
        }
    });
    let form = match asked {
        Some(asked) => form(visitor, overview, asked, held.is_some()),
        // What the brand does not ask for any more is theirs to remove.
        None => view! { <p>{visitor.say("profile-not-asked")}</p> }.into_any(),
    };
    let remove = held.map(|_| {
        view! {
            <h2>{visitor.say("loyalty-remove-title")}</h2>
            <p>{visitor.say("loyalty-remove-what")}</p>
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <p class="actions">
                    <button class="quiet" name=forms::DO value=REMOVE>{visitor.say("loyalty-remove")}</button>
                </p>
            </form>
        }
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        {gives.map(|gives| view! { <p class="lede">{gives}</p> })}
        {faults(visitor, &posted)}
        {is}
        {form}
        {remove}
        <ul class="links">
            <li>
                <a href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

/// In words, as pages say it.
pub fn state(visitor: &Visitor, held: &Held) -> String {
    match held.proved_at {
        Some(at) => visitor.say_with("loyalty-proved", &[("day", visitor.day(at).into())]),
        None => visitor.say("loyalty-waits"),
    }
}

/// One field, and above its button the consent that pressing it gives, or what the number is used for on another ground.
fn form(visitor: &Visitor, overview: &Overview, asked: &Loyalty, has_one: bool) -> AnyView {
    let posted = posted();
    let brand = &overview.brand;
    let fault = posted.fault(NUMBER).map(|fault| visitor.say(fault));
    let described = if fault.is_some() { "number-hint number-fault" } else { "number-hint" };
    let signs =
        if asked.least == asked.most { asked.least.to_string() } else { format!("{}–{}", asked.least, asked.most) };
    let used_for = match loyalty::needs_consent(overview) {
        Some(purpose) => consent_above_button(visitor, brand, purpose),
        None => brand.loyalty_purpose().map(|purpose| {
            let name = purpose.name.in_language(visitor.language).to_owned();
            let kept = purpose.retention.in_language(visitor.language).to_owned();
            let says = visitor.say_with("question-purpose", &[("purpose", name.into()), ("kept", kept.into())]);
            view! { <p class="why">{says} " " {notice(visitor, brand, purpose)}</p> }.into_any()
        }),
    };
    let (label, button) = match has_one {
        true => (visitor.say("loyalty-another"), "loyalty-change"),
        false => (asked.name.as_label(visitor.language), "loyalty-add"),
    };
    view! {
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <div class="field">
                <label for=NUMBER>{label}</label>
                <p class="hint" id="number-hint">
                    {visitor.say_with("loyalty-hint", &[("signs", signs.into())])}
                </p>
                {fault.clone().map(|fault| view! { <p class="fault" id="number-fault">{fault}</p> })}
                <input
                    id=NUMBER
                    name=NUMBER
                    type="text"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    required
                    maxlength="100"
                    value=posted.one(NUMBER).to_owned()
                    aria-describedby=described
                    aria-invalid=fault.is_some().then_some("true")
                />
            </div>
            {used_for}
            <p class="actions">
                <button class="primary">{visitor.say(button)}</button>
            </p>
        </form>
    }
    .into_any()
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let (portal, actor) = (&visitor.portal, visitor.actor());
    let at = paths::me_at(&brand.slug);
    if submission.posted.one(forms::DO) == REMOVE {
        return match loyalty::remove(portal, &brand, person_id, &actor).await {
            // Where the brand does not ask for numbers any more, the page is gone with it.
            Ok(_) if brand.loyalty.is_none() => Ok(submission.done(Done::LoyaltyRemoved, paths::ME)),
            Ok(was) => Ok(submission.done(if was { Done::LoyaltyRemoved } else { Done::Unchanged }, &at.loyalty())),
            Err(error) => Err(submission.failed(&error).await),
        };
    }
    let Some(asked) = &brand.loyalty else { return Err(submission.nothing_here().await) };
    let number = match Number::parse(asked, submission.posted.one(NUMBER)) {
        Ok(number) => number,
        Err(fault) => return Err(submission.faulty(vec![(NUMBER, number_message(&fault))]).await),
    };
    let above = submission.posted.many("above").first().map(|shown| consent_given(shown, Act::Button));
    match loyalty::claim(portal, &brand, person_id, (&number, above.as_ref()), &actor).await {
        Ok(ClaimOutcome::Done) => Ok(submission.done(Done::LoyaltyClaimed, &at.loyalty())),
        Ok(ClaimOutcome::AlreadySo) => Ok(submission.done(Done::Unchanged, &at.loyalty())),
        Ok(ClaimOutcome::Stale) => Err(submission.again("fault-form-changed").await),
        Ok(ClaimOutcome::NoAccount) => Ok(submission.go(&at.register())),
        Ok(ClaimOutcome::Gone) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
