//! M3UA (RFC 4666).

use numbering::PointCode;
use wire::{Each, Fault, Field, Kind, Malformed, Protocol, code, fields};

use crate::adaptation::{self, Adaptation};
use crate::parameter::{Header, Parameter, halves, point_codes, word, words};

code! {
    /// Class and type of a message (RFC 4666 §3.1.2).
    pub struct MessageType(u16);
    ERR = 0x0000 => "Error (ERR)",
    NTFY = 0x0001 => "Notify (NTFY)",
    DATA = 0x0101 => "Payload data (DATA)",
    DUNA = 0x0201 => "Destination unavailable (DUNA)",
    DAVA = 0x0202 => "Destination available (DAVA)",
    DAUD = 0x0203 => "Destination state audit (DAUD)",
    SCON = 0x0204 => "SS7 Network congestion state (SCON)",
    DUPU = 0x0205 => "Destination userpart unavailable (DUPU)",
    DRST = 0x0206 => "Destination Restricted (DRST)",
    ASPUP = 0x0301 => "ASP up (ASPUP)",
    ASPDN = 0x0302 => "ASP down (ASPDN)",
    BEAT = 0x0303 => "Heartbeat (BEAT)",
    ASPUP_ACK = 0x0304 => "ASP up ack (ASPUP_ACK)",
    ASPDN_ACK = 0x0305 => "ASP down ack (ASPDN_ACK)",
    BEAT_ACK = 0x0306 => "Heartbeat ack (BEAT_ACK)",
    ASPAC = 0x0401 => "ASP active (ASPAC)",
    ASPIA = 0x0402 => "ASP inactive (ASPIA)",
    ASPAC_ACK = 0x0403 => "ASP active ack (ASPAC_ACK)",
    ASPIA_ACK = 0x0404 => "ASP inactive ack (ASPIA_ACK)",
    REG_REQ = 0x0901 => "Registration request (REG_REQ)",
    REG_RSP = 0x0902 => "Registration response (REG_RSP)",
    DEREG_REQ = 0x0903 => "Deregistration request (DEREG_REQ)",
    DEREG_RSP = 0x0904 => "Deregistration response (DEREG_RSP)",
}

code! {
    /// Message class (RFC 4666 §3.1.2).
    pub struct MessageClass(u8);
    MANAGEMENT = 0 => "Management messages",
    TRANSFER = 1 => "Transfer messages",
    SSNM = 2 => "SS7 signalling network management messages",
    ASPSM = 3 => "ASP state maintenance messages",
    ASPTM = 4 => "ASP traffic maintenance messages",
    RKM = 9 => "Routing key management messages",
}

code! {
    /// Parameter tag (RFC 4666 §3.2).
    pub struct Tag(u16);
    INFO_STRING = 4 => "Info string",
    ROUTING_CONTEXT = 6 => "Routing context",
    DIAGNOSTIC_INFORMATION = 7 => "Diagnostic Information",
    HEARTBEAT_DATA = 9 => "Heartbeat data",
    TRAFFIC_MODE_TYPE = 11 => "Traffic mode type",
    ERROR_CODE = 12 => "Error code",
    STATUS = 13 => "Status",
    ASP_IDENTIFIER = 17 => "ASP identifier",
    AFFECTED_POINT_CODE = 18 => "Affected point code",
    CORRELATION_IDENTIFIER = 19 => "Correlation identifier",
    NETWORK_APPEARANCE = 0x200 => "Network appearance",
    USER_CAUSE = 0x204 => "User / cause",
    CONGESTION_INDICATION = 0x205 => "Congestion indications",
    CONCERNED_DESTINATION = 0x206 => "Concerned destination",
    ROUTING_KEY = 0x207 => "Routing key",
    REGISTRATION_RESULT = 0x208 => "Registration result",
    DEREGISTRATION_RESULT = 0x209 => "Deregistration result",
    LOCAL_ROUTING_KEY_IDENTIFIER = 0x20a => "Local routing key identifier",
    DESTINATION_POINT_CODE = 0x20b => "Destination point code",
    SERVICE_INDICATORS = 0x20c => "Service indicators",
    ORIGINATING_POINT_CODE_LIST = 0x20e => "Originating point code list",
    CIRCUIT_RANGE = 0x20f => "Circuit range",
    PROTOCOL_DATA = 0x210 => "Protocol data",
    REGISTRATION_STATUS = 0x212 => "Registration status",
    DEREGISTRATION_STATUS = 0x213 => "Deregistration status",
}

