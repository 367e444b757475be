//! A GTP-U message (TS 29.281 §5, §7).

use core::net::IpAddr;

use numbering::Teid;
use wire::{Fault, Malformed, Reader, code};

use crate::content::{address, first_u8, teid};
use crate::header::Header;
use crate::v1::{IeType, Ies, malformed, tv_length_v1};
use crate::{Inner, Refused};

code! {
    /// GTP-U message type (TS 29.281 table 6.1-1).
    pub struct MessageType(u8);
    ECHO_REQUEST = 1 => "Echo request",
    ECHO_RESPONSE = 2 => "Echo response",
    ERROR_INDICATION = 26 => "Error indication",
    SUPPORTED_EXTENSION_HEADERS = 31 => "Supported extension header notification",
    TUNNEL_STATUS = 253 => "Tunnel Status",
    END_MARKER = 254 => "End Marker",
    G_PDU = 255 => "T-PDU",
}

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    header: Header<'a>,
    ies: Ies<'a>,
    payload: &'a [u8],
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let (header, reader) = Header::decode(without_padding(octets))?;
        let message_type = MessageType(header.message_type);
        if message_type == MessageType::G_PDU {
            return Ok(Self { header, ies: Ies::none(), payload: reader.rest() });
        }
        // Nodes are known that serve sessions on this port too, and others that do not: no type but these is read.
        if MessageType::NAMES.iter().all(|(known, _)| *known != u64::from(message_type.0)) {
            return Err(Reader::new(octets).fault(Fault::Value).into());
        }
        let ies = Ies::decode(reader, tv_length_v1)?;
        Ok(Self { header, ies, payload: &[] })
    }

    /// As much of a message as can be read.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let (header, reader) = Header::glimpse(octets)?;
        if MessageType(header.message_type) == MessageType::G_PDU {
            return Some(Self { header, ies: Ies::none(), payload: reader.rest() });
        }
        Some(Self { header, ies: Ies::glimpse(reader, tv_length_v1), payload: &[] })
    }

    /// What Wireshark calls malformed: a header that is cut off, a broken chain behind it, and elements.
    pub(crate) fn malformed(octets: &'a [u8]) -> Option<Malformed> {
        let Some((header, body)) = Header::told(octets) else {
            return Some(Reader::new(octets).fault(Fault::Truncated));
        };
        match body {
            Ok(_) if MessageType(header.message_type) == MessageType::G_PDU => None,
            Ok(body) => malformed(Ies::glimpse(body, tv_length_v1)),
            Err(malformed) => Some(malformed),
        }
    }

    /// Flags, length, sequence number and extension headers.
    pub fn header(&self) -> &Header<'a> {
        &self.header
    }

    /// Message type.
    pub fn message_type(&self) -> MessageType {
        MessageType(self.header.message_type)
    }

    /// Tunnel at the receiver.
    pub fn teid(&self) -> Teid {
        self.header.teid.unwrap_or_default()
    }

    /// Sequence number, where there is one.
    pub fn sequence(&self) -> Option<u16> {
        self.header.sequence
    }

    /// Every information element; none in a G-PDU.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// What a G-PDU carries; empty in every other message.
    pub fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// The user's packet of a G-PDU, where it is one of IP.
    pub fn inner(&self) -> Option<Inner> {
        Inner::decode(self.payload)
    }

    /// True where the user's packet is itself GTP.
    pub fn inner_is_gtp(&self) -> bool {
        self.inner().is_some_and(|inner| inner.is_gtp())
    }

    /// The tunnel that an Error Indication is about (§7.3.1).
    pub fn error_teid(&self) -> Option<Teid> {
        self.ies.first(IeType::TEID_DATA).and_then(teid)
    }

    /// The peer whose tunnel an Error Indication is about (§7.3.1).
    pub fn error_peer(&self) -> Option<IpAddr> {
        self.ies.first(IeType::GSN_ADDRESS).and_then(address)
    }

    /// Restart counter of an Echo Response; always 0 by the specification (§8.2).
    pub fn recovery(&self) -> Option<u8> {
        self.ies.first(IeType::RECOVERY).and_then(first_u8)
    }

    /// Quality of service flow of a PDU Session container (TS 38.415 §5.5.3.3).
    pub fn qos_flow(&self) -> Option<u8> {
        self.header.qos_flow()
    }
}

