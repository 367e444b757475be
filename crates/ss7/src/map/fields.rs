//! What a policy can ask of a component of MAP or CAP; names as in Wireshark.

use wire::{Each, Field, Kind, Malformed, Protocol, Value, Values, Yield, fields};

use super::codes::{CapOperation, Operation};
use super::component::{Component, ComponentKind, OperationCode};
use super::schema::Content;

/// MAP's row in the registry: its messages are components.
#[derive(Debug)]
pub struct Map;

impl Protocol for Map {
    type Message<'a> = Component<'a>;
    const NAME: &'static str = "gsm_map";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Operation, or the error of an error (TS 29.002 §17.5, §17.6).
        "gsm_old.localValue": Kind::Code(Operation::NAMES) => |c| c.local().and_then(|code| u64::try_from(code).ok());
        /// Operation told by an object identifier (Q.773 §3.2.2.3).
        "gsm_old.globalValue": Kind::Oid => |c| match c.code {
            Some(OperationCode::Global(oid)) => Some(Value::Octets(oid)),
            Some(OperationCode::Local(_)) | None => None,
        };
        /// Which invocation it is or answers (Q.773 §3.2.2.1).
        "gsm_old.invokeID": Kind::Number => |c| c.invoke_id.and_then(|id| u64::try_from(id).ok());
        /// The invocation that this one belongs to (Q.773 §3.2.2.1).
        "gsm_old.linkedID": Kind::Number => |c| c.linked_id.and_then(|id| u64::try_from(id).ok());
        /// Kind of the component by its tag (Q.773 §3.2.2); Wireshark has a presence field for each.
        "gsm_map.component": Kind::Code(ComponentKind::NAMES) => |c| c.kind.0;
        /// An operation is asked for (Q.773 §3.2.2).
        "gsm_old.invoke_element": Kind::Flag => |c| is(c, ComponentKind::INVOKE);
        /// It has been done (Q.773 §3.2.2).
        "gsm_old.returnResultLast_element": Kind::Flag => |c| is(c, ComponentKind::RETURN_RESULT_LAST);
        /// It has been done in part (Q.773 §3.2.2).
        "gsm_old.returnResultNotLast_element": Kind::Flag => |c| is(c, ComponentKind::RETURN_RESULT_NOT_LAST);
        /// It failed (Q.773 §3.2.2).
        "gsm_old.returnError_element": Kind::Flag => |c| is(c, ComponentKind::RETURN_ERROR);
        /// It was not understood (Q.773 §3.2.2).
        "gsm_old.reject_element": Kind::Flag => |c| is(c, ComponentKind::REJECT);
        /// Subscribers (TS 29.002 §17.7.8).
        "e212.imsi": Kind::Digits => |c| Digits(*c, Content::Imsi);
        /// Telephone numbers, of subscribers and of nodes (TS 29.002 §17.7.8).
        "e164.msisdn": Kind::Digits => |c| Digits(*c, Content::Number);
        /// Network of an area (TS 29.002 §17.7.8); Wireshark has country and network apart.
        "gsm_map.area_plmn": Kind::Digits => |c| Each(c.areas());
        /// Numbers of switching centres (TS 29.002 §17.7).
        "map.msc": Kind::Digits => |c| Role(*c, &["gsm_map.ms.msc_Number", "gsm_map.ms.newMSC_Number", "gsm_map.ch.msc_Number"]);
        /// Numbers of visitor registers (TS 29.002 §17.7).
        "map.vlr": Kind::Digits => |c| Role(*c, &["gsm_map.ms.vlr_Number", "gsm_map.ms.newVLR_Number", "gsm_map.ms.vlr_number"]);
        /// Numbers of nodes of packet service (TS 29.002 §17.7).
        "map.sgsn": Kind::Digits => |c| Role(*c, &["gsm_map.ms.sgsn_Number"]);
        /// Numbers of home registers (TS 29.002 §17.7).
        "map.hlr": Kind::Digits => |c| Role(*c, &["gsm_map.ms.hlr_Number"]);
        /// Numbers of short message service centres (TS 29.002 §17.7).
        "map.smsc": Kind::Digits => |c| Role(*c, &[
            "gsm_map.sm.serviceCentreAddress", "gsm_map.sm.serviceCentreAddressDA", "gsm_map.sm.serviceCentreAddressOA",
        ]);
        /// Numbers of gateways of calls and of service control (TS 29.002 §17.7).
        "map.gateway": Kind::Digits => |c| Role(*c, &[
            "gsm_map.ms.gsmSCF_Address", "gsm_map.ch.gmsc_OrGsmSCF_Address", "gsm_map.ch.gmsc_Address",
            "gsm_map.ms.ggsn_Number", "gsm_map.lcs.mlc_Number", "gsm_map.lcs.mlcNumber",
        ]);
        /// Telephone numbers of subscribers alone (TS 29.002 §17.7).
        "map.msisdn": Kind::Digits => |c| Role(*c, &[
            "gsm_map.ms.msisdn", "gsm_map.msisdn", "gsm_map.ch.msisdn", "gsm_map.sm.msisdn", "gsm_map.sm.storedMSISDN",
            "gsm_map.lcs.msisdn", "gsm_map.ss.msisdn", "gsm_map.ms.ISDN_AddressString",
        ]);
        /// Where calls shall go instead (TS 29.002 §17.7).
        "map.forwarded_to": Kind::Digits => |c| Role(*c, &["gsm_map.ss.forwardedToNumber"]);
        /// Devices (TS 29.002 §17.7).
        "map.imei": Kind::Digits => |c| Role(*c, &["gsm_map.ms.imei"]);
        /// Subscriber (TS 29.002 §17.7).
        "gsm_map.ms.imsi": Kind::Octets => |c| Named(*c, "gsm_map.ms.imsi");
        /// Switching centre (TS 29.002 §17.7).
        "gsm_map.ms.msc_Number": Kind::Octets => |c| Named(*c, "gsm_map.ms.msc_Number");
        /// Visitor register (TS 29.002 §17.7).
        "gsm_map.ms.vlr_Number": Kind::Octets => |c| Named(*c, "gsm_map.ms.vlr_Number");
        /// Home register (TS 29.002 §17.7).
        "gsm_map.ms.hlr_Number": Kind::Octets => |c| Named(*c, "gsm_map.ms.hlr_Number");
        /// Code `cancellationType` (TS 29.002 §17.7).
        "gsm_map.ms.cancellationType": Kind::Number => |c| Named(*c, "gsm_map.ms.cancellationType");
        /// A number `newMSC_Number` (TS 29.002 §17.7).
        "gsm_map.ms.newMSC_Number": Kind::Octets => |c| Named(*c, "gsm_map.ms.newMSC_Number");
        /// A number `newVLR_Number` (TS 29.002 §17.7).
        "gsm_map.ms.newVLR_Number": Kind::Octets => |c| Named(*c, "gsm_map.ms.newVLR_Number");
        /// Node of packet service (TS 29.002 §17.7).
        "gsm_map.ms.sgsn_Number": Kind::Octets => |c| Named(*c, "gsm_map.ms.sgsn_Number");
        /// Octets `tmsi` (TS 29.002 §17.7).
        "gsm_map.ms.tmsi": Kind::Octets => |c| Named(*c, "gsm_map.ms.tmsi");
        /// Code `requestingNodeType` (TS 29.002 §17.7).
        "gsm_map.ms.requestingNodeType": Kind::Number => |c| Named(*c, "gsm_map.ms.requestingNodeType");
        /// Octets `requestingPLMN_Id` (TS 29.002 §17.7).
        "gsm_map.ms.requestingPLMN_Id": Kind::Octets => |c| Named(*c, "gsm_map.ms.requestingPLMN_Id");
        /// Address of the node of packet service (TS 29.002 §17.7).
        "gsm_map.ms.sgsn_Address": Kind::Octets => |c| Named(*c, "gsm_map.ms.sgsn_Address");
        /// Telephone number of a subscriber (TS 29.002 §17.7).
        "gsm_map.ms.msisdn": Kind::Octets => |c| Named(*c, "gsm_map.ms.msisdn");
        /// Octets `category` (TS 29.002 §17.7).
        "gsm_map.ms.category": Kind::Octets => |c| Named(*c, "gsm_map.ms.category");
        /// Code `subscriberStatus` (TS 29.002 §17.7).
        "gsm_map.ms.subscriberStatus": Kind::Number => |c| Named(*c, "gsm_map.ms.subscriberStatus");
        /// Device `imei` (TS 29.002 §17.7).
        "gsm_map.ms.imei": Kind::Octets => |c| Named(*c, "gsm_map.ms.imei");
        /// Code `equipmentStatus` (TS 29.002 §17.7).
        "gsm_map.ms.equipmentStatus": Kind::Number => |c| Named(*c, "gsm_map.ms.equipmentStatus");
        /// Octets `lmsi` (TS 29.002 §17.7).
        "gsm_map.ms.lmsi": Kind::Octets => |c| Named(*c, "gsm_map.ms.lmsi");
        /// Subscriber (TS 29.002 §17.7).
        "gsm_map.imsi": Kind::Octets => |c| Named(*c, "gsm_map.imsi");
        /// Telephone number of a subscriber (TS 29.002 §17.7).
        "gsm_map.msisdn": Kind::Octets => |c| Named(*c, "gsm_map.msisdn");
        /// Service control function (TS 29.002 §17.7).
        "gsm_map.ms.gsmSCF_Address": Kind::Octets => |c| Named(*c, "gsm_map.ms.gsmSCF_Address");
        /// Octets `geographicalInformation` (TS 29.002 §17.7).
        "gsm_map.ms.geographicalInformation": Kind::Octets => |c| Named(*c, "gsm_map.ms.geographicalInformation");
        /// Visitor register (TS 29.002 §17.7).
        "gsm_map.ms.vlr_number": Kind::Octets => |c| Named(*c, "gsm_map.ms.vlr_number");
        /// Country, network and area `cellGlobalIdOrServiceAreaIdFixedLength` (TS 29.002 §17.7).
        "gsm_map.cellGlobalIdOrServiceAreaIdFixedLength": Kind::Octets => |c| Named(*c, "gsm_map.cellGlobalIdOrServiceAreaIdFixedLength");
        /// Country, network and area `laiFixedLength` (TS 29.002 §17.7).
        "gsm_map.laiFixedLength": Kind::Octets => |c| Named(*c, "gsm_map.laiFixedLength");
        /// Telephone number of a subscriber (TS 29.002 §17.7).
        "gsm_map.ch.msisdn": Kind::Octets => |c| Named(*c, "gsm_map.ch.msisdn");
        /// A number `gmsc_OrGsmSCF_Address` (TS 29.002 §17.7).
        "gsm_map.ch.gmsc_OrGsmSCF_Address": Kind::Octets => |c| Named(*c, "gsm_map.ch.gmsc_OrGsmSCF_Address");
        /// Subscriber (TS 29.002 §17.7).
        "gsm_map.ch.imsi": Kind::Octets => |c| Named(*c, "gsm_map.ch.imsi");
        /// A number `roamingNumber` (TS 29.002 §17.7).
        "gsm_map.ch.roamingNumber": Kind::Octets => |c| Named(*c, "gsm_map.ch.roamingNumber");
        /// Switching centre (TS 29.002 §17.7).
        "gsm_map.ch.msc_Number": Kind::Octets => |c| Named(*c, "gsm_map.ch.msc_Number");
        /// A number `gmsc_Address` (TS 29.002 §17.7).
        "gsm_map.ch.gmsc_Address": Kind::Octets => |c| Named(*c, "gsm_map.ch.gmsc_Address");
        /// Telephone number of a subscriber (TS 29.002 §17.7).
        "gsm_map.sm.msisdn": Kind::Octets => |c| Named(*c, "gsm_map.sm.msisdn");
        /// Code `sm_RP_PRI` (TS 29.002 §17.7).
        "gsm_map.sm.sm_RP_PRI": Kind::Flag => |c| Named(*c, "gsm_map.sm.sm_RP_PRI");
        /// Short message service centre (TS 29.002 §17.7).
        "gsm_map.sm.serviceCentreAddress": Kind::Octets => |c| Named(*c, "gsm_map.sm.serviceCentreAddress");
        /// Subscriber (TS 29.002 §17.7).
        "gsm_map.sm.imsi": Kind::Octets => |c| Named(*c, "gsm_map.sm.imsi");
        /// A number `networkNode_Number` (TS 29.002 §17.7).
        "gsm_map.sm.networkNode_Number": Kind::Octets => |c| Named(*c, "gsm_map.sm.networkNode_Number");
        /// A number `serviceCentreAddressDA` (TS 29.002 §17.7).
        "gsm_map.sm.serviceCentreAddressDA": Kind::Octets => |c| Named(*c, "gsm_map.sm.serviceCentreAddressDA");
        /// Short message (TS 29.002 §17.7).
        "gsm_map.sm.sm_RP_UI": Kind::Octets => |c| Named(*c, "gsm_map.sm.sm_RP_UI");
        /// A number `serviceCentreAddressOA` (TS 29.002 §17.7).
        "gsm_map.sm.serviceCentreAddressOA": Kind::Octets => |c| Named(*c, "gsm_map.sm.serviceCentreAddressOA");
        /// Code `sm_DeliveryOutcome` (TS 29.002 §17.7).
        "gsm_map.sm.sm_DeliveryOutcome": Kind::Number => |c| Named(*c, "gsm_map.sm.sm_DeliveryOutcome");
        /// A number `storedMSISDN` (TS 29.002 §17.7).
        "gsm_map.sm.storedMSISDN": Kind::Octets => |c| Named(*c, "gsm_map.sm.storedMSISDN");
        /// Code `alertReason` (TS 29.002 §17.7).
        "gsm_map.sm.alertReason": Kind::Number => |c| Named(*c, "gsm_map.sm.alertReason");
        /// A number `ISDN_AddressString` (TS 29.002 §17.7).
        "gsm_map.ms.ISDN_AddressString": Kind::Octets => |c| Named(*c, "gsm_map.ms.ISDN_AddressString");
        /// Address of the gateway of packet service (TS 29.002 §17.7).
        "gsm_map.ms.ggsn_Address": Kind::Octets => |c| Named(*c, "gsm_map.ms.ggsn_Address");
        /// Gateway of packet service (TS 29.002 §17.7).
        "gsm_map.ms.ggsn_Number": Kind::Octets => |c| Named(*c, "gsm_map.ms.ggsn_Number");
        /// Location centre (TS 29.002 §17.7).
        "gsm_map.lcs.mlc_Number": Kind::Octets => |c| Named(*c, "gsm_map.lcs.mlc_Number");
        /// Subscriber (TS 29.002 §17.7).
        "gsm_map.lcs.imsi": Kind::Octets => |c| Named(*c, "gsm_map.lcs.imsi");
        /// Telephone number of a subscriber (TS 29.002 §17.7).
        "gsm_map.lcs.msisdn": Kind::Octets => |c| Named(*c, "gsm_map.lcs.msisdn");
        /// Location centre (TS 29.002 §17.7).
        "gsm_map.lcs.mlcNumber": Kind::Octets => |c| Named(*c, "gsm_map.lcs.mlcNumber");
        /// A number `networkNode_Number` (TS 29.002 §17.7).
        "gsm_map.lcs.networkNode_Number": Kind::Octets => |c| Named(*c, "gsm_map.lcs.networkNode_Number");
        /// Octets `ss_Code` (TS 29.002 §17.7).
        "gsm_map.ss.ss_Code": Kind::Octets => |c| Named(*c, "gsm_map.ss.ss_Code");
        /// A number `forwardedToNumber` (TS 29.002 §17.7).
        "gsm_map.ss.forwardedToNumber": Kind::Octets => |c| Named(*c, "gsm_map.ss.forwardedToNumber");
        /// Octets `ussd_DataCodingScheme` (TS 29.002 §17.7).
        "gsm_map.ss.ussd_DataCodingScheme": Kind::Octets => |c| Named(*c, "gsm_map.ss.ussd_DataCodingScheme");
        /// Text of a user (TS 29.002 §17.7).
        "gsm_map.ss.ussd_String": Kind::Octets => |c| Named(*c, "gsm_map.ss.ussd_String");
        /// Telephone number of a subscriber (TS 29.002 §17.7).
        "gsm_map.ss.msisdn": Kind::Octets => |c| Named(*c, "gsm_map.ss.msisdn");
        /// Subscriber (TS 29.002 §17.7).
        "gsm_map.om.imsi": Kind::Octets => |c| Named(*c, "gsm_map.om.imsi");
    };

    fn decode(octets: &[u8]) -> Result<Component<'_>, Malformed> {
        Component::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Component<'_>> {
        Component::glimpse(octets)
    }
}

