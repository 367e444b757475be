//! GTPv0 (GSM 09.60), which predates tunnel endpoint identifiers; message types are those of GTPv1.

mod fields;
mod message;

pub use fields::Gtpv0;
pub use message::Message;
