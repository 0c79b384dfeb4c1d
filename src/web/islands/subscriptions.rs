//! The list of what a person gets: saves as changes are made, says so, and can undo. Without script each row is a form
//! with a button of its own, and does the same.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

/// A topic or a purpose, as its row shows it. All words come with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub id: String,
    pub name: String,
    pub about: String,
    /// The sentence that starting agrees to, if it does.
    pub agrees: Option<String>,
    pub on: bool,
    /// What the row's form posts to start and to stop it.
    pub start: String,
    pub stop: String,
    pub start_label: String,
    pub stop_label: String,
    pub start_named: String,
    pub stop_named: String,
    pub state_on: String,
    pub state_off: String,
}

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

#[island]
pub fn Subscriptions(
    rows: Vec<Row>,
    words: Words,
    path: String,
    action: String,
    token: String,
    title: String,
) -> impl IntoView {
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
    spoken: RwSignal<String>,
) -> impl IntoView {
    let on = RwSignal::new(row.on);
    let busy = RwSignal::new(false);
    // What the last change was, so that undoing it can be offered.
    let changed = RwSignal::new(false);
    let row = StoredValue::new(row);
    let words = StoredValue::new(words);
    let call = StoredValue::new((path, token.clone()));

    let save = move |is_undo: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spoken.set(words.with_value(|words| words.saving.clone()));
        let wanted = !on.get_untracked();
        let (path, token) = call.get_value();
        let change = row.with_value(|row| if wanted { row.start.clone() } else { row.stop.clone() });
        spawn_local(async move {
            let saved = change_preference(path, token, change).await.unwrap_or(Saved::Failed);
            busy.set(false);
            let (name, words) = (row.with_value(|row| row.name.clone()), words.get_value());
            match saved {
                Saved::Done => {
                    on.set(wanted);
                    changed.set(!is_undo);
                    let said = match (is_undo, wanted) {
                        (true, _) => words.undone,
                        (false, true) => words.saved_on,
                        (false, false) => words.saved_off,
                    };
                    spoken.set(format!("{name}: {said}"));
                }
                Saved::Stale | Saved::Failed => spoken.set(words.failed),
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
    let value = move || row.with_value(|row| if on.get() { row.stop.clone() } else { row.start.clone() });
    let state = move || row.with_value(|row| if on.get() { row.state_on.clone() } else { row.state_off.clone() });
    let agrees = move || row.with_value(|row| row.agrees.clone()).filter(|_| !on.get());
    let (name, about, id) = row.with_value(|row| (row.name.clone(), row.about.clone(), row.id.clone()));
    view! {
        <li class="subscription" id=id data-state=move || if on.get() { "on" } else { "off" }>
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
                <button class="quiet" aria-label=named>
                    {label}
                </button>
            </form>
        </li>
    }
}
