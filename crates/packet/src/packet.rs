//! A packet: layers 2 to 4 of a frame, decoded straight down.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::ops::Range;

use wire::Reader;

use crate::ethernet::Ethernet;
use crate::ipv6::Chain;
use crate::sctp::{self, ChunkType, Chunks};
use crate::{EtherType, Protocol, Refused, Transport, Vlans, ipv4, ipv6};

/// Reads a frame, down to the payload of its transport.
///
/// A fragment is given as it is: its payload is a piece of the datagram, and its transport is not looked into.
pub fn decode(frame: &[u8]) -> Result<Packet<'_>, Refused> {
    decode_by(frame, true)
}

/// The same without a look at checksums, for whoever writes them or knows of an agreement to send none.
pub fn decode_unverified(frame: &[u8]) -> Result<Packet<'_>, Refused> {
    decode_by(frame, false)
}

#[inline]
fn decode_by(frame: &[u8], verifies: bool) -> Result<Packet<'_>, Refused> {
    let mut reader = Reader::new(frame);
    let ethernet = Ethernet::decode(&mut reader)?;
    let internet = match ethernet.ethertype {
        EtherType::IPV4 => ipv4::decode(reader, verifies)?,
        EtherType::IPV6 => ipv6::decode(reader)?,
        _ => Internet::none(reader),
    };
    let (transport, payload) = internet.transport(verifies)?;
    Ok(Packet {
        frame_len: frame.len(),
        frame,
        network_offset: reader.offset(),
        destination_mac: ethernet.destination,
        source_mac: ethernet.source,
        vlans: ethernet.vlans,
        ethertype: ethernet.ethertype,
        network: internet.network,
        protocol: internet.protocol,
        transport,
        fragment: internet.fragment,
        payload,
    })
}

/// Reads a reassembled datagram: `fragment` is the packet of its first fragment, `payload` all octets behind the
/// header that every fragment repeats. `verifies` is false where nobody looked at checksums when it was captured.
pub fn decode_transport<'a>(
    fragment: &Packet<'_>,
    payload: &'a [u8],
    verifies: bool,
) -> Result<Packet<'a>, Refused> {
    let chain = match fragment.network {
        Network::Ipv6 { .. } => Chain::of_datagram(fragment.protocol, payload)?,
        Network::Ipv4 { .. } | Network::Other => {
            let (protocol, payload) = ipv4::authenticated(fragment.protocol, Reader::new(payload))?;
            Chain { protocol, fragment: None, payload }
        }
    };
    let internet = chain.of(fragment.network);
    let (transport, payload) = internet.transport(verifies)?;
    Ok(Packet {
        frame_len: fragment.frame_len,
        frame: &[],
        network_offset: fragment.network_offset,
        destination_mac: fragment.destination_mac,
        source_mac: fragment.source_mac,
        vlans: fragment.vlans,
        ethertype: fragment.ethertype,
        network: fragment.network,
        protocol: internet.protocol,
        transport,
        fragment: None,
        payload,
    })
}

/// Layers 2 to 4 of a frame.
#[derive(Clone, Copy, Debug)]
pub struct Packet<'a> {
    /// Octets of the frame.
    pub frame_len: usize,
    /// The frame itself; nothing where the datagram was put together.
    pub frame: &'a [u8],
    /// Octets before the network header.
    pub network_offset: usize,
    /// Ethernet address of the receiver.
    pub destination_mac: [u8; 6],
    /// Ethernet address of the sender.
    pub source_mac: [u8; 6],
    /// VLAN tags.
    pub vlans: Vlans,
    /// What the frame carries behind its tags.
    pub ethertype: EtherType,
    /// Network layer.
    pub network: Network,
    /// Protocol behind the IP headers; of a fragment, what its datagram begins with. 0 where there is no IP.
    pub protocol: Protocol,
    /// Transport layer.
    pub transport: Transport,
    /// Place in a datagram, where the packet is a piece of one.
    pub fragment: Option<Fragment>,
    /// Behind the UDP header; of every other transport and of a fragment, behind the IP headers; of a frame that is
    /// not IP, behind its tags.
    pub payload: &'a [u8],
}

/// Network layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// IPv4 (RFC 791).
    Ipv4 {
        /// Sender.
        source: Ipv4Addr,
        /// Receiver.
        destination: Ipv4Addr,
        /// Time to live.
        hops: u8,
    },
    /// IPv6 (RFC 8200).
    Ipv6 {
        /// Sender.
        source: Ipv6Addr,
        /// Receiver.
        destination: Ipv6Addr,
        /// Hop limit.
        hops: u8,
        /// What stands behind the first header.
        next: Protocol,
    },
    /// Not IP.
    Other,
}