/// CAP's row in the registry: its messages are components.
#[derive(Debug)]
pub struct Cap;

impl Protocol for Cap {
    type Message<'a> = Component<'a>;
    const NAME: &'static str = "camel";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// Operation, or the error of an error (TS 29.078 §4).
        "camel.local": Kind::Code(CapOperation::NAMES) => |c| c.local().and_then(|code| u64::try_from(code).ok());
        /// Kind of the component by its tag (Q.773 §3.2.2); Wireshark has a presence field for each.
        "camel.component": Kind::Code(ComponentKind::NAMES) => |c| c.kind.0;
        /// An operation is asked for (Q.773 §3.2.2).
        "camel.invoke_element": Kind::Flag => |c| is(c, ComponentKind::INVOKE);
        /// It has been done (Q.773 §3.2.2).
        "camel.returnResult_element": Kind::Flag => |c| is(c, ComponentKind::RETURN_RESULT_LAST);
        /// It failed (Q.773 §3.2.2).
        "camel.returnError_element": Kind::Flag => |c| is(c, ComponentKind::RETURN_ERROR);
        /// It was not understood (Q.773 §3.2.2).
        "camel.reject_element": Kind::Flag => |c| is(c, ComponentKind::REJECT);
        /// Service that is asked for (TS 29.078 §5.1).
        "camel.serviceKey": Kind::Number => |c| initial(c, 0x80).and_then(number);
        /// Who calls (TS 29.078 §5.1).
        "camel.callingPartyNumber": Kind::Octets => |c| initial(c, 0x83).map(Value::Octets);
        /// Who is called (TS 29.078 §5.1).
        "camel.calledPartyNumber": Kind::Octets => |c| initial(c, 0x82).map(Value::Octets);
        /// Subscriber (TS 29.078 §5.1).
        "e212.imsi": Kind::Digits => |c| initial(c, 0x9f32).and_then(numbering::Digits::from_tbcd);
    };

    fn decode(octets: &[u8]) -> Result<Component<'_>, Malformed> {
        Component::decode(octets)
    }

    fn glimpse(octets: &[u8]) -> Option<Component<'_>> {
        Component::glimpse(octets)
    }
}

