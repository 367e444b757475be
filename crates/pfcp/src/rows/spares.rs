//! Bits that mean nothing yet (TS 29.244 §8.2).

use wire::layout::{Elements as _, Form};
use wire::{Field, Kind, fields, rows, sites};

use super::layouts;
use crate::Pfcp;

/// Those that the header has too.
pub(crate) const HEADER: &[Field<Pfcp>] = fields! {
    /// Bit of the header or of an octet of flags that means nothing yet (TS 29.244 §7.2.2.1, §8.2).
    "pfcp.spare_b3": Kind::Number => |m| (m.flags >> 3 & 1, m.sites(Form::Number(1), sites!(F_SEID[0] 0 & 0x8)));
    /// Bit of the header or of an octet of flags that means nothing yet (TS 29.244 §7.2.2.1, §8.2).
    "pfcp.spare_b4": Kind::Number => |m| (m.flags >> 4 & 1, m.sites(Form::Number(1), sites!(F_SEID[0] 0 & 0x10)));
    /// Octet of the header or of an element that means nothing yet (TS 29.244 §7.2.2.1, §8.2).
    "pfcp.spare_oct": Kind::Number => |m| (m.priority.is_none().then_some(m.spare), m.sites(Form::Number(1), sites!(PFD_CONTENTS[1] 0, MULTICAST_TRANSPORT_INFORMATION[0] 0, BBF_UP_FUNCTION_FEATURES[1] 0, BBF_UP_FUNCTION_FEATURES[2] 0, BBF_UP_FUNCTION_FEATURES[3] 0)));
    /// Bits beside the priority that mean nothing yet (TS 29.244 §7.2.2.1).
    "pfcp.spare_h0": Kind::Number => |m| m.priority.map(|_| m.spare);
};