/// A piece of a datagram (RFC 791 §3.2, RFC 8200 §4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Which datagram, among those of its sender and receiver; 16 bits in IPv4.
    pub id: u32,
    /// Octets of the datagram's payload before this piece; a multiple of 8.
    pub offset: u16,
    /// Another piece follows.
    pub more: bool,
    /// Of an IPv6 datagram.
    pub is_ipv6: bool,
}

impl Packet<'_> {
    /// Where the header of the transport and all behind it lie in the frame that this was read from.
    pub fn transport_range(&self, frame: &[u8]) -> Option<Range<usize>> {
        let header = match self.transport {
            Transport::Udp { .. } => 8,
            Transport::Tcp(tcp) => usize::from(tcp.header_len),
            Transport::Sctp(_) => 12,
            Transport::Icmpv6 { .. } | Transport::Other => 0,
        };
        let begin = self.payload.as_ptr().addr().checked_sub(frame.as_ptr().addr())?;
        let end = begin.checked_add(self.payload.len()).filter(|end| *end <= frame.len())?;
        Some(begin.checked_sub(header)?..end)
    }

    /// True where it stands in a frame of Ethernet: packets in packets do not.
    pub fn is_ethernet(&self) -> bool {
        self.network_offset > 0
    }

    /// True for a packet of SCTP without a checksum that a receiver may have agreed to: none that begins an association
    /// (RFC 9653 §5.2).
    pub fn may_go_unsummed(&self) -> bool {
        let begins = |chunk: sctp::Chunk<'_>| {
            matches!(chunk.kind, ChunkType::INIT | ChunkType::INIT_ACK | ChunkType::COOKIE_ECHO)
        };
        match self.transport {
            Transport::Sctp(header) => {
                header.checksum == 0 && !Chunks::glimpse(self.payload).any(begins)
            }
            Transport::Udp { .. }
            | Transport::Tcp(_)
            | Transport::Icmpv6 { .. }
            | Transport::Other => false,
        }
    }

    /// Sender, where the frame carries IP.
    pub fn source(&self) -> Option<IpAddr> {
        self.addresses().map(|(source, _)| source)
    }

    /// Receiver, where the frame carries IP.
    pub fn destination(&self) -> Option<IpAddr> {
        self.addresses().map(|(_, destination)| destination)
    }

    /// Sender and receiver, where the frame carries IP.
    pub fn addresses(&self) -> Option<(IpAddr, IpAddr)> {
        self.network.addresses()
    }
}

impl Network {
    /// Sender and receiver.
    pub fn addresses(&self) -> Option<(IpAddr, IpAddr)> {
        match *self {
            Self::Ipv4 { source, destination, .. } => Some((source.into(), destination.into())),
            Self::Ipv6 { source, destination, .. } => Some((source.into(), destination.into())),
            Self::Other => None,
        }
    }
}

/// The network layer, and where it leads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Internet<'a> {
    pub(crate) network: Network,
    pub(crate) protocol: Protocol,
    pub(crate) fragment: Option<Fragment>,
    pub(crate) payload: Reader<'a>,
}

impl<'a> Internet<'a> {
    fn none(payload: Reader<'a>) -> Self {
        Self { network: Network::Other, protocol: Protocol(0), fragment: None, payload }
    }

