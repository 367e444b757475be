//! Names of enumerated values of CAP (TS 29.078), as in Wireshark.

use wire::Names;

pub(super) const BOTHWAY_THROUGH_CONNECTION_IND: Names =
    &[(0, "bothwayPathRequired"), (1, "bothwayPathNotRequired")];

pub(super) const CGENCOUNTERED: Names =
    &[(0, "noCGencountered"), (1, "manualCGencountered"), (2, "scpOverload")];

pub(super) const CONNECTED_NUMBER_TREATMENT_IND: Names = &[
    (0, "noINImpact"),
    (1, "presentationRestricted"),
    (2, "presentCalledINNumber"),
    (3, "presentCallINNumberRestricted"),
];

pub(super) const CONTROL_TYPE: Names = &[(0, "sCPOverloaded"), (1, "manuallyInitiated")];

pub(super) const CRITICALITY_TYPE: Names = &[(0, "ignore"), (1, "abort")];

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

pub(super) const GPRSEVENT_TYPE: Names = &[
    (1, "attach"),
    (2, "attachChangeOfPosition"),
    (3, "detached"),
    (11, "pdp-ContextEstablishment"),
    (12, "pdp-ContextEstablishmentAcknowledgement"),
    (13, "disonnect"),
    (14, "pdp-ContextChangeOfPosition"),
];

pub(super) const INITIATING_ENTITY: Names =
    &[(0, "mobileStation"), (1, "sgsn"), (2, "hlr"), (3, "ggsn")];

pub(super) const INITIATOR_OF_SERVICE_CHANGE: Names = &[(0, "a-side"), (1, "b-side")];

pub(super) const MONITOR_MODE: Names =
    &[(0, "interrupted"), (1, "notifyAndContinue"), (2, "transparent")];

pub(super) const NATURE_OF_SERVICE_CHANGE: Names = &[(0, "userInitiated"), (1, "networkInitiated")];

pub(super) const PDPINITIATION_TYPE: Names = &[(0, "mSInitiated"), (1, "networkInitiated")];

pub(super) const REQUESTED_INFORMATION_TYPE: Names = &[
    (0, "callAttemptElapsedTime"),
    (1, "callStopTime"),
    (2, "callConnectedElapsedTime"),
    (30, "releaseCause"),
];

pub(super) const TIMER_ID: Names = &[(0, "tssf")];
