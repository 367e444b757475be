//! SUA (RFC 3868).

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use numbering::{Digits, GlobalTitle, PointCode};
use wire::{Each, Fault, Field, Kind, Malformed, Protocol, Value, code, fields};

use crate::adaptation::{self, Adaptation};
use crate::parameter::{Header, Parameters, halves, point_codes, word, words};

code! {
    /// Class and type of a message (RFC 3868 §3.1.2).
    pub struct MessageType(u16);
    ERR = 0x0000 => "Error (ERR)",
    NTFY = 0x0001 => "Notify (NTFY)",
    DUNA = 0x0201 => "Destination unavailable (DUNA)",
    DAVA = 0x0202 => "Destination available (DAVA)",
    DAUD = 0x0203 => "Destination state audit (DAUD)",
    SCON = 0x0204 => "SS7 network congestion (SCON)",
    DUPU = 0x0205 => "Destination user part unavailable (DUPU)",
    DRST = 0x0206 => "Destination Restricted (DRST)",
    ASPUP = 0x0301 => "ASP up (UP)",
    ASPDN = 0x0302 => "ASP down (DOWN)",
    BEAT = 0x0303 => "Heartbeat (BEAT)",
    ASPUP_ACK = 0x0304 => "ASP up ack (UP ACK)",
    ASPDN_ACK = 0x0305 => "ASP down ack (DOWN ACK)",
    BEAT_ACK = 0x0306 => "Heartbeat ack (BEAT ACK)",
    ASPAC = 0x0401 => "ASP active (ACTIVE)",
    ASPIA = 0x0402 => "ASP inactive (INACTIVE)",
    ASPAC_ACK = 0x0403 => "ASP active ack (ACTIVE ACK)",
    ASPIA_ACK = 0x0404 => "ASP inactive ack (INACTIVE ACK)",
    CLDT = 0x0701 => "Connectionless data transfer (CLDT)",
    CLDR = 0x0702 => "Connectionless data response (CLDR)",
    CORE = 0x0801 => "Connection request (CORE)",
    COAK = 0x0802 => "Connection acknowledge (COAK)",
    COREF = 0x0803 => "Connection refused (COREF)",
    RELRE = 0x0804 => "Release request (RELRE)",
    RELCO = 0x0805 => "Release complete (RELCO)",
    RESCO = 0x0806 => "Reset confirm (RESCO)",
    RESRE = 0x0807 => "Reset Request (RESRE)",
    CODT = 0x0808 => "Connection oriented data transfer (CODT)",
    CODA = 0x0809 => "Connection oriented data acknowledge (CODA)",
    COERR = 0x080a => "Connection oriented error (COERR)",
    COIT = 0x080b => "Inactivity test (COIT)",
    REG_REQ = 0x0901 => "Registration Request (REG_REQ)",
    REG_RSP = 0x0902 => "Registration Response (REG_RSP)",
    DEREG_REQ = 0x0903 => "Deregistration Request (DEREG_REQ)",
    DEREG_RSP = 0x0904 => "Deregistration Response (DEREG_RSP)",
}

code! {
    /// Parameter tag (RFC 3868 §3.9, §3.10).
    pub struct Tag(u16);
    INFO_STRING = 4 => "Info String",
    ROUTING_CONTEXT = 6 => "Routing context",
    DIAGNOSTIC_INFORMATION = 7 => "Diagnostic info",
    HEARTBEAT_DATA = 9 => "Heartbeat data",
    TRAFFIC_MODE_TYPE = 11 => "Traffic mode type",
    ERROR_CODE = 12 => "Error code",
    STATUS = 13 => "Status",
    ASP_IDENTIFIER = 17 => "ASP identifier",
    AFFECTED_POINT_CODE = 18 => "Affected point code",
    CORRELATION_ID = 19 => "Correlation ID",
    REGISTRATION_RESULT = 20 => "Registration result",
    DEREGISTRATION_RESULT = 21 => "Deregistration result",
    SS7_HOP_COUNTER = 0x101 => "SS7 hop counter",
    SOURCE_ADDRESS = 0x102 => "Source address",
    DESTINATION_ADDRESS = 0x103 => "Destination address",
    SOURCE_REFERENCE_NUMBER = 0x104 => "Source reference number",
    DESTINATION_REFERENCE_NUMBER = 0x105 => "Destination reference number",
    SCCP_CAUSE = 0x106 => "SCCP cause",
    DATA = 0x10b => "Data",
    USER_CAUSE = 0x10c => "User/Cause",
    NETWORK_APPEARANCE = 0x10d => "Network appearance",
    IMPORTANCE = 0x113 => "Importance",
    MESSAGE_PRIORITY = 0x114 => "Message priority",
    PROTOCOL_CLASS = 0x115 => "Protocol class",
    SEQUENCE_CONTROL = 0x116 => "Sequence control",
    SEGMENTATION = 0x117 => "Segmentation",
    CONGESTION_LEVEL = 0x118 => "Congestion level",
    GLOBAL_TITLE = 0x8001 => "Global title",
    POINT_CODE = 0x8002 => "Point code",
    SUBSYSTEM_NUMBER = 0x8003 => "Subsystem number",
    IPV4_ADDRESS = 0x8004 => "IPv4 address",
    HOSTNAME = 0x8005 => "Hostname",
    IPV6_ADDRESS = 0x8006 => "IPv6 address",
}

