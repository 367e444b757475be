//! Handling of calls (TS 29.002 §17.7.3).

use super::names::{Ch, Ms, Ss};
use super::{L, Part, Type, common, grammar, mobility, subscription};

grammar! {
    Sequence ProvideRoamingNumberArg in Ch {
        c 0 imsi: L::Imsi, c 1 msc_Number: L::Address, C 2 msisdn: L::Address, C 4 lmsi: L::Octets,
        C 5 gsm_BearerCapability_element: common::ExternalSignalInfo,
        C 6 networkSignalInfo_element: common::ExternalSignalInfo,
        C 7 suppressionOfAnnouncement_element: L::Null, C 8 gmsc_Address: L::Address,
        C 9 callReferenceNumber: L::Octets, C 10 or_Interrogation_element: L::Null,
        C 11 extensionContainer_element: common::ExtensionContainer,
        C 12 alertingPattern: L::Octets, C 13 ccbs_Call_element: L::Null,
        C 15 supportedCamelPhasesInInterrogatingNode: L::Bits,
        C 14 additionalSignalInfo_element: common::Ext_ExternalSignalInfo,
        C 16 orNotSupportedInGMSC_element: L::Null, C 17 pre_pagingSupported_element: L::Null,
        C 18 longFTN_Supported_element: L::Null, C 19 suppress_VT_CSI_element: L::Null,
        C 20 offeredCamel4CSIsInInterrogatingNode: L::Bits,
        C 21 mtRoamingRetrySupported_element: L::Null, C 22 pagingArea: mobility::PagingArea,
        C 23 callPriority: L::Integer, C 24 mtrf_Indicator_element: L::Null,
        C 25 oldMSC_Number: L::Address, C 26 lastUsedLtePLMN_Id: L::Plmn,
    }
    Sequence ResumeCallHandlingArg in Ch {
        C 0 callReferenceNumber: L::Octets, C 1 basicServiceGroup: common::Ext_BasicServiceCode,
        C 2 forwardingData_element: ForwardingData, C 3 imsi: L::Imsi,
        C 4 cug_CheckInfo_element: CUG_CheckInfo, C 5 o_CSI_element: mobility::O_CSI,
        C 7 extensionContainer_element: common::ExtensionContainer,
        C 8 ccbs_Possible_element: L::Null, C 9 msisdn: L::Address, C 10 uu_Data_element: UU_Data,
        C 11 allInformationSent_element: L::Null, C 12 d_csi_element: mobility::D_CSI,
        C 13 o_BcsmCamelTDPCriteriaList: mobility::O_BcsmCamelTDPCriteriaList,
        C 14 basicServiceGroup2: common::Ext_BasicServiceCode,
        C 15 mtRoamingRetry_element: L::Null,
    }
    Sequence ForwardingData in Ch {
        C 5 forwardedToNumber: L::Address, C 4 forwardedToSubaddress: L::Octets,
        C 6 forwardingOptions: L::Forwarding,
        C 7 extensionContainer_element: common::ExtensionContainer,
        C 8 longForwardedToNumber: L::Address,
    }
    Sequence CUG_CheckInfo in Ch {
        u 4 cug_Interlock: L::Octets, U 5 cug_OutgoingAccess_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UU_Data in Ch {
        C 0 uuIndicator: L::Octets, C 1 uui: L::Octets, C 2 uusCFInteraction_element: L::Null,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ReleaseResourcesArg in Ch {
        u 4 msrn: L::Address, U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendRoutingInfoArg in Ch {
        c 0 msisdn: L::Address, C 1 cug_CheckInfo_element: CUG_CheckInfo,
        C 2 numberOfForwarding: L::Integer, c 3 interrogationType: L::Integer,
        C 4 or_Interrogation_element: L::Null, C 5 or_Capability: L::Integer,
        c 6 gmsc_OrGsmSCF_Address: L::Address, C 7 callReferenceNumber: L::Octets,
        C 8 forwardingReason: L::Integer, C 9 basicServiceGroup: common::Ext_BasicServiceCode,
        C 10 networkSignalInfo_element: common::ExternalSignalInfo,
        C 11 camelInfo_element: CamelInfo, C 12 suppressionOfAnnouncement_element: L::Null,
        C 13 extensionContainer_element: common::ExtensionContainer,
        C 14 alertingPattern: L::Octets, C 15 ccbs_Call_element: L::Null,
        C 16 supportedCCBS_Phase: L::Integer,
        C 17 additionalSignalInfo_element: common::Ext_ExternalSignalInfo,
        C 18 istSupportIndicator: L::Integer, C 19 pre_pagingSupported_element: L::Null,
        C 20 callDiversionTreatmentIndicator: L::Octets, C 21 longFTN_Supported_element: L::Null,
        C 22 suppress_VT_CSI_element: L::Null, C 23 suppressIncomingCallBarring_element: L::Null,
        C 24 gsmSCF_InitiatedCall_element: L::Null,
        C 25 basicServiceGroup2: common::Ext_BasicServiceCode,
        C 26 networkSignalInfo2_element: common::ExternalSignalInfo, C 27 suppressMTSS: L::Bits,
        C 28 mtRoamingRetrySupported_element: L::Null, C 29 callPriority: L::Integer,
    }
    Sequence CamelInfo in Ch {
        u 3 supportedCamelPhases: L::Bits, U 5 suppress_T_CSI_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 offeredCamel4CSIs: L::Bits,
    }
    Sequence SetReportingStateArg in Ch {
        C 0 imsi: L::Imsi, C 1 lmsi: L::Octets, C 2 ccbs_Monitoring: L::Integer,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence StatusReportArg in Ch {
        c 0 imsi: L::Imsi, C 1 eventReportData_element: EventReportData,
        C 2 callReportdata_element: CallReportData,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence EventReportData in Ch {
        C 0 ccbs_SubscriberStatus: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CallReportData in Ch {
        C 0 monitoringMode: L::Integer, C 1 callOutcome: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence RemoteUserFreeArg in Ch {
        c 0 imsi: L::Imsi, c 1 callInfo_element: common::ExternalSignalInfo,
        c 2 ccbs_Feature_element: CCBS_Feature, c 3 translatedB_Number: L::Address,
        C 4 replaceB_Number_element: L::Null, C 5 alertingPattern: L::Octets,
        C 6 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CCBS_Feature in Ss {
        C 0 ccbs_Index: L::Integer, C 1 b_subscriberNumber: L::Address,
        C 2 b_subscriberSubaddress: L::Octets, C 3 basicServiceGroup: common::BasicServiceCode,
    }
    Sequence IST_AlertArg in Ch {
        c 0 imsi: L::Imsi, C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IST_CommandArg in Ch {
        c 0 imsi: L::Imsi, C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ProvideRoamingNumberRes in Ch {
        u 4 roamingNumber: L::Address, U 16 extensionContainer_element: common::ExtensionContainer,
        U 5 releaseResourcesSupported_element: L::Null, U 4 vmsc_Address: L::Address,
    }
    Sequence ResumeCallHandlingRes in Ch {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ReleaseResourcesRes in Ch {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendRoutingInfoRes in Ch {
        C 9 imsi: L::Imsi, N 0 extendedRoutingInfo: ExtendedRoutingInfo,
        C 3 cug_CheckInfo_element: CUG_CheckInfo, C 6 cugSubscriptionFlag_element: L::Null,
        C 7 subscriberInfo_element: SubscriberInfo, C 1 ss_List: subscription::SS_List,
        C 5 basicService: common::Ext_BasicServiceCode,
        C 4 forwardingInterrogationRequired_element: L::Null, C 2 vmsc_Address: L::Address,
        C 0 extensionContainer_element: common::ExtensionContainer,
        C 10 naea_PreferredCI_element: common::NAEA_PreferredCI,
        C 11 ccbs_Indicators_element: CCBS_Indicators, C 12 msisdn: L::Address,
        C 13 numberPortabilityStatus: L::Integer, C 14 istAlertTimer: L::Integer,
        C 15 supportedCamelPhasesInVMSC: L::Bits, C 16 offeredCamel4CSIsInVMSC: L::Bits,
        C 17 routingInfo2: RoutingInfo, C 18 ss_List2: subscription::SS_List,
        C 19 basicService2: common::Ext_BasicServiceCode, C 20 allowedServices: L::Bits,
        C 21 unavailabilityCause: L::Integer, C 22 releaseResourcesSupported_element: L::Null,
        C 23 gsm_BearerCapability_element: common::ExternalSignalInfo,
    }
    Choice ExtendedRoutingInfo in Ch {
        n 0 routingInfo: RoutingInfo = 0, c 8 camelRoutingInfo_element: CamelRoutingInfo = 1,
    }
    Choice RoutingInfo in Ch {
        u 4 roamingNumber: L::Address = 0, u 16 forwardingData_element: ForwardingData = 1,
    }
    Sequence CamelRoutingInfo in Ch {
        U 16 forwardingData_element: ForwardingData,
        c 0 gmscCamelSubscriptionInfo_element: GmscCamelSubscriptionInfo,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence GmscCamelSubscriptionInfo in Ch {
        C 0 t_CSI_element: mobility::T_CSI, C 1 o_CSI_element: mobility::O_CSI,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 o_BcsmCamelTDP_CriteriaList: mobility::O_BcsmCamelTDPCriteriaList,
        C 4 t_BCSM_CAMEL_TDP_CriteriaList: mobility::T_BCSM_CAMEL_TDP_CriteriaList,
        C 5 d_csi_element: mobility::D_CSI,
    }
    Sequence SubscriberInfo in Ms {
        C 0 locationInformation_element: mobility::LocationInformation,
        C 1 subscriberState: SubscriberState,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 locationInformationGPRS_element: mobility::LocationInformationGPRS,
        C 4 ps_SubscriberState: PS_SubscriberState, C 5 imei: L::Tbcd,
        C 6 ms_Classmark2: L::Octets, C 7 gprs_MS_Class_element: GPRSMSClass,
        C 8 mnpInfoRes_element: MNPInfoRes, C 9 imsVoiceOverPS_SessionsIndication: L::Integer,
        C 10 lastUE_ActivityTime: L::Octets, C 11 lastRAT_Type: L::Integer,
        C 12 eps_SubscriberState: PS_SubscriberState,
        C 13 locationInformationEPS_element: mobility::LocationInformationEPS,
        C 14 timeZone: L::Octets, C 15 daylightSavingTime: L::Integer,
        C 16 locationInformation5GS_element: LocationInformation5GS,
    }
    Choice SubscriberState in Ms {
        c 0 assumedIdle_element: L::Null = 0, c 1 camelBusy_element: L::Null = 1,
        u 10 netDetNotReachable: L::Integer = 2, c 2 notProvidedFromVLR_element: L::Null = 3,
    }
    Choice PS_SubscriberState in Ms {
        c 0 notProvidedFromSGSNorMME_element: L::Null = 0, c 1 ps_Detached_element: L::Null = 1,
        c 2 ps_AttachedNotReachableForPaging_element: L::Null = 2,
        c 3 ps_AttachedReachableForPaging_element: L::Null = 3,
        c 4 ps_PDP_ActiveNotReachableForPaging: PDP_ContextInfoList = 4,
        c 5 ps_PDP_ActiveReachableForPaging: PDP_ContextInfoList = 5,
        u 10 netDetNotReachable: L::Integer = 6,
    }
    Each PDP_ContextInfoList in Ms { u 16 PDP_ContextInfo_element: PDP_ContextInfo }
    Sequence PDP_ContextInfo in Ms {
        c 0 pdp_ContextIdentifier: L::Integer, C 1 pdp_ContextActive_element: L::Null,
        c 2 pdp_Type: L::Octets, C 3 pdp_Address: L::Octets, C 4 apn_Subscribed: L::Apn,
        C 5 apn_InUse: L::Apn, C 6 nsapi: L::Integer, C 7 transactionId: L::Octets,
        C 8 teid_ForGnAndGp: L::Octets, C 9 teid_ForIu: L::Octets, C 10 ggsn_Address: L::Gsn,
        C 11 qos_Subscribed: L::Octets, C 12 qos_Requested: L::Octets,
        C 13 qos_Negotiated: L::Octets, C 14 chargingId: L::Octets,
        C 15 chargingCharacteristics: L::Integer, C 16 rnc_Address: L::Gsn,
        C 17 extensionContainer_element: common::ExtensionContainer,
        C 18 qos2_Subscribed: L::Octets, C 19 qos2_Requested: L::Octets,
        C 20 qos2_Negotiated: L::Octets, C 21 qos3_Subscribed: L::Octets,
        C 22 qos3_Requested: L::Octets, C 23 qos3_Negotiated: L::Octets,
        C 25 qos4_Subscribed: L::Octets, C 26 qos4_Requested: L::Octets,
        C 27 qos4_Negotiated: L::Octets, C 28 ext_pdp_Type: L::Octets,
        C 29 ext_pdp_Address: L::Octets,
    }
    Sequence GPRSMSClass in Ms {
        c 0 mSNetworkCapability: L::Octets, C 1 mSRadioAccessCapability: L::Octets,
    }
    Sequence MNPInfoRes in Ms {
        C 0 routeingNumber: L::Tbcd, C 1 imsi: L::Imsi, C 2 msisdn: L::Address,
        C 3 numberPortabilityStatus: L::Integer,
        C 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence LocationInformation5GS in Ms {
        C 0 nrCellGlobalIdentity: L::Octets, C 1 e_utranCellGlobalIdentity: L::Eutran,
        C 2 geographicalInformation: L::Octets, C 3 geodeticInformation: L::Octets,
        C 4 amf_address: L::Octets, C 5 trackingAreaIdentity: L::Tracking,
        C 6 currentLocationRetrieved_element: L::Null, C 7 ageOfLocationInformation: L::Integer,
        C 8 vplmnId: L::Plmn, C 9 localtimeZone: L::Octets, C 10 rat_Type: L::Integer,
        C 11 extensionContainer_element: common::ExtensionContainer,
        C 12 nrTrackingAreaIdentity: L::Octets,
    }
    Sequence CCBS_Indicators in Ch {
        C 0 ccbs_Possible_element: L::Null, C 1 keepCCBS_CallIndicator_element: L::Null,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SetReportingStateRes in Ch {
        C 0 ccbs_SubscriberStatus: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence StatusReportRes in Ch { C 0 extensionContainer_element: common::ExtensionContainer }
    Sequence RemoteUserFreeRes in Ch {
        c 0 ruf_Outcome: L::Integer, C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IST_AlertRes in Ch {
        C 0 istAlertTimer: L::Integer, C 1 istInformationWithdraw_element: L::Null,
        C 2 callTerminationIndicator: L::Integer,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IST_CommandRes in Ch { U 16 extensionContainer_element: common::ExtensionContainer }
}
