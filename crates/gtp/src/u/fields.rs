//! What a policy can ask of a GTP-U message; names as in Wireshark, those of the user's packet are ours.

use core::iter::once;

use wire::{Each, Field, Kind, Malformed, Protocol, fields};

use super::{Message, MessageType, dns};
use crate::content::{address, first_u8, first_u16, first_u32, v4_only, v6_only};
use crate::v1::{ExtensionType, IeType};

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Gtpu;

impl Protocol for Gtpu {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "gtpu";
    const FIELDS: &'static [Field<Self>] = &ALL;

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

/// Every table, one behind the other.
const TABLES: [&[Field<Gtpu>]; 2] = [ROWS, crate::header_rows::header_rows!(Gtpu)];

static ALL: [Field<Gtpu>; wire::count(&TABLES)] = wire::join(&TABLES);

const ROWS: &[Field<Gtpu>] = fields! {
    /// Message type (TS 29.281 table 6.1-1).
    "gtp.message": Kind::Code(MessageType::NAMES) => |m| m.message_type().0;
    /// Octets after the first eight (TS 29.281 §5.1), then those of some elements, as Wireshark tells them.
    "gtp.length": Kind::Number => |m| Each(once(m.header().length).chain(m.ies().told_lengths()));
    /// QoS flow of a PDU Session container (TS 38.415 §5.5.3.3).
    "gtp.ext_hdr.pdu_ses_con.qos_flow_id": Kind::Number => |m| m.qos_flow();
    /// UDP port that triggered an Error Indication (TS 29.281 §5.2.2.1).
    "gtp.ext_hdr.udp_port": Kind::Number =>
        |m| m.header().extension(ExtensionType::UDP_PORT_NUMBER).and_then(first_u16);
    /// Type of each information element (TS 29.281 table 8.1-1).
    "gtp.ie_type": Kind::Code(IeType::NAMES) => |m| Each(m.ies().map(|ie| ie.kind.0));
    /// Tunnel that an Error Indication is about (TS 29.281 §8.3).
    "gtp.teid_data": Kind::Number =>
        |m| Each(m.ies().of(IeType::TEID_DATA).filter_map(first_u32));
    /// Peer, version 4, whose tunnel an Error Indication is about (TS 29.281 §8.4).
    "gtp.gsn_ipv4": Kind::Address =>
        |m| Each(m.ies().of(IeType::GSN_ADDRESS).filter_map(address).filter_map(v4_only));
    /// Peer, version 6, whose tunnel an Error Indication is about (TS 29.281 §8.4).
    "gtp.gsn_ipv6": Kind::Address =>
        |m| Each(m.ies().of(IeType::GSN_ADDRESS).filter_map(address).filter_map(v6_only));
    /// Restart counter (TS 29.281 §8.2).
    "gtp.recovery": Kind::Number =>
        |m| Each(m.ies().of(IeType::RECOVERY).filter_map(first_u8));
    /// Enterprise of a private extension (TS 29.281 §8.6).
    "gtp.ext_id": Kind::Number =>
        |m| Each(m.ies().of(IeType::PRIVATE_EXTENSION).filter_map(first_u16));
    /// Sender of the user's packet (RFC 791, RFC 8200); ours.
    "inner.ip.src": Kind::Address => |m| m.inner().map(|inner| inner.source);
    /// Receiver of the user's packet (RFC 791, RFC 8200); ours.
    "inner.ip.dst": Kind::Address => |m| m.inner().map(|inner| inner.destination);
    /// Protocol of the user's packet, behind extension headers; ours.
    "inner.ip.proto": Kind::Number => |m| m.inner().map(|inner| inner.protocol);
    /// The user's packet is a fragment (RFC 791 §2.3, RFC 8200 §4.5); ours.
    "inner.ip.fragment": Kind::Flag => |m| m.inner().map(|inner| inner.is_fragment);
    /// UDP port of the user's packet at its sender; ours.
    "inner.udp.srcport": Kind::Number => |m| m.inner().and_then(|inner| Some(inner.udp()?.0));
    /// UDP port of the user's packet at its receiver; ours.
    "inner.udp.dstport": Kind::Number => |m| m.inner().and_then(|inner| Some(inner.udp()?.1));
    /// TCP port of the user's packet at its sender; ours.
    "inner.tcp.srcport": Kind::Number => |m| m.inner().and_then(|inner| Some(inner.tcp()?.0));
    /// TCP port of the user's packet at its receiver; ours.
    "inner.tcp.dstport": Kind::Number => |m| m.inner().and_then(|inner| Some(inner.tcp()?.1));
    /// Port of the inner packet's sender, of UDP or TCP (RFC 768, RFC 9293 §3.1).
    "inner.port.src": Kind::Number => |m| m.inner().and_then(|inner| Some(inner.udp().or_else(|| inner.tcp())?.0));
    /// Port of the inner packet's receiver, of UDP or TCP (RFC 768, RFC 9293 §3.1).
    "inner.port.dst": Kind::Number => |m| m.inner().and_then(|inner| Some(inner.udp().or_else(|| inner.tcp())?.1));
    /// The user's packet, or a piece of it, keeps its ports from readers of its first octets (RFC 7112); ours.
    "inner.hides_ports": Kind::Flag => |m| m.inner().map(|inner| inner.hides_ports);
    /// The user's packet is itself GTP by a port and its beginning, or hides them (TS 29.281 §4.4.2); ours.
    "inner.is_gtp": Kind::Flag => |m| m.inner().map(|inner| inner.is_gtp());
    /// Octets of the name that a user's question to a server of names asks for (RFC 1035 §4.1.2); ours.
    "inner.dns_name_len": Kind::Number => |m| dns::name_len(m.payload());
    /// Octets of each address of a node (TS 29.281 §8.4).
    "gtp.gsn_address_length": Kind::Number =>
        |m| Each(m.ies().of(IeType::GSN_ADDRESS).filter_map(|octets| u16::try_from(octets.len()).ok())
            .filter(|len| matches!(len, 4 | 16)));
    /// Octets of each private extension (TS 29.281 §8.6).
    "gtp.ext_length": Kind::Number => |m| Each(m.ies().extension_lengths());
};
