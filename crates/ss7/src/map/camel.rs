//! What a policy can ask of a component of CAP; names as in Wireshark.

use wire::{Each, Field, Kind, Malformed, Protocol, fields};

use super::codes::CapOperation;
use super::component::{Component, ComponentKind};
use super::content::{cause, international};
use super::fields::Give;
use super::grammar::{CAMEL, CAMEL_ALSO, COUNT, Camel, Content, row};
use super::location::{bit, bits, number, signals};
use super::roles::Role;
use super::{Application, identity};
use crate::isup::Number;

/// CAP's row in the registry: its messages are components.
#[derive(Debug)]
pub struct Cap;

impl Protocol for Cap {
    type Message<'a> = Component<'a>;
    const NAME: &'static str = "camel";
    const FIELDS: &'static [Field<Self>] = &ALL;

    fn decode(octets: &[u8]) -> Result<Component<'_>, Malformed> {
        Component::decode(octets, Application::Cap)
    }

    fn glimpse(octets: &[u8]) -> Option<Component<'_>> {
        Component::glimpse(octets, Application::Cap)
    }

    fn malformed(octets: &[u8]) -> Option<Malformed> {
        Component::malformed(octets, Application::Cap, 0)
    }

    fn rows(component: &Component<'_>, visit: &mut dyn FnMut(u16)) {
        (0_u16..).take(HEADER.len()).for_each(&mut *visit);
        component.each_name(&mut |name| {
            let own = usize::from(name).checked_sub(CAMEL);
            let place = own.or_else(|| {
                let also = CAMEL_ALSO.iter().position(|also| *also == name)?;
                COUNT.checked_sub(CAMEL)?.checked_add(also)
            });
            let row = place.and_then(|place| u16::try_from(place.checked_add(HEADER.len())?).ok());
            if let Some(row) = row {
                visit(row);
            }
        });
    }
}

