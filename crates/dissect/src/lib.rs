//! The registry: every protocol that sigwall reads, what can be asked of it, and which octets are which protocol.
#![no_std]

mod carrier;
mod catalogue;
mod message;
mod registry;

pub use carrier::{Carrier, Refused, decode};
pub use catalogue::{
    ALIASES, ProtocolRow, Row, SELECTORS, field, fields, find, protocol, protocols, schema_digest,
};
pub use gtp::{Part, REFUSAL_OCTETS_MAX};
pub use message::read_packet;
pub use registry::{Message, PACKET};
