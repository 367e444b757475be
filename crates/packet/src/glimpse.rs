//! As much of a frame as can be read, for people who look at captures. Never judged.

use core::net::{Ipv4Addr, Ipv6Addr};

use wire::{Fault, Malformed, Reader};

use crate::ethernet::Ethernet;
use crate::{EtherType, Fragment, Network, Packet, Protocol, Tcp, Transport, Vlans, sctp};

/// IPv6 extension headers that are followed.
const EXTENSIONS_MAX: usize = 32;

/// Layers 2 to 4 of a frame without any check: lengths that lie end at the last octet.
pub fn glimpse(frame: &[u8]) -> Packet<'_> {
    let mut reader = Reader::new(frame);
    let Ok(ethernet) = Ethernet::glimpse(&mut reader) else {
        return nothing(frame, Vlans::default(), EtherType(0));
    };
    let mut packet = nothing(reader.rest(), ethernet.vlans, ethernet.ethertype);
    packet.frame_len = frame.len();
    packet.frame = frame;
    packet.destination_mac = ethernet.destination;
    packet.source_mac = ethernet.source;
    packet.network_offset = reader.offset();
    // What cannot be read is not there.
    let _ = inside(&mut packet);
    packet
}

/// The same of an IP packet without a frame; nothing where it is neither IPv4 nor IPv6.
pub fn glimpse_ip(octets: &[u8]) -> Option<Packet<'_>> {
    let mut packet = bare(octets)?;
    inside(&mut packet).is_ok().then_some(packet)
}

/// As much of an IP packet as can be read, without its transport: what is behind its headers is the payload.
pub(crate) fn glimpse_network(octets: &[u8]) -> Option<Packet<'_>> {
    let mut packet = bare(octets)?;
    network(&mut packet).is_ok().then_some(packet)
}

fn bare(octets: &[u8]) -> Option<Packet<'_>> {
    let ethertype = match octets.first()? >> 4 {
        4 if has_header(octets) => EtherType::IPV4,
        6 => EtherType::IPV6,
        _ => return None,
    };
    Some(nothing(octets, Vlans::default(), ethertype))
}

/// False where a header of version 4 says that it is shorter than any (RFC 791 §3.1).
fn has_header(octets: &[u8]) -> bool {
    octets.first().is_some_and(|octet| octet & 0x0f >= 5)
}

/// Reads what stands behind the IP headers of a datagram that was put together.
pub fn glimpse_transport<'a>(fragment: &Packet<'a>, payload: &'a [u8]) -> Packet<'a> {
    let mut packet = Packet { payload, fragment: None, ..*fragment };
    // What cannot be read is not there.
    let _ = transport(&mut packet);
    packet
}

fn nothing(octets: &[u8], vlans: Vlans, ethertype: EtherType) -> Packet<'_> {
    Packet {
        frame_len: octets.len(),
        frame: octets,
        network_offset: 0,
        destination_mac: [0; 6],
        source_mac: [0; 6],
        vlans,
        ethertype,
        network: Network::Other,
        protocol: Protocol(0),
        transport: Transport::Other,
        fragment: None,
        payload: octets,
    }
}

fn inside(packet: &mut Packet<'_>) -> Result<(), Malformed> {
    network(packet)?;
    if packet.fragment.is_none() && packet.addresses().is_some() {
        let _ = transport(packet);
    }
    Ok(())
}

fn network(packet: &mut Packet<'_>) -> Result<(), Malformed> {
    match packet.ethertype {
        EtherType::IPV4 => ipv4(packet),
        EtherType::IPV6 => ipv6(packet),
        _ => Ok(()),
    }
}

fn ipv4(packet: &mut Packet<'_>) -> Result<(), Malformed> {
    let mut reader = Reader::new(packet.payload);
    if reader.peek().is_some_and(|first| first >> 4 != 4) || !has_header(packet.payload) {
        return Err(reader.fault(Fault::Version));
    }
    let [version, _, len_high, len_low, id_high, id_low, high, low] = reader.array()?;
    let [hops, protocol, _, _] = reader.array()?;
    let source = Ipv4Addr::from(reader.array::<4>()?);
    let destination = Ipv4Addr::from(reader.array::<4>()?);
    let header = usize::from(version & 0x0f).saturating_mul(4);
    let total = match u16::from_be_bytes([len_high, len_low]) {
        // A frame that was cut into segments later than it was captured says 0.
        0 => packet.payload.len(),
        total if usize::from(total) < header => return Err(reader.fault(Fault::Length)),
        total => usize::from(total).min(packet.payload.len()),
    };
    let place = u16::from_be_bytes([high, low]);
    let is_whole = place.trailing_zeros() >= 14;
    packet.network = Network::Ipv4 { source, destination, hops };
    packet.protocol = Protocol(protocol);
    packet.fragment = (!is_whole).then(|| Fragment {
        id: u16::from_be_bytes([id_high, id_low]).into(),
        offset: (place & 0x1fff) << 3,
        more: place & 0x2000 != 0,
        is_ipv6: false,
    });
    packet.payload = packet.payload.get(header..total).unwrap_or_default();
    Ok(())
}

