//! Which octets are which protocol.

use core::fmt;

use gtp::{PORT_CONTROL, PORT_USER, PORT_V0, v2};
use pfcp::PORT as PORT_PFCP;
use wire::{Fault, Malformed, Reader};

use ss7::ber::is_readable;
use ss7::map::{Application, Component};

use crate::registry::{
    BICC, CAP, DIAMETER, GTPPRIME, GTPU, GTPV0, GTPV1, GTPV2, ICMP, ICMPV6, INAP, ISUP, M2PA, M2UA,
    M3UA, MAP, MTP3, MTP3MG, MTP3TEST, Message, PFCP, SCCP, SCMG, SUA, TCAP,
};

/// What carries a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Carrier {
    /// A datagram of UDP.
    Udp {
        /// Port of the sender.
        source_port: u16,
        /// Port of the receiver.
        destination_port: u16,
    },
    /// A user message of SCTP.
    Sctp {
        /// Payload protocol that its sender tells.
        ppid: u32,
        /// Port of the sender.
        source_port: u16,
        /// Port of the receiver.
        destination_port: u16,
    },
    /// An IPv4 packet, of ICMP.
    Icmp,
    /// An IPv6 packet, of `ICMPv6`.
    Icmpv6,
    /// A message of a Diameter connection.
    Diameter,
    /// A message of MTP3's level.
    Mtp3,
    /// A message of a user of MTP3, by its service indicator (Q.704 §14.2.1).
    Mtp3User(u8),
    /// A message of a user of SCCP, by the subsystems of both ends.
    SccpUser([Option<u8>; 2]),
    /// A component of that application, and the version of its context, 0 where none is told.
    Component(Application, u8),
}

/// Tells GTP from GTP′ in the first octet (TS 29.060 §6, TS 32.295 §6.1.1).
const PROTOCOL_TYPE: u8 = 0x10;

/// A message that is on a signalling port and cannot be read safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Place of the protocol in the registry that it claims to be.
    pub protocol: u8,
    /// Where in the datagram the contradiction lies.
    pub part: Part,
    /// What it is, and at which octet of the message.
    pub malformed: Malformed,
}

/// Which part of a message is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The header, or the message as a whole.
    Header,
    /// An information element.
    Element,
    /// The piggybacked message.
    Piggyback,
    /// What carries it tells two protocols.
    Carrier,
}

/// Which protocol a carrier's octets are.
enum Choice {
    Protocol(u8),
    Component(Application, u8),
    /// A protocol that the carrier promises, with a contradiction in its first octets.
    Broken(u8, Fault),
    /// Two protocols that the carrier promises; the first is what its sender tells.
    Disputed(u8),
    Unknown,
}

impl Carrier {
    /// UDP ports whose datagrams are signalling (TS 29.281 §4.4.2, TS 29.274 §4.2, GSM 09.60 §10.1.1, TS 29.244 §6.2).
    pub const SIGNALLING_PORTS: [u16; 4] = [PORT_CONTROL, PORT_USER, PORT_V0, PORT_PFCP];

    /// The signalling port of this carrier: the receiver's, else the sender's, as answers go to any port.
    pub fn signalling_port(self) -> Option<u16> {
        let Self::Udp { source_port, destination_port } = self else { return None };
        [destination_port, source_port]
            .into_iter()
            .find(|port| Self::SIGNALLING_PORTS.contains(port))
    }

    /// Tells a message what its carrier knows of it.
    pub(crate) fn complete(self, message: &mut Message<'_>) {
        if let (Self::Component(_, version), Message::Map(component) | Message::Cap(component)) =
            (self, message)
        {
            component.version = version;
        }
    }

    fn choose(self, octets: &[u8]) -> Choice {
        match self {
            Self::Udp { .. } => match self.signalling_port() {
                Some(port) => of_datagram(port, octets),
                None => Choice::Unknown,
            },
            Self::Sctp { ppid, source_port, destination_port } => {
                of_user_message(ppid, [destination_port, source_port])
            }
            Self::Icmp => Choice::Protocol(ICMP),
            Self::Icmpv6 => Choice::Protocol(ICMPV6),
            Self::Diameter => Choice::Protocol(DIAMETER),
            Self::Mtp3 => Choice::Protocol(MTP3),
            Self::Mtp3User(0) => Choice::Protocol(MTP3MG),
            Self::Mtp3User(1 | 2) => Choice::Protocol(MTP3TEST),
            Self::Mtp3User(3) => Choice::Protocol(SCCP),
            Self::Mtp3User(5) => Choice::Protocol(ISUP),
            Self::Mtp3User(13) => Choice::Protocol(BICC),
            Self::SccpUser(ssns) => of_sccp_user(ssns, octets),
            Self::Component(application, version) => Choice::Component(application, version),
            Self::Mtp3User(_) => Choice::Unknown,
        }
    }
}

