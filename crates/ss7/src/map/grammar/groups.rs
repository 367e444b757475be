//! Group calls (TS 29.002 §17.7.12).

use super::names::Gr;
use super::{L, Part, Type, common, grammar, handover};

grammar! {
    Sequence PrepareGroupCallArg in Gr {
        u 4 teleservice: L::Integer, u 4 asciCallReference: L::Tbcd, u 4 codec_Info: L::Octets,
        u 4 cipheringAlgorithm: L::Octets, C 0 groupKeyNumber_Vk_Id: L::Integer,
        C 1 groupKey: L::Octets, C 2 priority: L::Integer, C 3 uplinkFree_element: L::Null,
        C 4 extensionContainer_element: common::ExtensionContainer, C 5 vstk: L::Octets,
        C 6 vstk_rand: L::Octets, C 7 talkerChannelParameter_element: L::Null,
        C 8 uplinkReplyIndicator_element: L::Null,
    }
    Sequence SendGroupCallEndSignalArg in Gr {
        U 4 imsi: L::Imsi, U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 talkerPriority: L::Integer, C 1 additionalInfo: L::Bits,
    }
    Sequence ProcessGroupCallSignallingArg in Gr {
        C 0 uplinkRequest_element: L::Null, C 1 uplinkReleaseIndication_element: L::Null,
        C 2 releaseGroupCall_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 3 talkerPriority: L::Integer, C 4 additionalInfo: L::Bits,
        C 5 emergencyModeResetCommandFlag_element: L::Null,
        C 6 an_APDU_element: handover::AccessNetworkSignalInfo,
    }
    Sequence ForwardGroupCallSignallingArg in Gr {
        U 4 imsi: L::Imsi, C 0 uplinkRequestAck_element: L::Null,
        C 1 uplinkReleaseIndication_element: L::Null, C 2 uplinkRejectCommand_element: L::Null,
        C 3 uplinkSeizedCommand_element: L::Null, C 4 uplinkReleaseCommand_element: L::Null,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 5 stateAttributes_element: StateAttributes, C 6 talkerPriority: L::Integer,
        C 7 additionalInfo: L::Bits, C 8 emergencyModeResetCommandFlag_element: L::Null,
        C 9 sm_RP_UI: L::Octets, C 10 an_APDU_element: handover::AccessNetworkSignalInfo,
    }
    Sequence StateAttributes in Gr {
        C 5 downlinkAttached_element: L::Null, C 6 uplinkAttached_element: L::Null,
        C 7 dualCommunication_element: L::Null, C 8 callOriginator_element: L::Null,
    }
    Sequence SendGroupCallInfoArg in Gr {
        u 10 requestedInfo: L::Integer, u 4 groupId: L::Tbcd, u 4 teleservice: L::Integer,
        C 0 cellId: L::Cell, C 1 imsi: L::Imsi, C 2 tmsi: L::Octets, C 3 additionalInfo: L::Bits,
        C 4 talkerPriority: L::Integer, C 5 cksn: L::Octets,
        C 6 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence PrepareGroupCallRes in Gr {
        u 4 groupCallNumber: L::Address,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendGroupCallEndSignalRes in Gr {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendGroupCallInfoRes in Gr {
        C 0 anchorMSC_Address: L::Address, C 1 asciCallReference: L::Tbcd, C 2 imsi: L::Imsi,
        C 3 additionalInfo: L::Bits, C 4 additionalSubscriptions: L::Bits, C 5 kc: L::Octets,
        C 6 extensionContainer_element: common::ExtensionContainer,
    }
}