/// One message.
pub type Message<'a> = adaptation::Message<'a, Sua>;

/// One end of a message (RFC 3868 §3.10.1, §3.10.2).
#[derive(Clone, Copy, Debug)]
pub struct Address<'a> {
    /// 1 by global title, 2 by subsystem and point code, 3 by host name, 4 by subsystem and address.
    pub routing_indicator: u16,
    /// Which parts are to be used.
    pub bits: u16,
    parts: &'a [u8],
}

/// Results hold parameters, addresses do behind their indicators (RFC 3868 §3.9.17, §3.10.2); keys do too, which Wireshark
/// does not read.
fn nests(tag: u16) -> Option<usize> {
    match Tag(tag) {
        Tag::REGISTRATION_RESULT | Tag::DEREGISTRATION_RESULT => Some(0),
        Tag::SOURCE_ADDRESS | Tag::DESTINATION_ADDRESS => Some(4),
        _ => None,
    }
}

impl<'a> Message<'a> {
    /// What the user of SUA says.
    pub fn data(&self) -> Option<&'a [u8]> {
        self.value(Tag::DATA)
    }

    /// Who sends it.
    pub fn source(&self) -> Option<Address<'a>> {
        self.value(Tag::SOURCE_ADDRESS).and_then(Address::decode)
    }

    /// Who shall receive it.
    pub fn destination(&self) -> Option<Address<'a>> {
        self.value(Tag::DESTINATION_ADDRESS).and_then(Address::decode)
    }

    fn last(&self, tag: Tag) -> impl Iterator<Item = u8> + use<'a> {
        self.values(tag).filter_map(|octets| octets.get(3).copied())
    }
}

impl<'a> Address<'a> {
    fn decode(octets: &'a [u8]) -> Option<Self> {
        let (head, parts) = octets.split_first_chunk::<4>()?;
        let (routing_indicator, bits) = halves(head)?;
        Some(Self { routing_indicator, bits, parts })
    }

    fn parameters(&self) -> Parameters<'a> {
        Parameters::inside(self.parts)
    }

    fn value(&self, tag: Tag) -> Option<&'a [u8]> {
        self.parameters().value(tag.0)
    }

    /// Its parts fit, each stands once, and a title can be read.
    fn check(&self) -> Result<(), Malformed> {
        let parts = [Tag::GLOBAL_TITLE.0, Tag::POINT_CODE.0, Tag::SUBSYSTEM_NUMBER.0];
        self.parameters().check(&parts)?;
        let has_title = self.value(Tag::GLOBAL_TITLE).is_some();
        if has_title && self.title().is_none() {
            return Err(Malformed { offset: 0, fault: Fault::Value });
        }
        Ok(())
    }

    /// Its global title (RFC 3868 §3.10.2.3).
    pub fn title(&self) -> Option<GlobalTitle> {
        let octets = self.value(Tag::GLOBAL_TITLE)?;
        let (head, signals) = octets.split_first_chunk::<8>()?;
        let [_, _, _, indicator, count, kind, plan, nature] = *head;
        Some(GlobalTitle {
            indicator,
            translation_type: Some(kind),
            numbering_plan: Some(plan),
            encoding: None,
            nature_of_address: Some(nature),
            digits: Digits::from_signals(signals, count.into())?,
        })
    }

    /// Its point code.
    pub fn point_code(&self) -> Option<PointCode> {
        self.value(Tag::POINT_CODE).and_then(word).map(PointCode)
    }

    /// Its subsystem number.
    pub fn ssn(&self) -> Option<u8> {
        self.value(Tag::SUBSYSTEM_NUMBER)?.get(3).copied()
    }

    /// Its host name.
    pub fn hostname(&self) -> Option<&'a [u8]> {
        self.value(Tag::HOSTNAME)
    }

    /// Its IP address.
    pub fn ip(&self) -> Option<IpAddr> {
        let v4 = || {
            let octets = self.value(Tag::IPV4_ADDRESS)?;
            octets.first_chunk::<4>().map(|v4| Ipv4Addr::from(*v4).into())
        };
        let v6 = || {
            let octets = self.value(Tag::IPV6_ADDRESS)?;
            octets.first_chunk::<16>().map(|v6| Ipv6Addr::from(*v6).into())
        };
        v4().or_else(v6)
    }
}

