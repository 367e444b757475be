//! A frame as display filters ask it.

use dissect::{Message, Row};
use packet::{EtherType, Network, Packet, Protocol, Transport};
use policy::Part;
use wire::Value;

use crate::capture::Record;
use crate::frame::{Frame, Layer};

/// A frame as a display filter asks it.
#[derive(Debug)]
pub struct Asked<'f, 'a> {
    /// What the capture has of it.
    pub record: &'f Record<'a>,
    /// Its layers.
    pub frame: &'f Frame<'a>,
    /// When the frame came that was shown before, in ns since 1970.
    pub displayed_ns: Option<i128>,
}

impl policy::Subject for Asked<'_, '_> {
    fn each<'s>(&'s self, row: &Row, visit: &mut dyn FnMut(usize, Value<'s>)) {
        for (place, layer) in self.frame.layers.iter().enumerate() {
            if layer.protocol() != row.id.protocol {
                continue;
            }
            let mut number = match layer {
                Layer::Packet(packet) | Layer::Quoted(packet) => self.packets(packet, place, row),
                Layer::Message(_) => self.frame.calls.get(place).copied().unwrap_or(1),
            };
            // Every tag is a call of its own.
            let step = usize::from(row.name.starts_with("vlan."));
            layer.read(row.id, |value| {
                visit(number, value);
                number = number.saturating_add(step);
            });
        }
    }

    fn layers(&self, protocol: &str) -> usize {
        let messages = || self.frame.layers.iter().filter_map(layer_name);
        let read = messages().filter(|name| *name == protocol).count();
        if read > 0 {
            return read;
        }
        let listed = self.frame.protocols.iter().filter(|name| **name == protocol).count();
        match protocol {
            "sctp" => listed.saturating_add(self.frame.sctp_items),
            // What the list calls so is another one.
            "tcap" if messages().any(|name| name == "ansi_tcap") => 0,
            "gtp" | "gtpprime" if messages().any(|name| name.starts_with("gtp")) => 0,
            _ => listed,
        }
    }

    fn parts(&self, protocol: &str, visit: &mut dyn FnMut(Part<'_>)) {
        if let Some(header) = self.record.cooked().filter(|_| protocol == "sll") {
            let (octets, own) = (self.record.octets, header.len());
            visit(Part { octets, own, len: own });
        }
        for (layer, octets) in self.frame.layers.iter().zip(self.frame.octets) {
            match layer {
                Layer::Packet(packet) | Layer::Quoted(packet) if protocol == "vlan" => {
                    tags(packet, octets).for_each(&mut *visit);
                }
                Layer::Packet(packet) | Layer::Quoted(packet) => {
                    part(packet, octets, protocol).into_iter().for_each(&mut *visit);
                }
                Layer::Message(message) if layer_name(layer) == Some(protocol) => {
                    let inside = message.tunnelled().map_or(0, <[u8]>::len);
                    let own = octets.len().saturating_sub(inside);
                    visit(Part { octets, own, len: said_len(message, own) });
                }
                Layer::Message(_) => {}
            }
        }
    }

    fn capture(&self) -> policy::Captured<'_> {
        let (octets, len) = self.record.frame();
        policy::Captured {
            number: self.record.number,
            len: len.into(),
            octets,
            protocols: self.frame.protocols,
            epoch_ns: self.frame.times.epoch,
            relative_ns: self.frame.times.relative,
            delta_ns: self.frame.times.delta,
            displayed_ns: self
                .displayed_ns
                .map_or(0, |before| self.frame.times.epoch.saturating_sub(before)),
            told: self.frame.told,
        }
    }
}

impl Asked<'_, '_> {
    /// How many packets to that place have the header that a row is of.
    fn packets(&self, packet: &Packet<'_>, place: usize, row: &Row) -> usize {
        let prefix = row.name.split('.').next().unwrap_or_default();
        let is_ipv4 = |packet: &Packet<'_>| packet.source().is_some_and(|ip| ip.is_ipv4());
        let is_same = |other: &&Packet<'_>| match prefix {
            "eth" => other.is_ethernet(),
            "ip" | "ipv6" => is_ipv4(other) == is_ipv4(packet),
            "udp" | "tcp" | "sctp" => other.protocol == packet.protocol,
            _ => true,
        };
        let to_here = self.frame.layers.get(..=place).unwrap_or_default();
        to_here.iter().filter_map(Layer::packet).filter(is_same).count()
    }
}

