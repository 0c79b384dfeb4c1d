//! What pages are made of: the letterhead, the foot, forms and their faults.

mod choices;
mod fields;
mod sheet;

pub use choices::{Consents, Topics, box_value, notice};
pub use fields::{Email, Name, faults, hidden, press};
pub use sheet::{
    at_brand, broken, done, done_saying, go, in_trouble, load, moment, no_such_link, nothing_here, sheet, sheet_saying,
    step_list, time_of_day,
};