/// The protocol's row in the registry.
#[derive(Clone, Copy, Debug)]
pub struct Sua;

impl Adaptation for Sua {
    type MessageType = MessageType;
    type Tag = Tag;
    const SINGLE: &'static [u16] = &[
        Tag::SOURCE_ADDRESS.0,
        Tag::DESTINATION_ADDRESS.0,
        Tag::DATA.0,
        Tag::ROUTING_CONTEXT.0,
        Tag::NETWORK_APPEARANCE.0,
        Tag::SOURCE_REFERENCE_NUMBER.0,
        Tag::DESTINATION_REFERENCE_NUMBER.0,
        Tag::PROTOCOL_CLASS.0,
        Tag::SEGMENTATION.0,
        Tag::SCCP_CAUSE.0,
        Tag::SEQUENCE_CONTROL.0,
        Tag::SS7_HOP_COUNTER.0,
    ];

    fn check(message: &Message<'_>) -> Result<(), Malformed> {
        let missing = Malformed { offset: 8, fault: Fault::Missing };
        if matches!(message.message_type(), MessageType::CLDT | MessageType::CLDR) {
            for address in [message.source(), message.destination()] {
                address.ok_or(missing)?.check()?;
            }
            message.data().ok_or(missing)?;
        }
        Ok(())
    }
}

