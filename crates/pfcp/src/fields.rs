//! What a policy can ask of a PFCP message; names as in Wireshark.
//!
//! A field has the values of every element of its type, also of those inside groups, in the order of the message.

use numbering::{Digits, networks};
use wire::layout::{Elements as _, Form, is_text};
use wire::{Each, Field, Kind, Malformed, Protocol, Value, fields, sites};

use crate::dscp::meaning;
use crate::read::{Rule, labels, policy, redirect, v4, v6};
use crate::rows::{features, flags, layouts, numbers, spares, vendors};
use crate::{
    Cause, FailedRule, FlowDirection, Gate, IeType, InterfaceType, Message, MessageType,
    NodeIdType, OuterHeader, OuterHeaderRemoval, PdnType, RedirectType, TimerUnit,
};

/// The protocol's row in the registry.
#[derive(Debug)]
pub struct Pfcp;

impl Protocol for Pfcp {
    type Message<'a> = Message<'a>;
    const NAME: &'static str = "pfcp";
    const FIELDS: &'static [Field<Self>] = &ALL;

    fn decode(octets: &[u8]) -> Result<Message<'_>, Malformed> {
        Message::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Message<'_>> {
        Message::glimpse(octets)
    }
}

/// Every table, one behind the other.
const TABLES: [&[Field<Pfcp>]; 7] =
    [ROWS, spares::HEADER, spares::ROWS, flags::ROWS, features::ROWS, numbers::ROWS, vendors::ROWS];

static ALL: [Field<Pfcp>; wire::count(&TABLES)] = wire::join(&TABLES);

