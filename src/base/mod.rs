//! Values without input or output: everything above may use them, and they use nothing above.

pub mod address;
pub mod assurance;
pub mod blind_index;
pub mod clock;
pub mod ids;
pub mod name;
pub mod password;
pub mod paths;
pub mod plain_text;
pub mod proxies;
pub mod site;
