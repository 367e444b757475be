//! Values of a component, found by the table of types and read as what they are.

use core::net::IpAddr;

use numbering::{Digits, Plmn};
use sms::{Direction, Tpdu};
use wire::{Value, Values};

use super::component::{Component, ComponentKind};
use super::grammar::{
    Camel, Common, Content, Part, camel_argument, camel_result, dialogue, map_argument, map_error,
    map_result,
};
use super::roles::{self, Role};
use super::walk::{Found, Pace, Told, walk};
use super::{Application, Operation};

/// The last number of the context of version 2 of CAP, 0.4.0.0.1.0.50.1 (GSM 09.78 §6.1).
const CAP_2: u8 = 1;

impl<'a> Component<'a> {
    /// Visits every value of the parameter that is known.
    pub(super) fn visit(&self, visit: &mut impl FnMut(Found<'a>)) {
        let Some(parameter) = self.parameter else { return };
        let is_cap2 = self.application == Application::Cap && self.version == CAP_2;
        walk(&parameter, self.roots(), self.pace, &mut |found: Found<'a>| {
            // Version 2 has the gateway where the others have a number that a call goes to (GSM 09.78 §6.1).
            let is_gateway = is_cap2 && found.name == Camel::forwardingDestinationNumber.id();
            visit(if is_gateway {
                Found { name: Camel::gmscAddress.id(), content: Some(Content::Address), ..found }
            } else {
                found
            });
        });
    }

    /// True where Wireshark gives up the message at a value of the parameter.
    pub fn is_given_up(&self) -> bool {
        self.told().is_given_up
    }

    /// True where Wireshark calls the parameter malformed.
    pub(super) fn is_faulty(&self) -> bool {
        self.told().is_faulty
    }

    fn told(&self) -> Told {
        let walk = |parameter| walk(&parameter, self.roots(), Pace::Wireshark, &mut |_| ());
        self.parameter.map(walk).unwrap_or_default()
    }

    /// Adds every value of that row.
    pub(super) fn give(&self, name: u16, values: &mut Values<'a>) {
        self.visit(&mut |found| {
            if found.name == name
                && let Some(value) = value(&found)
            {
                values.add(value);
            }
        });
    }

    /// Adds what a function makes of each value of one kind.
    pub(super) fn give_each<T>(
        &self,
        content: Content,
        values: &mut Values<'a>,
        read: impl Fn(&'a [u8]) -> Option<T>,
    ) where
        T: wire::Yield<'a>,
    {
        self.visit(&mut |found| {
            if found.content == Some(content)
                && let Some(item) = read(found.octets)
            {
                item.give(values);
            }
        });
    }

    /// Adds bits of the first octet of each value of one kind.
    pub(super) fn give_bits(&self, content: Content, values: &mut Values<'a>, mask: u8) {
        self.give_each(content, values, |octets| {
            (octets.first()? & mask).checked_shr(mask.trailing_zeros())
        });
    }

    /// Adds bits of each scheme of coding of the groups that a function picks.
    pub(super) fn give_scheme(
        &self,
        values: &mut Values<'a>,
        mask: u8,
        is_meant: impl Fn(u8) -> bool,
    ) {
        self.give_each(Content::Scheme, values, |octets| {
            let scheme = octets.first().filter(|scheme| is_meant(**scheme >> 4))?;
            (scheme & mask).checked_shr(mask.trailing_zeros())
        });
    }

    /// Adds what a function makes of the octets of each value of these names.
    pub(super) fn give_named<T>(
        &self,
        names: &[Camel],
        values: &mut Values<'a>,
        read: impl Fn(&'a [u8]) -> Option<T>,
    ) where
        T: wire::Yield<'a>,
    {
        self.visit(&mut |found| {
            let is_named = names.iter().any(|name| name.id() == found.name);
            if is_named
                && found.content == Some(Content::Octets)
                && let Some(item) = read(found.octets)
            {
                item.give(values);
            }
        });
    }

    /// Adds the digits of every value of that role.
    pub(super) fn give_role(&self, role: Role, values: &mut Values<'a>) {
        self.visit(&mut |found| {
            if role.has(found.name)
                && let Some(digits) = digits(&found)
            {
                values.add(Value::Digits(digits));
            }
        });
    }

    /// The short message that it carries (TS 29.002 §7.6.8.4).
    pub fn short_message(&self) -> Option<Tpdu<'a>> {
        let mut direction = None;
        let mut signal = None;
        self.visit(&mut |found| {
            direction = roles::way(found.name).or(direction);
            if found.content == Some(Content::Signal) {
                signal = Some(found.octets);
            }
        });
        let octets = signal?;
        let tpdu = Tpdu::glimpse(octets, direction.unwrap_or_else(|| self.usual_way(octets)));
        // A receiver takes a reserved type for that of a delivery (TS 23.040 §9.2.3.1); Wireshark reads nothing of it.
        tpdu.filter(|tpdu| self.pace == Pace::Any || !tpdu.is_reserved())
    }

    /// True where it has an extension of a vendor that Wireshark reads, 1.2.826.0.1249.58.1.0.
    pub fn has_known_extension(&self) -> bool {
        const ERICSSON: [u8; 9] = [0x2a, 0x86, 0x3a, 0, 0x89, 0x61, 0x3a, 1, 0];
        let mut has = false;
        self.visit(&mut |found| {
            has |= found.name == Common::extId.id() && found.octets == ERICSSON;
        });
        has
    }

    /// Which way a short message goes where no address tells.
    fn usual_way(&self, octets: &[u8]) -> Direction {
        let mo = i32::from(Operation::MO_FORWARD_SM.0);
        let is_originated = self.local() == Some(mo) && self.version == 3;
        let is_report = octets.first().is_some_and(|flags| flags.trailing_zeros() >= 2);
        let from_mobile = match self.kind {
            ComponentKind::INVOKE => is_originated,
            ComponentKind::RETURN_ERROR => is_report,
            _ => !is_originated,
        };
        if from_mobile { Direction::FromMobile } else { Direction::ToMobile }
    }

    /// What its parameter may be.
    pub(super) fn roots(&self) -> &'static [Part] {
        let code = self.local().and_then(|code| u16::try_from(code).ok());
        let Some(code) = code else {
            return if self.kind == ComponentKind::DIALOGUE { dialogue() } else { &[] };
        };
        match (self.application, self.kind) {
            (Application::Map, ComponentKind::INVOKE) => map_argument(code, self.version),
            (
                Application::Map,
                ComponentKind::RETURN_RESULT_LAST | ComponentKind::RETURN_RESULT_NOT_LAST,
            ) => map_result(code, self.version),
            (Application::Map, ComponentKind::RETURN_ERROR) => map_error(code),
            (Application::Cap, ComponentKind::INVOKE) => camel_argument(code),
            (Application::Cap, ComponentKind::RETURN_RESULT_LAST) => camel_result(code),
            _ => &[],
        }
    }
}

