//! Layers 2 to 4: Ethernet, VLAN, IPv4, IPv6, ICMP, UDP, TCP, SCTP with its chunks.
//!
//! Decoding goes straight down, borrows the frame and never allocates. What two readers could understand differently
//! is refused, with the layer at fault.
#![no_std]

pub mod checksum;
mod crc32c;
mod datagram;
mod ethernet;
mod fields;
mod flaws;
mod glimpse;
pub mod icmp;
mod ipv4;
mod ipv6;
mod options;
#[cfg(test)]
mod oracle;
mod packet;
mod refused;
mod route;
pub mod sctp;
mod seal;
mod tcp;
mod transport;

pub use datagram::Datagram;
pub use ethernet::{EtherType, Vlan, Vlans};
pub use fields::Layers;
pub use flaws::{is_malformed, is_malformed_transport, is_whole};
pub use glimpse::{glimpse, glimpse_ip, glimpse_transport};
pub use packet::{Fragment, Network, Packet, decode, decode_transport, decode_unverified};
pub use seal::seal;

pub use refused::{Layer, Refused};
pub use tcp::Tcp;
pub use transport::{Protocol, Transport};
