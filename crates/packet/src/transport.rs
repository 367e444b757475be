//! What is behind the network header: UDP (RFC 768), TCP (RFC 9293), SCTP (RFC 9260).

use wire::{Fault, Malformed, Reader, code};

use crate::checksum::Sum;
use crate::{Layer, Network, Refused, Tcp, crc32c, sctp};

/// The one port whose tunnels may leave out the checksum over IPv6 (RFC 6935 §5, TS 29.281 §4.4.2).
const GTP_USER: u16 = 2152;

/// Octets of the UDP header.
const UDP_HEADER: usize = 8;

code! {
    /// What an IP packet carries (IANA).
    pub struct Protocol(u8);
    HOP_BY_HOP = 0 => "IPv6 Hop-by-Hop Option",
    ICMP = 1 => "ICMP",
    IPV4 = 4 => "IPv4",
    TCP = 6 => "TCP",
    UDP = 17 => "UDP",
    IPV6 = 41 => "IPv6",
    ROUTING = 43 => "Routing Header for IPv6",
    FRAGMENT = 44 => "Fragment Header for IPv6",
    GRE = 47 => "Generic Routing Encapsulation",
    ESP = 50 => "Encap Security Payload",
    AUTHENTICATION = 51 => "Authentication Header",
    ICMPV6 = 58 => "ICMPv6",
    DESTINATION_OPTIONS = 60 => "Destination Options for IPv6",
    SCTP = 132 => "SCTP",
    MOBILITY = 135 => "Mobile IPv6",
}

impl Protocol {
    pub(crate) fn is_ipv6_extension(self) -> bool {
        matches!(
            self,
            Self::HOP_BY_HOP
                | Self::ROUTING
                | Self::FRAGMENT
                | Self::AUTHENTICATION
                | Self::DESTINATION_OPTIONS
                | Self::MOBILITY
        )
    }
}

/// What is behind the network header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// UDP whose length and checksum are right.
    Udp {
        /// Port of the sender.
        source_port: u16,
        /// Port of the receiver.
        destination_port: u16,
    },
    /// TCP whose checksum is right; the payload is behind its header.
    Tcp(Tcp),
    /// SCTP whose checksum is right; the payload is its chunks.
    Sctp(sctp::Header),
    /// `ICMPv6`, whose type tells neighbour discovery from the rest (RFC 4861).
    Icmpv6 {
        /// Type.
        kind: u8,
    },
    /// A fragment, another protocol, or no IP at all.
    Other,
}

impl Transport {
    /// Source and destination port, where there are ports.
    pub fn ports(self) -> Option<(u16, u16)> {
        match self {
            Self::Udp { source_port, destination_port }
            | Self::Tcp(Tcp { source_port, destination_port, .. })
            | Self::Sctp(sctp::Header { source_port, destination_port, .. }) => {
                Some((source_port, destination_port))
            }
            Self::Icmpv6 { .. } | Self::Other => None,
        }
    }

    /// Reads the payload of a whole packet; of UDP, what is behind its header is given back, else the payload itself.
    #[inline]
    pub(crate) fn decode<'a>(
        protocol: Protocol,
        network: &Network,
        payload: Reader<'a>,
        verifies: bool,
    ) -> Result<(Self, &'a [u8]), Refused> {
        let transport = match protocol {
            Protocol::UDP => return udp(network, payload, verifies),
            Protocol::TCP => return tcp(network, payload, verifies),
            Protocol::SCTP => return sctp(payload, verifies),
            Protocol::ICMPV6 => payload.peek().map_or(Self::Other, |kind| Self::Icmpv6 { kind }),
            _ => Self::Other,
        };
        Ok((transport, payload.rest()))
    }
}

fn tcp<'a>(
    network: &Network,
    payload: Reader<'a>,
    verifies: bool,
) -> Result<(Transport, &'a [u8]), Refused> {
    let mut reader = payload;
    let header = Tcp::decode(&mut reader).map_err(|malformed| Layer::Tcp.found(malformed))?;
    let is_valid = verifies
        && network.addresses().is_some_and(|(source, destination)| {
            Sum::pseudo_header(source, destination, Protocol::TCP.0, payload.len())
                .octets(payload.rest())
                .is_valid()
        });
    if is_valid || !verifies {
        Ok((Transport::Tcp(header), reader.rest()))
    } else {
        Err(Layer::TcpChecksum.refuses(&payload, Fault::Checksum))
    }
}

/// The checksum covers everything, and it alone: no address is part of it (RFC 9260 §6.8).
fn sctp(payload: Reader<'_>, verifies: bool) -> Result<(Transport, &[u8]), Refused> {
    let mut reader = payload;
    let header = sctp::Header::decode(&mut reader).map_err(|found| Layer::Sctp.found(found))?;
    let is_valid = || {
        let sum = crc32c::without_word_at(payload.rest(), sctp::Header::CHECKSUM);
        sum.swap_bytes() == header.checksum
    };
    if !verifies || is_valid() {
        Ok((Transport::Sctp(header), reader.rest()))
    } else {
        Err(Layer::SctpChecksum.refuses(&payload, Fault::Checksum))
    }
}

/// The length must be that of the IP payload: where it is shorter, two readers would see two messages.
#[inline]
fn udp<'a>(
    network: &Network,
    payload: Reader<'a>,
    verifies: bool,
) -> Result<(Transport, &'a [u8]), Refused> {
    let ended = |malformed: Malformed| Layer::Udp.found(malformed);
    let mut reader = payload;
    let source_port = reader.u16().map_err(ended)?;
    let destination_port = reader.u16().map_err(ended)?;
    let length = usize::from(reader.u16().map_err(ended)?);
    let checksum = reader.u16().map_err(ended)?;
    if length != payload.len() || length < UDP_HEADER {
        return Err(Layer::Udp.refuses(&payload, Fault::Length));
    }
    let is_gtp_user = source_port == GTP_USER || destination_port == GTP_USER;
    let is_valid = match (checksum, network.addresses()) {
        (_, None) => false,
        (_, Some(_)) if !verifies => true,
        (0, Some((source, _))) => source.is_ipv4() || is_gtp_user,
        (_, Some((source, destination))) => {
            Sum::pseudo_header(source, destination, Protocol::UDP.0, length)
                .octets(payload.rest())
                .is_valid()
        }
    };
    if !is_valid {
        return Err(Layer::UdpChecksum.refuses(&payload, Fault::Checksum));
    }
    Ok((Transport::Udp { source_port, destination_port }, reader.rest()))
}
