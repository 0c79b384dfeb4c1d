//! The route table: every page and every form of people, once. The router, Leptos's routes, the token guard, the referrer
//! policy, the islands and the tests that walk all pages derive from it. To add a page, add a line here and its file in
//! `pages/`, where its post stands too.

use std::sync::LazyLock;

use axum::{
    Router,
    routing::{get, post},
};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route as LeptosRoute, Router as LeptosRouter},
    path,
};

use super::{
    done::Done,
    endpoints, pages, parts,
    route::{
        Access::{Link, Mailbox, Public, SteppedUp},
        Route, RouteTable, Script,
        TokenKind::{OneClick, Stored, Unsubscribe},
        pattern,
    },
    state::Web,
};
use crate::{domain::login::Action, store::link::LinkKind};

macro_rules! routes {
    ($($path:tt: $access:expr
        $(, page $page_file:ident :: $Page:ident)?
        $(, post $post_room:ident :: $post_file:ident :: $post:ident)?
        $(, with $script:ident)?
        $(, says [$($code:ident),+])?
        $(, json $method:ident $json_file:ident :: $json:ident)?
        $(, leads $leads_file:ident :: $leads:ident)?
    ;)+) => {
        /// In the order in which they are looked at.
        pub const ROUTES: &[Route] = &[$(Route {
            path: $path,
            has_page: given!($($Page)?),
            takes_posts: given!($($post)?),
            access: $access,
            script: script!($($script)?),
            says: &[$($(Done::$code),+)?],
            is_json: given!($($json)?),
            leads_on: given!($($leads)?),
        }),+];

        /// The forms of people, and what their pages fetch.
        pub fn handlers() -> Router<Web> {
            Router::new()$(
                $(.route(&pattern($path), post($post_room::$post_file::$post)))?
                $(.route(&pattern($path), $method(endpoints::$json_file::$json)))?
                $(.route(&pattern($path), get(endpoints::$leads_file::$leads)))?
            )+
        }

        /// The pages of people.
        #[component]
        pub fn Pages() -> impl IntoView {
            view! {
                <LeptosRouter>
                    <FlatRoutes fallback=parts::nothing_here>
                        $($(<LeptosRoute path=path!($path) view=pages::$page_file::$Page ssr=SsrMode::Async />)?)+
                    </FlatRoutes>
                </LeptosRouter>
            }
        }
    };
}

macro_rules! given {
    () => {
        false
    };
    ($given:ident) => {
        true
    };
}

macro_rules! script {
    () => {
        Script::Nothing
    };
    (islands) => {
        Script::Islands
    };
    (credentials) => {
        Script::Credentials
    };
}

