//! Names of enumerated values (TS 29.002 §17.7, TS 29.078), as in Wireshark.

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
pub(super) const ADDITIONAL_REQUESTED_CAMEL_SUBSCRIPTION_INFO: Names =
    &[(0, "mt-sms-CSI"), (1, "mg-csi"), (2, "o-IM-CSI"), (3, "d-IM-CSI"), (4, "vt-IM-CSI")];
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
pub(super) const BOTHWAY_THROUGH_CONNECTION_IND: Names =
    &[(0, "bothwayPathRequired"), (1, "bothwayPathNotRequired")];
pub(super) const CALL_BARRING_CAUSE: Names = &[(0, "barringServiceActive"), (1, "operatorBarring")];
pub(super) const CALL_OUTCOME: Names = &[(0, "success"), (1, "failure"), (2, "busy")];
pub(super) const CALL_TERMINATION_INDICATOR: Names =
    &[(0, "terminateCallActivityReferred"), (1, "terminateAllCallActivities")];
pub(super) const CALL_TYPE_CRITERIA: Names = &[(0, "forwarded"), (1, "notForwarded")];
pub(super) const CANCELLATION_TYPE: Names =
    &[(0, "updateProcedure"), (1, "subscriptionWithdraw"), (2, "initialAttachProcedure")];
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
pub(super) const CGENCOUNTERED: Names =
    &[(0, "noCGencountered"), (1, "manualCGencountered"), (2, "scpOverload")];
pub(super) const CLI_RESTRICTION_OPTION: Names =
    &[(0, "permanent"), (1, "temporaryDefaultRestricted"), (2, "temporaryDefaultAllowed")];
pub(super) const CONNECTED_NUMBER_TREATMENT_IND: Names = &[
    (0, "noINImpact"),
    (1, "presentationRestricted"),
    (2, "presentCalledINNumber"),
    (3, "presentCallINNumberRestricted"),
];
pub(super) const CONTROL_TYPE: Names = &[(0, "sCPOverloaded"), (1, "manuallyInitiated")];
pub(super) const CRITICALITY_TYPE: Names = &[(0, "ignore"), (1, "abort")];
pub(super) const CUG_REJECT_CAUSE: Names = &[
    (0, "incomingCallsBarredWithinCUG"),
    (1, "subscriberNotMemberOfCUG"),
    (5, "requestedBasicServiceViolatesCUG-Constraints"),
    (7, "calledPartySS-InteractionViolation"),
];
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
pub(super) const ERROR_TREATMENT: Names =
    &[(0, "stdErrorAndInfo"), (1, "help"), (2, "repeatPrompt")];
pub(super) const EVENT_TYPE_BCSM: Names = &[
    (2, "collectedInfo"),
    (3, "analyzedInformation"),
    (4, "routeSelectFailure"),
    (5, "oCalledPartyBusy"),
    (6, "oNoAnswer"),
    (7, "oAnswer"),
    (8, "oMidCall"),
    (9, "oDisconnect"),
    (10, "oAbandon"),
    (12, "termAttemptAuthorized"),
    (13, "tBusy"),
    (14, "tNoAnswer"),
    (15, "tAnswer"),
    (16, "tMidCall"),
    (17, "tDisconnect"),
    (18, "tAbandon"),
    (19, "oTermSeized"),
    (27, "callAccepted"),
    (50, "oChangeOfPosition"),
    (51, "tChangeOfPosition"),
    (52, "oServiceChange"),
    (53, "tServiceChange"),
];
pub(super) const EVENT_TYPE_SMS: Names = &[
    (1, "sms-CollectedInfo"),
    (2, "o-smsFailure"),
    (3, "o-smsSubmission"),
    (11, "sms-DeliveryRequested"),
    (12, "t-smsFailure"),
    (13, "t-smsDelivery"),
];
pub(super) const EXT_PROTOCOL_ID: Names = &[(1, "ets-300356")];
pub(super) const FAILURE_CAUSE: Names = &[(0, "wrongUserResponse"), (1, "wrongNetworkSignature")];
pub(super) const FAILURE_CAUSE_PARAM: Names =
    &[(0, "limitReachedOnNumberOfConcurrentLocationRequests")];