/// Place in the registry of the protocol that a user message of SCTP is told to be.
pub fn protocol_of(carrier: Carrier) -> Option<u8> {
    match carrier.choose(&[]) {
        Choice::Protocol(protocol) | Choice::Broken(protocol, _) | Choice::Disputed(protocol) => {
            Some(protocol)
        }
        Choice::Component(application, _) => Some(of_application(application)),
        Choice::Unknown => None,
    }
}

/// Reads one message; nothing where the carrier is not one of signalling.
pub fn decode(carrier: Carrier, octets: &[u8]) -> Result<Option<Message<'_>>, Refused> {
    decode_then(carrier, octets, |message| message)
}

/// The same, and hands it on from where it was read: a message is large.
#[inline]
pub(crate) fn decode_then<'a, T>(
    carrier: Carrier,
    octets: &'a [u8],
    then: impl FnOnce(Option<Message<'a>>) -> T,
) -> Result<T, Refused> {
    match carrier.choose(octets) {
        Choice::Component(application, version) => component((application, version), octets, then),
        Choice::Protocol(protocol) => Message::decode_as(protocol, octets, then),
        Choice::Broken(protocol, fault) => {
            let malformed = Malformed { offset: 0, fault };
            Err(Refused { protocol, part: Part::Header, malformed })
        }
        Choice::Disputed(protocol) => {
            let malformed = Malformed { offset: 0, fault: Fault::Value };
            Err(Refused { protocol, part: Part::Carrier, malformed })
        }
        Choice::Unknown => Ok(then(None)),
    }
}

/// A component, whose carrier knows what it cannot say itself. Values that cannot be read are the fault of TCAP, which
/// everything inside it is a part of.
fn component<'a, T>(
    carried: (Application, u8),
    octets: &'a [u8],
    then: impl FnOnce(Option<Message<'a>>) -> T,
) -> Result<T, Refused> {
    match (Component::decode_conforming(octets, carried), carried.0) {
        (Ok(component), Application::Map) => Ok(then(Some(Message::Map(component)))),
        (Ok(component), Application::Cap) => Ok(then(Some(Message::Cap(component)))),
        (Ok(component), Application::Inap) => Ok(then(Some(Message::Inap(component)))),
        (Err(malformed), application) => {
            let is_own = is_readable(octets);
            Err(malformed.blame(if is_own { of_application(application) } else { TCAP }))
        }
    }
}

/// Place in the registry of the protocol whose message a tool reads, where it is one that no port of UDP tells.
pub(crate) fn told(carrier: Carrier, octets: &[u8]) -> Option<u8> {
    match carrier.choose(octets) {
        Choice::Protocol(protocol) | Choice::Disputed(protocol) => Some(protocol),
        Choice::Component(application, _) => Some(of_application(application)),
        Choice::Broken(..) | Choice::Unknown => None,
    }
}

/// A message behind the one that a datagram begins with (TS 29.274 §5.5.1, TS 29.244 §7.2.1A).
pub fn following(carrier: Carrier, octets: &[u8]) -> Option<&[u8]> {
    let flags = *octets.first()?;
    match carrier.signalling_port()? {
        PORT_CONTROL if flags & 0xf0 == 0x50 => v2::Message::decode(octets).ok()?.piggybacked(),
        PORT_PFCP if flags & 0x04 != 0 => pfcp::Message::decode(octets).ok()?.following(),
        _ => None,
    }
}

fn of_application(application: Application) -> u8 {
    match application {
        Application::Map => MAP,
        Application::Cap => CAP,
        Application::Inap => INAP,
    }
}

/// By payload protocol (IANA), else by port; where both tell a protocol, they must tell the same.
fn of_user_message(ppid: u32, ports: [u16; 2]) -> Choice {
    let told = match ppid {
        2 => Some(M2UA),
        3 => Some(M3UA),
        4 => Some(SUA),
        5 => Some(M2PA),
        46 => Some(DIAMETER),
        _ => None,
    };
    let expected = ports.into_iter().find_map(|port| match port {
        2904 => Some(M2UA),
        2905 => Some(M3UA),
        3565 => Some(M2PA),
        3868 => Some(DIAMETER),
        14001 => Some(SUA),
        _ => None,
    });
    match (told, expected) {
        (Some(told), Some(expected)) if told != expected => Choice::Disputed(told),
        (Some(protocol), _) | (None, Some(protocol)) => Choice::Protocol(protocol),
        (None, None) => Choice::Unknown,
    }
}

/// TCAP by its first octet, whatever the subsystem; where the subsystem is one of TCAP's users, nothing else may stand
/// there (Q.773 §3.1, TS 23.003 §8).
fn of_sccp_user(ssns: [Option<u8>; 2], octets: &[u8]) -> Choice {
    let is_user = |ssn: u8| matches!(ssn, 5..=10 | 145..=150);
    match octets.first() {
        Some(1..=6) if ssns.contains(&Some(MANAGEMENT)) => Choice::Protocol(SCMG),
        Some(0x61 | 0x62 | 0x64 | 0x65 | 0x67 | 0xe1..=0xe6 | 0xf6) => Choice::Protocol(TCAP),
        _ if ssns.into_iter().flatten().any(is_user) => Choice::Broken(TCAP, Fault::Value),
        _ if ssns == [Some(MANAGEMENT); 2] => Choice::Protocol(SCMG),
        _ => Choice::Unknown,
    }
}

