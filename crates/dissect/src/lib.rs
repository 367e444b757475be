//! The registry: every protocol that sigwall reads, what can be asked of it, and which octets are which protocol.
#![no_std]

mod carried;
mod carrier;
mod catalogue;
mod lineage;
mod message;
mod registry;

pub use carried::Carried;
pub use carrier::{Carrier, Refused, decode, glimpse};
pub use catalogue::{
    ALIASES, ProtocolRow, Row, SELECTORS, field, fields, find, protocol, protocols, schema_digest,
};
pub use gtp::{Part, REFUSAL_OCTETS_MAX};
pub use lineage::{LAYERS_MAX, Lineage};
pub use message::read_packet;
pub use registry::{GTPU, GTPV0, GTPV1, GTPV2, Message, PACKET};
