//! What a policy can ask of a message of SCCP; names as in Wireshark.

use numbering::{Digits, GlobalTitle, networks};
use wire::{Each, Field, Kind, Malformed, Protocol, Value, fields};

use super::message::{Message, OPTIONAL};
use super::optional::{CREDIT, HOP_COUNTER, IMPORTANCE};
use super::{MessageType, Party, ReturnCause, Ssn};

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Sccp;

impl Protocol for Sccp {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "sccp";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Message type (Q.713 §2.1).
        "sccp.message_type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Protocol class (Q.713 §3.6).
        "sccp.class": Kind::Number => |m| m.fixed().class.map(|octet| octet & 0x0f);
        /// What shall happen where it cannot be delivered (Q.713 §3.6).
        "sccp.handling": Kind::Number => |m| m.fixed().class.filter(|octet| octet & 0x0f < 2).map(|octet| octet >> 4);
        /// How often it may still be sent on (Q.713 §3.18).
        "sccp.hops": Kind::Number => |m| m.fixed().hop_counter.or_else(|| first(m.optional(HOP_COUNTER)));
        /// Connection at the receiver (Q.713 §3.2).
        "sccp.dlr": Kind::Number => |m| m.fixed().destination_reference;
        /// Connection at the sender (Q.713 §3.3).
        "sccp.slr": Kind::Number => |m| m.fixed().source_reference;
        /// Connection at either end (Q.713 §3.2, §3.3).
        "sccp.lr": Kind::Number => |m| Each(m.references().into_iter());
        /// Why a message came back (Q.713 §3.12).
        "sccp.return_cause": Kind::Code(ReturnCause::NAMES) => |m| m.fixed().return_cause;
        /// Why a connection is refused (Q.713 §3.15).
        "sccp.refusal_cause": Kind::Number => |m| m.fixed().refusal_cause;
        /// Why a connection ends (Q.713 §3.11).
        "sccp.release_cause": Kind::Number => |m| m.fixed().release_cause;
        /// Why a connection is reset (Q.713 §3.13).
        "sccp.reset_cause": Kind::Number => |m| m.fixed().reset_cause;
        /// What was wrong (Q.713 §3.14).
        "sccp.error_cause": Kind::Number => |m| m.fixed().error_cause;
        /// What an acknowledgement may still take (Q.713 §3.10).
        "sccp.credit": Kind::Number => |m| m.fixed().credit.or_else(|| first(m.optional(CREDIT)));
        /// Number that is awaited (Q.713 §3.9).
        "sccp.rsn": Kind::Number => |m| m.fixed().received;
        /// Number of a piece of data (Q.713 §3.8).
        "sccp.sequencing_segmenting.ssn": Kind::Number => |m| m.fixed().sequencing.map(|[sent, _]| sent >> 1);
        /// Number that is awaited, beside data (Q.713 §3.8).
        "sccp.sequencing_segmenting.rsn": Kind::Number => |m| m.fixed().sequencing.map(|[_, awaited]| awaited >> 1);
        /// More of the same message follows, beside the numbers (Q.713 §3.8).
        "sccp.sequencing_segmenting.more": Kind::Number => |m| m.fixed().sequencing.map(|[_, awaited]| awaited & 1);
        /// Where the first part of variable length stands (Q.713 §2.3).
        "sccp.variable_pointer1": Kind::Number => |m| m.pointer(0);
        /// Where the second part of variable length stands (Q.713 §2.3).
        "sccp.variable_pointer2": Kind::Number => |m| m.pointer(1);
        /// Where the third part of variable length stands (Q.713 §2.3).
        "sccp.variable_pointer3": Kind::Number => |m| m.pointer(2);
        /// Where the optional part stands, 0 for nowhere (Q.713 §2.3).
        "sccp.optional_pointer": Kind::Number => |m| m.pointer(OPTIONAL);
        /// More of the same message follows (Q.713 §3.7).
        "sccp.more": Kind::Number => |m| m.fixed().more;
        /// Name of the first optional parameter that has no meaning in a message of data (Q.713 §3.1); ours.
        "sccp.unknown_parameter_type": Kind::Number => |m| m.unknown();
        /// Importance (Q.713 §3.19).
        "sccp.importance": Kind::Number => |m| first(m.optional(IMPORTANCE));
        /// How the receiver is found: 0 by title, 1 by subsystem (Q.713 §3.4.1).
        "sccp.called.ri": Kind::Number => |m| m.called().map(|party| party.routing_indicator());
        /// Indicator of the receiver's title (Q.713 §3.4.1).
        "sccp.called.gti": Kind::Number => |m| m.called().map(|party| party.indicator >> 2 & 0x0f);
        /// The receiver has a subsystem number (Q.713 §3.4.1).
        "sccp.called.ssni": Kind::Number => |m| m.called().map(|party| party.indicator >> 1 & 1);
        /// The receiver has a point code (Q.713 §3.4.1).
        "sccp.called.pci": Kind::Number => |m| m.called().map(|party| party.indicator & 1);
        /// Point code of the receiver (Q.713 §3.4.2.1).
        "sccp.called.pc": Kind::Number => |m| m.called().and_then(|party| party.point_code).map(|code| code.0);
        /// Subsystem of the receiver (Q.713 §3.4.2.2).
        "sccp.called.ssn": Kind::Code(Ssn::NAMES) => |m| m.called().and_then(|party| party.ssn);
        /// Translation type of the receiver's title (Q.713 §3.4.2.3.2).
        "sccp.called.tt": Kind::Number => |m| called(m).and_then(|title| title.translation_type);
        /// Numbering plan of the receiver's title (Q.713 §3.4.2.3.3).
        "sccp.called.np": Kind::Number => |m| called(m).and_then(|title| title.numbering_plan);
        /// Encoding of the receiver's title (Q.713 §3.4.2.3.3).
        "sccp.called.es": Kind::Number => |m| called(m).filter(|title| title.indicator != 1).and_then(|title| title.encoding);
        /// Nature of the receiver's address (Q.713 §3.4.2.3.1).
        "sccp.called.nai": Kind::Number => |m| called(m).and_then(|title| title.nature_of_address);
        /// 1 where the receiver's title has an odd number of digits (Q.713 §3.4.2.3.1).
        "sccp.called.oe": Kind::Number => |m| called(m).filter(|title| title.indicator == 1).map(|title| title.encoding == Some(1));
        /// Number of the receiver's digits (Q.713 §3.4.2.3).
        "sccp.called.digits.length": Kind::Number => |m| called(m).and_then(|title| u8::try_from(title.digits.len()).ok());
        /// 1 for an address of national use (Q.713 §3.4.1).
        "sccp.called.reserved": Kind::Number => |m| m.called().map(|party| party.indicator >> 7);
        /// Digits of the receiver (Q.713 §3.4.2.3).
        "sccp.called.digits": Kind::Digits => |m| called(m).map(|title| title.digits);
        /// How the sender is found: 0 by title, 1 by subsystem (Q.713 §3.5).
        "sccp.calling.ri": Kind::Number => |m| m.calling().map(|party| party.routing_indicator());
        /// Indicator of the sender's title (Q.713 §3.5).
        "sccp.calling.gti": Kind::Number => |m| m.calling().map(|party| party.indicator >> 2 & 0x0f);
        /// The sender has a subsystem number (Q.713 §3.5).
        "sccp.calling.ssni": Kind::Number => |m| m.calling().map(|party| party.indicator >> 1 & 1);
        /// The sender has a point code (Q.713 §3.5).
        "sccp.calling.pci": Kind::Number => |m| m.calling().map(|party| party.indicator & 1);
        /// Point code of the sender (Q.713 §3.5).
        "sccp.calling.pc": Kind::Number => |m| m.calling().and_then(|party| party.point_code).map(|code| code.0);
        /// Subsystem of the sender (Q.713 §3.5).
        "sccp.calling.ssn": Kind::Code(Ssn::NAMES) => |m| m.calling().and_then(|party| party.ssn);
        /// Translation type of the sender's title (Q.713 §3.4.2.3.2).
        "sccp.calling.tt": Kind::Number => |m| calling(m).and_then(|title| title.translation_type);
        /// Numbering plan of the sender's title (Q.713 §3.4.2.3.3).
        "sccp.calling.np": Kind::Number => |m| calling(m).and_then(|title| title.numbering_plan);
        /// Encoding of the sender's title (Q.713 §3.4.2.3.3).
        "sccp.calling.es": Kind::Number => |m| calling(m).filter(|title| title.indicator != 1).and_then(|title| title.encoding);
        /// Nature of the sender's address (Q.713 §3.4.2.3.1).
        "sccp.calling.nai": Kind::Number => |m| calling(m).and_then(|title| title.nature_of_address);
        /// 1 where the sender's title has an odd number of digits (Q.713 §3.4.2.3.1).
        "sccp.calling.oe": Kind::Number => |m| calling(m).filter(|title| title.indicator == 1).map(|title| title.encoding == Some(1));
        /// Number of the sender's digits (Q.713 §3.4.2.3).
        "sccp.calling.digits.length": Kind::Number => |m| calling(m).and_then(|title| u8::try_from(title.digits.len()).ok());
        /// 1 for an address of national use (Q.713 §3.4.1).
        "sccp.calling.reserved": Kind::Number => |m| m.calling().map(|party| party.indicator >> 7);
        /// What the parts of an address say that its subsystem speaks (Q.713 §3.4.2.2).
        "sccp.linked_dissector": Kind::Text => |m| Each([m.called(), m.calling()].into_iter()
            .filter_map(|party| spoken(party?.ssn?)).map(|name| Value::Text(name.as_bytes())));
        /// Digits of the sender (Q.713 §3.4.2.3).
        "sccp.calling.digits": Kind::Digits => |m| calling(m).map(|title| title.digits);
        /// Subsystems of both ends (Q.713 §3.4.2.2).
        "sccp.ssn": Kind::Code(Ssn::NAMES) => |m| Each(parties(m).filter_map(|party| party.ssn));
        /// Digits of both ends (Q.713 §3.4.2.3).
        "sccp.digits": Kind::Digits => |m| Each(parties(m).filter_map(|party| party.title).map(|title| title.digits));
        /// Country codes of both ends' international numbers (E.164 §6.2.1).
        "e164.country_code": Kind::Number => |m| Each(parties(m)
            .filter_map(|party| party.title)
            .filter(|title| matches!(title.numbering_plan, Some(TELEPHONY | MOBILE_TELEPHONY)))
            .filter(|title| (title.indicator, title.nature_of_address) == (4, Some(4)))
            .filter_map(|title| networks::country_code(title.digits)));
        /// Countries of both ends' titles that are subscribers' (E.212 §6.1).
        "e212.mcc": Kind::Number => |m| Each(subscribers(m).filter_map(networks::country));
        /// Networks of both ends' titles that are subscribers' (E.212 §6.2).
        "e212.mnc": Kind::Number => |m| Each(subscribers(m).filter_map(networks::network));
        /// The first of several segments (Q.713 §3.17).
        "sccp.segmentation.first": Kind::Number => |m| m.segmentation().map(|s| u8::from(s.is_first));
        /// Protocol class of the segmented message (Q.713 §3.17).
        "sccp.segmentation.class": Kind::Number => |m| m.segmentation().map(|s| s.class);
        /// Segments that follow (Q.713 §3.17).
        "sccp.segmentation.remaining": Kind::Number => |m| m.segmentation().map(|s| s.remaining);
        /// Which message a segment belongs to (Q.713 §3.17).
        "sccp.segmentation.slr": Kind::Number => |m| m.segmentation().map(|s| s.reference);
        /// What the user of SCCP says (Q.713 §3.16); Wireshark has no such field.
        "sccp.data": Kind::Octets => |m| m.data().map(Value::Octets);
        /// Octets of the parts of variable length, then of the optional ones (Q.713 §2.3, §2.4).
        "sccp.parameter_length": Kind::Number => |m| Each(m.lengths());
        /// All of a message of unknown type (Q.713 §2.1).
        "sccp.unknown_message": Kind::Octets => |m| m.of_unknown_type();
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::malformed(octets)
    }
}

