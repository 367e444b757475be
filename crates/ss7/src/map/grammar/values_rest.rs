//! Names of enumerated values of MAP beside mobile services (TS 29.002 §17.7), as in Wireshark.

use wire::Names;

pub(super) const ABSENT_SUBSCRIBER_REASON: Names = &[
    (0, "imsiDetach"),
    (1, "restrictedArea"),
    (2, "noPageResponse"),
    (3, "purgedMS"),
    (4, "mtRoamingRetry"),
    (5, "busySubscriber"),
];

pub(super) const ACCESS_NETWORK_PROTOCOL_ID: Names = &[(1, "ts3G-48006"), (2, "ts3G-25413")];

pub(super) const ACCURACY_FULFILMENT_INDICATOR: Names =
    &[(0, "requestedAccuracyFulfilled"), (1, "requestedAccuracyNotFulfilled")];

pub(super) const ADDITIONAL_NETWORK_RESOURCE: Names = &[
    (0, "sgsn"),
    (1, "ggsn"),
    (2, "gmlc"),
    (3, "gsmSCF"),
    (4, "nplr"),
    (5, "auc"),
    (6, "ue"),
    (7, "mme"),
];

pub(super) const ADDITIONAL_ROAMING_NOT_ALLOWED_CAUSE: Names =
    &[(0, "supportedRAT-TypesNotAllowed")];

pub(super) const ALERT_REASON: Names = &[(0, "ms-Present"), (1, "memoryAvailable")];

pub(super) const AREA_TYPE: Names = &[
    (0, "countryCode"),
    (1, "plmnId"),
    (2, "locationAreaId"),
    (3, "routingAreaId"),
    (4, "cellGlobalId"),
    (5, "utranCellId"),
];

pub(super) const CALL_BARRING_CAUSE: Names = &[(0, "barringServiceActive"), (1, "operatorBarring")];

pub(super) const CALL_OUTCOME: Names = &[(0, "success"), (1, "failure"), (2, "busy")];

pub(super) const CALL_TERMINATION_INDICATOR: Names =
    &[(0, "terminateCallActivityReferred"), (1, "terminateAllCallActivities")];

pub(super) const CCBS_REQUEST_STATE: Names = &[
    (0, "request"),
    (1, "recall"),
    (2, "active"),
    (3, "completed"),
    (4, "suspended"),
    (5, "frozen"),
    (6, "deleted"),
];

pub(super) const CCBS_SUBSCRIBER_STATUS: Names =
    &[(0, "ccbsNotIdle"), (1, "ccbsIdle"), (2, "ccbsNotReachable")];

pub(super) const CUG_REJECT_CAUSE: Names = &[
    (0, "incomingCallsBarredWithinCUG"),
    (1, "subscriberNotMemberOfCUG"),
    (5, "requestedBasicServiceViolatesCUG-Constraints"),
    (7, "calledPartySS-InteractionViolation"),
];

pub(super) const EXT_PROTOCOL_ID: Names = &[(1, "ets-300356")];

pub(super) const FAILURE_CAUSE_PARAM: Names =
    &[(0, "limitReachedOnNumberOfConcurrentLocationRequests")];

pub(super) const FORWARDING_REASON: Names = &[(0, "notReachable"), (1, "busy"), (2, "noReply")];

pub(super) const INTERROGATION_TYPE: Names = &[(0, "basicCall"), (1, "forwarding")];

pub(super) const JOB_TYPE: Names = &[
    (0, "immediate-MDT-only"),
    (1, "logged-MDT-only"),
    (2, "trace-only"),
    (3, "immediate-MDT-and-trace"),
];

pub(super) const LCSCLIENT_TYPE: Names = &[
    (0, "emergencyServices"),
    (1, "valueAddedServices"),
    (2, "plmnOperatorServices"),
    (3, "lawfulInterceptServices"),
];

pub(super) const LCS_EVENT: Names = &[
    (0, "emergencyCallOrigination"),
    (1, "emergencyCallRelease"),
    (2, "mo-lr"),
    (3, "deferredmt-lrResponse"),
    (4, "deferredmo-lrTTTPInitiation"),
    (5, "emergencyCallHandover"),
];

pub(super) const LCS_FORMAT_INDICATOR: Names =
    &[(0, "logicalName"), (1, "e-mailAddress"), (2, "msisdn"), (3, "url"), (4, "sipUrl")];

pub(super) const LOCATION_ESTIMATE_TYPE: Names = &[
    (0, "currentLocation"),
    (1, "currentOrLastKnownLocation"),
    (2, "initialLocation"),
    (3, "activateDeferredLocation"),
    (4, "cancelDeferredLocation"),
    (5, "notificationVerificationOnly"),
];