pub(super) const FORWARDING_REASON: Names = &[(0, "notReachable"), (1, "busy"), (2, "noReply")];
pub(super) const GMLC_RESTRICTION: Names = &[(0, "gmlc-List"), (1, "home-Country")];
pub(super) const GPRSEVENT_TYPE: Names = &[
    (1, "attach"),
    (2, "attachChangeOfPosition"),
    (3, "detached"),
    (11, "pdp-ContextEstablishment"),
    (12, "pdp-ContextEstablishmentAcknowledgement"),
    (13, "disonnect"),
    (14, "pdp-ContextChangeOfPosition"),
];
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
pub(super) const INITIATING_ENTITY: Names =
    &[(0, "mobileStation"), (1, "sgsn"), (2, "hlr"), (3, "ggsn")];
pub(super) const INITIATOR_OF_SERVICE_CHANGE: Names = &[(0, "a-side"), (1, "b-side")];
pub(super) const INTERROGATION_TYPE: Names = &[(0, "basicCall"), (1, "forwarding")];
pub(super) const INTRA_CUG_OPTIONS: Names =
    &[(0, "noCUG-Restrictions"), (1, "cugIC-CallBarred"), (2, "cugOG-CallBarred")];
pub(super) const IST_SUPPORT_INDICATOR: Names =
    &[(0, "basicISTSupported"), (1, "istCommandSupported")];
