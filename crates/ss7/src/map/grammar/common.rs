//! What the other parts share (TS 29.002 §17.7.8, §17.7.11).

use super::names::Common;
use super::{L, Part, Type, grammar};

grammar! {
    Sequence ExtensionContainer in Common {
        C 0 privateExtensionList: PrivateExtensionList, C 1 pcs_Extensions_element: PCS_Extensions,
    }
    Each PrivateExtensionList in Common { u 16 PrivateExtension_element: PrivateExtension }
    Sequence PrivateExtension in Common { u 6 extId: L::Octets, N 0 nothing: L::Any }
    Sequence PCS_Extensions in Common {  }
    Choice SubscriberIdentity in Common { c 0 imsi: L::Imsi = 0, c 1 msisdn: L::Address = 1 }
    Choice SubscriberId in Common { c 0 imsi: L::Imsi = 0, c 1 tmsi: L::Octets = 1 }
    Choice Identity in Common {
        u 4 imsi: L::Imsi = 0, u 16 imsi_WithLMSI_element: IMSI_WithLMSI = 1,
    }
    Sequence IMSI_WithLMSI in Common { u 4 imsi: L::Imsi, u 4 lmsi: L::Octets }
    Choice CellGlobalIdOrServiceAreaIdOrLAI in Common {
        c 0 cellGlobalIdOrServiceAreaIdFixedLength: L::Cell = 0, c 1 laiFixedLength: L::Area = 1,
    }
    Choice Ext_BasicServiceCode in Common {
        c 2 ext_BearerService: L::Integer = 2, c 3 ext_Teleservice: L::Integer = 3,
    }
    Choice BasicServiceCode in Common {
        c 2 bearerService: L::Integer = 2, c 3 teleservice: L::Integer = 3,
    }
    Sequence ExternalSignalInfo in Common {
        u 10 protocolId: L::Integer, u 4 signalInfo: L::Octets,
        U 16 extensionContainer_element: ExtensionContainer,
    }
    Sequence Ext_ExternalSignalInfo in Common {
        u 10 ext_ProtocolId: L::Integer, u 4 signalInfo: L::Octets,
        U 16 extensionContainer_element: ExtensionContainer,
    }
    Sequence NetworkNodeDiameterAddress in Common {
        c 0 diameter_Name: L::Text, c 1 diameter_Realm: L::Text,
    }
    Each HLR_List in Common { u 4 HLR_Id: L::Imsi }
    Sequence EMLPP_Info in Common {
        u 2 maximumentitledPriority: L::Integer, u 2 defaultPriority: L::Integer,
        U 16 extensionContainer_element: ExtensionContainer,
    }
    Sequence MC_SS_Info in Common {
        c 0 ss_Code: L::Integer, c 1 ss_Status: L::Status, c 2 nbrSB: L::Integer,
        c 3 nbrUser: L::Integer, C 4 extensionContainer_element: ExtensionContainer,
    }
    Sequence NAEA_PreferredCI in Common {
        c 0 naea_PreferredCIC: L::Octets, C 1 extensionContainer_element: ExtensionContainer,
    }
}
