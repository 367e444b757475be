//! Authentication and equipment (TS 29.002 §17.7.1).

use super::names::Ms;
use super::{L, Part, Type, common, grammar, handover, mobility};

grammar! {
    Sequence AuthenticationFailureReportArg in Ms {
        u 4 imsi: L::Imsi, u 10 failureCause: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer, u 1 re_attempt: L::Boolean,
        u 10 accessType: L::Integer, u 4 rand: L::Octets, c 0 vlr_Number: L::Address,
        c 1 sgsn_Number: L::Address,
    }
    Sequence CheckIMEI_Arg in Ms {
        u 4 imei: L::Tbcd, u 3 requestedEquipmentInfo: L::Bits,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendAuthenticationInfoArg in Ms {
        c 0 imsi: L::Imsi, u 2 numberOfRequestedVectors: L::Integer,
        u 5 segmentationProhibited_element: L::Null,
        c 1 immediateResponsePreferred_element: L::Null,
        u 16 re_synchronisationInfo_element: Re_synchronisationInfo,
        c 2 extensionContainer_element: common::ExtensionContainer,
        c 3 requestingNodeType: L::Integer, c 4 requestingPLMN_Id: L::Plmn,
        c 5 numberOfRequestedAdditional_Vectors: L::Integer,
        c 6 additionalVectorsAreForEPS_element: L::Null,
        c 7 ueUsageTypeRequestIndication_element: L::Null,
    }
    Sequence Re_synchronisationInfo in Ms { u 4 rand: L::Octets, u 4 auts: L::Octets }
    Sequence AuthenticationFailureReportRes in Ms {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CheckIMEI_Res in Ms {
        u 10 equipmentStatus: L::Integer, u 16 bmuef_element: handover::UESBI_Iu,
        c 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendAuthenticationInfoRes in Ms {
        n 0 authenticationSetList: mobility::AuthenticationSetList,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 2 eps_AuthenticationSetList: EPS_AuthenticationSetList, c 3 ueUsageType: L::Octets,
    }
    Each EPS_AuthenticationSetList in Ms { u 16 EPC_AV_element: EPC_AV }
    Sequence EPC_AV in Ms {
        u 4 rand: L::Octets, u 4 xres: L::Octets, u 4 autn: L::Octets, u 4 kasme: L::Octets,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
}
