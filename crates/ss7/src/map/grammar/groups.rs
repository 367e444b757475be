//! Group calls (TS 29.002 §17.7.12).

use super::names::Gr;
use super::{L, Part, Type, common, grammar, handover};

grammar! {
    Sequence PrepareGroupCallArg in Gr {
        u 4 teleservice: L::Integer, u 4 asciCallReference: L::Tbcd, u 4 codec_Info: L::Octets,
        u 4 cipheringAlgorithm: L::Octets, c 0 groupKeyNumber_Vk_Id: L::Integer,
        c 1 groupKey: L::Octets, c 2 priority: L::Integer, c 3 uplinkFree_element: L::Null,
        c 4 extensionContainer_element: common::ExtensionContainer, c 5 vstk: L::Octets,
        c 6 vstk_rand: L::Octets, c 7 talkerChannelParameter_element: L::Null,
        c 8 uplinkReplyIndicator_element: L::Null,
    }
    Sequence SendGroupCallEndSignalArg in Gr {
        u 4 imsi: L::Imsi, u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 talkerPriority: L::Integer, c 1 additionalInfo: L::Bits,
    }
    Sequence ProcessGroupCallSignallingArg in Gr {
        c 0 uplinkRequest_element: L::Null, c 1 uplinkReleaseIndication_element: L::Null,
        c 2 releaseGroupCall_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 3 talkerPriority: L::Integer, c 4 additionalInfo: L::Bits,
        c 5 emergencyModeResetCommandFlag_element: L::Null,
        c 6 an_APDU_element: handover::AccessNetworkSignalInfo,
    }
    Sequence ForwardGroupCallSignallingArg in Gr {
        u 4 imsi: L::Imsi, c 0 uplinkRequestAck_element: L::Null,
        c 1 uplinkReleaseIndication_element: L::Null, c 2 uplinkRejectCommand_element: L::Null,
        c 3 uplinkSeizedCommand_element: L::Null, c 4 uplinkReleaseCommand_element: L::Null,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 5 stateAttributes_element: StateAttributes, c 6 talkerPriority: L::Integer,
        c 7 additionalInfo: L::Bits, c 8 emergencyModeResetCommandFlag_element: L::Null,
        c 9 sm_RP_UI: L::Signal, c 10 an_APDU_element: handover::AccessNetworkSignalInfo,
    }
    Sequence StateAttributes in Gr {
        c 5 downlinkAttached_element: L::Null, c 6 uplinkAttached_element: L::Null,
        c 7 dualCommunication_element: L::Null, c 8 callOriginator_element: L::Null,
    }
    Sequence SendGroupCallInfoArg in Gr {
        u 10 requestedInfo: L::Integer, u 4 groupId: L::Tbcd, u 4 teleservice: L::Integer,
        c 0 cellId: L::Cell, c 1 imsi: L::Imsi, c 2 tmsi: L::Octets, c 3 additionalInfo: L::Bits,
        c 4 talkerPriority: L::Integer, c 5 cksn: L::Octets,
        c 6 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence PrepareGroupCallRes in Gr {
        u 4 groupCallNumber: L::Address,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendGroupCallEndSignalRes in Gr {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SendGroupCallInfoRes in Gr {
        c 0 anchorMSC_Address: L::Address, c 1 asciCallReference: L::Tbcd, c 2 imsi: L::Imsi,
        c 3 additionalInfo: L::Bits, c 4 additionalSubscriptions: L::Bits, c 5 kc: L::Octets,
        c 6 extensionContainer_element: common::ExtensionContainer,
    }
}
