//! Flags, and bits that mean nothing yet (TS 29.060 §7.7).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::v1::Gtpv1;

pub(crate) const ROWS: &[Field<Gtpv1>] = rows! {
    /// Bits that mean nothing yet, of an octet of flags (TS 29.060 §7.7).
    "gtp.rp_spare": Form::Number(1) => RADIO_PRIORITY[0] 0 & 0x8;
    /// Quality of service (UMTS): Spare (TS 29.060 §7.7.34).
    "gtp.qos_spare1": Form::Number(1) => QOS[0] 1 & 0xc0;
    /// Quality of service (UMTS): Spare (TS 29.060 §7.7.34).
    "gtp.qos_spare2": Form::Number(1) => QOS[0] 2 & 0x8;
    /// Quality of service (UMTS): Spare (TS 29.060 §7.7.34).
    "gtp.qos_spare3": Form::Number(1) => QOS[0] 3 & 0xe0;
    /// Quality of service (UMTS): Spare (TS 29.060 §7.7.34).
    "gtp.qos_spare4": Form::Number(1) => QOS[2] 0 & 0xe0;
    /// Quality of service (UMTS): Signalling Indication (TS 29.060 §7.7.34).
    "gtp.sig_ind": Form::Flag => QOS[2] 0 & 0x10;
    /// Common Flags: Dual Address Bearer Flag (TS 29.060 §7.7.48).
    "gtp.cmn_flg.dual_addr_bearer_flg": Form::Flag => COMMON_FLAGS[0] 0 & 0x80;
    /// Common Flags: Upgrade QoS Supported (TS 29.060 §7.7.48).
    "gtp.cmn_flg.upgrd_qos_sup": Form::Flag => COMMON_FLAGS[0] 0 & 0x40;
    /// Common Flags: NRSN bit field (TS 29.060 §7.7.48).
    "gtp.cmn_flg.nrsn": Form::Flag => COMMON_FLAGS[0] 0 & 0x20;
    /// Common Flags: No QoS negotiation (TS 29.060 §7.7.48).
    "gtp.cmn_flg.no_qos_neg": Form::Flag => COMMON_FLAGS[0] 0 & 0x10;
    /// Common Flags: MBMS Counting Information (TS 29.060 §7.7.48).
    "gtp.cmn_flg.mbs_cnt_inf": Form::Flag => COMMON_FLAGS[0] 0 & 0x8;
    /// Common Flags: RAN Procedures Ready (TS 29.060 §7.7.48).
    "gtp.cmn_flg.mbs_ran_pcd_rdy": Form::Flag => COMMON_FLAGS[0] 0 & 0x4;
    /// Common Flags: MBMS Service Type (TS 29.060 §7.7.48).
    "gtp.cmn_flg.mbs_srv_type": Form::Flag => COMMON_FLAGS[0] 0 & 0x2;
    /// Common Flags: Prohibit Payload Compression (TS 29.060 §7.7.48).
    "gtp.cmn_flg.ppc": Form::Flag => COMMON_FLAGS[0] 0 & 0x1;
    /// Additional Trace Info: MBMS Context (TS 29.060 §7.7.62).
    "gtp.trace_triggers.ggsn.mbms": Form::Flag => ADDITIONAL_TRACE_INFO[2] 0 & 0x2;
    /// Additional Trace Info: PDP Context (TS 29.060 §7.7.62).
    "gtp.trace_triggers.ggsn.pdp": Form::Flag => ADDITIONAL_TRACE_INFO[2] 0 & 0x1;
    /// Additional Trace Info: Gmb (TS 29.060 §7.7.62).
    "gtp.trace_loi.ggsn.gmb": Form::Flag => ADDITIONAL_TRACE_INFO[4] 0 & 0x4;
    /// Additional Trace Info: Gi (TS 29.060 §7.7.62).
    "gtp.trace_loi.ggsn.gi": Form::Flag => ADDITIONAL_TRACE_INFO[4] 0 & 0x2;
    /// Additional Trace Info: Gn (TS 29.060 §7.7.62).
    "gtp.trace_loi.ggsn.gn": Form::Flag => ADDITIONAL_TRACE_INFO[4] 0 & 0x1;
    /// Additional MBMS Trace Info: activation of a service is traced (TS 29.060 §7.7.80).
    "gtp.trace_triggers.bm_sc.mbms": Form::Flag => ADDITIONAL_MBMS_TRACE_INFO[2] 0 & 0x1;
    /// Additional MBMS Trace Info: the interface Gmb is traced (TS 29.060 §7.7.80).
    "gtp.trace_loi.bm_sc.gmb": Form::Flag => ADDITIONAL_MBMS_TRACE_INFO[4] 0 & 0x1;
    /// PCI Pre-emption Capability, in elements of 2 types (TS 29.060 §7.7).
    "gtp.EARP_pre_emption_Capability": Form::Flag => EVOLVED_ALLOCATION_RETENTION_PRIORITY_I[0] 0 & 0x40, EVOLVED_ALLOCATION_RETENTION_PRIORITY_II[1] 0 & 0x40;
    /// PVI Pre-emption Vulnerability, in elements of 2 types (TS 29.060 §7.7).
    "gtp.EARP_pre_emption_par_vulnerability": Form::Flag => EVOLVED_ALLOCATION_RETENTION_PRIORITY_I[0] 0 & 0x1, EVOLVED_ALLOCATION_RETENTION_PRIORITY_II[1] 0 & 0x1;
    /// Extended Common Flags: UASI (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.uasi": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x80;
    /// Extended Common Flags: BDWI (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.bdwi": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x40;
    /// Extended Common Flags: PCRI (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.pcri": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x20;
    /// Extended Common Flags: VB (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.vb": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x10;
    /// Extended Common Flags: RetLoc (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.retloc": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x8;
    /// Extended Common Flags: CPSR (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.cpsr": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x4;
    /// Extended Common Flags: CCRSI (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.ccrsi": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x2;
    /// Extended Common Flags: Unauthenticated IMSI (TS 29.060 §7.7.93).
    "gtp.ext_comm_flags.unauthenticated_imsi": Form::Flag => EXTENDED_COMMON_FLAGS[0] 0 & 0x1;
    /// CSG Membership Indication, in elements of 2 types (TS 29.060 §7.7).
    "gtp.cmi": Form::Flag => UCI[2] 0 & 0x1, CMI[0] 0 & 0x1;
    /// CSG Information Reporting Action: UCIUHC (TS 29.060 §7.7.95).
    "gtp.csg_info_rep_act.uciuhc": Form::Flag => CSG_INFORMATION_REPORTING_ACTION[0] 0 & 0x4;
    /// CSG Information Reporting Action: UCISHC (TS 29.060 §7.7.95).
    "gtp.csg_info_rep_act.ucishc": Form::Flag => CSG_INFORMATION_REPORTING_ACTION[0] 0 & 0x2;
    /// CSG Information Reporting Action: UCICSG (TS 29.060 §7.7.95).
    "gtp.csg_info_rep_act.ucicsg": Form::Flag => CSG_INFORMATION_REPORTING_ACTION[0] 0 & 0x1;
    /// LAPI, in elements of 2 types (TS 29.060 §7.7).
    "gtp.lapi": Form::Flag => SIGNALLING_PRIORITY_INDICATION[0] 0 & 0x1, SIGNALLING_PRIORITY_WITH_NSAPI[1] 0 & 0x1;
    /// Additional flags for SRVCC: ICS (TS 29.060 §7.7.108).
    "gtp.add_flg_for_srvcc_ics": Form::Flag => ADDITIONAL_FLAGS_FOR_SRVCC[0] 0 & 0x1;
    /// Extended Common Flags II: DTCI (TS 29.060 §7.7.118).
    "gtp.ext_comm_flags_II_dtci": Form::Flag => EXTENDED_COMMON_FLAGS_II[0] 0 & 0x2;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.060 §7.7).
    "gtp.ext_comm_flags_II_spare": Form::Number(1) => EXTENDED_COMMON_FLAGS_II[0] 0 & 0xf8;
    /// CIoT Optimizations Support Indication: SGNI PDN (TS 29.060 §7.7.120).
    "gtp.ciot_opt_sup_ind_sgni_pdn": Form::Flag => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0x1;
    /// CIoT Optimizations Support Indication: SCNI PDN (TS 29.060 §7.7.120).
    "gtp.ciot_opt_sup_ind_scni_pdn": Form::Flag => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0x2;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.060 §7.7).
    "gtp.ciot_opt_sup_ind_spare": Form::Number(1) => CIOT_OPTIMIZATIONS_SUPPORT_INDICATION[0] 0 & 0xfc;
    /// UP Function Selection Indication Flags: DCNR (TS 29.060 §7.7.124).
    "gtp.up_fun_sel_ind_flags_dcnr": Form::Flag => UP_FUNCTION_SELECTION_INDICATION_FLAGS[0] 0 & 0x1;
    /// Bits that mean nothing yet, of an octet of flags (TS 29.060 §7.7).
    "gtp.up_fun_sel_ind_flags_spare": Form::Number(1) => UP_FUNCTION_SELECTION_INDICATION_FLAGS[0] 0 & 0xfe;
};
