//! Operation and maintenance (TS 29.002 §17.7.2).

use super::names::Om;
use super::{L, Part, Type, common, grammar};

grammar! {
    Sequence ActivateTraceModeArg in Om {
        c 0 imsi: L::Imsi, c 1 traceReference: L::Octets, c 2 traceType: L::Integer,
        c 3 omc_Id: L::Address, c 4 extensionContainer_element: common::ExtensionContainer,
        c 5 traceReference2: L::Octets, c 6 traceDepthList_element: TraceDepthList,
        c 7 traceNE_TypeList: L::Bits, c 8 traceInterfaceList_element: TraceInterfaceList,
        c 9 traceEventList_element: TraceEventList, c 10 traceCollectionEntity: L::Gsn,
        c 11 mdt_Configuration_element: MDT_Configuration,
    }
    Sequence TraceDepthList in Om {
        c 0 msc_s_TraceDepth: L::Integer, c 1 mgw_TraceDepth: L::Integer,
        c 2 sgsn_TraceDepth: L::Integer, c 3 ggsn_TraceDepth: L::Integer,
        c 4 rnc_TraceDepth: L::Integer, c 5 bmsc_TraceDepth: L::Integer,
        c 6 mme_TraceDepth: L::Integer, c 7 sgw_TraceDepth: L::Integer,
        c 8 pgw_TraceDepth: L::Integer, c 9 eNB_TraceDepth: L::Integer,
        c 10 msc_s_TraceDepthExtension: L::Integer, c 11 mgw_TraceDepthExtension: L::Integer,
        c 12 sgsn_TraceDepthExtension: L::Integer, c 13 ggsn_TraceDepthExtension: L::Integer,
        c 14 rnc_TraceDepthExtension: L::Integer, c 15 bmsc_TraceDepthExtension: L::Integer,
        c 16 mme_TraceDepthExtension: L::Integer, c 17 sgw_TraceDepthExtension: L::Integer,
        c 18 pgw_TraceDepthExtension: L::Integer, c 19 eNB_TraceDepthExtension: L::Integer,
    }
    Sequence TraceInterfaceList in Om {
        c 0 msc_s_List: L::Bits, c 1 mgw_List: L::Bits, c 2 sgsn_List: L::Bits,
        c 3 ggsn_List: L::Bits, c 4 rnc_List: L::Bits, c 5 bmsc_List: L::Bits,
        c 6 mme_List: L::Bits, c 7 sgw_List: L::Bits, c 8 pgw_List: L::Bits, c 9 eNB_List: L::Bits,
    }
    Sequence TraceEventList in Om {
        c 0 msc_s_List: L::Bits, c 1 mgw_List: L::Bits, c 2 sgsn_List: L::Bits,
        c 3 ggsn_List: L::Bits, c 4 bmsc_List: L::Bits, c 5 mme_List: L::Bits,
        c 6 sgw_List: L::Bits, c 7 pgw_List: L::Bits,
    }
    Sequence MDT_Configuration in Om {
        u 10 jobType: L::Integer, u 16 areaScope_element: AreaScope,
        u 4 listOfMeasurements: L::Octets, c 0 reportingTrigger: L::Octets,
        u 10 reportInterval: L::Integer, c 1 reportAmount: L::Integer,
        u 2 eventThresholdRSRP: L::Integer, c 2 eventThresholdRSRQ: L::Integer,
        c 3 loggingInterval: L::Integer, c 4 loggingDuration: L::Integer,
        c 5 extensionContainer_element: common::ExtensionContainer,
        c 6 measurementPeriodUMTS: L::Integer, c 7 measurementPeriodLTE: L::Integer,
        c 8 collectionPeriodRRM_UMTS: L::Integer, c 9 collectionPeriodRRM_LTE: L::Integer,
        c 10 positioningMethod: L::Octets, c 11 measurementQuantity: L::Octets,
        c 12 eventThreshold1F: L::Integer, c 13 eventThreshold1I: L::Integer,
        c 14 mdt_Allowed_PLMN_List: MDT_Allowed_PLMNId_List,
    }
    Sequence AreaScope in Om {
        c 0 cgi_List: CGI_List, c 1 e_utran_cgi_List: E_UTRAN_CGI_List,
        c 2 routingAreaId_List: RoutingAreaId_List, c 3 locationAreaId_List: LocationAreaId_List,
        c 4 trackingAreaId_List: TrackingAreaId_List,
        c 5 extensionContainer_element: common::ExtensionContainer,
    }
    Each CGI_List in Om { u 4 GlobalCellId: L::Cell }
    Each E_UTRAN_CGI_List in Om { u 4 E_UTRAN_CGI: L::Eutran }
    Each RoutingAreaId_List in Om { u 4 RAIdentity: L::Routing }
    Each LocationAreaId_List in Om { u 4 LAIFixedLength: L::Area }
    Each TrackingAreaId_List in Om { u 4 TA_Id: L::Tracking }
    Each MDT_Allowed_PLMNId_List in Om { u 4 PLMN_Id: L::Plmn }
    Sequence DeactivateTraceModeArg in Om {
        c 0 imsi: L::Imsi, c 1 traceReference: L::Octets,
        c 2 extensionContainer_element: common::ExtensionContainer, c 3 traceReference2: L::Octets,
    }
    Sequence ActivateTraceModeRes in Om {
        c 0 extensionContainer_element: common::ExtensionContainer,
        c 1 traceSupportIndicator_element: L::Null,
    }
    Sequence DeactivateTraceModeRes in Om {
        c 0 extensionContainer_element: common::ExtensionContainer,
    }
}
