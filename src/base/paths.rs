//! The paths of our own pages, as links and redirects name them. The route table (`web/routes.rs`) says what is there; a test
//! holds each of these against it.

use std::fmt::Display;

/// Where whoever is signed in begins.
pub const ME: &str = "/me";
pub const SIGN_OUT: &str = "/me/sign-out";
/// Where anybody signs in, at whatever brand they are known.
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_IN_SENT: &str = "/sign-in/sent";
pub const SIGN_IN_PASSWORD: &str = "/sign-in/password";
/// Where whoever has two-step verification types the code.
pub const SECOND_STEP: &str = "/sign-in/second-step";
/// For whoever was identified by a provider, and is linked to nobody yet.
pub const UNLINKED: &str = "/sign-in/unlinked";
/// What somebody signs in with, at all brands of theirs.
pub const SECURITY: &str = "/me/security";
pub const NEW_PASSKEY: &str = "/me/security/new-passkey";
pub const PASSWORD: &str = "/me/security/password";
pub const AUTHENTICATOR_APP: &str = "/me/security/app";
/// Where whoever is signed in signs out other browsers of theirs.
pub const SESSIONS: &str = "/me/security/sessions";
/// What happened to how they sign in.
pub const SECURITY_HISTORY: &str = "/me/security/history";
/// Where whoever is signed in stops a recovery.
pub const RECOVERY: &str = "/me/security/recovery";
pub const RECOVERY_CODES: &str = "/me/security/recovery-codes";

/// Where whoever was identified by a provider links it to the account that they are signed in to.
pub const LINK_ACCOUNT: &str = "/me/security/link";

pub fn link_account(provider: &str) -> String {
    format!("{LINK_ACCOUNT}/{provider}")
}

pub fn linked_account(id: impl Display) -> String {
    format!("{SECURITY}/linked/{id}")
}

/// To a provider.
pub fn sign_in_with(provider: &str) -> String {
    format!("{SIGN_IN}/with/{provider}")
}

/// Back from it.
pub fn from_provider(provider: &str) -> String {
    format!("{SIGN_IN}/from/{provider}")
}

/// Where a provider says that somebody signed out there.
pub const SIGNED_OUT_AT_PROVIDER: &str = "/sign-in/from/:provider/signed-out";

pub fn passkey(id: impl Display) -> String {
    format!("{SECURITY}/passkeys/{id}")
}

/// Paths at a brand, by its slug.
#[derive(Clone, Copy, Debug)]
pub struct At<'a>(&'a str);

pub fn at(slug: &str) -> At<'_> {
    At(slug)
}

/// Paths of whoever is signed in, at a brand.
#[derive(Clone, Copy, Debug)]
pub struct MeAt<'a>(&'a str);

pub fn me_at(slug: &str) -> MeAt<'_> {
    MeAt(slug)
}

/// A path with the code of what was done, for the next page to say it.
pub fn done(path: impl Display, code: &str) -> String {
    format!("{path}?done={code}")
}

/// A path in a language that is chosen by the link.
pub fn in_language(path: impl Display, tag: &str) -> String {
    format!("{path}?lang={tag}")
}

impl At<'_> {
    pub fn home(self) -> String {
        format!("/{}", self.0)
    }

    pub fn subscribe(self) -> String {
        self.page("subscribe")
    }

    pub fn subscribe_sent(self) -> String {
        self.page("subscribe/sent")
    }

    /// Registering and subscribing in one.
    pub fn register(self) -> String {
        self.page("register")
    }

    pub fn register_sent(self) -> String {
        self.page("register/sent")
    }

    pub fn under_age(self) -> String {
        self.page("under-age")
    }

    pub fn no_email(self) -> String {
        self.page("no-email")
    }

    pub fn notices(self) -> String {
        self.page("notices")
    }

    pub fn notice(self, id: &str) -> String {
        self.link("notices", id)
    }

    /// Where anybody asks for a sign-in link.
    pub fn sign_in_link(self) -> String {
        self.page("sign-in")
    }

    pub fn sign_in_link_sent(self) -> String {
        self.page("sign-in/sent")
    }

    pub fn sign_in_password(self) -> String {
        self.page("sign-in/password")
    }

    pub fn sign_in_with(self, provider: &str) -> String {
        self.page(&format!("sign-in/with/{provider}"))
    }

    pub fn unlinked(self) -> String {
        self.page("sign-in/unlinked")
    }

    pub fn confirmed(self) -> String {
        self.page("confirmed")
    }

    pub fn erased(self) -> String {
        self.page("deleted")
    }

    pub fn confirm(self, token: &str) -> String {
        self.link("confirm", token)
    }

    pub fn disavow(self, token: &str) -> String {
        self.link("not-me", token)
    }

    pub fn sign_in(self, token: &str) -> String {
        self.link("sign-in", token)
    }

    pub fn undo(self, token: &str) -> String {
        self.link("undo", token)
    }

    pub fn new_address(self, token: &str) -> String {
        self.link("new-address", token)
    }

    pub fn old_address(self, token: &str) -> String {
        self.link("old-address", token)
    }

    /// In security notices: ends what was done to an account without its owner.
    pub fn secure(self, token: &str) -> String {
        self.link("secure", token)
    }

    /// In the brand's own emails: what the holder gets, and less of it.
    pub fn unsubscribe(self, token: &str) -> String {
        self.link("unsubscribe", token)
    }

    /// RFC 8058.
    pub fn one_click(self, token: &str) -> String {
        self.link("one-click", token)
    }

    /// A page behind a link as evidence names it, without the token.
    pub fn form(self, word: &str) -> String {
        self.page(word)
    }

    pub fn logo(self, hash: &str) -> String {
        self.link("logo", hash)
    }

    fn page(self, page: &str) -> String {
        format!("/{}/{page}", self.0)
    }

    fn link(self, page: &str, last: &str) -> String {
        format!("/{}/{page}/{last}", self.0)
    }
}

impl MeAt<'_> {
    pub fn preferences(self) -> String {
        self.page("preferences")
    }

    pub fn register(self) -> String {
        self.page("register")
    }

    /// What they told the brand about themselves.
    pub fn profile(self) -> String {
        self.page("profile")
    }

    /// The number of the brand's loyalty programme.
    pub fn loyalty(self) -> String {
        self.page("loyalty")
    }

    /// The terms, where they are new.
    pub fn terms(self) -> String {
        self.page("terms")
    }

    pub fn details(self) -> String {
        self.page("details")
    }

    pub fn new_address(self) -> String {
        self.page("new-address")
    }

    pub fn pending_changes(self) -> String {
        self.page("asked-for")
    }

    pub fn consents(self) -> String {
        self.page("consents")
    }

    pub fn consent(self, number: i64) -> String {
        self.page(&format!("consents/{number}"))
    }

    pub fn data(self) -> String {
        self.page("data")
    }

    pub fn data_json(self) -> String {
        self.page("data.json")
    }

    pub fn receipt_json(self, number: i64) -> String {
        self.page(&format!("consents/{number}/receipt.json"))
    }

    pub fn reauthenticate(self) -> String {
        self.page("reauthenticate")
    }

    pub fn erase(self) -> String {
        self.page("delete")
    }

    pub fn wishlist(self) -> String {
        self.page("wishlist")
    }

    fn page(self, page: &str) -> String {
        format!("/me/{}/{page}", self.0)
    }
}
