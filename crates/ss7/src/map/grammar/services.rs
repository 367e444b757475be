//! Supplementary services (TS 29.002 §17.7.4).

use super::names::Ss;
use super::{L, Part, Type, calls, common, grammar, subscription};

grammar! {
    Sequence RegisterSS_Arg in Ss {
        u 4 ss_Code: L::Integer, N 0 basicService: common::BasicServiceCode,
        C 4 forwardedToNumber: L::Address, C 6 forwardedToSubaddress: L::Octets,
        C 5 noReplyConditionTime: L::Integer, C 7 defaultPriority: L::Integer,
        C 8 nbrUser: L::Integer, C 9 longFTN_Supported_element: L::Null,
    }
    Sequence SS_ForBS_Code in Ss {
        u 4 ss_Code: L::Integer, N 0 basicService: common::BasicServiceCode,
        C 4 longFTN_Supported_element: L::Null,
    }
    Sequence USSD_Arg in Ss {
        u 4 ussd_DataCodingScheme: L::Scheme, u 4 ussd_String: L::Octets,
        U 4 alertingPattern: L::Octets, C 0 msisdn: L::Address,
    }
    Sequence SS_InvocationNotificationArg in Ss {
        c 0 imsi: L::Imsi, c 1 msisdn: L::Address, c 2 ss_Event: L::Integer,
        C 3 ss_EventSpecification: SS_EventSpecification,
        C 4 extensionContainer_element: common::ExtensionContainer,
        C 5 b_subscriberNumber: L::Address, C 6 ccbs_RequestState: L::Integer,
    }
    Each SS_EventSpecification in Ss { u 4 AddressString: L::Address }
    Sequence RegisterCC_EntryArg in Ss { c 0 ss_Code: L::Integer, C 1 ccbs_Data_element: CCBS_Data }
    Sequence CCBS_Data in Ss {
        c 0 ccbs_Feature_element: calls::CCBS_Feature, c 1 translatedB_Number: L::Address,
        C 2 serviceIndicator: L::Bits, c 3 callInfo_element: common::ExternalSignalInfo,
        c 4 networkSignalInfo_element: common::ExternalSignalInfo,
    }
    Sequence EraseCC_EntryArg in Ss { c 0 ss_Code: L::Integer, C 1 ccbs_Index: L::Integer }
    Choice SS_Info in Ss {
        c 0 forwardingInfo_element: ForwardingInfo = 0,
        c 1 callBarringInfo_element: CallBarringInfo = 1, c 3 ss_Data_element: SS_Data = 3,
    }
    Sequence ForwardingInfo in Ss {
        U 4 ss_Code: L::Integer, u 16 forwardingFeatureList: ForwardingFeatureList,
    }
    Each ForwardingFeatureList in Ss { u 16 ForwardingFeature_element: ForwardingFeature }
    Sequence ForwardingFeature in Ss {
        N 0 basicService: common::BasicServiceCode, C 4 ss_Status: L::Status,
        C 5 forwardedToNumber: L::Address, C 8 forwardedToSubaddress: L::Octets,
        C 6 forwardingOptions: L::Forwarding, C 7 noReplyConditionTime: L::Integer,
        C 9 longForwardedToNumber: L::Address,
    }
    Sequence CallBarringInfo in Ss {
        U 4 ss_Code: L::Integer, u 16 callBarringFeatureList: CallBarringFeatureList,
    }
    Each CallBarringFeatureList in Ss { u 16 CallBarringFeature_element: CallBarringFeature }
    Sequence CallBarringFeature in Ss {
        N 0 basicService: common::BasicServiceCode, C 4 ss_Status: L::Status,
    }
    Sequence SS_Data in Ss {
        U 4 ss_Code: L::Integer, C 4 ss_Status: L::Status,
        N 0 ss_SubscriptionOption: subscription::SS_SubscriptionOption,
        U 16 basicServiceGroupList: BasicServiceGroupList, U 2 defaultPriority: L::Integer,
        C 5 nbrUser: L::Integer,
    }
    Each BasicServiceGroupList in Ss { n 0 BasicServiceCode: common::BasicServiceCode }
    Choice InterrogateSS_Res in Ss {
        c 0 ss_Status: L::Status = 0, c 2 basicServiceGroupList: BasicServiceGroupList = 2,
        c 3 forwardingFeatureList: ForwardingFeatureList = 3,
        c 4 genericServiceInfo_element: GenericServiceInfo = 4,
    }
    Sequence GenericServiceInfo in Ss {
        u 4 ss_Status: L::Status, U 10 cliRestrictionOption: L::Integer,
        C 0 maximumEntitledPriority: L::Integer, C 1 defaultPriority: L::Integer,
        C 2 ccbs_FeatureList: CCBS_FeatureList, C 3 nbrSB: L::Integer, C 4 nbrUser: L::Integer,
        C 5 nbrSN: L::Integer,
    }
    Each CCBS_FeatureList in Ss { u 16 CCBS_Feature_element: calls::CCBS_Feature }
    Sequence USSD_Res in Ss { u 4 ussd_DataCodingScheme: L::Scheme, u 4 ussd_String: L::Octets }
    Sequence SS_InvocationNotificationRes in Ss {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence RegisterCC_EntryRes in Ss { C 0 ccbs_Feature_element: calls::CCBS_Feature }
    Sequence EraseCC_EntryRes in Ss { c 0 ss_Code: L::Integer, C 1 ss_Status: L::Status }
}
