//! What pages are made of: the letterhead, the foot, forms and their faults.

mod answers;
mod choices;
mod declaration;
mod error_page;
mod fields;
mod link_page;
mod passkey;
mod providers;
mod qr;
pub mod question;
mod secret;
mod sent;
mod sheet;
mod stay_tick;

pub use answers::{at_brand, broken, go, gone_link, in_trouble, no_such_link, nothing_here};
pub use choices::{Groups, above_button, consent_above_button, lines, notice, offers_more, words_shown};
pub use declaration::{asked_to_declare, declaration, declared, declares};
pub use error_page::ErrorPage;
pub use fields::{Email, Name, already_signed_in, faults, hidden, press, press_with};
pub use link_page::{Unusable, link_page};
pub use passkey::{PasskeyAsk, passkey_answer, passkey_form, passkey_unknown, passkeys_known};
pub use providers::{continue_to, providers};
pub use qr::qr;
pub use secret::{CODE, CodeField, NEW_PASSWORD, PASSWORD, PasswordField};
pub use sent::{email_sent, sent_to};
pub use sheet::{done, done_saying, load, moment, sheet, sheet_saying, step_list, time_of_day};
pub use stay_tick::{stay_tick, stays_until};
