//! The one function that decides whether somebody may do something. Every change by a person asks it; what people read of themselves is found by their session.

use uuid::Uuid;

use super::Actor;
use crate::{
    base::{assurance::Assurance, clock::Moment},
    platform::brand::LiveBrand,
    store::person,
};

/// What stories do to somebody's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Do what a mailed link is for, and nothing else: confirm an attempt, undo, prove an address, mute a mailbox.
    UseLink,
    /// Take the second step of signing in.
    SecondStep,
    /// Prove afresh who they are.
    StepUp,
    /// Get less: end topics, withdraw, pause.
    Reduce,
    /// Change preferences, details, the wishlist; decide on pending changes.
    Change,
    /// Have an account, and the first thing to sign in with.
    Register,
    /// Add or remove something to sign in with (ASVS 7.5.1).
    ChangeCredentials,
    /// Take a copy (GDPR Art. 15, 20).
    Export,
    /// Change the address (GDPR Art. 16).
    ChangeAddress,
    /// Erase (GDPR Art. 17).
    Erase,
    /// Say on the brand's side whether something holds that a person says of themselves.
    Attest,
}

impl Action {
    /// The least assurance that people need for it (ASVS 7.5.3, 8.2).
    pub fn needs(self) -> Assurance {
        match self {
            Action::UseLink | Action::Reduce | Action::SecondStep => Assurance::Link,
            Action::Change | Action::StepUp | Action::Register => Assurance::Mailbox,
            Action::ChangeCredentials | Action::Export | Action::ChangeAddress | Action::Erase | Action::Attest => {
                Assurance::SteppedUp
            }
        }
    }

    /// Whether people do it at all, however surely they are known.
    fn is_for_people(self) -> bool {
        self != Action::Attest
    }
}

/// An actor may do what they asked for. Only [`authorise`] makes one.
///
/// ```compile_fail
/// use handshake::domain::login::Granted;
/// let forged = Granted { mailbox_id: None, brand_id: uuid::Uuid::nil() };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// Whose mailbox it has to be; any for who does not act by a mailbox of their own.
    mailbox_id: Option<Uuid>,
    brand_id: Uuid,
}

/// What would be enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this needs {needs:?} assurance")]
pub struct Denied {
    pub needs: Assurance,
}

/// Whether an actor may do something at a brand.
///
/// # Errors
/// [`Denied`] says which assurance would be enough, so that the web can lead there and back.
pub fn authorise(actor: &Actor, action: Action, brand: &LiveBrand, now: Moment) -> Result<Granted, Denied> {
    let needs = action.needs();
    let granted = |mailbox_id| Granted { mailbox_id, brand_id: brand.id };
    match actor {
        Actor::Person { session, .. } if action.is_for_people() && session.assurance(now) >= needs => {
            Ok(granted(Some(session.mailbox_id())))
        }
        Actor::LinkHolder { .. } if Assurance::Link >= needs => Ok(granted(None)),
        Actor::System { .. } => Ok(granted(None)),
        // No role and no scope gives any of these yet.
        Actor::Person { .. } | Actor::LinkHolder { .. } | Actor::Staff { .. } | Actor::Client { .. } => {
            Err(Denied { needs })
        }
    }
}

impl Granted {
    /// Whether somebody is whom it was granted for: at the brand and, where people act for themselves, at their mailbox.
    pub fn covers(&self, person: &person::Row) -> bool {
        person.brand_id == self.brand_id && self.mailbox_id.is_none_or(|id| id == person.mailbox_id)
    }

    /// The mailbox of whoever acts for themselves.
    pub fn mailbox_id(&self) -> Option<Uuid> {
        self.mailbox_id
    }
}
