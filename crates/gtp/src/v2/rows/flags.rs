//! Flags, and bits that mean nothing yet (TS 29.274 §8).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::v2::Gtpv2;

pub(crate) const ROWS: &[Field<Gtpv2>] = rows! {
    /// Bits that mean nothing yet, of an octet of flags (TS 29.274 §8).
    "gtpv2.spare_b7_b3": Form::Number(1) => CAUSE[1] 0 & 0xf8;
    /// Cause: PCE (TS 29.274 §8.4).
    "gtpv2.pce": Form::Flag => CAUSE[1] 0 & 0x4;
    /// Cause: BCE (TS 29.274 §8.4).
    "gtpv2.bce": Form::Flag => CAUSE[1] 0 & 0x2;
    /// Cause: CS (TS 29.274 §8.4).
    "gtpv2.cs": Form::Flag => CAUSE[1] 0 & 0x1;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.274 §8).
    "gtpv2.spare_half_octet": Form::Number(1) => CAUSE[3] 0 & 0xf0;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.274 §8).
    "gtpv2.spare_bits": Form::Number(1) => EBI[0] 0 & 0xf0, S1UDF[0] 0 & 0xf0, PACKET_FLOW_ID[0] 0 & 0xf0, RAB_CONTEXT[0] 0 & 0xf0, CSG_ID[0] 0 & 0xf8, CMI[0] 0 & 0xfe, PAGING_AND_SERVICE_INFORMATION[0] 0 & 0xf0, PAGING_AND_SERVICE_INFORMATION[1] 0 & 0xfe, SECONDARY_RAT_USAGE_DATA_REPORT[2] 0 & 0xf0, UP_FUNCTION_SELECTION_INDICATION_FLAGS[0] 0 & 0xfe, MONITORING_EVENT_EXTENSION_INFORMATION[0] 0 & 0xfe, PDN_TYPE[0] 0 & 0xf8;
    /// User Location Info (ULI): Extended Macro eNodeB ID Present (TS 29.274 §8.21).
    "gtpv2.uli_ext_macro_enb_id_flg": Form::Flag => ULI[0] 0 & 0x80;
    /// User Location Info (ULI): Macro eNodeB ID Present (TS 29.274 §8.21).
    "gtpv2.uli_macro_enb_id_flg": Form::Flag => ULI[0] 0 & 0x40;
    /// User Location Info (ULI): LAI Present (TS 29.274 §8.21).
    "gtpv2.uli_lai_flg": Form::Flag => ULI[0] 0 & 0x20;
    /// User Location Info (ULI): ECGI Present (TS 29.274 §8.21).
    "gtpv2.uli_ecgi_flg": Form::Flag => ULI[0] 0 & 0x10;
    /// User Location Info (ULI): TAI Present (TS 29.274 §8.21).
    "gtpv2.uli_tai_flg": Form::Flag => ULI[0] 0 & 0x8;
    /// User Location Info (ULI): RAI Present (TS 29.274 §8.21).
    "gtpv2.uli_rai_flg": Form::Flag => ULI[0] 0 & 0x4;
    /// User Location Info (ULI): SAI Present (TS 29.274 §8.21).
    "gtpv2.uli_sai_flg": Form::Flag => ULI[0] 0 & 0x2;
    /// User Location Info (ULI): CGI Present (TS 29.274 §8.21).
    "gtpv2.uli_cgi_flg": Form::Flag => ULI[0] 0 & 0x1;
    /// Fully Qualified Tunnel Endpoint Identifier (F-TEID): V4 (TS 29.274 §8.22).
    "gtpv2.f_teid_v4": Form::Flag => F_TEID[0] 0 & 0x80;
    /// Fully Qualified Tunnel Endpoint Identifier (F-TEID): V6 (TS 29.274 §8.22).
    "gtpv2.f_teid_v6": Form::Flag => F_TEID[0] 0 & 0x40;
    /// Bits that mean nothing yet, of an octet (TS 29.274 §8).
    "gtpv2.spare_bytes": Form::Content => APN_RESTRICTION[1] 0, MBMS_SESSION_DURATION[1] 0, MBMS_SESSION_IDENTIFIER[1] 0, MBMS_FLOW_IDENTIFIER[1] 0, MBMS_DISTRIBUTION_ACKNOWLEDGE[1] 0, CMI[1] 0, NODE_FEATURES[1] 0, MBMS_TIME_TO_DATA_TRANSFER[1] 0, THROTTLING[2] 0, ARP[1] 0, TEMPORARY_MOBILE_GROUP_IDENTITY[2] 0, ADDITIONAL_FLAGS_FOR_SRVCC[1] 0, H_E_NB_INFORMATION_REPORTING[1] 0, IP4CP[2] 0, CHANGE_TO_REPORT_FLAGS[1] 0, ACTION_INDICATION[1] 0, ABSOLUTE_TIME_OF_MBMS_DATA_TRANSFER[1] 0;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.274 §8).
    "gtpv2.cui_csg_id_spare": Form::Number(1) => UCI[1] 0 & 0xf8;
    /// CSG Information Reporting Action: UCIUHC (TS 29.274 §8.76).
    "gtpv2.csg_info_rep_action.uciuhc": Form::Flag => CSG_INFORMATION_REPORTING_ACTION[0] 0 & 0x4;
    /// CSG Information Reporting Action: UCISHC (TS 29.274 §8.76).
    "gtpv2.csg_info_rep_action.ucishc": Form::Flag => CSG_INFORMATION_REPORTING_ACTION[0] 0 & 0x2;
    /// CSG Information Reporting Action: UCICSG (TS 29.274 §8.76).
    "gtpv2.csg_info_rep_action.ucicsg": Form::Flag => CSG_INFORMATION_REPORTING_ACTION[0] 0 & 0x1;
    /// CSG Membership Indication (CMI): CSG Membership Indication (TS 29.274 §8.79).
    "gtpv2.cmi": Form::Flag => CMI[0] 0 & 0x1;
    /// Node Features: PGW Restart Notification (TS 29.274 §8.83).
    "gtpv2.node_features_prn": Form::Flag => NODE_FEATURES[0] 0 & 0x1;
    /// Node Features: Modify Access Bearers Request (TS 29.274 §8.83).
    "gtpv2.node_features_mabr": Form::Flag => NODE_FEATURES[0] 0 & 0x2;
    /// Node Features: Network Triggered Service Restoration (TS 29.274 §8.83).
    "gtpv2.node_features_ntsr": Form::Flag => NODE_FEATURES[0] 0 & 0x4;
    /// Node Features: Cellular Internet Of Things (TS 29.274 §8.83).
    "gtpv2.node_features_ciot": Form::Flag => NODE_FEATURES[0] 0 & 0x8;
    /// Allocation/Retention Priority (ARP): Pre-emption Capability (TS 29.274 §8.86).
    "gtpv2.arp_pci": Form::Flag => ARP[0] 0 & 0x40;
    /// Allocation/Retention Priority (ARP): Pre-emption Vulnerability (TS 29.274 §8.86).
    "gtpv2.arp_pvi": Form::Flag => ARP[0] 0 & 0x1;
    /// Signalling Priority Indication: LAPI (TS 29.274 §8.88).
    "gtpv2.lapi": Form::Flag => SIGNALLING_PRIORITY_INDICATION[0] 0 & 0x1;
    /// Additional flags for SRVCC: ICS (TS 29.274 §8.91).
    "gtpv2.add_flags_for_srvcc_ics": Form::Flag => ADDITIONAL_FLAGS_FOR_SRVCC[0] 0 & 0x1;
    /// Additional flags for SRVCC: VF (TS 29.274 §8.91).
    "gtpv2.vsrvcc_flag": Form::Flag => ADDITIONAL_FLAGS_FOR_SRVCC[0] 0 & 0x2;
    /// H(e)NB Information Reporting: FTI (TS 29.274 §8.95).
    "gtpv2.henb_info_report_fti": Form::Flag => H_E_NB_INFORMATION_REPORTING[0] 0 & 0x1;
    /// Change to Report Flags: SNCR (TS 29.274 §8.97).
    "gtpv2.change_report_flags_sncr": Form::Flag => CHANGE_TO_REPORT_FLAGS[0] 0 & 0x1;
    /// Change to Report Flags: TZCR (TS 29.274 §8.97).
    "gtpv2.change_report_flags_tzcr": Form::Flag => CHANGE_TO_REPORT_FLAGS[0] 0 & 0x2;
    /// CIoT Optimizations Support Indication: Spare (TS 29.274 §8.125).
    "gtpv2.ciot_support_ind.spare_bits": Form::Number(1) => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0xf0;
    /// CIoT Optimizations Support Indication: IHCSI (TS 29.274 §8.125).
    "gtpv2.ciot_support_ind.ihcsi": Form::Flag => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0x8;
    /// CIoT Optimizations Support Indication: AWOPDN (TS 29.274 §8.125).
    "gtpv2.ciot_support_ind.awopdn": Form::Flag => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0x4;
    /// CIoT Optimizations Support Indication: SCNIPDN (TS 29.274 §8.125).
    "gtpv2.ciot_support_ind.scnipdn": Form::Flag => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0x2;
    /// CIoT Optimizations Support Indication: SGNIPDN (TS 29.274 §8.125).
    "gtpv2.ciot_support_ind.sgnipdn": Form::Flag => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0x1;
    /// Header Compression Configuration: Spare (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b7": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x80;
    /// Header Compression Configuration: Profile Identifier: 0x0104, IP (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b6": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x40;
    /// Header Compression Configuration: Profile Identifier: 0x0103, ESP/IP (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b5": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x20;
    /// Header Compression Configuration: Profile Identifier: 0x0102, UDP/IP (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b4": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x10;
    /// Header Compression Configuration: Profile Identifier: 0x0006, TCP/IP (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b3": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x8;
    /// Header Compression Configuration: Profile Identifier: 0x0004, IP (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b2": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x4;
    /// Header Compression Configuration: Profile Identifier: 0x0003, ESP/IP (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b1": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x2;
    /// Header Compression Configuration: Profile Identifier: 0x0002, UDP/IP (TS 29.274 §8.127).
    "gtpv2.rohc_profiles.b0": Form::Flag => HEADER_COMPRESSION_CONFIGURATION[0] 0 & 0x1;
    /// Secondary RAT Usage Data Report: Spare (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.spare_bits": Form::Number(1) => SECONDARY_RAT_USAGE_DATA_REPORT[0] 0 & 0xf8;
    /// Secondary RAT Usage Data Report: SRUDN (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.srudn": Form::Flag => SECONDARY_RAT_USAGE_DATA_REPORT[0] 0 & 0x4;
    /// Secondary RAT Usage Data Report: IRSGW (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.irsgw": Form::Flag => SECONDARY_RAT_USAGE_DATA_REPORT[0] 0 & 0x2;
    /// Secondary RAT Usage Data Report: IRPGW (TS 29.274 §8.132).
    "gtpv2.secondary_rat_usage_data_report.irpgw": Form::Flag => SECONDARY_RAT_USAGE_DATA_REPORT[0] 0 & 0x1;
    /// UP Function Selection Indication Flags: DCNR (TS 29.274 §8.133).
    "gtpv2.dcnr": Form::Flag => UP_FUNCTION_SELECTION_INDICATION_FLAGS[0] 0 & 0x1;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.274 §8).
    "gtpv2.spare.b7_b2": Form::Number(1) => MAXIMUM_PACKET_LOSS_RATE[0] 0 & 0xfc;
    /// Maximum Packet Loss Rate: DL (TS 29.274 §8.134).
    "gtpv2.max_pkt_loss_rte_dl_flg": Form::Flag => MAXIMUM_PACKET_LOSS_RATE[0] 0 & 0x2;
    /// Maximum Packet Loss Rate: UL (TS 29.274 §8.134).
    "gtpv2.max_pkt_loss_rte_ul_flg": Form::Flag => MAXIMUM_PACKET_LOSS_RATE[0] 0 & 0x1;
    /// Monitoring Event Extension Information: LRTP (TS 29.274 §8.137).
    "gtpv2.mon_event_ext_inf.lrtp": Form::Flag => MONITORING_EVENT_EXTENSION_INFORMATION[0] 0 & 0x1;
    /// Bearer Flags: VB (TS 29.274 §8.32).
    "gtpv2.bearer_flag.vb": Form::Flag => BEARER_FLAGS[0] 0 & 0x2;
    /// Bearer Flags: PPC (TS 29.274 §8.32).
    "gtpv2.bearer_flag.ppc": Form::Flag => BEARER_FLAGS[0] 0 & 0x1;
    /// Sv Flags: a session is transferred (TS 29.280 §6.9).
    "gtpv2.sv_sti": Form::Flag => SV_FLAGS[0] 0 & 0x4;
    /// Sv Flags: a service of IMS is centralized (TS 29.280 §6.9).
    "gtpv2.sv_ics": Form::Flag => SV_FLAGS[0] 0 & 0x2;
    /// Sv Flags: an emergency (TS 29.280 §6.9).
    "gtpv2.sv_emind": Form::Flag => SV_FLAGS[0] 0 & 0x1;
};
