//! Where identities and addresses stand in the parameters of operations (TS 29.002 §17.7): a path of tags, each with
//! its place among those of the same tag.

use super::Operation;

/// A tag, and how many of the same stand before it.
pub(super) type Step = (u32, u8);

/// A value that has a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) operation: Operation,
    /// In the answer.
    pub(super) is_result: bool,
    pub(super) path: &'static [Step],
    /// Name of its field as in Wireshark.
    pub(super) name: &'static str,
    pub(super) content: Content,
}

/// What the octets of a value are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A subscriber.
    Imsi,
    /// A number after its nature and plan (TS 29.002 §17.7.8).
    Number,
    /// A device.
    Imei,
    /// Country, network and area (TS 29.002 §17.7.8).
    Area,
    /// A number in binary.
    Integer,
    /// True unless zero.
    Flag,
    /// Anything else.
    Octets,
}

/// `SEQUENCE`, or the first value without one.
const SEQ: u32 = 0x30;
const OCTETS: u32 = 4;

macro_rules! schema {
    ($($operation:ident $side:ident [$($tag:ident $(. $place:literal)?),*] $name:literal $content:ident;)*) => {
        /// All values that have a name.
        pub(super) static ROWS: &[Row] = &[$(Row {
            operation: Operation::$operation,
            is_result: side!($side),
            path: &[$((tag!($tag), place!($($place)?))),*],
            name: $name,
            content: Content::$content,
        }),*];
    };
}

macro_rules! side {
    (arg) => {
        false
    };
    (res) => {
        true
    };
}

macro_rules! place {
    () => {
        0
    };
    ($place:literal) => {
        $place
    };
}

/// `s` SEQUENCE, `o` OCTET STRING, `e` ENUMERATED, `i` INTEGER, `p3` context 3 primitive, `c3` context 3 constructed.
macro_rules! tag {
    (s) => {
        SEQ
    };
    (o) => {
        OCTETS
    };
    (e) => {
        10
    };
    (b) => {
        1
    };
    (p0) => {
        0x80
    };
    (p1) => {
        0x81
    };
    (p2) => {
        0x82
    };
    (p3) => {
        0x83
    };
    (p4) => {
        0x84
    };
    (p5) => {
        0x85
    };
    (p6) => {
        0x86
    };
    (p7) => {
        0x87
    };
    (p8) => {
        0x88
    };
    (p9) => {
        0x89
    };
    (p11) => {
        0x8b
    };
    (c0) => {
        0xa0
    };
    (c1) => {
        0xa1
    };
    (c2) => {
        0xa2
    };
    (c3) => {
        0xa3
    };
    (c4) => {
        0xa4
    };
    (c5) => {
        0xa5
    };
    (c6) => {
        0xa6
    };
    (c7) => {
        0xa7
    };
    (c13) => {
        0xad
    };
}

