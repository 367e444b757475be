//! Messages of GTP-U for policy tests, with a user's packet inside.

use std::net::{IpAddr, Ipv4Addr};

use craft::{frame, gtpu, gtpv1};
use policy::Given;

use crate::testbench::{Steps, Unposed, applied, number, unknown};

const TCP: u8 = 6;
const ETHERNET_OCTETS: usize = 14;
const GPDU: u8 = 255;
const END_MARKER: u8 = 254;

/// A user's packet is made of the `inner` fields; other messages have elements.
pub(crate) fn user(kind: u8, fields: &[&Given]) -> Result<Vec<u8>, Unposed> {
    let (inner, plain): (Vec<&Given>, Vec<&Given>) =
        fields.iter().partition(|given| INNER.iter().any(|(name, _)| *name == given.field));
    let message = match kind {
        GPDU | END_MARKER => gtpv1::message(kind).without_sequence(),
        _ => gtpv1::message(kind),
    };
    let own = USER_FIELDS.iter().map(|(name, _)| *name);
    if kind != GPDU {
        if let Some(given) = inner.first() {
            return Err(unknown("gtpu", given, own));
        }
        return Ok(applied("gtpu", message, USER_FIELDS, &plain)?.octets());
    }
    let is_own = |given: &&&Given| USER_FIELDS.iter().any(|(name, _)| *name == given.field);
    if let Some(given) = plain.iter().find(|given| !is_own(given)) {
        return Err(unknown("gtpu", given, own.chain(INNER.iter().map(|(name, _)| *name))));
    }
    let message = applied("gtpu", message, USER_FIELDS, &plain)?;
    let inner = applied("gtpu", Inner::default(), INNER, &inner)?;
    Ok(message.raw(&inner.octets()).octets())
}

/// A user's packet under construction.
pub(crate) struct Inner {
    source: IpAddr,
    destination: IpAddr,
    ports: [u16; 2],
    is_tcp: bool,
    is_tiny: bool,
    is_gtp: bool,
    /// Octets of a name that a server of names is asked for.
    name_len: Option<u8>,
}

impl Inner {
    pub(crate) fn octets(&self) -> Vec<u8> {
        let [source, destination] = self.ports;
        let packet = frame().ip(self.source, self.destination);
        if self.is_tiny {
            let piece = packet.udp(source, destination).fragment(0, true, &[0; 2]);
            return piece.get(ETHERNET_OCTETS..).unwrap_or_default().to_vec();
        }
        if !self.is_tcp {
            let content = match self.name_len {
                Some(len) => question(len),
                None if self.is_gtp => gtpu::echo_request().octets(),
                None => b"test".to_vec(),
            };
            let destination = if self.name_len.is_some() { NAMES } else { destination };
            return packet.udp(source, destination).payload(&content).packet();
        }
        let ports = [source.to_be_bytes(), destination.to_be_bytes()].concat();
        let segment = [ports.as_slice(), &[0; 8], &[0x50, 0x02], &[0; 6]].concat();
        packet.protocol(TCP).payload(&segment).packet()
    }

    fn leaving(self, port: &str, is_tcp: bool) -> Option<Self> {
        let [_, destination] = self.ports;
        Some(Self { ports: [port.parse().ok()?, destination], is_tcp, ..self })
    }

    fn arriving(self, port: &str, is_tcp: bool) -> Option<Self> {
        let [source, _] = self.ports;
        Some(Self { ports: [source, port.parse().ok()?], is_tcp, ..self })
    }
}

/// A question for a name of so many octets (RFC 1035 §4.1).
fn question(name_len: u8) -> Vec<u8> {
    let mut octets = vec![0; 12];
    let name = vec![b'a'; usize::from(name_len).saturating_sub(1)];
    for part in name.chunks(64) {
        let label = part.get(1..).unwrap_or_default();
        octets.push(u8::try_from(label.len()).unwrap_or(0));
        octets.extend(label);
    }
    octets.extend([0, 0, 1, 0, 1]);
    octets
}

/// Port of servers of names.
const NAMES: u16 = 53;

impl Default for Inner {
    fn default() -> Self {
        Self {
            source: Ipv4Addr::new(10, 99, 0, 5).into(),
            destination: Ipv4Addr::new(8, 8, 8, 8).into(),
            ports: [40_000, 443],
            is_tcp: false,
            is_tiny: false,
            is_gtp: false,
            name_len: None,
        }
    }
}

/// What tests can say of it.
pub(crate) const INNER: Steps<Inner> = &[
    ("inner.hides_ports", |inner, value| Some(Inner { is_tiny: value == "1", ..inner })),
    ("inner.is_gtp", |inner, value| Some(Inner { is_gtp: value == "1", ..inner })),
    ("inner.dns_name_len", |inner, value| {
        Some(Inner { name_len: Some(value.parse().ok()?), ..inner })
    }),
    ("inner.ip.src", |inner, value| Some(Inner { source: value.parse().ok()?, ..inner })),
    ("inner.ip.dst", |inner, value| Some(Inner { destination: value.parse().ok()?, ..inner })),
    ("inner.udp.srcport", |inner, value| inner.leaving(value, false)),
    ("inner.udp.dstport", |inner, value| inner.arriving(value, false)),
    ("inner.tcp.srcport", |inner, value| inner.leaving(value, true)),
    ("inner.tcp.dstport", |inner, value| inner.arriving(value, true)),
    ("inner.port.src", |inner, value| inner.leaving(value, false)),
    ("inner.port.dst", |inner, value| inner.arriving(value, false)),
];

/// What they can say of the message around it.
pub(crate) const USER_FIELDS: Steps<gtpv1::Message> = &[
    ("gtp.ext_hdr.next", |message, value| Some(message.extension(number(value)?, &[0, 5]))),
    ("gtp.teid", |message, value| Some(message.teid(value.parse().ok()?))),
    ("gtp.seq_number", |message, value| Some(message.sequence(value.parse().ok()?))),
    ("gtp.teid_data", |message, value| Some(message.teid_data(value.parse().ok()?))),
    ("gtp.gsn_ipv4", |message, value| Some(message.gsn_address(value.parse::<Ipv4Addr>().ok()?))),
    ("gtp.recovery", |message, value| Some(message.recovery(value.parse().ok()?))),
];
