//! What a policy can ask of a GTPv0 message; names as in Wireshark.

use core::iter::once;

use numbering::Digits;
use wire::{Each, Field, Kind, Malformed, Protocol, Value, Yield, fields};

use super::Message;
use crate::content::{
    address, country_code, first_u8, first_u16, first_u32, imsi, mcc, mnc, msisdn, plmn, v4_only,
    v6_only,
};
use crate::v1::{Cause, EndUserAddress, IeType, MessageType, PdpOrganization, PdpType};

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Gtpv0;

impl Protocol for Gtpv0 {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "gtpv0";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Flags of the header (GSM 09.60 §6).
        "gtp.flags": Kind::Number => |m| m.flags;
        /// Version of the protocol, 0 (GSM 09.60 §6).
        "gtp.flags.version": Kind::Number => |m| m.flags >> 5;
        /// Protocol type: GTP (1) or GTP′ (0) (GSM 09.60 §6).
        "gtp.flags.payload": Kind::Number => |m| m.flags >> 4 & 1;
        /// Bits without a meaning (GSM 09.60 §6).
        "gtp.flags.reserved": Kind::Number => |m| m.flags >> 1 & 7;
        /// Message type (GSM 09.60 table 1).
        "gtp.message": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
        /// Octets after the header of 20 (GSM 09.60 §6), then those of some elements, as Wireshark tells them.
        "gtp.length": Kind::Number => |m| Each(once(m.length).chain(m.ies().told_lengths()));
        /// Sequence number (GSM 09.60 §6).
        "gtp.seq_number": Kind::Number => |m| m.sequence;
        /// Flow that the message belongs to (GSM 09.60 §6).
        "gtp.flow_label": Kind::Number => |m| m.flow_label;
        /// Tunnel identifier: subscriber and bearer (GSM 09.60 §6).
        "gtp.tid": Kind::Digits => |m| Digits::from_tbcd(&m.tid);
        /// Subscribers, from the tunnel identifier and from elements (GSM 09.60 §6, §7.9.2).
        "e212.imsi": Kind::Digits =>
            |m| Each(m.imsi().into_iter().chain(m.ies().of(IeType::IMSI).filter_map(imsi)));
        /// Bearer, from the tunnel identifier (GSM 09.60 §6); ours.
        "gtpv0.nsapi": Kind::Number => |m| m.nsapi();
        /// Type of each information element (GSM 09.60 table 31).
        "gtp.ie_type": Kind::Code(IeType::NAMES) => |m| Each(m.ies().map(|ie| ie.kind.0));
        /// Cause (GSM 09.60 §7.9.1).
        "gtp.cause": Kind::Code(Cause::NAMES) =>
            |m| Each(m.ies().of(IeType::CAUSE).filter_map(first_u8));
        /// Number of the subscriber (GSM 09.60 §7.9.26).
        "e164.msisdn": Kind::Digits =>
            |m| Each(m.ies().of(IeType::MSISDN).filter_map(|octets| msisdn(octets.get(1..)?)));
        /// Country of that number (GSM 09.60 §7.9.26).
        "e164.country_code": Kind::Number => |m| Each(m.ies().of(IeType::MSISDN).filter_map(country_code));
        /// No octet follows that tells more of the number (TS 29.002 §17.7.8).
        "gsm_map.extension": Kind::Flag => |m| Each(m.ies().of(IeType::MSISDN).filter_map(|octets| first_u8(octets).map(|form| form >> 7 == 1)));
        /// Whether the number is international, of a network, or of a subscriber (TS 29.002 §17.7.8).
        "gsm_map.nature_of_number": Kind::Number =>
            |m| Each(m.ies().of(IeType::MSISDN).filter_map(|octets| first_u8(octets).map(|form| form >> 4 & 7)));
        /// Plan of the number (TS 29.002 §17.7.8).
        "gsm_map.number_plan": Kind::Number => |m| Each(m.ies().of(IeType::MSISDN).filter_map(|octets| first_u8(octets).map(|form| form & 0x0f)));
        /// Access point name (GSM 09.60 §7.9.22).
        "gtp.apn": Kind::Labels => |m| Each(m.ies().of(IeType::APN).map(Value::Labels));
        /// Restart counter (GSM 09.60 §7.9.12).
        "gtp.recovery": Kind::Number =>
            |m| Each(m.ies().of(IeType::RECOVERY).filter_map(first_u8));
        /// How the APN was chosen (GSM 09.60 §7.9.13).
        "gtp.sel_mode": Kind::Number => |m| Each(
            m.ies().of(IeType::SELECTION_MODE).filter_map(first_u8).map(|mode| mode & 3));
        /// Flow for user data at the sender (GSM 09.60 §7.9.14).
        "gtp.ext_flow_label": Kind::Number =>
            |m| Each(m.ies().of(IeType::TEID_DATA).filter_map(first_u16));
        /// Flow for signalling at the sender (GSM 09.60 §7.9.15).
        "gtp.flow_sig": Kind::Number =>
            |m| Each(m.ies().of(IeType::TEID_CONTROL).filter_map(first_u16));
        /// Addresses of version 4 of the sender (GSM 09.60 §7.9.23).
        "gtp.gsn_ipv4": Kind::Address =>
            |m| Each(m.ies().of(IeType::GSN_ADDRESS).filter_map(address).filter_map(v4_only));
        /// Addresses of version 6 of the sender (GSM 09.60 §7.9.23).
        "gtp.gsn_ipv6": Kind::Address =>
            |m| Each(m.ies().of(IeType::GSN_ADDRESS).filter_map(address).filter_map(v6_only));
        /// Organization of the PDP type (GSM 09.60 §7.9.18).
        "gtp.user_addr_pdp_org": Kind::Code(PdpOrganization::NAMES) =>
            |m| Each(m.end_users().map(|user| user.organization.0));
        /// PDP type (GSM 09.60 §7.9.18).
        "gtp.user_addr_pdp_type": Kind::Code(PdpType::NAMES) => |m| Each(m.end_users().map(|user| user.kind.0));
        /// Charging identity (GSM 09.60 §7.9.17).
        "gtp.chrg_id": Kind::Number => |m| Each(m.ies().of(IeType::CHARGING_ID).filter_map(first_u32));
        /// Order of packets is required (GSM 09.60 §7.9.7).
        "gtp.reorder": Kind::Flag => |m| Each(
            m.ies().of(IeType::REORDER_REQUIRED).filter_map(first_u8).map(|flags| flags & 1 == 1));
        /// Address of version 4 of the user (GSM 09.60 §7.9.18).
        "gtp.user_ipv4": Kind::Address => |m| Each(m.end_users().map(|user| user.ipv4));
        /// Enterprise of a private extension (GSM 09.60 §7.9.29).
        "gtp.ext_id": Kind::Number =>
            |m| Each(m.ies().of(IeType::PRIVATE_EXTENSION).filter_map(first_u16));
        /// A number of a packet of SNDCP stands in the header (GSM 09.60 §6).
        "gtp.flags.snn": Kind::Flag => |m| m.flags & 1 != 0;
        /// Number of a packet of SNDCP (GSM 09.60 §6).
        "gtp.sndcp_number": Kind::Number => |m| m.sndcp;
        /// Octets of each access point name (GSM 09.60 §7.9.22).
        "gtp.apn_length": Kind::Number => |m| m.lengths(IeType::APN);
        /// Octets of each address of a node (GSM 09.60 §7.9.23).
        "gtp.gsn_address_length": Kind::Number => |m| m.lengths(IeType::GSN_ADDRESS);
        /// Octets of each private extension (GSM 09.60 §7.9.29).
        "gtp.ext_length": Kind::Number => |m| Each(m.ies().extension_lengths());
        /// Bits before the delay that mean nothing (GSM 09.60 §7.9.6).
        "gtp.qos_spare1": Kind::Number => |m| m.quality(0, 0xc0);
        /// Class of delay (GSM 09.60 §7.9.6).
        "gtp.qos_delay": Kind::Number => |m| m.quality(0, 0x38);
        /// Class of reliability (GSM 09.60 §7.9.6).
        "gtp.qos_reliability": Kind::Number => |m| m.quality(0, 0x07);
        /// Class of peak throughput (GSM 09.60 §7.9.6).
        "gtp.qos_peak": Kind::Number => |m| m.quality(1, 0xf0);
        /// Bit before the precedence that means nothing (GSM 09.60 §7.9.6).
        "gtp.qos_spare2": Kind::Number => |m| m.quality(1, 0x08);
        /// Class of precedence (GSM 09.60 §7.9.6).
        "gtp.qos_precedence": Kind::Number => |m| m.quality(1, 0x07);
        /// Bits before the mean throughput that mean nothing (GSM 09.60 §7.9.6).
        "gtp.qos_spare3": Kind::Number => |m| m.quality(2, 0xe0);
        /// Class of mean throughput (GSM 09.60 §7.9.6).
        "gtp.qos_mean": Kind::Number => |m| m.quality(2, 0x1f);
        /// Country of the routing area (GSM 09.60 §7.9.3).
        "e212.rai.mcc": Kind::Number => |m| Each(m.ies().of(IeType::RAI).filter_map(plmn).map(mcc));
        /// Network of the routing area (GSM 09.60 §7.9.3).
        "e212.rai.mnc": Kind::Number => |m| Each(m.ies().of(IeType::RAI).filter_map(plmn).map(mnc));
        /// Location area code (GSM 09.60 §7.9.3).
        "gtp.lac": Kind::Number => |m| Each(m.ies().of(IeType::RAI).filter_map(|octets| first_u16(octets.get(3..)?)));
        /// Routing area code (GSM 09.60 §7.9.3).
        "gtp.rai_rac": Kind::Number => |m| Each(m.ies().of(IeType::RAI).filter_map(|octets| first_u8(octets.get(5..)?)));
        /// Sender of the user's packet (RFC 791, RFC 8200); ours.
        "inner.ip.src": Kind::Address => |m| m.inner().map(|inner| inner.source);
        /// Receiver of the user's packet (RFC 791, RFC 8200); ours.
        "inner.ip.dst": Kind::Address => |m| m.inner().map(|inner| inner.destination);
        /// Protocol of the user's packet, behind extension headers; ours.
        "inner.ip.proto": Kind::Number => |m| m.inner().map(|inner| inner.protocol);
        /// The user's packet is itself GTP by a port and its beginning, or hides them (TS 29.281 §4.4.2); ours.
        "inner.is_gtp": Kind::Flag => |m| m.inner().map(|inner| inner.is_gtp());
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

impl<'a> Message<'a> {
    fn lengths(&self, kind: IeType) -> impl Yield<'a> + use<'a> {
        Each(self.ies().of(kind).filter_map(|octets| u16::try_from(octets.len()).ok()))
    }

    /// Bits of the octet at a place of each quality of service.
    fn quality(&self, at: usize, mask: u8) -> impl Yield<'a> + use<'a> {
        let read =
            move |octets: &'a [u8]| (octets.get(at)? & mask).checked_shr(mask.trailing_zeros());
        Each(self.ies().of(IeType::QOS_V0).filter_map(read))
    }

    fn end_users(&self) -> impl Iterator<Item = EndUserAddress> + use<'a> {
        self.ies()
            .of(IeType::END_USER_ADDRESS)
            .filter_map(|octets| EndUserAddress::decode(octets).ok())
    }
}
