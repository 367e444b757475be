//! Names of the enumerated values of 3GPP, as Wireshark prints them.

use wire::Names;

/// Values of `Network-Access-Mode`.
pub(crate) const NETWORK_ACCESS_MODE: Names =
    &[(0, "PACKET_AND_CIRCUIT"), (1, "Reserved"), (2, "ONLY_PACKET")];

/// Values of `Cancellation-Type`.
pub(crate) const CANCELLATION_TYPE: Names = &[
    (0, "MME_UPDATE_PROCEDURE"),
    (1, "SGSN_UPDATE_PROCEDURE"),
    (2, "SUBSCRIPTION_WITHDRAWAL"),
    (3, "UPDATE_PROCEDURE_IWF"),
    (4, "INITIAL_ATTACH_PROCEDURE"),
];

/// Values of `Subscriber-Status`.
pub(crate) const SUBSCRIBER_STATUS: Names =
    &[(0, "SERVICE_GRANTED"), (1, "OPERATOR_DETERMINED_BARRING")];

/// Values of `All-APN-Configurations-Included-Indicator`.
pub(crate) const ALL_APN_CONFIGURATIONS_INCLUDED_INDICATOR: Names =
    &[(0, "ALL_APN_CONFIGURATIONS_INCLUDED"), (1, "MODIFIED/ADDED_APN_CONFIGURATIONS_INCLUDED")];

/// Values of `VPLMN-Dynamic-Address-Allowed`.
pub(crate) const VPLMN_DYNAMIC_ADDRESS_ALLOWED: Names = &[(0, "NOTALLOWED"), (1, "ALLOWED")];

/// Values of `Alert-Reason`.
pub(crate) const ALERT_REASON: Names = &[(0, "UE_PRESENT"), (1, "UE_MEMORY_AVAILABLE")];

/// Values of `Equipment-Status`.
pub(crate) const EQUIPMENT_STATUS: Names =
    &[(0, "WHITELISTED"), (1, "BLACKLISTED"), (2, "GREYLISTED")];

/// Values of `PDN-Type`.
pub(crate) const PDN_TYPE: Names =
    &[(0, "IPv4"), (1, "IPv6"), (2, "IPv4v6"), (3, "IPv4_OR_IPv6"), (4, "Non-IP")];

/// Values of `IMS-Voice-Over-PS-Sessions-Supported`.
pub(crate) const IMS_VOICE_OVER_PS_SESSIONS_SUPPORTED: Names =
    &[(0, "NOT_SUPPORTED"), (1, "SUPPORTED")];

/// Values of `UE-SRVCC-Capability`.
pub(crate) const UE_SRVCC_CAPABILITY: Names =
    &[(0, "UE-SRVCC-NOT-SUPPORTED"), (1, "UE-SRVCC-SUPPORTED")];

/// Values of `SM-RP-MTI`.
pub(crate) const SM_RP_MTI: Names = &[(0, "SM_DELIVER"), (1, "SM_STATUS_REPORT")];

/// Values of `LCS-Client-Type`.
pub(crate) const LCS_CLIENT_TYPE: Names = &[
    (0, "EMERGENCY_SERVICES"),
    (1, "VALUE_ADDED_SERVICES"),
    (2, "PLMN_OPERATOR_SERVICES"),
    (3, "LAWFUL_INTERCEPT_SERVICES"),
];

/// Values of `Location-Event`.
pub(crate) const LOCATION_EVENT: Names = &[
    (0, "EMERGENCY_CALL_ORIGINATION"),
    (1, "EMERGENCY_CALL_RELEASE"),
    (2, "MO_LR"),
    (3, "EMERGENCY_CALL_HANDOVER"),
    (4, "DEFERRED_MT_LR_RESPONSE"),
    (5, "DEFERRED_MO_LR_TTTP_INITIATION"),
    (6, "DELAYED_LOCATION_REPORTING"),
];

/// Values of `LCS-QoS-Class`.
pub(crate) const LCS_QOS_CLASS: Names = &[(0, "ASSURED"), (1, "BEST EFFORT")];

/// Values of `Server-Assignment-Type`.
pub(crate) const SERVER_ASSIGNMENT_TYPE: Names = &[
    (0, "NO_ASSIGNMENT"),
    (1, "REGISTRATION"),
    (2, "RE_REGISTRATION"),
    (3, "UNREGISTERED_USER"),
    (4, "TIMEOUT_DEREGISTRATION"),
    (5, "USER_DEREGISTRATION"),
    (6, "TIMEOUT_DEREGISTRATION_STORE_SERVER_NAME"),
    (7, "USER_DEREGISTRATION_STORE_SERVER_NAME"),
    (8, "ADMINISTRATIVE_DEREGISTRATION"),
    (9, "AUTHENTICATION_FAILURE"),
    (10, "AUTHENTICATION_TIMEOUT"),
    (11, "DEREGISTRATION_TOO_MUCH_DATA"),
    (12, "AAA_USER_DATA_REQUEST"),
    (13, "PGW_UPDATE"),
    (14, "RESTORATION"),
];

