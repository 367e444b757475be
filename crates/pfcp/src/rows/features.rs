//! What functions can do, and what triggers reports (TS 29.244 §8.2).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::Pfcp;

pub(crate) const ROWS: &[Field<Pfcp>] = rows! {
    /// Reporting Triggers: UPINT (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.upint": Form::Flag => REPORTING_TRIGGERS[0] 2 & 0x2;
    /// Reporting Triggers: REEMR (TS 29.244 §8.2.19).
    "pfcp.reporting_triggers_flags.reemr": Form::Flag => REPORTING_TRIGGERS[0] 2 & 0x1;
    /// UP Function Features: GCOM (TS 29.244 §8.2.25).
    "pfcp.up_function_features.gcom": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x80;
    /// UP Function Features: BUNDL (TS 29.244 §8.2.25).
    "pfcp.up_function_features.bundl": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x40;
    /// UP Function Features: MTE N4 (TS 29.244 §8.2.25).
    "pfcp.up_function_features.mte_n4": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x20;
    /// UP Function Features: MNOP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.mnop": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x10;
    /// UP Function Features: SSET (TS 29.244 §8.2.25).
    "pfcp.up_function_features.sset": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x8;
    /// UP Function Features: UEIP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ueip": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x4;
    /// UP Function Features: ADPDP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.adpdp": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x2;
    /// UP Function Features: DPDRA (TS 29.244 §8.2.25).
    "pfcp.up_function_features.dpdra": Form::Flag => UP_FUNCTION_FEATURES[0] 2 & 0x1;
    /// UP Function Features: MPTCP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.mptcp": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x80;
    /// UP Function Features: TSCU (TS 29.244 §8.2.25).
    "pfcp.up_function_features.tscu": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x40;
    /// UP Function Features: IP6PL (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ip6pl": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x20;
    /// UP Function Features: IPTV (TS 29.244 §8.2.25).
    "pfcp.up_function_features.iptv": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x10;
    /// UP Function Features: NORP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.norp": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x8;
    /// UP Function Features: VTIME (TS 29.244 §8.2.25).
    "pfcp.up_function_features.vtime": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x4;
    /// UP Function Features: RTTL (TS 29.244 §8.2.25).
    "pfcp.up_function_features.rttl": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x2;
    /// UP Function Features: MPAS (TS 29.244 §8.2.25).
    "pfcp.up_function_features.mpas": Form::Flag => UP_FUNCTION_FEATURES[0] 3 & 0x1;
    /// UP Function Features: RDS (TS 29.244 §8.2.25).
    "pfcp.up_function_features.rds": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x80;
    /// UP Function Features: DDDS (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ddds": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x40;
    /// UP Function Features: ETHAR (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ethar": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x20;
    /// UP Function Features: CIOT (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ciot": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x10;
    /// UP Function Features: MT-EDT (TS 29.244 §8.2.25).
    "pfcp.up_function_features.mtedt": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x8;
    /// UP Function Features: GPQM (TS 29.244 §8.2.25).
    "pfcp.up_function_features.gpqm": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x4;
    /// UP Function Features: QFQM (TS 29.244 §8.2.25).
    "pfcp.up_function_features.qfqm": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x2;
    /// UP Function Features: ATSSS-LL (TS 29.244 §8.2.25).
    "pfcp.up_function_features.atsss_ll": Form::Flag => UP_FUNCTION_FEATURES[0] 4 & 0x1;
    /// UP Function Features: DNSTS (TS 29.244 §8.2.25).
    "pfcp.up_function_features.dnsts": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x80;
    /// UP Function Features: IPREP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.iprep": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x40;
    /// UP Function Features: RESPS (TS 29.244 §8.2.25).
    "pfcp.up_function_features.resps": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x20;
    /// UP Function Features: UPBER (TS 29.244 §8.2.25).
    "pfcp.up_function_features.upber": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x10;
    /// UP Function Features: L2TP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.l2tp": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x8;
    /// UP Function Features: NSPOC (TS 29.244 §8.2.25).
    "pfcp.up_function_features.nspoc": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x4;
    /// UP Function Features: QUASF (TS 29.244 §8.2.25).
    "pfcp.up_function_features.quasf": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x2;
    /// UP Function Features: RTTWP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.rttwp": Form::Flag => UP_FUNCTION_FEATURES[0] 5 & 0x1;
    /// UP Function Features: UPIDP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.upidp": Form::Flag => UP_FUNCTION_FEATURES[0] 6 & 0x20;
    /// UP Function Features: RATP (TS 29.244 §8.2.25).
    "pfcp.up_function_features.ratp": Form::Flag => UP_FUNCTION_FEATURES[0] 6 & 0x10;
    /// UP Function Features: EPPI (TS 29.244 §8.2.25).
    "pfcp.up_function_features.eppi": Form::Flag => UP_FUNCTION_FEATURES[0] 6 & 0x8;
    /// UP Function Features: MBSN4 (TS 29.244 §8.2.25).
    "pfcp.up_function_features.mbsn4": Form::Flag => UP_FUNCTION_FEATURES[0] 6 & 0x4, UP_FUNCTION_FEATURES[0] 6 & 0x2;
    /// UP Function Features: DRQOS (TS 29.244 §8.2.25).
    "pfcp.up_function_features.drqos": Form::Flag => UP_FUNCTION_FEATURES[0] 6 & 0x1;
    /// Usage Report Trigger: UPINT (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.upint": Form::Flag => USAGE_REPORT_TRIGGER[0] 2 & 0x20;
    /// Usage Report Trigger: EMRRE (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.emrre": Form::Flag => USAGE_REPORT_TRIGGER[0] 2 & 0x10;
    /// Usage Report Trigger: QUVTI (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.quvti": Form::Flag => USAGE_REPORT_TRIGGER[0] 2 & 0x8;
    /// Usage Report Trigger: IPMJL (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.ipmjl": Form::Flag => USAGE_REPORT_TRIGGER[0] 2 & 0x4;
    /// Usage Report Trigger: TEMUR (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.tebur": Form::Flag => USAGE_REPORT_TRIGGER[0] 2 & 0x2;
    /// Usage Report Trigger: EVEQU (TS 29.244 §8.2.41).
    "pfcp.usage_report_trigger_flags.evequ": Form::Flag => USAGE_REPORT_TRIGGER[0] 2 & 0x1;
    /// CP Function Features: RPGUR (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.rpgur": Form::Flag => CP_FUNCTION_FEATURES[0] 1 & 0x2;
    /// CP Function Features: PSUCC (TS 29.244 §8.2.58).
    "pfcp.cp_function_features.psucc": Form::Flag => CP_FUNCTION_FEATURES[0] 1 & 0x1;
    /// QoS Report Trigger: IRE (TS 29.244 table 8.1.2-1, type 237).
    "pfcp.qos_report_trigger.flags.ire": Form::Flag => QOS_REPORT_TRIGGER[0] 0 & 0x4;
    /// QoS Report Trigger: THR (TS 29.244 table 8.1.2-1, type 237).
    "pfcp.qos_report_trigger.flags.thr": Form::Flag => QOS_REPORT_TRIGGER[0] 0 & 0x2;
    /// QoS Report Trigger: PER (TS 29.244 table 8.1.2-1, type 237).
    "pfcp.qos_report_trigger.flags.v4": Form::Flag => QOS_REPORT_TRIGGER[0] 0 & 0x1;
};
