//! What was done, as the next page says it: a code of ours behind the path of that page. The route table names the codes that
//! each page knows; whatever else stands there says nothing.

use crate::base::paths;

macro_rules! codes {
    ($($code:ident = $text:literal,)+) => {
        /// The words are the message `done-…`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Done {
            $($code,)+
        }

        impl Done {
            #[cfg(test)]
            pub const ALL: &[Done] = &[$(Done::$code,)+];

            pub fn code(self) -> &'static str {
                match self {
                    $(Done::$code => $text,)+
                }
            }
        }
    };
}

codes! {
    Accepted = "accepted",
    AccountLinked = "account-linked",
    AccountUnlinked = "account-unlinked",
    AcceptedNone = "accepted-none",
    AcceptedSome = "accepted-some",
    AddressChanged = "address-changed",
    AddressRestored = "address-put-back",
    AppAdded = "app-added",
    AppRemoved = "app-removed",
    AnswerRemoved = "answer-removed",
    AnswerSaved = "answered",
    CodesMade = "codes-made",
    Confirmed = "confirmed",
    ConsentGiven = "consented",
    ConsentWithdrawn = "withdrawn",
    DetailsSaved = "details",
    Dropped = "dropped",
    EverythingStopped = "everything-stopped",
    FrequencyChosen = "frequency",
    Kept = "kept",
    LinkedAlready = "linked-already",
    LinkedElsewhere = "linked-elsewhere",
    KeptAlready = "kept-already",
    ListFull = "list-full",
    LoyaltyClaimed = "loyalty-claimed",
    LoyaltyRemoved = "loyalty-removed",
    Muted = "muted",
    MuteLifted = "lifted",
    NeverAsked = "never-asked",
    NewAddressAsked = "new-address",
    NoteSaved = "noted",
    NotSignedIn = "not-signed-in",
    PasskeyAdded = "passkey-added",
    PasskeyRemoved = "passkey-removed",
    PasskeyRenamed = "passkey-renamed",
    PasswordChanged = "password-changed",
    PasswordRemoved = "password-removed",
    PasswordSet = "password-set",
    OthersSignedOut = "others-signed-out",
    Paused = "paused",
    ProviderAnother = "provider-another",
    ProviderDeclined = "provider-declined",
    ProviderOver = "provider-over",
    ProviderUnavailable = "provider-unavailable",
    ProviderWrong = "provider-wrong",
    PutOff = "put-off",
    RecoveryStopped = "recovery-stopped",
    Registered = "registered",
    Removed = "removed",
    Resumed = "resumed",
    Secured = "secured",
    SessionEnded = "session-ended",
    Shared = "shared",
    SharingEnded = "sharing-ended",
    SignedOut = "signed-out",
    Started = "started",
    Stopped = "stopped",
    TermsAccepted = "terms-accepted",
    Unchanged = "unchanged",
    Undone = "undone",
}

impl Done {
    /// The path of the page that says it.
    pub fn at(self, path: &str) -> String {
        paths::done(path, self.code())
    }

    /// The message id of its words.
    pub fn message(self) -> String {
        format!("done-{}", self.code())
    }

    /// Not quite what was asked for.
    pub fn is_caution(self) -> bool {
        matches!(
            self,
            Done::AcceptedNone
                | Done::Unchanged
                | Done::NotSignedIn
                | Done::ListFull
                | Done::LinkedAlready
                | Done::LinkedElsewhere
                | Done::ProviderAnother
                | Done::ProviderDeclined
                | Done::ProviderOver
                | Done::ProviderUnavailable
                | Done::ProviderWrong
        )
    }
}
