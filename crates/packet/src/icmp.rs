//! ICMP (RFC 792) and `ICMPv6` (RFC 4443): what nodes tell each other about packets.

use core::net::IpAddr;

use wire::{Fault, Field, Kind, Malformed, Reader, code, fields};

use crate::Protocol;
use crate::glimpse::glimpse_network;

/// Octets before what a message is about.
const HEADER: usize = 8;
/// Octets of a message that redirects before its options (RFC 4861 §4.5).
const REDIRECT: usize = 40;
/// The option that quotes the packet that is redirected (RFC 4861 §4.6.3).
const REDIRECTED: u8 = 4;
/// Octets of a packet behind its IP header that an error must quote: ports, and the tag of SCTP (RFC 792).
const QUOTED_MIN: usize = 8;

code! {
    /// Type of an ICMP message (RFC 792; IANA).
    pub struct IcmpType(u8);
    ECHO_REPLY = 0 => "Echo (ping) reply",
    UNREACHABLE = 3 => "Destination unreachable",
    SOURCE_QUENCH = 4 => "Source quench (flow control)",
    REDIRECT = 5 => "Redirect",
    ECHO = 8 => "Echo (ping) request",
    ROUTER_ADVERTISEMENT = 9 => "Router advertisement",
    ROUTER_SOLICITATION = 10 => "Router solicitation",
    TIME_EXCEEDED = 11 => "Time-to-live exceeded",
    PARAMETER_PROBLEM = 12 => "Parameter problem",
    TIMESTAMP = 13 => "Timestamp request",
    TIMESTAMP_REPLY = 14 => "Timestamp reply",
}

code! {
    /// Type of an `ICMPv6` message (RFC 4443; IANA).
    pub struct Icmpv6Type(u8);
    UNREACHABLE = 1 => "Destination Unreachable",
    PACKET_TOO_BIG = 2 => "Packet Too Big",
    TIME_EXCEEDED = 3 => "Time Exceeded",
    PARAMETER_PROBLEM = 4 => "Parameter Problem",
    EXPERIMENT_100 = 100 => "Private experimentation",
    EXPERIMENT_101 = 101 => "Private experimentation",
    MORE_ERRORS = 127 => "Reserved for expansion of ICMPv6 error messages",
    ECHO = 128 => "Echo (ping) request",
    ECHO_REPLY = 129 => "Echo (ping) reply",
    MULTICAST_LISTENER_QUERY = 130 => "Multicast Listener Query",
    MULTICAST_LISTENER_REPORT = 131 => "Multicast Listener Report",
    MULTICAST_LISTENER_DONE = 132 => "Multicast Listener Done",
    ROUTER_SOLICITATION = 133 => "Router Solicitation",
    ROUTER_ADVERTISEMENT = 134 => "Router Advertisement",
    NEIGHBOR_SOLICITATION = 135 => "Neighbor Solicitation",
    NEIGHBOR_ADVERTISEMENT = 136 => "Neighbor Advertisement",
    REDIRECT = 137 => "Redirect",
    ROUTER_RENUMBERING = 138 => "Router Renumbering",
    NODE_INFORMATION_QUERY = 139 => "Node Information Query",
    NODE_INFORMATION_REPLY = 140 => "Node Information Reply",
    INVERSE_NEIGHBOR_DISCOVERY_SOLICITATION = 141 => "Inverse Neighbor Discovery Solicitation",
    INVERSE_NEIGHBOR_DISCOVERY_ADVERTISEMENT = 142 => "Inverse Neighbor Discovery Advertisement",
    MULTICAST_LISTENER_REPORT_MESSAGE_V2 = 143 => "Multicast Listener Report Message v2",
    HOME_AGENT_ADDRESS_DISCOVERY_REQUEST = 144 => "Home Agent Address Discovery Request",
    HOME_AGENT_ADDRESS_DISCOVERY_REPLY = 145 => "Home Agent Address Discovery Reply",
    MOBILE_PREFIX_SOLICITATION = 146 => "Mobile Prefix Solicitation",
    MOBILE_PREFIX_ADVERTISEMENT = 147 => "Mobile Prefix Advertisement",
    CERTIFICATION_PATH_SOLICITATION = 148 => "Certification Path Solicitation",
    CERTIFICATION_PATH_ADVERTISEMENT = 149 => "Certification Path Advertisement",
    EXPERIMENTAL_MOBILITY = 150 => "Experimental Mobility",
    MULTICAST_ROUTER_ADVERTISEMENT = 151 => "Multicast Router Advertisement",
    MULTICAST_ROUTER_SOLICITATION = 152 => "Multicast Router Solicitation",
    MULTICAST_ROUTER_TERMINATION = 153 => "Multicast Router Termination",
    FMIPV6 = 154 => "FMIPv6",
    RPL_CONTROL = 155 => "RPL Control",
    LOCATOR_UPDATE = 156 => "Locator Update",
    DUPLICATE_ADDRESS_REQUEST = 157 => "Duplicate Address Request",
    DUPLICATE_ADDRESS_CONFIRMATION = 158 => "Duplicate Address Confirmation",
    MPL_CONTROL_MESSAGE = 159 => "MPL Control Message",
    EXTENDED_ECHO_REQUEST = 160 => "Extended Echo request",
    EXTENDED_ECHO_REPLY = 161 => "Extended Echo reply",
    EXPERIMENT_200 = 200 => "Private experimentation",
    EXPERIMENT_201 = 201 => "Private experimentation",
    MORE_NOTICES = 255 => "Reserved for expansion of ICMPv6 informational messages",
}