code! {
    /// Error code (RFC 4666 §3.8.1).
    pub struct ErrorCode(u32);
    INVALID_VERSION = 1 => "Invalid version",
    UNSUPPORTED_MESSAGE_CLASS = 3 => "Unsupported message class",
    UNSUPPORTED_MESSAGE_TYPE = 4 => "Unsupported message type",
    UNSUPPORTED_TRAFFIC_MODE = 5 => "Unsupported traffic handling mode",
    UNEXPECTED_MESSAGE = 6 => "Unexpected message",
    PROTOCOL_ERROR = 7 => "Protocol error",
    INVALID_STREAM_IDENTIFIER = 9 => "Invalid stream identifier",
    REFUSED = 13 => "Refused - management blocking",
    ASP_IDENTIFIER_REQUIRED = 14 => "ASP identifier required",
    INVALID_ASP_IDENTIFIER = 15 => "Invalid ASP identifier",
    INVALID_PARAMETER_VALUE = 17 => "Invalid parameter value",
    PARAMETER_FIELD_ERROR = 18 => "Parameter field error",
    UNEXPECTED_PARAMETER = 19 => "Unexpected parameter",
    DESTINATION_STATUS_UNKNOWN = 20 => "Destination status unknown",
    INVALID_NETWORK_APPEARANCE = 21 => "Invalid network appearance",
    MISSING_PARAMETER = 22 => "Missing parameter",
    INVALID_ROUTING_CONTEXT = 25 => "Invalid routing context",
    NO_CONFIGURED_AS = 26 => "No configured AS for ASP",
}

code! {
    /// Traffic mode (RFC 4666 §3.5.5).
    pub struct TrafficMode(u32);
    OVERRIDE = 1 => "Over-ride",
    LOAD_SHARE = 2 => "Load-share",
    BROADCAST = 3 => "Broadcast",
}

/// One message.
pub type Message<'a> = adaptation::Message<'a, M3ua>;

/// A message of MTP3's users with its routing label (RFC 4666 §3.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProtocolData<'a> {
    /// Where it comes from.
    pub opc: PointCode,
    /// Where it goes.
    pub dpc: PointCode,
    /// Which user of MTP3 it is.
    pub service_indicator: u8,
    /// Which network.
    pub network_indicator: u8,
    /// Priority.
    pub priority: u8,
    /// Signalling link selection.
    pub sls: u8,
    /// The user's octets.
    pub octets: &'a [u8],
}

impl<'a> Message<'a> {
    /// What a DATA message carries.
    pub fn data(&self) -> Option<ProtocolData<'a>> {
        protocol_data(self.value(Tag::PROTOCOL_DATA)?)
    }

    /// Every parameter, those in routing keys and their results behind their own.
    fn everywhere(&self) -> impl Iterator<Item = Parameter<'a>> + use<'a> {
        self.parameters().everywhere(nests)
    }

    fn values_everywhere(&self, tag: Tag) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let parameters = self.everywhere().filter(move |parameter| parameter.tag == tag.0);
        parameters.map(|parameter| parameter.octets)
    }

    fn words_everywhere(&self, tag: Tag) -> impl Iterator<Item = u32> + use<'a> {
        self.values_everywhere(tag).flat_map(words)
    }
}

fn nests(tag: u16) -> Option<usize> {
    let nests = [Tag::ROUTING_KEY, Tag::REGISTRATION_RESULT, Tag::DEREGISTRATION_RESULT];
    nests.contains(&Tag(tag)).then_some(0)
}

fn protocol_data(octets: &[u8]) -> Option<ProtocolData<'_>> {
    let (head, octets) = octets.split_first_chunk::<12>()?;
    let [.., service_indicator, network_indicator, priority, sls] = *head;
    let mut codes = words(head);
    Some(ProtocolData {
        opc: PointCode(codes.next()?),
        dpc: PointCode(codes.next()?),
        service_indicator,
        network_indicator,
        priority,
        sls,
        octets,
    })
}

