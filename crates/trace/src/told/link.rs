//! What the capture says of a frame, and the header that Linux writes before one.

use std::net::IpAddr;

use wire::Value;

use super::Named;
use crate::capture::Record;
use crate::link::LinkType;

/// Octets that the header has for an address (`LINKTYPE_LINUX_SLL` of the tcpdump group).
const ROOM: usize = 8;
/// Below this a type is one that Linux made up for what has none (`linux/if_ether.h`).
const TYPES: u16 = 1536;

/// The type of hardware that is a tunnel of GRE (`linux/if_arp.h`).
const GRE: u16 = 778;

/// Everything that the capture says of a frame.
pub(crate) fn of_record<'a>(record: &Record<'a>, mut tell: impl FnMut(Named<'a>)) {
    let mut number = |name, number| tell((name, Value::Number(number)));
    if let Some(kind) = record.link.encapsulation() {
        number("frame.encap_type", kind);
    }
    for name in ["frame.offset_shift", "frame.marked", "frame.ignored"] {
        number(name, 0);
    }
    if let Some(section) = record.section {
        number("frame.section_number", section.into());
        number("frame.interface_id", record.interface.into());
        let name = record.interface_name.unwrap_or("unknown");
        tell(("frame.interface_name", Value::Text(name.as_bytes())));
    }
    if let Some(header) = record.cooked() {
        cooked(record.link, header, tell);
    }
}

/// What stands before a frame that Linux captured on any interface.
fn cooked<'a>(link: LinkType, header: &'a [u8], mut tell: impl FnMut(Named<'a>)) {
    let is_second = link == LinkType::LINUX_COOKED_2;
    let word = |at: usize| {
        let octets = header.get(at..).and_then(<[u8]>::first_chunk);
        octets.map_or(0, |octets| u16::from_be_bytes(*octets))
    };
    let octet = |at: usize| header.get(at).copied().map_or(0, u16::from);
    let (kind, hardware, direction, len, address): (_, _, _, _, usize) = if is_second {
        (word(0), word(8), octet(10), octet(11), 12)
    } else {
        (word(14), word(2), word(0), word(4), 6)
    };
    let mut number = |name, number: u16| tell((name, Value::Number(number.into())));
    number("sll.pkttype", direction);
    number("sll.hatype", hardware);
    number("sll.halen", len);
    number(
        match (hardware, kind) {
            (GRE, _) => "sll.gretype",
            (_, ..=TYPES) => "sll.ltype",
            _ => "sll.etype",
        },
        kind,
    );
    if let (true, Some(interface)) = (is_second, header.get(4..).and_then(<[u8]>::first_chunk)) {
        tell(("sll.ifindex", Value::Number(u32::from_be_bytes(*interface).into())));
    }
    let room = header.get(address..address.saturating_add(ROOM)).unwrap_or_default();
    let (own, unused) = room.split_at(usize::from(len).min(ROOM));
    let named = match *own {
        [] => None,
        [a, b, c, d] => Some(("sll.src.ipv4", Value::Address(IpAddr::from([a, b, c, d])))),
        [_, _, _, _, _, _] => Some(("sll.src.eth", Value::Octets(own))),
        _ => Some(("sll.src.other", Value::Octets(own))),
    };
    let unused = (!unused.is_empty()).then_some(("sll.unused", Value::Octets(unused)));
    named.into_iter().chain(unused).for_each(tell);
}
