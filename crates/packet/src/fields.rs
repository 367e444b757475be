//! What a policy can ask of a packet; names as in Wireshark. Only outer headers count: those of a user's packet
//! inside a tunnel are fields of the tunnel's protocol.

use core::net::IpAddr;

use wire::{Each, Field, Kind, Malformed, Value, fields};

use crate::options::{END, SACK, blocks_of, each_option, every, of_kind, options};
use crate::route::receivers;
use crate::{EtherType, Network, Packet, Protocol, Tcp, Transport, Vlan, decode};

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Layers;

impl wire::Protocol for Layers {
    type Message<'a> = Packet<'a>;
    const NAME: &'static str = "packet";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Octets of the frame.
        "frame.len": Kind::Number => |p| u64::try_from(p.frame_len).ok().filter(|len| *len > 0);
        /// Type of the frame, also where it announces a VLAN tag (IEEE 802.3 §3.2.6).
        "eth.type": Kind::Code(EtherType::NAMES) =>
            |p| p.is_ethernet().then(|| p.vlans.outer().map_or(p.ethertype, |tag| tag.tpid).0)
                .filter(|ethertype| *ethertype >= LENGTH_END);
        /// Receiver of the frame (IEEE 802.3 §3.2.4).
        "eth.dst": Kind::Octets => |p| mac(p, DESTINATION);
        /// Sender of the frame (IEEE 802.3 §3.2.5).
        "eth.src": Kind::Octets => |p| mac(p, SOURCE);
        /// Receiver and sender of the frame (IEEE 802.3 §3.2.3).
        "eth.addr": Kind::Octets => |p| Each([DESTINATION, SOURCE].into_iter().filter_map(|at| mac(p, at)));
        /// The receiver's address is administered locally (IEEE 802.3 §3.2.3).
        "eth.dst.lg": Kind::Flag => |p| mac_bit(p, DESTINATION, LOCAL);
        /// The receiver is a group (IEEE 802.3 §3.2.3).
        "eth.dst.ig": Kind::Flag => |p| mac_bit(p, DESTINATION, GROUP);
        /// The sender's address is administered locally (IEEE 802.3 §3.2.3).
        "eth.src.lg": Kind::Flag => |p| mac_bit(p, SOURCE, LOCAL);
        /// The sender is a group, which none can be (IEEE 802.3 §3.2.3).
        "eth.src.ig": Kind::Flag => |p| mac_bit(p, SOURCE, GROUP);
        /// Which of both addresses are administered locally (IEEE 802.3 §3.2.3).
        "eth.lg": Kind::Flag => |p| Each([DESTINATION, SOURCE].into_iter().filter_map(|at| mac_bit(p, at, LOCAL)));
        /// Which of both addresses are groups (IEEE 802.3 §3.2.3).
        "eth.ig": Kind::Flag => |p| Each([DESTINATION, SOURCE].into_iter().filter_map(|at| mac_bit(p, at, GROUP)));
        /// VLAN of each tag of a customer, outermost first (IEEE 802.1Q §9.6).
        "vlan.id": Kind::Number => |p| Each(customer_tags(p).map(|(tag, _)| tag.id));
        /// Priority of each tag of a customer, outermost first (IEEE 802.1Q §9.6).
        "vlan.priority": Kind::Number => |p| Each(customer_tags(p).map(|(tag, _)| tag.priority));
        /// Type behind each tag of a customer, outermost first (IEEE 802.1Q §9.6).
        "vlan.etype": Kind::Code(EtherType::NAMES) => |p| Each(customer_tags(p).map(|(_, behind)| behind.0));
        /// Version of IP (RFC 791 §3.1).
        "ip.version": Kind::Number => |p| match p.network {
            Network::Ipv4 { .. } => Some(4_u8),
            Network::Ipv6 { .. } => Some(6),
            // A frame may say that it carries IP and carry none.
            Network::Other => p.payload.first().map(|first| first >> 4).filter(|_| {
                matches!(p.ethertype, EtherType::IPV4 | EtherType::IPV6)
            }),
        };
        /// Sender (RFC 791 §3.1).
        "ip.src": Kind::Address => |p| p.source().filter(IpAddr::is_ipv4);
        /// Receiver; of a packet that names its route, where that ends (RFC 791 §3.1).
        "ip.dst": Kind::Address => |p| Each(receivers(p).map(IpAddr::from));
        /// Sender and receiver (RFC 791 §3.1).
        "ip.addr": Kind::Address => |p| Each(p.source().filter(IpAddr::is_ipv4).into_iter().chain(receivers(p).map(IpAddr::from)));
        /// Protocol behind the header (RFC 791 §3.1).
        "ip.proto": Kind::Code(Protocol::NAMES) => |p| match p.network {
            // Behind an authentication header a tool goes on.
            Network::Ipv4 { .. } => v4(p, 8).map(|[_, protocol, ..]| protocol),
            Network::Ipv6 { .. } | Network::Other => None,
        };
        /// Time to live (RFC 791 §3.1).
        "ip.ttl": Kind::Number => |p| match p.network {
            Network::Ipv4 { hops, .. } => Some(hops),
            Network::Ipv6 { .. } | Network::Other => None,
        };
        /// Octets of the header (RFC 791 §3.1).
        "ip.hdr_len": Kind::Number => |p| v4(p, 0).map(|[first, ..]| (first & 0x0f) << 2);
        /// Service and congestion (RFC 2474 §3, RFC 3168 §5).
        "ip.dsfield": Kind::Number => |p| v4(p, 0).map(|[_, service, ..]| service);
        /// Service that the packet asks for (RFC 2474 §3).
        "ip.dsfield.dscp": Kind::Number => |p| v4(p, 0).map(|[_, service, ..]| service >> 2);
        /// Congestion on the way (RFC 3168 §5).
        "ip.dsfield.ecn": Kind::Number => |p| v4(p, 0).map(|[_, service, ..]| service & 3);
        /// Octets of the packet, as it says itself (RFC 791 §3.1).
        "ip.len": Kind::Number => |p| v4(p, 0).map(|[_, _, high, low]| u16::from_be_bytes([high, low]));
        /// Which datagram its pieces are of (RFC 791 §3.1).
        "ip.id": Kind::Number => |p| v4(p, 4).map(|[high, low, ..]| u16::from_be_bytes([high, low]));
        /// Flags of fragmentation (RFC 791 §3.1).
        "ip.flags": Kind::Number => |p| v4(p, 4).map(|[_, _, flags, _]| flags >> 5);
        /// The flag that has no meaning (RFC 791 §3.1).
        "ip.flags.rb": Kind::Flag => |p| v4(p, 4).map(|[_, _, flags, _]| flags & 0x80 != 0);
        /// The packet shall not be cut (RFC 791 §3.1).
        "ip.flags.df": Kind::Flag => |p| v4(p, 4).map(|[_, _, flags, _]| flags & 0x40 != 0);
        /// Another piece follows (RFC 791 §3.1).
        "ip.flags.mf": Kind::Flag => |p| v4(p, 4).map(|[_, _, flags, _]| flags & 0x20 != 0);
        /// Units of eight octets of the datagram before this piece (RFC 791 §3.1).
        "ip.frag_offset": Kind::Number =>
            |p| v4(p, 4).map(|[_, _, high, low]| u16::from_be_bytes([high & 0x1f, low]));
        /// Checksum of the header (RFC 791 §3.1).
        "ip.checksum": Kind::Number => |p| v4(p, 8).map(|[_, _, high, low]| u16::from_be_bytes([high, low]));
        /// Version of IP (RFC 8200 §3).
        "ipv6.version": Kind::Number => |p| v6(p, 0).map(|[first, ..]| first >> 4);
        /// Service and congestion (RFC 8200 §7).
        "ipv6.tclass": Kind::Number => |p| v6(p, 0).map(traffic_class);
        /// Service that the packet asks for (RFC 2474 §3).
        "ipv6.tclass.dscp": Kind::Number => |p| v6(p, 0).map(|octets| traffic_class(octets) >> 2);
        /// Congestion on the way (RFC 3168 §5).
        "ipv6.tclass.ecn": Kind::Number => |p| v6(p, 0).map(|octets| traffic_class(octets) & 3);
        /// Flow of the packet, among those of its sender (RFC 8200 §6).
        "ipv6.flow": Kind::Number => |p| v6(p, 0).map(|octets| u32::from_be_bytes(octets) & 0x000f_ffff);
        /// Octets behind the first header (RFC 8200 §3).
        "ipv6.plen": Kind::Number => |p| v6(p, 4).map(|[high, low, ..]| u16::from_be_bytes([high, low]));
        /// Sender (RFC 8200 §3).
        "ipv6.src": Kind::Address => |p| p.source().filter(IpAddr::is_ipv6);
        /// Receiver (RFC 8200 §3).
        "ipv6.dst": Kind::Address => |p| p.destination().filter(IpAddr::is_ipv6);
        /// Sender and receiver (RFC 8200 §3).
        "ipv6.addr": Kind::Address => |p| Each(both(p).filter(IpAddr::is_ipv6));
        /// What stands behind the first header (RFC 8200 §3).
        "ipv6.nxt": Kind::Code(Protocol::NAMES) => |p| match p.network {
            Network::Ipv6 { next, .. } => Some(next.0),
            Network::Ipv4 { .. } | Network::Other => None,
        };
        /// Hop limit (RFC 8200 §3).
        "ipv6.hlim": Kind::Number => |p| match p.network {
            Network::Ipv6 { hops, .. } => Some(hops),
            Network::Ipv4 { .. } | Network::Other => None,
        };
        /// Sender, of either version of IP.
        "src.ip": Kind::Address => |p| p.source();
        /// Receiver, of either version of IP.
        "dst.ip": Kind::Address => |p| p.destination();
        /// Port of the sender (RFC 768).
        "udp.srcport": Kind::Number => |p| udp(p).map(|(source, _)| source);
        /// Port of the receiver (RFC 768).
        "udp.dstport": Kind::Number => |p| udp(p).map(|(_, destination)| destination);
        /// Both ports (RFC 768).
        "udp.port": Kind::Number => |p| Each(udp(p).into_iter().flat_map(<[u16; 2]>::from));
        /// Port of the sender (RFC 9293 §3.1).
        "tcp.srcport": Kind::Number => |p| tcp(p).map(|(source, _)| source);
        /// Port of the receiver (RFC 9293 §3.1).
        "tcp.dstport": Kind::Number => |p| tcp(p).map(|(_, destination)| destination);
        /// Both ports (RFC 9293 §3.1).
        "tcp.port": Kind::Number => |p| Each(tcp(p).into_iter().flat_map(<[u16; 2]>::from));
        /// Port of the sender (RFC 9260 §3.1).
        "sctp.srcport": Kind::Number => |p| sctp(p).map(|(source, _)| source);
        /// Port of the receiver (RFC 9260 §3.1).
        "sctp.dstport": Kind::Number => |p| sctp(p).map(|(_, destination)| destination);
        /// Both ports (RFC 9260 §3.1).
        "sctp.port": Kind::Number => |p| Each(sctp(p).into_iter().flat_map(<[u16; 2]>::from));
        /// Number of the first octet (RFC 9293 §3.1).
        "tcp.seq_raw": Kind::Number => |p| segment(p).map(|tcp| tcp.sequence);
        /// Next octet that the sender expects (RFC 9293 §3.1).
        "tcp.ack_raw": Kind::Number => |p| segment(p).map(|tcp| tcp.acknowledgement);
        /// Octets of the header (RFC 9293 §3.1).
        "tcp.hdr_len": Kind::Number => |p| segment(p).map(|tcp| tcp.header_len);
        /// Control bits with the four reserved before them, the lowest is FIN (RFC 9293 §3.1).
        "tcp.flags": Kind::Number => |p| segment(p).map(|tcp| u16::from_be_bytes([reserved(p).unwrap_or(0), tcp.flags]));
        /// No more octets follow (RFC 9293 §3.1).
        "tcp.flags.fin": Kind::Flag => |p| flag(p, Tcp::FIN);
        /// A connection begins (RFC 9293 §3.1).
        "tcp.flags.syn": Kind::Flag => |p| flag(p, Tcp::SYN);
        /// The connection ends at once (RFC 9293 §3.1).
        "tcp.flags.reset": Kind::Flag => |p| flag(p, Tcp::RST);
        /// Octets shall not wait (RFC 9293 §3.1).
        "tcp.flags.push": Kind::Flag => |p| flag(p, Tcp::PSH);
        /// The acknowledgement counts (RFC 9293 §3.1).
        "tcp.flags.ack": Kind::Flag => |p| flag(p, Tcp::ACK);
        /// The urgent pointer counts (RFC 9293 §3.1).
        "tcp.flags.urg": Kind::Flag => |p| flag(p, Tcp::URG);
        /// The network is congested (RFC 3168 §6.1).
        "tcp.flags.ece": Kind::Flag => |p| flag(p, ECE);
        /// The sender answers to congestion (RFC 3168 §6.1).
        "tcp.flags.cwr": Kind::Flag => |p| flag(p, CWR);
        /// Options of the header, one after the other (RFC 9293 §3.2).
        "tcp.options": Kind::Octets => |p| options(p).filter(|octets| !octets.is_empty());
        /// Octets of the stream (RFC 9293 §3.1).
        "tcp.payload": Kind::Octets => |p| told_by_segment(p, false);
        /// Why a connection was reset, in words (RFC 9293 §3.5.2).
        "tcp.reset_cause": Kind::Text => |p| told_by_segment(p, true).map(Value::Text);
        /// Octets that may be sent (RFC 9293 §3.1).
        "tcp.window_size_value": Kind::Number => |p| segment(p).map(|tcp| tcp.window);
        /// Checksum (RFC 9293 §3.1).
        "tcp.checksum": Kind::Number => |p| segment(p).map(|tcp| tcp.checksum);
        /// Where urgent octets end (RFC 9293 §3.1).
        "tcp.urgent_pointer": Kind::Number => |p| segment(p).map(|tcp| tcp.urgent);
        /// Tag that the receiver chose (RFC 9260 §3.1).
        "sctp.verification_tag": Kind::Number => |p| association(p).map(|sctp| sctp.verification_tag);
        /// `CRC32c` (RFC 9260 §3.1).
        "sctp.checksum": Kind::Number => |p| association(p).map(|sctp| sctp.checksum);
        /// Octets with the header (RFC 768).
        "udp.length": Kind::Number => |p| udp(p).and_then(|_| word(header(p, 8)?, 4));
        /// Checksum, 0 where there is none (RFC 768).
        "udp.checksum": Kind::Number => |p| p.udp_checksum();
        /// Octets of the datagram (RFC 768).
        "udp.payload": Kind::Octets => |p| p.udp_length().filter(|len| *len > 0)
            .map(|_| behind_udp(p)).filter(|octets| !octets.is_empty());
        /// The frame of each tag of a customer may be dropped first (IEEE 802.1Q §9.6).
        "vlan.dei": Kind::Flag => |p| Each(customer_tags(p).map(|(tag, _)| tag.is_drop_eligible));
        /// The header's options one by one: their kinds (RFC 9293 §3.2).
        "tcp.option_kind": Kind::Number => |p| Each(each_option(p).map(|(kind, _)| kind));
        /// Octets of each option that has more than one (RFC 9293 §3.2).
        "tcp.option_len": Kind::Number => |p| Each(each_option(p).filter_map(|(_, octets)| octets.get(1).copied()));
        /// Largest segment that the sender takes (RFC 9293 §3.7.1).
        "tcp.options.mss_val": Kind::Number => |p| Each(of_kind(p, 2, 4).filter_map(|octets| word(octets, 2)));
        /// The window counts in units of two to the power of this (RFC 7323 §2.2).
        "tcp.options.wscale.shift": Kind::Number => |p| Each(of_kind(p, 3, 3).filter_map(|octets| octets.get(2).copied()));
        /// The window counts in units of so many octets (RFC 7323 §2.2).
        "tcp.options.wscale.multiplier": Kind::Number => |p| Each(of_kind(p, 3, 3)
            .filter_map(|octets| 1_u16.checked_shl(octets.get(2).copied().map_or(0, u32::from).min(14))));
        /// The sender's clock (RFC 7323 §3.2).
        "tcp.options.timestamp.tsval": Kind::Number => |p| Each(of_kind(p, 8, 10).filter_map(|octets| long(octets, 2)));
        /// The clock of the other end that came last (RFC 7323 §3.2).
        "tcp.options.timestamp.tsecr": Kind::Number => |p| Each(of_kind(p, 8, 10).filter_map(|octets| long(octets, 6)));
        /// Each option that only fills, with its kind (RFC 9293 §3.2).
        "tcp.options.nop": Kind::Octets => |p| Each(every(p, 1));
        /// Each end of the options (RFC 9293 §3.2).
        "tcp.options.eol": Kind::Octets => |p| Each(every(p, END));
        /// Each option with the largest segment, with its head (RFC 9293 §3.7.1).
        "tcp.options.mss": Kind::Octets => |p| Each(every(p, 2));
        /// Each option with the scale of the window, with its head (RFC 7323 §2.2).
        "tcp.options.wscale": Kind::Octets => |p| Each(every(p, 3));
        /// Each option that permits to confirm selectively, with its head (RFC 2018 §2).
        "tcp.options.sack_perm": Kind::Octets => |p| Each(every(p, 4));
        /// Each option that confirms selectively, with its head (RFC 2018 §3).
        "tcp.options.sack": Kind::Octets => |p| Each(every(p, SACK));
        /// How many blocks each option tells (RFC 2018 §3).
        "tcp.options.sack.count": Kind::Number =>
            |p| Each(every(p, SACK).filter_map(|option| u8::try_from(blocks_of(option).count()).ok()));
        /// Each option with clocks, with its head (RFC 7323 §3.2).
        "tcp.options.timestamp": Kind::Octets => |p| Each(every(p, 8));
        /// A connection begins (RFC 9293 §3.5).
        "tcp.connection.syn": Kind::Flag => |p| has(p, Tcp::SYN | Tcp::ACK, Tcp::SYN);
        /// A connection is accepted (RFC 9293 §3.5).
        "tcp.connection.synack": Kind::Flag => |p| has(p, Tcp::SYN | Tcp::ACK, Tcp::SYN | Tcp::ACK);
        /// One end has no more octets (RFC 9293 §3.6).
        "tcp.connection.fin": Kind::Flag => |p| has(p, Tcp::FIN, Tcp::FIN);
        /// The connection ends at once (RFC 9293 §3.5.2).
        "tcp.connection.rst": Kind::Flag => |p| has(p, Tcp::RST, Tcp::RST);
        /// Control bits that have no meaning (RFC 9293 §3.1).
        "tcp.flags.res": Kind::Flag => |p| reserved(p).map(|bits| bits & 0x0e != 0);
        /// Congestion is told more exactly (draft-ietf-tcpm-accurate-ecn).
        "tcp.flags.ae": Kind::Flag => |p| reserved(p).map(|bits| bits & 1 != 0);
        /// Whether the checksum is right: 2, for nobody has checked it (RFC 791 §3.1).
        "ip.checksum.status": Kind::Number => |p| v4(p, 8).map(|_| UNVERIFIED);
        /// Whether the checksum is right: 2, for nobody has checked it (RFC 9293 §3.1).
        "tcp.checksum.status": Kind::Number => |p| segment(p).map(|_| UNVERIFIED);
        /// Whether the checksum is right: 2, for nobody has checked it; 3 where there is none (RFC 768).
        "udp.checksum.status": Kind::Number => |p| p.udp_checksum()
            .map(|checksum| match p.network {
                _ if checksum > 0 => UNVERIFIED,
                Network::Ipv6 { .. } => ILLEGAL,
                Network::Ipv4 { .. } | Network::Other => ABSENT,
            });
        /// Whether the checksum is right: 2, for nobody has checked it (RFC 9260 §3.1).
        "sctp.checksum.status": Kind::Number => |p| association(p).map(|_| UNVERIFIED);
        /// Who makes the receiver's port, as IEEE registers it (IEEE 802 §8.2.2).
        "eth.dst.oui": Kind::Number => |p| maker(p, DESTINATION);
        /// Who makes the sender's port, as IEEE registers it (IEEE 802 §8.2.2).
        "eth.src.oui": Kind::Number => |p| maker(p, SOURCE);
        /// Who makes either port, as IEEE registers it (IEEE 802 §8.2.2).
        "eth.addr.oui": Kind::Number => |p| Each([DESTINATION, SOURCE].into_iter().filter_map(|at| maker(p, at)));
        /// VLAN of a provider's tag that no other such tag stands beside (IEEE 802.1Q §9.6).
        "ieee8021ad.id": Kind::Number => |p| provider_tags(p).filter(|[_, inner]| inner.is_none())
            .and_then(|[tag, _]| tag).map(|tag| tag.id);
        /// VLAN of the outer one of two providers' tags (IEEE 802.1Q §9.6).
        "ieee8021ad.svid": Kind::Number => |p| provider_tags(p).filter(|[_, inner]| inner.is_some())
            .and_then(|[tag, _]| tag).map(|tag| tag.id);
        /// VLAN of the inner one of two providers' tags (IEEE 802.1Q §9.6).
        "ieee8021ad.cvid": Kind::Number => |p| provider_tags(p).and_then(|[_, tag]| tag).map(|tag| tag.id);
        /// Priority of each provider's tag (IEEE 802.1Q §9.6).
        "ieee8021ad.priority": Kind::Number =>
            |p| Each(provider_tags(p).into_iter().flatten().flatten().map(|tag| tag.priority));
        /// The frame of each provider's tag may be dropped first (IEEE 802.1Q §9.6).
        "ieee8021ad.dei": Kind::Number =>
            |p| Each(provider_tags(p).into_iter().flatten().flatten().map(|tag| tag.is_drop_eligible));
    };

    fn decode(octets: &[u8]) -> Result<Packet<'_>, Malformed> {
        decode(octets).map_err(|refused| refused.malformed)
    }

    fn glimpse(octets: &[u8]) -> Option<Packet<'_>> {
        Some(crate::glimpse(octets))
    }

    /// Fields of the layers that it has, told by the beginning of their names.
    fn rows(packet: &Packet<'_>, visit: &mut dyn FnMut(u16)) {
        let is_ethernet = packet.is_ethernet();
        let has_tags = packet.vlans.outer().is_some();
        let is_ipv4 = matches!(packet.network, Network::Ipv4 { .. });
        let is_ipv6 = matches!(packet.network, Network::Ipv6 { .. });
        for (row, field) in (0..).zip(Self::FIELDS) {
            let is_there = match field.name.as_bytes() {
                [b'e', b't', b'h', b'.', ..] => is_ethernet,
                [b'v', b'l', b'a', b'n', ..] | [b'i', b'e', ..] => has_tags,
                // Both have a version, and what says that it is one of them.
                [b'i', b'p', b'.', b'v', ..] => true,
                [b'i', b'p', b'.', ..] => is_ipv4,
                [b'i', b'p', b'v', b'6', ..] => is_ipv6,
                [b'u', b'd', b'p', b'.', ..] => packet.protocol == Protocol::UDP,
                [b't', b'c', b'p', b'.', ..] => packet.protocol == Protocol::TCP,
                [b's', b'c', b't', b'p', ..] => packet.protocol == Protocol::SCTP,
                _ => true,
            };
            if is_there {
                visit(row);
            }
        }
    }
}

