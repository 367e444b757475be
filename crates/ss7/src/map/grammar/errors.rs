//! Parameters of errors (TS 29.002 §17.7.7).

use super::names::Er;
use super::{L, Part, Type, common, grammar};

grammar! {
    Sequence UnknownSubscriberParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
        u 10 unknownSubscriberDiagnostic: L::Integer,
    }
    Sequence UnidentifiedSubParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AbsentSubscriberSM_Param in Er {
        u 2 absentSubscriberDiagnosticSM: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 additionalAbsentSubscriberDiagnosticSM: L::Integer, c 1 imsi: L::Imsi,
        c 2 requestedRetransmissionTime: L::Octets, c 3 userIdentifierAlert: L::Imsi,
    }
    Sequence RoamingNotAllowedParam in Er {
        u 10 roamingNotAllowedCause: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 additionalRoamingNotAllowedCause: L::Integer,
    }
    Sequence IllegalSubscriberParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence BearerServNotProvParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence TeleservNotProvParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IllegalEquipmentParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Choice CallBarredParam in Er {
        u 10 callBarringCause: L::Integer = 10,
        u 16 extensibleCallBarredParam_element: ExtensibleCallBarredParam = 16,
    }
    Sequence ExtensibleCallBarredParam in Er {
        u 10 callBarringCause: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 1 unauthorisedMessageOriginator_element: L::Null,
        c 2 anonymousCallRejection_element: L::Null,
    }
    Sequence ForwardingViolationParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence CUG_RejectParam in Er {
        u 10 cug_RejectCause: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence IllegalSS_OperationParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_NotAvailableParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_SubscriptionViolationParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence SS_IncompatibilityCause in Er {
        c 1 ss_Code: L::Integer, n 0 basicService: common::BasicServiceCode,
        c 4 ss_Status: L::Octets,
    }
    Sequence FacilityNotSupParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 shapeOfLocationEstimateNotSupported_element: L::Null,
        c 1 neededLcsCapabilityNotSupportedInServingNode_element: L::Null,
    }
    Sequence OngoingGroupCallParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence AbsentSubscriberParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 absentSubscriberReason: L::Integer,
    }
    Sequence IncompatibleTerminalParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ShortTermDenialParam in Er {  }
    Sequence LongTermDenialParam in Er {  }
    Sequence SubBusyForMT_SMS_Param in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
        u 5 gprsConnectionSuspended_element: L::Null,
    }
    Sequence SM_DeliveryFailureCause in Er {
        u 10 sm_EnumeratedDeliveryFailureCause: L::Integer, u 4 diagnosticInfo: L::Signal,
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MessageWaitListFullParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Choice SystemFailureParam in Er {
        u 10 networkResource: L::Integer = 10,
        u 16 extensibleSystemFailureParam_element: ExtensibleSystemFailureParam = 16,
    }
    Sequence ExtensibleSystemFailureParam in Er {
        u 10 networkResource: L::Integer,
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 additionalNetworkResource: L::Integer, c 1 failureCauseParam: L::Integer,
    }
    Sequence DataMissingParam in Er { u 16 extensionContainer_element: common::ExtensionContainer }
    Sequence UnexpectedDataParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 unexpectedSubscriber_element: L::Null,
    }
    Sequence NoRoamingNbParam in Er { u 16 extensionContainer_element: common::ExtensionContainer }
    Sequence TracingBufferFullParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence TargetCellOutsideGCA_Param in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NumberChangedParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence BusySubscriberParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
        c 0 ccbs_Possible_element: L::Null, c 1 ccbs_Busy_element: L::Null,
    }
    Sequence NoSubscriberReplyParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ForwardingFailedParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence OR_NotAllowedParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ATI_NotAllowedParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence NoGroupCallNbParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ResourceLimitationParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UnauthorizedRequestingNetwork_Param in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UnauthorizedLCSClient_Param in Er {
        c 0 unauthorizedLCSClient_Diagnostic: L::Integer,
        c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence PositionMethodFailure_Param in Er {
        c 0 positionMethodFailure_Diagnostic: L::Integer,
        c 1 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence UnknownOrUnreachableLCSClient_Param in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence MM_EventNotSupported_Param in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ATSI_NotAllowedParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence ATM_NotAllowedParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
    Sequence InformationNotAvailableParam in Er {
        u 16 extensionContainer_element: common::ExtensionContainer,
    }
}
