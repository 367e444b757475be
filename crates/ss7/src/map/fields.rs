//! What a policy can ask of a component of MAP; names as in Wireshark.

use wire::{Field, Kind, Malformed, Protocol, Value, Values, Yield, fields};

use super::codes::Operation;
use super::component::{Component, ComponentKind, OperationCode};
use super::content::{gsn_address, international, national};
use super::grammar::{CAMEL, Content, row};
use super::location::{bit, bits, signals};
use super::roles::Role;
use super::{Application, identity};

/// MAP's row in the registry: its messages are components.
#[derive(Debug)]
pub struct Map;

impl Protocol for Map {
    type Message<'a> = Component<'a>;
    const NAME: &'static str = "gsm_map";
    const FIELDS: &'static [Field<Self>] = &ALL;

    fn decode(octets: &[u8]) -> Result<Component<'_>, Malformed> {
        Component::decode(octets, Application::Map)
    }

    fn glimpse(octets: &[u8]) -> Option<Component<'_>> {
        Component::glimpse(octets, Application::Map)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Component::malformed(octets, Application::Map, 0)
    }

    fn rows(component: &Component<'_>, visit: &mut dyn FnMut(u16)) {
        let fixed = if component.short_message().is_some() { FIRST } else { HEADER.len() };
        (0_u16..).take(fixed).for_each(&mut *visit);
        let first = u16::try_from(FIRST).unwrap_or(0);
        component.each_name(&mut |name| visit(name.saturating_add(first)));
    }
}

