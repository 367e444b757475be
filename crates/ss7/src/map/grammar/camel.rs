//! Calls under CAP (TS 29.078 §5, §6).

use super::names::Camel;
use super::{L, Part, Type, calls, common, grammar, mobility};

grammar! {
    Sequence ApplyChargingArg in Camel {
        c 0 aChBillingChargingCharacteristics: L::Octets, c 2 partyToCharge: SendingSideID,
        c 3 extensions: Extensions, c 50 aChChargingAddress: AChChargingAddress,
    }
    Choice SendingSideID in Camel { c 0 sendingSideID: L::Octets = 0 }
    Each Extensions in Camel { u 16 ExtensionField_element: ExtensionField }
    Sequence ExtensionField in Camel {
        u 2 nothing: L::Integer, u 10 criticality: L::Integer, c 1 value_element: L::Any,
    }
    Choice AChChargingAddress in Camel { c 2 legID: LegID = 2, c 50 srfConnection: L::Integer = 50 }
    Choice LegID in Camel { c 0 sendingSideID: L::Octets = 0, c 1 receivingSideID: L::Octets = 1 }
    Sequence AssistRequestInstructionsArg in Camel {
        c 0 correlationID: L::Octets, c 2 iPSSPCapabilities: L::Octets, c 3 extensions: Extensions,
    }
    Sequence CallInformationReportArg in Camel {
        c 0 requestedInformationList: RequestedInformationList, c 2 extensions: Extensions,
        c 3 legID: ReceivingSideID,
    }
    Each RequestedInformationList in Camel {
        u 16 RequestedInformation_element: RequestedInformation,
    }
    Sequence RequestedInformation in Camel {
        c 0 requestedInformationType: L::Integer,
        c 1 requestedInformationValue: RequestedInformationValue,
    }
    Choice RequestedInformationValue in Camel {
        c 0 callAttemptElapsedTimeValue: L::Integer = 0, c 1 callStopTimeValue: L::Text = 1,
        c 2 callConnectedElapsedTimeValue: L::Integer = 2, c 30 releaseCauseValue: L::Octets = 30,
    }
    Choice ReceivingSideID in Camel { c 1 receivingSideID: L::Octets = 1 }
    Sequence CallInformationRequestArg in Camel {
        c 0 requestedInformationTypeList: RequestedInformationTypeList, c 2 extensions: Extensions,
        c 3 legID: SendingSideID,
    }
    Each RequestedInformationTypeList in Camel { u 10 RequestedInformationType: L::Integer }
    Choice CancelArg in Camel {
        c 0 invokeID: L::Integer = 0, c 1 allRequests_element: L::Null = 1,
        c 2 callSegmentToCancel_element: CallSegmentToCancel = 2,
    }
    Sequence CallSegmentToCancel in Camel {
        c 0 invokeID: L::Integer, c 1 callSegmentID: L::Integer,
    }
    Sequence CollectInformationArg in Camel { c 0 extensions: Extensions }
    Sequence ConnectArg in Camel {
        c 0 destinationRoutingAddress: DestinationRoutingAddress, c 1 alertingPattern: L::Octets,
        c 6 originalCalledPartyID: L::Octets, c 10 extensions: Extensions, c 11 carrier: L::Octets,
        c 28 callingPartysCategory: L::Integer, c 29 redirectingPartyID: L::Octets,
        c 30 redirectionInformation: L::Octets, c 14 genericNumbers: GenericNumbers,
        c 15 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        c 19 chargeNumber: L::LocationNumber, c 21 legToBeConnected: LegID,
        c 31 cug_Interlock: L::Octets, c 32 cug_OutgoingAccess_element: L::Null,
        c 55 suppressionOfAnnouncement_element: L::Null, c 56 oCSIApplicable_element: L::Null,
        c 57 naOliInfo: L::Octets, c 58 bor_InterrogationRequested_element: L::Null,
        c 59 suppress_N_CSI_element: L::Null,
    }
    Each DestinationRoutingAddress in Camel { u 4 CalledPartyNumber: L::Octets }
    Each GenericNumbers in Camel { u 4 GenericNumber: L::Octets }
    Sequence ServiceInteractionIndicatorsTwo in Camel {
        c 0 forwardServiceInteractionInd_element: ForwardServiceInteractionInd,
        c 1 backwardServiceInteractionInd_element: BackwardServiceInteractionInd,
        c 2 bothwayThroughConnectionInd: L::Integer, c 4 connectedNumberTreatmentInd: L::Integer,
        c 13 nonCUGCall_element: L::Null, c 50 holdTreatmentIndicator: L::Octets,
        c 51 cwTreatmentIndicator: L::Octets, c 52 ectTreatmentIndicator: L::Octets,
    }
    Sequence ForwardServiceInteractionInd in Camel {
        c 1 conferenceTreatmentIndicator: L::Octets,
        c 2 callDiversionTreatmentIndicator: L::Octets,
        c 4 callingPartyRestrictionIndicator: L::Octets,
    }
    Sequence BackwardServiceInteractionInd in Camel {
        c 1 conferenceTreatmentIndicator: L::Octets,
        c 2 callCompletionTreatmentIndicator: L::Octets,
    }
    Sequence ConnectToResourceArg in Camel {
        n 0 resourceAddress: ConnectToResourceArg_resourceAddress, c 4 extensions: Extensions,
        c 7 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        c 50 callSegmentID: L::Integer,
    }
    Choice ConnectToResourceArg_resourceAddress in Camel {
        c 0 ipRoutingAddress: L::Octets = 0, c 3 none_element: L::Null = 3,
    }
    Sequence ContinueWithArgumentArg in Camel {
        c 1 alertingPattern: L::Octets, c 6 extensions: Extensions,
        c 7 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        c 12 callingPartysCategory: L::Integer, c 16 genericNumbers: GenericNumbers,
        c 17 cug_Interlock: L::Octets, c 18 cug_OutgoingAccess_element: L::Null,
        c 50 chargeNumber: L::LocationNumber, c 52 carrier: L::Octets,
        c 55 suppressionOfAnnouncement_element: L::Null, c 56 naOliInfo: L::Octets,
        c 57 bor_InterrogationRequested_element: L::Null, c 58 suppress_O_CSI_element: L::Null,
        c 59 continueWithArgumentArgExtension_element: ContinueWithArgumentArgExtension,
    }
    Sequence ContinueWithArgumentArgExtension in Camel {
        c 0 suppress_D_CSI_element: L::Null, c 1 suppress_N_CSI_element: L::Null,
        c 2 suppressOutgoingCallBarring_element: L::Null, c 3 legOrCallSegment: LegOrCallSegment,
    }
    Choice LegOrCallSegment in Camel { c 0 callSegmentID: L::Integer = 0, c 1 legID: LegID = 1 }
    Sequence DisconnectForwardConnectionWithArgumentArg in Camel {
        c 1 callSegmentID: L::Integer, c 2 extensions: Extensions,
    }
    Sequence DisconnectLegArg in Camel {
        c 0 legToBeReleased: LegID, c 1 releaseCause: L::Octets, c 2 extensions: Extensions,
    }
    Choice EntityReleasedArg in Camel {
        c 0 callSegmentFailure_element: CallSegmentFailure = 0,
        c 1 bCSM_Failure_element: BCSM_Failure = 1,
    }
    Sequence CallSegmentFailure in Camel { c 0 callSegmentID: L::Integer, c 2 cause: L::Octets }
    Sequence BCSM_Failure in Camel { c 0 legID: LegID, c 2 cause: L::Octets }
    Sequence EstablishTemporaryConnectionArg in Camel {
        c 0 assistingSSPIPRoutingAddress: L::Octets, c 1 correlationID: L::Octets,
        c 3 scfID: L::Octets, c 4 extensions: Extensions, c 5 carrier: L::Octets,
        c 6 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        c 7 callSegmentID: L::Integer, c 50 naOliInfo: L::Octets,
        c 51 chargeNumber: L::LocationNumber, c 52 originalCalledPartyID: L::Octets,
        c 53 callingPartyNumber: L::Octets,
    }
    Sequence EventReportBCSMArg in Camel {
        c 0 eventTypeBCSM: L::Integer,
        c 2 eventSpecificInformationBCSM: EventSpecificInformationBCSM, c 3 legID: ReceivingSideID,
        c 4 miscCallInfo_element: MiscCallInfo, c 5 extensions: Extensions,
    }
    Choice EventSpecificInformationBCSM in Camel {
        c 2 routeSelectFailureSpecificInfo_element: EventSpecificInformationBCSM_routeSelectFailureSpecificInfo = 2,
        c 3 oCalledPartyBusySpecificInfo_element: EventSpecificInformationBCSM_oCalledPartyBusySpecificInfo = 3,
        c 4 oNoAnswerSpecificInfo_element: EventSpecificInformationBCSM_oNoAnswerSpecificInfo = 4,
        c 5 oAnswerSpecificInfo_element: EventSpecificInformationBCSM_oAnswerSpecificInfo = 5,
        c 6 oMidCallSpecificInfo_element: EventSpecificInformationBCSM_oMidCallSpecificInfo = 6,
        c 7 oDisconnectSpecificInfo_element: EventSpecificInformationBCSM_oDisconnectSpecificInfo = 7,
        c 8 tBusySpecificInfo_element: EventSpecificInformationBCSM_tBusySpecificInfo = 8,
        c 9 tNoAnswerSpecificInfo_element: EventSpecificInformationBCSM_tNoAnswerSpecificInfo = 9,
        c 10 tAnswerSpecificInfo_element: EventSpecificInformationBCSM_tAnswerSpecificInfo = 10,
        c 11 tMidCallSpecificInfo_element: EventSpecificInformationBCSM_tMidCallSpecificInfo = 11,
        c 12 tDisconnectSpecificInfo_element: EventSpecificInformationBCSM_tDisconnectSpecificInfo = 12,
        c 13 oTermSeizedSpecificInfo_element: EventSpecificInformationBCSM_oTermSeizedSpecificInfo = 13,
        c 20 callAcceptedSpecificInfo_element: EventSpecificInformationBCSM_callAcceptedSpecificInfo = 20,
        c 21 oAbandonSpecificInfo_element: EventSpecificInformationBCSM_oAbandonSpecificInfo = 21,
        c 50 oChangeOfPositionSpecificInfo_element: EventSpecificInformationBCSM_oChangeOfPositionSpecificInfo = 50,
        c 51 tChangeOfPositionSpecificInfo_element: EventSpecificInformationBCSM_tChangeOfPositionSpecificInfo = 51,
        c 52 dpSpecificInfoAlt_element: DpSpecificInfoAlt = 52,
    }
    Sequence EventSpecificInformationBCSM_routeSelectFailureSpecificInfo in Camel {
        c 0 nothing: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_oCalledPartyBusySpecificInfo in Camel {
        c 0 busyCause: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_oNoAnswerSpecificInfo in Camel {  }
    Sequence EventSpecificInformationBCSM_oAnswerSpecificInfo in Camel {
        c 50 destinationAddress: L::Octets, c 51 or_Call_element: L::Null,
        c 52 forwardedCall_element: L::Null, c 53 chargeIndicator: L::Octets,
        c 54 ext_basicServiceCode: common::Ext_BasicServiceCode,
        c 55 ext_basicServiceCode2: common::Ext_BasicServiceCode,
    }
    Sequence EventSpecificInformationBCSM_oMidCallSpecificInfo in Camel {
        c 1 midCallEvents: EventSpecificInformationBCSM_oMidCallSpecificInfo_midCallEvents,
    }
    Choice EventSpecificInformationBCSM_oMidCallSpecificInfo_midCallEvents in Camel {
        c 3 dTMFDigitsCompleted: L::Octets = 3, c 4 dTMFDigitsTimeOut: L::Octets = 4,
    }
    Sequence EventSpecificInformationBCSM_oDisconnectSpecificInfo in Camel {
        c 0 releaseCause: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_tBusySpecificInfo in Camel {
        c 0 busyCause: L::Octets, c 50 callForwarded_element: L::Null,
        c 51 routeNotPermitted_element: L::Null, c 52 forwardingDestinationNumber: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_tNoAnswerSpecificInfo in Camel {
        c 50 callForwarded_element: L::Null, c 52 forwardingDestinationNumber: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_tAnswerSpecificInfo in Camel {
        c 50 destinationAddress: L::Octets, c 51 or_Call_element: L::Null,
        c 52 forwardedCall_element: L::Null, c 53 chargeIndicator: L::Octets,
        c 54 ext_basicServiceCode: common::Ext_BasicServiceCode,
        c 55 ext_basicServiceCode2: common::Ext_BasicServiceCode,
    }
    Sequence EventSpecificInformationBCSM_tMidCallSpecificInfo in Camel {
        c 1 midCallEvents: EventSpecificInformationBCSM_tMidCallSpecificInfo_midCallEvents,
    }
    Choice EventSpecificInformationBCSM_tMidCallSpecificInfo_midCallEvents in Camel {
        c 3 dTMFDigitsCompleted: L::Octets = 3, c 4 dTMFDigitsTimeOut: L::Octets = 4,
    }
    Sequence EventSpecificInformationBCSM_tDisconnectSpecificInfo in Camel {
        c 0 releaseCause: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_oTermSeizedSpecificInfo in Camel {
        c 50 locationInformation_element: mobility::LocationInformation,
    }
    Sequence EventSpecificInformationBCSM_callAcceptedSpecificInfo in Camel {
        c 50 locationInformation_element: mobility::LocationInformation,
    }
    Sequence EventSpecificInformationBCSM_oAbandonSpecificInfo in Camel {
        c 50 routeNotPermitted_element: L::Null,
    }
    Sequence EventSpecificInformationBCSM_oChangeOfPositionSpecificInfo in Camel {
        c 50 locationInformation_element: mobility::LocationInformation,
        c 51 metDPCriteriaList: MetDPCriteriaList,
    }
    Each MetDPCriteriaList in Camel { n 0 MetDPCriterion: MetDPCriterion }
    Choice MetDPCriterion in Camel {
        c 0 enteringCellGlobalId: L::Cell = 0, c 1 leavingCellGlobalId: L::Cell = 1,
        c 2 enteringServiceAreaId: L::Cell = 2, c 3 leavingServiceAreaId: L::Cell = 3,
        c 4 enteringLocationAreaId: L::Area = 4, c 5 leavingLocationAreaId: L::Area = 5,
        c 6 inter_SystemHandOverToUMTS_element: L::Null = 6,
        c 7 inter_SystemHandOverToGSM_element: L::Null = 7,
        c 8 inter_PLMNHandOver_element: L::Null = 8, c 9 inter_MSCHandOver_element: L::Null = 9,
        c 10 metDPCriterionAlt_element: MetDPCriterionAlt = 10,
    }
    Sequence MetDPCriterionAlt in Camel {  }
    Sequence EventSpecificInformationBCSM_tChangeOfPositionSpecificInfo in Camel {
        c 50 locationInformation_element: mobility::LocationInformation,
        c 51 metDPCriteriaList: MetDPCriteriaList,
    }
    Sequence DpSpecificInfoAlt in Camel {
        c 0 oServiceChangeSpecificInfo_element: DpSpecificInfoAlt_oServiceChangeSpecificInfo,
        c 1 tServiceChangeSpecificInfo_element: DpSpecificInfoAlt_tServiceChangeSpecificInfo,
        c 2 collectedInfoSpecificInfo_element: DpSpecificInfoAlt_collectedInfoSpecificInfo,
    }
    Sequence DpSpecificInfoAlt_oServiceChangeSpecificInfo in Camel {
        c 0 ext_basicServiceCode: common::Ext_BasicServiceCode,
        c 1 initiatorOfServiceChange: L::Integer, c 2 natureOfServiceChange: L::Integer,
    }
    Sequence DpSpecificInfoAlt_tServiceChangeSpecificInfo in Camel {
        c 0 ext_basicServiceCode: common::Ext_BasicServiceCode,
        c 1 initiatorOfServiceChange: L::Integer, c 2 natureOfServiceChange: L::Integer,
    }
    Sequence DpSpecificInfoAlt_collectedInfoSpecificInfo in Camel {
        c 0 calledPartyNumber: L::Octets,
    }
    Sequence MiscCallInfo in Camel { c 0 nothing: L::Integer, c 1 nothing: L::Integer }
    Sequence InitialDPArg in Camel {
        c 0 serviceKey: L::Integer, c 2 calledPartyNumber: L::Octets,
        c 3 callingPartyNumber: L::Octets, c 5 callingPartysCategory: L::Integer,
        c 7 cGEncountered: L::Integer, c 8 iPSSPCapabilities: L::Octets,
        c 10 locationNumber: L::LocationNumber, c 12 originalCalledPartyID: L::Octets,
        c 15 extensions: Extensions, c 23 highLayerCompatibility: L::Octets,
        c 25 additionalCallingPartyNumber: L::Octets, c 27 bearerCapability: BearerCapability,
        c 28 eventTypeBCSM: L::Integer, c 29 redirectingPartyID: L::Octets,
        c 30 redirectionInformation: L::Octets, c 17 cause: L::Octets,
        c 32 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        c 37 carrier: L::Octets, c 45 cug_Index: L::Integer, c 46 cug_Interlock: L::Octets,
        c 47 cug_OutgoingAccess_element: L::Null, c 50 iMSI: L::Imsi,
        c 51 subscriberState: calls::SubscriberState,
        c 52 locationInformation_element: mobility::LocationInformation,
        c 53 ext_basicServiceCode: common::Ext_BasicServiceCode,
        c 54 callReferenceNumber: L::Octets, c 55 mscAddress: L::Address,
        c 56 calledPartyBCDNumber: L::Octets, c 57 timeAndTimezone: L::Octets,
        c 58 callForwardingSS_Pending_element: L::Null,
        c 59 initialDPArgExtension_element: InitialDPArgExtension,
    }
    Choice BearerCapability in Camel { c 0 bearerCap: L::Octets = 0 }
    Sequence InitialDPArgExtension in Camel {
        c 0 gmscAddress: L::Address, c 1 forwardingDestinationNumber: L::Octets,
        c 2 ms_Classmark2: L::Octets, c 3 iMEI: L::Tbcd, c 4 supportedCamelPhases: L::Bits,
        c 5 offeredCamel4Functionalities: L::Bits, c 6 bearerCapability2: BearerCapability,
        c 7 ext_basicServiceCode2: common::Ext_BasicServiceCode,
        c 8 highLayerCompatibility2: L::Octets, c 9 lowLayerCompatibility: L::Octets,
        c 10 lowLayerCompatibility2: L::Octets,
        c 11 enhancedDialledServicesAllowed_element: L::Null, c 12 uu_Data_element: calls::UU_Data,
        c 13 collectInformationAllowed_element: L::Null,
        c 14 releaseCallArgExtensionAllowed_element: L::Null,
    }
    Sequence InitiateCallAttemptArg in Camel {
        c 0 destinationRoutingAddress: DestinationRoutingAddress, c 4 extensions: Extensions,
        c 5 legToBeCreated: LegID, c 6 newCallSegment: L::Integer,
        c 30 callingPartyNumber: L::Octets, c 51 callReferenceNumber: L::Octets,
        c 52 gsmSCFAddress: L::Address, c 53 suppress_T_CSI_element: L::Null,
    }
    Sequence InitiateCallAttemptRes in Camel {
        c 0 supportedCamelPhases: L::Bits, c 1 offeredCamel4Functionalities: L::Bits,
        c 2 extensions: Extensions, c 3 releaseCallArgExtensionAllowed_element: L::Null,
    }
    Sequence MoveLegArg in Camel { c 0 legIDToMove: LegID, c 2 extensions: Extensions }
    Sequence PlayAnnouncementArg in Camel {
        c 0 informationToSend: InformationToSend, c 1 disconnectFromIPForbidden: L::Boolean,
        c 2 requestAnnouncementCompleteNotification: L::Boolean, c 3 extensions: Extensions,
        c 5 callSegmentID: L::Integer, c 51 requestAnnouncementStartedNotification: L::Boolean,
    }
    Choice InformationToSend in Camel {
        c 0 inbandInfo_element: InbandInfo = 0, c 1 tone_element: Tone = 1,
    }
    Sequence InbandInfo in Camel {
        c 0 messageID: MessageID, c 1 numberOfRepetitions: L::Integer, c 2 nothing: L::Integer,
        c 3 interval: L::Integer,
    }
    Choice MessageID in Camel {
        c 0 elementaryMessageID: L::Integer = 0, c 1 text_element: MessageID_text = 1,
        c 29 elementaryMessageIDs: MessageID_elementaryMessageIDs = 29,
        c 30 variableMessage_element: MessageID_variableMessage = 30,
    }
    Sequence MessageID_text in Camel { c 0 messageContent: L::Text, c 1 attributes: L::Octets }
    Each MessageID_elementaryMessageIDs in Camel { u 2 Integer4: L::Integer }
    Sequence MessageID_variableMessage in Camel {
        c 0 elementaryMessageID: L::Integer,
        c 1 variableParts: MessageID_variableMessage_variableParts,
    }
    Each MessageID_variableMessage_variableParts in Camel { n 0 VariablePart: VariablePart }
    Choice VariablePart in Camel {
        c 0 integer: L::Integer = 0, c 1 number: L::Octets = 1, c 2 time: L::Octets = 2,
        c 3 date: L::Octets = 3, c 4 price: L::Octets = 4,
    }
    Sequence Tone in Camel { c 0 toneID: L::Integer, c 1 nothing: L::Integer }
    Sequence PlayToneArg in Camel {
        c 0 legOrCallSegment: LegOrCallSegment, c 1 bursts_element: Burst,
        c 2 extensions: Extensions,
    }
    Sequence Burst in Camel {
        c 0 numberOfBursts: L::Integer, c 1 burstInterval: L::Integer,
        c 2 numberOfTonesInBurst: L::Integer, c 3 toneDuration: L::Integer,
        c 4 toneInterval: L::Integer,
    }
    Sequence PromptAndCollectUserInformationArg in Camel {
        c 0 collectedInfo: CollectedInfo, c 1 disconnectFromIPForbidden: L::Boolean,
        c 2 informationToSend: InformationToSend, c 3 extensions: Extensions,
        c 4 callSegmentID: L::Integer, c 51 requestAnnouncementStartedNotification: L::Boolean,
    }
    Choice CollectedInfo in Camel { c 0 collectedDigits_element: CollectedDigits = 0 }
    Sequence CollectedDigits in Camel {
        c 0 minimumNbOfDigits: L::Integer, c 1 maximumNbOfDigits: L::Integer,
        c 2 endOfReplyDigit: L::Octets, c 3 cancelDigit: L::Octets, c 4 startDigit: L::Octets,
        c 5 firstDigitTimeOut: L::Integer, c 6 interDigitTimeOut: L::Integer,
        c 7 errorTreatment: L::Integer, c 8 interruptableAnnInd: L::Boolean,
        c 9 voiceInformation: L::Boolean, c 10 voiceBack: L::Boolean,
    }
    Choice ReceivedInformationArg in Camel { c 0 digitsResponse: L::Octets = 0 }
    Choice ReleaseCallArg in Camel {
        u 4 allCallSegments: L::Octets = 0,
        c 2 allCallSegmentsWithExtension_element: AllCallSegmentsWithExtension = 1,
    }
    Sequence AllCallSegmentsWithExtension in Camel {
        c 0 allCallSegments: L::Octets, c 1 extensions: Extensions,
    }
    Sequence RequestReportBCSMEventArg in Camel {
        c 0 bcsmEvents: RequestReportBCSMEventArg_bcsmEvents, c 2 extensions: Extensions,
    }
    Each RequestReportBCSMEventArg_bcsmEvents in Camel { u 16 BCSMEvent_element: BCSMEvent }
    Sequence BCSMEvent in Camel {
        c 0 eventTypeBCSM: L::Integer, c 1 monitorMode: L::Integer, c 2 legID: LegID,
        c 30 dpSpecificCriteria: DpSpecificCriteria, c 50 automaticRearm_element: L::Null,
    }
    Choice DpSpecificCriteria in Camel {
        c 1 applicationTimer: L::Integer = 1,
        c 2 midCallControlInfo_element: MidCallControlInfo = 2,
        c 3 dpSpecificCriteriaAlt_element: DpSpecificCriteriaAlt = 3,
    }
    Sequence MidCallControlInfo in Camel {
        c 0 minimumNumberOfDigits: L::Integer, c 1 maximumNumberOfDigits: L::Integer,
        c 2 endOfReplyDigit: L::Octets, c 3 cancelDigit: L::Octets, c 4 startDigit: L::Octets,
        c 6 interDigitTimeout: L::Integer,
    }
    Sequence DpSpecificCriteriaAlt in Camel {
        c 0 changeOfPositionControlInfo: ChangeOfPositionControlInfo,
        c 1 numberOfDigits: L::Integer, c 2 interDigitTimeout: L::Integer,
    }
    Each ChangeOfPositionControlInfo in Camel { n 0 ChangeOfLocation: ChangeOfLocation }
    Choice ChangeOfLocation in Camel {
        c 0 cellGlobalId: L::Cell = 0, c 1 serviceAreaId: L::Cell = 1,
        c 2 locationAreaId: L::Area = 2, c 3 inter_SystemHandOver_element: L::Null = 3,
        c 4 inter_PLMNHandOver_element: L::Null = 4, c 5 inter_MSCHandOver_element: L::Null = 5,
        c 6 changeOfLocationAlt_element: ChangeOfLocationAlt = 6,
    }
    Sequence ChangeOfLocationAlt in Camel {  }
    Sequence ResetTimerArg in Camel {
        c 0 timerID: L::Integer, c 1 timervalue: L::Integer, c 2 extensions: Extensions,
        c 3 callSegmentID: L::Integer,
    }
    Sequence SendChargingInformationArg in Camel {
        c 0 sCIBillingChargingCharacteristics: L::Octets, c 1 partyToCharge: SendingSideID,
        c 2 extensions: Extensions,
    }
    Choice SpecializedResourceReportArg in Camel {
        c 50 allAnnouncementsComplete_element: L::Null = 50,
        c 51 firstAnnouncementStarted_element: L::Null = 51,
    }
    Sequence SplitLegArg in Camel {
        c 0 legToBeSplit: LegID, c 1 newCallSegment: L::Integer, c 2 extensions: Extensions,
    }
    Sequence CallGapArg in Camel {
        c 0 gapCriteria: GapCriteria, c 1 gapIndicators_element: GapIndicators,
        c 2 controlType: L::Integer, c 3 gapTreatment: GapTreatment, c 4 extensions: Extensions,
    }
    Choice GapCriteria in Camel {
        n 0 basicGapCriteria: BasicGapCriteria = 0,
        u 16 compoundGapCriteria_element: CompoundCriteria = 1,
    }
    Choice BasicGapCriteria in Camel {
        c 0 calledAddressValue: L::Octets = 0, c 2 gapOnService_element: GapOnService = 2,
        c 29 calledAddressAndService_element: BasicGapCriteria_calledAddressAndService = 29,
        c 30 callingAddressAndService_element: BasicGapCriteria_callingAddressAndService = 30,
    }
    Sequence GapOnService in Camel { c 0 serviceKey: L::Integer }
    Sequence BasicGapCriteria_calledAddressAndService in Camel {
        c 0 calledAddressValue: L::Octets, c 1 serviceKey: L::Integer,
    }
    Sequence BasicGapCriteria_callingAddressAndService in Camel {
        c 0 callingAddressValue: L::Octets, c 1 serviceKey: L::Integer,
    }
    Sequence CompoundCriteria in Camel {
        c 0 basicGapCriteria: BasicGapCriteria, c 1 scfID: L::Octets,
    }
    Sequence GapIndicators in Camel { c 0 nothing: L::Integer, c 1 gapInterval: L::Integer }
    Choice GapTreatment in Camel {
        c 0 informationToSend: InformationToSend = 0, c 1 releaseCause: L::Octets = 1,
    }
}