/// The name by which filters ask for a message: those of ANSI's transactions have one of their own. Nothing for a packet.
fn layer_name(layer: &Layer<'_>) -> Option<&'static str> {
    let Layer::Message(message) = layer else { return None };
    let is_ansi = matches!(message, Message::Tcap(tcap) if tcap.is_ansi());
    Some(if is_ansi { "ansi_tcap" } else { message.wireshark_name() })
}

/// How long a message is; one of GTPv2 may say that it is longer than its octets.
fn said_len(message: &Message<'_>, own: usize) -> usize {
    if let Message::Gtpv2(message) = message {
        return usize::from(message.length).saturating_add(GTPV2);
    }
    own
}

/// The tags of a customer, outermost first.
fn tags<'a>(packet: &Packet<'a>, octets: &'a [u8]) -> impl Iterator<Item = Part<'a>> {
    let places = (ETHERNET..).step_by(TAG);
    packet
        .vlans
        .iter()
        .zip(places)
        .filter(|(tag, _)| tag.tpid == EtherType::VLAN)
        .filter_map(move |(_, at)| Some(Part { octets: octets.get(at..)?, own: TAG, len: TAG }))
}

/// A layer of a packet.
fn part<'a>(packet: &Packet<'a>, octets: &'a [u8], protocol: &str) -> Option<Part<'a>> {
    // A datagram that was put together has a transport of its own behind the header of one fragment.
    let is_outer = protocol == "eth" || protocol.starts_with("ip");
    let frame = if is_outer { octets } else { packet.frame };
    let network = frame.get(packet.network_offset..).unwrap_or_default();
    let ends = packet.payload.as_ptr_range().end.addr();
    let len = ends.checked_sub(network.as_ptr().addr()).filter(|len| *len <= network.len());
    let network = network.get(..len.unwrap_or(network.len())).unwrap_or_default();
    let behind = |own: usize| {
        let begin = packet.payload.as_ptr().addr().checked_sub(network.as_ptr().addr());
        let begin = begin.and_then(|begin| begin.checked_sub(own)).unwrap_or(network.len());
        let octets = network.get(begin..).unwrap_or_default();
        (!octets.is_empty()).then_some(Part { octets, own, len: own })
    };
    let whole = |part: Part<'a>| Part { len: part.octets.len(), ..part };
    match (protocol, packet.network, packet.transport) {
        ("eth", ..) if packet.is_ethernet() => {
            Some(Part { octets: frame, own: ETHERNET, len: ETHERNET })
        }
        ("ip", Network::Ipv4 { .. }, _) => {
            let own = usize::from(network.first()? & 0x0f).saturating_mul(4);
            Some(Part { octets: network, own, len: own })
        }
        ("ipv6", Network::Ipv6 { .. }, _) => Some(Part { octets: network, own: IPV6, len: IPV6 }),
        ("udp", _, Transport::Udp { .. }) => behind(UDP),
        ("tcp", _, Transport::Tcp(tcp)) => behind(tcp.header_len.into()),
        ("sctp", _, Transport::Sctp(_)) => {
            behind(SCTP).map(|part| whole(Part { own: part.octets.len(), ..part }))
        }
        ("icmpv6", _, Transport::Icmpv6 { .. }) => {
            behind(0).map(|part| whole(Part { own: part.octets.len(), ..part }))
        }
        ("icmp", ..) if packet.protocol == Protocol::ICMP && packet.fragment.is_none() => {
            behind(0).map(|part| whole(Part { own: part.octets.len(), ..part }))
        }
        _ => None,
    }
}

/// Octets of headers (IEEE 802.3 §3.1.1, IEEE 802.1Q §9.3, RFC 8200 §3, RFC 768, RFC 9260 §3.1), and those of a message that it does not
/// count (TS 29.274 §5.5.1).
const ETHERNET: usize = 14;
const TAG: usize = 4;
const IPV6: usize = 40;
const UDP: usize = 8;
const SCTP: usize = 12;
const GTPV2: usize = 4;