fn first(octets: Option<&[u8]>) -> Option<u8> {
    octets.and_then(|octets| octets.first().copied())
}

/// What is spoken by a subsystem, in the name that Wireshark has for it (TS 23.003 §8, Q.713 §3.4.2.2).
fn spoken(ssn: u8) -> Option<&'static str> {
    Some(match ssn {
        1 => "SCCPMG",
        5..=14 | 106 | 145 | 146 | 148..=150 | 241 => "TCAP",
        98 => "BSSAP2",
        142 => "RANAP",
        143 => "RNSAP",
        _ => return None,
    })
}

fn called(message: &Message<'_>) -> Option<GlobalTitle> {
    message.called().and_then(|party| party.title)
}

fn calling(message: &Message<'_>) -> Option<GlobalTitle> {
    message.calling().and_then(|party| party.title)
}

/// Plans of telephony, of the same with networks of mobiles, and of subscribers (Q.713 §3.4.2.3.3, E.214).
const TELEPHONY: u8 = 1;
const MOBILE_TELEPHONY: u8 = 7;
const LAND_MOBILE: u8 = 6;

fn subscribers(message: &Message<'_>) -> impl Iterator<Item = Digits> + use<> {
    let titles = parties(message).filter_map(|party| party.title);
    titles.filter(|title| title.numbering_plan == Some(LAND_MOBILE)).map(|title| title.digits)
}

fn parties(message: &Message<'_>) -> impl Iterator<Item = Party> + use<> {
    [message.called(), message.calling()].into_iter().flatten()
}
