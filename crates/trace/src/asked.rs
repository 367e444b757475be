//! A frame as display filters ask it.

use dissect::Message;
use packet::{Network, Packet, Protocol, Transport};
use policy::Part;
use wire::{FieldId, Value};

use crate::capture::Record;
use crate::frame::{Frame, Layer};

/// A frame as a display filter asks it.
#[derive(Debug)]
pub struct Asked<'f, 'a> {
    /// What the capture has of it.
    pub record: &'f Record<'a>,
    /// Its layers.
    pub frame: &'f Frame<'a>,
}

impl policy::Subject for Asked<'_, '_> {
    fn each<'s>(&'s self, field: FieldId, visit: &mut dyn FnMut(usize, Value<'s>)) {
        for (place, layer) in (1..).zip(self.of(field)) {
            layer.read(field, |value| visit(place, value));
        }
    }

    fn layers(&self, field: FieldId) -> usize {
        self.of(field).count()
    }

    fn has_layer(&self, protocol: &str) -> bool {
        self.frame.protocols.contains(&protocol)
    }

    fn parts(&self, protocol: &str, visit: &mut dyn FnMut(Part<'_>)) {
        for (layer, octets) in self.frame.layers.iter().zip(self.frame.octets) {
            match layer {
                Layer::Packet(packet) => {
                    part(packet, octets, protocol).into_iter().for_each(&mut *visit);
                }
                Layer::Message(message) if layer_name(message) == protocol => {
                    let inside = message.tunnelled().map_or(0, <[u8]>::len);
                    let own = octets.len().saturating_sub(inside);
                    visit(Part { octets, own });
                }
                Layer::Message(_) => {}
            }
        }
    }

    fn capture(&self) -> policy::Captured<'_> {
        policy::Captured {
            number: self.record.number,
            len: self.record.original.into(),
            octets: self.record.octets,
            protocols: self.frame.protocols,
            epoch_ns: self.frame.times.epoch,
            relative_ns: self.frame.times.relative,
            delta_ns: self.frame.times.delta,
            told: self.frame.told,
        }
    }
}

impl<'a> Asked<'_, 'a> {
    fn of(&self, field: FieldId) -> impl Iterator<Item = &Layer<'a>> {
        self.frame.layers.iter().filter(move |layer| layer.protocol() == field.protocol)
    }
}

/// The name under which tshark keeps the octets of a message: those of ANSI's transactions have one of their own.
fn layer_name(message: &Message<'_>) -> &'static str {
    let is_ansi = matches!(message, Message::Tcap(tcap) if tcap.is_ansi());
    if is_ansi { "ansi_tcap" } else { message.wireshark_name() }
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
        (!octets.is_empty()).then_some(Part { octets, own })
    };
    match (protocol, packet.network, packet.transport) {
        ("eth", ..) if packet.is_ethernet() => Some(Part { octets: frame, own: ETHERNET }),
        ("ip", Network::Ipv4 { .. }, _) => {
            let own = usize::from(network.first()? & 0x0f).saturating_mul(4);
            Some(Part { octets: network, own })
        }
        ("ipv6", Network::Ipv6 { .. }, _) => Some(Part { octets: network, own: IPV6 }),
        ("udp", _, Transport::Udp { .. }) => behind(UDP),
        ("tcp", _, Transport::Tcp(tcp)) => behind(tcp.header_len.into()),
        ("sctp", _, Transport::Sctp(_)) => {
            behind(SCTP).map(|part| Part { own: part.octets.len(), ..part })
        }
        ("icmpv6", _, Transport::Icmpv6 { .. }) => {
            behind(0).map(|part| Part { own: part.octets.len(), ..part })
        }
        ("icmp", ..) if packet.protocol == Protocol::ICMP && packet.fragment.is_none() => {
            behind(0).map(|part| Part { own: part.octets.len(), ..part })
        }
        _ => None,
    }
}

/// Octets of headers (IEEE 802.3 §3.1.1, RFC 8200 §3, RFC 768, RFC 9260 §3.1).
const ETHERNET: usize = 14;
const IPV6: usize = 40;
const UDP: usize = 8;
const SCTP: usize = 12;
