//! The registry: every protocol that sigwall reads, what can be asked of it, and which octets are which protocol.
#![no_std]

mod carried;
mod carrier;
mod catalogue;
mod element;
mod glimpse;
mod lineage;
mod message;
mod registry;
mod state;

pub use carried::{Carried, Segment};
pub use carrier::{Carrier, Part, Refused, decode, following, protocol_of};
pub use catalogue::{
    ALIASES, ProtocolRow, Row, SELECTORS, field, fields, find, protocol, protocols, schema_digest,
    unshown,
};
pub use diameter::{Frame, PORT as DIAMETER_PORT, frame as diameter_frame};
pub use element::{Element, elements, has_elements};
pub use glimpse::{glimpse, glimpse_following, malformed, name_of_cut};
pub use gtp::REFUSAL_OCTETS_MAX;
pub use lineage::{LAYERS_MAX, Lineage, Step};
pub use message::{message_name, packet_rows, read_packet};
pub use registry::{
    BICC, CAP, DIAMETER, GTPPRIME, GTPU, GTPV0, GTPV1, GTPV2, ICMP, ICMPV6, INAP, ISUP, M2PA, M2UA,
    M3UA, MAP, MTP3, MTP3MG, MTP3TEST, Message, PACKET, PFCP, SCCP, SCMG, SCTP, STATE, SUA, TCAP,
};
pub use ss7::tcap::Message as Tcap;
pub use state::{
    AssociationFacts, DialogueFacts, Known, PathFacts, QuotedFacts, Subject, SubscriberFacts,
    TransactionFacts, TunnelFacts, read_state, state_subject,
};
