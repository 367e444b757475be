//! Authentication and equipment (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, common, grammar, handover, mobility};

grammar! {
    Sequence AuthenticationFailureReportArg in Ms {
        u 4 imsi: L::Imsi, u 10 failureCause: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer, U 1 re_attempt: L::Boolean,
        U 10 accessType: L::Integer, U 4 rand: L::Octets, C 0 vlr_Number: L::Address,
        C 1 sgsn_Number: L::Address,
    }
    Sequence CheckIMEI_Arg in Ms {
        u 4 imei: L::Tbcd, u 3 requestedEquipmentInfo: L::Bits,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendAuthenticationInfoArg in Ms {
        c 0 imsi: L::Imsi, u 2 numberOfRequestedVectors: L::Integer,
        U 5 segmentationProhibited_element: L::Null,
        C 1 immediateResponsePreferred_element: L::Null,
        U 16 re_synchronisationInfo_element: Re_synchronisationInfo,
        C 2 extensionContainer_element: common::ExtensionContainer,
        C 3 requestingNodeType: L::Integer, C 4 requestingPLMN_Id: L::Plmn,
        C 5 numberOfRequestedAdditional_Vectors: L::Integer,
        C 6 additionalVectorsAreForEPS_element: L::Null,
        C 7 ueUsageTypeRequestIndication_element: L::Null,
    }
    Sequence Re_synchronisationInfo in Ms { u 4 rand: L::Octets, u 4 auts: L::Octets }
    Sequence AuthenticationFailureReportRes in Ms {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CheckIMEI_Res in Ms {
        U 10 equipmentStatus: L::Integer, U 16 bmuef_element: handover::UESBI_Iu,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendAuthenticationInfoRes in Ms {
        N 0 authenticationSetList: mobility::AuthenticationSetList,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 2 eps_AuthenticationSetList: EPS_AuthenticationSetList, C 3 ueUsageType: L::Octets,
    }
    Each EPS_AuthenticationSetList in Ms { u 16 EPC_AV_element: EPC_AV }
    Sequence EPC_AV in Ms {
        u 4 rand: L::Octets, u 4 xres: L::Octets, u 4 autn: L::Octets, u 4 kasme: L::Octets,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
}