pub(super) const LOGGING_DURATION: Names = &[
    (0, "d600sec"),
    (1, "d1200sec"),
    (2, "d2400sec"),
    (3, "d3600sec"),
    (4, "d5400sec"),
    (5, "d7200sec"),
];

pub(super) const LOGGING_INTERVAL: Names = &[
    (0, "d1dot28"),
    (1, "d2dot56"),
    (2, "d5dot12"),
    (3, "d10dot24"),
    (4, "d20dot48"),
    (5, "d30dot72"),
    (6, "d40dot96"),
    (7, "d61dot44"),
];

pub(super) const MAP_PROVIDER_ABORT_REASON: Names = &[(0, "abnormalDialogue"), (1, "invalidPDU")];

pub(super) const MONITORING_MODE: Names = &[(0, "a-side"), (1, "b-side")];

pub(super) const NETWORK_RESOURCE: Names = &[
    (0, "plmn"),
    (1, "hlr"),
    (2, "vlr"),
    (3, "pvlr"),
    (4, "controllingMSC"),
    (5, "vmsc"),
    (6, "eir"),
    (7, "rss"),
];

pub(super) const OCCURRENCE_INFO: Names = &[(0, "oneTimeEvent"), (1, "multipleTimeEvent")];

pub(super) const PERIOD_LTE: Names = &[
    (0, "d1024ms"),
    (1, "d1280ms"),
    (2, "d2048ms"),
    (3, "d2560ms"),
    (4, "d5120ms"),
    (5, "d10240ms"),
    (6, "d1min"),
];

pub(super) const PERIOD_UMTS: Names = &[
    (0, "d250ms"),
    (1, "d500ms"),
    (2, "d1000ms"),
    (3, "d2000ms"),
    (4, "d3000ms"),
    (5, "d4000ms"),
    (6, "d6000ms"),
    (7, "d8000ms"),
    (8, "d12000ms"),
    (9, "d16000ms"),
    (10, "d20000ms"),
    (11, "d24000ms"),
    (12, "d28000ms"),
    (13, "d32000ms"),
    (14, "d64000ms"),
];

pub(super) const POSITION_METHOD_FAILURE_DIAGNOSTIC: Names = &[
    (0, "congestion"),
    (1, "insufficientResources"),
    (2, "insufficientMeasurementData"),
    (3, "inconsistentMeasurementData"),
    (4, "locationProcedureNotCompleted"),
    (5, "locationProcedureNotSupportedByTargetMS"),
    (6, "qoSNotAttainable"),
    (7, "positionMethodNotAvailableInNetwork"),
    (8, "positionMethodNotAvailableInLocationArea"),
];

pub(super) const PRIVACY_CHECK_RELATED_ACTION: Names = &[
    (0, "allowedWithoutNotification"),
    (1, "allowedWithNotification"),
    (2, "allowedIfNoResponse"),
    (3, "restrictedIfNoResponse"),
    (4, "notAllowed"),
];

pub(super) const PROCEDURE_CANCELLATION_REASON: Names = &[
    (0, "handoverCancellation"),
    (1, "radioChannelRelease"),
    (2, "networkPathRelease"),
    (3, "callRelease"),
    (4, "associatedProcedureFailure"),
    (5, "tandemDialogueRelease"),
    (6, "remoteOperationsFailure"),
];

pub(super) const PROTOCOL_ID: Names =
    &[(1, "gsm-0408"), (2, "gsm-0806"), (3, "gsm-BSSMAP"), (4, "ets-300102-1")];

pub(super) const RAN_TECHNOLOGY: Names = &[(0, "gsm"), (1, "umts")];

pub(super) const REASON: Names =
    &[(0, "noReasonGiven"), (1, "invalidDestinationReference"), (2, "invalidOriginatingReference")];

pub(super) const REPORTING_STATE: Names = &[(0, "stopMonitoring"), (1, "startMonitoring")];

pub(super) const REPORT_AMOUNT: Names = &[
    (0, "d1"),
    (1, "d2"),
    (2, "d4"),
    (3, "d8"),
    (4, "d16"),
    (5, "d32"),
    (6, "d64"),
    (7, "infinity"),
];