/// Below this the type of a frame is its length (IEEE 802.3 §3.2.6).
const LENGTH_END: u16 = 0x0600;

/// Places of both addresses in a frame of Ethernet.
const DESTINATION: usize = 0;
const SOURCE: usize = 6;
/// Bits of the first octet of an address (IEEE 802.3 §3.2.3).
const LOCAL: u8 = 2;
const GROUP: u8 = 1;
/// What Wireshark calls a checksum that it was not told to verify, one that is not there, and one that must be there.
const UNVERIFIED: u8 = 2;
const ABSENT: u8 = 3;
const ILLEGAL: u8 = 4;
/// Control bits that RFC 3168 added.
const ECE: u8 = 0x40;
const CWR: u8 = 0x80;

/// The tags that are no provider's, with the type behind each.
fn customer_tags(packet: &Packet<'_>) -> impl Iterator<Item = (Vlan, EtherType)> + use<> {
    let behind = packet.vlans.iter().skip(1).map(|tag| tag.tpid).chain([packet.ethertype]);
    packet.vlans.iter().zip(behind).filter(|(tag, _)| tag.tpid != EtherType::QINQ)
}

/// The tag of a provider and the one beside it.
fn provider_tags(packet: &Packet<'_>) -> Option<[Option<Vlan>; 2]> {
    let mut tags = packet.vlans.iter().filter(|tag| tag.tpid == EtherType::QINQ);
    Some([Some(tags.next()?), tags.next()])
}

