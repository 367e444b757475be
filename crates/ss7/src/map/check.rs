//! A parameter must have the form that its operation gives it (TS 29.002 §17.7, TS 29.078): what one receiver finds where
//! another finds nothing is refused.
//!
//! Values of later releases, which stand under tags of their own, are left out as every receiver leaves them out.

use numbering::{Digits, Imsi};
use wire::{Fault, Malformed};

use super::Application;
use super::component::{Component, ComponentKind, OperationCode};
use super::grammar::{Content, NOTHING, Part, Type, UNTAGGED};
use super::walk::is_meant;
use crate::ber::{DEPTH_MAX, Tlv, Tlvs};

/// Octets of an identity (TS 29.002 §17.7.8).
const IDENTITY_OCTETS: core::ops::RangeInclusive<usize> = 3..=8;

impl Component<'_> {
    /// Operations are told by a number of one octet; the values of an argument stand in their order, each once and in its
    /// own form; who must be named is named; what has no form of its own can be read to the last value.
    pub fn check(&self) -> Result<(), Malformed> {
        self.conforms().map_err(|fault| Malformed { offset: 0, fault })
    }

    /// Octets of the longest value of its parameter that its operation gives no form: extensions of vendors and of later
    /// releases.
    pub(super) fn open_len(&self) -> Option<u32> {
        let mut check = Check::default();
        let parameter = self.parameter.filter(|_| !self.roots().is_empty())?;
        let part = self.roots().iter().find(|part| is_meant(part, parameter.label()))?;
        let _ = check.value(part, &parameter, DEPTH_MAX);
        u32::try_from(check.open).ok().filter(|open| *open > 0)
    }

    fn conforms(&self) -> Result<(), Fault> {
        match self.code {
            _ if self.application == Application::Inap => {}
            Some(OperationCode::Local(0..=0xff)) | None => {}
            Some(OperationCode::Local(_) | OperationCode::Global(_)) => return Err(Fault::Value),
        }
        let is_invoke = self.kind == ComponentKind::INVOKE;
        let mut check = Check::default();
        if let Some(parameter) = self.parameter {
            let roots = self.roots();
            match roots.iter().find(|part| is_meant(part, parameter.label())) {
                Some(part) => check.value(part, &parameter, DEPTH_MAX)?,
                None if is_invoke && !roots.is_empty() => return Err(Fault::Value),
                None => check.unknown(&parameter, DEPTH_MAX)?,
            }
        }
        let must_name = is_invoke && self.is_map() && self.local().is_some_and(is_about_subscriber);
        if must_name && !check.names_subscriber { Err(Fault::Missing) } else { Ok(()) }
    }
}

/// Operations of MAP that name a subscriber by his identity in every version (TS 29.002 §8, §10, §11).
fn is_about_subscriber(operation: i32) -> bool {
    matches!(operation, 2 | 3 | 4 | 8 | 15 | 23 | 24 | 56 | 57 | 66 | 67 | 70)
}

/// What was found on the way through a parameter.
#[derive(Default)]
struct Check {
    names_subscriber: bool,
    /// Octets of the longest value without a form.
    open: usize,
}

impl Check {
    fn value(&mut self, part: &'static Part, value: &Tlv<'_>, depth: usize) -> Result<(), Fault> {
        let depth = depth.checked_sub(1).ok_or(Fault::Depth)?;
        match part.of {
            Type::Leaf(Content::Any) => self.unknown(value, depth),
            Type::Leaf(_) if value.is_constructed() => Err(Fault::Value),
            Type::Leaf(Content::Imsi) => {
                self.names_subscriber |= part.name != NOTHING;
                identity(value.octets)
            }
            Type::Leaf(_) => Ok(()),
            Type::Sequence(_) | Type::Each(_) if !value.is_constructed() => Err(Fault::Value),
            Type::Sequence(parts) => self.sequence(parts, value.inside(), depth),
            Type::Each(parts) => self.each(parts, value.inside(), depth),
            Type::Choice(parts) if part.tag == UNTAGGED => self.one(parts, value, depth),
            Type::Choice(parts) => {
                let mut values = value.inside();
                let first = next(&mut values)?.ok_or(Fault::Missing)?;
                self.one(parts, &first, depth)?;
                self.each(&[], values, depth)
            }
        }
    }

    /// Parts stand in their order, each once.
    fn sequence(
        &mut self,
        parts: &'static [Part],
        mut values: Tlvs<'_>,
        depth: usize,
    ) -> Result<(), Fault> {
        let mut rest = parts.iter();
        while let Some(inner) = next(&mut values)? {
            let label = inner.label();
            let mut ahead = rest.clone();
            match ahead.find(|part| is_meant(part, label)) {
                Some(part) => {
                    rest = ahead;
                    self.value(part, &inner, depth)?;
                }
                None if parts.iter().any(|part| is_told(part, label)) => {
                    return Err(Fault::Duplicate);
                }
                // No part has it, or the tag may be anybody's.
                None => self.unknown(&inner, depth)?,
            }
        }
        Ok(())
    }

    fn each(
        &mut self,
        parts: &'static [Part],
        mut values: Tlvs<'_>,
        depth: usize,
    ) -> Result<(), Fault> {
        while let Some(inner) = next(&mut values)? {
            self.one(parts, &inner, depth)?;
        }
        Ok(())
    }

