//! What parties do whose numbers stand in an operation, whatever its version calls them.

use sms::Direction;

use super::grammar::{Camel, Ch, Common, Lcs, Ms, Old, Sm, Ss};

/// The rows of one role.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role(&'static [u16]);

impl Role {
    pub(super) fn has(self, name: u16) -> bool {
        self.0.contains(&name)
    }
}

/// Which way a short message goes, by the addresses beside it (TS 29.002 §7.6.8.1, §7.6.8.2).
pub(super) fn way(name: u16) -> Option<Direction> {
    if Role::TO_MOBILE.has(name) {
        Some(Direction::ToMobile)
    } else if Role::FROM_MOBILE.has(name) {
        Some(Direction::FromMobile)
    } else {
        None
    }
}

macro_rules! roles {
    ($($(#[doc = $doc:literal])* $role:ident = $($names:ident::$name:ident)|*;)*) => {
        impl Role {
            $($(#[doc = $doc])* pub(super) const $role: Self = Self(&[$($names::$name.id()),*]);)*
        }
    };
}

roles! {
    /// Parties of a short message to a mobile.
    TO_MOBILE = Sm::imsi | Sm::lmsi | Sm::serviceCentreAddressOA | Old::imsi | Old::lmsi | Old::serviceCentreAddressOA;
    /// Parties of a short message from a mobile.
    FROM_MOBILE = Sm::msisdn | Sm::serviceCentreAddressDA | Old::msisdn | Old::serviceCentreAddressDA;
    /// Switching centres.
    MSC = Ms::msc_Number | Ms::newMSC_Number | Ch::msc_Number | Old::msc_Number | Camel::mscAddress;
    /// Visitor registers.
    VLR = Ms::vlr_Number | Ms::newVLR_Number | Ms::vlr_number | Old::vlr_Number;
    /// Nodes of packet service.
    SGSN = Ms::sgsn_Number;
    /// Home registers.
    HLR = Ms::hlr_Number;
    /// Short message service centres.
    SMSC = Sm::serviceCentreAddress | Sm::serviceCentreAddressDA | Sm::serviceCentreAddressOA
        | Old::serviceCentreAddress | Old::serviceCentreAddressDA | Old::serviceCentreAddressOA
        | Camel::sMSCAddress;
    /// Gateways of calls, of packet service, of location, and service control.
    GATEWAY = Ms::gsmSCF_Address | Ch::gmsc_OrGsmSCF_Address | Ch::gmsc_Address | Ms::ggsn_Number
        | Lcs::mlc_Number | Lcs::mlcNumber | Camel::gmscAddress;
    /// Subscribers' telephone numbers.
    MSISDN = Ms::msisdn | Common::msisdn | Ch::msisdn | Sm::msisdn | Sm::storedMSISDN | Lcs::msisdn
        | Ss::msisdn | Old::msisdn | Ms::additionalMSISDN;
    /// Where calls shall go instead.
    FORWARDED_TO = Ss::forwardedToNumber | Ms::forwardedToNumber | Ch::forwardedToNumber;
    /// Devices.
    IMEI = Ms::imei | Ms::imeisv | Lcs::imei;
    /// Who answers for a subscriber.
    NODE = Sm::networkNode_Number | Sm::msc_Number | Sm::sgsn_Number | Lcs::networkNode_Number | Old::roamingNumber | Old::msc_Number;
    /// Numbers by which a roaming subscriber is reached.
    ROAMING = Ch::roamingNumber | Old::roamingNumber;
}
