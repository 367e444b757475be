//! Packet service under CAP (TS 29.078 §8).

use super::names::Camel;
use super::{L, Part, Type, calls, camel, common, grammar, mobility};

grammar! {
    Sequence ApplyChargingGPRSArg in Camel {
        c 0 chargingCharacteristics: ChargingCharacteristics, C 1 tariffSwitchInterval: L::Integer,
        C 2 pDPID: L::Octets,
    }
    Choice ChargingCharacteristics in Camel {
        c 0 maxTransferredVolume: L::Integer = 0, c 1 maxElapsedTime: L::Integer = 1,
    }
    Sequence ApplyChargingReportGPRSArg in Camel {
        c 0 chargingResult: ChargingResult, C 1 qualityOfService_element: QualityOfService,
        C 2 active: L::Boolean, C 3 pDPID: L::Octets, C 4 chargingRollOver: ChargingRollOver,
    }
    Choice ChargingResult in Camel {
        c 0 transferredVolume: TransferredVolume = 0, c 1 elapsedTime: ElapsedTime = 1,
    }
    Choice TransferredVolume in Camel {
        c 0 volumeIfNoTariffSwitch: L::Integer = 0,
        c 1 volumeIfTariffSwitch_element: TransferredVolume_volumeIfTariffSwitch = 1,
    }
    Sequence TransferredVolume_volumeIfTariffSwitch in Camel {
        c 0 volumeSinceLastTariffSwitch: L::Integer, C 1 volumeTariffSwitchInterval: L::Integer,
    }
    Choice ElapsedTime in Camel {
        c 0 timeGPRSIfNoTariffSwitch: L::Integer = 0,
        c 1 timeGPRSIfTariffSwitch_element: ElapsedTime_timeGPRSIfTariffSwitch = 1,
    }
    Sequence ElapsedTime_timeGPRSIfTariffSwitch in Camel {
        c 0 timeGPRSSinceLastTariffSwitch: L::Integer,
        C 1 timeGPRSTariffSwitchInterval: L::Integer,
    }
    Sequence QualityOfService in Camel {
        C 0 requested_QoS: GPRS_QoS, C 1 subscribed_QoS: GPRS_QoS, C 2 negotiated_QoS: GPRS_QoS,
        C 3 requested_QoS_Extension_element: GPRS_QoS_Extension,
        C 4 subscribed_QoS_Extension_element: GPRS_QoS_Extension,
        C 5 negotiated_QoS_Extension_element: GPRS_QoS_Extension,
    }
    Choice GPRS_QoS in Camel {
        c 0 short_QoS_format: L::Octets = 0, c 1 long_QoS_format: L::Octets = 1,
    }
    Sequence GPRS_QoS_Extension in Camel {
        c 0 supplement_to_long_QoS_format: L::Octets, C 1 additionalSupplement: L::Octets,
    }
    Choice ChargingRollOver in Camel {
        c 0 transferredVolumeRollOver: TransferredVolumeRollOver = 0,
        c 1 elapsedTimeRollOver: ElapsedTimeRollOver = 1,
    }
    Choice TransferredVolumeRollOver in Camel {
        c 0 rO_VolumeIfNoTariffSwitch: L::Integer = 0,
        c 1 rO_VolumeIfTariffSwitch_element: TransferredVolumeRollOver_rO_VolumeIfTariffSwitch = 1,
    }
    Sequence TransferredVolumeRollOver_rO_VolumeIfTariffSwitch in Camel {
        C 0 rO_VolumeSinceLastTariffSwitch: L::Integer,
        C 1 rO_VolumeTariffSwitchInterval: L::Integer,
    }
    Choice ElapsedTimeRollOver in Camel {
        c 0 rO_TimeGPRSIfNoTariffSwitch: L::Integer = 0,
        c 1 rO_TimeGPRSIfTariffSwitch_element: ElapsedTimeRollOver_rO_TimeGPRSIfTariffSwitch = 1,
    }
    Sequence ElapsedTimeRollOver_rO_TimeGPRSIfTariffSwitch in Camel {
        C 0 rO_TimeGPRSSinceLastTariffSwitch: L::Integer,
        C 1 rO_TimeGPRSTariffSwitchInterval: L::Integer,
    }
    Sequence CancelGPRSArg in Camel { C 0 pDPID: L::Octets }
    Sequence ConnectGPRSArg in Camel { c 0 accessPointName: L::Octets, C 1 pdpID: L::Octets }
    Sequence EntityReleasedGPRSArg in Camel { c 0 gPRSCause: L::Octets, C 1 pDPID: L::Octets }
    Sequence EventReportGPRSArg in Camel {
        c 0 gPRSEventType: L::Integer, C 1 miscGPRSInfo_element: camel::MiscCallInfo,
        C 2 gPRSEventSpecificInformation: GPRSEventSpecificInformation, C 3 pDPID: L::Octets,
    }
    Choice GPRSEventSpecificInformation in Camel {
        c 0 attachChangeOfPositionSpecificInformation_element: GPRSEventSpecificInformation_attachChangeOfPositionSpecificInformation = 0,
        c 1 pdp_ContextchangeOfPositionSpecificInformation_element: GPRSEventSpecificInformation_pdp_ContextchangeOfPositionSpecificInformation = 1,
        c 2 detachSpecificInformation_element: GPRSEventSpecificInformation_detachSpecificInformation = 2,
        c 3 disconnectSpecificInformation_element: GPRSEventSpecificInformation_disconnectSpecificInformation = 3,
        c 4 pDPContextEstablishmentSpecificInformation_element: GPRSEventSpecificInformation_pDPContextEstablishmentSpecificInformation = 4,
        c 5 pDPContextEstablishmentAcknowledgementSpecificInformation_element: GPRSEventSpecificInformation_pDPContextEstablishmentAcknowledgementSpecificInformation = 5,
    }
    Sequence GPRSEventSpecificInformation_attachChangeOfPositionSpecificInformation in Camel {
        C 0 locationInformationGPRS_element: LocationInformationGPRS,
    }
    Sequence LocationInformationGPRS in Camel {
        C 0 cellGlobalIdOrServiceAreaIdOrLAI: L::Octets, C 1 routeingAreaIdentity: L::Routing,
        C 2 geographicalInformation: L::Octets, C 3 sgsn_Number: L::Address,
        C 4 selectedLSAIdentity: L::Octets,
        C 5 extensionContainer_element: common::ExtensionContainer,
        C 6 sai_Present_element: L::Null, C 7 userCSGInformation: mobility::UserCSGInformation,
    }
    Sequence GPRSEventSpecificInformation_pdp_ContextchangeOfPositionSpecificInformation in Camel {
        C 0 accessPointName: L::Octets, C 1 chargingID: L::Octets,
        C 2 locationInformationGPRS_element: LocationInformationGPRS,
        C 3 endUserAddress_element: EndUserAddress, C 4 qualityOfService_element: QualityOfService,
        C 5 timeAndTimeZone: L::Octets, C 6 gGSNAddress: L::Gsn,
    }
    Sequence EndUserAddress in Camel {
        c 0 pDPTypeOrganization: L::Octets, c 1 pDPTypeNumber: L::Octets,
        C 2 pDPAddress: L::Octets,
    }
    Sequence GPRSEventSpecificInformation_detachSpecificInformation in Camel {
        C 0 initiatingEntity: L::Integer, C 1 routeingAreaUpdate_element: L::Null,
    }
    Sequence GPRSEventSpecificInformation_disconnectSpecificInformation in Camel {
        C 0 initiatingEntity: L::Integer, C 1 routeingAreaUpdate_element: L::Null,
    }
    Sequence GPRSEventSpecificInformation_pDPContextEstablishmentSpecificInformation in Camel {
        C 0 accessPointName: L::Octets, C 1 endUserAddress_element: EndUserAddress,
        C 2 qualityOfService_element: QualityOfService,
        C 3 locationInformationGPRS_element: LocationInformationGPRS,
        C 4 timeAndTimeZone: L::Octets, C 5 pDPInitiationType: L::Integer,
        C 6 secondaryPDP_context_element: L::Null,
    }
    Sequence GPRSEventSpecificInformation_pDPContextEstablishmentAcknowledgementSpecificInformation in Camel {
        C 0 accessPointName: L::Octets, C 1 chargingID: L::Octets,
        C 2 endUserAddress_element: EndUserAddress, C 3 qualityOfService_element: QualityOfService,
        C 4 locationInformationGPRS_element: LocationInformationGPRS,
        C 5 timeAndTimeZone: L::Octets, C 6 gGSNAddress: L::Gsn,
    }
    Sequence InitialDPGPRSArg in Camel {
        c 0 serviceKey: L::Integer, c 1 gPRSEventType: L::Integer, c 2 mSISDN: L::Address,
        c 3 iMSI: L::Imsi, c 4 timeAndTimeZone: L::Octets,
        C 5 gPRSMSClass_element: calls::GPRSMSClass, C 6 endUserAddress_element: EndUserAddress,
        C 7 qualityOfService_element: QualityOfService, C 8 accessPointName: L::Octets,
        C 9 routeingAreaIdentity: L::Routing, C 10 chargingID: L::Octets,
        C 11 sGSNCapabilities: L::Octets,
        C 12 locationInformationGPRS_element: LocationInformationGPRS,
        C 13 pDPInitiationType: L::Integer, C 14 extensions: camel::Extensions,
        C 15 gGSNAddress: L::Gsn, C 16 secondaryPDP_context_element: L::Null, C 17 iMEI: L::Tbcd,
    }
    Sequence ReleaseGPRSArg in Camel { c 0 gprsCause: L::Octets, C 1 pDPID: L::Octets }
    Sequence RequestReportGPRSEventArg in Camel {
        c 0 gPRSEvent: RequestReportGPRSEventArg_gPRSEvent, C 1 pDPID: L::Octets,
    }
    Each RequestReportGPRSEventArg_gPRSEvent in Camel { u 16 GPRSEvent_element: GPRSEvent }
    Sequence GPRSEvent in Camel { c 0 gPRSEventType: L::Integer, c 1 monitorMode: L::Integer }
    Sequence ResetTimerGPRSArg in Camel { C 0 timerID: L::Integer, c 1 timervalue: L::Integer }
    Sequence SendChargingInformationGPRSArg in Camel {
        c 0 sCIGPRSBillingChargingCharacteristics: L::Octets,
    }
    Sequence ContinueGPRSArg in Camel { C 0 pDPID: L::Octets }
}