/// Values of `Reason-Code`.
pub(crate) const REASON_CODE: Names = &[
    (0, "PERMANENT_TERMINATION"),
    (1, "NEW_SERVER_ASSIGNED"),
    (2, "SERVER_CHANGE"),
    (3, "REMOVE_S-CSCF"),
];

/// Values of `User-Authorization-Type`.
pub(crate) const USER_AUTHORIZATION_TYPE: Names =
    &[(0, "REGISTRATION"), (1, "DE_REGISTRATION"), (2, "REGISTRATION_AND_CAPABILITIES")];

/// Values of `User-Data-Already-Available`.
pub(crate) const USER_DATA_ALREADY_AVAILABLE: Names =
    &[(0, "USER_DATA_NOT_AVAILABLE"), (1, "USER_DATA_ALREADY_AVAILABLE")];

/// Values of `Session-Priority`.
pub(crate) const SESSION_PRIORITY: Names = &[
    (0, "PRIORITY-0"),
    (1, "PRIORITY-1"),
    (2, "PRIORITY-2"),
    (3, "PRIORITY-3"),
    (4, "PRIORITY-4"),
];

/// Values of `Data-Reference`.
pub(crate) const DATA_REFERENCE: Names = &[
    (0, "RepositoryData"),
    (1, "Undefined"),
    (2, "Undefined"),
    (3, "Undefined"),
    (4, "Undefined"),
    (5, "Undefined"),
    (6, "Undefined"),
    (7, "Undefined"),
    (8, "Undefined"),
    (9, "Undefined"),
    (10, "IMSPublicIdentity"),
    (11, "IMSUserState"),
    (12, "S-CSCFName"),
    (13, "InitialFilterCriteria"),
    (14, "LocationInformation"),
    (15, "UserState"),
    (16, "ChargingInformation"),
    (17, "MSISDN"),
    (18, "PSIActivation"),
    (19, "DSAI"),
    (20, "Reserved"),
    (21, "ServiceLevelTraceInfo"),
    (22, "IPAddressSecureBindingInformation"),
    (23, "ServicePriorityLevel"),
    (24, "SMSRegistrationInfo"),
    (25, "UEReachabilityForIP"),
    (26, "TADSinformation"),
    (27, "STN-SR"),
    (28, "UE-SRVCC-Capability"),
    (29, "ExtendedPriority"),
    (30, "CSRN"),
    (31, "ReferenceLocationInformation"),
    (32, "IMSI"),
    (33, "IMSPrivateUserIdentity"),
    (34, "IMEISV"),
    (35, "UE-5G-SRVCC-Capability"),
];

/// Values of `Subs-Req-Type`.
pub(crate) const SUBS_REQ_TYPE: Names = &[(0, "Subscribe"), (1, "Unsubscribe")];

/// Values of `Requested-Domain`.
pub(crate) const REQUESTED_DOMAIN: Names = &[(0, "CS-Domain"), (1, "PS-Domain")];

/// Values of `Current-Location`.
pub(crate) const CURRENT_LOCATION: Names =
    &[(0, "DoNotNeedInitiateActiveLocationRetrieval"), (1, "InitiateActiveLocationRetrieval")];

/// Values of `Identity-Set`.
pub(crate) const IDENTITY_SET: Names = &[
    (0, "ALL_IDENTITIES"),
    (1, "REGISTERED_IDENTITIES"),
    (2, "IMPLICIT_IDENTITIES"),
    (3, "ALIAS_IDENTITIES"),
];

/// Values of `3GPP-PDP-Type`.
pub(crate) const N3GPP_PDP_TYPE: Names = &[(0, "IPv4"), (1, "PPP"), (2, "IPv6"), (3, "IPv4v6")];

/// Values of `Abort-Cause`.
pub(crate) const ABORT_CAUSE: Names = &[
    (0, "BEARER_RELEASED"),
    (1, "INSUFFICIENT_SERVER_RESOURCES"),
    (2, "INSUFFICIENT_BEARER_RESOURCES"),
    (3, "PS_TO_CS_HANDOVER"),
    (4, "SPONSORED_DATA_CONNECTIVITY_ DISALLOWED"),
];

