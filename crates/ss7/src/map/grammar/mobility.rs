//! Registration of subscribers (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, common, grammar, subscription};

grammar! {
    Sequence UpdateLocationArg in Ms {
        u 4 imsi: L::Imsi, c 1 msc_Number: L::Address, u 4 vlr_Number: L::Address,
        c 10 lmsi: L::Octets, u 16 extensionContainer_element: common::ExtensionContainer,
        c 6 vlr_Capability_element: VLR_Capability,
        c 11 informPreviousNetworkEntity_element: L::Null,
        c 12 cs_LCS_NotSupportedByUE_element: L::Null, c 2 v_gmlc_Address: L::Gsn,
        c 13 add_info_element: ADD_Info, c 14 pagingArea: PagingArea,
        c 15 skipSubscriberDataUpdate_element: L::Null, c 16 restorationIndicator_element: L::Null,
        c 3 eplmn_List: EPLMN_List,
        c 4 mme_DiameterAddress_element: common::NetworkNodeDiameterAddress,
    }
    Sequence VLR_Capability in Ms {
        c 0 supportedCamelPhases: L::Bits,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 2 solsaSupportIndicator_element: L::Null, c 1 istSupportIndicator: L::Integer,
        c 3 superChargerSupportedInServingNetworkEntity: SuperChargerInfo,
        c 4 longFTN_Supported_element: L::Null, c 5 supportedLCS_CapabilitySets: L::Bits,
        c 6 offeredCamel4CSIs: L::Bits, c 7 supportedRAT_TypesIndicator: L::Bits,
        c 8 longGroupID_Supported_element: L::Null,
        c 9 mtRoamingForwardingSupported_element: L::Null,
        c 10 msisdn_lessOperation_Supported_element: L::Null,
        c 11 reset_ids_Supported_element: L::Null,
    }
    Choice SuperChargerInfo in Ms {
        c 0 sendSubscriberData_element: L::Null = 0, c 1 subscriberDataStored: L::Octets = 1,
    }
    Sequence ADD_Info in Ms { c 0 imeisv: L::Tbcd, c 1 skipSubscriberDataUpdate_element: L::Null }
    Each PagingArea in Ms { n 0 LocationArea: LocationArea }
    Choice LocationArea in Ms { c 0 laiFixedLength: L::Area = 0, c 1 lac: L::Integer = 1 }
    Each EPLMN_List in Ms { u 4 PLMN_Id: L::Plmn }
    Sequence NoteSubscriberDataModifiedArg in Ms {
        u 4 imsi: L::Imsi, u 4 msisdn: L::Address,
        c 0 forwardingInfoFor_CSE_element: Ext_ForwardingInfoFor_CSE,
        c 1 callBarringInfoFor_CSE_element: Ext_CallBarringInfoFor_CSE,
        c 2 odb_Info_element: ODB_Info, c 3 camel_SubscriptionInfo_element: CAMEL_SubscriptionInfo,
        c 4 allInformationSent_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer, c 5 ue_reachable: L::Bits,
        c 6 csg_SubscriptionDataList: CSG_SubscriptionDataList,
        c 7 cw_Data_element: CallWaitingData, c 8 ch_Data_element: CallHoldData,
        c 9 clip_Data_element: ClipData, c 10 clir_Data_element: ClirData,
        c 11 ect_data_element: EctData,
    }
    Sequence Ext_ForwardingInfoFor_CSE in Ms {
        c 0 ss_Code: L::Integer, c 1 forwardingFeatureList: Ext_ForwFeatureList,
        c 2 notificationToCSE_element: L::Null,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Each Ext_ForwFeatureList in Ms { u 16 Ext_ForwFeature_element: Ext_ForwFeature }
    Sequence Ext_ForwFeature in Ms {
        n 0 basicService: common::Ext_BasicServiceCode, c 4 ss_Status: L::Octets,
        c 5 forwardedToNumber: L::Address, c 8 forwardedToSubaddress: L::Octets,
        c 6 forwardingOptions: L::Octets, c 7 noReplyConditionTime: L::Integer,
        c 9 extensionContainer_element: common::ExtensionContainer,
        c 10 longForwardedToNumber: L::Address,
    }
    Sequence Ext_CallBarringInfoFor_CSE in Ms {
        c 0 ss_Code: L::Integer, c 1 callBarringFeatureList: Ext_CallBarFeatureList,
        c 2 password: L::Text, c 3 wrongPasswordAttemptsCounter: L::Integer,
        c 4 notificationToCSE_element: L::Null,
        c 5 extensionContainer_element: common::ExtensionContainer,
    }
    Each Ext_CallBarFeatureList in Ms {
        u 16 Ext_CallBarringFeature_element: Ext_CallBarringFeature,
    }
    Sequence Ext_CallBarringFeature in Ms {
        n 0 basicService: common::Ext_BasicServiceCode, c 4 ss_Status: L::Octets,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ODB_Info in Ms {
        u 16 odb_Data_element: ODB_Data, u 5 notificationToCSE_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ODB_Data in Ms {
        u 3 odb_GeneralData: L::Bits, u 3 odb_HPLMN_Data: L::Bits,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CAMEL_SubscriptionInfo in Ms {
        c 0 o_CSI_element: O_CSI, c 1 o_BcsmCamelTDP_CriteriaList: O_BcsmCamelTDPCriteriaList,
        c 2 d_CSI_element: D_CSI, c 3 t_CSI_element: T_CSI,
        c 4 t_BCSM_CAMEL_TDP_CriteriaList: T_BCSM_CAMEL_TDP_CriteriaList,
        c 5 vt_CSI_element: T_CSI,
        c 6 vt_BCSM_CAMEL_TDP_CriteriaList: T_BCSM_CAMEL_TDP_CriteriaList,
        c 7 tif_CSI_element: L::Null, c 8 tif_CSI_NotificationToCSE_element: L::Null,
        c 9 gprs_CSI_element: GPRS_CSI, c 10 mo_sms_CSI_element: SMS_CSI,
        c 11 ss_CSI_element: SS_CSI, c 12 m_CSI_element: M_CSI,
        c 13 extensionContainer_element: common::ExtensionContainer,
        c 14 specificCSIDeletedList: L::Bits, c 15 mt_sms_CSI_element: SMS_CSI,
        c 16 mt_smsCAMELTDP_CriteriaList: MT_smsCAMELTDP_CriteriaList, c 17 mg_csi_element: MG_CSI,
        c 18 o_IM_CSI_element: O_CSI,
        c 19 o_IM_BcsmCamelTDP_CriteriaList: O_BcsmCamelTDPCriteriaList,
        c 20 d_IM_CSI_element: D_CSI, c 21 vt_IM_CSI_element: T_CSI,
        c 22 vt_IM_BCSM_CAMEL_TDP_CriteriaList: T_BCSM_CAMEL_TDP_CriteriaList,
    }
    Sequence O_CSI in Ms {
        u 16 o_BcsmCamelTDPDataList: O_BcsmCamelTDPDataList,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 camelCapabilityHandling: L::Integer, c 1 notificationToCSE_element: L::Null,
        c 2 csiActive_element: L::Null,
    }
    Each O_BcsmCamelTDPDataList in Ms { u 16 O_BcsmCamelTDPData_element: O_BcsmCamelTDPData }
    Sequence O_BcsmCamelTDPData in Ms {
        u 10 o_BcsmTriggerDetectionPoint: L::Integer, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, c 1 defaultCallHandling: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Each O_BcsmCamelTDPCriteriaList in Ms {
        u 16 O_BcsmCamelTDP_Criteria_element: O_BcsmCamelTDP_Criteria,
    }
    Sequence O_BcsmCamelTDP_Criteria in Ms {
        u 10 o_BcsmTriggerDetectionPoint: L::Integer,
        c 0 destinationNumberCriteria_element: DestinationNumberCriteria,
        c 1 basicServiceCriteria: BasicServiceCriteria, c 2 callTypeCriteria: L::Integer,
        c 3 o_CauseValueCriteria: O_CauseValueCriteria,
        c 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence DestinationNumberCriteria in Ms {
        c 0 matchType: L::Integer, c 1 destinationNumberList: DestinationNumberList,
        c 2 destinationNumberLengthList: DestinationNumberLengthList,
    }
    Each DestinationNumberList in Ms { u 4 ISDN_AddressString: L::Address }
    Each DestinationNumberLengthList in Ms { u 2 DestinationNumberLengthList_item: L::Integer }
    Each BasicServiceCriteria in Ms { n 0 Ext_BasicServiceCode: common::Ext_BasicServiceCode }
    Each O_CauseValueCriteria in Ms { u 4 CauseValue: L::Octets }
    Sequence D_CSI in Ms {
        c 0 dp_AnalysedInfoCriteriaList: DP_AnalysedInfoCriteriaList,
        c 1 camelCapabilityHandling: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 notificationToCSE_element: L::Null, c 4 csi_Active_element: L::Null,
    }
    Each DP_AnalysedInfoCriteriaList in Ms {
        u 16 DP_AnalysedInfoCriterium_element: DP_AnalysedInfoCriterium,
    }
    Sequence DP_AnalysedInfoCriterium in Ms {
        u 4 dialledNumber: L::Address, u 2 serviceKey: L::Integer, u 4 gsmSCF_Address: L::Address,
        u 10 defaultCallHandling: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence T_CSI in Ms {
        u 16 t_BcsmCamelTDPDataList: T_BcsmCamelTDPDataList,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 camelCapabilityHandling: L::Integer, c 1 notificationToCSE_element: L::Null,
        c 2 csi_Active_element: L::Null,
    }
    Each T_BcsmCamelTDPDataList in Ms { u 16 T_BcsmCamelTDPData_element: T_BcsmCamelTDPData }
    Sequence T_BcsmCamelTDPData in Ms {
        u 10 t_BcsmTriggerDetectionPoint: L::Integer, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, c 1 defaultCallHandling: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Each T_BCSM_CAMEL_TDP_CriteriaList in Ms {
        u 16 T_BCSM_CAMEL_TDP_Criteria_element: T_BCSM_CAMEL_TDP_Criteria,
    }
    Sequence T_BCSM_CAMEL_TDP_Criteria in Ms {
        u 10 t_BCSM_TriggerDetectionPoint: L::Integer,
        c 0 basicServiceCriteria: BasicServiceCriteria,
        c 1 t_CauseValueCriteria: T_CauseValueCriteria,
    }
    Each T_CauseValueCriteria in Ms { u 4 CauseValue: L::Octets }
    Sequence GPRS_CSI in Ms {
        c 0 gprs_CamelTDPDataList: GPRS_CamelTDPDataList, c 1 camelCapabilityHandling: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 notificationToCSE_element: L::Null, c 4 csi_Active_element: L::Null,
    }
    Each GPRS_CamelTDPDataList in Ms { u 16 GPRS_CamelTDPData_element: GPRS_CamelTDPData }
    Sequence GPRS_CamelTDPData in Ms {
        c 0 gprs_TriggerDetectionPoint: L::Integer, c 1 serviceKey: L::Integer,
        c 2 gsmSCF_Address: L::Address, c 3 defaultSessionHandling: L::Integer,
        c 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SMS_CSI in Ms {
        c 0 sms_CAMEL_TDP_DataList: SMS_CAMEL_TDP_DataList,
        c 1 camelCapabilityHandling: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 notificationToCSE_element: L::Null, c 4 csi_Active_element: L::Null,
    }
    Each SMS_CAMEL_TDP_DataList in Ms { u 16 SMS_CAMEL_TDP_Data_element: SMS_CAMEL_TDP_Data }
    Sequence SMS_CAMEL_TDP_Data in Ms {
        c 0 sms_TriggerDetectionPoint: L::Integer, c 1 serviceKey: L::Integer,
        c 2 gsmSCF_Address: L::Address, c 3 defaultSMS_Handling: L::Integer,
        c 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_CSI in Ms {
        u 16 ss_CamelData_element: SS_CamelData,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 notificationToCSE_element: L::Null, c 1 csi_Active_element: L::Null,
    }
    Sequence SS_CamelData in Ms {
        u 16 ss_EventList: SS_EventList, u 4 gsmSCF_Address: L::Address,
        c 0 extensionContainer_element: common::ExtensionContainer,
    }
    Each SS_EventList in Ms { u 4 SS_Code: L::Integer }
    Sequence M_CSI in Ms {
        u 16 mobilityTriggers: MobilityTriggers, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, c 1 extensionContainer_element: common::ExtensionContainer,
        c 2 notificationToCSE_element: L::Null, c 3 csi_Active_element: L::Null,
    }
    Each MobilityTriggers in Ms { u 4 MM_Code: L::Octets }
    Each MT_smsCAMELTDP_CriteriaList in Ms {
        u 16 MT_smsCAMELTDP_Criteria_element: MT_smsCAMELTDP_Criteria,
    }
    Sequence MT_smsCAMELTDP_Criteria in Ms {
        u 10 sms_TriggerDetectionPoint: L::Integer, c 0 tpdu_TypeCriterion: TPDU_TypeCriterion,
    }
    Each TPDU_TypeCriterion in Ms { u 10 MT_SMS_TPDU_Type: L::Integer }
    Sequence MG_CSI in Ms {
        u 16 mobilityTriggers: MobilityTriggers, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, c 1 extensionContainer_element: common::ExtensionContainer,
        c 2 notificationToCSE_element: L::Null, c 3 csi_Active_element: L::Null,
    }
    Each CSG_SubscriptionDataList in Ms { u 16 CSG_SubscriptionData_element: CSG_SubscriptionData }
    Sequence CSG_SubscriptionData in Ms {
        u 3 csg_Id: L::Bits, u 4 expirationDate: L::Octets,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 lipa_AllowedAPNList: LIPA_AllowedAPNList, c 1 plmn_Id: L::Plmn,
    }
    Each LIPA_AllowedAPNList in Ms { u 4 APN: L::Apn }
    Sequence CallWaitingData in Ms {
        c 1 cwFeatureList: Ext_CwFeatureList, c 2 notificationToCSE_element: L::Null,
    }
    Each Ext_CwFeatureList in Ms { u 16 Ext_CwFeature_element: Ext_CwFeature }
    Sequence Ext_CwFeature in Ms {
        c 1 basicService: common::Ext_BasicServiceCode, c 2 ss_Status: L::Octets,
    }
    Sequence CallHoldData in Ms { c 1 ss_Status: L::Octets, c 2 notificationToCSE_element: L::Null }
    Sequence ClipData in Ms {
        c 1 ss_Status: L::Octets, c 2 overrideCategory: L::Integer,
        c 3 notificationToCSE_element: L::Null,
    }
    Sequence ClirData in Ms {
        c 1 ss_Status: L::Octets, c 2 cliRestrictionOption: L::Integer,
        c 3 notificationToCSE_element: L::Null,
    }
    Sequence EctData in Ms { c 1 ss_Status: L::Octets, c 2 notificationToCSE_element: L::Null }
    Sequence CancelVcsgLocationArg in Ms {
        n 0 identity: common::Identity,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ResetArg in Ms {
        n 0 sendingNodenumber: SendingNode_Number, u 16 hlr_List: common::HLR_List,
        c 0 extensionContainer_element: common::ExtensionContainer,
        c 1 reset_Id_List: subscription::Reset_Id_List,
        c 2 subscriptionData_element: subscription::InsertSubscriberDataArg,
        c 3 subscriptionDataDeletion_element: subscription::DeleteSubscriberDataArg,
    }
    Choice SendingNode_Number in Ms {
        u 4 hlr_Number: L::Address = 0, c 1 css_Number: L::Address = 1,
    }
    Sequence UpdateVcsgLocationArg in Ms {
        u 4 imsi: L::Imsi, c 2 msisdn: L::Address, c 0 vlr_Number: L::Address,
        c 1 sgsn_Number: L::Address, u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendIdentificationArg in Ms {
        u 4 tmsi: L::Octets, u 2 numberOfRequestedVectors: L::Integer,
        u 5 segmentationProhibited_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer, u 4 msc_Number: L::Address,
        c 0 previous_LAI: L::Area, c 1 hopCounter: L::Integer,
        c 2 mtRoamingForwardingSupported_element: L::Null, c 3 newVLR_Number: L::Address,
        c 4 new_lmsi: L::Octets,
    }
    Sequence RestoreDataArg in Ms {
        u 4 imsi: L::Imsi, u 4 lmsi: L::Octets,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 6 vlr_Capability_element: VLR_Capability, c 7 restorationIndicator_element: L::Null,
    }
    Sequence PurgeMS_Arg in Ms {
        u 4 imsi: L::Imsi, c 0 vlr_Number: L::Address, c 1 sgsn_Number: L::Address,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 2 locationInformation_element: LocationInformation,
        c 3 locationInformationGPRS_element: LocationInformationGPRS,
        c 4 locationInformationEPS_element: LocationInformationEPS,
    }
    Sequence LocationInformation in Ms {
        u 2 ageOfLocationInformation: L::Integer, c 0 geographicalInformation: L::Octets,
        c 1 vlr_number: L::Address, c 2 locationNumber: L::LocationNumber,
        c 3 cellGlobalIdOrServiceAreaIdOrLAI: common::CellGlobalIdOrServiceAreaIdOrLAI,
        c 4 extensionContainer_element: common::ExtensionContainer, c 5 selectedLSA_Id: L::Octets,
        c 6 msc_Number: L::Address, c 7 geodeticInformation: L::Octets,
        c 8 currentLocationRetrieved_element: L::Null, c 9 sai_Present_element: L::Null,
        c 10 locationInformationEPS_element: LocationInformationEPS,
        c 11 userCSGInformation_element: UserCSGInformation,
    }
    Sequence LocationInformationEPS in Ms {
        c 0 e_utranCellGlobalIdentity: L::Eutran, c 1 trackingAreaIdentity: L::Tracking,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 geographicalInformation: L::Octets, c 4 geodeticInformation: L::Octets,
        c 5 currentLocationRetrieved_element: L::Null, c 6 ageOfLocationInformation: L::Integer,
        c 7 mme_Name: L::Text,
    }
    Sequence UserCSGInformation in Ms {
        c 0 csg_Id: L::Bits, c 1 extensionContainer_element: common::ExtensionContainer,
        c 2 accessMode: L::Octets, c 3 cmi: L::Octets,
    }
    Sequence LocationInformationGPRS in Ms {
        c 0 cellGlobalIdOrServiceAreaIdOrLAI: common::CellGlobalIdOrServiceAreaIdOrLAI,
        c 1 routeingAreaIdentity: L::Routing, c 2 geographicalInformation: L::Octets,
        c 3 sgsn_Number: L::Address, c 4 selectedLSAIdentity: L::Octets,
        c 5 extensionContainer_element: common::ExtensionContainer,
        c 6 sai_Present_element: L::Null, c 7 geodeticInformation: L::Octets,
        c 8 currentLocationRetrieved_element: L::Null, c 9 ageOfLocationInformation: L::Integer,
        c 10 userCSGInformation_element: UserCSGInformation,
    }
    Sequence NoteMM_EventArg in Ms {
        u 2 serviceKey: L::Integer, c 0 eventMet: L::Octets, c 1 imsi: L::Imsi,
        c 2 msisdn: L::Address, c 3 locationInformation_element: LocationInformation,
        c 5 supportedCAMELPhases: L::Bits,
        c 6 extensionContainer_element: common::ExtensionContainer,
        c 7 locationInformationGPRS_element: LocationInformationGPRS,
        c 8 offeredCamel4Functionalities: L::Bits,
    }
    Sequence UpdateLocationRes in Ms {
        u 4 hlr_Number: L::Address, u 16 extensionContainer_element: common::ExtensionContainer,
        u 5 add_Capability_element: L::Null, c 0 pagingArea_Capability_element: L::Null,
    }
    Sequence CancelLocationRes in Ms { u 16 extensionContainer_element: common::ExtensionContainer }
    Sequence NoteSubscriberDataModifiedRes in Ms {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CancelVcsgLocationRes in Ms {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UpdateVcsgLocationRes in Ms {
        u 5 temporaryEmptySubscriptiondataIndicator_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendIdentificationRes in Ms {
        u 4 imsi: L::Imsi, n 0 authenticationSetList: AuthenticationSetList,
        c 2 currentSecurityContext: CurrentSecurityContext,
        c 3 extensionContainer_element: common::ExtensionContainer,
        c 4 lastUsedLtePLMN_Id: L::Plmn, c 5 mtCallPendingFlag_element: L::Null,
    }
    Choice AuthenticationSetList in Ms {
        c 0 tripletList: TripletList = 0, c 1 quintupletList: QuintupletList = 1,
    }
    Each TripletList in Ms { u 16 AuthenticationTriplet_element: AuthenticationTriplet }
    Sequence AuthenticationTriplet in Ms {
        u 4 rand: L::Octets, u 4 sres: L::Octets, u 4 kc: L::Octets,
    }
    Each QuintupletList in Ms { u 16 AuthenticationQuintuplet_element: AuthenticationQuintuplet }
    Sequence AuthenticationQuintuplet in Ms {
        u 4 rand: L::Octets, u 4 xres: L::Octets, u 4 ck: L::Octets, u 4 ik: L::Octets,
        u 4 autn: L::Octets,
    }
    Choice CurrentSecurityContext in Ms {
        c 0 gsm_SecurityContextData_element: GSM_SecurityContextData = 0,
        c 1 umts_SecurityContextData_element: UMTS_SecurityContextData = 1,
    }
    Sequence GSM_SecurityContextData in Ms { u 4 kc: L::Octets, u 4 cksn: L::Octets }
    Sequence UMTS_SecurityContextData in Ms {
        u 4 ck: L::Octets, u 4 ik: L::Octets, u 4 ksi: L::Octets,
    }
    Sequence RestoreDataRes in Ms {
        u 4 hlr_Number: L::Address, u 5 msNotReachable_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence PurgeMS_Res in Ms {
        c 0 freezeTMSI_element: L::Null, c 1 freezeP_TMSI_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 2 freezeM_TMSI_element: L::Null,
    }
    Sequence NoteMM_EventRes in Ms { u 16 extensionContainer_element: common::ExtensionContainer }
    Sequence CancelLocationArg in Ms {
        n 0 identity: common::Identity, u 10 cancellationType: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer, c 0 typeOfUpdate: L::Integer,
        c 1 mtrf_SupportedAndAuthorized_element: L::Null,
        c 2 mtrf_SupportedAndNotAuthorized_element: L::Null, c 3 newMSC_Number: L::Address,
        c 4 newVLR_Number: L::Address, c 5 new_lmsi: L::Octets,
        c 6 reattach_Required_element: L::Null,
    }
}
