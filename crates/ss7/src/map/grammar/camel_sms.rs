//! Short messages under CAP (TS 29.078 §7).

use super::names::Camel;
use super::{L, Part, Type, calls, camel, camel_gprs, grammar, mobility};

grammar! {
    Sequence ConnectSMSArg in Camel {
        c 0 callingPartysNumber: L::Address, c 1 destinationSubscriberNumber: L::Octets,
        c 2 sMSCAddress: L::Address, c 10 extensions: camel::Extensions,
    }
    Sequence EventReportSMSArg in Camel {
        c 0 eventTypeSMS: L::Integer, c 1 eventSpecificInformationSMS: EventSpecificInformationSMS,
        c 2 miscCallInfo_element: camel::MiscCallInfo, c 10 extensions: camel::Extensions,
    }
    Choice EventSpecificInformationSMS in Camel {
        c 0 o_smsFailureSpecificInfo_element: EventSpecificInformationSMS_o_smsFailureSpecificInfo = 0,
        c 1 o_smsSubmissionSpecificInfo_element: EventSpecificInformationSMS_o_smsSubmissionSpecificInfo = 1,
        c 2 t_smsFailureSpecificInfo_element: EventSpecificInformationSMS_t_smsFailureSpecificInfo = 2,
        c 3 t_smsDeliverySpecificInfo_element: EventSpecificInformationSMS_t_smsDeliverySpecificInfo = 3,
    }
    Sequence EventSpecificInformationSMS_o_smsFailureSpecificInfo in Camel {
        c 0 nothing: L::Integer,
    }
    Sequence EventSpecificInformationSMS_o_smsSubmissionSpecificInfo in Camel {  }
    Sequence EventSpecificInformationSMS_t_smsFailureSpecificInfo in Camel {
        c 0 nothing: L::Octets,
    }
    Sequence EventSpecificInformationSMS_t_smsDeliverySpecificInfo in Camel {  }
    Sequence InitialDPSMSArg in Camel {
        c 0 serviceKey: L::Integer, c 1 destinationSubscriberNumber: L::Octets,
        c 2 callingPartyNumber: L::Address, c 3 eventTypeSMS: L::Integer, c 4 iMSI: L::Imsi,
        c 5 locationInformationMSC_element: mobility::LocationInformation,
        c 6 locationInformationGPRS_element: camel_gprs::LocationInformationGPRS,
        c 7 sMSCAddress: L::Address, c 8 timeAndTimezone: L::Octets,
        c 9 tPShortMessageSpecificInfo: L::Octets, c 10 tPProtocolIdentifier: L::Octets,
        c 11 tPDataCodingScheme: L::Octets, c 12 tPValidityPeriod: L::Octets,
        c 13 extensions: camel::Extensions, c 14 smsReferenceNumber: L::Octets,
        c 15 mscAddress: L::Address, c 16 sgsn_Number: L::Address, c 17 ms_Classmark2: L::Octets,
        c 18 gPRSMSClass_element: calls::GPRSMSClass, c 19 iMEI: L::Tbcd,
        c 20 calledPartyNumber: L::Address,
    }
    Sequence RequestReportSMSEventArg in Camel {
        c 0 sMSEvents: RequestReportSMSEventArg_sMSEvents, c 10 extensions: camel::Extensions,
    }
    Each RequestReportSMSEventArg_sMSEvents in Camel { u 16 SMSEvent_element: SMSEvent }
    Sequence SMSEvent in Camel { c 0 eventTypeSMS: L::Integer, c 1 monitorMode: L::Integer }
    Sequence ResetTimerSMSArg in Camel {
        c 0 timerID: L::Integer, c 1 timervalue: L::Integer, c 2 extensions: camel::Extensions,
    }
}
