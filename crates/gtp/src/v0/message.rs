//! A GTPv0 message (GSM 09.60 §6, §7).

use numbering::{Digits, Imsi};
use wire::{Fault, Malformed, Reader};

use crate::header::ends_with;
use crate::v1::{IeType, Ies, MessageType, TvLength, malformed, tv_length_v1};
use crate::{Inner, Refused};

const PROTOCOL_TYPE: u8 = 0x10;
const TID_OCTETS: usize = 8;
const IMSI_DIGITS: usize = 15;

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Version, protocol type and the presence of an N-PDU number.
    pub flags: u8,
    /// Message type, as in GTPv1.
    pub message_type: MessageType,
    /// Octets after the header of 20.
    pub length: u16,
    /// Sequence number.
    pub sequence: u16,
    /// Flow that the message belongs to.
    pub flow_label: u16,
    /// Number of a packet of SNDCP, where a flag says that it is one.
    pub sndcp: u8,
    /// Tunnel identifier as it stands in the header: subscriber and bearer.
    pub tid: [u8; TID_OCTETS],
    ies: Ies<'a>,
    payload: &'a [u8],
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8()?;
        if flags >> 5 != 0 {
            return Err(Reader::new(octets).fault(Fault::Version).into());
        }
        if flags & PROTOCOL_TYPE == 0 {
            return Err(Reader::new(octets).fault(Fault::Value).into());
        }
        let message_type = MessageType(reader.u8()?);
        let length = reader.u16()?;
        let sequence = reader.u16()?;
        let flow_label = reader.u16()?;
        let [sndcp, ..] = reader.array::<4>()?;
        let tid = reader.array()?;
        ends_with(&reader, length.into())?;
        let (ies, payload) = match message_type {
            MessageType::G_PDU => (Ies::none(), reader.rest()),
            _ => (Ies::decode(reader, TV_LENGTH)?, [].as_slice()),
        };
        Ok(Self { flags, message_type, length, sequence, flow_label, sndcp, tid, ies, payload })
    }

    /// As much of a message as can be read.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(octets);
        let flags = reader.u8().ok()?;
        let message_type = MessageType(reader.u8().ok()?);
        let length = reader.u16().ok()?;
        let sequence = reader.u16().ok()?;
        let flow_label = reader.u16().ok()?;
        let [sndcp, ..] = reader.array::<4>().ok()?;
        let tid = reader.array().ok()?;
        let body = reader.sub(usize::from(length).min(reader.len())).ok()?;
        let (ies, payload) = match message_type {
            MessageType::G_PDU => (Ies::none(), body.rest()),
            _ => (Ies::glimpse(body, TV_LENGTH), [].as_slice()),
        };
        Some(Self { flags, message_type, length, sequence, flow_label, sndcp, tid, ies, payload })
    }

    /// What Wireshark calls malformed: a header that is cut off, and elements.
    pub(crate) fn malformed(octets: &'a [u8]) -> Option<Malformed> {
        match Self::glimpse(octets) {
            Some(message) => malformed(message.ies),
            None => Some(Reader::new(octets).fault(Fault::Truncated)),
        }
    }

    /// Subscriber, from the tunnel identifier (GSM 09.60 §6, TS 29.060 annex); nothing where it is all zeros.
    pub fn imsi(&self) -> Option<Imsi> {
        if self.tid == [0; TID_OCTETS] {
            return None;
        }
        let nibbles = self.tid.iter().flat_map(|octet| [octet & 0x0f, octet >> 4]);
        nibbles
            .take(IMSI_DIGITS)
            .take_while(|digit| *digit != 0x0f)
            .try_fold(Digits::default(), Digits::with)
            .and_then(Imsi::new)
    }

    /// Bearer, from the tunnel identifier.
    pub fn nsapi(&self) -> u8 {
        let [.., last] = self.tid;
        last >> 4
    }

    /// Every information element; none in a T-PDU.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// The user's packet of a T-PDU, where it is one of IP.
    pub fn inner(&self) -> Option<Inner> {
        Inner::decode(self.payload)
    }

    /// The user's packet of a T-PDU, as it stands there; empty in every other message.
    pub fn payload(&self) -> &'a [u8] {
        self.payload
    }
}

/// Lengths of TV elements where GTPv0 differs from GTPv1 (GSM 09.60 table 31).
const TV_LENGTH: TvLength = |kind| match kind {
    IeType::TEID_DATA | IeType::TEID_CONTROL => Some(2),
    IeType::QOS_V0 | IeType::TEID_DATA_II => Some(3),
    other => tv_length_v1(other),
};

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;

    use craft::gtpv0::{create_pdp_context_request, echo_request, message};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_tunnel_identifier_is_subscriber_and_bearer() {
        let octets = create_pdp_context_request()
            .tunnel("001010123456789", 5)
            .qos()
            .flow_labels(1, 2)
            .apn("internet")
            .octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.imsi().unwrap().to_string(), "001010123456789");
        assert_eq!(message.nsapi(), 5);
        assert_eq!(message.ies().count(), 4);
    }

    #[test]
    fn an_element_of_no_known_type_ends_the_walk_and_hides_nothing_before_it() {
        let octets = message(32).tunnel("001010123456789", 5).raw(&[0x66]).octets();

        let glimpsed = Message::glimpse(&octets).unwrap();

        assert_eq!(glimpsed.imsi().unwrap().to_string(), "001010123456789");
    }

    #[test]
    fn a_path_has_no_subscriber() {
        let octets = echo_request().octets();

        assert_eq!(Message::decode(&octets).unwrap().imsi(), None);
    }

    #[test]
    fn a_header_that_contradicts_its_datagram_is_refused() {
        for (octets, fault) in [
            (echo_request().version(1).octets(), Fault::Version),
            (echo_request().length(1).octets(), Fault::Truncated),
            (echo_request().raw(&[14, 1]).length(0).octets(), Fault::Trailing),
            (echo_request().octets().split_off(1), Fault::Value),
        ] {
            assert_eq!(
                Message::decode(&octets).unwrap_err().malformed.fault,
                fault,
                "{octets:02x?}"
            );
        }
    }

    #[test]
    fn a_users_packet_is_read_through_the_tunnel() {
        let packet = craft::ip_packet(
            [10, 46, 0, 2],
            [198, 51, 100, 1],
            (9, 3386),
            &echo_request().octets(),
        );
        let octets = message(255).raw(&packet).octets();

        assert!(Message::decode(&octets).unwrap().inner().unwrap().is_gtp());
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(
            kind: u8, elements in prop::collection::vec(any::<u8>(), 0..80),
        ) {
            let octets = message(kind).raw(&elements).octets();

            let _ = Message::decode(&octets).map(|message| message.imsi());
        }
    }
}
