//! Short messages (TS 29.002 §17.7.6).

use super::names::Sm;
use super::{L, Part, Type, common, grammar, location};

grammar! {
    Sequence MT_ForwardSM_VGCS_Arg in Sm {
        u 4 asciCallReference: L::Tbcd, n 0 sm_RP_OA: SM_RP_OA, u 4 sm_RP_UI: L::Signal,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Choice SM_RP_OA in Sm {
        c 2 msisdn: L::Address = 2, c 4 serviceCentreAddressOA: L::Address = 4,
        c 5 noSM_RP_OA_element: L::Null = 5,
    }
    Sequence MT_ForwardSM_Arg in Sm {
        n 0 sm_RP_DA: SM_RP_DA, n 0 sm_RP_OA: SM_RP_OA, u 4 sm_RP_UI: L::Signal,
        U 5 moreMessagesToSend_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
        U 2 smDeliveryTimer: L::Integer, U 4 smDeliveryStartTime: L::Octets,
        C 0 smsOverIP_OnlyIndicator_element: L::Null, C 1 correlationID_element: CorrelationID,
        C 2 maximumRetransmissionTime: L::Octets, C 3 smsGmscAddress: L::Address,
        C 4 smsGmscDiameterAddress_element: common::NetworkNodeDiameterAddress,
    }
    Choice SM_RP_DA in Sm {
        c 0 imsi: L::Imsi = 0, c 1 lmsi: L::Octets = 1, c 4 serviceCentreAddressDA: L::Address = 4,
        c 5 noSM_RP_DA_element: L::Null = 5,
    }
    Sequence CorrelationID in Sm {
        C 0 hlr_id: L::Imsi, C 1 sip_uri_A: L::Octets, c 2 sip_uri_B: L::Octets,
    }
    Sequence RoutingInfoForSM_Arg in Sm {
        c 0 msisdn: L::Address, c 1 sm_RP_PRI: L::Boolean, c 2 serviceCentreAddress: L::Address,
        C 6 extensionContainer_element: common::ExtensionContainer,
        C 7 gprsSupportIndicator_element: L::Null, C 8 sm_RP_MTI: L::Integer,
        C 9 sm_RP_SMEA: L::Octets, C 10 sm_deliveryNotIntended: L::Integer,
        C 11 ip_sm_gwGuidanceIndicator_element: L::Null, C 12 imsi: L::Imsi,
        C 14 t4_Trigger_Indicator_element: L::Null, C 13 singleAttemptDelivery_element: L::Null,
        C 15 correlationID_element: CorrelationID, C 16 smsf_supportIndicator_element: L::Null,
    }
    Sequence MO_ForwardSM_Arg in Sm {
        n 0 sm_RP_DA: SM_RP_DA, n 0 sm_RP_OA: SM_RP_OA, u 4 sm_RP_UI: L::Signal,
        U 16 extensionContainer_element: common::ExtensionContainer, U 4 imsi: L::Imsi,
        C 0 correlationID_element: CorrelationID, C 1 sm_DeliveryOutcome: L::Integer,
    }
    Sequence ReportSM_DeliveryStatusArg in Sm {
        u 4 msisdn: L::Address, u 4 serviceCentreAddress: L::Address,
        u 10 sm_DeliveryOutcome: L::Integer, C 0 absentSubscriberDiagnosticSM: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 gprsSupportIndicator_element: L::Null, C 3 deliveryOutcomeIndicator_element: L::Null,
        C 4 additionalSM_DeliveryOutcome: L::Integer,
        C 5 additionalAbsentSubscriberDiagnosticSM: L::Integer,
        C 6 ip_sm_gw_Indicator_element: L::Null, C 7 ip_sm_gw_sm_deliveryOutcome: L::Integer,
        C 8 ip_sm_gw_absentSubscriberDiagnosticSM: L::Integer, C 9 imsi: L::Imsi,
        C 10 singleAttemptDelivery_element: L::Null, C 11 correlationID_element: CorrelationID,
        C 12 smsf_3gpp_deliveryOutcomeIndicator_element: L::Null,
        C 13 smsf_3gpp_deliveryOutcome: L::Integer,
        C 14 smsf_3gpp_absentSubscriberDiagSM: L::Integer,
        C 15 smsf_non_3gpp_deliveryOutcomeIndicator_element: L::Null,
        C 16 smsf_non_3gpp_deliveryOutcome: L::Integer,
        C 17 smsf_non_3gpp_absentSubscriberDiagSM: L::Integer,
    }
    Sequence AlertServiceCentreArg in Sm {
        u 4 msisdn: L::Address, u 4 serviceCentreAddress: L::Address, U 4 imsi: L::Imsi,
        U 16 correlationID_element: CorrelationID, C 0 maximumUeAvailabilityTime: L::Octets,
        C 1 smsGmscAlertEvent: L::Integer,
        C 2 smsGmscDiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 3 newSGSNNumber: L::Address,
        C 4 newSGSNDiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 5 newMMENumber: L::Address,
        C 6 newMMEDiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 7 newMSCNumber: L::Address,
    }
    Sequence InformServiceCentreArg in Sm {
        U 4 storedMSISDN: L::Address, U 3 mw_Status: L::Bits,
        U 16 extensionContainer_element: common::ExtensionContainer,
        U 2 absentSubscriberDiagnosticSM: L::Integer,
        C 0 additionalAbsentSubscriberDiagnosticSM: L::Integer,
        C 1 smsf3gppAbsentSubscriberDiagnosticSM: L::Integer,
        C 2 smsfNon3gppAbsentSubscriberDiagnosticSM: L::Integer,
    }
    Sequence ReadyForSM_Arg in Sm {
        c 0 imsi: L::Imsi, u 10 alertReason: L::Integer, U 5 alertReasonIndicator_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 1 additionalAlertReasonIndicator_element: L::Null,
        U 4 maximumUeAvailabilityTime: L::Octets,
    }
    Sequence MT_ForwardSM_VGCS_Res in Sm {
        C 0 sm_RP_UI: L::Signal, C 1 dispatcherList: DispatcherList,
        U 5 ongoingCall_element: L::Null,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 additionalDispatcherList: AdditionalDispatcherList,
    }
    Each DispatcherList in Sm { u 4 ISDN_AddressString: L::Address }
    Each AdditionalDispatcherList in Sm { u 4 ISDN_AddressString: L::Address }
    Sequence MT_ForwardSM_Res in Sm {
        U 4 sm_RP_UI: L::Signal, U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence RoutingInfoForSM_Res in Sm {
        u 4 imsi: L::Imsi, c 0 locationInfoWithLMSI_element: LocationInfoWithLMSI,
        C 4 extensionContainer_element: common::ExtensionContainer,
        C 5 ip_sm_gwGuidance_element: IP_SM_GW_Guidance,
    }
    Sequence LocationInfoWithLMSI in Sm {
        c 1 networkNode_Number: L::Address, U 4 lmsi: L::Octets,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 5 gprsNodeIndicator_element: L::Null, C 6 additional_Number: location::Additional_Number,
        C 7 networkNodeDiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 8 additionalNetworkNodeDiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 9 thirdNumber: location::Additional_Number,
        C 10 thirdNetworkNodeDiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 11 imsNodeIndicator_element: L::Null, C 12 smsf_3gpp_Number: L::Address,
        C 13 smsf_3gpp_DiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 14 smsf_non_3gpp_Number: L::Address,
        C 15 smsf_non_3gpp_DiameterAddress_element: common::NetworkNodeDiameterAddress,
        C 16 smsf_3gpp_address_indicator_element: L::Null,
        C 17 smsf_non_3gpp_address_indicator_element: L::Null,
    }
    Sequence IP_SM_GW_Guidance in Sm {
        u 2 minimumDeliveryTimeValue: L::Integer, u 2 recommendedDeliveryTimeValue: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MO_ForwardSM_Res in Sm {
        U 4 sm_RP_UI: L::Signal, U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ReportSM_DeliveryStatusRes in Sm {
        U 4 storedMSISDN: L::Address, U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ReadyForSM_Res in Sm { U 16 extensionContainer_element: common::ExtensionContainer }
}