/// Subsystem of SCCP's own management (Q.713 §3.4.2.2).
pub(crate) const MANAGEMENT: u8 = 1;

fn of_datagram(port: u16, octets: &[u8]) -> Choice {
    let flags = Reader::new(octets).peek();
    let version = flags.map(|flags| flags >> 5);
    let is_gtp = flags.is_none_or(|flags| flags & PROTOCOL_TYPE != 0);
    match (port, version) {
        (PORT_USER, Some(1)) => Choice::Protocol(GTPU),
        (PORT_CONTROL, Some(1)) => Choice::Protocol(GTPV1),
        (PORT_CONTROL, Some(2)) => Choice::Protocol(GTPV2),
        (PORT_V0, Some(0..=2)) if !is_gtp => Choice::Protocol(GTPPRIME),
        (PORT_V0, Some(0)) => Choice::Protocol(GTPV0),
        (PORT_PFCP, Some(1)) => Choice::Protocol(PFCP),
        (port, version) => {
            let protocol = match port {
                PORT_USER => GTPU,
                PORT_V0 => GTPV0,
                PORT_PFCP => PFCP,
                _ => GTPV1,
            };
            Choice::Broken(protocol, version.map_or(Fault::Truncated, |_| Fault::Version))
        }
    }
}

/// An error of a decoder as one of the registry.
pub(crate) trait Blame {
    /// Names the protocol.
    fn blame(self, protocol: u8) -> Refused;
}

impl Blame for gtp::Refused {
    fn blame(self, protocol: u8) -> Refused {
        let part = match self.part {
            gtp::Part::Header => Part::Header,
            gtp::Part::Element => Part::Element,
            gtp::Part::Piggyback => Part::Piggyback,
        };
        Refused { protocol, part, malformed: self.malformed }
    }
}

impl Blame for Malformed {
    fn blame(self, protocol: u8) -> Refused {
        Refused { protocol, part: Part::Header, malformed: self }
    }
}

impl Refused {
    /// A message of that protocol, as a whole.
    pub fn of_message(protocol: u8, malformed: Malformed) -> Self {
        Self { protocol, part: Part::Header, malformed }
    }

    pub(crate) fn unknown(protocol: u8) -> Self {
        let malformed = Malformed { offset: 0, fault: Fault::Version };
        Self { protocol, part: Part::Header, malformed }
    }
}
impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = crate::catalogue::protocol(self.protocol).map_or("", |row| row.name);
        let part = match self.part {
            Part::Header => "message",
            Part::Element => "information element",
            Part::Piggyback => "piggybacked message",
            Part::Carrier => "carrier",
        };
        write!(f, "{name}: {part} {}", self.malformed)
    }
}

impl core::error::Error for Refused {}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::vec::Vec;

    use super::*;

    #[test]
    fn port_and_version_tell_the_protocol() {
        let v1 = craft::gtpv1::echo_request().octets();
        let v2 = craft::gtpv2::echo_request().octets();
        let v0 = craft::gtpv0::echo_request().octets();
        for (ports, octets, protocol) in [
            ((40000, 2123), &v1, 1),
            ((2123, 40000), &v2, 2),
            ((2123, 2152), &v1, 3),
            ((2152, 2123), &v1, 1),
            ((3386, 3386), &v0, 4),
        ] {
            let message = decode(carrier(ports), octets).unwrap().unwrap();

            assert_eq!(message.key().protocol, protocol, "{ports:?}");
        }
    }

    #[test]
    fn a_version_on_a_port_where_it_does_not_belong_is_refused() {
        let v2 = craft::gtpv2::echo_request().octets();
        let v0 = craft::gtpv0::echo_request().octets();
        for (port, octets, fault) in [
            (2152, v2.as_slice(), Fault::Version),
            (2123, &v0, Fault::Version),
            (3386, &[0x70, 1], Fault::Version),
            (2123, &[], Fault::Truncated),
        ] {
            let refused = decode(carrier((9, port)), octets).unwrap_err();

            assert_eq!((refused.part, refused.malformed.fault), (Part::Header, fault), "{port}");
        }
    }

    #[test]
    fn other_ports_are_no_signalling() {
        assert!(matches!(decode(carrier((53, 5353)), b"dns"), Ok(None)));
    }

    proptest! {
        #[test]
        fn any_octets_on_any_port_are_a_message_an_error_or_no_signalling(
            port in prop::sample::select(std::vec![2123_u16, 2152, 3386, 53]), octets: Vec<u8>,
        ) {
            let answer = decode(carrier((port, port)), &octets);

            prop_assert_eq!(matches!(answer, Ok(None)), port == 53);
        }
    }

    fn carrier((source_port, destination_port): (u16, u16)) -> Carrier {
        Carrier::Udp { source_port, destination_port }
    }
}
