//! Numbers, times and texts of elements (TS 29.060 §7.7).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::v1::Gtpv1;

pub(crate) const ROWS: &[Field<Gtpv1>] = rows! {
    /// Location Area Code, in elements of 2 types (TS 29.060 §7.7).
    "gtp.lac": Form::Number(2) => RAI[1] 0, ULI[1] 3, ULI[2] 3, ULI[3] 3;
    /// Authentication triplets: RAND (TS 29.060 §7.7.7).
    "gtp.rand": Form::Octets(16) => AUTHENTICATION_TRIPLETS[0] 0;
    /// Authentication triplets: SRES (TS 29.060 §7.7.7).
    "gtp.sres": Form::Octets(4) => AUTHENTICATION_TRIPLETS[1] 0;
    /// Authentication triplets: Kc (TS 29.060 §7.7.7).
    "gtp.kc": Form::Octets(8) => AUTHENTICATION_TRIPLETS[2] 0;
    /// NSAPI in Radio Priority (TS 29.060 §7.7.21).
    "gtp.rp_nsapi": Form::Number(1) => RADIO_PRIORITY[0] 0 & 0xf0;
    /// Radio Priority (TS 29.060 §7.7.21).
    "gtp.rp": Form::Number(1) => RADIO_PRIORITY[0] 0 & 0x7;
    /// Packet Flow ID (TS 29.060 §7.7.22).
    "gtp.pkt_flow_id": Form::Number(1) => PACKET_FLOW_ID[1] 0;
    /// Charging characteristics: Spare (TS 29.060 §7.7.23).
    "gtp.chrg_char_s": Form::Number(2) => CHARGING_CHARACTERISTICS[0] 0 & 0xf000;
    /// Charging characteristics: Normal charging (TS 29.060 §7.7.23).
    "gtp.chrg_char_n": Form::Number(2) => CHARGING_CHARACTERISTICS[0] 0 & 0x800;
    /// Charging characteristics: Prepaid charging (TS 29.060 §7.7.23).
    "gtp.chrg_char_p": Form::Number(2) => CHARGING_CHARACTERISTICS[0] 0 & 0x400;
    /// Charging characteristics: Flat rate charging (TS 29.060 §7.7.23).
    "gtp.chrg_char_f": Form::Number(2) => CHARGING_CHARACTERISTICS[0] 0 & 0x200;
    /// Charging characteristics: Hot billing charging (TS 29.060 §7.7.23).
    "gtp.chrg_char_h": Form::Number(2) => CHARGING_CHARACTERISTICS[0] 0 & 0x100;
    /// Charging characteristics: Reserved (TS 29.060 §7.7.23).
    "gtp.chrg_char_r": Form::Number(2) => CHARGING_CHARACTERISTICS[0] 0 & 0xff;
    /// Quality of service (UMTS): Allocation/Retention priority (TS 29.060 §7.7.34).
    "gtp.qos_al_ret_priority": Form::Number(1) => QOS[0] 0;
    /// Quality of service (UMTS): QoS delay (TS 29.060 §7.7.34).
    "gtp.qos_delay": Form::Number(1) => QOS[0] 1 & 0x38;
    /// Quality of service (UMTS): QoS reliability (TS 29.060 §7.7.34).
    "gtp.qos_reliability": Form::Number(1) => QOS[0] 1 & 0x7;
    /// Quality of service (UMTS): QoS peak (TS 29.060 §7.7.34).
    "gtp.qos_peak": Form::Number(1) => QOS[0] 2 & 0xf0;
    /// Quality of service (UMTS): QoS precedence (TS 29.060 §7.7.34).
    "gtp.qos_precedence": Form::Number(1) => QOS[0] 2 & 0x7;
    /// Quality of service (UMTS): QoS mean (TS 29.060 §7.7.34).
    "gtp.qos_mean": Form::Number(1) => QOS[0] 3 & 0x1f;
    /// Quality of service (UMTS): Traffic class (TS 29.060 §7.7.34).
    "gtp.qos_traf_class": Form::Number(1) => QOS[1] 0 & 0xe0;
    /// Quality of service (UMTS): Delivery order (TS 29.060 §7.7.34).
    "gtp.qos_del_order": Form::Number(1) => QOS[1] 0 & 0x18;
    /// Quality of service (UMTS): Delivery of erroneous SDU (TS 29.060 §7.7.34).
    "gtp.qos_del_err_sdu": Form::Number(1) => QOS[1] 0 & 0x7;
    /// Quality of service (UMTS): Residual BER (TS 29.060 §7.7.34).
    "gtp.qos_res_ber": Form::Number(1) => QOS[1] 4 & 0xf0;
    /// Quality of service (UMTS): SDU Error ratio (TS 29.060 §7.7.34).
    "gtp.qos_sdu_err_ratio": Form::Number(1) => QOS[1] 4 & 0xf;
    /// Quality of service (UMTS): Transfer delay (TS 29.060 §7.7.34).
    "gtp.qos_trans_delay": Form::Number(1) => QOS[1] 5 & 0xfc;
    /// Quality of service (UMTS): Traffic handling priority (TS 29.060 §7.7.34).
    "gtp.qos_traf_handl_prio": Form::Number(1) => QOS[1] 5 & 0x3;
    /// Quality of service (UMTS): Source Statistics Descriptor (TS 29.060 §7.7.34).
    "gtp.src_stat_desc": Form::Number(1) => QOS[2] 0 & 0xf;
    /// Extension Header Types List: Extension Header Type (TS 29.060 §7.7.40).
    "gtp.ext_hdr_type": Form::Number(1) => EXTENSION_HEADER_TYPES_LIST[0] 0;
    /// Radio Priority LCS (TS 29.060 §7.7.25B).
    "gtp.raplcs": Form::Number(1) => RADIO_PRIORITY_LCS[0] 0 & 0x7;
    /// User Location Information: Mobile Country Code (TS 29.060 §7.7.51).
    "e212.cgi.mcc": Form::Mcc => ULI[1] 0;
    /// User Location Information: Mobile Network Code (TS 29.060 §7.7.51).
    "e212.cgi.mnc": Form::Mnc => ULI[1] 0;
    /// User Location Information: Mobile Country Code (TS 29.060 §7.7.51).
    "e212.sai.mcc": Form::Mcc => ULI[2] 0;
    /// User Location Information: Mobile Network Code (TS 29.060 §7.7.51).
    "e212.sai.mnc": Form::Mnc => ULI[2] 0;
    /// MS Time Zone: Timezone (TS 29.060 §7.7.52).
    "gtp.timezone": Form::Zone => MS_TIME_ZONE[0] 0;
    /// MS Time Zone: DST (TS 29.060 §7.7.52).
    "gtp.timezone_dst": Form::Number(1) => MS_TIME_ZONE[1] 0 & 0x3;
    /// Additional Trace Info: Trace Reference2 (TS 29.060 §7.7.62).
    "gtp.trace_ref2": Form::Number(3) => ADDITIONAL_TRACE_INFO[0] 0, ADDITIONAL_MBMS_TRACE_INFO[0] 0;
    /// Additional Trace Info: Trace Recording Session Reference (TS 29.060 §7.7.62).
    "gtp.trace_rec_session_ref": Form::Number(2) => ADDITIONAL_TRACE_INFO[1] 0, ADDITIONAL_MBMS_TRACE_INFO[1] 0;
    /// Additional Trace Info: Triggering events in GGSN (TS 29.060 §7.7.62).
    "gtp.trace_triggers.ggsn": Form::Number(1) => ADDITIONAL_TRACE_INFO[2] 0;
    /// Additional Trace Info: Trace Depth (TS 29.060 §7.7.62).
    "gtp.trace_depth": Form::Number(1) => ADDITIONAL_TRACE_INFO[3] 0, ADDITIONAL_MBMS_TRACE_INFO[3] 0;
    /// Additional Trace Info: List of interfaces in GGSN (TS 29.060 §7.7.62).
    "gtp.trace_loi.ggsn": Form::Number(1) => ADDITIONAL_TRACE_INFO[4] 0;
    /// Additional Trace Info: Trace Activity Control (TS 29.060 §7.7.62).
    "gtp.trace_activity_control": Form::Number(1) => ADDITIONAL_TRACE_INFO[5] 0, ADDITIONAL_MBMS_TRACE_INFO[5] 0;
    /// Additional MBMS Trace Info: what is traced (TS 29.060 §7.7.80).
    "gtp.trace_triggers.bm_sc": Form::Number(1) => ADDITIONAL_MBMS_TRACE_INFO[2] 0;
    /// Additional MBMS Trace Info: interfaces that are traced (TS 29.060 §7.7.80).
    "gtp.trace_loi.bm_sc": Form::Number(1) => ADDITIONAL_MBMS_TRACE_INFO[4] 0;
    /// Hop Counter (TS 29.060 §7.7.63).
    "gtp.hop_count": Form::Number(1) => HOP_COUNTER[0] 0;
    /// MBMS 2G/3G Indicator (TS 29.060 §7.7.66).
    "gtp.mbs_2g_3g_ind": Form::Number(1) => MBMS_2G_3G_INDICATOR[0] 0;
    /// Enhanced NSAPI (TS 29.060 §7.7.67).
    "gtp.enhanced_nsapi": Form::Number(1) => ENHANCED_NSAPI[0] 0;
    /// MBMS Session Duration: Estimated session duration seconds (TS 29.060 §7.7.59).
    "gtp.mbms_ses_dur_s": Form::Number(3) => MBMS_SESSION_DURATION[0] 0 & 0xff_ff80;
    /// MBMS Session Duration: Estimated session duration days (TS 29.060 §7.7.59).
    "gtp.mbms_ses_dur_days": Form::Number(3) => MBMS_SESSION_DURATION[0] 0 & 0x7f;
    /// MBMS Time To Data Transfer: Time to MBMS Data Transfer (TS 29.060 §7.7.70).
    "gtp.time_2_dta_tr": Form::Number(1) => MBMS_TIME_TO_DATA_TRANSFER[0] 0;
    /// BSSGP Cause (TS 29.060 §7.7.74).
    "gtp.bssgp_cause": Form::Number(1) => BSSGP_CAUSE[0] 0;
    /// MS Info Change Reporting Action: Action (TS 29.060 §7.7.80).
    "gtp.ms_inf_chg_rep_act": Form::Number(1) => MS_INFO_CHANGE_REPORTING_ACTION[0] 0;
    /// Direct Tunnel Flags: Error Indication (TS 29.060 §7.7.81).
    "gtp.ei": Form::Number(1) => DIRECT_TUNNEL_FLAGS[0] 0 & 0x4;
    /// Direct Tunnel Flags: GPRS-CSI (TS 29.060 §7.7.81).
    "gtp.gcsi": Form::Number(1) => DIRECT_TUNNEL_FLAGS[0] 0 & 0x2;
    /// Correlation-ID (TS 29.060 §7.7.82).
    "gtp.correlation_id": Form::Number(1) => CORRELATION_ID[0] 0;
    /// Bearer Control Mode (TS 29.060 §7.7.83).
    "gtp.bcm": Form::Number(1) => BEARER_CONTROL_MODE[0] 0;
    /// MBMS Distribution Acknowledgement: Distribution Indication (TS 29.060 §7.7.86).
    "gtp.mbms_dist_indic": Form::Number(1) => MBMS_DISTRIBUTION_ACKNOWLEDGEMENT[0] 0 & 0x3;
    /// PL Priority Level, in elements of 2 types (TS 29.060 §7.7).
    "gtp.EARP_priority_level": Form::Number(1) => EVOLVED_ALLOCATION_RETENTION_PRIORITY_I[0] 0 & 0x3c, EVOLVED_ALLOCATION_RETENTION_PRIORITY_II[1] 0 & 0x3c;
    /// User CSG Information (UCI): CSG ID (TS 29.060 §7.7.94).
    "gtp.csg_id": Form::Number(4) => UCI[1] 0 & 0x7ff_ffff;
    /// User CSG Information (UCI): Access Mode (TS 29.060 §7.7.94).
    "gtp.access_mode": Form::Number(1) => UCI[2] 0 & 0xc0;
    /// Aggregate Maximum Bit Rate (AMBR): APN-AMBR for Uplink (TS 29.060 §7.7.98).
    "gtp.apn_ambr_ul": Form::Number(4) => AMBR[0] 0;
    /// Aggregate Maximum Bit Rate (AMBR): APN-AMBR for Downlink (TS 29.060 §7.7.98).
    "gtp.apn_ambr_dl": Form::Number(4) => AMBR[1] 0;
    /// Subscribed UE-AMBR for Uplink (TS 29.060 §7.7.100).
    "gtp.sub_ue_ambr_ul": Form::Number(4) => UE_AMBR[0] 0;
    /// Subscribed UE-AMBR for Downlink (TS 29.060 §7.7.100).
    "gtp.sub_ue_ambr_dl": Form::Number(4) => UE_AMBR[1] 0;
    /// Authorized UE-AMBR for Uplink (TS 29.060 §7.7.100).
    "gtp.auth_ue_ambr_ul": Form::Number(4) => UE_AMBR[2] 0;
    /// Authorized UE-AMBR for Downlink (TS 29.060 §7.7.100).
    "gtp.auth_ue_ambr_dl": Form::Number(4) => UE_AMBR[3] 0;
    /// GGSN Back-Off Time: Timer unit (TS 29.060 §7.7.102).
    "gtp.ggsn_back_off_time_units": Form::Number(1) => GGSN_BACK_OFF_TIME[0] 0 & 0xe0;
    /// GGSN Back-Off Time: Timer value (TS 29.060 §7.7.102).
    "gtp.ggsn_back_off_timer": Form::Number(1) => GGSN_BACK_OFF_TIME[0] 0 & 0x1f;
    /// Higher bitrates than 16 Mbps flag (TS 29.060 §7.7.105).
    "gtp.higher_br_16mb_flg": Form::Number(1) => HIGHER_BITRATES[0] 0;
    /// Max MBR/APN-AMBR for uplink (TS 29.060 §7.7.106).
    "gtp.max_mbr_apn_ambr_ul": Form::Number(4) => MAX_MBR[0] 0;
    /// Max MBR/APN-AMBR for downlink (TS 29.060 §7.7.106).
    "gtp.max_mbr_apn_ambr_dl": Form::Number(4) => MAX_MBR[1] 0;
    /// Selection Mode with NSAPI: Selection Mode Value (TS 29.060 §7.7.113).
    "gtp.sel_mode_val": Form::Number(1) => SELECTION_MODE_WITH_NSAPI[1] 0 & 0x3;
    /// ULI Timestamp (TS 29.060 §7.7.114).
    "gtp.uli_timestamp": Form::Time => ULI_TIMESTAMP[0] 0;
    /// Operator Selection Entity: Selection Entity (TS 29.060 §7.7.116).
    "gtp.selection_entity": Form::Number(1) => OPERATOR_SELECTION_ENTITY[0] 0 & 0x3;
    /// UE Usage Type value (TS 29.060 §7.7.117).
    "gtp.ue_usage_type_value": Form::Number(4) => UE_USAGE_TYPE[0] 0;
    /// Extended Common Flags II: PNSI (TS 29.060 §7.7.118).
    "gtp.ext_comm_flags_II_pnsi": Form::Number(1) => EXTENDED_COMMON_FLAGS_II[0] 0 & 0x1;
    /// Extended Common Flags II: PMTSMI (TS 29.060 §7.7.118).
    "gtp.ext_comm_flags_II_pmtsmi": Form::Number(1) => EXTENDED_COMMON_FLAGS_II[0] 0 & 0x4;
    /// IOV_updates counter (TS 29.060 §7.7.122).
    "gtp.iov_updates_counter": Form::Number(1) => IOV_UPDATES_COUNTER[0] 0;
    /// Mapped UE Usage Type (TS 29.060 §7.7.123).
    "gtp.mapped_ue_usage_type": Form::Number(2) => MAPPED_UE_USAGE_TYPE[0] 0;
    /// RAB Context: number of the next packet of users towards the user (TS 29.060 §7.7.19).
    "gtp.rab_gtp_dn": Form::Number(2) => RAB_CONTEXT[1] 0;
    /// RAB Context: number of the next packet of users towards the network (TS 29.060 §7.7.19).
    "gtp.rab_gtp_up": Form::Number(2) => RAB_CONTEXT[2] 0;
    /// RAB Context: number of the next PDCP-PDU towards the user (TS 29.060 §7.7.19).
    "gtp.rab_pdu_dn": Form::Number(2) => RAB_CONTEXT[3] 0;
    /// RAB Context: number of the next PDCP-PDU towards the network (TS 29.060 §7.7.19).
    "gtp.rab_pdu_up": Form::Number(2) => RAB_CONTEXT[4] 0;
    /// PDU Numbers: number of the next packet towards the user (TS 29.060 §7.7.86).
    "gtp.sequence_number_down": Form::Number(2) => PDU_NUMBERS[1] 0;
    /// PDU Numbers: number of the next packet towards the network (TS 29.060 §7.7.86).
    "gtp.sequence_number_up": Form::Number(2) => PDU_NUMBERS[2] 0;
    /// PDU Numbers: number of the next N-PDU that is sent (TS 29.060 §7.7.86).
    "gtp.send_n_pdu_number": Form::Number(2) => PDU_NUMBERS[3] 0;
    /// PDU Numbers: number of the next N-PDU that is expected (TS 29.060 §7.7.86).
    "gtp.receive_n_pdu_number": Form::Number(2) => PDU_NUMBERS[4] 0;
    /// MAP Cause (TS 29.060 §7.7.8).
    "gtp.map_cause": Form::Number(1) => MAP_CAUSE[0] 0;
};