/// Values of `Flow-Status`.
pub(crate) const FLOW_STATUS: Names = &[
    (0, "ENABLED-UPLINK"),
    (1, "ENABLED-DOWNLINK"),
    (2, "ENABLED"),
    (3, "DISABLED"),
    (4, "REMOVED"),
];

/// Values of `Flow-Usage`.
pub(crate) const FLOW_USAGE: Names = &[(0, "NO_INFORMATION"), (1, "RTCP"), (2, "AF_SIGNALLING")];

/// Values of `Specific-Action`.
pub(crate) const SPECIFIC_ACTION: Names = &[
    (0, "SERVICE_INFORMATION_REQUEST (now void)"),
    (1, "CHARGING_CORRELATION_EXCHANGE"),
    (2, "INDICATION_OF_LOSS_OF_BEARER"),
    (3, "INDICATION_OF_RECOVERY_OF_BEARER"),
    (4, "INDICATION_OF_RELEASE_OF_BEARER"),
    (5, "INDICATION_OF_ESTABLISHMENT_OF_BEARER (now void)"),
    (6, "IP-CAN_CHANGE"),
    (7, "INDICATION_OF_OUT_OF_CREDIT"),
    (8, "INDICATION_OF_SUCCESSFUL_RESOURCES_ALLOCATION"),
    (9, "INDICATION_OF_FAILED_RESOURCES_ALLOCATION"),
    (10, "INDICATION_OF_LIMITED_PCC_DEPLOYMENT"),
    (11, "USAGE_REPORT"),
    (12, "ACCESS_NETWORK_INFO_REPORT"),
    (13, "INDICATION_OF_RECOVERY_FROM_LIMITED_PCC_DEPLOYMENT"),
    (14, "INDICATION_OF_ACCESS_NETWORK_INFO_REPORTING_FAILURE"),
    (15, "INDICATION_OF_TRANSFER_POLICY_EXPIRED"),
    (16, "PLMN_CHANGE"),
];

/// Values of `Media-Type`.
pub(crate) const MEDIA_TYPE: Names = &[
    (0, "AUDIO"),
    (1, "VIDEO"),
    (2, "DATA"),
    (3, "APPLICATION"),
    (4, "CONTROL"),
    (5, "TEXT"),
    (6, "MESSAGE"),
    (0xffff_ffff, "OTHER"),
];

/// Values of `Service-Info-Status`.
pub(crate) const SERVICE_INFO_STATUS: Names =
    &[(0, "FINAL_SERVICE_INFORMATION"), (1, "PRELIMINARY_SERVICE_INFORMATION")];

/// Values of `Event-Trigger`.
pub(crate) const EVENT_TRIGGER: Names = &[
    (0, "SGSN_CHANGE"),
    (1, "QOS_CHANGE"),
    (2, "RAT_CHANGE"),
    (3, "TFT_CHANGE"),
    (4, "PLMN_CHANGE"),
    (5, "LOSS_OF_BEARER"),
    (6, "RECOVERY_OF_BEARER"),
    (7, "IP-CAN_CHANGE"),
    (8, "GW-PCEF-MALFUNCTION"),
    (9, "RESOURCES_LIMITATION"),
    (10, "MAX_NR_BEARERS_REACHED"),
    (11, "QOS_CHANGE_EXCEEDING_AUTHORIZATION"),
    (12, "RAI_CHANGE"),
    (13, "USER_LOCATION_CHANGE"),
    (14, "NO_EVENT_TRIGGERS"),
    (15, "OUT_OF_CREDIT"),
    (16, "REALLOCATION_OF_CREDIT"),
    (17, "REVALIDATION_TIMEOUT"),
    (18, "UE_IP_ADDRESS_ALLOCATE"),
    (19, "UE_IP_ADDRESS_RELEASE"),
    (20, "DEFAULT_EPS_BEARER_QOS_CHANGE"),
    (21, "AN_GW_CHANGE"),
    (22, "SUCCESSFUL_RESOURCE_ALLOCATION"),
    (23, "RESOURCE_MODIFICATION_REQUEST"),
    (24, "PGW_TRACE_CONTROL"),
    (25, "UE_TIME_ZONE_CHANGE"),
    (26, "TAI_CHANGE"),
    (27, "ECGI_CHANGE"),
    (28, "CHARGING_CORRELATION_EXCHANGE"),
    (29, "APN-AMBR_MODIFICATION_FAILURE"),
    (30, "USER_CSG_INFORMATION_CHANGE"),
    (33, "USAGE_REPORT"),
    (34, "DEFAULT-EPS-BEARER-QOS_MODIFICATION_FAILURE"),
    (35, "USER_CSG_HYBRID_SUBSCRIBED_INFORMATION_CHANGE"),
    (36, "USER_CSG_ HYBRID_UNSUBSCRIBED_INFORMATION_CHANGE"),
    (37, "ROUTING_RULE_CHANGE"),
    (38, "MAX_MBR_APN_AMBR_CHANGE"),
    (39, "APPLICATION_START"),
    (40, "APPLICATION_STOP"),
    (41, "ADC_REVALIDATION_TIMEOUT"),
    (42, "CS_TO_PS_HANDOVER"),
    (43, "UE_LOCAL_IP_ADDRESS_CHANGE"),
    (44, "H(E)NB_LOCAL_IP_ADDRESS_CHANGE"),
    (45, "ACCESS_NETWORK_INFO_REPORT"),
    (46, "CREDIT_MANAGEMENT_SESSION_FAILURE"),
    (47, "DEFAULT_QOS_CHANGE"),
    (48, "CHANGE_OF_UE_PRESENCE_IN_PRESENCE_REPORTING_AREA_REPORT"),
    (100, "TIME_CHANGE"),
    (1000, "TFT DELETED"),
    (1001, "LOSS OF BEARER"),
    (1002, "RECOVERY OF BEARER"),
    (1003, "POLICY ENFORCEMENT FAILED"),
];

