//! M2UA (RFC 3331), as far as it carries messages of MTP3.

use wire::{Each, Fault, Field, Kind, Malformed, Protocol, Value, code, fields};

use crate::adaptation::{self, Adaptation};
use crate::parameter::{Header, halves};

code! {
    /// Class and type of a message (RFC 3331 §3.1.2).
    pub struct MessageType(u16);
    ERR = 0x0000 => "Error (ERR)",
    NTFY = 0x0001 => "Notify (NTFY)",
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
    DATA = 0x0601 => "Data",
    ESTABLISH_REQUEST = 0x0602 => "Establish request",
    ESTABLISH_CONFIRM = 0x0603 => "Establish confirm",
    RELEASE_REQUEST = 0x0604 => "Release request",
    RELEASE_CONFIRM = 0x0605 => "Release confirm",
    RELEASE_INDICATION = 0x0606 => "Release indication",
    STATE_REQUEST = 0x0607 => "State request",
    STATE_CONFIRM = 0x0608 => "State confirm",
    STATE_INDICATION = 0x0609 => "State indication",
    RETRIEVAL_REQUEST = 0x060a => "Data retrieval request",
    RETRIEVAL_CONFIRM = 0x060b => "Data retrieval confirm",
    RETRIEVAL_INDICATION = 0x060c => "Data retrieval indication",
    RETRIEVAL_COMPLETE = 0x060d => "Data retrieval complete indication",
    CONGESTION_INDICATION = 0x060e => "Congestion indication",
    DATA_ACK = 0x060f => "Data acknowledge",
}

code! {
    /// Parameter tag (RFC 3331 §3.1.4).
    pub struct Tag(u16);
    INTERFACE_IDENTIFIER = 1 => "Interface identifier (integer)",
    INTERFACE_IDENTIFIER_TEXT = 3 => "Interface identifier (text)",
    INFO_STRING = 4 => "Info string",
    DIAGNOSTIC_INFORMATION = 7 => "Diagnostic information",
    INTERFACE_IDENTIFIER_RANGE = 8 => "Interface identifier (integer range)",
    HEARTBEAT_DATA = 9 => "Heartbeat data",
    TRAFFIC_MODE_TYPE = 11 => "Traffic mode type",
    ERROR_CODE = 12 => "Error code",
    STATUS = 13 => "Status type / information",
    ASP_IDENTIFIER = 17 => "ASP identifier",
    CORRELATION_IDENTIFIER = 19 => "Correlation identifier",
    PROTOCOL_DATA_1 = 0x300 => "Protocol data 1",
    PROTOCOL_DATA_2 = 0x301 => "Protocol data 2",
    STATE_REQUEST = 0x302 => "State request",
    STATE_EVENT = 0x303 => "State event",
    CONGESTION_STATUS = 0x304 => "Congestion state",
    DISCARD_STATUS = 0x305 => "Discard state",
    ACTION = 0x306 => "Action",
    SEQUENCE_NUMBER = 0x307 => "Sequence number",
    RETRIEVAL_RESULT = 0x308 => "Retrieval result",
}

/// One message.
pub type Message<'a> = adaptation::Message<'a, M2ua>;

impl<'a> Message<'a> {
    /// A message of MTP3; the Japanese form has an octet of length and priority before it.
    pub fn data(&self) -> Option<&'a [u8]> {
        let japanese = || {
            let octets = self.value(Tag::PROTOCOL_DATA_2)?;
            octets.split_first().map(|(_, mtp3)| mtp3)
        };
        self.value(Tag::PROTOCOL_DATA_1).or_else(japanese)
    }
}

/// The protocol's row in the registry.
#[derive(Clone, Copy, Debug)]
pub struct M2ua;

impl Adaptation for M2ua {
    type MessageType = MessageType;
    type Tag = Tag;
    const SINGLE: &'static [u16] =
        &[Tag::PROTOCOL_DATA_1.0, Tag::PROTOCOL_DATA_2.0, Tag::CORRELATION_IDENTIFIER.0];

    fn check(message: &Message<'_>) -> Result<(), Malformed> {
        if message.message_type() == MessageType::DATA && message.data().is_none() {
            return Err(Malformed { offset: 8, fault: Fault::Missing });
        }
        let data = [Tag::PROTOCOL_DATA_1, Tag::PROTOCOL_DATA_2];
        if data.iter().all(|tag| message.value(*tag).is_some()) {
            return Err(Malformed { offset: 8, fault: Fault::Duplicate });
        }
        Ok(())
    }
}