/// Country and network at the head of an area.
pub(super) fn network(octets: &[u8]) -> Option<Plmn> {
    Plmn::from_octets(*octets.first_chunk()?)
}

/// Why a call ends as the ITU or ISO codes it, behind its location and, where that is extended, a recommendation (Q.763 §3.12).
pub(super) fn cause(octets: &[u8]) -> Option<u8> {
    let location = octets.first().filter(|location| **location & 0x60 <= 0x20)?;
    let place = if location & 0x80 == 0 { 2 } else { 1 };
    octets.get(place).map(|cause| cause & 0x7f)
}

/// Digits of an international number (TS 29.002 §17.7.8 `AddressString`); other numbers have none there.
pub(super) fn international(octets: &[u8]) -> Option<Digits> {
    let (nature, signals) = octets.split_first()?;
    let is_international = nature & 0x7f == 0x11 && !signals.is_empty();
    is_international.then(|| Digits::from_tbcd(signals)).flatten()
}

/// Digits of a number that is not international.
pub(super) fn national(octets: &[u8]) -> Option<Digits> {
    let (nature, signals) = octets.split_first()?;
    let is_other = !matches!(nature & 0x7f, 0x11) && nature & 0x0f != 6 && !signals.is_empty();
    is_other.then(|| Digits::from_tbcd(signals)).flatten()
}

/// A subscriber where a number stands by rights (E.212 as the numbering plan).
pub(super) fn by_identity(octets: &[u8]) -> Option<Digits> {
    let (nature, signals) = octets.split_first()?;
    (nature & 0x0f == 6 && !signals.is_empty()).then(|| Digits::from_tbcd(signals)).flatten()
}

/// An address after its type and length (TS 23.003 §5.1).
pub(super) fn gsn_address(octets: &[u8]) -> Option<IpAddr> {
    match octets.split_first()? {
        (0x04, v4) => Some(IpAddr::from(*v4.first_chunk::<4>()?)),
        (0x50, v6) => Some(IpAddr::from(*v6.first_chunk::<16>()?)),
        _ => None,
    }
}

/// Wireshark gives numbers as the octets that they are; those of a role are given as digits.
fn value<'a>(found: &Found<'a>) -> Option<Value<'a>> {
    let Some(content) = found.content else { return Some(Value::Number(found.number)) };
    let octets = found.octets;
    Some(match content {
        Content::Integer => {
            let is_short = octets.len() <= 8;
            Value::Number(
                is_short
                    .then(|| octets.iter().fold(0, |sum, octet| sum << 8 | u64::from(*octet)))?,
            )
        }
        Content::Boolean => Value::Number(octets.iter().any(|octet| *octet != 0).into()),
        Content::Null | Content::Any => Value::Number(1),
        Content::Bits => Value::Octets(octets.split_first()?.1),
        Content::Text => Value::Text(octets),
        Content::Imsi
        | Content::Address
        | Content::Tbcd
        | Content::Gsn
        | Content::Area
        | Content::Cell
        | Content::Routing
        | Content::Tracking
        | Content::Eutran
        | Content::Plmn
        | Content::Apn
        | Content::Signal
        | Content::LocationNumber
        | Content::Status
        | Content::Forwarding
        | Content::Cause
        | Content::Scheme
        | Content::Octets => Value::Octets(octets),
    })
}

/// A number has an octet of nature and plan before it (TS 29.002 §17.7.8).
fn digits(found: &Found<'_>) -> Option<Digits> {
    let is_number = found.content? == Content::Address;
    Digits::from_tbcd(if is_number { found.octets.split_first()?.1 } else { found.octets })
}