    fn one(&mut self, parts: &'static [Part], inner: &Tlv<'_>, depth: usize) -> Result<(), Fault> {
        match parts.iter().find(|part| is_meant(part, inner.label())) {
            Some(part) => self.value(part, inner, depth),
            None => self.unknown(inner, depth),
        }
    }

    /// A value that has no part: only what is inside it can be read.
    fn unknown(&mut self, value: &Tlv<'_>, depth: usize) -> Result<(), Fault> {
        self.open = self.open.max(value.octets.len());
        value.check(depth).map_err(|malformed| malformed.fault)
    }
}

fn next<'a>(values: &mut Tlvs<'a>) -> Result<Option<Tlv<'a>>, Fault> {
    values.step().map_err(|malformed| malformed.fault)
}

/// True where that tag is the part's own, or one of its alternatives'.
fn is_told(part: &Part, label: u16) -> bool {
    match part.of {
        Type::Choice(parts) if part.tag == UNTAGGED => {
            parts.iter().any(|part| is_told(part, label))
        }
        Type::Leaf(_) | Type::Sequence(_) | Type::Choice(_) | Type::Each(_) => part.tag == label,
    }
}

/// Digits of a subscriber, and nothing behind them but one filler.
fn identity(octets: &[u8]) -> Result<(), Fault> {
    let is_short = IDENTITY_OCTETS.contains(&octets.len());
    let imsi = Digits::from_tbcd(octets).and_then(Imsi::new).filter(|_| is_short);
    let is_full = imsi.is_some_and(|imsi| imsi.digits().len().div_ceil(2) == octets.len());
    if is_full { Ok(()) } else { Err(Fault::Value) }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use craft::tcap::{invoke, tlv};

    use super::*;
    use crate::map::Application;

    const INFO: u8 = 56;

    #[test]
    fn the_values_of_an_argument_stand_in_their_order_each_once_and_in_their_form() {
        let name = tlv(0x80, &craft::tbcd("001010123456789"));
        let rest = [tlv(2, &[5]), tlv(0x30, &[])].concat();
        let split = tlv(0xa0, &tlv(4, &craft::tbcd("001010123456789")));
        let of = |parts: &[&[u8]]| invoke(1, INFO, &tlv(0x30, &parts.concat()));
        for (octets, expected) in [
            (of(&[&name, &tlv(2, &[5])]), None),
            (of(&[&name, &tlv(2, &[5]), &tlv(0x9f64, &[1])]), None),
            (of(&[&rest, &name]), Some(Fault::Duplicate)),
            (of(&[&name, &name]), Some(Fault::Duplicate)),
            (of(&[&split]), Some(Fault::Value)),
            (of(&[&tlv(2, &[5])]), Some(Fault::Missing)),
            (
                of(&[&tlv(0x80, &[0x00, 0x01, 0x01, 0x21, 0x43, 0x65, 0x87, 0x09])]),
                Some(Fault::Value),
            ),
            (of(&[&tlv(0x80, &[0x00, 0xf1, 0x01])]), Some(Fault::Value)),
            (invoke(1, INFO, &tlv(0x31, &name)), Some(Fault::Value)),
        ] {
            assert_eq!(checked(&octets), expected, "{octets:02x?}");
        }
    }

    #[test]
    fn an_operation_is_told_by_a_number_of_one_octet() {
        let told = |code: &[u8]| tlv(0xa1, &[&[2, 1, 1], code].concat());

        for (code, expected) in [
            ([2, 1, 71].as_slice(), None),
            (&[2, 2, 0, 71], Some(Fault::Value)),
            (&[2, 2, 1, 71], Some(Fault::Value)),
            (&[2, 1, 0xc7], Some(Fault::Value)),
            (&[6, 1, 71], Some(Fault::Value)),
        ] {
            assert_eq!(checked(&told(code)), expected, "{code:02x?}");
        }
    }

    #[test]
    fn what_has_no_form_is_measured() {
        let name = tlv(0x80, &craft::tbcd("001010123456789"));
        let vendor = tlv(6, &[0x2b, 6, 1, 4, 1, 1]);
        let extension = |len: usize| {
            let own = tlv(0x30, &[vendor.clone(), tlv(4, &std::vec![0; len])].concat());
            tlv(0xa2, &tlv(0xa0, &own))
        };
        let of = |last: &[u8]| invoke(1, INFO, &tlv(0x30, &[&name, &tlv(2, &[1]), last].concat()));
        for (octets, expected) in [
            (of(&[]), None),
            (of(&tlv(0x9f64, &[0; 40])), Some(40)),
            (of(&extension(90)), Some(90)),
        ] {
            let component = Component::decode(&octets, Application::Map).unwrap();
            assert_eq!(component.of_version(3).open_len(), expected, "{octets:02x?}");
        }
    }

    fn checked(octets: &[u8]) -> Option<Fault> {
        let component = Component::decode(octets, Application::Map);
        let checked = component.and_then(|component| component.of_version(3).check());
        checked.err().map(|malformed| malformed.fault)
    }

    #[test]
    fn who_serves_another_application_than_the_context_tells_may_read_either() {
        let camel: Vec<u8> = [4, 0, 0, 1, 21, 3, 4].into();
        for (called, is_begin, other) in [
            (6, true, Some(Application::Map)),
            (6, false, Some(Application::Map)),
            (8, true, Some(Application::Map)),
            (8, false, None),
            (146, true, None),
        ] {
            assert_eq!(crate::map::other_application(&camel, called, is_begin), other);
        }
    }
}
