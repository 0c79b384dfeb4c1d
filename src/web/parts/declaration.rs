//! What whoever registers declares by the button below: the terms that they accept, and that they are old enough where they live.

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::account::terms::{Asking, Declared, asking},
    platform::brand::LiveBrand,
    web::{
        forms::{Posted, posted},
        visitor::Visitor,
    },
};

/// The fields, and the part of the address that says another country.
const TERMS: &str = "terms";
pub const COUNTRY: &str = "country";
const AT_LEAST: &str = "at_least";

/// What the page's form asks for, in the country that was chosen here or before.
pub fn asked_to_declare<'b>(visitor: &Visitor, brand: &'b LiveBrand, before: Option<&str>) -> Option<Asking<'b>> {
    let posted = posted();
    let came_back = Some(posted.one(COUNTRY)).filter(|country| !country.is_empty());
    asking(brand, visitor.language, visitor.asked(COUNTRY).or(came_back).or(before), visitor.now)
}

/// The fields of a form that declares it.
pub fn declares(asking: &Asking<'_>) -> AnyView {
    view! {
        <input type="hidden" name=TERMS value=asking.hash.clone() />
        <input type="hidden" name=COUNTRY value=asking.country.to_owned() />
        <input type="hidden" name=AT_LEAST value=asking.at_least.to_string() />
    }
    .into_any()
}

/// The words above the button.
pub fn declaration(visitor: &Visitor, brand: &LiveBrand, asking: &Asking<'_>) -> AnyView {
    let at = paths::at(&brand.slug);
    let terms = visitor.href(&at.notice(&asking.terms.id));
    let others = asking.countries.iter().filter(|code| *code != asking.country).map(|code| {
        let href = visitor.href(&format!("{}?{COUNTRY}={code}", visitor.path));
        view! {
            <li>
                <a href=href>{name(visitor, code)}</a>
            </li>
        }
    });
    let others = (asking.countries.len() > 1).then(|| {
        let here = visitor.say_with("register-country", &[("country", name(visitor, asking.country).into())]);
        view! {
            <details class="countries">
                <summary>{here}</summary>
                <ul class="links">{others.collect_view()}</ul>
            </details>
        }
    });
    let young = format!("{}?{COUNTRY}={}", at.under_age(), asking.country);
    view! {
        <div class="declaration">
            <p class="consents-to">{asking.wording.consent.clone()}</p>
            <p class="why">{asking.wording.short.clone()} " " <a href=terms>{visitor.say("register-terms")}</a></p>
            <p class="why">
                {visitor.say_with("register-age", &[("years", asking.at_least.into())])} " "
                <a href=visitor.href(&young)>{visitor.say("register-younger")}</a>
            </p>
            {others}
        </div>
    }
    .into_any()
}

fn name(visitor: &Visitor, code: &str) -> String {
    visitor.language.country(code).unwrap_or_else(|| code.to_owned())
}

/// What a form declared, as it was posted.
pub fn declared(posted: &Posted) -> Declared {
    Declared {
        terms: posted.one(TERMS).to_owned(),
        country: posted.one(COUNTRY).to_owned(),
        at_least: posted.one(AT_LEAST).parse().unwrap_or_default(),
    }
}
