//! What pages are made of: the letterhead, the foot, forms and their faults.

mod choices;
mod fields;
mod sheet;

pub use choices::{Consents, Topics};
pub use fields::{Email, Name, faults, hidden, press};
pub use sheet::{at_brand, broken, go, load, moment, nothing_here, sheet, step_list};
