//! Versions 1 and 2 of operations that are other than today's (GSM 09.02 §14.7).

use super::{L, Part, Type, calls, common, grammar, mobility, names, subscription};

names! { Old "gsm_old." "GSM 09.02 §14.7" after Dialogue
    protocolId Number, signalInfo Octets, extensionContainer_element Flag,
    gsm_BearerCapability_element Flag, isdn_BearerCapability_element Flag, call_Direction Octets,
    b_Subscriber_Address Address, chosenChannel_element Flag, lowerLayerCompatibility_element Flag,
    highLayerCompatibility_element Flag, sIWFSNumber Address, imsi Imsi, vlr_Number Address,
    targetCellId Octets, ho_NumberNotRequired_element Flag, bss_APDU_element Flag,
    handoverNumber Address, SendAuthenticationInfoResOld_item_element Flag, rand Octets,
    sres Octets, kc Octets, tripletList Number, AuthenticationTriplet_v2_element Flag,
    channelType_element Flag, securityHeader_element Flag, protectedPayload Octets,
    securityParametersIndex Octets, initialisationVector Octets, sm_RP_DA Number, sm_RP_OA Number,
    sm_RP_UI Octets, moreMessagesToSend_element Flag, lmsi Octets, serviceCentreAddressDA Address,
    noSM_RP_DA_element Flag, msisdn Address, serviceCentreAddressOA Address,
    noSM_RP_OA_element Flag, cug_CheckInfo_element Flag, numberOfForwarding Number,
    networkSignalInfo_element Flag, routingInfo Number, originatingEntityNumber Address,
    sm_RP_PRI Flag, serviceCentreAddress Address, cug_Interlock Octets, teleserviceCode Number,
    locationInfoWithLMSI_element Flag, mwd_Set Flag, locationInfo Number, roamingNumber Address,
    msc_Number Address, subscriberId Number, requestParameterList Number, RequestParameter Number,
    SentParameter Number, authenticationSet Number, subscriberData_element Flag, ki Octets,
    quintupletList Number,
}

grammar! {
    Sequence ForwardSM_Arg in Old {
        n 0 sm_RP_DA: SM_RP_DAold, n 0 sm_RP_OA: SM_RP_OAold, u 4 sm_RP_UI: L::Signal,
        U 5 moreMessagesToSend_element: L::Null,
    }
    Choice SM_RP_DAold in Old {
        c 0 imsi: L::Imsi = 0, c 1 lmsi: L::Octets = 1, c 4 serviceCentreAddressDA: L::Address = 4,
        c 5 noSM_RP_DA_element: L::Null = 5,
    }
    Choice SM_RP_OAold in Old {
        c 2 msisdn: L::Address = 2, c 4 serviceCentreAddressOA: L::Address = 4,
        c 5 noSM_RP_OA_element: L::Null = 5,
    }
    Sequence SendRoutingInfoArgV2 in Old {
        c 0 msisdn: L::Address, C 1 cug_CheckInfo_element: calls::CUG_CheckInfo,
        C 2 numberOfForwarding: L::Integer, C 10 networkSignalInfo_element: common::ExternalSignalInfo,
    }
    Sequence SendRoutingInfoResV2 in Old {
        u 4 imsi: L::Imsi, n 0 routingInfo: calls::RoutingInfo,
        U 16 cug_CheckInfo_element: calls::CUG_CheckInfo,
    }
    Sequence RoutingInfoForSM_ArgV1 in Old {
        c 0 msisdn: L::Address, c 1 sm_RP_PRI: L::Boolean, c 2 serviceCentreAddress: L::Address,
        C 3 cug_Interlock: L::Octets, C 5 teleserviceCode: L::Integer, C 12 imsi: L::Imsi,
    }
    Sequence RoutingInfoForSM_ResV2 in Old {
        u 4 imsi: L::Imsi, c 0 locationInfoWithLMSI_element: LocationInfoWithLMSIv2,
        C 2 mwd_Set: L::Boolean,
    }
    Sequence LocationInfoWithLMSIv2 in Old { n 0 locationInfo: LocationInfo, U 4 lmsi: L::Octets }
    Choice LocationInfo in Old { c 0 roamingNumber: L::Address = 0, c 1 msc_Number: L::Address = 1 }
    Sequence PurgeMSArgV2 in Old { u 4 imsi: L::Imsi, U 4 vlr_Number: L::Address }
    Sequence PrepareHO_ArgOld in Old {
        U 4 targetCellId: L::Octets, U 5 ho_NumberNotRequired_element: L::Null,
        U 16 bss_APDU_element: Bss_APDU,
    }
    Sequence PrepareHO_ResOld in Old {
        U 4 handoverNumber: L::Address, U 16 bss_APDU_element: Bss_APDU,
    }
    Sequence Bss_APDU in Old {
        u 10 protocolId: L::Integer, u 4 signalInfo: L::Octets,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Each SendAuthenticationInfoResOld in Old {
        u 16 SendAuthenticationInfoResOld_item_element: AuthenticationTriplet_v2,
    }
    Sequence SendIdentificationResV2 in Old { U 4 imsi: L::Imsi, U 16 tripletList: TripletListold }
    Each TripletListold in Old { u 16 AuthenticationTriplet_v2_element: AuthenticationTriplet_v2 }
    Sequence AuthenticationTriplet_v2 in Old {
        u 4 rand: L::Octets, u 4 sres: L::Octets, u 4 kc: L::Octets,
    }
    Sequence ProvideSIWFSNumberArg in Old {
        c 0 gsm_BearerCapability_element: common::ExternalSignalInfo,
        c 1 isdn_BearerCapability_element: common::ExternalSignalInfo,
        c 2 call_Direction: L::Octets, c 3 b_Subscriber_Address: L::Address,
        c 4 chosenChannel_element: common::ExternalSignalInfo,
        C 5 lowerLayerCompatibility_element: common::ExternalSignalInfo,
        C 6 highLayerCompatibility_element: common::ExternalSignalInfo,
        C 7 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ProvideSIWFSNumberRes in Old {
        c 0 sIWFSNumber: L::Address, C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SIWFSSignallingModifyArg in Old {
        C 0 channelType_element: common::ExternalSignalInfo,
        C 1 chosenChannel_element: common::ExternalSignalInfo,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SIWFSSignallingModifyRes in Old {
        C 0 channelType_element: common::ExternalSignalInfo,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence BeginSubscriberActivityArg in Old {
        u 4 imsi: L::Imsi, u 4 originatingEntityNumber: L::Address, P 28 msisdn: L::Address,
    }
    Sequence SendParametersArg in Old {
        n 0 subscriberId: common::SubscriberId, u 16 requestParameterList: RequestParameterList,
    }
    Each RequestParameterList in Old { u 10 RequestParameter: L::Integer }
    Each SentParameterList in Old { n 0 SentParameter: SentParameter }
    Choice SentParameter in Old {
        c 0 imsi: L::Imsi = 0, c 1 authenticationSet: AuthenticationSetListOld = 1,
        c 2 subscriberData_element: subscription::InsertSubscriberDataArg = 2, c 4 ki: L::Octets = 4,
    }
    Choice AuthenticationSetListOld in Old {
        c 0 tripletList: mobility::TripletList = 0, c 1 quintupletList: mobility::QuintupletList = 1,
    }
    Sequence SecureTransport in Old {
        u 16 securityHeader_element: SecurityHeader, U 4 protectedPayload: L::Octets,
    }
    Sequence SecurityHeader in Old {
        u 4 securityParametersIndex: L::Octets, n 0 nothing: L::Any, U 4 initialisationVector: L::Octets,
    }
}