/// One message of ICMP or `ICMPv6`.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Its type; each version has its own.
    pub kind: u8,
    is_error: bool,
    octets: &'a [u8],
}

/// As much of a packet as an error quotes of it.
#[derive(Clone, Copy, Debug)]
pub struct Quote<'a> {
    /// Its sender, to whom the error is told.
    pub source: IpAddr,
    /// Where it was going.
    pub destination: IpAddr,
    /// Protocol behind its IP headers.
    pub protocol: Protocol,
    /// Behind its IP headers, at least 8 octets.
    pub octets: &'a [u8],
}

/// What is shown of the packet that a message of ICMP is about, an error or advice to use another way (RFC 792).
pub fn quoted_by_v4(octets: &[u8]) -> Option<&[u8]> {
    let is_about_one = matches!(octets.first(), Some(3 | 4 | 5 | 11 | 12));
    octets.get(HEADER..).filter(|_| is_about_one)
}

/// The same of `ICMPv6` (RFC 4443 §3); what redirects has it in an option (RFC 4861 §4.6.3).
pub fn quoted_by_v6(kind: u8, octets: &[u8]) -> Option<&[u8]> {
    match Icmpv6Type(kind) {
        Icmpv6Type(0..128) => octets.get(HEADER..),
        Icmpv6Type::REDIRECT => {
            let mut rest = octets.get(REDIRECT..)?;
            loop {
                let [kind, len, ..] = *rest else { return None };
                let len = usize::from(len).checked_mul(8).filter(|len| *len > 0)?;
                let (option, behind) = rest.split_at_checked(len).unwrap_or((rest, &[]));
                if kind == REDIRECTED {
                    return option.get(HEADER..);
                }
                rest = behind;
            }
        }
        _ => None,
    }
}

impl<'a> Message<'a> {
    /// An error must quote the head of the packet that it is about.
    fn checked(self) -> Result<Self, Malformed> {
        if self.is_error && self.quote().is_none() {
            return Err(Reader::new(self.octets).fault(Fault::Value));
        }
        Ok(self)
    }

