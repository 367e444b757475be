//! Which numbered reason a refusal of a decoder or of the reassembly is.

use dissect::{Part, Refused};
use packet::Layer;
use ruletable::Reason;
use session::Breach;

pub(crate) fn of_layer(layer: Layer) -> Reason {
    match layer {
        Layer::Ethernet => Reason::ETHERNET_MALFORMED,
        Layer::Vlan => Reason::VLAN_DEPTH,
        Layer::Ipv4 => Reason::IPV4_MALFORMED,
        Layer::Ipv4Checksum => Reason::IPV4_CHECKSUM,
        Layer::Ipv6 => Reason::IPV6_MALFORMED,
        Layer::Ipv6Depth => Reason::IPV6_DEPTH,
        Layer::Ipv6Routing => Reason::IPV6_ROUTING,
        Layer::Udp => Reason::UDP_MALFORMED,
        Layer::UdpChecksum => Reason::UDP_CHECKSUM,
        Layer::Tcp => Reason::TCP_MALFORMED,
        Layer::TcpChecksum => Reason::TCP_CHECKSUM,
        Layer::Sctp => Reason::SCTP_MALFORMED,
        Layer::SctpChecksum => Reason::SCTP_CHECKSUM,
    }
}

pub(crate) fn of_breach(breach: Breach) -> Reason {
    match breach {
        Breach::Overlap => Reason::FRAGMENT_OVERLAP,
        Breach::Tiny => Reason::FRAGMENT_TINY,
        Breach::Malformed => Reason::FRAGMENT_MALFORMED,
        Breach::TooLong => Reason::FRAGMENT_TOO_LONG,
        Breach::TooMany => Reason::FRAGMENT_COUNT,
        Breach::Full => Reason::FRAGMENTS_FULL,
    }
}

pub(crate) fn of_refused(refused: &Refused) -> Reason {
    match refused.part {
        Part::Header => Reason::GTP_MALFORMED,
        Part::Element => Reason::GTP_ELEMENT,
        Part::Piggyback => Reason::GTP_PIGGYBACK,
    }
}
