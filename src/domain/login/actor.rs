//! Who acts. Every story is told who, and every entry of the ledger names them.

use uuid::Uuid;

use super::Session;
use crate::{
    base::{assurance::Assurance, clock::Moment},
    platform::ledger::{ActedBy, ActorKind, Acts},
};

/// Who acts, and on which form: the path of a page or endpoint, without tokens.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Somebody who proved a mailbox.
    Person { session: Session, form: String },
    /// Somebody who holds a link that was mailed.
    LinkHolder { form: String },
    /// A member of the staff.
    Staff { id: Uuid, assurance: Assurance, form: String },
    /// A connected system, by its key.
    Client { id: Uuid, form: String },
    /// A job of ours, by its name.
    System { job: &'static str },
}

impl Actor {
    pub fn person(session: Session, form: impl Into<String>) -> Actor {
        Actor::Person { session, form: form.into() }
    }

    pub fn link_holder(form: impl Into<String>) -> Actor {
        Actor::LinkHolder { form: form.into() }
    }

    pub fn form(&self) -> &str {
        match self {
            Actor::Person { form, .. }
            | Actor::LinkHolder { form }
            | Actor::Staff { form, .. }
            | Actor::Client { form, .. } => form,
            Actor::System { job } => job,
        }
    }

    /// How surely it is known who acts; none for those who prove themselves otherwise than people do.
    pub fn assurance(&self, now: Moment) -> Option<Assurance> {
        match self {
            Actor::Person { session, .. } => Some(session.assurance(now)),
            Actor::LinkHolder { .. } => Some(Assurance::Link),
            Actor::Staff { assurance, .. } => Some(*assurance),
            Actor::Client { .. } | Actor::System { .. } => None,
        }
    }
}

impl Acts for Actor {
    /// The person's own id stands for whoever acts as them, so that no two brands' chains can be told to be of one mailbox.
    fn acted_by(&self, person_id: Uuid, now: Moment) -> ActedBy {
        let (actor, id) = match self {
            Actor::Person { .. } => (ActorKind::Person, Some(person_id)),
            Actor::LinkHolder { .. } => (ActorKind::LinkHolder, Some(person_id)),
            Actor::Staff { id, .. } => (ActorKind::Staff, Some(*id)),
            Actor::Client { id, .. } => (ActorKind::Client, Some(*id)),
            Actor::System { .. } => (ActorKind::System, None),
        };
        ActedBy { actor, id, assurance: self.assurance(now), form: self.form().to_owned() }
    }
}
