//! Which numbered reason a refusal of a decoder or of the reassembly is.

use dissect::{Part, Refused};
use packet::Layer;
use ruletable::Reason;
use session::{Breach, PartBreach, StreamBreach};

pub(crate) fn of_layer(layer: Layer) -> Reason {
    match layer {
        Layer::Ethernet => Reason::ETHERNET_MALFORMED,
        Layer::Trailer => Reason::ETHERNET_TRAILER,
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

pub(crate) fn of_stream(breach: StreamBreach) -> Reason {
    match breach {
        StreamBreach::Conflict => Reason::STREAM_CONFLICT,
        StreamBreach::Window => Reason::STREAM_WINDOW,
        StreamBreach::Gaps => Reason::STREAM_GAPS,
        StreamBreach::Framing | StreamBreach::TooLong => Reason::STREAM_FRAMING,
        StreamBreach::Unknown => Reason::STREAM_UNKNOWN,
        StreamBreach::Full => Reason::STREAMS_FULL,
        StreamBreach::Ended => Reason::STREAM_ENDED,
        StreamBreach::Blocked => Reason::STREAM_BLOCKED,
    }
}

pub(crate) fn of_chunk(breach: PartBreach) -> Reason {
    match breach {
        PartBreach::Conflict => Reason::CHUNK_CONFLICT,
        PartBreach::Old => Reason::CHUNK_OLD,
        PartBreach::Unknown => Reason::CHUNK_UNKNOWN,
        PartBreach::Blocked => Reason::CHUNK_BLOCKED,
        PartBreach::TooLong => Reason::CHUNK_TOO_LONG,
        PartBreach::Malformed => Reason::CHUNK_MALFORMED,
        PartBreach::Full => Reason::CHUNKS_FULL,
    }
}

/// A message of SCCP has few and short segments, so that it is neither too long nor too old, and one key each.
pub(crate) fn of_segment(breach: PartBreach) -> Reason {
    match breach {
        PartBreach::Conflict => Reason::SEGMENT_CONFLICT,
        PartBreach::Unknown | PartBreach::Full => Reason::SEGMENT_UNKNOWN,
        PartBreach::Old | PartBreach::Blocked | PartBreach::TooLong | PartBreach::Malformed => {
            Reason::SEGMENT_MALFORMED
        }
    }
}

pub(crate) fn of_refused(refused: &Refused) -> Reason {
    match (refused.part, refused.protocol) {
        (Part::Carrier, _) => Reason::SCTP_PROTOCOL,
        (Part::Element, _) => Reason::GTP_ELEMENT,
        (Part::Piggyback, _) => Reason::GTP_PIGGYBACK,
        (Part::Header, dissect::DIAMETER) => Reason::DIAMETER_MALFORMED,
        (Part::Header, dissect::SCTP) => Reason::SCTP_MALFORMED,
        (Part::Header, dissect::ICMP | dissect::ICMPV6) => Reason::ICMP_MALFORMED,
        (Part::Header, dissect::M3UA) => Reason::M3UA_MALFORMED,
        (Part::Header, dissect::M2UA) => Reason::M2UA_MALFORMED,
        (Part::Header, dissect::SUA) => Reason::SUA_MALFORMED,
        (Part::Header, dissect::M2PA) => Reason::M2PA_MALFORMED,
        (Part::Header, dissect::MTP3) => Reason::MTP3_MALFORMED,
        (Part::Header, dissect::SCCP) => Reason::SCCP_MALFORMED,
        (Part::Header, dissect::TCAP) => Reason::TCAP_MALFORMED,
        (Part::Header, dissect::MAP) => Reason::MAP_MALFORMED,
        (Part::Header, dissect::CAP) => Reason::CAP_MALFORMED,
        (Part::Header, dissect::ISUP) => Reason::ISUP_MALFORMED,
        (Part::Header, _) => Reason::GTP_MALFORMED,
    }
}
