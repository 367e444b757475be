//! What is asked about subscribers (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, calls, common, grammar, mobility, services, subscription};

grammar! {
    Sequence AnyTimeSubscriptionInterrogationArg in Ms {
        c 0 subscriberIdentity: common::SubscriberIdentity,
        c 1 requestedSubscriptionInfo_element: RequestedSubscriptionInfo,
        c 2 gsmSCF_Address: L::Address, c 3 extensionContainer_element: common::ExtensionContainer,
        c 4 longFTN_Supported_element: L::Null,
    }
    Sequence RequestedSubscriptionInfo in Ms {
        c 1 requestedSS_Info_element: services::SS_ForBS_Code, c 2 odb_element: L::Null,
        c 3 requestedCAMEL_SubscriptionInfo: L::Integer,
        c 4 supportedVLR_CAMEL_Phases_element: L::Null,
        c 5 supportedSGSN_CAMEL_Phases_element: L::Null,
        c 6 extensionContainer_element: common::ExtensionContainer,
        c 7 additionalRequestedCAMEL_SubscriptionInfo: L::Integer,
        c 8 msisdn_BS_List_element: L::Null, c 9 csg_SubscriptionDataRequested_element: L::Null,
        c 10 cw_Info_element: L::Null, c 11 clip_Info_element: L::Null,
        c 12 clir_Info_element: L::Null, c 13 hold_Info_element: L::Null,
        c 14 ect_Info_element: L::Null,
    }
    Sequence AnyTimeModificationArg in Ms {
        c 0 subscriberIdentity: common::SubscriberIdentity, c 1 gsmSCF_Address: L::Address,
        c 2 modificationRequestFor_CF_Info_element: ModificationRequestFor_CF_Info,
        c 3 modificationRequestFor_CB_Info_element: ModificationRequestFor_CB_Info,
        c 4 modificationRequestFor_CSI_element: ModificationRequestFor_CSI,
        c 5 extensionContainer_element: common::ExtensionContainer,
        c 6 longFTN_Supported_element: L::Null,
        c 7 modificationRequestFor_ODB_data_element: ModificationRequestFor_ODB_data,
        c 8 modificationRequestFor_IP_SM_GW_Data_element: ModificationRequestFor_IP_SM_GW_Data,
        c 9 activationRequestForUE_reachability: L::Bits,
        c 10 modificationRequestFor_CSG_element: ModificationRequestFor_CSG,
        c 11 modificationRequestFor_CW_Data_element: ModificationRequestFor_CW_Info,
        c 12 modificationRequestFor_CLIP_Data_element: ModificationRequestFor_CLIP_Info,
        c 13 modificationRequestFor_CLIR_Data_element: ModificationRequestFor_CLIR_Info,
        c 14 modificationRequestFor_HOLD_Data_element: ModificationRequestFor_CH_Info,
        c 15 modificationRequestFor_ECT_Data_element: ModificationRequestFor_ECT_Info,
    }
    Sequence ModificationRequestFor_CF_Info in Ms {
        c 0 ss_Code: L::Integer, c 1 basicService: common::Ext_BasicServiceCode,
        c 2 ss_Status: L::Octets, c 3 forwardedToNumber: L::Address,
        c 4 forwardedToSubaddress: L::Octets, c 5 noReplyConditionTime: L::Integer,
        c 6 modifyNotificationToCSE: L::Integer,
        c 7 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CB_Info in Ms {
        c 0 ss_Code: L::Integer, c 1 basicService: common::Ext_BasicServiceCode,
        c 2 ss_Status: L::Octets, c 3 password: L::Text,
        c 4 wrongPasswordAttemptsCounter: L::Integer, c 5 modifyNotificationToCSE: L::Integer,
        c 6 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CSI in Ms {
        c 0 requestedCamel_SubscriptionInfo: L::Integer, c 1 modifyNotificationToCSE: L::Integer,
        c 2 modifyCSI_State: L::Integer,
        c 3 extensionContainer_element: common::ExtensionContainer,
        c 4 additionalRequestedCAMEL_SubscriptionInfo: L::Integer,
    }
    Sequence ModificationRequestFor_ODB_data in Ms {
        c 0 odb_data_element: mobility::ODB_Data, c 1 modifyNotificationToCSE: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_IP_SM_GW_Data in Ms {
        c 0 modifyRegistrationStatus: L::Integer,
        c 1 extensionContainer_element: common::ExtensionContainer,
        c 2 ip_sm_gw_DiameterAddress_element: common::NetworkNodeDiameterAddress,
    }
    Sequence ModificationRequestFor_CSG in Ms {
        c 0 modifyNotificationToCSE: L::Integer,
        c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CW_Info in Ms {
        c 0 basicService: common::Ext_BasicServiceCode, c 1 ss_Status: L::Octets,
        c 2 modifyNotificationToCSE: L::Integer,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CLIP_Info in Ms {
        c 0 ss_Status: L::Octets, c 1 overrideCategory: L::Integer,
        c 2 modifyNotificationToCSE: L::Integer,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CLIR_Info in Ms {
        c 0 ss_Status: L::Octets, c 1 cliRestrictionOption: L::Integer,
        c 2 modifyNotificationToCSE: L::Integer,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CH_Info in Ms {
        c 0 ss_Status: L::Octets, c 1 modifyNotificationToCSE: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_ECT_Info in Ms {
        c 0 ss_Status: L::Octets, c 1 modifyNotificationToCSE: L::Integer,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ProvideSubscriberInfoArg in Ms {
        c 0 imsi: L::Imsi, c 1 lmsi: L::Octets, c 2 requestedInfo_element: RequestedInfo,
        c 3 extensionContainer_element: common::ExtensionContainer, c 4 callPriority: L::Integer,
    }
    Sequence RequestedInfo in Ms {
        c 0 locationInformation_element: L::Null, c 1 subscriberState_element: L::Null,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 currentLocation_element: L::Null, c 4 requestedDomain: L::Integer,
        c 6 imei_null_element: L::Null, c 5 ms_classmark_element: L::Null,
        c 7 mnpRequestedInfo_element: L::Null,
        c 11 locationInformationEPS_Supported_element: L::Null, c 8 t_adsData_element: L::Null,
        c 9 requestedNodes: L::Bits, c 10 servingNodeIndication_element: L::Null,
        c 12 localTimeZoneRequest_element: L::Null,
    }
    Sequence AnyTimeInterrogationArg in Ms {
        c 0 subscriberIdentity: common::SubscriberIdentity,
        c 1 requestedInfo_element: RequestedInfo, c 3 gsmSCF_Address: L::Address,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AnyTimeSubscriptionInterrogationRes in Ms {
        c 1 callForwardingData_element: CallForwardingData,
        c 2 callBarringData_element: CallBarringData, c 3 odb_Info_element: mobility::ODB_Info,
        c 4 camel_SubscriptionInfo_element: mobility::CAMEL_SubscriptionInfo,
        c 5 supportedVLR_CAMEL_Phases: L::Bits, c 6 supportedSGSN_CAMEL_Phases: L::Bits,
        c 7 extensionContainer_element: common::ExtensionContainer,
        c 8 offeredCamel4CSIsInVLR: L::Bits, c 9 offeredCamel4CSIsInSGSN: L::Bits,
        c 10 msisdn_BS_List: MSISDN_BS_List,
        c 11 csg_SubscriptionDataList: mobility::CSG_SubscriptionDataList,
        c 12 cw_Data_element: mobility::CallWaitingData,
        c 13 ch_Data_element: mobility::CallHoldData, c 14 clip_Data_element: mobility::ClipData,
        c 15 clir_Data_element: mobility::ClirData, c 16 ect_data_element: mobility::EctData,
    }
    Sequence CallForwardingData in Ms {
        u 16 forwardingFeatureList: mobility::Ext_ForwFeatureList,
        u 5 notificationToCSE_element: L::Null,
        c 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CallBarringData in Ms {
        u 16 callBarringFeatureList: mobility::Ext_CallBarFeatureList, u 18 password: L::Text,
        u 2 wrongPasswordAttemptsCounter: L::Integer, u 5 notificationToCSE_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Each MSISDN_BS_List in Ms { u 16 MSISDN_BS_element: MSISDN_BS }
    Sequence MSISDN_BS in Ms {
        u 4 msisdn: L::Address, c 0 basicServiceList: subscription::BasicServiceList,
        c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AnyTimeModificationRes in Ms {
        c 0 ss_InfoFor_CSE: Ext_SS_InfoFor_CSE,
        c 1 camel_SubscriptionInfo_element: mobility::CAMEL_SubscriptionInfo,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 odb_Info_element: mobility::ODB_Info, c 4 cw_Data_element: mobility::CallWaitingData,
        c 5 ch_Data_element: mobility::CallHoldData, c 6 clip_Data_element: mobility::ClipData,
        c 7 clir_Data_element: mobility::ClirData, c 8 ect_data_element: mobility::EctData,
        c 9 serviceCentreAddress: L::Address,
    }
    Choice Ext_SS_InfoFor_CSE in Ms {
        c 0 forwardingInfoFor_CSE_element: mobility::Ext_ForwardingInfoFor_CSE = 0,
        c 1 callBarringInfoFor_CSE_element: mobility::Ext_CallBarringInfoFor_CSE = 1,
    }
    Sequence ProvideSubscriberInfoRes in Ms {
        u 16 subscriberInfo_element: calls::SubscriberInfo,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AnyTimeInterrogationRes in Ms {
        u 16 subscriberInfo_element: calls::SubscriberInfo,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
}