fn mac<'a>(packet: &Packet<'a>, at: usize) -> Option<&'a [u8]> {
    let address = packet.frame.get(at..)?.first_chunk::<6>();
    address.filter(|_| packet.is_ethernet()).map(<[u8; 6]>::as_slice)
}

/// The first three octets of an address.
fn maker(packet: &Packet<'_>, at: usize) -> Option<u32> {
    let [first, second, third] = *mac(packet, at)?.first_chunk()?;
    Some(u32::from_be_bytes([0, first, second, third]))
}

fn mac_bit(packet: &Packet<'_>, at: usize, bit: u8) -> Option<bool> {
    mac(packet, at).and_then(<[u8]>::first).map(|first| first & bit != 0)
}

/// Four octets of the header of IPv4.
fn v4(packet: &Packet<'_>, at: usize) -> Option<[u8; 4]> {
    quad(packet, at).filter(|_| matches!(packet.network, Network::Ipv4 { .. }))
}

/// Four octets of the header of IPv6.
fn v6(packet: &Packet<'_>, at: usize) -> Option<[u8; 4]> {
    quad(packet, at).filter(|_| matches!(packet.network, Network::Ipv6 { .. }))
}

fn quad(packet: &Packet<'_>, at: usize) -> Option<[u8; 4]> {
    packet.frame.get(packet.network_offset.checked_add(at)?..)?.first_chunk().copied()
}

