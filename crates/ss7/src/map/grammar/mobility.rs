//! Registration of subscribers (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, common, grammar, subscription};

grammar! {
    Sequence UpdateLocationArg in Ms {
        u 4 imsi: L::Imsi, c 1 msc_Number: L::Address, u 4 vlr_Number: L::Address,
        C 10 lmsi: L::Octets, U 16 extensionContainer_element: common::ExtensionContainer,
        C 6 vlr_Capability_element: VLR_Capability,
        C 11 informPreviousNetworkEntity_element: L::Null,
        C 12 cs_LCS_NotSupportedByUE_element: L::Null, C 2 v_gmlc_Address: L::Gsn,
        C 13 add_info_element: ADD_Info, C 14 pagingArea: PagingArea,
        C 15 skipSubscriberDataUpdate_element: L::Null, C 16 restorationIndicator_element: L::Null,
        C 3 eplmn_List: EPLMN_List,
        C 4 mme_DiameterAddress_element: common::NetworkNodeDiameterAddress,
    }
    Sequence VLR_Capability in Ms {
        C 0 supportedCamelPhases: L::Bits,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 2 solsaSupportIndicator_element: L::Null, C 1 istSupportIndicator: L::Integer,
        C 3 superChargerSupportedInServingNetworkEntity: SuperChargerInfo,
        C 4 longFTN_Supported_element: L::Null, C 5 supportedLCS_CapabilitySets: L::Bits,
        C 6 offeredCamel4CSIs: L::Bits, C 7 supportedRAT_TypesIndicator: L::Bits,
        C 8 longGroupID_Supported_element: L::Null,
        C 9 mtRoamingForwardingSupported_element: L::Null,
        C 10 msisdn_lessOperation_Supported_element: L::Null,
        C 11 reset_ids_Supported_element: L::Null,
    }
    Choice SuperChargerInfo in Ms {
        c 0 sendSubscriberData_element: L::Null = 0, c 1 subscriberDataStored: L::Octets = 1,
    }
    Sequence ADD_Info in Ms { c 0 imeisv: L::Tbcd, C 1 skipSubscriberDataUpdate_element: L::Null }
    Each PagingArea in Ms { n 0 LocationArea: LocationArea }
    Choice LocationArea in Ms { c 0 laiFixedLength: L::Area = 0, c 1 lac: L::Integer = 1 }
    Each EPLMN_List in Ms { u 4 PLMN_Id: L::Plmn }
    Sequence NoteSubscriberDataModifiedArg in Ms {
        u 4 imsi: L::Imsi, u 4 msisdn: L::Address,
        C 0 forwardingInfoFor_CSE_element: Ext_ForwardingInfoFor_CSE,
        C 1 callBarringInfoFor_CSE_element: Ext_CallBarringInfoFor_CSE,
        C 2 odb_Info_element: ODB_Info, C 3 camel_SubscriptionInfo_element: CAMEL_SubscriptionInfo,
        C 4 allInformationSent_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer, C 5 ue_reachable: L::Bits,
        C 6 csg_SubscriptionDataList: CSG_SubscriptionDataList,
        C 7 cw_Data_element: CallWaitingData, C 8 ch_Data_element: CallHoldData,
        C 9 clip_Data_element: ClipData, C 10 clir_Data_element: ClirData,
        C 11 ect_data_element: EctData,
    }
    Sequence Ext_ForwardingInfoFor_CSE in Ms {
        c 0 ss_Code: L::Integer, c 1 forwardingFeatureList: Ext_ForwFeatureList,
        C 2 notificationToCSE_element: L::Null,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Each Ext_ForwFeatureList in Ms { u 16 Ext_ForwFeature_element: Ext_ForwFeature }
    Sequence Ext_ForwFeature in Ms {
        N 0 basicService: common::Ext_BasicServiceCode, c 4 ss_Status: L::Status,
        C 5 forwardedToNumber: L::Address, C 8 forwardedToSubaddress: L::Octets,
        C 6 forwardingOptions: L::Forwarding, C 7 noReplyConditionTime: L::Integer,
        C 9 extensionContainer_element: common::ExtensionContainer,
        C 10 longForwardedToNumber: L::Address,
    }
    Sequence Ext_CallBarringInfoFor_CSE in Ms {
        c 0 ss_Code: L::Integer, c 1 callBarringFeatureList: Ext_CallBarFeatureList,
        C 2 password: L::Text, C 3 wrongPasswordAttemptsCounter: L::Integer,
        C 4 notificationToCSE_element: L::Null,
        C 5 extensionContainer_element: common::ExtensionContainer,
    }
    Each Ext_CallBarFeatureList in Ms {
        u 16 Ext_CallBarringFeature_element: Ext_CallBarringFeature,
    }
    Sequence Ext_CallBarringFeature in Ms {
        N 0 basicService: common::Ext_BasicServiceCode, c 4 ss_Status: L::Status,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ODB_Info in Ms {
        u 16 odb_Data_element: ODB_Data, U 5 notificationToCSE_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ODB_Data in Ms {
        u 3 odb_GeneralData: L::Bits, U 3 odb_HPLMN_Data: L::Bits,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CAMEL_SubscriptionInfo in Ms {
        C 0 o_CSI_element: O_CSI, C 1 o_BcsmCamelTDP_CriteriaList: O_BcsmCamelTDPCriteriaList,
        C 2 d_CSI_element: D_CSI, C 3 t_CSI_element: T_CSI,
        C 4 t_BCSM_CAMEL_TDP_CriteriaList: T_BCSM_CAMEL_TDP_CriteriaList,
        C 5 vt_CSI_element: T_CSI,
        C 6 vt_BCSM_CAMEL_TDP_CriteriaList: T_BCSM_CAMEL_TDP_CriteriaList,
        C 7 tif_CSI_element: L::Null, C 8 tif_CSI_NotificationToCSE_element: L::Null,
        C 9 gprs_CSI_element: GPRS_CSI, C 10 mo_sms_CSI_element: SMS_CSI,
        C 11 ss_CSI_element: SS_CSI, C 12 m_CSI_element: M_CSI,
        C 13 extensionContainer_element: common::ExtensionContainer,
        C 14 specificCSIDeletedList: L::Bits, C 15 mt_sms_CSI_element: SMS_CSI,
        C 16 mt_smsCAMELTDP_CriteriaList: MT_smsCAMELTDP_CriteriaList, C 17 mg_csi_element: MG_CSI,
        C 18 o_IM_CSI_element: O_CSI,
        C 19 o_IM_BcsmCamelTDP_CriteriaList: O_BcsmCamelTDPCriteriaList,
        C 20 d_IM_CSI_element: D_CSI, C 21 vt_IM_CSI_element: T_CSI,
        C 22 vt_IM_BCSM_CAMEL_TDP_CriteriaList: T_BCSM_CAMEL_TDP_CriteriaList,
    }
    Sequence O_CSI in Ms {
        u 16 o_BcsmCamelTDPDataList: O_BcsmCamelTDPDataList,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 camelCapabilityHandling: L::Integer, C 1 notificationToCSE_element: L::Null,
        C 2 csiActive_element: L::Null,
    }
    Each O_BcsmCamelTDPDataList in Ms { u 16 O_BcsmCamelTDPData_element: O_BcsmCamelTDPData }
    Sequence O_BcsmCamelTDPData in Ms {
        u 10 o_BcsmTriggerDetectionPoint: L::Integer, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, c 1 defaultCallHandling: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Each O_BcsmCamelTDPCriteriaList in Ms {
        u 16 O_BcsmCamelTDP_Criteria_element: O_BcsmCamelTDP_Criteria,
    }
    Sequence O_BcsmCamelTDP_Criteria in Ms {
        u 10 o_BcsmTriggerDetectionPoint: L::Integer,
        C 0 destinationNumberCriteria_element: DestinationNumberCriteria,
        C 1 basicServiceCriteria: BasicServiceCriteria, C 2 callTypeCriteria: L::Integer,
        C 3 o_CauseValueCriteria: O_CauseValueCriteria,
        C 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence DestinationNumberCriteria in Ms {
        c 0 matchType: L::Integer, C 1 destinationNumberList: DestinationNumberList,
        C 2 destinationNumberLengthList: DestinationNumberLengthList,
    }
    Each DestinationNumberList in Ms { u 4 ISDN_AddressString: L::Address }
    Each DestinationNumberLengthList in Ms { u 2 DestinationNumberLengthList_item: L::Integer }
    Each BasicServiceCriteria in Ms { n 0 Ext_BasicServiceCode: common::Ext_BasicServiceCode }
    Each O_CauseValueCriteria in Ms { u 4 CauseValue: L::Octets }
    Sequence D_CSI in Ms {
        C 0 dp_AnalysedInfoCriteriaList: DP_AnalysedInfoCriteriaList,
        C 1 camelCapabilityHandling: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 notificationToCSE_element: L::Null, C 4 csi_Active_element: L::Null,
    }
    Each DP_AnalysedInfoCriteriaList in Ms {
        u 16 DP_AnalysedInfoCriterium_element: DP_AnalysedInfoCriterium,
    }
    Sequence DP_AnalysedInfoCriterium in Ms {
        u 4 dialledNumber: L::Address, u 2 serviceKey: L::Integer, u 4 gsmSCF_Address: L::Address,
        u 10 defaultCallHandling: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence T_CSI in Ms {
        u 16 t_BcsmCamelTDPDataList: T_BcsmCamelTDPDataList,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 camelCapabilityHandling: L::Integer, C 1 notificationToCSE_element: L::Null,
        C 2 csi_Active_element: L::Null,
    }
    Each T_BcsmCamelTDPDataList in Ms { u 16 T_BcsmCamelTDPData_element: T_BcsmCamelTDPData }
    Sequence T_BcsmCamelTDPData in Ms {
        u 10 t_BcsmTriggerDetectionPoint: L::Integer, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, c 1 defaultCallHandling: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Each T_BCSM_CAMEL_TDP_CriteriaList in Ms {
        u 16 T_BCSM_CAMEL_TDP_Criteria_element: T_BCSM_CAMEL_TDP_Criteria,
    }
    Sequence T_BCSM_CAMEL_TDP_Criteria in Ms {
        u 10 t_BCSM_TriggerDetectionPoint: L::Integer,
        C 0 basicServiceCriteria: BasicServiceCriteria,
        C 1 t_CauseValueCriteria: T_CauseValueCriteria,
    }
    Each T_CauseValueCriteria in Ms { u 4 CauseValue: L::Octets }
    Sequence GPRS_CSI in Ms {
        C 0 gprs_CamelTDPDataList: GPRS_CamelTDPDataList, C 1 camelCapabilityHandling: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 notificationToCSE_element: L::Null, C 4 csi_Active_element: L::Null,
    }
    Each GPRS_CamelTDPDataList in Ms { u 16 GPRS_CamelTDPData_element: GPRS_CamelTDPData }
    Sequence GPRS_CamelTDPData in Ms {
        c 0 gprs_TriggerDetectionPoint: L::Integer, c 1 serviceKey: L::Integer,
        c 2 gsmSCF_Address: L::Address, c 3 defaultSessionHandling: L::Integer,
        C 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SMS_CSI in Ms {
        C 0 sms_CAMEL_TDP_DataList: SMS_CAMEL_TDP_DataList,
        C 1 camelCapabilityHandling: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 notificationToCSE_element: L::Null, C 4 csi_Active_element: L::Null,
    }
    Each SMS_CAMEL_TDP_DataList in Ms { u 16 SMS_CAMEL_TDP_Data_element: SMS_CAMEL_TDP_Data }
    Sequence SMS_CAMEL_TDP_Data in Ms {
        c 0 sms_TriggerDetectionPoint: L::Integer, c 1 serviceKey: L::Integer,
        c 2 gsmSCF_Address: L::Address, c 3 defaultSMS_Handling: L::Integer,
        C 4 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_CSI in Ms {
        u 16 ss_CamelData_element: SS_CamelData,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 notificationToCSE_element: L::Null, C 1 csi_Active_element: L::Null,
    }
    Sequence SS_CamelData in Ms {
        u 16 ss_EventList: SS_EventList, u 4 gsmSCF_Address: L::Address,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Each SS_EventList in Ms { u 4 SS_Code: L::Integer }
    Sequence M_CSI in Ms {
        u 16 mobilityTriggers: MobilityTriggers, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 notificationToCSE_element: L::Null, C 3 csi_Active_element: L::Null,
    }
    Each MobilityTriggers in Ms { u 4 MM_Code: L::Octets }
    Each MT_smsCAMELTDP_CriteriaList in Ms {
        u 16 MT_smsCAMELTDP_Criteria_element: MT_smsCAMELTDP_Criteria,
    }
    Sequence MT_smsCAMELTDP_Criteria in Ms {
        u 10 sms_TriggerDetectionPoint: L::Integer, C 0 tpdu_TypeCriterion: TPDU_TypeCriterion,
    }
    Each TPDU_TypeCriterion in Ms { u 10 MT_SMS_TPDU_Type: L::Integer }
    Sequence MG_CSI in Ms {
        u 16 mobilityTriggers: MobilityTriggers, u 2 serviceKey: L::Integer,
        c 0 gsmSCF_Address: L::Address, C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 notificationToCSE_element: L::Null, C 3 csi_Active_element: L::Null,
    }
    Each CSG_SubscriptionDataList in Ms { u 16 CSG_SubscriptionData_element: CSG_SubscriptionData }
    Sequence CSG_SubscriptionData in Ms {
        u 3 csg_Id: L::Bits, U 4 expirationDate: L::Octets,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 lipa_AllowedAPNList: LIPA_AllowedAPNList, C 1 plmn_Id: L::Plmn,
    }
    Each LIPA_AllowedAPNList in Ms { u 4 APN: L::Apn }
    Sequence CallWaitingData in Ms {
        c 1 cwFeatureList: Ext_CwFeatureList, C 2 notificationToCSE_element: L::Null,
    }
    Each Ext_CwFeatureList in Ms { u 16 Ext_CwFeature_element: Ext_CwFeature }
    Sequence Ext_CwFeature in Ms {
        c 1 basicService: common::Ext_BasicServiceCode, c 2 ss_Status: L::Status,
    }
    Sequence CallHoldData in Ms { c 1 ss_Status: L::Status, C 2 notificationToCSE_element: L::Null }
    Sequence ClipData in Ms {
        c 1 ss_Status: L::Status, c 2 overrideCategory: L::Integer,
        C 3 notificationToCSE_element: L::Null,
    }
    Sequence ClirData in Ms {
        c 1 ss_Status: L::Status, C 2 cliRestrictionOption: L::Integer,
        C 3 notificationToCSE_element: L::Null,
    }
    Sequence EctData in Ms { c 1 ss_Status: L::Status, C 2 notificationToCSE_element: L::Null }
    Sequence CancelVcsgLocationArg in Ms {
        n 0 identity: common::Identity,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ResetArg in Ms {
        n 0 sendingNodenumber: SendingNode_Number, U 16 hlr_List: common::HLR_List,
        C 0 extensionContainer_element: common::ExtensionContainer,
        C 1 reset_Id_List: subscription::Reset_Id_List,
        C 2 subscriptionData_element: subscription::InsertSubscriberDataArg,
        C 3 subscriptionDataDeletion_element: subscription::DeleteSubscriberDataArg,
    }
    Choice SendingNode_Number in Ms {
        u 4 hlr_Number: L::Address = 0, c 1 css_Number: L::Address = 1,
    }
    Sequence UpdateVcsgLocationArg in Ms {
        u 4 imsi: L::Imsi, C 2 msisdn: L::Address, C 0 vlr_Number: L::Address,
        C 1 sgsn_Number: L::Address, U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendIdentificationArg in Ms {
        u 4 tmsi: L::Octets, U 2 numberOfRequestedVectors: L::Integer,
        U 5 segmentationProhibited_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer, U 4 msc_Number: L::Address,
        C 0 previous_LAI: L::Area, C 1 hopCounter: L::Integer,
        C 2 mtRoamingForwardingSupported_element: L::Null, C 3 newVLR_Number: L::Address,
        C 4 new_lmsi: L::Octets,
    }
    Sequence RestoreDataArg in Ms {
        u 4 imsi: L::Imsi, U 4 lmsi: L::Octets,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 6 vlr_Capability_element: VLR_Capability, C 7 restorationIndicator_element: L::Null,
    }
    Sequence PurgeMS_Arg in Ms {
        u 4 imsi: L::Imsi, C 0 vlr_Number: L::Address, C 1 sgsn_Number: L::Address,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 2 locationInformation_element: LocationInformation,
        C 3 locationInformationGPRS_element: LocationInformationGPRS,
        C 4 locationInformationEPS_element: LocationInformationEPS,
    }
    Sequence LocationInformation in Ms {
        U 2 ageOfLocationInformation: L::Integer, C 0 geographicalInformation: L::Octets,
        C 1 vlr_number: L::Address, C 2 locationNumber: L::LocationNumber,
        C 3 cellGlobalIdOrServiceAreaIdOrLAI: common::CellGlobalIdOrServiceAreaIdOrLAI,
        C 4 extensionContainer_element: common::ExtensionContainer, C 5 selectedLSA_Id: L::Octets,
        C 6 msc_Number: L::Address, C 7 geodeticInformation: L::Octets,
        C 8 currentLocationRetrieved_element: L::Null, C 9 sai_Present_element: L::Null,
        C 10 locationInformationEPS_element: LocationInformationEPS,
        C 11 userCSGInformation_element: UserCSGInformation,
    }
    Sequence LocationInformationEPS in Ms {
        C 0 e_utranCellGlobalIdentity: L::Eutran, C 1 trackingAreaIdentity: L::Tracking,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 geographicalInformation: L::Octets, C 4 geodeticInformation: L::Octets,
        C 5 currentLocationRetrieved_element: L::Null, C 6 ageOfLocationInformation: L::Integer,
        C 7 mme_Name: L::Text,
    }
    Sequence UserCSGInformation in Ms {
        c 0 csg_Id: L::Bits, C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 accessMode: L::Octets, C 3 cmi: L::Octets,
    }
    Sequence LocationInformationGPRS in Ms {
        C 0 cellGlobalIdOrServiceAreaIdOrLAI: common::CellGlobalIdOrServiceAreaIdOrLAI,
        C 1 routeingAreaIdentity: L::Routing, C 2 geographicalInformation: L::Octets,
        C 3 sgsn_Number: L::Address, C 4 selectedLSAIdentity: L::Octets,
        C 5 extensionContainer_element: common::ExtensionContainer,
        C 6 sai_Present_element: L::Null, C 7 geodeticInformation: L::Octets,
        C 8 currentLocationRetrieved_element: L::Null, C 9 ageOfLocationInformation: L::Integer,
        C 10 userCSGInformation_element: UserCSGInformation,
    }
    Sequence NoteMM_EventArg in Ms {
        u 2 serviceKey: L::Integer, c 0 eventMet: L::Octets, c 1 imsi: L::Imsi,
        c 2 msisdn: L::Address, C 3 locationInformation_element: LocationInformation,
        C 5 supportedCAMELPhases: L::Bits,
        C 6 extensionContainer_element: common::ExtensionContainer,
        C 7 locationInformationGPRS_element: LocationInformationGPRS,
        C 8 offeredCamel4Functionalities: L::Bits,
    }
    Sequence UpdateLocationRes in Ms {
        u 4 hlr_Number: L::Address, U 16 extensionContainer_element: common::ExtensionContainer,
        U 5 add_Capability_element: L::Null, C 0 pagingArea_Capability_element: L::Null,
    }
    Sequence CancelLocationRes in Ms { U 16 extensionContainer_element: common::ExtensionContainer }
    Sequence NoteSubscriberDataModifiedRes in Ms {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CancelVcsgLocationRes in Ms {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UpdateVcsgLocationRes in Ms {
        U 5 temporaryEmptySubscriptiondataIndicator_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendIdentificationRes in Ms {
        U 4 imsi: L::Imsi, N 0 authenticationSetList: AuthenticationSetList,
        C 2 currentSecurityContext: CurrentSecurityContext,
        C 3 extensionContainer_element: common::ExtensionContainer,
        C 4 lastUsedLtePLMN_Id: L::Plmn, C 5 mtCallPendingFlag_element: L::Null,
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
        u 4 hlr_Number: L::Address, U 5 msNotReachable_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence PurgeMS_Res in Ms {
        C 0 freezeTMSI_element: L::Null, C 1 freezeP_TMSI_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 2 freezeM_TMSI_element: L::Null,
    }
    Sequence NoteMM_EventRes in Ms { U 16 extensionContainer_element: common::ExtensionContainer }
    Sequence CancelLocationArg in Ms {
        n 0 identity: common::Identity, U 10 cancellationType: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer, C 0 typeOfUpdate: L::Integer,
        C 1 mtrf_SupportedAndAuthorized_element: L::Null,
        C 2 mtrf_SupportedAndNotAuthorized_element: L::Null, C 3 newMSC_Number: L::Address,
        C 4 newVLR_Number: L::Address, C 5 new_lmsi: L::Octets,
        C 6 reattach_Required_element: L::Null,
    }
}
