//! Handover (TS 29.002 §17.7.1).

use super::names::{Common, Ms, Om};
use super::{L, Part, Type, common, grammar, mobility, subscription};

grammar! {
    Sequence SendEndSignal_Arg in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AccessNetworkSignalInfo in Common {
        u 10 accessNetworkProtocolId: L::Integer, u 4 signalInfo: L::Octets,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ProcessAccessSignalling_Arg in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo,
        C 1 selectedUMTS_Algorithms_element: SelectedUMTS_Algorithms,
        C 2 selectedGSM_Algorithm: L::Octets,
        C 3 chosenRadioResourceInformation_element: ChosenRadioResourceInformation,
        C 4 selectedRab_Id: L::Integer, C 0 extensionContainer_element: common::ExtensionContainer,
        C 5 iUSelectedCodec: L::Octets, C 6 iuAvailableCodecsList_element: CodecList,
        C 7 aoipSelectedCodecTarget: L::Octets,
        C 8 aoipAvailableCodecsListMap_element: AoIPCodecsList,
    }
    Sequence SelectedUMTS_Algorithms in Ms {
        C 0 integrityProtectionAlgorithm: L::Octets, C 1 encryptionAlgorithm: L::Octets,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ChosenRadioResourceInformation in Ms {
        C 0 chosenChannelInfo: L::Octets, C 1 chosenSpeechVersion: L::Octets,
    }
    Sequence CodecList in Ms {
        c 1 codec1: L::Octets, C 2 codec2: L::Octets, C 3 codec3: L::Octets, C 4 codec4: L::Octets,
        C 5 codec5: L::Octets, C 6 codec6: L::Octets, C 7 codec7: L::Octets, C 8 codec8: L::Octets,
        C 9 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AoIPCodecsList in Ms {
        c 1 codec1: L::Octets, C 2 codec2: L::Octets, C 3 codec3: L::Octets, C 4 codec4: L::Octets,
        C 5 codec5: L::Octets, C 6 codec6: L::Octets, C 7 codec7: L::Octets, C 8 codec8: L::Octets,
        C 9 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ForwardAccessSignalling_Arg in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo, C 0 integrityProtectionInfo: L::Octets,
        C 1 encryptionInfo: L::Octets, C 2 keyStatus: L::Integer,
        C 4 allowedGSM_Algorithms: L::Octets,
        C 5 allowedUMTS_Algorithms_element: AllowedUMTS_Algorithms,
        C 6 radioResourceInformation: L::Octets,
        C 3 extensionContainer_element: common::ExtensionContainer,
        C 7 radioResourceList: RadioResourceList, C 9 bssmap_ServiceHandover: L::Octets,
        C 8 ranap_ServiceHandover: L::Octets,
        C 10 bssmap_ServiceHandoverList: BSSMAP_ServiceHandoverList,
        C 11 currentlyUsedCodec: L::Octets,
        C 12 iuSupportedCodecsList_element: SupportedCodecsList,
        C 13 rab_ConfigurationIndicator_element: L::Null, C 14 iuSelectedCodec: L::Octets,
        C 15 alternativeChannelType: L::Octets,
        C 17 tracePropagationList_element: TracePropagationList,
        C 18 aoipSupportedCodecsListAnchor_element: AoIPCodecsList,
        C 19 aoipSelectedCodecTarget: L::Octets, C 20 uesbi_Iu_element: UESBI_Iu,
        C 21 imeisv: L::Tbcd,
    }
    Sequence AllowedUMTS_Algorithms in Ms {
        C 0 integrityProtectionAlgorithms: L::Octets, C 1 encryptionAlgorithms: L::Octets,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Each RadioResourceList in Ms { u 16 RadioResource_element: RadioResource }
    Sequence RadioResource in Ms { u 4 radioResourceInformation: L::Octets, u 2 rab_Id: L::Integer }
    Each BSSMAP_ServiceHandoverList in Ms {
        u 16 BSSMAP_ServiceHandoverInfo_element: BSSMAP_ServiceHandoverInfo,
    }
    Sequence BSSMAP_ServiceHandoverInfo in Ms {
        u 4 bssmap_ServiceHandover: L::Octets, u 2 rab_Id: L::Integer,
    }
    Sequence SupportedCodecsList in Ms {
        C 0 utranCodecList_element: CodecList, C 1 geranCodecList_element: CodecList,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence TracePropagationList in Om {
        C 0 traceReference: L::Octets, C 1 traceType: L::Integer, C 2 traceReference2: L::Octets,
        C 3 traceRecordingSessionReference: L::Octets, C 4 rnc_TraceDepth: L::Integer,
        C 5 rnc_InterfaceList: L::Bits, C 6 msc_s_TraceDepth: L::Integer,
        C 7 msc_s_InterfaceList: L::Bits, C 8 msc_s_EventList: L::Bits,
        C 9 mgw_TraceDepth: L::Integer, C 10 mgw_InterfaceList: L::Bits,
        C 11 mgw_EventList: L::Bits, C 12 rnc_TraceDepthExtension: L::Integer,
        C 13 msc_s_TraceDepthExtension: L::Integer, C 14 mgw_TraceDepthExtension: L::Integer,
    }
    Sequence UESBI_Iu in Ms { C 0 uesbi_IuA: L::Bits, C 1 uesbi_IuB: L::Bits }
    Sequence PrepareHO_Arg in Ms {
        C 0 targetCellId: L::Cell, U 5 ho_NumberNotRequired_element: L::Null,
        C 1 targetRNCId: L::Octets, C 2 an_APDU_element: AccessNetworkSignalInfo,
        C 3 multipleBearerRequested_element: L::Null, C 4 imsi: L::Imsi,
        C 5 integrityProtectionInfo: L::Octets, C 6 encryptionInfo: L::Octets,
        C 7 radioResourceInformation: L::Octets, C 9 allowedGSM_Algorithms: L::Octets,
        C 10 allowedUMTS_Algorithms_element: AllowedUMTS_Algorithms,
        C 11 radioResourceList: RadioResourceList,
        C 8 extensionContainer_element: common::ExtensionContainer, C 12 rab_Id: L::Integer,
        C 13 bssmap_ServiceHandover: L::Octets, C 14 ranap_ServiceHandover: L::Octets,
        C 15 bssmap_ServiceHandoverList: BSSMAP_ServiceHandoverList,
        C 20 asciCallReference: L::Tbcd, C 16 geran_classmark: L::Octets,
        C 17 iuCurrentlyUsedCodec: L::Octets,
        C 18 iuSupportedCodecsList_element: SupportedCodecsList,
        C 19 rab_ConfigurationIndicator_element: L::Null, C 21 uesbi_Iu_element: UESBI_Iu,
        C 22 imeisv: L::Tbcd, C 23 alternativeChannelType: L::Octets,
        C 25 tracePropagationList_element: TracePropagationList,
        C 26 aoipSupportedCodecsListAnchor_element: AoIPCodecsList,
        C 27 regionalSubscriptionData: subscription::ZoneCodeList,
        C 28 lclsGlobalCallReference: L::Octets, C 29 lcls_Negotiation: L::Bits,
        C 30 lcls_Configuration_Preference: L::Bits,
        C 31 csg_SubscriptionDataList: mobility::CSG_SubscriptionDataList,
    }
    Sequence PrepareSubsequentHO_Arg in Ms {
        C 0 targetCellId: L::Cell, c 1 targetMSC_Number: L::Address, C 2 targetRNCId: L::Octets,
        C 3 an_APDU_element: AccessNetworkSignalInfo, C 4 selectedRab_Id: L::Integer,
        C 5 extensionContainer_element: common::ExtensionContainer, C 6 geran_classmark: L::Octets,
        C 7 rab_ConfigurationIndicator_element: L::Null,
    }
    Sequence SendEndSignal_Res in Ms { C 0 extensionContainer_element: common::ExtensionContainer }
    Sequence PrepareHO_Res in Ms {
        C 0 handoverNumber: L::Address, C 1 relocationNumberList: RelocationNumberList,
        C 2 an_APDU_element: AccessNetworkSignalInfo, C 3 multicallBearerInfo: L::Integer,
        U 5 multipleBearerNotSupported_element: L::Null,
        C 5 selectedUMTS_Algorithms_element: SelectedUMTS_Algorithms,
        C 6 chosenRadioResourceInformation_element: ChosenRadioResourceInformation,
        C 4 extensionContainer_element: common::ExtensionContainer, C 7 iuSelectedCodec: L::Octets,
        C 8 iuAvailableCodecsList_element: CodecList, C 9 aoipSelectedCodecTarget: L::Octets,
        C 10 aoipAvailableCodecsListMap_element: AoIPCodecsList,
    }
    Each RelocationNumberList in Ms { u 16 RelocationNumber_element: RelocationNumber }
    Sequence RelocationNumber in Ms { u 4 handoverNumber: L::Address, u 2 rab_Id: L::Integer }
    Sequence PrepareSubsequentHO_Res in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo,
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
}
