//! Messages that Wireshark exports alone, behind tags that name their protocol (tcpdump group:
//! `LINKTYPE_WIRESHARK_UPPER_PDU`).

use dissect::Carrier;
use packet::EtherType;
use wire::Reader;

use crate::link::Inside;

/// The last tag, and that of a protocol's name.
const END: u16 = 0;
const NAME: u16 = 12;

/// What carries the messages of a protocol, by its name.
const CARRIERS: [(&str, Carrier); 11] = [
    ("gtpv2", on(2123)),
    ("gtpprime", on(3386)),
    ("pfcp", on(8805)),
    ("diameter", Carrier::Diameter),
    ("m2ua", Carrier::Sctp { ppid: 2, source_port: 0, destination_port: 0 }),
    ("m3ua", Carrier::Sctp { ppid: 3, source_port: 0, destination_port: 0 }),
    ("sua", Carrier::Sctp { ppid: 4, source_port: 0, destination_port: 0 }),
    ("m2pa", Carrier::Sctp { ppid: 5, source_port: 0, destination_port: 0 }),
    ("mtp3", Carrier::Mtp3),
    ("sccp", Carrier::Mtp3User(3)),
    ("isup", Carrier::Mtp3User(5)),
];

const fn on(port: u16) -> Carrier {
    Carrier::Udp { source_port: port, destination_port: port }
}

/// What carries a message of GTP, which has one name in all versions before the second (TS 29.060 §7.1, TS 29.281 §6.1).
fn gtp(message: &[u8]) -> Carrier {
    match message {
        [0..=0x1f, ..] => on(3386),
        [_, 26 | 31 | 253..=255, ..] => on(2152),
        _ => on(2123),
    }
}

/// What stands behind the tags; nothing behind tags that are cut off.
pub(crate) fn inside(octets: &[u8]) -> Option<Inside<'_>> {
    let mut reader = Reader::new(octets);
    let mut name: &[u8] = &[];
    loop {
        let tag = reader.u16().ok()?;
        let len = reader.u16().ok()?;
        let value = reader.take(len.into()).ok()?;
        match tag {
            END => break,
            NAME => name = value.split(|octet| *octet == 0).next().unwrap_or_default(),
            _ => {}
        }
    }
    let octets = reader.rest();
    Some(match name {
        b"gtp" => Inside::Message(Some(gtp(octets)), octets),
        b"ip" => Inside::Ip(EtherType::IPV4, octets),
        b"ipv6" => Inside::Ip(EtherType::IPV6, octets),
        _ => {
            let carrier = CARRIERS.iter().find(|(known, _)| known.as_bytes() == name);
            Inside::Message(carrier.map(|(_, carrier)| *carrier), octets)
        }
    })
}
