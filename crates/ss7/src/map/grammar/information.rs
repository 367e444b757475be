//! What is asked about subscribers (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, calls, common, grammar, mobility, services, subscription};

grammar! {
    Sequence AnyTimeSubscriptionInterrogationArg in Ms {
        c 0 subscriberIdentity: common::SubscriberIdentity,
        c 1 requestedSubscriptionInfo_element: RequestedSubscriptionInfo,
        c 2 gsmSCF_Address: L::Address, C 3 extensionContainer_element: common::ExtensionContainer,
        C 4 longFTN_Supported_element: L::Null,
    }
    Sequence RequestedSubscriptionInfo in Ms {
        C 1 requestedSS_Info_element: services::SS_ForBS_Code, C 2 odb_element: L::Null,
        C 3 requestedCAMEL_SubscriptionInfo: L::Integer,
        C 4 supportedVLR_CAMEL_Phases_element: L::Null,
        C 5 supportedSGSN_CAMEL_Phases_element: L::Null,
        C 6 extensionContainer_element: common::ExtensionContainer,
        C 7 additionalRequestedCAMEL_SubscriptionInfo: L::Integer,
        C 8 msisdn_BS_List_element: L::Null, C 9 csg_SubscriptionDataRequested_element: L::Null,
        C 10 cw_Info_element: L::Null, C 11 clip_Info_element: L::Null,
        C 12 clir_Info_element: L::Null, C 13 hold_Info_element: L::Null,
        C 14 ect_Info_element: L::Null,
    }
    Sequence AnyTimeModificationArg in Ms {
        c 0 subscriberIdentity: common::SubscriberIdentity, c 1 gsmSCF_Address: L::Address,
        C 2 modificationRequestFor_CF_Info_element: ModificationRequestFor_CF_Info,
        C 3 modificationRequestFor_CB_Info_element: ModificationRequestFor_CB_Info,
        C 4 modificationRequestFor_CSI_element: ModificationRequestFor_CSI,
        C 5 extensionContainer_element: common::ExtensionContainer,
        C 6 longFTN_Supported_element: L::Null,
        C 7 modificationRequestFor_ODB_data_element: ModificationRequestFor_ODB_data,
        C 8 modificationRequestFor_IP_SM_GW_Data_element: ModificationRequestFor_IP_SM_GW_Data,
        C 9 activationRequestForUE_reachability: L::Bits,
        C 10 modificationRequestFor_CSG_element: ModificationRequestFor_CSG,
        C 11 modificationRequestFor_CW_Data_element: ModificationRequestFor_CW_Info,
        C 12 modificationRequestFor_CLIP_Data_element: ModificationRequestFor_CLIP_Info,
        C 13 modificationRequestFor_CLIR_Data_element: ModificationRequestFor_CLIR_Info,
        C 14 modificationRequestFor_HOLD_Data_element: ModificationRequestFor_CH_Info,
        C 15 modificationRequestFor_ECT_Data_element: ModificationRequestFor_ECT_Info,
    }
    Sequence ModificationRequestFor_CF_Info in Ms {
        c 0 ss_Code: L::Integer, C 1 basicService: common::Ext_BasicServiceCode,
        C 2 ss_Status: L::Status, C 3 forwardedToNumber: L::Address,
        C 4 forwardedToSubaddress: L::Octets, C 5 noReplyConditionTime: L::Integer,
        C 6 modifyNotificationToCSE: L::Integer,
        C 7 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CB_Info in Ms {
        c 0 ss_Code: L::Integer, C 1 basicService: common::Ext_BasicServiceCode,
        C 2 ss_Status: L::Status, C 3 password: L::Text,
        C 4 wrongPasswordAttemptsCounter: L::Integer, C 5 modifyNotificationToCSE: L::Integer,
        C 6 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CSI in Ms {
        c 0 requestedCamel_SubscriptionInfo: L::Integer, C 1 modifyNotificationToCSE: L::Integer,
        C 2 modifyCSI_State: L::Integer,
        C 3 extensionContainer_element: common::ExtensionContainer,
        C 4 additionalRequestedCAMEL_SubscriptionInfo: L::Integer,
    }
    Sequence ModificationRequestFor_ODB_data in Ms {
        C 0 odb_data_element: mobility::ODB_Data, C 1 modifyNotificationToCSE: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_IP_SM_GW_Data in Ms {
        C 0 modifyRegistrationStatus: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 ip_sm_gw_DiameterAddress_element: common::NetworkNodeDiameterAddress,
    }
    Sequence ModificationRequestFor_CSG in Ms {
        C 0 modifyNotificationToCSE: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CW_Info in Ms {
        C 0 basicService: common::Ext_BasicServiceCode, C 1 ss_Status: L::Status,
        C 2 modifyNotificationToCSE: L::Integer,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CLIP_Info in Ms {
        C 0 ss_Status: L::Status, C 1 overrideCategory: L::Integer,
        C 2 modifyNotificationToCSE: L::Integer,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CLIR_Info in Ms {
        C 0 ss_Status: L::Status, C 1 cliRestrictionOption: L::Integer,
        C 2 modifyNotificationToCSE: L::Integer,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_CH_Info in Ms {
        C 0 ss_Status: L::Status, C 1 modifyNotificationToCSE: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ModificationRequestFor_ECT_Info in Ms {
        C 0 ss_Status: L::Status, C 1 modifyNotificationToCSE: L::Integer,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ProvideSubscriberInfoArg in Ms {
        c 0 imsi: L::Imsi, C 1 lmsi: L::Octets, c 2 requestedInfo_element: RequestedInfo,
        C 3 extensionContainer_element: common::ExtensionContainer, C 4 callPriority: L::Integer,
    }
    Sequence RequestedInfo in Ms {
        C 0 locationInformation_element: L::Null, C 1 subscriberState_element: L::Null,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 currentLocation_element: L::Null, C 4 requestedDomain: L::Integer,
        C 6 imei_null_element: L::Null, C 5 ms_classmark_element: L::Null,
        C 7 mnpRequestedInfo_element: L::Null,
        C 11 locationInformationEPS_Supported_element: L::Null, C 8 t_adsData_element: L::Null,
        C 9 requestedNodes: L::Bits, C 10 servingNodeIndication_element: L::Null,
        C 12 localTimeZoneRequest_element: L::Null,
    }
    Sequence AnyTimeInterrogationArg in Ms {
        c 0 subscriberIdentity: common::SubscriberIdentity,
        c 1 requestedInfo_element: RequestedInfo, c 3 gsmSCF_Address: L::Address,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AnyTimeSubscriptionInterrogationRes in Ms {
        C 1 callForwardingData_element: CallForwardingData,
        C 2 callBarringData_element: CallBarringData, C 3 odb_Info_element: mobility::ODB_Info,
        C 4 camel_SubscriptionInfo_element: mobility::CAMEL_SubscriptionInfo,
        C 5 supportedVLR_CAMEL_Phases: L::Bits, C 6 supportedSGSN_CAMEL_Phases: L::Bits,
        C 7 extensionContainer_element: common::ExtensionContainer,
        C 8 offeredCamel4CSIsInVLR: L::Bits, C 9 offeredCamel4CSIsInSGSN: L::Bits,
        C 10 msisdn_BS_List: MSISDN_BS_List,
        C 11 csg_SubscriptionDataList: mobility::CSG_SubscriptionDataList,
        C 12 cw_Data_element: mobility::CallWaitingData,
        C 13 ch_Data_element: mobility::CallHoldData, C 14 clip_Data_element: mobility::ClipData,
        C 15 clir_Data_element: mobility::ClirData, C 16 ect_data_element: mobility::EctData,
    }
    Sequence CallForwardingData in Ms {
        u 16 forwardingFeatureList: mobility::Ext_ForwFeatureList,
        U 5 notificationToCSE_element: L::Null,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CallBarringData in Ms {
        u 16 callBarringFeatureList: mobility::Ext_CallBarFeatureList, U 18 password: L::Text,
        U 2 wrongPasswordAttemptsCounter: L::Integer, U 5 notificationToCSE_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Each MSISDN_BS_List in Ms { u 16 MSISDN_BS_element: MSISDN_BS }
    Sequence MSISDN_BS in Ms {
        u 4 msisdn: L::Address, C 0 basicServiceList: subscription::BasicServiceList,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AnyTimeModificationRes in Ms {
        C 0 ss_InfoFor_CSE: Ext_SS_InfoFor_CSE,
        C 1 camel_SubscriptionInfo_element: mobility::CAMEL_SubscriptionInfo,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 odb_Info_element: mobility::ODB_Info, C 4 cw_Data_element: mobility::CallWaitingData,
        C 5 ch_Data_element: mobility::CallHoldData, C 6 clip_Data_element: mobility::ClipData,
        C 7 clir_Data_element: mobility::ClirData, C 8 ect_data_element: mobility::EctData,
        C 9 serviceCentreAddress: L::Address,
    }
    Choice Ext_SS_InfoFor_CSE in Ms {
        c 0 forwardingInfoFor_CSE_element: mobility::Ext_ForwardingInfoFor_CSE = 0,
        c 1 callBarringInfoFor_CSE_element: mobility::Ext_CallBarringInfoFor_CSE = 1,
    }
    Sequence ProvideSubscriberInfoRes in Ms {
        u 16 subscriberInfo_element: calls::SubscriberInfo,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AnyTimeInterrogationRes in Ms {
        u 16 subscriberInfo_element: calls::SubscriberInfo,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
}
