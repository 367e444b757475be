//! Which octets are which protocol.

use core::fmt;

use gtp::{PORT_CONTROL, PORT_USER, PORT_V0, Part};
use wire::{Fault, Malformed, Reader};

use crate::registry::{GTPU, GTPV0, GTPV1, GTPV2, Message};

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
}

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

/// Which protocol a carrier's octets are.
enum Choice {
    Protocol(u8),
    /// A protocol that the carrier promises, with a contradiction in its first octets.
    Broken(u8, Fault),
    Unknown,
}

impl Carrier {
    /// UDP ports whose datagrams are signalling (TS 29.281 §4.4.2, TS 29.274 §4.2, GSM 09.60 §10.1.1).
    pub const SIGNALLING_PORTS: [u16; 3] = [PORT_CONTROL, PORT_USER, PORT_V0];

    /// The signalling port of this carrier: the receiver's, else the sender's, as answers go to any port.
    pub fn signalling_port(self) -> Option<u16> {
        let Self::Udp { source_port, destination_port } = self;
        [destination_port, source_port]
            .into_iter()
            .find(|port| Self::SIGNALLING_PORTS.contains(port))
    }

    fn choose(self, octets: &[u8]) -> Choice {
        match self {
            Self::Udp { .. } => match self.signalling_port() {
                Some(port) => of_datagram(port, octets),
                None => Choice::Unknown,
            },
        }
    }
}

/// Reads one message; nothing where the carrier is not one of signalling.
pub fn decode(carrier: Carrier, octets: &[u8]) -> Result<Option<Message<'_>>, Refused> {
    match carrier.choose(octets) {
        Choice::Protocol(protocol) => Message::decode_as(protocol, octets).map(Some),
        Choice::Broken(protocol, fault) => {
            let malformed = Malformed { offset: 0, fault };
            Err(Refused { protocol, part: Part::Header, malformed })
        }
        Choice::Unknown => Ok(None),
    }
}

/// As much of a message as can be read, for people who look at it; never judged.
pub fn glimpse(carrier: Carrier, octets: &[u8]) -> Option<Message<'_>> {
    match carrier.choose(octets) {
        Choice::Protocol(protocol) => Message::glimpse_as(protocol, octets),
        Choice::Broken(..) | Choice::Unknown => None,
    }
}

fn of_datagram(port: u16, octets: &[u8]) -> Choice {
    let version = Reader::new(octets).peek().map(|flags| flags >> 5);
    match (port, version) {
        (PORT_USER, Some(1)) => Choice::Protocol(GTPU),
        (PORT_CONTROL, Some(1)) => Choice::Protocol(GTPV1),
        (PORT_CONTROL, Some(2)) => Choice::Protocol(GTPV2),
        (PORT_V0, Some(0)) => Choice::Protocol(GTPV0),
        (port, version) => {
            let protocol = match port {
                PORT_USER => GTPU,
                PORT_V0 => GTPV0,
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
        Refused { protocol, part: self.part, malformed: self.malformed }
    }
}

impl Refused {
    pub(crate) fn unknown(protocol: u8) -> Self {
        let malformed = Malformed { offset: 0, fault: Fault::Version };
        Self { protocol, part: Part::Header, malformed }
    }
}
impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        gtp::Refused { part: self.part, malformed: self.malformed }.fmt(f)
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
            (3386, &v2, Fault::Version),
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