const HEADER: &[Field<Cap>] = fields! {
    /// Operation, or the error of an error (TS 29.078 §4).
    "camel.local": Kind::Code(CapOperation::NAMES) => |c| c.local().and_then(|code| u64::try_from(code).ok());
    /// How the operation is told: 0 by number, 1 by object identifier (Q.773 §3.2.2.3).
    "camel.opcode": Kind::Number => |c| c.form().filter(|_| c.kind != ComponentKind::RETURN_ERROR);
    /// How the error is told: 0 by number, 1 by object identifier (Q.773 §3.2.2.4).
    "camel.errcode": Kind::Number => |c| c.form().filter(|_| c.kind == ComponentKind::RETURN_ERROR);
    /// Whether it tells which invocation it is or answers: 0, or 1 where a refusal tells none (Q.773 §3.2.2.1).
    "camel.invokeId": Kind::Number => |c| {
        let none = (c.kind == ComponentKind::REJECT).then_some(1_u8);
        c.invoke_id.map(|_| 0).or(none)
    };
    /// Which invocation it is or answers (Q.773 §3.2.2.1).
    "camel.present": Kind::Signed => |c| c.invoke_id;
    /// Kind of the component by its tag (Q.773 §3.2.2); Wireshark has a presence field for each.
    "camel.component": Kind::Code(ComponentKind::NAMES) => |c| c.kind.0;
    /// An operation is asked for (Q.773 §3.2.2).
    "camel.invoke_element": Kind::Flag => |c| c.is(ComponentKind::INVOKE);
    /// It has been done (Q.773 §3.2.2).
    "camel.returnResult_element": Kind::Flag => |c| c.is(ComponentKind::RETURN_RESULT_LAST);
    /// It failed (Q.773 §3.2.2).
    "camel.returnError_element": Kind::Flag => |c| c.is(ComponentKind::RETURN_ERROR);
    /// It was not understood (Q.773 §3.2.2).
    "camel.reject_element": Kind::Flag => |c| c.is(ComponentKind::REJECT);
    /// Subscribers (TS 29.078 §5.1).
    "e212.imsi": Kind::Digits => |c| Give(*c, identity::subscribers);
    /// Countries of subscribers (TS 23.003 §2.2).
    "e212.mcc": Kind::Number => |c| Give(*c, identity::countries);
    /// Networks of subscribers in their country (TS 23.003 §2.2).
    "e212.mnc": Kind::Number => |c| Give(*c, identity::networks_of);
    /// International telephone numbers of nodes (TS 29.002 §17.7.8).
    "e164.msisdn": Kind::Digits => |c| Give(*c, |c, values| {
        c.give_named(ENDS, values, |octets| number(c, octets)?.international());
        c.give_each(Content::Address, values, international);
    });
    /// Country codes of international numbers (E.164 §6.2.1).
    "e164.country_code": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| international(octets).and_then(numbering::networks::country_code)));
    /// No more octets of nature and plan follow (TS 29.002 §17.7.8).
    "gsm_map.extension": Kind::Flag => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| octets.first().map(|first| first & 0x80 != 0)));
    /// Nature of each number (TS 29.002 §17.7.8).
    "gsm_map.nature_of_number": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| octets.first().map(|first| first >> 4 & 7)));
    /// Numbering plan of each number (TS 29.002 §17.7.8).
    "gsm_map.number_plan": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Address, values,
        |octets| octets.first().map(|first| first & 0x0f)));
    /// Numbers of switching centres (TS 29.078 §5.1).
    "map.msc": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::MSC, values));
    /// Numbers of short message service centres (TS 29.078 §7.1).
    "map.smsc": Kind::Digits => |c| Give(*c, |c, values| c.give_role(Role::SMSC, values));
    /// Numbers that are called, as ISUP writes them (TS 29.078 §5.1, Q.763 §3.9).
    "isup.called": Kind::Digits => |c| Give(*c, |c, values| c.give_named(CALLED, values, |octets| signals(c, octets)));
    /// The number that calls, as ISUP writes it (TS 29.078 §5.1, Q.763 §3.10).
    "isup.calling": Kind::Digits => |c| Give(*c, |c, values| c.give_named(CALLING, values, |octets| signals(c, octets)));
    /// Where the caller is, as ISUP writes it (TS 29.078 §5.1, Q.763 §3.30).
    "isup.location_number": Kind::Digits => |c| Give(*c, |c, values| c.give_location(values, |octets| signals(c, octets)));
    /// The number that was called first, as ISUP writes it (TS 29.078 §5.1, Q.763 §3.39).
    "isup.original_called_number": Kind::Digits => |c| Give(*c, |c, values| c.give_named(ORIGINAL, values, |octets| signals(c, octets)));
    /// The number that redirected the call, as ISUP writes it (TS 29.078 §5.1, Q.763 §3.44).
    "isup.redirecting": Kind::Digits => |c| Give(*c, |c, values| c.give_named(REDIRECTING, values, |octets| signals(c, octets)));
    /// How a call was sent on (TS 29.078 §5.1, Q.763 §3.45).
    "isup.redirecting_ind": Kind::Number => |c| Give(*c, |c, values|
        c.give_named(REDIRECTION, values, |octets| octets.first().map(|octet| octet & 0x07)));
    /// Why a call was sent on first (TS 29.078 §5.1, Q.763 §3.45).
    "isup.original_redirection_reason": Kind::Number => |c| Give(*c, |c, values|
        c.give_named(REDIRECTION, values, |octets| octets.first().map(|octet| octet >> 4)));
    /// How often a call was sent on (TS 29.078 §5.1, Q.763 §3.45).
    "isup.redirection_counter": Kind::Number => |c| Give(*c, |c, values|
        c.give_named(REDIRECTION, values, |octets| octets.get(1).map(|octet| octet & 0x07)));
    /// Why a call was sent on last (TS 29.078 §5.1, Q.763 §3.45).
    "isup.redirection_reason": Kind::Number => |c| Give(*c, |c, values|
        c.give_named(REDIRECTION, values, |octets| octets.get(1).map(|octet| octet >> 4)));
    /// Why calls end (TS 29.078 §5.1, Q.763 §3.12).
    "camel.cause_indicator": Kind::Number => |c| Give(*c, |c, values| c.give_each(Content::Cause, values, cause));
    /// Natures of numbers that are called (Q.763 §3.9).
    "isup.called_party_nature_of_address_indicator": Kind::Number => |c| Give(*c, |c, values|
        c.give_named(CALLED, values, |octets| octets.first().map(|octet| octet & 0x7f)));
    /// Natures of the other numbers (Q.763 §3.10).
    "isup.calling_party_nature_of_address_indicator": Kind::Number => |c| Give(*c, |c, values| {
        c.give_named(OTHERS, values, |octets| octets.first().map(|octet| octet & 0x7f));
        c.give_location(values, |octets| bits(octets, 0, 0x7f));
    });
    /// Numbers with an odd count of digits (Q.763 §3.9).
    "isup.isdn_odd_even_indicator": Kind::Flag => |c| Give(*c, |c, values| {
        c.give_named(ALL_NUMBERS, values, |octets| octets.first().map(|octet| octet & 0x80 != 0));
        c.give_location(values, |octets| bit(octets, 0, 0x80));
    });
    /// Numbers that must not be routed to by the internal network (Q.763 §3.9).
    "isup.inn_indicator": Kind::Flag => |c| Give(*c, |c, values| {
        c.give_named(CALLED, values, |octets| octets.get(1).map(|octet| octet & 0x80 != 0));
        c.give_location(values, |octets| bit(octets, 1, 0x80));
    });
    /// Numbers that are incomplete (Q.763 §3.10).
    "isup.ni_indicator": Kind::Flag => |c| Give(*c, |c, values|
        c.give_named(CALLING, values, |octets| octets.get(1).map(|octet| octet & 0x80 != 0)));
    /// Numbering plans of numbers (Q.763 §3.9).
    "isup.numbering_plan_indicator": Kind::Number => |c| Give(*c, |c, values| {
        c.give_named(ALL_NUMBERS, values, |octets| octets.get(1).map(|octet| octet >> 4 & 7));
        c.give_location(values, |octets| bits(octets, 1, 0x70));
    });
    /// Whether numbers may be shown (Q.763 §3.10).
    "isup.address_presentation_restricted_indicator": Kind::Number => |c| Give(*c, |c, values| {
        c.give_named(OTHERS, values, |octets| octets.get(1).map(|octet| octet >> 2 & 3));
        c.give_location(values, |octets| bits(octets, 1, 0x0c));
    });
    /// Who vouches for the number that calls (Q.763 §3.10).
    "isup.screening_indicator": Kind::Number => |c| Give(*c, |c, values| {
        c.give_named(CALLING, values, |octets| octets.get(1).map(|octet| octet & 3));
        c.give_location(values, |octets| bits(octets, 1, 0x03));
    });
    /// Signals of numbers that are called, the first of each two (Q.763 §3.9).
    "isup.called_party_odd_address_signal_digit": Kind::Number => |c| Give(*c, |c, values|
        c.give_named(CALLED, values, |octets| Some(Each(Number::signals(octets, 2, false)))));
    /// Signals of numbers that are called, the second of each two (Q.763 §3.9).
    "isup.called_party_even_address_signal_digit": Kind::Number => |c| Give(*c, |c, values|
        c.give_named(CALLED, values, |octets| Some(Each(Number::signals(octets, 2, true)))));
    /// Signals of the other numbers, the first of each two (Q.763 §3.10).
    "isup.calling_party_odd_address_signal_digit": Kind::Number => |c| Give(*c, |c, values| {
        c.give_named(OTHERS, values, |octets| Some(Each(Number::signals(octets, 2, false))));
        c.give_location_signals(values, false);
    });
    /// Signals of the other numbers, the second of each two (Q.763 §3.10).
    "isup.calling_party_even_address_signal_digit": Kind::Number => |c| Give(*c, |c, values| {
        c.give_named(OTHERS, values, |octets| Some(Each(Number::signals(octets, 2, true))));
        c.give_location_signals(values, true);
    });
    /// Numbers that are called, of the plan of telephony (Q.763 §3.9).
    "e164.called_party_number.digits": Kind::Digits => |c| Give(*c, |c, values|
        c.give_named(CALLED, values, |octets| number(c, octets)?.of_telephony()));
    /// Number that calls, of the plan of telephony (Q.763 §3.10).
    "e164.calling_party_number.digits": Kind::Digits => |c| Give(*c, |c, values|
        c.give_named(CALLING, values, |octets| number(c, octets)?.of_telephony()));
};