routes! {
    "/": Public, page home::Page;
    // People who are signed in.
    "/me": Public, page me::Page, with credentials,
        says [Registered, TermsAccepted, AnswerSaved, NeverAsked, PutOff, Accepted, AcceptedNone, AcceptedSome, AddressChanged, Confirmed, DetailsSaved, Dropped, LoyaltyRemoved, MuteLifted, NewAddressAsked, SignedOut, Unchanged];
    "/sign-in": Public, page sign_in_link::Anywhere, post pages::sign_in_link::post_anywhere, with credentials,
        says [ProviderDeclined, ProviderOver, ProviderUnavailable, ProviderWrong];
    "/sign-in/sent": Public, page sign_in_link::Sent, post pages::sign_in_link::post_code;
    "/sign-in/password": Public, page sign_in_password::Anywhere, post pages::sign_in_password::post, with credentials;
    "/sign-in/second-step": Public, page second_step::Page, post pages::second_step::post;
    "/sign-in/unlinked": Public, page unlinked::Anywhere;
    "/sign-in/with/:provider": Public, leads provider::to;
    "/sign-in/from/:provider": Public, leads provider::back;
    "/me/sign-out": Mailbox, post pages::sign_out::post;
    "/me/security": Mailbox, page security::Page, with credentials,
        says [AccountLinked, AccountUnlinked, AppAdded, AppRemoved, CodesMade, LinkedAlready, LinkedElsewhere, OthersSignedOut, ProviderDeclined, ProviderOver, ProviderUnavailable, ProviderWrong, PasskeyAdded, PasskeyRemoved, PasskeyRenamed, PasswordChanged, PasswordRemoved, PasswordSet, RecoveryStopped, SessionEnded];
    "/me/security/password": SteppedUp(Action::ChangeCredentials), page password::Page, post pages::password::post, with credentials;
    "/me/security/app": SteppedUp(Action::ChangeCredentials), page authenticator_app::Page, post pages::authenticator_app::post, with credentials;
    "/me/security/recovery-codes": SteppedUp(Action::ChangeCredentials), page recovery_codes::Page, post pages::recovery_codes::post, with credentials;
    "/me/security/history": Mailbox, page security_history::Page;
    "/me/security/sessions": Mailbox, post pages::sessions::post;
    "/me/security/recovery": Mailbox, post pages::recovery::post;
    "/me/security/new-passkey": SteppedUp(Action::ChangeCredentials), page new_passkey::Page, post pages::new_passkey::post, with credentials, says [Registered];
    "/me/security/link": SteppedUp(Action::ChangeCredentials), page link_account::Page, post pages::link_account::post, with credentials, says [Registered];
    "/me/security/link/:provider": Mailbox, leads provider::to_link;
    "/me/security/linked/:account": SteppedUp(Action::ChangeCredentials), page linked_account::Page, post pages::linked_account::post, with credentials,
        says [ProviderAnother, ProviderDeclined, ProviderOver, ProviderUnavailable, ProviderWrong, Shared, SharingEnded];
    "/me/security/passkeys/:passkey": SteppedUp(Action::ChangeCredentials), page passkey::Page, post pages::passkey::post, with credentials;
    "/me/:brand/register": Mailbox, page register::Page, post pages::register::post, with credentials;
    "/me/:brand/profile": Mailbox, page profile::Page, post pages::profile::post,
        says [AnswerRemoved, AnswerSaved, Unchanged];
    "/me/:brand/loyalty": Mailbox, page loyalty::Page, post pages::loyalty::post,
        says [LoyaltyClaimed, LoyaltyRemoved, Unchanged];
    "/me/:brand/terms": Mailbox, page terms::Page, post pages::terms::post;
    "/me/:brand/details": Mailbox, page details::Page, post pages::details::post;
    "/me/:brand/new-address": SteppedUp(Action::ChangeAddress), page new_address::Wish, post pages::new_address::ask, with credentials;
    "/me/:brand/preferences": Mailbox, page preferences::Page, post pages::preferences::post, with islands,
        says [ConsentGiven, ConsentWithdrawn, EverythingStopped, FrequencyChosen, Paused, Resumed, Started, Stopped];
    "/me/:brand/asked-for": Mailbox, post pages::pending_changes::post;
    "/me/:brand/consents": Mailbox, page consents::Page;
    "/me/:brand/consents/:number": Mailbox, page receipt::Page;
    "/me/:brand/data": SteppedUp(Action::Export), page data::Page, with credentials;
    "/me/:brand/reauthenticate": Mailbox, page reauthenticate::Page, post pages::reauthenticate::post, with credentials;
    "/me/:brand/delete": SteppedUp(Action::Erase), page erase::Page, post pages::erase::post, with credentials;
    "/me/:brand/wishlist": Mailbox, page wishlist::Page, post pages::wishlist::post,
        says [Kept, KeptAlready, ListFull, NoteSaved, Removed, Unchanged];
    "/me/:brand/data.json": SteppedUp(Action::Export), json get data::get;
    "/me/:brand/consents/:number/receipt.json": Mailbox, json get receipt::get;
    "/api/preference": Mailbox, json post islands::post;
    // Strangers, at a brand.
    "/:brand": Public, page greet::Page;
    "/:brand/subscribe": Public, page subscribe::Page, post pages::subscribe::post, says [MuteLifted];
    "/:brand/subscribe/sent": Public, page subscribe::Sent;
    "/:brand/register": Public, page register::Stranger, post pages::register::post_stranger;
    "/:brand/register/sent": Public, page register::Sent;
    "/:brand/under-age": Public, page register::UnderAge;
    "/:brand/wish": Public, page wish::Page, post pages::wish::post;
    "/:brand/no-email": Public, page no_email::Page;
    "/:brand/notices": Public, page notices::List;
    "/:brand/notices/:notice": Public, page notices::Page;
    "/:brand/confirmed": Public, page confirm::Confirmed;
    "/:brand/sign-in": Public, page sign_in_link::Page, post pages::sign_in_link::post, with credentials,
        says [Secured, AddressChanged, AddressRestored, NotSignedIn, ProviderDeclined, ProviderOver, ProviderUnavailable, ProviderWrong, Undone];
    "/:brand/sign-in/sent": Public, page sign_in_link::Sent, post pages::sign_in_link::post_code;
    "/:brand/sign-in/unlinked": Public, page unlinked::Page;
    "/:brand/sign-in/with/:provider": Public, leads provider::to;
    "/:brand/sign-in/password": Public, page sign_in_password::Page, post pages::sign_in_password::post, with credentials;
    "/:brand/deleted": Public, page erase::Erased;
    // Holders of mailed links.
    "/:brand/confirm/:token": Link(Stored(LinkKind::Confirmation)), page confirm::Page, post pages::confirm::post;
    "/:brand/not-me/:token": Link(Stored(LinkKind::Disavow)), page disavow::Page, post pages::disavow::post, says [Muted];
    "/:brand/sign-in/:token": Link(Stored(LinkKind::SignIn)), page sign_in::Page, post pages::sign_in::post;
    "/:brand/undo/:token": Link(Stored(LinkKind::Undo)), page undo::Page, post pages::undo::post;
    "/:brand/new-address/:token": Link(Stored(LinkKind::NewAddress)), page new_address::Page, post pages::new_address::prove;
    "/:brand/old-address/:token": Link(Stored(LinkKind::OldAddress)), page old_address::Page, post pages::old_address::post;
    "/:brand/secure/:token": Link(Stored(LinkKind::Secure)), page secure::Page, post pages::secure::post;
    "/:brand/unsubscribe/:token": Link(Unsubscribe), page unsubscribe::Page, post pages::unsubscribe::post, says [Stopped];
    "/:brand/one-click/:token": Link(OneClick), page unsubscribe::Page, post endpoints::one_click::post;
}