    /// The packet that an error is about; nothing where the message is none, or its quote is too short.
    pub fn quote(&self) -> Option<Quote<'a>> {
        let packet = glimpse_network(self.octets.get(HEADER..).filter(|_| self.is_error)?)?;
        let (source, destination) = packet.addresses()?;
        let is_first = packet.fragment.is_none_or(|fragment| fragment.offset == 0);
        let octets = packet.payload;
        let has_enough = octets.len() >= QUOTED_MIN || !is_first;
        has_enough.then_some(Quote { source, destination, protocol: packet.protocol, octets })
    }

    fn word(&self, at: usize) -> Option<u16> {
        self.octets.get(at..)?.first_chunk().map(|octets| u16::from_be_bytes(*octets))
    }

    fn long(&self, at: usize) -> Option<u32> {
        self.octets.get(at..)?.first_chunk().map(|octets| u32::from_be_bytes(*octets))
    }

    fn is(&self, kind: u8, code: u8) -> bool {
        self.kind == kind && self.octets.get(1) == Some(&code)
    }
}

impl Quote<'_> {
    /// Port of its sender and of its receiver.
    pub fn ports(&self) -> Option<(u16, u16)> {
        let [a, b, c, d] = *self.octets.first_chunk()?;
        Some((u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])))
    }

    /// Four octets behind that place.
    pub fn word(&self, at: usize) -> Option<u32> {
        self.octets.get(at..)?.first_chunk().map(|octets| u32::from_be_bytes(*octets))
    }
}

/// The row of ICMP in the registry.
#[derive(Debug)]
pub struct Icmp;

impl Icmp {
    /// Reads one message (RFC 792).
    pub fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        <Self as wire::Protocol>::decode(octets)
    }
}

impl wire::Protocol for Icmp {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "icmp";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Type of the message (RFC 792).
        "icmp.type": Kind::Number => |m| Some(m.kind);
        /// Code of the message (RFC 792).
        "icmp.code": Kind::Number => |m| m.octets.get(1).copied();
        /// Checksum of the message (RFC 792).
        "icmp.checksum": Kind::Number => |m| m.word(2);
        /// Which of its sender's questions the message is about (RFC 792).
        "icmp.ident": Kind::Number => |m| m.word(4).filter(|_| matches!(m.kind, 0 | 8 | 13..=18));
        /// The same as ends read it that have the other order of octets (RFC 792).
        "icmp.ident_le": Kind::Number => |m| m.word(4).filter(|_| matches!(m.kind, 0 | 8 | 13..=18))
            .map(u16::swap_bytes);
        /// Its number among them (RFC 792).
        "icmp.seq": Kind::Number => |m| m.word(6).filter(|_| matches!(m.kind, 0 | 8 | 13..=18));
        /// The same as ends read it that have the other order of octets (RFC 792).
        "icmp.seq_le": Kind::Number => |m| m.word(6).filter(|_| matches!(m.kind, 0 | 8 | 13..=18))
            .map(u16::swap_bytes);
        /// Octets that a packet may have on the next link (RFC 1191 §4).
        "icmp.mtu": Kind::Number => |m| m.word(6).filter(|_| m.is(IcmpType::UNREACHABLE.0, 4));
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        let message = Self::glimpse(octets);
        message.ok_or_else(|| Reader::new(octets).fault(Fault::Truncated))?.checked()
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        let kind = *octets.first()?;
        let is_error = matches!(kind, 3 | 4 | 5 | 11 | 12);
        Some(Message { kind, is_error, octets }).filter(|_| octets.len() >= HEADER)
    }
}

/// The row of `ICMPv6` in the registry.
#[derive(Debug)]
pub struct Icmpv6;

impl Icmpv6 {
    /// Reads one message (RFC 4443).
    pub fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        <Self as wire::Protocol>::decode(octets)
    }
}

