//! What a person gets and how often: saves as changes are made, says so, and can undo. Without script each row is a form
//! with a button of its own, and does the same.
//!
//! The islands lie around what the server wrote: words that do not change stay out of the browser's half.

use std::pin::Pin;

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
use serde::{Deserialize, Serialize};

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Its button.
    pub start: String,
    pub stop: String,
    pub state_on: String,
    pub state_off: String,
    pub saved_on: String,
    pub saved_off: String,
}

/// What is said of any change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    pub undone: String,
    pub undo: String,
    pub saving: String,
    pub failed: String,
    pub stale: String,
}

/// How a change went: a code, never a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    Done,
    /// The page is older than what it shows, or its session has ended: load it again.
    Stale,
    Failed,
}

/// How a change will have gone.
type Saving = Pin<Box<dyn Future<Output = Saved> + Send>>;

/// What the server does with a change to the page at a path, with a form token: handed in by the endpoint, since islands know no
/// page.
#[derive(Clone, Copy)]
pub struct OnChange(pub fn(String, String, String) -> Saving);

#[server(prefix = "/api", endpoint = "preference", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn change_preference(path: String, token: String, change: String) -> Result<Saved, ServerFnError> {
    let OnChange(on_change) = expect_context::<OnChange>();
    Ok(on_change(path, token, change).await)
}

/// What the islands of a page have in common.
#[derive(Clone, Copy)]
struct Shared {
    /// The purposes that are consented to, and the topics that are subscribed to: every row looks at them and may change them.
    consents: RwSignal<Vec<String>>,
    topics: RwSignal<Vec<String>>,
    topic_words: StoredValue<Words>,
    saying: StoredValue<Saying>,
    spoken: RwSignal<String>,
    /// What is on comes only once a pause is over.
    paused: bool,
    /// The page's path and its form token.
    call: StoredValue<(String, String)>,
}

impl Shared {
    async fn change(self, change: String) -> Saved {
        let (path, token) = self.call.get_value();
        change_preference(path, token, change).await.unwrap_or(Saved::Failed)
    }
}

/// How the last change of a row or a form went: beside it for eyes, until the next one, with a way back.
#[derive(Clone, Copy)]
struct Went {
    shared: Shared,
    said: RwSignal<String>,
    /// The class of what is said.
    how: RwSignal<&'static str>,
    undoable: RwSignal<bool>,
}

impl Went {
    fn new(shared: Shared) -> Went {
        Went {
            shared,
            said: RwSignal::new(String::new()),
            how: RwSignal::new("unchanged"),
            undoable: RwSignal::new(false),
        }
    }

    /// `of`: what the change was about, for whoever hears it.
    fn say(self, of: &str, saved: Saved, is_undo: bool, done: String) {
        let said = self.shared.saying.with_value(|saying| match saved {
            Saved::Done if is_undo => saying.undone.clone(),
            Saved::Done => done,
            Saved::Stale => saying.stale.clone(),
            Saved::Failed => saying.failed.clone(),
        });
        if saved == Saved::Done {
            self.undoable.set(!is_undo);
        }
        self.how.set(if saved == Saved::Done { "saved" } else { "not-saved" });
        self.shared.spoken.set(format!("{of}: {said}"));
        self.said.set(said);
    }

    fn view(self, undo: Callback<()>) -> AnyView {
        let button = move || {
            self.undoable.get().then(|| {
                view! {
                    <button type="button" class="undo" on:click=move |_| undo.run(())>
                        {self.shared.saying.with_value(|saying| saying.undo.clone())}
                    </button>
                }
            })
        };
        view! {
            <span class=move || self.how.get()>{move || self.said.get()}</span>
            {button}
        }
        .into_any()
    }
}

