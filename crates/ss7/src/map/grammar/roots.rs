//! Which type the parameter of each operation and error has (TS 29.002 §17.6, TS 29.078 §5 to §8).

use super::names::{Camel, Common, Ms, Sm};
use super::{
    L, Part, calls, camel, camel_gprs, camel_sms, choice, common, dialogue as portion, errors,
    gprs, groups, handover, information, location, mobility, old, security, services, sms,
    subscription, tag, tracing,
};

/// What an operation or an error has for a parameter: one of these.
struct Root {
    code: u16,
    parts: &'static [Part],
}

/// The types of an argument of MAP; versions before the third have others.
pub(in crate::map) fn map_argument(code: u16, version: u8) -> &'static [Part] {
    let old = if version < 3 { find(OLD_ARGUMENTS, code) } else { &[] };
    let first = if version < 2 { find(FIRST_ARGUMENTS, code) } else { &[] };
    [first, old]
        .into_iter()
        .find(|parts| !parts.is_empty())
        .unwrap_or_else(|| find(ARGUMENTS, code))
}

/// The types of a result of MAP; versions before the third have others.
pub(in crate::map) fn map_result(code: u16, version: u8) -> &'static [Part] {
    match if version < 3 { find(OLD_RESULTS, code) } else { &[] } {
        [] => find(RESULTS, code),
        old => old,
    }
}

/// The types of the parameter of an error of MAP.
pub(in crate::map) fn map_error(code: u16) -> &'static [Part] {
    find(ERRORS, code)
}

/// The types of an argument of CAP.
pub(in crate::map) fn camel_argument(code: u16) -> &'static [Part] {
    find(CAMEL_ARGUMENTS, code)
}

/// The types of a result of CAP.
pub(in crate::map) fn camel_result(code: u16) -> &'static [Part] {
    find(CAMEL_RESULTS, code)
}

/// What stands in the dialogue portion (TS 29.002 §17.4).
pub(in crate::map) fn dialogue() -> &'static [Part] {
    find(DIALOGUE, 0)
}

fn find(roots: &[Root], code: u16) -> &'static [Part] {
    roots
        .binary_search_by_key(&code, |root| root.code)
        .ok()
        .and_then(|place| roots.get(place))
        .map_or(&[], |root| root.parts)
}

macro_rules! roots {
    ($roots:ident $($code:literal {
        $($class:ident $number:literal $names:ident::$name:ident: $of:path),* $(,)?
    })*) => {
        static $roots: &[Root] = &[$(Root {
            code: $code,
            parts: &[$(Part {
                tag: tag!($class $number),
                name: $names::$name.id(),
                of: &$of,
                choice: choice!(),
                is_optional: false,
            }),*],
        }),*];
    };
}

