//! Handling of calls (TS 29.002 §17.7.3).

use super::names::{Ch, Ms, Ss};
use super::{L, Part, Type, common, grammar, mobility, subscription};

grammar! {
    Sequence ProvideRoamingNumberArg in Ch {
        c 0 imsi: L::Imsi, c 1 msc_Number: L::Address, c 2 msisdn: L::Address, c 4 lmsi: L::Octets,
        c 5 gsm_BearerCapability_element: common::ExternalSignalInfo,
        c 6 networkSignalInfo_element: common::ExternalSignalInfo,
        c 7 suppressionOfAnnouncement_element: L::Null, c 8 gmsc_Address: L::Address,
        c 9 callReferenceNumber: L::Octets, c 10 or_Interrogation_element: L::Null,
        c 11 extensionContainer_element: common::ExtensionContainer,
        c 12 alertingPattern: L::Octets, c 13 ccbs_Call_element: L::Null,
        c 15 supportedCamelPhasesInInterrogatingNode: L::Bits,
        c 14 additionalSignalInfo_element: common::Ext_ExternalSignalInfo,
        c 16 orNotSupportedInGMSC_element: L::Null, c 17 pre_pagingSupported_element: L::Null,
        c 18 longFTN_Supported_element: L::Null, c 19 suppress_VT_CSI_element: L::Null,
        c 20 offeredCamel4CSIsInInterrogatingNode: L::Bits,
        c 21 mtRoamingRetrySupported_element: L::Null, c 22 pagingArea: mobility::PagingArea,
        c 23 callPriority: L::Integer, c 24 mtrf_Indicator_element: L::Null,
        c 25 oldMSC_Number: L::Address, c 26 lastUsedLtePLMN_Id: L::Plmn,
    }
    Sequence ResumeCallHandlingArg in Ch {
        c 0 callReferenceNumber: L::Octets, c 1 basicServiceGroup: common::Ext_BasicServiceCode,
        c 2 forwardingData_element: ForwardingData, c 3 imsi: L::Imsi,
        c 4 cug_CheckInfo_element: CUG_CheckInfo, c 5 o_CSI_element: mobility::O_CSI,
        c 7 extensionContainer_element: common::ExtensionContainer,
        c 8 ccbs_Possible_element: L::Null, c 9 msisdn: L::Address, c 10 uu_Data_element: UU_Data,
        c 11 allInformationSent_element: L::Null, c 12 d_csi_element: mobility::D_CSI,
        c 13 o_BcsmCamelTDPCriteriaList: mobility::O_BcsmCamelTDPCriteriaList,
        c 14 basicServiceGroup2: common::Ext_BasicServiceCode,
        c 15 mtRoamingRetry_element: L::Null,
    }
    Sequence ForwardingData in Ch {
        c 5 forwardedToNumber: L::Address, c 4 forwardedToSubaddress: L::Octets,
        c 6 forwardingOptions: L::Octets,
        c 7 extensionContainer_element: common::ExtensionContainer,
        c 8 longForwardedToNumber: L::Address,
    }
    Sequence CUG_CheckInfo in Ch {
        u 4 cug_Interlock: L::Octets, u 5 cug_OutgoingAccess_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UU_Data in Ch {
        c 0 uuIndicator: L::Octets, c 1 uui: L::Octets, c 2 uusCFInteraction_element: L::Null,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ReleaseResourcesArg in Ch {
        u 4 msrn: L::Address, u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendRoutingInfoArg in Ch {
        c 0 msisdn: L::Address, c 1 cug_CheckInfo_element: CUG_CheckInfo,
        c 2 numberOfForwarding: L::Integer, c 3 interrogationType: L::Integer,
        c 4 or_Interrogation_element: L::Null, c 5 or_Capability: L::Integer,
        c 6 gmsc_OrGsmSCF_Address: L::Address, c 7 callReferenceNumber: L::Octets,
        c 8 forwardingReason: L::Integer, c 9 basicServiceGroup: common::Ext_BasicServiceCode,
        c 10 networkSignalInfo_element: common::ExternalSignalInfo,
        c 11 camelInfo_element: CamelInfo, c 12 suppressionOfAnnouncement_element: L::Null,
        c 13 extensionContainer_element: common::ExtensionContainer,
        c 14 alertingPattern: L::Octets, c 15 ccbs_Call_element: L::Null,
        c 16 supportedCCBS_Phase: L::Integer,
        c 17 additionalSignalInfo_element: common::Ext_ExternalSignalInfo,
        c 18 istSupportIndicator: L::Integer, c 19 pre_pagingSupported_element: L::Null,
        c 20 callDiversionTreatmentIndicator: L::Octets, c 21 longFTN_Supported_element: L::Null,
        c 22 suppress_VT_CSI_element: L::Null, c 23 suppressIncomingCallBarring_element: L::Null,
        c 24 gsmSCF_InitiatedCall_element: L::Null,
        c 25 basicServiceGroup2: common::Ext_BasicServiceCode,
        c 26 networkSignalInfo2_element: common::ExternalSignalInfo, c 27 suppressMTSS: L::Bits,
        c 28 mtRoamingRetrySupported_element: L::Null, c 29 callPriority: L::Integer,
    }
    Sequence CamelInfo in Ch {
        u 3 supportedCamelPhases: L::Bits, u 5 suppress_T_CSI_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 offeredCamel4CSIs: L::Bits,
    }
    Sequence SetReportingStateArg in Ch {
        c 0 imsi: L::Imsi, c 1 lmsi: L::Octets, c 2 ccbs_Monitoring: L::Integer,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence StatusReportArg in Ch {
        c 0 imsi: L::Imsi, c 1 eventReportData_element: EventReportData,
        c 2 callReportdata_element: CallReportData,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence EventReportData in Ch {
        c 0 ccbs_SubscriberStatus: L::Integer,
        c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CallReportData in Ch {
        c 0 monitoringMode: L::Integer, c 1 callOutcome: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence RemoteUserFreeArg in Ch {
        c 0 imsi: L::Imsi, c 1 callInfo_element: common::ExternalSignalInfo,
        c 2 ccbs_Feature_element: CCBS_Feature, c 3 translatedB_Number: L::Address,
        c 4 replaceB_Number_element: L::Null, c 5 alertingPattern: L::Octets,
        c 6 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CCBS_Feature in Ss {
        c 0 ccbs_Index: L::Integer, c 1 b_subscriberNumber: L::Address,
        c 2 b_subscriberSubaddress: L::Octets, c 3 basicServiceGroup: common::BasicServiceCode,
    }
    Sequence IST_AlertArg in Ch {
        c 0 imsi: L::Imsi, c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IST_CommandArg in Ch {
        c 0 imsi: L::Imsi, c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ProvideRoamingNumberRes in Ch {
        u 4 roamingNumber: L::Address, u 16 extensionContainer_element: common::ExtensionContainer,
        u 5 releaseResourcesSupported_element: L::Null, u 4 vmsc_Address: L::Address,
    }
    Sequence ResumeCallHandlingRes in Ch {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ReleaseResourcesRes in Ch {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendRoutingInfoRes in Ch {
        c 9 imsi: L::Imsi, n 0 extendedRoutingInfo: ExtendedRoutingInfo,
        c 3 cug_CheckInfo_element: CUG_CheckInfo, c 6 cugSubscriptionFlag_element: L::Null,
        c 7 subscriberInfo_element: SubscriberInfo, c 1 ss_List: subscription::SS_List,
        c 5 basicService: common::Ext_BasicServiceCode,
        c 4 forwardingInterrogationRequired_element: L::Null, c 2 vmsc_Address: L::Address,
        c 0 extensionContainer_element: common::ExtensionContainer,
        c 10 naea_PreferredCI_element: common::NAEA_PreferredCI,
        c 11 ccbs_Indicators_element: CCBS_Indicators, c 12 msisdn: L::Address,
        c 13 numberPortabilityStatus: L::Integer, c 14 istAlertTimer: L::Integer,
        c 15 supportedCamelPhasesInVMSC: L::Bits, c 16 offeredCamel4CSIsInVMSC: L::Bits,
        c 17 routingInfo2: RoutingInfo, c 18 ss_List2: subscription::SS_List,
        c 19 basicService2: common::Ext_BasicServiceCode, c 20 allowedServices: L::Bits,
        c 21 unavailabilityCause: L::Integer, c 22 releaseResourcesSupported_element: L::Null,
        c 23 gsm_BearerCapability_element: common::ExternalSignalInfo,
    }
    Choice ExtendedRoutingInfo in Ch {
        n 0 routingInfo: RoutingInfo = 0, c 8 camelRoutingInfo_element: CamelRoutingInfo = 1,
    }
    Choice RoutingInfo in Ch {
        u 4 roamingNumber: L::Address = 4, u 16 forwardingData_element: ForwardingData = 16,
    }
    Sequence CamelRoutingInfo in Ch {
        u 16 forwardingData_element: ForwardingData,
        c 0 gmscCamelSubscriptionInfo_element: GmscCamelSubscriptionInfo,
        c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence GmscCamelSubscriptionInfo in Ch {
        c 0 t_CSI_element: mobility::T_CSI, c 1 o_CSI_element: mobility::O_CSI,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 o_BcsmCamelTDP_CriteriaList: mobility::O_BcsmCamelTDPCriteriaList,
        c 4 t_BCSM_CAMEL_TDP_CriteriaList: mobility::T_BCSM_CAMEL_TDP_CriteriaList,
        c 5 d_csi_element: mobility::D_CSI,
    }
    Sequence SubscriberInfo in Ms {
        c 0 locationInformation_element: mobility::LocationInformation,
        c 1 subscriberState: SubscriberState,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 locationInformationGPRS_element: mobility::LocationInformationGPRS,
        c 4 ps_SubscriberState: PS_SubscriberState, c 5 imei: L::Tbcd,
        c 6 ms_Classmark2: L::Octets, c 7 gprs_MS_Class_element: GPRSMSClass,
        c 8 mnpInfoRes_element: MNPInfoRes, c 9 imsVoiceOverPS_SessionsIndication: L::Integer,
        c 10 lastUE_ActivityTime: L::Octets, c 11 lastRAT_Type: L::Integer,
        c 12 eps_SubscriberState: PS_SubscriberState,
        c 13 locationInformationEPS_element: mobility::LocationInformationEPS,
        c 14 timeZone: L::Octets, c 15 daylightSavingTime: L::Integer,
        c 16 locationInformation5GS_element: LocationInformation5GS,
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
        c 0 pdp_ContextIdentifier: L::Integer, c 1 pdp_ContextActive_element: L::Null,
        c 2 pdp_Type: L::Octets, c 3 pdp_Address: L::Octets, c 4 apn_Subscribed: L::Apn,
        c 5 apn_InUse: L::Apn, c 6 nsapi: L::Integer, c 7 transactionId: L::Octets,
        c 8 teid_ForGnAndGp: L::Octets, c 9 teid_ForIu: L::Octets, c 10 ggsn_Address: L::Gsn,
        c 11 qos_Subscribed: L::Octets, c 12 qos_Requested: L::Octets,
        c 13 qos_Negotiated: L::Octets, c 14 chargingId: L::Octets,
        c 15 chargingCharacteristics: L::Integer, c 16 rnc_Address: L::Gsn,
        c 17 extensionContainer_element: common::ExtensionContainer,
        c 18 qos2_Subscribed: L::Octets, c 19 qos2_Requested: L::Octets,
        c 20 qos2_Negotiated: L::Octets, c 21 qos3_Subscribed: L::Octets,
        c 22 qos3_Requested: L::Octets, c 23 qos3_Negotiated: L::Octets,
        c 25 qos4_Subscribed: L::Octets, c 26 qos4_Requested: L::Octets,
        c 27 qos4_Negotiated: L::Octets, c 28 ext_pdp_Type: L::Octets,
        c 29 ext_pdp_Address: L::Octets,
    }
    Sequence GPRSMSClass in Ms {
        c 0 mSNetworkCapability: L::Octets, c 1 mSRadioAccessCapability: L::Octets,
    }
    Sequence MNPInfoRes in Ms {
        c 0 routeingNumber: L::Tbcd, c 1 imsi: L::Imsi, c 2 msisdn: L::Address,
        c 3 numberPortabilityStatus: L::Integer,
        c 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence LocationInformation5GS in Ms {
        c 0 nrCellGlobalIdentity: L::Octets, c 1 e_utranCellGlobalIdentity: L::Eutran,
        c 2 geographicalInformation: L::Octets, c 3 geodeticInformation: L::Octets,
        c 4 amf_address: L::Octets, c 5 trackingAreaIdentity: L::Tracking,
        c 6 currentLocationRetrieved_element: L::Null, c 7 ageOfLocationInformation: L::Integer,
        c 8 vplmnId: L::Plmn, c 9 localtimeZone: L::Octets, c 10 rat_Type: L::Integer,
        c 11 extensionContainer_element: common::ExtensionContainer,
        c 12 nrTrackingAreaIdentity: L::Octets,
    }
    Sequence CCBS_Indicators in Ch {
        c 0 ccbs_Possible_element: L::Null, c 1 keepCCBS_CallIndicator_element: L::Null,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SetReportingStateRes in Ch {
        c 0 ccbs_SubscriberStatus: L::Integer,
        c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence StatusReportRes in Ch { c 0 extensionContainer_element: common::ExtensionContainer }
    Sequence RemoteUserFreeRes in Ch {
        c 0 ruf_Outcome: L::Integer, c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IST_AlertRes in Ch {
        c 0 istAlertTimer: L::Integer, c 1 istInformationWithdraw_element: L::Null,
        c 2 callTerminationIndicator: L::Integer,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IST_CommandRes in Ch { u 16 extensionContainer_element: common::ExtensionContainer }
}