/// What the islands of a page share stands around them, with the one region that says what was done, always there so that
/// it is heard.
#[island]
pub fn Subscriptions(
    consents: Vec<String>,
    topics: Vec<String>,
    topic_words: Words,
    saying: Saying,
    paused: bool,
    path: String,
    token: String,
    children: Children,
) -> impl IntoView {
    let spoken = RwSignal::new(String::new());
    provide_context(Shared {
        consents: RwSignal::new(consents),
        topics: RwSignal::new(topics),
        topic_words: StoredValue::new(topic_words),
        saying: StoredValue::new(saying),
        spoken,
        paused,
        call: StoredValue::new((path, token)),
    });
    view! {
        <p class="spoken" role="status" aria-live="polite">
            {move || spoken.get()}
        </p>
        {children()}
    }
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    Topic,
    /// The consent to a purpose. Withdrawing it ends these topics; a purpose without topics can be consented to here.
    Consent {
        topics: Vec<String>,
        words: Words,
    },
}

/// A topic, or the consent to a purpose; `needs` is the consent that it needs, or is, as a form posts it: `purpose:hash`. What it
/// is stands under a heading with the id `…-name`, among its children or above.
#[island]
pub fn Subscription(
    id: String,
    name: String,
    needs: Option<String>,
    about: About,
    action: String,
    children: Children,
) -> impl IntoView {
    let shared = expect_context::<Shared>();
    let (mark, class, words, topics) = match about {
        About::Topic => (format!("topic-{id}"), "subscription", shared.topic_words, None),
        About::Consent { topics, words } => {
            (format!("purpose-{id}"), "subscription consent-state", StoredValue::new(words), Some(topics))
        }
    };
    let is_consent = topics.is_some();
    let can_start = topics.as_ref().is_none_or(Vec::is_empty);
    let purpose = needs.as_deref().and_then(|needs| needs.split(':').next()).map(str::to_owned);
    let (purpose, needs, topics) =
        (StoredValue::new(purpose), StoredValue::new(needs), StoredValue::new(topics.unwrap_or_default()));
    let consented = move || {
        purpose.with_value(|purpose| {
            purpose.as_ref().is_none_or(|purpose| shared.consents.with(|all| all.contains(purpose)))
        })
    };
    let (id, name) = (StoredValue::new(id), StoredValue::new(name));
    let on = Signal::derive(move || {
        consented() && (is_consent || id.with_value(|id| shared.topics.with(|all| all.contains(id))))
    });
    let busy = RwSignal::new(false);
    let went = Went::new(shared);
    // The last change gave a consent, so undoing it withdraws that; or it ended these topics, so undoing it brings them back.
    let gave = RwSignal::new(false);
    let ended = RwSignal::new(Vec::<String>::new());
    let button = NodeRef::<leptos::html::Button>::new();

    // What the row posts to be on or off.
    let change = move |want: bool| {
        let id = id.get_value();
        match (want, is_consent, needs.get_value().filter(|_| is_consent || !consented())) {
            (true, true, needs) => format!("agree:{}", needs.unwrap_or_default()),
            (true, false, Some(needs)) => format!("start:{id}:{needs}"),
            (true, false, None) => format!("start:{id}"),
            (false, true, _) => format!("withdraw:{id}"),
            (false, false, _) => format!("stop:{id}"),
        }
    };
    let save = move |is_undo: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        shared.spoken.set(shared.saying.with_value(|saying| saying.saving.clone()));
        let want = !on.get_untracked();
        let consenting = want && !untrack(consented);
        let back = ended.get_untracked();
        let mut changes = vec![untrack(|| change(want))];
        if is_undo && is_consent && !back.is_empty() {
            let needs = needs.get_value().unwrap_or_default();
            changes = back.iter().map(|topic| format!("start:{topic}:{needs}")).collect();
        }
        let ends_consent = is_undo && gave.get_untracked();
        if ends_consent && !is_consent {
            changes.extend(purpose.get_value().map(|purpose| format!("withdraw:{purpose}")));
        }
        spawn_local(async move {
            let mut saved = Saved::Done;
            for change in changes {
                if saved == Saved::Done {
                    saved = shared.change(change).await;
                }
            }
            busy.set(false);
            let done = words.with_value(|words| if want { words.saved_on.clone() } else { words.saved_off.clone() });
            went.say(&name.get_value(), saved, is_undo, done);
            if saved != Saved::Done {
                return;
            }
            gave.set(consenting);
            let mine = topics.get_value();
            shared.topics.update(|all| {
                if !is_consent {
                    set(all, &id.get_value(), want);
                } else if want {
                    back.iter().filter(|_| is_undo).for_each(|topic| set(all, topic, true));
                } else {
                    ended.set(all.iter().filter(|topic| mine.contains(topic)).cloned().collect());
                    all.retain(|topic| !mine.contains(topic));
                }
            });
            if let Some(purpose) = purpose.get_value().filter(|_| is_consent || want || ends_consent) {
                shared.consents.update(|all| set(all, &purpose, want));
            }
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
    let label = move || words.with_value(|words| if on.get() { words.stop.clone() } else { words.start.clone() });
    let state =
        move || words.with_value(|words| if on.get() { words.state_on.clone() } else { words.state_off.clone() });
    let shown = move || match (on.get(), shared.paused && !is_consent) {
        (true, true) => "paused",
        (true, false) => "on",
        (false, _) => "off",
    };
    let named = format!("{mark}-button {mark}-name");
    view! {
        <div class=class id=mark.clone() data-state=shown>
            {children()}
            <div class="state">
                {state} {went.view(Callback::new(move |()| save(true)))}
            </div>
            <form method="post" action=action hidden=move || !can_start && !on.get() on:submit=submit>
                <input type="hidden" name="token" value=shared.call.with_value(|(_, token)| token.clone()) />
                <input type="hidden" name="change" value=move || change(!on.get()) />
                <button class="quiet" id=format!("{mark}-button") aria-labelledby=named node_ref=button>
                    {label}
                </button>
            </form>
        </div>
    }
}

fn set(all: &mut Vec<String>, one: &str, is_in: bool) {
    all.retain(|known| known != one);
    if is_in {
        all.push(one.to_owned());
    }
}

/// How often: around a form of radios that the server wrote; with script whatever is chosen in it is saved.
#[island]
pub fn Frequency(chosen: Option<String>, legend: String, done: String, children: Children) -> impl IntoView {
    let shared = expect_context::<Shared>();
    let went = Went::new(shared);
    let said = StoredValue::new((legend, done));
    let kept = StoredValue::new(chosen.unwrap_or_default());
    let (wanted, before) = (StoredValue::new(String::new()), StoredValue::new(String::new()));
    let busy = StoredValue::new(false);
    let around = NodeRef::<leptos::html::Div>::new();
    let alive = RwSignal::new(false);
    Effect::new(move || alive.set(true));

    let save = move |want: String, is_undo: bool| {
        wanted.set_value(want);
        // Arrow keys choose one after the other: what is chosen when the answer comes is what is saved next.
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let was = kept.get_value();
        spawn_local(async move {
            let mut saved = Saved::Done;
            while saved == Saved::Done && kept.get_value() != wanted.get_value() {
                let want = wanted.get_value();
                saved = shared.change(format!("frequency:{want}")).await;
                if saved == Saved::Done {
                    kept.set_value(want);
                }
            }
            busy.set_value(false);
            if let Some(around) = around.get_untracked() {
                tick(&around, &kept.get_value());
            }
            let (legend, done) = said.get_value();
            went.say(&legend, saved, is_undo, done);
            if saved == Saved::Done {
                // Where nothing had been chosen there is nothing to go back to.
                went.undoable.update(|undoable| *undoable &= !was.is_empty());
                before.set_value(was);
            }
        });
    };
    view! {
        <div class="saves" class:alive=move || alive.get() node_ref=around on:change=move |event| save(event_target_value(&event), false)>
            {children()}
            <p class="went">{went.view(Callback::new(move |()| save(before.get_value(), true)))}</p>
        </div>
    }
}

/// Shows what is kept: nothing else may seem chosen.
fn tick(around: &web_sys::Element, kept: &str) {
    let choose = |radio: &str, chosen: bool| {
        if let Ok(Some(radio)) = around.query_selector(radio) {
            radio.unchecked_into::<web_sys::HtmlInputElement>().set_checked(chosen);
        }
    };
    choose(":checked", false);
    if !kept.is_empty() {
        choose(&format!("#frequency-{kept}"), true);
    }
}
