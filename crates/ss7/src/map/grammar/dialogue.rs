//! What stands in the dialogue portion (TS 29.002 §17.4).

use super::names::Dialogue;
use super::{L, Part, Type, common, grammar};

grammar! {
    Choice MAP_DialoguePDU in Dialogue {
        c 0 map_open_element: MAP_OpenInfo = 0, c 1 map_accept_element: MAP_AcceptInfo = 1,
        c 2 map_close_element: MAP_CloseInfo = 2, c 3 map_refuse_element: MAP_RefuseInfo = 3,
        c 4 map_userAbort_element: MAP_UserAbortInfo = 4,
        c 5 map_providerAbort_element: MAP_ProviderAbortInfo = 5,
    }
    Sequence MAP_OpenInfo in Dialogue {
        C 0 destinationReference: L::Address, C 1 originationReference: L::Address,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MAP_AcceptInfo in Dialogue {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MAP_CloseInfo in Dialogue {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MAP_RefuseInfo in Dialogue {
        u 10 reason: L::Integer, U 16 extensionContainer_element: common::ExtensionContainer,
        U 6 alternativeApplicationContext: L::Octets,
    }
    Sequence MAP_UserAbortInfo in Dialogue {
        n 0 map_UserAbortChoice: MAP_UserAbortChoice,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Choice MAP_UserAbortChoice in Dialogue {
        c 0 userSpecificReason_element: L::Null = 0,
        c 1 userResourceLimitation_element: L::Null = 1, c 2 resourceUnavailable: L::Integer = 2,
        c 3 applicationProcedureCancellation: L::Integer = 3,
    }
    Sequence MAP_ProviderAbortInfo in Dialogue {
        u 10 map_ProviderAbortReason: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
}
