//! What a policy can ask of a GTP′ message; names as in Wireshark.

use core::iter::once;

use wire::{Each, Field, Kind, Malformed, Protocol, fields};

use super::Message;
use crate::content::{address, first_u8, first_u16, v4_only, v6_only};
use crate::v1::{Cause, IeType, MessageType};

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct GtpPrime;

impl Protocol for GtpPrime {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "gtpprime";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Flags of the header (TS 32.295 §6.1.1).
        "gtp.flags": Kind::Number => |m| m.flags;
        /// Version of the protocol, 0 to 2 (TS 32.295 §6.1.1).
        "gtp.prim.flags.version": Kind::Number => |m| m.version();
        /// Protocol type: GTP (1) or GTP′ (0) (TS 32.295 §6.1.1).
        "gtp.flags.payload": Kind::Number => |m| m.flags >> 4 & 1;
        /// Bits without a meaning (TS 32.295 §6.1.1).
        "gtp.flags.reserved": Kind::Number => |m| m.flags >> 1 & 7;
        /// Message type (TS 32.295 §6.2.1).
        "gtp.message": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Octets after the header (TS 32.295 §6.1.1), then those of some elements, as Wireshark tells them.
        "gtp.length": Kind::Number => |m| Each(once(m.length).chain(m.ies().told_lengths()));
        /// Sequence number (TS 32.295 §6.1.1).
        "gtp.seq_number": Kind::Number => |m| m.sequence;
        /// Type of each information element (TS 32.295 §6.2.4.5); ours.
        "gtp.ie_type": Kind::Code(IeType::NAMES) => |m| Each(m.ies().map(|ie| ie.kind.0));
        /// Cause (TS 32.295 §6.2.4.5.1).
        "gtp.cause": Kind::Code(Cause::NAMES) =>
            |m| Each(m.ies().of(IeType::CAUSE).filter_map(first_u8));
        /// Restart counter (TS 29.060 §7.7.11).
        "gtp.recovery": Kind::Number =>
            |m| Each(m.ies().of(IeType::RECOVERY).filter_map(first_u8));
        /// What is done with the records: sent, sent again, cancelled, released (TS 32.295 §6.2.4.5.2).
        "gtp.tr_comm": Kind::Number =>
            |m| Each(m.ies().of(IeType::PACKET_TRANSFER_COMMAND).filter_map(first_u8));
        /// Records in a packet (TS 32.295 §6.2.4.5.3).
        "gtp.number_of_data_records": Kind::Number => |m| Each(m.packets().map(|packet| packet.count));
        /// How records are coded; BER is 1 (TS 32.295 §6.2.4.5.3).
        "gtp.data_record_format": Kind::Number => |m| Each(m.packets().map(|packet| packet.format));
        /// Application of a format of records (TS 32.298 §6.1).
        "gtp.cdr_app": Kind::Number => |m| Each(m.packets().map(|packet| packet.version >> 12));
        /// Release of a format of records (TS 32.298 §6.1).
        "gtp.cdr_rel": Kind::Number => |m| Each(m.packets().map(|packet| packet.version >> 8 & 0x0f));
        /// Version of a format of records (TS 32.298 §6.1).
        "gtp.cdr_ver": Kind::Number => |m| Each(m.packets().map(|packet| packet.version & 0xff));
        /// Octets of each record (TS 32.295 §6.2.4.5.3).
        "gtp.cdr_length": Kind::Number => |m| Each(
            m.packets().flatten().filter_map(|record| u16::try_from(record.len()).ok()));
        /// Subscriber of each record in BER (TS 32.298 §5.1.2.2).
        "e212.imsi": Kind::Digits => |m| Each(m.imsis());
        /// Requests that a response is about (TS 32.295 §6.2.4.5.6).
        "gtp.requests_responded": Kind::Number =>
            |m| Each(m.ies().of(IeType::REQUESTS_RESPONDED).filter_map(first_u16));
        /// Packets that are released (TS 32.295 §6.2.4.5.4).
        "gtp.seq_num_released": Kind::Number => |m| Each(
            m.ies().of(IeType::SEQUENCE_NUMBERS_OF_RELEASED_PACKETS_IE).filter_map(first_u16));
        /// Packets that are cancelled (TS 32.295 §6.2.4.5.5).
        "gtp.seq_num_canceled": Kind::Number => |m| Each(
            m.ies().of(IeType::SEQUENCE_NUMBERS_OF_CANCELED_PACKETS_IE).filter_map(first_u16));
        /// Where records go instead, version 4 (TS 32.295 §6.2.4.5.7).
        "gtp.node_ipv4": Kind::Address => |m| Each(
            m.ies().of(IeType::ADDRESS_OF_RECOMMENDED_NODE).filter_map(address).filter_map(v4_only));
        /// Where records go instead, version 6 (TS 32.295 §6.2.4.5.7).
        "gtp.node_ipv6": Kind::Address => |m| Each(
            m.ies().of(IeType::ADDRESS_OF_RECOMMENDED_NODE).filter_map(address).filter_map(v6_only));
        /// Enterprise of a private extension (TS 29.060 §7.7.46).
        "gtp.ext_id": Kind::Number =>
            |m| Each(m.ies().of(IeType::PRIVATE_EXTENSION).filter_map(first_u16));
    };

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets).map_err(|refused| refused.malformed)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Message::malformed(octets)
    }
}
