//! The user's packet inside a tunnel, as far as anti-spoofing and GTP-in-GTP need it (RFC 791, RFC 8200).
//!
//! Reading is lenient on purpose: a packet that lies about its length still shows where it says it goes.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use wire::{Malformed, Reader};

use crate::{PORT_CONTROL, PORT_USER, PORT_V0};

/// IPv6 extension headers that are followed.
const EXTENSIONS_MAX: usize = 8;

/// Octets that a piece of a packet has at least, if another follows it (RFC 791 §3.2: links carry 68 octets).
const FIRST_OCTETS: u16 = 40;

const HOP_BY_HOP: u8 = 0;
const TCP: u8 = 6;
const UDP: u8 = 17;
const ROUTING: u8 = 43;
const FRAGMENT: u8 = 44;
const AUTHENTICATION: u8 = 51;
const DESTINATION: u8 = 60;
const MOBILITY: u8 = 135;

/// Addresses, protocol and ports of a tunnelled packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inner {
    /// Who sends it.
    pub source: IpAddr,
    /// Who shall receive it.
    pub destination: IpAddr,
    /// Protocol behind the IP headers.
    pub protocol: u8,
    /// Source and destination port of UDP or TCP; nothing in a later fragment.
    pub ports: Option<(u16, u16)>,
    /// True for any fragment of a larger packet.
    pub is_fragment: bool,
    /// True where its ports, or those of the packet that it is a fragment of, stand where few readers look.
    pub hides_ports: bool,
    /// True where a datagram begins as GTP does, or ends before that can be told.
    begins_as_gtp: bool,
}

impl Inner {
    /// Nothing where the octets are no IP packet: another PDN type, or no header's worth of octets.
    pub(crate) fn decode(octets: &[u8]) -> Option<Self> {
        match octets.first()? >> 4 {
            4 => Self::ipv4(octets).ok(),
            6 => Self::ipv6(octets).ok(),
            _ => None,
        }
    }

    /// True where a UDP port on either side is one of GTP's and what follows begins so too, or where none is shown: a
    /// telephone may have any port, and its servers answer there.
    pub fn is_gtp(&self) -> bool {
        let is_known = |port| matches!(port, PORT_CONTROL | PORT_USER | PORT_V0);
        let is_of_gtp = |(source, destination)| is_known(source) || is_known(destination);
        self.hides_ports || self.begins_as_gtp && self.udp().is_some_and(is_of_gtp)
    }

    /// Source and destination port, where the protocol is UDP.
    pub fn udp(&self) -> Option<(u16, u16)> {
        self.ports.filter(|_| self.protocol == UDP)
    }

    /// Source and destination port, where the protocol is TCP.
    pub fn tcp(&self) -> Option<(u16, u16)> {
        self.ports.filter(|_| self.protocol == TCP)
    }

    fn ipv4(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        let [version, _, _, _, _, _, flags, offset] = reader.array()?;
        let [_, protocol, _, _] = reader.array()?;
        let source = Ipv4Addr::from(reader.array::<4>()?);
        let destination = Ipv4Addr::from(reader.array::<4>()?);
        let options = usize::from(version & 0x0f).saturating_mul(4).saturating_sub(20);
        let piece = u16::from_be_bytes([flags, offset]) & 0x3fff;
        let is_first = piece.trailing_zeros() >= 13;
        let begin = reader.skip(options).ok().filter(|()| is_first).map(|()| reader);
        let (protocol, begin) = match begin {
            Some(begin) if protocol == AUTHENTICATION => authenticated(begin),
            begin => (protocol, begin),
        };
        let ports = begin.and_then(|begin| ports_of(protocol, begin));
        let is_whole = piece == 0;
        Ok(Self {
            source: source.into(),
            destination: destination.into(),
            protocol,
            ports,
            is_fragment: !is_whole,
            hides_ports: hides_ports(protocol, ports, piece << 3),
            begins_as_gtp: begin.is_some_and(|begin| begins_as_gtp(begin, is_whole)),
        })
    }

