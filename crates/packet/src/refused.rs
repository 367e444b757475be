//! Why a frame is not read.

use core::fmt;

use wire::{Fault, Malformed, Reader};

/// A frame that contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Layer at fault.
    pub layer: Layer,
    /// What is wrong, and at which octet of the frame; of a reassembled datagram, at which octet of its payload.
    pub malformed: Malformed,
}

/// Layers, and the parts of them that are told apart in reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Ethernet header (IEEE 802.3 §3).
    Ethernet,
    /// Octets behind the packet that are more than padding (IEEE 802.3 §4.2.3.3).
    Trailer,
    /// More VLAN tags than two (IEEE 802.1Q §9).
    Vlan,
    /// IPv4 header (RFC 791 §3.1).
    Ipv4,
    /// Checksum of the IPv4 header (RFC 791 §3.1).
    Ipv4Checksum,
    /// IPv6 header or an extension header (RFC 8200 §3, §4).
    Ipv6,
    /// More extension headers than are followed (RFC 8504 §5.3).
    Ipv6Depth,
    /// A routing header of type 0 (RFC 5095), or one that still leads elsewhere.
    Ipv6Routing,
    /// UDP header (RFC 768).
    Udp,
    /// Checksum of UDP (RFC 768, RFC 6936).
    UdpChecksum,
    /// TCP header (RFC 9293 §3.1).
    Tcp,
    /// Checksum of TCP (RFC 9293 §3.1).
    TcpChecksum,
    /// SCTP common header (RFC 9260 §3.1).
    Sctp,
    /// `CRC32c` of SCTP (RFC 9260 §6.8).
    SctpChecksum,
}

impl Layer {
    pub(crate) fn refuses(self, reader: &Reader<'_>, fault: Fault) -> Refused {
        self.found(reader.fault(fault))
    }

    pub(crate) fn found(self, malformed: Malformed) -> Refused {
        Refused { layer: self, malformed }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Ethernet => "Ethernet",
            Self::Trailer => "behind the packet",
            Self::Vlan => "VLAN",
            Self::Ipv4 => "IPv4",
            Self::Ipv4Checksum => "IPv4 checksum",
            Self::Ipv6 => "IPv6",
            Self::Ipv6Depth => "IPv6 extension headers",
            Self::Ipv6Routing => "IPv6 routing header",
            Self::Udp => "UDP",
            Self::UdpChecksum => "UDP checksum",
            Self::Tcp => "TCP",
            Self::TcpChecksum => "TCP checksum",
            Self::Sctp => "SCTP",
            Self::SctpChecksum => "SCTP checksum",
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.layer.text(), self.malformed)
    }
}

impl core::error::Error for Refused {}