/// Values of `Metering-Method`.
pub(crate) const METERING_METHOD: Names = &[(0, "DURATION"), (1, "VOLUME"), (2, "DURATION_VOLUME")];

/// Values of `Offline`.
pub(crate) const OFFLINE: Names = &[(0, "DISABLE_OFFLINE"), (1, "ENABLE_OFFLINE")];

/// Values of `Online`.
pub(crate) const ONLINE: Names = &[(0, "DISABLE_ONLINE"), (1, "ENABLE_ONLINE")];

/// Values of `Bearer-Operation`.
pub(crate) const BEARER_OPERATION: Names =
    &[(0, "TERMINATION"), (1, "ESTABLISHMENT"), (2, "MODIFICATION")];

/// Values of `IP-CAN-Type`.
pub(crate) const IP_CAN_TYPE: Names = &[
    (0, "3GPP-GPRS"),
    (1, "DOCSIS"),
    (2, "xDSL"),
    (3, "WiMAX"),
    (4, "3GPP2"),
    (5, "3GPP-EPS"),
    (6, "Non-3GPP-EPS"),
    (7, "FBA"),
    (8, "3GPP-5GS"),
    (9, "Non-3GPP-5GS"),
];

/// Values of `QoS-Class-Identifier`.
pub(crate) const QOS_CLASS_IDENTIFIER: Names = &[
    (1, "QCI_1"),
    (2, "QCI_2"),
    (3, "QCI_3"),
    (4, "QCI_4"),
    (5, "QCI_5"),
    (6, "QCI_6"),
    (7, "QCI_7"),
    (8, "QCI_8"),
    (9, "QCI_9"),
    (65, "QCI_65"),
    (66, "QCI_66"),
    (69, "QCI_69"),
    (70, "QCI_70"),
];

/// Values of `RAT-Type`.
pub(crate) const RAT_TYPE: Names = &[
    (0, "WLAN"),
    (1, "VIRTUAL"),
    (1000, "UTRAN"),
    (1001, "GERAN"),
    (1002, "GAN"),
    (1003, "HSPA_EVOLUTION"),
    (1004, "EUTRAN"),
    (1005, "EUTRAN-NB-IoT"),
    (1006, "NG-RAN"),
    (1007, "LTE-M"),
    (2000, "CDMA2000_1X"),
    (2001, "HRPD"),
    (2002, "UMB"),
    (2003, "EHRPD"),
];

/// Values of `Session-Release-Cause`.
pub(crate) const SESSION_RELEASE_CAUSE: Names = &[
    (0, "UNSPECIFIED_REASON"),
    (1, "UE_SUBSCRIPTION_REASON"),
    (2, "INSUFFICIENT_SERVER_RESOURCES"),
];

/// Values of `Pre-emption-Capability`.
pub(crate) const PRE_EMPTION_CAPABILITY: Names =
    &[(0, "PRE-EMPTION_CAPABILITY_ENABLED"), (1, "PRE-EMPTION_CAPABILITY_DISABLED")];

/// Values of `Pre-emption-Vulnerability`.
pub(crate) const PRE_EMPTION_VULNERABILITY: Names =
    &[(0, "PRE-EMPTION_VULNERABILITY_ENABLED"), (1, "PRE-EMPTION_VULNERABILITY_DISABLED")];
