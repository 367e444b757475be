//! Packet service under CAP (TS 29.078 §8).

use super::names::Camel;
use super::{L, Part, Type, calls, camel, common, grammar, mobility};

grammar! {
    Sequence ApplyChargingGPRSArg in Camel {
        c 0 chargingCharacteristics: ChargingCharacteristics, c 1 tariffSwitchInterval: L::Integer,
        c 2 pDPID: L::Octets,
    }
    Choice ChargingCharacteristics in Camel {
        c 0 maxTransferredVolume: L::Integer = 0, c 1 maxElapsedTime: L::Integer = 1,
    }
    Sequence ApplyChargingReportGPRSArg in Camel {
        c 0 chargingResult: ChargingResult, c 1 qualityOfService_element: QualityOfService,
        c 2 active: L::Boolean, c 3 pDPID: L::Octets, c 4 chargingRollOver: ChargingRollOver,
    }
    Choice ChargingResult in Camel {
        c 0 transferredVolume: TransferredVolume = 0, c 1 elapsedTime: ElapsedTime = 1,
    }
    Choice TransferredVolume in Camel {
        c 0 volumeIfNoTariffSwitch: L::Integer = 0,
        c 1 volumeIfTariffSwitch_element: TransferredVolume_volumeIfTariffSwitch = 1,
    }
    Sequence TransferredVolume_volumeIfTariffSwitch in Camel {
        c 0 volumeSinceLastTariffSwitch: L::Integer, c 1 volumeTariffSwitchInterval: L::Integer,
    }
    Choice ElapsedTime in Camel {
        c 0 timeGPRSIfNoTariffSwitch: L::Integer = 0,
        c 1 timeGPRSIfTariffSwitch_element: ElapsedTime_timeGPRSIfTariffSwitch = 1,
    }
    Sequence ElapsedTime_timeGPRSIfTariffSwitch in Camel {
        c 0 timeGPRSSinceLastTariffSwitch: L::Integer,
        c 1 timeGPRSTariffSwitchInterval: L::Integer,
    }
    Sequence QualityOfService in Camel {
        c 0 requested_QoS: GPRS_QoS, c 1 subscribed_QoS: GPRS_QoS, c 2 negotiated_QoS: GPRS_QoS,
        c 3 requested_QoS_Extension_element: GPRS_QoS_Extension,
        c 4 subscribed_QoS_Extension_element: GPRS_QoS_Extension,
        c 5 negotiated_QoS_Extension_element: GPRS_QoS_Extension,
    }
    Choice GPRS_QoS in Camel {
        c 0 short_QoS_format: L::Octets = 0, c 1 long_QoS_format: L::Octets = 1,
    }
    Sequence GPRS_QoS_Extension in Camel {
        c 0 supplement_to_long_QoS_format: L::Octets, c 1 additionalSupplement: L::Octets,
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
        c 0 rO_VolumeSinceLastTariffSwitch: L::Integer,
        c 1 rO_VolumeTariffSwitchInterval: L::Integer,
    }
    Choice ElapsedTimeRollOver in Camel {
        c 0 rO_TimeGPRSIfNoTariffSwitch: L::Integer = 0,
        c 1 rO_TimeGPRSIfTariffSwitch_element: ElapsedTimeRollOver_rO_TimeGPRSIfTariffSwitch = 1,
    }
    Sequence ElapsedTimeRollOver_rO_TimeGPRSIfTariffSwitch in Camel {
        c 0 rO_TimeGPRSSinceLastTariffSwitch: L::Integer,
        c 1 rO_TimeGPRSTariffSwitchInterval: L::Integer,
    }
    Sequence CancelGPRSArg in Camel { c 0 pDPID: L::Octets }
    Sequence ConnectGPRSArg in Camel { c 0 accessPointName: L::Octets, c 1 pdpID: L::Octets }
    Sequence EntityReleasedGPRSArg in Camel { c 0 gPRSCause: L::Octets, c 1 pDPID: L::Octets }
    Sequence EventReportGPRSArg in Camel {
        c 0 gPRSEventType: L::Integer, c 1 miscGPRSInfo_element: camel::MiscCallInfo,
        c 2 gPRSEventSpecificInformation: GPRSEventSpecificInformation, c 3 pDPID: L::Octets,
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
        c 0 locationInformationGPRS_element: LocationInformationGPRS,
    }
    Sequence LocationInformationGPRS in Camel {
        c 0 cellGlobalIdOrServiceAreaIdOrLAI: L::Octets, c 1 routeingAreaIdentity: L::Routing,
        c 2 geographicalInformation: L::Octets, c 3 sgsn_Number: L::Address,
        c 4 selectedLSAIdentity: L::Octets,
        c 5 extensionContainer_element: common::ExtensionContainer,
        c 6 sai_Present_element: L::Null, c 7 userCSGInformation: mobility::UserCSGInformation,
    }
    Sequence GPRSEventSpecificInformation_pdp_ContextchangeOfPositionSpecificInformation in Camel {
        c 0 accessPointName: L::Octets, c 1 chargingID: L::Octets,
        c 2 locationInformationGPRS_element: LocationInformationGPRS,
        c 3 endUserAddress_element: EndUserAddress, c 4 qualityOfService_element: QualityOfService,
        c 5 timeAndTimeZone: L::Octets, c 6 gGSNAddress: L::Gsn,
    }
    Sequence EndUserAddress in Camel {
        c 0 pDPTypeOrganization: L::Octets, c 1 pDPTypeNumber: L::Octets,
        c 2 pDPAddress: L::Octets,
    }
    Sequence GPRSEventSpecificInformation_detachSpecificInformation in Camel {
        c 0 initiatingEntity: L::Integer, c 1 routeingAreaUpdate_element: L::Null,
    }
    Sequence GPRSEventSpecificInformation_disconnectSpecificInformation in Camel {
        c 0 initiatingEntity: L::Integer, c 1 routeingAreaUpdate_element: L::Null,
    }
    Sequence GPRSEventSpecificInformation_pDPContextEstablishmentSpecificInformation in Camel {
        c 0 accessPointName: L::Octets, c 1 endUserAddress_element: EndUserAddress,
        c 2 qualityOfService_element: QualityOfService,
        c 3 locationInformationGPRS_element: LocationInformationGPRS,
        c 4 timeAndTimeZone: L::Octets, c 5 pDPInitiationType: L::Integer,
        c 6 secondaryPDP_context_element: L::Null,
    }
    Sequence GPRSEventSpecificInformation_pDPContextEstablishmentAcknowledgementSpecificInformation in Camel {
        c 0 accessPointName: L::Octets, c 1 chargingID: L::Octets,
        c 2 endUserAddress_element: EndUserAddress, c 3 qualityOfService_element: QualityOfService,
        c 4 locationInformationGPRS_element: LocationInformationGPRS,
        c 5 timeAndTimeZone: L::Octets, c 6 gGSNAddress: L::Gsn,
    }
    Sequence InitialDPGPRSArg in Camel {
        c 0 serviceKey: L::Integer, c 1 gPRSEventType: L::Integer, c 2 mSISDN: L::Address,
        c 3 iMSI: L::Imsi, c 4 timeAndTimeZone: L::Octets,
        c 5 gPRSMSClass_element: calls::GPRSMSClass, c 6 endUserAddress_element: EndUserAddress,
        c 7 qualityOfService_element: QualityOfService, c 8 accessPointName: L::Octets,
        c 9 routeingAreaIdentity: L::Routing, c 10 chargingID: L::Octets,
        c 11 sGSNCapabilities: L::Octets,
        c 12 locationInformationGPRS_element: LocationInformationGPRS,
        c 13 pDPInitiationType: L::Integer, c 14 extensions: camel::Extensions,
        c 15 gGSNAddress: L::Gsn, c 16 secondaryPDP_context_element: L::Null, c 17 iMEI: L::Tbcd,
    }
    Sequence ReleaseGPRSArg in Camel { c 0 gprsCause: L::Octets, c 1 pDPID: L::Octets }
    Sequence RequestReportGPRSEventArg in Camel {
        c 0 gPRSEvent: RequestReportGPRSEventArg_gPRSEvent, c 1 pDPID: L::Octets,
    }
    Each RequestReportGPRSEventArg_gPRSEvent in Camel { u 16 GPRSEvent_element: GPRSEvent }
    Sequence GPRSEvent in Camel { c 0 gPRSEventType: L::Integer, c 1 monitorMode: L::Integer }
    Sequence ResetTimerGPRSArg in Camel { c 0 timerID: L::Integer, c 1 timervalue: L::Integer }
    Sequence SendChargingInformationGPRSArg in Camel {
        c 0 sCIGPRSBillingChargingCharacteristics: L::Octets,
    }
    Sequence ContinueGPRSArg in Camel { c 0 pDPID: L::Octets }
}