/// Numbers that are written as in ISUP; those of short messages are not.
const CALLED: &[Camel] = &[Camel::calledPartyNumber, Camel::CalledPartyNumber];
const CALLING: &[Camel] = &[Camel::callingPartyNumber];
const ENDS: &[Camel] =
    &[Camel::calledPartyNumber, Camel::CalledPartyNumber, Camel::callingPartyNumber];
const ORIGINAL: &[Camel] = &[Camel::originalCalledPartyID];
const REDIRECTING: &[Camel] = &[Camel::redirectingPartyID];
const REDIRECTION: &[Camel] = &[Camel::redirectionInformation];
const OTHERS: &[Camel] =
    &[Camel::callingPartyNumber, Camel::originalCalledPartyID, Camel::redirectingPartyID];
const ALL_NUMBERS: &[Camel] = &[
    Camel::calledPartyNumber,
    Camel::CalledPartyNumber,
    Camel::callingPartyNumber,
    Camel::originalCalledPartyID,
    Camel::redirectingPartyID,
];

/// Rows of CAP's own values, then those of MAP that stand in them.
const ROWS: usize = HEADER.len() + COUNT - CAMEL + CAMEL_ALSO.len();

static ALL: [Field<Cap>; ROWS] = all();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::large_stack_arrays,
    reason = "evaluated by the compiler"
)]
const fn all() -> [Field<Cap>; ROWS] {
    let mut all = [HEADER[0]; ROWS];
    let own = COUNT - CAMEL;
    let mut at = 0;
    while at < ROWS {
        all[at] = if at < HEADER.len() {
            HEADER[at]
        } else {
            let place = at - HEADER.len();
            let row = if place < own {
                row(CAMEL + place)
            } else {
                row(CAMEL_ALSO[place - own] as usize)
            };
            Field::<Cap> { name: row.name, kind: row.kind, doc: row.doc, read: row.read }
        };
        at += 1;
    }
    all
}
