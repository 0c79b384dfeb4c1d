//! The box by which somebody stays signed in on a device, on the pages that sign in.

use leptos::prelude::*;

use crate::{
    base::clock::{Moment, days},
    domain::login::STAY_DAYS,
    web::{forms::Posted, visitor::Visitor},
};

/// The field, and the id of its box.
const STAY: &str = "stay";

pub fn stay_tick(visitor: &Visitor, posted: &Posted) -> AnyView {
    let why = "stay-why";
    view! {
        <div class="choice alone">
            <input type="checkbox" id=STAY name=STAY value="on" checked=is_ticked(posted) aria-describedby=why />
            <label for=STAY>
                <span class="what">{visitor.say("stay-label")}</span>
                <span class="why" id=why>
                    {visitor.say("stay-hint")}
                </span>
            </label>
        </div>
    }
    .into_any()
}

fn is_ticked(posted: &Posted) -> bool {
    !posted.one(STAY).is_empty()
}

/// Until when whoever signs in by a form stays so, if they ticked the box.
pub fn stays_until(visitor: &Visitor, posted: &Posted) -> Option<Moment> {
    is_ticked(posted).then(|| visitor.now.plus(days(STAY_DAYS)))
}