fn traffic_class([first, second, ..]: [u8; 4]) -> u8 {
    (first & 0x0f) << 4 | second >> 4
}

/// So many octets before the payload: the header of the transport, where the frame has it.
pub(crate) fn header<'a>(packet: &Packet<'a>, len: usize) -> Option<&'a [u8]> {
    let behind = packet.payload.as_ptr().addr().checked_sub(packet.frame.as_ptr().addr())?;
    packet.frame.get(behind.checked_sub(len)?..behind)
}

/// What stands behind the header of a segment that resets a connection, or of one that does not.
fn told_by_segment<'a>(packet: &Packet<'a>, is_reset: bool) -> Option<&'a [u8]> {
    let tcp = segment(packet).filter(|tcp| (tcp.flags & Tcp::RST != 0) == is_reset);
    tcp.map(|_| packet.payload).filter(|octets| !octets.is_empty())
}

/// True where these of some control bits are set and no others of them; nothing else.
fn has(packet: &Packet<'_>, of: u8, set: u8) -> Option<bool> {
    segment(packet).map(|tcp| tcp.flags & of == set).filter(|is_set| *is_set)
}

impl Packet<'_> {
    /// The four bits before those of a segment's flags (RFC 9293 §3.1).
    pub fn tcp_reserved_bits(&self) -> Option<u8> {
        reserved(self)
    }

    /// The checksum of a datagram of UDP; none behind a length that is no datagram's.
    pub fn udp_checksum(&self) -> Option<u16> {
        self.udp_length()?;
        word(header(self, 8)?, 6)
    }

    /// Octets that the payload has as the header of IP says; nothing where it ends before the payload begins, or the packet
    /// was put together (RFC 791 §3.1, RFC 8200 §3).
    pub fn said_len(&self) -> Option<usize> {
        let (header, len) = match self.network {
            Network::Ipv4 { .. } => v4(self, 0).map(|[_, _, high, low]| (0, [high, low]))?,
            Network::Ipv6 { .. } => v6(self, 4).map(|[high, low, ..]| (40, [high, low]))?,
            Network::Other => return None,
        };
        let end = usize::from(u16::from_be_bytes(len)).checked_add(header)?;
        let begin = self.payload.as_ptr().addr().checked_sub(self.frame.as_ptr().addr())?;
        end.checked_sub(begin.checked_sub(self.network_offset)?)
    }

    /// Octets that UDP says it carries; none behind a length that is no datagram's.
    pub fn udp_length(&self) -> Option<usize> {
        let length = word(udp(self).and_then(|_| header(self, 8))?, 4)?;
        // A jumbogram has none in the header (RFC 2675 §4).
        let is_jumbo = length == 0 && matches!(self.network, Network::Ipv6 { .. });
        let carried = usize::from(length).checked_sub(8);
        if is_jumbo { Some(self.payload.len()) } else { carried }
    }
}