pub(super) const JOB_TYPE: Names = &[
    (0, "immediate-MDT-only"),
    (1, "logged-MDT-only"),
    (2, "trace-only"),
    (3, "immediate-MDT-and-trace"),
];
pub(super) const KEY_STATUS: Names = &[(0, "old"), (1, "new")];
pub(super) const LCSCLIENT_INTERNAL_ID: Names = &[
    (0, "broadcastService"),
    (1, "o-andM-HPLMN"),
    (2, "o-andM-VPLMN"),
    (3, "anonymousLocation"),
    (4, "targetMSsubscribedService"),
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
pub(super) const LIPA_PERMISSION: Names =
    &[(0, "lipaProhibited"), (1, "lipaOnly"), (2, "lipaConditional")];
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
pub(super) const LSAONLY_ACCESS_INDICATOR: Names =
    &[(0, "accessOutsideLSAsAllowed"), (1, "accessOutsideLSAsRestricted")];
pub(super) const MAP_PROVIDER_ABORT_REASON: Names = &[(0, "abnormalDialogue"), (1, "invalidPDU")];
pub(super) const MATCH_TYPE: Names = &[(0, "inhibiting"), (1, "enabling")];
pub(super) const MODIFICATION_INSTRUCTION: Names = &[(0, "deactivate"), (1, "activate")];
pub(super) const MONITORING_MODE: Names = &[(0, "a-side"), (1, "b-side")];
pub(super) const MONITOR_MODE: Names =
    &[(0, "interrupted"), (1, "notifyAndContinue"), (2, "transparent")];
pub(super) const MT_SMS_TPDU_TYPE: Names =
    &[(0, "sms-DELIVER"), (1, "sms-SUBMIT-REPORT"), (2, "sms-STATUS-REPORT")];
pub(super) const NATURE_OF_SERVICE_CHANGE: Names = &[(0, "userInitiated"), (1, "networkInitiated")];
pub(super) const NETWORK_ACCESS_MODE: Names =
    &[(0, "packetAndCircuit"), (1, "onlyCircuit"), (2, "onlyPacket")];
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
pub(super) const OCCURRENCE_INFO: Names = &[(0, "oneTimeEvent"), (1, "multipleTimeEvent")];
pub(super) const OVERRIDE_CATEGORY: Names = &[(0, "overrideEnabled"), (1, "overrideDisabled")];
pub(super) const O_BCSM_TRIGGER_DETECTION_POINT: Names =
    &[(2, "collectedInfo"), (4, "routeSelectFailure")];
pub(super) const PDN_CONNECTION_CONTINUITY: Names = &[
    (0, "maintainPDN-Connection"),
    (1, "disconnectPDN-ConnectionWithReactivationRequest"),
    (2, "disconnectPDN-ConnectionWithoutReactivationRequest"),
];
pub(super) const PDN_GW_ALLOCATION_TYPE: Names = &[(0, "static"), (1, "dynamic")];
pub(super) const PDPINITIATION_TYPE: Names = &[(0, "mSInitiated"), (1, "networkInitiated")];
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
pub(super) const REGIONAL_SUBSCRIPTION_RESPONSE: Names = &[
    (0, "networkNode-AreaRestricted"),
    (1, "tooManyZoneCodes"),
    (2, "zoneCodesConflict"),
    (3, "regionalSubscNotSupported"),
];
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
pub(super) const REQUESTED_INFO: Names = &[
    (0, "anchorMSC-AddressAndASCI-CallReference"),
    (1, "imsiAndAdditionalInfoAndAdditionalSubscription"),
];
pub(super) const REQUESTED_INFORMATION_TYPE: Names = &[
    (0, "callAttemptElapsedTime"),
    (1, "callStopTime"),
    (2, "callConnectedElapsedTime"),
    (30, "releaseCause"),
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
pub(super) const SIPTO_LOCAL_NETWORK_PERMISSION: Names =
    &[(0, "siptoAtLocalNetworkAllowed"), (1, "siptoAtLocalNetworkNotAllowed")];
pub(super) const SIPTO_PERMISSION: Names =
    &[(0, "siptoAboveRanAllowed"), (1, "siptoAboveRanNotAllowed")];
pub(super) const SMSREGISTER_REQUEST: Names = &[
    (0, "sms-registration-required"),
    (1, "sms-registration-not-preferred"),
    (2, "no-preference"),
];
pub(super) const SMS_GMSC_ALERT_EVENT: Names =
    &[(0, "msAvailableForMtSms"), (1, "msUnderNewServingNode")];
pub(super) const SMS_TRIGGER_DETECTION_POINT: Names =
    &[(1, "sms-CollectedInfo"), (2, "sms-DeliveryRequest")];
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
pub(super) const SUBSCRIBER_STATUS: Names =
    &[(0, "serviceGranted"), (1, "operatorDeterminedBarring")];
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
pub(super) const TIMER_ID: Names = &[(0, "tssf")];
pub(super) const TRACE_DEPTH: Names = &[(0, "minimum"), (1, "medium"), (2, "maximum")];
pub(super) const TRACE_DEPTH_EXTENSION: Names = &[
    (0, "minimumWithoutVendorSpecificExtension"),
    (1, "mediumWithoutVendorSpecificExtension"),
    (2, "maximumWithoutVendorSpecificExtension"),
];
pub(super) const TYPE_OF_UPDATE: Names = &[(0, "sgsn-change"), (1, "mme-change")];
pub(super) const T_BCSM_TRIGGER_DETECTION_POINT: Names =
    &[(12, "termAttemptAuthorized"), (13, "tBusy"), (14, "tNoAnswer")];
pub(super) const UE_SRVCC_CAPABILITY: Names =
    &[(0, "ue-srvcc-not-supported"), (1, "ue-srvcc-supported")];
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
pub(super) const USED_RAT_TYPE: Names = &[
    (0, "utran"),
    (1, "geran"),
    (2, "gan"),
    (3, "i-hspa-evolution"),
    (4, "e-utran"),
    (5, "nb-iot"),
];
pub(super) const WLAN_OFFLOADABILITY_INDICATION: Names = &[(0, "notAllowed"), (1, "allowed")];
