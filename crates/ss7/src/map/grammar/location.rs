//! Location services (TS 29.002 §17.7.13).

use super::names::{Common, Lcs, Sm};
use super::{L, Part, Type, common, grammar, subscription};

grammar! {
    Sequence ProvideSubscriberLocation_Arg in Lcs {
        u 16 locationType_element: LocationType, u 4 mlc_Number: L::Address,
        c 0 lcs_ClientID_element: LCS_ClientID, c 1 privacyOverride_element: L::Null,
        c 2 imsi: L::Imsi, c 3 msisdn: L::Address, c 4 lmsi: L::Octets, c 5 imei: L::Tbcd,
        c 6 lcs_Priority: L::Octets, c 7 lcs_QoS_element: LCS_QoS,
        c 8 extensionContainer_element: common::ExtensionContainer,
        c 9 supportedGADShapes: L::Bits, c 10 lcs_ReferenceNumber: L::Octets,
        c 11 lcsServiceTypeID: L::Integer, c 12 lcsCodeword_element: LCSCodeword,
        c 13 lcs_PrivacyCheck_element: LCS_PrivacyCheck, c 14 areaEventInfo_element: AreaEventInfo,
        c 15 h_gmlc_Address: L::Gsn, c 16 mo_lrShortCircuitIndicator_element: L::Null,
        c 17 periodicLDRInfo_element: PeriodicLDRInfo,
        c 18 reportingPLMNList_element: ReportingPLMNList,
    }
    Sequence LocationType in Lcs {
        c 0 locationEstimateType: L::Integer, c 1 deferredLocationEventType: L::Bits,
    }
    Sequence LCS_ClientID in Lcs {
        c 0 lcsClientType: L::Integer,
        c 1 lcsClientExternalID_element: subscription::LCSClientExternalID,
        c 2 lcsClientDialedByMS: L::Address, c 3 lcsClientInternalID: L::Integer,
        c 4 lcsClientName_element: LCSClientName, c 5 lcsAPN: L::Apn,
        c 6 lcsRequestorID_element: LCSRequestorID,
    }
    Sequence LCSClientName in Lcs {
        c 0 dataCodingScheme: L::Octets, c 2 nameString: L::Octets,
        c 3 lcs_FormatIndicator: L::Integer,
    }
    Sequence LCSRequestorID in Lcs {
        c 0 dataCodingScheme: L::Octets, c 1 requestorIDString: L::Octets,
        c 2 lcs_FormatIndicator: L::Integer,
    }
    Sequence LCS_QoS in Lcs {
        c 0 horizontal_accuracy: L::Octets, c 1 verticalCoordinateRequest_element: L::Null,
        c 2 vertical_accuracy: L::Octets, c 3 responseTime_element: ResponseTime,
        c 4 extensionContainer_element: common::ExtensionContainer,
        c 5 velocityRequest_element: L::Null,
    }
    Sequence ResponseTime in Lcs { u 10 responseTimeCategory: L::Integer }
    Sequence LCSCodeword in Lcs {
        c 0 dataCodingScheme: L::Octets, c 1 lcsCodewordString: L::Octets,
    }
    Sequence LCS_PrivacyCheck in Lcs {
        c 0 callSessionUnrelated: L::Integer, c 1 callSessionRelated: L::Integer,
    }
    Sequence AreaEventInfo in Lcs {
        c 0 areaDefinition_element: AreaDefinition, c 1 occurrenceInfo: L::Integer,
        c 2 intervalTime: L::Integer,
    }
    Sequence AreaDefinition in Lcs { c 0 areaList: AreaList }
    Each AreaList in Lcs { u 16 Area_element: Area }
    Sequence Area in Lcs { c 0 areaType: L::Integer, c 1 areaIdentification: L::Octets }
    Sequence PeriodicLDRInfo in Lcs {
        u 2 reportingAmount: L::Integer, u 2 reportingInterval: L::Integer,
    }
    Sequence ReportingPLMNList in Lcs {
        c 0 plmn_ListPrioritized_element: L::Null, c 1 plmn_List: PLMNList,
    }
    Each PLMNList in Lcs { u 16 ReportingPLMN_element: ReportingPLMN }
    Sequence ReportingPLMN in Lcs {
        c 0 plmn_Id: L::Plmn, c 1 ran_Technology: L::Integer,
        c 2 ran_PeriodicLocationSupport_element: L::Null,
    }
    Sequence RoutingInfoForLCS_Arg in Lcs {
        c 0 mlcNumber: L::Address, c 1 targetMS: common::SubscriberIdentity,
        c 2 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SubscriberLocationReport_Arg in Lcs {
        u 10 lcs_Event: L::Integer, u 16 lcs_ClientID_element: LCS_ClientID,
        u 16 lcsLocationInfo_element: LCSLocationInfo, c 0 msisdn: L::Address, c 1 imsi: L::Imsi,
        c 2 imei: L::Tbcd, c 3 na_ESRD: L::Address, c 4 na_ESRK: L::Address,
        c 5 locationEstimate: L::Octets, c 6 ageOfLocationEstimate: L::Integer,
        c 7 slr_ArgExtensionContainer_element: SLR_ArgExtensionContainer,
        c 8 add_LocationEstimate: L::Octets, c 9 deferredmt_lrData_element: Deferredmt_lrData,
        c 10 lcs_ReferenceNumber: L::Octets, c 11 geranPositioningData: L::Octets,
        c 12 utranPositioningData: L::Octets,
        c 13 cellIdOrSai: common::CellGlobalIdOrServiceAreaIdOrLAI, c 14 h_gmlc_Address: L::Gsn,
        c 15 lcsServiceTypeID: L::Integer, c 17 sai_Present_element: L::Null,
        c 18 pseudonymIndicator_element: L::Null, c 19 accuracyFulfilmentIndicator: L::Integer,
        c 20 velocityEstimate: L::Octets, c 21 sequenceNumber: L::Integer,
        c 22 periodicLDRInfo_element: PeriodicLDRInfo,
        c 23 mo_lrShortCircuitIndicator_element: L::Null,
        c 24 geranGANSSpositioningData: L::Octets, c 25 utranGANSSpositioningData: L::Octets,
        c 26 targetServingNodeForHandover: ServingNodeAddress,
        c 27 utranAdditionalPositioningData: L::Octets, c 28 utranBaroPressureMeas: L::Integer,
        c 29 utranCivicAddress: L::Octets,
    }
    Sequence LCSLocationInfo in Lcs {
        u 4 networkNode_Number: L::Address, c 0 lmsi: L::Octets,
        c 1 extensionContainer_element: common::ExtensionContainer,
        c 2 gprsNodeIndicator_element: L::Null, c 3 additional_Number: Additional_Number,
        c 4 supportedLCS_CapabilitySets: L::Bits, c 5 additional_LCS_CapabilitySets: L::Bits,
        c 6 mme_Name: L::Text, c 8 aaa_Server_Name: L::Text, c 9 sgsn_Name: L::Text,
        c 10 sgsn_Realm: L::Text,
    }
    Choice Additional_Number in Sm {
        c 0 msc_Number: L::Address = 0, c 1 sgsn_Number: L::Address = 1,
    }
    Sequence SLR_ArgExtensionContainer in Common {
        c 0 privateExtensionList: common::PrivateExtensionList,
        c 1 slr_Arg_PCS_Extensions_element: SLR_Arg_PCS_Extensions,
    }
    Sequence SLR_Arg_PCS_Extensions in Common { c 0 na_ESRK_Request_element: L::Null }
    Sequence Deferredmt_lrData in Lcs {
        u 3 deferredLocationEventType: L::Bits, c 0 terminationCause: L::Integer,
        c 1 lcsLocationInfo_element: LCSLocationInfo,
    }
    Choice ServingNodeAddress in Lcs {
        c 0 msc_Number: L::Address = 0, c 1 sgsn_Number: L::Address = 1,
        c 2 mme_Number: L::Text = 2,
    }
    Sequence ProvideSubscriberLocation_Res in Lcs {
        u 4 locationEstimate: L::Octets, c 0 ageOfLocationEstimate: L::Integer,
        c 1 extensionContainer_element: common::ExtensionContainer,
        c 2 add_LocationEstimate: L::Octets, c 3 deferredmt_lrResponseIndicator_element: L::Null,
        c 4 geranPositioningData: L::Octets, c 5 utranPositioningData: L::Octets,
        c 6 cellIdOrSai: common::CellGlobalIdOrServiceAreaIdOrLAI,
        c 7 sai_Present_element: L::Null, c 8 accuracyFulfilmentIndicator: L::Integer,
        c 9 velocityEstimate: L::Octets, c 10 mo_lrShortCircuitIndicator_element: L::Null,
        c 11 geranGANSSpositioningData: L::Octets, c 12 utranGANSSpositioningData: L::Octets,
        c 13 targetServingNodeForHandover: ServingNodeAddress,
        c 14 utranAdditionalPositioningData: L::Octets, c 15 utranBaroPressureMeas: L::Integer,
        c 16 utranCivicAddress: L::Octets,
    }
    Sequence RoutingInfoForLCS_Res in Lcs {
        c 0 targetMS: common::SubscriberIdentity, c 1 lcsLocationInfo_element: LCSLocationInfo,
        c 2 extensionContainer_element: common::ExtensionContainer, c 3 v_gmlc_Address: L::Gsn,
        c 4 h_gmlc_Address: L::Gsn, c 5 ppr_Address: L::Gsn, c 6 additional_v_gmlc_Address: L::Gsn,
    }
    Sequence SubscriberLocationReport_Res in Lcs {
        u 16 extensionContainer_element: common::ExtensionContainer, c 0 na_ESRK: L::Address,
        c 1 na_ESRD: L::Address, c 2 h_gmlc_Address: L::Gsn,
        c 3 mo_lrShortCircuitIndicator_element: L::Null,
        c 4 reportingPLMNList_element: ReportingPLMNList, c 5 lcs_ReferenceNumber: L::Octets,
    }
}