impl Protocol for M2ua {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "m2ua";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Class and type in one number (RFC 3331 §3.1.2); Wireshark has no such field.
        "m2ua.message": Kind::Code(MessageType::NAMES) => |m| m.message_type().0;
        /// Message class (RFC 3331 §3.1.2).
        "m2ua.message_class": Kind::Number => |m| m.header().class;
        /// Message type in its class (RFC 3331 §3.1.2).
        "m2ua.message_type": Kind::Number => |m| m.header().kind;
        /// Octets of the message (RFC 3331 §3.1.3).
        "m2ua.message_length": Kind::Number => |m| m.header().length;
        /// Version, always 1 (RFC 3331 §3.1.1).
        "m2ua.version": Kind::Number => |m| m.header().version;
        /// Tag of each parameter (RFC 3331 §3.1.4).
        "m2ua.parameter_tag": Kind::Code(Tag::NAMES) => |m| Each(m.parameters().map(|p| p.tag));
        /// Octets of each parameter (RFC 3331 §3.1.4).
        "m2ua.parameter_length": Kind::Number => |m| Each(m.parameters().map(|p| p.length));
        /// Link by number (RFC 3331 §3.2.1).
        "m2ua.interface_identifier_int": Kind::Number => |m| Each(m.words(Tag::INTERFACE_IDENTIFIER));
        /// Link by name (RFC 3331 §3.2.2).
        "m2ua.interface_identifier_text": Kind::Text =>
            |m| Each(m.values(Tag::INTERFACE_IDENTIFIER_TEXT).map(Value::Text));
        /// Text for people (RFC 3331 §3.3.2.1).
        "m2ua.info_string": Kind::Text => |m| Each(m.values(Tag::INFO_STRING).map(Value::Text));
        /// Octets of a heartbeat (RFC 3331 §3.3.2.5).
        "m2ua.heartbeat_data": Kind::Octets => |m| Each(m.values(Tag::HEARTBEAT_DATA));
        /// What an error is about (RFC 3331 §3.3.3.1).
        "m2ua.diagnostic_information": Kind::Octets => |m| Each(m.values(Tag::DIAGNOSTIC_INFORMATION));
        /// How traffic is shared (RFC 3331 §3.3.2.7).
        "m2ua.traffic_mode_type": Kind::Number => |m| Each(m.words(Tag::TRAFFIC_MODE_TYPE));
        /// What went wrong (RFC 3331 §3.3.3.1).
        "m2ua.error_code": Kind::Number => |m| Each(m.words(Tag::ERROR_CODE));
        /// What a notification is about (RFC 3331 §3.3.3.2).
        "m2ua.status_type": Kind::Number => |m| Each(m.values(Tag::STATUS).filter_map(halves).map(|(kind, _)| kind));
        /// What a notification says (RFC 3331 §3.3.3.2).
        "m2ua.status_info": Kind::Number => |m| Each(m.values(Tag::STATUS).filter_map(halves).map(|(_, info)| info));
        /// Sender among those of its application server (RFC 3331 §3.3.2.1).
        "m2ua.asp_identifier": Kind::Number => |m| Each(m.words(Tag::ASP_IDENTIFIER));
        /// Number of a message for its receiver (RFC 3331 §3.3.1.1).
        "m2ua.correlation_identifier": Kind::Number => |m| Each(m.words(Tag::CORRELATION_IDENTIFIER));
        /// State that a link shall take (RFC 3331 §3.3.1.5).
        "m2ua.state": Kind::Number => |m| Each(m.words(Tag::STATE_REQUEST));
        /// State that a link has taken (RFC 3331 §3.3.1.7).
        "m2ua.event": Kind::Number => |m| Each(m.words(Tag::STATE_EVENT));
        /// How bad a congestion is (RFC 3331 §3.3.1.8).
        "m2ua.congestion_status": Kind::Number => |m| Each(m.words(Tag::CONGESTION_STATUS));
        /// What is discarded in a congestion (RFC 3331 §3.3.1.8).
        "m2ua.discard_status": Kind::Number => |m| Each(m.words(Tag::DISCARD_STATUS));
        /// What is retrieved (RFC 3331 §3.3.1.9).
        "m2ua.action": Kind::Number => |m| Each(m.words(Tag::ACTION));
        /// From which message on is retrieved (RFC 3331 §3.3.1.9).
        "m2ua.sequence_number": Kind::Number => |m| Each(m.words(Tag::SEQUENCE_NUMBER));
        /// What became of a retrieval (RFC 3331 §3.3.1.10).
        "m2ua.retrieval_result": Kind::Number => |m| Each(m.words(Tag::RETRIEVAL_RESULT));
        /// Length and priority before a message of the Japanese form (RFC 3331 §3.3.1.1).
        "m2ua.data_2_li": Kind::Number =>
            |m| Each(m.values(Tag::PROTOCOL_DATA_2).filter_map(|octets| octets.first().copied()));
        /// Octet that has no meaning (RFC 3331 §3.1.1).
        "m2ua.reserved": Kind::Number => |m| m.header().reserved;
        /// Octets that fill the last word of parameters (RFC 3331 §3.2).
        "m2ua.parameter_padding": Kind::Octets => |m| Each(m.parameters().paddings());
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

    use std::vec::Vec;

    use craft::sigtran::{m2ua_data, m3ua};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_message_of_mtp3_is_read_in_either_form() {
        let plain = m2ua_data(b"mtp3").octets();
        let japanese = m3ua(6, 1).parameter(0x301, b"\x05mtp3").octets();

        for octets in [plain, japanese] {
            assert_eq!(Message::decode(&octets).unwrap().data(), Some(b"mtp3".as_slice()));
        }
        assert_eq!(Message::decode(&m3ua(6, 1).octets()).unwrap_err().fault, Fault::Missing);
    }

    #[test]
    fn every_row_is_read_from_some_message() {
        let octets = Tag::NAMES
            .iter()
            .fold(m3ua(6, 1), |message, (tag, _)| {
                message.parameter(u16::try_from(*tag).unwrap(), &[0, 1, 0, 2])
            })
            .parameter(4, b"padded")
            .octets();

        let unread: Vec<&str> = wire::unread::<M2ua>(&[&octets]).collect();

        assert_eq!(unread, [""; 0]);
    }

    proptest! {
        #[test]
        fn any_octets_are_a_message_or_an_error(octets: Vec<u8>) {
            let _ = Message::decode(&octets);
            let _ = Message::decode(&m3ua(6, 1).raw(&octets).octets());
        }
    }
}