    /// A fragment's transport is not looked into.
    #[inline]
    fn transport(&self, verifies: bool) -> Result<(Transport, &'a [u8]), Refused> {
        match self.fragment {
            None => Transport::decode(self.protocol, &self.network, self.payload, verifies),
            Some(_) => Ok((Transport::Other, self.payload.rest())),
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::tcp::tcp;
    use craft::{Frame, frame};
    use proptest::prelude::*;
    use wire::Fault;

    use super::*;
    use crate::Layer;

    const SIX: [u16; 8] = [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1];

    #[test]
    fn a_frame_with_two_tags_is_read_down_to_its_datagram() {
        let octets = frame().tag(0x88a8, 0x6007).vlan(42).udp(2123, 2124).payload(b"gtp").octets();

        let packet = decode(&octets).unwrap();

        let tags: Vec<(u16, u16)> = packet.vlans.iter().map(|tag| (tag.tpid.0, tag.id)).collect();
        assert_eq!(tags, [(0x88a8, 7), (0x8100, 42)]);
        assert_eq!(packet.vlans.outer().unwrap().priority, 3);
        assert_eq!(packet.source(), Some(IpAddr::from([192, 0, 2, 1])));
        assert_eq!(packet.destination(), Some(IpAddr::from([10, 10, 0, 1])));
        let ports = Transport::Udp { source_port: 2123, destination_port: 2124 };
        assert_eq!(packet.transport, ports);
        assert_eq!(packet.payload, b"gtp");
        assert_eq!((packet.frame_len, packet.network_offset), (octets.len(), 22));
    }

    #[test]
    fn extension_headers_are_followed_to_the_datagram() {
        let octets = six()
            .extension(0, &[1, 4, 0, 0, 0, 0])
            .extension(43, &[4, 0, 0, 0, 0, 0])
            .extension(60, &[0; 14])
            .payload(b"gtp")
            .octets();

        let packet = decode(&octets).unwrap();

        assert_eq!(packet.protocol, Protocol::UDP);
        assert_eq!(packet.payload, b"gtp");
    }

    #[test]
    fn what_two_readers_could_understand_differently_is_refused() {
        let plain = || frame().payload(b"0123456789");
        for (octets, layer, fault) in [
            (plain().octets()[..13].to_vec(), Layer::Ethernet, Fault::Truncated),
            (plain().vlan(1).vlan(2).vlan(3).octets(), Layer::Vlan, Fault::Depth),
            (changed(&plain(), 14, 0x55), Layer::Ipv4, Fault::Version),
            (changed(&plain(), 14, 0x44), Layer::Ipv4, Fault::Length),
            (changed(&plain(), 17, 10), Layer::Ipv4, Fault::Length),
            (shortened(&plain()), Layer::Ipv4, Fault::Truncated),
            (changed(&plain(), 22, 1), Layer::Ipv4Checksum, Fault::Checksum),
            (plain().udp_length(17).octets(), Layer::Udp, Fault::Length),
            (plain().udp_length(19).octets(), Layer::Udp, Fault::Length),
            (plain().udp_length(7).octets(), Layer::Udp, Fault::Length),
            (plain().udp_checksum(1).octets(), Layer::UdpChecksum, Fault::Checksum),
            (six().udp_checksum(0).octets(), Layer::UdpChecksum, Fault::Checksum),
            (plain().protocol(6).payload(b"abc").octets(), Layer::Tcp, Fault::Truncated),
            (plain().protocol(132).payload(b"abc").octets(), Layer::Sctp, Fault::Truncated),
            (plain().tcp(&tcp(1, 2)).checksum(7).octets(), Layer::TcpChecksum, Fault::Checksum),
            (
                plain().protocol(132).payload(&[7; 16]).octets(),
                Layer::SctpChecksum,
                Fault::Checksum,
            ),
            (six().extension(43, &[0; 6]).octets(), Layer::Ipv6Routing, Fault::Value),
            (six().extension(43, &[4, 1, 0, 0, 0, 0]).octets(), Layer::Ipv6Routing, Fault::Value),
            (
                six().extension(60, &[0; 6]).extension(0, &[0; 6]).octets(),
                Layer::Ipv6,
                Fault::Value,
            ),
            (deep(9), Layer::Ipv6Depth, Fault::Depth),
            (with_trailer(&plain()), Layer::Trailer, Fault::Trailing),
            (with_trailer(&six()), Layer::Trailer, Fault::Trailing),
            (plain().protocol(51).payload(&[51, 9]).octets(), Layer::Ipv4, Fault::Truncated),
        ] {
            let refused = decode(&octets).unwrap_err();

            assert_eq!((refused.layer, refused.malformed.fault), (layer, fault), "{octets:02x?}");
        }
    }

    #[test]
    fn as_many_extension_headers_as_allowed_are_followed() {
        assert_eq!(decode(&deep(8)).unwrap().protocol, Protocol::UDP);
    }

    #[test]
    fn a_tunnel_may_leave_out_its_checksum_over_ipv6() {
        let octets = six().udp(50000, 2152).udp_checksum(0).payload(b"gtp").octets();

        assert_eq!(decode(&octets).unwrap().payload, b"gtp");
    }

    #[test]
    fn an_authentication_header_of_ipv4_hides_nothing() {
        let header = [17, 1, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1];
        let udp = frame().payload(b"gtp").datagram();
        let octets = frame().protocol(51).payload(&[header.as_slice(), &udp].concat()).octets();

        let packet = decode(&octets).unwrap();

        assert_eq!((packet.protocol, packet.payload), (Protocol::UDP, b"gtp".as_slice()));
    }

    #[test]
    fn padding_behind_the_packet_is_no_part_of_it() {
        let octets = frame().payload(b"x").padding(17).octets();

        assert_eq!(decode(&octets).unwrap().payload, b"x");
    }

    #[test]
    fn an_atomic_fragment_is_whole() {
        let octets = six().extension(44, &[0; 6]).payload(b"gtp").octets();

        let packet = decode(&octets).unwrap();

        assert_eq!(packet.fragment, None);
        assert_eq!(packet.payload, b"gtp");
    }

    #[test]
    fn pieces_put_together_are_the_packet_that_was_split() {
        for whole in [frame(), six(), six().extension(60, &[0; 6])] {
            let whole = whole.id(77).payload(b"0123456789abcdef0123456789abcdef");
            let frames = whole.fragments(3);
            let pieces: Vec<Packet<'_>> =
                frames.iter().map(|octets| decode(octets).unwrap()).collect();
            let payload: Vec<u8> = pieces.iter().flat_map(|piece| piece.payload.to_vec()).collect();

            let packet = decode_transport(&pieces[0], &payload, true).unwrap();

            let offsets: Vec<(u16, bool)> = pieces
                .iter()
                .filter_map(|piece| piece.fragment)
                .map(|f| (f.offset, f.more))
                .collect();
            assert_eq!(offsets, [(0, true), (16, true), (32, false)]);
            assert!(pieces.iter().all(|piece| piece.fragment.is_some_and(|f| f.id == 77)));
            assert_eq!(packet.payload, b"0123456789abcdef0123456789abcdef");
            assert_eq!(packet.transport.ports(), Some((2123, 2123)));
        }
    }

    #[test]
    fn a_fragment_inside_a_reassembled_datagram_is_refused() {
        let octets = six().payload(b"0123456789abcdef").fragments(2);
        let first = decode(&octets[0]).unwrap();
        let nested = Packet { protocol: Protocol::FRAGMENT, ..first };

        let refused = decode_transport(&nested, &[17, 0, 0, 1, 0, 0, 0, 9], true).unwrap_err();

        assert_eq!(refused.malformed.fault, Fault::Duplicate);
    }

    #[test]
    fn a_frame_that_is_not_ip_is_passed_on_as_it_is() {
        let mut octets = frame().octets();
        octets[12..14].copy_from_slice(&[0x08, 0x06]);

        let packet = decode(&octets).unwrap();

        assert_eq!((packet.ethertype, packet.network), (EtherType::ARP, Network::Other));
        assert_eq!(packet.payload, &octets[14..]);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_packet_inside_its_frame_or_an_error(
            mut octets in prop::collection::vec(any::<u8>(), 0..120),
            ethertype in prop::sample::select(std::vec![0x0800_u16, 0x86dd, 0x8100, 0x0806]),
        ) {
            if let Some(place) = octets.get_mut(12..14) {
                place.copy_from_slice(&ethertype.to_be_bytes());
            }

            if let Ok(packet) = decode(&octets) {
                let (whole, part) = (octets.as_ptr_range(), packet.payload.as_ptr_range());
                prop_assert!(whole.start <= part.start && part.end <= whole.end);
            }
        }

        #[test]
        fn what_was_written_is_read_back(
            source: [u8; 4], destination: [u8; 4], ports: (u16, u16),
            payload in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let octets = frame().ip(source, destination).udp(ports.0, ports.1).payload(&payload).octets();

            let packet = decode(&octets).unwrap();

            prop_assert_eq!(packet.addresses(), Some((source.into(), destination.into())));
            prop_assert_eq!(packet.transport.ports(), Some(ports));
            prop_assert_eq!(packet.payload, payload.as_slice());
        }
    }

    fn with_trailer(frame: &Frame) -> Vec<u8> {
        [frame.octets(), frame.packet()].concat()
    }

    fn six() -> Frame {
        frame().ip(SIX, [0x2001, 0xdb8, 0, 0, 0, 0, 0, 2_u16])
    }

    fn deep(count: usize) -> Vec<u8> {
        (0..count).fold(six(), |frame, _| frame.extension(60, &[0; 6])).octets()
    }

    fn shortened(frame: &Frame) -> Vec<u8> {
        let mut octets = frame.octets();
        octets.pop();
        octets
    }

    fn changed(frame: &Frame, place: usize, octet: u8) -> Vec<u8> {
        let mut octets = frame.octets();
        octets[place] = octet;
        octets
    }
}