/// What paths were called before, and are called now.
pub const MOVED: &[(&str, &str)] = &[
    ("/:brand/join", "/:brand/subscribe"),
    ("/:brand/join/sent", "/:brand/subscribe/sent"),
    ("/:brand/manage", "/:brand/sign-in"),
    ("/:brand/manage/sent", "/:brand/sign-in/sent"),
    ("/:brand/nothing-came", "/:brand/no-email"),
    ("/:brand/left", "/:brand/deleted"),
    ("/:brand/letters/:token", "/:brand/unsubscribe/:token"),
    ("/me/:brand/agreed", "/me/:brand/consents"),
    ("/me/:brand/agreed/:number", "/me/:brand/consents/:number"),
    ("/me/:brand/agreed/:number/receipt.json", "/me/:brand/consents/:number/receipt.json"),
    ("/me/:brand/prove", "/me/:brand/reauthenticate"),
    ("/me/:brand/leave", "/me/:brand/delete"),
];

pub static TABLE: LazyLock<RouteTable> = LazyLock::new(|| RouteTable::new(ROUTES, MOVED));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::paths, i18n::Language};

    #[test]
    fn a_path_is_found_as_the_router_finds_it() {
        let found = |path| TABLE.of(path).map(|route| route.path);
        assert_eq!(found("/"), Some("/"));
        assert_eq!(found("/me"), Some("/me"));
        assert_eq!(found("/harbour"), Some("/:brand"));
        assert_eq!(found("/me/harbour/preferences"), Some("/me/:brand/preferences"));
        assert_eq!(found("/harbour/confirm/abc"), Some("/:brand/confirm/:token"));
        assert_eq!(found("/harbour/confirm/"), None);
        assert_eq!(found("/harbour/confirm/abc/d"), None);
        let kind = |path| TABLE.of(path).and_then(Route::token_kind);
        assert_eq!(kind("/harbour/one-click/abc"), Some(OneClick));
        assert_eq!(kind("/harbour/new-address/abc"), Some(Stored(LinkKind::NewAddress)));
        assert_eq!(kind("/me/harbour/new-address"), None);
    }

    /// Links and redirects lead to what is there.
    #[test]
    fn every_typed_path_is_a_line_of_the_table() {
        let (at, me) = (paths::at("harbour"), paths::me_at("harbour"));
        let to_pages = [
            paths::ME.to_owned(),
            paths::SIGN_IN.to_owned(),
            paths::SIGN_IN_SENT.to_owned(),
            paths::SIGN_IN_PASSWORD.to_owned(),
            paths::UNLINKED.to_owned(),
            paths::LINK_ACCOUNT.to_owned(),
            paths::linked_account(uuid::Uuid::nil()),
            paths::SECOND_STEP.to_owned(),
            paths::SECURITY.to_owned(),
            paths::SECURITY_HISTORY.to_owned(),
            paths::NEW_PASSKEY.to_owned(),
            paths::PASSWORD.to_owned(),
            paths::AUTHENTICATOR_APP.to_owned(),
            paths::RECOVERY_CODES.to_owned(),
            paths::passkey(uuid::Uuid::nil()),
            at.home(),
            at.subscribe(),
            at.subscribe_sent(),
            at.register(),
            at.register_sent(),
            at.under_age(),
            at.no_email(),
            at.notices(),
            at.notice("letters"),
            at.sign_in_link(),
            at.sign_in_link_sent(),
            at.sign_in_password(),
            at.unlinked(),
            at.confirmed(),
            at.erased(),
            at.confirm("t"),
            at.disavow("t"),
            at.sign_in("t"),
            at.undo("t"),
            at.new_address("t"),
            at.old_address("t"),
            at.secure("t"),
            at.unsubscribe("t"),
            at.one_click("t"),
            me.preferences(),
            me.register(),
            me.terms(),
            me.profile(),
            me.loyalty(),
            me.details(),
            me.new_address(),
            me.consents(),
            me.consent(3),
            me.data(),
            me.reauthenticate(),
            me.erase(),
            me.wishlist(),
        ];
        for path in &to_pages {
            assert!(TABLE.of(path).is_some_and(|route| route.has_page), "{path}");
        }
        for path in [me.pending_changes(), paths::RECOVERY.to_owned(), paths::SESSIONS.to_owned()] {
            assert!(TABLE.of(&path).is_some_and(|route| route.takes_posts), "{path}");
        }
        let to_providers =
            [paths::sign_in_with("p"), paths::from_provider("p"), paths::link_account("p"), at.sign_in_with("p")];
        for path in &to_providers {
            assert!(TABLE.of(path).is_some_and(|route| route.leads_on), "{path}");
            assert!(!TABLE.has_token(path), "{path}");
        }
        // Every page has a path, but the one that a brand's own site links to and the first of all.
        let reached = |route: &&Route| to_pages.iter().any(|path| TABLE.of(path) == Some(*route));
        let others: Vec<&str> =
            ROUTES.iter().filter(|route| route.has_page && !reached(route)).map(|route| route.path).collect();
        assert_eq!(others, ["/", "/:brand/wish"]);
    }

    #[test]
    fn what_moved_leads_to_lines_of_the_table_and_stands_in_the_way_of_none() {
        for (old, new) in MOVED {
            assert!(ROUTES.iter().any(|route| route.path == *new), "{new} is no line");
            assert!(ROUTES.iter().all(|route| route.path != *old), "{old} is a line");
            let parts = |path: &str| {
                path.split('/').filter(|part| part.starts_with(':')).map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(parts(old), parts(new), "{old} and {new} name different things");
        }
        assert!(TABLE.has_token("/harbour/letters/abc"), "an old link's token is no less a token");
        assert!(!TABLE.has_token("/harbour/sign-in") && !TABLE.has_token("/harbour/sign-in/sent"));
        assert!(TABLE.has_token("/harbour/sign-in/abc") && TABLE.has_token("/harbour/sign-in/abc/d"));
    }

    #[test]
    fn every_line_is_there_once_and_does_something() {
        for (n, route) in ROUTES.iter().enumerate() {
            let answers = route.has_page || route.takes_posts || route.is_json || route.leads_on;
            assert!(answers, "{}", route.path);
            assert!(
                !(route.is_json && (route.has_page || route.takes_posts)),
                "{} is for people or for programs",
                route.path
            );
            assert!(!ROUTES[..n].iter().any(|other| other.path == route.path), "{} twice", route.path);
            assert_eq!(route.token_kind().is_some(), route.path.ends_with("/:token"), "{}", route.path);
            let asks_mailbox = route.path.starts_with("/me/") || route.path == "/api/preference";
            assert_eq!(matches!(route.access, Mailbox | SteppedUp(_)), asks_mailbox, "{}", route.path);
        }
    }

    #[test]
    fn whatever_was_done_some_page_says_it_in_every_language() {
        for done in Done::ALL {
            assert!(ROUTES.iter().any(|route| route.says.contains(done)), "{done:?} is said nowhere");
            for language in Language::ALL {
                assert_ne!(language.say(&done.message()), done.message(), "{language:?}");
            }
        }
        assert!(ROUTES.iter().all(|route| route.has_page || route.says.is_empty()));
    }
}