roots! { ARGUMENTS
    2 { u 16 Ms::nothing: mobility::UpdateLocationArg }
    3 { n 0 Ms::identity: common::Identity, c 3 Ms::nothing: mobility::CancelLocationArg }
    4 { u 16 Ms::nothing: calls::ProvideRoamingNumberArg }
    5 { u 16 Ms::nothing: mobility::NoteSubscriberDataModifiedArg }
    6 { u 16 Ms::nothing: calls::ResumeCallHandlingArg }
    7 { u 16 Ms::nothing: subscription::InsertSubscriberDataArg }
    8 { u 16 Ms::nothing: subscription::DeleteSubscriberDataArg }
    9 { u 16 Ms::nothing: old::SendParametersArg }
    10 { u 16 Ms::nothing: services::RegisterSS_Arg }
    11 { u 16 Ms::nothing: services::SS_ForBS_Code }
    12 { u 16 Ms::nothing: services::SS_ForBS_Code }
    13 { u 16 Ms::nothing: services::SS_ForBS_Code }
    14 { u 16 Ms::nothing: services::SS_ForBS_Code }
    15 { u 16 Ms::nothing: security::AuthenticationFailureReportArg }
    17 { u 4 Common::ss_Code: L::Integer }
    20 { u 16 Ms::nothing: calls::ReleaseResourcesArg }
    21 { u 16 Ms::nothing: sms::MT_ForwardSM_VGCS_Arg }
    22 { u 16 Ms::nothing: calls::SendRoutingInfoArg }
    23 { u 16 Ms::nothing: gprs::UpdateGprsLocationArg }
    24 { u 16 Ms::nothing: gprs::SendRoutingInfoForGprsArg }
    25 { u 16 Ms::nothing: gprs::FailureReportArg }
    26 { u 16 Ms::nothing: gprs::NoteMsPresentForGprsArg }
    29 { u 16 Ms::nothing: old::Bss_APDU, c 3 Ms::nothing: handover::SendEndSignal_Arg }
    31 { u 16 Ms::nothing: old::ProvideSIWFSNumberArg }
    32 { u 16 Ms::nothing: old::SIWFSSignallingModifyArg }
    33 { u 16 Ms::nothing: old::Bss_APDU, c 3 Ms::nothing: handover::ProcessAccessSignalling_Arg }
    34 { u 16 Ms::nothing: old::Bss_APDU, c 3 Ms::nothing: handover::ForwardAccessSignalling_Arg }
    36 { u 16 Ms::nothing: mobility::CancelVcsgLocationArg }
    37 { u 16 Ms::nothing: mobility::ResetArg }
    39 { u 16 Ms::nothing: groups::PrepareGroupCallArg }
    40 { u 16 Ms::nothing: groups::SendGroupCallEndSignalArg }
    41 { u 16 Ms::nothing: groups::ProcessGroupCallSignallingArg }
    42 { u 16 Ms::nothing: groups::ForwardGroupCallSignallingArg }
    43 { u 4 Ms::imei: L::Tbcd, u 16 Ms::nothing: security::CheckIMEI_Arg }
    44 { u 16 Ms::nothing: sms::MT_ForwardSM_Arg }
    45 { u 16 Ms::nothing: sms::RoutingInfoForSM_Arg }
    46 { u 16 Ms::nothing: sms::MO_ForwardSM_Arg }
    47 { u 16 Ms::nothing: sms::ReportSM_DeliveryStatusArg }
    48 { u 4 Common::imsi: L::Imsi }
    49 { u 16 Ms::nothing: sms::AlertServiceCentreArg }
    50 { u 16 Ms::nothing: tracing::ActivateTraceModeArg }
    51 { u 16 Ms::nothing: tracing::DeactivateTraceModeArg }
    53 { u 16 Ms::nothing: mobility::UpdateVcsgLocationArg }
    54 { u 16 Ms::nothing: old::BeginSubscriberActivityArg }
    55 { u 4 Common::tmsi: L::Octets, u 16 Ms::nothing: mobility::SendIdentificationArg }
    56 { u 4 Common::imsi: L::Imsi, u 16 Ms::nothing: security::SendAuthenticationInfoArg }
    57 { u 16 Ms::nothing: mobility::RestoreDataArg }
    58 { u 4 Common::msisdn: L::Address }
    59 { u 16 Ms::nothing: services::USSD_Arg }
    60 { u 16 Ms::nothing: services::USSD_Arg }
    61 { u 16 Ms::nothing: services::USSD_Arg }
    62 { u 16 Ms::nothing: information::AnyTimeSubscriptionInterrogationArg }
    63 { u 16 Ms::nothing: sms::InformServiceCentreArg }
    64 { u 16 Ms::nothing: sms::AlertServiceCentreArg }
    65 { u 16 Ms::nothing: information::AnyTimeModificationArg }
    66 { u 16 Ms::nothing: sms::ReadyForSM_Arg }
    67 {
        u 4 Common::imsi: L::Imsi, u 16 Ms::nothing: old::PurgeMSArgV2,
        c 3 Ms::nothing: mobility::PurgeMS_Arg,
    }
    68 { u 16 Ms::nothing: old::PrepareHO_ArgOld, c 3 Ms::nothing: handover::PrepareHO_Arg }
    69 { c 3 Ms::nothing: handover::PrepareSubsequentHO_Arg }
    70 { u 16 Ms::nothing: information::ProvideSubscriberInfoArg }
    71 { u 16 Ms::nothing: information::AnyTimeInterrogationArg }
    72 { u 16 Ms::nothing: services::SS_InvocationNotificationArg }
    73 { u 16 Ms::nothing: calls::SetReportingStateArg }
    74 { u 16 Ms::nothing: calls::StatusReportArg }
    75 { u 16 Ms::nothing: calls::RemoteUserFreeArg }
    76 { u 16 Ms::nothing: services::RegisterCC_EntryArg }
    77 { u 16 Ms::nothing: services::EraseCC_EntryArg }
    78 { u 16 Ms::nothing: old::SecureTransport }
    79 { u 16 Ms::nothing: old::SecureTransport }
    80 { u 16 Ms::nothing: old::SecureTransport }
    81 { u 16 Ms::nothing: old::SecureTransport }
    83 { u 16 Ms::nothing: location::ProvideSubscriberLocation_Arg }
    84 { u 16 Ms::nothing: groups::SendGroupCallInfoArg }
    85 { u 16 Ms::nothing: location::RoutingInfoForLCS_Arg }
    86 { u 16 Ms::nothing: location::SubscriberLocationReport_Arg }
    87 { u 16 Ms::nothing: calls::IST_AlertArg }
    88 { u 16 Ms::nothing: calls::IST_CommandArg }
    89 { u 16 Ms::nothing: mobility::NoteMM_EventArg }
}

