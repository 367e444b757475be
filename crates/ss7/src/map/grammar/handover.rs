//! Handover (TS 29.002 §17.7.1).

use super::names::{Common, Ms, Om};
use super::{L, Part, Type, common, grammar, mobility, subscription};

grammar! {
    Sequence SendEndSignal_Arg in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo,
        c 0 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AccessNetworkSignalInfo in Common {
        u 10 accessNetworkProtocolId: L::Integer, u 4 signalInfo: L::Octets,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ProcessAccessSignalling_Arg in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo,
        c 1 selectedUMTS_Algorithms_element: SelectedUMTS_Algorithms,
        c 2 selectedGSM_Algorithm: L::Octets,
        c 3 chosenRadioResourceInformation_element: ChosenRadioResourceInformation,
        c 4 selectedRab_Id: L::Integer, c 0 extensionContainer_element: common::ExtensionContainer,
        c 5 iUSelectedCodec: L::Octets, c 6 iuAvailableCodecsList_element: CodecList,
        c 7 aoipSelectedCodecTarget: L::Octets,
        c 8 aoipAvailableCodecsListMap_element: AoIPCodecsList,
    }
    Sequence SelectedUMTS_Algorithms in Ms {
        c 0 integrityProtectionAlgorithm: L::Octets, c 1 encryptionAlgorithm: L::Octets,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ChosenRadioResourceInformation in Ms {
        c 0 chosenChannelInfo: L::Octets, c 1 chosenSpeechVersion: L::Octets,
    }
    Sequence CodecList in Ms {
        c 1 codec1: L::Octets, c 2 codec2: L::Octets, c 3 codec3: L::Octets, c 4 codec4: L::Octets,
        c 5 codec5: L::Octets, c 6 codec6: L::Octets, c 7 codec7: L::Octets, c 8 codec8: L::Octets,
        c 9 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AoIPCodecsList in Ms {
        c 1 codec1: L::Octets, c 2 codec2: L::Octets, c 3 codec3: L::Octets, c 4 codec4: L::Octets,
        c 5 codec5: L::Octets, c 6 codec6: L::Octets, c 7 codec7: L::Octets, c 8 codec8: L::Octets,
        c 9 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ForwardAccessSignalling_Arg in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo, c 0 integrityProtectionInfo: L::Octets,
        c 1 encryptionInfo: L::Octets, c 2 keyStatus: L::Integer,
        c 4 allowedGSM_Algorithms: L::Octets,
        c 5 allowedUMTS_Algorithms_element: AllowedUMTS_Algorithms,
        c 6 radioResourceInformation: L::Octets,
        c 3 extensionContainer_element: common::ExtensionContainer,
        c 7 radioResourceList: RadioResourceList, c 9 bssmap_ServiceHandover: L::Octets,
        c 8 ranap_ServiceHandover: L::Octets,
        c 10 bssmap_ServiceHandoverList: BSSMAP_ServiceHandoverList,
        c 11 currentlyUsedCodec: L::Octets,
        c 12 iuSupportedCodecsList_element: SupportedCodecsList,
        c 13 rab_ConfigurationIndicator_element: L::Null, c 14 iuSelectedCodec: L::Octets,
        c 15 alternativeChannelType: L::Octets,
        c 17 tracePropagationList_element: TracePropagationList,
        c 18 aoipSupportedCodecsListAnchor_element: AoIPCodecsList,
        c 19 aoipSelectedCodecTarget: L::Octets, c 20 uesbi_Iu_element: UESBI_Iu,
        c 21 imeisv: L::Tbcd,
    }
    Sequence AllowedUMTS_Algorithms in Ms {
        c 0 integrityProtectionAlgorithms: L::Octets, c 1 encryptionAlgorithms: L::Octets,
        c 2 extensionContainer_element: common::ExtensionContainer,
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
        c 0 utranCodecList_element: CodecList, c 1 geranCodecList_element: CodecList,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence TracePropagationList in Om {
        c 0 traceReference: L::Octets, c 1 traceType: L::Integer, c 2 traceReference2: L::Octets,
        c 3 traceRecordingSessionReference: L::Octets, c 4 rnc_TraceDepth: L::Integer,
        c 5 rnc_InterfaceList: L::Bits, c 6 msc_s_TraceDepth: L::Integer,
        c 7 msc_s_InterfaceList: L::Bits, c 8 msc_s_EventList: L::Bits,
        c 9 mgw_TraceDepth: L::Integer, c 10 mgw_InterfaceList: L::Bits,
        c 11 mgw_EventList: L::Bits, c 12 rnc_TraceDepthExtension: L::Integer,
        c 13 msc_s_TraceDepthExtension: L::Integer, c 14 mgw_TraceDepthExtension: L::Integer,
    }
    Sequence UESBI_Iu in Ms { c 0 uesbi_IuA: L::Bits, c 1 uesbi_IuB: L::Bits }
    Sequence PrepareHO_Arg in Ms {
        c 0 targetCellId: L::Cell, u 5 ho_NumberNotRequired_element: L::Null,
        c 1 targetRNCId: L::Octets, c 2 an_APDU_element: AccessNetworkSignalInfo,
        c 3 multipleBearerRequested_element: L::Null, c 4 imsi: L::Imsi,
        c 5 integrityProtectionInfo: L::Octets, c 6 encryptionInfo: L::Octets,
        c 7 radioResourceInformation: L::Octets, c 9 allowedGSM_Algorithms: L::Octets,
        c 10 allowedUMTS_Algorithms_element: AllowedUMTS_Algorithms,
        c 11 radioResourceList: RadioResourceList,
        c 8 extensionContainer_element: common::ExtensionContainer, c 12 rab_Id: L::Integer,
        c 13 bssmap_ServiceHandover: L::Octets, c 14 ranap_ServiceHandover: L::Octets,
        c 15 bssmap_ServiceHandoverList: BSSMAP_ServiceHandoverList,
        c 20 asciCallReference: L::Tbcd, c 16 geran_classmark: L::Octets,
        c 17 iuCurrentlyUsedCodec: L::Octets,
        c 18 iuSupportedCodecsList_element: SupportedCodecsList,
        c 19 rab_ConfigurationIndicator_element: L::Null, c 21 uesbi_Iu_element: UESBI_Iu,
        c 22 imeisv: L::Tbcd, c 23 alternativeChannelType: L::Octets,
        c 25 tracePropagationList_element: TracePropagationList,
        c 26 aoipSupportedCodecsListAnchor_element: AoIPCodecsList,
        c 27 regionalSubscriptionData: subscription::ZoneCodeList,
        c 28 lclsGlobalCallReference: L::Octets, c 29 lcls_Negotiation: L::Bits,
        c 30 lcls_Configuration_Preference: L::Bits,
        c 31 csg_SubscriptionDataList: mobility::CSG_SubscriptionDataList,
    }
    Sequence PrepareSubsequentHO_Arg in Ms {
        c 0 targetCellId: L::Cell, c 1 targetMSC_Number: L::Address, c 2 targetRNCId: L::Octets,
        c 3 an_APDU_element: AccessNetworkSignalInfo, c 4 selectedRab_Id: L::Integer,
        c 5 extensionContainer_element: common::ExtensionContainer, c 6 geran_classmark: L::Octets,
        c 7 rab_ConfigurationIndicator_element: L::Null,
    }
    Sequence SendEndSignal_Res in Ms { c 0 extensionContainer_element: common::ExtensionContainer }
    Sequence PrepareHO_Res in Ms {
        c 0 handoverNumber: L::Address, c 1 relocationNumberList: RelocationNumberList,
        c 2 an_APDU_element: AccessNetworkSignalInfo, c 3 multicallBearerInfo: L::Integer,
        u 5 multipleBearerNotSupported_element: L::Null,
        c 5 selectedUMTS_Algorithms_element: SelectedUMTS_Algorithms,
        c 6 chosenRadioResourceInformation_element: ChosenRadioResourceInformation,
        c 4 extensionContainer_element: common::ExtensionContainer, c 7 iuSelectedCodec: L::Octets,
        c 8 iuAvailableCodecsList_element: CodecList, c 9 aoipSelectedCodecTarget: L::Octets,
        c 10 aoipAvailableCodecsListMap_element: AoIPCodecsList,
    }
    Each RelocationNumberList in Ms { u 16 RelocationNumber_element: RelocationNumber }
    Sequence RelocationNumber in Ms { u 4 handoverNumber: L::Address, u 2 rab_Id: L::Integer }
    Sequence PrepareSubsequentHO_Res in Ms {
        u 16 an_APDU_element: AccessNetworkSignalInfo,
        c 0 extensionContainer_element: common::ExtensionContainer,
    }
}
