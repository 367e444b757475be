//! Location services (TS 29.002 §17.7.13).

use super::names::{Common, Lcs, Sm};
use super::{L, Part, Type, common, grammar, subscription};

grammar! {
    Sequence ProvideSubscriberLocation_Arg in Lcs {
        u 16 locationType_element: LocationType, u 4 mlc_Number: L::Address,
        C 0 lcs_ClientID_element: LCS_ClientID, C 1 privacyOverride_element: L::Null,
        C 2 imsi: L::Imsi, C 3 msisdn: L::Address, C 4 lmsi: L::Octets, C 5 imei: L::Tbcd,
        C 6 lcs_Priority: L::Octets, C 7 lcs_QoS_element: LCS_QoS,
        C 8 extensionContainer_element: common::ExtensionContainer,
        C 9 supportedGADShapes: L::Bits, C 10 lcs_ReferenceNumber: L::Octets,
        C 11 lcsServiceTypeID: L::Integer, C 12 lcsCodeword_element: LCSCodeword,
        C 13 lcs_PrivacyCheck_element: LCS_PrivacyCheck, C 14 areaEventInfo_element: AreaEventInfo,
        C 15 h_gmlc_Address: L::Gsn, C 16 mo_lrShortCircuitIndicator_element: L::Null,
        C 17 periodicLDRInfo_element: PeriodicLDRInfo,
        C 18 reportingPLMNList_element: ReportingPLMNList,
    }
    Sequence LocationType in Lcs {
        c 0 locationEstimateType: L::Integer, C 1 deferredLocationEventType: L::Bits,
    }
    Sequence LCS_ClientID in Lcs {
        c 0 lcsClientType: L::Integer,
        C 1 lcsClientExternalID_element: subscription::LCSClientExternalID,
        C 2 lcsClientDialedByMS: L::Address, C 3 lcsClientInternalID: L::Integer,
        C 4 lcsClientName_element: LCSClientName, C 5 lcsAPN: L::Apn,
        C 6 lcsRequestorID_element: LCSRequestorID,
    }
    Sequence LCSClientName in Lcs {
        c 0 dataCodingScheme: L::Scheme, c 2 nameString: L::Octets,
        C 3 lcs_FormatIndicator: L::Integer,
    }
    Sequence LCSRequestorID in Lcs {
        c 0 dataCodingScheme: L::Scheme, c 1 requestorIDString: L::Octets,
        C 2 lcs_FormatIndicator: L::Integer,
    }
    Sequence LCS_QoS in Lcs {
        C 0 horizontal_accuracy: L::Octets, C 1 verticalCoordinateRequest_element: L::Null,
        C 2 vertical_accuracy: L::Octets, C 3 responseTime_element: ResponseTime,
        C 4 extensionContainer_element: common::ExtensionContainer,
        C 5 velocityRequest_element: L::Null,
    }
    Sequence ResponseTime in Lcs { u 10 responseTimeCategory: L::Integer }
    Sequence LCSCodeword in Lcs {
        c 0 dataCodingScheme: L::Scheme, c 1 lcsCodewordString: L::Octets,
    }
    Sequence LCS_PrivacyCheck in Lcs {
        c 0 callSessionUnrelated: L::Integer, C 1 callSessionRelated: L::Integer,
    }
    Sequence AreaEventInfo in Lcs {
        c 0 areaDefinition_element: AreaDefinition, C 1 occurrenceInfo: L::Integer,
        C 2 intervalTime: L::Integer,
    }
    Sequence AreaDefinition in Lcs { c 0 areaList: AreaList }
    Each AreaList in Lcs { u 16 Area_element: Area }
    Sequence Area in Lcs { c 0 areaType: L::Integer, c 1 areaIdentification: L::Octets }
    Sequence PeriodicLDRInfo in Lcs {
        u 2 reportingAmount: L::Integer, u 2 reportingInterval: L::Integer,
    }
    Sequence ReportingPLMNList in Lcs {
        C 0 plmn_ListPrioritized_element: L::Null, c 1 plmn_List: PLMNList,
    }
    Each PLMNList in Lcs { u 16 ReportingPLMN_element: ReportingPLMN }
    Sequence ReportingPLMN in Lcs {
        c 0 plmn_Id: L::Plmn, C 1 ran_Technology: L::Integer,
        C 2 ran_PeriodicLocationSupport_element: L::Null,
    }
    Sequence RoutingInfoForLCS_Arg in Lcs {
        c 0 mlcNumber: L::Address, c 1 targetMS: common::SubscriberIdentity,
        C 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SubscriberLocationReport_Arg in Lcs {
        u 10 lcs_Event: L::Integer, u 16 lcs_ClientID_element: LCS_ClientID,
        u 16 lcsLocationInfo_element: LCSLocationInfo, C 0 msisdn: L::Address, C 1 imsi: L::Imsi,
        C 2 imei: L::Tbcd, C 3 na_ESRD: L::Address, C 4 na_ESRK: L::Address,
        C 5 locationEstimate: L::Octets, C 6 ageOfLocationEstimate: L::Integer,
        C 7 slr_ArgExtensionContainer_element: SLR_ArgExtensionContainer,
        C 8 add_LocationEstimate: L::Octets, C 9 deferredmt_lrData_element: Deferredmt_lrData,
        C 10 lcs_ReferenceNumber: L::Octets, C 11 geranPositioningData: L::Octets,
        C 12 utranPositioningData: L::Octets,
        C 13 cellIdOrSai: common::CellGlobalIdOrServiceAreaIdOrLAI, C 14 h_gmlc_Address: L::Gsn,
        C 15 lcsServiceTypeID: L::Integer, C 17 sai_Present_element: L::Null,
        C 18 pseudonymIndicator_element: L::Null, C 19 accuracyFulfilmentIndicator: L::Integer,
        C 20 velocityEstimate: L::Octets, C 21 sequenceNumber: L::Integer,
        C 22 periodicLDRInfo_element: PeriodicLDRInfo,
        C 23 mo_lrShortCircuitIndicator_element: L::Null,
        C 24 geranGANSSpositioningData: L::Octets, C 25 utranGANSSpositioningData: L::Octets,
        C 26 targetServingNodeForHandover: ServingNodeAddress,
        C 27 utranAdditionalPositioningData: L::Octets, C 28 utranBaroPressureMeas: L::Integer,
        C 29 utranCivicAddress: L::Octets,
    }
    Sequence LCSLocationInfo in Lcs {
        u 4 networkNode_Number: L::Address, C 0 lmsi: L::Octets,
        C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 gprsNodeIndicator_element: L::Null, C 3 additional_Number: Additional_Number,
        C 4 supportedLCS_CapabilitySets: L::Bits, C 5 additional_LCS_CapabilitySets: L::Bits,
        C 6 mme_Name: L::Text, C 8 aaa_Server_Name: L::Text, C 9 sgsn_Name: L::Text,
        C 10 sgsn_Realm: L::Text,
    }
    Choice Additional_Number in Sm {
        c 0 msc_Number: L::Address = 0, c 1 sgsn_Number: L::Address = 1,
    }
    Sequence SLR_ArgExtensionContainer in Common {
        C 0 privateExtensionList: common::PrivateExtensionList,
        C 1 slr_Arg_PCS_Extensions_element: SLR_Arg_PCS_Extensions,
    }
    Sequence SLR_Arg_PCS_Extensions in Common { C 0 na_ESRK_Request_element: L::Null }
    Sequence Deferredmt_lrData in Lcs {
        u 3 deferredLocationEventType: L::Bits, C 0 terminationCause: L::Integer,
        C 1 lcsLocationInfo_element: LCSLocationInfo,
    }
    Choice ServingNodeAddress in Lcs {
        c 0 msc_Number: L::Address = 0, c 1 sgsn_Number: L::Address = 1,
        c 2 mme_Number: L::Text = 2,
    }
    Sequence ProvideSubscriberLocation_Res in Lcs {
        u 4 locationEstimate: L::Octets, C 0 ageOfLocationEstimate: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
        C 2 add_LocationEstimate: L::Octets, C 3 deferredmt_lrResponseIndicator_element: L::Null,
        C 4 geranPositioningData: L::Octets, C 5 utranPositioningData: L::Octets,
        C 6 cellIdOrSai: common::CellGlobalIdOrServiceAreaIdOrLAI,
        C 7 sai_Present_element: L::Null, C 8 accuracyFulfilmentIndicator: L::Integer,
        C 9 velocityEstimate: L::Octets, C 10 mo_lrShortCircuitIndicator_element: L::Null,
        C 11 geranGANSSpositioningData: L::Octets, C 12 utranGANSSpositioningData: L::Octets,
        C 13 targetServingNodeForHandover: ServingNodeAddress,
        C 14 utranAdditionalPositioningData: L::Octets, C 15 utranBaroPressureMeas: L::Integer,
        C 16 utranCivicAddress: L::Octets,
    }
    Sequence RoutingInfoForLCS_Res in Lcs {
        c 0 targetMS: common::SubscriberIdentity, c 1 lcsLocationInfo_element: LCSLocationInfo,
        C 2 extensionContainer_element: common::ExtensionContainer, C 3 v_gmlc_Address: L::Gsn,
        C 4 h_gmlc_Address: L::Gsn, C 5 ppr_Address: L::Gsn, C 6 additional_v_gmlc_Address: L::Gsn,
    }
    Sequence SubscriberLocationReport_Res in Lcs {
        U 16 extensionContainer_element: common::ExtensionContainer, C 0 na_ESRK: L::Address,
        C 1 na_ESRD: L::Address, C 2 h_gmlc_Address: L::Gsn,
        C 3 mo_lrShortCircuitIndicator_element: L::Null,
        C 4 reportingPLMNList_element: ReportingPLMNList, C 5 lcs_ReferenceNumber: L::Octets,
    }
}
