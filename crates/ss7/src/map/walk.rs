//! One walk through a parameter, by the table of its types.

use super::grammar::{Content, NOTHING, Part, Type, UNTAGGED};
use super::identity::is_subscriber;
use crate::ber::{DEPTH_MAX, Tlv, Tlvs};

/// A value with what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    /// Its row.
    pub(super) name: u16,
    /// What its octets are; nothing where it holds others.
    pub(super) content: Option<Content>,
    /// How many others it holds, or which of several it is.
    pub(super) number: u64,
    /// Its octets.
    pub(super) octets: &'a [u8],
}

/// How a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Values are found in any order, as a receiver may take them.
    Any,
    /// A value where another must stand is passed over together with that other, as Wireshark does.
    Wireshark,
}

/// What Wireshark says of a parameter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// It is malformed.
    pub(super) is_faulty: bool,
    /// One of its values is, so that no other is read.
    pub(super) is_given_up: bool,
}

/// Visits every value of a parameter that is one of these types, each before those inside it.
pub(super) fn walk<'a>(
    parameter: &Tlv<'a>,
    roots: &'static [Part],
    pace: Pace,
    visit: &mut impl FnMut(Found<'a>),
) -> Told {
    match roots.iter().find(|part| is_meant(part, parameter.label())) {
        Some(part) => Walk { pace, told: Told::default(), visit }.root(part, parameter),
        // Where versions differ, another form is only unknown.
        None => Told { is_faulty: roots.len() == 1, is_given_up: false },
    }
}

struct Walk<'v, F> {
    pace: Pace,
    told: Told,
    visit: &'v mut F,
}

/// Tags of an alternative are those of its own alternatives where it has none.
#[inline]
pub(super) fn is_meant(part: &Part, label: u16) -> bool {
    part.tag == label || part.tag == UNTAGGED && is_untagged_meant(part, label)
}

fn is_untagged_meant(part: &Part, label: u16) -> bool {
    match part.of {
        Type::Choice(parts) => parts.iter().any(|part| is_meant(part, label)),
        Type::Leaf(Content::Any) => true,
        Type::Leaf(_) | Type::Sequence(_) | Type::Each(_) => false,
    }
}

impl<'a, F: FnMut(Found<'a>)> Walk<'_, F> {
    fn root(mut self, part: &'static Part, value: &Tlv<'a>) -> Told {
        self.step(part, value, DEPTH_MAX);
        self.told
    }

    fn step(&mut self, part: &'static Part, value: &Tlv<'a>, depth: usize) {
        let Some(depth) = depth.checked_sub(1).filter(|_| !self.told.is_given_up) else { return };
        match part.of {
            Type::Leaf(content) => {
                self.told.is_faulty |= is_faulty(*content, value.octets);
                // One of no digits is no mistake, and tshark reads no further all the same.
                let is_given_up = *content == Content::Imsi && !is_subscriber(value.octets);
                self.told.is_given_up = self.pace == Pace::Wireshark && is_given_up;
                if !self.told.is_given_up {
                    self.found(part, Some(*content), 1, value);
                }
            }
            Type::Sequence(parts) => {
                self.found(part, None, 1, value);
                self.sequence(parts, value.inside(), depth);
            }
            Type::Each(parts) => {
                let count = value.inside().count();
                self.found(part, None, u64::try_from(count).unwrap_or(0), value);
                self.each(parts, value.inside(), depth);
            }
            Type::Choice(parts) => self.choice(part, parts, value, depth),
        }
    }

    fn each(&mut self, parts: &'static [Part], values: Tlvs<'a>, depth: usize) {
        for value in values {
            match parts.first().filter(|one| is_meant(one, value.label())) {
                Some(one) => self.step(one, &value, depth),
                None => self.told.is_faulty = true,
            }
        }
    }

    fn choice(&mut self, part: &Part, parts: &'static [Part], value: &Tlv<'a>, depth: usize) {
        // A choice with a tag of its own stands in a value of its own (X.680 §31.2.7).
        let inner = if part.tag == UNTAGGED { Some(*value) } else { value.inside().next() };
        let one = inner.and_then(|inner| {
            let one = parts.iter().find(|one| is_meant(one, inner.label()))?;
            Some((one, inner))
        });
        let Some((one, inner)) = one else {
            self.told.is_faulty = true;
            return;
        };
        self.found(part, None, one.choice.into(), value);
        self.step(one, &inner, depth);
    }

    fn found(&mut self, part: &Part, content: Option<Content>, number: u64, value: &Tlv<'a>) {
        if part.name != NOTHING {
            (self.visit)(Found { name: part.name, content, number, octets: value.octets });
        }
    }

    fn sequence(&mut self, parts: &'static [Part], values: Tlvs<'a>, depth: usize) {
        let mut rest = parts.iter();
        for value in values {
            let label = value.label();
            let part = match self.pace {
                Pace::Wireshark => rest
                    .find(|part| !part.is_optional || is_meant(part, label))
                    .filter(|part| is_meant(part, label)),
                Pace::Any => next_or_any(parts, &mut rest, label),
            };
            match part {
                Some(part) => self.step(part, &value, depth),
                None => self.told.is_faulty = true,
            }
        }
    }
}

/// The next part of that tag, else one that was passed.
fn next_or_any(
    parts: &'static [Part],
    rest: &mut core::slice::Iter<'static, Part>,
    label: u16,
) -> Option<&'static Part> {
    let mut ahead = rest.clone();
    let next = ahead.find(|part| is_meant(part, label));
    if next.is_some() {
        *rest = ahead;
    }
    next.or_else(|| parts.iter().find(|part| is_meant(part, label)))
}

/// What the content itself forbids, as far as Wireshark minds.
fn is_faulty(content: Content, octets: &[u8]) -> bool {
    let is_faulty_subscriber = content == Content::Imsi && !is_subscriber(octets);
    !octets.is_empty() && (content == Content::Null || is_faulty_subscriber)
}
