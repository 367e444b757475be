//! A GTPv1-C message (TS 29.060 §6, §7).

use core::net::IpAddr;

use numbering::{Imei, Imsi, Msisdn, Plmn, Teid};
use wire::{Fault, Malformed, Reader, Value};

use super::element::tv_length_v1;
use super::{Cause, EndUserAddress, IeType, Ies, MessageType, RatType, SelectionMode, Uli};
use crate::Refused;
use crate::content::{
    address, first_u8, first_u16, first_u32, imei, imsi, labels, msisdn, plmn, teid,
};
use crate::header::Header;

/// A message whose header and elements do not contradict each other.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    header: Header<'a>,
    ies: Ies<'a>,
}

impl<'a> Message<'a> {
    /// Reads a datagram that holds exactly one message.
    pub fn decode(octets: &'a [u8]) -> Result<Self, Refused> {
        let (header, reader) = Header::decode(octets)?;
        let ies = Ies::decode(reader, tv_length_v1)?;
        Ok(Self { header, ies })
    }

    /// As much of a message as can be read.
    pub(crate) fn glimpse(octets: &'a [u8]) -> Option<Self> {
        let (header, reader) = Header::glimpse(octets)?;
        Some(Self { header, ies: Ies::glimpse(reader, tv_length_v1) })
    }

    /// What Wireshark calls malformed: a header that is cut off, a broken chain behind it, and elements.
    pub(crate) fn malformed(octets: &'a [u8]) -> Option<Malformed> {
        let Some((_, body)) = Header::told(octets) else {
            return Some(Reader::new(octets).fault(Fault::Truncated));
        };
        match body {
            Ok(body) => super::malformed(Ies::glimpse(body, tv_length_v1)),
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

    /// Tunnel at the receiver; 0 before one exists.
    pub fn teid(&self) -> Teid {
        self.header.teid.unwrap_or_default()
    }

    /// Sequence number, where there is one.
    pub fn sequence(&self) -> Option<u16> {
        self.header.sequence
    }

    /// Every information element.
    pub fn ies(&self) -> Ies<'a> {
        self.ies
    }

    /// Subscriber (§7.7.2).
    pub fn imsi(&self) -> Option<Imsi> {
        self.one(IeType::IMSI, imsi)
    }

    /// Number of the subscriber (§7.7.33).
    pub fn msisdn(&self) -> Option<Msisdn> {
        self.one(IeType::MSISDN, |octets| msisdn(octets.get(1..)?))
    }

    /// Device (§7.7.53).
    pub fn imei(&self) -> Option<Imei> {
        self.one(IeType::IMEISV, imei)
    }

    /// Access point name (§7.7.30).
    pub fn apn(&self) -> Option<Value<'a>> {
        self.one(IeType::APN, labels)
    }

    /// Cause (§7.7.1).
    pub fn cause(&self) -> Option<Cause> {
        self.one(IeType::CAUSE, first_u8).map(Cause)
    }

    /// Radio access technology (§7.7.50).
    pub fn rat_type(&self) -> Option<RatType> {
        self.one(IeType::RAT_TYPE, first_u8).map(RatType)
    }

    /// How the APN was chosen (§7.7.12).
    pub fn selection_mode(&self) -> Option<SelectionMode> {
        self.one(IeType::SELECTION_MODE, first_u8).map(|octet| SelectionMode(octet & 0x03))
    }

    /// Restart counter of the sender (§7.7.11).
    pub fn recovery(&self) -> Option<u8> {
        self.one(IeType::RECOVERY, first_u8)
    }

    /// Tunnel for user data at the sender (§7.7.13).
    pub fn teid_data(&self) -> Option<Teid> {
        self.one(IeType::TEID_DATA, teid)
    }

    /// Tunnel for control at the sender (§7.7.14).
    pub fn teid_control(&self) -> Option<Teid> {
        self.one(IeType::TEID_CONTROL, teid)
    }

    /// Bearers, in the order of the message: the primary's and the linked one's (§7.7.17).
    pub fn nsapis(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.ies.of(IeType::NSAPI).filter_map(first_u8).map(|octet| octet & 0x0f)
    }