/// Octets of a number.
const WORD: usize = 4;

/// The protocol's row in the registry.
#[derive(Clone, Copy, Debug)]
pub struct M3ua;

impl Adaptation for M3ua {
    type MessageType = MessageType;
    type Tag = Tag;
    const SINGLE: &'static [u16] = &[
        Tag::PROTOCOL_DATA.0,
        Tag::ROUTING_CONTEXT.0,
        Tag::NETWORK_APPEARANCE.0,
        Tag::CORRELATION_IDENTIFIER.0,
        Tag::TRAFFIC_MODE_TYPE.0,
        Tag::ERROR_CODE.0,
        Tag::STATUS.0,
        Tag::ASP_IDENTIFIER.0,
        Tag::HEARTBEAT_DATA.0,
    ];

    fn check(message: &Message<'_>) -> Result<(), Malformed> {
        let fault = |fault| Malformed { offset: 8, fault };
        let is_data = message.message_type() == MessageType::DATA;
        for parameter in message.parameters() {
            let len = parameter.octets.len();
            let is_right = match Tag(parameter.tag) {
                Tag::NETWORK_APPEARANCE
                | Tag::CORRELATION_IDENTIFIER
                | Tag::TRAFFIC_MODE_TYPE
                | Tag::ERROR_CODE
                | Tag::STATUS
                | Tag::ASP_IDENTIFIER => len == WORD,
                // Traffic is for one application server (RFC 4666 §3.3.1).
                Tag::ROUTING_CONTEXT => len == WORD || len > 0 && len % WORD == 0 && !is_data,
                _ => true,
            };
            if !is_right {
                return Err(fault(Fault::Length));
            }
        }
        if is_data {
            let data = message.value(Tag::PROTOCOL_DATA);
            let data = data.ok_or_else(|| fault(Fault::Missing))?;
            protocol_data(data).ok_or_else(|| fault(Fault::Truncated))?;
        }
        Ok(())
    }
}

