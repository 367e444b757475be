//! Names of enumerated values of mobile services (TS 29.002 §17.7.1), as in Wireshark.

use wire::Names;

pub(super) const ACCESS_TYPE: Names = &[
    (0, "call"),
    (1, "emergencyCall"),
    (2, "locationUpdating"),
    (3, "supplementaryService"),
    (4, "shortMessage"),
    (5, "gprsAttach"),
    (6, "routingAreaUpdating"),
    (7, "serviceRequest"),
    (8, "pdpContextActivation"),
    (9, "pdpContextDeactivation"),
    (10, "gprsDetach"),
];

pub(super) const ADDITIONAL_REQUESTED_CAMEL_SUBSCRIPTION_INFO: Names =
    &[(0, "mt-sms-CSI"), (1, "mg-csi"), (2, "o-IM-CSI"), (3, "d-IM-CSI"), (4, "vt-IM-CSI")];

pub(super) const CALL_TYPE_CRITERIA: Names = &[(0, "forwarded"), (1, "notForwarded")];

pub(super) const CANCELLATION_TYPE: Names =
    &[(0, "updateProcedure"), (1, "subscriptionWithdraw"), (2, "initialAttachProcedure")];

pub(super) const CLI_RESTRICTION_OPTION: Names =
    &[(0, "permanent"), (1, "temporaryDefaultRestricted"), (2, "temporaryDefaultAllowed")];

pub(super) const DAYLIGHT_SAVING_TIME: Names =
    &[(0, "noAdjustment"), (1, "plusOneHourAdjustment"), (2, "plusTwoHoursAdjustment")];

pub(super) const DEFAULT_CALL_HANDLING: Names = &[(0, "continueCall"), (1, "releaseCall")];

pub(super) const DEFAULT_GPRS_HANDLING: Names =
    &[(0, "continueTransaction"), (1, "releaseTransaction")];

pub(super) const DEFAULT_SMS_HANDLING: Names =
    &[(0, "continueTransaction"), (1, "releaseTransaction")];

pub(super) const DOMAIN_TYPE: Names = &[(0, "cs-Domain"), (1, "ps-Domain")];

pub(super) const EQUIPMENT_STATUS: Names =
    &[(0, "whiteListed"), (1, "blackListed"), (2, "greyListed")];

pub(super) const FAILURE_CAUSE: Names = &[(0, "wrongUserResponse"), (1, "wrongNetworkSignature")];

pub(super) const GMLC_RESTRICTION: Names = &[(0, "gmlc-List"), (1, "home-Country")];

pub(super) const GPRS_TRIGGER_DETECTION_POINT: Names = &[
    (1, "attach"),
    (2, "attachChangeOfPosition"),
    (11, "pdp-ContextEstablishment"),
    (12, "pdp-ContextEstablishmentAcknowledgement"),
    (14, "pdp-ContextChangeOfPosition"),
];

pub(super) const IMS_VOICE_OVER_PS_SESSIONS_IND: Names = &[
    (0, "imsVoiceOverPS-SessionsNotSupported"),
    (1, "imsVoiceOverPS-SessionsSupported"),
    (2, "unknown"),
];

pub(super) const INTRA_CUG_OPTIONS: Names =
    &[(0, "noCUG-Restrictions"), (1, "cugIC-CallBarred"), (2, "cugOG-CallBarred")];

pub(super) const IST_SUPPORT_INDICATOR: Names =
    &[(0, "basicISTSupported"), (1, "istCommandSupported")];

pub(super) const KEY_STATUS: Names = &[(0, "old"), (1, "new")];

pub(super) const LCSCLIENT_INTERNAL_ID: Names = &[
    (0, "broadcastService"),
    (1, "o-andM-HPLMN"),
    (2, "o-andM-VPLMN"),
    (3, "anonymousLocation"),
    (4, "targetMSsubscribedService"),
];

pub(super) const LIPA_PERMISSION: Names =
    &[(0, "lipaProhibited"), (1, "lipaOnly"), (2, "lipaConditional")];

pub(super) const LSAONLY_ACCESS_INDICATOR: Names =
    &[(0, "accessOutsideLSAsAllowed"), (1, "accessOutsideLSAsRestricted")];

pub(super) const MATCH_TYPE: Names = &[(0, "inhibiting"), (1, "enabling")];

pub(super) const MODIFICATION_INSTRUCTION: Names = &[(0, "deactivate"), (1, "activate")];

pub(super) const MT_SMS_TPDU_TYPE: Names =
    &[(0, "sms-DELIVER"), (1, "sms-SUBMIT-REPORT"), (2, "sms-STATUS-REPORT")];