impl Protocol for Sua {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "sua";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Class and type in one number (RFC 3868 §3.1.2); Wireshark has no such field.
        "sua.message": Kind::Code(MessageType::NAMES) => |m| m.message_type().0;
        /// Message class (RFC 3868 §3.1.2).
        "sua.message_class": Kind::Number => |m| m.header().class;
        /// Message type in its class (RFC 3868 §3.1.2).
        "sua.message_type": Kind::Number => |m| m.header().kind;
        /// Octets of the message (RFC 3868 §3.1.3).
        "sua.message_length": Kind::Number => |m| m.header().length;
        /// Version, always 1 (RFC 3868 §3.1.1).
        "sua.version": Kind::Number => |m| m.header().version;
        /// Tag of each parameter (RFC 3868 §3.1.4).
        "sua.parameter_tag": Kind::Code(Tag::NAMES) => |m| Each(m.parameters().everywhere(nests).map(|p| p.tag));
        /// Octets of each parameter (RFC 3868 §3.1.4).
        "sua.parameter_length": Kind::Number => |m| Each(m.parameters().everywhere(nests).map(|p| p.length));
        /// How the sender is found (RFC 3868 §3.10.1).
        "sua.source.routing_indicator": Kind::Number => |m| m.source().map(|a| a.routing_indicator);
        /// Digits of the sender (RFC 3868 §3.10.2.3).
        "sua.source.global_title_digits": Kind::Digits => |m| m.source().and_then(|a| a.title()).map(|t| t.digits);
        /// Indicator of the sender's title (RFC 3868 §3.10.2.3).
        "sua.source.gti": Kind::Number => |m| m.source().and_then(|a| a.title()).map(|t| t.indicator);
        /// Translation type of the sender's title (RFC 3868 §3.10.2.3).
        "sua.source.global_title_translation_type": Kind::Number =>
            |m| m.source().and_then(|a| a.title()).and_then(|t| t.translation_type);
        /// Numbering plan of the sender's title (RFC 3868 §3.10.2.3).
        "sua.source.global_title_numbering_plan": Kind::Number =>
            |m| m.source().and_then(|a| a.title()).and_then(|t| t.numbering_plan);
        /// Nature of the sender's address (RFC 3868 §3.10.2.3).
        "sua.source.global_title_nature_of_address": Kind::Number =>
            |m| m.source().and_then(|a| a.title()).and_then(|t| t.nature_of_address);
        /// Subsystem of the sender (RFC 3868 §3.10.2.5).
        "sua.source.ssn": Kind::Number => |m| m.source().and_then(|a| a.ssn());
        /// Point code of the sender (RFC 3868 §3.10.2.4).
        "sua.source.point_code": Kind::Number => |m| m.source().and_then(|a| a.point_code()).map(|code| code.0);
        /// IPv4 address of the sender (RFC 3868 §3.10.2.1).
        "sua.source.ipv4_address": Kind::Address => |m| m.source().and_then(|a| a.ip()).filter(IpAddr::is_ipv4);
        /// IPv6 address of the sender (RFC 3868 §3.10.2.6).
        "sua.source.ipv6_address": Kind::Address => |m| m.source().and_then(|a| a.ip()).filter(IpAddr::is_ipv6);
        /// Host name of the sender (RFC 3868 §3.10.2.2).
        "sua.source.hostname.name": Kind::Text => |m| m.source().and_then(|a| a.hostname()).map(Value::Text);
        /// How the receiver is found (RFC 3868 §3.10.1).
        "sua.destination.routing_indicator": Kind::Number => |m| m.destination().map(|a| a.routing_indicator);
        /// Digits of the receiver (RFC 3868 §3.10.2.3).
        "sua.destination.global_title_digits": Kind::Digits =>
            |m| m.destination().and_then(|a| a.title()).map(|t| t.digits);
        /// Indicator of the receiver's title (RFC 3868 §3.10.2.3).
        "sua.destination.gti": Kind::Number => |m| m.destination().and_then(|a| a.title()).map(|t| t.indicator);
        /// Translation type of the receiver's title (RFC 3868 §3.10.2.3).
        "sua.destination.global_title_translation_type": Kind::Number =>
            |m| m.destination().and_then(|a| a.title()).and_then(|t| t.translation_type);
        /// Numbering plan of the receiver's title (RFC 3868 §3.10.2.3).
        "sua.destination.global_title_numbering_plan": Kind::Number =>
            |m| m.destination().and_then(|a| a.title()).and_then(|t| t.numbering_plan);
        /// Nature of the receiver's address (RFC 3868 §3.10.2.3).
        "sua.destination.global_title_nature_of_address": Kind::Number =>
            |m| m.destination().and_then(|a| a.title()).and_then(|t| t.nature_of_address);
        /// Subsystem of the receiver (RFC 3868 §3.10.2.5).
        "sua.destination.ssn": Kind::Number => |m| m.destination().and_then(|a| a.ssn());
        /// Point code of the receiver (RFC 3868 §3.10.2.4).
        "sua.destination.point_code": Kind::Number =>
            |m| m.destination().and_then(|a| a.point_code()).map(|code| code.0);
        /// IPv4 address of the receiver (RFC 3868 §3.10.2.1).
        "sua.destination.ipv4_address": Kind::Address =>
            |m| m.destination().and_then(|a| a.ip()).filter(IpAddr::is_ipv4);
        /// IPv6 address of the receiver (RFC 3868 §3.10.2.6).
        "sua.destination.ipv6_address": Kind::Address =>
            |m| m.destination().and_then(|a| a.ip()).filter(IpAddr::is_ipv6);
        /// Host name of the receiver (RFC 3868 §3.10.2.2).
        "sua.destination.hostname.name": Kind::Text => |m| m.destination().and_then(|a| a.hostname()).map(Value::Text);
        /// Application servers that traffic is for (RFC 3868 §3.9.3).
        "sua.routing_context": Kind::Number => |m| Each(m.parameters().everywhere(nests)
            .filter(|p| Tag(p.tag) == Tag::ROUTING_CONTEXT).flat_map(|p| words(p.octets)));
        /// Network of the point codes (RFC 3868 §3.10.15).
        "sua.network_appearance": Kind::Number => |m| Each(m.words(Tag::NETWORK_APPEARANCE));
        /// Number of a message for its receiver (RFC 3868 §3.9.9).
        "sua.correlation_id": Kind::Number => |m| Each(m.words(Tag::CORRELATION_ID));
        /// Text for people (RFC 3868 §3.9.1).
        "sua.info_string": Kind::Text => |m| Each(m.values(Tag::INFO_STRING).map(Value::Text));
        /// Octets of a heartbeat (RFC 3868 §3.9.6).
        "sua.heartbeat_data": Kind::Octets => |m| Each(m.values(Tag::HEARTBEAT_DATA));
        /// What an error is about (RFC 3868 §3.9.4).
        "sua.diagnostic_information": Kind::Octets => |m| Each(m.values(Tag::DIAGNOSTIC_INFORMATION));
        /// How traffic is shared (RFC 3868 §3.9.7).
        "sua.traffic_mode_type": Kind::Number => |m| Each(m.words(Tag::TRAFFIC_MODE_TYPE));
        /// What went wrong (RFC 3868 §3.9.12).
        "sua.error_code": Kind::Number => |m| Each(m.words(Tag::ERROR_CODE));
        /// What a notification is about (RFC 3868 §3.9.13).
        "sua.status_type": Kind::Number => |m| Each(m.values(Tag::STATUS).filter_map(halves).map(|(kind, _)| kind));
        /// What a notification says (RFC 3868 §3.9.13).
        "sua.status_info": Kind::Number => |m| Each(m.values(Tag::STATUS).filter_map(halves).map(|(_, info)| info));
        /// Sender among those of its application server (RFC 3868 §3.9.15).
        "sua.asp_identifier": Kind::Number => |m| Each(m.words(Tag::ASP_IDENTIFIER));
        /// Point codes whose state is told (RFC 3868 §3.9.16).
        "sua.affected_pointcode_dpc": Kind::Number =>
            |m| Each(m.values(Tag::AFFECTED_POINT_CODE).flat_map(point_codes).map(|(_, code)| code));
        /// How often it may still be sent on (RFC 3868 §3.10.3).
        "sua.ss7_hop_counter_counter": Kind::Number => |m| Each(m.last(Tag::SS7_HOP_COUNTER));
        /// Connection at the sender (RFC 3868 §3.10.4).
        "sua.source_reference_number": Kind::Number => |m| Each(m.words(Tag::SOURCE_REFERENCE_NUMBER));
        /// Connection at the receiver (RFC 3868 §3.10.5).
        "sua.destination_reference_number": Kind::Number => |m| Each(m.words(Tag::DESTINATION_REFERENCE_NUMBER));
        /// What kind of cause is told (RFC 3868 §3.10.6).
        "sua.sccp_cause_type": Kind::Number =>
            |m| Each(m.values(Tag::SCCP_CAUSE).filter_map(|octets| octets.get(2).copied()));
        /// Why a message came back or a connection ended (RFC 3868 §3.10.6).
        "sua.sccp_cause_value": Kind::Number => |m| Each(m.last(Tag::SCCP_CAUSE));
        /// Which user part is not there (RFC 3868 §3.10.14).
        "sua.cause_user_user": Kind::Number => |m| Each(m.values(Tag::USER_CAUSE).filter_map(halves).map(|(_, user)| user));
        /// Importance (RFC 3868 §3.10.19).
        "sua.importance_importance": Kind::Number => |m| Each(m.last(Tag::IMPORTANCE));
        /// Priority (RFC 3868 §3.10.20).
        "sua.message_priority_priority": Kind::Number => |m| Each(m.last(Tag::MESSAGE_PRIORITY));
        /// Protocol class (RFC 3868 §3.10.21).
        "sua.protocol_class_class": Kind::Number => |m| Each(m.last(Tag::PROTOCOL_CLASS).map(|class| class & 0x7f));
        /// Order that must be kept (RFC 3868 §3.10.22).
        "sua.sequence_control_sequence_control": Kind::Number => |m| Each(m.words(Tag::SEQUENCE_CONTROL));
        /// First of several segments (RFC 3868 §3.10.23).
        "sua.segmentation_first_bit": Kind::Flag =>
            |m| Each(m.values(Tag::SEGMENTATION).filter_map(|octets| octets.first().map(|octet| octet >> 7 == 1)));
        /// Segments that follow (RFC 3868 §3.10.23).
        "sua.segmentation_number_of_remaining_segments": Kind::Number =>
            |m| Each(m.values(Tag::SEGMENTATION).filter_map(|octets| octets.first().map(|octet| octet & 0x7f)));
        /// How bad a congestion is (RFC 3868 §3.10.24).
        "sua.congestion_level": Kind::Number => |m| Each(m.words(Tag::CONGESTION_LEVEL));
        /// What the user of SUA says (RFC 3868 §3.10.13).
        "sua.data": Kind::Octets => |m| m.data();
        /// Octets that fill the last word of parameters (RFC 3868 §3.2).
        "sua.parameter_padding": Kind::Octets => |m| Each(m.parameters().paddings_everywhere(nests));
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Header::malformed(octets)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;
    use std::vec::Vec;

