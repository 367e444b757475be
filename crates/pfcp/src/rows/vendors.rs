//! What elements of enterprises say (TS 29.244 §8.2).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::Pfcp;

pub(crate) const ROWS: &[Field<Pfcp>] = rows! {
    /// Flags (an element of Travelping).
    "pfcp.travelping.volume_measurement": Form::Number(1) => TP_PACKET_MEASUREMENT[0] 0;
    /// DLNOP (an element of Travelping).
    "pfcp.travelping.volume_measurement_flags.dlnops": Form::Flag => TP_PACKET_MEASUREMENT[0] 0 & 0x4;
    /// ULNOP (an element of Travelping).
    "pfcp.travelping.volume_measurement_flags.ulnop": Form::Flag => TP_PACKET_MEASUREMENT[0] 0 & 0x2;
    /// TONOP (an element of Travelping).
    "pfcp.travelping.volume_measurement_flags.tonop": Form::Flag => TP_PACKET_MEASUREMENT[0] 0 & 0x1;
    /// Total Number of Packets (an element of Travelping).
    "pfcp.travelping.volume_measurement.tonop": Form::Number(8) => TP_PACKET_MEASUREMENT[1] 0;
    /// Uplink Number of Packets (an element of Travelping).
    "pfcp.travelping.volume_measurement.ulnop": Form::Number(8) => TP_PACKET_MEASUREMENT[2] 0;
    /// Downlink Number of Packets (an element of Travelping).
    "pfcp.travelping.volume_measurement.dlnop": Form::Number(8) => TP_PACKET_MEASUREMENT[3] 0;
    /// Build Identifier (an element of Travelping).
    "pfcp.travelping.build_id": Form::Unprintable => TP_BUILD_ID[0] 0;
    /// Build Identifier (an element of Travelping).
    "pfcp.travelping.build_id_str": Form::Printable => TP_BUILD_ID[0] 0;
    /// Error Message (an element of Travelping).
    "pfcp.travelping.error_message": Form::Unprintable => TP_ERROR_MESSAGE[0] 0;
    /// Error Message (an element of Travelping).
    "pfcp.travelping.error_message_str": Form::Printable => TP_ERROR_MESSAGE[0] 0;
    /// File Name (an element of Travelping).
    "pfcp.travelping.file_name": Form::Unprintable => TP_FILE_NAME[0] 0;
    /// File Name (an element of Travelping).
    "pfcp.travelping.file_name_str": Form::Printable => TP_FILE_NAME[0] 0;
    /// Line Number (an element of Travelping).
    "pfcp.travelping.line_number": Form::Number(4) => TP_LINE_NUMBER[0] 0;
    /// IPFIX Policy (an element of Travelping).
    "pfcp.travelping.ipfix_policy": Form::Unprintable => TP_IPFIX_POLICY[0] 0;
    /// IPFIX Policy (an element of Travelping).
    "pfcp.travelping.ipfix_policy_str": Form::Printable => TP_IPFIX_POLICY[0] 0;
    /// Trace Parent (an element of Travelping).
    "pfcp.travelping.trace_parent": Form::Unprintable => TP_TRACE_PARENT[0] 0;
    /// Trace Parent (an element of Travelping).
    "pfcp.travelping.trace_parent_str": Form::Printable => TP_TRACE_PARENT[0] 0;
    /// Trace State (an element of Travelping).
    "pfcp.travelping.trace_state": Form::Unprintable => TP_TRACE_STATE[0] 0;
    /// Trace State (an element of Travelping).
    "pfcp.travelping.trace_state_str": Form::Printable => TP_TRACE_STATE[0] 0;
    /// LCP keepalive offload (TR-459 §6.6.3).
    "pfcp.bbf.up_function_features.lcp_keepalive_offload": Form::Flag => BBF_UP_FUNCTION_FEATURES[0] 0 & 0x10;
    /// LNS (TR-459 §6.6.3).
    "pfcp.bbf.up_function_features.lns": Form::Flag => BBF_UP_FUNCTION_FEATURES[0] 0 & 0x8;
    /// LAC (TR-459 §6.6.3).
    "pfcp.bbf.up_function_features.lac": Form::Flag => BBF_UP_FUNCTION_FEATURES[0] 0 & 0x4;
    /// IPoE (TR-459 §6.6.3).
    "pfcp.bbf.up_function_features.ipoe": Form::Flag => BBF_UP_FUNCTION_FEATURES[0] 0 & 0x2;
    /// PPPoE (TR-459 §6.6.3).
    "pfcp.bbf.up_function_features.pppoe": Form::Flag => BBF_UP_FUNCTION_FEATURES[0] 0 & 0x1;
    /// Logical Port (TR-459 §6.6.3).
    "pfcp.bbf.logical_port_id": Form::Unprintable => BBF_LOGICAL_PORT[0] 0;
    /// Logical Port (TR-459 §6.6.3).
    "pfcp.bbf.logical_port_id_str": Form::Printable => BBF_LOGICAL_PORT[0] 0;
    /// BBF Outer Header Creation Description (TR-459 §6.6.3).
    "pfcp.bbf.outer_hdr_desc": Form::Number(2) => BBF_OUTER_HEADER_CREATION[0] 0;
    /// L2TP Tunnel ID (TR-459 §6.6.3).
    "pfcp.bbf.outer_hdr_creation.tunnel_id": Form::Number(2) => BBF_OUTER_HEADER_CREATION[1] 0;
    /// L2TP Session ID (TR-459 §6.6.3).
    "pfcp.bbf.outer_hdr_creation.session_id": Form::Number(2) => BBF_OUTER_HEADER_CREATION[2] 0;
    /// BBF Outer Header Removal Description (TR-459 §6.6.3).
    "pfcp.bbf.out_hdr_desc": Form::Number(1) => BBF_OUTER_HEADER_REMOVAL[0] 0;
    /// PPPoE Session ID (TR-459 §6.6.3).
    "pfcp.bbf.pppoe_session_id": Form::Number(2) => BBF_PPPOE_SESSION_ID[0] 0;
    /// Flags (TR-459 §6.6.3).
    "pfcp.bbf.protocol_flags": Form::Number(1) => BBF_PPP_PROTOCOL[0] 0;
    /// control (TR-459 §6.6.3).
    "pfcp.bbf.protocol_flags.control": Form::Flag => BBF_PPP_PROTOCOL[0] 0 & 0x4;
    /// data (TR-459 §6.6.3).
    "pfcp.bbf.protocol_flags.data": Form::Flag => BBF_PPP_PROTOCOL[0] 0 & 0x2;
    /// specific (TR-459 §6.6.3).
    "pfcp.bbf.protocol_flags.specific": Form::Flag => BBF_PPP_PROTOCOL[0] 0 & 0x1;
    /// protocol (TR-459 §6.6.3).
    "pfcp.bbf.protocol_flags.protocol": Form::Number(2) => BBF_PPP_PROTOCOL[1] 0;
    /// Interval (TR-459 §6.6.3).
    "pfcp.bbf.verification_timer.interval": Form::Number(2) => BBF_VERIFICATION_TIMERS[0] 0;
    /// Count (TR-459 §6.6.3).
    "pfcp.bbf.verification_timer.count": Form::Number(1) => BBF_VERIFICATION_TIMERS[1] 0;
    /// PPP LCP Magic Number Tx (TR-459 §6.6.3).
    "pfcp.bbf.lcp_magic_number.tx": Form::Number(4) => BBF_PPP_LCP_MAGIC_NUMBER[0] 0;
    /// PPP LCP Magic Number Rx (TR-459 §6.6.3).
    "pfcp.bbf.lcp_magic_number.rx": Form::Number(4) => BBF_PPP_LCP_MAGIC_NUMBER[1] 0;
    /// MTU (TR-459 §6.6.3).
    "pfcp.bbf.mtu": Form::Number(2) => BBF_MTU[0] 0;
    /// Flags (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_endp_flags": Form::Number(1) => BBF_L2TP_TUNNEL_ENDPOINT[0] 0;
    /// CH (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_endp_flags.ch": Form::Flag => BBF_L2TP_TUNNEL_ENDPOINT[0] 0 & 0x4;
    /// V6 (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_endp_flags.v6": Form::Flag => BBF_L2TP_TUNNEL_ENDPOINT[0] 0 & 0x2;
    /// V4 (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_endp_flags.v4": Form::Flag => BBF_L2TP_TUNNEL_ENDPOINT[0] 0 & 0x1;
    /// Tunnel ID (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_endp.tunnel_id": Form::Number(2) => BBF_L2TP_TUNNEL_ENDPOINT[1] 0;
    /// IPv4 address (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_endp.ipv4_addr": Form::V4 => BBF_L2TP_TUNNEL_ENDPOINT[2] 0;
    /// IPv6 address (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_endp.ipv6_addr": Form::V6 => BBF_L2TP_TUNNEL_ENDPOINT[3] 0;
    /// L2TP Session ID (TR-459 §6.6.3).
    "pfcp.bbf.bbf_l2tp_session_id": Form::Number(2) => BBF_L2TP_SESSION_ID[0] 0;
    /// Flags (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_type_flags": Form::Number(1) => BBF_L2TP_TYPE[0] 0;
    /// T (TR-459 §6.6.3).
    "pfcp.bbf.l2tp_type_flags.t": Form::Flag => BBF_L2TP_TYPE[0] 0 & 0x1;
};
