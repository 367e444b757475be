//! Packet service (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, common, grammar, mobility, subscription};

grammar! {
    Sequence UpdateGprsLocationArg in Ms {
        u 4 imsi: L::Imsi, u 4 sgsn_Number: L::Address, u 4 sgsn_Address: L::Gsn,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 sgsn_Capability_element: SGSN_Capability,
        C 1 informPreviousNetworkEntity_element: L::Null,
        C 2 ps_LCS_NotSupportedByUE_element: L::Null, C 3 v_gmlc_Address: L::Gsn,
        C 4 add_info_element: mobility::ADD_Info, C 5 eps_info: EPS_Info,
        C 6 servingNodeTypeIndicator_element: L::Null,
        C 7 skipSubscriberDataUpdate_element: L::Null, C 8 usedRAT_Type: L::Integer,
        C 9 gprsSubscriptionDataNotNeeded_element: L::Null,
        C 10 nodeTypeIndicator_element: L::Null, C 11 areaRestricted_element: L::Null,
        C 12 ue_reachableIndicator_element: L::Null,
        C 13 epsSubscriptionDataNotNeeded_element: L::Null, C 14 ue_srvcc_Capability: L::Integer,
        C 15 eplmn_List: mobility::EPLMN_List, C 16 mmeNumberforMTSMS: L::Address,
        C 17 smsRegisterRequest: L::Integer, C 18 sms_Only_element: L::Null,
        C 22 removalofMMERegistrationforSMS_element: L::Null, C 19 sgsn_Name: L::Text,
        C 20 sgsn_Realm: L::Text, C 21 lgd_supportIndicator_element: L::Null,
        C 23 adjacentPLMN_List: AdjacentPLMN_List,
    }
    Sequence SGSN_Capability in Ms {
        U 5 solsaSupportIndicator_element: L::Null,
        C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 superChargerSupportedInServingNetworkEntity: mobility::SuperChargerInfo,
        C 3 gprsEnhancementsSupportIndicator_element: L::Null, C 4 supportedCamelPhases: L::Bits,
        C 5 supportedLCS_CapabilitySets: L::Bits, C 6 offeredCamel4CSIs: L::Bits,
        C 7 smsCallBarringSupportIndicator_element: L::Null,
        C 8 supportedRAT_TypesIndicator: L::Bits, C 9 supportedFeatures: L::Bits,
        C 10 t_adsDataRetrieval_element: L::Null,
        C 11 homogeneousSupportOfIMSVoiceOverPSSessions: L::Boolean,
        C 12 cancellationTypeInitialAttach_element: L::Null,
        C 14 msisdn_lessOperation_Supported_element: L::Null,
        C 15 updateofHomogeneousSupportOfIMSVoiceOverPSSessions_element: L::Null,
        C 16 reset_ids_Supported_element: L::Null, C 17 ext_SupportedFeatures: L::Bits,
    }
    Choice EPS_Info in Ms {
        c 0 pdn_gw_update_element: PDN_GW_Update = 0, c 1 isr_Information: L::Bits = 1,
    }
    Sequence PDN_GW_Update in Ms {
        C 0 apn: L::Apn, C 1 pdn_gw_Identity_element: subscription::PDN_GW_Identity,
        C 2 contextId: L::Integer, C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Each AdjacentPLMN_List in Ms { u 4 PLMN_Id: L::Plmn }
    Sequence SendRoutingInfoForGprsArg in Ms {
        c 0 imsi: L::Imsi, C 1 ggsn_Address: L::Gsn, c 2 ggsn_Number: L::Address,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence FailureReportArg in Ms {
        c 0 imsi: L::Imsi, c 1 ggsn_Number: L::Address, C 2 ggsn_Address: L::Gsn,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NoteMsPresentForGprsArg in Ms {
        c 0 imsi: L::Imsi, c 1 sgsn_Address: L::Gsn, C 2 ggsn_Address: L::Gsn,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UpdateGprsLocationRes in Ms {
        u 4 hlr_Number: L::Address, U 16 extensionContainer_element: common::ExtensionContainer,
        U 5 add_Capability_element: L::Null, C 0 sgsn_mmeSeparationSupported_element: L::Null,
        C 1 mmeRegisteredforSMS_element: L::Null,
    }
    Sequence SendRoutingInfoForGprsRes in Ms {
        c 0 sgsn_Address: L::Gsn, C 1 ggsn_Address: L::Gsn,
        C 2 mobileNotReachableReason: L::Integer,
        C 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence FailureReportRes in Ms {
        C 0 ggsn_Address: L::Gsn, C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NoteMsPresentForGprsRes in Ms {
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
}
