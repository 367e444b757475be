//! GTP′, which carries charging records (TS 32.295).

mod fields;
mod message;

pub use fields::GtpPrime;
pub use message::{Message, Records};