impl wire::Protocol for Icmpv6 {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "icmpv6";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Type of the message (RFC 4443 §2.1).
        "icmpv6.type": Kind::Code(Icmpv6Type::NAMES) => |m| Some(m.kind);
        /// Code of the message (RFC 4443 §2.1).
        "icmpv6.code": Kind::Number => |m| m.octets.get(1).copied();
        /// Checksum of the message (RFC 4443 §2.1).
        "icmpv6.checksum": Kind::Number => |m| m.word(2);
        /// Which of its sender's questions the message is about (RFC 4443 §4.1).
        "icmpv6.echo.identifier": Kind::Number => |m| m.word(4).filter(|_| matches!(m.kind, 128 | 129));
        /// Its number among them (RFC 4443 §4.1).
        "icmpv6.echo.sequence_number": Kind::Number => |m| m.word(6).filter(|_| matches!(m.kind, 128 | 129));
        /// Octets that a packet may have on the next link (RFC 4443 §3.2).
        "icmpv6.mtu": Kind::Number => |m| m.long(4).filter(|_| m.kind == Icmpv6Type::PACKET_TOO_BIG.0);
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        let message = Self::glimpse(octets);
        message.ok_or_else(|| Reader::new(octets).fault(Fault::Truncated))?.checked()
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        let kind = *octets.first()?;
        // Whatever is below 128 is an error (RFC 4443 §2.1); of those to come nothing is known.
        let is_error = matches!(kind, 1..=4);
        Some(Message { kind, is_error, octets }).filter(|_| octets.len() >= 4)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::frame;

    use super::*;

    #[test]
    fn an_error_tells_whose_packet_it_is_about() {
        let octets =
            error(3, 4, &frame().ip([10, 0, 0, 1], [192, 0, 2, 1]).udp(2123, 2152).packet());

        let message = Icmp::decode(&octets).unwrap();

        let quote = message.quote().unwrap();
        assert_eq!(
            (quote.source, quote.destination),
            ([10, 0, 0, 1].into(), [192, 0, 2, 1].into())
        );
        assert_eq!((quote.protocol, quote.ports()), (Protocol::UDP, Some((2123, 2152))));
    }

    #[test]
    fn what_redirects_quotes_in_an_option() {
        let head = [&[137, 0, 0, 0][..], &[0; 36]].concat();
        let link = [2, 1, 2, 0, 0, 0, 0, 3];
        let quote = [&[4, 2, 0, 0, 0, 0, 0, 0][..], b"quoted!!"].concat();
        let whole = [&head[..], &link, &quote].concat();

        assert_eq!(quoted_by_v6(137, &whole), Some(&b"quoted!!"[..]));
        assert_eq!(quoted_by_v6(137, &whole[..whole.len() - 2]), Some(&b"quoted"[..]));
        assert_eq!(quoted_by_v6(137, &[&head[..], &[2, 0], &quote].concat()), None);
        assert_eq!(quoted_by_v6(137, &[&head[..], &link].concat()), None);
        assert_eq!(quoted_by_v6(128, &whole), None);
    }

    #[test]
    fn an_error_that_quotes_too_little_is_malformed() {
        let whole = error(3, 3, &frame().udp(2123, 2152).packet());
        for (octets, fault) in [
            (&whole[..7], Fault::Truncated),
            (&whole[..8], Fault::Value),
            (&whole[..8 + 20 + 7], Fault::Value),
        ] {
            assert_eq!(Icmp::decode(octets).unwrap_err().fault, fault);
        }
        assert!(Icmp::decode(&whole[..8 + 20 + 8]).is_ok());
    }

    #[test]
    fn a_question_quotes_nothing() {
        assert!(Icmp::decode(&[8, 0, 0, 0, 0, 1, 0, 2]).unwrap().quote().is_none());
        assert!(Icmpv6::decode(&[128, 0, 0, 0, 0, 1, 0, 2]).unwrap().quote().is_none());
    }

    fn error(kind: u8, code: u8, packet: &[u8]) -> Vec<u8> {
        [[kind, code, 0, 0, 0, 0, 5, 0x78].as_slice(), packet].concat()
    }
}
