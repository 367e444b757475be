//! Calls under CAP (TS 29.078 §5, §6).

use super::names::Camel;
use super::{L, Part, Type, calls, common, grammar, mobility};

grammar! {
    Sequence ApplyChargingArg in Camel {
        c 0 aChBillingChargingCharacteristics: L::Octets, C 2 partyToCharge: SendingSideID,
        C 3 extensions: Extensions, C 50 aChChargingAddress: AChChargingAddress,
    }
    Choice SendingSideID in Camel { c 0 sendingSideID: L::Octets = 0 }
    Each Extensions in Camel { u 16 ExtensionField_element: ExtensionField }
    Sequence ExtensionField in Camel {
        u 2 nothing: L::Integer, U 10 criticality: L::Integer, c 1 value_element: L::Any,
    }
    Choice AChChargingAddress in Camel { c 2 legID: LegID = 2, c 50 srfConnection: L::Integer = 50 }
    Choice LegID in Camel {
        c 0 legSendingSideID: L::Octets = 0, c 1 legReceivingSideID: L::Octets = 1,
    }
    Sequence AssistRequestInstructionsArg in Camel {
        c 0 correlationID: L::Octets, c 2 iPSSPCapabilities: L::Octets, C 3 extensions: Extensions,
    }
    Sequence CallInformationReportArg in Camel {
        c 0 requestedInformationList: RequestedInformationList, C 2 extensions: Extensions,
        C 3 legID: ReceivingSideID,
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
        c 2 callConnectedElapsedTimeValue: L::Integer = 2, c 30 releaseCauseValue: L::Cause = 30,
    }
    Choice ReceivingSideID in Camel { c 1 receivingSideID: L::Octets = 1 }
    Sequence CallInformationRequestArg in Camel {
        c 0 requestedInformationTypeList: RequestedInformationTypeList, C 2 extensions: Extensions,
        C 3 legID: SendingSideID,
    }
    Each RequestedInformationTypeList in Camel { u 10 RequestedInformationType: L::Integer }
    Choice CancelArg in Camel {
        c 0 invokeID: L::Integer = 0, c 1 allRequests_element: L::Null = 1,
        c 2 callSegmentToCancel_element: CallSegmentToCancel = 2,
    }
    Sequence CallSegmentToCancel in Camel {
        C 0 invokeID: L::Integer, C 1 callSegmentID: L::Integer,
    }
    Sequence CollectInformationArg in Camel { C 0 extensions: Extensions }
    Sequence ConnectArg in Camel {
        c 0 destinationRoutingAddress: DestinationRoutingAddress, C 1 alertingPattern: L::Octets,
        C 6 originalCalledPartyID: L::Octets, C 10 extensions: Extensions, C 11 carrier: L::Octets,
        C 28 callingPartysCategory: L::Integer, C 29 redirectingPartyID: L::Octets,
        C 30 redirectionInformation: L::Octets, C 14 genericNumbers: GenericNumbers,
        C 15 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        C 19 chargeNumber: L::LocationNumber, C 21 legToBeConnected: LegID,
        C 31 cug_Interlock: L::Octets, C 32 cug_OutgoingAccess_element: L::Null,
        C 55 suppressionOfAnnouncement_element: L::Null, C 56 oCSIApplicable_element: L::Null,
        C 57 naOliInfo: L::Octets, C 58 bor_InterrogationRequested_element: L::Null,
        C 59 suppress_N_CSI_element: L::Null,
    }
    Each DestinationRoutingAddress in Camel { u 4 CalledPartyNumber: L::Octets }
    Each GenericNumbers in Camel { u 4 GenericNumber: L::Octets }
    Sequence ServiceInteractionIndicatorsTwo in Camel {
        C 0 forwardServiceInteractionInd_element: ForwardServiceInteractionInd,
        C 1 backwardServiceInteractionInd_element: BackwardServiceInteractionInd,
        C 2 bothwayThroughConnectionInd: L::Integer, C 4 connectedNumberTreatmentInd: L::Integer,
        C 13 nonCUGCall_element: L::Null, C 50 holdTreatmentIndicator: L::Octets,
        C 51 cwTreatmentIndicator: L::Octets, C 52 ectTreatmentIndicator: L::Octets,
    }
    Sequence ForwardServiceInteractionInd in Camel {
        C 1 conferenceTreatmentIndicator: L::Octets,
        C 2 callDiversionTreatmentIndicator: L::Octets,
        C 4 callingPartyRestrictionIndicator: L::Octets,
    }
    Sequence BackwardServiceInteractionInd in Camel {
        C 1 conferenceTreatmentIndicator: L::Octets,
        C 2 callCompletionTreatmentIndicator: L::Octets,
    }
    Sequence ConnectToResourceArg in Camel {
        n 0 resourceAddress: ConnectToResourceArg_resourceAddress, C 4 extensions: Extensions,
        C 7 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        C 50 callSegmentID: L::Integer,
    }
    Choice ConnectToResourceArg_resourceAddress in Camel {
        c 0 ipRoutingAddress: L::Octets = 0, c 3 none_element: L::Null = 3,
    }
    Sequence ContinueWithArgumentArg in Camel {
        C 1 alertingPattern: L::Octets, C 6 extensions: Extensions,
        C 7 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        C 12 callingPartysCategory: L::Integer, C 16 genericNumbers: GenericNumbers,
        C 17 cug_Interlock: L::Octets, C 18 cug_OutgoingAccess_element: L::Null,
        C 50 chargeNumber: L::LocationNumber, C 52 carrier: L::Octets,
        C 55 suppressionOfAnnouncement_element: L::Null, C 56 naOliInfo: L::Octets,
        C 57 bor_InterrogationRequested_element: L::Null, C 58 suppress_O_CSI_element: L::Null,
        C 59 continueWithArgumentArgExtension_element: ContinueWithArgumentArgExtension,
    }
    Sequence ContinueWithArgumentArgExtension in Camel {
        C 0 suppress_D_CSI_element: L::Null, C 1 suppress_N_CSI_element: L::Null,
        C 2 suppressOutgoingCallBarring_element: L::Null, C 3 legOrCallSegment: LegOrCallSegment,
    }
    Choice LegOrCallSegment in Camel { c 0 callSegmentID: L::Integer = 0, c 1 legID: LegID = 1 }
    Sequence DisconnectForwardConnectionWithArgumentArg in Camel {
        C 1 callSegmentID: L::Integer, C 2 extensions: Extensions,
    }
    Sequence DisconnectLegArg in Camel {
        c 0 legToBeReleased: LegID, C 1 releaseCause: L::Cause, C 2 extensions: Extensions,
    }
    Choice EntityReleasedArg in Camel {
        c 0 callSegmentFailure_element: CallSegmentFailure = 0,
        c 1 bCSM_Failure_element: BCSM_Failure = 1,
    }
    Sequence CallSegmentFailure in Camel { C 0 callSegmentID: L::Integer, C 2 cause: L::Cause }
    Sequence BCSM_Failure in Camel { C 0 legID: LegID, C 2 cause: L::Cause }
    Sequence EstablishTemporaryConnectionArg in Camel {
        c 0 assistingSSPIPRoutingAddress: L::Octets, C 1 correlationID: L::Octets,
        C 3 scfID: L::Octets, C 4 extensions: Extensions, C 5 carrier: L::Octets,
        C 6 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        C 7 callSegmentID: L::Integer, C 50 naOliInfo: L::Octets,
        C 51 chargeNumber: L::LocationNumber, C 52 originalCalledPartyID: L::Octets,
        C 53 callingPartyNumber: L::Octets,
    }
    Sequence EventReportBCSMArg in Camel {
        c 0 eventTypeBCSM: L::Integer,
        C 2 eventSpecificInformationBCSM: EventSpecificInformationBCSM, C 3 legID: ReceivingSideID,
        C 4 miscCallInfo_element: MiscCallInfo, C 5 extensions: Extensions,
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
        C 0 routeSelectfailureCause: L::Cause,
    }
    Sequence EventSpecificInformationBCSM_oCalledPartyBusySpecificInfo in Camel {
        C 0 busyCause: L::Cause,
    }
    Sequence EventSpecificInformationBCSM_oNoAnswerSpecificInfo in Camel {  }
    Sequence EventSpecificInformationBCSM_oAnswerSpecificInfo in Camel {
        C 50 destinationAddress: L::Octets, C 51 or_Call_element: L::Null,
        C 52 forwardedCall_element: L::Null, C 53 chargeIndicator: L::Octets,
        C 54 ext_basicServiceCode: common::Ext_BasicServiceCode,
        C 55 ext_basicServiceCode2: common::Ext_BasicServiceCode,
    }
    Sequence EventSpecificInformationBCSM_oMidCallSpecificInfo in Camel {
        C 1 midCallEvents: EventSpecificInformationBCSM_oMidCallSpecificInfo_midCallEvents,
    }
    Choice EventSpecificInformationBCSM_oMidCallSpecificInfo_midCallEvents in Camel {
        c 3 dTMFDigitsCompleted: L::Octets = 3, c 4 dTMFDigitsTimeOut: L::Octets = 4,
    }
    Sequence EventSpecificInformationBCSM_oDisconnectSpecificInfo in Camel {
        C 0 releaseCause: L::Cause,
    }
    Sequence EventSpecificInformationBCSM_tBusySpecificInfo in Camel {
        C 0 busyCause: L::Cause, C 50 callForwarded_element: L::Null,
        C 51 routeNotPermitted_element: L::Null, C 52 forwardingDestinationNumber: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_tNoAnswerSpecificInfo in Camel {
        C 50 callForwarded_element: L::Null, C 52 forwardingDestinationNumber: L::Octets,
    }
    Sequence EventSpecificInformationBCSM_tAnswerSpecificInfo in Camel {
        C 50 destinationAddress: L::Octets, C 51 or_Call_element: L::Null,
        C 52 forwardedCall_element: L::Null, C 53 chargeIndicator: L::Octets,
        C 54 ext_basicServiceCode: common::Ext_BasicServiceCode,
        C 55 ext_basicServiceCode2: common::Ext_BasicServiceCode,
    }
    Sequence EventSpecificInformationBCSM_tMidCallSpecificInfo in Camel {
        C 1 midCallEvents: EventSpecificInformationBCSM_tMidCallSpecificInfo_midCallEvents,
    }
    Choice EventSpecificInformationBCSM_tMidCallSpecificInfo_midCallEvents in Camel {
        c 3 dTMFDigitsCompleted: L::Octets = 3, c 4 dTMFDigitsTimeOut: L::Octets = 4,
    }
    Sequence EventSpecificInformationBCSM_tDisconnectSpecificInfo in Camel {
        C 0 releaseCause: L::Cause,
    }
    Sequence EventSpecificInformationBCSM_oTermSeizedSpecificInfo in Camel {
        C 50 locationInformation_element: mobility::LocationInformation,
    }
    Sequence EventSpecificInformationBCSM_callAcceptedSpecificInfo in Camel {
        C 50 locationInformation_element: mobility::LocationInformation,
    }
    Sequence EventSpecificInformationBCSM_oAbandonSpecificInfo in Camel {
        C 50 routeNotPermitted_element: L::Null,
    }
    Sequence EventSpecificInformationBCSM_oChangeOfPositionSpecificInfo in Camel {
        C 50 locationInformation_element: mobility::LocationInformation,
        C 51 metDPCriteriaList: MetDPCriteriaList,
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
        C 50 locationInformation_element: mobility::LocationInformation,
        C 51 metDPCriteriaList: MetDPCriteriaList,
    }
    Sequence DpSpecificInfoAlt in Camel {
        c 0 oServiceChangeSpecificInfo_element: DpSpecificInfoAlt_oServiceChangeSpecificInfo,
        c 1 tServiceChangeSpecificInfo_element: DpSpecificInfoAlt_tServiceChangeSpecificInfo,
        c 2 collectedInfoSpecificInfo_element: DpSpecificInfoAlt_collectedInfoSpecificInfo,
    }
    Sequence DpSpecificInfoAlt_oServiceChangeSpecificInfo in Camel {
        C 0 ext_basicServiceCode: common::Ext_BasicServiceCode,
        C 1 initiatorOfServiceChange: L::Integer, C 2 natureOfServiceChange: L::Integer,
    }
    Sequence DpSpecificInfoAlt_tServiceChangeSpecificInfo in Camel {
        C 0 ext_basicServiceCode: common::Ext_BasicServiceCode,
        C 1 initiatorOfServiceChange: L::Integer, C 2 natureOfServiceChange: L::Integer,
    }
    Sequence DpSpecificInfoAlt_collectedInfoSpecificInfo in Camel {
        C 0 calledPartyNumber: L::Octets,
    }
    Sequence MiscCallInfo in Camel { c 0 nothing: L::Integer, C 1 nothing: L::Integer }
    Sequence InitialDPArg in Camel {
        c 0 serviceKey: L::Integer, C 2 calledPartyNumber: L::Octets,
        C 3 callingPartyNumber: L::Octets, C 5 callingPartysCategory: L::Integer,
        C 7 cGEncountered: L::Integer, C 8 iPSSPCapabilities: L::Octets,
        C 10 locationNumber: L::LocationNumber, C 12 originalCalledPartyID: L::Octets,
        C 15 extensions: Extensions, C 23 highLayerCompatibility: L::Octets,
        C 25 additionalCallingPartyNumber: L::Octets, C 27 bearerCapability: BearerCapability,
        C 28 eventTypeBCSM: L::Integer, C 29 redirectingPartyID: L::Octets,
        C 30 redirectionInformation: L::Octets, C 17 cause: L::Cause,
        C 32 serviceInteractionIndicatorsTwo_element: ServiceInteractionIndicatorsTwo,
        C 37 carrier: L::Octets, C 45 cug_Index: L::Integer, C 46 cug_Interlock: L::Octets,
        C 47 cug_OutgoingAccess_element: L::Null, C 50 iMSI: L::Imsi,
        C 51 subscriberState: calls::SubscriberState,
        C 52 locationInformation_element: mobility::LocationInformation,
        C 53 ext_basicServiceCode: common::Ext_BasicServiceCode,
        C 54 callReferenceNumber: L::Octets, C 55 mscAddress: L::Address,
        C 56 calledPartyBCDNumber: L::Octets, C 57 timeAndTimezone: L::Octets,
        C 58 callForwardingSS_Pending_element: L::Null,
        C 59 initialDPArgExtension_element: InitialDPArgExtension,
    }
    Choice BearerCapability in Camel { c 0 bearerCap: L::Octets = 0 }
    Sequence InitialDPArgExtension in Camel {
        C 0 gmscAddress: L::Address, C 1 forwardingDestinationNumber: L::Octets,
        C 2 ms_Classmark2: L::Octets, C 3 iMEI: L::Tbcd, C 4 supportedCamelPhases: L::Bits,
        C 5 offeredCamel4Functionalities: L::Bits, C 6 bearerCapability2: BearerCapability,
        C 7 ext_basicServiceCode2: common::Ext_BasicServiceCode,
        C 8 highLayerCompatibility2: L::Octets, C 9 lowLayerCompatibility: L::Octets,
        C 10 lowLayerCompatibility2: L::Octets,
        C 11 enhancedDialledServicesAllowed_element: L::Null, C 12 uu_Data_element: calls::UU_Data,
        C 13 collectInformationAllowed_element: L::Null,
        C 14 releaseCallArgExtensionAllowed_element: L::Null,
    }
    Sequence InitiateCallAttemptArg in Camel {
        c 0 destinationRoutingAddress: DestinationRoutingAddress, C 4 extensions: Extensions,
        C 5 legToBeCreated: LegID, C 6 newCallSegment: L::Integer,
        C 30 callingPartyNumber: L::Octets, C 51 callReferenceNumber: L::Octets,
        C 52 gsmSCFAddress: L::Address, C 53 suppress_T_CSI_element: L::Null,
    }
    Sequence InitiateCallAttemptRes in Camel {
        C 0 supportedCamelPhases: L::Bits, C 1 offeredCamel4Functionalities: L::Bits,
        C 2 extensions: Extensions, C 3 releaseCallArgExtensionAllowed_element: L::Null,
    }
    Sequence MoveLegArg in Camel { c 0 legIDToMove: LegID, C 2 extensions: Extensions }
    Sequence PlayAnnouncementArg in Camel {
        c 0 informationToSend: InformationToSend, C 1 disconnectFromIPForbidden: L::Boolean,
        C 2 requestAnnouncementCompleteNotification: L::Boolean, C 3 extensions: Extensions,
        C 5 callSegmentID: L::Integer, C 51 requestAnnouncementStartedNotification: L::Boolean,
    }
    Choice InformationToSend in Camel {
        c 0 inbandInfo_element: InbandInfo = 0, c 1 tone_element: Tone = 1,
    }
    Sequence InbandInfo in Camel {
        c 0 messageID: MessageID, C 1 numberOfRepetitions: L::Integer, C 2 nothing: L::Integer,
        C 3 interval: L::Integer,
    }
    Choice MessageID in Camel {
        c 0 elementaryMessageID: L::Integer = 0, c 1 text_element: MessageID_text = 1,
        c 29 elementaryMessageIDs: MessageID_elementaryMessageIDs = 29,
        c 30 variableMessage_element: MessageID_variableMessage = 30,
    }
    Sequence MessageID_text in Camel { c 0 messageContent: L::Text, C 1 attributes: L::Octets }
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
    Sequence Tone in Camel { c 0 toneID: L::Integer, C 1 nothing: L::Integer }
    Sequence PlayToneArg in Camel {
        c 0 legOrCallSegment: LegOrCallSegment, c 1 bursts_element: Burst,
        C 2 extensions: Extensions,
    }
    Sequence Burst in Camel {
        C 0 numberOfBursts: L::Integer, C 1 burstInterval: L::Integer,
        C 2 numberOfTonesInBurst: L::Integer, C 3 toneDuration: L::Integer,
        C 4 toneInterval: L::Integer,
    }
    Sequence PromptAndCollectUserInformationArg in Camel {
        c 0 collectedInfo: CollectedInfo, C 1 disconnectFromIPForbidden: L::Boolean,
        C 2 informationToSend: InformationToSend, C 3 extensions: Extensions,
        C 4 callSegmentID: L::Integer, C 51 requestAnnouncementStartedNotification: L::Boolean,
    }
    Choice CollectedInfo in Camel { c 0 collectedDigits_element: CollectedDigits = 0 }
    Sequence CollectedDigits in Camel {
        C 0 minimumNbOfDigits: L::Integer, c 1 maximumNbOfDigits: L::Integer,
        C 2 endOfReplyDigit: L::Octets, C 3 cancelDigit: L::Octets, C 4 startDigit: L::Octets,
        C 5 firstDigitTimeOut: L::Integer, C 6 interDigitTimeOut: L::Integer,
        C 7 errorTreatment: L::Integer, C 8 interruptableAnnInd: L::Boolean,
        C 9 voiceInformation: L::Boolean, C 10 voiceBack: L::Boolean,
    }
    Choice ReceivedInformationArg in Camel { c 0 digitsResponse: L::Octets = 0 }
    Choice ReleaseCallArg in Camel {
        u 4 allCallSegments: L::Cause = 0,
        c 2 allCallSegmentsWithExtension_element: AllCallSegmentsWithExtension = 1,
    }
    Sequence AllCallSegmentsWithExtension in Camel {
        c 0 allCallSegments: L::Cause, C 1 extensions: Extensions,
    }
    Sequence RequestReportBCSMEventArg in Camel {
        c 0 bcsmEvents: RequestReportBCSMEventArg_bcsmEvents, C 2 extensions: Extensions,
    }
    Each RequestReportBCSMEventArg_bcsmEvents in Camel { u 16 BCSMEvent_element: BCSMEvent }
    Sequence BCSMEvent in Camel {
        c 0 eventTypeBCSM: L::Integer, c 1 monitorMode: L::Integer, C 2 legID: LegID,
        C 30 dpSpecificCriteria: DpSpecificCriteria, C 50 automaticRearm_element: L::Null,
    }
    Choice DpSpecificCriteria in Camel {
        c 1 applicationTimer: L::Integer = 1,
        c 2 midCallControlInfo_element: MidCallControlInfo = 2,
        c 3 dpSpecificCriteriaAlt_element: DpSpecificCriteriaAlt = 3,
    }
    Sequence MidCallControlInfo in Camel {
        C 0 minimumNumberOfDigits: L::Integer, C 1 maximumNumberOfDigits: L::Integer,
        C 2 endOfReplyDigit: L::Octets, C 3 cancelDigit: L::Octets, C 4 startDigit: L::Octets,
        C 6 interDigitTimeout: L::Integer,
    }
    Sequence DpSpecificCriteriaAlt in Camel {
        c 0 changeOfPositionControlInfo: ChangeOfPositionControlInfo,
        C 1 numberOfDigits: L::Integer, C 2 interDigitTimeout: L::Integer,
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
        C 0 timerID: L::Integer, c 1 timervalue: L::Integer, C 2 extensions: Extensions,
        C 3 callSegmentID: L::Integer,
    }
    Sequence SendChargingInformationArg in Camel {
        c 0 sCIBillingChargingCharacteristics: L::Octets, c 1 partyToCharge: SendingSideID,
        C 2 extensions: Extensions,
    }
    Choice SpecializedResourceReportArg in Camel {
        c 50 allAnnouncementsComplete_element: L::Null = 50,
        c 51 firstAnnouncementStarted_element: L::Null = 51,
    }
    Sequence SplitLegArg in Camel {
        c 0 legToBeSplit: LegID, C 1 newCallSegment: L::Integer, C 2 extensions: Extensions,
    }
    Sequence CallGapArg in Camel {
        c 0 gapCriteria: GapCriteria, c 1 gapIndicators_element: GapIndicators,
        C 2 controlType: L::Integer, C 3 gapTreatment: GapTreatment, C 4 extensions: Extensions,
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
        c 0 basicGapCriteria: BasicGapCriteria, C 1 scfID: L::Octets,
    }
    Sequence GapIndicators in Camel { c 0 nothing: L::Integer, c 1 gapInterval: L::Integer }
    Choice GapTreatment in Camel {
        c 0 informationToSend: InformationToSend = 0, c 1 releaseCause: L::Cause = 1,
    }
}