pub(crate) const ROWS: &[Field<Pfcp>] = rows! {
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_h1": Form::Number(1) => SOURCE_INTERFACE[0] 0 & 0xf0, SDF_FILTER[0] 0 & 0xf0, REDIRECT_INFORMATION[0] 0 & 0xf0, DESTINATION_INTERFACE[0] 0 & 0xf0, NODE_ID[0] 0 & 0xf0, USAGE_INFORMATION[0] 0 & 0xf0, REMOTE_GTP_U_PEER[3] 2 & 0xf0, USER_PLANE_IP_RESOURCE_INFORMATION[5] 0 & 0xf0, TGPP_INTERFACE_TYPE[0] 0 & 0xf0;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.fteid_flg.spare": Form::Number(1) => F_TEID[0] 0 & 0xf0;
    /// Bits that mean nothing yet, of an octet (TS 29.244 §8.2).
    "pfcp.spare": Form::Number(1) => SDF_FILTER[1] 0, SMF_SET_ID[0] 0;
    /// SDF Filter: Spare bit (TS 29.244 §8.2.5).
    "pfcp.flow_label_spare_bit": Form::Number(1) => SDF_FILTER[5] 0;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b7_b3": Form::Number(1) => VOLUME_THRESHOLD[0] 0 & 0xf8, SUBSEQUENT_VOLUME_THRESHOLD[0] 0 & 0xf8, MEASUREMENT_METHOD[0] 0 & 0xf8, VOLUME_QUOTA[0] 0 & 0xf8, OUTER_HEADER_CREATION[5] 0 & 0xf8, OUTER_HEADER_CREATION[6] 0 & 0xf8, FLOW_INFORMATION[0] 0 & 0xf8, PACKET_RATE[1] 0 & 0xf8, PACKET_RATE[2] 0 & 0xf8, SUBSEQUENT_VOLUME_QUOTA[0] 0 & 0xf8, C_TAG[0] 0 & 0xf8, S_TAG[0] 0 & 0xf8, MAC_ADDRESSES_DETECTED[2] 1 & 0xf8, MAC_ADDRESSES_DETECTED[3] 1 & 0xf8, MAC_ADDRESSES_REMOVED[2] 1 & 0xf8, MAC_ADDRESSES_REMOVED[3] 1 & 0xf8, SOURCE_IP_ADDRESS[0] 0 & 0xf8, PACKET_RATE_STATUS[0] 0 & 0xf8, PMF_CONTROL_INFORMATION[0] 0 & 0xf8, PMF_ADDRESS_INFORMATION[0] 0 & 0xf8, QOS_REPORT_TRIGGER[0] 0 & 0xf8, REPORTING_FREQUENCY[0] 0 & 0xf8, PACKET_DELAY_THRESHOLDS[0] 0 & 0xf8, L2TP_SESSION_INDICATIONS[0] 0 & 0xf8, MBS_SESSION_IDENTIFIER[0] 0 & 0xf8, LOCAL_INGRESS_TUNNEL[0] 0 & 0xf8, MBSN4RESP_FLAGS[0] 0 & 0xf8, TP_PACKET_MEASUREMENT[0] 0 & 0xf8, BBF_PPP_PROTOCOL[0] 0 & 0xf8, BBF_L2TP_TUNNEL_ENDPOINT[0] 0 & 0xf8;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b7_b2": Form::Number(1) => REPORTING_TRIGGERS[0] 2 & 0xfc, DOWNLINK_DATA_SERVICE_INFORMATION[0] 0 & 0xfc, CP_FUNCTION_FEATURES[0] 1 & 0xfc, DL_FLOW_LEVEL_MARKING[0] 0 & 0xfc, PROXYING[0] 0 & 0xfc, ALTERNATIVE_SMF_IP_ADDRESS[0] 0 & 0xfc, PFCPASRSP_FLAGS[0] 0 & 0xfc, CP_PFCP_ENTITY_IP_ADDRESS[0] 0 & 0xfc, PFCPSEREQ_FLAGS[0] 0 & 0xfc, REQUESTED_CLOCK_DRIFT_INFORMATION[0] 0 & 0xfc, MPTCP_ADDRESS_INFORMATION[0] 0 & 0xfc, GTP_U_PATH_INTERFACE_TYPE[0] 0 & 0xfc, IP_VERSION[0] 0 & 0xfc, DATA_STATUS[0] 0 & 0xfc, NUMBER_OF_UE_IP_ADDRESSES[0] 0 & 0xfc, THRESHOLDS[0] 0 & 0xfc, STEERING_MODE_INDICATOR[0] 0 & 0xfc, CP_IP_ADDRESS[0] 0 & 0xfc, MBSN4MBREQ_FLAGS[0] 0 & 0xfc;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b7": Form::Number(1) => REPORT_TYPE[0] 0 & 0x80, F_SEID[0] 0 & 0x80, UE_IP_ADDRESS[0] 0 & 0x80, USER_ID[0] 0 & 0x80;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b7_b6": Form::Number(1) => UP_FUNCTION_FEATURES[0] 6 & 0xc0, DOWNLINK_DATA_SERVICE_INFORMATION[1] 0 & 0xc0, DOWNLINK_DATA_SERVICE_INFORMATION[2] 0 & 0xc0, USAGE_REPORT_TRIGGER[0] 2 & 0xc0, VOLUME_MEASUREMENT[0] 0 & 0xc0, NODE_REPORT_TYPE[0] 0 & 0xc0, USER_PLANE_IP_RESOURCE_INFORMATION[0] 0 & 0xc0, QFI[0] 0 & 0xc0, PMF_CONTROL_INFORMATION[2] 0 & 0xc0, IP_ADDRESS_AND_PORT_NUMBER_REPLACEMENT[0] 0 & 0xc0;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b7_b5": Form::Number(1) => APPLY_ACTION[0] 1 & 0xe0, PFCPSMREQ_FLAGS[0] 0 & 0xe0, HEADER_ENRICHMENT[0] 0 & 0xe0, BBF_UP_FUNCTION_FEATURES[0] 0 & 0xe0;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b7_b1": Form::Number(1) => PFCPSRRSP_FLAGS[0] 0 & 0xfe, OCI_FLAGS[0] 0 & 0xfe, PFCP_ASSOCIATION_RELEASE_REQUEST[0] 0 & 0xfe, RQI[0] 0 & 0xfe, ETHERNET_FILTER_PROPERTIES[0] 0 & 0xfe, ETHERNET_PDU_SESSION_INFORMATION[0] 0 & 0xfe, PFCPSRREQ_FLAGS[0] 0 & 0xfe, PFCPAUREQ_FLAGS[0] 0 & 0xfe, CREATE_BRIDGE_INFO_FOR_TSC[0] 0 & 0xfe, REQUESTED_ACCESS_AVAILABILITY_INFORMATION[0] 0 & 0xfe, MPTCP_CONTROL_INFORMATION[0] 0 & 0xfe, ATSSS_LL_CONTROL_INFORMATION[0] 0 & 0xfe, ATSSS_LL_INFORMATION[0] 0 & 0xfe, MT_EDT_CONTROL_INFORMATION[0] 0 & 0xfe, QER_CONTROL_INDICATIONS[0] 0 & 0xfe, PFCPASREQ_FLAGS[0] 0 & 0xfe, RDS_CONFIGURATION_INFORMATION[0] 0 & 0xfe, MPTCP_APPLICABLE_INDICATION[0] 0 & 0xfe, REPORTING_FLAGS[0] 0 & 0xfe, PFCPSDRSP_FLAGS[0] 0 & 0xfe, QER_INDICATIONS[0] 0 & 0xfe, BBF_L2TP_TYPE[0] 0 & 0xfe;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b6": Form::Number(1) => F_SEID[0] 0 & 0x40;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b5": Form::Number(1) => F_SEID[0] 0 & 0x20;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b2": Form::Number(1) => F_SEID[0] 0 & 0x4;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.244 §8.2).
    "pfcp.spare_b7_b4": Form::Number(1) => FQ_CSID[5] 0 & 0xf0, PACKET_RATE[0] 0 & 0xf0, REMOTE_GTP_U_PEER[0] 0 & 0xf0, MAC_ADDRESS[0] 0 & 0xf0, PACKET_REPLICATION_AND_DETECTION_CARRY_ON_INFORMATION[0] 0 & 0xf0, IP_MULTICAST_ADDRESS[0] 0 & 0xf0, FIVEGS_USER_PLANE_NODE[0] 0 & 0xf0, UE_LINK_SPECIFIC_IP_ADDRESS[0] 0 & 0xf0, REQUESTED_QOS_MONITORING[0] 0 & 0xf0, QOS_MONITORING_MEASUREMENT[0] 0 & 0xf0, L2TP_USER_AUTHENTICATION[1] 0 & 0xf0;
};