impl Protocol for M3ua {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "m3ua";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Class and type in one number (RFC 4666 §3.1.2); Wireshark has no such field.
        "m3ua.message": Kind::Code(MessageType::NAMES) => |m| m.message_type().0;
        /// Message class (RFC 4666 §3.1.2).
        "m3ua.message_class": Kind::Code(MessageClass::NAMES) => |m| m.header().class;
        /// Message type in its class (RFC 4666 §3.1.2).
        "m3ua.message_type": Kind::Number => |m| m.header().kind;
        /// Octets of the message (RFC 4666 §3.1.4).
        "m3ua.message_length": Kind::Number => |m| m.header().length;
        /// Version, always 1 (RFC 4666 §3.1.1).
        "m3ua.version": Kind::Number => |m| m.header().version;
        /// Tag of each parameter (RFC 4666 §3.2).
        "m3ua.parameter_tag": Kind::Code(Tag::NAMES) => |m| Each(m.everywhere().map(|p| p.tag));
        /// Octets of each parameter (RFC 4666 §3.2).
        "m3ua.parameter_length": Kind::Number => |m| Each(m.everywhere().map(|p| p.length));
        /// Originating point code (RFC 4666 §3.3.1).
        "m3ua.protocol_data_opc": Kind::Number => |m| m.data().map(|data| data.opc.0);
        /// Destination point code (RFC 4666 §3.3.1).
        "m3ua.protocol_data_dpc": Kind::Number => |m| m.data().map(|data| data.dpc.0);
        /// User of MTP3 (RFC 4666 §3.3.1).
        "m3ua.protocol_data_si": Kind::Code(crate::mtp3::ServiceIndicator::NAMES) =>
            |m| m.data().map(|data| data.service_indicator);
        /// Network (RFC 4666 §3.3.1).
        "m3ua.protocol_data_ni": Kind::Number => |m| m.data().map(|data| data.network_indicator);
        /// Priority (RFC 4666 §3.3.1).
        "m3ua.protocol_data_mp": Kind::Number => |m| m.data().map(|data| data.priority);
        /// Signalling link selection (RFC 4666 §3.3.1).
        "m3ua.protocol_data_sls": Kind::Number => |m| m.data().map(|data| data.sls);
        /// Originating point code, by the name it has under MTP3 (RFC 4666 §3.3.1).
        "mtp3.opc": Kind::Number => |m| m.data().map(|data| data.opc.0);
        /// Network (RFC 4666 §3.3.1).
        "mtp3.ni": Kind::Number => |m| m.data().map(|data| data.network_indicator);
        /// Destination point code, by the name it has under MTP3 (RFC 4666 §3.3.1).
        "mtp3.dpc": Kind::Number => |m| m.data().map(|data| data.dpc.0);
        /// Both point codes (RFC 4666 §3.3.1).
        "mtp3.pc": Kind::Number =>
            |m| Each(m.data().into_iter().flat_map(|data| [data.opc.0, data.dpc.0]));
        /// Signalling link selection, by the name it has under MTP3 (RFC 4666 §3.3.1).
        "mtp3.sls": Kind::Number => |m| m.data().map(|data| data.sls);
        /// Application servers that traffic is for (RFC 4666 §3.3.1).
        "m3ua.routing_context": Kind::Number => |m| Each(m.words_everywhere(Tag::ROUTING_CONTEXT));
        /// Network of the point codes (RFC 4666 §3.3.1).
        "m3ua.network_appearance": Kind::Number => |m| Each(m.words_everywhere(Tag::NETWORK_APPEARANCE));
        /// Number of a message for its receiver (RFC 4666 §3.3.1).
        "m3ua.correlation_identifier": Kind::Number => |m| Each(m.words(Tag::CORRELATION_IDENTIFIER));
        /// Text for people (RFC 4666 §3.4.1).
        "m3ua.info_string": Kind::Text => |m| Each(m.values(Tag::INFO_STRING).map(wire::Value::Text));
        /// Octets of a heartbeat (RFC 4666 §3.5.5).
        "m3ua.heartbeat_data": Kind::Octets => |m| Each(m.values(Tag::HEARTBEAT_DATA));
        /// What an error is about (RFC 4666 §3.8.1).
        "m3ua.diagnostic_information": Kind::Octets => |m| Each(m.values(Tag::DIAGNOSTIC_INFORMATION));
        /// How traffic is shared (RFC 4666 §3.7.1).
        "m3ua.traffic_mode_type": Kind::Code(TrafficMode::NAMES) => |m| Each(m.words_everywhere(Tag::TRAFFIC_MODE_TYPE));
        /// What went wrong (RFC 4666 §3.8.1).
        "m3ua.error_code": Kind::Code(ErrorCode::NAMES) => |m| Each(m.words(Tag::ERROR_CODE));
        /// What a notification is about (RFC 4666 §3.8.2).
        "m3ua.status_type": Kind::Number => |m| Each(m.values(Tag::STATUS).filter_map(halves).map(|(kind, _)| kind));
        /// What a notification says (RFC 4666 §3.8.2).
        "m3ua.status_info": Kind::Number => |m| Each(m.values(Tag::STATUS).filter_map(halves).map(|(_, info)| info));
        /// Sender among those of its application server (RFC 4666 §3.5.1).
        "m3ua.asp_identifier": Kind::Number => |m| Each(m.words(Tag::ASP_IDENTIFIER));
        /// Bits of an affected point code that do not count (RFC 4666 §3.4.1).
        "m3ua.affected_point_code_mask": Kind::Number =>
            |m| Each(m.values(Tag::AFFECTED_POINT_CODE).flat_map(point_codes).map(|(mask, _)| mask));
        /// Point codes whose state is told (RFC 4666 §3.4.1).
        "m3ua.affected_point_code_pc": Kind::Number =>
            |m| Each(m.values(Tag::AFFECTED_POINT_CODE).flat_map(point_codes).map(|(_, code)| code));
        /// Who caused a congestion (RFC 4666 §3.4.4).
        "m3ua.concerned_dpc": Kind::Number =>
            |m| Each(m.values(Tag::CONCERNED_DESTINATION).flat_map(point_codes).map(|(_, code)| code));
        /// How bad a congestion is (RFC 4666 §3.4.4).
        "m3ua.congestion_level": Kind::Number =>
            |m| Each(m.values(Tag::CONGESTION_INDICATION).filter_map(|octets| octets.get(3).copied()));
        /// Why a user part is not there (RFC 4666 §3.4.5).
        "m3ua.unavailability_cause": Kind::Number =>
            |m| Each(m.values(Tag::USER_CAUSE).filter_map(halves).map(|(cause, _)| cause));
        /// Which user part is not there (RFC 4666 §3.4.5).
        "m3ua.user_identity": Kind::Number =>
            |m| Each(m.values(Tag::USER_CAUSE).filter_map(halves).map(|(_, user)| user));
        /// Number of a routing key for its sender (RFC 4666 §3.6.1).
        "m3ua.local_rk_identifier": Kind::Number => |m| Each(
            m.values_everywhere(Tag::LOCAL_ROUTING_KEY_IDENTIFIER).filter_map(word));
        /// Point code for which an application server wants traffic (RFC 4666 §3.6.1).
        "m3ua.dpc_pc": Kind::Number => |m| Each(
            m.values_everywhere(Tag::DESTINATION_POINT_CODE).filter_map(|octets| point_codes(octets).next()).map(|(_, code)| code));
        /// Bits of that point code that do not count (RFC 4666 §3.6.1).
        "m3ua.dpc_mask": Kind::Number => |m| Each(
            m.values_everywhere(Tag::DESTINATION_POINT_CODE).filter_map(|octets| point_codes(octets).next()).map(|(mask, _)| mask));
        /// Users of MTP3 for which an application server wants traffic (RFC 4666 §3.6.1).
        "m3ua.si": Kind::Code(crate::mtp3::ServiceIndicator::NAMES) => |m| Each(
            m.values_everywhere(Tag::SERVICE_INDICATORS).flat_map(|octets| octets.iter().copied()));
        /// Originating point codes of which an application server wants traffic (RFC 4666 §3.6.1).
        "m3ua.opc_list_pc": Kind::Number => |m| Each(
            m.values_everywhere(Tag::ORIGINATING_POINT_CODE_LIST).flat_map(point_codes).map(|(_, code)| code));
        /// Bits of those point codes that do not count (RFC 4666 §3.6.1).
        "m3ua.opc_list_mask": Kind::Number => |m| Each(
            m.values_everywhere(Tag::ORIGINATING_POINT_CODE_LIST).flat_map(point_codes).map(|(mask, _)| mask));
        /// What became of a registration (RFC 4666 §3.6.2).
        "m3ua.registration_status": Kind::Number => |m| Each(
            m.values_everywhere(Tag::REGISTRATION_STATUS).filter_map(word));
        /// What became of the end of a registration (RFC 4666 §3.6.4).
        "m3ua.deregistration_status": Kind::Number => |m| Each(
            m.values_everywhere(Tag::DEREGISTRATION_STATUS).filter_map(word));
        /// Values of parameters whose tags have no meaning (RFC 4666 §3.2).
        "m3ua.parameter_value": Kind::Octets => |m| Each(m.everywhere()
            .filter(|parameter| !Tag::NAMES.iter().any(|(tag, _)| *tag == u64::from(parameter.tag)))
            .filter(|parameter| !parameter.octets.is_empty() && parameter.is_whole())
            .map(|parameter| parameter.octets));
        /// Octet that has no meaning (RFC 4666 §3.1.1).
        "m3ua.reserved": Kind::Number => |m| m.header().reserved;
        /// Octets that fill the last word of parameters (RFC 4666 §3.2).
        "m3ua.parameter_padding": Kind::Octets => |m| Each(m.parameters().paddings_everywhere(nests));
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        let is_short = |message: Message<'_>| {
            let data = message.value(Tag::PROTOCOL_DATA);
            data.is_some_and(|octets| protocol_data(octets).is_none())
        };
        let fault = Malformed { offset: 8, fault: Fault::Truncated };
        let short = || Message::glimpse(octets).filter(|message| is_short(*message));
        Header::malformed(octets).or_else(|| short().map(|_| fault))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::sigtran::{m3ua, m3ua_data, parameter};
    use proptest::prelude::*;
    use wire::Values;

    use super::*;

    #[test]
    fn a_message_of_sccp_is_read_with_its_label() {
        let octets = m3ua_data(100, 200, 3, b"sccp").parameter(6, &[0, 0, 0, 9]).octets();

        let message = Message::decode(&octets).unwrap();

        let data = message.data().unwrap();
        assert_eq!((data.opc, data.dpc), (PointCode(100), PointCode(200)));
        assert_eq!((data.service_indicator, data.octets), (3, b"sccp".as_slice()));
        assert_eq!(message.message_type(), MessageType::DATA);
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let key = [
            parameter(0x20a, &[0, 0, 0, 1]),
            parameter(0x20b, &[0, 0, 1, 2]),
            parameter(0x20c, &[3, 5]),
            parameter(0x20e, &[0, 0, 1, 3]),
        ];
        let octets = m3ua_data(1, 2, 3, b"x")
            .parameter(6, &[0, 0, 0, 9])
            .parameter(0x200, &[0, 0, 0, 1])
            .parameter(19, &[0, 0, 0, 1])
            .parameter(4, b"info")
            .parameter(9, b"beat")
            .parameter(7, b"diag")
            .parameter(11, &[0, 0, 0, 2])
            .parameter(12, &[0, 0, 0, 3])
            .parameter(13, &[0, 1, 0, 2])
            .parameter(17, &[0, 0, 0, 7])
            .parameter(18, &[0, 0, 0, 8])
            .parameter(0x206, &[0, 0, 0, 8])
            .parameter(0x205, &[0, 0, 0, 1])
            .parameter(0x204, &[0, 1, 0, 3])
            .parameter(0x207, &key.concat())
            .parameter(0x208, &parameter(0x212, &[0, 0, 0, 0]))
            .parameter(0x209, &parameter(0x213, &[0, 0, 0, 0]))
            .parameter(2, b"value")
            .octets();

        let unread: Vec<&str> = wire::unread::<M3ua>(&[&octets]).collect();

        assert_eq!(unread, [""; 0]);
    }

    #[test]
    fn what_receivers_read_differently_is_refused() {
        let plain = || m3ua_data(1, 2, 3, b"sccp");
        for (octets, fault) in [
            (plain().length(9).octets(), Fault::Length),
            (plain().version(2).octets(), Fault::Version),
            ([plain().octets(), plain().octets()].concat(), Fault::Length),
            (plain().parameter(0x210, &[0; 16]).octets(), Fault::Duplicate),
            (m3ua(1, 1).octets(), Fault::Missing),
            (m3ua(1, 1).parameter(0x210, &[0; 11]).octets(), Fault::Truncated),
            (plain().raw(&[0, 6, 0, 3]).octets(), Fault::Length),
            (plain().raw(&[0, 6, 0, 12, 0, 0, 0, 1]).octets(), Fault::Truncated),
        ] {
            let refused = Message::decode(&octets).unwrap_err();

            assert_eq!(refused.fault, fault, "{octets:02x?}");
        }
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(octets: Vec<u8>, class in 0_u8..10, kind in 0_u8..4) {
            let fitted = m3ua(class, kind).raw(&octets).octets();
            for octets in [octets.as_slice(), &fitted] {
                let _ = Message::decode(octets);
                if let Some(message) = Message::glimpse(octets) {
                    for field in M3ua::FIELDS {
                        (field.read)(&message, &mut Values::default());
                    }
                }
            }
        }

        #[test]
        fn what_was_written_is_read_back(opc: u32, dpc: u32, octets in prop::collection::vec(any::<u8>(), 0..80)) {
            let written = m3ua_data(opc, dpc, 3, &octets).octets();

            let data = Message::decode(&written).unwrap().data().unwrap();

            prop_assert_eq!((data.opc.0, data.dpc.0, data.octets), (opc, dpc, octets.as_slice()));
        }
    }
}