fn ipv6(packet: &mut Packet<'_>) -> Result<(), Malformed> {
    let mut reader = Reader::new(packet.payload);
    if reader.peek().is_some_and(|first| first >> 4 != 6) {
        return Err(reader.fault(Fault::Version));
    }
    let [_, _, _, _, len_high, len_low, next, hops] = reader.array()?;
    let source = Ipv6Addr::from(reader.array::<16>()?);
    let destination = Ipv6Addr::from(reader.array::<16>()?);
    let len = usize::from(u16::from_be_bytes([len_high, len_low])).min(reader.len());
    let mut payload = reader.sub(len)?;
    packet.network = Network::Ipv6 { source, destination, hops, next: Protocol(next) };
    packet.protocol = Protocol(next);
    for _ in 0..EXTENSIONS_MAX {
        let Ok(Some(next)) = extension(packet, &mut payload) else { break };
        packet.protocol = next;
        if packet.fragment.is_some() {
            break;
        }
    }
    packet.payload = payload.rest();
    Ok(())
}

/// Reads over one extension header; a fragment is noted.
fn extension<'a>(
    packet: &mut Packet<'a>,
    payload: &mut Reader<'a>,
) -> Result<Option<Protocol>, Malformed> {
    if !packet.protocol.is_ipv6_extension() {
        return Ok(None);
    }
    let [next, len, high, low] = { *payload }.array()?;
    let octets = match packet.protocol {
        Protocol::AUTHENTICATION => usize::from(len).saturating_add(2).saturating_mul(4),
        Protocol::FRAGMENT => 8,
        _ => usize::from(len).saturating_add(1).saturating_mul(8),
    };
    let header = payload.take(octets)?;
    let place = u16::from_be_bytes([high, low]);
    if packet.protocol == Protocol::FRAGMENT && place & 0xfff9 != 0 {
        let id = header.last_chunk().map_or(0, |id| u32::from_be_bytes(*id));
        packet.fragment =
            Some(Fragment { id, offset: place & 0xfff8, more: place & 1 != 0, is_ipv6: true });
    }
    Ok(Some(Protocol(next)))
}

fn transport(packet: &mut Packet<'_>) -> Result<(), Malformed> {
    let mut reader = Reader::new(packet.payload);
    packet.transport = match packet.protocol {
        Protocol::UDP => {
            packet.transport =
                Transport::Udp { source_port: reader.u16()?, destination_port: reader.u16()? };
            // A header that is cut off has ports, and nothing stands behind it.
            packet.payload = &[];
            let [high, low, _, _] = reader.array()?;
            let length = usize::from(u16::from_be_bytes([high, low])).saturating_sub(8);
            let payload = reader.rest();
            packet.payload = payload.get(..length).unwrap_or(payload);
            return Ok(());
        }
        Protocol::TCP => Transport::Tcp(Tcp::decode(&mut reader)?),
        Protocol::SCTP => Transport::Sctp(sctp::Header::decode(&mut reader)?),
        Protocol::ICMPV6 => {
            let kind = reader.peek().map(|kind| Transport::Icmpv6 { kind });
            packet.transport = kind.unwrap_or(Transport::Other);
            return Ok(());
        }
        _ => Transport::Other,
    };
    packet.payload = reader.rest();
    Ok(())
}

#[cfg(test)]
mod tests {
    extern crate std;

    use craft::sctp::{data, ppid, sctp};
    use proptest::prelude::*;
    use std::vec::Vec;

    use super::*;
    use crate::Layers;

    proptest! {
        #[test]
        fn no_row_with_a_value_is_left_out_of_those_that_may_have_one(
            which in 0_usize..6, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        ) {
            let plain = || craft::frame().ip([10, 0, 0, 1], [10, 0, 0, 2]);
            let chunk = sctp(7).data(&data(41, ppid::M3UA, b"first"));
            let mut octets = match which {
                0 => plain().udp(2123, 2123).payload(b"hello").octets(),
                1 => plain().vlan(7).sctp(&chunk).octets(),
                2 => plain().protocol(6).payload(&[0x50; 40]).octets(),
                3 => craft::frame().ip([1; 16], [2; 16]).udp(1, 2).payload(b"hello").octets(),
                4 => plain().udp(1, 2).payload(&[7; 99]).fragments(2).remove(1),
                _ => craft::frame().ip([1; 16], [2; 16]).sctp(&chunk).octets(),
            };
            for (at, octet) in &changes {
                let at = at.index(octets.len());
                octets[at] = *octet;
            }

            let left_out: Vec<&str> = wire::left_out::<Layers>(&glimpse(&octets)).collect();

            prop_assert_eq!(left_out, [""; 0]);
        }
    }
}