const ROWS: &[Field<Pfcp>] = fields! {
    /// Flags of the header (TS 29.244 §7.2.2.1).
    "pfcp.flags": Kind::Number => |m| m.flags;
    /// Version of the protocol, 1 (TS 29.244 §7.2.2.1).
    "pfcp.version": Kind::Number => |m| m.flags >> 5;
    /// Another message follows in the datagram (TS 29.244 §7.2.2.1).
    "pfcp.fo_flag": Kind::Flag => |m| m.flags & 4 != 0;
    /// The header has a priority (TS 29.244 §7.2.2.1).
    "pfcp.mp_flag": Kind::Flag => |m| m.flags & 2 != 0;
    /// The header names a session (TS 29.244 §7.2.2.1).
    "pfcp.s": Kind::Flag => |m| m.flags & 1 != 0;
    /// Message type (TS 29.244 table 7.3-1).
    "pfcp.msg_type": Kind::Code(MessageType::NAMES) => |m| m.message_type.0;
    /// Octets after the first four (TS 29.244 §7.2.2.1).
    "pfcp.length": Kind::Number => |m| m.length;
    /// Session at the receiver, and each that an F-SEID names (TS 29.244 §7.2.2.1, §8.2.37).
    "pfcp.seid": Kind::Number => |m| Each(m.seid.into_iter().chain(named_seids(m)));
    /// Sequence number (TS 29.244 §7.2.2.1).
    "pfcp.seqno": Kind::Number => |m| m.sequence;
    /// Priority of the message (TS 29.244 §7.2.2.1).
    "pfcp.mp": Kind::Number => |m| m.priority;
    /// Type of each information element of 3GPP (TS 29.244 table 8.1.2-1).
    "pfcp.ie_type": Kind::Code(IeType::NAMES) => |m| Each(m.ies().filter(|ie| ie.enterprise.is_none()).map(|ie| ie.kind.0));
    /// Type of each information element that is not of 3GPP (TS 29.244 §8.1.1).
    "pfcp.enterprise_ie": Kind::Number => |m| Each(m.ies().filter(|ie| ie.enterprise.is_some()).map(|ie| ie.kind.0));
    /// Length of each information element (TS 29.244 §8.1.1).
    "pfcp.ie_len": Kind::Number => |m| Each(m.ies().map(|ie| ie.length));
    /// Whose element each is that is not of 3GPP (TS 29.244 §8.1.1).
    "pfcp.enterprise_id": Kind::Number => |m| Each(m.ies().map(|ie| ie.enterprise));
    /// What the marking of packets means (TS 29.244 §8.2.12).
    "pfcp.traffic_dscp": Kind::Text => |m| Each(m.ies()
        .filter(|ie| ie.enterprise.is_none() && ie.kind == IeType::TRANSPORT_LEVEL_MARKING)
        .filter_map(|ie| ie.octets.first_chunk().copied())
        .map(|mark| Value::Text(meaning(mark).as_bytes())));
    /// Cause (TS 29.244 §8.2.1).
    "pfcp.cause": Kind::Code(Cause::NAMES) => |m| m.byte(IeType::CAUSE, 0);
    /// Type of the element that a cause blames (TS 29.244 §8.2.22).
    "pfcp.offending_ie": Kind::Code(IeType::NAMES) => |m| (m.half(IeType::OFFENDING_IE, 0), m.sites(Form::Number(2), sites!(OFFENDING_IE_INFORMATION[0] 0)));
    /// When the sender started, s since 1900 (TS 29.244 §8.2.65); Wireshark has a time.
    "pfcp.recovery": Kind::Number => |m| m.word(IeType::RECOVERY_TIME_STAMP, 0);
    /// Form of the identity of a node (TS 29.244 §8.2.38).
    "pfcp.node_id_type": Kind::Code(NodeIdType::NAMES) => |m| m.masked(IeType::NODE_ID, 0, 0x0f);
    /// Node by its address of version 4 (TS 29.244 §8.2.38).
    "pfcp.node_id_ipv4": Kind::Address => |m| Each(m.nodes().filter_map(v4));
    /// Node by its address of version 6 (TS 29.244 §8.2.38).
    "pfcp.node_id_ipv6": Kind::Address => |m| Each(m.nodes().filter_map(v6));
    /// Node by its name (TS 29.244 §8.2.38).
    "pfcp.node_id_fqdn": Kind::Labels => |m| Each(m.nodes().filter_map(labels));
    /// Who has the session of an F-SEID, version 4 (TS 29.244 §8.2.37).
    "pfcp.f_seid.ipv4": Kind::Address => |m| Each(m.sessions().map(|session| session.ipv4));
    /// Who has the session of an F-SEID, version 6 (TS 29.244 §8.2.37).
    "pfcp.f_seid.ipv6": Kind::Address => |m| Each(m.sessions().map(|session| session.ipv6));
    /// An F-TEID has an address of version 4 (TS 29.244 §8.2.3).
    "pfcp.f_teid_flags.v4": Kind::Flag => |m| m.bit(IeType::F_TEID, 0, 0x01);
    /// An F-TEID has an address of version 6 (TS 29.244 §8.2.3).
    "pfcp.f_teid_flags.v6": Kind::Flag => |m| m.bit(IeType::F_TEID, 0, 0x02);
    /// An F-TEID shall be chosen (TS 29.244 §8.2.3).
    "pfcp.f_teid_flags.ch": Kind::Flag => |m| m.bit(IeType::F_TEID, 0, 0x04);
    /// An F-TEID shall be chosen as others of its number (TS 29.244 §8.2.3).
    "pfcp.f_teid_flags.ch_id": Kind::Flag => |m| m.bit(IeType::F_TEID, 0, 0x08);
    /// Tunnel of an F-TEID (TS 29.244 §8.2.3).
    "pfcp.f_teid.teid": Kind::Number => |m| Each(m.tunnels().map(|tunnel| tunnel.teid));
    /// Who has the tunnel of an F-TEID, version 4 (TS 29.244 §8.2.3).
    "pfcp.f_teid.ipv4_addr": Kind::Address => |m| Each(m.tunnels().map(|tunnel| tunnel.ipv4));
    /// Who has the tunnel of an F-TEID, version 6 (TS 29.244 §8.2.3).
    "pfcp.f_teid.ipv6_addr": Kind::Address => |m| Each(m.tunnels().map(|tunnel| tunnel.ipv6));
    /// Address of the user that has version 6 (TS 29.244 §8.2.62).
    "pfcp.ue_ip_address_flag.v6": Kind::Flag => |m| m.bit(IeType::UE_IP_ADDRESS, 0, 0x01);
    /// Address of the user that has version 4 (TS 29.244 §8.2.62).
    "pfcp.ue_ip_address_flag.v4": Kind::Flag => |m| m.bit(IeType::UE_IP_ADDRESS, 0, 0x02);
    /// Address of the user that is that of the destination (TS 29.244 §8.2.62).
    "pfcp.ue_ip_address_flag.sd": Kind::Flag => |m| m.bit(IeType::UE_IP_ADDRESS, 0, 0x04);
    /// Address of the user that delegates a prefix (TS 29.244 §8.2.62).
    "pfcp.ue_ip_address_flag.v6d": Kind::Flag => |m| m.bit(IeType::UE_IP_ADDRESS, 0, 0x08);
    /// Address of the user that of version 4 shall be chosen (TS 29.244 §8.2.62).
    "pfcp.ue_ip_address_flag.chv4": Kind::Flag => |m| m.bit(IeType::UE_IP_ADDRESS, 0, 0x10);
    /// Address of the user that of version 6 shall be chosen (TS 29.244 §8.2.62).
    "pfcp.ue_ip_address_flag.chv6": Kind::Flag => |m| m.bit(IeType::UE_IP_ADDRESS, 0, 0x20);
    /// Address of the user that tells the length of its prefix (TS 29.244 §8.2.62).
    "pfcp.ue_ip_address_flag.v6pl": Kind::Flag => |m| m.bit(IeType::UE_IP_ADDRESS, 0, 0x40);
    /// Address of the user, version 4 (TS 29.244 §8.2.62).
    "pfcp.ue_ip_addr_ipv4": Kind::Address => |m| Each(m.users().map(|user| user.ipv4));
    /// Address of the user, version 6 (TS 29.244 §8.2.62).
    "pfcp.ue_ip_addr_ipv6": Kind::Address => |m| Each(m.users().map(|user| user.ipv6));
    /// Bits of the prefix that is delegated (TS 29.244 §8.2.62).
    "pfcp.ue_ip_addr_ipv6_prefix": Kind::Number => |m| Each(m.users().map(|user| user.delegated));
    /// Bits of the prefix (TS 29.244 §8.2.62).
    "pfcp.ue_ip_addr_ipv6_prefix_length": Kind::Number => |m| Each(m.users().map(|user| user.prefix));
    /// Packet detection rule (TS 29.244 §8.2.36).
    "pfcp.pdr_id": Kind::Number => |m| Each(m.rules(Rule::Pdr));
    /// Forwarding action rule (TS 29.244 §8.2.74).
    "pfcp.far_id": Kind::Number => |m| Each(m.rules(Rule::Far).map(|rule| rule & 0x7fff_ffff));
    /// Forwarding action rule that is predefined (TS 29.244 §8.2.74).
    "pfcp.far_id_flg": Kind::Flag => |m| Each(m.rules(Rule::Far).map(|rule| rule >> 31 == 1));
    /// Usage reporting rule (TS 29.244 §8.2.54).
    "pfcp.urr_id": Kind::Number => |m| Each(m.rules(Rule::Urr).map(|rule| rule & 0x7fff_ffff));
    /// Usage reporting rule that is predefined (TS 29.244 §8.2.54).
    "pfcp.urr_id_flg": Kind::Flag => |m| Each(m.rules(Rule::Urr).map(|rule| rule >> 31 == 1));
    /// Enforcement rule of quality of service (TS 29.244 §8.2.75).
    "pfcp.qer_id": Kind::Number => |m| Each(m.rules(Rule::Qer).map(|rule| rule & 0x7fff_ffff));
    /// Enforcement rule of quality of service that is predefined (TS 29.244 §8.2.75).
    "pfcp.qer_id_flg": Kind::Flag => |m| Each(m.rules(Rule::Qer).map(|rule| rule >> 31 == 1));
    /// Buffering action rule (TS 29.244 §8.2.57).
    "pfcp.bar_id": Kind::Number => |m| Each(m.rules(Rule::Bar));
    /// Which detection rule comes first (TS 29.244 §8.2.11).
    "pfcp.precedence": Kind::Number => |m| m.word(IeType::PRECEDENCE, 0);
    /// Interface of 3GPP (TS 29.244 §8.2.118).
    "pfcp.tgpp_interface_type": Kind::Code(InterfaceType::NAMES) => |m| m.masked(IeType::TGPP_INTERFACE_TYPE, 0, 0x3f);
    /// Network of the user (TS 29.244 §8.2.4).
    "pfcp.network_instance": Kind::Text => |m| Each(m.network_instances());
    /// Access point name (TS 29.244 §8.2.117).
    "pfcp.apn_dnn": Kind::Labels => |m| Each(m.of(IeType::APN_DNN).filter(|octets| !octets.is_empty()).map(Value::Labels));
    /// Type of the connection (TS 29.244 §8.2.79).
    "pfcp.pdn_type": Kind::Code(PdnType::NAMES) => |m| m.masked(IeType::PDN_TYPE, 0, 0x07);
    /// Application, where its name is no text (TS 29.244 §8.2.6).
    "pfcp.application_id": Kind::Octets => |m| Each(m.of(IeType::APPLICATION_ID).filter(|octets| !is_text(octets)));
    /// Application (TS 29.244 §8.2.6).
    "pfcp.application_id_str": Kind::Text => |m| Each(m.of(IeType::APPLICATION_ID)
        .filter(|octets| !octets.is_empty() && is_text(octets)).map(Value::Text));
    /// A filter of flows has a description (TS 29.244 §8.2.5).
    "pfcp.sdf_filter.fd": Kind::Flag => |m| m.bit(IeType::SDF_FILTER, 0, 0x01);
    /// A filter of flows has a type of service (TS 29.244 §8.2.5).
    "pfcp.sdf_filter.ttc": Kind::Flag => |m| m.bit(IeType::SDF_FILTER, 0, 0x02);
    /// A filter of flows has an index of security parameters (TS 29.244 §8.2.5).
    "pfcp.sdf_filter.spi": Kind::Flag => |m| m.bit(IeType::SDF_FILTER, 0, 0x04);
    /// A filter of flows has a flow label (TS 29.244 §8.2.5).
    "pfcp.sdf_filter.fl": Kind::Flag => |m| m.bit(IeType::SDF_FILTER, 0, 0x08);
    /// A filter of flows has a number in both directions (TS 29.244 §8.2.5).
    "pfcp.sdf_filter.bid": Kind::Flag => |m| m.bit(IeType::SDF_FILTER, 0, 0x10);
    /// Flows in the words of `IPFilterRule` (TS 29.244 §8.2.5, §8.2.61).
    "pfcp.flow_desc": Kind::Text => |m| Each(m.filters().filter_map(|filter| filter.description).chain(m.flows()).map(Value::Text));
    /// Index of security parameters of flows (TS 29.244 §8.2.5).
    "pfcp.spi": Kind::Number => |m| Each(m.filters().map(|filter| filter.spi));
    /// Number of a filter of flows (TS 29.244 §8.2.5).
    "pfcp.sdf_filter_id": Kind::Number => |m| Each(m.filters().map(|filter| filter.id));
    /// Direction of a flow (TS 29.244 §8.2.61).
    "pfcp.flow_dir": Kind::Code(FlowDirection::NAMES) => |m| m.masked(IeType::FLOW_INFORMATION, 0, 0x07);
    /// Header that is taken off (TS 29.244 §8.2.64).
    "pfcp.out_hdr_desc": Kind::Code(OuterHeaderRemoval::NAMES) => |m| m.byte(IeType::OUTER_HEADER_REMOVAL, 0);
    /// The container of a PDU session is taken off too (TS 29.244 §8.2.64).
    "pfcp.gtpu_ext_hdr_del.pdu_sess_cont": Kind::Flag => |m| m.bit(IeType::OUTER_HEADER_REMOVAL, 1, 0x01);
    /// Header that is put on (TS 29.244 §8.2.56).
    "pfcp.outer_hdr_desc": Kind::Code(OuterHeader::NAMES) => |m| m.half(IeType::OUTER_HEADER_CREATION, 0);
    /// Tunnel of the header that is put on (TS 29.244 §8.2.56).
    "pfcp.outer_hdr_creation.teid": Kind::Number => |m| Each(m.headers().map(|header| header.teid));
    /// Receiver of the header that is put on, version 4 (TS 29.244 §8.2.56).
    "pfcp.outer_hdr_creation.ipv4": Kind::Address => |m| Each(m.headers().map(|header| header.ipv4));
    /// Receiver of the header that is put on, version 6 (TS 29.244 §8.2.56).
    "pfcp.outer_hdr_creation.ipv6": Kind::Address => |m| Each(m.headers().map(|header| header.ipv6));
    /// Port of the header that is put on (TS 29.244 §8.2.56).
    "pfcp.outer_hdr_creation.port": Kind::Number => |m| Each(m.headers().map(|header| header.port));
    /// What is done with packets: drop (TS 29.244 §8.2.26).
    "pfcp.apply_action.drop": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x01);
    /// What is done with packets: forward (TS 29.244 §8.2.26).
    "pfcp.apply_action.forw": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x02);
    /// What is done with packets: buffer (TS 29.244 §8.2.26).
    "pfcp.apply_action.buff": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x04);
    /// What is done with packets: tell the control plane (TS 29.244 §8.2.26).
    "pfcp.apply_action.nocp": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x08);
    /// What is done with packets: duplicate (TS 29.244 §8.2.26).
    "pfcp.apply_action.dupl": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x10);
    /// What is done with packets: accept a multicast (TS 29.244 §8.2.26).
    "pfcp.apply_action.ipma": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x20);
    /// What is done with packets: deny a multicast (TS 29.244 §8.2.26).
    "pfcp.apply_action.ipmd": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x40);
    /// What is done with packets: duplicate for redundancy (TS 29.244 §8.2.26).
    "pfcp.apply_action.dfrt": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 0, 0x80);
    /// What is done with packets: eliminate duplicates (TS 29.244 §8.2.26).
    "pfcp.apply_action.edrt": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 1, 0x01);
    /// What is done with packets: tell of the first buffered packet (TS 29.244 §8.2.26).
    "pfcp.apply_action.bdpn": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 1, 0x02);
    /// What is done with packets: tell of the first dropped packet (TS 29.244 §8.2.26).
    "pfcp.apply_action.ddpn": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 1, 0x04);
    /// What is done with packets: forward to a shared tunnel (TS 29.244 §8.2.26).
    "pfcp.apply_action.fssm": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 1, 0x08);
    /// What is done with packets: forward to each user of a multicast (TS 29.244 §8.2.26).
    "pfcp.apply_action.mbsu": Kind::Flag => |m| m.bit(IeType::APPLY_ACTION, 1, 0x10);
    /// Report: packets for a sleeping user (TS 29.244 §8.2.21).
    "pfcp.report_type.dldr": Kind::Flag => |m| m.bit(IeType::REPORT_TYPE, 0, 0x01);
    /// Report: usage (TS 29.244 §8.2.21).
    "pfcp.report_type.usar": Kind::Flag => |m| m.bit(IeType::REPORT_TYPE, 0, 0x02);
    /// Report: error indication (TS 29.244 §8.2.21).
    "pfcp.report_type.erir": Kind::Flag => |m| m.bit(IeType::REPORT_TYPE, 0, 0x04);
    /// Report: inactivity (TS 29.244 §8.2.21).
    "pfcp.report_type.upir": Kind::Flag => |m| m.bit(IeType::REPORT_TYPE, 0, 0x08);
    /// Report: port management (TS 29.244 §8.2.21).
    "pfcp.report_type.tmir": Kind::Flag => |m| m.bit(IeType::REPORT_TYPE, 0, 0x10);
    /// Report: session (TS 29.244 §8.2.21).
    "pfcp.report_type.sesr": Kind::Flag => |m| m.bit(IeType::REPORT_TYPE, 0, 0x20);
    /// Report: path of the user plane (TS 29.244 §8.2.21).
    "pfcp.report_type.uisr": Kind::Flag => |m| m.bit(IeType::REPORT_TYPE, 0, 0x40);
    /// What is measured: duration (TS 29.244 §8.2.40).
    "pfcp.measurement_method_flags.durat": Kind::Flag => |m| m.bit(IeType::MEASUREMENT_METHOD, 0, 0x01);
    /// What is measured: volume (TS 29.244 §8.2.40).
    "pfcp.measurement_method_flags.volume": Kind::Flag => |m| m.bit(IeType::MEASUREMENT_METHOD, 0, 0x02);
    /// What is measured: events (TS 29.244 §8.2.40).
    "pfcp.measurement_method_flags.event": Kind::Flag => |m| m.bit(IeType::MEASUREMENT_METHOD, 0, 0x04);
    /// When usage is reported: periodically (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.perio": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x01);
    /// When usage is reported: threshold of volume (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.volth": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x02);
    /// When usage is reported: threshold of time (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.timth": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x04);
    /// When usage is reported: holding time of a quota (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.quhti": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x08);
    /// When usage is reported: traffic begins (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.start": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x10);
    /// When usage is reported: traffic ends (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.stopt": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x20);
    /// When usage is reported: threshold of dropped packets (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.droth": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x40);
    /// When usage is reported: a linked rule reports (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.liusa": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 0, 0x80);
    /// When usage is reported: quota of volume (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.volqu": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x01);
    /// When usage is reported: quota of time (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.timqu": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x02);
    /// When usage is reported: the envelope closes (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.envcl": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x04);
    /// When usage is reported: MAC addresses (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.macar": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x08);
    /// When usage is reported: threshold of events (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.eveth": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x10);
    /// When usage is reported: quota of events (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.evequ": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x20);
    /// When usage is reported: a multicast is joined or left (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.ipmjl": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x40);
    /// When usage is reported: validity of a quota (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.quvti": Kind::Flag => |m| m.bit(IeType::REPORTING_TRIGGERS, 1, 0x80);
    /// Why usage is reported: periodically (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.perio": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x01);
    /// Why usage is reported: threshold of volume (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.volth": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x02);
    /// Why usage is reported: threshold of time (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.timth": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x04);
    /// Why usage is reported: holding time of a quota (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.quhti": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x08);
    /// Why usage is reported: traffic began (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.start": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x10);
    /// Why usage is reported: traffic ended (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.stopt": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x20);
    /// Why usage is reported: threshold of dropped packets (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.droth": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x40);
    /// Why usage is reported: at once (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger.immer": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 0, 0x80);
    /// Why usage is reported: quota of volume (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.volqu": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x01);
    /// Why usage is reported: quota of time (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.timqu": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x02);
    /// Why usage is reported: a linked rule reported (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.liusa": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x04);
    /// Why usage is reported: the session ended (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger.term": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x08);
    /// Why usage is reported: monitoring time (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger.monit": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x10);
    /// Why usage is reported: the envelope closed (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.envcl": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x20);
    /// Why usage is reported: MAC addresses (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.macar": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x40);
    /// Why usage is reported: threshold of events (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.eveth": Kind::Flag => |m| m.bit(IeType::USAGE_REPORT_TRIGGER, 1, 0x80);
    /// What a modification asks: drop what is buffered (TS 29.244 §8.2.31).
    "pfcp.smreq_flags.drobu": Kind::Flag => |m| m.bit(IeType::PFCPSMREQ_FLAGS, 0, 0x01);
    /// What a modification asks: send end markers (TS 29.244 §8.2.31).
    "pfcp.smreq_flags.sndem": Kind::Flag => |m| m.bit(IeType::PFCPSMREQ_FLAGS, 0, 0x02);
    /// What a modification asks: report all usage (TS 29.244 §8.2.31).
    "pfcp.smreq_flags.qaurr": Kind::Flag => |m| m.bit(IeType::PFCPSMREQ_FLAGS, 0, 0x04);
    /// What the control plane can do: load control (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.load": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x01);
    /// What the control plane can do: overload control (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.ovrl": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x02);
    /// What the control plane can do: long releases (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.epfar": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x04);
    /// What the control plane can do: sets of SMFs (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.sset": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x08);
    /// What the control plane can do: bundles (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.bundl": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x10);
    /// What the control plane can do: several associations (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.mpas": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x20);
    /// What the control plane can do: additional reports in a deletion (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.ardr": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x40);
    /// What the control plane can do: unavailability (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.uiaur": Kind::Flag => |m| m.bit(IeType::CP_FUNCTION_FEATURES, 0, 0x80);
    /// What the user plane can do: buffer in the control plane (TS 29.244 §8.2.25).
    "pfcp.up_function_features.bucp": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x01);
    /// What the user plane can do: delay notifications (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ddnd": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x02);
    /// What the user plane can do: buffer for a time (TS 29.244 §8.2.25).
    "pfcp.up_function_features.dlbd": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x04);
    /// What the user plane can do: steer traffic (TS 29.244 §8.2.25).
    "pfcp.up_function_features.trst": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x08);
    /// What the user plane can do: choose tunnels (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ftup": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x10);
    /// What the user plane can do: manage packet flow descriptions (TS 29.244 §8.2.25).
    "pfcp.up_function_features.pfdm": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x20);
    /// What the user plane can do: enrich headers (TS 29.244 §8.2.25).
    "pfcp.up_function_features.heeu": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x40);
    /// What the user plane can do: enforce traffic redirection (TS 29.244 §8.2.25).
    "pfcp.up_function_features.treu": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 0, 0x80);
    /// What the user plane can do: end markers (TS 29.244 §8.2.25).
    "pfcp.up_function_features.empu": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x01);
    /// What the user plane can do: optimised detection (TS 29.244 §8.2.25).
    "pfcp.up_function_features.pdiu": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x02);
    /// What the user plane can do: buffer in the user plane (TS 29.244 §8.2.25).
    "pfcp.up_function_features.udbc": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x04);
    /// What the user plane can do: act on quotas (TS 29.244 §8.2.25).
    "pfcp.up_function_features.quoac": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x08);
    /// What the user plane can do: trace (TS 29.244 §8.2.25).
    "pfcp.up_function_features.trace": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x10);
    /// What the user plane can do: framed routing (TS 29.244 §8.2.25).
    "pfcp.up_function_features.frrt": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x20);
    /// What the user plane can do: several packet flow descriptions (TS 29.244 §8.2.25).
    "pfcp.up_function_features.pfde": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x40);
    /// What the user plane can do: long releases (TS 29.244 §8.2.25).
    "pfcp.up_function_features.epfar": Kind::Flag => |m| m.bit(IeType::UP_FUNCTION_FEATURES, 1, 0x80);
    /// Overload: of the node is meant (TS 29.244 §8.2.76).
    "pfcp.oci_flags.aoci": Kind::Flag => |m| m.bit(IeType::OCI_FLAGS, 0, 0x01);
    /// Association: shall be released (TS 29.244 §8.2.77).
    "pfcp.assoc_rel_req.sarr": Kind::Flag => |m| m.bit(IeType::PFCP_ASSOCIATION_RELEASE_REQUEST, 0, 0x01);
    /// Report of a node: a path failed (TS 29.244 §8.2.69).
    "pfcp.node_report_type.upfr": Kind::Flag => |m| m.bit(IeType::NODE_REPORT_TYPE, 0, 0x01);
    /// Report of a node: a path recovered (TS 29.244 §8.2.69).
    "pfcp.node_report_type.uprr": Kind::Flag => |m| m.bit(IeType::NODE_REPORT_TYPE, 0, 0x02);
    /// Usage: before a change (TS 29.244 §8.2.59).
    "pfcp.usage_information.bef": Kind::Flag => |m| m.bit(IeType::USAGE_INFORMATION, 0, 0x01);
    /// Usage: after it (TS 29.244 §8.2.59).
    "pfcp.usage_information.aft": Kind::Flag => |m| m.bit(IeType::USAGE_INFORMATION, 0, 0x02);
    /// Usage: after enforcement (TS 29.244 §8.2.59).
    "pfcp.usage_information.uae": Kind::Flag => |m| m.bit(IeType::USAGE_INFORMATION, 0, 0x04);
    /// Usage: before enforcement (TS 29.244 §8.2.59).
    "pfcp.usage_information.ube": Kind::Flag => |m| m.bit(IeType::USAGE_INFORMATION, 0, 0x08);
    /// Reflective quality of service (TS 29.244 §8.2.88).
    "pfcp.rqi_flag": Kind::Flag => |m| m.bit(IeType::RQI, 0, 0x01);
    /// Gate for packets from the user (TS 29.244 §8.2.7).
    "pfcp.gate_status.ulgate": Kind::Code(Gate::NAMES) => |m| m.shifted(IeType::GATE_STATUS, 2, 0x03);
    /// Gate for packets to the user (TS 29.244 §8.2.7).
    "pfcp.gate_status.dlgate": Kind::Code(Gate::NAMES) => |m| m.masked(IeType::GATE_STATUS, 0, 0x03);
    /// Most that is carried from the user, kbit/s (TS 29.244 §8.2.8).
    "pfcp.ul_mbr": Kind::Number => |m| m.rate(IeType::MBR, 0);
    /// Most that is carried to the user, kbit/s (TS 29.244 §8.2.8).
    "pfcp.dl_mbr": Kind::Number => |m| m.rate(IeType::MBR, 5);
    /// Guaranteed that is carried from the user, kbit/s (TS 29.244 §8.2.9).
    "pfcp.ul_gbr": Kind::Number => |m| m.rate(IeType::GBR, 0);
    /// Guaranteed that is carried to the user, kbit/s (TS 29.244 §8.2.9).
    "pfcp.dl_gbr": Kind::Number => |m| m.rate(IeType::GBR, 5);
    /// Rules of quality of service that belong together (TS 29.244 §8.2.10).
    "pfcp.qer_correlation_id": Kind::Number => |m| m.word(IeType::QER_CORRELATION_ID, 0);
    /// Threshold of volume in all is there (TS 29.244 §8.2.13).
    "pfcp.volume_threshold_flags.tovol": Kind::Flag => |m| m.bit(IeType::VOLUME_THRESHOLD, 0, 0x01);
    /// Threshold of volume, octets in all (TS 29.244 §8.2.13).
    "pfcp.volume_threshold.tovol": Kind::Number => |m| m.counter(IeType::VOLUME_THRESHOLD, 0);
    /// Threshold of volume from the user is there (TS 29.244 §8.2.13).
    "pfcp.volume_threshold_flags.ulvol": Kind::Flag => |m| m.bit(IeType::VOLUME_THRESHOLD, 0, 0x02);
    /// Threshold of volume, octets from the user (TS 29.244 §8.2.13).
    "pfcp.volume_threshold.ulvol": Kind::Number => |m| m.counter(IeType::VOLUME_THRESHOLD, 1);
    /// Threshold of volume to the user is there (TS 29.244 §8.2.13).
    "pfcp.volume_threshold_flags.dlvol": Kind::Flag => |m| m.bit(IeType::VOLUME_THRESHOLD, 0, 0x04);
    /// Threshold of volume, octets to the user (TS 29.244 §8.2.13).
    "pfcp.volume_threshold.dlvol": Kind::Number => |m| m.counter(IeType::VOLUME_THRESHOLD, 2);
    /// Quota of volume in all is there (TS 29.244 §8.2.50).
    "pfcp.volume_quota_flags.tovol": Kind::Flag => |m| m.bit(IeType::VOLUME_QUOTA, 0, 0x01);
    /// Quota of volume, octets in all (TS 29.244 §8.2.50).
    "pfcp.volume_quota.tovol": Kind::Number => |m| m.counter(IeType::VOLUME_QUOTA, 0);
    /// Quota of volume from the user is there (TS 29.244 §8.2.50).
    "pfcp.volume_quota_flags.ulvol": Kind::Flag => |m| m.bit(IeType::VOLUME_QUOTA, 0, 0x02);
    /// Quota of volume, octets from the user (TS 29.244 §8.2.50).
    "pfcp.volume_quota.ulvol": Kind::Number => |m| m.counter(IeType::VOLUME_QUOTA, 1);
    /// Quota of volume to the user is there (TS 29.244 §8.2.50).
    "pfcp.volume_quota_flags.dlvol": Kind::Flag => |m| m.bit(IeType::VOLUME_QUOTA, 0, 0x04);
    /// Quota of volume, octets to the user (TS 29.244 §8.2.50).
    "pfcp.volume_quota.dlvol": Kind::Number => |m| m.counter(IeType::VOLUME_QUOTA, 2);
    /// Volume that was measured in all is there (TS 29.244 §8.2.44).
    "pfcp.volume_measurement_flags.tovol": Kind::Flag => |m| m.bit(IeType::VOLUME_MEASUREMENT, 0, 0x01);
    /// Volume that was measured, octets in all (TS 29.244 §8.2.44).
    "pfcp.volume_measurement.tovol": Kind::Number => |m| m.counter(IeType::VOLUME_MEASUREMENT, 0);
    /// Volume that was measured from the user is there (TS 29.244 §8.2.44).
    "pfcp.volume_measurement_flags.ulvol": Kind::Flag => |m| m.bit(IeType::VOLUME_MEASUREMENT, 0, 0x02);
    /// Volume that was measured, octets from the user (TS 29.244 §8.2.44).
    "pfcp.volume_measurement.ulvol": Kind::Number => |m| m.counter(IeType::VOLUME_MEASUREMENT, 1);
    /// Volume that was measured to the user is there (TS 29.244 §8.2.44).
    "pfcp.volume_measurement_flags.dlvol": Kind::Flag => |m| m.bit(IeType::VOLUME_MEASUREMENT, 0, 0x04);
    /// Volume that was measured, octets to the user (TS 29.244 §8.2.44).
    "pfcp.volume_measurement.dlvol": Kind::Number => |m| m.counter(IeType::VOLUME_MEASUREMENT, 2);
    /// Packets that were counted in all (TS 29.244 §8.2.44).
    "pfcp.volume_measurement.tonop": Kind::Number => |m| m.counter(IeType::VOLUME_MEASUREMENT, 3);
    /// Packets that were counted from the user (TS 29.244 §8.2.44).
    "pfcp.volume_measurement.ulnop": Kind::Number => |m| m.counter(IeType::VOLUME_MEASUREMENT, 4);
    /// Packets that were counted to the user (TS 29.244 §8.2.44).
    "pfcp.volume_measurement.dlnop": Kind::Number => |m| m.counter(IeType::VOLUME_MEASUREMENT, 5);
    /// Threshold of time, s (TS 29.244 §8.2.14).
    "pfcp.time_threshold": Kind::Number => |m| m.word(IeType::TIME_THRESHOLD, 0);
    /// Quota of time, s (TS 29.244 §8.2.51).
    "pfcp.time_quota": Kind::Number => |m| m.word(IeType::TIME_QUOTA, 0);
    /// Time that was measured, s (TS 29.244 §8.2.45).
    "pfcp.duration_measurement": Kind::Number => |m| m.word(IeType::DURATION_MEASUREMENT, 0);
    /// Time between reports, s (TS 29.244 §8.2.42).
    "pfcp.measurement_period": Kind::Number => |m| m.word(IeType::MEASUREMENT_PERIOD, 0);
    /// How long a quota is held, s (TS 29.244 §8.2.48).
    "pfcp.quota_holding_time": Kind::Number => |m| m.word(IeType::QUOTA_HOLDING_TIME, 0);
    /// Silence that counts as inactivity, s (TS 29.244 §8.2.18).
    "pfcp.inactivity_detection_time": Kind::Number => |m| m.word(IeType::INACTIVITY_DETECTION_TIME, 0);
    /// Silence of a session that is reported, s (TS 29.244 §8.2.83).
    "pfcp.user_plane_inactivity_time": Kind::Number => |m| m.word(IeType::USER_PLANE_INACTIVITY_TIMER, 0);
    /// Number of a usage report (TS 29.244 §8.2.71).
    "pfcp.ur_seqn": Kind::Number => |m| m.word(IeType::UR_SEQN, 0);
    /// Number of a report of load or overload (TS 29.244 §8.2.33).
    "pfcp.sequence_number": Kind::Number => |m| m.word(IeType::SEQUENCE_NUMBER, 0);
    /// Query that a usage report answers (TS 29.244 §8.2.90).
    "pfcp.query_urr_reference": Kind::Number => |m| m.word(IeType::QUERY_URR_REFERENCE, 0);
    /// Window of a rate, ms (TS 29.244 §8.2.115).
    "pfcp.averaging_window": Kind::Number => |m| m.word(IeType::AVERAGING_WINDOW, 0);
    /// Load or reduction, per cent (TS 29.244 §8.2.34).
    "pfcp.metric": Kind::Number => |m| m.byte(IeType::METRIC, 0);
    /// End point of traffic (TS 29.244 §8.2.92).
    "pfcp.traffic_endpoint_id": Kind::Number => |m| m.byte(IeType::TRAFFIC_ENDPOINT_ID, 0);
    /// Kind of a rule that failed, or, as Wireshark has it, either part of an access's availability (TS 29.244 §8.2.80).
    "pfcp.failed_rule_id_type": Kind::Code(FailedRule::NAMES) => |m| Each(m.failures());
    /// Form of an address of redirection (TS 29.244 §8.2.20).
    "pfcp.redirect_address_type": Kind::Code(RedirectType::NAMES) => |m| m.masked(IeType::REDIRECT_INFORMATION, 0, 0x0f);
    /// Where packets are redirected to (TS 29.244 §8.2.20).
    "pfcp.redirect_server_address": Kind::Text => |m| Each(m.of(IeType::REDIRECT_INFORMATION).filter_map(redirect).map(Value::Text));
    /// Policy of forwarding (TS 29.244 §8.2.23).
    "pfcp.forwarding_policy_id": Kind::Octets => |m| Each(m.of(IeType::FORWARDING_POLICY).filter_map(policy));
    /// Predefined rules that are switched on or off (TS 29.244 §8.2.72, §8.2.73).
    "pfcp.predef_rules_name": Kind::Octets => |m| Each(m.ies().filter(|ie| matches!(ie.kind, IeType::ACTIVATE_PREDEFINED_RULES | IeType::DEACTIVATE_PREDEFINED_RULES | IeType::PREDEFINED_RULES_NAME)).map(|ie| ie.octets).filter(|name| !name.is_empty()));
    /// Unit of a timer (TS 29.244 §8.2.35).
    "pfcp.timer_unit": Kind::Code(TimerUnit::NAMES) => |m| Each(m.timers().map(|octet| octet >> 5));
    /// Value of a timer (TS 29.244 §8.2.35).
    "pfcp.timer_value": Kind::Number => |m| Each(m.timers().map(|octet| octet & 0x1f));
    /// The user is named by IMSI (TS 29.244 §8.2.101).
    "pfcp.user_id.flags.imsif": Kind::Flag => |m| m.bit(IeType::USER_ID, 0, 0x01);
    /// The user is named by IMEI (TS 29.244 §8.2.101).
    "pfcp.user_id.flags.imeif": Kind::Flag => |m| m.bit(IeType::USER_ID, 0, 0x02);
    /// The user is named by MSISDN (TS 29.244 §8.2.101).
    "pfcp.user_id.flags.msisdnf": Kind::Flag => |m| m.bit(IeType::USER_ID, 0, 0x04);
    /// The user is named by network access identifier (TS 29.244 §8.2.101).
    "pfcp.user_id.flags.naif": Kind::Flag => |m| m.bit(IeType::USER_ID, 0, 0x08);
    /// Subscriber (TS 29.244 §8.2.101).
    "e212.imsi": Kind::Digits => |m| Each(m.identities().filter_map(|user| Digits::from_tbcd(user.imsi?)));
    /// Number of the subscriber (TS 29.244 §8.2.101).
    "e164.msisdn": Kind::Digits => |m| Each(m.identities().filter_map(|user| Digits::from_tbcd(user.msisdn?)));
    /// Country of that number (E.164 §6.2.1).
    "e164.country_code": Kind::Number => |m| Each(m.identities().filter_map(|user| networks::country_code(Digits::from_tbcd(user.msisdn?)?)));
    /// Country of the subscriber (TS 29.244 §8.2.101, TS 23.003 §2.2).
    "e212.mcc": Kind::Number => |m| (Each(m.identities().filter_map(|user| networks::country(Digits::from_tbcd(user.imsi?)?))), m.sites(Form::Mcc, sites!(TRACE_INFORMATION[0] 0)));
    /// Network code of the subscriber (TS 29.244 §8.2.101, TS 23.003 §2.2).
    "e212.mnc": Kind::Number => |m| (Each(m.identities().filter_map(|user| networks::network(Digits::from_tbcd(user.imsi?)?))), m.sites(Form::Mnc, sites!(TRACE_INFORMATION[0] 0)));
    /// Device (TS 29.244 §8.2.101).
    "pfcp.user_id.imei": Kind::Digits => |m| Each(m.identities().filter_map(|user| Digits::from_tbcd(user.imei?)));
    /// Network access identifier (TS 29.244 §8.2.101).
    "pfcp.user_id.nai": Kind::Text => |m| Each(m.identities().filter_map(|user| user.nai.map(Value::Text)));
};

/// Sessions that are named with an address; without one Wireshark reads none (§8.2.37).
fn named_seids(message: &Message<'_>) -> impl Iterator<Item = u64> {
    message.sessions().filter(|session| session.flags & 3 != 0).map(|session| session.seid)
}
