//! Signing in, and who may do what: sign-in links, sessions with their assurance level, actors, and the one function that
//! authorises them.

mod actor;
mod authorise;
mod code;
mod device;
mod enter_code;
mod link;
mod passkey;
mod password;
mod provider;
mod recovery;
pub mod session;
pub mod stay;

pub use actor::Actor;
pub use authorise::{Action, Denied, Granted, authorise};
pub use code::bind_decoy;
pub use device::{Device, From};
pub use enter_code::redeem_code;
pub use link::{Opens, Redeemed, look, reauthenticate, redeem, send_link};
pub(in crate::domain) use passkey::open_passkey;
pub use passkey::{Presented, ask_for_passkey, sign_in_with_passkey, step_up_with_passkey};
pub(in crate::domain) use password::Stored as StoredPassword;
pub use password::{Typed, sign_in_with_password, step_up_with_password};
pub(in crate::domain) use provider::subject_index;
pub use provider::{
    Back, Began, IDENTITY_LIVES, Identity, Outcome as ProviderOutcome, Sent as SentToProvider, Wants,
    back_from_provider, send_to_provider, signed_out_at_provider,
};
pub(in crate::domain) use recovery::{Undone, WAIT as RECOVERY_WAIT, begin_recovery, remove_added_since, wait_of};
pub(in crate::domain) use session::Presented as CredentialPresented;
pub use session::{Late, SESSION_HOURS, Session, Stay, Subject, Whereabouts};
pub use stay::{STAY_DAYS, StayToken};