schema! {
    UPDATE_LOCATION arg [s, o] "gsm_map.ms.imsi" Imsi;
    UPDATE_LOCATION arg [s, p1] "gsm_map.ms.msc_Number" Number;
    UPDATE_LOCATION arg [s, o.1] "gsm_map.ms.vlr_Number" Number;
    UPDATE_LOCATION res [s, o] "gsm_map.ms.hlr_Number" Number;
    UPDATE_LOCATION res [o] "gsm_map.ms.hlr_Number" Number;
    CANCEL_LOCATION arg [o] "gsm_map.ms.imsi" Imsi;
    CANCEL_LOCATION arg [c3, o] "gsm_map.ms.imsi" Imsi;
    CANCEL_LOCATION arg [c3, s, o] "gsm_map.ms.imsi" Imsi;
    CANCEL_LOCATION arg [c3, e] "gsm_map.ms.cancellationType" Integer;
    CANCEL_LOCATION arg [c3, p2] "gsm_map.ms.newMSC_Number" Number;
    CANCEL_LOCATION arg [c3, p3] "gsm_map.ms.newVLR_Number" Number;
    PURGE_MS arg [c3, o] "gsm_map.ms.imsi" Imsi;
    PURGE_MS arg [c3, p0] "gsm_map.ms.vlr_Number" Number;
    PURGE_MS arg [c3, p1] "gsm_map.ms.sgsn_Number" Number;
    SEND_IDENTIFICATION arg [s, o] "gsm_map.ms.tmsi" Octets;
    SEND_IDENTIFICATION res [c3, o] "gsm_map.ms.imsi" Imsi;
    SEND_AUTHENTICATION_INFO arg [o] "gsm_map.ms.imsi" Imsi;
    SEND_AUTHENTICATION_INFO arg [s, p0] "gsm_map.ms.imsi" Imsi;
    SEND_AUTHENTICATION_INFO arg [s, p3] "gsm_map.ms.requestingNodeType" Integer;
    SEND_AUTHENTICATION_INFO arg [s, p4] "gsm_map.ms.requestingPLMN_Id" Octets;
    AUTHENTICATION_FAILURE_REPORT arg [s, o] "gsm_map.ms.imsi" Imsi;
    AUTHENTICATION_FAILURE_REPORT arg [s, p0] "gsm_map.ms.vlr_Number" Number;
    AUTHENTICATION_FAILURE_REPORT arg [s, p1] "gsm_map.ms.sgsn_Number" Number;
    UPDATE_GPRS_LOCATION arg [s, o] "gsm_map.ms.imsi" Imsi;
    UPDATE_GPRS_LOCATION arg [s, o.1] "gsm_map.ms.sgsn_Number" Number;
    UPDATE_GPRS_LOCATION arg [s, o.2] "gsm_map.ms.sgsn_Address" Octets;
    UPDATE_GPRS_LOCATION res [s, o] "gsm_map.ms.hlr_Number" Number;
    INSERT_SUBSCRIBER_DATA arg [s, p0] "gsm_map.ms.imsi" Imsi;
    INSERT_SUBSCRIBER_DATA arg [s, p1] "gsm_map.ms.msisdn" Number;
    INSERT_SUBSCRIBER_DATA arg [s, p2] "gsm_map.ms.category" Octets;
    INSERT_SUBSCRIBER_DATA arg [s, p3] "gsm_map.ms.subscriberStatus" Integer;
    DELETE_SUBSCRIBER_DATA arg [s, p0] "gsm_map.ms.imsi" Imsi;
    RESTORE_DATA arg [s, o] "gsm_map.ms.imsi" Imsi;
    RESTORE_DATA res [s, o] "gsm_map.ms.hlr_Number" Number;
    CHECK_IMEI arg [o] "gsm_map.ms.imei" Imei;
    CHECK_IMEI arg [s, o] "gsm_map.ms.imei" Imei;
    CHECK_IMEI res [e] "gsm_map.ms.equipmentStatus" Integer;
    PROVIDE_SUBSCRIBER_INFO arg [s, p0] "gsm_map.ms.imsi" Imsi;
    PROVIDE_SUBSCRIBER_INFO arg [s, p1] "gsm_map.ms.lmsi" Octets;
    ANY_TIME_INTERROGATION arg [s, c0, p0] "gsm_map.imsi" Imsi;
    ANY_TIME_INTERROGATION arg [s, c0, p1] "gsm_map.msisdn" Number;
    ANY_TIME_INTERROGATION arg [s, p3] "gsm_map.ms.gsmSCF_Address" Number;
    ANY_TIME_INTERROGATION res [s, s, c0, o] "gsm_map.ms.geographicalInformation" Octets;
    ANY_TIME_INTERROGATION res [s, s, c0, p1] "gsm_map.ms.vlr_number" Number;
    ANY_TIME_INTERROGATION res [s, s, c0, c3, p0] "gsm_map.cellGlobalIdOrServiceAreaIdFixedLength" Area;
    ANY_TIME_INTERROGATION res [s, s, c0, c3, p1] "gsm_map.laiFixedLength" Area;
    PROVIDE_SUBSCRIBER_INFO res [s, s, c0, p1] "gsm_map.ms.vlr_number" Number;
    PROVIDE_SUBSCRIBER_INFO res [s, s, c0, c3, p0] "gsm_map.cellGlobalIdOrServiceAreaIdFixedLength" Area;
    PROVIDE_SUBSCRIBER_INFO res [s, s, c0, c3, p1] "gsm_map.laiFixedLength" Area;
    ANY_TIME_MODIFICATION arg [s, c0, p0] "gsm_map.imsi" Imsi;
    ANY_TIME_MODIFICATION arg [s, c0, p1] "gsm_map.msisdn" Number;
    ANY_TIME_MODIFICATION arg [s, p1] "gsm_map.ms.gsmSCF_Address" Number;
    ANY_TIME_SUBSCRIPTION_INTERROGATION arg [s, c0, p0] "gsm_map.imsi" Imsi;
    ANY_TIME_SUBSCRIPTION_INTERROGATION arg [s, c0, p1] "gsm_map.msisdn" Number;
    ANY_TIME_SUBSCRIPTION_INTERROGATION arg [s, p2] "gsm_map.ms.gsmSCF_Address" Number;
    SEND_ROUTING_INFO arg [s, p0] "gsm_map.ch.msisdn" Number;
    SEND_ROUTING_INFO arg [s, p6] "gsm_map.ch.gmsc_OrGsmSCF_Address" Number;
    SEND_ROUTING_INFO res [c3, p9] "gsm_map.ch.imsi" Imsi;
    SEND_ROUTING_INFO res [c3, o] "gsm_map.ch.roamingNumber" Number;
    PROVIDE_ROAMING_NUMBER arg [s, p0] "gsm_map.ch.imsi" Imsi;
    PROVIDE_ROAMING_NUMBER arg [s, p1] "gsm_map.ch.msc_Number" Number;
    PROVIDE_ROAMING_NUMBER arg [s, p2] "gsm_map.ch.msisdn" Number;
    PROVIDE_ROAMING_NUMBER arg [s, p8] "gsm_map.ch.gmsc_Address" Number;
    PROVIDE_ROAMING_NUMBER res [s, o] "gsm_map.ch.roamingNumber" Number;
    PROVIDE_ROAMING_NUMBER res [o] "gsm_map.ch.roamingNumber" Number;
    SEND_ROUTING_INFO_FOR_SM arg [s, p0] "gsm_map.sm.msisdn" Number;
    SEND_ROUTING_INFO_FOR_SM arg [s, p1] "gsm_map.sm.sm_RP_PRI" Flag;
    SEND_ROUTING_INFO_FOR_SM arg [s, p2] "gsm_map.sm.serviceCentreAddress" Number;
    SEND_ROUTING_INFO_FOR_SM res [s, o] "gsm_map.sm.imsi" Imsi;
    SEND_ROUTING_INFO_FOR_SM res [s, c0, p1] "gsm_map.sm.networkNode_Number" Number;
    MO_FORWARD_SM arg [s, p0] "gsm_map.sm.imsi" Imsi;
    MO_FORWARD_SM arg [s, p2] "gsm_map.ms.msisdn" Number;
    MO_FORWARD_SM arg [s, p4] "gsm_map.sm.serviceCentreAddressDA" Number;
    MO_FORWARD_SM arg [s, o] "gsm_map.sm.sm_RP_UI" Octets;
    MO_FORWARD_SM arg [s, o.1] "gsm_map.sm.imsi" Imsi;
    MT_FORWARD_SM arg [s, p0] "gsm_map.sm.imsi" Imsi;
    MT_FORWARD_SM arg [s, p1] "gsm_map.ms.lmsi" Octets;
    MT_FORWARD_SM arg [s, p4] "gsm_map.sm.serviceCentreAddressOA" Number;
    MT_FORWARD_SM arg [s, o] "gsm_map.sm.sm_RP_UI" Octets;
    REPORT_SM_DELIVERY_STATUS arg [s, o] "gsm_map.sm.msisdn" Number;
    REPORT_SM_DELIVERY_STATUS arg [s, o.1] "gsm_map.sm.serviceCentreAddress" Number;
    REPORT_SM_DELIVERY_STATUS arg [s, e] "gsm_map.sm.sm_DeliveryOutcome" Integer;
    ALERT_SERVICE_CENTRE arg [s, o] "gsm_map.sm.msisdn" Number;
    ALERT_SERVICE_CENTRE arg [s, o.1] "gsm_map.sm.serviceCentreAddress" Number;
    INFORM_SERVICE_CENTRE arg [s, o] "gsm_map.sm.storedMSISDN" Number;
    READY_FOR_SM arg [s, p0] "gsm_map.ms.imsi" Imsi;
    READY_FOR_SM arg [s, e] "gsm_map.sm.alertReason" Integer;
    SEND_IMSI arg [o] "gsm_map.ms.ISDN_AddressString" Number;
    SEND_IMSI res [o] "gsm_map.imsi" Imsi;
    SEND_ROUTING_INFO_FOR_GPRS arg [s, p0] "gsm_map.ms.imsi" Imsi;
    SEND_ROUTING_INFO_FOR_GPRS arg [s, p1] "gsm_map.ms.ggsn_Address" Octets;
    SEND_ROUTING_INFO_FOR_GPRS arg [s, p2] "gsm_map.ms.ggsn_Number" Number;
    SEND_ROUTING_INFO_FOR_GPRS res [s, p0] "gsm_map.ms.sgsn_Address" Octets;
    FAILURE_REPORT arg [s, p0] "gsm_map.ms.imsi" Imsi;
    FAILURE_REPORT arg [s, p1] "gsm_map.ms.ggsn_Number" Number;
    NOTE_MS_PRESENT_FOR_GPRS arg [s, p0] "gsm_map.ms.imsi" Imsi;
    NOTE_MS_PRESENT_FOR_GPRS arg [s, p1] "gsm_map.ms.sgsn_Address" Octets;
    PROVIDE_SUBSCRIBER_LOCATION arg [s, o] "gsm_map.lcs.mlc_Number" Number;
    PROVIDE_SUBSCRIBER_LOCATION arg [s, p2] "gsm_map.lcs.imsi" Imsi;
    PROVIDE_SUBSCRIBER_LOCATION arg [s, p3] "gsm_map.lcs.msisdn" Number;
    SEND_ROUTING_INFO_FOR_LCS arg [s, p0] "gsm_map.lcs.mlcNumber" Number;
    SEND_ROUTING_INFO_FOR_LCS arg [s, c1, p0] "gsm_map.imsi" Imsi;
    SEND_ROUTING_INFO_FOR_LCS arg [s, c1, p1] "gsm_map.msisdn" Number;
    SEND_ROUTING_INFO_FOR_LCS res [s, c0, p0] "gsm_map.imsi" Imsi;
    SEND_ROUTING_INFO_FOR_LCS res [s, c1, p1] "gsm_map.lcs.networkNode_Number" Number;
    SUBSCRIBER_LOCATION_REPORT arg [s, p0] "gsm_map.lcs.msisdn" Number;
    SUBSCRIBER_LOCATION_REPORT arg [s, p1] "gsm_map.lcs.imsi" Imsi;
    REGISTER_SS arg [s, o] "gsm_map.ss.ss_Code" Octets;
    REGISTER_SS arg [s, p4] "gsm_map.ss.forwardedToNumber" Number;
    ERASE_SS arg [s, o] "gsm_map.ss.ss_Code" Octets;
    ACTIVATE_SS arg [s, o] "gsm_map.ss.ss_Code" Octets;
    DEACTIVATE_SS arg [s, o] "gsm_map.ss.ss_Code" Octets;
    INTERROGATE_SS arg [s, o] "gsm_map.ss.ss_Code" Octets;
    PROCESS_UNSTRUCTURED_SS_REQUEST arg [s, o] "gsm_map.ss.ussd_DataCodingScheme" Octets;
    PROCESS_UNSTRUCTURED_SS_REQUEST arg [s, o.1] "gsm_map.ss.ussd_String" Octets;
    PROCESS_UNSTRUCTURED_SS_REQUEST arg [s, p0] "gsm_map.ss.msisdn" Number;
    UNSTRUCTURED_SS_REQUEST arg [s, o] "gsm_map.ss.ussd_DataCodingScheme" Octets;
    UNSTRUCTURED_SS_REQUEST arg [s, o.1] "gsm_map.ss.ussd_String" Octets;
    UNSTRUCTURED_SS_REQUEST arg [s, p0] "gsm_map.ss.msisdn" Number;
    UNSTRUCTURED_SS_NOTIFY arg [s, o] "gsm_map.ss.ussd_DataCodingScheme" Octets;
    UNSTRUCTURED_SS_NOTIFY arg [s, o.1] "gsm_map.ss.ussd_String" Octets;
    ACTIVATE_TRACE_MODE arg [s, p0] "gsm_map.om.imsi" Imsi;
    DEACTIVATE_TRACE_MODE arg [s, p0] "gsm_map.om.imsi" Imsi;
}