    use craft::sigtran::{m3ua, parameter, sua_address, sua_cldt};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_connectionless_message_is_read_with_both_ends() {
        let octets =
            sua_cldt(&sua_address("883170001", 7), &sua_address("15550001", 6), b"tcap").octets();

        let message = Message::decode(&octets).unwrap();

        let source = message.source().unwrap();
        assert_eq!(source.title().unwrap().digits.to_string(), "883170001");
        assert_eq!((source.ssn(), message.destination().unwrap().ssn()), (Some(7), Some(6)));
        assert_eq!(message.data(), Some(b"tcap".as_slice()));
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let parts = |ip: Vec<u8>| {
            let title = [0, 0, 0, 4, 3, 0, 1, 4, 0x21, 0x03];
            let parts = [
                parameter(0x8001, &title),
                parameter(0x8002, &[0, 0, 1, 2]),
                parameter(0x8003, &[0, 0, 0, 6]),
                ip,
                parameter(0x8005, b"host"),
            ];
            [[0, 1, 0, 7].to_vec(), parts.concat()].concat()
        };
        let (four, six) =
            (parts(parameter(0x8004, &[10, 0, 0, 1])), parts(parameter(0x8006, &[7; 16])));
        let rest =
            Tag::NAMES.iter().filter(|(tag, _)| *tag < 0x8000 && !(0x102..=0x103).contains(tag));
        let octets = rest
            .fold(m3ua(7, 3), |message, (tag, _)| {
                message.parameter(u16::try_from(*tag).unwrap(), &[0x81, 1, 0, 2])
            })
            .parameter(0x102, &four)
            .parameter(0x103, &six)
            .parameter(4, b"padded")
            .octets();
        let other = m3ua(7, 3).parameter(0x102, &six).parameter(0x103, &four).octets();

        let unread: Vec<&str> = wire::unread::<Sua>(&[&octets, &other]).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        let address = || sua_address("15550001", 6);
        let plain = || sua_cldt(&address(), &address(), b"tcap");
        let twice = [address(), parameter(0x8003, &[0, 0, 0, 8])].concat();
        let mut filler = address();
        filler[16] = 0xff;
        for (octets, fault) in [
            (plain().parameter(0x10b, b"other").octets(), Fault::Duplicate),
            (plain().parameter(0x103, &address()).octets(), Fault::Duplicate),
            (
                m3ua(7, 1).parameter(0x102, &address()).parameter(0x10b, b"x").octets(),
                Fault::Missing,
            ),
            (sua_cldt(&twice, &address(), b"x").octets(), Fault::Duplicate),
            (sua_cldt(&filler, &address(), b"x").octets(), Fault::Value),
        ] {
            assert_eq!(Message::decode(&octets).unwrap_err().fault, fault, "{octets:02x?}");
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(octets: Vec<u8>, kind in 0_u8..3) {
            let fitted = m3ua(7, kind).raw(&octets).octets();
            for octets in [octets.as_slice(), &fitted] {
                let _ = Message::decode(octets);
                if let Some(message) = Message::glimpse(octets) {
                    for field in Sua::FIELDS {
                        (field.read)(&message, &mut wire::Values::default());
                    }
                }
            }
        }
    }
}