/// Nodes are known that send a user's packet in a larger buffer: zeros behind its end say nothing.
fn without_padding(octets: &[u8]) -> &[u8] {
    let Some([_, kind, high, low]) = octets.first_chunk() else { return octets };
    let end = usize::from(u16::from_be_bytes([*high, *low])).saturating_add(8);
    match octets.split_at_checked(end) {
        Some((message, rest)) if MessageType(*kind) == MessageType::G_PDU => {
            if rest.iter().all(|octet| *octet == 0) { message } else { octets }
        }
        _ => octets,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]
    extern crate std;

    use core::net::Ipv4Addr;
    use std::vec::Vec;

    use craft::gtpu::{end_marker, error_indication, gpdu, supported_extension_headers};
    use craft::{frame, ip_packet};
    use proptest::prelude::*;
    use wire::Fault;

    use super::*;

    const USER: [u8; 4] = [10, 46, 0, 2];
    const SERVER: [u8; 4] = [198, 51, 100, 1];

    #[test]
    fn the_users_packet_is_read_through_the_tunnel() {
        let packet = ip_packet(USER, SERVER, (5000, 53), b"query");
        let octets = gpdu(0x1234, &packet).extension(0x85, &[0x10, 0x49]).octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!((message.message_type(), message.teid()), (MessageType::G_PDU, Teid(0x1234)));
        assert_eq!(message.payload(), packet);
        assert_eq!(message.qos_flow(), Some(9));
        let inner = message.inner().unwrap();
        assert_eq!((inner.source, inner.destination), (USER.into(), SERVER.into()));
        assert_eq!((inner.udp(), inner.tcp(), inner.is_fragment), (Some((5000, 53)), None, false));
        assert!(!message.inner_is_gtp());
    }

    #[test]
    fn gtp_inside_gtp_is_seen_on_either_port_and_behind_extension_headers() {
        let six = [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1_u16];
        let [user, session, old] = [
            craft::gtpu::echo_request().octets(),
            craft::gtpv2::echo_request().octets(),
            craft::gtpv0::echo_request().octets(),
        ];
        let hidden = frame()
            .ip(six, six)
            .udp(9, 2123)
            .extension(0, &[0; 6])
            .extension(60, &[0; 6])
            .payload(&session)
            .packet();
        for packet in [
            ip_packet(USER, SERVER, (2152, 9), &user),
            ip_packet(USER, SERVER, (9, 2123), &session),
            ip_packet(six, six, (9, 3386), &old),
            hidden,
        ] {
            let octets = gpdu(1, &packet).octets();

            assert!(Message::decode(&octets).unwrap().inner_is_gtp(), "{packet:02x?}");
        }
    }

    #[test]
    fn a_telephone_and_its_server_may_speak_from_any_port() {
        for (ports, content) in [
            ((2152, 53), b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00".as_slice()),
            ((443, 2152), b"\x40\xff\xff\xff\x00\x01"),
            ((2152, 9), b""),
            ((40_000, 53), &craft::gtpu::echo_request().octets()),
        ] {
            let octets = gpdu(1, &ip_packet(USER, SERVER, ports, content)).octets();

            assert!(!Message::decode(&octets).unwrap().inner_is_gtp(), "{ports:?}");
        }
    }

    #[test]
    fn a_first_piece_begins_as_gtp_where_the_rest_is_not_there_to_tell() {
        let whole = frame().ip(USER, SERVER).udp(9, 2152).payload(&gpdu(1, &[0; 64]).octets());
        let first = &whole.fragments(2)[0][14..];
        let octets = gpdu(1, first).octets();

        assert!(Message::decode(&octets).unwrap().inner_is_gtp());
    }

    #[test]
    fn a_packet_that_lies_about_its_length_still_shows_its_ports() {
        let mut packet = ip_packet(USER, SERVER, (9, 2152), &craft::gtpu::echo_request().octets());
        packet[3] = 20;
        let octets = gpdu(1, &packet).octets();

        assert!(Message::decode(&octets).unwrap().inner_is_gtp());
    }

    #[test]
    fn a_message_of_sessions_is_none_of_users() {
        for kind in [16, 17, 200] {
            let octets = craft::gtpv1::message(kind).octets();

            assert_eq!(Message::decode(&octets).unwrap_err().malformed.fault, Fault::Value);
        }
    }

    #[test]
    fn ports_behind_what_few_readers_follow_are_hidden() {
        let six = || {
            frame().ip([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1_u16], [0x2001, 0xdb8, 0, 0, 0, 0, 0, 2_u16])
        };
        let deep =
            (0..9).fold(six(), |frame, _| frame.extension(60, &[0; 6])).payload(b"x").packet();
        let headers = six().protocol(60).fragment(0, true, &[17, 0, 1, 4, 0, 0, 0, 0]);
        let near = six().protocol(60).fragment(8, false, &[0; 16]);
        let far = six().protocol(60).fragment(64, false, &[0; 16]);
        for (packet, expected) in [
            (deep.as_slice(), true),
            (&headers[14..], true),
            (&near[14..], true),
            (&far[14..], false),
        ] {
            let octets = gpdu(1, packet).octets();

            let message = Message::decode(&octets).unwrap();

            assert_eq!(message.inner().unwrap().hides_ports, expected, "{packet:02x?}");
            assert_eq!(message.inner_is_gtp(), expected);
        }
    }

    #[test]
    fn a_later_fragment_of_the_user_has_no_ports() {
        let pieces = frame().ip(USER, SERVER).payload(&[0; 64]).fragments(2);
        let octets = gpdu(1, &pieces[1][14..]).octets();

        let message = Message::decode(&octets).unwrap();

        let inner = message.inner().unwrap();
        assert_eq!((inner.ports, inner.is_fragment), (None, true));
    }

    #[test]
    fn what_a_tunnel_carries_may_be_no_ip() {
        for packet in [b"".as_slice(), b"\x45", b"\x60\x00", b"ethernet"] {
            let octets = gpdu(1, packet).octets();

            let message = Message::decode(&octets).unwrap();

            assert_eq!((message.inner(), message.payload()), (None, packet));
        }
    }

    #[test]
    fn an_error_indication_names_tunnel_and_peer() {
        let octets = error_indication(0x77, Ipv4Addr::from(SERVER)).octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.error_teid(), Some(Teid(0x77)));
        assert_eq!(message.error_peer(), Some(SERVER.into()));
        assert_eq!(message.teid(), Teid(0));
    }

    #[test]
    fn the_list_of_extension_headers_has_a_length_of_one_octet() {
        let octets = supported_extension_headers(&[0x85, 0xc0]).octets();

        let kinds: Vec<usize> =
            Message::decode(&octets).unwrap().ies().map(|ie| ie.octets.len()).collect();

        assert_eq!(kinds, [2]);
    }

    #[test]
    fn elements_of_an_end_marker_are_checked() {
        let octets = end_marker(1).ie_with_length(255, 9, &[0, 1]).octets();

        assert_eq!(Message::decode(&octets).unwrap_err().malformed.fault, Fault::Truncated);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(
            mut octets in prop::collection::vec(any::<u8>(), 8..100), is_gpdu: bool,
        ) {
            let length = u16::try_from(octets.len() - 8).unwrap();
            octets[0] = 0x30 | octets[0] & 7;
            octets[2..4].copy_from_slice(&length.to_be_bytes());
            if is_gpdu {
                octets[1] = 255;
            }

            if let Ok(message) = Message::decode(&octets) {
                prop_assert!(octets.ends_with(message.payload()));
            }
        }

        #[test]
        fn any_users_packet_is_read_or_not(mut packet in prop::collection::vec(any::<u8>(), 1..100), is_v6: bool) {
            packet[0] = if is_v6 { 0x60 } else { 0x40 | packet[0] & 0x0f };

            let _ = Inner::decode(&packet);
        }
    }
}
