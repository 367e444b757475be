//! Parameters of errors (TS 29.002 §17.7.7).

use super::names::Er;
use super::{L, Part, Type, common, grammar};

grammar! {
    Sequence UnknownSubscriberParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
        U 10 unknownSubscriberDiagnostic: L::Integer,
    }
    Sequence UnidentifiedSubParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AbsentSubscriberSM_Param in Er {
        U 2 absentSubscriberDiagnosticSM: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 additionalAbsentSubscriberDiagnosticSM: L::Integer, C 1 imsi: L::Imsi,
        C 2 requestedRetransmissionTime: L::Octets, C 3 userIdentifierAlert: L::Imsi,
    }
    Sequence RoamingNotAllowedParam in Er {
        u 10 roamingNotAllowedCause: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 additionalRoamingNotAllowedCause: L::Integer,
    }
    Sequence IllegalSubscriberParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence BearerServNotProvParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence TeleservNotProvParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IllegalEquipmentParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Choice CallBarredParam in Er {
        u 10 callBarringCause: L::Integer = 10,
        u 16 extensibleCallBarredParam_element: ExtensibleCallBarredParam = 16,
    }
    Sequence ExtensibleCallBarredParam in Er {
        U 10 callBarringCause: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 1 unauthorisedMessageOriginator_element: L::Null,
        C 2 anonymousCallRejection_element: L::Null,
    }
    Sequence ForwardingViolationParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CUG_RejectParam in Er {
        U 10 cug_RejectCause: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IllegalSS_OperationParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_NotAvailableParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_SubscriptionViolationParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_IncompatibilityCause in Er {
        C 1 ss_Code: L::Integer, N 0 basicService: common::BasicServiceCode,
        C 4 ss_Status: L::Status,
    }
    Sequence FacilityNotSupParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 shapeOfLocationEstimateNotSupported_element: L::Null,
        C 1 neededLcsCapabilityNotSupportedInServingNode_element: L::Null,
    }
    Sequence OngoingGroupCallParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AbsentSubscriberParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 absentSubscriberReason: L::Integer,
    }
    Sequence IncompatibleTerminalParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ShortTermDenialParam in Er {  }
    Sequence LongTermDenialParam in Er {  }
    Sequence SubBusyForMT_SMS_Param in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
        U 5 gprsConnectionSuspended_element: L::Null,
    }
    Sequence SM_DeliveryFailureCause in Er {
        u 10 sm_EnumeratedDeliveryFailureCause: L::Integer, U 4 diagnosticInfo: L::Signal,
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MessageWaitListFullParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Choice SystemFailureParam in Er {
        u 10 networkResource: L::Integer = 10,
        u 16 extensibleSystemFailureParam_element: ExtensibleSystemFailureParam = 16,
    }
    Sequence ExtensibleSystemFailureParam in Er {
        U 10 networkResource: L::Integer,
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 additionalNetworkResource: L::Integer, C 1 failureCauseParam: L::Integer,
    }
    Sequence DataMissingParam in Er { U 16 extensionContainer_element: common::ExtensionContainer }
    Sequence UnexpectedDataParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 unexpectedSubscriber_element: L::Null,
    }
    Sequence NoRoamingNbParam in Er { U 16 extensionContainer_element: common::ExtensionContainer }
    Sequence TracingBufferFullParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence TargetCellOutsideGCA_Param in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NumberChangedParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence BusySubscriberParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
        C 0 ccbs_Possible_element: L::Null, C 1 ccbs_Busy_element: L::Null,
    }
    Sequence NoSubscriberReplyParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ForwardingFailedParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence OR_NotAllowedParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ATI_NotAllowedParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NoGroupCallNbParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ResourceLimitationParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UnauthorizedRequestingNetwork_Param in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UnauthorizedLCSClient_Param in Er {
        C 0 unauthorizedLCSClient_Diagnostic: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence PositionMethodFailure_Param in Er {
        C 0 positionMethodFailure_Diagnostic: L::Integer,
        C 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UnknownOrUnreachableLCSClient_Param in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MM_EventNotSupported_Param in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ATSI_NotAllowedParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ATM_NotAllowedParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence InformationNotAvailableParam in Er {
        U 16 extensionContainer_element: common::ExtensionContainer,
    }
}