/// What the IP packet carries behind the header of UDP, which may be more than UDP says (RFC 768).
fn behind_udp<'a>(packet: &Packet<'a>) -> &'a [u8] {
    let carried = || {
        let begin = packet.payload.as_ptr().addr().checked_sub(packet.frame.as_ptr().addr())?;
        let end = begin.checked_add(packet.said_len()?)?.min(packet.frame.len());
        packet.frame.get(begin..end).filter(|octets| octets.len() >= packet.payload.len())
    };
    carried().unwrap_or(packet.payload)
}

/// The four bits behind the header's length (RFC 9293 §3.1).
fn reserved(packet: &Packet<'_>) -> Option<u8> {
    let len = segment(packet)?.header_len;
    header(packet, len.into())?.get(12).map(|octet| octet & 0x0f)
}

pub(crate) fn long(octets: &[u8], at: usize) -> Option<u32> {
    octets.get(at..).and_then(<[u8]>::first_chunk).map(|octets| u32::from_be_bytes(*octets))
}

fn word(octets: &[u8], at: usize) -> Option<u16> {
    octets.get(at..).and_then(<[u8]>::first_chunk).map(|octets| u16::from_be_bytes(*octets))
}

fn both(packet: &Packet<'_>) -> impl Iterator<Item = IpAddr> + use<> {
    packet.addresses().into_iter().flat_map(<[IpAddr; 2]>::from)
}