pub(super) const REPORT_INTERVAL: Names = &[
    (0, "umts250ms"),
    (1, "umts500ms"),
    (2, "umts1000ms"),
    (3, "umts2000ms"),
    (4, "umts3000ms"),
    (5, "umts4000ms"),
    (6, "umts6000ms"),
    (7, "umts8000ms"),
    (8, "umts12000ms"),
    (9, "umts16000ms"),
    (10, "umts20000ms"),
    (11, "umts24000ms"),
    (12, "umts28000ms"),
    (13, "umts32000ms"),
    (14, "umts64000ms"),
    (15, "lte120ms"),
    (16, "lte240ms"),
    (17, "lte480ms"),
    (18, "lte640ms"),
    (19, "lte1024ms"),
    (20, "lte2048ms"),
    (21, "lte5120ms"),
    (22, "lte10240ms"),
    (23, "lte1min"),
    (24, "lte6min"),
    (25, "lte12min"),
    (26, "lte30min"),
    (27, "lte60min"),
];

pub(super) const REQUESTED_INFO: Names = &[
    (0, "anchorMSC-AddressAndASCI-CallReference"),
    (1, "imsiAndAdditionalInfoAndAdditionalSubscription"),
];

pub(super) const RESOURCE_UNAVAILABLE_REASON: Names =
    &[(0, "shortTermResourceLimitation"), (1, "longTermResourceLimitation")];

pub(super) const RESPONSE_TIME_CATEGORY: Names = &[(0, "lowdelay"), (1, "delaytolerant")];

pub(super) const ROAMING_NOT_ALLOWED_CAUSE: Names =
    &[(0, "plmnRoamingNotAllowed"), (3, "operatorDeterminedBarring")];

pub(super) const RUF_OUTCOME: Names = &[
    (0, "accepted"),
    (1, "rejected"),
    (2, "noResponseFromFreeMS"),
    (3, "noResponseFromBusyMS"),
    (4, "udubFromFreeMS"),
    (5, "udubFromBusyMS"),
];

pub(super) const SMS_GMSC_ALERT_EVENT: Names =
    &[(0, "msAvailableForMtSms"), (1, "msUnderNewServingNode")];

pub(super) const SM_DELIVERY_NOT_INTENDED: Names =
    &[(0, "onlyIMSI-requested"), (1, "onlyMCC-MNC-requested")];

pub(super) const SM_DELIVERY_OUTCOME: Names =
    &[(0, "memoryCapacityExceeded"), (1, "absentSubscriber"), (2, "successfulTransfer")];

pub(super) const SM_ENUMERATED_DELIVERY_FAILURE_CAUSE: Names = &[
    (0, "memoryCapacityExceeded"),
    (1, "equipmentProtocolError"),
    (2, "equipmentNotSM-Equipped"),
    (3, "unknownServiceCentre"),
    (4, "sc-Congestion"),
    (5, "invalidSME-Address"),
    (6, "subscriberNotSC-Subscriber"),
];

pub(super) const TALKER_PRIORITY: Names = &[(0, "normal"), (1, "privileged"), (2, "emergency")];

pub(super) const TERMINATION_CAUSE: Names = &[
    (0, "normal"),
    (1, "errorundefined"),
    (2, "internalTimeout"),
    (3, "congestion"),
    (4, "mt-lrRestart"),
    (5, "privacyViolation"),
    (6, "shapeOfLocationEstimateNotSupported"),
    (7, "subscriberTermination"),
    (8, "uETermination"),
    (9, "networkTermination"),
];

pub(super) const TRACE_DEPTH: Names = &[(0, "minimum"), (1, "medium"), (2, "maximum")];

pub(super) const TRACE_DEPTH_EXTENSION: Names = &[
    (0, "minimumWithoutVendorSpecificExtension"),
    (1, "mediumWithoutVendorSpecificExtension"),
    (2, "maximumWithoutVendorSpecificExtension"),
];

pub(super) const UNAUTHORIZED_LCSCLIENT_DIAGNOSTIC: Names = &[
    (0, "noAdditionalInformation"),
    (1, "clientNotInMSPrivacyExceptionList"),
    (2, "callToClientNotSetup"),
    (3, "privacyOverrideNotApplicable"),
    (4, "disallowedByLocalRegulatoryRequirements"),
    (5, "unauthorizedPrivacyClass"),
    (6, "unauthorizedCallSessionUnrelatedExternalClient"),
    (7, "unauthorizedCallSessionRelatedExternalClient"),
];

pub(super) const UNAVAILABILITY_CAUSE: Names = &[
    (1, "bearerServiceNotProvisioned"),
    (2, "teleserviceNotProvisioned"),
    (3, "absentSubscriber"),
    (4, "busySubscriber"),
    (5, "callBarred"),
    (6, "cug-Reject"),
];

pub(super) const UNKNOWN_SUBSCRIBER_DIAGNOSTIC: Names =
    &[(0, "imsiUnknown"), (1, "gprs-eps-SubscriptionUnknown"), (2, "npdbMismatch")];