const HEADER: &[Field<Map>] = fields! {
    /// Operation, or the error of an error (TS 29.002 §17.5, §17.6).
    "gsm_old.localValue": Kind::Code(Operation::NAMES) => |c| c.local().and_then(|code| u64::try_from(code).ok());
    /// Operation told by an object identifier (Q.773 §3.2.2.3).
    "gsm_old.globalValue": Kind::Oid => |c| match c.code {
        Some(OperationCode::Global(oid)) => Some(Value::Octets(oid)),
        Some(OperationCode::Local(_)) | None => None,
    };
    /// How the operation is told: 0 by number, 1 by object identifier (Q.773 §3.2.2.3).
    "gsm_old.opCode": Kind::Number => |c| c.form().filter(|_| c.kind != ComponentKind::RETURN_ERROR);
    /// How the error is told: 0 by number, 1 by object identifier (Q.773 §3.2.2.4).
    "gsm_old.errorCode": Kind::Number => |c| c.form().filter(|_| c.kind == ComponentKind::RETURN_ERROR);
    /// Which invocation it is or answers (Q.773 §3.2.2.1).
    "gsm_old.invokeID": Kind::Signed => |c| c.invoke_id.filter(|_| c.kind != ComponentKind::REJECT);
    /// The invocation that this one belongs to (Q.773 §3.2.2.1).
    "gsm_old.linkedID": Kind::Signed => |c| c.linked_id;
    /// The invocation that is refused (Q.773 §3.2.2.5).
    "gsm_old.derivable": Kind::Signed => |c| c.invoke_id.filter(|_| c.kind == ComponentKind::REJECT);
    /// What kind of problem a refusal tells (Q.773 §3.2.2.5).
    "gsm_old.problem": Kind::Number => |c| c.problem.map(|(tag, _)| tag & 0x1f);
    /// A component that nobody understands (Q.773 §3.2.2.5).
    "gsm_old.generalProblem": Kind::Number => |c| c.problem_of(0x80);
    /// An invocation that is refused (Q.773 §3.2.2.5).
    "gsm_old.invokeProblem": Kind::Number => |c| c.problem_of(0x81);
    /// A result that is refused (Q.773 §3.2.2.5).
    "gsm_old.returnResultProblem": Kind::Number => |c| c.problem_of(0x82);
    /// An error that is refused (Q.773 §3.2.2.5).
    "gsm_old.returnErrorProblem": Kind::Number => |c| c.problem_of(0x83);
    /// Kind of the component by its tag (Q.773 §3.2.2); Wireshark has a presence field for each.
    "gsm_map.component": Kind::Code(ComponentKind::NAMES) => |c| c.kind.0;
    /// Kind of the component (Q.773 §3.2.2).
    "gsm_map.old.Component": Kind::Number => |c| Some(c.kind.0 & 0x1f).filter(|_| c.kind != ComponentKind::DIALOGUE);
    /// An operation is asked for (Q.773 §3.2.2).
    "gsm_old.invoke_element": Kind::Flag => |c| c.is(ComponentKind::INVOKE);
    /// It has been done (Q.773 §3.2.2).
    "gsm_old.returnResultLast_element": Kind::Flag => |c| c.is(ComponentKind::RETURN_RESULT_LAST);
    /// It has been done in part (Q.773 §3.2.2).
    "gsm_old.returnResultNotLast_element": Kind::Flag => |c| c.is(ComponentKind::RETURN_RESULT_NOT_LAST);
    /// What came of it (Q.773 §3.2.2.2).
    "gsm_old.resultretres_element": Kind::Flag => |c| (c.is_result() && c.code.is_some()).then_some(true);
    /// It failed (Q.773 §3.2.2).
    "gsm_old.returnError_element": Kind::Flag => |c| c.is(ComponentKind::RETURN_ERROR);
    /// It was not understood (Q.773 §3.2.2).
    "gsm_old.reject_element": Kind::Flag => |c| c.is(ComponentKind::REJECT);
    /// Subscribers (TS 29.002 §17.7.8).
    "e212.imsi": Kind::Digits => |c| Give(*c, identity::subscribers);
    /// Countries of subscribers (TS 23.003 §2.2).
    "e212.mcc": Kind::Number => |c| Give(*c, identity::countries);
    /// Networks of subscribers in their country (TS 23.003 §2.2).
    "e212.mnc": Kind::Number => |c| Give(*c, identity::networks_of);
    /// International telephone numbers, of subscribers and of nodes (TS 29.002 §17.7.8).
    "e164.msisdn": Kind::Digits => |c| Give(*c, |c, values| c.give_each(Content::Address, values, international));
    /// Country codes of international numbers (E.164 §6.2.1).
    "e164.country_code": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| international(octets).and_then(numbering::networks::country_code)));
    /// Numbers that are not international (TS 29.002 §17.7.8).
    "gsm_map.address.digits": Kind::Digits => |c| Give(*c, |c, values| c.give_each(Content::Address, values, national));
    /// No more octets of nature and plan follow (TS 29.002 §17.7.8).
    "gsm_map.extension": Kind::Flag => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| octets.first().map(|first| first & 0x80 != 0)));
    /// Nature of each number (TS 29.002 §17.7.8).
    "gsm_map.nature_of_number": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| octets.first().map(|first| first >> 4 & 7)));
    /// Numbering plan of each number (TS 29.002 §17.7.8).
    "gsm_map.number_plan": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| octets.first().map(|first| first & 0x0f)));
    /// Digits of devices and groups (TS 29.002 §17.7.8).
    "gsm_map.tbcd_digits": Kind::Digits => |c| Give(*c, |c, values| c.give_each(Content::Tbcd, values, numbering::Digits::from_tbcd));
    /// Addresses of packet service (TS 23.003 §5.1).
    "gsm_map.gsnaddress_ipv4": Kind::Address => |c| Give(*c, |c, values| c.give_each(Content::Gsn, values,
        |octets| gsn_address(octets).filter(core::net::IpAddr::is_ipv4)));
    /// Addresses of packet service (TS 23.003 §5.1).
    "gsm_map.gsnaddress_ipv6": Kind::Address => |c| Give(*c, |c, values| c.give_each(Content::Gsn, values,
        |octets| gsn_address(octets).filter(core::net::IpAddr::is_ipv6)));
    /// Bits of the states of services without a meaning (TS 29.002 §17.7.4).
    "gsm_map.unused": Kind::Number => |c| Give(*c, |c, values| c.give_bits(Content::Status, values, 0xf0));
    /// An active service is quiescent (TS 29.002 §17.7.4).
    "gsm_map.ss_status_q_bit": Kind::Flag => |c| Give(*c, |c, values| c.give_each(Content::Status, values,
        |octets| octets.first().filter(|status| *status & 1 != 0).map(|status| status >> 3 & 1)));
    /// A service is provisioned (TS 29.002 §17.7.4).
    "gsm_map.ss_status_p_bit": Kind::Flag => |c| Give(*c, |c, values| c.give_bits(Content::Status, values, 0x04));
    /// A service is registered (TS 29.002 §17.7.4).
    "gsm_map.ss_status_r_bit": Kind::Flag => |c| Give(*c, |c, values| c.give_bits(Content::Status, values, 0x02));
    /// A service is active (TS 29.002 §17.7.4).
    "gsm_map.ss_status_a_bit": Kind::Flag => |c| Give(*c, |c, values| c.give_bits(Content::Status, values, 0x01));
    /// Who sends calls on is told (TS 29.002 §17.7.4).
    "gsm_map.notification_to_forwarding_party": Kind::Flag => |c| Give(*c, |c, values| c.give_bits(Content::Forwarding, values, 0x80));
    /// Whom a call reaches may see who sent it on (TS 29.002 §17.7.4).
    "gsm_map.redirecting_presentation": Kind::Flag => |c| Give(*c, |c, values| c.give_bits(Content::Forwarding, values, 0x40));
    /// Who calls is told that the call is sent on (TS 29.002 §17.7.4).
    "gsm_map.notification_to_calling_party": Kind::Flag => |c| Give(*c, |c, values| c.give_bits(Content::Forwarding, values, 0x20));
    /// When calls are sent on (TS 29.002 §17.7.4).
    "gsm_map.forwarding_reason": Kind::Number => |c| Give(*c, |c, values| c.give_bits(Content::Forwarding, values, 0x0c));
    /// Group of a scheme of coding (TS 23.038 §5).
    "gsm_map.cbs.coding_grp": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0xf0, |group| group <= 15));
    /// Language of a text, in seven bits (TS 23.038 §5).
    "gsm_map.cbs.coding_grp0_lang": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x0f, |group| group == 0));
    /// Language of a text, told in the text (TS 23.038 §5).
    "gsm_map.cbs.coding_grp1_lang": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x0f, |group| group == 1));
    /// Language of a text, in seven bits, of later releases (TS 23.038 §5).
    "gsm_map.cbs.coding_grp2_lang": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x0f, |group| group == 2));
    /// Language of a text, of a meaning to come (TS 23.038 §5).
    "gsm_map.cbs.coding_grp3_lang": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x0f, |group| group == 3));
    /// The text is compressed (TS 23.038 §5).
    "gsm_map.cbs.coding_grp4_7_comp": Kind::Flag => |c| Give(*c, |c, values| c.give_scheme(values, 0x20, |group| matches!(group, 4..=7)));
    /// The scheme has a class (TS 23.038 §5).
    "gsm_map.cbs.coding_grp4_7_class_ind": Kind::Flag => |c| Give(*c, |c, values| c.give_scheme(values, 0x10, |group| matches!(group, 4..=7)));
    /// Character set (TS 23.038 §5).
    "gsm_map.cbs.coding_grp4_7_char_set": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x0c, |group| matches!(group, 4..=7 | 9)));
    /// Class of the text (TS 23.038 §5).
    "gsm_map.cbs.coding_grp4_7_class": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x03, |group| matches!(group, 5 | 7 | 9)));
    /// Characters or octets (TS 23.038 §5).
    "gsm_map.cbs.cbs_coding_grp15_mess_code": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x04, |group| group == 15));
    /// Class of a text without a character set (TS 23.038 §5).
    "gsm_map.cbs.gsm_map_cbs_coding_grp15_class": Kind::Number => |c| Give(*c, |c, values| c.give_scheme(values, 0x03, |group| group == 15));
    /// Network of an area (TS 29.002 §17.7.8); Wireshark has country and network apart.
    "gsm_map.area_plmn": Kind::Digits => |c| Give(*c, identity::areas);
    /// Country of an area (TS 23.003 §4.1).
    "e212.lai.mcc": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Area, values, identity::area_country));
    /// Network of an area in its country (TS 23.003 §4.1).
    "e212.lai.mnc": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Area, values, identity::area_network));
    /// Numbers of switching centres (TS 29.002 §17.7).
    "map.msc": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::MSC, values));
    /// Numbers of visitor registers (TS 29.002 §17.7).
    "map.vlr": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::VLR, values));
    /// Numbers of nodes of packet service (TS 29.002 §17.7).
    "map.sgsn": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::SGSN, values));
    /// Numbers of home registers (TS 29.002 §17.7).
    "map.hlr": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::HLR, values));
    /// Numbers of short message service centres (TS 29.002 §17.7).
    "map.smsc": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::SMSC, values));
    /// Numbers of gateways of calls and of service control (TS 29.002 §17.7).
    "map.gateway": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::GATEWAY, values));
    /// Numbers of nodes that serve a subscriber (TS 29.002 §17.7).
    "map.node": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::NODE, values));
    /// Numbers by which roaming subscribers are reached (TS 29.002 §17.7).
    "map.roaming_number": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::ROAMING, values));
    /// Telephone numbers of subscribers alone (TS 29.002 §17.7).
    "map.msisdn": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::MSISDN, values));
    /// Where calls shall go instead (TS 29.002 §17.7).
    "map.forwarded_to": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::FORWARDED_TO, values));
    /// Octets of the longest extension, of a vendor or a later release, that no form is given (TS 29.002 §17.7.11); ours.
    "map.extension_len": Kind::Number => |c| c.open_len();
    /// Where a subscriber is, as ISUP writes it (TS 29.002 §17.7.1, Q.763 §3.30).
    "isup.location_number": Kind::Digits => |c| Give(*c, |c, values| c.give_location(values, |octets| signals(c, octets)));
    /// Numbers of locations with an odd count of digits (Q.763 §3.30).
    "isup.isdn_odd_even_indicator": Kind::Flag => |c| Give(*c, |c, values| c.give_location(values, |octets| bit(octets, 0, 0x80)));
    /// Natures of numbers of locations (Q.763 §3.30).
    "isup.calling_party_nature_of_address_indicator": Kind::Number => |c| Give(*c, |c, values| c.give_location(values, |octets| bits(octets, 0, 0x7f)));
    /// Numbers of locations that must not be routed to by the internal network (Q.763 §3.30).
    "isup.inn_indicator": Kind::Flag => |c| Give(*c, |c, values| c.give_location(values, |octets| bit(octets, 1, 0x80)));
    /// Numbering plans of numbers of locations (Q.763 §3.30).
    "isup.numbering_plan_indicator": Kind::Number => |c| Give(*c, |c, values| c.give_location(values, |octets| bits(octets, 1, 0x70)));
    /// Whether numbers of locations may be shown (Q.763 §3.30).
    "isup.address_presentation_restricted_indicator": Kind::Number => |c| Give(*c, |c, values| c.give_location(values, |octets| bits(octets, 1, 0x0c)));
    /// Who vouches for numbers of locations (Q.763 §3.30).
    "isup.screening_indicator": Kind::Number => |c| Give(*c, |c, values| c.give_location(values, |octets| bits(octets, 1, 0x03)));
    /// Signals of numbers of locations, the first of each two (Q.763 §3.30).
    "isup.calling_party_odd_address_signal_digit": Kind::Number => |c| Give(*c, |c, values| c.give_location_signals(values, false));
    /// Signals of numbers of locations, the second of each two (Q.763 §3.30).
    "isup.calling_party_even_address_signal_digit": Kind::Number => |c| Give(*c, |c, values| c.give_location_signals(values, true));
    /// Devices (TS 29.002 §17.7).
    "map.imei": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::IMEI, values));
};

/// The short message that an operation carries.
const SMS: &[Field<Map>] = sms::fields!(|c| c.short_message());

const FIRST: usize = HEADER.len() + SMS.len();
/// Names of CAP are behind all others; no operation of MAP has a value of theirs.
const ROWS: usize = FIRST + CAMEL;

static ALL: [Field<Map>; ROWS] = all();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::large_stack_arrays,
    reason = "evaluated by the compiler"
)]
const fn all() -> [Field<Map>; ROWS] {
    let mut all = [HEADER[0]; ROWS];
    let mut at = 0;
    while at < ROWS {
        all[at] = if at < HEADER.len() {
            HEADER[at]
        } else if at < FIRST {
            SMS[at - HEADER.len()]
        } else {
            let row = row(at - FIRST);
            Field::<Map> { name: row.name, kind: row.kind, doc: row.doc, read: row.read }
        };
        at += 1;
    }
    all
}

/// Values that a function adds.
pub(super) struct Give<'a>(
    pub(super) Component<'a>,
    pub(super) for<'c> fn(&Component<'c>, &mut Values<'c>),
);

impl<'a> Yield<'a> for Give<'a> {
    fn give(self, values: &mut Values<'a>) {
        (self.1)(&self.0, values);
    }
}