pub(super) const NETWORK_ACCESS_MODE: Names =
    &[(0, "packetAndCircuit"), (1, "onlyCircuit"), (2, "onlyPacket")];

pub(super) const NIDD_MECHANISM: Names =
    &[(0, "sGi-based-data-delivery"), (1, "sCEF-based-data-delivery")];

pub(super) const NOTIFICATION_TO_MSUSER: Names = &[
    (0, "notifyLocationAllowed"),
    (1, "notifyAndVerify-LocationAllowedIfNoResponse"),
    (2, "notifyAndVerify-LocationNotAllowedIfNoResponse"),
    (3, "locationNotAllowed"),
];

pub(super) const NOT_REACHABLE_REASON: Names =
    &[(0, "msPurged"), (1, "imsiDetached"), (2, "restrictedArea"), (3, "notRegistered")];

pub(super) const NUMBER_PORTABILITY_STATUS: Names = &[
    (0, "notKnownToBePorted"),
    (1, "ownNumberPortedOut"),
    (2, "foreignNumberPortedToForeignNetwork"),
    (4, "ownNumberNotPortedOut"),
    (5, "foreignNumberPortedIn"),
];

pub(super) const OVERRIDE_CATEGORY: Names = &[(0, "overrideEnabled"), (1, "overrideDisabled")];

pub(super) const O_BCSM_TRIGGER_DETECTION_POINT: Names =
    &[(2, "collectedInfo"), (4, "routeSelectFailure")];

pub(super) const PDN_CONNECTION_CONTINUITY: Names = &[
    (0, "maintainPDN-Connection"),
    (1, "disconnectPDN-ConnectionWithReactivationRequest"),
    (2, "disconnectPDN-ConnectionWithoutReactivationRequest"),
];

pub(super) const PDN_GW_ALLOCATION_TYPE: Names = &[(0, "static"), (1, "dynamic")];

pub(super) const REGIONAL_SUBSCRIPTION_RESPONSE: Names = &[
    (0, "networkNode-AreaRestricted"),
    (1, "tooManyZoneCodes"),
    (2, "zoneCodesConflict"),
    (3, "regionalSubscNotSupported"),
];

pub(super) const REQUESTED_CAMEL_SUBSCRIPTION_INFO: Names = &[
    (0, "o-CSI"),
    (1, "t-CSI"),
    (2, "vt-CSI"),
    (3, "tif-CSI"),
    (4, "gprs-CSI"),
    (5, "mo-sms-CSI"),
    (6, "ss-CSI"),
    (7, "m-CSI"),
    (8, "d-csi"),
];

pub(super) const REQUESTING_NODE_TYPE: Names = &[
    (0, "vlr"),
    (1, "sgsn"),
    (2, "s-cscf"),
    (3, "bsf"),
    (4, "gan-aaa-server"),
    (5, "wlan-aaa-server"),
    (16, "mme"),
    (17, "mme-sgsn"),
];

pub(super) const SIPTO_LOCAL_NETWORK_PERMISSION: Names =
    &[(0, "siptoAtLocalNetworkAllowed"), (1, "siptoAtLocalNetworkNotAllowed")];

pub(super) const SIPTO_PERMISSION: Names =
    &[(0, "siptoAboveRanAllowed"), (1, "siptoAboveRanNotAllowed")];

pub(super) const SMSREGISTER_REQUEST: Names = &[
    (0, "sms-registration-required"),
    (1, "sms-registration-not-preferred"),
    (2, "no-preference"),
];

pub(super) const SMS_TRIGGER_DETECTION_POINT: Names =
    &[(1, "sms-CollectedInfo"), (2, "sms-DeliveryRequest")];

pub(super) const SUBSCRIBER_STATUS: Names =
    &[(0, "serviceGranted"), (1, "operatorDeterminedBarring")];

pub(super) const TYPE_OF_UPDATE: Names = &[(0, "sgsn-change"), (1, "mme-change")];

pub(super) const T_BCSM_TRIGGER_DETECTION_POINT: Names =
    &[(12, "termAttemptAuthorized"), (13, "tBusy"), (14, "tNoAnswer")];

pub(super) const UE_SRVCC_CAPABILITY: Names =
    &[(0, "ue-srvcc-not-supported"), (1, "ue-srvcc-supported")];

pub(super) const USED_RAT_TYPE: Names = &[
    (0, "utran"),
    (1, "geran"),
    (2, "gan"),
    (3, "i-hspa-evolution"),
    (4, "e-utran"),
    (5, "nb-iot"),
];

pub(super) const WLAN_OFFLOADABILITY_INDICATION: Names = &[(0, "notAllowed"), (1, "allowed")];