roots! { OLD_ARGUMENTS
    22 { u 16 Ms::nothing: old::SendRoutingInfoArgV2 }
    44 { u 16 Ms::nothing: old::ForwardSM_Arg }
    46 { u 16 Ms::nothing: old::ForwardSM_Arg }
}

roots! { FIRST_ARGUMENTS
    45 { u 16 Ms::nothing: old::RoutingInfoForSM_ArgV1 }
}

roots! { RESULTS
    2 { u 4 Common::imsi: L::Imsi, u 16 Ms::nothing: mobility::UpdateLocationRes }
    3 { u 16 Ms::nothing: mobility::CancelLocationRes }
    4 { u 4 Common::msisdn: L::Address, u 16 Ms::nothing: calls::ProvideRoamingNumberRes }
    5 { u 16 Ms::nothing: mobility::NoteSubscriberDataModifiedRes }
    6 { u 16 Ms::nothing: calls::ResumeCallHandlingRes }
    7 { u 16 Ms::nothing: subscription::InsertSubscriberDataRes }
    8 { u 16 Ms::nothing: subscription::DeleteSubscriberDataRes }
    9 { u 16 Ms::nothing: old::SentParameterList }
    10 { n 0 Ms::nothing: services::SS_Info }
    11 { n 0 Ms::nothing: services::SS_Info }
    12 { n 0 Ms::nothing: services::SS_Info }
    13 { n 0 Ms::nothing: services::SS_Info }
    14 { n 0 Ms::nothing: services::InterrogateSS_Res }
    15 { u 16 Ms::nothing: security::AuthenticationFailureReportRes }
    20 { u 16 Ms::nothing: calls::ReleaseResourcesRes }
    21 { u 16 Ms::nothing: sms::MT_ForwardSM_VGCS_Res }
    22 { c 3 Ms::nothing: calls::SendRoutingInfoRes }
    23 { u 16 Ms::nothing: gprs::UpdateGprsLocationRes }
    24 { u 16 Ms::nothing: gprs::SendRoutingInfoForGprsRes }
    25 { u 16 Ms::nothing: gprs::FailureReportRes }
    26 { u 16 Ms::nothing: gprs::NoteMsPresentForGprsRes }
    29 { u 16 Ms::nothing: handover::SendEndSignal_Res }
    31 { u 16 Ms::nothing: old::ProvideSIWFSNumberRes }
    32 { u 16 Ms::nothing: old::SIWFSSignallingModifyRes }
    36 { u 16 Ms::nothing: mobility::CancelVcsgLocationRes }
    39 { u 16 Ms::nothing: groups::PrepareGroupCallRes }
    40 { u 16 Ms::nothing: groups::SendGroupCallEndSignalRes }
    43 { u 10 Ms::equipmentStatus: L::Integer, u 16 Ms::nothing: security::CheckIMEI_Res }
    44 { u 16 Ms::nothing: sms::MT_ForwardSM_Res }
    45 { u 16 Ms::nothing: sms::RoutingInfoForSM_Res }
    46 { u 16 Ms::nothing: sms::MO_ForwardSM_Res }
    47 { u 4 Sm::storedMSISDN: L::Address, u 16 Ms::nothing: sms::ReportSM_DeliveryStatusRes }
    50 { u 16 Ms::nothing: tracing::ActivateTraceModeRes }
    51 { u 16 Ms::nothing: tracing::DeactivateTraceModeRes }
    53 { u 16 Ms::nothing: mobility::UpdateVcsgLocationRes }
    55 {
        u 4 Common::imsi: L::Imsi, u 16 Ms::nothing: old::SendIdentificationResV2,
        c 3 Ms::nothing: mobility::SendIdentificationRes,
    }
    56 {
        u 16 Ms::nothing: old::SendAuthenticationInfoResOld,
        c 3 Ms::nothing: security::SendAuthenticationInfoRes,
    }
    57 { u 16 Ms::nothing: mobility::RestoreDataRes }
    58 { u 4 Ms::imsi: L::Imsi }
    59 { u 16 Ms::nothing: services::USSD_Res }
    60 { u 16 Ms::nothing: services::USSD_Res }
    62 { u 16 Ms::nothing: information::AnyTimeSubscriptionInterrogationRes }
    65 { u 16 Ms::nothing: information::AnyTimeModificationRes }
    66 { u 16 Ms::nothing: sms::ReadyForSM_Res }
    67 { u 16 Ms::nothing: mobility::PurgeMS_Res }
    68 { u 16 Ms::nothing: old::PrepareHO_ResOld, c 3 Ms::nothing: handover::PrepareHO_Res }
    69 { c 3 Ms::nothing: handover::PrepareSubsequentHO_Res }
    70 { u 16 Ms::nothing: information::ProvideSubscriberInfoRes }
    71 { u 16 Ms::nothing: information::AnyTimeInterrogationRes }
    72 { u 16 Ms::nothing: services::SS_InvocationNotificationRes }
    73 { u 16 Ms::nothing: calls::SetReportingStateRes }
    74 { u 16 Ms::nothing: calls::StatusReportRes }
    75 { u 16 Ms::nothing: calls::RemoteUserFreeRes }
    76 { u 16 Ms::nothing: services::RegisterCC_EntryRes }
    77 { u 16 Ms::nothing: services::EraseCC_EntryRes }
    78 { u 16 Ms::nothing: old::SecureTransport }
    79 { u 16 Ms::nothing: old::SecureTransport }
    80 { u 16 Ms::nothing: old::SecureTransport }
    81 { u 16 Ms::nothing: old::SecureTransport }
    83 { u 16 Ms::nothing: location::ProvideSubscriberLocation_Res }
    84 { u 16 Ms::nothing: groups::SendGroupCallInfoRes }
    85 { u 16 Ms::nothing: location::RoutingInfoForLCS_Res }
    86 { u 16 Ms::nothing: location::SubscriberLocationReport_Res }
    87 { u 16 Ms::nothing: calls::IST_AlertRes }
    88 { u 16 Ms::nothing: calls::IST_CommandRes }
    89 { u 16 Ms::nothing: mobility::NoteMM_EventRes }
}