    fn ipv6(octets: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(octets);
        reader.skip(6)?;
        let [next, _] = reader.array()?;
        let source = Ipv6Addr::from(reader.array::<16>()?);
        let destination = Ipv6Addr::from(reader.array::<16>()?);
        let mut inner = Self {
            source: source.into(),
            destination: destination.into(),
            protocol: next,
            ports: None,
            is_fragment: false,
            hides_ports: false,
            begins_as_gtp: false,
        };
        inner.follow(&mut reader);
        Ok(inner)
    }

    /// Follows extension headers as far as they are whole; `protocol` is the last one reached.
    fn follow(&mut self, reader: &mut Reader<'_>) {
        for _ in 0..EXTENSIONS_MAX {
            let Ok(Some((next, piece))) = extension(self.protocol, reader) else { break };
            self.protocol = next;
            self.is_fragment |= piece != 0;
            if piece & 0xfff8 != 0 {
                self.hides_ports = hides_ports(next, None, piece & 0xfff8);
                return;
            }
        }
        self.ports = ports_of(self.protocol, *reader);
        self.hides_ports = hides_ports(self.protocol, self.ports, 0);
        self.begins_as_gtp = begins_as_gtp(*reader, !self.is_fragment);
    }
}

/// A datagram that is one of GTP by version, protocol type and length (TS 29.060 §6, TS 29.274 §5.1); its first piece is
/// one by less.
fn begins_as_gtp(mut datagram: Reader<'_>, is_whole: bool) -> bool {
    if datagram.skip(UDP_HEADER).is_err() {
        return true;
    }
    let room = datagram.len();
    let Ok([flags, _, high, low]) = datagram.array() else { return !is_whole };
    let len = usize::from(u16::from_be_bytes([high, low]));
    let (header, is_version) = match flags >> 5 {
        0 => (20, flags & PROTOCOL_TYPE != 0),
        1 => (8, flags & PROTOCOL_TYPE != 0),
        2 => (4, true),
        _ => (0, false),
    };
    is_version && (!is_whole || len.saturating_add(header) <= room)
}

/// Octets before what a datagram carries (RFC 768).
const UDP_HEADER: usize = 8;
/// GTP, not GTP' (TS 29.060 §6).
const PROTOCOL_TYPE: u8 = 0x10;

/// A first or only piece that ends before its ports, or whose extension headers do not end; a later piece that begins
/// where they may stand (RFC 1858, RFC 7112). No link makes pieces so small.
fn hides_ports(protocol: u8, ports: Option<(u16, u16)>, offset: u16) -> bool {
    let may_have = matches!(
        protocol,
        HOP_BY_HOP | TCP | UDP | ROUTING | FRAGMENT | AUTHENTICATION | DESTINATION | MOBILITY
    );
    may_have && ports.is_none() && offset < FIRST_OCTETS
}

/// What an authentication header stands before (RFC 4302 §2).
fn authenticated(mut reader: Reader<'_>) -> (u8, Option<Reader<'_>>) {
    let Ok([next, len]) = reader.array() else { return (AUTHENTICATION, None) };
    let octets = usize::from(len).saturating_mul(4).saturating_add(6);
    (next, reader.skip(octets).ok().map(|()| reader))
}

/// Reads over one extension header: the next protocol, and the fragment's place (0 outside fragments).
fn extension(kind: u8, reader: &mut Reader<'_>) -> Result<Option<(u8, u16)>, Malformed> {
    let mut ahead = *reader;
    let [next, len, high, low] = match kind {
        HOP_BY_HOP | ROUTING | FRAGMENT | AUTHENTICATION | DESTINATION | MOBILITY => {
            ahead.array()?
        }
        _ => return Ok(None),
    };
    let (octets, piece) = match kind {
        FRAGMENT => (8, u16::from_be_bytes([high, low]) & 0xfff9),
        AUTHENTICATION => (usize::from(len).saturating_add(2).saturating_mul(4), 0),
        _ => (usize::from(len).saturating_add(1).saturating_mul(8), 0),
    };
    reader.skip(octets)?;
    Ok(Some((next, piece)))
}

fn ports_of(protocol: u8, mut reader: Reader<'_>) -> Option<(u16, u16)> {
    match protocol {
        UDP | TCP => reader.u16().and_then(|source| Ok((source, reader.u16()?))).ok(),
        _ => None,
    }
}
