//! Packet service (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, common, grammar, mobility, subscription};

grammar! {
    Sequence UpdateGprsLocationArg in Ms {
        u 4 imsi: L::Imsi, u 4 sgsn_Number: L::Address, u 4 sgsn_Address: L::Gsn,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 sgsn_Capability_element: SGSN_Capability,
        c 1 informPreviousNetworkEntity_element: L::Null,
        c 2 ps_LCS_NotSupportedByUE_element: L::Null, c 3 v_gmlc_Address: L::Gsn,
        c 4 add_info_element: mobility::ADD_Info, c 5 eps_info: EPS_Info,
        c 6 servingNodeTypeIndicator_element: L::Null,
        c 7 skipSubscriberDataUpdate_element: L::Null, c 8 usedRAT_Type: L::Integer,
        c 9 gprsSubscriptionDataNotNeeded_element: L::Null,
        c 10 nodeTypeIndicator_element: L::Null, c 11 areaRestricted_element: L::Null,
        c 12 ue_reachableIndicator_element: L::Null,
        c 13 epsSubscriptionDataNotNeeded_element: L::Null, c 14 ue_srvcc_Capability: L::Integer,
        c 15 eplmn_List: mobility::EPLMN_List, c 16 mmeNumberforMTSMS: L::Address,
        c 17 smsRegisterRequest: L::Integer, c 18 sms_Only_element: L::Null,
        c 22 removalofMMERegistrationforSMS_element: L::Null, c 19 sgsn_Name: L::Text,
        c 20 sgsn_Realm: L::Text, c 21 lgd_supportIndicator_element: L::Null,
        c 23 adjacentPLMN_List: AdjacentPLMN_List,
    }
    Sequence SGSN_Capability in Ms {
        u 5 solsaSupportIndicator_element: L::Null,
        c 1 extensionContainer_element: common::ExtensionContainer,
        c 2 superChargerSupportedInServingNetworkEntity: mobility::SuperChargerInfo,
        c 3 gprsEnhancementsSupportIndicator_element: L::Null, c 4 supportedCamelPhases: L::Bits,
        c 5 supportedLCS_CapabilitySets: L::Bits, c 6 offeredCamel4CSIs: L::Bits,
        c 7 smsCallBarringSupportIndicator_element: L::Null,
        c 8 supportedRAT_TypesIndicator: L::Bits, c 9 supportedFeatures: L::Bits,
        c 10 t_adsDataRetrieval_element: L::Null,
        c 11 homogeneousSupportOfIMSVoiceOverPSSessions: L::Boolean,
        c 12 cancellationTypeInitialAttach_element: L::Null,
        c 14 msisdn_lessOperation_Supported_element: L::Null,
        c 15 updateofHomogeneousSupportOfIMSVoiceOverPSSessions_element: L::Null,
        c 16 reset_ids_Supported_element: L::Null, c 17 ext_SupportedFeatures: L::Bits,
    }
    Choice EPS_Info in Ms {
        c 0 pdn_gw_update_element: PDN_GW_Update = 0, c 1 isr_Information: L::Bits = 1,
    }
    Sequence PDN_GW_Update in Ms {
        c 0 apn: L::Apn, c 1 pdn_gw_Identity_element: subscription::PDN_GW_Identity,
        c 2 contextId: L::Integer, c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Each AdjacentPLMN_List in Ms { u 4 PLMN_Id: L::Plmn }
    Sequence SendRoutingInfoForGprsArg in Ms {
        c 0 imsi: L::Imsi, c 1 ggsn_Address: L::Gsn, c 2 ggsn_Number: L::Address,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence FailureReportArg in Ms {
        c 0 imsi: L::Imsi, c 1 ggsn_Number: L::Address, c 2 ggsn_Address: L::Gsn,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NoteMsPresentForGprsArg in Ms {
        c 0 imsi: L::Imsi, c 1 sgsn_Address: L::Gsn, c 2 ggsn_Address: L::Gsn,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UpdateGprsLocationRes in Ms {
        u 4 hlr_Number: L::Address, u 16 extensionContainer_element: common::ExtensionContainer,
        u 5 add_Capability_element: L::Null, c 0 sgsn_mmeSeparationSupported_element: L::Null,
        c 1 mmeRegisteredforSMS_element: L::Null,
    }
    Sequence SendRoutingInfoForGprsRes in Ms {
        c 0 sgsn_Address: L::Gsn, c 1 ggsn_Address: L::Gsn,
        c 2 mobileNotReachableReason: L::Integer,
        c 3 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence FailureReportRes in Ms {
        c 0 ggsn_Address: L::Gsn, c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NoteMsPresentForGprsRes in Ms {
        c 0 extensionContainer_element: common::ExtensionContainer,
    }
}
