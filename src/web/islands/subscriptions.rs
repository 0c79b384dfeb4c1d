//! The list of what a person gets: saves as changes are made, says so, and can undo. Without script each row is a form
//! with a button of its own, and does the same.

use std::collections::BTreeSet;

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

/// A topic or a purpose, as its row shows it. All words come with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub id: String,
    pub name: String,
    pub about: String,
    /// The purpose that has to be agreed to, and the sentence; for a purpose itself, its own.
    pub needs: Option<Agreement>,
    pub is_purpose: bool,
    pub on: bool,
    /// What the row's form posts to start it, with the agreement where it is needed, and to stop it.
    pub start: String,
    pub start_agreeing: String,
    pub stop: String,
    pub start_label: String,
    pub stop_label: String,
    pub start_named: String,
    pub stop_named: String,
    pub state_on: String,
    pub state_off: String,
    pub state_waits: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub purpose: String,
    pub sentence: String,
}

/// The purposes that are agreed to: both lists of a page look at them and change them.
#[derive(Clone, Copy)]
struct Agreed(RwSignal<BTreeSet<String>>);

/// What the list says around its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub saved_on: String,
    pub saved_off: String,
    pub undone: String,
    pub undo: String,
    pub saving: String,
    pub failed: String,
}

/// How a change went: a code, never a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    Done,
    /// The page is older than what it shows, or its session has ended: load it again.
    Stale,
    Failed,
}

#[server(prefix = "/api", endpoint = "preference", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn change_preference(path: String, token: String, change: String) -> Result<Saved, ServerFnError> {
    Ok(crate::web::change_from_island(&path, &token, &change).await)
}

/// What both lists share stands around them.
#[island]
pub fn Agreements(agreed: Vec<String>, children: Children) -> impl IntoView {
    provide_context(Agreed(RwSignal::new(agreed.into_iter().collect())));
    children()
}

#[island]
pub fn Subscriptions(
    rows: Vec<Row>,
    words: Words,
    path: String,
    action: String,
    token: String,
    title: String,
) -> impl IntoView {
    let agreed = expect_context::<Agreed>();
    // One region for the whole list, always there, so that what is said is heard.
    let spoken = RwSignal::new(String::new());
    let rows = rows
        .into_iter()
        .map(|row| {
            view! {
                <SubscriptionRow
                    row
                    words=words.clone()
                    path=path.clone()
                    action=action.clone()
                    token=token.clone()
                    agreed
                    spoken
                />
            }
        })
        .collect_view();
    view! {
        <h2>{title}</h2>
        <p class="spoken" role="status" aria-live="polite">
            {move || spoken.get()}
        </p>
        <ul class="subscriptions">{rows}</ul>
    }
}

#[component]
fn SubscriptionRow(
    row: Row,
    words: Words,
    path: String,
    action: String,
    token: String,
    agreed: Agreed,
    spoken: RwSignal<String>,
) -> impl IntoView {
    let Agreed(agreed) = agreed;
    let (is_purpose, needed) = (row.is_purpose, row.needs.as_ref().map(|needs| needs.purpose.clone()));
    let needed = StoredValue::new(needed);
    // The agreement stands, or none is needed.
    let stands = move || {
        needed.with_value(|needed| needed.as_ref().is_none_or(|purpose| agreed.with(|all| all.contains(purpose))))
    };
    let wanted = RwSignal::new(row.on);
    let on = Signal::derive(move || if is_purpose { stands() } else { wanted.get() });
    let busy = RwSignal::new(false);
    // There is a last change, so undoing it can be offered; and it gave an agreement, so undoing it takes that back.
    let changed = RwSignal::new(false);
    let gave = RwSignal::new(false);
    let button = NodeRef::<leptos::html::Button>::new();
    let row = StoredValue::new(row);
    let words = StoredValue::new(words);
    let call = StoredValue::new((path, token.clone()));

    let save = move |is_undo: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spoken.set(words.with_value(|words| words.saving.clone()));
        let want = !on.get_untracked();
        let (path, token) = call.get_value();
        let agreeing = !untrack(stands);
        let mut changes = vec![row.with_value(|row| match (want, agreeing) {
            (true, true) => row.start_agreeing.clone(),
            (true, false) => row.start.clone(),
            (false, _) => row.stop.clone(),
        })];
        let takes_back = is_undo && gave.get_untracked() && !is_purpose;
        if takes_back {
            changes.extend(needed.get_value().map(|purpose| format!("withdraw:{purpose}")));
        }
        spawn_local(async move {
            let mut saved = Saved::Done;
            for change in changes {
                if saved == Saved::Done {
                    saved = change_preference(path.clone(), token.clone(), change).await.unwrap_or(Saved::Failed);
                }
            }
            busy.set(false);
            let (name, words) = (row.with_value(|row| row.name.clone()), words.get_value());
            if saved != Saved::Done {
                return spoken.set(words.failed);
            }
            wanted.set(want);
            gave.set(want && agreeing);
            if let Some(purpose) = needed.get_value().filter(|_| is_purpose || want || takes_back) {
                agreed.update(|all| {
                    if want {
                        all.insert(purpose)
                    } else {
                        all.remove(&purpose)
                    };
                });
            }
            changed.set(!is_undo);
            let said = match (is_undo, want) {
                (true, _) => words.undone,
                (false, true) => words.saved_on,
                (false, false) => words.saved_off,
            };
            spoken.set(format!("{name}: {said}"));
            // The undo button is gone; whoever pressed it stays in the row.
            if let Some(button) = button.get_untracked().filter(|_| is_undo) {
                let _ = button.focus();
            }
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(false);
    };
    let undo = move || {
        changed.get().then(|| {
            view! {
                <button type="button" class="undo" on:click=move |_| save(true)>
                    {words.with_value(|words| words.undo.clone())}
                </button>
            }
        })
    };
    let label = move || row.with_value(|row| if on.get() { row.stop_label.clone() } else { row.start_label.clone() });
    let named = move || row.with_value(|row| if on.get() { row.stop_named.clone() } else { row.start_named.clone() });
    let value = move || {
        row.with_value(|row| match (on.get(), stands()) {
            (true, _) => row.stop.clone(),
            (false, true) => row.start.clone(),
            (false, false) => row.start_agreeing.clone(),
        })
    };
    let state = move || {
        row.with_value(|row| match (on.get(), stands()) {
            (true, true) => row.state_on.clone(),
            (true, false) => row.state_waits.clone(),
            (false, _) => row.state_off.clone(),
        })
    };
    let shown = move || match (on.get(), stands()) {
        (true, true) => "on",
        (true, false) => "waits",
        (false, _) => "off",
    };
    let agrees = move || {
        row.with_value(|row| row.needs.as_ref().map(|needs| needs.sentence.clone())).filter(|_| !on.get() && !stands())
    };
    let (name, about, id) = row.with_value(|row| (row.name.clone(), row.about.clone(), row.id.clone()));
    view! {
        <li class="subscription" id=id data-state=shown>
            <div class="what">
                <h3>{name}</h3>
                <p>{about}</p>
                {move || agrees().map(|sentence| view! { <p class="why">{sentence}</p> })}
            </div>
            <div class="state">
                {state} <span class="saved">{undo}</span>
            </div>
            <form method="post" action=action on:submit=submit>
                <input type="hidden" name="token" value=token />
                <input type="hidden" name="change" value=value />
                <button class="quiet" aria-label=named node_ref=button>
                    {label}
                </button>
            </form>
        </li>
    }
}
