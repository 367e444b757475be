//! Operation and maintenance (TS 29.002 §17.7.2).

use super::names::Om;
use super::{L, Part, Type, common, grammar};

grammar! {
    Sequence ActivateTraceModeArg in Om {
        C 0 imsi: L::Imsi, c 1 traceReference: L::Octets, c 2 traceType: L::Integer,
        C 3 omc_Id: L::Address, C 4 extensionContainer_element: common::ExtensionContainer,
        C 5 traceReference2: L::Octets, C 6 traceDepthList_element: TraceDepthList,
        C 7 traceNE_TypeList: L::Bits, C 8 traceInterfaceList_element: TraceInterfaceList,
        C 9 traceEventList_element: TraceEventList, C 10 traceCollectionEntity: L::Gsn,
        C 11 mdt_Configuration_element: MDT_Configuration,
    }
    Sequence TraceDepthList in Om {
        C 0 msc_s_TraceDepth: L::Integer, C 1 mgw_TraceDepth: L::Integer,
        C 2 sgsn_TraceDepth: L::Integer, C 3 ggsn_TraceDepth: L::Integer,
        C 4 rnc_TraceDepth: L::Integer, C 5 bmsc_TraceDepth: L::Integer,
        C 6 mme_TraceDepth: L::Integer, C 7 sgw_TraceDepth: L::Integer,
        C 8 pgw_TraceDepth: L::Integer, C 9 eNB_TraceDepth: L::Integer,
        C 10 msc_s_TraceDepthExtension: L::Integer, C 11 mgw_TraceDepthExtension: L::Integer,
        C 12 sgsn_TraceDepthExtension: L::Integer, C 13 ggsn_TraceDepthExtension: L::Integer,
        C 14 rnc_TraceDepthExtension: L::Integer, C 15 bmsc_TraceDepthExtension: L::Integer,
        C 16 mme_TraceDepthExtension: L::Integer, C 17 sgw_TraceDepthExtension: L::Integer,
        C 18 pgw_TraceDepthExtension: L::Integer, C 19 eNB_TraceDepthExtension: L::Integer,
    }
    Sequence TraceInterfaceList in Om {
        C 0 msc_s_List: L::Bits, C 1 mgw_List: L::Bits, C 2 sgsn_List: L::Bits,
        C 3 ggsn_List: L::Bits, C 4 rnc_List: L::Bits, C 5 bmsc_List: L::Bits,
        C 6 mme_List: L::Bits, C 7 sgw_List: L::Bits, C 8 pgw_List: L::Bits, C 9 eNB_List: L::Bits,
    }
    Sequence TraceEventList in Om {
        C 0 msc_s_List: L::Bits, C 1 mgw_List: L::Bits, C 2 sgsn_List: L::Bits,
        C 3 ggsn_List: L::Bits, C 4 bmsc_List: L::Bits, C 5 mme_List: L::Bits,
        C 6 sgw_List: L::Bits, C 7 pgw_List: L::Bits,
    }
    Sequence MDT_Configuration in Om {
        u 10 jobType: L::Integer, U 16 areaScope_element: AreaScope,
        U 4 listOfMeasurements: L::Octets, C 0 reportingTrigger: L::Octets,
        U 10 reportInterval: L::Integer, C 1 reportAmount: L::Integer,
        U 2 eventThresholdRSRP: L::Integer, C 2 eventThresholdRSRQ: L::Integer,
        C 3 loggingInterval: L::Integer, C 4 loggingDuration: L::Integer,
        C 5 extensionContainer_element: common::ExtensionContainer,
        C 6 measurementPeriodUMTS: L::Integer, C 7 measurementPeriodLTE: L::Integer,
        C 8 collectionPeriodRRM_UMTS: L::Integer, C 9 collectionPeriodRRM_LTE: L::Integer,
        C 10 positioningMethod: L::Octets, C 11 measurementQuantity: L::Octets,
        C 12 eventThreshold1F: L::Integer, C 13 eventThreshold1I: L::Integer,
        C 14 mdt_Allowed_PLMN_List: MDT_Allowed_PLMNId_List,
    }
    Sequence AreaScope in Om {
        C 0 cgi_List: CGI_List, C 1 e_utran_cgi_List: E_UTRAN_CGI_List,
        C 2 routingAreaId_List: RoutingAreaId_List, C 3 locationAreaId_List: LocationAreaId_List,
        C 4 trackingAreaId_List: TrackingAreaId_List,
        C 5 extensionContainer_element: common::ExtensionContainer,
    }
    Each CGI_List in Om { u 4 GlobalCellId: L::Cell }
    Each E_UTRAN_CGI_List in Om { u 4 E_UTRAN_CGI: L::Eutran }
    Each RoutingAreaId_List in Om { u 4 RAIdentity: L::Routing }
    Each LocationAreaId_List in Om { u 4 LAIFixedLength: L::Area }
    Each TrackingAreaId_List in Om { u 4 TA_Id: L::Tracking }
    Each MDT_Allowed_PLMNId_List in Om { u 4 PLMN_Id: L::Plmn }
    Sequence DeactivateTraceModeArg in Om {
        C 0 imsi: L::Imsi, c 1 traceReference: L::Octets,
        C 2 extensionContainer_element: common::ExtensionContainer, C 3 traceReference2: L::Octets,
    }
    Sequence ActivateTraceModeRes in Om {
        C 0 extensionContainer_element: common::ExtensionContainer,
        C 1 traceSupportIndicator_element: L::Null,
    }
    Sequence DeactivateTraceModeRes in Om {
        C 0 extensionContainer_element: common::ExtensionContainer,
    }
}
