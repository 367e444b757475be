//! Subscription data (TS 29.002 §17.7.1).

use super::names::{Common, Ms, Ss};
use super::{L, Part, Type, common, grammar, mobility};

grammar! {
    Sequence InsertSubscriberDataArg in Ms {
        C 0 imsi: L::Imsi, C 1 msisdn: L::Address, C 2 category: L::Octets,
        C 3 subscriberStatus: L::Integer, C 4 bearerServiceList: BearerServiceList,
        C 6 teleserviceList: TeleserviceList, C 7 provisionedSS: Ext_SS_InfoList,
        C 8 odb_Data_element: mobility::ODB_Data,
        C 9 roamingRestrictionDueToUnsupportedFeature_element: L::Null,
        C 10 regionalSubscriptionData: ZoneCodeList, C 11 vbsSubscriptionData: VBSDataList,
        C 12 vgcsSubscriptionData: VGCSDataList,
        C 13 vlrCamelSubscriptionInfo_element: VlrCamelSubscriptionInfo,
        C 14 extensionContainer_element: common::ExtensionContainer,
        C 15 naea_PreferredCI_element: common::NAEA_PreferredCI,
        C 16 gprsSubscriptionData_element: GPRSSubscriptionData,
        C 23 roamingRestrictedInSgsnDueToUnsupportedFeature_element: L::Null,
        C 24 networkAccessMode: L::Integer, C 25 lsaInformation_element: LSAInformation,
        C 21 lmu_Indicator_element: L::Null, C 22 lcsInformation_element: LCSInformation,
        C 26 istAlertTimer: L::Integer, C 27 superChargerSupportedInHLR: L::Octets,
        C 28 mc_SS_Info_element: common::MC_SS_Info,
        C 29 cs_AllocationRetentionPriority: L::Octets,
        C 17 sgsn_CAMEL_SubscriptionInfo_element: SGSN_CAMEL_SubscriptionInfo,
        C 18 chargingCharacteristics: L::Integer, C 19 accessRestrictionData: L::Bits,
        C 20 ics_Indicator: L::Boolean, C 31 eps_SubscriptionData_element: EPS_SubscriptionData,
        C 32 csg_SubscriptionDataList: mobility::CSG_SubscriptionDataList,
        C 33 ue_ReachabilityRequestIndicator_element: L::Null, C 34 sgsn_Number: L::Address,
        C 35 mme_Name: L::Text, C 36 subscribedPeriodicRAUTAUtimer: L::Integer,
        C 37 vplmnLIPAAllowed_element: L::Null, C 38 mdtUserConsent: L::Boolean,
        C 39 subscribedPeriodicLAUtimer: L::Integer,
        C 40 vplmn_Csg_SubscriptionDataList: VPLMN_CSG_SubscriptionDataList,
        C 41 additionalMSISDN: L::Address, C 42 psAndSMS_OnlyServiceProvision_element: L::Null,
        C 43 smsInSGSNAllowed_element: L::Null,
        C 44 cs_to_ps_SRVCC_Allowed_Indicator_element: L::Null,
        C 45 pcscf_Restoration_Request_element: L::Null,
        C 46 adjacentAccessRestrictionDataList: AdjacentAccessRestrictionDataList,
        C 47 imsi_Group_Id_List: IMSI_GroupIdList, C 48 ueUsageType: L::Octets,
        C 49 userPlaneIntegrityProtectionIndicator_element: L::Null,
        C 50 dl_Buffering_Suggested_Packet_Count: L::Integer, C 51 reset_Id_List: Reset_Id_List,
        C 52 eDRX_Cycle_Length_List: EDRX_Cycle_Length_List,
        C 53 ext_AccessRestrictionData: L::Bits,
        C 54 iab_Operation_Allowed_Indicator_element: L::Null,
    }
    Each BearerServiceList in Ms { u 4 Ext_BearerServiceCode: L::Integer }
    Each TeleserviceList in Ms { u 4 Ext_TeleserviceCode: L::Integer }
    Each Ext_SS_InfoList in Ms { n 0 Ext_SS_Info: Ext_SS_Info }
    Choice Ext_SS_Info in Ms {
        c 0 forwardingInfo_element: Ext_ForwInfo = 0,
        c 1 callBarringInfo_element: Ext_CallBarInfo = 1, c 2 cug_Info_element: CUG_Info = 2,
        c 3 ss_Data_element: Ext_SS_Data = 3, c 4 emlpp_Info_element: common::EMLPP_Info = 4,
    }
    Sequence Ext_ForwInfo in Ms {
        u 4 ss_Code: L::Integer, u 16 forwardingFeatureList: mobility::Ext_ForwFeatureList,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence Ext_CallBarInfo in Ms {
        u 4 ss_Code: L::Integer, u 16 callBarringFeatureList: mobility::Ext_CallBarFeatureList,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CUG_Info in Ms {
        u 16 cug_SubscriptionList: CUG_SubscriptionList, U 16 cug_FeatureList: CUG_FeatureList,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Each CUG_SubscriptionList in Ms { u 16 CUG_Subscription_element: CUG_Subscription }
    Sequence CUG_Subscription in Ms {
        u 2 cug_Index: L::Integer, u 4 cug_Interlock: L::Octets, u 10 intraCUG_Options: L::Integer,
        U 16 basicServiceGroupList: Ext_BasicServiceGroupList,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Each Ext_BasicServiceGroupList in Ms { n 0 Ext_BasicServiceCode: common::Ext_BasicServiceCode }
    Each CUG_FeatureList in Ms { u 16 CUG_Feature_element: CUG_Feature }
    Sequence CUG_Feature in Ms {
        N 0 basicService: common::Ext_BasicServiceCode, U 2 preferentialCUG_Indicator: L::Integer,
        u 4 interCUG_Restrictions: L::Octets,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence Ext_SS_Data in Ms {
        u 4 ss_Code: L::Integer, c 4 ss_Status: L::Status,
        N 0 ss_SubscriptionOption: SS_SubscriptionOption,
        U 16 basicServiceGroupList: Ext_BasicServiceGroupList,
        C 5 extensionContainer_element: common::ExtensionContainer,
    }
    Choice SS_SubscriptionOption in Ss {
        c 2 cliRestrictionOption: L::Integer = 2, c 1 overrideCategory: L::Integer = 1,
    }
    Each ZoneCodeList in Ms { u 4 ZoneCode: L::Octets }
    Each VBSDataList in Ms { u 16 VoiceBroadcastData_element: VoiceBroadcastData }
    Sequence VoiceBroadcastData in Ms {
        u 4 groupid: L::Tbcd, U 5 broadcastInitEntitlement_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer, C 0 longGroupId: L::Tbcd,
    }
    Each VGCSDataList in Ms { u 16 VoiceGroupCallData_element: VoiceGroupCallData }
    Sequence VoiceGroupCallData in Ms {
        u 4 groupId: L::Tbcd, U 16 extensionContainer_element: common::ExtensionContainer,
        U 3 additionalSubscriptions: L::Bits, C 0 additionalInfo: L::Bits,
        C 1 longGroupId: L::Tbcd,
    }
    Sequence VlrCamelSubscriptionInfo in Ms {
        C 0 o_CSI_element: mobility::O_CSI,
        C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 ss_CSI_element: mobility::SS_CSI,
        C 4 o_BcsmCamelTDP_CriteriaList: mobility::O_BcsmCamelTDPCriteriaList,
        C 3 tif_CSI_element: L::Null, C 5 m_CSI_element: mobility::M_CSI,
        C 6 mo_sms_CSI_element: mobility::SMS_CSI, C 7 vt_CSI_element: mobility::T_CSI,
        C 8 t_BCSM_CAMEL_TDP_CriteriaList: mobility::T_BCSM_CAMEL_TDP_CriteriaList,
        C 9 d_CSI_element: mobility::D_CSI, C 10 mt_sms_CSI_element: mobility::SMS_CSI,
        C 11 mt_smsCAMELTDP_CriteriaList: mobility::MT_smsCAMELTDP_CriteriaList,
    }
    Sequence GPRSSubscriptionData in Ms {
        U 5 completeDataListIncluded_element: L::Null, c 1 gprsDataList: GPRSDataList,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 apn_oi_Replacement: L::Octets,
    }
    Each GPRSDataList in Ms { u 16 PDP_Context_element: PDP_Context }
    Sequence PDP_Context in Ms {
        u 2 pdp_ContextId: L::Integer, c 16 pdp_Type: L::Octets, C 17 pdp_Address: L::Octets,
        c 18 qos_Subscribed: L::Octets, C 19 vplmnAddressAllowed_element: L::Null,
        c 20 apn: L::Apn, C 21 extensionContainer_element: common::ExtensionContainer,
        C 0 ext_QoS_Subscribed: L::Octets, C 1 pdp_ChargingCharacteristics: L::Integer,
        C 2 ext2_QoS_Subscribed: L::Octets, C 3 ext3_QoS_Subscribed: L::Octets,
        C 4 ext4_QoS_Subscribed: L::Octets, C 5 apn_oi_Replacement: L::Octets,
        C 6 ext_pdp_Type: L::Octets, C 7 ext_pdp_Address: L::Octets, C 10 ambr_element: AMBR,
        C 8 sipto_Permission: L::Integer, C 9 lipa_Permission: L::Integer,
        C 11 restoration_Priority: L::Octets, C 12 sipto_local_network_Permission: L::Integer,
        C 13 nIDD_Mechanism: L::Integer, C 14 sCEF_ID: L::Octets,
    }
    Sequence AMBR in Ms {
        c 0 max_RequestedBandwidth_UL: L::Integer, c 1 max_RequestedBandwidth_DL: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 extended_Max_RequestedBandwidth_UL: L::Integer,
        C 4 extended_Max_RequestedBandwidth_DL: L::Integer,
    }
    Sequence LSAInformation in Ms {
        U 5 completeDataListIncluded_element: L::Null, C 1 lsaOnlyAccessIndicator: L::Integer,
        C 2 lsaDataList: LSADataList, C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Each LSADataList in Ms { u 16 LSAData_element: LSAData }
    Sequence LSAData in Ms {
        c 0 lsaIdentity: L::Octets, c 1 lsaAttributes: L::Octets,
        C 2 lsaActiveModeIndicator_element: L::Null,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence LCSInformation in Ms {
        C 0 gmlc_List: GMLC_List, C 1 lcs_PrivacyExceptionList: LCS_PrivacyExceptionList,
        C 2 molr_List: MOLR_List, C 3 add_lcs_PrivacyExceptionList: LCS_PrivacyExceptionList,
    }
    Each GMLC_List in Ms { u 4 ISDN_AddressString: L::Address }
    Each LCS_PrivacyExceptionList in Ms { u 16 LCS_PrivacyClass_element: LCS_PrivacyClass }
    Sequence LCS_PrivacyClass in Ms {
        u 4 ss_Code: L::Integer, u 4 ss_Status: L::Status, C 0 notificationToMSUser: L::Integer,
        C 1 externalClientList: ExternalClientList, C 2 plmnClientList: PLMNClientList,
        C 3 extensionContainer_element: common::ExtensionContainer,
        C 4 ext_externalClientList: Ext_ExternalClientList, C 5 serviceTypeList: ServiceTypeList,
    }
    Each ExternalClientList in Ms { u 16 ExternalClient_element: ExternalClient }
    Sequence ExternalClient in Ms {
        u 16 clientIdentity_element: LCSClientExternalID, C 0 gmlc_Restriction: L::Integer,
        C 1 notificationToMSUser: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence LCSClientExternalID in Common {
        C 0 externalAddress: L::Address,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Each PLMNClientList in Ms { u 10 LCSClientInternalID: L::Integer }
    Each Ext_ExternalClientList in Ms { u 16 ExternalClient_element: ExternalClient }
    Each ServiceTypeList in Ms { u 16 ServiceType_element: ServiceType }
    Sequence ServiceType in Ms {
        u 2 serviceTypeIdentity: L::Integer, C 0 gmlc_Restriction: L::Integer,
        C 1 notificationToMSUser: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Each MOLR_List in Ms { u 16 MOLR_Class_element: MOLR_Class }
    Sequence MOLR_Class in Ms {
        u 4 ss_Code: L::Integer, u 4 ss_Status: L::Status,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SGSN_CAMEL_SubscriptionInfo in Ms {
        C 0 gprs_CSI_element: mobility::GPRS_CSI, C 1 mo_sms_CSI_element: mobility::SMS_CSI,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 mt_sms_CSI_element: mobility::SMS_CSI,
        C 4 mt_smsCAMELTDP_CriteriaList: mobility::MT_smsCAMELTDP_CriteriaList,
        C 5 mg_csi_element: mobility::MG_CSI,
    }
    Sequence EPS_SubscriptionData in Ms {
        C 0 apn_oi_Replacement: L::Octets, C 2 rfsp_id: L::Integer, C 3 ambr_element: AMBR,
        C 4 apn_ConfigurationProfile_element: APN_ConfigurationProfile, C 6 stn_sr: L::Address,
        C 5 extensionContainer_element: common::ExtensionContainer,
        C 7 mps_CSPriority_element: L::Null, C 8 mps_EPSPriority_element: L::Null,
        C 9 subscribed_vsrvcc_element: L::Null,
    }
    Sequence APN_ConfigurationProfile in Ms {
        u 2 defaultContext: L::Integer, U 5 completeDataListIncluded_element: L::Null,
        c 1 epsDataList: EPS_DataList, C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 additionalDefaultContext: L::Integer,
    }
    Each EPS_DataList in Ms { u 16 APN_Configuration_element: APN_Configuration }
    Sequence APN_Configuration in Ms {
        c 0 contextId: L::Integer, c 1 pdn_Type: L::Octets,
        C 2 servedPartyIP_IPv4_Address: L::Octets, c 3 apn: L::Apn,
        c 4 eps_qos_Subscribed_element: EPS_QoS_Subscribed,
        C 5 pdn_gw_Identity_element: PDN_GW_Identity, C 6 pdn_gw_AllocationType: L::Integer,
        C 7 vplmnAddressAllowed_element: L::Null, C 8 chargingCharacteristics: L::Integer,
        C 9 ambr_element: AMBR, C 10 specificAPNInfoList: SpecificAPNInfoList,
        C 11 extensionContainer_element: common::ExtensionContainer,
        C 12 servedPartyIP_IPv6_Address: L::Octets, C 13 apn_oi_Replacement: L::Octets,
        C 14 sipto_Permission: L::Integer, C 15 lipa_Permission: L::Integer,
        C 16 restoration_Priority: L::Octets, C 17 sipto_local_network_Permission: L::Integer,
        C 18 wlan_offloadability_element: WLAN_Offloadability,
        C 19 non_IP_PDN_Type_Indicator_element: L::Null, C 20 nIDD_Mechanism: L::Integer,
        C 21 sCEF_ID: L::Octets, C 22 pdn_ConnectionContinuity: L::Integer,
    }
    Sequence EPS_QoS_Subscribed in Ms {
        c 0 qos_Class_Identifier: L::Integer,
        c 1 allocation_Retention_Priority_element: Allocation_Retention_Priority,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence Allocation_Retention_Priority in Ms {
        c 0 priority_level: L::Integer, C 1 pre_emption_capability: L::Boolean,
        C 2 pre_emption_vulnerability: L::Boolean,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence PDN_GW_Identity in Ms {
        C 0 pdn_gw_ipv4_Address: L::Octets, C 1 pdn_gw_ipv6_Address: L::Octets,
        C 2 pdn_gw_name: L::Octets, C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Each SpecificAPNInfoList in Ms { u 16 SpecificAPNInfo_element: SpecificAPNInfo }
    Sequence SpecificAPNInfo in Ms {
        c 0 apn: L::Apn, c 1 pdn_gw_Identity_element: PDN_GW_Identity,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence WLAN_Offloadability in Ms {
        C 0 wlan_offloadability_EUTRAN: L::Integer, C 1 wlan_offloadability_UTRAN: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Each VPLMN_CSG_SubscriptionDataList in Ms {
        u 16 CSG_SubscriptionData_element: mobility::CSG_SubscriptionData,
    }
    Each AdjacentAccessRestrictionDataList in Ms {
        u 16 AdjacentAccessRestrictionData_element: AdjacentAccessRestrictionData,
    }
    Sequence AdjacentAccessRestrictionData in Ms {
        c 0 plmnId: L::Plmn, c 1 accessRestrictionData: L::Bits,
        C 2 ext_AccessRestrictionData: L::Bits,
    }
    Each IMSI_GroupIdList in Ms { u 16 IMSI_GroupId_element: IMSI_GroupId }
    Sequence IMSI_GroupId in Ms {
        c 0 group_Service_Id: L::Integer, c 1 plmnId: L::Plmn, c 2 local_Group_ID: L::Octets,
    }
    Each Reset_Id_List in Ms { u 4 Reset_Id: L::Octets }
    Each EDRX_Cycle_Length_List in Ms { u 16 EDRX_Cycle_Length_element: EDRX_Cycle_Length }
    Sequence EDRX_Cycle_Length in Ms {
        c 0 rat_Type: L::Integer, c 1 eDRX_Cycle_Length_Value: L::Octets,
    }
    Sequence DeleteSubscriberDataArg in Ms {
        c 0 imsi: L::Imsi, C 1 basicServiceList: BasicServiceList, C 2 ss_List: SS_List,
        C 4 roamingRestrictionDueToUnsupportedFeature_element: L::Null,
        C 5 regionalSubscriptionIdentifier: L::Octets, C 7 vbsGroupIndication_element: L::Null,
        C 8 vgcsGroupIndication_element: L::Null,
        C 9 camelSubscriptionInfoWithdraw_element: L::Null,
        C 6 extensionContainer_element: common::ExtensionContainer,
        C 10 gprsSubscriptionDataWithdraw: GPRSSubscriptionDataWithdraw,
        C 11 roamingRestrictedInSgsnDueToUnsuppportedFeature_element: L::Null,
        C 12 lsaInformationWithdraw: LSAInformationWithdraw,
        C 13 gmlc_ListWithdraw_element: L::Null, C 14 istInformationWithdraw_element: L::Null,
        C 15 specificCSI_Withdraw: L::Bits, C 16 chargingCharacteristicsWithdraw_element: L::Null,
        C 17 stn_srWithdraw_element: L::Null,
        C 18 epsSubscriptionDataWithdraw: EPS_SubscriptionDataWithdraw,
        C 19 apn_oi_replacementWithdraw_element: L::Null,
        C 20 csg_SubscriptionDeleted_element: L::Null,
        C 22 subscribedPeriodicTAU_RAU_TimerWithdraw_element: L::Null,
        C 23 subscribedPeriodicLAU_TimerWithdraw_element: L::Null,
        C 21 subscribed_vsrvccWithdraw_element: L::Null,
        C 24 vplmn_Csg_SubscriptionDeleted_element: L::Null,
        C 25 additionalMSISDN_Withdraw_element: L::Null,
        C 26 cs_to_ps_SRVCC_Withdraw_element: L::Null,
        C 27 imsiGroupIdList_Withdraw_element: L::Null,
        C 28 userPlaneIntegrityProtectionWithdraw_element: L::Null,
        C 29 dl_Buffering_Suggested_Packet_Count_Withdraw_element: L::Null,
        C 30 ue_UsageTypeWithdraw_element: L::Null, C 31 reset_idsWithdraw_element: L::Null,
        C 32 iab_OperationWithdraw_element: L::Null,
    }
    Each BasicServiceList in Ms { n 0 Ext_BasicServiceCode: common::Ext_BasicServiceCode }
    Each SS_List in Ss { u 4 SS_Code: L::Integer }
    Choice GPRSSubscriptionDataWithdraw in Ms {
        u 5 allGPRSData_element: L::Null = 0, u 16 contextIdList: ContextIdList = 1,
    }
    Each ContextIdList in Ms { u 2 ContextId: L::Integer }
    Choice LSAInformationWithdraw in Ms {
        u 5 allLSAData_element: L::Null = 0, u 16 lsaIdentityList: LSAIdentityList = 1,
    }
    Each LSAIdentityList in Ms { u 4 LSAIdentity: L::Octets }
    Choice EPS_SubscriptionDataWithdraw in Ms {
        u 5 allEPS_Data_element: L::Null = 0, u 16 contextIdList: ContextIdList = 1,
    }
    Sequence InsertSubscriberDataRes in Ms {
        C 1 teleserviceList: TeleserviceList, C 2 bearerServiceList: BearerServiceList,
        C 3 ss_List: SS_List, C 4 odb_GeneralData: L::Bits,
        C 5 regionalSubscriptionResponse: L::Integer, C 6 supportedCamelPhases: L::Bits,
        C 7 extensionContainer_element: common::ExtensionContainer, C 8 offeredCamel4CSIs: L::Bits,
        C 9 supportedFeatures: L::Bits, C 10 ext_SupportedFeatures: L::Bits,
    }
    Sequence DeleteSubscriberDataRes in Ms {
        C 0 regionalSubscriptionResponse: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
}
