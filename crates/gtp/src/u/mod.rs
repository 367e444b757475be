//! GTP-U (TS 29.281).

mod dns;
mod fields;
mod message;

pub use fields::Gtpu;
pub use message::{Message, MessageType};