roots! { OLD_RESULTS
    22 {
        u 4 Common::imsi: L::Imsi, u 16 Ms::nothing: old::SendRoutingInfoResV2,
        c 3 Ms::nothing: calls::SendRoutingInfoRes,
    }
    45 { u 16 Ms::nothing: old::RoutingInfoForSM_ResV2 }
}

roots! { ERRORS
    1 { u 16 Ms::nothing: errors::UnknownSubscriberParam }
    5 { u 16 Ms::nothing: errors::UnidentifiedSubParam }
    6 { u 16 Ms::nothing: errors::AbsentSubscriberSM_Param }
    8 { u 16 Ms::nothing: errors::RoamingNotAllowedParam }
    9 { u 16 Ms::nothing: errors::IllegalSubscriberParam }
    10 { u 16 Ms::nothing: errors::BearerServNotProvParam }
    11 { u 16 Ms::nothing: errors::TeleservNotProvParam }
    12 { u 16 Ms::nothing: errors::IllegalEquipmentParam }
    13 { n 0 Ms::nothing: errors::CallBarredParam }
    14 { u 16 Ms::nothing: errors::ForwardingViolationParam }
    15 { u 16 Ms::nothing: errors::CUG_RejectParam }
    16 { u 16 Ms::nothing: errors::IllegalSS_OperationParam }
    18 { u 16 Ms::nothing: errors::SS_NotAvailableParam }
    19 { u 16 Ms::nothing: errors::SS_SubscriptionViolationParam }
    20 { u 16 Ms::nothing: errors::SS_IncompatibilityCause }
    21 { u 16 Ms::nothing: errors::FacilityNotSupParam }
    22 { u 16 Ms::nothing: errors::OngoingGroupCallParam }
    27 { u 16 Ms::nothing: errors::AbsentSubscriberParam }
    28 { u 16 Ms::nothing: errors::IncompatibleTerminalParam }
    29 { u 16 Ms::nothing: errors::ShortTermDenialParam }
    30 { u 16 Ms::nothing: errors::LongTermDenialParam }
    31 { u 16 Ms::nothing: errors::SubBusyForMT_SMS_Param }
    32 { u 16 Ms::nothing: errors::SM_DeliveryFailureCause }
    33 { u 16 Ms::nothing: errors::MessageWaitListFullParam }
    34 { n 0 Ms::nothing: errors::SystemFailureParam }
    35 { u 16 Ms::nothing: errors::DataMissingParam }
    36 { u 16 Ms::nothing: errors::UnexpectedDataParam }
    39 { u 16 Ms::nothing: errors::NoRoamingNbParam }
    40 { u 16 Ms::nothing: errors::TracingBufferFullParam }
    42 { u 16 Ms::nothing: errors::TargetCellOutsideGCA_Param }
    44 { u 16 Ms::nothing: errors::NumberChangedParam }
    45 { u 16 Ms::nothing: errors::BusySubscriberParam }
    46 { u 16 Ms::nothing: errors::NoSubscriberReplyParam }
    47 { u 16 Ms::nothing: errors::ForwardingFailedParam }
    48 { u 16 Ms::nothing: errors::OR_NotAllowedParam }
    49 { u 16 Ms::nothing: errors::ATI_NotAllowedParam }
    50 { u 16 Ms::nothing: errors::NoGroupCallNbParam }
    51 { u 16 Ms::nothing: errors::ResourceLimitationParam }
    52 { u 16 Ms::nothing: errors::UnauthorizedRequestingNetwork_Param }
    53 { u 16 Ms::nothing: errors::UnauthorizedLCSClient_Param }
    54 { u 16 Ms::nothing: errors::PositionMethodFailure_Param }
    58 { u 16 Ms::nothing: errors::UnknownOrUnreachableLCSClient_Param }
    59 { u 16 Ms::nothing: errors::MM_EventNotSupported_Param }
    60 { u 16 Ms::nothing: errors::ATSI_NotAllowedParam }
    61 { u 16 Ms::nothing: errors::ATM_NotAllowedParam }
    62 { u 16 Ms::nothing: errors::InformationNotAvailableParam }
}

