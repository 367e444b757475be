//! A parameter must have the form that its operation gives it (TS 29.002 §17.7, TS 29.078): what one receiver finds where
//! another finds nothing is refused.
//!
//! Values of later releases, which stand under tags of their own, are left out as every receiver leaves them out.

use numbering::{Digits, Imsi};
use wire::{Fault, Malformed};

use super::component::{Component, ComponentKind, OperationCode};
use super::grammar::{Content, Part, Type, UNTAGGED};
use super::walk::is_meant;
use crate::ber::{DEPTH_MAX, Tlv, Tlvs};

/// Operations of MAP that name a subscriber by his identity in every version (TS 29.002 §8, §10, §11).
const ABOUT_SUBSCRIBERS: [i32; 12] = [2, 3, 4, 8, 15, 23, 24, 56, 57, 66, 67, 70];
/// Octets of an identity (TS 29.002 §17.7.8).
const IDENTITY_OCTETS: core::ops::RangeInclusive<usize> = 3..=8;

impl Component<'_> {
    /// Operations are told by a number of one octet; the values of an argument stand in their order, each once and in its
    /// own form; who must be named is named.
    pub fn check(&self) -> Result<(), Malformed> {
        self.conforms().map_err(|fault| Malformed { offset: 0, fault })
    }

    fn conforms(&self) -> Result<(), Fault> {
        match self.code {
            Some(OperationCode::Local(0..=0xff)) | None => {}
            Some(OperationCode::Local(_) | OperationCode::Global(_)) => return Err(Fault::Value),
        }
        let is_invoke = self.kind == ComponentKind::INVOKE;
        if let Some(parameter) = self.parameter {
            let roots = self.roots();
            match roots.iter().find(|part| is_meant(part, parameter.label())) {
                Some(part) => value(part, &parameter, DEPTH_MAX)?,
                None if is_invoke && !roots.is_empty() => return Err(Fault::Value),
                None => {}
            }
        }
        let must_name = is_invoke && self.is_map() && self.local().is_some_and(is_about_subscriber);
        if must_name && !self.names_subscriber() { Err(Fault::Missing) } else { Ok(()) }
    }

    fn names_subscriber(&self) -> bool {
        let mut is_named = false;
        self.visit(&mut |found| is_named |= found.content == Some(Content::Imsi));
        is_named
    }
}

fn is_about_subscriber(operation: i32) -> bool {
    ABOUT_SUBSCRIBERS.contains(&operation)
}

fn value(part: &'static Part, value: &Tlv<'_>, depth: usize) -> Result<(), Fault> {
    let depth = depth.checked_sub(1).ok_or(Fault::Depth)?;
    match part.of {
        Type::Leaf(Content::Any) => Ok(()),
        Type::Leaf(_) if value.is_constructed() => Err(Fault::Value),
        Type::Leaf(Content::Imsi) => identity(value.octets),
        Type::Leaf(_) => Ok(()),
        Type::Sequence(_) | Type::Each(_) if !value.is_constructed() => Err(Fault::Value),
        Type::Sequence(parts) => sequence(parts, value.inside(), depth),
        Type::Each(parts) => each(parts, value.inside(), depth),
        Type::Choice(parts) => {
            let inner = if part.tag == UNTAGGED { Some(*value) } else { value.inside().next() };
            match inner.map(|inner| each(parts, Tlvs::new(inner.whole), depth)) {
                Some(checked) => checked,
                None => Err(Fault::Missing),
            }
        }
    }
}

/// Parts stand in their order, each once.
fn sequence(parts: &'static [Part], values: Tlvs<'_>, depth: usize) -> Result<(), Fault> {
    let mut rest = parts;
    for inner in values {
        let label = inner.label();
        match rest.iter().position(|part| is_meant(part, label)) {
            Some(at) => {
                if let Some((part, behind)) = rest.get(at..).and_then(<[Part]>::split_first) {
                    value(part, &inner, depth)?;
                    rest = behind;
                }
            }
            None if parts.iter().any(|part| is_told(part, label)) => return Err(Fault::Duplicate),
            None => {}
        }
    }
    Ok(())
}

fn each(parts: &'static [Part], mut values: Tlvs<'_>, depth: usize) -> Result<(), Fault> {
    values.try_for_each(|inner| {
        let part = parts.iter().find(|part| is_meant(part, inner.label()));
        part.map_or(Ok(()), |part| value(part, &inner, depth))
    })
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