    /// Addresses of the sender, in the order of the message: control first, then user data (§7.7.32).
    pub fn gsn_addresses(&self) -> impl Iterator<Item = IpAddr> + use<'a> {
        self.ies.of(IeType::GSN_ADDRESS).filter_map(address)
    }

    /// Address of the user (§7.7.27).
    pub fn end_user_address(&self) -> Option<EndUserAddress> {
        self.one(IeType::END_USER_ADDRESS, |octets| EndUserAddress::decode(octets).ok())
    }

    /// Where the user is (§7.7.51).
    pub fn uli(&self) -> Option<Uli> {
        self.one(IeType::ULI, |octets| Uli::decode(octets).ok())
    }

    /// The network that serves the user: of the routing area (§7.7.3), else of the location (§7.7.51).
    pub fn serving_plmn(&self) -> Option<Plmn> {
        self.one(IeType::RAI, plmn).or_else(|| self.uli().and_then(Uli::plmn))
    }

    /// True where every bearer of the connection goes (§7.7.16).
    pub fn is_teardown(&self) -> bool {
        self.one(IeType::TEARDOWN, first_u8).is_some_and(|octet| octet & 1 == 1)
    }

    /// Charging identity (§7.7.26).
    pub fn charging_id(&self) -> Option<u32> {
        self.one(IeType::CHARGING_ID, first_u32)
    }

    /// Charging characteristics (§7.7.23).
    pub fn charging_characteristics(&self) -> Option<u16> {
        self.one(IeType::CHARGING_CHARACTERISTICS, first_u16)
    }

    fn one<T>(&self, kind: IeType, read: fn(&'a [u8]) -> Option<T>) -> Option<T> {
        self.ies.first(kind).and_then(read)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]
    extern crate std;

    use core::net::{Ipv4Addr, Ipv6Addr};
    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::gtpv1::{
        create_pdp_context_request, delete_pdp_context_request, echo_request, message,
    };
    use proptest::prelude::*;
    use wire::{Protocol as _, Values};

    use super::*;
    use crate::Part;
    use crate::v1::{ExtensionType, Gtpv1};

    #[test]
    fn a_create_request_tells_who_and_where() {
        let octets = create_request().octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.imsi().unwrap().to_string(), "001010123456789");
        assert_eq!(message.msisdn().unwrap().to_string(), "15550100");
        assert_eq!(message.imei().unwrap().to_string(), "3534900698733190");
        assert_eq!(message.serving_plmn().unwrap().to_string(), "901-70");
        assert_eq!(message.uli().unwrap().plmn().unwrap().to_string(), "310-410");
        assert_eq!(message.rat_type(), Some(RatType::UTRAN));
        assert_eq!(message.apn(), Some(Value::Labels(b"\x08internet\x06mnc001\x06mcc001\x04gprs")));
        assert_eq!(message.selection_mode(), Some(SelectionMode::MS_NOT_VERIFIED));
    }

    #[test]
    fn a_create_request_tells_tunnels_and_addresses() {
        let octets = create_request().octets();

        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.message_type(), MessageType::CREATE_PDP_CONTEXT_REQUEST);
        assert_eq!((message.teid(), message.sequence()), (Teid(0), Some(0x1234)));
        assert_eq!(
            (message.teid_data(), message.teid_control()),
            (Some(Teid(0x11)), Some(Teid(0x22)))
        );
        assert_eq!(message.nsapis().collect::<Vec<_>>(), [5]);
        assert_eq!(message.end_user_address().unwrap().ipv4, Some(Ipv4Addr::new(10, 46, 0, 2)));
        assert_eq!(message.gsn_addresses().count(), 2);
        assert_eq!(message.recovery(), Some(9));
    }

    #[test]
    fn a_header_that_contradicts_its_datagram_is_refused() {
        for (octets, fault) in [
            (Vec::new(), Fault::Truncated),
            (echo_request().version(2).octets(), Fault::Version),
            (echo_request().prime().octets(), Fault::Value),
            (echo_request().length(5).octets(), Fault::Truncated),
            (echo_request().length(3).octets(), Fault::Trailing),
            (echo_request().trailing(&[0]).octets(), Fault::Trailing),
            (std::vec![0x32, 1, 0, 0, 0, 0, 0, 0], Fault::Truncated),
            (std::vec![0x34, 1, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0xc0, 0], Fault::Length),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            assert_eq!(
                (refused.part, refused.malformed.fault),
                (Part::Header, fault),
                "{octets:02x?}"
            );
        }
    }

    #[test]
    fn a_glimpse_of_a_header_that_is_cut_off_shows_what_is_there() {
        let octets = echo_request().octets();

        let [four, eight, whole] = [4, 8, octets.len()].map(|len| &octets[..len]);

        assert_eq!(Message::glimpse(four).unwrap().header().teid, None);
        assert_eq!(Message::glimpse(four).unwrap().message_type(), MessageType::ECHO_REQUEST);
        assert_eq!(Message::glimpse(eight).unwrap().header().teid, Some(Teid(0)));
        assert_eq!(Message::malformed(four).unwrap().fault, Fault::Truncated);
        assert_eq!(Message::malformed(eight).unwrap().fault, Fault::Truncated);
        assert_eq!(Message::malformed(whole), None);
    }

    #[test]
    fn a_glimpse_follows_a_chain_to_its_end_and_a_broken_one_is_malformed() {
        let long = (0..9).fold(echo_request(), |message, _| message.extension(0xc1, &[1, 2]));
        let long = long.recovery(7).octets();
        let broken = [0x34, 1, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0xc0, 0];

        assert_eq!(Message::glimpse(&long).unwrap().recovery(), Some(7));
        assert_eq!(Message::malformed(&long), None);
        let told: Vec<u8> = Message::glimpse(&broken).unwrap().header().extension_types().collect();
        assert_eq!(told, [0xc0]);
        assert_eq!(Message::malformed(&broken).unwrap().fault, Fault::Length);
    }

    #[test]
    fn an_element_is_malformed_where_it_needs_more_than_is_left_or_has_no_digits() {
        let create = create_pdp_context_request;
        let filter = [0x21, 0x31, 0x10, 0x03, 0x10, 10, 0];
        for (message, fault) in [
            (create().tlv(200, &[1]), Some(Fault::Length)),
            (create().tlv(200, &[1]).gsn_address([192, 0, 2, 1]), None),
            (create().tlv(137, &filter), Some(Fault::Length)),
            (create().tlv(137, &filter).gsn_address([192, 0, 2, 1]), None),
            (create().tlv(151, &[1, 2]), Some(Fault::Value)),
            (create().tv(2, &[0, 1, 1, 0xa1, 0x32, 0x54, 0x76, 0x98]), Some(Fault::Value)),
            (create().tv(3, &[0x09, 0xf1, 0xa7, 0, 1, 2]), Some(Fault::Value)),
            (create().ie_with_length(131, 900, b"x"), Some(Fault::Truncated)),
        ] {
            let octets = message.octets();

            let malformed = Message::malformed(&octets).map(|malformed| malformed.fault);

            assert_eq!(malformed, fault, "{octets:02x?}");
        }
    }

    #[test]
    fn addresses_are_shown_past_the_length_that_they_say() {
        let octets = create_pdp_context_request()
            .ie_with_length(128, 3, &[0xf1, 0x21, 10, 131, 0, 9])
            .octets();
        let typed = create_pdp_context_request().tlv(133, &[4, 192, 0, 2, 1]).octets();
        let read = |name: &str, octets: &[u8]| {
            let row = Gtpv1::FIELDS.iter().find(|row| row.name == name).unwrap();
            let mut values = Values::default();
            (row.read)(&Message::glimpse(octets).unwrap(), &mut values);
            values.as_slice().first().map(|value| std::format!("{value:?}"))
        };

        assert!(read("gtp.user_ipv4", &octets).unwrap().contains("10.131.0.9"));
        assert!(read("gtp.gsn_ipv4", &typed).unwrap().contains("192.0.2.1"));
    }

    #[test]
    fn an_element_that_contradicts_itself_or_its_message_is_refused() {
        let create = create_pdp_context_request;
        for (octets, fault, offset) in [
            (create().tv(7, &[0]).octets(), Fault::Value, 12),
            (create().nsapi(5).tv(2, &[0x21, 0x43]).octets(), Fault::Truncated, 15),
            (create().ie_with_length(131, 900, b"x").octets(), Fault::Truncated, 15),
            (create().ie_with_length(131, 0, b"x").octets(), Fault::Value, 15),
            (create().imsi("12").octets(), Fault::Value, 12),
            (
                create().tv(2, &[0x2f, 0x43, 0x65, 0x87, 0x09, 0x21, 0x43, 0xf5]).octets(),
                Fault::Value,
                12,
            ),
            (create().tlv(131, b"\x09internet").octets(), Fault::Length, 12),
            (create().tlv(131, b"\x03a.b").octets(), Fault::Value, 12),
            (create().tlv(131, b"\x01a\x00\x01b").octets(), Fault::Value, 12),
            (create().tlv(131, &[1, b'a'].repeat(51)).octets(), Fault::Length, 12),
            (create().tlv(133, &[1, 2, 3]).octets(), Fault::Length, 12),
            (create().tlv(128, &[0xf1, 0x21, 10]).octets(), Fault::Length, 12),
            (create().tlv(152, &[0, 0x09, 0xf1, 0x07, 0, 1]).octets(), Fault::Length, 12),
            (create().rai("", 1, 2).octets(), Fault::Value, 12),
            (create().tlv(151, &[]).octets(), Fault::Length, 12),
            (create().tlv(255, &[1]).octets(), Fault::Length, 12),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            let malformed = refused.malformed;
            assert_eq!((refused.part, malformed.fault), (Part::Element, fault), "{octets:02x?}");
            assert_eq!(malformed.offset, offset, "{octets:02x?}");
        }
    }

    #[test]
    fn an_unknown_element_with_a_length_is_walked_over() {
        let octets = create_pdp_context_request().tlv(240, &[1, 2, 3]).rat(2).octets();

        assert_eq!(Message::decode(&octets).unwrap().rat_type(), Some(RatType::GERAN));
    }

    #[test]
    fn a_chain_of_extension_headers_is_followed_but_not_without_end() {
        let chain =
            |count| (0..count).fold(echo_request(), |message, _| message.extension(0xc1, &[1, 2]));

        let octets = chain(8).octets();
        let message = Message::decode(&octets).unwrap();

        assert_eq!(message.header().extensions.unwrap().count(), 8);
        let mut kinds = message.header().extensions.unwrap().map(|each| each.kind);
        assert!(kinds.all(|kind| kind == ExtensionType::SUSPEND_REQUEST));
        assert_eq!(Message::decode(&chain(9).octets()).unwrap_err().malformed.fault, Fault::Depth);
    }

    #[test]
    fn a_field_gives_the_values_of_every_element_in_order() {
        let octets = delete_pdp_context_request().nsapi(5).nsapi(6).octets();
        let row = Gtpv1::FIELDS.iter().find(|row| row.name == "gtp.nsapi").unwrap();
        let mut values = Values::default();

        (row.read)(&Message::decode(&octets).unwrap(), &mut values);

        assert_eq!(values.as_slice(), [Value::Number(5), Value::Number(6)]);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(
            kind: u8, elements in prop::collection::vec(any::<u8>(), 0..80),
        ) {
            let octets = message(kind).raw(&elements).octets();
            let _ = Message::malformed(&octets);

            if let Ok(message) = Message::decode(&octets) {
                let walked: usize = message.ies().map(|ie| ie.octets.len() + 1).sum();
                prop_assert!(walked <= elements.len());
            }
        }

        #[test]
        fn what_was_written_is_read_back(
            kind: u8, teid: u32, sequence: u16, npdu: u8, imsi in "[0-9]{6,15}", msisdn in "[0-9]{1,15}",
            v4: [u8; 4], v6: [u8; 16],
        ) {
            let octets = message(kind).teid(teid).sequence(sequence).npdu(npdu)
                .imsi(&imsi).gsn_address(v4).gsn_address(Ipv6Addr::from(v6)).msisdn(&msisdn).octets();

            let message = Message::decode(&octets).unwrap();

            prop_assert_eq!(message.message_type().0, kind);
            prop_assert_eq!(message.teid().0, teid);
            prop_assert_eq!((message.sequence(), message.header().npdu), (Some(sequence), Some(npdu)));
            prop_assert_eq!(message.imsi().unwrap().to_string(), imsi);
            prop_assert_eq!(message.msisdn().unwrap().to_string(), msisdn);
            let addresses: Vec<IpAddr> = message.gsn_addresses().collect();
            prop_assert_eq!(addresses, [IpAddr::from(v4), IpAddr::from(v6)]);
        }
    }

    fn create_request() -> craft::gtpv1::Message {
        create_pdp_context_request()
            .sequence(0x1234)
            .imsi("001010123456789")
            .rai("901-70", 1, 2)
            .recovery(9)
            .selection_mode(1)
            .teid_data(0x11)
            .teid_control(0x22)
            .nsapi(5)
            .end_user(Ipv4Addr::new(10, 46, 0, 2))
            .apn("internet.mnc001.mcc001.gprs")
            .gsn_address([192, 0, 2, 1])
            .gsn_address([192, 0, 2, 2])
            .msisdn("15550100")
            .rat(1)
            .uli(1, "310-410", 3, 4)
            .imeisv("3534900698733190")
    }
}
