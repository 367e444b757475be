//! Numbers, times and texts of elements (TS 29.274 §8).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::v2::Gtpv2;

pub(crate) const ROWS: &[Field<Gtpv2>] = rows! {
    /// Flow Quality of Service (Flow QoS): Label (TS 29.274 §8.16).
    "gtpv2.flow_qos_label_qci": Form::Number(1) => FLOW_QOS[0] 0;
    /// Flow Quality of Service (Flow QoS): Maximum Bit Rate For Uplink (TS 29.274 §8.16).
    "gtpv2.flow_qos_mbr_up": Form::Number(5) => FLOW_QOS[1] 0;
    /// Flow Quality of Service (Flow QoS): Maximum Bit Rate For Downlink (TS 29.274 §8.16).
    "gtpv2.flow_qos_mbr_down": Form::Number(5) => FLOW_QOS[2] 0;
    /// Flow Quality of Service (Flow QoS): Guaranteed Bit Rate For Uplink (TS 29.274 §8.16).
    "gtpv2.flow_qos_gbr_up": Form::Number(5) => FLOW_QOS[3] 0;
    /// Flow Quality of Service (Flow QoS): Guaranteed Bit Rate For Downlink (TS 29.274 §8.16).
    "gtpv2.flow_qos_gbr_down": Form::Number(5) => FLOW_QOS[4] 0;
    /// User Location Info (ULI): Mobile Country Code (TS 29.274 §8.21).
    "e212.cgi.mcc": Form::Mcc => ULI[1] 0;
    /// User Location Info (ULI): Mobile Network Code (TS 29.274 §8.21).
    "e212.cgi.mnc": Form::Mnc => ULI[1] 0;
    /// User Location Info (ULI): Location Area Code (TS 29.274 §8.21).
    "gtpv2.uli_cgi_lac": Form::Number(2) => ULI[1] 3;
    /// User Location Info (ULI): Cell Identity (TS 29.274 §8.21).
    "gtpv2.uli_cgi_ci": Form::Number(2) => ULI[1] 5;
    /// User Location Info (ULI): Mobile Country Code (TS 29.274 §8.21).
    "e212.sai.mcc": Form::Mcc => ULI[2] 0;
    /// User Location Info (ULI): Mobile Network Code (TS 29.274 §8.21).
    "e212.sai.mnc": Form::Mnc => ULI[2] 0;
    /// User Location Info (ULI): Location Area Code (TS 29.274 §8.21).
    "gtpv2.sai_lac": Form::Number(2) => ULI[2] 3;
    /// User Location Info (ULI): Service Area Code (TS 29.274 §8.21).
    "gtpv2.sai_sac": Form::Number(2) => ULI[2] 5;
    /// User Location Info (ULI): Location Area Code (TS 29.274 §8.21).
    "gtpv2.rai_lac": Form::Number(2) => ULI[3] 3;
    /// User Location Info (ULI): Routing Area Code (TS 29.274 §8.21).
    "gtpv2.rai_rac": Form::Number(2) => ULI[3] 5;
    /// User Location Info (ULI): Location Area Code (TS 29.274 §8.21).
    "gtpv2.uli_lai_lac": Form::Number(2) => ULI[6] 3;
    /// TMSI (TS 29.274 §8.23).
    "gtpv2.tmsi": Form::Number(4) => TMSI[0] 0;
    /// Global CN-Id: CN-Id (TS 29.274 §8.25).
    "gtpv2.cn_id": Form::Octets(2) => GLOBAL_CN_ID[1] 0;
    /// S1-U Data Forwarding Info (S1UDF): Serving GW Address Length (TS 29.274 §8.18).
    "gtpv2.serving_gw_address_length": Form::Number(1) => S1UDF[1] 0;
    /// Delay Value (TS 29.274 §8.27).
    "gtpv2.delay_value": Form::Number(1) => DELAY_VALUE[0] 0;
    /// Charging Characteristics: Remaining octets (TS 29.274 §8.30).
    "gtpv2.charging_characteristic.remaining_octets": Form::Content => CHARGING_CHARACTERISTICS[1] 0;
    /// Trace ID, in elements of 3 types (TS 29.274 §8).
    "gtpv2.trace_id": Form::Number(3) => TRACE_INFORMATION[1] 0, TRACE_REFERENCE[1] 0, EXTENDED_TRACE_INFORMATION[1] 0;
    /// DL GTP-U Sequence Number, in elements of 2 types (TS 29.274 §8).
    "gtpv2.dl_gtp_u_sequence_number": Form::Number(2) => PDU_NUMBERS[1] 0, RAB_CONTEXT[1] 0;
    /// UL GTP-U Sequence Number, in elements of 2 types (TS 29.274 §8).
    "gtpv2.ul_gtp_u_sequence_number": Form::Number(2) => PDU_NUMBERS[2] 0, RAB_CONTEXT[2] 0;
    /// PDU Numbers: Send N-PDU Number (TS 29.274 §8.40).
    "gtpv2.send_n_pdu_number": Form::Number(2) => PDU_NUMBERS[3] 0;
    /// PDU Numbers: Receive N-PDU Number (TS 29.274 §8.40).
    "gtpv2.receive_n_pdu_number": Form::Number(2) => PDU_NUMBERS[4] 0;
    /// P-TMSI: Packet TMSI (TS 29.274 §8.41).
    "gtpv2.p_tmsi": Form::Number(4) => P_TMSI[0] 0;
    /// P-TMSI Signature (TS 29.274 §8.42).
    "gtpv2.p_tmsi_sig": Form::Number(3) => P_TMSI_SIGNATURE[0] 0;
    /// Hop Counter (TS 29.274 §8.43).
    "gtpv2.hop_counter": Form::Number(1) => HOP_COUNTER[0] 0;
    /// UE Time Zone: Daylight Saving Time (TS 29.274 §8.44).
    "gtpv2.ue_time_zone_dst": Form::Number(1) => UE_TIME_ZONE[1] 0 & 0x3;
    /// Complete Request Message Type (TS 29.274 §8.46).
    "gtpv2.complete_req_msg_type": Form::Number(1) => COMPLETE_REQUEST_MESSAGE[0] 0;
    /// GUTI: MME Group ID (TS 29.274 §8.47).
    "gtpv2.mme_grp_id": Form::Number(2) => GUTI[1] 0;
    /// GUTI: MME Code (TS 29.274 §8.47).
    "gtpv2.mme_code": Form::Number(1) => GUTI[2] 0;
    /// GUTI: M-TMSI (TS 29.274 §8.47).
    "gtpv2.m_tmsi": Form::Octets(4) => GUTI[3] 0;
    /// F-Container: Container Type (TS 29.274 §8.48).
    "gtpv2.container_type": Form::Number(1) => F_CONTAINER[0] 0 & 0xf;
    /// Packet Flow ID (TS 29.274 §8.53).
    "gtpv2.packet_flow_id": Form::Content => PACKET_FLOW_ID[1] 0;
    /// RAB Context: NSAPI (TS 29.274 §8.54).
    "gtpv2.nsapi": Form::Number(1) => PDU_NUMBERS[0] 0 & 0x8, RAB_CONTEXT[0] 0 & 0xf;
    /// RAB Context: DL PDCP Sequence Number (TS 29.274 §8.54).
    "gtpv2.dl_pdcp_sequence_number": Form::Number(2) => RAB_CONTEXT[3] 0;
    /// RAB Context: UL PDCP Sequence Number (TS 29.274 §8.54).
    "gtpv2.ul_pdcp_sequence_number": Form::Number(2) => RAB_CONTEXT[4] 0;
    /// Source RNC PDCP Context Info: RRC Container (TS 29.274 §8.55).
    "gtpv2.rrc_container": Form::Content => SOURCE_RNC_PDCP_CONTEXT_INFO[0] 0;
    /// UDP Source Port Number: UPD Source Port Number (TS 29.274 §8.56).
    "gtpv2.upd_source_port_number": Form::Number(2) => UDP_SOURCE_PORT_NUMBER[0] 0;
    /// Bearer Control Mode (TS 29.274 §8.60).
    "gtpv2.bearer_control_mode": Form::Number(1) => BEARER_CONTROL_MODE[0] 0;
    /// Change Reporting Action (TS 29.274 §8.61).
    "gtpv2.cng_rep_act": Form::Number(1) => CHANGE_REPORTING_ACTION[0] 0;
    /// Fully Qualified PDN Connection Set Identifier (FQ-CSID): Node-ID Type (TS 29.274 §8.62).
    "gtpv2.fq_csid_type": Form::Number(1) => FQ_CSID[0] 0 & 0xf0;
    /// Fully Qualified PDN Connection Set Identifier (FQ-CSID): MCC+MNC (TS 29.274 §8.62).
    "gtpv2.fq_csid_mcc_mnc": Form::Number(4) => FQ_CSID[3] 0 & 0xffff_f000;
    /// Fully Qualified PDN Connection Set Identifier (FQ-CSID): Node-ID (TS 29.274 §8.62).
    "gtpv2.fq_csid_node_id": Form::Number(4) => FQ_CSID[3] 0 & 0xfff;
    /// Fully Qualified PDN Connection Set Identifier (FQ-CSID): CSID (TS 29.274 §8.62).
    "gtpv2.fq_csid_id": Form::Number(2) => FQ_CSID[4] 0, FQ_CSID[5] 0, FQ_CSID[6] 0;
    /// Node Type (TS 29.274 §8.65).
    "gtpv2.node_type": Form::Number(1) => NODE_TYPE[0] 0;
    /// Fully Qualified Domain Name (FQDN): FQDN (TS 29.274 §8.66).
    "gtpv2.fqdn": Form::Name => FQDN[0] 0;
    /// Transaction Identifier (TI): Transaction Identifier (TS 29.274 §8.68).
    "gtpv2.ti": Form::Content => TI[0] 0;
    /// MBMS Session Duration (TS 29.274 §8.69).
    "gtpv2.mbms_session_duration_secs": Form::Number(3) => MBMS_SESSION_DURATION[0] 0 & 0xff_ff80;
    /// MBMS Session Duration (TS 29.274 §8.69).
    "gtpv2.mbms_session_duration_days": Form::Number(3) => MBMS_SESSION_DURATION[0] 0 & 0x7f;
    /// MBMS Service Area code (TS 29.274 §8.70).
    "gtpv2.mbms_service_area_id": Form::Number(2) => MBMS_SERVICE_AREA[1] 0;
    /// MBMS Session Identifier (TS 29.274 §8.71).
    "gtpv2.mbms_session_id": Form::Octets(1) => MBMS_SESSION_IDENTIFIER[0] 0;
    /// MBMS Flow Identifier (TS 29.274 §8.72).
    "gtpv2.mbms_flow_id": Form::Octets(2) => MBMS_FLOW_IDENTIFIER[0] 0;
    /// MBMS Distribution Acknowledge: MBMS Distribution Indication (TS 29.274 §8.74).
    "gtpv2.mbms_dist_indication": Form::Number(1) => MBMS_DISTRIBUTION_ACKNOWLEDGE[0] 0 & 0x3;
    /// Subscribed RFSP Index (TS 29.274 §8.77).
    "gtpv2.subscriber_rfsp": Form::Number(2) => RFSP_INDEX[0] 0;
    /// User CSG Information (UCI): CSG ID (TS 29.274 §8.75).
    "gtpv2.cui_csg_id": Form::Number(4) => UCI[1] 0 & 0x7ff_ffff;
    /// User CSG Information (UCI): Access Mode (TS 29.274 §8.75).
    "gtpv2.uci_access_mode": Form::Number(1) => UCI[2] 0 & 0xc0;
    /// User CSG Information (UCI): Leave CSG (TS 29.274 §8.75).
    "gtpv2.uci_leave_csg": Form::Number(1) => UCI[2] 0 & 0x2;
    /// User CSG Information (UCI): CSG Membership Indication (TS 29.274 §8.75).
    "gtpv2.uci_csg_membership": Form::Number(1) => UCI[2] 0 & 0x1;
    /// Service Indicator (TS 29.274 §8.80).
    "gtpv2.service_indicator": Form::Number(1) => SERVICE_INDICATOR[0] 0;
    /// Detach Type (TS 29.274 §8.81).
    "gtpv2.detach_type": Form::Number(1) => DETACH_TYPE[0] 0;
    /// Local Distinguished Name (LDN): Local Distinguished Name (TS 29.274 §8.82).
    "gtpv2.ldn": Form::Text => LDN[0] 0;
    /// MBMS Time to Data Transfer (TS 29.274 §8.84).
    "gtpv2.time_to_data_xfer": Form::Text => MBMS_TIME_TO_DATA_TRANSFER[0] 0;
    /// Throttling Delay unit (TS 29.274 §8.85).
    "gtpv2.throttling_delay_unit": Form::Number(1) => THROTTLING[0] 0 & 0xe0;
    /// Throttling Delay value (TS 29.274 §8.85).
    "gtpv2.throttling_delay_value": Form::Number(1) => THROTTLING[0] 0 & 0x1f;
    /// Throttling Factor (TS 29.274 §8.85).
    "gtpv2.throttling_factor": Form::Number(1) => THROTTLING[1] 0;
    /// Allocation/Retention Priority (ARP): Priority Level (TS 29.274 §8.86).
    "gtpv2.arp_pl": Form::Number(1) => ARP[0] 0 & 0x3c;
    /// EPC Timer: Timer unit (TS 29.274 §8.87).
    "gtpv2.timer_unit": Form::Number(1) => EPC_TIMER[0] 0 & 0xe0;
    /// EPC Timer: Timer value (TS 29.274 §8.87).
    "gtpv2.timer_value": Form::Number(1) => EPC_TIMER[0] 0 & 0x1f;
    /// Temporary Mobile Group Identity: MBMS Service ID (TS 29.274 §8.89).
    "gtpv2.mbms_service_id": Form::Octets(3) => TEMPORARY_MOBILE_GROUP_IDENTITY[0] 0;
    /// Max MBR/APN-AMBR (MMBR): Max MBR/APN-AMBR for uplink (TS 29.274 §8.92).
    "gtpv2.mmbr_ul": Form::Number(4) => MMBR[0] 0;
    /// Max MBR/APN-AMBR (MMBR): Max MBR/APN-AMBR for downlink (TS 29.274 §8.92).
    "gtpv2.mmbr_dl": Form::Number(4) => MMBR[1] 0;
    /// IPv4 Configuration Parameters (IP4CP): Subnet Prefix Length (TS 29.274 §8.96).
    "gtpv2.ip4cp_subnet_prefix_len": Form::Number(1) => IP4CP[0] 0;
    /// IPv4 Configuration Parameters (IP4CP): IPv4 Default Router Address (TS 29.274 §8.96).
    "gtpv2.ip4cp_ipv4": Form::V4 => IP4CP[1] 0;
    /// Action Indication (TS 29.274 §8.98).
    "gtpv2.action_indication_val": Form::Number(1) => ACTION_INDICATION[0] 0 & 0x7;
    /// ULI Timestamp (TS 29.274 §8.101).
    "gtpv2.uli_timestamp": Form::Time => ULI_TIMESTAMP[0] 0;
    /// Node Identifier: Length of Node Name (TS 29.274 §8.107).
    "gtpv2.length_of_node_name": Form::Number(1) => NODE_IDENTIFIER[0] 0;
    /// Node Identifier: Node Name (TS 29.274 §8.107).
    "gtpv2.node_name": Form::Text => NODE_IDENTIFIER[0] 1;
    /// Node Identifier: Length of Node Realm (TS 29.274 §8.107).
    "gtpv2.length_of_node_realm": Form::Number(1) => NODE_IDENTIFIER[1] 0;
    /// Node Identifier: Node Realm (TS 29.274 §8.107).
    "gtpv2.node_realm": Form::Text => NODE_IDENTIFIER[1] 1;
    /// TWAN Identifier Timestamp (TS 29.274 §8.110).
    "gtpv2.twan.id_ts": Form::Time => TWAN_IDENTIFIER_TIMESTAMP[0] 0;
    /// Sequence Number (TS 29.274 §8.114).
    "gtpv2.sequence_number": Form::Number(4) => SEQUENCE_NUMBER[0] 0;
    /// APN and Relative Capacity: Relative Capacity (TS 29.274 §8.115).
    "gtpv2.relative_capacity": Form::Number(1) => APN_AND_RELATIVE_CAPACITY[0] 0;
    /// APN and Relative Capacity: APN Length (TS 29.274 §8.115).
    "gtpv2.apn_length": Form::Number(1) => APN_AND_RELATIVE_CAPACITY[1] 0;
    /// Paging and Service Information: Paging Policy Indication (TS 29.274 §8.117).
    "gtpv2.ppi_flag": Form::Number(1) => PAGING_AND_SERVICE_INFORMATION[1] 0;
    /// CIoT Optimizations Support Indication (TS 29.274 §8.125).
    "gtpv2.ciot_support_ind": Form::Number(1) => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0;
    /// Header Compression Configuration: ROHC Profiles flags (TS 29.274 §8.127).
    "gtpv2.rohc_profile_flags": Form::Number(1) => HEADER_COMPRESSION_CONFIGURATION[0] 0;
    /// Header Compression Configuration: MAX_CID (TS 29.274 §8.127).
    "gtpv2.max_cid": Form::Number(2) => HEADER_COMPRESSION_CONFIGURATION[2] 0;
    /// Serving PLMN Rate Control: Uplink Rate Limit (TS 29.274 §8.129).
    "gtpv2.uplink_rate_limit": Form::Number(2) => SERVING_PLMN_RATE_CONTROL[0] 0;
    /// Serving PLMN Rate Control: Downlink Rate Limit (TS 29.274 §8.129).
    "gtpv2.downlink_rate_limit": Form::Number(2) => SERVING_PLMN_RATE_CONTROL[1] 0;
    /// Counter: Timestamp value (TS 29.274 §8.130).
    "gtpv2.timestamp_value": Form::Time => COUNTER[0] 0;
    /// Counter value (TS 29.274 §8.130).
    "gtpv2.counter_value": Form::Number(1) => COUNTER[1] 0;
    /// Mapped UE usage type (TS 29.274 §8.131).
    "gtpv2.mapped_ue_usage_type": Form::Number(2) => MAPPED_UE_USAGE_TYPE[0] 0;
    /// Secondary RAT Usage Data Report (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report": Form::Number(1) => SECONDARY_RAT_USAGE_DATA_REPORT[0] 0;
    /// Secondary RAT Usage Data Report: RAT Type (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.rat_type": Form::Number(1) => SECONDARY_RAT_USAGE_DATA_REPORT[1] 0;
    /// Secondary RAT Usage Data Report: Start timestamp (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.start_timestamp": Form::Time => SECONDARY_RAT_USAGE_DATA_REPORT[3] 0;
    /// Secondary RAT Usage Data Report: End timestamp (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.end_timestamp": Form::Time => SECONDARY_RAT_USAGE_DATA_REPORT[4] 0;
    /// Secondary RAT Usage Data Report: Usage Data DL (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.usage_data_dl": Form::Number(8) => SECONDARY_RAT_USAGE_DATA_REPORT[5] 0;
    /// Secondary RAT Usage Data Report: Usage Data UL (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.usage_data_ul": Form::Number(8) => SECONDARY_RAT_USAGE_DATA_REPORT[6] 0;
    /// Maximum Packet Loss Rate UL (TS 29.274 §8.134).
    "gtpv2.max_pkt_loss_rte_ul": Form::Number(2) => MAXIMUM_PACKET_LOSS_RATE[1] 0;
    /// Maximum Packet Loss Rate DL (TS 29.274 §8.134).
    "gtpv2.max_pkt_loss_rte_dl": Form::Number(2) => MAXIMUM_PACKET_LOSS_RATE[2] 0;
    /// APN Rate Control Status: Number of Uplink packets allowed (TS 29.274 §8.135).
    "gtpv2.nr_ul_pkts_all": Form::Number(4) => APN_RATE_CONTROL_STATUS[0] 0;
    /// APN Rate Control Status: Number of additional exception reports (TS 29.274 §8.135).
    "gtpv2.r_add_exception_rpts": Form::Number(4) => APN_RATE_CONTROL_STATUS[1] 0;
    /// APN Rate Control Status: Number of Downlink packets allowed (TS 29.274 §8.135).
    "gtpv2.nr_dl_pkts_all": Form::Number(4) => APN_RATE_CONTROL_STATUS[2] 0;
    /// APN Rate Control Status validity Time (TS 29.274 §8.135).
    "gtpv2.pn_rte_cntrl_status_val_time": Form::Time => APN_RATE_CONTROL_STATUS[3] 0;
    /// Monitoring Event Extension Information: SCEF Reference ID (TS 29.274 §8.137).
    "gtpv2.mon_event_ext_inf.scef_reference_id": Form::Number(4) => MONITORING_EVENT_EXTENSION_INFORMATION[1] 0;
    /// Monitoring Event Extension Information: SCEF ID length (TS 29.274 §8.137).
    "gtpv2.mon_event_ext_inf.scef_id_length": Form::Number(1) => MONITORING_EVENT_EXTENSION_INFORMATION[2] 0;
    /// Additional RRM Policy Index (TS 29.274 §8.138).
    "gtpv2.additional_rrm_policy_index": Form::Number(4) => ADDITIONAL_RRM_POLICY_INDEX[0] 0;
    /// Private Extension: Proprietary value (TS 29.274 §8.67).
    "gtpv2.proprietary_value": Form::Content => PRIVATE_EXTENSION[1] 0;
    /// DRX parameter (TS 29.274 §8.36).
    "gtpv2.drx_parameter": Form::Content => DRX_PARAMETER[0] 0;
    /// Integer Number: Maximum Wait Time (TS 29.274 §8.118).
    "gtpv2.maximum_wait_time": Form::Whole => INTEGER_NUMBER[0] 0;
    /// RAN/NAS Cause: protocol whose cause it is (TS 29.274 §8.103).
    "gtpv2.ran_nas.protocol_type": Form::Number(1) => RAN_NAS_CAUSE[0] 0 & 0xf0;
    /// RAN/NAS Cause: of the radio network (TS 29.274 §8.103).
    "gtpv2.CauseRadioNetwork": Form::Number(1) => RAN_NAS_CAUSE[1] 0;
    /// RAN/NAS Cause: of the transport (TS 29.274 §8.103).
    "gtpv2.CauseTransport": Form::Number(1) => RAN_NAS_CAUSE[2] 0;
    /// RAN/NAS Cause: of the layer above (TS 29.274 §8.103).
    "gtpv2.CauseNas": Form::Number(1) => RAN_NAS_CAUSE[3] 0;
    /// RAN/NAS Cause: of the protocol (TS 29.274 §8.103).
    "gtpv2.CauseProtocol": Form::Number(1) => RAN_NAS_CAUSE[4] 0;
    /// RAN/NAS Cause: of another kind (TS 29.274 §8.103).
    "gtpv2.CauseMisc": Form::Number(1) => RAN_NAS_CAUSE[5] 0;
    /// RAN/NAS Cause: of mobility (TS 29.274 §8.103).
    "gtpv2.ran_nas.emm_cause": Form::Number(1) => RAN_NAS_CAUSE[6] 0;
    /// RAN/NAS Cause: of sessions (TS 29.274 §8.103).
    "gtpv2.ran_nas.esm_cause": Form::Number(1) => RAN_NAS_CAUSE[7] 0;
    /// RAN/NAS Cause: of Diameter (TS 29.274 §8.103).
    "gtpv2.ran_nas.diameter_cause": Form::Number(2) => RAN_NAS_CAUSE[8] 0;
    /// RAN/NAS Cause: of IKEv2 (TS 29.274 §8.103).
    "gtpv2.ran_nas.ikev2_cause": Form::Number(2) => RAN_NAS_CAUSE[9] 0;
    /// SRVCC Cause (TS 29.280 §6.5).
    "gtpv2.srvcc_cause": Form::Number(1) => SRVCC_CAUSE[0] 0;
    /// Tunnel for control (TS 29.280 §6.8).
    "gtpv2.teid_c": Form::Number(4) => TEID_C[0] 0;
    /// Octets of the number of a node (TS 29.274 §8.106).
    "gtpv2.node_number.len": Form::Number(1) => NODE_NUMBER[0] 0;
};