roots! { CAMEL_ARGUMENTS
    0 { u 16 Camel::InitialDPArg_element: camel::InitialDPArg }
    16 { u 16 Camel::AssistRequestInstructionsArg_element: camel::AssistRequestInstructionsArg }
    17 { u 16 Camel::EstablishTemporaryConnectionArg_element: camel::EstablishTemporaryConnectionArg }
    19 { u 16 Camel::ConnectToResourceArg_element: camel::ConnectToResourceArg }
    20 { u 16 Camel::ConnectArg_element: camel::ConnectArg }
    22 { n 0 Camel::ReleaseCallArg: camel::ReleaseCallArg }
    23 { u 16 Camel::RequestReportBCSMEventArg_element: camel::RequestReportBCSMEventArg }
    24 { u 16 Camel::EventReportBCSMArg_element: camel::EventReportBCSMArg }
    27 { u 16 Camel::CollectInformationArg_element: camel::CollectInformationArg }
    32 { u 16 Camel::InitiateCallAttemptArg_element: camel::InitiateCallAttemptArg }
    33 { u 16 Camel::ResetTimerArg_element: camel::ResetTimerArg }
    34 { u 4 Camel::FurnishChargingInformationArg: L::Octets }
    35 { u 16 Camel::ApplyChargingArg_element: camel::ApplyChargingArg }
    36 { u 4 Camel::ApplyChargingReportArg: L::Octets }
    41 { u 16 Camel::CallGapArg_element: camel::CallGapArg }
    44 { u 16 Camel::CallInformationReportArg_element: camel::CallInformationReportArg }
    45 { u 16 Camel::CallInformationRequestArg_element: camel::CallInformationRequestArg }
    46 { u 16 Camel::SendChargingInformationArg_element: camel::SendChargingInformationArg }
    47 { u 16 Camel::PlayAnnouncementArg_element: camel::PlayAnnouncementArg }
    48 { u 16 Camel::PromptAndCollectUserInformationArg_element: camel::PromptAndCollectUserInformationArg }
    49 { n 0 Camel::SpecializedResourceReportArg: camel::SpecializedResourceReportArg }
    53 { n 0 Camel::CancelArg: camel::CancelArg }
    60 { u 16 Camel::InitialDPSMSArg_element: camel_sms::InitialDPSMSArg }
    61 { u 4 Camel::FurnishChargingInformationSMSArg: L::Octets }
    62 { u 16 Camel::ConnectSMSArg_element: camel_sms::ConnectSMSArg }
    63 { u 16 Camel::RequestReportSMSEventArg_element: camel_sms::RequestReportSMSEventArg }
    64 { u 16 Camel::EventReportSMSArg_element: camel_sms::EventReportSMSArg }
    66 { u 4 Camel::ReleaseSMSArg: L::Octets }
    67 { u 16 Camel::ResetTimerSMSArg_element: camel_sms::ResetTimerSMSArg }
    71 { u 16 Camel::ApplyChargingGPRSArg_element: camel_gprs::ApplyChargingGPRSArg }
    72 { u 16 Camel::ApplyChargingReportGPRSArg_element: camel_gprs::ApplyChargingReportGPRSArg }
    73 { u 16 Camel::CancelGPRSArg_element: camel_gprs::CancelGPRSArg }
    74 { u 16 Camel::ConnectGPRSArg_element: camel_gprs::ConnectGPRSArg }
    75 { u 16 Camel::ContinueGPRSArg_element: camel_gprs::ContinueGPRSArg }
    76 { u 16 Camel::EntityReleasedGPRSArg_element: camel_gprs::EntityReleasedGPRSArg }
    77 { u 4 Camel::FurnishChargingInformationGPRSArg: L::Octets }
    78 { u 16 Camel::InitialDPGPRSArg_element: camel_gprs::InitialDPGPRSArg }
    79 { u 16 Camel::ReleaseGPRSArg_element: camel_gprs::ReleaseGPRSArg }
    80 { u 16 Camel::EventReportGPRSArg_element: camel_gprs::EventReportGPRSArg }
    81 { u 16 Camel::RequestReportGPRSEventArg_element: camel_gprs::RequestReportGPRSEventArg }
    82 { u 16 Camel::ResetTimerGPRSArg_element: camel_gprs::ResetTimerGPRSArg }
    83 { u 16 Camel::SendChargingInformationGPRSArg_element: camel_gprs::SendChargingInformationGPRSArg }
    86 { u 16 Camel::DisconnectForwardConnectionWithArgumentArg_element: camel::DisconnectForwardConnectionWithArgumentArg }
    88 { u 16 Camel::ContinueWithArgumentArg_element: camel::ContinueWithArgumentArg }
    90 { u 16 Camel::DisconnectLegArg_element: camel::DisconnectLegArg }
    93 { u 16 Camel::MoveLegArg_element: camel::MoveLegArg }
    95 { u 16 Camel::SplitLegArg_element: camel::SplitLegArg }
    96 { n 0 Camel::EntityReleasedArg: camel::EntityReleasedArg }
    97 { u 16 Camel::PlayToneArg_element: camel::PlayToneArg }
}

roots! { CAMEL_RESULTS
    32 { u 16 Camel::InitiateCallAttemptRes_element: camel::InitiateCallAttemptRes }
    48 { n 0 Camel::ReceivedInformationArg: camel::ReceivedInformationArg }
}

roots! { DIALOGUE
    0 { n 0 Ms::nothing: portion::MAP_DialoguePDU }
}
