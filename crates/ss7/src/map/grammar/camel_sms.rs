//! Short messages under CAP (TS 29.078 §7).

use super::names::Camel;
use super::{L, Part, Type, calls, camel, camel_gprs, grammar, mobility};

grammar! {
    Sequence ConnectSMSArg in Camel {
        C 0 callingPartysNumber: L::Address, C 1 destinationSubscriberNumber: L::Octets,
        C 2 sMSCAddress: L::Address, C 10 extensions: camel::Extensions,
    }
    Sequence EventReportSMSArg in Camel {
        c 0 eventTypeSMS: L::Integer, C 1 eventSpecificInformationSMS: EventSpecificInformationSMS,
        C 2 miscCallInfo_element: camel::MiscCallInfo, C 10 extensions: camel::Extensions,
    }
    Choice EventSpecificInformationSMS in Camel {
        c 0 o_smsFailureSpecificInfo_element: EventSpecificInformationSMS_o_smsFailureSpecificInfo = 0,
        c 1 o_smsSubmissionSpecificInfo_element: EventSpecificInformationSMS_o_smsSubmissionSpecificInfo = 1,
        c 2 t_smsFailureSpecificInfo_element: EventSpecificInformationSMS_t_smsFailureSpecificInfo = 2,
        c 3 t_smsDeliverySpecificInfo_element: EventSpecificInformationSMS_t_smsDeliverySpecificInfo = 3,
    }
    Sequence EventSpecificInformationSMS_o_smsFailureSpecificInfo in Camel {
        C 0 nothing: L::Integer,
    }
    Sequence EventSpecificInformationSMS_o_smsSubmissionSpecificInfo in Camel {  }
    Sequence EventSpecificInformationSMS_t_smsFailureSpecificInfo in Camel {
        C 0 nothing: L::Octets,
    }
    Sequence EventSpecificInformationSMS_t_smsDeliverySpecificInfo in Camel {  }
    Sequence InitialDPSMSArg in Camel {
        c 0 serviceKey: L::Integer, C 1 destinationSubscriberNumber: L::Octets,
        C 2 callingPartyNumber: L::Address, C 3 eventTypeSMS: L::Integer, C 4 iMSI: L::Imsi,
        C 5 locationInformationMSC_element: mobility::LocationInformation,
        C 6 locationInformationGPRS_element: camel_gprs::LocationInformationGPRS,
        C 7 sMSCAddress: L::Address, C 8 timeAndTimezone: L::Octets,
        C 9 tPShortMessageSpecificInfo: L::Octets, C 10 tPProtocolIdentifier: L::Octets,
        C 11 tPDataCodingScheme: L::Octets, C 12 tPValidityPeriod: L::Octets,
        C 13 extensions: camel::Extensions, C 14 smsReferenceNumber: L::Octets,
        C 15 mscAddress: L::Address, C 16 sgsn_Number: L::Address, C 17 ms_Classmark2: L::Octets,
        C 18 gPRSMSClass_element: calls::GPRSMSClass, C 19 iMEI: L::Tbcd,
        C 20 calledPartyNumber: L::Address,
    }
    Sequence RequestReportSMSEventArg in Camel {
        c 0 sMSEvents: RequestReportSMSEventArg_sMSEvents, C 10 extensions: camel::Extensions,
    }
    Each RequestReportSMSEventArg_sMSEvents in Camel { u 16 SMSEvent_element: SMSEvent }
    Sequence SMSEvent in Camel { c 0 eventTypeSMS: L::Integer, c 1 monitorMode: L::Integer }
    Sequence ResetTimerSMSArg in Camel {
        C 0 timerID: L::Integer, c 1 timervalue: L::Integer, C 2 extensions: camel::Extensions,
    }
}