/// Every value of a name.
struct Named<'a>(Component<'a>, &'static str);

/// The digits of every value of some names.
struct Role<'a>(Component<'a>, &'static [&'static str]);

impl<'a> Yield<'a> for Role<'a> {
    fn give(self, values: &mut Values<'a>) {
        self.0.give_role(self.1, values);
    }
}

/// The digits of every value of a kind.
struct Digits<'a>(Component<'a>, Content);

impl<'a> Yield<'a> for Named<'a> {
    fn give(self, values: &mut Values<'a>) {
        self.0.give(self.1, values);
    }
}

impl<'a> Yield<'a> for Digits<'a> {
    fn give(self, values: &mut Values<'a>) {
        self.0.give_digits(self.1, values);
    }
}

fn is(component: &Component<'_>, kind: ComponentKind) -> Option<bool> {
    (component.kind == kind).then_some(true)
}

/// A value of the argument of initialDP.
fn initial<'a>(component: &Component<'a>, tag: u32) -> Option<&'a [u8]> {
    let is_meant = component.kind == ComponentKind::INVOKE
        && component.local() == Some(i32::from(CapOperation::INITIAL_DP.0));
    let parameter = component.parameter.filter(|_| is_meant)?;
    parameter.inside().find(tag).map(|value| value.octets)
}

fn number(octets: &[u8]) -> Option<u64> {
    (octets.len() <= 8).then(|| octets.iter().fold(0, |sum, octet| sum << 8 | u64::from(*octet)))
}