fn udp(packet: &Packet<'_>) -> Option<(u16, u16)> {
    packet.transport.ports().filter(|_| packet.protocol == Protocol::UDP)
}

/// Of a header that is cut off four octets are enough.
fn tcp(packet: &Packet<'_>) -> Option<(u16, u16)> {
    let is_whole = packet.fragment.is_none();
    let cut = || Some((word(packet.payload, 0)?, word(packet.payload, 2)?)).filter(|_| is_whole);
    let is_tcp = packet.protocol == Protocol::TCP;
    packet.transport.ports().or_else(|| cut().filter(|_| is_tcp)).filter(|_| is_tcp)
}

pub(crate) fn segment(packet: &Packet<'_>) -> Option<Tcp> {
    match packet.transport {
        Transport::Tcp(tcp) => Some(tcp),
        Transport::Udp { .. }
        | Transport::Sctp(_)
        | Transport::Icmpv6 { .. }
        | Transport::Other => None,
    }
}

fn flag(packet: &Packet<'_>, bit: u8) -> Option<bool> {
    segment(packet).map(|tcp| tcp.flags & bit != 0)
}

fn association(packet: &Packet<'_>) -> Option<crate::sctp::Header> {
    match packet.transport {
        Transport::Sctp(header) => Some(header),
        Transport::Udp { .. } | Transport::Tcp(_) | Transport::Icmpv6 { .. } | Transport::Other => {
            None
        }
    }
}

fn sctp(packet: &Packet<'_>) -> Option<(u16, u16)> {
    packet.transport.ports().filter(|_| packet.protocol == Protocol::SCTP)
}
